//! The archive: one SQLite file, opened, written and asked.
//!
//! The only user of SQLite in the program. Analysed articles come in,
//! statements are run, hits leave. What a statement means is `query`'s, what a
//! word is `text`'s: this module stores and fetches.

mod check;
mod copies;
mod deep;
mod dump;
mod duplicates;
mod error;
mod identity;
mod index;
mod lookup;
mod migrate;
mod open;
mod place;
mod repair;
mod rows;
mod seal;
mod select;
mod stored;
mod write;

pub use check::{Fault, Finding, check};
pub use deep::find_otherwise;
pub use dump::DumpError;
pub use error::ArchiveError;
pub use open::Archive;
pub use repair::{Reading, Repaired, repair};
pub use select::{ArticleText, OfficialRow};
pub use write::{Outcome, Summary, Writer};

/// Version of the word analysis that fills the index.
///
/// To be raised with every change of folding or stemming.
pub const ANALYSER_VERSION: &str = "1";
