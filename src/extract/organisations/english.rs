//! The names of organisations in English: `Ministry of Defence`, `Kuwait University`.

use std::ops::Range;

use super::super::countries::{self, CountryMention};
use super::super::reading::Reading;
use super::Named;
use crate::model::CountryCode;
use crate::names::EnglishKind;

/// Most words on either side of the head.
const LONGEST: usize = 6;

/// What is no part of a name even with a capital.
const ENDS: EnglishKind = EnglishKind::STOP
    .or(EnglishKind::CLAUSE)
    .or(EnglishKind::TITLE)
    .or(EnglishKind::HONORIFIC)
    .or(EnglishKind::RANK)
    .or(EnglishKind::FORMER);

/// A name that begins at a word and has its head there or up to a few words after.
pub(super) fn headed(
    reading: &Reading,
    found: &[CountryMention],
    at: usize,
    setting: Option<CountryCode>,
) -> Option<Named> {
    if !is_part(reading, at) || reading.is_shouted() {
        return None;
    }
    let mut head_at = at;
    while reading.organisation_head(head_at).is_none() {
        head_at += 1;
        if head_at - at > LONGEST || !reading.runs_on(head_at) || !is_part(reading, head_at) {
            return None;
        }
    }
    // The last of several heads: `National Security Council Committee`.
    while goes_on(reading, head_at + 1) && reading.organisation_head(head_at + 1).is_some() {
        head_at += 1;
    }
    let end = complement(reading, head_at + 1);
    if end == head_at + 1 && head_at == at {
        return None;
    }
    let (head, _) = reading.organisation_head(head_at)?;
    let words = at..end;
    let states = states(reading, found, &words);
    let home = setting.filter(|_| reading.gazetteer().organisations().is_home(head));
    let country = match states.as_slice() {
        [] => home,
        [state] => Some(*state),
        _ => None,
    };
    let rule = "organisation-head";
    Some(Named { words, letters: 0, listed: None, country, rule })
}

/// A word with a capital that no clause or title begins with.
fn is_part(reading: &Reading, at: usize) -> bool {
    let head = reading.organisation_head(at).is_some();
    let word = reading.words.list().get(at);
    word.is_some_and(|word| word.capital)
        && (head || !reading.english(at).is(ENDS))
        && !reading.in_date(at)
}

fn goes_on(reading: &Reading, at: usize) -> bool {
    at < reading.len() && reading.runs_on(at) && is_part(reading, at)
}

/// Where `of Foreign Affairs and Trade` ends.
fn complement(reading: &Reading, from: usize) -> usize {
    let is = |at: usize, word: &str| reading.runs_on(at) && reading.folded(at) == word;
    if !(is(from, "of") || is(from, "for")) {
        return from;
    }
    let (mut at, mut end) = (from + 1, from);
    while at < reading.len() && at - from <= LONGEST {
        let joint = ["and", "of", "the", "for"].iter().any(|word| is(at, word));
        // `Ministry of Defence and Prime Minister …` is an office after `and`.
        let after = |n: usize| goes_on(reading, at + n).then(|| reading.folded(at + n));
        let english = &reading.gazetteer().english;
        let office = is(at - 1, "and") && english.head(reading.folded(at), after).is_some();
        if !joint && (!goes_on(reading, at) || office) {
            break;
        }
        at += 1;
        if !joint {
            end = at;
        }
    }
    end
}

fn states(reading: &Reading, found: &[CountryMention], words: &Range<usize>) -> Vec<CountryCode> {
    let mut states = Vec::new();
    for at in words.clone() {
        match countries::at(reading, found, at) {
            Some(state) if !states.contains(&state.code) => states.push(state.code),
            _ => {}
        }
    }
    states
}
