//! The Hijri calendar by the Umm al-Qura table.

use icu_calendar::Date as IcuDate;
use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::cal::{Hijri, Iso};
use icu_calendar::types::Month;
use jiff::civil::Date;

use super::lexicon::{Lexicon, Meaning};

/// The Hijri years the table covers.
pub const HIJRI_YEARS: std::ops::RangeInclusive<i32> = 1300..=1600;

/// The Hijri month with this folded name, its words joined by single spaces.
pub fn hijri_month_number(folded: &str) -> Option<u8> {
    match Lexicon::get().phrase(folded)? {
        Meaning::HijriMonth(number, _) => Some(number),
        _ => None,
    }
}

/// The Gregorian day of a day of the Umm al-Qura calendar, for the years
/// 1300 to 1600; `None` where there is no such day.
pub fn hijri_to_gregorian(year: i32, month: u8, day: u8) -> Option<Date> {
    let iso = umm_al_qura(year, month, day)?.to_calendar(Iso);
    let (year, month) = (iso.year().extended_year(), iso.month().ordinal);
    Date::new(year.try_into().ok()?, month.try_into().ok()?, iso.day_of_month().0.try_into().ok()?)
        .ok()
}

/// The length of a month of the Umm al-Qura calendar, 29 or 30 days.
pub fn hijri_month_days(year: i32, month: u8) -> Option<u8> {
    Some(umm_al_qura(year, month, 1)?.days_in_month())
}

/// The Hijri year a Gregorian day falls in.
pub(super) fn hijri_year_of(day: Date) -> Option<i32> {
    let iso = IcuDate::try_new_iso(day.year().into(), day.month() as u8, day.day() as u8).ok()?;
    Some(iso.to_calendar(Hijri::new_umm_al_qura()).year().extended_year())
}

fn umm_al_qura(year: i32, month: u8, day: u8) -> Option<IcuDate<Hijri<UmmAlQura>>> {
    if !HIJRI_YEARS.contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    IcuDate::try_new(year.into(), Month::new(month), day, Hijri::new_umm_al_qura()).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::text::fold;

    #[test]
    fn printed_pairs_agree() {
        for (hijri, gregorian) in [
            ((1446, 8, 12), date(2025, 2, 11)),
            ((1300, 1, 1), date(1882, 11, 12)),
            ((1445, 9, 1), date(2024, 3, 11)),
            ((1436, 10, 9), date(2015, 7, 25)),
        ] {
            let (year, month, day) = hijri;
            assert_eq!(hijri_to_gregorian(year, month, day), Some(gregorian), "{hijri:?}");
        }
    }

    #[test]
    fn days_that_are_not_are_refused() {
        for (year, month, day) in [(1446, 13, 1), (1446, 0, 1), (1446, 8, 31), (1299, 1, 1)] {
            assert_eq!(hijri_to_gregorian(year, month, day), None, "{year}-{month}-{day}");
        }
        assert_eq!(hijri_month_days(1446, 8), Some(29));
        assert_eq!(hijri_month_days(1446, 9), Some(29));
    }

    #[test]
    fn months_have_more_than_one_spelling() {
        for (written, number) in [
            ("محرم", 1),
            ("ربيع الآخر", 4),
            ("ربيع الثاني", 4),
            ("جمادى الأولى", 5),
            ("ذو القعدة", 11),
            ("ذي الحجة", 12),
        ] {
            assert_eq!(hijri_month_number(&fold(written)), Some(number), "{written}");
        }
        assert_eq!(hijri_month_number("ربيع"), None);
    }

    #[test]
    fn a_day_knows_its_hijri_year() {
        assert_eq!(hijri_year_of(date(2025, 2, 11)), Some(1446));
    }
}
