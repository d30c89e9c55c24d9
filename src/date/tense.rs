//! Tells from the words around a date whether they speak of the future.

use super::Scan;
use super::lexicon::{Lexicon, Meaning};
use super::tokens::Gap;
use crate::text::Words;

/// How many words back a verb still rules the date.
const REACH: usize = 12;
/// The same in English, where the verb stands early and the date late.
const REACH_LATIN: usize = 20;

/// What the nearest verb says of the time of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tense {
    /// A report, or nothing.
    #[default]
    Past,
    /// A present that is used for plans as well as for reports.
    Present,
    Future,
}

impl Scan<'_, '_> {
    /// The tense of the nearest cue before a token in its sentence, or of a
    /// future verb right after the expression.
    pub(super) fn tense(&self, at: usize, next: usize) -> Tense {
        let Some(token) = self.tokens.get(at) else { return Tense::Past };
        let words = self.tokens.words;
        let end = self.tokens.range(at, next).end;
        let follows = end < words.len() && !parts(words.gap(end));
        if follows && cue(words.folded(end)) == Some(Tense::Future) {
            return Tense::Future;
        }
        let toward = self.tokens.before(at) == Some(Meaning::To);
        let reach = if self.tokens.latin(at) { REACH_LATIN } else { REACH };
        for word in (token.start.saturating_sub(reach)..token.start).rev() {
            if parts(words.gap(word + 1)) {
                return Tense::Past;
            }
            if words.folded(word) == "to" && is_plan(words, word) {
                return Tense::Future;
            }
            if toward && is_put_off(words.folded(word)) {
                return Tense::Future;
            }
            match cue(words.folded(word)) {
                // `يتوقع أن تنتهي في يونيو`: the verb before tells the time.
                Some(Tense::Present) if word > 0 && words.folded(word - 1) == "ان" => {}
                // `would have met`, `to be signed`, `the opened talks`: no verb of that time.
                Some(_) if is_within_verb(words, word) => {}
                // `could not attend`.
                Some(Tense::Present) if words.folded(word + 1) == "not" => return Tense::Past,
                Some(tense) => return tense,
                None => {}
            }
        }
        Tense::Past
    }

    /// Whether something lasts until the date: `until May 31`, `حتى 31 مايو`.
    pub(super) fn is_until(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|token| token.start > 0) else { return false };
        let words = self.tokens.words;
        let mut before = token.start - 1;
        if before > 0 && matches!(words.folded(before), "the" | "end" | "of") {
            before -= 1;
        }
        matches!(words.folded(before), "until" | "till" | "through" | "حتي")
    }

    /// The first of the days of the week that a day is joined to: `الجمعة والسبت`.
    pub(super) fn first_of_days(&self, at: usize) -> usize {
        let day = |at: usize| matches!(self.tokens.meaning(at), Some(Meaning::Weekday(..)));
        let mut first = at;
        while first > 0 && day(first - 1) && self.tokens.gap(first) == Gap::Space {
            first -= 1;
        }
        first
    }
}

/// `is to meet`, `hopes to meet`, `a conference to be held`: what is still to come at a `to`.
fn is_plan(words: &Words, to: usize) -> bool {
    let before = if to > 0 { words.folded(to - 1) } else { "" };
    let being = matches!(before, "is" | "are" | "expected" | "scheduled" | "due" | "set");
    let meant = matches!(before, "hope" | "hopes" | "plan" | "planned" | "intend" | "intends");
    being || meant || to + 1 < words.len() && words.folded(to + 1) == "be"
}

/// `أرجئت المحادثات إلى 7 سبتمبر`.
fn is_put_off(word: &str) -> bool {
    alone(word) == Some(Meaning::Postponed)
}

/// Whether an English word is no more than a part of a verb of another time.
fn is_within_verb(words: &Words, word: usize) -> bool {
    let before = if word > 0 { words.folded(word - 1) } else { "" };
    let next = if word + 1 < words.len() { words.folded(word + 1) } else { "" };
    let wish = matches!(words.folded(word), "would" | "could" | "should" | "might" | "must");
    // `will meet`: the word before tells the time.
    let infinitive = matches!(
        before,
        "will" | "would" | "shall" | "could" | "should" | "may" | "might" | "must" | "to" | "not"
    );
    wish && next == "have"
        || infinitive
        || matches!(before, "be" | "being" | "the" | "a" | "an" | "newly")
}

/// What a word means by itself.
fn alone(word: &str) -> Option<Meaning> {
    let mut entries = Lexicon::get().entries(word).iter();
    entries.find(|entry| entry.rest.is_empty()).map(|entry| entry.meaning)
}

/// The tense a word is a cue of, if it is one.
fn cue(word: &str) -> Option<Tense> {
    let lexicon = Lexicon::get();
    match alone(word) {
        Some(Meaning::Future) => Some(Tense::Future),
        Some(Meaning::Present) => Some(Tense::Present),
        Some(Meaning::Said | Meaning::Ago) => Some(Tense::Past),
        Some(_) => None,
        None if lexicon.is_future_verb(word) => Some(Tense::Future),
        None => None,
    }
}

/// Whether a gap ends a sentence or what someone said.
fn parts(gap: &str) -> bool {
    gap.contains(['.', '\u{61f}', '?', '!', ';', '\u{61b}', ':', '"', '»', '”'])
}
