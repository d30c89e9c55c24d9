//! Reading an archive again gives what a fresh import gives, and old archives are
//! brought to the present shape.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use rusqlite::Connection;
use sijill::archive::Archive;

/// Rules that differ from the program's: a state that is none, an office of another
/// class, two names of one person.
const NAMES: &[(&str, &str)] = &[
    ("shields.tsv", "ar\tاليابان\tnot a state\nar\tالأردن\nen\tGhana\n"),
    ("offices.tsv", "ar\tسفير\t-\tother\n"),
    ("people.tsv", "Eoin Brannigan\tHarriet Colborne\n"),
    ("topics.tsv", "ports\tالموانئ\tports\tar\tالميناء\n"),
];

/// What an archive holds, entities by name, so that two can be compared.
const CONTENTS: &[&str] = &[
    "SELECT json_array('article', a.id, a.key, s.name, a.external_id, a.url, a.lang, a.headline,
       a.published_from, hex(a.content), hex(a.words), hex(a.place), a.duplicate_of, a.file, a.line,
       a.metadata, a.run_id, r.digest)
     FROM article a LEFT JOIN source s ON s.id = a.source_id LEFT JOIN ruleset r ON r.id = a.ruleset",
    "SELECT json_array('paragraph', id, kind, start, text) FROM paragraph",
    "SELECT json_array('entity', kind, folded, name, country) FROM entity",
    "SELECT json_array('alias', a.folded, e.kind, e.folded)
     FROM alias a JOIN entity e ON e.id = a.entity",
    "SELECT json_array('alias_word', a.word, e.kind, e.folded)
     FROM alias_word a JOIN entity e ON e.id = a.entity",
    "SELECT json_array('mention', m.paragraph_id, m.start, m.length, m.via, m.rule, e.kind, e.folded)
     FROM mention m JOIN entity e ON e.id = m.entity",
    "SELECT json_array('article_entity', x.article_id, x.n, e.kind, e.folded)
     FROM article_entity x JOIN entity e ON e.id = x.entity",
    "SELECT json_array('official', o.article_id, o.ordinal, e.folded, o.name, o.role, o.role_class,
       o.country, o.accredited_to, o.former, o.rank, o.confidence)
     FROM article_official o JOIN entity e ON e.id = o.entity",
    "SELECT json_array('date', paragraph_id, start, length, first, last, precision, calendar, vague,
       rule) FROM event_date",
    "SELECT json_array('meeting', m.article_id, m.ordinal, m.kind, m.day, m.place, m.host, h.folded,
       m.host_role, m.host_country, m.guest, g.folded, m.guest_role, m.guest_country, m.topics,
       m.paragraph_id, m.start, m.length, m.rule, m.confidence)
     FROM meeting m LEFT JOIN entity h ON h.id = m.host_entity
     LEFT JOIN entity g ON g.id = m.guest_entity",
    "SELECT json_array('ruleset', digest) FROM ruleset",
    "SELECT json_array('index', doc, col, CASE WHEN col = 'facet' AND term GLOB 'o[0-9]*' THEN
       (SELECT 'o ' || folded FROM entity WHERE id = CAST(substr(term, 2) AS INTEGER))
       ELSE term END) FROM temp.terms",
];

fn contents(path: &Path) -> Vec<String> {
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, fts, 'instance')")
        .unwrap();
    let mut rows = Vec::new();
    for sql in CONTENTS {
        let mut prepared = connection.prepare(sql).unwrap();
        rows.extend(
            prepared.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap),
        );
    }
    rows.sort();
    rows
}

fn assert_rows(one: &[String], other: &[String]) {
    let lacks = |rows: &[String], row: &String| rows.binary_search(row).is_err();
    let only: Vec<_> = one.iter().filter(|row| lacks(other, row)).take(5).collect();
    let missing: Vec<_> = other.iter().filter(|row| lacks(one, row)).take(5).collect();
    assert!(only.is_empty() && missing.is_empty(), "only {only:#?}\nmissing {missing:#?}");
    assert_eq!(one.len(), other.len());
}

fn assert_same(one: &Path, other: &Path) {
    assert_rows(&contents(one), &contents(other));
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sijill"));
    command.current_dir(folder).args(arguments);
    command.env_remove("SIJILL_ARCHIVE").env_remove("SIJILL_NAMES");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let output = command(folder, arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder with the articles of the corpus and a folder of other names.
fn folder() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("other")).unwrap();
    for (file, rows) in NAMES {
        fs::write(folder.path().join("other").join(file), rows).unwrap();
    }
    let articles = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/articles");
    (folder, articles.to_str().unwrap().to_owned())
}

#[test]
fn an_archive_read_again_is_one_imported_anew() {
    let (folder, articles) = folder();
    let at = folder.path();
    let country = ["--outlet-country", "KW"];
    run(at, &[&["--archive", "old.db", "import", &articles], &country[..]].concat());
    let other = ["--names", "other"];
    run(at, &[&["--archive", "new.db", "import", &articles], &country[..], &other].concat());
    assert_ne!(contents(&at.join("old.db")), contents(&at.join("new.db")));

    let before = contents(&at.join("old.db"));
    let dry = ["--archive", "old.db", "reextract", "--dry-run", "--names", "other"];
    let would = said(&run(at, &dry));
    assert_rows(&contents(&at.join("old.db")), &before);

    let again = ["--archive", "old.db", "reextract", "--names", "other"];
    let did = said(&run(at, &again));
    assert_eq!(did, would.replace("would change", "changed").replace("would not", "unchanged"));
    assert!(!did.starts_with("0 changed"), "{did}");
    assert_same(&at.join("old.db"), &at.join("new.db"));

    let nothing = "every article was read by the present rules and names\n";
    assert_eq!(said(&run(at, &again)), nothing);
    let all = said(&run(at, &[&again[..], &["--all"]].concat()));
    assert!(all.starts_with("0 changed"), "{all}");
    assert_same(&at.join("old.db"), &at.join("new.db"));

    // And back, with words taken out of the index that only the other names put in.
    run(at, &["--archive", "old.db", "reextract"]);
    assert_rows(&contents(&at.join("old.db")), &before);
}

#[test]
fn a_run_that_is_killed_goes_on_where_it_was() {
    let (folder, _) = folder();
    let at = folder.path();
    let text = "استقبل وزير الدفاع في مكتبه أمس سفير اليابان لدى البلاد كينجي ناكامورا.";
    let records: String = (0..4000)
        .map(|number| {
            format!("{{\"id\":\"{number}\",\"title\":\"خبر\",\"text\":\"{text}\",\"date\":\"2025-02-05\"}}\n")
        })
        .collect();
    fs::write(at.join("records.jsonl"), records).unwrap();
    run(at, &["--archive", "old.db", "import", "records.jsonl"]);
    run(at, &["--archive", "new.db", "--names", "other", "import", "records.jsonl"]);
    let again = ["--archive", "old.db", "--names", "other", "reextract"];
    let mut stale = 4000;
    for wait in [150, 300, 450] {
        let mut child = command(at, &again).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        let _ = child.kill();
        child.wait().unwrap();
        let connection = Connection::open(at.join("old.db")).unwrap();
        let left = "SELECT count(*) FROM article WHERE ruleset = 1";
        let left: i64 = connection.query_row(left, [], |row| row.get(0)).unwrap();
        assert!(left <= stale, "what is done stays done");
        stale = left;
    }
    run(at, &again);
    assert_same(&at.join("old.db"), &at.join("new.db"));
}

#[test]
fn articles_imported_by_other_names_are_stale() {
    let (folder, articles) = folder();
    let at = folder.path();
    let record = at.join("one.txt");
    fs::write(&record, "زار الوزير طوكيو أمس.\n").unwrap();
    run(at, &["import", &articles]);
    run(at, &["--names", "other", "import", "one.txt"]);
    let did = said(&run(at, &["reextract"]));
    assert_eq!(did, "0 changed, 1 unchanged\n");
}

/// The columns of every table, and what they may hold.
fn shape(connection: &Connection) -> Vec<String> {
    let sql =
        "SELECT json_array(t.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk, c.hidden)
               FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c
               WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE 'fts_%'
               UNION ALL SELECT json_array(t.name, f.\"table\", f.\"from\", f.\"to\")
               FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) f
               UNION ALL SELECT json_array(name, tbl_name) FROM sqlite_schema WHERE type = 'index'
               UNION ALL SELECT json_array(name, sql) FROM sqlite_schema WHERE type = 'view'
               ORDER BY 1";
    let mut prepared = connection.prepare(sql).unwrap();
    prepared.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn an_archive_of_the_first_shape_gets_the_present_one() {
    let (folder, articles) = folder();
    let at = folder.path();
    run(at, &["--archive", "new.db", "import", &articles]);
    // The first shape, with the same articles.
    let first = Connection::open(at.join("old.db")).unwrap();
    first.execute_batch(include_str!("schemas/1.sql")).unwrap();
    first.execute("ATTACH ? AS new", [at.join("new.db").to_str().unwrap()]).unwrap();
    first.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    for table in [
        "meta",
        "source",
        "import_run",
        "article",
        "paragraph",
        "entity",
        "alias",
        "alias_word",
        "mention",
        "article_entity",
        "article_official",
        "event_date",
        "meeting",
    ] {
        let columns: String = first
            .query_row("SELECT group_concat(name) FROM pragma_table_info(?)", [table], |row| {
                row.get(0)
            })
            .unwrap();
        let kinds = if table == "entity" {
            " WHERE kind IN ('country', 'official', 'topic')"
        } else if ["mention", "article_entity"].contains(&table) {
            " WHERE entity IN (SELECT id FROM entity)"
        } else {
            ""
        };
        let copy = format!(
            "INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}{kinds}"
        );
        first.execute_batch(&copy).unwrap_or_else(|e| panic!("{copy}: {e}"));
    }
    first
        .execute_batch("PRAGMA application_id = 0x53494A4C; PRAGMA user_version = 1; DETACH new")
        .unwrap();
    first.close().unwrap();

    Archive::open(&at.join("old.db")).unwrap().close().unwrap();
    let [old, new] = ["old.db", "new.db"].map(|name| Connection::open(at.join(name)).unwrap());
    assert_eq!(shape(&old), shape(&new));
    let broken = old.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap();
    assert!(!broken, "every reference has its row");
    let version = |of: &Connection| -> i64 {
        of.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
    };
    assert_eq!(version(&old), version(&new));
    drop((old, new));

    // Its index is empty, so only what the tables hold can be compared.
    let tables = |name: &str| -> Vec<String> {
        contents(&at.join(name)).into_iter().filter(|row| !row.starts_with("[\"index")).collect()
    };
    run(at, &["--archive", "old.db", "reextract"]);
    assert_rows(&tables("old.db"), &tables("new.db"));
}
