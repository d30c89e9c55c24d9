//! Hostile inputs: each is stored or reported with its line, none crashes, hangs
//! or takes the others with it.

#![allow(clippy::unwrap_used, missing_docs)]

mod program;

use std::fs;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use program::*;

const LONGEST: Duration = Duration::from_secs(60);

/// The bytes that a row writes down.
fn bytes(written: &str) -> Vec<u8> {
    if let Some(rest) = written.strip_prefix("cut:") {
        let mut whole = bytes(rest);
        whole.truncate(whole.len() / 2);
        return whole;
    }
    if let Some(rest) = written.strip_prefix("gz:") {
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(&bytes(rest)).unwrap();
        return packed.finish().unwrap();
    }
    let Some((before, rest)) = written.split_once('⟪') else { return unescaped(written) };
    let (times, rest) = rest.split_once('*').unwrap();
    let (part, after) = rest.split_once('⟫').unwrap();
    let repeated = unescaped(part).repeat(times.parse().unwrap());
    [unescaped(before), repeated, bytes_of_rest(after)].concat()
}

/// What follows a repetition is never a prefix.
fn bytes_of_rest(written: &str) -> Vec<u8> {
    if written.contains('⟪') { bytes(written) } else { unescaped(written) }
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let kind = if c == '\\' { rest.next() } else { None };
        let digits = match kind {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            _ => 0,
        };
        let digits: String = rest.by_ref().take(digits).collect();
        let number = u32::from_str_radix(&digits, 16).unwrap_or(0);
        match kind {
            None => bytes.extend(c.to_string().as_bytes()),
            Some('x') => bytes.push(number as u8),
            Some('u' | 'U') => bytes.extend(char::from_u32(number).unwrap().to_string().as_bytes()),
            Some('n') => bytes.push(b'\n'),
            Some('r') => bytes.push(b'\r'),
            Some('t') => bytes.push(b'\t'),
            Some(other) => bytes.extend(other.to_string().as_bytes()),
        }
    }
    bytes
}

/// What an import says of a file in an empty folder: the articles it stores, and its
/// words without the name of the file and the summary.
fn said(folder: &Path, name: &str) -> (usize, Vec<String>) {
    let started = Instant::now();
    let output = run(folder, &["import", name]);
    assert!(started.elapsed() < LONGEST, "{name} takes {:?}", started.elapsed());
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(
        !words.contains(|c| is_hidden(c) && c != '\n'),
        "{name}: {words:?} has control characters"
    );
    let (reports, summary) = words.trim_end().rsplit_once('\n').unwrap_or(("", words.trim_end()));
    let stored: usize = summary.split(' ').next().unwrap().parse().expect(&words);
    let reports: Vec<String> = reports.lines().map(str::to_owned).collect();
    // What is stored and only worth a look is reported, too.
    let fits: &[i32] = match (reports.is_empty(), stored) {
        (true, _) => &[0],
        (false, 0) => &[4],
        (false, _) => &[0, 4],
    };
    assert!(output.status.code().is_some_and(|code| fits.contains(&code)), "{words}");
    assert_eq!(sound(&folder.join("sijill.db"), name), stored);
    (stored, reports)
}

/// A report without the name at its beginning, as a terminal is shown it.
fn without_name(report: &str, name: &str) -> String {
    let shown = sijill::output::visible(name);
    let rest = report.strip_prefix(&shown).unwrap_or(report);
    rest.strip_prefix(':').unwrap_or(rest).trim().to_owned()
}

fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn fits(said: &str, expected: &str) -> bool {
    match expected.strip_suffix('…') {
        Some(beginning) => said.starts_with(beginning),
        None => said == expected,
    }
}

#[test]
fn every_hostile_input_gets_its_report() {
    let table = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hostile/inputs.tsv");
    let table = fs::read_to_string(table).unwrap();
    let reprint = std::env::var_os("SIJILL_REPORT").is_some();
    let (mut rows, mut wrong) = (0, Vec::new());
    for row in table.lines().filter(|line| !line.starts_with('#')) {
        let [name, written, stored, report] =
            row.split('\t').collect::<Vec<_>>().try_into().expect(row);
        let folder = tempfile::tempdir().unwrap();
        let file = String::from_utf8(unescaped(name)).unwrap();
        fs::write(folder.path().join(&file), bytes(written)).unwrap();
        let (articles, reports) = said(folder.path(), &file);
        let reports: Vec<String> = reports.iter().map(|line| without_name(line, &file)).collect();
        let expected: Vec<&str> = report.split(" | ").filter(|line| !line.is_empty()).collect();
        let fit = reports.len() == expected.len()
            && reports.iter().zip(&expected).all(|(said, expected)| fits(said, expected));
        if !fit || stored != articles.to_string() {
            wrong.push(format!("{name}: {articles} stored: {reports:#?}"));
        }
        if reprint {
            println!("{name}\t{written}\t{articles}\t{}", reports.join(" | "));
        }
        rows += 1;
    }
    println!("{rows} hostile inputs");
    assert!(wrong.is_empty() || reprint, "{wrong:#?}");
    assert!(rows >= 60);
}

#[test]
fn a_hostile_input_does_not_take_the_others_with_it() {
    let table = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hostile/inputs.tsv");
    let table = fs::read_to_string(table).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let news = folder.path().join("news");
    fs::create_dir(&news).unwrap();
    let mut expected = 1;
    for row in table.lines().filter(|line| !line.starts_with('#') && !line.contains("100000000")) {
        let columns: Vec<&str> = row.split('\t').collect();
        let file = String::from_utf8(unescaped(columns[0])).unwrap();
        fs::write(news.join(file), bytes(columns[1])).unwrap();
        expected += columns[2].parse::<usize>().unwrap();
    }
    fs::write(news.join("zz.txt"), "سفير اليابان\n\nزار السفير الوزير.\n").unwrap();
    let output = run(folder.path(), &["import", "news"]);
    assert_eq!(output.status.code(), Some(4));
    let found = run(folder.path(), &["query", "title:\"سفير اليابان\"", "--columns", "file"]);
    assert_eq!(text(&found.stdout), "file\nnews/zz.txt\n");
    let articles = sound(&folder.path().join("sijill.db"), "all hostile inputs");
    // Texts that are the same in two files are one article.
    assert!(articles <= expected && articles * 10 > expected * 8, "{articles} of {expected}");
    let shown = run(folder.path(), &["query", "*"]);
    assert!(!text(&shown.stdout).contains(|c| is_hidden(c) && c != '\n'));
}

#[test]
fn files_that_are_none_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    let news = folder.path().join("news");
    fs::create_dir(&news).unwrap();
    fs::write(news.join("a.txt"), "عنوان\n\nنص.\n").unwrap();
    symlink("loop-b", news.join("loop-a")).unwrap();
    symlink("loop-a", news.join("loop-b")).unwrap();
    symlink("..", news.join("up")).unwrap();
    symlink("nowhere", news.join("nowhere-link")).unwrap();
    symlink("/etc/passwd", news.join("passwd.txt")).unwrap();
    let fifo = Command::new("mkfifo").arg(news.join("fifo")).status();
    assert!(fifo.unwrap().success());
    let socket = std::os::unix::net::UnixListener::bind(news.join("socket")).unwrap();
    let (stored, reports) = said(folder.path(), "news");
    drop(socket);
    assert_eq!(stored, 1);
    let names = ["fifo", "loop-a", "loop-b", "nowhere-link", "passwd.txt", "socket", "up"];
    let expected: Vec<String> =
        names.iter().map(|name| format!("news/{name}: is not a regular file")).collect();
    assert_eq!(reports, expected);
}

#[test]
fn a_fifo_or_device_that_is_named_does_not_hang() {
    let folder = tempfile::tempdir().unwrap();
    let fifo = folder.path().join("fifo");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let mut import = sijill(folder.path(), &["import", "fifo", "/dev/null", "loop"]);
    symlink("loop", folder.path().join("loop")).unwrap();
    let mut child = import.stderr(std::process::Stdio::piped()).spawn().unwrap();
    // A named pipe is read like standard input: someone has to write to it.
    fs::write(&fifo, "عنوان\n\nنص.\n").unwrap_or(());
    let status = child.wait().unwrap();
    assert_eq!(status.code(), Some(4));
    sound(&folder.path().join("sijill.db"), "fifo");
}

#[test]
fn a_line_of_100_megabytes_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let mut line = b"{\"title\":\"".to_vec();
    line.resize(100_000_000, b'a');
    line.extend(b"\",\"text\":\"b\"}\n{\"title\":\"c\",\"text\":\"d\"}\n");
    fs::write(folder.path().join("line.jsonl"), line).unwrap();
    let (stored, reports) = said(folder.path(), "line.jsonl");
    assert_eq!((stored, reports), (1, vec!["line.jsonl:1: is larger than 16 MiB".to_owned()]));
}
