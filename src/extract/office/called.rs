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
    let marks = |at: usize| if at < reading.len() { reading.words.gap(at).trim() } else { "" };
    let around = |(open, close): (char, char), end: usize| {
        let opens = marks(at);
        opens.starts_with(open) && opens.len() == open.len_utf8() && marks(end).starts_with(close)
    };
    let barred = WordKind::GIVEN.or(WordKind::FORMER).or(WordKind::TITLE).or(WordKind::HONORIFIC);
    let letters = |at: usize| LETTERS.contains(&reading.folded(at));
    let word = |at: usize| !reading.in_date(at) && !reading.has_state(at);
    let one = |at: usize| word(at) && !reading.kind(at).is(barred);
    let called = |end: usize| match end - at {
        1 => one(at),
        _ => (at..end).all(|at| word(at) && letters(at)),
    };
    // `(FBI)` stands before a name as if it were not there.
    let apart = |open: char| open == '(' && at < reading.len() && !reading.is_arabic(at);
    let within =
        |end: &usize| MARKS.into_iter().any(|marks| !apart(marks.0) && around(marks, *end));
    let end = (at + 1..=at + SPELT).find(within);
    end.filter(|end| !office.bare && called(*end)).map_or(0, |end| end - at)
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
