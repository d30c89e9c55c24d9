//! What a table of the gazetteer is: a file of rows whose columns hold words, codes and keys.

/// A table of the gazetteer.
#[derive(Debug)]
pub struct Table {
    /// The name of its file.
    pub file: &'static str,
    /// What its rows say.
    pub summary: &'static str,
    /// What stands between the tabs.
    pub columns: &'static [Column],
    /// A row as a user might add it.
    pub example: &'static str,
    /// The rows of the program.
    pub(super) text: &'static str,
    /// Whether added rows come before the program's, where the first that holds wins.
    pub(super) added_first: bool,
}

/// A column of a table.
#[derive(Debug)]
pub struct Column {
    /// What it is called.
    pub name: &'static str,
    /// What may stand in it.
    pub holds: Holds,
    /// What an empty cell means; `None` where the cell must not be empty.
    pub(super) empty: Option<&'static str>,
}

impl Column {
    /// Whether its cells may be empty.
    pub fn is_optional(&self) -> bool {
        self.empty.is_some()
    }
}

/// What may stand in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A word or phrase of a text.
    Form,
    /// The same, or `-` for none.
    FormOrNone,
    /// A single word of a text.
    Word,
    /// Words separated by spaces.
    Words,
    /// Small letters, digits and hyphens: what the program calls a thing.
    Key,
    /// Forms separated by `|`, some behind `^` or `@`; `-` for none.
    Cues,
    /// The code of a state.
    State,
    /// Codes separated by commas; `-` for none.
    States,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// Some of these words, separated by commas.
    SomeOf(&'static [&'static str]),
    /// The name of a guard of `guards.tsv`.
    Guard,
    /// Anything.
    Any,
}

/// A column whose cells hold something.
pub(super) const fn column(name: &'static str, holds: Holds) -> Column {
    Column { name, holds, empty: None }
}

/// A column whose cells may be empty.
pub(super) const fn optional(name: &'static str, holds: Holds, empty: &'static str) -> Column {
    Column { name, holds, empty: Some(empty) }
}
