//! The whole line, from text to canonical form, as rows.

#![expect(clippy::too_many_lines, reason = "tables of rows")]

use jiff::civil::{Weekday, date};
use proptest::prelude::*;

use super::*;
use crate::model::{CountryCode, Lang};
use crate::text::{Stemmer, fold};

/// A handful of names, as the tables and an archive would know them.
pub(super) struct Few;

const COUNTRIES: &[(&str, &str, &str, &[&str])] = &[
    ("JP", "Japan", "اليابان", &["jpn", "japanese", "ياباني", "طوكيو"]),
    ("BD", "Bangladesh", "بنغلاديش", &["bgd"]),
    ("KW", "Kuwait", "الكويت", &["kwt"]),
    ("SA", "Saudi Arabia", "السعودية", &[]),
    ("AE", "United Arab Emirates", "الإمارات العربية المتحدة", &[]),
];

impl Known for Few {
    fn country(&self, folded: &str) -> Option<CountryCode> {
        let row = COUNTRIES.iter().find(|(code, en, ar, more)| {
            [*code, *en, *ar].iter().chain(*more).any(|name| fold(name) == folded)
        });
        row.and_then(|(code, ..)| CountryCode::new(code))
    }

    fn group(&self, folded: &str) -> Option<Vec<CountryCode>> {
        let codes: &[&str] = match folded {
            "gcc" => &["KW", "SA", "AE"],
            "african union" => &["EG"],
            _ => return None,
        };
        codes.iter().map(|code| CountryCode::new(code)).collect()
    }

    fn group_ids(&self) -> Vec<&'static str> {
        vec!["gcc", "african-union"]
    }

    fn near_countries(&self, folded: &str) -> Vec<String> {
        let names = COUNTRIES.iter().flat_map(|(_, en, ar, _)| [*en, *ar]);
        let near = |name: &&str| strsim::osa_distance(&fold(name), folded) <= 2;
        names.filter(near).map(str::to_owned).collect()
    }

    fn country_name(&self, code: CountryCode, lang: Lang) -> String {
        let row = COUNTRIES.iter().find(|(known, ..)| *known == code.as_str());
        row.map_or("", |(_, en, ar, _)| if lang == Lang::Ar { ar } else { en }).to_owned()
    }

    fn officials(&self, words: &[String]) -> Vec<(i64, String)> {
        match words.join(" ").as_str() {
            "عبدالله العلي" | "abdullah al ali" => {
                vec![(7, "عبدالله العلي".to_owned())]
            }
            "محمد" => (1..=60).map(|id| (id, format!("محمد {id}"))).collect(),
            _ => Vec::new(),
        }
    }

    fn similar_officials(&self, words: &[String]) -> Vec<(i64, String)> {
        self.officials(words)
    }

    fn near_officials(&self, _: &[String]) -> Vec<(String, u32)> {
        vec![("عبدالله العلي".to_owned(), 80)]
    }

    fn sources(&self, folded: &str) -> Vec<(i64, String)> {
        if folded == "kuna" { vec![(3, "KUNA".to_owned())] } else { Vec::new() }
    }

    fn near_sources(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
}

pub(super) fn resolved(text: &str) -> Result<Query, QueryError> {
    let stemmer = Stemmer::default();
    let context = Context {
        today: &|| date(2025, 2, 5),
        week_start: Weekday::Sunday,
        known: &Few,
        stemmer: &stemmer,
    };
    resolve(&parse(text)?, &context)
}

pub(super) fn printed(text: &str, lang: Lang) -> String {
    match resolved(text) {
        Ok(query) => print(&query, lang, &Few),
        Err(error) => format!("{} {}", error.code(), error.message()),
    }
}

#[test]
fn queries_print_in_their_canonical_forms() {
    for (text, english, arabic) in [
        ("سفير اليابان", "سفير اليابان", "سفير اليابان"),
        ("*", "*", "*"),
        ("a AND b & c", "a b c", "a b c"),
        ("a OR b | c أو d", "a OR b OR c OR d", "a أو b أو c أو d"),
        ("a b OR c", "(a b) OR c", "(a b) أو c"),
        ("a (b OR c)", "a (b OR c)", "a (b أو c)"),
        ("NOT a -b ليس c", "-a -b -c", "-a -b -c"),
        ("NOT -a", "a", "a"),
        ("NOT (a b)", "-(a b)", "-(a b)"),
        ("((a))", "a", "a"),
        ("* a", "a", "a"),
        ("تدريب* =السفيرة", "تدريب* =السفيرة", "تدريب* =السفيرة"),
        ("«التعاون العسكري»", "\"التعاون العسكري\"", "\"التعاون العسكري\""),
        ("F-35 \"OR\" +OR", "\"F-35\" =OR =OR", "\"F-35\" =OR =OR"),
        ("=و \"و\" وَ x", "=و =و x", "=و =و x"),
        ("\"say \"\"hi\"\" now\"", "\"say \"\"hi\"\" now\"", "\"say \"\"hi\"\" now\""),
        ("country:JP", "country:JP", "دولة:اليابان"),
        ("c:jpn,بنغلاديش", "country:BD,JP", "دولة:بنغلاديش،اليابان"),
        ("دوله： اليابان، الكويت", "country:JP,KW", "دولة:اليابان،الكويت"),
        ("country:JP country:BD", "country:JP country:BD", "دولة:اليابان دولة:بنغلاديش"),
        (
            "country:(JP OR BD) -country:KW",
            "country:BD,JP -country:KW",
            "دولة:بنغلاديش،اليابان -دولة:الكويت",
        ),
        ("country:(@gcc -KW)", "country:AE,SA", "دولة:\"الإمارات العربية المتحدة\"،السعودية"),
        ("country:(JP -KW)", "country:JP -country:KW", "دولة:اليابان -دولة:الكويت"),
        (
            "country:(@gcc -@gcc)",
            "country:AE,KW,SA -country:AE,KW,SA",
            "دولة:\"الإمارات العربية المتحدة\"،الكويت،السعودية \
             -دولة:\"الإمارات العربية المتحدة\"،الكويت،السعودية",
        ),
        ("بلد:(اليابان و بنغلاديش)", "country:JP country:BD", "دولة:اليابان دولة:بنغلاديش"),
        (
            "official:\"Abdullah Al-Ali\"",
            "official:\"Abdullah Al-Ali\"",
            "مسؤول:\"Abdullah Al-Ali\"",
        ),
        ("o:a,b", "official:a,b", "مسؤول:a،b"),
        ("title:a,b* x", "title:a,b* x", "عنوان:a،b* x"),
        ("t:(a OR \"b c\") نص:d", "title:a,\"b c\" body:d", "عنوان:a،\"b c\" نص:d"),
        ("title:(a -b)", "title:a -title:b", "عنوان:a -عنوان:b"),
        ("مصدر:KUNA lang:عربي", "source:KUNA lang:ar", "مصدر:KUNA لغة:عربية"),
        ("id:a_5c,a_6d", "id:a_5c,a_6d", "معرف:a_5c،a_6d"),
        ("date:2025-01..2025-03", "date:2025-01..2025-03", "تاريخ:2025-01..2025-03"),
        ("تاريخ:٢٠٢٥-٠١…٢٠٢٥-٠٣", "date:2025-01..2025-03", "تاريخ:2025-01..2025-03"),
        ("date:2025", "date:2025", "تاريخ:2025"),
        ("date:2024..2025", "date:2024..2025", "تاريخ:2024..2025"),
        ("date:2025Q1", "date:2025-01..2025-03", "تاريخ:2025-01..2025-03"),
        ("date:1446-09h", "date:2025-03-01..2025-03-29", "تاريخ:2025-03-01..2025-03-29"),
        ("date:today,أمس", "date:2025-02-05,2025-02-04", "تاريخ:2025-02-05،2025-02-04"),
        (
            "since:30d until:2025-03",
            "date:2025-01-07.. date:..2025-03",
            "تاريخ:2025-01-07.. تاريخ:..2025-03",
        ),
        (
            "date:>=2025-03 date:>2025-03",
            "date:2025-03.. date:2025-04..",
            "تاريخ:2025-03.. تاريخ:2025-04..",
        ),
        ("date:<2025 date:<=2025", "date:..2024 date:..2025", "تاريخ:..2024 تاريخ:..2025"),
        (
            "date:\"5 فبراير 2025\"..\"7 شباط 2025\"",
            "date:2025-02-05..2025-02-07",
            "تاريخ:2025-02-05..2025-02-07",
        ),
        ("منذ:الشهر-الماضي", "date:2025..", "تاريخ:2025.."),
        (
            "x sort:-date limit:5 تخطي:١٠",
            "x sort:-date limit:5 offset:10",
            "x ترتيب:-تاريخ حد:5 تخطي:10",
        ),
        ("a NEAR/5 b قرب c", "a NEAR/5 b NEAR/10 c", "a قرب/5 b قرب/10 c"),
        ("-a ADJ (b OR c*) d", "-a ADJ/10 (b OR c*) d", "-a يلي/10 (b أو c*) d"),
        ("title:(a NEAR/3 \"b c\")", "title:(a NEAR/3 \"b c\")", "عنوان:(a قرب/3 \"b c\")"),
        ("\"a b\"~3 \"a\"~3", "\"a b\"~3 =a", "\"a b\"~3 =a"),
        ("~محمد", "official:~\"محمد\"", "مسؤول:~\"محمد\""),
        ("para{a -country:JP}", "para{a -country:JP}", "فقرة{a -دولة:اليابان}"),
        (
            "لقاء{مضيف:الكويت ضيف:(اليابان أو بنغلاديش)}",
            "meet{host:KW guest:BD,JP}",
            "لقاء{مضيف:الكويت ضيف:بنغلاديش،اليابان}",
        ),
        (
            "host:\"وزير الدفاع\" guest:~محمد with:\"x y\"",
            "host:defence_minister guest:~\"محمد\" meet{official:\"x y\"}",
            "مضيف:\"وزير الدفاع\" ضيف:~\"محمد\" لقاء{مسؤول:\"x y\"}",
        ),
        ("kind:received,met", "kind:received,met", "نوع:استقبال،اجتماع"),
        ("role:\"سفير اليابان\"", "role:\"سفير اليابان\"", "منصب:\"سفير اليابان\""),
        ("role:وزير,سفير", "role:minister,ambassador", "منصب:وزير،سفير"),
        ("topic:arms", "topic:arms", "موضوع:التسليح"),
        ("event:2025-02,2024", "event:2025-02,2024", "حدث:2025-02،2024"),
        (
            "has:meeting no:date -بلا:دولة",
            "has:meeting no:date has:country",
            "فيه:لقاء بلا:تاريخ فيه:دولة",
        ),
        ("is:duplicate حالة:غير-مؤكد", "is:duplicate is:uncertain", "حالة:مكرر حالة:غير-مؤكد"),
        ("country:JP mentions:>=3", "country:JP mentions:>=3", "دولة:اليابان ذكر:>=3"),
        (
            "a country:JP ذكر:2..5 -(o:a mentions:<3)",
            "a (country:JP mentions:2..5) -(official:a mentions:1..2)",
            "a (دولة:اليابان ذكر:2..5) -(مسؤول:a ذكر:1..2)",
        ),
        (
            "url:\"https://x.org/a\" file:a.json",
            "url:\"https://x.org/a\" file:\"a.json\"",
            "رابط:\"https://x.org/a\" ملف:\"a.json\"",
        ),
        ("place:مكتب* meet{place:\"a b\"}", "place:مكتب* place:\"a b\"", "مكان:مكتب* مكان:\"a b\""),
        ("limit:5 a OR b sort:rank", "a OR b sort:rank limit:5", "a أو b ترتيب:صلة حد:5"),
    ] {
        assert_eq!(printed(text, Lang::En), english, "{text}");
        assert_eq!(printed(text, Lang::Ar), arabic, "{text}");
        for print in [english, arabic] {
            assert_eq!(printed(print, Lang::En), english, "{print}");
        }
    }
}

#[test]
fn what_is_not_wrong_but_worth_a_word_becomes_a_note() {
    for (text, notes) in [
        ("a b OR c", &["AND binds tighter than OR; read as `(a b) OR c`"][..]),
        ("(a b) OR c", &[]),
        ("a OR b limit:5", &[]),
        (
            "country:(JP BD OR KW)",
            &["AND binds tighter than OR; read as `(country:JP country:BD) OR country:KW`"],
        ),
        ("a or b", &["`or` is searched as a word; the operator is `OR`"]),
        ("\"or\"", &[]),
        ("!سفير", &["the sign before `سفير` is not searched for; `-` before a word excludes it"]),
        ("\"!سفير\"", &[]),
        (
            "official:كينشيرو",
            &["no official in the archive is called `كينشيرو`; nearest: عبدالله العلي (80 %)"],
        ),
        ("source:X", &["no source in the archive is called `X`"]),
        (
            "country:JP sort:rank",
            &["there are no words to rank by; the newest articles come first"],
        ),
    ] {
        let query = resolved(text).unwrap();
        let shown: Vec<String> = query.notes.iter().map(Note::to_string).collect();
        assert_eq!(shown, notes, "{text}");
    }
}

#[test]
fn every_example_of_the_tables_resolves_to_its_own_row() {
    for field in fields::FIELDS {
        let query = resolved(field.example);
        assert!(query.is_ok(), "{}: {query:?}", field.example);
        assert!(field.example.starts_with(field.name));
    }
    for directive in fields::DIRECTIVES {
        assert!(resolved(&format!("* {}", directive.example)).is_ok());
    }
}

#[test]
fn an_explanation_tells_both_languages_and_every_part() {
    let query = resolved("country:@gcc تدريب since:last-month").unwrap();
    let explanation = explain(&query, &Few);
    assert_eq!(explanation.english, "country:AE,KW,SA تدريب date:2025..");
    let resolved: Vec<(&str, &str)> =
        explanation.resolved.iter().map(|m| (m.typed.as_str(), m.means.as_str())).collect();
    assert_eq!(
        resolved,
        [
            ("@gcc", "United Arab Emirates (AE), Kuwait (KW), Saudi Arabia (SA)"),
            ("تدريب", "تدريب"),
            ("last-month", "2025-01-01.."),
        ]
    );
    assert!(explanation.statement.sql.contains("fts.rowid >= ?"));
}

/// Texts that are queries more often than not.
fn query_like() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "a",
        "سفير",
        "مُحَمَّد*",
        "=السفيرة",
        "\"a b\"",
        "\"a \"\"b\"\"\"",
        "*",
        "F-35",
        "+OR",
        "=و",
        "country:JP",
        "c:JP,KW",
        "دولة:(@gcc -KW)",
        "country:(JP BD OR KW)",
        "official:محمد",
        "o:\"عبدالله العلي\",x",
        "date:2025",
        "date:2025-01..",
        "since:30d",
        "d:today,1446h",
        "title:(a -b* OR =c)",
        "نص:\"a b\"",
        "source:KUNA,z",
        "lang:en",
        "id:a_1,\"x y\"",
        "or",
        "AND",
        "OR",
        "NOT",
        "و",
        "أو",
        "ليس",
        "-",
        "(",
        ")",
        "\"",
        "limit:5",
        "sort:-date",
        "NEAR/3",
        "ADJ",
        "قرب",
        "a NEAR/3 b*",
        "title:(a ADJ =و)",
        "\"a b c\"~4",
        "~محمد",
        "para{a country:JP}",
        "فقرة{a OR -b}",
        "meet{host:KW guest:(JP OR BD)}",
        "meet{with:~محمد -kind:met event:2025}",
        "لقاء{official:Japan topic:arms a is:uncertain}",
        "host:\"وزير الدفاع\",KW",
        "guest:محمد",
        "with:(سفير -JP)",
        "role:minister,\"وزير المالية\"",
        "topic:security",
        "event:2025-01..",
        "has:meeting",
        "no:date",
        "is:undated",
        "mentions:>=3",
        "country:JP mentions:2..4",
        "url:\"http://a.b/c\"",
        "file:a.json",
        "place:\"a b\"",
        "{",
        "}",
    ]);
    leaf.prop_map(str::to_owned).prop_recursive(6, 48, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| parts.join(" ")),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| parts.join(" OR ")),
            inner.clone().prop_map(|part| format!("({part})")),
            inner.clone().prop_map(|part| format!("para{{{part}}}")),
            inner.clone().prop_map(|part| format!("meet{{{part}}}")),
            inner.prop_map(|part| format!("-({part})")),
        ]
    })
}

fn check_text(text: &str) -> Result<(), TestCaseError> {
    let query = match resolved(text) {
        Ok(query) => query,
        Err(error) => {
            let all = text.chars().count();
            prop_assert!(error.span.start <= error.span.end && error.span.end <= all);
            prop_assert!(!error.hint().is_empty());
            return Ok(());
        }
    };
    for lang in [Lang::En, Lang::Ar] {
        let print = print(&query, lang, &Few);
        let again = resolved(&print);
        prop_assert!(again.is_ok(), "{text} → {print}: {again:?}");
        let again = again.unwrap();
        prop_assert_eq!(&again.root, &query.root, "{}", print);
        let settings = (query.sort, query.limit, query.offset);
        prop_assert_eq!((again.sort, again.limit, again.offset), settings);
    }
    for statement in [lower(&query), count(&query)] {
        prop_assert_eq!(statement.sql.matches('?').count(), statement.values.len());
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,60}") {
        check_text(&text)?;
    }

    #[test]
    fn no_signs_panic(text in "[ab\"():,.|&{}~=*<>@ \\-+و«»،…٣هـ\u{64e}\u{200c}\u{fdfa}]{0,40}") {
        check_text(&text)?;
    }

    #[test]
    fn the_canonical_form_is_the_same_query(text in query_like()) {
        check_text(&text)?;
    }
}
