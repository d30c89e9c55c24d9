//! Tells whether the words before a date speak of the future.

use super::Scan;
use super::lexicon::{Lexicon, Meaning};
use super::tokens::{Gap, classify};

/// How many words back a verb still rules the date.
const REACH: usize = 12;

impl Scan<'_, '_> {
    /// Whether the nearest cue before a token in its sentence is one of the future.
    pub(super) fn future_before(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let words = self.tokens.words;
        for word in (token.start.saturating_sub(REACH)..token.start).rev() {
            if ends_sentence(words.gap(word + 1)) {
                return false;
            }
            match cue(words.folded(word)) {
                Some(future) => return future,
                None => continue,
            }
        }
        false
    }
}

/// Whether a word is a cue, and then whether of the future.
fn cue(word: &str) -> Option<bool> {
    let lexicon = Lexicon::get();
    let single = lexicon.entries(word).iter().find(|entry| entry.rest.is_empty());
    match single.map(|entry| entry.meaning) {
        Some(Meaning::Future) => Some(true),
        Some(Meaning::Said) => Some(false),
        Some(_) => None,
        None if lexicon.is_future_verb(word) => Some(true),
        None => None,
    }
}

fn ends_sentence(gap: &str) -> bool {
    gap.contains(['.', '\u{61f}', '?', '!', ';', '\u{61b}', '\n', ':'])
        && classify(gap) != Gap::Space
}
