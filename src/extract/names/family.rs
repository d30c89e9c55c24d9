//! Families' names that are nouns, and such as are called after a tribe or a people.

use super::words::is_conjoined;
use super::{closes, peeled_kind};
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

/// `جوناثان ويلكس،`: a short foreign surname that closes a name, whose letters behind `و` are
/// no word.
pub(super) fn is_surname_in_waw(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    let rest = word.strip_prefix('و').filter(|rest| rest.starts_with(['ي', 'و']));
    rest.is_some_and(|rest| {
        (3..=5).contains(&rest.chars().count())
            && at > 0
            && reading.kind(at - 1).is(WordKind::GIVEN)
            && reading.kind(at) == WordKind::default()
            && peeled_kind(reading, at) == WordKind::default()
            && !reading.gazetteer().stemmer().is_word(rest)
            && (reading.after_comma(at + 1) || !reading.runs_on(at + 1))
    })
}

/// `وعلي صادق باقر`: a name, where two other given ones follow.
pub(super) fn is_ali_before_given(reading: &Reading, at: usize) -> bool {
    let given = |at: usize| reading.runs_on(at) && reading.kind(at).is(WordKind::GIVEN);
    reading.folded(at) == "وعلي"
        && !reading.words.list()[at].maqsura
        && given(at + 1)
        && given(at + 2)
}

/// `برنار غالييه`: behind a given name no noun with a pronoun.
pub(super) fn is_french(reading: &Reading, at: usize) -> bool {
    reading.folded(at).ends_with("ييه") && at > 0 && reading.kind(at - 1).is(WordKind::GIVEN)
}
