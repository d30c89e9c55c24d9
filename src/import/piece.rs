//! What readers cut an input into, and how they hand it on.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::ControlFlow;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::inputs::Input;
use super::record::{Defaults, Record};
use super::skip::{Skip, SkipReason};

/// Whether to go on reading; the end of an import breaks it off.
pub(super) type Flow = ControlFlow<()>;

/// Makes the fields of an article of the bytes of one; what the reader knows
/// already comes along.
pub(super) type Maker = fn(Vec<u8>, Record, &Defaults) -> Result<Record, SkipReason>;

/// Where in an input something begins; 0 where that does not tell it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct At {
    pub line: u64,
    /// Its number among the records.
    pub record: u64,
}

impl At {
    /// A place that only its number among the records tells.
    pub fn record(record: u64) -> At {
        At { line: 0, record }
    }
}

impl From<u64> for At {
    fn from(line: u64) -> At {
        At { line, record: 0 }
    }
}

/// A part of an input: one article, or what cannot be one.
pub(super) struct Piece {
    pub input: Arc<Input>,
    pub at: At,
    pub content: Content,
}

/// What a piece is.
pub(super) enum Content {
    /// The bytes of one article, and what makes fields of them.
    Bytes(Vec<u8>, Maker, Box<Record>),
    /// The fields of one article.
    Fields(Box<Record>),
    /// No article, and why.
    Skipped(SkipReason),
    /// The article of another piece of the import.
    Repeated,
}

impl Piece {
    /// Bytes it holds in memory.
    pub fn size(&self) -> usize {
        match &self.content {
            Content::Bytes(bytes, ..) => bytes.len(),
            Content::Fields(record) => record.size(),
            Content::Skipped(_) | Content::Repeated => 64,
        }
    }
}

/// Takes the pieces of an input as they are cut.
pub(super) struct Cut<'a> {
    pub input: Arc<Input>,
    pub options: &'a Defaults,
    /// Names of articles that are one whatever the file, hashed.
    pub seen: &'a mut FxHashSet<u64>,
    pub send: &'a mut dyn FnMut(Piece) -> Flow,
}

impl Cut<'_> {
    pub fn bytes(&mut self, at: impl Into<At>, bytes: Vec<u8>, make: Maker) -> Flow {
        self.known_bytes(at, bytes, make, Record::default())
    }

    /// Bytes of which something is known already.
    pub fn known_bytes(
        &mut self,
        at: impl Into<At>,
        bytes: Vec<u8>,
        make: Maker,
        known: Record,
    ) -> Flow {
        self.content(at, Content::Bytes(bytes, make, Box::new(known)))
    }

    pub fn fields(&mut self, at: impl Into<At>, record: Record) -> Flow {
        self.content(at, Content::Fields(Box::new(record)))
    }

    /// Reports something of the whole input.
    pub fn skip_all(&mut self, reason: SkipReason) -> Flow {
        self.skip(0, reason)
    }

    pub fn skip(&mut self, at: impl Into<At>, reason: SkipReason) -> Flow {
        self.content(at, Content::Skipped(reason))
    }

    /// Whether a name is met for the first time: one that is the same everywhere,
    /// or the same within `outlet`.
    pub fn first(&mut self, outlet: &str, name: &str) -> bool {
        let global = name.contains("://") || name.starts_with("urn:") || name.starts_with("tag:");
        let mut hasher = DefaultHasher::new();
        (if global { "" } else { outlet }, name).hash(&mut hasher);
        name.is_empty() || self.seen.insert(hasher.finish())
    }

    /// A piece whose article another one is.
    pub fn repeated(&mut self, at: impl Into<At>) -> Flow {
        self.content(at, Content::Repeated)
    }

    fn content(&mut self, at: impl Into<At>, content: Content) -> Flow {
        let input = Arc::clone(&self.input);
        (self.send)(Piece { input, at: at.into(), content })
    }
}

impl Piece {
    /// The report of a piece of which nothing is stored, or not all.
    pub fn skip(&self, reason: SkipReason) -> Skip {
        let told = |number: u64| (number > 0).then_some(number);
        Skip {
            file: self.input.name.clone(),
            line: told(self.at.line),
            record: told(self.at.record),
            format: self.input.format,
            reason,
        }
    }
}
