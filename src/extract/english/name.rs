//! Reads a person's name in English: titles before it, its words, its end.

use std::ops::Range;

use super::super::countries::{self, CountryMention};
use super::super::reading::Reading;
use crate::names::{EnglishKind, Leader, WordKind};
use crate::text::Script;

/// Most words of a name, particles not counted.
const LONGEST: usize = 6;

/// Titles and ranks before a name.
#[derive(Debug, Clone, Default)]
pub(super) struct Address {
    pub words: Range<usize>,
    /// The words of the military rank.
    pub rank: Option<Range<usize>>,
    pub royal: bool,
    /// `His Excellency`: may stand for its bearer.
    pub honorific: bool,
}

/// The leader whose name stands there.
pub(super) fn leader(reading: &Reading, name: Range<usize>) -> Option<&'static Leader> {
    let words: Vec<String> = name.map(|at| reading.folded(at).to_owned()).collect();
    reading.gazetteer().leaders().named(&words)
}

fn kind(reading: &Reading, at: usize) -> EnglishKind {
    reading.english(at)
}

fn is_capital(reading: &Reading, at: usize) -> bool {
    reading.words.list().get(at).is_some_and(|word| word.script == Script::Other && word.capital)
}

/// Reads titles and ranks from a word on; empty if there are none.
pub(super) fn address(reading: &Reading, at: usize) -> Address {
    let mut address = Address { words: at..at, ..Address::default() };
    let possessive = matches!(reading.folded(at), "his" | "her" | "their");
    let mut index = at + usize::from(possessive);
    if possessive && !kind(reading, index).is(EnglishKind::HONORIFIC) {
        return address;
    }
    let mut ranked = false;
    // `Lt Gen (retd) NAME`.
    let aside = |index: usize| index > at && is_in_brackets(reading, index);
    while (is_capital(reading, index) || aside(index))
        && (index == at || follows_title(reading, index))
    {
        // `Field Marshal His Highness Shaikh NAME`.
        let style = matches!(reading.folded(index), "his" | "her") && index > at;
        if style && kind(reading, index + 1).is(EnglishKind::HONORIFIC) {
            index += 1;
            continue;
        }
        if aside(index) {
            index += 1;
            address.words.end = index;
            continue;
        }
        let kind = kind(reading, index);
        let title = EnglishKind::TITLE.or(EnglishKind::ROYAL).or(EnglishKind::HONORIFIC);
        let rank = EnglishKind::RANK.or(EnglishKind::RANK_PART);
        let other =
            is_lone_letter(reading, index) || is_tan(reading, index) || is_he(reading, index);
        if !kind.is(title.or(rank)) || other {
            break;
        }
        if kind.is(rank) && !kind.is(title) {
            ranked |= kind.is(EnglishKind::RANK);
            let start = address.rank.as_ref().map_or(index, |rank| rank.start);
            address.rank = Some(start..index + 1);
        }
        address.royal |= kind.is(EnglishKind::ROYAL);
        address.honorific |= kind.is(EnglishKind::HONORIFIC);
        index += 1;
        address.words.end = index;
    }
    // `General Headquarters`: of a body.
    let body = EnglishKind::PORTFOLIO.or(EnglishKind::BODY_END);
    if index == at + 1
        && reading.folded(at) == "general"
        && kind(reading, index).is(body)
        && reading.runs_on(index)
    {
        return Address { words: at..at, ..Address::default() };
    }
    // `Air`, `Chief`, `Staff` alone are no rank.
    match &address.rank {
        Some(rank) if !ranked => Address { words: at..at.max(rank.start), rank: None, ..address },
        _ => address,
    }
}

/// `H.E.` has a point after each letter, `H E` a space between; a lone `H` is an initial.
fn is_lone_letter(reading: &Reading, at: usize) -> bool {
    let letter = |at: usize| matches!(reading.folded(at), "h" | "e");
    let point = |at: usize| matches!(reading.words.gap(at), "." | ". ");
    let before = at > 0 && letter(at - 1) && point(at);
    let after = letter(at + 1) && point(at + 1);
    let apart = |first: usize| {
        reading.folded(first) == "h"
            && reading.folded(first + 1) == "e"
            && reading.runs_on(first + 1)
            && is_capital(reading, first + 1)
    };
    let title = before || after || apart(at) || at > 0 && apart(at - 1);
    letter(at) && !title
}

/// `He Lifeng` is a name, `HE` a title and `He` before a verb a pronoun.
pub(super) fn is_he(reading: &Reading, at: usize) -> bool {
    let next = at + 1;
    reading.folded(at) == "he"
        && reading.words.original(at) == "He"
        && reading.runs_on(next)
        && is_capital(reading, next)
        && !kind(reading, next).is(EnglishKind::STOP)
        && !reading.in_date(next)
}

/// `President To Lam`, `Minister An Chol Su`: behind an office within a text a small word
/// with a capital, before another, is a name.
pub(super) fn is_small_name(reading: &Reading, at: usize) -> bool {
    let next = at + 1;
    let small = matches!(reading.folded(at), "to" | "an" | "so" | "no");
    let other = EnglishKind::STOP.or(EnglishKind::TITLE).or(EnglishKind::PORTFOLIO);
    small
        && reading.paragraph > 0
        && is_capital(reading, at)
        && reading.words.original(at).chars().skip(1).all(char::is_lowercase)
        && reading.runs_on(next)
        && is_capital(reading, next)
        && !kind(reading, next).is(other)
        && !reading.in_date(next)
        && !is_head(reading, next)
}

/// `met with To Lam`: behind words of meeting a capital is one of a name.
pub(super) fn is_met(reading: &Reading, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| reading.folded(before));
    matches!(before, "with" | "met" | "meet" | "meets" | "meeting" | "received" | "hosted")
}

/// `Tan Sri` is a title, `Tan` alone a family's name, and `Sri Lankan` a people.
fn is_tan(reading: &Reading, at: usize) -> bool {
    match reading.folded(at) {
        "tan" => reading.folded(at + 1) != "sri",
        "sri" => matches!(reading.folded(at + 1), "lanka" | "lankan" | "lankans"),
        _ => false,
    }
}

/// `Maj. Gen. (Ret.) NAME`, `General (Pilot) NAME`: the word in brackets is no part of the rank.
fn is_in_brackets(reading: &Reading, at: usize) -> bool {
    at < reading.len()
        && reading.words.gap(at).ends_with('(')
        && reading.words.gap(at + 1).contains(')')
        && matches!(
            reading.folded(at),
            "ret"
                | "retd"
                | "rtd"
                | "retired"
                | "r"
                | "pilot"
                | "eng"
                | "engineer"
                | "dr"
                | "staff"
                | "navy"
                | "naval"
                | "sea"
                | "air"
                | "army"
                | "police"
                | "medical"
        )
}

/// Space, a hyphen, or the point of an abbreviation.
fn follows_title(reading: &Reading, at: usize) -> bool {
    at < reading.len()
        && (reading.runs_on(at)
            || is_in_brackets(reading, at)
            || is_in_brackets(reading, at - 1)
            || reading.words.gap(at) == "-"
            || matches!(reading.words.gap(at), ". " | "." | ".\u{a0}")
                && reading.folded(at - 1).chars().count() <= 5)
}

/// Whether a titled or plain name begins at a word.
pub(super) fn follows(reading: &Reading, found: &[CountryMention], at: usize) -> bool {
    let address = address(reading, at);
    reading.runs_on(at) && name(reading, found, address.words.end, true).is_some()
}

/// Reads a name that begins at a word. `anchored` says that a title or an
/// office stands before it; without one a name has two words.
pub(super) fn name(
    reading: &Reading,
    found: &[CountryMention],
    at: usize,
    anchored: bool,
) -> Option<Range<usize>> {
    let mut end = at;
    let mut counted = 0;
    let mut index = at;
    while index < reading.len() && counted < LONGEST {
        if index > at && !joins(reading, index) {
            break;
        }
        // `Ben Wallace`: at the head of a name a given name.
        let given = index == at && reading.folded(index) == "ben";
        let particle = kind(reading, index).is(EnglishKind::PARTICLE) && !given
            || begins_syllable(reading, index)
            || is_elided(reading, index);
        if index > at && ends_word(reading, index) {
            end = index + 1;
        } else if particle && !is_capital(reading, index) {
            // A small particle needs a capital behind it.
            if !is_capital(reading, index + 1)
                && !kind(reading, index + 1).is(EnglishKind::PARTICLE)
            {
                break;
            }
        } else if index == at && (anchored || is_met(reading, at)) && is_small_name(reading, at) {
            counted += 1;
            end = index + 1;
        } else if !is_part(reading, found, index, at) {
            break;
        } else {
            counted += usize::from(!particle);
            end = index + 1;
        }
        index += 1;
    }
    let enough = counted >= if anchored { 1 } else { 2 };
    // `the head of the Beirut Merchants Association`.
    let body = |at: usize| kind(reading, at).is(EnglishKind::BODY_END);
    let company = joins_at(reading, end)
        && (is_company(reading.folded(end)) || body(end))
        && is_capital(reading, end);
    if !enough && counted > 0 {
        reading.note(at..end, || "no name: one word that no title or office announces".into());
    } else if company {
        reading.note(at..end, || "no name: a company or a body".into());
    }
    let named = !company && !is_only_letters(reading, at..end) && !is_of_body(reading, at..end);
    (enough && end > at && named).then_some(at..end)
}

/// `Myung-joon`, `Nu'amani`: the small end of a word of the name; not `Rubio's`
/// nor `Rubio-led`.
fn ends_word(reading: &Reading, index: usize) -> bool {
    let gap = reading.words.gap(index);
    let small = reading.words.list()[index].script == Script::Other && !is_capital(reading, index);
    let folded = reading.folded(index);
    match gap {
        "-" | "\u{2011}" => {
            let other = matches!(
                folded,
                "led"
                    | "backed"
                    | "based"
                    | "born"
                    | "brokered"
                    | "chaired"
                    | "designate"
                    | "elect"
                    | "era"
                    | "hosted"
                    | "mediated"
                    | "style"
            );
            small && !other
        }
        "'" | "’" | "‘" | "`" => {
            small && !matches!(folded, "s" | "d" | "ll" | "re" | "ve" | "m" | "t")
        }
        _ => false,
    }
}

/// `Ban ki-Moon`: a small syllable that a hyphen joins to a capital.
fn begins_syllable(reading: &Reading, index: usize) -> bool {
    let small = reading.words.list()[index].script == Script::Other && !is_capital(reading, index);
    let two = reading.folded(index).len() == 2;
    let prefix = matches!(reading.folded(index), "ex" | "co" | "un" | "re");
    let next = index + 1;
    let joined = next < reading.len() && reading.words.gap(next) == "-";
    small && two && !prefix && joined && is_capital(reading, next)
}

/// `Giscard d'Estaing`: a small letter before an apostrophe and a capital.
fn is_elided(reading: &Reading, index: usize) -> bool {
    let next = index + 1;
    matches!(reading.folded(index), "d" | "l")
        && !is_capital(reading, index)
        && next < reading.len()
        && matches!(reading.words.gap(next), "'" | "’")
        && is_capital(reading, next)
}

/// `AMBASSADOR FINANCIAL`, as a headline's capitals have it.
fn is_shouted(reading: &Reading, at: usize) -> bool {
    let written = reading.words.original(at);
    written.chars().nth(1).is_some() && !written.chars().any(char::is_lowercase)
}

/// `Multilateral Affairs`, `Peninsula Peace`, `Forces Korea`: what is left of an office.
fn is_of_body(reading: &Reading, words: Range<usize>) -> bool {
    // `Niger Republic`, `Liberation Front`, `Unity`: none of its words is a name.
    let part = EnglishKind::PORTFOLIO.or(EnglishKind::BODY_END).or(EnglishKind::FILLER);
    let common = |at: usize| kind(reading, at).is(part) && !reading.kind(at).is(WordKind::GIVEN);
    // `Lt. Col. North`, `Ambassador West`: a family's name, whatever else it is.
    let announces = |at: usize| {
        let rank = kind(reading, at).is(EnglishKind::TITLE.or(EnglishKind::RANK));
        (rank || is_head(reading, at)) && reading.folded(at) != "general"
    };
    // `Ambassador Financial Group` is a company.
    let goes_on = reading.runs_on(words.end) && is_capital(reading, words.end);
    let one = words.len() == 1 && words.start > 0 && !goes_on;
    let family = one && !is_shouted(reading, words.start) && announces(words.start - 1);
    if !family && words.clone().all(common) {
        return true;
    }
    let last = words.end.checked_sub(1).map_or("", |last| reading.folded(last));
    matches!(
        last,
        "affairs"
            | "corps"
            | "force"
            | "forces"
            | "peace"
            | "security"
            | "guards"
            | "council"
            | "committee"
            | "command"
            | "korea"
            | "peninsula"
    )
}

/// `Michael "Erik" Kurilla`: a name in quotation marks between two others.
fn is_nickname(reading: &Reading, at: usize) -> bool {
    let next = at + 1;
    let quoted = |at: usize, marks: &[char]| {
        let gap = reading.words.gap(at);
        let mut mark = gap.trim().chars();
        let one = mark.next().is_some_and(|mark| marks.contains(&mark)) && mark.next().is_none();
        one && gap.contains(char::is_whitespace)
    };
    next < reading.len()
        && quoted(at, &['"', '“', '‘', '\''])
        && quoted(next, &['"', '”', '’', '\''])
        && is_capital(reading, at)
        && is_capital(reading, next)
}

fn joins_at(reading: &Reading, index: usize) -> bool {
    index > 0 && index < reading.len() && joins(reading, index)
}

fn is_company(folded: &str) -> bool {
    matches!(folded, "inc" | "corp" | "co" | "ltd" | "plc" | "ag" | "nv" | "spa" | "llc" | "gmbh")
}

fn is_only_letters(reading: &Reading, words: Range<usize>) -> bool {
    words.clone().all(|index| reading.folded(index).chars().count() < 2)
}

fn joins(reading: &Reading, index: usize) -> bool {
    let gap = reading.words.gap(index);
    let initial = reading.folded(index - 1).chars().count() == 1;
    let space = gap.chars().all(char::is_whitespace);
    // `Shia’ Sudani`, not `the ministers’ council`.
    let ayn = matches!(gap, "’ " | "' " | "‘ ") && !reading.folded(index - 1).ends_with('s');
    space
        || ayn
        || is_nickname(reading, index)
        || is_nickname(reading, index - 1)
        || matches!(gap, "-" | "'" | "’" | "‘" | "`")
        || (initial && matches!(gap, "." | ". "))
}

fn is_part(reading: &Reading, found: &[CountryMention], index: usize, at: usize) -> bool {
    let kind = kind(reading, index);
    let title = EnglishKind::TITLE.or(EnglishKind::ROYAL).or(EnglishKind::HONORIFIC);
    if !is_capital(reading, index) || reading.in_date(index) && index == at {
        return false;
    }
    let said = index > at && reading.folded(index) == "said";
    let name_too = matches!(reading.folded(index), "sheikh" | "shaikh" | "imam" | "sayyed" | "tan");
    let initial = reading.folded(index).chars().count() == 1 && has_point(reading, index);
    let family = index > at && is_family(reading, index);
    if (kind.is(EnglishKind::STOP) && !said && !initial && !family && !is_he(reading, index))
        || (kind.is(title) && index > at && !name_too && !initial)
    {
        return false;
    }
    if countries::at(reading, found, index).is_some() {
        let surname = index == at + 1 && is_last(reading, index) && !reading.has_state(at);
        return family || surname || index == at && goes_on(reading, found, index);
    }
    !(is_head(reading, index) || index == at && begins_head(reading, at))
}

/// `Crown Prince`: the first of several words of an office's head.
fn begins_head(reading: &Reading, at: usize) -> bool {
    let word = |n: usize| reading.runs_on(at + n).then(|| reading.folded(at + n));
    let head = reading.gazetteer().english.head(reading.folded(at), word);
    head.is_some_and(|head| head.len() > 1)
}

/// `M.A. Munim`: a letter that stands for a name.
fn has_point(reading: &Reading, index: usize) -> bool {
    let next = index + 1;
    next < reading.len() && reading.words.gap(next).starts_with('.') && is_capital(reading, next)
}

/// `Jim Jordan`, `Theresa May`: what is a state or another word is a family's name right
/// behind a given name, where no capital follows.
fn is_family(reading: &Reading, index: usize) -> bool {
    let other =
        kind(reading, index).is(EnglishKind::FAMILY) || !kind(reading, index).is(EnglishKind::STOP);
    let next = index + 1;
    let ends = next >= reading.len() || !joins(reading, next) || !is_capital(reading, next);
    other && ends && reading.kind(index - 1).is(WordKind::GIVEN)
}

/// `Volker Turk met`, `Derek France,`: no capital and no noun goes on with the word.
fn is_last(reading: &Reading, index: usize) -> bool {
    let next = index + 1;
    let verb = EnglishKind::CLAUSE.or(EnglishKind::PAST).or(EnglishKind::BEING);
    let small = !is_capital(reading, next) && reading.runs_on(next);
    next >= reading.len()
        || small && kind(reading, next).is(verb)
        || reading.words.gap(next).starts_with([',', '.'])
}

/// A first name that is also a state's (`Jordan Keating`) has a surname.
fn goes_on(reading: &Reading, found: &[CountryMention], index: usize) -> bool {
    // `Riyad al Maliki`.
    let small =
        kind(reading, index + 1).is(EnglishKind::PARTICLE) && !is_capital(reading, index + 1);
    let next = index + 1 + usize::from(small);
    next < reading.len()
        && joins(reading, next)
        && (!small || reading.runs_on(index + 1))
        && is_capital(reading, next)
        && !kind(reading, next).is(EnglishKind::STOP)
        && !is_head(reading, next)
        && countries::at(reading, found, next).is_none()
}

/// An office's head is no surname, but for titles that are (`Larry King`).
fn is_head(reading: &Reading, at: usize) -> bool {
    let english = &reading.gazetteer().english;
    let head = english.head(reading.folded(at), |_| None).is_some();
    head && !matches!(
        reading.folded(at),
        "king" | "sultan" | "mayor" | "pope" | "chancellor" | "amir"
    )
}
