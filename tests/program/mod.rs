//! Runs the built program, and looks at the archives it leaves.

#![allow(dead_code, clippy::unwrap_used, missing_docs)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use sijill::archive::{Archive, Finding, check};
use sijill::import::index_text;

pub const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/articles");

/// Articles in the first batch of an import, which is one transaction; later ones have a
/// multiple of it.
pub const BATCH: usize = 500;

pub fn sijill(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sijill"));
    command.current_dir(folder).args(arguments).env_remove("SIJILL_ARCHIVE");
    command
}

pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    sijill(folder, arguments).output().unwrap()
}

pub fn feed(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = sijill(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Whether more is tried than there is time for each day.
pub fn long() -> bool {
    every() > 0
}

/// `SIJILL_LONG=N`: every Nth point is tried.
fn every() -> usize {
    std::env::var("SIJILL_LONG").map_or(0, |every| every.parse().unwrap_or(1))
}

/// As many of the numbers up to `last` as there is time for, the last among them.
pub fn points(last: usize, some: usize) -> Vec<usize> {
    let step = if long() { every() } else { (last / some).max(1) };
    (1..=last).rev().step_by(step).collect()
}

/// Numbers from a seed.
pub struct Random(pub u64);

impl Random {
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.number() % end.max(1) as u64) as usize
    }
}

/// A file of short articles with these numbers. A record that cannot be read begins
/// every batch but the first: its report says that the batch before is stored.
pub fn write_records(path: &Path, from: usize, records: usize) {
    let record = |n: usize| match n % BATCH {
        0 if n > 0 => "{\"title\":[]}\n".to_owned(),
        _ => {
            let (number, day) = (from + n, n % 28 + 1);
            format!(
                "{{\"id\":\"{number}\",\"title\":\"خبر {number}\",\
                 \"text\":\"استقبل وزير الدفاع الكويتي سفير اليابان رقم {number}.\",\
                 \"date\":\"2025-02-{day:02}\",\"source\":\"كونا\"}}\n"
            )
        }
    };
    fs::write(path, (0..records).map(record).collect::<String>()).unwrap();
}

/// How many articles the first records of such a file are.
pub fn articles_in(records: usize) -> usize {
    records - records.div_ceil(BATCH).saturating_sub(1)
}

/// How many articles there are after each batch of such a file.
pub fn stored_after(records: usize) -> Vec<usize> {
    let articles = articles_in(records);
    let mut stored: Vec<usize> = (0..=articles).step_by(BATCH).collect();
    stored.push(articles);
    stored.dedup();
    stored
}

pub fn findings(archive: &Path) -> Result<Vec<Finding>, String> {
    let mut findings = Vec::new();
    check(archive, index_text, &mut |finding| findings.push(finding))
        .map_err(|error| error.to_string())?;
    Ok(findings)
}

/// The number of articles of an archive that has to be sound; 0 if there is none.
pub fn sound(archive: &Path, when: &str) -> usize {
    let mut findings = Vec::new();
    match check(archive, index_text, &mut |finding| findings.push(finding)) {
        Ok(articles) => {
            assert_eq!(findings, [], "{when}");
            articles
        }
        Err(error) => {
            let words = error.to_string();
            let none = words.contains("there is no archive") || words.contains("is empty");
            assert!(none, "{when}: {words}");
            0
        }
    }
}

/// What an archive holds, but for when and in which run it was imported.
pub fn content(archive: &Path) -> Vec<String> {
    let mut dump = Vec::new();
    Archive::dump(archive, &mut dump).unwrap();
    let untimed = |line: &str| match line.split_once("\"run_id\":") {
        Some((before, after)) => {
            let after = after.trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{before}{after}")
        }
        None => line.to_owned(),
    };
    let timed = ["import_run", "import_item", "article_seal"]
        .map(|table| format!("{{\"table\":\"{table}\""));
    text(&dump)
        .lines()
        .filter(|line| line.starts_with("{\"table\"") && !timed.iter().any(|t| line.starts_with(t)))
        .map(untimed)
        .collect()
}

/// Whether `strace` is there and may trace; if not, the word to print.
pub fn strace() -> bool {
    let traces = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).output();
    let traces = traces.is_ok_and(|output| output.status.success());
    if !traces {
        println!("skipped: there is no strace that may trace");
    }
    traces
}

/// Runs the program under `strace` with more arguments to it.
pub fn traced(folder: &Path, strace: &[&str], arguments: &[&str]) -> Output {
    Command::new("strace")
        .args(["-f", "-qq"])
        .args(strace)
        .arg(env!("CARGO_BIN_EXE_sijill"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("SIJILL_ARCHIVE")
        .output()
        .unwrap()
}

/// How many calls of each kind an import of `arguments` makes on files.
pub fn calls(folder: &Path, arguments: &[&str], kinds: &[&str]) -> Vec<usize> {
    let trace = folder.join("calls.trace");
    let kinds_list = format!("trace={}", kinds.join(","));
    let output = traced(folder, &["-e", &kinds_list, "-o", trace.to_str().unwrap()], arguments);
    assert!(output.status.code().is_some_and(|code| code != 2), "{}", text(&output.stderr));
    let calls = fs::read(&trace).unwrap();
    fs::remove_file(trace).unwrap();
    let calls = String::from_utf8_lossy(&calls).into_owned();
    kinds.iter().map(|kind| calls.matches(&format!(" {kind}(")).count()).collect()
}

pub fn path(folder: &Path, name: &str) -> PathBuf {
    folder.join(name)
}
