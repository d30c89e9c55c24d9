//! The places that English news names instead of a state: cities and parts of
//! states in places, seats of government before an office.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::row::rows;
use super::tables::PLACES;
use crate::model::CountryCode;
use crate::text::Words;

/// What a place is named as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// A city that newsrooms print alone.
    City,
    /// A part of a state, behind a city.
    Region,
    /// A building or body that stands for a government.
    Seat,
}

/// The places, loaded.
#[derive(Debug, Default)]
pub struct Places {
    /// Forms by their first word, the longest first.
    forms: FxHashMap<String, Vec<Form>>,
}

/// A form of a place.
#[derive(Debug)]
struct Form {
    kind: PlaceKind,
    words: Vec<String>,
    state: CountryCode,
}

impl Places {
    /// The table, read once.
    pub fn get() -> &'static Places {
        static PLACES: OnceLock<Places> = OnceLock::new();
        PLACES.get_or_init(Places::load)
    }

    /// How many words the longest place has that begins with a folded word, and
    /// its state; `word(n)` gives the folded word `n` places after the first.
    pub fn find<'w>(
        &self,
        kind: PlaceKind,
        first: &str,
        word: impl Fn(usize) -> Option<&'w str>,
    ) -> Option<(usize, CountryCode)> {
        let fits = |form: &&Form| {
            let mut rest = form.words.iter().enumerate().skip(1);
            form.kind == kind && rest.all(|(n, w)| word(n) == Some(w.as_str()))
        };
        let form = self.forms.get(first)?.iter().find(fits)?;
        Some((form.words.len(), form.state))
    }

    fn load() -> Places {
        let mut places = Places::default();
        for row in rows(&PLACES) {
            let [code, kind, form, ..] = row.as_slice() else { continue };
            let (Some(state), Some(kind)) = (CountryCode::new(code), PlaceKind::from_word(kind))
            else {
                continue;
            };
            let words = Words::of(form);
            let words: Vec<_> = (0..words.len()).map(|at| words.folded(at).to_owned()).collect();
            if let Some(first) = words.first().cloned() {
                places.forms.entry(first).or_default().push(Form { kind, words, state });
            }
        }
        for forms in places.forms.values_mut() {
            forms.sort_by_key(|form| std::cmp::Reverse(form.words.len()));
        }
        places
    }
}

impl PlaceKind {
    fn from_word(word: &str) -> Option<PlaceKind> {
        match word {
            "city" => Some(PlaceKind::City),
            "region" => Some(PlaceKind::Region),
            "seat" => Some(PlaceKind::Seat),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_kind_and_a_state_and_no_form_stands_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for row in rows(&PLACES) {
            let [code, kind, form, ..] = row.as_slice() else { panic!("{row:?}") };
            assert!(CountryCode::new(code).is_some(), "{row:?}");
            assert!(PlaceKind::from_word(kind).is_some(), "{row:?}");
            assert!(seen.insert((*kind, *form)), "{form} stands twice");
        }
    }

    #[test]
    fn the_longest_form_wins() {
        let words = ["kansas", "city", "st", "louis"];
        let word = |from: usize| move |n: usize| words.get(from + n).copied();
        let us = CountryCode::new("US").unwrap();
        let places = Places::get();
        assert_eq!(places.find(PlaceKind::City, "kansas", word(0)), Some((2, us)));
        assert_eq!(places.find(PlaceKind::City, "st", word(2)), Some((2, us)));
        assert_eq!(places.find(PlaceKind::Region, "kansas", word(0)), Some((1, us)));
        assert_eq!(places.find(PlaceKind::City, "louis", word(3)), None);
    }
}
