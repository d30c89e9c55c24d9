//! Turns a written date into days of the Gregorian calendar.
//!
//! A year that is not written is reckoned from the publication day; without
//! one such a date stays open.

use jiff::civil::Date;

use super::hijri::{hijri_month_days, hijri_to_gregorian, hijri_year_of};
use super::reckon::{self, Days, days_between};
use super::written::{MonthSaid, Written, YearSaid};

/// How far past the publication day a date without a year may lie before the
/// year before is meant: announcements reach some weeks ahead, reports go
/// back all year.
const AHEAD: i64 = 45;
/// The same where a verb speaks of what is to come.
const FAR_AHEAD: i64 = 340;
/// A day that is no further off is meant rather than one of the year before.
const SOON: i64 = 120;
/// So many days ago at least.
const LONG_AGO: i64 = 240;
/// The same for a day that something lasts until, and for what a present verb plans.
const UNTIL_AHEAD: i64 = 200;

/// What is known around a written date.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    pub(super) published: Option<Date>,
    /// The day of the week written with it, Monday 1.
    pub(super) weekday: Option<u8>,
    /// Whether the sentence speaks of the future.
    pub(super) future: bool,
    /// Whether something lasts until then or is planned.
    pub(super) until: bool,
    /// Whether something has lasted since then.
    pub(super) since: bool,
    /// The day of the date before.
    pub(super) before: Option<Date>,
    /// Whether the words are a headline.
    pub(super) headline: bool,
}

/// The days a written date stands for.
pub(super) fn resolve(written: &Written, around: Around) -> Option<Days> {
    match (written.month, written.year) {
        (MonthSaid::FromPublication(shift), _) => {
            let (year, month) = reckon::month_from(around.published?, shift.into())?;
            in_year(written, month, year)
        }
        (MonthSaid::Same, _) => {
            let day = around.before?;
            in_year(written, day.month().try_into().ok()?, day.year().into())
        }
        (MonthSaid::Number(month), YearSaid::Same) => {
            in_year(written, month, calendar_year(written, around.before?)?)
        }
        (MonthSaid::Number(month), YearSaid::Known(year)) => known(written, month, year),
        (MonthSaid::Number(month), YearSaid::FromPublication(shift)) => {
            in_year(written, month, calendar_year(written, around.published?)? + i32::from(shift))
        }
        (MonthSaid::Number(month), YearSaid::Toward(shift)) => {
            toward(written, month, shift, around.published?)
        }
        (MonthSaid::Number(month), YearSaid::TwoDigits(end)) => {
            in_year(written, month, nearest_year(around.published?, end))
        }
        (MonthSaid::Number(month), YearSaid::Unsaid) => unsaid(written, month, around),
    }
}

/// The year nearest to the publication that ends in these two figures.
fn nearest_year(published: Date, end: u8) -> i32 {
    let year = i32::from(published.year());
    let later = year + (i32::from(end) - year).rem_euclid(100);
    if later - year < 50 { later } else { later - 100 }
}

/// Whether a date needs the publication day.
pub(super) fn is_relative(written: &Written) -> bool {
    !matches!((written.month, written.year), (MonthSaid::Number(_), YearSaid::Known(_)))
}

/// A Hijri month can be dated by a Gregorian year.
fn known(written: &Written, month: u8, year: i32) -> Option<Days> {
    if !written.hijri || year <= 1600 {
        return in_year(written, month, year);
    }
    let middle = hijri_year_of(reckon::day_of(year, 7, 1)?)?;
    let years = [middle - 1, middle, middle + 1];
    let spans = years.into_iter().filter_map(|hijri| in_year(written, month, hijri));
    spans.into_iter().find(|days| i32::from(days.0.year()) == year)
}

fn in_year(written: &Written, month: u8, year: i32) -> Option<Days> {
    let day = if written.hijri { hijri_to_gregorian } else { reckon::day_of };
    let (first, last) = match written.days {
        Some(days) => days,
        None if written.hijri => (1, hijri_month_days(year, month)?),
        None => return reckon::month(year, month),
    };
    Some((day(year, month, first)?, day(year, month, last)?))
}

fn calendar_year(written: &Written, day: Date) -> Option<i32> {
    if written.hijri { hijri_year_of(day) } else { Some(day.year().into()) }
}

/// The same day or month of the years around the publication, in order.
fn candidates(written: &Written, month: u8, published: Date) -> impl Iterator<Item = Days> {
    let year = calendar_year(written, published).unwrap_or_default();
    (year - 4..=year + 4).filter_map(move |year| in_year(written, month, year))
}

fn toward(written: &Written, month: u8, shift: i8, published: Date) -> Option<Days> {
    let mut candidates = candidates(written, month, published);
    match shift {
        0 => in_year(written, month, calendar_year(written, published)?),
        1 => candidates.find(|days| days.0 > published),
        _ => candidates.take_while(|days| days.1 < published).last(),
    }
}

fn unsaid(written: &Written, month: u8, around: Around) -> Option<Days> {
    let published = around.published?;
    if let Some(days) = by_weekday(written, month, around) {
        return Some(days);
    }
    let ahead = |days: &Days| days_between(published, days.0);
    let next = candidates(written, month, published).find(|days| days.1 >= published);
    let future = around.future && !around.since;
    let to_come = next.filter(|days| future && ahead(days) <= FAR_AHEAD);
    let reach = match (around.since, around.until) {
        (true, _) => 0,
        (false, true) => UNTIL_AHEAD,
        (false, false) => AHEAD,
    };
    let latest = || {
        let candidates = candidates(written, month, published);
        candidates.take_while(|days| ahead(days) <= reach).last()
    };
    // `talks on the May 6 elections`, in February: a day of most of a year ago has its year.
    let soon = next.filter(|days| ahead(days) <= SOON && !around.since && written.days.is_some());
    let long_ago = |days: &Days| ahead(days) < -LONG_AGO;
    let latest = latest();
    to_come.or_else(|| soon.filter(|_| latest.as_ref().is_some_and(long_ago))).or(latest)
}

/// The nearest such day that falls on the day of the week written with it; not one of another
/// year where the day itself is that of the publication or the one beside it.
fn by_weekday(written: &Written, month: u8, around: Around) -> Option<Days> {
    let (published, weekday) = (around.published?, i32::from(around.weekday?));
    let days = written.days?;
    let mut all = candidates(written, month, published);
    if all.any(|span| days_between(published, span.0).abs() <= 1) {
        return None;
    }
    candidates(written, month, published)
        .filter(|span| days.0 == days.1 && reckon::number(span.0) == weekday)
        .filter(|span| days_between(published, span.0).abs() <= 366)
        .min_by_key(|span| days_between(published, span.0).abs())
}
