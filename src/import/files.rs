//! Finds the files to read, opens them, and tells their format by content.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;
use walkdir::WalkDir;

use super::json::{self, Item};
use super::record::{Defaults, from_text};
use super::skip::{Skip, SkipReason};
use super::text;
use crate::model::Origin;

/// Most bytes of one record, or of a file that is one.
pub const MAX_RECORD: usize = 64 << 20;

/// What was named on the command line.
#[derive(Debug, Clone)]
pub struct Inputs {
    paths: Vec<PathBuf>,
}

/// One file, or standard input.
#[derive(Debug, Clone)]
pub(super) struct Input {
    /// As it was named, or `-`.
    pub name: String,
    pub absolute: Option<String>,
    /// The file is one article.
    pub whole_file: bool,
    pub path: Option<PathBuf>,
}

impl Input {
    pub fn skip(&self, line: Option<u64>, reason: SkipReason) -> Skip {
        Skip { file: self.name.clone(), line, reason }
    }
}

impl Inputs {
    /// Files and folders to read; `-` is standard input.
    pub fn new(paths: Vec<PathBuf>) -> Inputs {
        Inputs { paths }
    }

    /// The names as given, for the account of the import.
    pub fn names(&self) -> String {
        let names: Vec<_> = self.paths.iter().map(|path| path.display().to_string()).collect();
        names.join("\n")
    }

    /// Reads everything, in the order of the names and by name within folders.
    pub(super) fn read(&self, defaults: &Defaults, emit: &mut dyn FnMut(Item)) {
        for path in &self.paths {
            if path.as_os_str() == "-" {
                let input =
                    Input { name: "-".into(), absolute: None, whole_file: false, path: None };
                read_input(&input, defaults, emit);
            } else {
                read_path(path, defaults, emit);
            }
        }
    }
}

/// Reads a file, or a folder's files; hidden ones and links inside it are left out.
fn read_path(path: &Path, defaults: &Defaults, emit: &mut dyn FnMut(Item)) {
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let walk = WalkDir::new(path)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name()));
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) if entry.file_type().is_file() || entry.depth() == 0 => {
                read_input(&file_input(entry.path()), defaults, emit);
            }
            Ok(entry) => {
                let input = file_input(entry.path());
                emit(Err(input.skip(None, SkipReason::NotRegular)));
            }
            Err(error) => {
                let path = error.path().unwrap_or(path).to_owned();
                let reason = error.io_error().map_or_else(|| error.to_string(), words);
                emit(Err(file_input(&path).skip(None, SkipReason::Unreadable(reason))));
            }
        }
    }
}

/// What the system says, without its number.
fn words(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

fn file_input(path: &Path) -> Input {
    Input {
        name: path.display().to_string(),
        absolute: path.canonicalize().ok().map(|path| path.display().to_string()),
        whole_file: false,
        path: Some(path.to_owned()),
    }
}

fn read_input(input: &Input, defaults: &Defaults, emit: &mut dyn FnMut(Item)) {
    let opened = match &input.path {
        Some(path) => open(path),
        None => Ok(Box::new(BufReader::new(io::stdin())) as Box<dyn BufRead>),
    };
    match opened.and_then(decompress) {
        Ok(bytes) => read_by_content(input, bytes, defaults, emit),
        Err(error) => emit(Err(input.skip(None, SkipReason::Unreadable(words(&error))))),
    }
}

fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    if path.is_dir() {
        return Err(io::Error::other("is a folder"));
    }
    Ok(Box::new(BufReader::with_capacity(1 << 16, File::open(path)?)))
}

/// Unpacks gzip, told by its first two bytes.
fn decompress(mut bytes: Box<dyn BufRead>) -> io::Result<Box<dyn BufRead>> {
    if bytes.fill_buf()?.starts_with(&[0x1f, 0x8b]) {
        Ok(Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(bytes))))
    } else {
        Ok(bytes)
    }
}

fn read_by_content(
    input: &Input,
    mut bytes: Box<dyn BufRead>,
    defaults: &Defaults,
    emit: &mut dyn FnMut(Item),
) {
    let head = match bytes.fill_buf() {
        Ok(head) => head,
        Err(error) => {
            return emit(Err(input.skip(None, SkipReason::Unreadable(words(&error)))));
        }
    };
    let bom = if head.starts_with(&[0xef, 0xbb, 0xbf]) { 3 } else { 0 };
    let format = format_of(&head[bom..], &input.name);
    bytes.consume(bom);
    match format {
        Format::Json => json::read(input, bytes, defaults, emit),
        Format::Text => read_text(input, bytes, defaults, emit),
        Format::Other(name) => emit(Err(input.skip(None, SkipReason::Format(name)))),
    }
}

enum Format {
    Json,
    Text,
    Other(&'static str),
}

/// Formats that are known and not read, by the bytes they begin with.
const OTHER: [(&[u8], &str); 8] = [
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"WARC/", "a web archive"),
    (b"\xff\xfe", "UTF-16 text"),
    (b"\xfe\xff", "UTF-16 text"),
    (b"<", "HTML or XML"),
];

fn format_of(head: &[u8], name: &str) -> Format {
    let content = head.trim_ascii_start();
    if let Some((_, other)) = OTHER.iter().find(|(start, _)| content.starts_with(start)) {
        return Format::Other(other);
    }
    let name = name.strip_suffix(".gz").unwrap_or(name).to_ascii_lowercase();
    if name.ends_with(".csv") || name.ends_with(".tsv") {
        return Format::Other("a CSV table");
    }
    match content.first() {
        Some(b'{') => Format::Json,
        Some(b'[') if content[1..].trim_ascii_start().starts_with(b"{") => Format::Json,
        _ if [".json", ".jsonl", ".ndjson"].iter().any(|end| name.ends_with(end)) => Format::Json,
        _ if head.contains(&0) => Format::Other("binary"),
        _ => Format::Text,
    }
}

/// A plain text is one article.
fn read_text(input: &Input, bytes: impl Read, defaults: &Defaults, emit: &mut dyn FnMut(Item)) {
    let mut text = Vec::new();
    if let Err(error) = bytes.take(MAX_RECORD as u64 + 1).read_to_end(&mut text) {
        return emit(Err(input.skip(None, SkipReason::Unreadable(words(&error)))));
    }
    if text.len() > MAX_RECORD {
        return emit(Err(input.skip(None, SkipReason::TooLarge)));
    }
    let item = match String::from_utf8(text) {
        Ok(text) => {
            let whole_file = input.absolute.clone();
            let origin = Origin { file: input.name.clone(), line: 1, whole_file };
            from_text(text::paragraphs(&text), defaults, origin)
        }
        Err(error) => Err(SkipReason::NotUtf8(error.utf8_error().valid_up_to() + 1)),
    };
    emit(item.map_err(|reason| input.skip(None, reason)));
}
