//! The words and suffixes of Arabic that stemming trusts.
//!
//! Reads `lexicon.tsv` and `suffixes.tsv`, both part of the program and both
//! in stem letters, and answers what a form without proclitics is a form of.
//! Which proclitics to take off first is `stem`.

use rustc_hash::FxHashMap;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kinds(u16);

impl Kinds {
    /// Every kind.
    pub(super) const ALL: Kinds = Kinds(0x7f);
    /// What may stand behind the article, or behind a preposition.
    pub(super) const NOMINAL: Kinds = Kinds(0x7f & !Kinds::VERBAL);
    /// Nouns that are no adjectives.
    pub(super) const NOUN: Kinds = Kinds(Kinds::bit('n'));
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

/// What one string of letters can be.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    /// A word: its lemma, and the kinds of words it is.
    word: Option<(&'static str, u16)>,
    /// A feminine without its ta marbuta.
    feminine: Option<&'static str>,
    /// A broken plural without its ta marbuta: the lemma.
    plural: Option<&'static str>,
    /// A word without its alif maqsura: the lemma.
    maqsura: Option<&'static str>,
    /// An imperfect without its first letter.
    imperfect: Option<&'static str>,
}

impl Entry {
    /// The word before a suffix that joins these kinds, if nothing was cut from it.
    ///
    /// Two letters are enough before a pronoun; a feminine is never whole.
    fn whole(self, base: &str, joins: Kinds, kinds: Kinds) -> Option<&'static str> {
        let (lemma, own) = self.word?;
        let feminine = Kinds(own).has('f') && lemma == base;
        let long = base.len() >= if joins.has('p') { 4 } else { 6 };
        let joined = !Kinds(own).and(joins).and(kinds).is_empty();
        (long && joined && !feminine).then_some(lemma)
    }
}

/// One suffix and what it may follow.
#[derive(Debug)]
struct Suffix {
    letters: &'static str,
    last: u8,
    joins: Kinds,
}

/// Words with their forms, and the suffixes they take.
#[derive(Debug)]
pub(super) struct Lexicon {
    entries: FxHashMap<&'static str, Entry>,
    suffixes: Vec<Suffix>,
}

impl Lexicon {
    /// Reads the tables that ship with the program.
    pub(super) fn load() -> Lexicon {
        Lexicon::read(LEXICON)
    }

    fn read(lexicon: &'static str) -> Lexicon {
        let mut entries = FxHashMap::default();
        entries.reserve(lexicon.len() / 12);
        for mut columns in rows(lexicon) {
            let lemma = columns.next().unwrap_or_default();
            let kinds = Kinds::read(columns.next().unwrap_or_default());
            add_lemma(&mut entries, lemma, kinds);
            for form in columns.next().unwrap_or_default().split(',').filter(|form| *form != "-") {
                add_form(&mut entries, lemma, kinds, form);
            }
        }
        Lexicon { entries, suffixes: rows(SUFFIXES).map(Suffix::read).collect() }
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
            let entry = self.entries.get(base)?;
            let noun = entry.word.is_some_and(|(_, own)| Kinds(own).has('n'));
            let nisba = form.get(..base.len() + YA.len_utf8())?;
            (noun || entry.feminine.is_some()).then_some(nisba)
        })
    }

    /// The lemma of a form that the lexicon lists as it stands.
    pub(super) fn listed(&self, form: &str, kinds: Kinds) -> Option<&'static str> {
        let (lemma, own) = self.entries.get(form)?.word?;
        (!Kinds(own).and(kinds).is_empty()).then_some(lemma)
    }

    fn suffixes_of(&self, form: &str) -> impl Iterator<Item = &Suffix> {
        let last = form.bytes().last().unwrap_or_default();
        self.suffixes.iter().filter(move |suffix| suffix.last == last)
    }

    fn suffixed(&self, form: &str, kinds: Kinds) -> Option<&'static str> {
        self.suffixes_of(form).find_map(|suffix| {
            let base = form.strip_suffix(suffix.letters)?;
            self.joined(base, suffix.joins, kinds)
        })
    }

    fn joined(&self, base: &str, joins: Kinds, kinds: Kinds) -> Option<&'static str> {
        let entry = self.entries.get(base)?;
        let cut = [('f', entry.feminine), ('b', entry.plural), ('q', entry.maqsura)];
        cut.into_iter()
            .find_map(|(kind, lemma)| lemma.filter(|_| joins.has(kind)))
            .or_else(|| entry.whole(base, joins, kinds))
    }

    fn imperfect(&self, form: &str, kinds: Kinds) -> Option<&'static str> {
        if !kinds.has('m') {
            return None;
        }
        let form = form.strip_prefix(SIN).filter(|rest| rest.len() > 6).unwrap_or(form);
        let rest = form.strip_prefix([YA, TA, NUN])?;
        let plain = |base: &str| self.entries.get(base).and_then(|entry| entry.imperfect);
        plain(rest).or_else(|| {
            let mut joining = self.suffixes.iter().filter(|suffix| suffix.joins.has('m'));
            joining.find_map(|suffix| plain(rest.strip_suffix(suffix.letters)?))
        })
    }
}

/// The rows of a table, comment lines left out.
fn rows(table: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.map(|line| line.split('\t'))
}

type Entries = FxHashMap<&'static str, Entry>;

fn add_lemma(entries: &mut Entries, lemma: &'static str, kinds: Kinds) {
    entries.entry(lemma).or_default().word = Some((lemma, kinds.0));
    if let (true, Some(bare)) = (kinds.has('f'), lemma.strip_suffix(HA)) {
        entries.entry(bare).or_default().feminine = Some(lemma);
    }
    if let (true, Some(bare)) = (kinds.has('q'), lemma.strip_suffix(YA)) {
        entries.entry(bare).or_default().maqsura = Some(lemma);
    }
}

fn add_form(entries: &mut Entries, lemma: &'static str, kinds: Kinds, form: &'static str) {
    match form.strip_prefix(YA).filter(|_| kinds.has('v')) {
        Some(bare) => entries.entry(bare).or_default().imperfect = Some(lemma),
        None => {
            let word = &mut entries.entry(form).or_default().word;
            *word = word.or(Some((lemma, kinds.0 & !Kinds::bit('f'))));
            if let Some(bare) = form.strip_suffix(HA) {
                let plural = &mut entries.entry(bare).or_default().plural;
                *plural = plural.or(Some(lemma));
            }
            if let Some(bare) = form.strip_suffix(YA) {
                let maqsura = &mut entries.entry(bare).or_default().maqsura;
                *maqsura = maqsura.or(Some(lemma));
            }
        }
    }
}

impl Suffix {
    fn read(mut columns: std::str::Split<'static, char>) -> Suffix {
        let letters = columns.next().unwrap_or_default();
        let joins = Kinds::read(columns.next().unwrap_or_default());
        Suffix { letters, last: letters.bytes().last().unwrap_or_default(), joins }
    }
}
