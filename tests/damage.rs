//! Archives that something has damaged: nothing crashes, nothing hangs, and
//! `check` finds whatever changes an answer.

#![allow(clippy::unwrap_used, missing_docs)]

mod program;

use std::fs;
use std::path::Path;
use std::process::abort;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use jiff::civil::{Weekday, date};
use program::*;
use sijill::archive::Archive;
use sijill::names::Gazetteer;
use sijill::query::{self, ArchiveNames, Context, holds};

const PAGE: usize = 8192;
/// The longest that one damaged copy may take, on a machine that is busy.
const LONGEST: Duration = Duration::from_secs(120);

const QUERIES: [&str; 12] = [
    "*",
    "country:JP",
    "country:KW سفير",
    "السفير",
    "\"وزير الدفاع\"",
    "official:الرشيد",
    "date:2025-02",
    "lang:en ambassador",
    "وزير*",
    "title:سفير OR body:minister",
    "-country:KW sort:title",
    "source:كونا",
];

/// Everything the program says of an archive.
fn answers(path: &Path) -> Result<String, String> {
    let archive = Archive::open(path).map_err(|e| e.to_string())?;
    archive.register_holds(holds).map_err(|e| e.to_string())?;
    let gazetteer = Gazetteer::get();
    let known = ArchiveNames::new(&archive);
    let context = Context {
        today: &|| date(2025, 3, 12),
        week_start: Weekday::Sunday,
        known: &known,
        stemmer: gazetteer.stemmer(),
    };
    let mut said = String::new();
    let mut ids = Vec::new();
    for query in QUERIES {
        let resolved = query::parse(query)
            .and_then(|syntax| query::resolve(&syntax, &context))
            .map_err(|e| format!("{e:?}"))?;
        ids = archive.select(&query::lower(&resolved)).map_err(|e| e.to_string())?;
        said.push_str(&format!("{query}: {ids:?}\n"));
        if query == "*" {
            for id in &ids {
                let hit = archive.hit(*id).map_err(|e| e.to_string())?;
                let article = archive.article(&hit.id).map_err(|e| e.to_string())?;
                said.push_str(&format!("{article:?}\n"));
            }
        }
    }
    let counts =
        [archive.name_counts("country"), archive.name_counts("official"), archive.source_counts()];
    Ok(format!("{said}{ids:?}{counts:?}"))
}

/// Damages bytes in one of the ways disks and programs do.
fn damage(bytes: &mut Vec<u8>, random: &mut Random) -> String {
    let pages = bytes.len() / PAGE;
    let [a, b] = [random.below(pages), random.below(pages)];
    match random.below(8) {
        0..=3 => {
            let flips = 1 + random.below(3);
            let mut places = Vec::new();
            for _ in 0..flips {
                let at = random.below(bytes.len());
                bytes[at] ^= 1 << random.below(8);
                places.push(at);
            }
            format!("bits flipped in bytes {places:?}")
        }
        4 => {
            bytes[a * PAGE..(a + 1) * PAGE].fill(0);
            format!("page {a} zeroed")
        }
        5 => {
            let page = bytes[a * PAGE..(a + 1) * PAGE].to_vec();
            bytes.copy_within(b * PAGE..(b + 1) * PAGE, a * PAGE);
            bytes[b * PAGE..(b + 1) * PAGE].copy_from_slice(&page);
            format!("pages {a} and {b} swapped")
        }
        6 => {
            let (at, length) = (random.below(bytes.len()), 1 + random.below(512));
            let end = (at + length).min(bytes.len());
            bytes[at..end].iter_mut().for_each(|byte| *byte = random.number() as u8);
            format!("bytes {at}..{end} overwritten")
        }
        _ => {
            let length = random.below(bytes.len());
            bytes.truncate(length);
            format!("cut to {length} bytes")
        }
    }
}

/// Ends the process if a copy takes too long: a hang would else be no failure.
fn watched<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (done, waiting) = channel::<()>();
    let what = what.to_owned();
    let watch = thread::spawn(move || {
        if waiting.recv_timeout(LONGEST) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
            println!("hangs: {what}");
            abort();
        }
    });
    let result = work();
    drop(done);
    watch.join().unwrap();
    result
}

/// What is cut off is lost: neither a check nor a repair can help, and both say what does.
#[test]
fn a_file_that_is_cut_off_is_told_with_its_size() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["-q", "import", ARTICLES]).status.success());
    let path = folder.path().join("sijill.db");
    let sound = fs::read(&path).unwrap();
    for length in [100, PAGE, PAGE + 1, sound.len() / 2, sound.len() - PAGE] {
        fs::write(&path, &sound[..length]).unwrap();
        for command in [&["check"][..], &["check", "--repair"], &["query", "*"]] {
            let output = run(folder.path(), command);
            assert_eq!(output.status.code(), Some(3), "{length} {command:?}");
            let said = text(&output.stderr);
            let size = format!("is cut off: {length} of {} bytes are left\n", sound.len());
            assert!(said.contains(&size), "{length} {command:?}: {said}");
            assert!(said.contains("hint: put a copy in its place"), "{said}");
        }
    }
    // A head that cannot be read is no reason to be sent back to the check.
    let mut bytes = sound;
    bytes[100..PAGE].fill(0xff);
    fs::write(&path, &bytes).unwrap();
    let output = run(folder.path(), &["check"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output.stderr).contains("cannot be read in full"), "{}", text(&output.stderr));
}

#[test]
fn damage_that_changes_an_answer_is_found() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["-q", "import", ARTICLES]).status.success());
    let path = folder.path().join("sijill.db");
    let sound = fs::read(&path).unwrap();
    let expected = answers(&path).unwrap();
    assert_eq!(findings(&path), Ok(Vec::new()));
    let copies = if long() { 2000 } else { 100 };
    let (mut changing, mut found, mut missed) = (0, 0, Vec::new());
    for seed in 0..copies {
        let mut random = Random(seed);
        let mut bytes = sound.clone();
        let what = damage(&mut bytes, &mut random);
        let copy = folder.path().join("copy.db");
        fs::write(&copy, &bytes).unwrap();
        let (said, findings) = watched(&what, || (answers(&copy), findings(&copy)));
        let changed = said.as_ref() != Ok(&expected);
        let seen = findings.as_ref().map_or(true, |findings| !findings.is_empty());
        changing += usize::from(changed);
        found += usize::from(seen);
        if changed && !seen {
            missed.push(format!("seed {seed}: {what}"));
        }
        for beside in ["copy.db", "copy.db-wal", "copy.db-shm", "copy.db-journal"] {
            let _ = fs::remove_file(folder.path().join(beside));
        }
    }
    println!(
        "{copies} damaged copies: {found} found; {changing} answer otherwise, of which {} missed",
        missed.len()
    );
    assert!(missed.len() * 1000 <= changing, "{missed:#?}");
    assert!(changing * 3 > copies as usize, "the damage changes too little: {changing}");
}

/// Every column but those that tell by which rules something was read, what imports could
/// not read, up to which one a saved query has reported, and which texts may be alike.
#[test]
fn a_change_of_any_column_is_found() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["-q", "import", ARTICLES]).status.success());
    // A former version, and an article that repeats another.
    for text in ["زار الوزير طوكيو.", "زار الوزير مالطا."] {
        let record = format!("{{\"id\":\"1\",\"title\":\"خبر\",\"text\":\"{text}\"}}\n");
        let other = record.replace("\"1\"", "\"2\"");
        feed(folder.path(), &["-q", "import", "-"], format!("{record}{other}").as_bytes());
    }
    // What was corrected, and that it was undone.
    for correct in [&["merge", "صباح الخالد", "بدر الهولي"][..], &["undo"]] {
        let output = run(folder.path(), &[&["-q", "officials"], correct].concat());
        assert!(output.status.success(), "{}", text(&output.stderr));
    }
    let path = folder.path().join("sijill.db");
    assert_eq!(findings(&path), Ok(Vec::new()));
    let sound = fs::read(&path).unwrap();
    let (mut tried, mut missed) = (0, Vec::new());
    for (table, column) in columns(&path) {
        fs::write(&path, &sound).unwrap();
        let archive = rusqlite::Connection::open(&path).unwrap();
        archive
            .execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
            .unwrap();
        let change = format!(
            "UPDATE {table} SET {column} = CASE typeof({column})
               WHEN 'integer' THEN {column} + 1 WHEN 'real' THEN {column} + 0.25
               WHEN 'blob' THEN zeroblob(16) WHEN 'null' THEN 'x' ELSE {column} || 'x' END
             WHERE {column} IS (SELECT max({column}) FROM {table})"
        );
        match archive.execute(&change, []) {
            Ok(rows) => assert!(rows > 0, "{table}.{column} has no rows"),
            // A column that is an integer or NULL takes no text.
            Err(_) => {
                let zero = format!("UPDATE {table} SET {column} = 0 WHERE {column} IS NULL");
                assert!(archive.execute(&zero, []).unwrap() > 0, "{table}.{column}");
            }
        }
        archive.close().unwrap();
        tried += 1;
        if findings(&path) == Ok(Vec::new()) {
            missed.push(format!("{table}.{column}"));
        }
    }
    assert!(tried > 70, "{tried}");
    let no_answer = ["import_run.added", "import_run.finished", "import_run.skipped"];
    let no_answer = [&no_answer[..], &["import_run.unchanged", "import_run.updated"]].concat();
    assert_eq!(missed, no_answer);
}

fn columns(path: &Path) -> Vec<(String, String)> {
    let archive = rusqlite::Connection::open(path).unwrap();
    let mut statement = archive
        .prepare(
            "SELECT s.name, c.name FROM sqlite_schema s, pragma_table_info(s.name) c
             WHERE s.type = 'table' AND s.name NOT IN
                 ('ruleset', 'watermark', 'told_part', 'import_item', 'sketch')
               AND c.name <> 'ruleset' AND s.name NOT LIKE 'fts%' AND s.name NOT LIKE 'sqlite%'
             ORDER BY 1, 2",
        )
        .unwrap();
    let columns = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    columns.collect::<Result<_, _>>().unwrap()
}

#[test]
fn a_row_that_is_gone_or_new_is_found() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["-q", "import", ARTICLES]).status.success());
    let path = folder.path().join("sijill.db");
    let sound = fs::read(&path).unwrap();
    let rowless = "paragraph_id, start, entity, length, via, rule";
    let added = format!(
        "INSERT INTO mention ({rowless}) SELECT 1 << 12, start, entity, length, via, rule
         FROM mention LIMIT 1"
    );
    let changes = [
        "DELETE FROM article WHERE id = (SELECT max(id) FROM article)",
        "DELETE FROM paragraph WHERE id = (SELECT max(id) FROM paragraph)",
        "DELETE FROM mention WHERE paragraph_id = (SELECT max(paragraph_id) FROM mention)",
        "DELETE FROM meeting WHERE article_id = (SELECT max(article_id) FROM meeting)",
        "DELETE FROM event_date WHERE length = (SELECT max(length) FROM event_date)",
        "DELETE FROM article_official WHERE ordinal = 0",
        "DELETE FROM article_entity WHERE entity = (SELECT max(entity) FROM article_entity)",
        "DELETE FROM alias_word WHERE word = (SELECT max(word) FROM alias_word)",
        "DELETE FROM alias WHERE folded = (SELECT max(folded) FROM alias)",
        "DELETE FROM fts_docsize WHERE id = (SELECT max(id) FROM fts_docsize)",
        "DELETE FROM article_seal WHERE article_id = (SELECT max(article_id) FROM article_seal)",
        "INSERT INTO article_entity SELECT entity, 5, n FROM article_entity LIMIT 1",
        "INSERT INTO alias_word SELECT word || 'x', entity, ruleset FROM alias_word LIMIT 1",
        "INSERT INTO fts (rowid, body, title, facet) VALUES (7, 'x', '', 'all')",
        "UPDATE fts_data SET block = x'0000' WHERE id = 1",
        &added,
    ];
    for change in changes {
        fs::write(&path, &sound).unwrap();
        let archive = rusqlite::Connection::open(&path).unwrap();
        archive.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        archive.execute_batch(change).unwrap();
        assert!(archive.changes() > 0, "{change}");
        archive.close().unwrap();
        assert_ne!(findings(&path), Ok(Vec::new()), "{change}");
    }
}
