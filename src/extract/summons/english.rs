//! The same in English: `The Iranian Foreign Ministry summoned the ambassador`, `The ambassador
//! was summoned to the Foreign Ministry in Bucharest`.

use std::ops::Range;

use super::{FAR, NEAR, Summons, Told};
use crate::extract::party::{Mentioned, Reference};
use crate::model::CountryCode;
use crate::names::EnglishKind;

impl Told<'_, '_, '_> {
    /// The envoy and the state; none where an official summons, or home.
    pub(super) fn summons_in_english(&self) -> Option<Summons> {
        let passive = self.is_english_passive();
        let guest = if passive { self.envoy_told_before() } else { self.envoy_after() }?;
        if self.is_called_home(guest) {
            return None;
        }
        let told = match passive {
            true => self.state_by(guest).or_else(|| self.state_of_ministry(guest)),
            false if self.is_done_by_somebody() => return None,
            false => self.state_told_before(),
        };
        let setting = || {
            let state = self.story.setting.filter(|_| self.names_ministry())?;
            Some((state, self.at..self.at + 1))
        };
        let host = told.or_else(|| self.accredited(guest)).or_else(setting);
        let (state, words) = host.filter(|(state, _)| self.state_of(guest) != Some(*state))?;
        let mut host = Mentioned::new(self.number, words, Reference::State);
        host.state = Some(state);
        Some(Summons { at: self.at, host, guest: guest.words.start })
    }

    fn word(&self, at: usize) -> &str {
        self.reading.folded(at)
    }

    /// `was summoned`, and in a headline `envoy summoned in Tehran`.
    fn is_english_passive(&self) -> bool {
        let from = self.at.saturating_sub(3).max(self.sentence.start);
        let being = (from..self.at).any(|at| self.reading.english(at).is(EnglishKind::BEING));
        let short = matches!(self.word(self.at + 1), "in" | "to" | "over" | "by" | "after");
        self.word(self.at) == "summoned" && (being || short)
    }

    /// The envoy right before the verb, an auxiliary or a comma between.
    fn envoy_told_before(&self) -> Option<&Mentioned> {
        let last = self.told_before().last()?;
        let near = last.words.end <= self.at && self.at - last.words.end <= 3;
        (near && self.is_envoy(last)).then_some(last)
    }

    /// `Iraq recalled its envoy and summoned the ambassador`: the last state before the verb.
    fn state_told_before(&self) -> Option<(CountryCode, Range<usize>)> {
        self.states(self.at.saturating_sub(FAR).max(self.sentence.start)..self.at).last()
    }

    /// `Foreign Minister X summoned the envoy`: somebody right before the verb.
    fn is_done_by_somebody(&self) -> bool {
        let does = |mention: &Mentioned| {
            let aside = self.at.checked_sub(mention.words.end);
            aside.is_some_and(|words| words <= 4) && !self.is_envoy(mention)
        };
        self.told_before().iter().rev().take(NEAR).any(does)
            || matches!(self.word(self.at.saturating_sub(1)), "he" | "she")
    }

    /// `summoned its ambassador`, `summoned the ambassador home for consultations`.
    fn is_called_home(&self, guest: &Mentioned) -> bool {
        let own = |at: usize| matches!(self.word(at), "its" | "their" | "his" | "her" | "own");
        let before = guest.words.start.saturating_sub(1)..guest.words.start + 1;
        let end = self.sentence.end.min(guest.words.end + FAR);
        let home =
            (self.at + 1..end).any(|at| matches!(self.word(at), "home" | "back" | "consultations"));
        before.into_iter().any(own) || home
    }

    /// `was summoned by the Iranian Foreign Ministry`.
    fn state_by(&self, guest: &Mentioned) -> Option<(CountryCode, Range<usize>)> {
        let from = guest.words.end.max(self.at + 1);
        let by = (from..self.sentence.end.min(from + FAR)).find(|at| self.word(*at) == "by")?;
        self.states(by + 1..self.sentence.end.min(by + NEAR)).next()
    }

    /// `to the Foreign Ministry in Bucharest`, `to the Romanian Foreign Ministry`; `in Tehran`.
    fn state_of_ministry(&self, guest: &Mentioned) -> Option<(CountryCode, Range<usize>)> {
        let from = guest.words.end.max(self.at + 1);
        let end = self.sentence.end.min(from + FAR);
        let subject = |at: &usize| {
            matches!(self.word(*at), "over" | "after" | "because" | "about" | "to")
                && !self.reading.folded(*at + 1).starts_with("the")
        };
        let end = (from..end).find(subject).unwrap_or(end);
        let after = |(_, form): &(CountryCode, Range<usize>)| {
            let before = form.start.checked_sub(1).map_or("", |at| self.word(at));
            before == "in" || (form.end..form.end + 3).any(|at| self.word(at) == "ministry")
        };
        self.states(from..end).find(after)
    }

    fn names_ministry(&self) -> bool {
        self.sentence.clone().any(|at| matches!(self.word(at), "ministry" | "government"))
    }
}
