//! Power cuts: what of an import reaches the disk, at every point of it.
//!
//! The system calls of an import are recorded with their data. A cut after any
//! of them leaves of what was not synced everything, nothing, some writes, some
//! sectors, or a last write torn in the middle. Whatever it leaves, no batch
//! that the import had spoken of is lost and nothing in the archive is broken.

#![allow(clippy::unwrap_used, missing_docs)]

mod program;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use program::*;

const SECTOR: usize = 512;
const RECORDS: usize = 1100;
const IMPORT: [&str; 5] = ["-q", "import", "in.jsonl", "--jobs", "1"];

/// A system call that changes a file or tells the user something.
#[derive(Debug, Clone, PartialEq)]
enum Call {
    Create(String),
    Write(String, usize, Vec<u8>),
    Cut(String, usize),
    Unlink(String),
    Sync(String),
    Say(String),
}

/// Reads the calls of a trace, by file name.
fn calls_of(trace: &str) -> Vec<Call> {
    trace.lines().filter_map(call_of).collect()
}

fn call_of(line: &str) -> Option<Call> {
    let (_, line) = line.split_once(' ')?;
    let (kind, rest) = line.trim_start().split_once('(')?;
    let result = line.rsplit_once(" = ")?.1;
    if result.starts_with('-') {
        return None;
    }
    let named = || {
        let path = rest.split_once('<')?.1.split_once('>')?.0;
        file_name(path)
    };
    let quoted = || Some(rest.split_once('"')?.1.split_once('"')?.0);
    match kind {
        "openat" if rest.contains("O_CREAT") => file_name(quoted()?).map(Call::Create),
        "pwrite64" => {
            let offset = rest.rsplit_once(')')?.0.rsplit_once(", ")?.1.parse().ok()?;
            Some(Call::Write(named()?, offset, unescaped(quoted()?)))
        }
        "ftruncate" => {
            let length = rest.rsplit_once(')')?.0.rsplit_once(", ")?.1.parse().ok()?;
            Some(Call::Cut(named()?, length))
        }
        "unlink" => file_name(quoted()?).map(Call::Unlink),
        "fsync" | "fdatasync" => named().map(Call::Sync),
        "write" if rest.starts_with("2<") => {
            Some(Call::Say(String::from_utf8_lossy(&unescaped(quoted()?)).into_owned()))
        }
        _ => None,
    }
}

/// The name of one of the archive's files, or of their folder (empty).
fn file_name(escaped: &str) -> Option<String> {
    let path = String::from_utf8(unescaped(escaped)).ok()?;
    let name = path.rsplit_once('/').map_or(path.as_str(), |(_, name)| name);
    match name {
        _ if name.starts_with("sijill.db") => Some(name.to_owned()),
        _ if name.starts_with("power-") => Some(String::new()),
        _ => None,
    }
}

fn unescaped(text: &str) -> Vec<u8> {
    match text.split("\\x").collect::<Vec<_>>() {
        parts if parts.len() > 1 && parts[0].is_empty() => {
            parts[1..].iter().map(|hex| u8::from_str_radix(hex, 16).unwrap()).collect()
        }
        _ => text.as_bytes().to_vec(),
    }
}

/// What a cut leaves of what was not synced.
#[derive(Debug, Clone, Copy)]
enum Left {
    Nothing,
    Everything,
    SomeWrites,
    SomeSectors,
    LastTorn,
}

const KINDS: [Left; 5] =
    [Left::Nothing, Left::Everything, Left::SomeWrites, Left::SomeSectors, Left::LastTorn];

/// A file as it is on the disk, and what is under way to it.
#[derive(Debug, Clone, Default)]
struct File {
    disk: Vec<u8>,
    /// Whether its name is on the disk.
    named: bool,
    unlinked: bool,
    pending: Vec<Call>,
}

type Disk = BTreeMap<String, File>;

fn advance(disk: &mut Disk, call: &Call) {
    match call {
        Call::Create(name) => {
            let file = disk.entry(name.clone()).or_default();
            if file.unlinked {
                // Its name goes on; its content was given up.
                *file = File { named: file.named, ..File::default() };
                file.pending.push(Call::Cut(name.clone(), 0));
            }
        }
        Call::Write(name, ..) | Call::Cut(name, _) => {
            disk.entry(name.clone()).or_default().pending.push(call.clone());
        }
        Call::Unlink(name) => disk.entry(name.clone()).or_default().unlinked = true,
        // A synced folder keeps its names.
        Call::Sync(name) if name.is_empty() => {
            disk.retain(|_, file| !file.unlinked);
            disk.values_mut().for_each(|file| file.named = true);
        }
        Call::Sync(name) => {
            let file = disk.entry(name.clone()).or_default();
            for call in std::mem::take(&mut file.pending) {
                apply(&mut file.disk, &call);
            }
            file.named = true;
        }
        Call::Say(_) => {}
    }
}

fn apply(bytes: &mut Vec<u8>, call: &Call) {
    match call {
        Call::Write(_, offset, data) => put(bytes, *offset, data),
        Call::Cut(_, length) => bytes.resize(*length, 0),
        _ => {}
    }
}

fn put(bytes: &mut Vec<u8>, offset: usize, data: &[u8]) {
    if bytes.len() < offset + data.len() {
        bytes.resize(offset + data.len(), 0);
    }
    bytes[offset..offset + data.len()].copy_from_slice(data);
}

/// The file after the cut; `None` if its name is not there.
fn after_cut(file: &File, left: Left, last: bool, random: &mut Random) -> Option<Vec<u8>> {
    let keeps = |random: &mut Random| match left {
        Left::Nothing => false,
        Left::Everything | Left::LastTorn => true,
        Left::SomeWrites | Left::SomeSectors => random.below(2) == 0,
    };
    if (!file.named && !keeps(random)) || (file.unlinked && keeps(random)) {
        return None;
    }
    let mut bytes = file.disk.clone();
    for (number, call) in file.pending.iter().enumerate() {
        match (left, call) {
            (Left::SomeSectors, Call::Write(_, offset, data)) => {
                for (sector, part) in data.chunks(SECTOR).enumerate() {
                    if keeps(random) {
                        put(&mut bytes, offset + sector * SECTOR, part);
                    }
                }
            }
            (Left::LastTorn, Call::Write(_, offset, data))
                if last && number + 1 == file.pending.len() =>
            {
                let sectors = random.below(data.len().div_ceil(SECTOR));
                put(&mut bytes, *offset, &data[..sectors * SECTOR]);
            }
            _ if keeps(random) => apply(&mut bytes, call),
            _ => {}
        }
    }
    Some(bytes)
}

/// The articles the import has spoken of: a report about a record is made when the
/// batches before its own are stored, the summary when all are.
fn spoken_of(words: &str) -> usize {
    if words.contains(" added, ") {
        return articles_in(RECORDS);
    }
    let reports = words.matches("in.jsonl:").count();
    articles_in(reports * BATCH) / BATCH * BATCH
}

struct Recorded {
    calls: Vec<Call>,
    /// The archive before the import, if there was one.
    before: Option<Vec<u8>>,
    articles_before: usize,
}

/// What a cut leaves, and what must be there after it.
struct Cut {
    left: Left,
    when: String,
    spoken_of: usize,
}

fn record(in_use: bool) -> Recorded {
    let folder = tempfile::Builder::new().prefix("power-").tempdir().unwrap();
    let archive = folder.path().join("sijill.db");
    if in_use {
        write_records(&folder.path().join("in.jsonl"), 10_000, 40);
        assert!(run(folder.path(), &IMPORT).status.success());
    }
    let before = fs::read(&archive).ok();
    write_records(&folder.path().join("in.jsonl"), 0, RECORDS);
    let trace = folder.path().join("trace");
    let strace = ["-xx", "-y", "-s", "100000", "-o", trace.to_str().unwrap(), "-e"];
    let kinds = "trace=openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink";
    let output = traced(
        folder.path(),
        &[&strace[..], &[kinds]].concat(),
        &["import", "in.jsonl", "--jobs", "1"],
    );
    assert_eq!(output.status.code(), Some(4), "{}", text(&output.stderr));
    let calls = calls_of(&fs::read_to_string(trace).unwrap());
    let articles_before = if in_use { 40 } else { 0 };
    let recorded = Recorded { calls, before, articles_before };
    // The recording is whole: replayed to its end it is the archive.
    let mut disk = recorded.disk();
    recorded.calls.iter().for_each(|call| advance(&mut disk, call));
    let last = after_cut(&disk["sijill.db"], Left::Everything, false, &mut Random(0));
    assert!(last.unwrap() == fs::read(&archive).unwrap(), "the recording is not whole");
    recorded
}

impl Recorded {
    fn disk(&self) -> Disk {
        let mut disk = Disk::new();
        if let Some(bytes) = &self.before {
            let file = File { disk: bytes.clone(), named: true, ..File::default() };
            disk.insert("sijill.db".into(), file);
        }
        disk
    }

    /// Cuts the power at points that lie evenly over the import; gives the images.
    fn cut_everywhere(&self, images: usize, seed: u64) -> usize {
        let points = (images / KINDS.len()).max(1);
        let mut random = Random(seed);
        let (mut disk, mut said, mut made) = (self.disk(), String::new(), 0);
        for (number, call) in self.calls.iter().enumerate() {
            advance(&mut disk, call);
            if let Call::Say(words) = call {
                said.push_str(words);
            }
            let due = (number + 1) * points / self.calls.len() - number * points / self.calls.len();
            for left in (0..due).flat_map(|_| KINDS) {
                let when = format!("seed {seed}, after call {number}, left: {left:?}");
                self.cut(
                    &disk,
                    call,
                    &Cut { left, when, spoken_of: spoken_of(&said) },
                    &mut random,
                );
                made += 1;
            }
        }
        made
    }

    fn cut(&self, disk: &Disk, call: &Call, cut: &Cut, random: &mut Random) {
        let Cut { left, when, spoken_of } = cut;
        let folder = tempfile::tempdir().unwrap();
        for (name, file) in disk {
            let last = matches!(call, Call::Write(written, ..) if written == name);
            // The index of the log is shared memory; no cut keeps it.
            let kept =
                if name.ends_with("-shm") { None } else { after_cut(file, *left, last, random) };
            if let Some(bytes) = kept {
                fs::write(folder.path().join(name), bytes).unwrap();
            }
        }
        let articles = articles_of(&folder.path().join("sijill.db"), random, when);
        let whole =
            stored_after(RECORDS).contains(&(articles.saturating_sub(self.articles_before)));
        assert!(whole, "{when}: {articles} articles");
        let promised = spoken_of + self.articles_before;
        assert!(articles >= promised, "{when}: {articles} articles, {promised} were stored");
    }
}

/// The articles of an image that has to be sound: by SQLite's own check each time,
/// wholly one time in ten.
fn articles_of(archive: &Path, random: &mut Random, when: &str) -> usize {
    if random.below(10) == 0 || fs::metadata(archive).map_or(0, |file| file.len()) == 0 {
        return sound(archive, when);
    }
    let connection = rusqlite::Connection::open(archive).unwrap();
    let ask = |sql: &str| -> rusqlite::Result<String> {
        connection.query_row(sql, [], |row| row.get::<_, rusqlite::types::Value>(0)).map(|value| {
            match value {
                rusqlite::types::Value::Integer(number) => number.to_string(),
                rusqlite::types::Value::Text(text) => text,
                other => format!("{other:?}"),
            }
        })
    };
    assert_eq!(ask("PRAGMA integrity_check").as_deref(), Ok("ok"), "{when}");
    if ask("SELECT count(*) FROM sqlite_schema").as_deref() == Ok("0") {
        return 0;
    }
    let articles = ask("SELECT count(*) FROM article").unwrap();
    let indexed = ask("SELECT count(*) FROM fts WHERE fts MATCH 'facet : \"all\"'").unwrap();
    let sealed = ask("SELECT count(*) FROM article_seal").unwrap();
    assert!(articles == indexed && articles == sealed, "{when}: {articles}, {indexed}, {sealed}");
    articles.parse().unwrap()
}

#[test]
fn a_power_cut_loses_nothing_that_was_spoken_of() {
    if !strace() {
        return;
    }
    let images = if long() { 5000 } else { 160 };
    for in_use in [false, true] {
        let recorded = record(in_use);
        let made = recorded.cut_everywhere(images, 1 + u64::from(in_use));
        println!("archive in use: {in_use}: {made} images of {} calls", recorded.calls.len());
        assert!(made >= images, "{made}");
    }
}

/// The model has to be able to fail: without syncs, acknowledged articles are lost.
#[test]
fn without_syncs_a_power_cut_loses_articles() {
    if !strace() {
        return;
    }
    let recorded = record(false);
    let mut disk = recorded.disk();
    let unsynced = recorded.calls.iter().filter(|call| !matches!(call, Call::Sync(_)));
    unsynced.for_each(|call| advance(&mut disk, call));
    let left = after_cut(&disk["sijill.db"], Left::Nothing, false, &mut Random(0));
    assert_eq!(left, None);
}
