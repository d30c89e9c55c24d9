//! Offices, titles, ranks, given names, and the words that end a name.

use rustc_hash::FxHashMap;

use super::gazetteer::{HeadForm, Number};
use super::rows;
use super::trie::{Peel, peelings};
use crate::model::RoleClass;
use crate::text::fold;

const OFFICES_TSV: &str = include_str!("offices.tsv");
const TITLES_TSV: &str = include_str!("titles.tsv");
const GIVEN_NAMES_TSV: &str = include_str!("given_names.tsv");
const VERBS_TSV: &str = include_str!("verbs.tsv");
const STOPS_TSV: &str = include_str!("stops.tsv");
const TAILS_TSV: &str = include_str!("tails.tsv");

/// One reading of an office's head word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeRow {
    /// The head, folded.
    pub head: String,
    /// Words of which one must follow; empty for the reading of last resort.
    pub cues: Vec<String>,
    /// The class it gives.
    pub class: RoleClass,
}

/// What a single word can be, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordKind(u16);

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

    /// Whether it is any of these kinds.
    pub fn is(self, kinds: WordKind) -> bool {
        self.0 & kinds.0 != 0
    }

    /// Both kinds.
    pub const fn or(self, other: WordKind) -> WordKind {
        WordKind(self.0 | other.0)
    }
}

/// The office tables, loaded.
#[derive(Debug)]
pub struct OfficeTable {
    heads: Vec<String>,
    rows: Vec<OfficeRow>,
    forms: FxHashMap<String, HeadForm>,
    english: Vec<(Vec<String>, RoleClass)>,
    kinds: FxHashMap<String, WordKind>,
}

impl OfficeTable {
    pub(super) fn load() -> OfficeTable {
        let mut table = OfficeTable {
            heads: Vec::new(),
            rows: Vec::new(),
            forms: FxHashMap::default(),
            english: Vec::new(),
            kinds: FxHashMap::default(),
        };
        for row in rows(OFFICES_TSV) {
            table.add_office(&row);
        }
        table.english.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        table.add_kinds();
        table
    }

    fn add_office(&mut self, row: &[&'static str]) {
        let [lang, head, cue, class, rest @ ..] = row else { return };
        let Some(class) = RoleClass::from_word(class) else { return };
        let folded = fold(head);
        if *lang == "en" {
            self.english.push((folded.split(' ').map(str::to_owned).collect(), class));
            return;
        }
        let cues = cue.split('|').filter(|cue| *cue != "-").map(fold).collect();
        if !self.heads.contains(&folded) {
            self.add_head(&folded);
        }
        if let Some(plural) = rest.first() {
            self.add_forms(&fold(plural), Number::Plural, false);
        }
        self.rows.push(OfficeRow { head: folded, cues, class });
    }

    fn add_head(&mut self, folded: &str) {
        self.heads.push(folded.to_owned());
        let stem = folded.strip_suffix('ي').filter(|_| folded == "والي").unwrap_or(folded);
        self.add_forms(folded, Number::Singular, false);
        self.add_forms(&format!("{stem}ه"), Number::Singular, true);
        self.add_forms(&format!("{stem}ا"), Number::Singular, false);
        self.add_forms(&format!("{stem}ين"), Number::Plural, false);
        self.add_forms(&format!("{stem}ون"), Number::Plural, false);
        self.add_forms(&format!("{stem}ان"), Number::Dual, false);
        self.add_forms(&format!("{stem}ي"), Number::Dual, false);
        self.add_forms(&format!("{stem}تي"), Number::Dual, true);
        self.add_forms(&format!("{stem}تا"), Number::Dual, true);
    }

    fn add_forms(&mut self, folded: &str, number: Number, feminine: bool) {
        let head = self.heads.len() - 1;
        for definite in [false, true] {
            let form = if definite { format!("ال{folded}") } else { folded.to_owned() };
            self.forms.entry(form).or_insert(HeadForm { head, number, feminine, definite });
        }
    }

    fn add_kinds(&mut self) {
        for row in rows(TITLES_TSV) {
            let [_, kind, form] = row.as_slice() else { continue };
            let kind = match *kind {
                "honorific" => WordKind::HONORIFIC,
                "title" => WordKind::TITLE,
                "rank" => WordKind::RANK,
                "after_rank" => WordKind::AFTER_RANK,
                _ => WordKind::PRONOUN,
            };
            self.add_kind(fold(form), kind);
        }
        for row in rows(GIVEN_NAMES_TSV) {
            self.add_kind(fold(row[0]), WordKind::GIVEN);
        }
        for row in rows(STOPS_TSV) {
            self.add_kind(fold(row[1]), WordKind::STOP);
        }
        for row in rows(TAILS_TSV) {
            self.add_kind(fold(row[1]), WordKind::TAIL);
        }
        for row in rows(VERBS_TSV) {
            let [perfect, imperfect] = row.as_slice() else { continue };
            self.add_verb(&fold(perfect), &fold(imperfect));
        }
    }

    fn add_kind(&mut self, folded: String, kind: WordKind) {
        let known = self.kinds.entry(folded).or_default();
        *known = known.or(kind);
    }

    fn add_verb(&mut self, perfect: &str, imperfect: &str) {
        let past = perfect.strip_suffix('ي').unwrap_or(perfect);
        for ending in ["", "ت", "ا", "وا", "تا"] {
            self.add_kind(format!("{past}{ending}"), WordKind::VERB);
        }
        for ending in ["", "ا"] {
            self.add_kind(format!("{perfect}{ending}"), WordKind::VERB);
        }
        let Some(present) = imperfect.strip_prefix('ي') else { return };
        for (prefix, suffix) in
            [("ي", ""), ("ت", ""), ("ي", "ان"), ("ي", "ون"), ("ت", "ان"), ("ن", "")]
        {
            for future in ["", "س"] {
                self.add_kind(format!("{future}{prefix}{present}{suffix}"), WordKind::VERB);
            }
        }
    }

    /// What a folded word can be.
    pub fn kind(&self, folded: &str) -> WordKind {
        self.kinds.get(folded).copied().unwrap_or_default()
    }

    /// The office head a folded word is a form of.
    pub fn head(&self, folded: &str) -> Option<HeadForm> {
        self.forms.get(folded).copied()
    }

    /// The folded base of a head.
    pub fn head_word(&self, form: HeadForm) -> &str {
        &self.heads[form.head]
    }

    /// What a folded word can be, perhaps behind clitics.
    pub fn kind_behind_clitics(&self, folded: &str) -> (WordKind, Peel) {
        let mut found = (WordKind::default(), Peel::default());
        peelings(folded, |form, peel| {
            if found.0 == WordKind::default() {
                found = (self.kind(form), peel);
            }
        });
        found
    }

    /// The office head a folded word is a form of, perhaps behind clitics.
    pub fn head_behind_clitics(&self, folded: &str) -> Option<(HeadForm, Peel)> {
        let mut found = None;
        peelings(folded, |form, peel| {
            if found.is_none() {
                found = self.head(form).map(|head| (head, peel));
            }
        });
        found
    }

    /// The class of an office by its head and the folded words after it; `None`
    /// if the head is an office only with words that are not there.
    pub fn class(&self, form: HeadForm, tail: &[&str]) -> Option<RoleClass> {
        let head = self.head_word(form);
        let joined = format!(" {} ", tail.join(" "));
        self.rows
            .iter()
            .filter(|row| row.head == head)
            .find(|row| row.cues.is_empty() || row.cues.iter().any(|cue| has_cue(&joined, cue)))
            .map(|row| row.class)
    }

    /// The English office that begins with these folded words: its length and
    /// class.
    pub fn english(&self, words: &[&str]) -> Option<(usize, RoleClass)> {
        self.english
            .iter()
            .find(|(office, _)| {
                words.len() >= office.len() && office.iter().zip(words).all(|(a, b)| a == b)
            })
            .map(|(office, class)| (office.len(), *class))
    }
}

/// Whether a cue stands among words, perhaps behind `و`, `ب`, `ل` or `لل`.
fn has_cue(joined: &str, cue: &str) -> bool {
    let behind = |clitic: &str, word: &str| joined.contains(&format!(" {clitic}{word} "));
    ["", "و", "ب", "ل"].iter().any(|clitic| behind(clitic, cue))
        || cue.strip_prefix("ال").is_some_and(|bare| behind("لل", bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_after_a_head_tell_the_office() {
        let table = OfficeTable::load();
        for (head, tail, class) in [
            ("وزير", "الخارجيه", RoleClass::ForeignMinister),
            ("الوزيره", "", RoleClass::Minister),
            ("رئيسه", "الوزراء", RoleClass::HeadOfGovernment),
            ("رئيس", "", RoleClass::HeadOfState),
            ("رئيس", "هيئه الاركان العامه", RoleClass::Military),
            ("سفراء", "", RoleClass::Ambassador),
            ("نائب", "وزير الدفاع", RoleClass::DeputyMinister),
        ] {
            let form = table.head(head).unwrap_or_else(|| panic!("{head}"));
            let tail: Vec<&str> = tail.split(' ').filter(|w| !w.is_empty()).collect();
            assert_eq!(table.class(form, &tail), Some(class), "{head} {tail:?}");
        }
    }

    #[test]
    fn duals_and_plurals_are_known() {
        let table = OfficeTable::load();
        assert_eq!(table.head("سفيري").map(|form| form.number), Some(Number::Dual));
        assert_eq!(table.head("الوزراء").map(|form| form.number), Some(Number::Plural));
        assert!(table.kind("يستقبل").is(WordKind::VERB));
        assert!(table.kind("التقيا").is(WordKind::VERB));
    }
}
