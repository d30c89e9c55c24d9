//! Tells by what an office is called which states cannot have it.

use super::super::office::Office;
use super::super::reading::Reading;
use super::Evidence;
use crate::model::CountryCode;
use crate::names::BoundOffices;

/// The words of an office, as the table of bound offices has them.
pub(super) struct Called(String);

impl Called {
    pub fn of(reading: &Reading, office: &Office) -> Called {
        let words = office.words.clone().map(|at| match reading.folded(at) {
            first if at == office.words.start => first
                .char_indices()
                .nth(office.peel.letters)
                .map_or(first, |(cut, _)| &first[cut..]),
            word => word,
        });
        let words: Vec<&str> = words.collect();
        Called(format!(" {} ", words.join(" ")))
    }

    /// Whether a state can have such an office.
    pub fn fits(&self, state: CountryCode) -> bool {
        BoundOffices::get().can_have(state, &self.0)
    }

    /// The state it is most likely of, where few have it.
    pub fn likeliest(&self) -> Option<CountryCode> {
        BoundOffices::get().likeliest(&self.0)
    }
}

/// Whether nothing but `and` or a comma stands between two English offices.
pub(super) fn is_joined(reading: &Reading, between: std::ops::Range<usize>) -> bool {
    let at = between.start;
    match between.len() {
        0 => at > 0 && reading.after_comma(at),
        1 => reading.folded(at) == "and" && (reading.runs_on(at) || reading.after_comma(at)),
        _ => false,
    }
}

impl Evidence<'_, '_> {
    /// Where its own state or one the article names cannot have an office, or few can:
    /// of those that can, the one it names most, the first of several; else the likeliest.
    pub(super) fn bound(&self, called: &Called, refused: bool) -> Option<CountryCode> {
        let named = || self.found.iter().flatten().map(|found| found.code);
        let likeliest = called.likeliest();
        if !refused && likeliest.is_none() && named().all(|code| called.fits(code)) {
            return None;
        }
        let mut counts: Vec<(CountryCode, usize)> = Vec::new();
        for code in named().filter(|code| called.fits(*code)) {
            match counts.iter_mut().find(|(known, _)| *known == code) {
                Some((_, count)) => *count += 1,
                None => counts.push((code, 1)),
            }
        }
        let most = counts.iter().map(|(_, count)| *count).max();
        let named = counts.into_iter().find(|(_, count)| Some(*count) == most);
        named.map(|(code, _)| code).or(likeliest)
    }
}
