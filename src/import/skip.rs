//! Why something was not read, or not as it should be, and where.

use std::fmt;

use thiserror::Error;

use super::fields::Unmet;

pub use crate::archive::Weight;

/// Something that was not read, or not all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skip {
    /// The file as it was named.
    pub file: String,
    /// The line, from 1; `None` for a whole file.
    pub line: Option<u64>,
    /// The number among the records, where lines do not tell it apart.
    pub record: Option<u64>,
    /// The format it was read as, empty where none was told.
    pub format: &'static str,
    /// Why.
    pub reason: SkipReason,
}

impl fmt::Display for Skip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.words()),
            None => write!(f, "{}: {}", self.file, self.words()),
        }
    }
}

impl Skip {
    /// Which record it is, where that is told, and why.
    pub fn words(&self) -> String {
        match self.record {
            Some(record) => format!("record {record}: {}", self.reason),
            None => self.reason.to_string(),
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
    /// A format that is not read, and what to do about it.
    #[error("is {0}, which is not read; {1}")]
    Format(&'static str, &'static str),
    /// A line that is no JSON.
    #[error("is not valid JSON: {0}")]
    NotJson(String),
    /// JSON, but no object.
    #[error("is not a JSON object with `title` and `text`")]
    NotRecord,
    /// A table without a column for text or headline, or an object without such a field.
    #[error("has no {what} `title` or `text`; `--map text=NAME` names it ({what}s: {there})")]
    NoText {
        /// A column or a field.
        what: &'static str,
        /// Those there are.
        there: String,
    },
    /// The headline is stored, and what may be the text only as a field without a place.
    #[error("only its headline is read; `--map {map}` reads its text from `{0}`", map = mapped(.0))]
    UnreadText(String),
    /// A table without a column that `--map` names.
    #[error("has no column {0}; {near}", near = .0.near())]
    NoColumn(Unmet),
    /// A quotation that is never closed, and the last line that belongs to it.
    #[error("a quotation mark opens here and is not closed; {}", left_out(*.0, *.1))]
    Unclosed(u64, u64),
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
    /// A member of a packed file that would lie outside of it.
    #[error("is refused: its name leads out of the packed file")]
    Outside,
    /// A member of a packed file that needs a password.
    #[error("is encrypted, which is not read; unpack it with its password first")]
    Encrypted,
    /// A packed file within a packed file within a packed file.
    #[error("is packed within packed files too deep")]
    Nested,
    /// A record of a web archive that is no article.
    #[error("is {0}, not an article")]
    NotArticle(String),
    /// The article is stored, its date is not.
    #[error("the date `{0}` cannot be read; the article is stored without one")]
    Date(String),
    /// The article is stored without what stands at its head.
    #[error("its front matter is not read ({0}); the article is stored without it")]
    FrontMatter(String),
    /// The article is stored without what came with it.
    #[error("what is attached is not read: {0}")]
    Attached(String),
    /// The article is stored with all the text of its page.
    #[error("the article cannot be told from the page ({0}); all text of the page is stored")]
    WholePage(&'static str),
    /// The article is stored with marks for what could not be decoded.
    #[error("{0} text with broken bytes; replaced by U+FFFD: {1}")]
    Replaced(&'static str, usize),
}

/// What to do with what is none of the formats.
pub(super) const LISTED: &str = "`sijill help inputs` lists what is";

/// A name as the text is mapped to it on a command line.
fn mapped(name: &str) -> String {
    if name.contains(' ') { format!("'text={name}'") } else { format!("text={name}") }
}

fn left_out(first: u64, last: u64) -> String {
    if first == last {
        "the row is left out".to_owned()
    } else {
        format!("lines {first} to {last} are left out")
    }
}

impl SkipReason {
    /// What the report means for the account.
    pub fn weight(&self) -> Weight {
        match self {
            SkipReason::Date(_) => Weight::WithoutDate,
            SkipReason::WholePage(_)
            | SkipReason::Replaced(..)
            | SkipReason::FrontMatter(_)
            | SkipReason::UnreadText(_)
            | SkipReason::Attached(_) => Weight::Noted,
            SkipReason::NotArticle(_) => Weight::LeftOut,
            _ => Weight::Skipped,
        }
    }
}
