//! What transcripts cannot show: standard input, closed pipes, files on disk.

#![allow(clippy::unwrap_used, missing_docs)]

mod program;

use std::fs;
use std::process::{Command, Stdio};

use program::*;

const RECORD: &str = r#"{"id":"s-1","title":"خبر","text":"زار الوزير طوكيو.","date":"2025-02-05"}"#;

#[test]
fn standard_input_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let output = feed(folder.path(), &["import", "-"], RECORD.as_bytes());
    assert_eq!(text(&output.stderr), "1 added, 0 updated, 0 unchanged, 0 skipped\n");
    let output = run(folder.path(), &["query", "country:JP", "--format", "jsonl"]);
    assert!(text(&output.stdout).contains(r#""file":"-","line":1"#));
}

#[test]
fn plain_text_on_standard_input_is_one_article() {
    let folder = tempfile::tempdir().unwrap();
    let input = "وزير يزور طوكيو\n\nزار الوزير أمس طوكيو.\n";
    let output =
        feed(folder.path(), &["import", "-", "--published", "2025-02-05"], input.as_bytes());
    assert!(output.status.success());
    let output = run(folder.path(), &["query", "date:2025-02-05", "--columns", "title"]);
    assert_eq!(text(&output.stdout), "title\nوزير يزور طوكيو\n");
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = tempfile::tempdir().unwrap();
    let lines: String = (0..5000)
        .map(|n| {
            format!("{{\"id\":\"{n}\",\"title\":\"خبر طويل العنوان {n}\",\"text\":\"نص.\"}}\n")
        })
        .collect();
    assert!(feed(folder.path(), &["-q", "import", "-"], lines.as_bytes()).status.success());
    let mut child = sijill(folder.path(), &["query", "*", "--format", "csv"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn what_cannot_be_written_is_told_by_the_exit_status() {
    let folder = tempfile::tempdir().unwrap();
    let line = "{\"title\":\"خبر\",\"text\":\"نص\"}\n";
    assert!(feed(folder.path(), &["-q", "import", "-"], line.as_bytes()).status.success());
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for format in ["table", "lines", "csv", "json", "jsonl", "md", "html", "ids"] {
        let out =
            sijill(folder.path(), &["query", "*", "--format", format]).stdout(full()).output();
        assert_eq!(out.unwrap().status.code(), Some(3), "{format}");
    }
    let out = sijill(folder.path(), &["count", "*", "--by", "lang"]).stdout(full()).output();
    assert_eq!(out.unwrap().status.code(), Some(3));
    let out = sijill(folder.path(), &["query", "foo:x"]).stderr(full()).output();
    assert_eq!(out.unwrap().status.code(), Some(2));
}

#[test]
fn folders_are_read_whole_and_hidden_files_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let news = folder.path().join("news/2025/02");
    fs::create_dir_all(&news).unwrap();
    fs::write(news.join("a.jsonl"), RECORD).unwrap();
    fs::write(news.join("b.txt"), "عنوان\n\nنص قصير عن مالطا.\n").unwrap();
    fs::write(news.join(".hidden.txt"), "عنوان\n\nنص.\n").unwrap();
    let output = run(folder.path(), &["import", "news"]);
    assert_eq!(text(&output.stderr), "2 added, 0 updated, 0 unchanged, 0 skipped\n");
}

#[test]
fn links_inside_a_folder_are_reported_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("news")).unwrap();
    std::os::unix::fs::symlink("..", folder.path().join("news/loop")).unwrap();
    let output = run(folder.path(), &["import", "news"]);
    assert_eq!(output.status.code(), Some(4));
    assert!(text(&output.stderr).starts_with("news/loop: is not a regular file\n"));
}

#[test]
fn an_edited_file_replaces_its_article() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    fs::write(&file, "عنوان\n\nزار الوزير طوكيو.\n").unwrap();
    run(folder.path(), &["import", "a.txt"]);
    fs::write(&file, "عنوان\n\nزار الوزير مالطا.\n").unwrap();
    let output = run(folder.path(), &["import", "a.txt"]);
    assert_eq!(text(&output.stderr), "0 added, 1 updated, 0 unchanged, 0 skipped\n");
    assert_eq!(text(&run(folder.path(), &["query", "country:JP"]).stdout), "");
    assert!(text(&run(folder.path(), &["query", "country:MT"]).stdout).contains("عنوان"));
}

#[test]
fn what_an_option_gave_is_kept_until_an_option_gives_another() {
    let folder = tempfile::tempdir().unwrap();
    let write = |words: &str| fs::write(folder.path().join("a.txt"), words).unwrap();
    let import = |more: &[&str]| {
        let arguments = [&["import", "a.txt"], more].concat();
        let output = run(folder.path(), &arguments);
        let told = text(&output.stderr);
        let columns = "--columns=source,published_date";
        let asked = run(folder.path(), &["query", "*", "--format", "csv", columns]);
        format!("{} {}", text(&asked.stdout).lines().nth(1).unwrap(), &told[..told.len() - 12])
    };
    write("عنوان\n\nزار الوزير طوكيو.\n");
    let given = ["--source", "كونا", "--published", "2025-02-05"];
    assert_eq!(import(&given), "كونا,2025-02-05 1 added, 0 updated, 0 unchanged");
    assert_eq!(import(&[]), "كونا,2025-02-05 0 added, 0 updated, 1 unchanged");
    assert_eq!(import(&["--dry-run"]), "كونا,2025-02-05 would be: 0 added, 0 updated, 1 unchanged");
    // The text has changed; its dateline is no surer than the option was.
    write("عنوان\n\nطوكيو 9 فبراير 2025 - زار الوزير مالطا أمس.\n");
    assert_eq!(import(&[]), "كونا,2025-02-05 0 added, 1 updated, 0 unchanged");
    let query = ["query", "country:MT date:2025-02-05", "--format", "ids"];
    assert_eq!(text(&run(folder.path(), &query).stdout).lines().count(), 1);
    assert_eq!(import(&[]), "كونا,2025-02-05 0 added, 0 updated, 1 unchanged");
    let other = ["--source", "بنا", "--published", "2025-02-06"];
    assert_eq!(import(&other), "بنا,2025-02-06 0 added, 1 updated, 0 unchanged");
}

#[test]
fn an_edited_file_keeps_its_id() {
    let folder = tempfile::tempdir().unwrap();
    let ids = |words: &str| {
        fs::write(folder.path().join("a.txt"), format!("عنوان\n\n{words}\n")).unwrap();
        run(folder.path(), &["-q", "import", "a.txt"]);
        text(&run(folder.path(), &["query", "*", "--format", "ids"]).stdout)
    };
    assert_eq!(ids("نص أول."), ids("نص ثان."));
}

#[test]
fn a_dump_is_loaded_as_it_is_or_compressed() {
    let folder = tempfile::tempdir().unwrap();
    feed(folder.path(), &["-q", "import", "-"], RECORD.as_bytes());
    let dump = run(folder.path(), &["dump"]).stdout;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, &dump).unwrap();
    let packed = packed.finish().unwrap();
    fs::write(folder.path().join("dump.gz"), &packed).unwrap();
    for (archive, input) in [("file.db", "dump.gz"), ("pipe.db", "-")] {
        let out = feed(folder.path(), &["--archive", archive, "load", input], &packed);
        assert!(out.status.success(), "{out:?}");
        assert_eq!(run(folder.path(), &["--archive", archive, "dump"]).stdout, dump);
    }
}

#[test]
fn references_in_the_name_of_an_outlet_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let record = r#"{"title":"A &#8211; B","text":"Words.","source":"Blog &#8211; X"}"#;
    feed(folder.path(), &["-q", "import", "-"], record.as_bytes());
    let columns = ["query", "*", "--format", "csv", "--columns", "title,source"];
    let told = text(&run(folder.path(), &columns).stdout);
    assert_eq!(told.lines().nth(1), Some("A – B,Blog – X"));
}

#[test]
fn a_copy_of_what_a_file_was_is_an_article_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("news")).unwrap();
    let write = |name: &str, words: &str| {
        let text = format!("عنوان\n\n{words}\n");
        fs::write(folder.path().join("news").join(name), text).unwrap();
    };
    let import = || {
        let told = text(&run(folder.path(), &["import", "news"]).stderr);
        let files = ["query", "*", "--format", "csv", "--columns", "file"];
        (told, text(&run(folder.path(), &files).stdout).lines().skip(1).count())
    };
    write("a.txt", "زار الوزير طوكيو.");
    write("b.txt", "زار الوزير طوكيو.");
    let told = |told: &str, articles| (format!("{told} unchanged, 0 skipped\n"), articles);
    assert_eq!(import(), told("1 added, 0 updated, 1", 1));
    write("a.txt", "زار الوزير مالطا.");
    assert_eq!(import(), told("1 added, 1 updated, 0", 2));
    assert_eq!(import(), told("0 added, 0 updated, 2", 2));
    write("a.txt", "زار الوزير قبرص.");
    assert_eq!(import(), told("0 added, 1 updated, 1", 2));
}

#[test]
fn the_archive_is_never_an_output() {
    let folder = tempfile::tempdir().unwrap();
    feed(folder.path(), &["-q", "import", "-"], RECORD.as_bytes());
    let arguments = ["query", "*", "-o", "./sijill.db", "--force", "--format", "csv"];
    let output = run(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("error: `./sijill.db` is the archive"));
    assert!(run(folder.path(), &["query", "*"]).status.success());
}

#[test]
fn a_word_finds_itself_behind_every_clitic() {
    let folder = tempfile::tempdir().unwrap();
    let words = ["اليابان", "لليابان", "واليابان", "باليابان", "وباليابان", "فلليابان"];
    let lines: String = (0..)
        .zip(words)
        .map(|(n, word)| {
            format!("{{\"id\":\"{n}\",\"title\":\"زيارة {word}\",\"text\":\"نص.\"}}\n")
        })
        .collect();
    feed(folder.path(), &["-q", "import", "-"], lines.as_bytes());
    for word in words {
        let output = run(folder.path(), &["query", word, "--format", "ids"]);
        assert_eq!(text(&output.stdout).lines().count(), words.len(), "{word}");
    }
}

#[test]
fn a_text_without_end_is_read_in_time() {
    let folder = tempfile::tempdir().unwrap();
    for (name, words) in [("a.txt", "سفير اليابان "), ("b.txt", "Japan ambassador ")] {
        fs::write(folder.path().join(name), words.repeat(12_000)).unwrap();
    }
    let output = run(folder.path(), &["import", "a.txt", "b.txt"]);
    assert_eq!(text(&output.stderr), "2 added, 0 updated, 0 unchanged, 0 skipped\n");
}

#[test]
fn a_csv_file_has_what_spreadsheets_need() {
    let folder = tempfile::tempdir().unwrap();
    let record = r#"{"id":"1","title":"=1+1","text":"نص."}"#;
    feed(folder.path(), &["-q", "import", "-"], record.as_bytes());
    run(folder.path(), &["query", "*", "-o", "a.csv", "--columns", "title,lang"]);
    let bytes = fs::read(folder.path().join("a.csv")).unwrap();
    assert_eq!(text(&bytes), "\u{feff}title,lang\r\n'=1+1,ar\r\n");
    run(
        folder.path(),
        &["query", "*", "-o", "b.csv", "--columns", "title,lang", "--raw", "--no-bom"],
    );
    let bytes = fs::read(folder.path().join("b.csv")).unwrap();
    assert_eq!(text(&bytes), "title,lang\n=1+1,ar\n");
}

#[test]
fn a_query_cannot_write_to_the_archive() {
    let folder = tempfile::tempdir().unwrap();
    feed(folder.path(), &["-q", "import", "-"], RECORD.as_bytes());
    let path = folder.path().join("sijill.db");
    let before = fs::read(&path).unwrap();
    for query in ["*", "country:JP", "\"زار الوزير\"", "'; DROP TABLE article; --"] {
        run(folder.path(), &["query", query]);
    }
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn the_same_input_gives_the_same_answer_whatever_the_jobs() {
    let folder = tempfile::tempdir().unwrap();
    let articles = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/articles");
    let answers: Vec<String> = ["1", "2", "7"]
        .iter()
        .map(|jobs| {
            let archive = format!("{jobs}.db");
            run(folder.path(), &["--archive", &archive, "-q", "import", articles, "--jobs", jobs]);
            let query = ["--archive", &archive, "query", "*", "--format", "jsonl"];
            text(&run(folder.path(), &query).stdout)
        })
        .collect();
    assert!(answers[0].lines().count() == 32 && answers.iter().all(|a| *a == answers[0]));
}

#[test]
fn two_imports_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, from: usize| {
        let lines: String = (from..from + 1800)
            .map(|n| format!("{{\"id\":\"{n}\",\"title\":\"خبر {n}\",\"text\":\"نص {n}.\"}}\n"))
            .collect();
        fs::write(folder.path().join(name), lines).unwrap();
    };
    write("a.jsonl", 0);
    write("b.jsonl", 10_000);
    let children: Vec<_> = ["a.jsonl", "b.jsonl"]
        .iter()
        .map(|file| sijill(folder.path(), &["-q", "import", file]).spawn().unwrap())
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let output = run(folder.path(), &["query", "*", "--format", "ids"]);
    assert_eq!(text(&output.stdout).lines().count(), 3600);
}

/// Kills an import at each of its first syncs; needs `strace`.
#[test]
fn a_killed_import_leaves_an_archive_that_answers_and_goes_on() {
    if Command::new("strace").arg("-V").output().is_err() {
        println!("skipped: there is no strace");
        return;
    }
    let articles = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/articles");
    for sync in 1..=14 {
        let folder = tempfile::tempdir().unwrap();
        let killed = Command::new("strace")
            .args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e"])
            .arg(format!("inject=fsync,fdatasync:signal=KILL:when={sync}"))
            .arg(env!("CARGO_BIN_EXE_sijill"))
            .args(["-q", "import", articles])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let output = run(folder.path(), &["query", "*", "--format", "ids"]);
        let (found, words) = (text(&output.stdout).lines().count(), text(&output.stderr));
        let empty = words.contains("is empty") || words.contains("there is no archive");
        assert!(output.status.success() || empty, "killed at {sync}: {words}");
        assert!(found == 0 || found == 32, "killed at {sync}: {found} articles");
        let again = run(folder.path(), &["import", articles]);
        assert!(again.status.success(), "killed at {sync}: {}", text(&again.stderr));
        let output = run(folder.path(), &["query", "*", "--format", "ids"]);
        assert_eq!(text(&output.stdout).lines().count(), 32, "killed at {sync}");
        if killed.status.success() {
            return;
        }
    }
}

#[test]
fn an_import_keeps_when_it_began_and_when_it_ended() {
    let folder = tempfile::tempdir().unwrap();
    feed(folder.path(), &["-q", "import", "-"], RECORD.as_bytes());
    let archive = rusqlite::Connection::open(folder.path().join("sijill.db")).unwrap();
    let later: bool = archive
        .query_row("SELECT finished > started FROM import_run", [], |row| row.get(0))
        .unwrap();
    assert!(later);
}

#[test]
fn names_beside_the_archive_are_added() {
    let folder = tempfile::tempdir().unwrap();
    let record = RECORD.replace("طوكيو", "بلدة النهر الكبير");
    let found = |arguments: &[&str]| {
        let output = feed(folder.path(), arguments, record.as_bytes());
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout).contains(r#""code":"JP""#)
    };
    assert!(!found(&["extract", "-"]));
    fs::create_dir(folder.path().join("names")).unwrap();
    let row = "\u{feff}JP\tar\talias\tبلدة النهر الكبير\r\n";
    fs::write(folder.path().join("names/countries.tsv"), row).unwrap();
    assert!(found(&["extract", "-"]));
    assert!(!found(&["extract", "-", "--archive", "elsewhere/sijill.db"]));
    fs::create_dir(folder.path().join("none")).unwrap();
    assert!(!found(&["extract", "-", "--names", "none"]));
}

#[test]
fn what_is_new_is_told_once_of_all_that_ask_at_once() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["-q", "import", ARTICLES]);
    let new = ["-q", "run", "new-meetings", "--new", "--format", "ids"];
    let ask = || sijill(folder.path(), &new).stdout(Stdio::piped()).spawn().unwrap();
    let asking: Vec<_> = (0..4).map(|_| ask()).collect();
    let rows = |child: std::process::Child| {
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        text(&output.stdout).lines().count()
    };
    let told: Vec<usize> = asking.into_iter().map(rows).collect();
    assert_eq!(told.iter().filter(|rows| **rows > 0).count(), 1, "{told:?}");
    assert_eq!(text(&run(folder.path(), &new).stdout), "");
}

#[test]
fn what_was_not_told_stays_new() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["-q", "import", ARTICLES]);
    let full = fs::OpenOptions::new().write(true).open("/dev/full");
    let new = ["-q", "run", "new-meetings", "--new", "--format", "ids"];
    if let Ok(full) = full {
        let status = sijill(folder.path(), &new).stdout(full).stderr(Stdio::null()).status();
        assert_eq!(status.unwrap().code(), Some(3));
    }
    // An import that goes on is told of when it has ended.
    let archive = rusqlite::Connection::open(folder.path().join("sijill.db")).unwrap();
    archive.execute("UPDATE import_run SET finished = NULL", []).unwrap();
    assert_eq!(text(&run(folder.path(), &new).stdout), "");
    archive.execute("UPDATE import_run SET finished = started", []).unwrap();
    drop(archive);
    assert!(text(&run(folder.path(), &new).stdout).lines().count() > 10);
}

#[test]
fn a_new_run_prints_nothing_where_it_cannot_note_it() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["-q", "import", ARTICLES]);
    let archive = rusqlite::Connection::open(folder.path().join("sijill.db")).unwrap();
    archive.execute_batch("BEGIN IMMEDIATE").unwrap();
    let output = run(folder.path(), &["run", "new-meetings", "--new"]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(3), String::new()));
    assert!(text(&output.stderr).contains("is in use by another"));
}

#[test]
fn help_that_cannot_be_printed_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&["--help"][..], &["query", "--help"], &["--version"], &["help", "fields"]] {
        let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else { return };
        let status = sijill(folder.path(), arguments).stdout(full).stderr(Stdio::null()).status();
        assert_eq!(status.unwrap().code(), Some(3), "{arguments:?}");
    }
}
