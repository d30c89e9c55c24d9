//! A table for people.
//!
//! The longest text stands last, so that no column follows text of unknown
//! direction. On a terminal each cell is wrapped in direction isolates.

use std::io::{self, Write};

use super::Stdout;
use super::lines::LineRows;
use super::part::Part;
use super::sink::{Changes, Rows};
use super::visible::{is_right_to_left, isolated, visible, width};
use crate::model::Cell;

/// Prints rows of text under a header, aligned.
pub fn print_rows(header: &[&str], rows: Vec<Vec<String>>) -> io::Result<()> {
    let mut lines = vec![header.iter().map(|name| (*name).to_owned()).collect()];
    lines.extend(rows.into_iter().map(|row| row.iter().map(|cell| visible(cell)).collect()));
    let mut stdout = Stdout::lock();
    write_aligned(&mut stdout, &lines, Stdout::is_terminal())?;
    stdout.flush()
}

/// Gathers rows and writes them aligned.
pub(super) struct TableRows {
    part: Part,
    /// The header and the rows.
    lines: Vec<Vec<String>>,
    isolates: bool,
}

impl TableRows {
    pub fn new(part: Part, headers: Vec<String>, isolates: bool) -> TableRows {
        TableRows { part, lines: vec![headers], isolates }
    }
}

impl Rows for TableRows {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.lines.push(cells.iter().map(|cell| visible(&cell.text())).collect());
        Ok(())
    }

    fn end(mut self: Box<Self>) -> io::Result<(Part, Changes)> {
        write_aligned(&mut self.part, &self.lines, self.isolates)?;
        Ok((self.part, Changes::default()))
    }
}

/// Writes nothing if there is no row under the header.
fn write_aligned(writer: &mut impl Write, lines: &[Vec<String>], isolates: bool) -> io::Result<()> {
    if lines.len() < 2 {
        return Ok(());
    }
    let widths = widths(lines);
    for row in lines {
        let mut line = String::new();
        for (index, (cell, column)) in row.iter().zip(&widths).enumerate() {
            let padding = match index + 1 == row.len() {
                true => 0,
                false => column - width(cell) + 2,
            };
            line.push_str(&isolated(cell, isolates));
            line.extend(std::iter::repeat_n(' ', padding));
        }
        writeln!(writer, "{}", line.trim_end())?;
    }
    Ok(())
}

fn widths(lines: &[Vec<String>]) -> Vec<usize> {
    let columns = lines.first().map_or(0, Vec::len);
    (0..columns)
        .map(|column| lines.iter().map(|row| width(&row[column])).max().unwrap_or(0))
        .collect()
}

/// A table, or lines where a terminal would turn the columns of a row round:
/// where its text runs from right to left.
pub(super) struct AutoRows {
    table: TableRows,
}

impl AutoRows {
    pub fn new(part: Part, headers: Vec<String>, isolates: bool) -> AutoRows {
        AutoRows { table: TableRows::new(part, headers, isolates) }
    }
}

impl Rows for AutoRows {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.table.row(cells)
    }

    fn end(self: Box<Self>) -> io::Result<(Part, Changes)> {
        let mut cells = self.table.lines[1..].iter().flatten();
        if !cells.any(|cell| cell.chars().any(is_right_to_left)) {
            return Box::new(self.table).end();
        }
        let TableRows { part, lines, isolates } = self.table;
        let mut rows = lines.into_iter();
        let mut blocks = LineRows::new(part, rows.next().unwrap_or_default(), isolates);
        rows.try_for_each(|row| blocks.block(&row))?;
        Box::new(blocks).end()
    }
}
