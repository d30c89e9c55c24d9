//! Why something was not read, and where.

use std::fmt;

use thiserror::Error;

/// Something that was not read, or not all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skip {
    /// The file as it was named.
    pub file: String,
    /// The line, from 1; `None` for a whole file.
    pub line: Option<u64>,
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
    /// Not UTF-8, with the first byte that is not.
    #[error("is not UTF-8 text (byte {0}); convert it, for example with `iconv -t UTF-8`")]
    NotUtf8(usize),
    /// A format that is not read.
    #[error("is {0}, which is not read; give plain text, .json or .jsonl")]
    Format(&'static str),
    /// A line that is no JSON.
    #[error("is not valid JSON: {0}")]
    NotJson(String),
    /// JSON, but no object.
    #[error("is not a JSON object with `title` and `text`")]
    NotRecord,
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
    /// The article is stored, its date is not.
    #[error("the date `{0}` cannot be read; the article is stored without one")]
    Date(String),
}

impl SkipReason {
    /// Whether the article was stored all the same.
    pub fn is_stored(&self) -> bool {
        matches!(self, SkipReason::Date(_))
    }
}
