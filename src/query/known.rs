//! What has a name, looked up in the gazetteers and in an archive.

use std::cell::RefCell;

use strsim::damerau_levenshtein;

use super::Known;
use crate::archive::{Archive, ArchiveError};
use crate::model::{CountryCode, Lang};
use crate::names::{
    countries, country_named, is_arabic, is_title, letters_compared, name_distance, name_words,
    sound_words,
};
use crate::text::fold;

/// Most suggestions of one mistake.
const SUGGESTIONS: usize = 3;
/// Least letters of a hundred that a suggested name shares with the typed one.
const LEAST_SCORE: u32 = 65;

/// The names of the program's tables and, if there is one, of an archive.
///
/// A lookup that the archive refuses counts as finding nothing; `failure` says
/// so afterwards.
pub struct ArchiveNames<'a> {
    archive: Option<&'a Archive>,
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
        ArchiveNames { archive: None, failure: RefCell::new(None) }
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
        country_named(folded)
    }

    fn group(&self, folded: &str) -> Option<Vec<CountryCode>> {
        countries().group(folded).map(<[CountryCode]>::to_vec)
    }

    fn group_ids(&self) -> Vec<&'static str> {
        countries().group_ids().collect()
    }

    fn near_groups(&self, folded: &str) -> Vec<String> {
        nearest(folded, countries().group_names())
    }

    fn near_countries(&self, folded: &str) -> Vec<String> {
        // `كوريا`: of what two countries are called.
        let shared = with_word(|word| word == folded);
        if !shared.is_empty() {
            return shared;
        }
        let near = nearest(folded, country_names().map(str::to_owned));
        // `JPN2`: a code with a sign too many.
        let letters: String = folded.chars().filter(char::is_ascii_alphabetic).collect();
        let code = (letters != folded && letters.len() <= 3).then(|| self.country(&letters));
        code.flatten().map(|code| code.to_string()).into_iter().chain(near).collect()
    }

    fn countries_begun(&self, folded: &str) -> Vec<String> {
        with_word(|word| word.starts_with(folded))
    }

    fn country_name(&self, code: CountryCode, lang: Lang) -> String {
        countries().name(code, lang)
    }

    fn officials(&self, words: &[String]) -> Vec<(i64, String)> {
        let typed = self.without_titles(words);
        let rows = self.found(|archive| archive.officials(&typed));
        let mut found: Vec<_> = rows.into_iter().map(|row| (row.entity, row.name)).collect();
        let alike = self.alike(&typed, |typed, known| {
            is_arabic(typed) != is_arabic(known) && name_distance(typed, known) == 0
        });
        found.extend(alike.into_iter().map(|(id, name, _)| (id, name)));
        found
    }

    fn similar_officials(&self, words: &[String]) -> Vec<(i64, String)> {
        let found = self.alike(&self.without_titles(words), is_similar);
        found.into_iter().map(|(id, name, _)| (id, name)).collect()
    }

    fn near_officials(&self, words: &[String]) -> Vec<(String, u32)> {
        let typed = self.without_titles(words);
        let mut near: Vec<(u32, String)> = self
            .alike(&typed, is_near)
            .into_iter()
            .map(|(_, name, (distance, letters))| {
                let right = letters.saturating_sub(distance) * 100 / letters.max(1);
                (right as u32, name)
            })
            .collect();
        near.sort_by(|one, other| (other.0, &one.1).cmp(&(one.0, &other.1)));
        near.dedup_by(|one, other| one.1 == other.1);
        near.retain(|(score, _)| *score >= LEAST_SCORE);
        near.into_iter().take(SUGGESTIONS).map(|(score, name)| (name, score)).collect()
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

    fn has_article(&self, id: &str) -> bool {
        self.archive.is_none() || self.found(|archive| archive.key_of(id)).is_some()
    }

    fn files(&self, typed: &str) -> Vec<String> {
        let folder = format!("{}/", typed.trim_end_matches('/'));
        let name = format!("/{typed}");
        let mut files = self.found(Archive::files);
        files.retain(|file| file == typed || file.starts_with(&folder) || file.ends_with(&name));
        files
    }

    fn near_files(&self, typed: &str) -> Vec<String> {
        let files = self.found(Archive::files);
        let name = |file: &String| file.rsplit('/').next().unwrap_or(file).to_owned();
        nearest(&fold(typed), files.iter().map(name))
    }
}

impl ArchiveNames<'_> {
    /// The words of a name as they are compared, without titles before it.
    fn without_titles(&self, words: &[String]) -> Vec<String> {
        let words = name_words(&words.join(" "));
        let begin = words.iter().take_while(|word| is_title(word)).count();
        match begin < words.len() {
            true => words[begin..].to_vec(),
            false => words,
        }
    }

    /// Officials with words like the typed ones side by side in some form of
    /// the name: entity, name, and how many letters differ of how many.
    fn alike(
        &self,
        typed: &[String],
        like: impl Fn(&str, &str) -> bool,
    ) -> Vec<(i64, String, (usize, usize))> {
        // A title alone is no name to be heard in the other script.
        let titled = typed.first().is_some_and(|word| is_title(word));
        let like = |one: &str, other: &str| {
            !(titled && is_arabic(one) != is_arabic(other)) && like(one, other)
        };
        let typed = sound_words(&typed.join(" "));
        let Some(longest) = typed.iter().max_by_key(|word| word.chars().count()) else {
            return Vec::new();
        };
        // The article stands apart in Latin letters.
        let bare = longest.strip_prefix("ال").or(longest.strip_prefix("al")).unwrap_or(longest);
        let mut words = self.found(Archive::official_words);
        words.retain(|word| {
            let known = word.strip_prefix("ال").unwrap_or(word);
            like(longest, word)
                || (bare.len() > 2 && like(bare, known))
                || (is_arabic(longest) != is_arabic(word) && name_part(longest, word))
        });
        let rows = self.found(|archive| archive.officials_with_any(&words));
        let mut found = Vec::new();
        for (id, name, form) in rows {
            let form = sound_words(&form);
            let distance = form
                .windows(typed.len())
                .filter(|window| typed.iter().zip(*window).all(|(one, other)| like(one, other)))
                .map(|window| {
                    let pairs = || typed.iter().zip(window);
                    let distance = pairs().map(|(one, other)| name_distance(one, other)).sum();
                    let letters = pairs().map(|(one, other)| letters_compared(one, other)).sum();
                    (distance, letters)
                })
                .min();
            if let Some(distance) = distance {
                found.push((id, name, distance));
            }
        }
        found
    }
}

/// Whether a joined name (`عبدالله`) has this word of the other script as its last part.
fn name_part(joined: &str, word: &str) -> bool {
    ["عبدال", "abdul", "abdel", "abdal", "abd"]
        .iter()
        .filter_map(|servant| joined.strip_prefix(servant))
        .any(|part| part.chars().count() > 2 && name_distance(part, word) == 0)
}

/// Names that differ by no more than spelling does.
fn is_similar(one: &str, other: &str) -> bool {
    name_distance(one, other) <= one.chars().count().min(other.chars().count()) / 5
}

/// Names that may have been meant.
fn is_near(one: &str, other: &str) -> bool {
    name_distance(one, other) <= letters_compared(one, other).div_ceil(4).min(3)
}

/// The names of all countries in Arabic and English.
fn country_names() -> impl Iterator<Item = &'static str> {
    let names = [Lang::Ar, Lang::En].into_iter().flat_map(|lang| countries().names(lang));
    names.map(|(_, name)| name)
}

/// The first names of countries of which some word, folded, is as asked.
fn with_word(is_asked: impl Fn(&str) -> bool) -> Vec<String> {
    let has_word = |name: &&str| fold(name).split(' ').any(&is_asked);
    country_names().filter(has_word).take(SUGGESTIONS).map(str::to_owned).collect()
}

/// The nearest names, at most a third of their letters away.
pub fn nearest(folded: &str, names: impl Iterator<Item = String>) -> Vec<String> {
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
