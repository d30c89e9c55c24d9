//! Reads news from files, folders and standard input, and stores it.
//!
//! ```text
//! bytes ─read→ records ─split→ Article ─analyse→ Analysed ─store→ archive
//! ```
//!
//! Whatever cannot be read is reported with its file and line, counted and left
//! out; the rest of the import stands.

mod again;
mod analyse;
mod files;
mod json;
mod line;
mod record;
mod skip;
mod stages;
mod text;

pub use again::{Again, read_again};
pub use analyse::{Analyst, index_text};
pub use files::{Inputs, MAX_RECORD};
pub use line::{Import, Progress, read_articles, run};
pub use record::Defaults;
pub use skip::{Skip, SkipReason};
