//! What was typed, as a tree: brackets, operators, fields and values.
//!
//! Nothing is looked up here; a field is the word before a colon. Every part
//! keeps its place in the text as typed.

use serde::Serialize;

/// A stretch of the text as typed, half-open, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Span {
    /// Characters before it.
    pub start: usize,
    /// Characters up to its end.
    pub end: usize,
}

impl Span {
    /// From the start of this one to the end of the other.
    pub(super) fn to(self, last: Span) -> Span {
        Span { start: self.start, end: last.end }
    }

    /// The part of the typed text it covers.
    pub(super) fn of(self, typed: &str) -> &str {
        let mut bytes = typed.char_indices().map(|(byte, _)| byte).chain([typed.len()]);
        let start = bytes.nth(self.start).unwrap_or(typed.len());
        let end = match self.end.checked_sub(self.start + 1) {
            Some(more) => bytes.nth(more).unwrap_or(typed.len()),
            None => start,
        };
        &typed[start..end]
    }
}

/// A parsed query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Syntax {
    /// The text as typed.
    pub typed: String,
    /// Its tree.
    pub root: Node,
}

/// A part of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands, with its brackets.
    pub span: Span,
    /// Whether it stands in brackets of its own.
    pub bracketed: bool,
}

impl Node {
    pub(super) fn new(kind: NodeKind, span: Span) -> Node {
        Node { kind, span, bracketed: false }
    }
}

/// The kinds of parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeKind {
    /// At least one of these.
    Or(Vec<Node>),
    /// All of these.
    And(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
    /// `*`: every article.
    Everything,
    /// A word or phrase without a field.
    Atom(Atom),
    /// `field:value`.
    Clause(Name, Box<Node>),
    /// Values of a field, any of which will do.
    Items(Vec<Item>),
    /// Terms within so many words of each other; one distance less than terms.
    Near(Vec<Node>, Vec<Distance>),
    /// `name{ … }`: everything inside holds in one part of the article.
    Scope(Name, Box<Node>),
}

/// How far apart two terms may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Distance {
    /// The most words between them.
    pub most: u32,
    /// Whether the left one comes first.
    pub ordered: bool,
    /// Where the operator stands.
    pub span: Span,
}

/// The word before a colon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As typed, after mapping.
    pub text: String,
    /// Where, without the colon.
    pub span: Span,
}

/// A word or phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Atom {
    /// Its text, without quotes, `=` and `*`.
    pub text: String,
    /// Where, with them.
    pub span: Span,
    /// Whether it was in quotes.
    pub quoted: bool,
    /// Whether `=` stood before it.
    pub exact: bool,
    /// Whether `~` stood before it.
    pub similar: bool,
    /// The number after `~` behind the quotes.
    pub within: Option<u32>,
    /// Whether `*` stood after it.
    pub prefix: bool,
}

/// One value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A word or phrase.
    Atom(Atom),
    /// `a..b`, open on a side that is missing.
    Range(Option<Atom>, Option<Atom>, Span),
    /// `>=a`.
    Compare(Comparison, Atom, Span),
}

impl Item {
    /// The word or phrase, if it is one.
    pub fn atom(&self) -> Option<&Atom> {
        match self {
            Item::Atom(atom) => Some(atom),
            _ => None,
        }
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Item::Atom(atom) => atom.span,
            Item::Range(_, _, span) | Item::Compare(_, _, span) => *span,
        }
    }
}

/// How a value is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `>=`
    AtLeast,
    /// `>`
    After,
    /// `<=`
    AtMost,
    /// `<`
    Before,
}

/// The operators between and before terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// One of both sides.
    Or,
    /// Both sides.
    And,
    /// Not the right side.
    Not,
}
