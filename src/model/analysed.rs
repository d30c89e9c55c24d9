//! An article with everything the archive stores of it.

use super::{Article, Extraction, ParagraphKind};

/// What the full-text index holds of an article: stems joined by spaces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IndexText {
    /// The headline.
    pub title: String,
    /// Everything after it.
    pub body: String,
}

impl IndexText {
    /// The column that holds the words of paragraphs of a kind.
    pub fn column(&mut self, kind: ParagraphKind) -> &mut String {
        match kind {
            ParagraphKind::Headline => &mut self.title,
            _ => &mut self.body,
        }
    }
}

/// The stems of an article as its words were read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stems {
    /// Them all, for the index.
    pub index: IndexText,
    /// The hash of each of the body, in order.
    pub hashes: Vec<u64>,
}

/// The hash of a stem (FNV-1a), by which texts are compared.
pub fn hash_stem(stem: &str) -> u64 {
    stem.bytes()
        .fold(NO_STEM, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// The hash of an empty stem, which is none.
pub const NO_STEM: u64 = 0xcbf2_9ce4_8422_2325;

/// An article, what was found in it, and the folded forms to find it by.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysed {
    /// The article as it was read.
    pub article: Article,
    /// What was found in it.
    pub found: Extraction,
    /// Its words for the index.
    pub index: IndexText,
    /// For each official of `found`, the folded name and then the folded aliases.
    pub folded_names: Vec<Vec<String>>,
    /// What tells that its text is nearly another's; empty for a short text.
    pub sketch: Vec<u32>,
    /// For each official of `found`, the name the archive prints.
    pub known_as: Vec<String>,
    /// For each organisation of `found`, what it is told apart by: its id, else its folded
    /// name, behind the code of its country if it has one.
    pub folded_organisations: Vec<String>,
    /// The folded name of the outlet.
    pub folded_source: Option<String>,
}
