//! Rows of an answer: columns and the values in them.

use jiff::civil::Date;

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// Words of an article, or a name.
    Text,
    /// What the program made: ids, codes.
    Code,
    /// A day.
    Day,
    /// A number.
    Number,
    /// A share from 0 to 1.
    Share,
    /// Several words or names.
    List,
}

/// When a column is printed without being asked for by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Always.
    Always,
    /// Everywhere but in a table on a terminal.
    Files,
    /// With `--provenance`.
    Provenance,
    /// Only when named.
    Named,
}

/// One column of an answer: its name is a promise to scripts.
#[derive(Debug)]
pub struct Column {
    /// The name, in lower-case English.
    pub name: &'static str,
    /// The header for people who read Arabic.
    pub arabic: &'static str,
    /// What stands in it.
    pub summary: &'static str,
    /// What its values are.
    pub kind: ValueKind,
    /// When it is printed.
    pub shown: Shown,
}

/// One value of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words of an article or a name.
    Text(String),
    /// What the program made: ids, codes.
    Code(String),
    /// A day.
    Day(Date),
    /// A number.
    Number(i64),
    /// A share from 0 to 1.
    Share(f64),
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
            Cell::Share(share) => share.to_string(),
            Cell::List(list) => list.join(" | "),
            Cell::Empty => String::new(),
        }
    }
}
