//! Names of two words, the second `الدين` or `الله`, the first perhaps a common one.

use super::peeled_kind;
use super::words::is_conjoined;
use crate::extract::reading::Reading;
use crate::names::WordKind;

/// `رضا شرف الدين`, `زياد تقي الدين`: the first word of a name of two.
pub(super) fn is_of_faith(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    begins_with_faith(reading, at)
        || is_before_islam(reading, at)
        || OF_BENGAL.contains(&word) && at > 1 && is_before_islam(reading, at - 1)
        || is_before(reading, at, "الدين")
            && reading.kind(at - 1).is(WordKind::GIVEN)
            && !word.starts_with("ال")
            && !is_conjoined(reading, at)
            && !matches!(word, "رجل" | "رجال" | "عالم" | "علماء" | "يوم" | "باسم")
}

/// The last words of such names as `محمد نظم الإسلام` and `محمد حبيب الرحمن`.
const OF_BENGAL: [&str; 3] = ["الاسلام", "الرحمن", "الحق"];

/// `محمد نظم الإسلام`: the second word; not `محمد نبي الإسلام`.
fn is_before_islam(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    OF_BENGAL.iter().any(|next| is_before(reading, at, next))
        && at > 0
        && reading.kind(at - 1).is(WordKind::GIVEN)
        && (3..=5).contains(&word.chars().count())
        && !word.starts_with("ال")
        && !is_conjoined(reading, at)
        && !reading.kind(at).is(WordKind::STOP)
        && !matches!(word, "نبي" | "رسول" | "شيخ" | "باسم" | "بدين" | "حول")
}

/// What stands before `الدين` in a given name and is a common word elsewhere.
const OF_FAITH: [&str; 18] = [
    "فخر", "شرف", "نصر", "تقي", "ضياء", "بهاء", "نجم", "شمس", "سيف", "عز", "محي", "محيي", "نور",
    "حسام", "عماد", "زين", "صفي", "قطب",
];

/// `فخر الدين ألتون`: a given name of two words, the first a common one.
pub(in crate::extract) fn begins_with_faith(reading: &Reading, at: usize) -> bool {
    is_before(reading, at, "الدين") && OF_FAITH.contains(&reading.folded(at))
}

/// Whether another word runs on from one. The words are compared first: few are the same.
fn is_before(reading: &Reading, at: usize, next: &str) -> bool {
    reading.words.is(at + 1, next) && reading.runs_on(at + 1)
}

/// `قريب الله الخضر`: behind an office, a given name of two words; `حفظه الله` is none.
pub(super) fn begins_with_god(reading: &Reading, at: usize) -> bool {
    let kind = reading.kind(at);
    let word = reading.folded(at);
    let common = kind == WordKind::WORD || kind == WordKind::default() || kind == WordKind::GIVEN;
    is_before(reading, at, "الله")
        && common
        && peeled_kind(reading, at) == WordKind::default()
        && !word.ends_with(['ه', 'م', 'ا'])
        && word.chars().nth(2).is_some()
}

/// `خير الله`, `ذبيح الله`: a name of two words, unless the first is a common one.
pub(super) fn is_of_god(reading: &Reading, at: usize) -> bool {
    let before = reading.kind(at.saturating_sub(1));
    let named = before == WordKind::default() || before.is(WordKind::GIVEN);
    reading.folded(at) == "الله" && (named || at > 0 && begins_with_god(reading, at - 1))
}
