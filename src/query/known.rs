//! What has a name, looked up in the gazetteers and in an archive.

use std::cell::RefCell;

use strsim::damerau_levenshtein;

use super::Known;
use crate::archive::{Archive, ArchiveError};
use crate::model::{CountryCode, Lang};
use crate::names::{Gazetteer, name_words};
use crate::text::fold;

/// Most suggestions of one mistake.
const SUGGESTIONS: usize = 3;

/// The names of the program's tables and, if there is one, of an archive.
///
/// A lookup that the archive refuses counts as finding nothing; `failure` says
/// so afterwards.
pub struct ArchiveNames<'a> {
    archive: Option<&'a Archive>,
    gazetteer: &'static Gazetteer,
    failure: RefCell<Option<ArchiveError>>,
}

impl<'a> ArchiveNames<'a> {
    /// Looks names up in this archive.
    pub fn new(archive: &'a Archive) -> ArchiveNames<'a> {
        ArchiveNames { archive: Some(archive), ..ArchiveNames::tables() }
    }

    /// Looks names up in the tables alone: enough to refuse what is wrong in any
    /// archive.
    pub fn tables() -> ArchiveNames<'a> {
        ArchiveNames { archive: None, gazetteer: Gazetteer::get(), failure: RefCell::new(None) }
    }

    /// The first lookup that failed, if one did.
    pub fn failure(self) -> Option<ArchiveError> {
        self.failure.into_inner()
    }

    fn found<T: Default>(&self, look: impl FnOnce(&Archive) -> Result<T, ArchiveError>) -> T {
        let Some(archive) = self.archive else { return T::default() };
        look(archive).unwrap_or_else(|error| {
            self.failure.borrow_mut().get_or_insert(error);
            T::default()
        })
    }
}

impl Known for ArchiveNames<'_> {
    fn country(&self, folded: &str) -> Option<CountryCode> {
        self.gazetteer.country(folded)
    }

    fn group(&self, folded: &str) -> Option<Vec<CountryCode>> {
        self.gazetteer.countries.group(folded).map(<[CountryCode]>::to_vec)
    }

    fn near_countries(&self, folded: &str) -> Vec<String> {
        let countries = &self.gazetteer.countries;
        let names = [Lang::Ar, Lang::En].into_iter().flat_map(|lang| countries.names(lang));
        nearest(folded, names.map(|(_, name)| name.to_owned()))
    }

    fn country_name(&self, code: CountryCode, lang: Lang) -> String {
        self.gazetteer.countries.name(code, lang)
    }

    fn officials(&self, words: &[String]) -> Vec<(i64, String)> {
        let words = name_words(&words.join(" "));
        let rows = self.found(|archive| archive.officials(&words));
        rows.into_iter().map(|row| (row.entity, row.name)).collect()
    }

    fn near_officials(&self, words: &[String]) -> Vec<String> {
        let typed = name_words(&words.join(" "));
        let known = self.found(Archive::official_words);
        let Some(near) = near_words(&typed, &known) else { return Vec::new() };
        let rows = self.found(|archive| archive.officials(&near));
        let mut names: Vec<String> = rows.into_iter().map(|row| row.name).collect();
        names.truncate(SUGGESTIONS);
        names
    }

    fn sources(&self, folded: &str) -> Vec<(i64, String)> {
        let sources = self.found(Archive::sources);
        let named = sources.into_iter().filter(|(_, _, name)| name == folded);
        named.map(|(id, name, _)| (id, name)).collect()
    }

    fn near_sources(&self, folded: &str) -> Vec<String> {
        let sources = self.found(Archive::sources);
        let mut near = nearest(folded, sources.iter().map(|(_, name, _)| name.clone()));
        let holding = sources.into_iter().filter(|(_, _, name)| name.contains(folded));
        near.extend(holding.map(|(_, name, _)| name));
        near.dedup();
        near.truncate(SUGGESTIONS);
        near
    }
}

/// The nearest names, at most a third of their letters away.
fn nearest(folded: &str, names: impl Iterator<Item = String>) -> Vec<String> {
    let mut near: Vec<(usize, String)> = names
        .map(|name| (damerau_levenshtein(folded, &fold(&name)), name))
        .filter(|(distance, name)| *distance <= name.chars().count().div_ceil(3))
        .collect();
    near.sort();
    near.dedup_by(|one, other| one.1 == other.1);
    let least = near.first().map_or(0, |(distance, _)| *distance);
    near.retain(|(distance, _)| *distance == least);
    near.into_iter().take(SUGGESTIONS).map(|(_, name)| name).collect()
}

/// For each word the nearest known one, if every word has one close by.
fn near_words(typed: &[String], known: &[String]) -> Option<Vec<String>> {
    let near = |word: &String| {
        known
            .iter()
            .map(|other| (damerau_levenshtein(word, other), other))
            .filter(|(distance, _)| *distance <= word.chars().count().div_ceil(3))
            .min()
            .map(|(_, other)| other.clone())
    };
    typed.iter().map(near).collect()
}
