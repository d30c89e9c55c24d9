//! Keeping an archive: checks, repairs, backups, dumps, packed copies, old shapes.

#![allow(clippy::unwrap_used, missing_docs)]

mod program;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use program::*;
use rusqlite::Connection;
use sijill::archive::ANALYSER_VERSION;

fn imported() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["-q", "import", ARTICLES]).status.success());
    folder
}

fn ids(folder: &Path, archive: &str) -> String {
    let output = run(folder, &["--archive", archive, "query", "*", "--format", "jsonl"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn every_way_of_importing_leaves_an_archive_that_checks() {
    let folder = tempfile::tempdir().unwrap();
    let record = |id: &str, words: &str| {
        format!("{{\"id\":\"{id}\",\"title\":\"خبر\",\"text\":\"{words}\",\"source\":\"كونا\"}}\n")
    };
    let visit = "زار وزير الخارجية الكويتي عبدالله علي اليحيا طوكيو.";
    let meeting = "استقبل وزير الخارجية عبدالله علي اليحيا سفير اليابان.";
    let steps = [
        // New ones, one that repeats another's text, one that repeats another's id.
        [record("1", visit), record("2", visit), record("3", visit), record("1", meeting)].concat(),
        // The first of those with the same text gets another; then the next.
        record("1", meeting),
        record("2", meeting),
        // Back again, twice in one import.
        [record("1", visit), record("1", visit), record("4", "x y")].concat(),
    ];
    for (number, step) in steps.iter().enumerate() {
        let output = feed(folder.path(), &["import", "-"], step.as_bytes());
        assert!(output.status.success(), "{}", text(&output.stderr));
        sound(&folder.path().join("sijill.db"), &format!("step {number}"));
    }
    for day in ["2025-02-05", "2025-02-06"] {
        fs::write(folder.path().join("a.txt"), format!("عنوان\n\n{visit} {day}\n")).unwrap();
        assert!(
            run(folder.path(), &["-q", "import", "a.txt", "--published", day]).status.success()
        );
        sound(&folder.path().join("sijill.db"), day);
    }
}

#[test]
fn a_dump_loads_to_an_archive_that_dumps_the_same_bytes() {
    let folder = imported();
    let record =
        "{\"id\":\"1\",\"title\":\"a\\u0000b \\u202e\\\"\",\"text\":\"نص.\",\"x\":[1,2.5]}\n";
    for words in [record.to_owned(), record.replace("نص", "نص آخر")] {
        assert!(feed(folder.path(), &["-q", "import", "-"], words.as_bytes()).status.success());
    }
    let dump = run(folder.path(), &["dump"]).stdout;
    fs::write(folder.path().join("dump.jsonl"), &dump).unwrap();
    let load = ["--archive", "other.db", "load", "dump.jsonl"];
    let output = run(folder.path(), &load);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(run(folder.path(), &["--archive", "other.db", "dump"]).stdout == dump);
    sound(&folder.path().join("other.db"), "loaded");
    assert_eq!(ids(folder.path(), "other.db"), ids(folder.path(), "sijill.db"));
    let again = run(folder.path(), &load);
    assert_eq!(again.status.code(), Some(2), "{}", text(&again.stderr));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn a_dump_that_is_not_whole_is_refused() {
    let folder = imported();
    let dump = text(&run(folder.path(), &["dump"]).stdout);
    let lines: Vec<&str> = dump.lines().collect();
    let joined = |lines: &[&str]| lines.join("\n") + "\n";
    let swapped = [&lines[..2], &[lines[3], lines[2]], &lines[4..]].concat();
    let changed = dump.replacen("طوكيو", "أوساكا", 1);
    for (what, dump, reason) in [
        ("cut", joined(&lines[..40]), "line 41: the dump ends too early"),
        ("without a line", joined(&[&lines[..5], &lines[6..]].concat()), "not the ones"),
        ("in another order", joined(&swapped), "not the ones that were dumped"),
        ("with other words", changed, "not the ones that were dumped"),
        ("of something else", "{}\n".into(), "line 1: is not the beginning of a dump"),
        ("of nothing", String::new(), "line 1: the dump ends too early"),
        ("of no JSON", "سجل\n".into(), "line 1: is not valid JSON"),
        (
            "newer",
            "{\"sijill\":\"dump\",\"schema\":999}\n".into(),
            "line 1: the dump has schema 999",
        ),
        ("unknown", joined(&[lines[0], r#"{"table":"x","row":{}}"#]), "line 2: is no row of"),
        ("odd", joined(&[lines[0], r#"{"table":"alias","row":{"x":1}}"#]), "has no column `x`"),
        ("short", joined(&[lines[0], r#"{"table":"alias","row":{}}"#]), "`folded` is missing"),
    ] {
        let arguments = ["--archive", "other.db", "load", "-"];
        let output = feed(folder.path(), &arguments, dump.as_bytes());
        assert_eq!(output.status.code(), Some(3), "{what}");
        assert!(text(&output.stderr).contains(reason), "{what}: {}", text(&output.stderr));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{what}");
    }
}

/// Dumps are kept for years; what is new since then is found by reading again.
#[test]
fn a_dump_of_an_older_shape_is_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let dump = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/dump-of-schema-3.jsonl");
    let output = run(folder.path(), &["load", dump]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let path = folder.path().join("sijill.db");
    assert_eq!(sound(&path, "the seals of an older shape"), 1);
    let meeting = ["query", "*", "--unit", "meeting", "--format", "jsonl", "--provenance"];
    let before = text(&run(folder.path(), &meeting).stdout);
    assert!(before.contains("\"attendees\":[]"), "{before}");
    assert!(before.contains("\"guest_country_via\":null"), "{before}");
    let read = run(folder.path(), &["reextract"]);
    assert_eq!(text(&read.stderr), "1 changed, 0 unchanged\n");
    let after = text(&run(folder.path(), &meeting).stdout);
    assert!(after.contains("\"attendees\":[\"بندر المزين\"]"), "{after}");
    assert!(after.contains("\"guest_country_via\":\"genitive\""), "{after}");
    assert_eq!(sound(&path, "read again"), 1);
}

#[test]
fn a_backup_of_an_archive_in_use_is_one_state_of_it() {
    let folder = imported();
    write_records(&folder.path().join("in.jsonl"), 0, 1100);
    let import = ["-q", "import", "in.jsonl"];
    let mut import = sijill(folder.path(), &import).stderr(Stdio::null()).spawn().unwrap();
    let whole: Vec<usize> = stored_after(1100).iter().map(|n| n + 32).collect();
    for number in 0..4 {
        let copy = format!("backup-{number}.db");
        let output = run(folder.path(), &["backup", &copy]);
        assert!(output.status.success(), "{}", text(&output.stderr));
        let articles = sound(&folder.path().join(&copy), &copy);
        assert!(whole.contains(&articles), "{articles}");
    }
    import.wait().unwrap();
    let there = run(folder.path(), &["backup", "backup-0.db"]);
    assert_eq!(there.status.code(), Some(2), "{}", text(&there.stderr));
    assert!(run(folder.path(), &["backup", "backup-0.db", "--force"]).status.success());
    assert_eq!(ids(folder.path(), "backup-0.db"), ids(folder.path(), "sijill.db"));
}

/// The log of a killed import outlives the file that somebody removes.
#[test]
fn a_log_without_its_archive_is_not_played_into_another() {
    let folder = imported();
    let kept = |name: &str| folder.path().join(name);
    let old = Connection::open(kept("old.db")).unwrap();
    old.pragma_update(None, "journal_mode", "WAL").unwrap();
    old.execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (randomblob(90000))").unwrap();
    for suffix in ["-wal", "-shm"] {
        fs::copy(kept(&format!("old.db{suffix}")), kept(&format!("copy.db{suffix}"))).unwrap();
    }
    drop(old);
    assert!(run(folder.path(), &["backup", "copy.db"]).status.success());
    sound(&kept("copy.db"), "a backup beside an old log");
    assert_eq!(ids(folder.path(), "copy.db"), ids(folder.path(), "sijill.db"));
    let itself = run(folder.path(), &["backup", "./sijill.db", "--force"]);
    assert_eq!(itself.status.code(), Some(2), "{}", text(&itself.stderr));
}

#[test]
fn a_packed_archive_answers_the_same() {
    let folder = imported();
    assert!(run(folder.path(), &["pack", "packed.db"]).status.success());
    sound(&folder.path().join("packed.db"), "packed");
    assert_eq!(ids(folder.path(), "packed.db"), ids(folder.path(), "sijill.db"));
    let size = |name: &str| fs::metadata(folder.path().join(name)).unwrap().len();
    assert!(size("packed.db") <= size("sijill.db"));
}

/// An archive as a reader leaves it that an import could not wait for: with a log.
fn with_log(folder: &Path) {
    let archive = Connection::open(folder.join("sijill.db")).unwrap();
    archive.pragma_update(None, "journal_mode", "WAL").unwrap();
    archive.close().unwrap();
}

#[test]
fn an_archive_is_read_where_nothing_can_be_written() {
    let folder = imported();
    with_log(folder.path());
    let before = ids(folder.path(), "sijill.db");
    let disk = tempfile::tempdir().unwrap();
    let mount = Command::new("mount").arg("--bind").args([folder.path(), disk.path()]).output();
    let read_only = Command::new("mount")
        .args(["-o", "remount,bind,ro"])
        .arg(disk.path())
        .output()
        .is_ok_and(|output| output.status.success());
    if !mount.is_ok_and(|output| output.status.success()) || !read_only {
        println!("skipped: no folder can be made read-only");
        return;
    }
    let name = disk.path().join("sijill.db");
    let read = run(
        folder.path(),
        &["--archive", name.to_str().unwrap(), "query", "*", "--format", "jsonl"],
    );
    let checked = run(folder.path(), &["--archive", name.to_str().unwrap(), "check"]);
    let import = run(folder.path(), &["--archive", name.to_str().unwrap(), "import", ARTICLES]);
    // What a journal would undo cannot be left in.
    fs::write(folder.path().join("sijill.db-journal"), [0xd9; 1024]).unwrap();
    let unfinished = run(folder.path(), &["--archive", name.to_str().unwrap(), "query", "*"]);
    assert!(Command::new("umount").arg(disk.path()).status().unwrap().success());
    assert_eq!(text(&read.stderr), "");
    assert_eq!(text(&read.stdout), before);
    assert!(checked.status.success(), "{}", text(&checked.stderr));
    assert_eq!(import.status.code(), Some(3), "{}", text(&import.stderr));
    assert_eq!(unfinished.status.code(), Some(3));
    assert!(text(&unfinished.stderr).contains("left unfinished"), "{}", text(&unfinished.stderr));
}

#[test]
fn what_is_derived_is_made_again() {
    let folder = imported();
    let archive = folder.path().join("sijill.db");
    let (before, answers) = (content(&archive), ids(folder.path(), "sijill.db"));
    for change in [
        "UPDATE mention SET length = length + 1 WHERE start = 0",
        "DELETE FROM meeting",
        "UPDATE attendee SET country = 'FR'",
        "UPDATE article_official SET country_via = NULL",
        "UPDATE article_entity SET n = n + 1",
        "UPDATE alias SET folded = folded || 'x'",
        "UPDATE entity SET name = 'x' WHERE kind = 'official'",
        "DELETE FROM fts_data WHERE id > 10",
        "UPDATE fts_docsize SET sz = x'010101'",
        "DELETE FROM alias_word",
    ] {
        let connection = Connection::open(&archive).unwrap();
        connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        connection.execute_batch(change).unwrap();
        connection.close().unwrap();
        assert_eq!(run(folder.path(), &["check"]).status.code(), Some(3), "{change}");
        let repair = run(folder.path(), &["check", "--repair"]);
        assert_eq!(repair.status.code(), Some(0), "{change}: {}", text(&repair.stderr));
        sound(&archive, change);
        assert_eq!(ids(folder.path(), "sijill.db"), answers, "{change}");
        let same = |lines: &[String]| lines.iter().filter(|l| l.contains("\"paragraph\"")).count();
        assert_eq!(same(&content(&archive)), same(&before));
    }
    let damaged = fs::read_dir(folder.path()).unwrap();
    assert_eq!(damaged.count(), 1 + 10);
}

#[test]
fn a_repair_leaves_the_text_as_it_is_and_says_so() {
    let folder = imported();
    let archive = folder.path().join("sijill.db");
    let connection = Connection::open(&archive).unwrap();
    let change = "UPDATE paragraph SET text = 'لا شيء' WHERE id = (SELECT max(id) FROM paragraph)";
    connection.execute_batch(change).unwrap();
    connection.close().unwrap();
    let repair = run(folder.path(), &["check", "--repair"]);
    assert_eq!(repair.status.code(), Some(3));
    assert!(text(&repair.stdout).contains("its text is not what was stored"));
    let again = run(folder.path(), &["check"]);
    assert_eq!(again.status.code(), Some(3));
    let left = text(&again.stdout);
    let id = left.split(':').next().unwrap();
    assert!(left.lines().all(|line| line.starts_with(id)), "{left}");
}

/// Where SQLite keeps the first page of a table or index.
fn root(path: &Path, table: &str) -> usize {
    let archive = Connection::open(path).unwrap();
    let sql = "SELECT rootpage - 1 FROM sqlite_schema WHERE name = ?";
    let root: i64 = archive.query_row(sql, [table], |row| row.get(0)).unwrap();
    usize::try_from(root).unwrap()
}

#[test]
fn broken_pages_are_made_again_unless_they_held_what_the_source_said() {
    let folder = imported();
    let archive = folder.path().join("sijill.db");
    let answers = ids(folder.path(), "sijill.db");
    let sound_bytes = fs::read(&archive).unwrap();
    for table in ["mention", "article_entity", "fts_data", "article_words", "alias", "meeting"] {
        let mut bytes = sound_bytes.clone();
        let page = root(&archive, table) * 8192;
        bytes[page..page + 8192].fill(0);
        fs::write(&archive, bytes).unwrap();
        assert_eq!(run(folder.path(), &["check"]).status.code(), Some(3), "{table}");
        let repair = run(folder.path(), &["check", "--repair"]);
        assert_eq!(repair.status.code(), Some(0), "{table}: {}", text(&repair.stderr));
        sound(&archive, table);
        assert_eq!(ids(folder.path(), "sijill.db"), answers, "{table}");
        fs::write(&archive, &sound_bytes).unwrap();
    }
    let mut bytes = sound_bytes.clone();
    let page = root(&archive, "paragraph") * 8192;
    bytes[page..page + 8192].fill(0);
    fs::write(&archive, &bytes).unwrap();
    let files = fs::read_dir(folder.path()).unwrap().count();
    let repair = run(folder.path(), &["check", "--repair"]);
    assert_eq!(repair.status.code(), Some(3));
    assert!(text(&repair.stderr).contains("cannot be read in full"), "{}", text(&repair.stderr));
    assert!(fs::read(&archive).unwrap() == bytes, "the file stays as it is");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), files);
}

/// Every past shape, with an article, is brought to the present one.
#[test]
fn every_past_shape_is_migrated() {
    let fresh = imported();
    let shapes = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schemas");
    let mut versions = 0;
    for entry in fs::read_dir(shapes).unwrap() {
        let shape = entry.unwrap().path();
        let version: i32 = shape.file_stem().unwrap().to_str().unwrap().parse().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sijill.db");
        old_archive(&path, &shape, version);
        let answer = run(folder.path(), &["query", "country:JP", "--format", "ids"]);
        assert_eq!(text(&answer.stdout), "a_000000000000old1\n", "{}", text(&answer.stderr));
        assert_eq!(schema(&path), schema(&fresh.path().join("sijill.db")), "version {version}");
        let import = run(folder.path(), &["import", ARTICLES]);
        assert!(text(&import.stderr).starts_with("32 added"), "{}", text(&import.stderr));
        assert_eq!(sound(&path, "migrated"), 33);
        versions += 1;
    }
    assert!(versions >= 1);
}

/// An archive of a past shape, as its version of the program left it.
fn old_archive(path: &Path, shape: &Path, version: i32) {
    let archive = Connection::open(path).unwrap();
    archive.execute_batch(&fs::read_to_string(shape).unwrap()).unwrap();
    archive
        .execute_batch(&format!(
            "PRAGMA application_id = 1397312076; PRAGMA user_version = {version};
             INSERT INTO meta VALUES ('analyser', '{ANALYSER_VERSION}');
             INSERT INTO import_run (id, started, inputs) VALUES (1, '2025-02-05T00:00:00Z', 'a');
             INSERT INTO entity (id, kind, folded, name) VALUES (1, 'country', 'JP', 'JP');"
        ))
        .unwrap();
    let words = ["سفير اليابان", "زار السفير طوكيو."];
    let content = content_hash(&words);
    let id = sijill::model::keys::first_key(jiff::civil::date(2025, 2, 5));
    archive
        .execute(
            "INSERT INTO article (id, key, lang, headline, published_from, content, words, file,
               line, run_id) VALUES (?, 'a_000000000000old1', 'ar', ?, 'source', ?, ?, 'a', 1, 1)",
            (id, words[0], content.0, content.1),
        )
        .unwrap();
    for (ordinal, (kind, words)) in ["headline", "body"].iter().zip(words).enumerate() {
        archive
            .execute(
                "INSERT INTO paragraph (id, kind, start, text) VALUES (?, ?, 0, ?)",
                (id << 12 | ordinal as i64, kind, words),
            )
            .unwrap();
    }
    let index = sijill::import::index_text(&[
        paragraph(sijill::model::ParagraphKind::Headline, words[0]),
        paragraph(sijill::model::ParagraphKind::Body, words[1]),
    ]);
    let facet = "all cjp lar xcountry";
    archive
        .execute(
            "INSERT INTO fts (rowid, body, title, facet) VALUES (?, ?, ?, ?)",
            (id, index.body, index.title, facet),
        )
        .unwrap();
    archive
        .execute_batch(&format!(
            "INSERT INTO article_entity (entity, article_id, n) VALUES (1, {id}, 1);
             INSERT INTO mention VALUES ({id} << 12, 5, 1, 7, 'name', 'country-name');"
        ))
        .unwrap();
    if version >= 3 {
        archive
            .execute_batch(&format!(
                "INSERT INTO article_seal VALUES ({id}, x'2067dd61267b8a329914a01bcd4c363b',
                   x'949c2402cc02be8bb260200613668fa6');
                 INSERT INTO entity_seal VALUES (1, x'c286a578b7b7b6a4bb4d8d36bff565f2')"
            ))
            .unwrap();
    }
    archive.close().unwrap();
}

fn paragraph(kind: sijill::model::ParagraphKind, text: &str) -> sijill::model::Paragraph {
    sijill::model::Paragraph { kind, start: 0, text: text.to_owned() }
}

/// The hashes of an article of these two paragraphs, as every version has made them.
fn content_hash(words: &[&str; 2]) -> ([u8; 16], [u8; 16]) {
    let half = |hasher: &blake3::Hasher| -> [u8; 16] {
        hasher.finalize().as_bytes()[..16].try_into().unwrap()
    };
    let feed = |hasher: &mut blake3::Hasher, field: &[u8]| {
        hasher.update(&(field.len() as u64).to_le_bytes());
        hasher.update(field);
    };
    let mut content = blake3::Hasher::new();
    for field in [None, None, None, Some("2025-02-05"), Some("ar"), None] {
        content.update(&[u8::from(field.is_some())]);
        feed(&mut content, field.unwrap_or("").as_bytes());
    }
    for (kind, words) in ["headline", "body"].iter().zip(words) {
        feed(&mut content, kind.as_bytes());
        feed(&mut content, &0u64.to_le_bytes());
        feed(&mut content, words.as_bytes());
    }
    let mut body = blake3::Hasher::new();
    feed(&mut body, words[1].as_bytes());
    (half(&content), half(&body))
}

/// Tables, indexes and columns; a column that was added stands in another place.
fn schema(path: &Path) -> Vec<String> {
    let archive = Connection::open(path).unwrap();
    let mut statement = archive
        .prepare(
            "SELECT json_array(s.type, s.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk)
             FROM sqlite_schema s, pragma_table_xinfo(s.name) c WHERE s.type = 'table'
             UNION SELECT json_array(s.type, s.name, c.seqno, c.name)
             FROM sqlite_schema s, pragma_index_info(s.name) c WHERE s.type = 'index' ORDER BY 1",
        )
        .unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

/// A file from elsewhere whose schema does more than hold tables.
#[test]
fn a_crafted_archive_does_nothing_but_answer() {
    let folder = imported();
    let path = folder.path().join("sijill.db");
    let crafted = Connection::open(&path).unwrap();
    crafted
        .execute_batch(
            "CREATE TABLE loot (words TEXT);
             CREATE TRIGGER t1 AFTER INSERT ON import_run BEGIN INSERT INTO loot VALUES ('x'); END;
             CREATE TRIGGER t2 AFTER INSERT ON article BEGIN DELETE FROM article; END;
             ALTER TABLE source RENAME TO hidden;
             CREATE VIEW source AS SELECT id, name, load_extension('evil.so') AS folded FROM hidden;",
        )
        .unwrap();
    crafted.close().unwrap();
    let before = fs::read(&path).unwrap();
    let listed = run(folder.path(), &["list", "sources"]);
    assert_eq!(listed.status.code(), Some(3), "{}", text(&listed.stdout));
    let query = run(folder.path(), &["query", "country:JP", "--format", "ids"]);
    assert!(query.status.code().is_some(), "a query ends");
    assert!(fs::read(&path).unwrap() == before, "reading writes nothing");
    assert_eq!(run(folder.path(), &["check"]).status.code(), Some(3));
    assert!(fs::read(&path).unwrap() == before, "a check writes nothing");
    run(folder.path(), &["import", ARTICLES]);
    let archive = Connection::open(&path).unwrap();
    let loot: i64 = archive.query_row("SELECT count(*) FROM loot", [], |row| row.get(0)).unwrap();
    assert_eq!(loot, 0, "no trigger runs");
}
