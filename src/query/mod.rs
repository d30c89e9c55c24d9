//! The query language: from the text a user types to one SQL statement.
//!
//! ```text
//! text ─parse→ Syntax ─resolve→ Query ─lower→ Statement
//! ```
//!
//! Each stage has its own type. The grammar knows no field; the fields are one
//! table; names are looked up through `Known`, so nothing here opens an
//! archive. A query that is not understood is refused with its place and a
//! hint; nothing is ever answered silently in another sense.

mod advice;
mod arguments;
mod bind;
mod conditions;
mod days;
mod directives;
mod error;
mod explain;
pub mod fields;
mod grammar;
mod known;
mod lexeme;
mod lower;
mod mapping;
mod matching;
mod meeting;
mod mistake;
mod note;
mod parties;
mod period;
mod print;
#[cfg(test)]
mod refusal_tests;
mod resolve;
mod rows;
pub mod syntax;
#[cfg(test)]
mod tests;
mod tree;
mod values;
mod verify;
mod why;

pub use arguments::join_arguments;
pub use bind::{Binding, parse_bound};
pub use error::{ErrorReport, Fix, QueryError, QueryErrorKind};
pub use explain::{Explanation, Meaning, explain, parts};
pub use grammar::{MAX_BYTES, MAX_DEPTH, MAX_TERMS, parse};
pub use known::{ArchiveNames, nearest};
pub use lower::{count, lower};
pub use mapping::is_invisible;
pub use note::Note;
pub use period::{Clock, FIRST_YEAR, LAST_YEAR, PeriodError};
pub use print::print;
pub use resolve::resolve;
pub use rows::{meeting_rows, paragraph_rows, without_a_day};
pub use syntax::{Span, Syntax};
pub use tree::{
    Clause, Context, Files, Form, Gap, Known, Near, Number, Open, Query, Role, Sort, Text, Title,
    Who,
};
pub use verify::holds;
pub use why::{Asked, Reason, why};

/// The manual that `sijill help query` prints.
pub const MANUAL: &str = include_str!("language.md");
