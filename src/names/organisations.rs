//! The organisations: those listed by name, and the words others begin with.

use rustc_hash::{FxHashMap, FxHashSet};

use super::peel::{Peel, Peelings};
use super::row::rows;
use super::tables::{ORGANISATION_HEADS, ORGANISATIONS};
use super::trie::{ListedWord, Trie};
use crate::model::{CountryCode, Lang};
use crate::text::{Words, fold};

/// An organisation of the table.
#[derive(Debug)]
pub struct Organisation {
    /// What the program calls it.
    pub id: &'static str,
    /// The state, of a national one.
    pub country: Option<CountryCode>,
    /// By language, the name it is printed by.
    names: [Option<&'static str>; 2],
}

impl Organisation {
    /// The name in a language, else in the other.
    pub fn name(&self, lang: Lang) -> &'static str {
        let [ar, en] = self.names;
        let name = match lang {
            Lang::Ar => ar.or(en),
            Lang::En => en.or(ar),
        };
        name.unwrap_or(self.id)
    }
}

/// A listed form of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Form {
    organisation: u32,
    /// Written in capitals: `WHO`.
    capitals: bool,
}

/// A word that the name of an organisation begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OrganisationHead {
    head: u16,
    /// With the article.
    pub definite: bool,
}

/// What the table says of a head.
#[derive(Debug)]
struct HeadRow {
    home: bool,
    named: bool,
    not_next: Vec<String>,
}

/// The organisations, loaded.
#[derive(Debug)]
pub struct Organisations {
    list: Vec<Organisation>,
    trie: Trie<Form>,
    heads: FxHashMap<String, OrganisationHead>,
    head_rows: Vec<HeadRow>,
    ends: FxHashSet<String>,
}

/// Room for the words of the table.
const ROOM: usize = 1 << 11;

impl Organisations {
    pub(super) fn load() -> Organisations {
        let mut organisations = Organisations {
            list: Vec::new(),
            trie: Trie::with_room(ROOM),
            heads: FxHashMap::default(),
            head_rows: Vec::new(),
            ends: FxHashSet::default(),
        };
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        for row in rows(&ORGANISATIONS) {
            let [id, lang, form, country, ..] = row.as_slice() else { continue };
            let number = *numbers.entry(id).or_insert_with(|| {
                let country = CountryCode::new(country);
                organisations.list.push(Organisation { id, country, names: [None; 2] });
                organisations.list.len() as u32 - 1
            });
            let place = usize::from(*lang == "en");
            organisations.list[number as usize].names[place].get_or_insert(form);
            let capitals = !form.contains(|c: char| c.is_lowercase())
                && form.contains(|c: char| c.is_uppercase());
            organisations.trie.insert(&fold(form), Form { organisation: number, capitals });
        }
        for row in rows(&ORGANISATION_HEADS) {
            let [lang, head, traits, not_next, ..] = row.as_slice() else { continue };
            match *traits {
                "ends" => drop(organisations.ends.insert(fold(head))),
                _ => organisations.add_head(&fold(head), *lang == "ar", traits, not_next),
            }
        }
        organisations
    }

    fn add_head(&mut self, folded: &str, arabic: bool, traits: &str, not_next: &str) {
        let head = self.head_rows.len() as u16;
        let has = |wanted: &str| traits.split(',').any(|word| word == wanted);
        self.head_rows.push(HeadRow {
            home: has("home"),
            named: has("named"),
            not_next: not_next.split('|').filter(|word| *word != "-").map(fold).collect(),
        });
        if arabic {
            let definite = OrganisationHead { head, definite: true };
            self.heads.insert(format!("ال{folded}"), definite);
        }
        self.heads.insert(folded.to_owned(), OrganisationHead { head, definite: false });
    }

    /// Where a word stands in the listed forms.
    pub fn listed(&self, word: &Peelings) -> ListedWord {
        self.trie.listed(word)
    }

    /// The listed organisation whose longest form begins at a word, how many words the
    /// form has and what was peeled; `listed` says where each word stands.
    pub fn find<'l>(
        &self,
        words: &Words,
        at: usize,
        listed: impl Fn(usize) -> &'l ListedWord,
    ) -> Option<(&Organisation, usize, Peel)> {
        let (forms, len, peel) = self.trie.longest(words, at, listed)?;
        let latin = words.list()[at].capital;
        let written = words.originals(at..at + len);
        let shouted = !written.contains(|c: char| c.is_lowercase());
        let arabic = written.starts_with(|c: char| !c.is_ascii());
        let form = forms.iter().find(|form| match form.capitals {
            true => latin && shouted,
            false => latin || arabic,
        })?;
        Some((&self.list[form.organisation as usize], len, peel))
    }

    /// The head a word is, perhaps behind clitics.
    pub fn head(&self, word: &Peelings) -> Option<(OrganisationHead, Peel)> {
        word.first(|form| self.heads.get(form).copied())
    }

    /// Whether one without a state in its name is of the country the article is set in.
    pub fn is_home(&self, head: OrganisationHead) -> bool {
        self.head_rows[head.head as usize].home
    }

    /// Whether an unknown word after it may be its name.
    pub fn is_named(&self, head: OrganisationHead) -> bool {
        self.head_rows[head.head as usize].named
    }

    /// Whether a folded word ends a name and is no part of it.
    pub fn ends(&self, folded: &str) -> bool {
        self.ends.contains(folded)
    }

    /// Whether the next folded word says that the head is none.
    pub fn is_none_before(&self, head: OrganisationHead, next: &str) -> bool {
        self.head_rows[head.head as usize].not_next.iter().any(|word| word == next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str) -> Option<&'static str> {
        let organisations = crate::names::Gazetteer::get().organisations();
        let words = Words::of(text);
        let listed: Vec<_> = (0..words.len())
            .map(|at| organisations.listed(&Peelings::of(words.folded(at))))
            .collect();
        organisations.find(&words, 0, |at| &listed[at]).map(|(found, _, _)| found.id)
    }

    #[test]
    fn a_form_is_found_behind_clitics_and_by_its_capitals() {
        for (text, id) in [
            ("للأمم المتحدة", Some("un")),
            ("واليونسكو", Some("unesco")),
            ("مجلس الأمن الدولي", Some("un-security-council")),
            ("WHO officials", Some("who")),
            ("who officials", None),
            ("World Bank", Some("world-bank")),
            ("world bank", None),
            ("الأمم", None),
        ] {
            assert_eq!(find(text), id, "{text}");
        }
    }

    #[test]
    fn every_listed_organisation_has_a_name_in_both_languages() {
        let organisations = Organisations::load();
        assert!(organisations.list.len() >= 220);
        for organisation in &organisations.list {
            assert!(organisation.names.iter().all(Option::is_some), "{}", organisation.id);
        }
    }
}
