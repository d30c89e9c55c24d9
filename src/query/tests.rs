//! The whole line, from text to canonical form, as rows.

#![expect(clippy::too_many_lines, reason = "tables of rows")]

use std::time::{Duration, Instant};

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

fn resolved(text: &str) -> Result<Query, QueryError> {
    let stemmer = Stemmer::default();
    let context = Context {
        today: date(2025, 2, 5),
        week_start: Weekday::Sunday,
        known: &Few,
        stemmer: &stemmer,
    };
    resolve(&parse(text)?, &context)
}

fn printed(text: &str, lang: Lang) -> String {
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
fn wrong_queries_are_refused_with_place_and_hint() {
    for (text, code, marked, hint) in [
        ("", "Q01", "", "`*` matches everything"),
        ("limit:5", "Q01", "limit:5", "* limit:5"),
        (
            "contry:JP",
            "Q02",
            "contry:",
            "country:JP, or \"contry:JP\"; quote it to search the text; \
             `sijill help fields` lists the fields",
        ),
        (
            "10:30",
            "Q02",
            "10:",
            "\"10:30\"; quote it to search the text; `sijill help fields` lists the fields",
        ),
        (
            "http://x.org/a",
            "Q02",
            "http:",
            "\"http://x.org/a\"; quote it to search the text; \
             `sijill help fields` lists the fields",
        ),
        ("NEAR/5 b", "Q06", "NEAR/5", "b"),
        ("a قرب", "Q06", "قرب", "a"),
        ("a NEAR/5 AND b", "Q06", "NEAR/5", "a AND b"),
        ("a NEAR/1001 b", "Q24", "NEAR/1001", "type a smaller number, or leave it out for 10"),
        (
            "a ADJ country:JP",
            "Q16",
            "country:JP",
            "type words or phrases on both sides, or use AND",
        ),
        ("roam~2", "Q07", "~", "\"roam~2\""),
        ("\"a b\"~", "Q06", "~", "\"a b\""),
        ("title:~a", "Q15", "~a", "title:\"~a\""),
        ("country:~JP", "Q15", "~JP", "country:JP"),
        ("foo{a b}", "Q03", "foo{", "para; what opens with braces is para{ } or meet{ }"),
        ("لقا{a}", "Q03", "لقا{", "لقاء; what opens with braces is para{ } or meet{ }"),
        ("para{a", "Q04", "{", "para{a}"),
        ("meet{(a", "Q04", "(", "meet{(a)}"),
        ("para{a)", "Q05", ")", "para{a}"),
        ("para{}", "Q08", "{}", "leave it out"),
        ("para{a date:2025}", "Q17", "date", "move it behind the closing brace"),
        ("meet{para{a}}", "Q17", "para{a}", "move it behind the closing brace"),
        (
            "a mentions:3",
            "Q18",
            "mentions:3",
            "put one country and its number in brackets: (country:JP mentions:>=3)",
        ),
        (
            "country:JP country:KW mentions:3",
            "Q18",
            "mentions:3",
            "put one country and its number in brackets: (country:JP mentions:>=3)",
        ),
        ("country:JP mentions:5..3", "Q10", "5..3", "mentions:3..5"),
        ("country:JP mentions:many", "Q24", "many", "digits only, from 1"),
        (
            "role:ambasador",
            "Q25",
            "ambasador",
            "role:ambassador; `sijill list roles` has every kind of office",
        ),
        ("topic:armz", "Q26", "armz", "topic:arms; `sijill list topics` has every topic"),
        (
            "kind:recieved",
            "Q27",
            "recieved",
            "kind:received; one of received met visited called signed planned",
        ),
        (
            "has:meetings",
            "Q27",
            "meetings",
            "has:meeting; one of meeting country official date published",
        ),
        ("is:dup", "Q27", "dup", "one of duplicate undated certain uncertain"),
        ("\"التعاون العسكري", "Q04", "\"", "\"التعاون العسكري\""),
        ("(country:JP OR country:BD", "Q04", "(", "(country:JP OR country:BD)"),
        ("country:(JP", "Q04", "(", "country:(JP)"),
        ("((a \"b", "Q04", "\"", "((a \"b\"))"),
        ("((a", "Q04", "(", "((a))"),
        ("(", "Q04", "(", "close it with `)`"),
        ("a)", "Q05", ")", "a"),
        (")", "Q05", ")", "leave it out, or put the words in quotes"),
        ("country:JP OR", "Q06", "OR", "country:JP"),
        ("AND japan", "Q06", "AND", "japan"),
        ("a OR OR b", "Q06", "OR", "a OR b"),
        ("a || b", "Q06", "|", "a | b"),
        ("a OR AND b", "Q06", "AND", "a OR b"),
        ("NOT", "Q06", "NOT", "leave it out, or put it in quotes to search for it"),
        ("a - b", "Q06", "-", "a b"),
        ("--help", "Q06", "-", "-help"),
        ("country:JP,", "Q06", ",", "country:JP"),
        ("hi, bye", "Q07", ",", "hi bye"),
        ("*avid", "Q07", "*", "\"avid\""),
        ("a^2", "Q07", "^", "\"a^2\""),
        (
            "[10 TO 100]",
            "Q07",
            "[",
            "a range is written date:2024..2025; other words with this sign go in quotes",
        ),
        ("body:(title:\"a\" b)", "Q07", ":", "leave it out, or put the words in quotes"),
        ("title:(title:a,b)", "Q07", ":", "\"title:a\""),
        ("title:a:b", "Q07", ":", "\"a:b\""),
        ("country:-JP", "Q07", "-JP", "-country:JP"),
        ("2025-01..2025-03", "Q07", "2025-01..2025-03", "date:2025-01..2025-03"),
        ("foo-bar*", "Q07", "foo-bar*", "\"foo-bar\""),
        (
            "country:",
            "Q08",
            "country:",
            "type a value after the colon, or quote the word to search for it",
        ),
        (
            "country: OR a",
            "Q08",
            "country:",
            "type a value after the colon, or quote the word to search for it",
        ),
        ("a ()", "Q08", "()", "leave it out"),
        ("date:2025-13", "Q09", "2025-13", "date:2025-12"),
        ("date:2025-02-30", "Q09", "2025-02-30", "date:2025-02-28"),
        ("تاريخ:٠٣/٠٤/٢٠٢٥", "Q09", "٠٣/٠٤/٢٠٢٥", "تاريخ:2025-04-03, or تاريخ:2025-03-04"),
        ("date:2025-02-30..2025-03", "Q09", "2025-02-30", "2025-02-28"),
        ("date:1446-08", "Q09", "1446-08", "date:1446-08h"),
        ("date:2025-03..2025-02", "Q10", "2025-03..2025-02", "date:2025-02..2025-03"),
        ("a #", "Q11", "#", "leave it out"),
        ("\"--\"", "Q11", "\"--\"", "leave it out"),
        ("(country:JP limit:5)", "Q12", "limit:5", "(country:JP) limit:5"),
        ("NOT limit:5", "Q12", "limit:5", "move it to the end of the query, outside all brackets"),
        ("a limit:5 limit:6", "Q13", "limit:6", "a limit:5"),
        ("since:2025..2026", "Q15", "2025..2026", "date:2025..2026"),
        ("country:JP*", "Q15", "JP*", "country:JP"),
        ("title:a..b", "Q15", "a..b", "title:\"a..b\""),
        ("source:>=3", "Q15", ">=3", "type a plain value"),
        ("country:JPN2", "Q20", "JPN2", "`sijill list countries` has every name"),
        (
            "country:Kuwiat",
            "Q20",
            "Kuwiat",
            "country:Kuwait; `sijill list countries` has every name",
        ),
        (
            "country:الكويب date:2024",
            "Q20",
            "الكويب",
            "country:الكويت; `sijill list countries` has every name",
        ),
        ("country:JP,Kuwiat", "Q20", "Kuwiat", "Kuwait; `sijill list countries` has every name"),
        ("country:@opec", "Q21", "@opec", "one of @gcc @african-union"),
        ("lang:fr", "Q22", "fr", "lang:ar or lang:en"),
        ("a sort:dat", "Q23", "dat", "sort:date"),
        ("a sort:-size", "Q23", "-size", "the keys are date rank source title id event"),
        ("a limit:0", "Q24", "0", "digits only, from 1"),
        ("a limit:x", "Q24", "x", "digits only, from 1"),
    ] {
        let error = resolved(text).expect_err(text);
        assert_eq!((error.code(), error.span.of(text)), (code, marked), "{text}: {error}");
        assert_eq!(error.hint(), hint, "{text}");
        for mended in error.mended(text) {
            if code != "Q01" {
                assert!(resolved(&mended).is_ok(), "{text} → {mended}: {:?}", resolved(&mended));
            }
        }
        for suggestion in error.suggestions() {
            assert!(parse(&suggestion).is_ok(), "{text} → {suggestion}");
        }
    }
}

#[test]
fn a_mistake_is_shown_in_three_lines() {
    let text = "country:الكويب date:2024";
    let error = resolved(text).unwrap_err();
    assert_eq!(
        error.render(text, false),
        "error[Q20]: no country is called `الكويب`\n  \
         in: country:⟦الكويب⟧ date:2024\n  \
         hint: country:الكويت; `sijill list countries` has every name\n"
    );
    assert!(error.render(text, true).contains("\u{2068}⟦الكويب⟧\u{2069} date"));
    let json = serde_json::to_string(&error.report()).unwrap();
    assert!(json.starts_with("{\"code\":\"Q20\",\"message\":"), "{json}");
    assert!(json.contains("\"span\":{\"start\":8,\"end\":14}"), "{json}");
}

#[test]
fn nothing_a_terminal_obeys_is_shown() {
    let text = "\u{1b}[31m\n\t:x";
    let shown = resolved(text).unwrap_err().render(text, false);
    assert!(shown.lines().count() == 3 && !shown.contains('\u{1b}'), "{shown:?}");
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
fn a_query_beyond_the_bounds_is_refused_at_once() {
    let deep = |n| format!("{}a{}", "(".repeat(n), ")".repeat(n));
    assert!(resolved(&deep(64)).is_ok());
    let alternating = "(a (b OR ".repeat(32) + "c" + &")".repeat(64);
    assert!(resolved(&printed(&alternating, Lang::En)).is_ok());
    for (text, span) in [
        (deep(65), Span { start: 64, end: 65 }),
        ("x ".repeat(257), Span { start: 512, end: 513 }),
        ("م".repeat(1 << 19), Span { start: 1 << 15, end: (1 << 15) + 1 }),
        ("(".repeat(1 << 20), Span { start: 1 << 16, end: (1 << 16) + 1 }),
    ] {
        let started = Instant::now();
        let error = resolved(&text).unwrap_err();
        assert!(started.elapsed() < Duration::from_secs(1));
        assert_eq!((error.code(), error.span), ("Q14", span));
        assert!(error.render(&text, false).len() < 1000);
    }
    assert!(resolved(&"NOT ".repeat(16000)).is_err());
    assert!(resolved(&"x OR ".repeat(13000)).is_err());
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
