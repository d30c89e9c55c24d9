//! JSON of rows: one object a line, or one array of them.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::part::Part;
use super::sink::{Changes, Heading, Rows};
use crate::model::Cell;

/// The version of the rows' shape.
const SCHEMA: u32 = 1;

/// How the objects stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// One a line.
    Lines,
    /// One array.
    Array,
}

/// Writes one JSON object a row.
pub(super) struct JsonRows {
    part: Part,
    names: Vec<String>,
    shape: Shape,
    begun: bool,
}

impl JsonRows {
    pub fn new(part: Part, headings: &[Heading], shape: Shape) -> JsonRows {
        let names = headings.iter().map(|heading| heading.name.clone()).collect();
        JsonRows { part, names, shape, begun: false }
    }
}

impl Rows for JsonRows {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let before: &[u8] = match (self.shape, self.begun) {
            (Shape::Array, false) => b"[\n",
            (Shape::Array, true) => b",\n",
            (Shape::Lines, _) => b"",
        };
        self.part.write_all(before)?;
        self.begun = true;
        let mut object = Map::new();
        object.insert("schema".into(), SCHEMA.into());
        for (name, cell) in self.names.iter().zip(cells) {
            object.insert(name.clone(), value(cell));
        }
        serde_json::to_writer(&mut self.part, &object)?;
        if self.shape == Shape::Lines { self.part.write_all(b"\n") } else { Ok(()) }
    }

    fn end(mut self: Box<Self>) -> io::Result<(Part, Changes)> {
        if self.shape == Shape::Array {
            self.part.write_all(if self.begun { b"\n]\n" } else { b"[]\n" })?;
        }
        Ok((self.part, Changes::default()))
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Text(text) | Cell::Code(text) => text.as_str().into(),
        Cell::Day(day) => day.to_string().into(),
        Cell::Number(number) => (*number).into(),
        Cell::Share(share) => (*share).into(),
        Cell::List(list) => list.clone().into(),
        Cell::Empty => Value::Null,
    }
}
