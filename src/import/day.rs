//! Reads the publication day of a source in forms that only sources have.
//!
//! What `date` reads comes first; then Hijri days in figures, the time stamps of
//! C programs and web archives, and mails with short years.

use jiff::civil::Date;

use crate::date;

/// The years of the Hijri calendar that press of today and its archives have.
const HIJRI: std::ops::RangeInclusive<i32> = 1300..=1499;

/// The day a field gives, if it gives one.
pub(super) fn published_day(raw: &str) -> Option<Date> {
    if let Ok(day) = date::published(raw) {
        return Some(day);
    }
    let raw: String = raw.trim().chars().map(western).collect();
    hijri(&raw).or_else(|| stamp(&raw)).or_else(|| in_words(&raw))
}

/// An Arabic or Persian figure as a western one.
fn western(c: char) -> char {
    let figure = match c {
        '\u{660}'..='\u{669}' => c as u32 - 0x660,
        '\u{6f0}'..='\u{6f9}' => c as u32 - 0x6f0,
        _ => return c,
    };
    char::from_digit(figure, 10).unwrap_or(c)
}

/// `1446-08-06` or `06/08/1446`, with a time or the mark of the calendar after it.
fn hijri(raw: &str) -> Option<Date> {
    let end = raw.find([' ', 'T', '\u{647}']).unwrap_or(raw.len());
    let numbers: Option<Vec<i32>> =
        raw[..end].split(['-', '/', '.']).map(|part| part.parse().ok()).collect();
    let [first, month, last] = numbers?[..] else { return None };
    let (year, day) = if first > last { (first, last) } else { (last, first) };
    if !HIJRI.contains(&year) {
        return None;
    }
    date::hijri_to_gregorian(year, month.try_into().ok()?, day.try_into().ok()?)
}

/// `20140216050221`, the time of a capture, or seconds with a fraction.
fn stamp(raw: &str) -> Option<Date> {
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match raw.split_once('.') {
        Some((seconds, fraction)) if seconds.len() == 10 && figures(seconds) => {
            figures(fraction).then(|| date::published(seconds).ok())?
        }
        None if raw.len() == 14 && figures(raw) => date::published(&raw[..8]).ok(),
        _ => None,
    }
}

/// `Sat Feb  1 10:00:00 UTC 2025` and `Sat, 01 Feb 25 10:00:00 GMT`.
fn in_words(raw: &str) -> Option<Date> {
    let words: Vec<&str> = raw.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &str| word.parse::<u16>().is_ok();
    match words[..] {
        [_, month, day, time, .., year] if time.contains(':') && year.len() == 4 => {
            date::published(&format!("{day} {month} {year}")).ok()
        }
        [.., day, month, year, time, _] | [.., day, month, year, time]
            if time.contains(':') && year.len() == 2 && is_number(year) && is_number(day) =>
        {
            let century = if year < "50" { "20" } else { "19" };
            date::published(&format!("{day} {month} {century}{year}")).ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_sources_give_their_day() {
        for (raw, day) in [
            ("25/01/2016", "2016-01-25"),
            ("2025-02-05T10:30:00+03:00", "2025-02-05"),
            ("1446-08-06", "2025-02-05"),
            ("1446/8/6 10:30", "2025-02-05"),
            ("06/08/1446", "2025-02-05"),
            ("٠٦/٠٨/١٤٤٦ هـ", "2025-02-05"),
            ("Sat Feb  1 10:00:00 2025", "2025-02-01"),
            ("Sat Feb  1 10:00:00 UTC 2025", "2025-02-01"),
            ("Sat, 01 Feb 25 10:00:00 GMT", "2025-02-01"),
            ("01 Feb 99 10:00:00", "1999-02-01"),
            ("20140216050221", "2014-02-16"),
            ("1738713600.25", "2025-02-05"),
        ] {
            assert_eq!(published_day(raw).map(|d| d.to_string()).as_deref(), Some(day), "{raw}");
        }
    }

    #[test]
    fn what_is_no_day_gives_none() {
        for raw in
            ["", "soon", "1446", "1446-13-06", "12.5", "10:30", "a b c 10:00 2025", "31/31/2025"]
        {
            assert_eq!(published_day(raw), None, "{raw}");
        }
    }
}
