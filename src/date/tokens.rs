//! Reads a paragraph as the tokens that matter to dates.
//!
//! Words go in; digits and the forms of the lexicon come out, in order, and
//! for any two of them how they are joined. Words that say nothing about
//! dates cost one look-up and are left out.

use crate::text::{Script, Words};

use super::lexicon::{DateWord, Entry, Joined, Meaning};

/// A word or phrase that may be part of a date.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) meaning: Meaning,
    pub(super) joined: Joined,
}

/// What stands between two tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing or white space.
    Space,
    Comma,
    Open,
    Close,
    Slash,
    Dash,
    Dot,
    /// Another word, the end of a sentence or a sign that parts them.
    Far,
}

/// The tokens of one paragraph.
pub(super) struct Tokens<'w, 't> {
    pub(super) words: &'w Words<'t>,
    list: Vec<Token>,
}

impl<'w, 't> Tokens<'w, 't> {
    /// Reads the words of a paragraph up to `limit` of them.
    pub(super) fn of(words: &'w Words<'t>, limit: usize) -> Tokens<'w, 't> {
        Tokens::by(words, limit, |at| DateWord::of(words.folded(at)))
    }

    /// The same, where `known` gives what each word can say of a date.
    pub(super) fn by(
        words: &'w Words<'t>,
        limit: usize,
        known: impl Fn(usize) -> DateWord,
    ) -> Tokens<'w, 't> {
        let mut list = Vec::with_capacity(words.len() / 8);
        let mut at = 0;
        while at < words.len().min(limit) {
            let token = match words.list()[at].script {
                Script::Digits => digits(words, at),
                _ => listed(words, known(at), at),
            };
            match token {
                Some(token) => {
                    list.push(token);
                    at = token.end;
                }
                None => at += 1,
            }
        }
        Tokens { words, list }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<Token> {
        self.list.get(at).copied()
    }

    pub(super) fn meaning(&self, at: usize) -> Option<Meaning> {
        self.list.get(at).map(|token| token.meaning)
    }

    /// Whether the token is written joined to an `and`.
    pub(super) fn and_joined(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.joined == Joined::And)
    }

    /// What stands between a token and the one before it.
    pub(super) fn gap(&self, at: usize) -> Gap {
        match (at.checked_sub(1).and_then(|before| self.list.get(before)), self.list.get(at)) {
            (Some(before), Some(token)) if before.end == token.start => {
                classify(self.words.gap(token.start))
            }
            _ => Gap::Far,
        }
    }

    /// What a token means if only white space parts it from the one before.
    pub(super) fn spaced(&self, at: usize) -> Option<Meaning> {
        if self.gap(at) == Gap::Space { self.meaning(at) } else { None }
    }

    /// What the token before means if only white space parts them.
    pub(super) fn before(&self, at: usize) -> Option<Meaning> {
        if self.gap(at) == Gap::Space { self.meaning(at - 1) } else { None }
    }

    /// Whether nothing but white space stands before each of these words and the next.
    pub(super) fn is_unbroken(&self, words: std::ops::Range<usize>) -> bool {
        (words.start..=words.end).all(|word| self.words.gap(word).trim().is_empty())
    }

    /// The words from one token up to another.
    pub(super) fn range(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        let end = to.checked_sub(1).and_then(|last| self.list.get(last));
        match (self.list.get(from), end) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }
}

fn digits(words: &Words, at: usize) -> Option<Token> {
    let digits = words.folded(at);
    let meaning = Meaning::Digits(digits.parse().ok()?, digits.len().try_into().ok()?);
    Some(Token { start: at, end: at + 1, meaning, joined: Joined::Nothing })
}

#[inline]
fn listed(words: &Words, known: DateWord, at: usize) -> Option<Token> {
    let entry = known.entries().iter().find(|entry| fits(words, entry, at))?;
    let end = at + 1 + entry.rest.len();
    Some(Token { start: at, end, meaning: entry.meaning, joined: entry.joined })
}

fn fits(words: &Words, entry: &Entry, at: usize) -> bool {
    at + entry.rest.len() < words.len()
        && entry
            .rest
            .iter()
            .zip(at + 1..)
            .all(|(part, at)| words.folded(at) == &**part && classify(words.gap(at)) == Gap::Space)
}

/// Says how a stretch without letters or digits joins its neighbours.
pub(super) fn classify(gap: &str) -> Gap {
    gap.chars().map(sign).fold(Gap::Space, both)
}

fn both(before: Gap, next: Gap) -> Gap {
    match (before, next) {
        (Gap::Space, other) | (other, Gap::Space) => other,
        (Gap::Comma, Gap::Open) | (Gap::Dot, Gap::Open) => Gap::Open,
        (Gap::Close, Gap::Comma) | (Gap::Dot, Gap::Comma) => Gap::Comma,
        (a, b) if a == b && a != Gap::Open && a != Gap::Close => a,
        _ => Gap::Far,
    }
}

fn sign(c: char) -> Gap {
    match c {
        ',' | '\u{60c}' => Gap::Comma,
        '(' | '[' | '«' | '“' => Gap::Open,
        ')' | ']' | '»' | '”' => Gap::Close,
        '/' | '\\' => Gap::Slash,
        '-' | '\u{2010}'..='\u{2015}' => Gap::Dash,
        '.' => Gap::Dot,
        '\u{640}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => Gap::Space,
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => Gap::Space,
        '\u{64b}'..='\u{65f}' => Gap::Space,
        _ if c.is_whitespace() => Gap::Space,
        _ => Gap::Far,
    }
}
