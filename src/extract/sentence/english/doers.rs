//! Says who is not the subject of an English verb that stands near it, or is against the order.

use super::Clause;
use crate::extract::party::Mentioned;
use crate::model::ParagraphKind;
use crate::names::{Encounter, EnglishKind};

impl<'r> Clause<'_, '_, 'r, '_> {
    /// `X said Hegseth met Y`: somebody of whom nothing tells an office does it.
    pub(super) fn is_done_by_unknown(&self) -> bool {
        let first = self.sentence.words.start;
        let aside = |at: &usize| {
            matches!(
                self.word(*at),
                "also" | "had" | "has" | "later" | "would" | "will" | "earlier"
            )
        };
        let Some(at) = (first..self.at).rev().find(|at| !aside(at)) else { return false };
        let reading = self.sentence.reading;
        let capital = reading.words.list()[at].capital
            && !reading.in_date(at)
            && !reading.has_state(at)
            && !self.kind(at).is(EnglishKind::STOP.or(EnglishKind::PORTFOLIO));
        let told = self.sentence.parties.iter().any(|party| party.words.contains(&at));
        let word = |back: usize| at.checked_sub(back).filter(|at| *at >= first);
        let says = |back: usize| {
            word(back).is_some_and(|at| {
                let said = self.kind(at).is(EnglishKind::SAYING);
                said || self.word(at) == "that"
                    && word(back + 1).is_some_and(|at| self.kind(at).is(EnglishKind::SAYING))
            })
        };
        let named = |back: usize| word(back).is_some_and(|at| reading.words.list()[at].capital);
        self.is_verb() && capital && !told && (says(1) || named(1) && says(2))
    }

    /// `is sending Y to Moscow for talks with Z`: who is sent meets.
    pub(super) fn sent(&self) -> Option<&'r Mentioned> {
        let last = self.parties_before().next_back()?;
        let verb = last.words.start.checked_sub(1).filter(|at| *at >= self.sentence.words.start)?;
        let sends = self.sentence.is(verb, Encounter::Send);
        let path = (last.words.end..self.at).all(|at| !self.kind(at).is(EnglishKind::CLAUSE));
        (sends && path && matches!(self.word(last.words.end), "to" | "for")).then_some(last)
    }

    /// `was received by Y during a meeting with X`: whom a passive before the noun names.
    pub(super) fn doers_by(&self) -> Vec<&'r Mentioned> {
        let Some(last) = self.parties_before().next_back() else { return Vec::new() };
        let before = last.words.start.checked_sub(1).map_or("", |at| self.word(at));
        let during = (last.words.end..self.at).any(|at| matches!(self.word(at), "during" | "at"));
        let clear = (last.words.end..self.at).all(|at| !self.kind(at).is(EnglishKind::CLAUSE));
        if before == "by" && during && clear { vec![last] } else { Vec::new() }
    }

    /// `met with To Lam`: a capital where no sentence begins.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let reading = self.sentence.reading;
        self.word(at) == "to"
            && at > self.sentence.words.start
            && reading.words.original(at) == "To"
            && reading.words.list().get(at + 1).is_some_and(|word| word.capital)
            && reading.kind != ParagraphKind::Headline
    }

    /// `met X, and Y held talks with Z`: who does something else.
    pub(super) fn acts(&self, party: &Mentioned) -> bool {
        let end = party.words.end;
        let adverb = matches!(self.word(end), "also" | "later" | "separately" | "then");
        let verb = end + usize::from(adverb);
        self.sentence.words.contains(&verb)
            && self.sentence.reading.runs_on(end)
            && (self.kind(verb).is(EnglishKind::BEING.or(EnglishKind::PAST))
                || matches!(self.word(verb), "will" | "would" | "has" | "had" | "held" | "holds"))
            && !matches!(self.word(verb), "being" | "be" | "been")
    }
}
