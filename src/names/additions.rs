//! The rows a user adds to the tables: read, checked, handed to the gazetteer.
//!
//! A folder holds files named like the program's tables, with rows of the same
//! columns. Each row is checked by what `tables` says of its columns and by what
//! the table is for; one that says nothing sensible is refused with its place.
//! Rows go to the gazetteer with every column filled, so that what reads the
//! tables never meets half a row.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use thiserror::Error;

use super::check::{Fault, Known, check};
use super::table::{Holds, Table};
use super::tables::TABLES;

static ADDED: OnceLock<Additions> = OnceLock::new();

/// The rows added to each table, and how many.
#[derive(Debug, Default)]
pub struct Additions {
    /// In the order of `TABLES`.
    texts: Vec<String>,
    files: Vec<AddedFile>,
}

/// What a file of a user's folder adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedFile {
    /// Its name.
    pub file: &'static str,
    /// How many rows it has.
    pub rows: usize,
    /// How many of them the program has already.
    pub known: usize,
}

/// Why a folder of added names cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NamesError {
    /// The folder or a file cannot be read.
    #[error("cannot read `{}`: {reason}", .path.display())]
    Unreadable {
        /// The folder or file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// A file is not UTF-8.
    #[error("`{}` line {line} is not UTF-8", .path.display())]
    NotText {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// A file is named like no table.
    #[error("`{}` is named like no table", .path.display())]
    NoTable {
        /// The file.
        path: PathBuf,
        /// A table with a name much like it.
        near: Option<&'static str>,
    },
    /// A row cannot be used.
    #[error("`{}` line {line}: {}\n  in: {row}", .path.display(), .fault.what)]
    Row {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The row, its mistake marked.
        row: String,
        /// What is wrong, and what would be right.
        fault: Fault,
    },
}

impl NamesError {
    /// What can be done about it.
    pub fn hint(&self) -> String {
        match self {
            NamesError::Unreadable { .. } => "`--names DIR` names another folder".to_owned(),
            NamesError::NotText { .. } => "save it as UTF-8".to_owned(),
            NamesError::NoTable { near: Some(near), .. } => format!("the table is `{near}`"),
            NamesError::NoTable { near: None, .. } => "`sijill help names` lists them".to_owned(),
            NamesError::Row { fault, .. } => fault.hint.clone(),
        }
    }
}

impl Additions {
    /// Reads and checks a folder; gives every row that cannot be used.
    pub fn read(folder: &Path) -> Result<Additions, Vec<NamesError>> {
        let files = files_of(folder).map_err(|error| vec![error])?;
        let mut wrong = Vec::new();
        let mut read: Vec<(usize, PathBuf, String)> = Vec::new();
        for path in files {
            match table_of(&path).and_then(|table| Ok((table, text_of(&path)?))) {
                Ok((table, text)) => read.push((table, path, text)),
                Err(error) => wrong.push(error),
            }
        }
        let known = Known::new(read.iter().map(|(table, _, text)| (TABLES[*table], text.as_str())));
        let mut additions =
            Additions { texts: vec![String::new(); TABLES.len()], files: Vec::new() };
        for (number, path, text) in &read {
            let (rows, refused) = checked(TABLES[*number], path, text, &known);
            wrong.extend(refused);
            additions.add(*number, &rows);
        }
        if wrong.is_empty() { Ok(additions) } else { Err(wrong) }
    }

    fn add(&mut self, number: usize, rows: &[Vec<&str>]) {
        let table = TABLES[number];
        let own = |row: &&Vec<&str>| own_has(table, row);
        self.files.push(AddedFile {
            file: table.file,
            rows: rows.len(),
            known: rows.iter().filter(own).count(),
        });
        for row in rows {
            self.texts[number].push_str(&row.join("\t"));
            self.texts[number].push('\n');
        }
    }

    /// What each file adds.
    pub fn files(&self) -> &[AddedFile] {
        &self.files
    }

    /// Hands the rows to the gazetteer. Only the first call before the gazetteer is
    /// used counts; says whether this was it.
    pub fn install(self) -> bool {
        ADDED.set(self).is_ok()
    }

    /// The rows added to a table.
    pub(super) fn rows_of(table: &Table) -> &'static str {
        let Some(added) = ADDED.get() else { return "" };
        let number = TABLES.iter().position(|known| known.file == table.file);
        number.and_then(|number| added.texts.get(number)).map_or("", String::as_str)
    }

    /// The rules by which articles are read: the digest of the program's own tables
    /// and code, and of the rows added to them.
    pub fn digest() -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(env!("SIJILL_RULES").as_bytes());
        for table in TABLES {
            let added = Additions::rows_of(table);
            if !added.is_empty() {
                hasher.update(table.file.as_bytes());
                hasher.update(&(added.len() as u64).to_le_bytes());
                hasher.update(added.as_bytes());
            }
        }
        hasher.finalize().to_hex()[..16].to_owned()
    }
}

/// The `.tsv` files of a folder, in order of their names.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>, NamesError> {
    let unreadable = |error: std::io::Error| NamesError::Unreadable {
        path: folder.to_owned(),
        reason: error.to_string(),
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "tsv") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn table_of(path: &Path) -> Result<usize, NamesError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    TABLES.iter().position(|table| table.file == name).ok_or_else(|| {
        let alike = |table: &&&Table| strsim::damerau_levenshtein(table.file, &name) <= 2;
        let near = TABLES.iter().find(alike).map(|table| table.file);
        NamesError::NoTable { path: path.to_owned(), near }
    })
}

fn text_of(path: &Path) -> Result<String, NamesError> {
    let unreadable = |error: std::io::Error| NamesError::Unreadable {
        path: path.to_owned(),
        reason: error.to_string(),
    };
    let bytes = fs::read(path).map_err(unreadable)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        NamesError::NotText { path: path.to_owned(), line }
    })?;
    Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
}

type Checked<'t> = (Vec<Vec<&'t str>>, Vec<NamesError>);

/// The rows of a file with every column filled, and those that cannot be used.
fn checked<'t>(table: &Table, path: &Path, text: &'t str, known: &Known) -> Checked<'t> {
    let mut rows: Vec<Vec<&str>> = Vec::new();
    let mut wrong = Vec::new();
    for (number, line) in numbered(text) {
        match check(table, line, known) {
            Ok(row) => rows.push(row),
            Err(fault) => wrong.push(NamesError::Row {
                path: path.to_owned(),
                line: number,
                row: marked(line, fault.column),
                fault,
            }),
        }
    }
    (rows, wrong)
}

/// The rows of a text with their line numbers, without comments and empty lines.
pub(super) fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
    lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
}

/// A row in one line, the cell with the mistake marked.
fn marked(line: &str, column: Option<usize>) -> String {
    let cell = |(index, cell): (usize, &str)| {
        if Some(index) == column { format!("⟦{cell}⟧") } else { cell.to_owned() }
    };
    let cells: Vec<String> = line.split('\t').enumerate().map(cell).collect();
    cells.join(" ⇥ ")
}

/// Whether the program's own table says what a row says, notes aside.
fn own_has(table: &Table, row: &[&str]) -> bool {
    let said = |cells: &[&str]| -> Vec<String> {
        let columns = table.columns.iter().zip(cells);
        let telling = columns.filter(|(column, _)| column.name != "note");
        telling
            .map(|(column, cell)| match column.holds {
                Holds::Form | Holds::FormOrNone | Holds::Word => crate::text::fold(cell),
                _ => (*cell).to_owned(),
            })
            .collect()
    };
    let wanted = said(row);
    numbered(table.text).any(|(_, line)| {
        let mut cells: Vec<&str> = line.split('\t').collect();
        for column in table.columns.iter().skip(cells.len()) {
            cells.push(column.empty.unwrap_or(""));
        }
        said(&cells) == wanted
    })
}
