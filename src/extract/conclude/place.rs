//! Concludes the state of an office from the place where its holder is met.

use super::{Evidence, Others};
use crate::extract::bind;
use crate::extract::countries;
use crate::extract::party::{Mentioned, Reference, count_before};
use crate::model::{CountryCode, Via};
use crate::names::WordKind;

/// Mentions before one among which another holder of its office is looked for.
const NEAR: usize = 12;
/// Words from the beginning of a sentence in which it tells of a reception.
const FAR: usize = 40;

impl Evidence<'_, '_> {
    /// `وصل إلى بغداد حيث التقى رئيس الوزراء`: the capital or state that a clause
    /// about the place follows.
    pub(super) fn place(&self, mention: &Mentioned, others: &Others) -> Option<CountryCode> {
        let reading = &self.readings[mention.reading];
        let at = mention.words.start;
        let from = reading.sentence(at).start;
        if mention.reference == Reference::Counterpart {
            return self.place_before(mention, others);
        }
        let named = |index: usize| self.place_at(mention.reading, index);
        // `وفي لبنان قال النائب …`, `In Athens, Prime Minister …`: where a sentence begins.
        let within = reading.kind_behind_clitics(from).0.is(WordKind::WITHIN)
            && reading.folded(from).ends_with("في");
        if (within || reading.folded(from) == "in")
            && let Some(state) = named(from + 1)
        {
            return Some(state);
        }
        // `زار وزير الدفاع X باكستان والتقى وزير الدفاع Y`: no state has two.
        if self.is_second_of_class(mention, others, from)
            && let Some(state) = (from..at).rev().find_map(named)
        {
            return Some(state);
        }
        if let Some(state) = self.place_of_call(mention, from) {
            return Some(state);
        }
        // `وصل إلى روما. وكان في استقباله وزير الدفاع`.
        if let Some(state) = self.place_of_arrival(mention) {
            return Some(state);
        }
        let there = |index: &usize| matches!(reading.folded(*index), "حيث" | "where" | "خلالها");
        let there = (from..at).rev().find(there)?;
        (there.saturating_sub(5).max(from)..there).rev().find_map(named)
    }

    /// `in Hanoi on Monday and pay a courtesy call on Foreign Minister NAME`: nobody pays one on
    /// his own minister. Not `called on NAME to resign`, which is no visit, nor where a clause
    /// with `who` tells of another day.
    fn place_of_call(&self, mention: &Mentioned, from: usize) -> Option<CountryCode> {
        let (reading, at) = (&self.readings[mention.reading], mention.words.start);
        let word = |back: usize| at.checked_sub(back).map_or("", |at| reading.folded(at));
        let paid = word(1) == "on" && matches!(word(2), "call" | "called" | "calls");
        if !paid || reading.folded(mention.words.end) == "to" {
            return None;
        }
        let here = |index: &usize| {
            !reading.after_comma(index + 1) && !matches!(reading.folded(*index), "who" | "which")
        };
        let start = (from..at).rev().take_while(here).last()?;
        let told = start > from && matches!(reading.folded(start - 1), "who" | "which");
        let mut near = (start + 1..at).rev().filter(|index| reading.folded(index - 1) == "in");
        near.find_map(|index| self.place_at(mention.reading, index)).filter(|_| !told)
    }

    /// Whether another of the sentence who is named before has an office that a state has once.
    fn is_second_of_class(&self, mention: &Mentioned, others: &Others, from: usize) -> bool {
        let Some(class) = mention.class().filter(|class| bind::is_sole(*class)) else {
            return false;
        };
        let place = count_before(others.mentions, (mention.reading, mention.words.start));
        let before = others.mentions[..place].iter().rev();
        let mut before = before
            .take(NEAR)
            .take_while(|other| other.reading == mention.reading && other.words.start >= from);
        before.any(|other| {
            let plain = other.office.as_ref().is_some_and(|office| office.states.is_empty());
            plain && other.class() == Some(class) && other.person != mention.person
        })
    }

    /// The state or capital where the one of the sentence before arrives or leaves, and those
    /// of this one wait for him.
    fn place_of_arrival(&self, mention: &Mentioned) -> Option<CountryCode> {
        let reading = &self.readings[mention.reading];
        let sentence = reading.sentence(mention.words.start);
        let waits = |index: usize| {
            reading.folded(index) == "في"
                && ["استقبال", "وداع"].iter().any(|w| reading.folded(index + 1).starts_with(w))
        };
        let was = reading.folded(sentence.start).ends_with("كان");
        let near = sentence.start..mention.words.start.min(sentence.start + FAR);
        if !was || !near.into_iter().any(waits) {
            return None;
        }
        let before = reading.sentence(sentence.start.checked_sub(1)?);
        let arrives = |index: usize| {
            let word = reading.folded(index).trim_start_matches('و');
            matches!(word, "وصل" | "وصلت" | "صل" | "صلت" | "يصل" | "غادر" | "غادرت")
        };
        let verb = before.clone().find(|index| arrives(*index))?;
        (verb..before.end).find_map(|index| self.place_at(mention.reading, index))
    }

    /// The state or capital that a word of a reading names as a place.
    fn place_at(&self, number: usize, index: usize) -> Option<CountryCode> {
        let state = countries::at(&self.readings[number], &self.found[number], index)?;
        (state.via != Via::Demonym).then_some(state.code)
    }

    /// `يلتقي لودريان في طهران نظيره ظريف`: the place named last that is not of the
    /// one whose counterpart it is.
    fn place_before(&self, mention: &Mentioned, others: &Others) -> Option<CountryCode> {
        let (reading, at) = (&self.readings[mention.reading], mention.words.start);
        let place = count_before(others.mentions, (mention.reading, at));
        let before = others.mentions[..place].iter().rev();
        let before = before
            .take_while(|other| other.reading == mention.reading)
            .filter(|other| other.words.end <= at);
        // `called on Oman's Sultan X and met his counterpart`: the one of the same office.
        let class = mention.class();
        let like = before.clone().find(|other| class.is_some() && other.class() == class);
        let own = match like {
            Some(like) => like.own_state().or(self.setting.country),
            None => before.clone().find_map(Mentioned::own_state),
        };
        let found = &self.found[mention.reading];
        let behind = found.partition_point(|place| reading.forms[place.form].words.start < at);
        let places = found[..behind]
            .iter()
            .rev()
            .filter(|place| reading.forms[place.form].words.end <= at && place.via != Via::Demonym);
        let other = |code: &CountryCode| Some(*code) != own;
        places.map(|place| place.code).find(other).or(self.setting.most_named.filter(other))
    }
}
