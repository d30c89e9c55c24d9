//! The cities and parts of states that English datelines name instead of a state.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::rows;
use crate::model::CountryCode;
use crate::text::Words;

const DATELINES_TSV: &str = include_str!("datelines.tsv");

/// The places of datelines, loaded.
#[derive(Debug, Default)]
pub struct Datelines {
    cities: Places,
    regions: Places,
}

/// Forms by their first word, the longest first.
type Places = FxHashMap<String, Vec<(Vec<String>, CountryCode)>>;

impl Datelines {
    /// The table, read once.
    pub fn get() -> &'static Datelines {
        static DATELINES: OnceLock<Datelines> = OnceLock::new();
        DATELINES.get_or_init(Datelines::load)
    }

    /// The words of the city that begins with a folded word, and its state;
    /// `word(n)` gives the folded word `n` places after the first.
    pub fn city<'w>(
        &self,
        first: &str,
        word: impl Fn(usize) -> Option<&'w str>,
    ) -> Option<(usize, CountryCode)> {
        longest(&self.cities, first, word)
    }

    /// The same for a part of a state.
    pub fn region<'w>(
        &self,
        first: &str,
        word: impl Fn(usize) -> Option<&'w str>,
    ) -> Option<(usize, CountryCode)> {
        longest(&self.regions, first, word)
    }

    fn load() -> Datelines {
        let mut datelines = Datelines::default();
        for row in rows(DATELINES_TSV) {
            let [code, kind, forms] = row.as_slice() else { continue };
            let Some(code) = CountryCode::new(code) else { continue };
            let places = match *kind {
                "region" => &mut datelines.regions,
                _ => &mut datelines.cities,
            };
            for form in forms.split('|') {
                let words = Words::of(form);
                let words: Vec<_> =
                    (0..words.len()).map(|at| words.folded(at).to_owned()).collect();
                if let Some(first) = words.first() {
                    places.entry(first.clone()).or_default().push((words, code));
                }
            }
        }
        for places in [&mut datelines.cities, &mut datelines.regions] {
            for forms in places.values_mut() {
                forms.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
            }
        }
        datelines
    }
}

fn longest<'w>(
    places: &Places,
    first: &str,
    word: impl Fn(usize) -> Option<&'w str>,
) -> Option<(usize, CountryCode)> {
    let fits = |words: &[String]| words.iter().enumerate().skip(1).all(|(n, w)| word(n) == Some(w));
    let (words, code) = places.get(first)?.iter().find(|(words, _)| fits(words))?;
    Some((words.len(), *code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_kind_and_a_state_and_no_form_stands_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for row in rows(DATELINES_TSV) {
            let [code, kind, forms] = row.as_slice() else { panic!("{row:?}") };
            assert!(
                CountryCode::new(code).is_some() && ["city", "region"].contains(kind),
                "{row:?}"
            );
            for form in forms.split('|') {
                assert!(seen.insert((*kind, form)), "{form} stands twice");
            }
        }
    }

    #[test]
    fn the_longest_form_wins() {
        let words = ["kansas", "city", "st", "louis"];
        let word = |from: usize| move |n: usize| words.get(from + n).copied();
        let us = CountryCode::new("US").unwrap();
        let datelines = Datelines::get();
        assert_eq!(datelines.city("kansas", word(0)), Some((2, us)));
        assert_eq!(datelines.city("st", word(2)), Some((2, us)));
        assert_eq!(datelines.region("kansas", word(0)), Some((1, us)));
        assert_eq!(datelines.city("louis", word(3)), None);
    }
}
