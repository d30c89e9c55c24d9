//! Names that a table has in full, whatever common words they are spelt like, and those of
//! rulers with their ordinals.

use std::ops::Range;

use super::Before;
use crate::extract::reading::Reading;
use crate::names::{Number, Peel, PlaceKind, Places, Tag, WordKind, name_words};

/// `إسماعيل هنية`, `علي أكبر صالحي`: words that are common ones, in a name the table of
/// leaders or that of figures has.
pub(super) fn is_leader(reading: &Reading, name: Range<usize>) -> bool {
    if name.end > reading.len() {
        return false;
    }
    // `دونالد توسك الثلاثاء ترامب`.
    let undated = |name: Range<usize>| !name.into_iter().any(|at| reading.in_date(at));
    if reading.family(name.end - 1).is_none() {
        return is_figure(reading, name.clone()) && undated(name);
    }
    let leaders = reading.gazetteer().leaders();
    let (first, last) = (reading.folded(name.start), reading.folded(name.end - 1));
    // `عبد` is of one word with what it governs.
    let servant = name.len() > 1 && reading.words.is(name.end - 2, "عبد");
    let words = || name_words(reading.words.originals(name.clone()));
    let leads =
        (servant || leaders.may_be_called(first, last)) && leaders.named(&words()).is_some();
    (leads || is_figure(reading, name.clone())) && undated(name)
}

/// `غسان سلامة`, `جبران باسيل`: a whole name that the table of figures has.
fn is_figure(reading: &Reading, name: Range<usize>) -> bool {
    let figures = reading.gazetteer().figures();
    let (first, last) = (reading.folded(name.start), reading.folded(name.end - 1));
    name.len() > 1
        && figures.may_be_called(first, last)
        && figures.serves(&name_words(reading.words.originals(name))).is_some()
}

/// `دونالد ترامب حدا`, `عين الرئيس قيس سعيد نبيل عمار`: a leader's name is whole, and what
/// follows no given name, unless his office tells that it is another's.
pub(super) fn is_whole(reading: &Reading, name: Range<usize>, before: Before) -> bool {
    let given = reading.kind(name.end).is(WordKind::GIVEN);
    // `إسماعيل ولد الشيخ أحمد` is also called without the last name.
    let longer = || given && is_leader(reading, name.start..name.end + 1);
    // `مشعل الأحمد الجابر الصباح` is also called without the last names.
    let family = reading.kind(name.end) == WordKind::default()
        && reading.folded(name.end).starts_with("ال")
        && !reading.has_state(name.end);
    let whole = !family && (!given || before == Before::Office);
    whole && is_leader(reading, name.clone()) && !longer()
}

/// Whether the whole name of somebody whom a table has begins behind a name, which goes on
/// to none with it.
pub(super) fn begins_known(reading: &Reading, name: Range<usize>) -> bool {
    let next = name.end;
    reading.kind(next).is(WordKind::GIVEN)
        && reading.runs_on(next)
        && reading.runs_on(next + 1)
        && is_leader(reading, next..next + 2)
        && !is_leader(reading, name.start..next + 2)
}

/// `الملك حمزة الثاني`, `البابا بنديكت السادس`, `الأمير راشد بن حمزة الثاني`: an ordinal after
/// a ruler's given name, or after that of a prince's father.
pub(super) fn is_reigning(
    reading: &Reading,
    at: usize,
    (counted, before): (usize, Before),
) -> bool {
    let father = at >= 2 && reading.kind(at - 2).is(WordKind::SON);
    let servant =
        at >= 3 && reading.folded(at - 2) == "عبد" && reading.kind(at - 3).is(WordKind::SON);
    match before {
        Before::King => counted == 1 || father || servant,
        Before::Nothing | Before::Unknown => false,
        _ if counted == 1 => at >= 2 && matches!(reading.folded(at - 2), "البابا" | "الامبراطور"),
        _ => counted == 2 && (father || servant),
    }
}

/// `وزير الإعلام الإريتري يماني جبر ميسكيل`: behind the state of an office an adjective of
/// another one without the article, before more of a name.
pub(super) fn is_called_after_people(reading: &Reading, at: usize) -> bool {
    let nisba = |index: usize| {
        let tags = reading.form_at(index).into_iter().flat_map(|form| form.tags);
        tags.filter_map(|tag| match tag {
            Tag::Country { nisba, .. } => *nisba,
            _ => None,
        })
    };
    let one = nisba(at)
        .any(|nisba| !nisba.definite && !nisba.feminine && nisba.number == Number::Singular);
    let state = nisba(at - 1).any(|nisba| nisba.definite);
    let next = reading.kind(at + 1);
    let name = next.is(WordKind::GIVEN)
        || next == WordKind::default() && !reading.folded(at + 1).starts_with("ال");
    one && state
        && reading.runs_on(at + 1)
        && reading.kind_behind_clitics(at).1 == Peel::default()
        && name
        && !reading.has_state(at + 1)
}

/// `(وزير الخارجية مايك) بومبيو`: a bracket that closes between a given name and the family's,
/// with whose office it opens.
pub(super) fn closes_within(reading: &Reading, at: usize) -> bool {
    let opens = |index: usize| reading.words.gap(index).contains('(');
    reading.words.gap(at).trim() == ")"
        && (at.saturating_sub(OFFICE_WITHIN)..at.saturating_sub(1)).any(opens)
        && !opens(at - 1)
        && reading.kind(at - 1).is(WordKind::GIVEN)
        && !reading.in_date(at)
}

/// Words from such a bracket to the end of the given name, at most.
const OFFICE_WITHIN: usize = 5;

/// `محمد علي في مكتبه`, `محمد علي سفير عمان`: what `على` stands before no more than `علي`.
pub(super) fn is_before_clause(reading: &Reading, at: usize) -> bool {
    let within = matches!(reading.folded(at), "في" | "الي" | "من" | "لدي" | "عن" | "خلال" | "مع");
    let envoy = || reading.has_state(at + 1) && reading.head(at).is_some_and(|h| !h.definite);
    within || envoy()
}

/// `بنيويورك`, `بجدة`: where somebody is.
pub(super) fn is_in_city(word: &str) -> bool {
    let Some(place) = word.strip_prefix('ب').filter(|place| place.chars().nth(2).is_some()) else {
        return false;
    };
    let kinds = [PlaceKind::City, PlaceKind::Region];
    kinds.iter().any(|kind| Places::get().find(*kind, place, |_| None).is_some())
}

/// `رئيس الجماعة لطنجة فؤاد …`: a place behind `ل` that no table has, before a full name.
pub(super) fn is_place_of_another(reading: &Reading, at: usize) -> bool {
    let given = reading.kind(at + 1).is(WordKind::GIVEN);
    let more = reading.kind(at + 2) == WordKind::default() && reading.runs_on(at + 2);
    reading.runs_on(at + 1) && given && more && reading.words.list()[at].marbuta
}

/// Whether the whole name of a leader or a figure begins at a word.
pub(in crate::extract) fn begins_with_leader(reading: &Reading, at: usize) -> bool {
    (2..=3).any(|words| reading.runs_on(at + words - 1) && is_leader(reading, at..at + words))
}
