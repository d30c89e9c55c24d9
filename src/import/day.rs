//! Reads the publication day of a source in forms that only sources have.
//!
//! What `date` reads comes first; then Hijri days in figures, the time stamps of
//! C programs and web archives, the days of spreadsheets, mails with short years,
//! and dates in French, which half of the Arab press dates its pages in.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::date;
use crate::text::fold;

/// The years of the Hijri calendar that press of today and its archives have.
const HIJRI: std::ops::RangeInclusive<i32> = 1300..=1499;

/// The day a field gives, if it gives one.
pub(super) fn published_day(raw: &str) -> Option<Date> {
    if let Ok(day) = date::published(raw) {
        return Some(day);
    }
    let raw: String = raw.trim().chars().map(western).collect();
    hijri(&raw)
        .or_else(|| stamp(&raw))
        .or_else(|| serial(&raw))
        .or_else(|| in_words(&raw))
        .or_else(|| day_and_month(&raw))
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

/// The days that spreadsheets count: those of 1950 to 2099.
const SERIALS: std::ops::RangeInclusive<i64> = 18_264..=73_050;

/// `45363`, the days of a spreadsheet since the end of 1899, with a time after a point.
fn serial(raw: &str) -> Option<Date> {
    let days = raw.parse::<f64>().ok()?.trunc() as i64;
    let whole = raw.split('.').next()?;
    let counted = whole.len() == 5 && SERIALS.contains(&days);
    counted.then(|| jiff::civil::date(1899, 12, 30).checked_add(days.days()).ok())?
}

/// The months in French, and what they are cut to.
const MONTHS: [(&str, &[&str]); 12] = [
    ("January", &["janvier", "janv"]),
    ("February", &["fevrier", "fevr"]),
    ("March", &["mars"]),
    ("April", &["avril", "avr"]),
    ("May", &["mai"]),
    ("June", &["juin"]),
    ("July", &["juillet", "juil"]),
    ("August", &["aout"]),
    ("September", &["septembre", "sept"]),
    ("October", &["octobre"]),
    ("November", &["novembre"]),
    ("December", &["decembre", "dec"]),
];
const WEEKDAYS: [&str; 8] =
    ["le", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/// `12-Mar-24` as spreadsheets write it, and `mardi 1er mars 2024 à 10h30`.
fn day_and_month(raw: &str) -> Option<Date> {
    let raw = raw.to_lowercase();
    let words: Vec<&str> =
        raw.split([' ', ',', '-', '.']).filter(|word| !word.is_empty()).collect();
    let led = words.iter().take_while(|word| WEEKDAYS.contains(&fold(word).as_str())).count();
    let [day, month, year, time @ ..] = words.get(led..)? else { return None };
    let timed = |word: &&str| word.contains(':') || word.contains('h') || fold(word) == "a";
    let is_time = |word: &&str| word.len() < 7 && timed(word);
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !time.iter().all(is_time) || !figures(year) {
        return None;
    }
    let month = fold(month);
    let french = MONTHS.iter().find(|(_, names)| names.contains(&month.as_str()));
    let month = french.map_or(month.as_str(), |(english, _)| english);
    let day = day.strip_suffix("er").unwrap_or(day);
    date::published(&format!("{day} {month} {}", whole_year(year)?)).ok()
}

/// A year of four figures, or of two as this and the last century have them.
fn whole_year(year: &str) -> Option<String> {
    match year.len() {
        4 => Some(year.to_owned()),
        2 => Some(format!("{}{year}", if year < "50" { "20" } else { "19" })),
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
            date::published(&format!("{day} {month} {}", whole_year(year)?)).ok()
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
            ("2024-03-12 00:00:00", "2024-03-12"),
            ("45363", "2024-03-12"),
            ("45363.4375", "2024-03-12"),
            ("12-Mar-24", "2024-03-12"),
            ("1-Dec-98", "1998-12-01"),
            ("12-Mar-2024", "2024-03-12"),
            ("mardi 12 mars 2024", "2024-03-12"),
            ("Le 1er janvier 2024", "2024-01-01"),
            ("12 février 2024 à 10h30", "2024-02-12"),
            ("12 fe\u{301}vrier 2024, 10:30", "2024-02-12"),
            ("Jeudi, 15 AOÛT 2024", "2024-08-15"),
            ("3 juil. 2024", "2024-07-03"),
            ("12 déc. 2024", "2024-12-12"),
            ("12-mai-24", "2024-05-12"),
        ] {
            assert_eq!(published_day(raw).map(|d| d.to_string()).as_deref(), Some(day), "{raw}");
        }
    }

    #[test]
    fn what_is_no_day_gives_none() {
        for raw in [
            "",
            "soon",
            "1446",
            "1446-13-06",
            "12.5",
            "10:30",
            "a b c 10:00 2025",
            "31/31/2025",
            "12345",
            "99999",
            "31 février 2024",
            "12-34-24",
            "12 mars 2024 dans la ville",
            "3/4/24",
            "4536.3",
        ] {
            assert_eq!(published_day(raw), None, "{raw}");
        }
    }
}
