//! What a body is called in short, behind the office of whoever leads it.

use super::Office;
use crate::extract::reading::Reading;
use crate::names::WordKind;

/// The marks that open and close around what a body is called in short.
pub(in crate::extract) const MARKS: [(char, char); 4] =
    [('«', '»'), ('"', '"'), ('“', '”'), ('(', ')')];

/// `قائد القيادة المركزية الأميركية «سنتكوم»`, `مدير الوكالة "سي آي إيه"`: how many words a body
/// is called by in short.
pub(super) fn words_in_short(reading: &Reading, office: &Office) -> usize {
    let at = office.words.end;
    let gap = |at: usize| if at < reading.len() { reading.words.gap(at).trim() } else { "" };
    let opens = |(open, _): &(char, char)| gap(at).strip_prefix(*open) == Some("");
    let Some((open, close)) = MARKS.into_iter().find(opens).filter(|_| !office.bare) else {
        return 0;
    };
    // `(FBI)` stands before a name as if it were not there.
    if open == '(' && !reading.is_arabic(at) {
        return 0;
    }
    let barred = WordKind::GIVEN.or(WordKind::FORMER).or(WordKind::TITLE).or(WordKind::HONORIFIC);
    let word = |at: usize| !reading.in_date(at) && !reading.has_state(at);
    let called = |end: usize| match end - at {
        1 => word(at) && !reading.kind(at).is(barred),
        _ => (at..end).all(|at| word(at) && LETTERS.contains(&reading.folded(at))),
    };
    let end = (at + 1..=at + SPELT).find(|end| gap(*end).starts_with(close));
    end.filter(|end| called(*end)).map_or(0, |end| end - at)
}

/// Most letters that a body is called by, each spelt as a word.
const SPELT: usize = 4;

/// How Arabic spells the names of Latin letters, folded.
const LETTERS: [&str; 26] = [
    "ايه",
    "اي",
    "بي",
    "سي",
    "دي",
    "اف",
    "جي",
    "اتش",
    "اش",
    "جيه",
    "كي",
    "كيه",
    "ال",
    "ام",
    "ان",
    "او",
    "كيو",
    "ار",
    "اس",
    "تي",
    "يو",
    "في",
    "دبليو",
    "اكس",
    "واي",
    "زد",
];
