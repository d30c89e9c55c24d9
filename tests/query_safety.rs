//! Hostile queries: none panics, none runs long, none shows what it is made
//! into, none writes to the archive.

#![allow(clippy::unwrap_used, clippy::too_many_lines, missing_docs)]

use std::path::Path;
use std::time::{Duration, Instant};

use jiff::civil::{Weekday, date};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRng, TestRunner};
use sijill::archive::{Archive, ArchiveError};
use sijill::import::{Defaults, Import, Inputs, Progress, Skip, run};
use sijill::model::Statement;
use sijill::names::Gazetteer;
use sijill::query::{self, ArchiveNames, Context, QueryError, holds};

struct Silent;

impl Progress for Silent {
    fn skipped(&mut self, _: &Skip) {}
    fn stored(&mut self, _: u64) {}
}

fn archive(path: &Path) -> Archive {
    let import = Import {
        inputs: Inputs::new(vec!["tests/corpus/articles".into()]),
        defaults: Defaults::default(),
        outlet_country: None,
        jobs: 2,
        clock: || "2025-01-01T00:00:00Z".to_owned(),
    };
    let archive = Archive::open_for_import(path).unwrap();
    run(&import, &archive, &mut Silent).unwrap();
    archive.close_import().unwrap();
    let archive = Archive::open(path).unwrap();
    archive.register_holds(holds).unwrap();
    archive
}

/// What a message must never show.
const INSIDES: &[&str] =
    &["SELECT", "MATCH", "fts", "sqlite", "SQLite", "rowid", "json_each", "near \"", "no such"];

fn check_error(text: &str, error: &QueryError) {
    let all = text.chars().count();
    assert!(error.span.start <= error.span.end && error.span.end <= all, "{text:?}");
    assert!(!error.hint().is_empty(), "{text:?}");
    let message = error.message();
    let own: Vec<&&str> = INSIDES.iter().filter(|word| !text.contains(**word)).collect();
    assert!(!own.iter().any(|word| message.contains(**word)), "{text:?}: {message}");
}

/// Asks a query through every stage; says whether it was one.
fn ask(archive: &Archive, text: &str) -> bool {
    let known = ArchiveNames::new(archive);
    let stemmer = Gazetteer::get().stemmer();
    let week_start = Weekday::Sunday;
    let context = Context { today: &|| date(2025, 3, 1), week_start, known: &known, stemmer };
    match query::parse(text).and_then(|syntax| query::resolve(&syntax, &context)) {
        Ok(query) => {
            for statement in [query::lower(&query), query::count(&query)] {
                let found = archive.select(&statement);
                assert!(found.is_ok(), "{text:?}: {found:?}: {}", statement.sql);
            }
            true
        }
        Err(error) => {
            check_error(text, &error);
            false
        }
    }
}

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "سفير",
        "a",
        "\"",
        "«",
        "»",
        "'",
        "''",
        ";",
        "--",
        "/*",
        "*/",
        "(",
        ")",
        "{",
        "}",
        "para{",
        "meet{",
        "لقاء{",
        "host:",
        "guest:JP",
        "country:",
        "country:JP",
        "date:",
        "date:2025",
        "date:2025-01..",
        "event:2025",
        "title:",
        "NEAR/3",
        "NEAR",
        "ADJ/0",
        "قرب/٣",
        "OR",
        "AND",
        "NOT",
        "أو",
        "و",
        "ليس",
        "-",
        "=",
        "~",
        "*",
        "ab*",
        "^",
        "[",
        "]",
        "<",
        ">=",
        "\\",
        "|",
        "&",
        ",",
        "،",
        ":",
        "..",
        "…",
        "\u{0}",
        "\u{202e}",
        "\u{200f}",
        "\u{640}",
        "\u{64e}",
        "\u{fdfa}",
        "٣",
        "NULL",
        "UNION SELECT * FROM article",
        "DROP TABLE fts",
        "facet:all",
        "{body title} : x",
        "fts MATCH x",
        "%s%n",
        "../../etc/passwd",
        "mentions:>=3",
        "has:date",
        "is:undated",
        "role:سفير",
        "topic:arms",
        "official:x",
        "source:",
        "id:a_1",
        "file:x",
        "url:\"http://x\"",
        "limit:1",
        "sort:-event",
        "offset:9",
        "\"a b\"~2",
        "~\"x\"",
        "😀",
    ]);
    let gap = prop::sample::select(vec!["", " ", " ", "\t", "\n"]);
    prop::collection::vec((piece, gap), 1..14)
        .prop_map(|list| list.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect())
}

#[test]
fn generated_hostile_queries_are_refused_or_answered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let archive = archive(&path);
    let before = std::fs::read(&path).unwrap();
    let config = Config { failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(config.rng_algorithm);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let (mut asked, mut slowest) = (0, Duration::ZERO);
    for _ in 0..10_000 {
        let text = hostile().new_tree(&mut runner).unwrap().current();
        let started = Instant::now();
        asked += usize::from(ask(&archive, &text));
        slowest = slowest.max(started.elapsed());
    }
    assert!(asked > 300, "{asked} were queries");
    assert!(slowest < Duration::from_secs(10), "{slowest:?}");
    archive.close().unwrap();
    assert!(std::fs::read(&path).unwrap() == before, "the archive was written to");
}

#[test]
fn strings_of_other_query_languages_reach_an_answer_or_a_hint() {
    let path = "target/dev/queries/queries.jsonl";
    let Ok(lines) = std::fs::read_to_string(path) else {
        println!("skipped: no {path}");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let archive = archive(&folder.path().join("a.db"));
    let mut answered = 0;
    for line in lines.lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        answered += usize::from(ask(&archive, record["query"].as_str().unwrap()));
    }
    println!("{answered} of {} are queries here, too", lines.lines().count());
}

#[test]
fn a_megabyte_is_refused_at_once() {
    for text in
        ["x ".repeat(1 << 19), "(".repeat(1 << 20), "س".repeat(1 << 19), "\"".repeat(1 << 20)]
    {
        let timed = || {
            let started = Instant::now();
            assert_eq!(query::parse(&text).unwrap_err().code(), "Q14");
            started.elapsed()
        };
        // The best of some, for the machine may be busy with other tests.
        let time = (0..20).map(|_| timed()).min().unwrap();
        assert!(time < Duration::from_millis(5), "{time:?}");
    }
}

#[test]
fn a_question_that_takes_too_long_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut archive = archive(&folder.path().join("a.db"));
    let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) \
                   SELECT max(i) FROM n";
    let statement = Statement { sql: endless.to_owned(), values: Vec::new() };
    archive.answer_within(Some(Duration::from_millis(50)), || false).unwrap();
    let started = Instant::now();
    let given_up = archive.select(&statement);
    assert!(matches!(given_up, Err(ArchiveError::Timeout)), "{given_up:?}");
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn no_message_of_the_archive_shows_a_statement() {
    let folder = tempfile::tempdir().unwrap();
    let archive = archive(&folder.path().join("a.db"));
    for sql in ["SELECT nothing FROM article", "SELEC", "DELETE FROM article RETURNING id"] {
        let statement = Statement { sql: sql.to_owned(), values: Vec::new() };
        let message = archive.select(&statement).unwrap_err().to_string();
        assert!(!message.contains(sql) && !message.contains("nothing"), "{message}");
    }
}
