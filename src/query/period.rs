//! Reads a period: a day, month, quarter or year of either calendar, or one
//! reckoned from today.
//!
//! Today and the first day of the week come in as arguments. What goes out is
//! half-open and closed on both sides; ranges are put together by the caller.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::date;
use crate::model::Period;
use crate::text::fold;

/// What a relative period is reckoned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// The day that counts as today.
    pub today: Date,
    /// The day weeks start on.
    pub week_start: Weekday,
}

/// Why a text is no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// Not a form of the language.
    #[error("`{0}` is no day, month, quarter, year or relative period")]
    Unread(String),
    /// A month that is not in a year.
    #[error("no month {0}")]
    NoMonth(String),
    /// A quarter that is not in a year.
    #[error("no quarter {0}")]
    NoQuarter(String),
    /// A day that is not in its month.
    #[error("{month} has {days} days")]
    NoDay {
        /// The month and year, in words.
        month: String,
        /// How many days it has.
        days: i8,
    },
    /// Two numbers of which each can be the day.
    #[error("`{0}`: day or month first?")]
    DayOrMonth(String),
    /// Parts of a day joined by something other than `-`.
    #[error("a day is written year-month-day, not `{0}`")]
    NotDashed(String),
    /// A year outside what the archive can hold.
    #[error("the year {year} is out of reach: {first} to {last}")]
    NoYear {
        /// The year as typed.
        year: String,
        /// The first that there is.
        first: i64,
        /// The last.
        last: i64,
    },
    /// A year that can only be Hijri.
    #[error("{0} is a Hijri year: `h` or `هـ` must follow it")]
    HijriYear(String),
    /// A relative period that begins before the first year.
    #[error("`{typed}` reaches back before the year {first}")]
    TooLong {
        /// The period as typed.
        typed: String,
        /// The first year.
        first: i64,
    },
    /// A relative period of no length.
    #[error("`{0}` is no length of time")]
    NoLength(String),
}

/// A text that is no period, and what its writer may have meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unreadable {
    pub(super) error: PeriodError,
    pub(super) readings: Vec<String>,
}

type Read<T> = Result<T, Unreadable>;

fn fail<T>(error: PeriodError, readings: &[String]) -> Read<T> {
    Err(Unreadable { error, readings: readings.to_vec() })
}

/// Reads one period.
pub(super) fn parse(text: &str, clock: Clock) -> Read<Period> {
    let unread = || PeriodError::Unread(text.chars().take(40).collect());
    if text.len() > 200 {
        return fail(unread(), &[]);
    }
    let folded = fold(text);
    if let Some(period) = relative(&folded, clock) {
        return Ok(period);
    }
    let words: Vec<&str> = folded.split(' ').collect();
    if let Some(hijri) = without_hijri_sign(&words) {
        let dashed = text.trim_end_matches(|c: char| !c.is_ascii_digit());
        return match numeric(hijri, dashed)? {
            Some(parts) => hijri_period(parts),
            None => named(hijri, true).unwrap_or_else(|| fail(unread(), &[])),
        };
    }
    if let Some(parts) = numeric(&words, text)? {
        return gregorian_period(parts).map_err(|unreadable| in_hijri(unreadable, text, clock));
    }
    match words[..] {
        [year, "q", quarter] | ["q", quarter, year] => quarter_period(year, quarter),
        ["الربع", ordinal, year] if ordinal_number(ordinal).is_some() => {
            quarter_period(year, ordinal_number(ordinal).unwrap_or(""))
        }
        [count, unit] if is_number(count) && unit_of(unit).is_some() => {
            last(text, count, unit_of(unit), clock)
        }
        [unit] if counted(unit).is_some() => {
            let (count, unit) = counted(unit).unwrap_or(("1", Unit::Day));
            last(text, count, Some(unit), clock)
        }
        [month, day, year] if is_number(day) && is_number(year) && !is_number(month) => {
            named(&[day, month, year], false).unwrap_or_else(|| fail(unread(), &[]))
        }
        _ => named(&words, false).unwrap_or_else(|| fail(unread(), &meant(&words))),
    }
}

/// Offers a Hijri date as it would be typed.
fn in_hijri(mut unreadable: Unreadable, text: &str, clock: Clock) -> Unreadable {
    let hijri = format!("{text}h");
    let is_hijri = matches!(unreadable.error, PeriodError::HijriYear(_));
    if is_hijri && parse(&hijri, clock).is_ok() {
        unreadable.readings.push(hijri);
    }
    unreadable
}

/// The parts of a date as written: year, then month and day if there.
#[derive(Clone, Copy)]
struct Parts<'t> {
    year: &'t str,
    month: Option<&'t str>,
    day: Option<&'t str>,
}

/// Reads `2025`, `2025-02`, `2025-02-05`; `None` if it is not digits only.
fn numeric<'t>(words: &[&'t str], text: &str) -> Read<Option<Parts<'t>>> {
    if words.len() > 3 || !words.iter().all(|word| is_number(word)) {
        return Ok(None);
    }
    let dashed = text.chars().all(|c| c.is_ascii_digit() || c == '-' || c == ' ')
        && !text.trim().contains(' ')
        && words[0].len() == 4;
    match *words {
        _ if !dashed => not_dashed(words, text).map(Some),
        [year] => Ok(Some(Parts { year, month: None, day: None })),
        [year, month] => Ok(Some(Parts { year, month: Some(month), day: None })),
        [year, month, day] => Ok(Some(Parts { year, month: Some(month), day: Some(day) })),
        _ => Ok(None),
    }
}

/// Refuses numbers that are joined by slashes or dots, or put the year last.
fn not_dashed<'t>(words: &[&'t str], text: &str) -> Read<Parts<'t>> {
    let day = |year: &str, month: &str, day: &str| {
        let written = format!("{year}-{month:0>2}-{day:0>2}");
        let valid =
            number(month) <= 12 && number(month) > 0 && number(day) <= 31 && number(day) > 0;
        valid.then_some(written)
    };
    let written: String = text.chars().take(40).collect();
    match *words {
        [a, b, year] if year.len() == 4 => {
            let readings: Vec<String> =
                [day(year, b, a), day(year, a, b)].into_iter().flatten().collect();
            match readings.len() == 2 && a != b {
                true => fail(PeriodError::DayOrMonth(written), &readings),
                false => fail(PeriodError::NotDashed(written), &readings[..readings.len().min(1)]),
            }
        }
        [year, m, d] if year.len() == 4 => {
            let reading: Vec<String> = day(year, m, d).into_iter().collect();
            fail(PeriodError::NotDashed(written), &reading)
        }
        [month, year] if year.len() == 4 && (1..=12).contains(&number(month)) => {
            fail(PeriodError::NotDashed(written), &[format!("{year}-{month:0>2}")])
        }
        _ => fail(PeriodError::Unread(written), &[]),
    }
}

/// Reads `5 فبراير 2025`, `February 2025`, `رمضان 1446`; `None` if it is none.
///
/// After a Hijri sign only the names of Hijri months are.
fn named(words: &[&str], hijri: bool) -> Option<Read<Period>> {
    let (year, before) = words.split_last().filter(|(year, _)| is_number(year))?;
    let (day, month) = match before {
        [day, month @ ..] if is_number(day) => (Some(*day), month),
        month => (None, month),
    };
    let name = month.join(" ");
    let (number, period): (u8, fn(Parts) -> Read<Period>) = match date::month_number(&name) {
        Some(_) if hijri => return None,
        Some(month) => (month, gregorian_period),
        None => (date::hijri_month_number(&name)?, hijri_period),
    };
    let month = number.to_string();
    Some(period(Parts { year, month: Some(&month), day }))
}

/// The words before a Hijri sign that ends them.
fn without_hijri_sign<'w, 't>(words: &'w [&'t str]) -> Option<&'w [&'t str]> {
    match words {
        [before @ .., "h" | "ه" | "هـ"] if !before.is_empty() => Some(before),
        _ => None,
    }
}

/// The first year that can be asked for: what lies before is Hijri.
pub const FIRST_YEAR: i64 = 1600;
/// The last one.
pub const LAST_YEAR: i64 = 9998;

fn no_year(written: &str, first: i64, last: i64) -> PeriodError {
    PeriodError::NoYear { year: written.chars().take(20).collect(), first, last }
}

fn gregorian_year(written: &str) -> Read<i16> {
    match number(written) {
        year @ FIRST_YEAR..=LAST_YEAR if written.len() == 4 => Ok(year as i16),
        1300..=1599 => fail(PeriodError::HijriYear(written.to_owned()), &[]),
        _ => fail(no_year(written, FIRST_YEAR, LAST_YEAR), &[]),
    }
}

fn gregorian_period(parts: Parts) -> Read<Period> {
    let year = gregorian_year(parts.year)?;
    let Some(written) = parts.month else { return Ok(span(year, 1, 12)) };
    let month = month(written, || format!("{year}-12"))?;
    let Some(written) = parts.day else { return Ok(span(year, month, 1)) };
    let days = Date::new(year, month, 1).map_or(31, |first| first.days_in_month());
    match number(written) {
        day if (1..=i64::from(days)).contains(&day) => {
            Ok(one_day(jiff::civil::date(year, month, day as i8)))
        }
        _ => {
            let name = format!("{} {year}", MONTH_NAMES[month as usize - 1]);
            let reading = format!("{year}-{month:02}-{days:02}");
            fail(PeriodError::NoDay { month: name, days }, &[reading])
        }
    }
}

fn hijri_period(parts: Parts) -> Read<Period> {
    let year = number(parts.year) as i32;
    // A whole year needs the first day of the next.
    let (first, last) = (*date::HIJRI_YEARS.start(), *date::HIJRI_YEARS.end() - 1);
    let error = no_year(parts.year, first.into(), last.into());
    let out = || Unreadable { error: error.clone(), readings: Vec::new() };
    let first_day = |year, month| date::hijri_to_gregorian(year, month, 1).ok_or_else(out);
    let month = match parts.month {
        None => {
            return Ok(closed(first_day(year, 1)?, first_day(year + 1, 1)?));
        }
        Some(written) => month(written, || format!("{year}-12h"))? as u8,
    };
    let first = first_day(year, month)?;
    let days = date::hijri_month_days(year, month).ok_or_else(out)?;
    let Some(written) = parts.day else {
        return Ok(closed(first, first.saturating_add(i64::from(days).days())));
    };
    match number(written) {
        day if (1..=i64::from(days)).contains(&day) => {
            Ok(one_day(first.saturating_add((day - 1).days())))
        }
        _ => {
            let name = format!("Hijri month {month} of {year}");
            let reading = format!("{year}-{month:02}-{days:02}h");
            fail(PeriodError::NoDay { month: name, days: days as i8 }, &[reading])
        }
    }
}

fn month(written: &str, last: impl Fn() -> String) -> Read<i8> {
    match number(written) {
        month @ 1..=12 if written.len() <= 2 => Ok(month as i8),
        _ => fail(PeriodError::NoMonth(written.chars().take(20).collect()), &[last()]),
    }
}

fn quarter_period(year: &str, quarter: &str) -> Read<Period> {
    let year = gregorian_year(year)?;
    match number(quarter) {
        quarter @ 1..=4 => Ok(span(year, quarter as i8 * 3 - 2, 3)),
        _ => {
            let written = quarter.chars().take(20).collect();
            fail(PeriodError::NoQuarter(written), &[format!("{year}Q4")])
        }
    }
}

fn ordinal_number(folded: &str) -> Option<&'static str> {
    match folded {
        "الاول" => Some("1"),
        "الثاني" => Some("2"),
        "الثالث" => Some("3"),
        "الرابع" => Some("4"),
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// Whether a text is a number of units of time: `30d`, which says how long ago.
pub(super) fn is_ago(text: &str) -> bool {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < text.len() && unit_of(&fold(unit)).is_some()
}

fn unit_of(folded: &str) -> Option<Unit> {
    match folded {
        "d" | "day" | "days" | "يوم" | "يوما" | "ايام" => Some(Unit::Day),
        "w" | "week" | "weeks" | "اسبوع" | "اسبوعا" | "اسابيع" => Some(Unit::Week),
        "m" | "month" | "months" | "شهر" | "شهرا" | "اشهر" | "شهور" => {
            Some(Unit::Month)
        }
        "y" | "year" | "years" | "سنه" | "سنوات" | "عام" | "عاما" | "اعوام" => {
            Some(Unit::Year)
        }
        _ => None,
    }
}

/// A unit that says its number by itself: the Arabic singular and dual.
fn counted(folded: &str) -> Option<(&'static str, Unit)> {
    match folded {
        "يوم" => Some(("1", Unit::Day)),
        "يومين" => Some(("2", Unit::Day)),
        "اسبوع" => Some(("1", Unit::Week)),
        "اسبوعين" => Some(("2", Unit::Week)),
        "شهر" => Some(("1", Unit::Month)),
        "شهرين" => Some(("2", Unit::Month)),
        "سنه" | "عام" => Some(("1", Unit::Year)),
        "سنتين" | "عامين" => Some(("2", Unit::Year)),
        _ => None,
    }
}

/// What the name of a unit or of a month alone may have meant.
fn meant(words: &[&str]) -> Vec<String> {
    let readings: &[&str] = match words {
        ["week"] => &["this-week", "last-week", "1w"],
        ["month"] => &["this-month", "last-month", "1m"],
        ["quarter"] => &["this-quarter", "last-quarter"],
        ["year"] => &["this-year", "last-year", "1y"],
        ["tomorrow" | "now"] => &["today"],
        _ => &[],
    };
    readings.iter().map(|reading| (*reading).to_owned()).collect()
}

/// The last so many days, weeks, months or years up to today.
fn last(text: &str, count: &str, unit: Option<Unit>, clock: Clock) -> Read<Period> {
    let written: String = text.chars().take(40).collect();
    let count = number(count);
    if count == 0 {
        return fail(PeriodError::NoLength(written), &["1d".to_owned()]);
    }
    let back = jiff::Span::new();
    let back = match unit {
        Some(Unit::Week) => back.try_weeks(count),
        Some(Unit::Month) => back.try_months(count),
        Some(Unit::Year) => back.try_years(count),
        _ => back.try_days(count),
    };
    let until = clock.today.saturating_add(1.day());
    let from = back.and_then(|back| until.checked_sub(back));
    match from {
        Ok(from) if i64::from(from.year()) >= FIRST_YEAR => Ok(closed(from, until)),
        _ => fail(PeriodError::TooLong { typed: written, first: FIRST_YEAR }, &[]),
    }
}

#[derive(Clone, Copy)]
enum Which {
    This,
    Last,
}

/// The relative periods by their folded names.
const RELATIVE: &[(Which, Unit, &[&str])] = &[
    (Which::This, Unit::Day, &["today", "اليوم"]),
    (Which::Last, Unit::Day, &["yesterday", "امس"]),
    (Which::This, Unit::Week, &["this week", "هذا الاسبوع"]),
    (Which::Last, Unit::Week, &["last week", "الاسبوع الماضي"]),
    (Which::This, Unit::Month, &["this month", "هذا الشهر"]),
    (Which::Last, Unit::Month, &["last month", "الشهر الماضي"]),
    (Which::This, Unit::Quarter, &["this quarter", "هذا الربع"]),
    (Which::Last, Unit::Quarter, &["last quarter", "الربع الماضي"]),
    (Which::This, Unit::Year, &["this year", "هذا العام", "هذه السنه"]),
    (Which::Last, Unit::Year, &["last year", "العام الماضي", "السنه الماضيه"]),
];

fn relative(folded: &str, clock: Clock) -> Option<Period> {
    let (which, unit, _) = RELATIVE.iter().find(|(_, _, names)| names.contains(&folded))?;
    let start = start_of(*unit, clock.today, clock.week_start);
    let length = |count: i64| match unit {
        Unit::Day => count.days(),
        Unit::Week => (7 * count).days(),
        Unit::Month => count.months(),
        Unit::Quarter => (3 * count).months(),
        Unit::Year => count.years(),
    };
    Some(match which {
        Which::This => closed(start, start.saturating_add(length(1))),
        Which::Last => closed(start.saturating_sub(length(1)), start),
    })
}

fn start_of(unit: Unit, today: Date, week_start: Weekday) -> Date {
    let first = today.first_of_month();
    match unit {
        Unit::Day => today,
        Unit::Week => today.saturating_sub(i64::from(today.weekday().since(week_start)).days()),
        Unit::Month => first,
        Unit::Quarter => first.saturating_sub(i64::from((today.month() - 1) % 3).months()),
        Unit::Year => today.first_of_year(),
    }
}

const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// The value of digits; too many of them are as good as the largest.
fn number(digits: &str) -> i64 {
    digits.parse().unwrap_or(i64::MAX)
}

fn closed(from: Date, until: Date) -> Period {
    Period { from: Some(from), until: Some(until) }
}

fn one_day(day: Date) -> Period {
    closed(day, day.saturating_add(1.day()))
}

fn span(year: i16, month: i8, months: i64) -> Period {
    let from = jiff::civil::date(year, month, 1);
    closed(from, from.saturating_add(months.months()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const CLOCK: Clock = Clock { today: date(2025, 2, 5), week_start: Weekday::Sunday };

    fn days(text: &str) -> String {
        match parse(text, CLOCK) {
            Ok(Period { from: Some(from), until: Some(until) }) => format!("{from} {until}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn every_form_covers_its_days() {
        for (text, expected) in [
            ("2025", "2025-01-01 2026-01-01"),
            ("2025-02", "2025-02-01 2025-03-01"),
            ("2025-2-5", "2025-02-05 2025-02-06"),
            ("2024-02-29", "2024-02-29 2024-03-01"),
            ("2025Q1", "2025-01-01 2025-04-01"),
            ("2025q4", "2025-10-01 2026-01-01"),
            ("الربع الثاني 2025", "2025-04-01 2025-07-01"),
            ("30d", "2025-01-07 2025-02-06"),
            ("1d", "2025-02-05 2025-02-06"),
            ("2w", "2025-01-23 2025-02-06"),
            ("6m", "2024-08-06 2025-02-06"),
            ("1y", "2024-02-06 2025-02-06"),
            ("3 أشهر", "2024-11-06 2025-02-06"),
            ("30يوما", "2025-01-07 2025-02-06"),
            ("today", "2025-02-05 2025-02-06"),
            ("اليوم", "2025-02-05 2025-02-06"),
            ("Yesterday", "2025-02-04 2025-02-05"),
            ("أمس", "2025-02-04 2025-02-05"),
            ("this-week", "2025-02-02 2025-02-09"),
            ("الأسبوع-الماضي", "2025-01-26 2025-02-02"),
            ("last-month", "2025-01-01 2025-02-01"),
            ("هذا-الشهر", "2025-02-01 2025-03-01"),
            ("this-quarter", "2025-01-01 2025-04-01"),
            ("last-quarter", "2024-10-01 2025-01-01"),
            ("هذا-العام", "2025-01-01 2026-01-01"),
            ("العام الماضي", "2024-01-01 2025-01-01"),
            ("1446h", "2024-07-07 2025-06-26"),
            ("1446هـ", "2024-07-07 2025-06-26"),
            ("1446-08ه", "2025-01-31 2025-03-01"),
            ("1446-09-01h", "2025-03-01 2025-03-02"),
            ("5 فبراير 2025", "2025-02-05 2025-02-06"),
            ("February 2025", "2025-02-01 2025-03-01"),
            ("كانون الثاني 2025", "2025-01-01 2025-02-01"),
            ("رمضان 1446", "2025-03-01 2025-03-30"),
            ("1 رمضان 1446 هـ", "2025-03-01 2025-03-02"),
            ("5-شباط-2025", "2025-02-05 2025-02-06"),
            ("February 5, 2025", "2025-02-05 2025-02-06"),
            ("شهر", "2025-01-06 2025-02-06"),
            ("أسبوعين", "2025-01-23 2025-02-06"),
            ("3 months", "2024-11-06 2025-02-06"),
        ] {
            assert_eq!(days(text), expected, "{text}");
        }
    }

    #[test]
    fn weeks_start_where_the_clock_says() {
        let monday = Clock { week_start: Weekday::Monday, ..CLOCK };
        assert_eq!(parse("this-week", monday).unwrap().from, Some(date(2025, 2, 3)));
    }

    #[test]
    fn what_does_not_exist_is_refused_with_what_may_be_meant() {
        for (text, message, readings) in [
            ("2025-13", "no month 13", &["2025-12"][..]),
            ("2025-00", "no month 00", &["2025-12"]),
            ("2025-02-30", "February 2025 has 28 days", &["2025-02-28"]),
            ("2025-02-00", "February 2025 has 28 days", &["2025-02-28"]),
            ("30 فبراير 2024", "February 2024 has 29 days", &["2024-02-29"]),
            ("03/04/2025", "`03/04/2025`: day or month first?", &["2025-04-03", "2025-03-04"]),
            ("13/04/2025", "a day is written year-month-day, not `13/04/2025`", &["2025-04-13"]),
            ("04-13-2025", "a day is written year-month-day, not `04-13-2025`", &["2025-04-13"]),
            ("2025/4/3", "a day is written year-month-day, not `2025/4/3`", &["2025-04-03"]),
            ("2/2025", "a day is written year-month-day, not `2/2025`", &["2025-02"]),
            ("2025Q5", "no quarter 5", &["2025Q4"]),
            ("1446", "1446 is a Hijri year: `h` or `هـ` must follow it", &["1446h"]),
            ("1446-08-30h", "Hijri month 8 of 1446 has 29 days", &["1446-08-29h"]),
            ("2999h", "the year 2999 is out of reach: 1300 to 1599", &[]),
            ("0000", "the year 0000 is out of reach: 1600 to 9998", &[]),
            ("9999-12-31", "the year 9999 is out of reach: 1600 to 9998", &[]),
            ("0d", "`0d` is no length of time", &["1d"]),
            (
                "99999999999999999999d",
                "`99999999999999999999d` reaches back before the year 1600",
                &[],
            ),
            ("999y", "`999y` reaches back before the year 1600", &[]),
            (
                "5 مايو 1446 هـ",
                "`5 مايو 1446 هـ` is no day, month, quarter, year or relative period",
                &[],
            ),
            (
                "month",
                "`month` is no day, month, quarter, year or relative period",
                &["this-month", "last-month", "1m"],
            ),
            ("foo", "`foo` is no day, month, quarter, year or relative period", &[]),
            ("25", "`25` is no day, month, quarter, year or relative period", &[]),
            ("5 foo 2025", "`5 foo 2025` is no day, month, quarter, year or relative period", &[]),
        ] {
            let unreadable = parse(text, CLOCK).unwrap_err();
            assert_eq!(unreadable.error.to_string(), message, "{text}");
            assert_eq!(unreadable.readings, readings, "{text}");
            for reading in readings {
                assert!(parse(reading, CLOCK).is_ok(), "{reading}");
            }
        }
    }
}
