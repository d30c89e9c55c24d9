//! The integer keys of the archive, which carry the order of publication.
//!
//! An article's key is its day and a number within that day, so the newest
//! article has the largest key and a span of days is a span of keys. A
//! paragraph's key is its article's key and its ordinal.

use jiff::civil::{Date, date};

/// Bits of an article key that number the articles of one day.
pub const SEQUENCE_BITS: u32 = 20;
/// Bits of a paragraph key that hold the ordinal.
pub const ORDINAL_BITS: u32 = 12;
/// Most paragraphs of one article.
pub const MAX_PARAGRAPHS: usize = 1 << ORDINAL_BITS;
/// Day numbers below this hold undated articles: the years 1 to 10.
pub const UNDATED_DAYS: i64 = 3652;
/// The first day a dated article can have.
pub const FIRST_DAY: Date = date(11, 1, 1);

const EPOCH: Date = date(1, 1, 1);

/// Days from 0001-01-01 to this one.
pub fn day_number(day: Date) -> i64 {
    i64::from(day.duration_since(EPOCH).as_hours() as i32) / 24
}

/// The smallest key an article published on this day can have.
pub fn first_key(day: Date) -> i64 {
    day_number(day) << SEQUENCE_BITS
}

/// The day in an article's key; `None` for an undated article.
pub fn published(key: i64) -> Option<Date> {
    let days = key >> SEQUENCE_BITS;
    if days < UNDATED_DAYS {
        return None;
    }
    EPOCH.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// The key of an article's paragraph.
pub fn paragraph_key(article: i64, ordinal: usize) -> i64 {
    (article << ORDINAL_BITS) | ordinal as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_gives_back_its_day() {
        for day in [FIRST_DAY, date(1899, 12, 31), date(2025, 2, 5), date(9999, 12, 31)] {
            assert_eq!(published(first_key(day) + 7), Some(day), "{day}");
        }
        assert_eq!(published(5), None);
        assert_eq!(day_number(FIRST_DAY), UNDATED_DAYS);
    }

    #[test]
    fn later_days_have_larger_keys() {
        assert!(first_key(date(2025, 2, 6)) > first_key(date(2025, 2, 5)) + (1 << 20) - 1);
    }
}
