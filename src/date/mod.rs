//! Finds and resolves dates: the day a record was published, and every
//! expression of a text that points to a day, a week, a month or a year.
//!
//! A paragraph's words and the publication day come in; spans of words with
//! an inclusive interval of days go out. What cannot be resolved without a
//! publication day stays open. Whose date it is, is left to `extract`.

mod ago;
mod agree;
mod dateline;
mod days;
mod eras;
mod habits;
mod hijri;
mod lexicon;
mod numeric;
mod pairs;
mod parts;
mod pieces;
mod published;
mod reckon;
mod references;
mod resolve;
mod spans;
mod tense;
mod tokens;
mod written;
mod years;

#[cfg(test)]
mod measure_tests;
#[cfg(test)]
mod tests;

use std::ops::Range;

use jiff::civil::Date;

use crate::model::{Calendar, Precision};
use crate::text::Words;
use lexicon::{Lexicon, Meaning};
use resolve::Around;
use tokens::Tokens;

pub use agree::agree;
pub use dateline::dateline;
pub use hijri::{HIJRI_YEARS, hijri_month_days, hijri_month_number, hijri_to_gregorian};
pub use lexicon::DateWord;
pub use published::{DateError, published};

/// A date expression found in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateHit {
    /// The words of the paragraph it covers.
    pub words: Range<usize>,
    /// The first day; `None` where the publication day is needed and not known.
    pub from: Option<Date>,
    /// The last day, inclusive.
    pub to: Option<Date>,
    /// How exact it is.
    pub precision: Precision,
    /// The calendar it is written in; Gregorian where both are.
    pub calendar: Calendar,
    /// Whether the words leave the day open (`last week`).
    pub vague: bool,
    /// Whether it was reckoned from the publication day.
    pub relative: bool,
    /// Whether its year was reckoned with no word that tells it.
    pub guessed: bool,
    /// The rule that found it.
    pub rule: &'static str,
}

impl DateHit {
    /// A day reckoned from the publication.
    fn relative(words: Range<usize>, days: Option<reckon::Days>, rule: &'static str) -> DateHit {
        DateHit {
            words,
            from: days.map(|days| days.0),
            to: days.map(|days| days.1),
            precision: Precision::Day,
            calendar: Calendar::Gregorian,
            vague: false,
            relative: true,
            guessed: false,
            rule,
        }
    }
}

/// The Gregorian month with this folded Arabic or English name, its words
/// joined by single spaces.
pub fn month_number(folded: &str) -> Option<u8> {
    match Lexicon::get().phrase(folded)? {
        Meaning::Month(number, _) => Some(number),
        _ => None,
    }
}

/// What is known of a paragraph before its dates are read.
#[derive(Debug, Clone, Copy, Default)]
pub struct DateContext {
    /// The day of publication.
    pub published: Option<Date>,
    /// The day of the last date above it.
    pub before: Option<Date>,
    /// Whether it is a headline.
    pub headline: bool,
}

/// Finds the date expressions of a paragraph, in order and without overlap.
pub fn find_dates(words: &Words, published: Option<Date>) -> Vec<DateHit> {
    let context = DateContext { published, ..DateContext::default() };
    find_dates_by(words, context, |at| DateWord::of(words.folded(at)))
}

/// The same, where `known` gives what each word by its place can say of a date.
pub fn find_dates_by(
    words: &Words,
    context: DateContext,
    known: impl Fn(usize) -> DateWord,
) -> Vec<DateHit> {
    let tokens = Tokens::by(words, words.len(), known);
    let DateContext { published, before, headline } = context;
    let around = Around { published, before, headline, ..Around::default() };
    Scan { tokens, around }.all()
}

type Found = Vec<DateHit>;

/// A paragraph's tokens and what is known around them.
struct Scan<'w, 't> {
    tokens: Tokens<'w, 't>,
    around: Around,
}

impl Scan<'_, '_> {
    fn all(&self) -> Found {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            at = self.expression(at, &mut found).unwrap_or(at + 1);
        }
        found
    }

    /// Reads what starts at a token; gives where it ends.
    fn expression(&self, at: usize, found: &mut Found) -> Option<usize> {
        match self.tokens.meaning(at)? {
            Meaning::Digits(..) | Meaning::Ordinal(_) | Meaning::Article | Meaning::Cardinal(_) => {
                self.part_in_figures(at, found)
                    .or_else(|| self.dated(at, found))
                    .or_else(|| self.year(at, found))
                    .or_else(|| self.ago(at, found))
                    .or_else(|| self.numbered_century(at, found))
                    .or_else(|| self.decade_in_figures(at, found))
                    .or_else(|| self.part(at, found))
                    .or_else(|| self.first_months(at, found))
                    .or_else(|| self.week_of(at, found))
                    .or_else(|| self.ahead(at, found))
                    .or_else(|| self.day_counted_on(at, found))
            }
            Meaning::Month(..) if self.is_surname(at) => None,
            Meaning::Month(..) | Meaning::HijriMonth(..) | Meaning::FirstDay => {
                self.dated(at, found).or_else(|| self.first_months(at, found))
            }
            Meaning::Relative(_) | Meaning::Weak(_) | Meaning::DayPart | Meaning::DayWord => {
                self.day_told_before(at, found).or_else(|| self.day(at, found))
            }
            Meaning::That => self.day_told_before(at, found),
            Meaning::Weekday(..) => self.weekdays(at, found).or_else(|| self.day(at, found)),
            Meaning::ShiftBefore(_) => self
                .day_told_before(at, found)
                .or_else(|| self.week_of(at, found))
                .or_else(|| self.part(at, found))
                .or_else(|| self.shifted(at, found))
                .or_else(|| self.day(at, found))
                .or_else(|| self.month(at, found))
                .or_else(|| self.season(at, found))
                .or_else(|| self.open_units(at, found)),
            Meaning::DayPair => self.day_pair(at, found),
            Meaning::Unit(_) | Meaning::Units(_) => self
                .day_counted_on(at, found)
                .or_else(|| self.week_of(at, found))
                .or_else(|| self.week_from(at, found))
                .or_else(|| self.first_months(at, found))
                .or_else(|| self.span(at, found))
                .or_else(|| self.ago(at, found))
                .or_else(|| self.open_units(at, found)),
            Meaning::Decade(_) | Meaning::DecadeWord | Meaning::Century | Meaning::Season(_) => {
                self.span(at, found)
            }
            Meaning::Part(_) => self.part(at, found),
            Meaning::Lately(_) => self.part(at, found).or_else(|| self.week_of(at, found)),
            Meaning::Weekend(shift) => self.weekend(at, shift, found),
            Meaning::Reference(_) => self.reference(at, found),
            Meaning::Third(third) => self.third(at, third, found),
            Meaning::Ago => self.ago(at, found).or_else(|| self.open_units(at, found)),
            Meaning::Dual(_) => self.ahead(at, found),
            _ => None,
        }
    }

    /// A written day or month, or a range of two.
    fn dated(&self, at: usize, found: &mut Found) -> Option<usize> {
        let before = found.len();
        let next = self.day(at, found).or_else(|| self.month(at, found))?;
        let joined = if found.len() > before { self.join_range(at, next, found) } else { None };
        joined.or(Some(next))
    }
}
