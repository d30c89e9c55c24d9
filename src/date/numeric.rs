//! Reads dates written in figures only: `5/2/2025`, `2025-02-05`, `1446/8/12`.

use super::lexicon::Meaning;
use super::tokens::{Gap, Tokens};
use super::written::{Written, YEARS, YearSaid};

/// Years in figures that are Hijri ones.
const HIJRI: std::ops::RangeInclusive<i32> = 1300..=1500;

impl Tokens<'_, '_> {
    /// Three numbers with the same sign between them, one of them a year.
    ///
    /// The day comes before the month, unless only the other order is a date.
    pub(super) fn numeric(&self, at: usize) -> Option<(Written, usize)> {
        let sign = self.gap(at + 1);
        let signed = matches!(sign, Gap::Slash | Gap::Dash | Gap::Dot);
        if !signed || self.gap(at + 2) != sign {
            return None;
        }
        let numbers = [self.number(at)?, self.number(at + 1)?, self.number(at + 2)?];
        if sign == Gap::Slash
            && self.gap(at + 3) != Gap::Slash
            && let Some(written) = in_two_digits(numbers)
        {
            return Some((written, self.after_mark(at + 3)));
        }
        let (year, month, day) = order(numbers)?;
        let marked = self.spaced(at + 3) == Some(Meaning::HijriMark);
        let hijri = marked || HIJRI.contains(&year);
        Some((Written::in_figures(day, month, year, hijri), self.after_mark(at + 3)))
    }

    /// A day and month in figures, which only a day of the week before them shows to be one.
    pub(super) fn day_and_month(&self, at: usize) -> Option<(u8, u8, usize)> {
        let sign = self.gap(at + 1);
        if !matches!(sign, Gap::Slash | Gap::Dash) || self.gap(at + 2) == sign {
            return None;
        }
        match (self.number(at)?, self.number(at + 1)?) {
            ((day @ 1..=31, 1..=2), (month @ 1..=12, 1..=2)) => {
                Some((day as u8, month as u8, at + 2))
            }
            _ => None,
        }
    }

    fn number(&self, at: usize) -> Option<(u32, u8)> {
        match self.meaning(at)? {
            Meaning::Digits(value, len) => Some((value, len)),
            _ => None,
        }
    }
}

/// `1/2/25`: the day before the month before the end of the year.
fn in_two_digits(numbers: [(u32, u8); 3]) -> Option<Written> {
    match numbers {
        [(day @ 1..=31, 1..=2), (month @ 1..=12, 1..=2), (year, 2)] => {
            let written = Written::in_figures(day as u8, month as u8, 0, false);
            Some(Written { year: YearSaid::TwoDigits(year as u8), ..written })
        }
        _ => None,
    }
}

/// Year, month and day of three numbers.
fn order(numbers: [(u32, u8); 3]) -> Option<(i32, u8, u8)> {
    let (year, month, day) = match numbers {
        [(year, 4), (month, 1..=2), (day, 1..=2)] => (year, month, day),
        [(day, 1..=2), (month, 1..=2), (year, 4)] if month > 12 => (year, day, month),
        [(day, 1..=2), (month, 1..=2), (year, 4)] => (year, month, day),
        _ => return None,
    };
    let is_date = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_date.then_some((year as i32, month as u8, day as u8))
}
