//! Reckons days, weeks, months and years from a day; knows nothing of words.

use jiff::Span;
use jiff::civil::{Date, Weekday};

/// An inclusive span of days.
pub(super) type Days = (Date, Date);

/// The day `days` later, or earlier where it is negative.
pub(super) fn plus(day: Date, days: i32) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The one day as a span.
pub(super) fn one(day: Date) -> Days {
    (day, day)
}

/// The latest such day not after `day`; the weekday counts from Monday 1.
pub(super) fn latest_weekday(day: Date, weekday: u8) -> Option<Date> {
    plus(day, -((number(day) - i32::from(weekday)).rem_euclid(7)))
}

/// The first such day not before `day`.
pub(super) fn next_weekday(day: Date, weekday: u8) -> Option<Date> {
    plus(day, (i32::from(weekday) - number(day)).rem_euclid(7))
}

/// The such day nearest to `day`, at most three days off.
pub(super) fn nearest_weekday(day: Date, weekday: u8) -> Option<Date> {
    latest_weekday(plus(day, 3)?, weekday)
}

/// The day in the calendar week (Sunday to Saturday) of `day`.
pub(super) fn weekday_in_week(day: Date, weekday: u8) -> Option<Date> {
    plus(week(day)?.0, i32::from(weekday % 7))
}

/// The calendar week of `day`, Sunday to Saturday.
pub(super) fn week(day: Date) -> Option<Days> {
    let sunday = latest_weekday(day, 7)?;
    Some((sunday, plus(sunday, 6)?))
}

/// A month of a year.
pub(super) fn month(year: i32, month: u8) -> Option<Days> {
    let first = day_of(year, month, 1)?;
    Some((first, first.last_of_month()))
}

/// The month `shift` months from that of `day`.
pub(super) fn month_from(day: Date, shift: i32) -> Option<(i32, u8)> {
    let months = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + shift;
    Some((months.div_euclid(12), u8::try_from(months.rem_euclid(12)).ok()? + 1))
}

/// A year.
pub(super) fn year(year: i32) -> Option<Days> {
    Some((day_of(year, 1, 1)?, day_of(year, 12, 31)?))
}

/// A day, if there is one.
pub(super) fn day_of(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// Days from `from` to `to`.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    crate::model::keys::day_number(to) - crate::model::keys::day_number(from)
}

/// The weekday of a day, Monday 1.
pub(super) fn number(day: Date) -> i32 {
    match day.weekday() {
        Weekday::Monday => 1,
        Weekday::Tuesday => 2,
        Weekday::Wednesday => 3,
        Weekday::Thursday => 4,
        Weekday::Friday => 5,
        Weekday::Saturday => 6,
        Weekday::Sunday => 7,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn weekdays_are_reckoned_both_ways() {
        let wednesday = date(2025, 2, 5);
        for (weekday, latest, next, nearest) in [
            (3, wednesday, wednesday, wednesday),
            (2, date(2025, 2, 4), date(2025, 2, 11), date(2025, 2, 4)),
            (4, date(2025, 1, 30), date(2025, 2, 6), date(2025, 2, 6)),
            (7, date(2025, 2, 2), date(2025, 2, 9), date(2025, 2, 2)),
        ] {
            assert_eq!(latest_weekday(wednesday, weekday), Some(latest));
            assert_eq!(next_weekday(wednesday, weekday), Some(next));
            assert_eq!(nearest_weekday(wednesday, weekday), Some(nearest));
        }
    }

    #[test]
    fn weeks_run_from_sunday_and_months_cross_the_year() {
        let day = date(2025, 1, 1);
        assert_eq!(week(day), Some((date(2024, 12, 29), date(2025, 1, 4))));
        assert_eq!(weekday_in_week(day, 7), Some(date(2024, 12, 29)));
        assert_eq!(weekday_in_week(day, 6), Some(date(2025, 1, 4)));
        assert_eq!(month_from(day, -1), Some((2024, 12)));
        assert_eq!(month_from(day, 13), Some((2026, 2)));
    }
}
