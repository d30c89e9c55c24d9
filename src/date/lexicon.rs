//! The words that dates are written with, in both languages.
//!
//! The tables beside this file are folded once; every Arabic form is entered
//! with the particles that are written joined to it, so that reading a word
//! of a text costs one look-up. What a word means in its place is left to
//! the rules.

use std::hash::{Hash, Hasher};
use std::ptr;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::text::fold;

/// What a form of the tables says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A run of digits: its value and length; from the text, not the tables.
    Digits(u32, u8),
    /// A Gregorian month, and whether it is one without a neighbour that says so.
    Month(u8, bool),
    /// A Hijri month, and the same.
    HijriMonth(u8, bool),
    /// A day of the week, Monday 1, and the same.
    Weekday(u8, bool),
    Ordinal(u8),
    Cardinal(u8),
    Teen,
    /// Days from the publication day.
    Relative(i8),
    /// The same, but only beside another word for a day.
    Weak(i8),
    DayPart,
    DayWord,
    DayPair,
    Unit(Unit),
    /// The same in a form that only counts or lists.
    Units(Unit),
    Dual(Unit),
    Shift(i8),
    ShiftBefore(i8),
    Third(u8),
    /// A time that the words leave open: past -1, present 0, future 1.
    Reference(i8),
    /// The same said after a count of units: `الأخيرة`.
    Lately(i8),
    Few,
    About,
    /// The tens of the years of a century.
    Decade(u8),
    DecadeWord,
    Century,
    /// Spring 1 to winter 4.
    Season(u8),
    /// A part of a year, by how many there are.
    Part(u8),
    /// A number, not a year, follows in brackets.
    Numbered,
    Age,
    FirstDay,
    /// A Saturday and Sunday, from those of the publication.
    Weekend(i8),
    In,
    Of,
    To,
    Between,
    And,
    Article,
    Suffix,
    Ago,
    Agreeing,
    HijriMark,
    GregorianMark,
    /// A name follows; whether of what happened, and in a year.
    Title(bool),
    /// What happened in the year after it: `اتفاق 2015`, `the 1979 treaty`.
    Happening,
    Paper,
    Rite,
    Fixed,
    /// That of the date before, said after the unit: `نفسه`.
    Same,
    /// The same said before it: `نفس`, `that`.
    That,
    /// What is planned when something is said before it.
    Event,
    Another,
    Generic,
    Future,
    Present,
    Said,
    /// The same of a verb that only tells who says so: `said`, `بحسب`.
    Spoken,
    /// The same, of what is to come where a `to` follows: `agreed to meet`.
    Pledge,
    /// A word cut short, whose point ends no sentence: `Gen.`
    Short,
    /// A verb of putting off.
    Postponed,
    Office,
    Thing,
}

/// The spans a date can be reckoned by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// One form: the words after its first, and what they mean together.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) rest: Box<[Box<str>]>,
    pub(super) meaning: Meaning,
    /// The particle joined to the first word.
    pub(super) joined: Joined,
}

/// The particle written joined to a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joined {
    Nothing,
    And,
    Preposition,
}

/// What a word can say of a date: the forms that begin with it.
#[derive(Debug, Clone, Copy, Default)]
pub struct DateWord(&'static [Entry]);

impl DateWord {
    /// Looks a folded word up.
    pub fn of(folded: &str) -> DateWord {
        DateWord(Lexicon::get().entries(folded))
    }

    /// Whether the form of a date begins with it.
    pub fn begins(self) -> bool {
        !self.0.is_empty()
    }

    pub(super) fn entries(self) -> &'static [Entry] {
        self.0
    }
}

/// The same where the tables have the same, and not only a like, list.
impl PartialEq for DateWord {
    fn eq(&self, other: &DateWord) -> bool {
        ptr::eq(self.0, other.0)
    }
}

impl Eq for DateWord {}

impl Hash for DateWord {
    fn hash<H: Hasher>(&self, state: &mut H) {
        ptr::hash(self.0, state);
    }
}

/// The tables, by the first word of each form; longer forms first.
pub(super) struct Lexicon {
    by_word: FxHashMap<Box<str>, Vec<Entry>>,
    not_future: Vec<(String, bool)>,
}

impl Lexicon {
    /// The tables, read once.
    pub(super) fn get() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Lexicon::load)
    }

    /// The forms that begin with this folded word.
    pub(super) fn entries(&self, word: &str) -> &[Entry] {
        self.by_word.get(word).map_or(&[], Vec::as_slice)
    }

    /// What a whole phrase of folded words means.
    pub(super) fn phrase(&self, folded: &str) -> Option<Meaning> {
        let mut words = folded.split(' ');
        let first = words.next()?;
        let rest: Vec<&str> = words.collect();
        let plain = |e: &&Entry| e.joined == Joined::Nothing && same(&e.rest, &rest);
        self.entries(first).iter().find(plain).map(|e| e.meaning)
    }

    /// Whether a folded word has the shape of a future verb (sa- and an imperfect).
    pub(super) fn is_future_verb(&self, word: &str) -> bool {
        let bare = match word.chars().next() {
            Some('\u{648}' | '\u{641}') => &word['\u{648}'.len_utf8()..],
            _ => word,
        };
        let shaped = bare.starts_with("\u{633}\u{64a}") || bare.starts_with("\u{633}\u{62a}");
        shaped
            && bare.len() >= "\u{633}\u{64a}\u{62a}\u{645}".len()
            && !self.not_future.iter().any(|(form, whole)| match whole {
                true => bare == form,
                false => bare.starts_with(form.as_str()),
            })
    }

    fn load() -> Lexicon {
        let mut lexicon = Lexicon { by_word: FxHashMap::default(), not_future: Vec::new() };
        for (table, row) in TABLES {
            for line in rows(table) {
                let mut columns = line.split('\t');
                let mut next = || columns.next().unwrap_or("");
                let form = fold(next());
                let meaning = row(next(), next());
                let meaning = meaning.expect("every row of the tables has a known kind");
                lexicon.add(&form, meaning);
                if let Meaning::Month(number, _) = meaning {
                    // The word for month ends in a letter that joins to none, and is often
                    // written without a space.
                    lexicon.add(&[MONTH, &form].concat(), Meaning::Month(number, true));
                }
            }
        }
        lexicon.not_future = rows(include_str!("not_future.tsv"))
            .filter_map(|line| line.split_once('\t'))
            .map(|(form, reach)| (fold(form), reach == "whole"))
            .collect();
        for entries in lexicon.by_word.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        }
        lexicon
    }

    fn add(&mut self, form: &str, meaning: Meaning) {
        let mut words = form.split(' ');
        let first = words.next().unwrap_or("");
        let rest: Vec<&str> = words.collect();
        for (word, joined) in joined_forms(first, meaning) {
            let entries = self.by_word.entry(word.into()).or_default();
            if entries.iter().any(|entry| same(&entry.rest, &rest)) {
                continue;
            }
            let rest = rest.iter().map(|&word| word.into()).collect();
            entries.push(Entry { rest, meaning, joined });
        }
    }
}

/// The word for month, as it is glued to the name of one.
const MONTH: &str = "\u{634}\u{647}\u{631}";

type Row = fn(&str, &str) -> Option<Meaning>;

/// Months first: where two tables hold a form, the earlier one has it.
const TABLES: [(&str, Row); 5] = [
    (include_str!("months.tsv"), |n, needs| Some(Meaning::Month(n.parse().ok()?, needs == "-"))),
    (include_str!("hijri_months.tsv"), |n, needs| {
        Some(Meaning::HijriMonth(n.parse().ok()?, needs == "-"))
    }),
    (include_str!("weekdays.tsv"), |n, needs| {
        Some(Meaning::Weekday(n.parse().ok()?, needs == "-"))
    }),
    (include_str!("numbers.tsv"), |kind, value| match kind {
        "ordinal" => Some(Meaning::Ordinal(value.parse().ok()?)),
        "cardinal" => Some(Meaning::Cardinal(value.parse().ok()?)),
        _ => Some(Meaning::Teen),
    }),
    (include_str!("cues.tsv"), cue),
];

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn cue(kind: &str, value: &str) -> Option<Meaning> {
    Some(match kind {
        "relative" => Meaning::Relative(value.parse().ok()?),
        "weak" => Meaning::Weak(value.parse().ok()?),
        "shift" => Meaning::Shift(value.parse().ok()?),
        "shift_before" => Meaning::ShiftBefore(value.parse().ok()?),
        "third" => Meaning::Third(value.parse().ok()?),
        "ref" => Meaning::Reference(value.parse().ok()?),
        "lately" => Meaning::Lately(value.parse().ok()?),
        "few" => Meaning::Few,
        "about" => Meaning::About,
        "decade" => Meaning::Decade(value.parse().ok()?),
        "ten_years" => Meaning::DecadeWord,
        "century" => Meaning::Century,
        "season" => Meaning::Season(value.parse().ok()?),
        "part" => Meaning::Part(value.parse().ok()?),
        "numbered" => Meaning::Numbered,
        "age" => Meaning::Age,
        "first_day" => Meaning::FirstDay,
        "weekend" => Meaning::Weekend(value.parse().ok()?),
        "same" => Meaning::Same,
        "that" => Meaning::That,
        "event" => Meaning::Event,
        "unit" => Meaning::Unit(unit(value)?),
        "units" => Meaning::Units(unit(value)?),
        "dual" => Meaning::Dual(unit(value)?),
        "daypart" => Meaning::DayPart,
        "day" => Meaning::DayWord,
        "days" => Meaning::DayPair,
        "in" => Meaning::In,
        "of" => Meaning::Of,
        "to" => Meaning::To,
        "between" => Meaning::Between,
        "and" => Meaning::And,
        "article" => Meaning::Article,
        "suffix" => Meaning::Suffix,
        "ago" => Meaning::Ago,
        "agreeing" => Meaning::Agreeing,
        "hijri" => Meaning::HijriMark,
        "gregorian" => Meaning::GregorianMark,
        "title" => Meaning::Title(value == "1"),
        "happening" => Meaning::Happening,
        "paper" => Meaning::Paper,
        "rite" => Meaning::Rite,
        "fixed" => Meaning::Fixed,
        "another" => Meaning::Another,
        "generic" => Meaning::Generic,
        "future" => Meaning::Future,
        "present" => Meaning::Present,
        "said" => Meaning::Said,
        "spoken" => Meaning::Spoken,
        "pledge" => Meaning::Pledge,
        "short" => Meaning::Short,
        "postponed" => Meaning::Postponed,
        "office" => Meaning::Office,
        "thing" => Meaning::Thing,
        _ => return None,
    })
}

fn unit(word: &str) -> Option<Unit> {
    match word {
        "day" => Some(Unit::Day),
        "week" => Some(Unit::Week),
        "month" => Some(Unit::Month),
        "year" => Some(Unit::Year),
        _ => None,
    }
}

fn same(rest: &[Box<str>], words: &[&str]) -> bool {
    rest.len() == words.len() && rest.iter().zip(words).all(|(a, b)| &**a == *b)
}

/// A first word and its forms with the particles written joined to it.
///
/// The joined prepositions make other words of the short month names, so
/// months that need a neighbour take only the conjunction, and one-letter
/// marks nothing.
fn joined_forms(word: &str, meaning: Meaning) -> Vec<(String, Joined)> {
    let mut forms = vec![(word.to_owned(), Joined::Nothing)];
    if word.is_ascii() || word.chars().count() < 2 {
        return forms;
    }
    for and in ["\u{648}", "\u{641}"] {
        forms.push(([and, word].concat(), Joined::And));
    }
    if matches!(meaning, Meaning::Month(_, false) | Meaning::HijriMonth(_, false)) {
        return forms;
    }
    let article = "\u{627}\u{644}";
    let to = match word.strip_prefix(article) {
        Some(stem) => ["\u{644}\u{644}", stem].concat(),
        None => ["\u{644}", word].concat(),
    };
    for (joined, form) in [
        (Joined::Preposition, ["\u{628}", word].concat()),
        (Joined::And, ["\u{648}\u{628}", word].concat()),
        (Joined::And, ["\u{648}", &to].concat()),
        (Joined::Preposition, to),
    ] {
        forms.push((form, joined));
    }
    forms
}
