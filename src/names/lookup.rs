//! Looks up single names without loading the gazetteer.
//!
//! A query asks for a few countries and people; reading the rows until they are
//! found takes less than making the trie that extraction needs. What is found is
//! the same.

use std::sync::OnceLock;

use super::row::{Row, rows};
use super::tables::{COUNTRIES, ENGLISH_WORDS, GIVEN_NAMES, TITLES};
use super::{Countries, EnglishKind, Topics, WordKind, nisba};
use crate::model::CountryCode;
use crate::text::fold;

/// The countries by code, everyday name and group.
pub fn countries() -> &'static Countries {
    static LOADED: OnceLock<Countries> = OnceLock::new();
    LOADED.get_or_init(Countries::load)
}

/// The topics.
pub fn topics() -> &'static Topics {
    static LOADED: OnceLock<Topics> = OnceLock::new();
    LOADED.get_or_init(Topics::load)
}

/// The state that a folded name, adjective, capital or code stands for: a name
/// before a nationality or capital that is spelt alike.
pub fn country_named(folded: &str) -> Option<CountryCode> {
    if let Some(code) = countries().by_code(folded) {
        return Some(code);
    }
    let mut other = None;
    for row in rows(&COUNTRIES).filter(|row| row[2] != "nisba") {
        let [code, lang, kind, form, ..] = row.as_slice() else { continue };
        let name = fold(form);
        let bare = match (*kind, *lang) {
            ("plural", "ar") => name.strip_prefix("ال").unwrap_or(&name),
            _ => &name,
        };
        if name != folded && bare != folded {
            continue;
        }
        match *kind {
            "plural" | "capital" => other = other.or(CountryCode::new(code)),
            _ => return CountryCode::new(code),
        }
    }
    other.or_else(|| nationality(folded))
}

/// What stands before a name, in Arabic and in English.
const TITLED: WordKind = WordKind::HONORIFIC.or(WordKind::TITLE).or(WordKind::RANK);
const TITLED_EN: EnglishKind = EnglishKind::HONORIFIC.or(EnglishKind::TITLE).or(EnglishKind::RANK);

/// Whether a folded word is an honorific, a title or a rank and no given name.
pub fn is_title(folded: &str) -> bool {
    let titled = |row: Row| {
        matches!(row.as_slice(), [_, kind, form] if fold(form) == folded
            && WordKind::from_word(kind).is_some_and(|kind| kind.is(TITLED)))
    };
    let other = |row: Row| {
        matches!(row.as_slice(), [kind, forms] if EnglishKind::from_word(kind).is(TITLED_EN)
            && forms.split(' ').any(|form| form == folded))
    };
    let given = |row: Row| fold(row[0]) == folded;
    rows(&TITLES).any(titled) && !rows(&GIVEN_NAMES).any(given) || rows(&ENGLISH_WORDS).any(other)
}

/// Whether a form of a guard stands for a state by itself. Of which of the two `كوري` is, only
/// an envoy beside it tells.
pub(super) fn tells_alone(guard: &str) -> bool {
    !guard.ends_with("_envoy")
}

fn nationality(folded: &str) -> Option<CountryCode> {
    let begins = |base: &str| {
        let first = base.chars().next().unwrap_or_default();
        [folded, folded.strip_prefix("ال").unwrap_or(folded)].iter().any(|f| f.starts_with(first))
    };
    let named = |row: &[&'static str]| match row {
        [_, _, _, "-", ..] => false,
        [_, _, _, _, guard, ..] if !tells_alone(guard) => false,
        [_, "ar", _, form, ..] => {
            let base = fold(form);
            begins(&base) && nisba::forms(&base).iter().any(|(form, _)| form == folded)
        }
        [_, _, _, form, ..] => fold(form) == folded,
        _ => false,
    };
    let mut adjectives = rows(&COUNTRIES).filter(|row| row[2] == "nisba");
    adjectives.find(|row| named(row)).and_then(|row| CountryCode::new(row[0]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Gazetteer;

    #[test]
    fn what_is_found_is_what_the_gazetteer_finds() {
        let gazetteer = Gazetteer::get();
        let check = |folded: &str| {
            assert_eq!(country_named(folded), gazetteer.country(folded), "{folded}");
        };
        for row in rows(&COUNTRIES).step_by(7) {
            let folded = fold(row[3]);
            check(&folded);
            check(folded.strip_prefix("ال").unwrap_or(&folded));
            if row[2] == "nisba" && row[1] == "ar" && row[3] != "-" {
                nisba::forms(&folded).into_iter().take(9).for_each(|(form, _)| check(&form));
            }
        }
        for other in ["", "x", "كوريا", "jp", "jpn", "eu"] {
            check(other);
        }
    }

    #[test]
    fn a_title_is_what_the_gazetteer_has_as_one_and_no_given_name() {
        let gazetteer = Gazetteer::get();
        let of_tables = |word: &str| {
            let kind = gazetteer.offices.kind(word);
            kind.is(TITLED) && !kind.is(WordKind::GIVEN)
                || gazetteer.english.kind(word).is(TITLED_EN)
        };
        let titles = rows(&TITLES).map(|row| fold(row[2]));
        let english = rows(&ENGLISH_WORDS).flat_map(|row| row[1].split(' ').map(fold));
        let given = rows(&GIVEN_NAMES).step_by(9).map(|row| fold(row[0]));
        let words: Vec<String> = titles.chain(english).chain(given).collect();
        for word in &words {
            assert_eq!(is_title(word), of_tables(word), "{word}");
        }
        assert!(words.iter().any(|word| is_title(word)) && !words.iter().all(|w| is_title(w)));
    }
}
