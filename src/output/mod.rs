//! Results as text: the only writer to standard output.
//!
//! Rows come in, text leaves: tables and lines for people, CSV, workbooks and
//! pages for their programs, JSON and bare ids for scripts. Columns keep their
//! names and their order.

mod chart;
mod csv;
mod extraction;
mod format;
mod html;
mod ids;
mod json;
mod lines;
mod manifest;
mod mark;
mod markdown;
mod named;
mod pager;
mod part;
mod report;
mod sink;
mod stdout;
mod table;
mod trace;
mod visible;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use chart::{CHARTS, ChartKind, ChartRow, Counts, Direction, Label, chart};
pub use extraction::JsonLines;
pub use format::{FORMATS, Format, FormatRow};
pub use manifest::{FileHash, Manifest, Resolved};
pub use mark::{Color, marked};
pub use named::{Marking, with_names};
pub use pager::print_page;
pub use report::{Report, Section};
pub use sink::{Changes, Headers, Heading, Sink, Style, Target, Written, numbered};
pub use stdout::{Stdout, print_text};
pub use table::print_rows;
pub use trace::{print_trace, print_trace_lines};
pub use visible::{visible, visible_lines};
