//! Where rows go, and in which format.
//!
//! A file is written beside its place and renamed when it is complete, so that
//! a reader never sees half of it.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::csv::CsvRows;
use super::json::JsonRows;
use super::table::TableRows;
use super::{Column, Format, Stdout};
use crate::model::Hit;

/// Where rows go.
#[derive(Debug, Clone)]
pub enum Target {
    /// Standard output.
    Stdout,
    /// A file, made anew.
    File(PathBuf),
}

/// What a CSV file carries that a stream does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvStyle {
    /// A byte order mark at the beginning and CR LF at the ends of lines, so
    /// that spreadsheets open Arabic right.
    pub bom: bool,
    /// A `'` before text that a spreadsheet would take for a formula.
    pub guard: bool,
}

impl CsvStyle {
    /// A file is for spreadsheets, a stream for programs.
    pub fn of(target: &Target) -> CsvStyle {
        let file = matches!(target, Target::File(_));
        CsvStyle { bom: file, guard: file }
    }
}

enum Writer {
    Stdout(Stdout),
    File(BufWriter<NamedTempFile>, PathBuf),
}

impl Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Writer::Stdout(writer) => writer.write(bytes),
            Writer::File(writer, _) => writer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Writer::Stdout(writer) => writer.flush(),
            Writer::File(writer, _) => writer.flush(),
        }
    }
}

/// How one format writes rows.
enum Rows {
    Table(TableRows),
    Csv(CsvRows),
    Json(JsonRows),
    Ids,
}

/// Takes hits one by one and writes their rows.
pub struct Sink {
    writer: Writer,
    rows: Rows,
    columns: Vec<&'static Column>,
}

impl Sink {
    /// Opens a target for rows of these columns.
    pub fn open(
        target: &Target,
        format: Format,
        columns: Vec<&'static Column>,
        style: CsvStyle,
    ) -> io::Result<Sink> {
        let mut writer = match target {
            Target::Stdout => Writer::Stdout(Stdout::lock()),
            Target::File(path) => {
                let file = NamedTempFile::new_in(folder_of(path))?;
                Writer::File(BufWriter::with_capacity(1 << 16, file), path.clone())
            }
        };
        let isolates = matches!(target, Target::Stdout) && Stdout::is_terminal();
        let rows = match format {
            Format::Table => Rows::Table(TableRows::new(&columns, isolates)),
            Format::Csv => Rows::Csv(CsvRows::begin(&mut writer, &columns, b',', style)?),
            Format::Tsv => Rows::Csv(CsvRows::begin(&mut writer, &columns, b'\t', style)?),
            Format::Jsonl => Rows::Json(JsonRows),
            Format::Ids => Rows::Ids,
        };
        Ok(Sink { writer, rows, columns })
    }

    /// Writes the row of a hit.
    pub fn row(&mut self, hit: &Hit) -> io::Result<()> {
        let cells = self.columns.iter().map(|column| (column.value)(hit));
        match &mut self.rows {
            Rows::Table(table) => {
                table.push(cells);
                Ok(())
            }
            Rows::Csv(csv) => csv.row(&mut self.writer, cells),
            Rows::Json(json) => json.row(&mut self.writer, &self.columns, cells),
            Rows::Ids => writeln!(self.writer, "{}", hit.id),
        }
    }

    /// Writes what is left; a file gets its name. Gives how many cells the
    /// formula guard changed.
    pub fn finish(mut self) -> io::Result<usize> {
        if let Rows::Table(table) = &self.rows {
            table.write(&mut self.writer)?;
        }
        self.writer.flush()?;
        if let Writer::File(file, path) = self.writer {
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.as_file().sync_all()?;
            set_usual_permissions(&file)?;
            file.persist(&path).map_err(|error| error.error)?;
        }
        Ok(match self.rows {
            Rows::Csv(csv) => csv.guarded(),
            _ => 0,
        })
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A temporary file is for its owner alone; a result is for whoever may read.
#[cfg(unix)]
fn set_usual_permissions(file: &NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn set_usual_permissions(_: &NamedTempFile) -> io::Result<()> {
    Ok(())
}
