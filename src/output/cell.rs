//! One value of a row.

use jiff::civil::Date;

/// One value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words of an article or a name.
    Text(String),
    /// What the program made: ids, codes.
    Code(String),
    /// A day.
    Day(Date),
    /// A number.
    Number(i64),
    /// Several values.
    List(Vec<String>),
    /// No value.
    Empty,
}

impl Cell {
    /// The cell as one line of text; several values are joined by ` | `.
    pub fn text(&self) -> String {
        match self {
            Cell::Text(text) | Cell::Code(text) => text.clone(),
            Cell::Day(day) => day.to_string(),
            Cell::Number(number) => number.to_string(),
            Cell::List(list) => list.join(" | "),
            Cell::Empty => String::new(),
        }
    }

    pub(super) fn of_option(text: Option<&String>) -> Cell {
        text.map_or(Cell::Empty, |text| Cell::Text(text.clone()))
    }
}
