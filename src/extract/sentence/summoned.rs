//! Finds who summons an envoy: a state or its ministry, or an official.

use super::{NEAR, Pair, Sentence};
use crate::extract::party::Mentioned;
use crate::model::{MeetingKind, RoleClass};

impl<'r> Sentence<'_, 'r, '_> {
    /// `استدعت الخارجية السفير`: by a state, else by somebody.
    pub(super) fn summons(&self, at: usize) -> Vec<Pair<'r>> {
        let pairs = self.summons_by_state(at);
        if pairs.is_empty() { self.summons_by_person(at) } else { pairs }
    }

    /// The envoys whom a state or its ministry summons.
    pub(super) fn summons_by_state(&self, at: usize) -> Vec<Pair<'r>> {
        let Some(told) = self.story().summons(self.number, at) else { return Vec::new() };
        let abroad = |guest: &&Mentioned| {
            let person = guest.person.and_then(|person| self.story().people[person].class);
            let class = guest.class().or(person);
            class.is_some_and(RoleClass::is_abroad)
        };
        let mut guests = self.guests(told.guest, None);
        guests.retain(abroad);
        Pair::each(&told.host, guests, (MeetingKind::Received, "summon", false))
    }

    /// The same in English, where an envoy may stand before the verb.
    pub(super) fn summoned_in_english(&self, at: usize) -> Vec<Pair<'r>> {
        let Some(told) = self.story().summons(self.number, at) else { return Vec::new() };
        let guest = self.parties.iter().copied().filter(|party| party.words.start == told.guest);
        Pair::each(&told.host, guest.collect(), (MeetingKind::Received, "summon", false))
    }

    /// `استدعى الوزير X السفير`: who is summoned stands near.
    fn summons_by_person(&self, at: usize) -> Vec<Pair<'r>> {
        let next = self.parties_after(at).next().filter(|party| party.words.start - at <= NEAR);
        let body = next.is_some_and(|party| self.has_other_subject(at, party));
        if body && self.subject_before(at).is_none() {
            return Vec::new();
        }
        let mut pairs = self.verb(at, MeetingKind::Met, "summon");
        pairs.retain(|pair| {
            let envoy = pair.guest.class().is_some_and(RoleClass::is_abroad);
            // `الرئيس الكيني استدعى السفير الكيني`: called home.
            let own = envoy && self.state_of(pair.host) == self.state_of(pair.guest);
            !own && (envoy || pair.guest.name.is_some())
        });
        pairs
    }
}
