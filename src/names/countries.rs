//! The countries: codes, names in both languages, groups of states, guards.

use std::str::FromStr;

use rustc_hash::FxHashMap;

use super::row::rows;
use super::tables::{CODES, COUNTRIES, GROUPS, GUARDS};
use crate::model::{CountryCode, Lang};
use crate::text::fold;

/// One condition under which a form counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trap {
    /// The next word is none of these.
    NotNext(Vec<String>),
    /// It has the article, or the next word is none of these.
    NotNextBare(Vec<String>),
    /// The previous word is none of these.
    NotBefore(Vec<String>),
    /// None of these stands in the paragraph.
    NotNear(Vec<String>),
    /// The previous word is one of these, or another need holds.
    Before(Vec<String>),
    /// The next word is one of these, or another need holds.
    Next(Vec<String>),
    /// One of these stands in the paragraph, or another need holds.
    Near(Vec<String>),
    /// Another form of the state stands in the article, or another need holds.
    Other,
    /// Neither neighbour is a given name.
    NotName,
    /// It stands behind none of these letters.
    NotPeeled(Vec<String>),
    /// The previous word is none of the first while the next is one of the second.
    NotBetween(Vec<String>, Vec<String>),
    /// It has the article if the previous word has.
    NotAfterDefinite,
    /// The previous word has the article and it has none, or another need holds.
    AfterDefinite,
    /// The previous word is a feminine verb, or another need holds.
    AfterVerb,
    /// It begins a sentence, or another need holds.
    Begins,
    /// No letter of it is doubled.
    NotDoubled,
    /// None of these is in the form as typed, marks and all.
    NotTyped(Vec<String>),
    /// No number with one of these units follows.
    NotMeasured(Vec<String>),
    /// The text has the capitals of the form.
    Capitals,
    /// The text has the accents of the form.
    Marked,
    /// Of these states, the ones the article names otherwise, else the first.
    Rivals(Vec<CountryCode>),
}

impl Trap {
    /// The row of the table, its words cut after the third: made from the name and
    /// the words of the variant, which are those of the row.
    pub fn row(&self) -> String {
        let written = format!("{self:?}");
        let (name, rest) = written.split_once('(').unwrap_or((&written, ""));
        let mut row = String::new();
        for letter in name.chars() {
            if letter.is_uppercase() && !row.is_empty() {
                row.push('_');
            }
            row.extend(letter.to_lowercase());
        }
        let words: Vec<&str> = rest
            .split(['"', ',', '[', ']', '(', ')'])
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .collect();
        if !words.is_empty() {
            row.push(' ');
            row.push_str(&words[..words.len().min(3)].join("|"));
        }
        row.push_str(if words.len() > 3 { "|…" } else { "" });
        row
    }
}

/// The country tables, loaded.
#[derive(Debug)]
pub struct Countries {
    names: FxHashMap<(CountryCode, Lang), &'static str>,
    alpha_3: FxHashMap<String, CountryCode>,
    groups: Vec<Group>,
    guards: FxHashMap<&'static str, Vec<Trap>>,
}

/// Words for the states of a group, which its name is known without.
const STATES: [&str; 5] = ["دول", "بلدان", "states", "countries", "the"];

/// A group of states.
#[derive(Debug)]
struct Group {
    id: &'static str,
    members: Vec<CountryCode>,
}

impl Countries {
    pub(super) fn load() -> Countries {
        let mut names = FxHashMap::default();
        for row in rows(&COUNTRIES) {
            let [code, lang, "short", form, ..] = row.as_slice() else { continue };
            if let (Some(code), Some(lang)) = (CountryCode::new(code), Lang::from_code(lang)) {
                names.insert((code, lang), *form);
            }
        }
        let alpha_3 = rows(&CODES)
            .filter_map(|row| Some((row.get(1)?.to_ascii_lowercase(), CountryCode::new(row[0])?)))
            .collect();
        Countries { names, alpha_3, groups: groups(), guards: guards() }
    }

    /// The everyday name of a state; its code if it has none in this language.
    pub fn name(&self, code: CountryCode, lang: Lang) -> String {
        match self.names.get(&(code, lang)) {
            Some(name) => (*name).to_owned(),
            None => code.to_string(),
        }
    }

    /// The state with this ISO 3166-1 alpha-2 or alpha-3 code, in small letters.
    pub fn by_code(&self, folded: &str) -> Option<CountryCode> {
        let alpha_2 = CountryCode::new(folded).filter(|code| self.is_listed(*code));
        alpha_2.or_else(|| self.alpha_3.get(folded).copied())
    }

    /// Whether the code is one of the listed states.
    pub fn is_listed(&self, code: CountryCode) -> bool {
        self.names.contains_key(&(code, Lang::En))
    }

    /// Every code and everyday name in a language.
    pub fn names(&self, lang: Lang) -> impl Iterator<Item = (CountryCode, &'static str)> {
        self.names
            .iter()
            .filter(move |((_, l), _)| *l == lang)
            .map(|((code, _), name)| (*code, *name))
    }

    /// The members of a group by its id (`gcc`) or one of its names, folded.
    pub fn group(&self, folded: &str) -> Option<&[CountryCode]> {
        let typed = bare(folded);
        let named = |(id, form): &(&str, &str)| [*id, form].map(|name| bare(&fold(name)));
        let (id, _) = forms().find(|form| !typed.is_empty() && named(form).contains(&typed))?;
        Some(self.members(id))
    }

    /// The members of a group by its id; none where there is no such group.
    pub fn members(&self, id: &str) -> &[CountryCode] {
        let group = self.groups.iter().find(|group| group.id == id);
        group.map_or(&[], |group| group.members.as_slice())
    }

    /// The ids of the groups.
    pub fn group_ids(&self) -> impl Iterator<Item = &'static str> {
        self.groups.iter().map(|group| group.id)
    }

    /// The names by which groups can be asked for, as one word each.
    pub fn group_names(&self) -> impl Iterator<Item = String> {
        let names = forms().flat_map(|(id, form)| [id.to_owned(), bare(&fold(form)).join("_")]);
        names.filter(|name| !name.is_empty())
    }

    /// The conditions of a guard.
    pub fn guard(&self, name: &str) -> &[Trap] {
        self.guards.get(name).map_or(&[], Vec::as_slice)
    }
}

/// Each name of each group with the group's id.
fn forms() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(&GROUPS).filter_map(|row| Some((*row.first()?, *row.get(2)?)))
}

/// The words of a group's name, without articles and the word for its states.
fn bare(folded: &str) -> Vec<String> {
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let words = words.map(|word| word.strip_prefix("ال").unwrap_or(word));
    let rest = words.filter(|word| !word.is_empty() && !STATES.contains(word));
    rest.map(str::to_owned).collect()
}

fn groups() -> Vec<Group> {
    rows(&GROUPS)
        .filter_map(|row| match row.as_slice() {
            [id, _, _, members, ..] if *members != "-" => {
                Some(Group { id, members: codes(members) })
            }
            _ => None,
        })
        .collect()
}

/// The states of a list with commas.
pub(super) fn codes(list: &str) -> Vec<CountryCode> {
    list.split(',').filter_map(CountryCode::new).collect()
}

fn guards() -> FxHashMap<&'static str, Vec<Trap>> {
    let mut guards: FxHashMap<_, Vec<Trap>> = FxHashMap::default();
    for row in rows(&GUARDS) {
        let [guard, test, words] = row.as_slice() else { continue };
        let traps = guards.entry(*guard).or_default();
        if let Ok(trap) = Trap::from_str(&format!("{test}\t{words}")) {
            traps.push(trap);
        }
    }
    guards
}

impl FromStr for Trap {
    type Err = ();

    /// Reads `test` TAB `words`; tests that the trie holds are no conditions.
    fn from_str(row: &str) -> Result<Trap, ()> {
        let (test, list) = row.split_once('\t').ok_or(())?;
        let split = |list: &str| list.split('|').map(fold).collect();
        let words = || split(list);
        match test {
            "not_next" => Ok(Trap::NotNext(words())),
            "not_next_bare" => Ok(Trap::NotNextBare(words())),
            "not_before" => Ok(Trap::NotBefore(words())),
            "not_near" => Ok(Trap::NotNear(words())),
            "before" => Ok(Trap::Before(words())),
            "next" => Ok(Trap::Next(words())),
            "near" => Ok(Trap::Near(words())),
            "other" => Ok(Trap::Other),
            "not_name" => Ok(Trap::NotName),
            "not_peeled" => Ok(Trap::NotPeeled(words())),
            "not_between" => {
                let (before, next) = list.split_once('+').ok_or(())?;
                Ok(Trap::NotBetween(split(before), split(next)))
            }
            "not_after_definite" => Ok(Trap::NotAfterDefinite),
            "after_definite" => Ok(Trap::AfterDefinite),
            "after_verb" => Ok(Trap::AfterVerb),
            "begins" => Ok(Trap::Begins),
            "not_doubled" => Ok(Trap::NotDoubled),
            "not_typed" => Ok(Trap::NotTyped(list.split('|').map(str::to_owned).collect())),
            "not_measured" => Ok(Trap::NotMeasured(words())),
            "capitals" => Ok(Trap::Capitals),
            "marked" => Ok(Trap::Marked),
            "rivals" => Ok(Trap::Rivals(codes(list))),
            _ => Err(()),
        }
    }
}
