//! Results as text: the only writer to standard output.
//!
//! Hits come in, rows leave: a table for people, CSV, TSV and JSON lines for
//! programs, bare ids for scripts. Columns keep their names and their order.

mod cell;
mod columns;
mod csv;
mod extraction;
mod format;
mod json;
mod sink;
mod stdout;
mod table;

pub use cell::Cell;
pub use columns::{COLUMNS, Column, column};
pub use extraction::JsonLines;
pub use format::{FORMATS, Format, FormatRow};
pub use sink::{CsvStyle, Sink, Target};
pub use stdout::{Stdout, print_text};
pub use table::{print_rows, visible, visible_lines};
