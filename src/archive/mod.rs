//! The archive: one SQLite file, opened, written and asked.
//!
//! The only user of SQLite in the program. Analysed articles come in,
//! statements are run, hits leave. What a statement means is `query`'s, what a
//! word is `text`'s: this module stores and fetches.

mod check;
mod copies;
mod correct;
mod correction;
mod counts;
mod deep;
mod deferred;
mod dump;
mod duplicates;
mod error;
mod export;
mod facet;
mod former;
mod found;
mod identity;
mod imports;
mod index;
mod insert;
mod listed;
mod lookup;
mod met;
mod migrate;
mod open;
mod overview;
mod pivot;
mod place;
mod repair;
mod reread;
mod rows;
mod runs;
mod seal;
mod segment;
mod select;
mod stored;
mod telling;
mod units;
mod waiting;
mod write;

pub use check::{Fault, Finding, check};
pub use correct::{Corrected, CorrectionError};
pub use correction::{Change, Correction, Named, ToldBy};
pub use counts::NameCount;
pub use deep::find_otherwise;
pub use dump::DumpError;
pub use duplicates::sketch_of;
pub use error::ArchiveError;
pub use export::{Request, SortKey, telling_of};
pub use identity::Identity;
pub use imports::{ImportItem, ImportRun, Undone};
pub use open::Archive;
pub use overview::Figure;
pub use pivot::{Basis, CountOf, Counted, DIMENSIONS, Dimension, Pivot};
pub use repair::{Reading, Repaired, repair};
pub use reread::{Reread, Rereader, Stored};
pub use select::{ArticleText, MentionRow, OfficialRow};
pub use telling::Telling;
pub use units::{UNITS, Unit, UnitColumn};
pub use write::{Incoming, NotStored, Outcome, RunOf, Summary, Weight, Writer};

/// Version of the analysis that fills the index.
///
/// To be raised with every change of folding, stemming or of what the facet
/// of an article tells.
pub const ANALYSER_VERSION: &str = "2";
