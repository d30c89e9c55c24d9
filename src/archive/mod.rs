//! The archive: one SQLite file, opened, written and asked.
//!
//! The only user of SQLite in the program. Analysed articles come in,
//! statements are run, hits leave. What a statement means is `query`'s, what a
//! word is `text`'s: this module stores and fetches.

mod duplicates;
mod error;
mod identity;
mod imports;
mod lookup;
mod open;
mod rows;
mod select;
mod write;

pub use duplicates::sketch;
pub use error::ArchiveError;
pub use imports::{ImportItem, ImportRun, Undone};
pub use open::Archive;
pub use select::{ArticleText, OfficialRow};
pub use write::{Incoming, NotStored, Outcome, Summary, Weight, Writer};

/// Version of the word analysis that fills the index.
///
/// To be raised with every change of folding or stemming.
pub const ANALYSER_VERSION: &str = "1";
