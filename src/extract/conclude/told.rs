//! Gathers what the offices of an article tell of each other's states.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::countries::CountryMention;
use super::super::party::{Mentioned, Reference};
use super::super::reading::Reading;
use super::Evidence;
use crate::model::{CountryCode, RoleClass, Via};

/// So many states are many for one story.
const MANY: usize = 4;

/// What the offices of the article tell.
pub(super) struct Told {
    pub said: Said,
    /// For each paragraph, the state it names most where it says nothing of home.
    pub around: Vec<Option<CountryCode>>,
    pub named: Vec<Option<(usize, CountryCode)>>,
    /// The classes of offices abroad of which one is a group's.
    pub blocs: FxHashSet<RoleClass>,
    /// The states of the article and how often it names each, in the order of the text.
    pub codes: Vec<(CountryCode, usize)>,
}

/// `On the Jordanian side, it was attended by Prime Minister NAME`, `An Iranian delegation led
/// by Deputy Foreign Minister NAME`.
pub(super) fn side(
    reading: &Reading,
    found: &[CountryMention],
    before: Range<usize>,
) -> Option<CountryCode> {
    let by = before.end.checked_sub(1).filter(|by| before.start < *by)?;
    let led = reading.folded(by) == "by"
        && matches!(reading.folded(by - 1), "led" | "headed" | "chaired");
    let group = |word| matches!(word, "delegation" | "mission" | "team");
    found.iter().rev().find_map(|state| {
        let end = reading.forms[state.form].words.end;
        let told = before.start < end && end < before.end && state.via == Via::Demonym;
        let (noun, last) = (reading.folded(end), reading.folded(end + 1));
        let leads = led && end + 4 >= by && (group(noun) || group(last));
        (told && (noun == "side" || leads)).then_some(state.code)
    })
}

impl Told {
    pub fn of(evidence: &Evidence, mentions: &[Mentioned]) -> Told {
        Told {
            said: said_without_holder(mentions),
            around: states_around(evidence),
            named: states_named(mentions),
            blocs: classes_of_blocs(evidence, mentions),
            codes: codes(evidence),
        }
    }
}

/// For each class, the states of offices whose holder is not named; `None` where
/// there are several.
type Said = FxHashMap<RoleClass, Option<CountryCode>>;

fn said_without_holder(mentions: &[Mentioned]) -> Said {
    let mut said = Said::default();
    let heir = |mention: &Mentioned| mention.class() == Some(RoleClass::CrownPrince);
    for mention in mentions.iter().filter(|m| m.person.is_none() || heir(m)) {
        if let (Some(class), Some(state)) = (mention.class(), mention.own_state()) {
            let known = said.entry(class).or_insert(Some(state));
            *known = known.filter(|other| *other == state);
        }
    }
    said
}

/// For each place among the mentions, the last state before it that the words give an
/// office at home, and the paragraph where they do.
fn states_named(mentions: &[Mentioned]) -> Vec<Option<(usize, CountryCode)>> {
    let mut named = vec![None];
    for mention in mentions {
        let at_home = mention.class().is_some_and(|class| !class.is_abroad());
        let office = mention.office.as_ref().filter(|_| at_home);
        let counterpart = mention.reference == Reference::Counterpart && at_home;
        let state = office.and_then(|office| office.states.first().copied());
        let state = state.or_else(|| mention.own_state().filter(|_| counterpart));
        let before = named.last().copied().flatten();
        named.push(state.map(|state| (mention.reading, state)).or(before));
    }
    named
}

/// In a story of many states whose own is a guess, the one that each paragraph names
/// most, where it does not name the guessed one.
fn states_around(evidence: &Evidence) -> Vec<Option<CountryCode>> {
    let codes = || evidence.found.iter().flatten().map(|found| found.code);
    if evidence.setting.told || codes().collect::<FxHashSet<_>>().len() < MANY {
        return Vec::new();
    }
    let around = |found: &Vec<CountryMention>| {
        let mut counts: FxHashMap<CountryCode, usize> = FxHashMap::default();
        found.iter().for_each(|found| *counts.entry(found.code).or_default() += 1);
        let most = counts.values().max().copied().filter(|most| *most > 1)?;
        let mut loudest = counts.iter().filter(|(_, count)| **count == most);
        let (only, _) = loudest.next().filter(|_| loudest.next().is_none())?;
        let guess = evidence.setting.country;
        guess.is_none_or(|guess| !counts.contains_key(&guess)).then_some(*only)
    };
    evidence.found.iter().map(around).collect()
}

/// The classes of offices abroad of which one speaks for a group.
fn classes_of_blocs(evidence: &Evidence, mentions: &[Mentioned]) -> FxHashSet<RoleClass> {
    let groups =
        mentions.iter().filter(|mention| mention.class().is_some_and(RoleClass::is_abroad));
    let groups = groups.filter(|mention| evidence.speaks_for_group(mention));
    groups.filter_map(Mentioned::class).collect()
}

fn codes(evidence: &Evidence) -> Vec<(CountryCode, usize)> {
    let mut codes: Vec<(CountryCode, usize)> = Vec::new();
    for found in evidence.found.iter().flatten() {
        match codes.iter_mut().find(|(known, _)| *known == found.code) {
            Some((_, count)) => *count += 1,
            None => codes.push((found.code, 1)),
        }
    }
    codes
}
