//! Imports that are killed, refused by the disk, or run beside others.
//!
//! What an import has stored stays, nothing is half made, and the next import
//! goes on to the very archive that an undisturbed one makes. By default some
//! points are tried; with `SIJILL_LONG=1` all, with `SIJILL_LONG=3` every third.

#![allow(clippy::unwrap_used, missing_docs)]

mod program;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use program::*;

const IMPORT: [&str; 5] = ["-q", "import", "in.jsonl", "--jobs", "1"];
/// Everything by which a file changes.
const WRITES: [&str; 4] = ["pwrite64", "fsync", "ftruncate", "unlink"];

/// Two batches.
const RECORDS: usize = 620;

/// A folder with records to import, into a new archive or one in use.
fn folder(in_use: bool) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    if in_use {
        write_records(&folder.path().join("in.jsonl"), 10_000, 40);
        assert!(run(folder.path(), &IMPORT).status.success());
    }
    write_records(&folder.path().join("in.jsonl"), 0, RECORDS);
    folder
}

/// What an undisturbed import leaves.
fn undisturbed(in_use: bool) -> Vec<String> {
    let folder = folder(in_use);
    assert_eq!(run(folder.path(), &IMPORT).status.code(), Some(4));
    content(&folder.path().join("sijill.db"))
}

/// The archive after a fault is whole batches; the next import completes it.
fn is_whole_and_goes_on(folder: &Path, before: usize, expected: &[String], when: &str) {
    let archive = folder.join("sijill.db");
    let articles = sound(&archive, when);
    let whole: Vec<usize> = stored_after(RECORDS).iter().map(|n| n + before).collect();
    assert!(articles == 0 && before == 0 || whole.contains(&articles), "{when}: {articles}");
    let again = run(folder, &IMPORT);
    assert_eq!(again.status.code(), Some(4), "{when}: {}", text(&again.stderr));
    sound(&archive, when);
    assert!(content(&archive) == expected, "{when}: another archive");
    assert_eq!(beside(folder), ["in.jsonl", "sijill.db"], "{when}");
}

fn beside(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Injects a fault at chosen calls of every kind; says of how many.
fn inject(fault: &str, in_use: bool, some: usize, mut then: impl FnMut(&Path, Option<i32>, &str)) {
    let probe = folder(in_use);
    let numbers = calls(probe.path(), &IMPORT, &WRITES);
    let mut tried = 0;
    for (kind, calls) in WRITES.iter().zip(numbers) {
        let share = if *kind == "pwrite64" { some } else { some.div_ceil(3) };
        for number in points(calls, share) {
            let folder = folder(in_use);
            let injection = format!("inject={kind}:{fault}:when={number}");
            let trace = format!("trace={kind}");
            let output = traced(
                folder.path(),
                &["-o", "/dev/null", "-e", &trace, "-e", &injection],
                &IMPORT,
            );
            tried += 1;
            let when = format!("{fault} at {kind} {number} of {calls}, in use: {in_use}");
            then(folder.path(), output.status.code(), &when);
        }
    }
    println!("{fault}, archive in use: {in_use}: {tried} points");
}

#[test]
fn a_kill_at_any_write_loses_nothing_that_was_stored() {
    if !strace() {
        return;
    }
    for (in_use, before) in [(false, 0), (true, 40)] {
        let expected = undisturbed(in_use);
        inject("signal=KILL", in_use, 3, |folder, _, when| {
            is_whole_and_goes_on(folder, before, &expected, when);
        });
    }
}

#[test]
fn a_kill_at_any_moment_loses_nothing_that_was_stored() {
    let expected = undisturbed(true);
    let mut random = Random(1);
    let tries = if long() { 50 } else { 2 };
    for number in 0..tries {
        let folder = folder(true);
        let mut child = sijill(folder.path(), &IMPORT).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_millis(random.below(700) as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        is_whole_and_goes_on(folder.path(), 40, &expected, &format!("kill {number}"));
    }
    println!("{tries} kills at random moments");
}

/// The exit status is 4 (a record of the input cannot be read) only if everything
/// else is stored.
#[test]
fn a_disk_that_refuses_is_reported() {
    if !strace() {
        return;
    }
    let stored = stored_after(RECORDS).pop().unwrap();
    for (in_use, before) in [(false, 0), (true, 40)] {
        let expected = undisturbed(in_use);
        for (fault, some) in [("error=EIO", 2), ("error=ENOSPC", 2)] {
            inject(fault, in_use, some, |folder, status, when| {
                match status {
                    Some(3) => {}
                    Some(4) => {
                        let articles = sound(&folder.join("sijill.db"), when);
                        assert_eq!(articles, stored + before, "{when}");
                    }
                    other => panic!("{when}: exit status {other:?}"),
                }
                is_whole_and_goes_on(folder, before, &expected, when);
            });
        }
    }
}

#[test]
fn a_full_disk_is_reported_and_more_room_completes_the_import() {
    let disk = tempfile::tempdir().unwrap();
    let mount = |options: &str| {
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(disk.path())
            .output();
        mount.is_ok_and(|output| output.status.success())
    };
    if !mount("size=600k") {
        println!("skipped: no disk can be mounted");
        return;
    }
    let input = tempfile::tempdir().unwrap();
    write_records(&input.path().join("in.jsonl"), 0, RECORDS);
    let input = input.path().join("in.jsonl");
    let arguments = ["-q", "import", input.to_str().unwrap()];
    let full = run(disk.path(), &arguments);
    // Nothing beside it takes room.
    let left = beside(disk.path());
    let articles = sound(&disk.path().join("sijill.db"), "full disk");
    let room = mount("remount,size=64m");
    let again = run(disk.path(), &arguments);
    let all = sound(&disk.path().join("sijill.db"), "more room");
    let unmounted = Command::new("umount").arg(disk.path()).status().unwrap().success();
    assert_eq!(full.status.code(), Some(3), "{}", text(&full.stderr));
    assert!(text(&full.stderr).contains("disk is full"), "{}", text(&full.stderr));
    assert_eq!(left, ["sijill.db"]);
    assert!(stored_after(RECORDS).contains(&articles), "{articles}");
    assert!(room && unmounted);
    assert_eq!(again.status.code(), Some(4), "{}", text(&again.stderr));
    assert_eq!(Some(&all), stored_after(RECORDS).last());
}

#[test]
fn two_imports_at_once_store_what_both_bring() {
    let folder = tempfile::tempdir().unwrap();
    write_records(&folder.path().join("a.jsonl"), 0, RECORDS);
    write_records(&folder.path().join("b.jsonl"), 50_000, RECORDS);
    let imports = ["a.jsonl", "b.jsonl"]
        .map(|file| sijill(folder.path(), &["-q", "import", file]).spawn().unwrap());
    for mut import in imports {
        assert_eq!(import.wait().unwrap().code(), Some(4));
    }
    let all = 2 * stored_after(RECORDS).pop().unwrap();
    assert_eq!(sound(&folder.path().join("sijill.db"), "two imports"), all);
}

#[test]
fn readers_see_whole_batches_while_an_import_runs() {
    let folder = folder(true);
    let mut import = sijill(folder.path(), &IMPORT).stderr(Stdio::null()).spawn().unwrap();
    let readers = if long() { 200 } else { 8 };
    let whole: Vec<usize> = stored_after(RECORDS).iter().map(|n| n + 40).collect();
    for _ in 0..readers / 4 {
        let query = ["query", "*", "--format", "ids"];
        let started = [(); 4].map(|()| {
            sijill(folder.path(), &query)
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        });
        for reader in started {
            let output = reader.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", text(&output.stderr));
            let articles = text(&output.stdout).lines().count();
            assert!(whole.contains(&articles), "{articles}");
        }
    }
    assert_eq!(import.wait().unwrap().code(), Some(4));
    assert_eq!(Some(&sound(&folder.path().join("sijill.db"), "readers")), whole.last());
    println!("{readers} readers");
}
