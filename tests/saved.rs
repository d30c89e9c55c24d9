//! Saved queries in the folders of a user.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Output, Stdio};

const QUERY: &str = "title = { ar = \"أخبار\", en = \"News\" }\n[query]\nq = \"*\"\n";

/// Runs the program in `at/here` with the configuration folder `at/config`.
fn run(at: &Path, arguments: &[&str]) -> Output {
    sijill(at, arguments).output().unwrap()
}

fn sijill(at: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sijill"));
    command
        .env_remove("SIJILL_ARCHIVE")
        .env("XDG_CONFIG_HOME", at.join("config"))
        .current_dir(at.join("here"))
        .args(arguments);
    command
}

/// The titles of the new articles, by a saved query.
fn new_titles(at: &Path) -> Vec<String> {
    fs::write(at.join("here/queries/mine.toml"), QUERY).unwrap();
    let out = run(at, &["-q", "run", "mine", "--new", "--format", "csv", "--columns", "title"]);
    let mut titles: Vec<_> = text(&out.stdout).lines().skip(1).map(str::to_owned).collect();
    titles.sort();
    titles
}

/// Imports an article that is called as its file.
fn import_file(at: &Path, name: &str) {
    fs::write(at.join("here").join(name), format!("{name}\n\nزار الوزير طوكيو.\n")).unwrap();
    assert!(run(at, &["-q", "import", name]).status.success());
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn folders() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for inside in ["here/queries", "config/sijill/queries"] {
        fs::create_dir_all(folder.path().join(inside)).unwrap();
    }
    folder
}

#[test]
fn the_configuration_folder_holds_queries_too() {
    let folder = folders();
    let at = folder.path();
    fs::write(at.join("config/sijill/queries/mine.toml"), QUERY).unwrap();
    let listed = text(&run(at, &["list", "queries"]).stdout);
    assert!(listed.contains("config/sijill/queries/mine.toml"), "{listed}");
    let checked = text(&run(at, &["lint"]).stdout);
    assert!(checked.ends_with(" saved queries, nothing wrong\n"), "{checked}");
}

#[test]
fn a_nearer_query_hides_another_and_says_so() {
    let folder = folders();
    let at = folder.path();
    fs::write(at.join("here/queries/mine.toml"), QUERY).unwrap();
    fs::write(at.join("config/sijill/queries/mine.toml"), QUERY).unwrap();
    let out = run(at, &["lint"]);
    assert!(out.status.success());
    let note = text(&out.stderr);
    assert!(
        note.starts_with("note: ") && note.contains("is not used: queries/mine.toml"),
        "{note}"
    );
}

#[test]
fn a_wrong_file_among_right_ones_is_found() {
    let folder = folders();
    let at = folder.path();
    fs::write(at.join("here/queries/mine.toml"), QUERY).unwrap();
    fs::write(at.join("here/queries/wrong.toml"), QUERY.replace("\"*\"", "\"country:\"")).unwrap();
    let out = run(at, &["lint"]);
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).starts_with("error: queries/wrong.toml:3: "), "{out:?}");
}

#[test]
fn what_comes_after_an_import_that_was_taken_back_is_new() {
    let folder = folders();
    let at = folder.path();
    fs::write(at.join("here/queries/mine.toml"), QUERY).unwrap();
    let told = |name: &str, words: &str| {
        fs::write(at.join("here").join(name), format!("عنوان\n\n{words}\n")).unwrap();
        assert!(run(at, &["-q", "import", name]).status.success());
        let out = run(at, &["-q", "run", "mine", "--new", "--format", "ids"]);
        text(&out.stdout).lines().count()
    };
    assert_eq!(told("a.txt", "زار الوزير طوكيو."), 1);
    assert_eq!(told("b.txt", "زار الوزير مالطا."), 1);
    assert!(run(at, &["imports", "undo", "2"]).status.success());
    assert_eq!(told("c.txt", "زار الوزير قبرص."), 1);
}

/// An import that reads a pipe and has begun.
fn begin_import(at: &Path, number: i64) -> (Child, ChildStdin) {
    let mut import = sijill(at, &["-q", "import", "-"]).stdin(Stdio::piped()).spawn().unwrap();
    let pipe = import.stdin.take().unwrap();
    let archive = rusqlite::Connection::open(at.join("here/sijill.db")).unwrap();
    let begun = || {
        let last = "SELECT max(id) FROM import_run";
        archive.query_row(last, [], |row| row.get::<_, i64>(0)) == Ok(number)
    };
    let tries = (0..600).find(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        begun()
    });
    assert!(tries.is_some(), "the import does not begin");
    (import, pipe)
}

#[test]
fn what_an_import_stores_after_a_later_one_has_ended_is_new() {
    let folder = folders();
    let at = folder.path();
    import_file(at, "first.txt");
    assert_eq!(new_titles(at), ["first.txt"]);
    let (mut slow, mut pipe) = begin_import(at, 2);
    import_file(at, "third.txt");
    assert_eq!(new_titles(at), ["third.txt"]);
    import_file(at, "fourth.txt");
    assert_eq!(new_titles(at), ["fourth.txt"]);
    writeln!(pipe, "{{\"title\":\"second\",\"text\":\"زار الوزير مالطا.\"}}").unwrap();
    drop(pipe);
    assert!(slow.wait().unwrap().success());
    assert_eq!(new_titles(at), ["second"]);
    assert_eq!(new_titles(at), [""; 0]);
}

#[test]
fn what_a_killed_import_stored_is_told_once() {
    let folder = folders();
    let at = folder.path();
    for name in ["a.txt", "b.txt", "c.txt"] {
        import_file(at, name);
    }
    let archive = rusqlite::Connection::open(at.join("here/sijill.db")).unwrap();
    // As if the first import were killed, and the third not there yet.
    archive
        .execute_batch(
            "PRAGMA foreign_keys = OFF;
             UPDATE import_run SET finished = NULL WHERE id = 1;
             UPDATE article SET run_id = 9 WHERE run_id = 3;
             UPDATE import_run SET finished = NULL WHERE id = 3;",
        )
        .unwrap();
    assert_eq!(new_titles(at), ["a.txt", "b.txt"]);
    assert_eq!(new_titles(at), [""; 0]);
    // As if it went on.
    archive
        .execute_batch(
            "UPDATE article SET run_id = 1 WHERE run_id = 9;
             UPDATE import_run SET added = 2 WHERE id = 1;",
        )
        .unwrap();
    assert_eq!(new_titles(at), ["c.txt"]);
    archive.execute_batch("UPDATE import_run SET finished = started").unwrap();
    drop(archive);
    assert_eq!(new_titles(at), [""; 0]);
}

#[test]
fn a_number_is_compared_and_a_wrong_one_is_told_where_it_stands() {
    let folder = folders();
    let at = folder.path();
    let query = "title = { ar = \"ذكر\", en = \"Named\" }
[params]
n = { type = \"number\", default = \"1\" }
from = { type = \"period\", default = \"2020\" }
[query]
q = \"country:KW mentions:>={n} date:{from}..2026\"
";
    fs::write(at.join("here/queries/often.toml"), query).unwrap();
    let articles = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/articles");
    assert!(run(at, &["-q", "import", articles]).status.success());
    let rows = |n: &str| {
        let set = format!("n={n}");
        let out = run(at, &["run", "often", "--set", &set, "--format", "ids"]);
        text(&out.stdout).lines().count()
    };
    let asked = |n: &str| {
        let typed = format!("country:KW mentions:>={n} date:2020..2026");
        text(&run(at, &["query", &typed, "--format", "ids"]).stdout).lines().count()
    };
    assert!(rows("1") > rows("4") && rows("4") > 0, "{} {}", rows("1"), rows("4"));
    assert_eq!((rows("1"), rows("4")), (asked("1"), asked("4")));
    for (set, expected) in [
        (
            "n=3)",
            "error[Q24]: `mentions:` takes a whole number, not `3)`\n  in: country:KW mentions:>=⟦{n}⟧",
        ),
        (
            "from=2025-13",
            "error[Q09]: no month 13\n  in: country:KW mentions:>={n} date:⟦{from}⟧..2026",
        ),
        ("from=2024,2025", "error[Q09]: `2024,2025` is no day"),
    ] {
        let out = run(at, &["run", "often", "--set", set]);
        assert_eq!(out.status.code(), Some(2), "{set}");
        let said = text(&out.stderr);
        assert!(said.starts_with(expected), "{set}: {said}");
    }
}
