//! The archive's views, read by the stock `sqlite3` command, against the program's own rows.

#![allow(clippy::unwrap_used, missing_docs)]

use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value};

/// A view, the unit it is compared with, and which of its rows are.
const VIEWS: &[(&str, &str, &str)] = &[
    ("v_articles", "article", "1"),
    ("v_meetings", "meeting", "confidence >= 0.5"),
    ("v_mentions", "mention", "1"),
    ("v_officials", "official", "1"),
];

fn sijill(folder: &Path, arguments: &[&str]) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_sijill"))
        .env_remove("SIJILL_ARCHIVE")
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    assert!(out.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

/// The rows of a statement, or nothing where there is no `sqlite3`.
fn sqlite3(folder: &Path, sql: &str) -> Option<Vec<Map<String, Value>>> {
    let out = Command::new("sqlite3")
        .current_dir(folder)
        .args(["-safe", "-readonly", "-json", "sijill.db", sql])
        .output();
    let Ok(out) = out else {
        println!("skipped: sqlite3 is not installed");
        return None;
    };
    assert!(out.status.success(), "{sql}: {}", String::from_utf8_lossy(&out.stderr));
    Some(serde_json::from_slice(&out.stdout).unwrap())
}

fn archive() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/articles");
    sijill(folder.path(), &["-q", "import", articles.to_str().unwrap()]);
    folder
}

/// A cell as both sides write it: lists joined, nothing for no value.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(" | "),
        other => other.to_string(),
    }
}

/// Rows of the columns that both have, sorted.
fn cells(rows: &[Map<String, Value>], columns: &[&String]) -> Vec<Vec<String>> {
    let empty = Value::Null;
    let row = |row: &Map<String, Value>| -> Vec<String> {
        columns.iter().map(|name| plain(row.get(*name).unwrap_or(&empty))).collect()
    };
    let mut cells: Vec<_> = rows.iter().map(row).collect();
    cells.sort();
    cells
}

#[test]
fn views_hold_what_the_program_prints() {
    let folder = archive();
    for (view, unit, only) in VIEWS {
        let sql = format!("SELECT * FROM {view} WHERE {only}");
        let Some(rows) = sqlite3(folder.path(), &sql) else { return };
        let arguments = ["query", "*", "--unit", unit, "--provenance", "--format", "jsonl"];
        let printed = sijill(folder.path(), &arguments);
        let printed: Vec<Map<String, Value>> =
            printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let columns: Vec<&String> =
            rows[0].keys().filter(|name| printed[0].contains_key(*name)).collect();
        assert!(columns.len() >= 6, "{view} shares its columns with --unit {unit}: {columns:?}");
        assert_eq!(cells(&rows, &columns), cells(&printed, &columns), "{view}");
    }
}

#[test]
fn views_join_on_their_ids() {
    let folder = archive();
    let sql = "SELECT o.name, o.role_class, count(*) AS n FROM v_meetings m
               JOIN v_officials o ON o.entity = m.host_entity
               JOIN v_articles a ON a.article_id = m.article_id
               WHERE a.countries LIKE '%JP%' GROUP BY o.entity";
    let Some(rows) = sqlite3(folder.path(), sql) else { return };
    assert!(!rows.is_empty(), "a host who met somebody in an article that names Japan");
    let mentions = "SELECT count(*) AS n FROM v_mentions m JOIN v_articles a USING (article_id)
                    WHERE m.kind = 'country' AND instr(a.countries, m.name) = 0";
    assert_eq!(sqlite3(folder.path(), mentions).unwrap()[0]["n"], 0);
}

/// A view that called a function of the program could be read by nobody else.
#[test]
fn every_view_is_read_by_sqlite3_in_full() {
    let folder = archive();
    let named = "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name";
    let Some(views) = sqlite3(folder.path(), named) else { return };
    let names: Vec<&str> = views.iter().map(|row| row["name"].as_str().unwrap()).collect();
    let tested: Vec<&str> = VIEWS.iter().map(|(view, ..)| *view).collect();
    assert_eq!(names, tested);
    for name in names {
        assert!(!sqlite3(folder.path(), &format!("SELECT * FROM {name}")).unwrap().is_empty());
    }
}
