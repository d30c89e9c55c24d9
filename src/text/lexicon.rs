//! The words and suffixes of Arabic that stemming trusts.
//!
//! Reads `lexicon.tsv` and `suffixes.tsv`, both part of the program and both
//! in stem letters, and answers what a form without proclitics is a form of.
//! Which proclitics to take off first is `stem`.

use std::hash::BuildHasher;
use std::num::NonZeroU16;

use rustc_hash::{FxBuildHasher, FxHashMap};

const LEXICON: &str = include_str!("lexicon.tsv");
const SUFFIXES: &str = include_str!("suffixes.tsv");

/// The letter ha, for ta marbuta.
const HA: char = '\u{647}';
/// The letter ya, of the imperfect and the nisba.
const YA: char = '\u{64a}';
const TA: char = '\u{62a}';
const NUN: char = '\u{646}';
const SIN: char = '\u{633}';

/// A set of kinds of words, one bit each.
///
/// The tables write a kind as one letter: noun, adjective, verb (or its
/// perfect), imperfect (m), other (x); cut before a suffix: feminine, broken
/// plural in ta marbuta (b), alif maqsura (q). Two letters speak of the suffix
/// alone: it makes a nisba (y), it is a pronoun (p).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kinds(u16);

impl Kinds {
    /// Every kind of word.
    pub(super) const ALL: Kinds = Kinds(0x7f);
    /// What may stand behind the article, or behind a preposition.
    pub(super) const NOMINAL: Kinds = Kinds(0x7f & !Kinds::VERBAL);
    /// Nouns that are no adjectives.
    pub(super) const NOUN: Kinds = Kinds(Kinds::bit('n'));
    /// Words of meaning: nouns, adjectives and verbs.
    pub(super) const WORDS: Kinds = Kinds(0b110_1111);
    const VERBAL: u16 = 0b1100;

    fn read(letters: &str) -> Kinds {
        Kinds(letters.chars().fold(0, |set, letter| set | Kinds::bit(letter)))
    }

    const fn bit(letter: char) -> u16 {
        match letter {
            'n' => 0b1,
            'a' => 0b10,
            'v' => 0b100,
            'm' => 0b1000,
            'x' => 0b1_0000,
            'f' => 0b10_0000,
            'y' => 0b100_0000,
            'p' => 0b1000_0000,
            'b' => 0b1_0000_0000,
            'q' => 0b10_0000_0000,
            _ => 0,
        }
    }

    fn has(self, letter: char) -> bool {
        self.0 & Kinds::bit(letter) != 0
    }

    fn and(self, other: Kinds) -> Kinds {
        Kinds(self.0 & other.0)
    }

    fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A lemma by its place in the list, small because entries are many.
type Place = Option<NonZeroU16>;

/// What one string of letters can be, and of which lemma.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    /// A word as it stands, of these kinds.
    word: Place,
    kinds: Kinds,
    /// It is the lemma itself.
    itself: bool,
    /// A feminine without its ta marbuta.
    feminine: Place,
    /// A broken plural without its ta marbuta.
    plural: Place,
    /// A word without its alif maqsura.
    maqsura: Place,
    /// An imperfect without its first letter.
    imperfect: Place,
}

impl Entry {
    /// The lemma before a suffix that joins these kinds.
    fn before(self, letters: usize, joins: Kinds, kinds: Kinds) -> Place {
        let cut = [('f', self.feminine), ('b', self.plural), ('q', self.maqsura)];
        let cut = cut.into_iter().find_map(|(kind, lemma)| lemma.filter(|_| joins.has(kind)));
        cut.or_else(|| self.whole(letters, joins, kinds))
    }

    /// Two letters are enough before a pronoun; a feminine is never whole.
    fn whole(self, letters: usize, joins: Kinds, kinds: Kinds) -> Place {
        let feminine = self.itself && self.kinds.has('f');
        let long = letters >= if joins.has('p') { 2 } else { 3 };
        let joined = !self.kinds.and(joins).and(kinds).is_empty();
        self.word.filter(|_| long && joined && !feminine)
    }
}

/// One suffix and what it may follow.
#[derive(Debug)]
struct Suffix {
    letters: &'static str,
    /// Its last bytes, and which bits of those of a word are to be the same.
    last: u64,
    mask: u64,
    joins: Kinds,
}

/// Keeps back most forms that have no entry: small enough to stay near the processor, which
/// the entries are not, and most forms that are asked for have none.
#[derive(Debug)]
struct Sieve(Box<[u64]>);

impl Sieve {
    /// About one in twenty of the forms without an entry passes.
    const BITS: usize = 1 << 20;

    fn new() -> Sieve {
        Sieve(vec![0; Sieve::BITS / 64].into())
    }

    /// The place of a form: the number that holds its bit, and the bit.
    fn place(form: &str) -> (usize, u64) {
        let bit = FxBuildHasher.hash_one(form) as usize % Sieve::BITS;
        (bit / 64, 1 << (bit % 64))
    }

    fn add(&mut self, form: &str) {
        let (place, bit) = Sieve::place(form);
        self.0[place] |= bit;
    }

    fn passes(&self, form: &str) -> bool {
        let (place, bit) = Sieve::place(form);
        self.0[place] & bit != 0
    }
}

/// Words with their forms, and the suffixes they take.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// The first is no lemma, so that a place is never zero.
    lemmas: Vec<&'static str>,
    entries: FxHashMap<&'static str, Entry>,
    sieve: Sieve,
    /// In the order of the table, by the last byte of their letters.
    suffixes: Vec<Vec<Suffix>>,
}

impl Lexicon {
    /// Reads the tables that ship with the program.
    pub(super) fn load() -> Lexicon {
        let mut suffixes: Vec<Vec<Suffix>> = (0..=u8::MAX).map(|_| Vec::new()).collect();
        for suffix in rows(SUFFIXES).map(Suffix::read) {
            suffixes[usize::from(last_byte(suffix.letters))].push(suffix);
        }
        let entries = FxHashMap::default();
        let mut lexicon = Lexicon { lemmas: vec![""], entries, sieve: Sieve::new(), suffixes };
        lexicon.entries.reserve(LEXICON.len() / 9);
        for mut columns in rows(LEXICON) {
            let lemma = columns.next().unwrap_or_default();
            let kinds = Kinds::read(columns.next().unwrap_or_default());
            let place = lexicon.add_lemma(lemma, kinds);
            let forms = columns.next().unwrap_or_default().split(',');
            for form in forms.filter(|form| *form != "-") {
                lexicon.add_form(form, place, kinds);
            }
        }
        lexicon
    }

    fn add_lemma(&mut self, lemma: &'static str, kinds: Kinds) -> Place {
        let place = NonZeroU16::new(self.lemmas.len() as u16);
        self.lemmas.push(lemma);
        let entry = self.entry(lemma);
        (entry.word, entry.kinds, entry.itself) = (place, kinds, true);
        if let Some(bare) = lemma.strip_suffix(HA).filter(|_| kinds.has('f')) {
            self.entry(bare).feminine = place;
        }
        if let Some(bare) = lemma.strip_suffix(YA).filter(|_| kinds.has('q')) {
            self.entry(bare).maqsura = place;
        }
        place
    }

    /// A form that is a lemma too, or a form of an earlier one, stays that.
    fn add_form(&mut self, form: &'static str, place: Place, kinds: Kinds) {
        if let Some(bare) = form.strip_prefix(YA).filter(|_| kinds.has('v')) {
            self.entry(bare).imperfect = place;
            return;
        }
        let entry = self.entry(form);
        if entry.word.is_none() {
            (entry.word, entry.kinds) = (place, kinds);
        }
        if let Some(bare) = form.strip_suffix(HA) {
            let plural = &mut self.entry(bare).plural;
            *plural = plural.or(place);
        }
        if let Some(bare) = form.strip_suffix(YA) {
            let maqsura = &mut self.entry(bare).maqsura;
            *maqsura = maqsura.or(place);
        }
    }

    fn entry(&mut self, letters: &'static str) -> &mut Entry {
        self.sieve.add(letters);
        self.entries.entry(letters).or_default()
    }

    /// What a form can be.
    fn get(&self, form: &str) -> Option<&Entry> {
        if self.sieve.passes(form) { self.entries.get(form) } else { None }
    }

    fn at(&self, place: Place) -> Option<&'static str> {
        self.lemmas.get(usize::from(place?.get())).copied()
    }

    /// The listed word of these kinds that `form` is a form of.
    pub(super) fn lemma(&self, form: &str, kinds: Kinds) -> Option<&'static str> {
        self.listed(form, kinds)
            .or_else(|| self.suffixed(form, kinds))
            .or_else(|| self.imperfect(form, kinds))
    }

    /// The masculine nisba of a listed noun that `form` is a form of: a part of it.
    pub(super) fn nisba<'w>(&self, form: &'w str) -> Option<&'w str> {
        self.suffixes_of(form).filter(|suffix| suffix.joins.has('y')).find_map(|suffix| {
            let base = form.strip_suffix(suffix.letters).filter(|base| base.len() >= 6)?;
            let entry = self.get(base)?;
            let nisba = form.get(..base.len() + YA.len_utf8())?;
            (entry.kinds.has('n') || entry.feminine.is_some()).then_some(nisba)
        })
    }

    /// The lemma of a form that the lexicon lists as it stands.
    pub(super) fn listed(&self, form: &str, kinds: Kinds) -> Option<&'static str> {
        let entry = self.get(form)?;
        self.at(entry.word.filter(|_| !entry.kinds.and(kinds).is_empty()))
    }

    /// The suffixes that a form may end in, by its last bytes.
    fn suffixes_of(&self, form: &str) -> impl Iterator<Item = &Suffix> {
        let last = last_bytes(form);
        let suffixes = self.suffixes[usize::from(last_byte(form))].iter();
        suffixes.filter(move |suffix| last & suffix.mask == suffix.last)
    }

    fn suffixed(&self, form: &str, kinds: Kinds) -> Option<&'static str> {
        let place = self.suffixes_of(form).find_map(|suffix| {
            let base = form.strip_suffix(suffix.letters)?;
            self.get(base)?.before(base.len() / 2, suffix.joins, kinds)
        });
        self.at(place)
    }

    fn imperfect(&self, form: &str, kinds: Kinds) -> Option<&'static str> {
        if !kinds.has('m') {
            return None;
        }
        let form = form.strip_prefix(SIN).filter(|rest| rest.len() > 6).unwrap_or(form);
        let rest = form.strip_prefix([YA, TA, NUN])?;
        let plain = |base: &str| self.get(base).and_then(|entry| entry.imperfect);
        let mut joining = self.suffixes_of(rest).filter(|suffix| suffix.joins.has('m'));
        let place = plain(rest)
            .or_else(|| joining.find_map(|suffix| plain(rest.strip_suffix(suffix.letters)?)));
        self.at(place)
    }
}

fn last_byte(letters: &str) -> u8 {
    letters.bytes().last().unwrap_or_default()
}

/// The last eight bytes as a number; those of a shorter text with zeros before them.
fn last_bytes(letters: &str) -> u64 {
    match letters.as_bytes().last_chunk() {
        Some(last) => u64::from_be_bytes(*last),
        None => letters.bytes().fold(0, |all, byte| all << 8 | u64::from(byte)),
    }
}

/// The rows of a table, comment lines left out.
fn rows(table: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.map(|line| line.split('\t'))
}

impl Suffix {
    fn read(mut columns: std::str::Split<'static, char>) -> Suffix {
        let letters = columns.next().unwrap_or_default();
        let joins = Kinds::read(columns.next().unwrap_or_default());
        let mask = u64::MAX >> (64 - 8 * letters.len().clamp(1, 8));
        Suffix { letters, last: last_bytes(letters), mask, joins }
    }
}
