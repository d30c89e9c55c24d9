//! Tells whose the offices are that the text counts and does not name: `رؤساء البلدان
//! الثلاثة`, `وزيرا خارجية البلدين`, `نظرائه فيها`.
//!
//! They are those of the states that the article listed last, if it listed as many.

use super::countries::CountryMention;
use super::party::{Mentioned, Reference};
use super::reading::Reading;
use crate::model::{CountryCode, RoleClass, Via};
use crate::names::Number;

/// Gives each state of the list before an office of its own, in place of the counted one.
pub(super) fn expand(
    list: &mut Vec<Mentioned>,
    readings: &[Reading],
    found: &[Vec<CountryMention>],
) {
    let mut at = 0;
    while at < list.len() {
        let Some(count) = counted(readings, &list[at]) else {
            at += 1;
            continue;
        };
        let mention = list.remove(at);
        let states = states_before(readings, found, &mention, count);
        for state in &states {
            let mut own = mention.clone();
            own.state = Some(*state);
            if let Some(office) = &mut own.office {
                office.states.clone_from(&states);
                if office.class == RoleClass::Other {
                    office.class = RoleClass::HeadOfState;
                }
            }
            list.insert(at, own);
            at += 1;
        }
    }
}

/// How many states an office of several holders is of that names none; `None` inside if it
/// does not tell.
fn counted(readings: &[Reading], mention: &Mentioned) -> Option<Option<usize>> {
    let reading = &readings[mention.reading];
    let arabic = reading.is_arabic(mention.words.start);
    if mention.state.is_some() || mention.name.is_some() || !arabic {
        return None;
    }
    if mention.reference == Reference::Counterpart {
        let word = reading.folded(mention.words.start);
        let many = word.contains("نظرا");
        let there = matches!(reading.folded(mention.words.end), "فيها" | "فيهم");
        return many.then_some(there.then_some(3));
    }
    let office = mention.office.as_ref()?;
    if office.number == Number::Singular || !office.states.is_empty() {
        return None;
    }
    let said = office.words.clone().find_map(|at| match reading.folded(at) {
        "البلدين" | "الدولتين" => Some(2),
        "البلدان" | "الدول" => match reading.folded(at + 1) {
            "الثلاثه" | "الثلاث" => Some(3),
            "الاربعه" | "الاربع" => Some(4),
            _ => None,
        },
        _ => None,
    });
    Some(said)
}

/// The last states before a mention that stand in one list of so many; none for a count
/// that is not told.
fn states_before(
    readings: &[Reading],
    found: &[Vec<CountryMention>],
    mention: &Mentioned,
    count: Option<usize>,
) -> Vec<CountryCode> {
    let Some(count) = count else { return Vec::new() };
    for number in (0..=mention.reading).rev() {
        let reading = &readings[number];
        let before = found[number].iter().filter(|state| {
            let start = reading.forms[state.form].words.start;
            number < mention.reading || start < mention.words.start
        });
        let lists = lists(reading, before);
        if let Some(states) = lists.into_iter().rev().find(|states| states.len() == count) {
            return states;
        }
    }
    Vec::new()
}

/// The states of a paragraph, in lists that `و` and commas join.
fn lists<'f>(
    reading: &Reading,
    found: impl Iterator<Item = &'f CountryMention>,
) -> Vec<Vec<CountryCode>> {
    let mut lists: Vec<Vec<CountryCode>> = Vec::new();
    let mut end = usize::MAX;
    for state in found.filter(|state| state.via != Via::Demonym) {
        let form = &reading.forms[state.form];
        let joined = form.words.start == end
            && (form.peel.conjunction || reading.after_comma(form.words.start));
        match lists.last_mut().filter(|_| joined) {
            Some(last) => last.push(state.code),
            None => lists.push(vec![state.code]),
        }
        end = form.words.end;
    }
    lists
}
