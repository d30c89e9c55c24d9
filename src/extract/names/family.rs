//! Families' names that are nouns, and such as are called after a tribe or a people.

use super::closes;
use super::words::is_conjoined;
use crate::extract::countries::CountryMention;
use crate::extract::reading::Reading;
use crate::model::Via;
use crate::names::WordKind;

/// `وكيل الوزارة خالد الفضالة،`: after a full office and a given name, a feminine
/// noun that closes the name.
pub(super) fn is_family_noun(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    reading.kind(at) == WordKind::WORD
        && reading.kind(at - 1).is(WordKind::GIVEN)
        && word.starts_with("ال")
        && word.ends_with('ه')
        && closes(reading, at + 1)
}

/// `الهاملي`: a tribe's or a family's name.
pub(super) fn is_family(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    word.starts_with("ال")
        && word.ends_with('ي')
        && !reading.has_state(at)
        && !reading.kind(at).is(WordKind::TAIL)
}

/// `رلى الترك`, `محمد العجم`, `سالم المصري`: a family called after a people.
pub(super) fn is_people(
    reading: &Reading,
    at: usize,
    mention: &CountryMention,
    (counted, titled): (usize, bool),
) -> bool {
    let plural = mention.via == Via::Demonym
        && mention.nisba.is_none()
        && counted == 1
        && titled
        && (closes(reading, at + 1) || is_conjoined(reading, at + 1));
    let one = mention.nisba.is_some_and(|nisba| nisba.definite && !nisba.feminine);
    plural || one && (counted >= 2 || !reading.runs_on(at + 1))
}
