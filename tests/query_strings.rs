//! Query strings of other projects: none panics, none is slow, each refusal
//! says where and how to go on.

use std::time::{Duration, Instant};

use sijill::query;

#[test]
fn strings_of_other_query_languages_are_read_or_refused() {
    let path = "target/dev/queries/queries.jsonl";
    let Ok(lines) = std::fs::read_to_string(path) else {
        println!("skipped: no {path}");
        return;
    };
    for line in lines.lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = record["query"].as_str().unwrap();
        let started = Instant::now();
        let parsed = query::parse(text);
        assert!(started.elapsed() < Duration::from_millis(50), "{text}");
        if let Err(error) = parsed {
            assert!(error.span.start <= error.span.end, "{text}");
            assert!(error.span.end <= text.chars().count(), "{text}");
            assert!(!error.hint().is_empty(), "{text}");
            for mended in error.mended(text) {
                let again = query::parse(&mended);
                assert!(again.is_ok_and(|s| s.typed == mended) || error.fixes.len() == 1, "{text}");
            }
        }
    }
}
