//! The import line under what goes wrong: logs, lists, signals, limits.

#![allow(clippy::unwrap_used, missing_docs)]

mod program;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use program::*;

const FORMATS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/formats");

fn feed(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = sijill(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may end before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn records(count: usize) -> String {
    (0..count)
        .map(|n| format!("{{\"id\":\"{n}\",\"title\":\"خبر {n}\",\"text\":\"نص {n}.\"}}\n"))
        .collect()
}

#[test]
fn the_log_has_a_line_for_every_input() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| format!("{FORMATS}/{name}");
    let paths = ["no-charset.html", "near.jsonl", "crawl.warc.gz", "columns.csv"].map(file);
    let mut arguments = vec!["import", "--log", "log.jsonl"];
    arguments.extend(paths.iter().map(String::as_str));
    assert_eq!(run(folder.path(), &arguments).status.code(), Some(4));
    let log = fs::read_to_string(folder.path().join("log.jsonl")).unwrap();
    let lines: Vec<serde_json::Value> =
        log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<String> = lines
        .iter()
        .map(|line| {
            let word = |key: &str| line[key].as_str().unwrap_or("-").to_owned();
            format!("{} {} {}", word("format"), word("outcome"), word("encoding"))
        })
        .collect();
    assert_eq!(
        told,
        [
            "html added windows-1256",
            "json added UTF-8",
            "json duplicate UTF-8",
            "json added UTF-8",
            "warc left-out -",
            "warc left-out -",
            "warc added UTF-8",
            "warc left-out -",
            "warc left-out -",
            "warc added UTF-8",
            "csv skipped -",
        ]
    );
    assert_eq!(lines[2]["duplicate_of"], lines[1]["article_id"]);
}

#[test]
fn a_list_of_files_is_read_in_both_forms() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a b.txt", "c.txt"] {
        fs::write(folder.path().join(name), format!("عنوان {name}\n\nنص {name}.\n")).unwrap();
    }
    let output = feed(folder.path(), &["import", "--files-from", "-"], b"a b.txt\n\nc.txt\n");
    assert_eq!(text(&output.stderr), "2 added, 0 updated, 0 unchanged, 0 skipped\n");
    let output = feed(folder.path(), &["import", "--files-from", "-", "-0"], b"a b.txt\0c.txt\0d");
    assert_eq!(output.status.code(), Some(4));
    assert!(text(&output.stderr).ends_with("0 added, 0 updated, 2 unchanged, 1 skipped\n"));
}

#[test]
fn the_imports_are_listed_with_their_counts() {
    let folder = tempfile::tempdir().unwrap();
    feed(folder.path(), &["-q", "import", "-"], records(3).as_bytes());
    feed(folder.path(), &["-q", "import", "-"], records(4).as_bytes());
    let lines = text(&run(folder.path(), &["imports", "--json"]).stdout);
    let runs: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&runs[0]["import"], &runs[0]["added"]), (&1.into(), &3.into()));
    assert_eq!((&runs[1]["added"], &runs[1]["unchanged"]), (&1.into(), &3.into()));
    assert!(runs[1]["finished"].is_string() && runs[1]["inputs"][0] == "-");
    let table = text(&run(folder.path(), &["imports"]).stdout);
    assert_eq!(table.lines().count(), 3);
}

/// Everything that can be asked of an archive.
fn answers(folder: &Path) -> String {
    let all = ["query", "*", "--format", "jsonl"];
    let officials = ["list", "officials"];
    [&all[..], &officials].map(|arguments| text(&run(folder, arguments).stdout)).concat()
}

#[test]
fn an_undone_import_leaves_what_was_there_before() {
    let folder = tempfile::tempdir().unwrap();
    let news = |name: &str| format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/articles");
    fs::write(folder.path().join("a.txt"), "عنوان\n\nزار وزير الخارجية طوكيو.\n").unwrap();
    run(folder.path(), &["-q", "import", "a.txt", &news("version-1.jsonl")]);
    let before = answers(folder.path());
    fs::write(folder.path().join("a.txt"), "عنوان\n\nزار وزير الخارجية مالطا.\n").unwrap();
    run(folder.path(), &["-q", "import", "a.txt", &news("version-2.jsonl"), corpus]);
    assert_ne!(answers(folder.path()), before);
    let output = run(folder.path(), &["imports", "undo", "2"]);
    assert_eq!(text(&output.stderr), "32 removed, 2 restored\n");
    assert_eq!(answers(folder.path()), before);
    // The file is still known by its place.
    let output = run(folder.path(), &["import", "a.txt"]);
    assert_eq!(text(&output.stderr), "0 added, 1 updated, 0 unchanged, 0 skipped\n");
}

#[test]
fn a_text_broken_into_lines_is_the_same_again_and_comes_back_whole() {
    let folder = tempfile::tempdir().unwrap();
    let broken = concat!(
        r#"{"id":"1","title":"Talks","date":"1987-03-05","text":"Japan's Prime Minister Yasuhiro\n"#,
        r#"Nakasone received on Monday the foreign minister of Malta and\n"#,
        r#"said that the ambassador of Italy had been with him since last\n"#,
        r#"August.\n    The talks go on."}"#,
    );
    let add = |record: &str, told: &str| {
        let output = feed(folder.path(), &["import", "-"], record.as_bytes());
        assert!(text(&output.stderr).contains(told), "{output:?}");
    };
    let paragraphs = || {
        let query = ["query", "*", "--unit", "paragraph", "--format", "jsonl", "--columns", "text"];
        text(&run(folder.path(), &query).stdout)
    };
    add(broken, "1 added");
    let first = paragraphs();
    assert!(first.contains("Yasuhiro Nakasone received"), "{first}");
    add(broken, "1 unchanged");
    add(&broken.replace("Malta", "Ghana"), "1 updated");
    assert!(paragraphs().contains("Ghana"));
    run(folder.path(), &["imports", "undo", "3"]);
    assert_eq!(paragraphs(), first);
}

#[test]
fn an_import_between_two_others_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    for words in ["أول", "ثان", "ثالث"] {
        fs::write(folder.path().join("a.txt"), format!("عنوان\n\nنص {words}.\n")).unwrap();
        run(folder.path(), &["-q", "import", "a.txt"]);
    }
    run(folder.path(), &["imports", "undo", "2"]);
    assert_eq!(text(&run(folder.path(), &["query", "ثالث", "--format", "ids"]).stdout).len(), 19);
    run(folder.path(), &["imports", "undo", "3"]);
    assert_eq!(text(&run(folder.path(), &["query", "أول", "--format", "ids"]).stdout).len(), 19);
    run(folder.path(), &["imports", "undo", "1"]);
    assert_eq!(answers(folder.path()), "");
}

#[test]
fn a_dry_run_leaves_the_archive_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    feed(folder.path(), &["-q", "import", "-"], records(3).as_bytes());
    let path = folder.path().join("sijill.db");
    let before = fs::read(&path).unwrap();
    let output = feed(folder.path(), &["import", "-", "--dry-run"], records(700).as_bytes());
    assert_eq!(text(&output.stderr), "would be: 697 added, 0 updated, 3 unchanged, 0 skipped\n");
    assert!(fs::read(&path).unwrap() == before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_record_beyond_the_limit_is_refused_and_the_next_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let long = format!("{{\"title\":\"{}\"}}\n{}", "أ".repeat(10 << 20), records(2));
    let output = feed(folder.path(), &["import", "-"], long.as_bytes());
    assert_eq!(
        text(&output.stderr),
        "-:1: is larger than 16 MiB\n2 added, 0 updated, 0 unchanged, 1 skipped\n"
    );
    fs::write(folder.path().join("long.txt"), "أ".repeat(10 << 20)).unwrap();
    let quoted = format!("title,text\nأ,\"{}", "ب\n".repeat(6 << 20));
    fs::write(folder.path().join("open.csv"), quoted).unwrap();
    let output = run(folder.path(), &["import", "long.txt", "open.csv"]);
    assert_eq!(
        text(&output.stderr),
        "long.txt: is larger than 16 MiB\n\
         open.csv:2: a quotation mark opens here and is not closed; lines 2 to 6291457 are left \
         out\n\
         0 added, 0 updated, 0 unchanged, 2 skipped\n"
    );
}

#[test]
fn more_paragraphs_than_can_be_numbered_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "سطر\n".repeat(5000)).unwrap();
    let output = run(folder.path(), &["import", "a.txt"]);
    assert!(text(&output.stderr).starts_with("a.txt: has more than 4096 paragraphs\n"));
}

/// Sends a signal to an import that waits for input; needs `kill`.
#[cfg(unix)]
fn signalled(folder: &Path, signal: &str) -> Output {
    let mut child = sijill(folder, &["import", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(records(2000).as_bytes()).unwrap();
    // A batch is stored before the signal comes.
    let begun = Instant::now();
    let stored = || text(&run(folder, &["query", "*", "--format", "ids", "limit:1"]).stdout);
    while stored().is_empty() && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(50));
    }
    let id = child.id().to_string();
    assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    drop(input);
    output
}

#[cfg(unix)]
#[test]
fn a_signal_ends_an_import_between_two_batches_and_the_next_goes_on() {
    for (signal, status) in [("-INT", 130), ("-TERM", 143)] {
        let folder = tempfile::tempdir().unwrap();
        let output = signalled(folder.path(), signal);
        assert_eq!(output.status.code(), Some(status), "{}", text(&output.stderr));
        assert!(text(&output.stderr).contains(" added, 0 updated"), "{}", text(&output.stderr));
        let again = feed(folder.path(), &["import", "-"], records(2000).as_bytes());
        let words = text(&again.stderr);
        assert!(again.status.success() && !words.contains(" 0 unchanged"), "{words}");
        let ids = text(&run(folder.path(), &["query", "*", "--format", "ids"]).stdout);
        assert_eq!(ids.lines().count(), 2000);
    }
}

/// A failed write ends the reader, too; needs `strace`.
#[test]
fn a_failed_write_ends_the_import_at_once() {
    if Command::new("strace").arg("-V").output().is_err() {
        println!("skipped: there is no strace");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let begun = Instant::now();
    let mut child = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=pwrite64", "-e"])
        .arg("inject=pwrite64:error=ENOSPC:when=40+")
        .arg(env!("CARGO_BIN_EXE_sijill"))
        .args(["-q", "import", "-"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    // More than the queues hold, and no end of the input.
    let sent = (0..100).all(|_| input.write_all(records(2000).as_bytes()).is_ok());
    let output = child.wait_with_output().unwrap();
    drop(input);
    assert_eq!(output.status.code(), Some(3), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("cannot be read or written"));
    assert!(!sent && begun.elapsed() < Duration::from_secs(120));
}

/// So many articles that share most of their words.
fn copies(count: usize, title: &str) -> String {
    let words: Vec<String> = (0..80).map(|word| format!("لفظ{}", word * 7)).collect();
    let text = format!("استقبل وزير خارجية الكويت سفير اليابان. {}", words.join(" "));
    let copy = |n| {
        format!(
            "{{\"id\":\"{n}\",\"title\":\"{title} {n}\",\"date\":\"2024-01-05\",\
             \"source\":\"كونا\",\"text\":\"{text} ختام {n}.\"}}\n"
        )
    };
    (0..count).map(copy).collect()
}

/// Were the next copy made the original whenever one is replaced, each of many would
/// change all others.
#[test]
fn the_original_of_many_copies_stays_it_when_all_are_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let originals = || {
        let archive = rusqlite::Connection::open(folder.path().join("sijill.db")).unwrap();
        let one = |sql: &str| archive.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
        one("SELECT group_concat(external_id || ' ' || coalesce(duplicate_of, '-'), char(10))
             FROM (SELECT external_id, duplicate_of FROM article ORDER BY external_id)")
    };
    feed(folder.path(), &["-q", "import", "-"], copies(60, "خبر").as_bytes());
    let first = originals();
    assert_eq!(first.matches('-').count(), 1, "{first}");
    let output = feed(folder.path(), &["import", "-"], copies(60, "خبر جديد").as_bytes());
    assert_eq!(text(&output.stderr), "0 added, 60 updated, 0 unchanged, 0 skipped\n");
    assert_eq!(originals(), first);
    // The original tells of something else now, and the next copy follows it.
    let other = "{\"id\":\"0\",\"title\":\"خبر\",\"date\":\"2024-01-05\",\
                 \"source\":\"كونا\",\"text\":\"زار الوفد مالطا.\"}";
    feed(folder.path(), &["-q", "import", "-"], other.as_bytes());
    let after = originals();
    assert!(after.starts_with("0 -\n1 -\n") && after.matches('-').count() == 2, "{after}");
    run(folder.path(), &["-q", "imports", "undo", "3"]);
    run(folder.path(), &["-q", "imports", "undo", "2"]);
    assert_eq!(originals().matches('-').count(), 1);
    assert_eq!(run(folder.path(), &["check", "--deep"]).status.code(), Some(0));
    run(folder.path(), &["-q", "imports", "undo", "1"]);
    assert_eq!(answers(folder.path()), "");
}

/// What repeated the former text of an original that was replaced has another original
/// from then on; what repeats its new text has it.
#[test]
fn a_replaced_original_is_the_original_of_its_new_text_only() {
    let folder = tempfile::tempdir().unwrap();
    feed(folder.path(), &["-q", "import", "-"], copies(5, "خبر").as_bytes());
    let words: Vec<String> = (0..80).map(|word| format!("كلمة{}", word * 7)).collect();
    let other = |id: &str, end: &str| {
        format!(
            "{{\"id\":\"{id}\",\"title\":\"خبر\",\"date\":\"2024-01-05\",\
             \"source\":\"كونا\",\"text\":\"زار الوفد مالطا. {} {end}.\"}}\n",
            words.join(" ")
        )
    };
    let old = copies(7, "خبر").lines().last().unwrap().to_owned();
    let batch = other("0", "أول") + &other("8", "ثان") + &old;
    let output = feed(folder.path(), &["import", "-"], batch.as_bytes());
    assert!(text(&output.stderr).starts_with("2 added"), "{}", text(&output.stderr));
    let archive = rusqlite::Connection::open(folder.path().join("sijill.db")).unwrap();
    let originals: String = archive
        .query_row(
            "SELECT group_concat(a.external_id || coalesce(b.external_id, '-'), ' ')
             FROM (SELECT * FROM article ORDER BY external_id) a
             LEFT JOIN article b ON b.key = a.duplicate_of",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(originals, "0- 1- 21 31 41 61 80");
    assert_eq!(run(folder.path(), &["check", "--deep"]).status.code(), Some(0));
}

#[test]
fn two_feeds_imported_apart_share_their_articles() {
    let folder = tempfile::tempdir().unwrap();
    let feeds = ["news.rss", "politics.rss"].map(|name| format!("{FORMATS}/{name}"));
    run(folder.path(), &["-q", "import", &feeds[0]]);
    let output = run(folder.path(), &["import", &feeds[1]]);
    assert_eq!(text(&output.stderr), "1 added, 0 updated, 1 unchanged, 0 skipped\n");
}

#[test]
fn an_import_leaves_whole_references_and_hardly_a_free_page() {
    let folder = tempfile::tempdir().unwrap();
    let record = |n: usize, more: &str| {
        let words: Vec<String> = (0..90).map(|word| format!("لفظ{}", n * 61 + word * 7)).collect();
        let text = format!("استقبل وزير خارجية الكويت سفير اليابان. {}{more}", words.join(" "));
        format!(
            "{{\"id\":\"{n}\",\"title\":\"خبر {n}\",\"date\":\"2024-01-05\",\"text\":\"{text}\"}}\n"
        )
    };
    let first: String = (0..1500).map(|n| record(n, "")).collect();
    assert_eq!(feed(folder.path(), &["import", "-"], first.as_bytes()).status.code(), Some(0));
    // The same ones with another text, twice over, and one that repeats another's.
    let changed: String = (0..200).map(|n| record(n, " وقال إن اللقاء مثمر.")).collect();
    let again = feed(folder.path(), &["import", "-"], format!("{changed}{changed}").as_bytes());
    assert!(text(&again.stderr).contains("200 updated"), "{}", text(&again.stderr));

    let archive = rusqlite::Connection::open(folder.path().join("sijill.db")).unwrap();
    let one = |sql: &str| archive.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(one("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_eq!(one("SELECT count(*) FROM mention") % 1500, 0);
    let (free, pages) = (one("PRAGMA freelist_count"), one("PRAGMA page_count"));
    assert!(pages > 200 && free * 32 <= pages, "{free} of {pages} pages are free");
}
