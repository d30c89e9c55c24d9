//! An output that cannot be completed is an error and leaves nothing behind.

#![cfg(unix)]
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs a script of bash in a folder with an archive of the sample articles.
fn shell(folder: &Path, script: &str) -> Output {
    let bin = Path::new(env!("CARGO_BIN_EXE_sijill"));
    let path = format!("{}:{}", bin.parent().unwrap().display(), std::env::var("PATH").unwrap());
    Command::new("bash")
        .current_dir(folder)
        .env("PATH", path)
        .env_remove("SIJILL_ARCHIVE")
        .args(["-c", script])
        .output()
        .unwrap()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/articles");
    let import = format!("sijill -q import '{}'", articles.display());
    assert!(shell(folder.path(), &import).status.success());
    folder
}

fn files(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

const EVERYTHING: &str = "sijill query '*' --unit mention --provenance";

#[test]
fn a_full_disk_is_told_whatever_the_format() {
    let folder = folder();
    let before = files(folder.path());
    for format in ["csv", "xlsx", "html", "json", "md"] {
        let out = shell(folder.path(), &format!("ulimit -f 16; {EVERYTHING} -o out.{format}"));
        let said = String::from_utf8(out.stderr).unwrap();
        assert_eq!(said, format!("error: cannot write `out.{format}`: file too large\n"));
        assert_eq!(out.status.code(), Some(3), "{format}");
        assert_eq!(files(folder.path()), before, "{format}");
    }
}

#[test]
fn a_workbook_needs_a_place_for_its_temporary_file() {
    let folder = folder();
    let out = shell(folder.path(), &format!("TMPDIR=/none {EVERYTHING} --format xlsx"));
    let said = String::from_utf8(out.stderr).unwrap();
    assert!(said.starts_with("error: cannot write to standard output: /none: "), "{said}");
    assert_eq!(out.status.code(), Some(3));
    let beside = shell(folder.path(), &format!("TMPDIR=/none {EVERYTHING} -o out.xlsx"));
    assert!(beside.status.success(), "a file has its own folder");
}

/// Interrupts an export at its first write; needs `strace`.
#[test]
fn a_signal_ends_an_export_and_nothing_is_left() {
    if Command::new("strace").arg("-V").output().is_err() {
        println!("skipped: there is no strace");
        return;
    }
    let folder = folder();
    let before = files(folder.path());
    for (signal, status) in [("SIGINT", 130), ("SIGTERM", 143)] {
        let inject = format!("strace -qq -o /dev/null -e inject=write:signal={signal}:when=1");
        let out = shell(folder.path(), &format!("{inject} {EVERYTHING} -o out.csv"));
        let said = String::from_utf8(out.stderr).unwrap();
        assert_eq!(said, "error: ended by a signal; nothing was written\n");
        assert_eq!(out.status.code(), Some(status));
        assert_eq!(files(folder.path()), before);
    }
}

#[test]
fn a_link_stays_a_link_to_what_is_written() {
    let folder = folder();
    let script = "echo old > real.csv; ln -s real.csv link.csv; \
                  sijill -q query '*' -o link.csv --force";
    assert!(shell(folder.path(), script).status.success());
    assert!(folder.path().join("link.csv").is_symlink());
    let real = fs::read_to_string(folder.path().join("real.csv")).unwrap();
    assert!(real.starts_with("\u{feff}article_id,"));
}
