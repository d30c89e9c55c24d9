//! Tells whose the offices are that the text counts and does not name: `رؤساء البلدان
//! الثلاثة`, `وزيرا خارجية البلدين`, `نظرائه فيها`.
//!
//! They are those of the states that the article listed last, if it listed as many.

use std::cell::OnceCell;
use std::ops::RangeInclusive;

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
    let told: Vec<OnceCell<Vec<Told>>> = readings.iter().map(|_| OnceCell::new()).collect();
    let lists_of =
        |number: usize| told[number].get_or_init(|| lists(&readings[number], &found[number]));
    let mut expanded = Vec::with_capacity(list.len());
    for mention in list.drain(..) {
        let Some(count) = counted(readings, &mention) else {
            expanded.push(mention);
            continue;
        };
        if count.is_none() && mention.stands_for_all() {
            // `X سفير قطر، وY سفير مصر، سفراء فوق العادة`: those who are named.
            let comma = readings[mention.reading].after_comma(mention.words.start);
            let told = comma
                && expanded.last().is_some_and(|before: &Mentioned| {
                    (before.reading, before.words.end) == (mention.reading, mention.words.start)
                        && before.class() == mention.class()
                });
            if !told {
                expanded.push(mention);
            }
            continue;
        }
        let states = count.map(|count| states_before(&lists_of, &mention, &count));
        let states = states.unwrap_or_default();
        for state in &states {
            let mut own = mention.clone();
            own.state = Some(*state);
            if let Some(office) = &mut own.office {
                office.states.clone_from(&states);
                // `قادة الدول الثلاث`: no soldiers.
                let leads = office.class == RoleClass::Military && office.words.len() <= 3;
                if office.class == RoleClass::Other || leads {
                    office.class = RoleClass::HeadOfState;
                }
            }
            expanded.push(own);
        }
    }
    *list = expanded;
}

/// States that a paragraph lists, and the word behind them.
type Told = (Vec<CountryCode>, usize);

/// How many states an office of several holders is of that names none; `None` inside if it
/// does not tell.
fn counted(readings: &[Reading], mention: &Mentioned) -> Option<Option<RangeInclusive<usize>>> {
    let reading = &readings[mention.reading];
    let arabic = reading.is_arabic(mention.words.start);
    let told = mention.state.is_some() || mention.name.is_some();
    if told || mention.is_delegation() || !arabic {
        return None;
    }
    if mention.reference == Reference::Counterpart {
        let word = reading.folded(mention.words.start);
        let many = word.contains("نظرا");
        let there = matches!(reading.folded(mention.words.end), "فيها" | "فيهم");
        return many.then_some(there.then_some(3..=usize::MAX));
    }
    let office = mention.office.as_ref()?;
    if office.number == Number::Singular || !office.states.is_empty() {
        return None;
    }
    let said = office.words.clone().find_map(|at| match reading.folded(at) {
        "البلدين" | "الدولتين" => Some(2..=2),
        // `الدول الأوروبية الثلاث`
        "البلدان" | "الدول" => {
            [at + 1, at + 2].into_iter().find_map(|at| match reading.folded(at) {
                "الثلاثه" | "الثلاث" => Some(3..=3),
                "الاربعه" | "الاربع" => Some(4..=4),
                _ => None,
            })
        }
        _ => None,
    });
    Some(said)
}

/// The last states before a mention that stand in one list of so many.
fn states_before<'t>(
    lists_of: &impl Fn(usize) -> &'t Vec<Told>,
    mention: &Mentioned,
    count: &RangeInclusive<usize>,
) -> Vec<CountryCode> {
    let before = (0..=mention.reading).rev().find_map(|number| {
        let fits = |(states, end): &&Told| {
            let before = number < mention.reading || *end <= mention.words.start;
            before && count.contains(&states.len())
        };
        lists_of(number).iter().rev().find(fits)
    });
    before.map(|(states, _)| states.clone()).unwrap_or_default()
}

/// The states of a paragraph, in lists that `و` and commas join.
fn lists(reading: &Reading, found: &[CountryMention]) -> Vec<Told> {
    let mut lists: Vec<Told> = Vec::new();
    for state in found.iter().filter(|state| state.via != Via::Demonym) {
        let form = &reading.forms[state.form];
        let start = form.words.start;
        let joins = form.peel.conjunction || reading.after_comma(start);
        match lists.last_mut().filter(|(_, end)| *end == start && joins) {
            Some((states, end)) => {
                states.push(state.code);
                *end = form.words.end;
            }
            None => lists.push((vec![state.code], form.words.end)),
        }
    }
    lists
}
