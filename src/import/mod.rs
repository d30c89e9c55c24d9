//! Reads news from files, folders and standard input, and stores it.
//!
//! ```text
//! bytes ─unpack→ stream ─cut→ Piece ─make→ Article ─analyse→ Analysed ─store→ archive
//! ```
//!
//! One thread unpacks and cuts, others make and analyse, one stores. Whatever
//! cannot be read is reported with its file and line, counted and left out; the
//! rest of the import stands.

mod about_page;
mod again;
mod analyse;
mod day;
mod encoding;
mod feed;
mod fields;
mod formats;
mod http;
mod inputs;
mod item;
mod json;
mod line;
mod mail;
mod markdown;
mod markup;
#[cfg(feature = "packed")]
mod packed;
mod page;
mod piece;
mod prose;
mod record;
mod rows;
mod skip;
mod stages;
mod table;
mod text;
mod unpack;
mod utf32;
mod warc;
mod whole;
mod wrapped;

pub use again::{Again, read_again};
pub use analyse::{Analyst, index_text};
pub use encoding::named_encoding;
pub use fields::{FieldMap, RECORD_FIELDS, RecordField, Unmet};
pub use formats::{INPUT_FORMATS, InputFormat, input_format};
pub use inputs::{FileList, Inputs};
pub use line::{Import, ItemReport, Progress, read_articles, run};
pub use record::Defaults;
pub use skip::{Skip, SkipReason, Weight};
pub use unpack::GZIP;

/// Most bytes of one record, or of a file that is one.
pub const MAX_RECORD: usize = 16 << 20;
