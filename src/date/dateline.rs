//! Reads the publication day from the dateline of an agency.
//!
//! The words of a first paragraph come in; a day goes out only where a full
//! date stands after a place at the very start and a mark closes it.

use jiff::civil::Date;

use super::lexicon::Meaning;
use super::resolve::Around;
use super::tokens::Tokens;
use super::{DateHit, Scan};
use crate::model::Precision;
use crate::text::Words;

/// How far into the paragraph a dateline reaches, in words.
const REACH: usize = 24;
/// Words before the date, at most: a city, a state, an agency.
const PLACE: usize = 4;
/// Words between the date and the mark that closes the line: an agency.
const AGENCY: usize = 3;

/// The day in the dateline at the start of a first paragraph.
///
/// Gives `None` for a date without a year, and for one that is part of the
/// sentence.
pub fn dateline(words: &Words) -> Option<Date> {
    let tokens = Tokens::of(words, REACH);
    let scan = Scan { tokens, around: Around::default() };
    let hits = scan.all();
    let hit = hits.iter().find(|hit| hit.words.start <= PLACE)?;
    let full = !hit.relative && hit.precision == Precision::Day;
    (full && is_place(words, hit) && is_closed(&scan, hit)).then_some(hit.from).flatten()
}

/// Whether nothing before the date begins a sentence.
fn is_place(words: &Words, hit: &DateHit) -> bool {
    let ends = |gap: &str| gap.contains(['.', '\u{61f}', '!', '\n', ':']);
    if (1..=hit.words.start).any(|word| ends(words.gap(word))) {
        return false;
    }
    let Some(before) = hit.words.start.checked_sub(1) else { return true };
    let preposition = Tokens::of(words, hit.words.start);
    match preposition.len().checked_sub(1).and_then(|last| preposition.get(last)) {
        Some(token) if token.end == before + 1 => match token.meaning {
            Meaning::In | Meaning::Of | Meaning::To => {
                has_mark(words.gap(before)) || has_dash(words.gap(hit.words.end))
            }
            _ => true,
        },
        _ => true,
    }
}

/// Whether a mark stands after the date, or the line ends, at most an agency's
/// name later.
fn is_closed(scan: &Scan, hit: &DateHit) -> bool {
    let words = scan.tokens.words;
    let end = hit.words.end;
    let marked = scan.tokens.is_mark_before(end);
    let agency = (end..=end + AGENCY).take_while(|&word| word <= words.len());
    marked || agency.into_iter().any(|word| word == words.len() || has_mark(words.gap(word)))
}

fn has_dash(gap: &str) -> bool {
    gap.contains(['-', '\u{2013}', '\u{2014}'])
}

fn has_mark(gap: &str) -> bool {
    gap.contains(['-', '\u{2013}', '\u{2014}', ':', '(', ')', '/'])
}

impl Tokens<'_, '_> {
    /// Whether the word before ends a date as its calendar's mark does.
    fn is_mark_before(&self, word: usize) -> bool {
        (0..self.len()).filter_map(|at| self.get(at)).any(|token| {
            token.end == word
                && matches!(token.meaning, Meaning::HijriMark | Meaning::GregorianMark)
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_full_date_after_a_place_is_the_publication() {
        for (text, day) in [
            ("الرياض 12 شعبان 1446 هـ الموافق 11 فبراير 2025 م واس أكد الوزير", date(2025, 2, 11)),
            ("جدة - 3 مارس 2025 (وكالة) - بحث الوزيران", date(2025, 3, 3)),
            ("الدوحة، 4 مارس 2025: عقد المجلس", date(2025, 3, 4)),
            ("الكويت – في 5/2/2025 (كونا) استقبل", date(2025, 2, 5)),
            ("بيروت في 28 كانون الثاني 2025 – استقبل", date(2025, 1, 28)),
            ("جدة 12 شعبان 1446 هـ الموافق 11 فبراير 2025 م واس", date(2025, 2, 11)),
            ("KUWAIT, Feb 5, 2025 (Agency) -- The minister received", date(2025, 2, 5)),
            ("Kuwait City - 5 February 2025 - The minister", date(2025, 2, 5)),
        ] {
            assert_eq!(dateline(&Words::of(text)), Some(day), "{text}");
        }
    }

    #[test]
    fn a_date_of_the_sentence_is_not() {
        for text in [
            "الكويت - 5 - 2 (كونا) استقبل الوزير",
            "ولد الوزير في 5 فبراير 1960 (بيروت) ودرس في باريس",
            "استقبل الوزير السفير يوم أمس - وبحثا",
            "قال الوزير. في 5 مارس 2025 - عاد",
            "وقّع الوزير اتفاقا مع نظيره الياباني بتاريخ 5 مارس 2025 (طوكيو)",
            "The treaty was signed on 5 February 2025 (a Wednesday)",
            "Feb 5 (Agency) - The minister",
            "",
        ] {
            assert_eq!(dateline(&Words::of(text)), None, "{text}");
        }
    }
}
