//! Days and months by their names: a stand-in until the real module is merged.

use icu_calendar::cal::Hijri;
use icu_calendar::types::RataDie;
use jiff::civil::Date;

const MONTHS: &[&[&str]] = &[
    &["january", "jan", "يناير", "كانون الثاني", "جانفي"],
    &["february", "feb", "فبراير", "شباط", "فيفري"],
    &["march", "mar", "مارس", "اذار"],
    &["april", "apr", "ابريل", "نيسان"],
    &["may", "مايو", "ايار"],
    &["june", "jun", "يونيو", "حزيران"],
    &["july", "jul", "يوليو", "تموز"],
    &["august", "aug", "اغسطس", "اب"],
    &["september", "sep", "سبتمبر", "ايلول"],
    &["october", "oct", "اكتوبر", "تشرين الاول"],
    &["november", "nov", "نوفمبر", "تشرين الثاني"],
    &["december", "dec", "ديسمبر", "كانون الاول"],
];

const HIJRI: &[&[&str]] = &[
    &["محرم", "muharram"],
    &["صفر", "safar"],
    &["ربيع الاول"],
    &["ربيع الاخر", "ربيع الثاني"],
    &["جمادي الاولي"],
    &["جمادي الاخره"],
    &["رجب", "rajab"],
    &["شعبان", "shaban"],
    &["رمضان", "ramadan"],
    &["شوال", "shawwal"],
    &["ذو القعده"],
    &["ذو الحجه"],
];

fn number(table: &[&[&str]], folded: &str) -> Option<u8> {
    (1..).zip(table).find(|(_, names)| names.contains(&folded)).map(|(month, _)| month)
}

/// The Gregorian month with this folded name.
pub fn month_number(folded: &str) -> Option<u8> {
    number(MONTHS, folded)
}

/// The Hijri month with this folded name.
pub fn hijri_month_number(folded: &str) -> Option<u8> {
    number(HIJRI, folded)
}

/// The civil day of a day of the Umm al-Qura calendar.
pub fn hijri_to_gregorian(year: i32, month: u8, day: u8) -> Option<Date> {
    if !(1300..=1600).contains(&year) {
        return None;
    }
    let hijri = Hijri::new_umm_al_qura();
    let day = icu_calendar::Date::try_new_hijri_with_calendar(year, month, day, hijri).ok()?;
    let day: RataDie = day.to_rata_die();
    let since_epoch = day.to_i64_date() - 1;
    Date::constant(1, 1, 1).checked_add(jiff::Span::new().try_days(since_epoch).ok()?).ok()
}

/// Days of a month of the Umm al-Qura calendar.
pub fn hijri_month_days(year: i32, month: u8) -> Option<u8> {
    (29..=30).rev().find(|&day| hijri_to_gregorian(year, month, day).is_some())
}
