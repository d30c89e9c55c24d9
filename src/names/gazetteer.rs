//! The tables in one: what a word or phrase of a paragraph names.

use std::borrow::Borrow;
use std::panic::resume_unwind;
use std::sync::OnceLock;
use std::thread;

use rustc_hash::FxHashSet;

use super::countries::Countries;
use super::encounters::Encounters;
use super::english::English;
use super::figures::Figures;
use super::leaders::Leaders;
use super::lookup::tells_alone;
use super::nisba;
use super::offices::OfficeTable;
use super::organisations::Organisations;
use super::outlets::Outlets;
use super::peel::{Peel, Peelings};
use super::people::People;
use super::row::{own_rows, rows};
use super::tables::{COUNTRIES, GROUPS, SHIELDS, TOPICS};
use super::topics::Topics;
use super::trie::{ListedWord, Trie};
use crate::model::{CountryCode, Lang, Via};
use crate::text::{Stemmer, Words, fold};

/// Grammatical number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Number {
    /// One.
    Singular,
    /// Two.
    Dual,
    /// More.
    Plural,
}

/// What the form of an adjective of nationality says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nisba {
    /// One, two or more.
    pub number: Number,
    /// Feminine.
    pub feminine: bool,
    /// With the article.
    pub definite: bool,
}

/// The form of an office's head word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct HeadForm {
    /// The head, as an index of the office table.
    pub head: usize,
    /// One, two or more.
    pub number: Number,
    /// Feminine.
    pub feminine: bool,
    /// With the article.
    pub definite: bool,
}

/// What a listed form stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// A state.
    Country {
        /// Which.
        code: CountryCode,
        /// Whether by name, adjective or capital.
        via: Via,
        /// The inflection of an adjective.
        nisba: Option<Nisba>,
        /// The guard that must hold, or an empty string.
        guard: &'static str,
        /// The form as listed.
        form: &'static str,
    },
    /// A group of states.
    Group(&'static str),
    /// A topic, by its key.
    Topic(&'static str),
    /// A phrase that names nothing and takes the forms inside it away.
    Shield,
}

/// A listed form found in a paragraph.
#[derive(Debug, Clone, Copy)]
pub struct Found<'g> {
    /// What it stands for; several where the form is ambiguous.
    pub tags: &'g [Tag],
    /// How many words it has.
    pub len: usize,
    /// What was peeled from its first word.
    pub peel: Peel,
}

/// The letters of a word, its article among them, in which a slip is known as one.
const LEAST_MISSPELT: usize = 8;

/// Every table, loaded once.
#[derive(Debug)]
pub struct Gazetteer {
    trie: Trie<Tag>,
    /// Countries.
    pub countries: Countries,
    /// Offices, titles, given names and the words that end a name.
    pub offices: OfficeTable,
    /// English offices and the words around them.
    pub english: English,
    /// Topics.
    pub topics: Topics,
    /// The words of meetings.
    pub encounters: Encounters,
    organisations: OnceLock<Organisations>,
    /// Other names of people.
    pub people: People,
    leaders: OnceLock<Leaders>,
    figures: OnceLock<Figures>,
    outlets: Outlets,
}

impl Gazetteer {
    /// The gazetteer compiled into the program.
    pub fn get() -> &'static Gazetteer {
        static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
        GAZETTEER.get_or_init(Gazetteer::load)
    }

    fn load() -> Gazetteer {
        let read = || (OfficeTable::load(), English::load(), Encounters::load());
        // Half of the time goes to the trie: a second thread, if there can be one, reads these.
        let (trie, (offices, english, encounters)) = thread::scope(|scope| {
            let second = thread::Builder::new().spawn_scoped(scope, read);
            let trie = read_forms();
            let joined = second.map(|second| second.join().unwrap_or_else(|e| resume_unwind(e)));
            (trie, joined.unwrap_or_else(|_| read()))
        });
        Gazetteer {
            trie,
            countries: Countries::load(),
            offices,
            english,
            topics: Topics::load(),
            encounters,
            organisations: OnceLock::new(),
            people: People::load(),
            leaders: OnceLock::new(),
            figures: OnceLock::new(),
            outlets: Outlets::load(),
        }
    }

    /// Heads of state and of government by name.
    pub fn leaders(&self) -> &Leaders {
        self.leaders.get_or_init(|| Leaders::load(self.countries.members("arab")))
    }

    /// Other people in public life by name.
    pub fn figures(&self) -> &Figures {
        self.figures.get_or_init(Figures::load)
    }

    /// The longest listed form that begins at a word.
    pub fn find(&self, words: &Words, at: usize) -> Option<Found<'_>> {
        self.find_by(words, at, |at| self.listed(&Peelings::of(words.folded(at))))
    }

    /// The same, where `listed` gives where each word stands in the listed forms.
    pub fn find_by<L: Borrow<ListedWord>>(
        &self,
        words: &Words,
        at: usize,
        listed: impl Fn(usize) -> L,
    ) -> Option<Found<'_>> {
        let longest = self.trie.longest(words, at, listed);
        longest.map(|(tags, len, peel)| Found { tags, len, peel })
    }

    /// Every listed form that begins at a word, the longest last.
    pub fn all_forms(&self, words: &Words, at: usize) -> Vec<Found<'_>> {
        let all = self.trie.all(words, at).into_iter();
        all.map(|(tags, len, peel)| Found { tags, len, peel }).collect()
    }

    /// Where a word stands in the listed forms.
    pub fn listed(&self, word: &Peelings) -> ListedWord {
        self.trie.listed(word)
    }

    /// The state that a folded name, adjective, capital or code stands for.
    pub fn country(&self, folded: &str) -> Option<CountryCode> {
        if let Some(code) = self.countries.by_code(folded) {
            return Some(code);
        }
        // A name before a capital that is spelt alike: عُمان before عمّان.
        let of = |wanted: fn(Via) -> bool| {
            self.trie.get(folded).iter().find_map(move |tag| match tag {
                Tag::Country { guard, .. } if !tells_alone(guard) => None,
                Tag::Country { code, via, .. } if wanted(*via) => Some(*code),
                _ => None,
            })
        };
        of(|via| via == Via::Name).or_else(|| of(|_| true))
    }

    /// The adjective of a state that a folded word with the article is but for a weak letter
    /// too many or two letters in each other's place.
    pub fn adjective_like(&self, folded: &str) -> Option<&[Tag]> {
        let letters: Vec<char> = folded.chars().collect();
        if letters.len() < LEAST_MISSPELT {
            return None;
        }
        let spelt = |letters: &[char]| {
            let tags = self.trie.get(&letters.iter().collect::<String>());
            let state = |tag: &Tag| match tag {
                Tag::Country { nisba: Some(nisba), guard: "" | "phrase" | "whole", .. } => {
                    nisba.definite && nisba.number == Number::Singular
                }
                _ => false,
            };
            (!tags.is_empty() && tags.iter().all(state)).then_some(tags)
        };
        (2..letters.len() - 1).find_map(|at| {
            let mut other = letters.clone();
            other.swap(at, at + 1);
            spelt(&other).or_else(|| {
                other.clone_from(&letters);
                matches!(other.remove(at), 'ا' | 'و' | 'ي').then(|| spelt(&other)).flatten()
            })
        })
    }

    /// The organisations; loaded when first asked for, since no query does.
    pub fn organisations(&self) -> &Organisations {
        self.organisations.get_or_init(Organisations::load)
    }

    /// The states from which outlets of a name write, the likeliest first; empty if neither the
    /// table nor a bracket tells any.
    pub fn outlet(&self, name: &str) -> Vec<CountryCode> {
        let (before, within) = match name.split_once('(') {
            Some((before, rest)) => (before, rest.trim_end().trim_end_matches(')')),
            None => (name, ""),
        };
        let named = self.outlets.get(name).or_else(|| self.outlets.get(before));
        // `The Daily Star (Lebanon)`: one of several of its name; `الوطن (عمان)`: the state before
        // the capital, and before both what the table has.
        let places = self.places(within);
        let listed = named.into_iter().flatten().find(|state| places.contains(state)).copied();
        let told = listed.map_or(places, |state| vec![state]);
        if !told.is_empty() {
            return told;
        }
        self.outlets.get(within).or(named).map_or_else(Vec::new, <[CountryCode]>::to_vec)
    }

    /// The states a name or a capital stands for, the former first.
    fn places(&self, name: &str) -> Vec<CountryCode> {
        let tags = self.trie.get(&fold(name));
        let of = |wanted: Via| {
            tags.iter().filter_map(move |tag| match tag {
                Tag::Country { code, via, .. } if *via == wanted => Some(*code),
                _ => None,
            })
        };
        of(Via::Name).chain(of(Via::Capital)).collect()
    }

    /// The stemmer of queries, of the index, and of the common words among names;
    /// it leaves the names of states as they are.
    pub fn stemmer(&self) -> &'static Stemmer {
        stemmer()
    }
}

/// The stemmer, which needs no gazetteer.
pub fn stemmer() -> &'static Stemmer {
    static STEMMER: OnceLock<Stemmer> = OnceLock::new();
    STEMMER.get_or_init(|| Stemmer::new(protected_names))
}

/// The names of states and capitals that are one word; of two spellings the one
/// with the article, so that it has one stem behind every clitic. Added rows have no
/// part in it: the index of an archive outlives them.
fn protected_names() -> Vec<String> {
    let names: FxHashSet<String> = own_rows(&COUNTRIES)
        .filter(|row| row[1] == "ar" && matches!(row[2], "short" | "alias" | "capital"))
        .map(|row| fold(row[3]))
        .filter(|name| !name.contains(' '))
        .collect();
    let doubled: Vec<String> =
        names.iter().filter(|name| names.contains(&format!("ال{name}"))).cloned().collect();
    names.into_iter().filter(|name| !doubled.contains(name)).collect()
}

/// The forms of states, groups and topics, and the phrases that shield them.
fn read_forms() -> Trie<Tag> {
    let mut trie = Trie::new();
    // Names first: an inflection that is also a name is the name.
    let mut adjectives = Vec::new();
    for row in rows(&COUNTRIES) {
        match row[2] {
            "nisba" => adjectives.push(row),
            _ => insert_country(&mut trie, &row),
        }
    }
    adjectives.iter().for_each(|row| insert_country(&mut trie, row));
    for row in rows(&GROUPS) {
        if let [id, _, form, ..] = row.as_slice() {
            trie.insert(&fold(form), Tag::Group(id));
        }
    }
    for row in rows(&TOPICS) {
        if let [key, _, _, _, form] = row.as_slice() {
            trie.insert(&fold(form), Tag::Topic(key));
        }
    }
    for row in rows(&SHIELDS) {
        if let [_, form, ..] = row.as_slice() {
            trie.insert(&fold(form), Tag::Shield);
        }
    }
    trie
}

fn insert_country(trie: &mut Trie<Tag>, row: &[&'static str]) {
    let [code, lang, kind, form, guard, ..] = row else { return };
    let Some(code) = CountryCode::new(code) else { return };
    let via = match *kind {
        "nisba" | "plural" => Via::Demonym,
        "capital" => Via::Capital,
        _ => Via::Name,
    };
    let tag = |nisba| Tag::Country { code, via, nisba, guard, form };
    let folded = fold(form);
    match (*kind, Lang::from_code(lang)) {
        ("nisba", _) if *form == "-" => {}
        ("nisba", Some(Lang::Ar)) => {
            for (inflected, nisba) in nisba::forms(&folded) {
                if !inflected.ends_with("يا") || trie.get(&inflected).is_empty() {
                    trie.insert(&inflected, tag(Some(nisba)));
                }
            }
        }
        ("nisba", _) => {
            let nisba = Nisba { number: Number::Singular, feminine: false, definite: true };
            trie.insert(&folded, tag(Some(nisba)));
        }
        ("plural", Some(Lang::Ar)) => {
            trie.insert(&folded, tag(None));
            trie.insert(folded.strip_prefix("ال").unwrap_or(&folded), tag(None));
        }
        _ => trie.insert(&folded, tag(None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_found_by_any_of_its_names() {
        let gazetteer = Gazetteer::get();
        for (name, code) in [
            ("اليابان", "JP"),
            ("اليابانية", "JP"),
            ("طوكيو", "JP"),
            ("jp", "JP"),
            ("JPN", "JP"),
            ("KWT", "KW"),
            ("عُمان", "OM"),
            ("بنغلاديش", "BD"),
            ("بنجلادش", "BD"),
            ("المملكة العربية السعودية", "SA"),
            ("الكوريين الشماليين", "KP"),
            ("bangladesh", "BD"),
            ("kuwaiti", "KW"),
        ] {
            let code = CountryCode::new(code);
            assert_eq!(gazetteer.country(&fold(name)), code, "{name}");
        }
        assert_eq!(gazetteer.country("كوريا"), None);
        assert_eq!(gazetteer.country("korean"), None);
    }

    #[test]
    fn every_name_that_is_printed_finds_its_state() {
        let gazetteer = Gazetteer::get();
        for lang in [Lang::Ar, Lang::En] {
            for (code, name) in gazetteer.countries.names(lang) {
                assert_eq!(gazetteer.country(&fold(name)), Some(code), "{name}");
            }
        }
        for row in rows(&super::super::tables::CODES) {
            assert_eq!(gazetteer.country(&fold(row[1])), CountryCode::new(row[0]), "{}", row[1]);
        }
    }

    #[test]
    fn every_state_has_a_name_an_adjective_and_a_capital_in_both_languages() {
        let gazetteer = Gazetteer::get();
        let listed: Vec<_> = gazetteer.countries.names(Lang::En).collect();
        assert_eq!(listed.len(), 198);
        for (code, _) in listed {
            for lang in ["ar", "en"] {
                for kind in ["short", "official", "nisba"] {
                    let has = rows(&COUNTRIES)
                        .any(|row| row[0] == code.as_str() && row[1] == lang && row[2] == kind);
                    assert!(has, "{code} has no {kind} in {lang}");
                }
                let capital = rows(&COUNTRIES).any(|row| {
                    row[0] == code.as_str()
                        && row[1] == lang
                        && (row[2] == "capital"
                            || row.get(5).is_some_and(|note| note.contains("capital=")))
                });
                assert!(capital, "{code} has no capital in {lang}");
            }
        }
    }

    #[test]
    fn no_form_names_two_states_without_a_guard() {
        let gazetteer = Gazetteer::get();
        for row in rows(&COUNTRIES) {
            let tags = gazetteer.trie.get(&fold(row[3]));
            let mut codes: Vec<_> = tags
                .iter()
                .filter_map(|tag| match tag {
                    Tag::Country { code, guard: "", .. } => Some(*code),
                    _ => None,
                })
                .collect();
            codes.dedup();
            assert!(codes.len() <= 1, "{} names {codes:?}", row[3]);
        }
    }

    #[test]
    fn every_guard_is_defined() {
        for row in rows(&COUNTRIES).filter(|row| !row[4].is_empty()) {
            let defined = rows(&super::super::tables::GUARDS).any(|guard| guard[0] == row[4]);
            assert!(defined, "the guard {} of {} is not defined", row[4], row[3]);
        }
    }
}
