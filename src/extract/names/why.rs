//! Says why a word is no part of a name, for a trace.

use std::ops::Range;

use super::super::countries::{self, CountryMention};
use super::super::reading::Reading;
use super::{
    BARRED, begins_office, ends_in_pronoun, ends_in_tanwin, is_bound_noun, is_conjoined,
    looks_like_verb, peeled_kind,
};
use crate::names::WordKind;

/// No name begins at a word.
pub(super) fn none_begins(
    reading: &Reading,
    found: &[CountryMention],
    at: usize,
) -> Option<Range<usize>> {
    reading.note(at..at + 1, || format!("no name begins here: {}", why_not(reading, found, at)));
    None
}

/// The name before a word ends there.
pub(super) fn ends(reading: &Reading, found: &[CountryMention], at: usize) {
    reading
        .note(at..at + 1, || format!("the name before ends here: {}", why_not(reading, found, at)));
}

/// Why a word is no part of a name, for a note.
fn why_not(reading: &Reading, found: &[CountryMention], at: usize) -> String {
    if at >= reading.len() || !reading.is_arabic(at) {
        return "no Arabic word".to_owned();
    }
    let kind = reading.kind(at);
    let behind = peeled_kind(reading, at);
    let word = reading.folded(at);
    let reasons = [
        (reading.in_date(at), "part of a date"),
        (begins_office(reading, at), "the head of an office"),
        (countries::at(reading, found, at).is_some(), "a country"),
        (is_conjoined(reading, at), "behind a conjunction"),
        (ends_in_tanwin(reading, at), "it ends in tanwin"),
        (ends_in_pronoun(reading, at), "it ends in a pronoun"),
        (is_bound_noun(reading, word), "a noun behind a preposition"),
        (looks_like_verb(word), "it looks like a verb"),
        (kind.is(WordKind::GIVEN), "a given name that is a word here"),
    ];
    match reasons.iter().find(|(holds, _)| *holds) {
        Some((_, reason)) => (*reason).to_owned(),
        None if kind.is(BARRED) => format!("it is {}", kind.names().join(", ")),
        None if behind.is(BARRED) => format!("behind clitics it is {}", behind.names().join(", ")),
        None => "nothing announces a name".to_owned(),
    }
}
