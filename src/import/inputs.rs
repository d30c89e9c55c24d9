//! What was named to be read: files, folders, lists of files, standard input.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use walkdir::WalkDir;

use super::piece::{Flow, Piece};
use super::record::Defaults;
use super::skip::SkipReason;
use super::unpack::{Place, Reading};
use super::whole::words;

/// What was named on the command line.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    paths: Vec<PathBuf>,
    list: Option<FileList>,
    read: Arc<AtomicU64>,
}

/// A file that names files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileList {
    /// The file, or `-` for standard input.
    pub path: PathBuf,
    /// What stands after each name: a line end, or zero.
    pub zero: bool,
}

/// One input as it is reported.
#[derive(Debug, Clone)]
pub(super) struct Input {
    /// As it was named, or `-`; a packed file's members after it.
    pub name: String,
    /// Where it is, if it is somewhere for good.
    pub absolute: Option<String>,
    /// The name of its format, empty where none was told.
    pub format: &'static str,
    /// The encoding of a stream, which holds for all its records.
    pub encoding: Option<&'static str>,
}

impl Inputs {
    /// Files and folders to read; `-` is standard input.
    pub fn new(paths: Vec<PathBuf>) -> Inputs {
        Inputs { paths, ..Inputs::default() }
    }

    /// Reads the files a list names, too.
    pub fn with_list(self, list: Option<FileList>) -> Inputs {
        Inputs { list, ..self }
    }

    /// The files and folders as they were named.
    pub fn paths(&self) -> &[PathBuf] {
        &self.paths
    }

    /// The names as given, for the account of the import.
    pub fn names(&self) -> String {
        let paths = self.paths.iter().map(|path| path.display().to_string());
        let list = self.list.iter().map(|list| format!("--files-from {}", list.path.display()));
        paths.chain(list).collect::<Vec<_>>().join("\n")
    }

    /// The bytes of all files named, as far as they can be told beforehand.
    pub fn total_bytes(&self) -> Option<u64> {
        let known = self.list.is_none() && self.paths.iter().all(|path| path.as_os_str() != "-");
        let files = self.paths.iter().flat_map(|path| walk(path));
        let sizes = files.filter_map(|entry| entry.ok()?.metadata().ok());
        known.then(|| sizes.filter(std::fs::Metadata::is_file).map(|data| data.len()).sum())
    }

    /// The bytes of the files read so far.
    pub fn bytes_read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// Reads everything, in the order of the names and by name within folders.
    pub(super) fn read(&self, options: &Defaults, send: &mut dyn FnMut(Piece) -> Flow) -> Flow {
        let mut reading = Reading { options, send, seen: rustc_hash::FxHashSet::default() };
        for path in &self.paths {
            if path.as_os_str() == "-" {
                self.read_stdin(&mut reading)?;
            } else {
                self.read_path(path, &mut reading)?;
            }
        }
        match &self.list {
            Some(list) => self.read_list(list, &mut reading),
            None => Flow::Continue(()),
        }
    }

    fn read_stdin(&self, reading: &mut Reading<'_>) -> Flow {
        let place = Place::stdin();
        reading.stream(&place, &mut self.counted(io::stdin()))
    }

    /// Reads a file, or a folder's files; hidden ones are left out, links
    /// inside it are reported.
    fn read_path(&self, path: &Path, reading: &mut Reading<'_>) -> Flow {
        for entry in walk(path) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) if entry.file_type().is_file() || entry.depth() == 0 => {
                    self.read_file(entry.path(), reading)?;
                }
                Ok(entry) => reading.skip(&Place::of(entry.path()), SkipReason::NotRegular)?,
                Err(error) => {
                    let path = error.path().unwrap_or(path);
                    let reason = error.io_error().map_or_else(|| error.to_string(), words);
                    reading.skip(&Place::of(path), SkipReason::Unreadable(reason))?;
                }
            }
        }
        Flow::Continue(())
    }

    fn read_file(&self, path: &Path, reading: &mut Reading<'_>) -> Flow {
        let place = Place::of(path);
        let opened = match path.is_dir() {
            true => Err(io::Error::other("is a folder")),
            false => File::open(path),
        };
        match opened {
            Ok(file) => reading.file(&place, file, |file| Box::new(self.counted(file))),
            Err(error) => reading.skip(&place, SkipReason::Unreadable(words(&error))),
        }
    }

    fn read_list(&self, list: &FileList, reading: &mut Reading<'_>) -> Flow {
        let place = Place::of(&list.path);
        let opened: io::Result<Box<dyn BufRead>> = match list.path.as_os_str() == "-" {
            true => Ok(Box::new(BufReader::new(io::stdin()))),
            false => File::open(&list.path).map(|file| Box::new(BufReader::new(file)) as _),
        };
        let names = match opened {
            Ok(names) => names.split(if list.zero { 0 } else { b'\n' }),
            Err(error) => return reading.skip(&place, SkipReason::Unreadable(words(&error))),
        };
        for name in names {
            match name {
                Ok(name) => {
                    let name = if list.zero { &name[..] } else { name.trim_ascii_end() };
                    if !name.is_empty() {
                        self.read_path(&path_of(name), reading)?;
                    }
                }
                Err(error) => {
                    return reading.skip(&place, SkipReason::Unreadable(words(&error)));
                }
            }
        }
        Flow::Continue(())
    }

    fn counted<R: Read>(&self, bytes: R) -> BufReader<Counted<R>> {
        BufReader::with_capacity(1 << 16, Counted { bytes, read: Arc::clone(&self.read) })
    }
}

/// A path as the system writes it.
fn path_of(name: &[u8]) -> PathBuf {
    #[cfg(unix)]
    return PathBuf::from(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(name));
    #[cfg(not(unix))]
    PathBuf::from(String::from_utf8_lossy(name).into_owned())
}

/// A folder's files in the order of their names, without hidden ones.
fn walk(path: &Path) -> impl Iterator<Item = walkdir::Result<walkdir::DirEntry>> + use<> {
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    WalkDir::new(path)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(move |entry| entry.depth() == 0 || !hidden(entry.file_name()))
}

/// Counts the bytes that are read.
struct Counted<R> {
    bytes: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read(into)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
