//! A workbook for spreadsheets.
//!
//! Days are dates and numbers are numbers; everything else is text, which a
//! spreadsheet never runs. A row is written when it comes, so memory stays flat.

use std::fs::File;
use std::io::{self, Seek};
use std::path::PathBuf;

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::Target;
use super::part::{Part, folder_of};
use super::sink::{Changes, Rows, Style};
use super::visible::is_right_to_left;
use crate::model::Cell;

/// Most rows of a sheet, its header included.
const SHEET_ROWS: u32 = 1_048_576;
/// Most characters of a cell, in UTF-16 units as spreadsheets count them.
const CELL_UNITS: usize = 32_767;
/// The first day spreadsheets agree on.
const FIRST_DAY: Date = jiff::civil::date(1900, 3, 1);

/// Writes a sheet, and another where it is full.
///
/// Its file is opened when its rows are complete: while the library may panic, there is
/// none that could be left behind.
pub(super) struct XlsxRows {
    target: Target,
    folder: PathBuf,
    workbook: Workbook,
    headers: Vec<String>,
    title: String,
    sheets: u32,
    /// The next row of the last sheet.
    next: u32,
    /// Characters of the longest text of each column.
    widths: Vec<usize>,
    cut: usize,
}

impl XlsxRows {
    pub fn new(target: &Target, headers: Vec<String>, style: &Style) -> io::Result<XlsxRows> {
        let folder = match target {
            Target::Stdout => std::env::temp_dir(),
            Target::File(path) => folder_of(path).to_owned(),
        };
        let title = sheet_name(&style.title);
        let mut workbook = Workbook::new();
        // Asked first, since the library hides what the system says.
        let unusable =
            |e: io::Error| io::Error::new(e.kind(), format!("{}: {e}", folder.display()));
        tempfile::tempfile_in(&folder).map_err(unusable)?;
        workbook.set_tempdir(&folder).map_err(cause)?;
        // The day a book was written is not what it says: the same rows give the same bytes.
        if let Ok(day) = ExcelDateTime::from_ymd(2000, 1, 1) {
            workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
        }
        let target = target.clone();
        let (sheets, next) = (0, SHEET_ROWS);
        let widths = headers.iter().map(|header| header.chars().count()).collect();
        Ok(XlsxRows { target, folder, workbook, headers, title, sheets, next, widths, cut: 0 })
    }

    fn begin_sheet(&mut self, right_to_left: bool) -> Result<(), XlsxError> {
        self.close_sheet()?;
        self.sheets += 1;
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        match self.sheets {
            1 => sheet.set_name(&self.title)?,
            number => sheet.set_name(format!("{} {number}", self.title))?,
        };
        sheet.set_right_to_left(right_to_left).set_freeze_panes(1, 0)?;
        let bold = Format::new().set_bold();
        for (column, header) in self.headers.iter().enumerate() {
            sheet.write_string_with_format(0, column as u16, header, &bold)?;
        }
        self.next = 1;
        Ok(())
    }

    /// The filter spans the rows that came, and columns are as wide as what is in them.
    fn close_sheet(&mut self) -> Result<(), XlsxError> {
        let (last, columns) = (self.next - 1, self.headers.len() as u16);
        if self.sheets > 0
            && let Some(sheet) = self.workbook.worksheets_mut().last_mut()
        {
            sheet.autofilter(0, 0, last, columns.saturating_sub(1))?;
            for (column, characters) in self.widths.iter().enumerate() {
                sheet.set_column_width(column as u16, column_width(*characters))?;
            }
        }
        Ok(())
    }

    fn write(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        let row = self.next;
        let mut cut = 0;
        if let Some(sheet) = self.workbook.worksheets_mut().last_mut() {
            for (column, cell) in cells.iter().enumerate() {
                if let Some(width) = self.widths.get_mut(column) {
                    *width = (*width).max(characters(cell));
                }
                cut += usize::from(write_cell(sheet, (row, column as u16), cell)?);
            }
        }
        self.cut += cut;
        self.next += 1;
        Ok(())
    }
}

impl Rows for XlsxRows {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        if self.next >= SHEET_ROWS {
            let texts = cells.iter().map(Cell::text).chain(self.headers.iter().cloned());
            let right_to_left = texts.into_iter().any(|text| text.chars().any(is_right_to_left));
            self.begin_sheet(right_to_left).map_err(cause)?;
        }
        self.write(cells).map_err(cause)
    }

    fn end(mut self: Box<Self>) -> io::Result<(Part, Changes)> {
        if self.sheets == 0 {
            self.begin_sheet(false).map_err(cause)?;
        }
        self.close_sheet().map_err(cause)?;
        // The archive inside a workbook needs a file it can go back in.
        let mut file: File = tempfile::tempfile_in(&self.folder)?;
        self.workbook.save_to_writer(&mut file).map_err(cause)?;
        file.rewind()?;
        let mut part = Part::open(&self.target)?;
        io::copy(&mut file, &mut part)?;
        Ok((part, Changes { guarded: 0, cut: self.cut }))
    }
}

/// What the system said, without the library's words around it.
fn cause(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        error => io::Error::other(error),
    }
}

/// Writes a cell; says whether its text had to be cut.
fn write_cell(sheet: &mut Worksheet, at: (u32, u16), cell: &Cell) -> Result<bool, XlsxError> {
    let (row, column) = at;
    match cell {
        Cell::Empty => {}
        Cell::Number(number) => {
            sheet.write_number(row, column, *number as f64)?;
        }
        Cell::Share(share) => {
            sheet.write_number(row, column, *share)?;
        }
        Cell::Day(day) if *day >= FIRST_DAY => {
            let (year, month, date) = (day.year() as u16, day.month() as u8, day.day() as u8);
            let value = ExcelDateTime::from_ymd(year, month, date)?;
            let format = Format::new().set_num_format("yyyy-mm-dd");
            sheet.write_datetime_with_format(row, column, &value, &format)?;
        }
        cell => {
            let text = cell.text();
            let fitting = fitting(&text);
            sheet.write_string(row, column, fitting)?;
            return Ok(fitting.len() < text.len());
        }
    }
    Ok(false)
}

/// The beginning of a text that a cell holds.
fn fitting(text: &str) -> &str {
    let mut units = 0;
    for (place, c) in text.char_indices() {
        units += c.len_utf16();
        if units > CELL_UNITS {
            return &text[..place];
        }
    }
    text
}

/// The name of a sheet: at most 31 characters, none of `[ ] : * ? / \`.
fn sheet_name(title: &str) -> String {
    let allowed = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let name: String = title.chars().filter(allowed).take(25).collect();
    match name.trim() {
        "" => "sijill".to_owned(),
        name => name.to_owned(),
    }
}

/// The characters of what a cell shows, about.
fn characters(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) | Cell::Code(text) => text.chars().count(),
        Cell::List(list) => list.iter().map(|one| one.chars().count() + 3).sum(),
        _ => DAY,
    }
}

/// Characters of a day.
const DAY: usize = 10;

/// The width of a column: there is room for the filter's button, and a long text is not
/// shown whole.
fn column_width(characters: usize) -> f64 {
    (characters as f64 + 3.0).clamp(10.0, 60.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_a_name_that_spreadsheets_take() {
        assert_eq!(sheet_name("a/b: [c]?"), "ab c");
        assert_eq!(sheet_name(" * "), "sijill");
        assert_eq!(sheet_name(&"س".repeat(60)).chars().count(), 25);
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let text = "س".repeat(40_000);
        assert_eq!(fitting(&text).chars().count(), CELL_UNITS);
        assert_eq!(fitting("short"), "short");
        let wide = "😀".repeat(20_000);
        assert_eq!(fitting(&wide).chars().count(), CELL_UNITS / 2);
    }
}
