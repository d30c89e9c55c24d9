//! What is refused: with its code, its place, a hint and in time, as rows.

#![expect(clippy::too_many_lines, reason = "tables of rows")]

use std::time::{Duration, Instant};

use super::tests::{printed, resolved};
use super::*;
use crate::model::Lang;

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
        (
            "from:2020",
            "Q02",
            "from:",
            "since:2020, or \"from:2020\"; quote it to search the text; \
             `sijill help fields` lists the fields",
        ),
        ("country:JP mentions:=>3", "Q07", ">", "mentions:>=3"),
        ("since:-30d", "Q07", "-30d", "since:30d"),
        ("date:-2016", "Q07", "-2016", "-date:2016"),
        ("date:2016 .. 2017", "Q11", "..", "date:2016..2017"),
        ("(a date:2016-01 ..  2016-03)", "Q11", "..", "date:2016-01..2016-03"),
        ("a .. b", "Q11", "..", "leave it out"),
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
        ("title:a:b", "Q07", ":", "title:\"a:b\""),
        ("url:https://x.org/a", "Q07", ":", "url:\"https://x.org/a\""),
        ("source:a^b", "Q07", "^", "source:\"a^b\""),
        (
            "date:>=",
            "Q08",
            "date:>=",
            "type a value after the colon, or quote the word to search for it",
        ),
        (
            "a date:.. b",
            "Q08",
            "date:..",
            "type a value after the colon, or quote the word to search for it",
        ),
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
        ("date:2025-02-30..2025-03", "Q09", "2025-02-30", "date:2025-02-28..2025-03"),
        ("date:>=2025-13", "Q09", "2025-13", "date:>=2025-12"),
        ("date:2024,>=2025-13", "Q09", "2025-13", "2025-12"),
        ("date:1446-13هـ", "Q09", "1446-13هـ", "date:1446-12h"),
        ("date:1446-08-31هـ", "Q09", "1446-08-31هـ", "date:1446-08-29h"),
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
