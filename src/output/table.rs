//! A table for people.
//!
//! The longest text stands last, so that no column follows text of unknown
//! direction. On a terminal each cell is wrapped in direction isolates, and a table of more
//! columns than fit is shown in parts, one under the other, each with the first column.

use std::io::{self, Write};

use super::Stdout;
use super::lines::LineRows;
use super::part::Part;
use super::sink::{Changes, Rows};
use super::visible::{is_right_to_left, isolated, visible, width};
use crate::model::Cell;

/// Spaces between two columns.
const GAP: usize = 2;

/// Prints rows of text under a header, aligned.
pub fn print_rows(header: &[&str], rows: Vec<Vec<String>>) -> io::Result<()> {
    let mut lines = vec![header.iter().map(|name| (*name).to_owned()).collect()];
    lines.extend(rows.into_iter().map(|row| row.iter().map(|cell| visible(cell)).collect()));
    let mut stdout = Stdout::lock();
    write_aligned(&mut stdout, &lines, Stdout::columns())?;
    stdout.flush()
}

/// Gathers rows and writes them aligned.
pub(super) struct TableRows {
    part: Part,
    /// The header and the rows.
    lines: Vec<Vec<String>>,
    /// The columns of the terminal, if one shows it.
    screen: Option<usize>,
}

impl TableRows {
    pub fn new(part: Part, headers: Vec<String>, screen: Option<usize>) -> TableRows {
        TableRows { part, lines: vec![headers], screen }
    }
}

impl Rows for TableRows {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.lines.push(cells.iter().map(|cell| visible(&cell.text())).collect());
        Ok(())
    }

    fn end(mut self: Box<Self>) -> io::Result<(Part, Changes)> {
        write_aligned(&mut self.part, &self.lines, self.screen)?;
        Ok((self.part, Changes::default()))
    }
}

/// Writes nothing if there is no row under the header.
fn write_aligned(
    writer: &mut impl Write,
    lines: &[Vec<String>],
    screen: Option<usize>,
) -> io::Result<()> {
    if lines.len() < 2 {
        return Ok(());
    }
    let widths = widths(lines);
    for (number, columns) in parts(&widths, screen).into_iter().enumerate() {
        if number > 0 {
            writeln!(writer)?;
        }
        for row in lines {
            writeln!(writer, "{}", aligned(row, &columns, &widths, screen.is_some()))?;
        }
    }
    Ok(())
}

/// The cells of some columns of a row.
fn aligned(row: &[String], columns: &[usize], widths: &[usize], isolates: bool) -> String {
    let mut line = String::new();
    for column in columns {
        let cell = &row[*column];
        let padding = match Some(column) == columns.last() {
            true => 0,
            false => widths[*column] - width(cell) + GAP,
        };
        line.push_str(&isolated(cell, isolates));
        line.extend(std::iter::repeat_n(' ', padding));
    }
    line.truncate(line.trim_end().len());
    line
}

/// The columns that are shown together, the first column in each part. Long text that stands
/// last may go on in the next line.
fn parts(widths: &[usize], screen: Option<usize>) -> Vec<Vec<usize>> {
    let screen = screen.unwrap_or(usize::MAX);
    let is_long = |width: &usize| *width > screen / 3;
    let must_fit = widths.len() - usize::from(widths.last().is_some_and(is_long));
    let mut parts = vec![vec![0]];
    let mut room = 0;
    for (column, width) in widths.iter().enumerate().skip(1) {
        room += GAP + width;
        if widths[0] + room > screen && column < must_fit && column > 1 {
            room = GAP + width;
            parts.push(vec![0]);
        }
        if let Some(part) = parts.last_mut() {
            part.push(column);
        }
    }
    parts
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
    pub fn new(part: Part, headers: Vec<String>, screen: Option<usize>) -> AutoRows {
        AutoRows { table: TableRows::new(part, headers, screen) }
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
        let TableRows { part, lines, screen } = self.table;
        let mut rows = lines.into_iter();
        let mut blocks = LineRows::new(part, rows.next().unwrap_or_default(), screen.is_some());
        rows.try_for_each(|row| blocks.block(&row))?;
        Box::new(blocks).end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_wider_than_the_screen_is_shown_in_parts() {
        let row = |cells: [&str; 5]| cells.map(str::to_owned).to_vec();
        let lines =
            [row(["country", "2015", "2016", "2017", "total"]), row(["JP", "1", "22", "3", "26"])];
        let shown = |screen| {
            let mut bytes = Vec::new();
            write_aligned(&mut bytes, &lines, screen).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            text.replace(['\u{2068}', '\u{2069}'], "")
        };
        let whole = "country  2015  2016  2017  total\nJP       1     22    3     26\n";
        assert_eq!(shown(None), whole);
        assert_eq!(shown(Some(32)), whole);
        let parts = [
            "country  2015  2016\nJP       1     22\n",
            "country  2017  total\nJP       3     26\n",
        ];
        assert_eq!(shown(Some(20)), parts.join("\n"));
        assert_eq!(shown(Some(31)).lines().count(), 5);
        // Every part has a column, however small the screen is.
        assert_eq!(shown(Some(1)).lines().filter(|line| line.starts_with("JP")).count(), 3);
    }

    #[test]
    fn long_text_that_stands_last_goes_on_in_the_next_line() {
        assert_eq!(parts(&[10, 10, 60], Some(40)), [[0, 1, 2]]);
        assert_eq!(parts(&[10, 30, 60], Some(40)), [[0, 1, 2]]);
        assert_eq!(parts(&[70], Some(20)), [[0]]);
    }
}
