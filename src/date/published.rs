//! Reads the publication day from the field of a record.
//!
//! A field comes in, a day goes out, or the reason why not. The day is taken
//! as written: times and zones are read over, never reckoned with. Text around
//! a date is refused, so that a wrong column is noticed.

use jiff::civil::Date;
use thiserror::Error;

use super::written::{Written, YearSaid};
use super::{find_dates, reckon};
use crate::model::Precision;
use crate::text::{Script, Words};

/// The years a publication can have.
const YEARS: std::ops::RangeInclusive<i16> = 1500..=2200;
/// Words a date and its time are written in, at most.
const MOST_WORDS: usize = 16;
/// Letters of a mark of time or zone, at most: `الساعة`, `GMT`, `pm`.
const MOST_LETTERS: u32 = 6;

/// Why a field gives no publication day.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DateError {
    /// There is nothing in it.
    #[error("expected a publication day, found nothing")]
    Empty,
    /// It is not a date of a known form.
    #[error("expected a day such as 2025-02-05, 5/2/2025 or 5 February 2025, found `{0}`")]
    Unreadable(String),
    /// It has the form of a date, but no such day exists.
    #[error("expected a day of the calendar, day before month, found `{0}`")]
    NoSuchDay(String),
    /// The year is out of reach.
    #[error("expected a year from 1500 to 2200, found {0}")]
    Year(i16),
}

/// The publication day a field gives.
///
/// Reads ISO days and times, `20170120T214300`, day, month and year in figures
/// (the day before the month, as the press of the region writes it: where the
/// figures only fit the other order, the field is refused), dates with the
/// month in words, as mail and feeds have them, Hijri dates, and 10 or 13
/// digits as seconds or milliseconds since 1970 (UTC). Years have four figures.
pub fn published(raw: &str) -> Result<Date, DateError> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Err(DateError::Empty);
    }
    let words = Words::of(raw);
    let day = in_figures(&words).or_else(|| in_words(&words));
    let day = day.ok_or_else(|| DateError::Unreadable(raw.to_owned()))?;
    let day = day.ok_or_else(|| DateError::NoSuchDay(raw.to_owned()))?;
    if YEARS.contains(&day.year()) { Ok(day) } else { Err(DateError::Year(day.year())) }
}

/// The day of a field of figures; the inner `None` is a day that does not exist.
fn in_figures(words: &Words) -> Option<Option<Date>> {
    let first = digits(words, 0)?;
    match first.len() {
        10 | 13 if words.len() == 1 => return Some(since_1970(first)),
        8 if is_time(words, 1) => return Some(compact(first)),
        _ => {}
    }
    let (second, third) = (digits(words, 1)?, digits(words, 2)?);
    let sign = words.gap(1).trim();
    if !matches!(sign, "-" | "/" | ".") || words.gap(2).trim() != sign || !is_time(words, 3) {
        return None;
    }
    match (first.len(), third.len()) {
        (4, 1..=2) if second.len() <= 2 => Some(day(first, second, third)),
        (1..=2, 4) if second.len() <= 2 => Some(day(third, second, first)),
        _ => None,
    }
}

/// The day of a field with the month in words, or of a Hijri date.
fn in_words(words: &Words) -> Option<Option<Date>> {
    if words.len() > MOST_WORDS {
        return None;
    }
    let hits = find_dates(words, None);
    let hit = hits.iter().find(|hit| !hit.relative && hit.precision == Precision::Day);
    let Some(hit) = hit else { return no_such_day(words) };
    (hit.words.start == 0 && is_time(words, hit.words.end)).then_some(hit.from)
}

/// `31 February 2025` names a day, but none of the calendar.
fn no_such_day(words: &Words) -> Option<Option<Date>> {
    let tokens = super::tokens::Tokens::of(words, words.len());
    let four_figures = |written: &Written| !matches!(written.year, YearSaid::TwoDigits(_));
    (0..tokens.len())
        .filter_map(|at| tokens.written_day(at))
        .any(|(written, ..)| four_figures(&written))
        .then_some(None)
}

fn digits<'w>(words: &'w Words, at: usize) -> Option<&'w str> {
    let word = words.list().get(at)?;
    (word.script == Script::Digits).then(|| words.folded(at))
}

/// Whether the words from a place on are at most a time and a zone.
fn is_time(words: &Words, from: usize) -> bool {
    let short = |word: &crate::text::Word| {
        word.script == Script::Digits || word.end - word.start <= MOST_LETTERS
    };
    words.len() <= from + 8 && words.list()[from.min(words.len())..].iter().all(short)
}

fn since_1970(digits: &str) -> Option<Date> {
    let number: i64 = digits.parse().ok()?;
    let seconds = if digits.len() == 13 { number / 1000 } else { number };
    reckon::plus(jiff::civil::date(1970, 1, 1), i32::try_from(seconds / 86_400).ok()?)
}

fn compact(digits: &str) -> Option<Date> {
    day(digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?)
}

fn day(year: &str, month: &str, day: &str) -> Option<Date> {
    reckon::day_of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_form_of_a_day_is_read() {
        for (raw, day) in [
            ("2025-02-05", date(2025, 2, 5)),
            (" 2025-02-05T23:30:00Z ", date(2025, 2, 5)),
            ("2025-02-05T23:30+03:00", date(2025, 2, 5)),
            ("2015-07-21 02:47:05", date(2015, 7, 21)),
            ("2025/2/5", date(2025, 2, 5)),
            ("25/01/2016", date(2016, 1, 25)),
            ("05/02/2016 14:30", date(2016, 2, 5)),
            ("5.2.2016", date(2016, 2, 5)),
            ("Sun, 18 Feb 2018 21:35:43 +0400", date(2018, 2, 18)),
            ("18 Feb 2018 21:35:43 GMT", date(2018, 2, 18)),
            ("26-FEB-1987 15:01:01.79", date(1987, 2, 26)),
            ("February 5, 2025, 10:30 pm", date(2025, 2, 5)),
            ("20170120T214300", date(2017, 1, 20)),
            ("20170120", date(2017, 1, 20)),
            ("1738713600", date(2025, 2, 5)),
            ("1738713600000", date(2025, 2, 5)),
            ("٢٠٢٥-٠٢-٠٥", date(2025, 2, 5)),
            ("٥/٢/٢٠٢٥", date(2025, 2, 5)),
            ("5 فبراير 2025", date(2025, 2, 5)),
            ("الأربعاء ٥ شباط ٢٠٢٥", date(2025, 2, 5)),
            ("الأربعاء، 5 شباط/فبراير 2025 - 10:30", date(2025, 2, 5)),
            ("12 شعبان 1446 هـ الموافق 11 فبراير 2025 م", date(2025, 2, 11)),
        ] {
            assert_eq!(published(raw), Ok(day), "{raw}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused_by_its_reason() {
        let unreadable = |raw: &str| DateError::Unreadable(raw.to_owned());
        let no_such_day = |raw: &str| DateError::NoSuchDay(raw.to_owned());
        for (raw, error) in [
            ("", DateError::Empty),
            ("  ", DateError::Empty),
            ("soon", unreadable("soon")),
            ("yesterday", unreadable("yesterday")),
            ("February 2025", unreadable("February 2025")),
            ("5/2", unreadable("5/2")),
            ("5/2/25", unreadable("5/2/25")),
            ("12", unreadable("12")),
            (
                "met the minister on 5 February 2025",
                unreadable("met the minister on 5 February 2025"),
            ),
            ("31/02/2025", no_such_day("31/02/2025")),
            ("2025-02-30", no_such_day("2025-02-30")),
            ("01/25/2016", no_such_day("01/25/2016")),
            ("13/25/2016", no_such_day("13/25/2016")),
            ("31 February 2025", no_such_day("31 February 2025")),
            ("1066-10-14", DateError::Year(1066)),
            ("2999-01-01", DateError::Year(2999)),
        ] {
            assert_eq!(published(raw), Err(error), "{raw}");
        }
    }

    #[test]
    fn an_error_says_what_was_expected() {
        let message = published("soon").unwrap_err().to_string();
        assert_eq!(
            message,
            "expected a day such as 2025-02-05, 5/2/2025 or 5 February 2025, found `soon`"
        );
    }
}
