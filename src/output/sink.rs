//! Where rows go, and in which format.
//!
//! A file is written beside its place and renamed when it is complete, so that
//! a reader never sees half of it.

use std::io;
use std::path::{Path, PathBuf};

use super::csv::CsvRows;
use super::html::HtmlRows;
use super::ids::IdRows;
use super::json::{JsonRows, Shape};
use super::lines::LineRows;
use super::markdown::MarkdownRows;
use super::part::Part;
use super::table::{AutoRows, TableRows};
#[cfg(feature = "xlsx")]
use super::xlsx::XlsxRows;
use super::{Format, Stdout};
use crate::model::{Cell, Column};

/// Where rows go.
#[derive(Debug, Clone)]
pub enum Target {
    /// Standard output.
    Stdout,
    /// A file, made anew.
    File(PathBuf),
}

/// The language of the headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headers {
    /// The names that scripts know.
    English,
    /// Names for people.
    Arabic,
    /// Both, joined by ` / `.
    Both,
}

/// What stands over a column, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The name that scripts know.
    pub name: String,
    /// The name for people who read Arabic.
    pub arabic: String,
}

impl From<&Column> for Heading {
    fn from(column: &Column) -> Heading {
        Heading { name: column.name.to_owned(), arabic: column.arabic.to_owned() }
    }
}

impl Headers {
    /// The header of a column.
    fn of(self, heading: &Heading) -> String {
        match self {
            Headers::English => heading.name.clone(),
            Headers::Arabic => heading.arabic.clone(),
            Headers::Both if heading.name == heading.arabic => heading.name.clone(),
            Headers::Both => format!("{} / {}", heading.name, heading.arabic),
        }
    }
}

/// How rows are written.
#[derive(Debug, Clone)]
pub struct Style {
    /// The format; `None` picks a table or lines by what the rows hold.
    pub format: Option<Format>,
    /// The language of the headers.
    pub headers: Headers,
    /// A byte order mark and CR LF in CSV, so that spreadsheets open Arabic right.
    pub bom: bool,
    /// A `'` before text that a spreadsheet would take for a formula.
    pub guard: bool,
    /// A NUL after each id instead of a line break.
    pub null: bool,
    /// The title of a page or a sheet.
    pub title: String,
}

/// How one format writes rows.
pub(super) trait Rows {
    /// Writes a row, or keeps it.
    fn row(&mut self, cells: &[Cell]) -> io::Result<()>;

    /// Writes what is left; gives back the stream and what was changed on the way.
    fn end(self: Box<Self>) -> io::Result<(Part, Changes)>;
}

/// What a format had to change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// Cells that got a `'` before what a spreadsheet would run.
    pub guarded: usize,
    /// Cells that were cut at the most a spreadsheet holds.
    pub cut: usize,
}

impl Changes {
    fn add(&mut self, more: Changes) {
        self.guarded += more.guarded;
        self.cut += more.cut;
    }
}

/// What was written.
#[derive(Debug)]
pub struct Written {
    /// How many rows.
    pub rows: u64,
    /// What was changed on the way.
    pub changes: Changes,
    /// The files, each with its BLAKE3 hash.
    pub files: Vec<(PathBuf, String)>,
}

/// Most rows of a part: a spreadsheet's sheet without its header.
const PART_ROWS: u64 = 1_048_575;

/// Takes rows one by one and writes them.
pub struct Sink {
    target: Target,
    headings: Vec<Heading>,
    style: Style,
    rows: Box<dyn Rows>,
    full: Vec<Part>,
    count: u64,
    changes: Changes,
}

impl Sink {
    /// Opens a target for rows under these headings.
    pub fn open(target: &Target, headings: Vec<Heading>, style: Style) -> io::Result<Sink> {
        let rows = begin(target, &headings, &style)?;
        Ok(Sink {
            target: target.clone(),
            headings,
            style,
            rows,
            full: Vec::new(),
            count: 0,
            changes: Changes::default(),
        })
    }

    /// Writes a row.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        if self.count > 0 && self.count.is_multiple_of(PART_ROWS) && self.is_parted() {
            self.next_part()?;
        }
        self.count += 1;
        self.rows.row(cells)
    }

    /// A CSV file for spreadsheets goes on in another where a sheet would end.
    fn is_parted(&self) -> bool {
        let csv = matches!(self.style.format, Some(Format::Csv | Format::Tsv));
        csv && self.style.bom && matches!(self.target, Target::File(_))
    }

    fn next_part(&mut self) -> io::Result<()> {
        let next = begin(&self.target, &self.headings, &self.style)?;
        let (part, changes) = std::mem::replace(&mut self.rows, next).end()?;
        self.full.push(part);
        self.changes.add(changes);
        Ok(())
    }

    /// Writes what is left; files get their names.
    pub fn finish(mut self) -> io::Result<Written> {
        let (last, changes) = self.rows.end()?;
        self.changes.add(changes);
        self.full.push(last);
        let parts = self.full.len();
        let mut files = Vec::new();
        for (index, part) in self.full.into_iter().enumerate() {
            match &self.target {
                Target::Stdout => part.end()?,
                Target::File(path) => {
                    let path = if parts == 1 { path.clone() } else { numbered(path, index + 1) };
                    files.push((path.clone(), part.persist(&path)?));
                }
            }
        }
        Ok(Written { rows: self.count, changes: self.changes, files })
    }
}

/// The name of a part of many rows: `rows.csv` with its number, `rows-001.csv`.
pub fn numbered(path: &Path, number: usize) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = match path.extension() {
        Some(extension) => format!("{stem}-{number:03}.{}", extension.to_string_lossy()),
        None => format!("{stem}-{number:03}"),
    };
    path.with_file_name(name)
}

fn begin(target: &Target, headings: &[Heading], style: &Style) -> io::Result<Box<dyn Rows>> {
    let part = Part::open(target)?;
    let screen = Stdout::columns().filter(|_| matches!(target, Target::Stdout));
    let headers: Vec<String> = headings.iter().map(|heading| style.headers.of(heading)).collect();
    Ok(match style.format {
        None => Box::new(AutoRows::new(part, headers, screen)),
        Some(Format::Table) => Box::new(TableRows::new(part, headers, screen)),
        Some(Format::Lines) => Box::new(LineRows::new(part, headers, screen.is_some())),
        Some(Format::Csv) => Box::new(CsvRows::begin(part, &headers, b',', style)?),
        Some(Format::Tsv) => Box::new(CsvRows::begin(part, &headers, b'\t', style)?),
        Some(Format::Json) => Box::new(JsonRows::new(part, headings, Shape::Array)),
        Some(Format::Jsonl) => Box::new(JsonRows::new(part, headings, Shape::Lines)),
        Some(Format::Markdown) => Box::new(MarkdownRows::begin(part, &headers)?),
        Some(Format::Html) => Box::new(HtmlRows::begin(part, &headers, style)?),
        #[cfg(feature = "xlsx")]
        Some(Format::Xlsx) => Box::new(XlsxRows::new(target, headers, style)?),
        Some(Format::Ids) => Box::new(IdRows::new(part, style.null)),
    })
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::numbered;

    #[test]
    fn parts_are_numbered_before_the_extension() {
        assert_eq!(numbered(Path::new("a/rows.csv"), 2), PathBuf::from("a/rows-002.csv"));
        assert_eq!(numbered(Path::new("rows"), 11), PathBuf::from("rows-011"));
    }
}
