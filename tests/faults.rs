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

/// A small disk that can be given more room.
struct Disk(tempfile::TempDir);

impl Disk {
    /// `None`, which is told, where none can be mounted.
    fn mount(size: &str) -> Option<Disk> {
        let disk = Disk(tempfile::tempdir().unwrap());
        let mounted = disk.options(&format!("size={size}"));
        if !mounted {
            println!("skipped: no disk can be mounted");
        }
        mounted.then_some(disk)
    }

    fn options(&self, options: &str) -> bool {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(self.0.path());
        mount.output().is_ok_and(|output| output.status.success())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).stderr(Stdio::null()).status();
    }
}

/// Imports a file into an archive on a disk that is too small, and again when it is not;
/// `told` is what the first says.
fn fill_disk(size: &str, input: &Path, told: &str, stored: &[usize]) {
    let Some(disk) = Disk::mount(size) else { return };
    let (folder, archive) = (disk.0.path(), disk.0.path().join("sijill.db"));
    let arguments = ["-q", "import", input.to_str().unwrap()];
    let full = run(folder, &arguments);
    assert_eq!(full.status.code(), Some(3), "{}", text(&full.stderr));
    assert!(text(&full.stderr).contains(told), "{}", text(&full.stderr));
    // Nothing beside it takes room.
    assert_eq!(beside(folder), ["sijill.db"]);
    let articles = sound(&archive, "full disk");
    assert!(stored.contains(&articles), "{articles}");
    assert!(disk.options("remount,size=256m"));
    let again = run(folder, &arguments);
    assert!(matches!(again.status.code(), Some(0 | 4)), "{}", text(&again.stderr));
    assert_eq!(Some(&sound(&archive, "more room")), stored.last());
}

#[test]
fn a_full_disk_is_reported_and_more_room_completes_the_import() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in.jsonl");
    write_records(&input, 0, RECORDS);
    fill_disk("600k", &input, "disk is full", &stored_after(RECORDS));
}

#[test]
fn a_disk_too_small_for_what_waits_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in.jsonl");
    let long = "w".repeat(1 << 20);
    let record = |n| format!("{{\"id\":\"{n}\",\"title\":\"t{n}\",\"text\":\"{long}\"}}\n");
    fs::write(&input, (0..40).map(record).collect::<String>()).unwrap();
    fill_disk("8m", &input, "no storage space", &[0, 40]);
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
