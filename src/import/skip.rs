//! Why something was not read, or not as it should be, and where.

use std::fmt;

use thiserror::Error;

pub use crate::archive::Weight;

/// Something that was not read, or not all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skip {
    /// The file as it was named.
    pub file: String,
    /// The line, from 1; `None` for a whole file.
    pub line: Option<u64>,
    /// The format it was read as, empty where none was told.
    pub format: &'static str,
    /// Why.
    pub reason: SkipReason,
}

impl fmt::Display for Skip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{}: {}", self.file, line, self.reason),
            None => write!(f, "{}: {}", self.file, self.reason),
        }
    }
}

/// Why something was not read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SkipReason {
    /// The system refused.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// A part of the file is broken; what could be read of it is stored.
    #[error("is damaged: {0}; what can be read of it is imported")]
    Damaged(String),
    /// A format that is not read.
    #[error("is {0}, which is not read; `sijill help inputs` lists what is")]
    Format(&'static str),
    /// A line that is no JSON.
    #[error("is not valid JSON: {0}")]
    NotJson(String),
    /// JSON, but no object.
    #[error("is not a JSON object with `title` and `text`")]
    NotRecord,
    /// A table without a column for text or headline.
    #[error("has no column `title` or `text`; `--map text=COLUMN` names it (columns: {0})")]
    NoColumns(String),
    /// A row with another number of fields than the header.
    #[error("has {0} fields where the header has {1}")]
    Fields(usize, usize),
    /// A field of the wrong type.
    #[error("field `{0}` is not a text")]
    FieldType(String),
    /// Neither headline nor text.
    #[error("has neither a headline nor a text")]
    Empty,
    /// More than the limit.
    #[error("is larger than {} MiB", super::MAX_RECORD >> 20)]
    TooLarge,
    /// More paragraphs than the archive numbers.
    #[error("has more than {} paragraphs", crate::model::keys::MAX_PARAGRAPHS)]
    TooManyParagraphs,
    /// A link or device among the files.
    #[error("is not a regular file")]
    NotRegular,
    /// A packed file within a packed file within a packed file.
    #[error("is packed within packed files too deep")]
    Nested,
    /// A record of a web archive that is no article.
    #[error("is {0}, not an article")]
    NotArticle(String),
    /// The article is stored, its date is not.
    #[error("the date `{0}` cannot be read; the article is stored without one")]
    Date(String),
    /// The article is stored with all the text of its page.
    #[error("the article cannot be told from the page ({0}); all text of the page is stored")]
    WholePage(&'static str),
    /// The article is stored with marks for what could not be decoded.
    #[error("{0} text with broken bytes; replaced by U+FFFD: {1}")]
    Replaced(&'static str, usize),
}

impl SkipReason {
    /// What the report means for the account.
    pub fn weight(&self) -> Weight {
        match self {
            SkipReason::Date(_) => Weight::WithoutDate,
            SkipReason::WholePage(_) | SkipReason::Replaced(..) => Weight::Noted,
            SkipReason::NotArticle(_) => Weight::LeftOut,
            _ => Weight::Skipped,
        }
    }
}
