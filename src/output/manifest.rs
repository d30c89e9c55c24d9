//! What an exported file is, in a file beside it.

use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Target, Written};

/// Says of exported files which question they answer and how they were made.
#[derive(Debug, Clone, Serialize)]
pub struct Manifest {
    /// The version of this shape.
    pub schema: u32,
    /// The version of the program.
    pub sijill: &'static str,
    /// The query in canonical English.
    pub query: String,
    /// The query in canonical Arabic.
    pub query_ar: String,
    /// What its names and dates stand for.
    pub resolved: Vec<Resolved>,
    /// The day that relative dates were reckoned from.
    pub today: String,
    /// The last import of the archive.
    pub import_run: i64,
    /// What one row is.
    pub unit: &'static str,
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// How many rows were written.
    pub rows: u64,
    /// How many cells got a `'` before what a spreadsheet would run.
    pub guarded_cells: usize,
    /// The files and their hashes.
    pub files: Vec<FileHash>,
}

/// A name or date of a query and what it stands for.
#[derive(Debug, Clone, Serialize)]
pub struct Resolved {
    /// As it was typed.
    pub typed: String,
    /// What it stands for.
    pub meaning: String,
}

/// A file and its hash.
#[derive(Debug, Clone, Serialize)]
pub struct FileHash {
    /// The file's name.
    pub name: String,
    /// Its BLAKE3 hash, in hexadecimal.
    pub blake3: String,
}

impl Manifest {
    /// Takes in what was written.
    pub fn record(&mut self, written: &Written) {
        self.rows = written.rows;
        self.guarded_cells = written.changes.guarded;
        let hash = |(path, blake3): &(PathBuf, String)| FileHash {
            name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            blake3: blake3.clone(),
        };
        self.files = written.files.iter().map(hash).collect();
    }

    /// Its place beside the file `NAME`: `NAME.meta.json`.
    pub fn beside(file: &Path) -> PathBuf {
        let mut name = file.as_os_str().to_owned();
        name.push(".meta.json");
        PathBuf::from(name)
    }

    /// Writes it beside the file.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        let path = Manifest::beside(file);
        let mut part = super::part::Part::open(&Target::File(path.clone()))?;
        serde_json::to_writer_pretty(&mut part, self)?;
        io::Write::write_all(&mut part, b"\n")?;
        part.persist(&path).map(drop)
    }
}
