//! A table for people.
//!
//! Widths are the sums of the characters' widths, as terminals reckon them:
//! ligatures that fonts make of Arabic letters are no narrower. The headline
//! stands last, so that no column follows text of unknown direction. On a
//! terminal each cell is wrapped in direction isolates; control characters of
//! the data are shown as spaces.

use std::io::{self, Write};

use unicode_width::UnicodeWidthChar;

use super::{Cell, Column, Stdout};

/// Prints rows of text under a header, aligned.
pub fn print_rows(header: &[&str], rows: Vec<Vec<String>>) -> io::Result<()> {
    let mut table = TableRows { rows: vec![], isolates: Stdout::is_terminal() };
    table.rows.push(header.iter().map(|name| (*name).to_owned()).collect());
    table.rows.extend(rows.into_iter().map(|row| row.iter().map(|cell| visible(cell)).collect()));
    let mut stdout = Stdout::lock();
    table.write(&mut stdout)?;
    stdout.flush()
}

/// Gathers rows and writes them aligned.
pub(super) struct TableRows {
    rows: Vec<Vec<String>>,
    isolates: bool,
}

impl TableRows {
    pub fn new(columns: &[&'static Column], isolates: bool) -> TableRows {
        let header = columns.iter().map(|column| column.name.to_owned()).collect();
        TableRows { rows: vec![header], isolates }
    }

    pub fn push(&mut self, cells: impl Iterator<Item = Cell>) {
        self.rows.push(cells.map(|cell| visible(&cell.text())).collect());
    }

    /// Writes nothing if there is no row under the header.
    pub fn write(&self, writer: &mut impl Write) -> io::Result<()> {
        if self.rows.len() < 2 {
            return Ok(());
        }
        let widths = self.widths();
        for row in &self.rows {
            let mut line = String::new();
            for (index, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let padding = match index + 1 == row.len() {
                    true => 0,
                    false => width - cell_width(cell) + 2,
                };
                line.push_str(&self.isolated(cell));
                line.extend(std::iter::repeat_n(' ', padding));
            }
            writeln!(writer, "{}", line.trim_end())?;
        }
        Ok(())
    }

    fn widths(&self) -> Vec<usize> {
        let columns = self.rows.first().map_or(0, Vec::len);
        (0..columns)
            .map(|column| self.rows.iter().map(|row| cell_width(&row[column])).max().unwrap_or(0))
            .collect()
    }

    fn isolated(&self, cell: &str) -> String {
        match self.isolates && !cell.is_empty() {
            true => format!("\u{2068}{cell}\u{2069}"),
            false => cell.to_owned(),
        }
    }
}

fn cell_width(cell: &str) -> usize {
    cell.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// Lines of text as a terminal may show them.
pub fn visible_lines(text: &str) -> String {
    text.lines().map(|line| visible(line) + "\n").collect()
}

/// Text without line breaks, control characters and direction overrides.
pub fn visible(text: &str) -> String {
    let hidden =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if hidden(c) { ' ' } else { c }).collect()
}
