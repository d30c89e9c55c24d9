//! Words behind a preposition of one letter: whom or what they are for, not a name; and heads
//! of offices that are names.

use super::verbs::looks_like_verb;
use super::words::{is_common_plural, is_manner, is_possessed};
use super::{BARRED, closes, ends_in_pronoun, ends_in_tanwin};
use crate::extract::reading::Reading;
use crate::names::{Number, WordKind};

/// The letters of `و`, `ل` or `ب` before a name that no title announces (`ومنجي`, `لعباس`).
pub(in crate::extract) fn clitic(reading: &Reading, at: usize) -> usize {
    let word = reading.folded(at);
    if reading.listed_kind(at).is(WordKind::GIVEN) {
        return 0;
    }
    let Some(rest) = word.strip_prefix(['و', 'ل', 'ب']) else { return 0 };
    let kind = reading.gazetteer().offices.kind(rest);
    let joined = word.starts_with('و') && rest.chars().count() >= 3;
    let first = WordKind::GIVEN.or(WordKind::FAMILY_FIRST);
    usize::from(kind.is(first) || (joined && !kind.is(BARRED)))
}

/// `وصرح الأمير وليام لعباس`: a known given name behind `ل` or `ب` is another's.
pub(super) fn is_addressee(reading: &Reading, at: usize) -> bool {
    let (kind, peel) = reading.kind_behind_clitics(at);
    peel.preposition.is_some() && kind.is(WordKind::GIVEN)
}

/// `بمختلف`: a word of the lexicon behind a preposition.
fn is_listed_behind_letter(reading: &Reading, at: usize) -> bool {
    let mut letters = reading.folded(at).chars();
    letters.next();
    let rest = letters.as_str();
    let stemmer = reading.gazetteer().stemmer();
    // `باستحالة`: a noun of action by its form.
    let action = rest.starts_with("است") && rest.chars().nth(5).is_some();
    rest.chars().nth(3).is_some() && (action || stemmer.is_listed(rest))
}

/// `كريم بنزيمة ليسجل`, `خالد البراك لمتابعته`, `خالد الفيصل لرجلي الأمن`: a verb or a
/// noun of action behind `ل`, a noun that another governs or with a pronoun behind `ب`.
pub(super) fn is_purpose(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    let known = |noun: &str| reading.gazetteer().stemmer().is_word(noun);
    // `لبلدك`: the second person's stands in no surname behind a preposition.
    let yours = |noun: &str| noun.strip_suffix('ك').is_some_and(known);
    let pronoun = |noun: &str| {
        !reading.words.list()[at].marbuta && (is_possessed(reading, noun) || yours(noun))
    };
    let behind = word.strip_prefix(['ل', 'ب']).filter(|noun| noun.chars().nth(3).is_some());
    behind.is_some_and(|noun| {
        let verb = word.starts_with('ل') && (noun.starts_with(['ي', 'م']) && known(noun));
        let governs = reading.runs_on(at + 1) && reading.folded(at + 1).starts_with("ال");
        // `يا خادم الحرمين الشريفين بأطيب تحياتي`.
        let more = reading.words.original(at).starts_with("بأ") && known(noun);
        let governed = more || governs && !noun.starts_with(['و', 'ا']) && known(noun);
        verb || pronoun(noun) || governed
    })
}

/// A noun behind `بال`, `لل`, `كال` or `فال` is no part of a name; `كالوغيروس` and
/// `فالديس` are, as nothing known is left without the letter.
pub(super) fn is_bound_noun(reading: &Reading, word: &str) -> bool {
    let known = |clitic: char| {
        let rest = word.strip_prefix(clitic).filter(|rest| rest.starts_with("ال"));
        rest.is_some_and(|noun| reading.gazetteer().stemmer().is_word(noun))
    };
    let length = word.chars().count();
    let bound = word.starts_with("بال") && (length < 11 || known('ب'));
    (bound || known('ك') || known('ف')) && length > 5 || (word.starts_with("لل") && length > 3)
}

/// `الرئيس الأمريكي بكيم`: whom somebody meets; `كاريل` is a name with its `ك`.
pub(super) fn is_of_next(reading: &Reading, at: usize) -> bool {
    let goes_on = || reading.kind(at + 1).is(WordKind::GIVEN.or(WordKind::JOINT));
    let letter = reading.folded(at).starts_with(['ب', 'ل']);
    is_addressee(reading, at) && (letter || !goes_on())
        || letter && is_listed_behind_letter(reading, at)
}

/// A word whose form tells that it goes on with what is said: a verb, a pronoun at its end, how
/// or for what something is done.
pub(in crate::extract) fn tells_otherwise(reading: &Reading, at: usize) -> bool {
    ends_in_pronoun(reading, at)
        || ends_in_tanwin(reading, at)
        || looks_like_verb(reading.folded(at))
        || is_common_plural(reading, at)
        || is_manner(reading, at)
        || is_purpose(reading, at)
        || is_addressee(reading, at)
}

/// `محمد أمين، سفير`: behind a given name a word that closes it and that without a word of
/// what it is of is no office.
pub(super) fn is_head_of_nothing(reading: &Reading, at: usize) -> bool {
    reading.head(at).is_some_and(|head| !head.definite)
        && reading.kind(at - 1).is(WordKind::GIVEN)
        && !reading.runs_on(at + 1)
}

/// `وزير العدل السابق مرشد العرشاني`: behind an office in full a head before a family's name is a
/// given name.
pub(super) fn is_head_as_given(reading: &Reading, at: usize) -> bool {
    let head = reading.head(at).filter(|head| !head.definite && head.number == Number::Singular);
    let family = reading.folded(at + 1);
    head.is_some()
        && reading.runs_on(at + 1)
        && family.starts_with("ال")
        && family.ends_with('ي')
        && reading.kind(at + 1) == WordKind::default()
        && !reading.has_state(at + 1)
        && closes(reading, at + 2)
}

/// `وزير بريطاني لترمب: ...`: for whom or to whom, of those who are called by the family's name.
pub(super) fn is_for_leader(reading: &Reading, at: usize) -> bool {
    let leaders = reading.gazetteer().leaders();
    let word = reading.folded(at);
    let family = word.strip_prefix(['ل', 'ب']).filter(|family| leaders.is_family_only(family));
    family.is_some() && reading.listed_kind(at) == WordKind::default() && !leaders.is_family(word)
}

/// `فلان سفيراً غير مقيم`: what somebody is made, and no more of the name.
pub(super) fn is_given_post(reading: &Reading, at: usize) -> bool {
    reading.head(at).is_some() && reading.words.list()[at].tanwin
}
