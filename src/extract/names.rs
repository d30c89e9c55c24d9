//! Reads a person's name in Arabic: where it begins, goes on and ends.

use std::ops::Range;

use super::countries::{self, CountryMention};
use super::reading::Reading;
use crate::names::WordKind;

/// Parts that join two words of a name and do not count as one.
const JOINTS: [&str; 9] = ["بن", "ابن", "بنت", "ال", "ولد", "ابو", "ام", "عبد", "دي"];
/// Most words of a name, joints not counted.
const LONGEST: usize = 5;

/// Titles and ranks before a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Address {
    pub words: Range<usize>,
    /// The words of the military rank.
    pub rank: Option<Range<usize>>,
    pub any_title: bool,
    /// `الأمير`, `الملك`: of a ruling house.
    pub royal: bool,
}

/// Reads honorifics, titles and ranks from a word on; empty if there are none.
pub(super) fn address(reading: &Reading, at: usize) -> Address {
    let mut address = Address { words: at..at, ..Address::default() };
    let titles = WordKind::HONORIFIC.or(WordKind::TITLE).or(WordKind::RANK);
    while address.words.end < reading.len() {
        let index = address.words.end;
        if index > at && !reading.runs_on(index) && !is_initial(reading, index - 1) {
            break;
        }
        let (kind, peel) = kind_at(reading, index);
        let goes_on = kind.is(titles) || (kind.is(WordKind::AFTER_RANK) && address.rank.is_some());
        let clitic = peel_is_inner(peel) && index > at;
        if !goes_on || clitic || !reading.is_arabic(index) || is_title_only_name(reading, index) {
            break;
        }
        if kind.is(WordKind::RANK) || (kind.is(WordKind::AFTER_RANK) && address.rank.is_some()) {
            let start = address.rank.as_ref().map_or(index, |rank| rank.start);
            address.rank = Some(start..index + 1);
        }
        address.any_title |= kind.is(WordKind::TITLE.or(WordKind::HONORIFIC));
        address.royal |= matches!(reading.folded(index), "الامير" | "الاميره" | "الملك" | "الملكه");
        address.words.end += 1;
    }
    address
}

/// `د.`, `م.`, `أ.`: a title of one letter, with its point.
fn is_initial(reading: &Reading, index: usize) -> bool {
    reading.folded(index).chars().count() == 1 && reading.words.gap(index + 1).starts_with('.')
}

/// A single letter is a title only with its point.
fn is_title_only_name(reading: &Reading, index: usize) -> bool {
    reading.folded(index).chars().count() == 1 && !is_initial(reading, index)
}

fn kind_at(reading: &Reading, index: usize) -> (WordKind, crate::names::Peel) {
    reading.gazetteer().offices.kind_behind_clitics(reading.folded(index))
}

fn peel_is_inner(peel: crate::names::Peel) -> bool {
    peel.conjunction || peel.preposition.is_some()
}

/// Reads a name that begins at a word; `None` if no name begins there.
///
/// `anchored` says that a title or an office stands before it, so that an
/// unknown word is taken for a name.
pub(super) fn name(
    reading: &Reading,
    found: &[CountryMention],
    at: usize,
    anchored: bool,
) -> Option<Range<usize>> {
    if !begins(reading, found, at, anchored) {
        return None;
    }
    let mut end = at;
    let mut counted = 0;
    while end < reading.len() && counted < LONGEST {
        if end > at && !joins(reading, end) {
            break;
        }
        let joint = JOINTS.contains(&reading.folded(end));
        let after_joint = end > at && JOINTS.contains(&reading.folded(end - 1));
        if end > at && !after_joint && !continues(reading, found, end, counted) {
            break;
        }
        counted += usize::from(!joint);
        end += 1;
    }
    while end > at && JOINTS.contains(&reading.folded(end - 1)) {
        end -= 1;
    }
    (end > at).then_some(at..end)
}

/// Space, quotation marks and `_` join the words of a name; a hyphen does so
/// between the syllables of an East Asian one (`جيه-إن`).
fn joins(reading: &Reading, index: usize) -> bool {
    let hyphen = reading.words.gap(index) == "-" && reading.folded(index).chars().count() <= 5;
    (reading.runs_on(index) || hyphen) && reading.is_arabic(index) && !closes_quote(reading, index)
}

fn closes_quote(reading: &Reading, index: usize) -> bool {
    reading.words.gap(index).contains(['"', '»', '«', '”'])
}

fn begins(reading: &Reading, found: &[CountryMention], at: usize, anchored: bool) -> bool {
    if at >= reading.len() || !reading.is_arabic(at) || reading.in_date(at) {
        return false;
    }
    let word = reading.folded(at);
    let kind = reading.kind(at);
    if kind.is(WordKind::GIVEN) {
        return !is_word_here(reading, at, anchored);
    }
    let barred = WordKind::STOP
        .or(WordKind::VERB)
        .or(WordKind::HONORIFIC)
        .or(WordKind::RANK)
        .or(WordKind::TITLE)
        .or(WordKind::PRONOUN);
    let (peeled, peel) = kind_at(reading, at);
    anchored
        && word.chars().count() >= 2
        && !kind.is(barred.or(WordKind::TAIL))
        && !(peel_is_inner(peel) && peeled.is(barred))
        && countries::at(reading, found, at).is_none()
        && reading.gazetteer().offices.head_behind_clitics(word).is_none()
        && !is_bound_noun(word)
        && !looks_like_verb(word)
}

/// A given name that is also a word (`صباح`, `مساعد`, `سلام`) counts without a
/// title only before another name.
fn is_word_here(reading: &Reading, at: usize, anchored: bool) -> bool {
    let kind = reading.kind(at);
    let ambiguous = kind.is(WordKind::STOP.or(WordKind::VERB).or(WordKind::TAIL))
        || reading.gazetteer().offices.head(reading.folded(at)).is_some();
    let preposition = reading.words.list()[at].maqsura && reading.folded(at) == "علي";
    let before_name = reading.runs_on(at + 1)
        && (reading.kind(at + 1).is(WordKind::GIVEN) || reading.folded(at + 1).starts_with("ال"));
    preposition || (ambiguous && !(anchored && before_name))
}

fn continues(reading: &Reading, found: &[CountryMention], at: usize, counted: usize) -> bool {
    let word = reading.folded(at);
    let kind = reading.kind(at);
    if reading.in_date(at) || (reading.words.list()[at].maqsura && word == "علي") {
        return false;
    }
    if kind.is(WordKind::GIVEN) {
        return !kind.is(WordKind::STOP.or(WordKind::VERB)) || followed_by_name(reading, at);
    }
    let barred = WordKind::STOP
        .or(WordKind::VERB)
        .or(WordKind::HONORIFIC)
        .or(WordKind::PRONOUN)
        .or(WordKind::RANK)
        .or(WordKind::TITLE);
    if kind.is(barred) || is_conjoined(reading, at) || is_bound_noun(word) {
        return false;
    }
    if reading.gazetteer().offices.head_behind_clitics(word).is_some() {
        return false;
    }
    if let Some(mention) = countries::at(reading, found, at) {
        return mention.nisba.is_some_and(|n| n.definite && !n.feminine)
            && counted == 1
            && !reading.runs_on(at + 1);
    }
    !(counted >= 2 && looks_like_verb(word))
}

fn followed_by_name(reading: &Reading, at: usize) -> bool {
    reading.runs_on(at + 1) && reading.kind(at + 1).is(WordKind::GIVEN)
}

/// `و` before a word begins something new, unless the word is a name with it.
fn is_conjoined(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    let Some(rest) = word.strip_prefix('و') else { return false };
    let known = |word: &str| reading.gazetteer().offices.kind(word) != WordKind::default();
    rest.starts_with("ال") || known(rest) || rest.chars().count() > 5
}

/// A noun behind `بال`, `لل`, `كال` or `فال` is no part of a name.
fn is_bound_noun(word: &str) -> bool {
    ["بال", "كال", "فال"].iter().any(|clitic| word.starts_with(clitic) && word.chars().count() > 5)
        || (word.starts_with("لل") && word.chars().count() > 3)
}

/// The shape of an imperfect verb that no list holds.
fn looks_like_verb(word: &str) -> bool {
    let length = word.chars().count();
    (word.starts_with('ي') && length >= 4 && word.ends_with(['ن', 'و', 'ي']) && length >= 5)
        || word.starts_with("سي") && length >= 6
}
