//! Walks over the name of a town or of a part of a state that an English office is of.

use std::ops::Range;

use super::super::super::countries;
use super::super::name;
use super::Walk;
use crate::model::CountryCode;
use crate::names::{EnglishKind, PlaceKind, Places, WordKind};

/// Most capitals of which a name behind an unknown place may be told by its length.
const SURE: usize = 3;

impl Walk<'_, '_> {
    /// `of the South Korean port city of Busan`, `of the Italian city of Bari`: the state, and
    /// where the name of the place ends.
    pub(super) fn city_of_state(&self, at: usize) -> Option<(CountryCode, usize)> {
        let start = at + usize::from(self.reading.folded(at) == "the");
        let state = countries::at(self.reading, self.found, start)?;
        let form = self.reading.forms[state.form].words.clone();
        let joined = |at: &usize| self.is_joined(*at);
        let inner: Vec<usize> = (form.end..form.end + 4).take_while(joined).collect();
        let noun = *inner.iter().rev().find(|at| is_region(self.reading.folded(**at)))?;
        let of = self.reading.folded(noun + 1) == "of" && form.start == start;
        let place = noun + 2;
        let run = place..self.past_capitals(place);
        (of && !run.is_empty()).then(|| (state.code, self.place_end(run)))
    }

    /// Where a short run of capitals ends.
    fn past_capitals(&self, at: usize) -> usize {
        let capital = |at: &usize| self.is_capital(*at) && self.is_joined(*at);
        (at..at + 4).take_while(capital).last().map_or(at, |last| last + 1)
    }

    /// `of Istanbul Ekrem Imamoglu`: where the name of a place ends in a run of capitals, by the
    /// table of places or because a person's name begins.
    fn place_end(&self, run: Range<usize>) -> usize {
        let (reading, at) = (self.reading, run.start);
        let word = |n: usize| reading.runs_on(at + n).then(|| reading.folded(at + n));
        let listed = [PlaceKind::City, PlaceKind::Region]
            .into_iter()
            .filter_map(|kind| Places::get().find(kind, reading.folded(at), word))
            .map(|(len, _)| at + len)
            .max();
        let form = countries::at(reading, self.found, at);
        let capital = form.map(|state| reading.forms[state.form].words.end);
        let named = |at: &usize| {
            let titled = !name::address(reading, *at).words.is_empty();
            titled && name::follows(reading, self.found, *at)
                || name::name(reading, self.found, *at, false).is_some()
        };
        let given = |at: &usize| named(at) && reading.kind(*at).is(WordKind::GIVEN);
        let first = at + 1 + usize::from(self.kind(at).is(EnglishKind::PARTICLE));
        let mut rest = first..run.end;
        listed
            .or(capital)
            .or_else(|| rest.clone().find(given))
            .or_else(|| rest.find(|at| run.len() <= SURE && named(at)))
            .unwrap_or(run.end)
    }

    /// `governor of North Darfur state`: a name and what it is called.
    pub(super) fn take_province(&mut self, at: usize) -> bool {
        let head = self.reading.folded(at - 2);
        let governs = matches!(head, "governor" | "mayor" | "wali" | "minister" | "head");
        let named = self.past_capitals(at);
        let noun = named > at && is_region(self.reading.folded(named)) && self.is_joined(named);
        let took = governs && noun && !self.is_capital(named);
        self.end = if took { named + 1 } else { self.end };
        took
    }
}

/// What a part of a state or a town is called.
pub(super) fn is_region(word: &str) -> bool {
    matches!(
        word,
        "city"
            | "town"
            | "port"
            | "state"
            | "province"
            | "region"
            | "governorate"
            | "district"
            | "island"
            | "county"
    )
}
