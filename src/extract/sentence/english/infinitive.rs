//! Says of a meeting behind `to` whether it is planned, or only what somebody is told to do.

use super::super::Pair;
use super::Clause;
use crate::model::ParagraphKind;
use crate::names::{Encounter, EnglishKind};

/// Most words between an infinitive and the verb that tells who leaves or is to do it.
const FAR: usize = 14;

impl Clause<'_, '_, '_, '_> {
    /// The `to` of the infinitive that the trigger is or that holds it: `to meet Y`, `to hold
    /// more talks with Y`.
    fn infinitive(&self) -> Option<usize> {
        let first = self.sentence.words.start;
        let near = self.at.saturating_sub(4).max(first)..self.at;
        let to = near.rev().find(|at| self.word(*at) == "to")?;
        let verb = to + 1;
        let holds = self.says(verb, Encounter::Holds)
            || matches!(self.word(verb), "have" | "begin" | "start" | "open" | "resume" | "pay");
        (verb == self.at || holds).then_some(to)
    }

    /// `Putin to meet Xi`, `Putin to visit China for talks with Xi`: in a headline, right
    /// behind those who are to do it.
    pub(super) fn is_headline_plan(&self) -> bool {
        let headline = self.sentence.reading.kind != ParagraphKind::Body;
        let verb = |at: usize| {
            let meets = self.sentence.trigger(at).is_some_and(|t| t.encounter.is_meeting());
            let holds = self.says(at, Encounter::Holds);
            meets || holds || matches!(self.word(at), "travel" | "fly" | "attend" | "host" | "pay")
        };
        let plans = |to: usize| {
            let told = self.sentence.parties.iter().any(|party| party.words.end == to);
            told && self.word(to) == "to" && verb(to + 1)
        };
        headline && (self.sentence.words.start..self.at).any(plans)
    }

    /// `left for Washington on Tuesday to meet Y`: they have not met yet.
    pub(super) fn leaves_to(&self) -> bool {
        self.departure().is_some()
    }

    /// The word that tells a departure to a meeting.
    pub(super) fn departure(&self) -> Option<usize> {
        let to = self.infinitive()?;
        let first = to.saturating_sub(FAR).max(self.sentence.words.start);
        let leaves = |at: &usize| {
            matches!(
                self.word(*at),
                "left" | "leaves" | "leaving" | "departed" | "departs" | "departing"
            ) && self.word(*at + 1) != "to"
        };
        let clause = |at: &usize| !self.kind(*at).is(EnglishKind::CLAUSE);
        (first..to).rev().take_while(clause).find(leaves)
    }

    /// `urged Y to meet Z`, `told Y to speak to Z`: nothing says that Y did.
    pub(super) fn is_left_to_other(&self) -> bool {
        let Some(to) = self.infinitive() else { return false };
        let first = to.saturating_sub(FAR).max(self.sentence.words.start);
        let reading = self.sentence.reading;
        let tells = |at: usize| {
            matches!(
                self.word(at),
                "urged"
                    | "urges"
                    | "urging"
                    | "told"
                    | "tells"
                    | "asked"
                    | "asks"
                    | "encouraged"
                    | "encourages"
                    | "pressed"
                    | "presses"
                    | "advised"
                    | "advises"
                    | "wants"
                    | "wanted"
                    | "persuaded"
                    | "invited"
                    | "invites"
            )
        };
        // Whoever is told stands between, by name or office.
        let object = |at: usize| {
            let covered = self.sentence.parties.iter().any(|party| party.words.contains(&at));
            let capital = reading.words.list()[at].capital;
            let joined = !reading.words.gap(at + 1).contains([',', ';', ':', '"']);
            (covered || capital || self.word(at) == "the") && joined
        };
        // `called on Y to meet Z`.
        let calls = |at: usize| {
            let called = at > first && matches!(self.word(at - 1), "called" | "calls" | "calling");
            called && matches!(self.word(at), "on" | "upon")
        };
        let told = (first..to).rev().find(|at| !object(*at));
        told.is_some_and(|at| at + 1 < to && (tells(at) || calls(at)) && reading.runs_on(to))
    }

    /// `said talks with Y would continue`: no meeting of its own.
    pub(super) fn goes_on(&self, pair: &Pair) -> bool {
        let end = self.end_of(pair);
        let noun = matches!(self.word(self.at), "talks" | "negotiations" | "consultations");
        let aux = matches!(self.word(end), "will" | "would" | "to" | "should" | "must");
        noun && end > self.at && aux && matches!(self.word(end + 1), "continue" | "go")
    }
}
