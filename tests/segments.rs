//! The index that an import builds itself is the one that SQLite builds.

#![allow(clippy::unwrap_used, missing_docs)]

mod program;

use std::fs;
use std::path::Path;
use std::process::Command;

use program::*;
use rusqlite::Connection;

/// Every token of every article with its place, and the tokens counted.
const INDEX: &str = "CREATE VIRTUAL TABLE temp.instance USING fts5vocab (main, fts, instance);
    CREATE TEMP TABLE dump AS SELECT term, doc, col, offset FROM temp.instance
      UNION ALL SELECT 'size', id, '', sz FROM fts_docsize
      UNION ALL SELECT 'all', 0, '', block FROM fts_data WHERE id = 1;";

fn dump(path: &Path) -> Vec<String> {
    let connection = Connection::open(path).unwrap();
    connection.execute_batch(INDEX).unwrap();
    let sql = "SELECT term || ' ' || doc || ' ' || col || ' ' || quote(offset) FROM temp.dump
               ORDER BY term, doc, col, offset";
    let mut statement = connection.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

/// Records of which every third has another text in each round.
fn records(round: usize) -> String {
    let record = |n: usize| {
        let version = if n.is_multiple_of(3) { round } else { 0 };
        let day = 1 + n * 7 % 28;
        format!(
            "{{\"id\":\"{n}\",\"source\":\"كونا\",\"date\":\"2025-0{}-{day:02}\",\"title\":\"خبر {n}\",\
             \"text\":\"استقبل وزير الخارجية الكويتي سفير اليابان رقم {n} للمرة {version}.\"}}\n",
            1 + n % 9
        )
    };
    (0..300 + 20 * round).map(record).collect()
}

fn import(folder: &Path, round: usize, options: &[&str]) {
    fs::write(folder.join("articles.jsonl"), records(round)).unwrap();
    let arguments = [&["-q", "import", "articles.jsonl"], options].concat();
    assert!(run(folder, &arguments).status.success());
}

#[test]
fn both_ways_of_building_come_to_the_same_index() {
    let (built, stock, mixed) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let archive = |folder: &tempfile::TempDir| folder.path().join("sijill.db");
    for round in 0..4 {
        import(built.path(), round, &[]);
        import(stock.path(), round, &["--stock-fts"]);
        import(mixed.path(), round, if round % 2 == 0 { &[] } else { &["--stock-fts"] });
        let expected = dump(&archive(&stock));
        assert!(expected.len() > 3000);
        for folder in [&built, &mixed] {
            assert!(dump(&archive(folder)) == expected, "round {round}");
            sound(&archive(folder), &format!("round {round}"));
        }
    }
    // An import that is taken back is taken out of segments that were built.
    for folder in [&built, &stock] {
        assert!(run(folder.path(), &["imports", "undo", "4"]).status.success());
        sound(&archive(folder), "undone");
    }
    assert!(dump(&archive(&built)) == dump(&archive(&stock)));
}

#[test]
fn any_sqlite_reads_what_was_built_adds_to_it_and_merges_it() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = |sql: &str| {
        let mut shell = Command::new("sqlite3");
        shell.current_dir(folder.path()).args(["-batch", "-bail", "sijill.db", sql]).output()
    };
    if sqlite("SELECT 1").is_err() {
        return eprintln!("skipped: there is no sqlite3");
    }
    (0..3).for_each(|round| import(folder.path(), round, &[]));
    let told = |sql: &str| {
        let output = sqlite(sql).unwrap();
        assert!(output.status.success(), "{sql}: {}", text(&output.stderr));
        text(&output.stdout).trim().to_owned()
    };
    let count = "SELECT count(*) FROM fts WHERE fts MATCH";
    assert_eq!(told(&format!("{count} 'facet:all'")), "340");
    let newest = "SELECT rowid FROM fts WHERE fts MATCH 'facet:cjp' ORDER BY rowid DESC LIMIT 1";
    assert_eq!(told(newest), told("SELECT max(id) FROM article"));
    let check = "INSERT INTO fts (fts, rank) VALUES ('integrity-check', 1);";
    told(&format!("INSERT INTO fts (rowid, body, facet) VALUES (7, 'xyzzy', 'all'); {check}"));
    assert_eq!(told(&format!("{count} 'xyzzy'")), "1");
    told(&format!(
        "INSERT INTO fts (fts, rowid, body, facet) VALUES ('delete', 7, 'xyzzy', 'all'); {check}"
    ));
    let before = dump(&folder.path().join("sijill.db"));
    told(&format!("INSERT INTO fts (fts, rank) VALUES ('merge', -100); {check}"));
    told(&format!("INSERT INTO fts (fts) VALUES ('optimize'); {check}"));
    assert_eq!(told(&format!("{count} 'xyzzy'")), "0");
    assert!(dump(&folder.path().join("sijill.db")) == before);
    sound(&folder.path().join("sijill.db"), "merged by others");
}
