//! Walks every table: each row does what it says, and nothing is said twice.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::{Weekday, date};
use rusqlite::{Connection, params_from_iter, types::Value as SqlValue};
use sijill::archive::{Archive, ArchiveError, Basis, Counted, DIMENSIONS, Request, SortKey, UNITS};
use sijill::model::{Lang, Statement, Value};
use sijill::names::Gazetteer;
use sijill::output::{CHARTS, FORMATS};
use sijill::query::{self, ArchiveNames, Context, MANUAL, Query, fields};

fn schema() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(include_str!("../schema.sql")).unwrap();
    let flags = rusqlite::functions::FunctionFlags::SQLITE_UTF8;
    connection.create_scalar_function("holds", 2, flags, |_| Ok(true)).unwrap();
    connection
}

fn resolved(text: &str) -> Query {
    let known = ArchiveNames::tables();
    let stemmer = Gazetteer::get().stemmer();
    let week_start = Weekday::Sunday;
    let context = Context { today: &|| date(2025, 3, 12), week_start, known: &known, stemmer };
    query::resolve(&query::parse(text).unwrap(), &context)
        .unwrap_or_else(|e| panic!("{text}: {e:?}"))
}

fn plan(connection: &Connection, statement: &Statement) -> Vec<String> {
    let values = statement.values.iter().map(|value| match value {
        Value::Integer(number) => SqlValue::Integer(*number),
        Value::Text(text) => SqlValue::Text(text.clone()),
    });
    let sql = format!("EXPLAIN QUERY PLAN {}", statement.sql);
    let mut prepared = connection.prepare(&sql).unwrap_or_else(|e| panic!("{sql}: {e}"));
    let bound = prepared.parameter_count();
    assert_eq!(bound, statement.values.len(), "{}", statement.sql);
    prepared
        .query_map(params_from_iter(values), |row| row.get(3))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

#[test]
fn names_of_fields_are_unique_when_folded() {
    let mut seen = BTreeSet::new();
    for field in fields::FIELDS {
        for name in [field.name, field.arabic].iter().chain(field.aliases) {
            assert!(seen.insert(sijill::text::fold(name)), "{name} stands twice");
            assert!(fields::find(name).is_some(), "{name} finds no field");
        }
    }
}

#[test]
fn every_example_names_its_field_and_prints_back() {
    let known = ArchiveNames::tables();
    for field in fields::FIELDS {
        let (name, _) = field.example.split_once(':').unwrap();
        let found = fields::find(name).unwrap();
        assert!(matches!(found, fields::Named::Field(found) if found.name == field.name), "{name}");
        let parsed = resolved(field.example);
        for lang in [Lang::En, Lang::Ar] {
            let printed = query::print(&parsed, lang, &known);
            assert_eq!(resolved(&printed).root, parsed.root, "{printed}");
        }
    }
}

/// Whether a step reads every row of the article table; its indexes of few
/// columns may be walked.
fn is_article_scan(step: &str) -> bool {
    let table = step.strip_prefix("SCAN a").filter(|rest| rest.is_empty() || rest.starts_with(' '));
    table.or_else(|| step.strip_prefix("SCAN article")).is_some_and(|rest| !rest.contains("INDEX"))
}

#[test]
fn every_field_prepares_and_scans_no_article() {
    let connection = schema();
    for field in fields::FIELDS {
        let example = field.example;
        for text in [example.to_owned(), format!("{example} سفير"), format!("{example} limit:9")]
        {
            let statement = query::lower(&resolved(&text));
            let steps = plan(&connection, &statement);
            // Ranked hits are walked from the best on; they bear the name of the table.
            let ranked = steps.iter().any(|step| step == "CO-ROUTINE a");
            let scans = steps.iter().filter(|step| is_article_scan(step)).count();
            assert_eq!(scans, usize::from(ranked), "{text}: {steps:#?}");
        }
    }
}

#[test]
fn the_manual_names_every_field_and_directive() {
    for field in fields::FIELDS {
        assert!(MANUAL.contains(&format!("| `{}` |", field.name)), "{}", field.name);
        assert!(MANUAL.contains(field.arabic), "{}", field.arabic);
    }
    for directive in fields::DIRECTIVES {
        assert!(MANUAL.contains(&format!("| `{}:", directive.name)), "{}", directive.name);
    }
}

#[test]
fn columns_and_formats_are_named_once() {
    for unit in UNITS {
        let columns: BTreeSet<_> = unit.columns.iter().map(|c| c.column.name).collect();
        assert_eq!(columns.len(), unit.columns.len(), "{}", unit.name);
        let arabic: BTreeSet<_> = unit.columns.iter().map(|c| c.column.arabic).collect();
        assert_eq!(arabic.len(), unit.columns.len(), "{}", unit.name);
        assert!(unit.columns[0].column.name.ends_with("_id"), "{}", unit.name);
    }
    let units: BTreeSet<_> = UNITS.iter().map(|unit| unit.name).collect();
    assert_eq!(units.len(), UNITS.len());
    let dimensions: BTreeSet<_> = DIMENSIONS.iter().map(|dimension| dimension.name).collect();
    assert_eq!(dimensions.len(), DIMENSIONS.len());
    let charts: BTreeSet<_> = CHARTS.iter().map(|chart| chart.name).collect();
    assert_eq!(charts.len(), CHARTS.len());
    let formats: BTreeSet<_> = FORMATS.iter().map(|format| format.name).collect();
    assert_eq!(formats.len(), FORMATS.len());
}

/// An archive of the project's own articles, made in a folder of its own.
fn sample(name: &str) -> Archive {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_file(&path);
    let import = std::process::Command::new(env!("CARGO_BIN_EXE_sijill"))
        .args(["-q", "import", "tests/corpus/articles", "--archive"])
        .arg(&path)
        .status()
        .unwrap();
    assert!(import.success());
    Archive::open(&path).unwrap()
}

#[test]
fn every_column_of_every_unit_gives_values_and_sorts() {
    let archive = sample("units.db");
    let articles = query::lower(&resolved("*"));
    for unit in UNITS {
        let mut filled = vec![false; unit.columns.len()];
        for column in unit.columns {
            let request = Request {
                articles: articles.clone(),
                unit,
                only: None,
                columns: unit.columns.iter().collect(),
                sort: vec![SortKey { column, descending: true }],
                limit: None,
            };
            let mut ids = BTreeSet::new();
            let rows: Result<(), ArchiveError> = archive.rows(&request, |cells| {
                assert!(ids.insert(cells[0].text()), "{} has two {:?}", unit.name, cells[0]);
                assert!(cells[0].text().as_bytes()[1] == b'_', "{:?}", cells[0]);
                for (filled, cell) in filled.iter_mut().zip(cells) {
                    *filled |= !cell.text().is_empty();
                }
                Ok(())
            });
            rows.unwrap_or_else(|e| panic!("{} by {}: {e}", unit.name, column.column.name));
        }
        for (column, filled) in unit.columns.iter().zip(filled) {
            let rare = ["duplicate_of", "place"].contains(&column.column.name);
            assert!(filled || rare, "{}.{} is always empty", unit.name, column.column.name);
        }
    }
}

#[test]
fn counts_by_every_dimension_agree_with_the_rows() {
    let archive = sample("dimensions.db");
    let articles = query::lower(&resolved("*"));
    for counted in [Counted::Articles, Counted::Meetings] {
        let basis = Basis { articles: &articles, counted, only: None };
        let whole = archive.pivot(basis, &[]).unwrap().total;
        assert!(whole > 0);
        for dimension in DIMENSIONS {
            let pivot = archive.pivot(basis, &[dimension]).unwrap();
            assert_eq!(pivot.total, whole, "{}", dimension.name);
            assert!(!pivot.cells.is_empty(), "{}", dimension.name);
            let members = archive.members(basis, dimension).unwrap();
            for (value, count) in &pivot.totals[0] {
                let ids: BTreeSet<_> =
                    members.iter().filter(|(v, _)| v == value).map(|(_, id)| id).collect();
                assert_eq!(ids.len() as i64, *count, "{} {value:?}", dimension.name);
            }
            for other in DIMENSIONS.iter().filter(|other| other.name != dimension.name) {
                let pivot = archive.pivot(basis, &[dimension, other]).unwrap();
                assert!(pivot.cells.iter().all(|(_, count)| *count <= whole));
            }
        }
    }
}

#[test]
fn rows_stand_in_the_order_of_the_query() {
    let archive = sample("order.db");
    for text in
        ["*", "سفير", "* sort:title", "* sort:-event", "سفير sort:date", "country:KW limit:3"]
    {
        let articles = query::lower(&resolved(text));
        archive.register_holds(query::holds).unwrap();
        let keys = archive.select(&articles).unwrap();
        let expected: Vec<String> = keys.iter().map(|key| archive.hit(*key).unwrap().id).collect();
        let unit = &UNITS[0];
        let columns = vec![&unit.columns[0]];
        let request = Request { articles, unit, only: None, columns, sort: vec![], limit: None };
        let mut ids = Vec::new();
        let rows: Result<(), ArchiveError> = archive.rows(&request, |cells| {
            ids.push(cells[0].text());
            Ok(())
        });
        rows.unwrap();
        assert_eq!(ids, expected, "{text}");
        assert!(!ids.is_empty());
    }
}

#[test]
fn the_schema_describes_every_table() {
    let schema = include_str!("../schema.sql");
    let mut before = "";
    for line in schema.lines() {
        if line.starts_with("CREATE TABLE") || line.starts_with("CREATE VIRTUAL TABLE") {
            assert!(before.starts_with("--"), "no comment above: {line}");
        }
        before = line;
    }
    for table in schema.split("CREATE TABLE").skip(1) {
        let end = table.split(';').next().unwrap();
        assert!(end.contains("STRICT"), "not STRICT: {}", end.lines().next().unwrap());
    }
}

#[test]
fn a_new_archive_has_its_marks() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.db");
    Archive::open_for_import(&path).unwrap().close().unwrap();
    let connection = Connection::open(&path).unwrap();
    let number =
        |pragma: &str| -> i64 { connection.query_row(pragma, [], |row| row.get(0)).unwrap() };
    assert_eq!(number("PRAGMA application_id"), 0x5349_4A4C);
    assert_eq!(number("PRAGMA user_version"), 7);
    assert!(Path::new(&path).exists());
}
