//! Corrections of officials: what holds whatever is corrected, in whatever order.

#![allow(clippy::unwrap_used, missing_docs)]

mod program;

use std::fs;
use std::path::Path;
use std::process::Command;

use program::*;

const OFFICIALS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/officials.jsonl");

fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

fn imported(inputs: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for input in inputs {
        done(folder.path(), &["-q", "import", input]);
    }
    folder
}

/// All an archive holds but for the log of corrections and the account of the lines.
fn dump(folder: &Path) -> Vec<String> {
    let dump = done(folder, &["dump"]);
    let kept = |line: &&str| !line.starts_with("{\"table\":\"correction\"");
    let mut lines: Vec<String> = dump.lines().filter(kept).map(str::to_owned).collect();
    lines.pop();
    lines
}

/// What the archive answers about officials, without ids that depend on the order of imports.
fn answers(folder: &Path) -> Vec<String> {
    let ask = |unit: &str, columns: &str| {
        let ask =
            ["query", "*", "--unit", unit, "--columns", columns, "--format", "csv", "--sort", "id"];
        done(folder, &ask)
    };
    let mut answers = vec![
        ask("article", "article_id,officials"),
        ask("official", "official_id,name,role,country,articles,aliases"),
        ask("meeting", "meeting_id,host,guest,attendees"),
        ask("mention", "article_id,paragraph,start,name,text"),
        done(folder, &["count", "*", "--by", "official"]),
        done(folder, &["count", "*", "--meetings", "--by", "host"]),
        done(folder, &["list", "officials"]),
    ];
    answers.iter_mut().for_each(|answer| answer.truncate(answer.trim_end().len()));
    answers
}

/// The public ids of the officials, in order.
fn officials(folder: &Path) -> Vec<String> {
    let ask = ["query", "*", "--unit", "official", "--columns", "official_id", "--format", "csv"];
    let mut ids: Vec<String> = done(folder, &ask).lines().skip(1).map(str::to_owned).collect();
    ids.sort_unstable();
    ids
}

fn checked(folder: &Path, when: &str) {
    sound(&folder.join("sijill.db"), when);
    let deep = run(folder, &["check", "--deep"]);
    assert_eq!(text(&deep.stdout), "", "{when}");
}

#[test]
fn an_undone_correction_leaves_the_bytes_that_were_there() {
    let folder = imported(&[OFFICIALS, ARTICLES]);
    let at = folder.path();
    let before = dump(at);
    for correction in [
        &["merge", "عبدالله العلي", "Abdullah Al-Ali"][..],
        &["merge", "Abdullah Al-Ali", "عبدالله العلي"],
        &["split", "محمد الأحمد", "--country", "JO"],
        &["split", "محمد الأحمد", "--role", "سفير"],
        &["split", "محمد الأحمد", "--article", "a_6d9fqen05a45k9fh"],
    ] {
        done(at, &[&["-q", "officials"], correction].concat());
        checked(at, &format!("{correction:?}"));
        assert!(dump(at) != before, "{correction:?}");
        done(at, &["-q", "officials", "undo"]);
        checked(at, &format!("{correction:?} undone"));
        assert!(dump(at) == before, "{correction:?} undone");
    }
}

/// A spelling that only the former version of an article had is no longer anyone's, once
/// what is told of the official was read again.
#[test]
fn an_undone_correction_leaves_no_spelling_of_former_versions() {
    let folder = imported(&[OFFICIALS]);
    let at = folder.path();
    let import = |text: &str| {
        let article = format!(
            "{{\"id\":\"1\",\"title\":\"لقاء\",\"text\":\"{text}\",\"date\":\"2025-03-02\",\
             \"source\":\"KUNA\"}}\n"
        );
        fs::write(at.join("one.jsonl"), article).unwrap();
        done(at, &["-q", "import", "one.jsonl"]);
    };
    import("استقبل وزير الدفاع عبدالله سالم العلي السفير الياباني. وأشاد عبدالله العلي بالتعاون.");
    import("استقبل وزير الدفاع عبدالله سالم العلي السفير الياباني.");
    let spellings = || {
        let archive = rusqlite::Connection::open(at.join("sijill.db")).unwrap();
        let find = "SELECT a.folded FROM alias a JOIN entity e ON e.id = a.entity
                    WHERE e.folded = 'عبدالله سالم العلي' ORDER BY 1";
        let mut find = archive.prepare(find).unwrap();
        let found = find.query_map([], |row| row.get::<_, String>(0)).unwrap();
        found.collect::<Result<Vec<_>, _>>().unwrap()
    };
    let (before, had) = (dump(at), spellings());
    assert_eq!(had, ["عبدالله العلي", "عبدالله سالم العلي"]);
    done(at, &["-q", "officials", "merge", "عبدالله سالم العلي", "Abdullah Al-Ali"]);
    done(at, &["-q", "officials", "undo"]);
    checked(at, "undone");
    assert_eq!(spellings(), ["عبدالله سالم العلي"]);
    let after = dump(at);
    let gone: Vec<&String> = before.iter().filter(|line| !after.contains(line)).collect();
    // The spelling, and the seal of the official it is of.
    let [alias, seal] = gone[..] else { panic!("{gone:?}") };
    assert!(alias.contains("\"alias\"") && alias.contains("عبدالله العلي"), "{gone:?}");
    assert!(seal.contains("entity_seal"), "{gone:?}");
}

/// Random corrections: sound after each, the same after a re-extract and from a dump, and
/// gone when all are undone, whichever first.
#[test]
fn corrections_in_any_order_hold_and_can_be_undone() {
    let folder = imported(&[OFFICIALS, ARTICLES]);
    let at = folder.path();
    let (before, mut random) = (dump(at), Random(7));
    for round in 0..if long() { 20 } else { 2 } {
        for step in 0..6 {
            let ids = officials(at);
            let mut any = || ids[random.below(ids.len())].clone();
            let (one, other) = (any(), any());
            let correct = match random.below(3) {
                0 => vec!["split", &one, "--country", ["KW", "EG", "JO"][random.below(3)]],
                _ => vec!["merge", &one, &other],
            };
            let output = run(at, &[&["-q", "officials"], &correct[..]].concat());
            let refused = output.status.code() == Some(2);
            assert!(output.status.success() || refused, "{}", text(&output.stderr));
            checked(at, &format!("round {round}, step {step}: {correct:?}"));
        }
        let corrected = dump(at);
        done(at, &["-q", "reextract", "--all"]);
        assert!(dump(at) == corrected, "read again, round {round}");
        fs::write(at.join("all.jsonl"), done(at, &["dump"])).unwrap();
        done(at, &["-q", "--archive", &format!("{round}.db"), "load", "all.jsonl"]);
        let loaded = done(at, &["--archive", &format!("{round}.db"), "dump"]);
        assert!(loaded.as_bytes() == fs::read(at.join("all.jsonl")).unwrap(), "round {round}");
        let mut left = in_force(at);
        while !left.is_empty() {
            let id = left[random.below(left.len())].to_string();
            let output = run(at, &["-q", "officials", "undo", &id]);
            // One that a later one is about waits for that.
            let waits = text(&output.stderr).contains("told apart");
            assert!(output.status.success() || waits, "{}", text(&output.stderr));
            checked(at, &format!("round {round}, {id} undone"));
            left = in_force(at);
        }
        assert!(dump(at) == before, "undone, round {round}");
    }
}

fn in_force(folder: &Path) -> Vec<i64> {
    let log = done(folder, &["officials", "log", "--json"]);
    let rows = log.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    rows.filter(|row| row["action"] != "undo" && row["undone_by"].is_null())
        .map(|row| row["correction"].as_i64().unwrap())
        .collect()
}

const CORRECT: [&[&str]; 2] = [
    &["-q", "officials", "merge", "عبدالله العلي", "Abdullah Al-Ali"],
    &["-q", "officials", "split", "محمد الأحمد", "--country", "JO"],
];

#[test]
fn a_correction_holds_for_what_comes_later() {
    let more = concat!(
        "{\"id\":\"7\",\"title\":\"وزير خارجية الأردن في الكويت\",\"text\":\"استقبل أمير الكويت ",
        "وزير الخارجية الأردني محمد الأحمد.\",\"date\":\"2025-03-01\",\"source\":\"بترا\"}\n",
        "{\"id\":\"8\",\"title\":\"Minister in Tokyo\",\"text\":\"Kuwaiti Defense Minister ",
        "Abdullah Al-Ali visited Tokyo.\",\"date\":\"2025-03-02\",\"source\":\"KUNA\"}\n",
    );
    let changed = more.replace("2025-03-02", "2025-03-03").replace("visited Tokyo", "left Tokyo");
    let [early, late] = [imported(&[OFFICIALS]), imported(&[OFFICIALS])];
    let import = |folder: &Path, articles: &str| {
        let output = feed(folder, &["-q", "import", "-"], articles.as_bytes());
        assert!(output.status.success(), "{}", text(&output.stderr));
    };
    CORRECT.iter().for_each(|correct| drop(done(early.path(), correct)));
    for articles in [more, &changed] {
        import(early.path(), articles);
        import(late.path(), articles);
        checked(early.path(), "imported later");
    }
    CORRECT.iter().for_each(|correct| drop(done(late.path(), correct)));
    assert_eq!(answers(early.path()), answers(late.path()));
    let asked = ["query", "official:\"عبدالله العلي\" date:2025-03", "--format", "ids"];
    assert_eq!(done(early.path(), &asked).lines().count(), 1);
    // Taken back, and once more: under the name it had.
    for folder in [&early, &late] {
        done(folder.path(), &["-q", "imports", "undo", "3"]);
        checked(folder.path(), "an import undone");
        import(folder.path(), &changed);
        checked(folder.path(), "imported again");
    }
    assert_eq!(answers(early.path()), answers(late.path()));
}

/// Whom no article names any more has no seal, either.
#[test]
fn an_undone_import_leaves_no_seal_of_who_is_gone() {
    let folder = imported(&[OFFICIALS]);
    let at = folder.path();
    done(at, CORRECT[0]);
    let third = fs::read_to_string(OFFICIALS).unwrap().lines().nth(2).unwrap().to_owned();
    feed(at, &["-q", "import", "-"], third.replace("on Monday", "on Tuesday").as_bytes());
    done(at, &["-q", "imports", "undo", "2"]);
    checked(at, "an import undone");
    let archive = rusqlite::Connection::open(at.join("sijill.db")).unwrap();
    let seals = "SELECT count(*) FROM entity_seal WHERE entity NOT IN (SELECT id FROM entity)";
    let seals: i64 = archive.query_row(seals, [], |row| row.get(0)).unwrap();
    assert_eq!(seals, 0);
    drop(archive);
    done(at, &["-q", "officials", "undo"]);
    checked(at, "all undone");
    assert_eq!(answers(at), answers(imported(&[OFFICIALS]).path()));
}

/// Near duplicates are told by whom the corrections say that they name.
#[test]
fn an_updated_article_is_compared_as_it_is_corrected() {
    let words: Vec<String> = (0..60).map(|word| format!("لفظ{}", word * 7)).collect();
    let told = |id: &str, end: &str| {
        format!(
            "{{\"id\":\"{id}\",\"title\":\"استقبال\",\"date\":\"2025-02-08\",\"source\":\"كونا\",\
             \"text\":\"استقبل وزير الدفاع الكويتي محمد الأحمد سفير فرنسا. {} {end}.\"}}\n",
            words.join(" ")
        )
    };
    let folder = imported(&[OFFICIALS]);
    let at = folder.path();
    let import = |articles: &str| {
        let output = feed(at, &["-q", "import", "-"], articles.as_bytes());
        assert!(output.status.success(), "{}", text(&output.stderr));
    };
    let originals = || {
        let archive = rusqlite::Connection::open(at.join("sijill.db")).unwrap();
        let sql = "SELECT external_id || ' ' || (SELECT b.external_id FROM article b
             WHERE b.key = a.duplicate_of) FROM article a WHERE duplicate_of IS NOT NULL";
        let found: String = archive.query_row(sql, [], |row| row.get(0)).unwrap();
        found
    };
    import(&(told("21", "أول") + &told("22", "ثان")));
    assert_eq!(originals(), "22 21");
    let ask = ["query", "فرنسا لفظ7", "--format", "ids"];
    let ids = done(at, &ask);
    let articles: Vec<&str> = ids.lines().flat_map(|id| ["--article", id]).collect();
    assert_eq!(articles.len(), 4);
    done(at, &[&["-q", "officials", "split", "محمد الأحمد"], &articles[..]].concat());
    import(&told("22", "ثالث"));
    assert_eq!(originals(), "22 21");
    checked(at, "updated");
}

/// Who is named twice in an article, by two names, is one of its officials.
#[test]
fn a_merged_official_is_listed_once() {
    let folder = imported(&[OFFICIALS]);
    let at = folder.path();
    done(at, &["-q", "officials", "merge", "محمد الأحمد", "غانم الغانم"]);
    for format in ["csv", "json", "jsonl"] {
        let ask = ["query", "القاهرة", "--columns", "officials", "--format", format];
        let listed = done(at, &ask);
        assert_eq!(listed.matches("محمد الأحمد").count(), 1, "{listed}");
    }
    checked(at, "merged");
}

#[test]
fn a_correction_holds_when_all_that_was_corrected_was_gone() {
    let folder = imported(&[OFFICIALS]);
    CORRECT.iter().for_each(|correct| drop(done(folder.path(), correct)));
    let before = answers(folder.path());
    done(folder.path(), &["-q", "imports", "undo", "1"]);
    checked(folder.path(), "nothing is left");
    done(folder.path(), &["-q", "import", OFFICIALS]);
    checked(folder.path(), "it is back");
    assert_eq!(answers(folder.path()), before);
}

#[test]
fn a_repair_keeps_corrections() {
    let folder = imported(&[OFFICIALS, ARTICLES]);
    let at = folder.path();
    CORRECT.iter().for_each(|correct| drop(done(at, correct)));
    done(at, &["-q", "officials", "split", "محمد الأحمد", "--article", "a_mh2wnw7abvpav837"]);
    let before = answers(at);
    let archive = rusqlite::Connection::open(at.join("sijill.db")).unwrap();
    archive.execute_batch("DELETE FROM mention; UPDATE meeting SET host_entity = NULL").unwrap();
    archive.close().unwrap();
    assert_eq!(run(at, &["check"]).status.code(), Some(3));
    assert!(run(at, &["check", "--repair"]).status.success());
    checked(at, "repaired");
    assert_eq!(answers(at), before);
    assert_eq!(in_force(at), [1, 2, 3]);
}

#[test]
fn who_reads_meanwhile_sees_all_of_a_correction_or_nothing() {
    let folder = imported(&[OFFICIALS]);
    let at = folder.path();
    // A reader of long ago goes on with what it saw.
    let reader = rusqlite::Connection::open(at.join("sijill.db")).unwrap();
    reader.pragma_update(None, "journal_mode", "WAL").unwrap();
    reader.execute_batch("BEGIN").unwrap();
    let named = "SELECT group_concat(host, '|') FROM (SELECT host FROM v_meetings ORDER BY 1)";
    let see = || reader.query_row(named, [], |row| row.get::<_, String>(0)).unwrap();
    let before = see();
    let asked = ["count", "*", "--meetings", "--by", "host", "--format", "csv"];
    let plain = done(at, &asked);
    done(at, CORRECT[0]);
    let merged = done(at, &asked);
    assert_ne!(plain, merged);
    assert_eq!(see(), before);
    reader.execute_batch("COMMIT").unwrap();
    assert_ne!(see(), before);
    drop(reader);
    std::thread::scope(|scope| {
        let corrections = scope.spawn(|| {
            for number in 0..4 {
                let undo = &["-q", "officials", "undo"][..];
                done(at, if number % 2 == 0 { undo } else { CORRECT[0] });
            }
        });
        while !corrections.is_finished() {
            let seen = done(at, &asked);
            assert!(seen == plain || seen == merged, "{seen}");
        }
    });
}

#[test]
fn two_who_correct_at_once_both_do() {
    let folder = imported(&[OFFICIALS]);
    let at = folder.path();
    std::thread::scope(|scope| {
        CORRECT.iter().for_each(|correct| drop(scope.spawn(|| drop(done(at, correct)))));
    });
    checked(at, "corrected twice at once");
    assert_eq!(in_force(at), [1, 2]);
}

#[test]
fn what_cannot_be_written_is_not_corrected() {
    let folder = imported(&[OFFICIALS]);
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
    let refused = run(disk.path(), CORRECT[0]);
    let log = run(disk.path(), &["officials", "log"]);
    assert!(Command::new("umount").arg(disk.path()).status().unwrap().success());
    assert_eq!(refused.status.code(), Some(3));
    assert!(
        text(&refused.stderr).contains("look at the rights of the file and its folder"),
        "{}",
        text(&refused.stderr)
    );
    assert!(log.status.success(), "{}", text(&log.stderr));
}
