//! Bare ids, for shell loops.

use std::io::{self, Write};

use super::part::Part;
use super::sink::{Changes, Rows};
use crate::model::Cell;

/// Writes the first cell of each row.
pub(super) struct IdRows {
    part: Part,
    end: char,
}

impl IdRows {
    /// Ends each id with a NUL or a line break.
    pub fn new(part: Part, null: bool) -> IdRows {
        IdRows { part, end: if null { '\0' } else { '\n' } }
    }
}

impl Rows for IdRows {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let id = cells.first().map(Cell::text).unwrap_or_default();
        write!(self.part, "{id}{}", self.end)
    }

    fn end(self: Box<Self>) -> io::Result<(Part, Changes)> {
        Ok((self.part, Changes::default()))
    }
}
