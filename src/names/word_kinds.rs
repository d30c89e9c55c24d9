//! What a single word can be, beside the office and country forms: a title, a
//! given name, a verb, a word that ends a name.

use super::row::rows;
use super::tables::{GIVEN_NAMES, MARKS, STOPS, TAILS, TITLES, VERBS};
use crate::text::{WordMap, fold};

/// About how many words there are, so that there is room for all.
const EXPECTED: usize = 7_000;

/// The kinds of one bit and what a trace calls them.
const NAMES: &[(WordKind, &str)] = &[
    (WordKind::HONORIFIC, "honorific"),
    (WordKind::TITLE, "title"),
    (WordKind::RANK, "rank"),
    (WordKind::AFTER_RANK, "after_rank"),
    (WordKind::PRONOUN, "pronoun"),
    (WordKind::GIVEN, "given"),
    (WordKind::STOP, "stop"),
    (WordKind::VERB, "verb"),
    (WordKind::TAIL, "tail"),
    (WordKind::WORD, "word"),
    (WordKind::JOINT, "joint"),
    (WordKind::FORMER, "former"),
    (WordKind::ACTING, "acting"),
    (WordKind::ACCREDITED, "accredited"),
    (WordKind::WITHIN, "within"),
    (WordKind::HOMELAND, "homeland"),
    (WordKind::OWN_COUNTRY, "own_country"),
    (WordKind::COUNTERPART, "counterpart"),
    (WordKind::SIDE, "side"),
    (WordKind::BUREAU, "bureau"),
    (WordKind::ORDINAL, "ordinal"),
    (WordKind::ROYAL, "royal"),
    (WordKind::KING, "king"),
    (WordKind::ORGANISATION, "organisation"),
    (WordKind::DISTRICT, "district"),
    (WordKind::SON, "son"),
    (WordKind::TOWARD, "toward"),
    (WordKind::NAMESAKE, "namesake"),
];

/// What a single word can be, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct WordKind(u32);

impl WordKind {
    /// Before an office or a name: معالي.
    pub const HONORIFIC: WordKind = WordKind(1);
    /// Before a name: الشيخ.
    pub const TITLE: WordKind = WordKind(2);
    /// A military rank.
    pub const RANK: WordKind = WordKind(4);
    /// Continues a rank.
    pub const AFTER_RANK: WordKind = WordKind(8);
    /// Stands for a person: معاليه.
    pub const PRONOUN: WordKind = WordKind(16);
    /// A given name.
    pub const GIVEN: WordKind = WordKind(32);
    /// Ends a name.
    pub const STOP: WordKind = WordKind(64);
    /// A finite verb.
    pub const VERB: WordKind = WordKind(128);
    /// Goes on with the name of an office.
    pub const TAIL: WordKind = WordKind(256);
    /// A common word, part of no name.
    pub const WORD: WordKind = WordKind(1 << 9);
    /// Joins two words of a name.
    pub const JOINT: WordKind = WordKind(1 << 10);
    /// After an office that is no longer held.
    pub const FORMER: WordKind = WordKind(1 << 11);
    /// After an office, and changes nothing about which it is.
    pub const ACTING: WordKind = WordKind(1 << 12);
    /// Links an ambassador to the place of service.
    pub const ACCREDITED: WordKind = WordKind(1 << 13);
    /// Links an office to the body it is in.
    pub const WITHIN: WordKind = WordKind(1 << 14);
    /// Stands for the country an article is set in.
    pub const HOMELAND: WordKind = WordKind(1 << 15);
    /// Stands for the country of whoever is spoken of.
    pub const OWN_COUNTRY: WordKind = WordKind(1 << 16);
    /// The same office of another state.
    pub const COUNTERPART: WordKind = WordKind(1 << 17);
    /// With an adjective of nationality, says whose the next offices are.
    pub const SIDE: WordKind = WordKind(1 << 18);
    /// A body named after the office it serves.
    pub const BUREAU: WordKind = WordKind(1 << 19);
    /// After a ruler's given name.
    pub const ORDINAL: WordKind = WordKind(1 << 20);
    /// Before the name of a member of a ruling house.
    pub const ROYAL: WordKind = WordKind(1 << 21);
    /// Before the name of a ruler.
    pub const KING: WordKind = WordKind(1 << 22);
    /// What is often named after people.
    pub const ORGANISATION: WordKind = WordKind(1 << 23);
    /// A part of a country, whose name follows.
    pub const DISTRICT: WordKind = WordKind(1 << 24);
    /// Joins a name and that of the father.
    pub const SON: WordKind = WordKind(1 << 25);
    /// Links an envoy to the place of the mission.
    pub const TOWARD: WordKind = WordKind(1 << 26);

    /// Where people meet.
    pub const VENUE: WordKind = WordKind(1 << 27);

    /// A relative, named by whose.
    pub const KIN: WordKind = WordKind(1 << 28);
    /// A family's name that stands first and is used alone.
    pub const FAMILY_FIRST: WordKind = WordKind(1 << 29);
    /// A party or movement, whose name follows.
    pub const PARTY: WordKind = WordKind(1 << 30);

    /// A state, a capital or a head of offices that people are called as well.
    pub const NAMESAKE: WordKind = WordKind(1 << 31);

    /// Whether it is any of these kinds.
    pub fn is(self, kinds: WordKind) -> bool {
        self.0 & kinds.0 != 0
    }

    /// Both kinds.
    pub const fn or(self, other: WordKind) -> WordKind {
        WordKind(self.0 | other.0)
    }

    /// The names of its kinds.
    pub fn names(self) -> Vec<&'static str> {
        NAMES.iter().filter(|(kind, _)| self.is(*kind)).map(|(_, name)| *name).collect()
    }

    /// The kind a table calls by this word.
    pub(super) fn from_word(word: &str) -> Option<WordKind> {
        Some(match word {
            "honorific" => WordKind::HONORIFIC,
            "title" => WordKind::TITLE,
            "royal" => WordKind::TITLE.or(WordKind::ROYAL),
            "king" => WordKind::TITLE.or(WordKind::KING),
            "rank" => WordKind::RANK,
            "after_rank" => WordKind::AFTER_RANK,
            "pronoun" => WordKind::PRONOUN,
            "son" => WordKind::JOINT.or(WordKind::SON),
            "joint" => WordKind::JOINT,
            "former" => WordKind::FORMER,
            "namesake" => WordKind::NAMESAKE,
            "acting" => WordKind::ACTING,
            "accredited" => WordKind::ACCREDITED,
            "within" => WordKind::WITHIN,
            "toward" => WordKind::TOWARD,
            "homeland" => WordKind::HOMELAND,
            "own_country" => WordKind::OWN_COUNTRY,
            "counterpart" => WordKind::COUNTERPART,
            "side" => WordKind::SIDE,
            "bureau" => WordKind::BUREAU,
            "district" => WordKind::DISTRICT,
            "ordinal" => WordKind::ORDINAL,
            "kin" => WordKind::KIN,
            "family_first" => WordKind::FAMILY_FIRST,
            "party" => WordKind::PARTY,
            "venue" => WordKind::VENUE,
            "organisation" => WordKind::ORGANISATION,
            _ => return None,
        })
    }
}

/// The words of all kinds.
#[derive(Debug)]
pub(super) struct WordKinds(WordMap<WordKind>);

impl WordKinds {
    pub fn load() -> WordKinds {
        let mut words = WordKinds(WordMap::with_room(EXPECTED));
        for row in rows(&TITLES) {
            let [_, kind, form] = row.as_slice() else { continue };
            words.add_marked(kind, form);
        }
        for row in rows(&MARKS) {
            let [kind, form] = row.as_slice() else { continue };
            words.add_marked(kind, form);
        }
        for (table, column, kind) in [
            (&GIVEN_NAMES, 0, WordKind::GIVEN),
            (&STOPS, 1, WordKind::STOP),
            (&TAILS, 1, WordKind::TAIL),
        ] {
            rows(table).for_each(|row| words.add(&fold(row[column]), kind));
        }
        for row in rows(&VERBS) {
            let [perfect, imperfect] = row.as_slice() else { continue };
            words.add_verb(&fold(perfect), &fold(imperfect));
        }
        words
    }

    pub fn get(&self, folded: &str) -> WordKind {
        self.0.get(folded).copied().unwrap_or_default()
    }

    fn add_marked(&mut self, kind: &str, form: &str) {
        if let Some(kind) = WordKind::from_word(kind) {
            self.add(&fold(form), kind);
        }
    }

    fn add(&mut self, folded: &str, kind: WordKind) {
        let known = self.0.get_or_insert_with(folded, WordKind::default);
        *known = known.or(kind);
    }

    fn add_verb(&mut self, perfect: &str, imperfect: &str) {
        let past = perfect.strip_suffix('ي').unwrap_or(perfect);
        for ending in ["", "ت", "ا", "وا", "تا"] {
            self.add(&[past, ending].concat(), WordKind::VERB);
        }
        for ending in ["", "ا"] {
            self.add(&[perfect, ending].concat(), WordKind::VERB);
        }
        let Some(present) = imperfect.strip_prefix('ي') else { return };
        for (prefix, suffix) in
            [("ي", ""), ("ت", ""), ("ي", "ان"), ("ي", "ون"), ("ت", "ان"), ("ن", "")]
        {
            for future in ["", "س"] {
                self.add(&[future, prefix, present, suffix].concat(), WordKind::VERB);
            }
        }
    }
}
