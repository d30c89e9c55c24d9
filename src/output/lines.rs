//! A line a value, for people: what a terminal shows of rows in Arabic, whose
//! columns would not meet.

use std::io::{self, Write};

use super::part::Part;
use super::sink::{Changes, Rows};
use super::visible::{isolated, visible, width};
use crate::model::Cell;

/// Writes a block a row: each value behind the name of its column.
pub(super) struct LineRows {
    part: Part,
    headers: Vec<String>,
    isolates: bool,
    begun: bool,
}

impl LineRows {
    pub fn new(part: Part, headers: Vec<String>, isolates: bool) -> LineRows {
        LineRows { part, headers, isolates, begun: false }
    }

    pub(super) fn block(&mut self, cells: &[String]) -> io::Result<()> {
        if self.begun {
            writeln!(self.part)?;
        }
        self.begun = true;
        let widest = self.headers.iter().map(|header| width(header)).max().unwrap_or(0);
        for (header, cell) in self.headers.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            let padding = " ".repeat(widest - width(header) + 2);
            let header = isolated(header, self.isolates);
            writeln!(self.part, "{header}{padding}{}", isolated(cell, self.isolates))?;
        }
        Ok(())
    }
}

impl Rows for LineRows {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let cells: Vec<String> = cells.iter().map(|cell| visible(&cell.text())).collect();
        self.block(&cells)
    }

    fn end(self: Box<Self>) -> io::Result<(Part, Changes)> {
        Ok((self.part, Changes::default()))
    }
}
