//! Pairs the states that a sentence says to have met, where it names nobody, and an official
//! with the states he visits.

use super::together::among;
use super::{FAR, Pair, Sentence};
use crate::extract::party::Mentioned;
use crate::model::{MeetingKind, ParagraphKind, RoleClass};
use crate::names::Encounter;

impl<'r> Sentence<'_, 'r, '_> {
    /// `انطلقت مباحثات بين مصر والسودان`: each state with each other one.
    pub(super) fn of_states(&self, at: usize, encounter: Encounter) -> Vec<Pair<'r>> {
        use Encounter::{Calling, Discuss, Sign, Signing, Talks, Visit};
        let kind = match encounter {
            Sign | Signing => MeetingKind::Signed,
            Talks | Discuss => MeetingKind::Met,
            Visit | Calling if self.opens_article() => MeetingKind::Visited,
            _ => return Vec::new(),
        };
        // Most sentences name no state that could be one of two.
        let named = self.story().found[self.number].len();
        let enough = named > usize::from(kind != MeetingKind::Visited);
        let met = (enough && self.reading.is_arabic(at))
            .then(|| self.story().states_met(self.number, at));
        let Some(met) = met.flatten().filter(|_| !self.is_denied(at)) else { return Vec::new() };
        let sides: Vec<_> = met.sides.iter().collect();
        if kind != MeetingKind::Visited {
            return among(&sides, (kind, "states", true));
        }
        let visitor = match encounter {
            Calling => self.made_by(at),
            _ => self.subject_of_visit(at),
        };
        let Some(guest) = visitor.filter(|visitor| self.visits_states(visitor)) else {
            return Vec::new();
        };
        let abroad = sides.into_iter().filter(|host| host.state != self.state_of(guest));
        let pair = |host| Pair { host, guest, kind, rule: "visit", inferred: true };
        abroad.map(pair).collect()
    }

    /// Whether the sentence is what the article is about: its headline or its first one.
    fn opens_article(&self) -> bool {
        let first = self.words.start == 0 && self.number <= 1;
        // `هل زار X الصين؟`: nobody knows.
        let asked = self.reading.folded(self.words.start) == "هل";
        !asked && (self.reading.kind != ParagraphKind::Body || first)
    }

    fn subject_of_visit(&self, at: usize) -> Option<&'r Mentioned> {
        let behind = || self.parties_after(at).next().filter(|party| party.words.start == at + 1);
        self.subject_before(at).or_else(behind)
    }

    /// `يقوم X بزيارة`, `X يؤدي زيارة`: who makes a visit.
    fn made_by(&self, at: usize) -> Option<&'r Mentioned> {
        let from = at.saturating_sub(FAR).max(self.words.start);
        let verb = (from..at).rev().find(|index| self.is_made(*index))?;
        let mut between = self.parties_after(verb).filter(|party| party.words.end <= at);
        let visitor = between.next().or_else(|| self.subject_before(verb))?;
        (between.next().is_none() && !self.is_governed(visitor)).then_some(visitor)
    }

    /// Somebody who speaks for a state or a body of states.
    fn visits_states(&self, visitor: &Mentioned) -> bool {
        use RoleClass::{
            CrownPrince, DefenceMinister, ForeignMinister, HeadOfGovernment, HeadOfState,
            International, Minister,
        };
        let person = visitor.person.and_then(|person| self.story().people[person].class);
        let class = person.or_else(|| visitor.class());
        let speaks = class.is_some_and(|class| {
            matches!(
                class,
                CrownPrince
                    | DefenceMinister
                    | ForeignMinister
                    | HeadOfGovernment
                    | HeadOfState
                    | International
                    | Minister
            )
        });
        let home = self.state_of(visitor).is_some() || class == Some(International);
        let former = visitor.person.is_some_and(|person| self.story().people[person].former);
        speaks && home && !former
    }
}
