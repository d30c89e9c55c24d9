//! JSON lines of rows.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::{Cell, Column};

/// The version of the rows' shape.
const SCHEMA: u32 = 1;

/// Writes one JSON object a row.
pub(super) struct JsonRows;

impl JsonRows {
    pub fn row(
        &self,
        writer: &mut impl Write,
        columns: &[&'static Column],
        cells: impl Iterator<Item = Cell>,
    ) -> io::Result<()> {
        let mut object = Map::new();
        object.insert("schema".into(), SCHEMA.into());
        for (column, cell) in columns.iter().zip(cells) {
            object.insert(column.name.into(), value(cell));
        }
        serde_json::to_writer(&mut *writer, &object)?;
        writer.write_all(b"\n")
    }
}

fn value(cell: Cell) -> Value {
    match cell {
        Cell::Text(text) | Cell::Code(text) => text.into(),
        Cell::Day(day) => day.to_string().into(),
        Cell::Number(number) => number.into(),
        Cell::List(list) => list.into(),
        Cell::Empty => Value::Null,
    }
}
