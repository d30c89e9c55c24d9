//! Finds those who hold talks: `عقد X مع Y اجتماعا`, `اجتمع X وY مع Z`, `خلال استقبال X Y`.

use super::{Pair, Sentence};
use crate::extract::party::Mentioned;
use crate::model::MeetingKind;
use crate::names::Encounter;

impl<'r> Sentence<'_, 'r, '_> {
    /// A noun of talks: of those whom it says to be received, else of who holds them; `own`
    /// where a pronoun says whose they are.
    pub(super) fn talks(&self, at: usize, own: bool) -> Vec<Pair<'r>> {
        let receptions =
            [Self::reception, Self::received_by_told, Self::received_by, Self::received_by_speaker];
        let told = receptions.into_iter().map(|find| find(self, at));
        let hosts = told.into_iter().find(|hosts| !hosts.is_empty());
        // `خلال استقباله Y`.
        let received = self.reading.folded(at).contains("ستقبال");
        let kind = if received { MeetingKind::Received } else { MeetingKind::Met };
        match hosts {
            Some(hosts) => hosts,
            None if self.is_aim(at) => self.noun(at, MeetingKind::Planned, "purpose", true),
            None => self.noun(at, kind, "talks", own),
        }
    }

    /// `عقد X مع Y اجتماعا`, `أجرى X، اليوم، مع نظيره Y، محادثات`: the noun stands behind both.
    pub(super) fn held_with(
        &self,
        at: usize,
        (kind, rule): (MeetingKind, &'static str),
    ) -> Vec<Pair<'r>> {
        let Some(last) = self.last_before(at) else { return Vec::new() };
        let near = at - last.words.end <= 2 || self.is_adverbial(last.words.end..at);
        let others = self.coordinated(last);
        let with = |party: &Mentioned| {
            let start = party.words.start;
            (start.saturating_sub(2).max(self.words.start)..start)
                .any(|index| self.is(index, Encounter::With))
        };
        let place = self.parties.iter().position(|party| std::ptr::eq(*party, others[0]));
        let hosts = place.and_then(|place| place.checked_sub(1));
        let Some(host) = hosts.map(|place| self.parties[place]) else { return Vec::new() };
        let verb = host.words.start.checked_sub(1).filter(|verb| self.words.contains(verb));
        let holds = verb.is_some_and(|verb| self.begins_talks(verb));
        let indefinite = !self.reading.folded(at).starts_with("ال");
        if near && holds && with(others[0]) && indefinite {
            Pair::each(host, others, (kind, rule, false))
        } else {
            Vec::new()
        }
    }

    /// `اجتمع X وY مع Z`, `بحث X وY مع Z`: each of the two with the third.
    pub(super) fn joined_with(
        &self,
        all: &[&'r Mentioned],
        (kind, rule): (MeetingKind, &'static str),
    ) -> Vec<Pair<'r>> {
        let end = all[all.len() - 1].words.end;
        let third = self.parties_after(end).next().filter(|third| {
            self.is(end, Encounter::With) && self.reading.runs_on(end) && {
                let between = end + 1..third.words.start;
                between.len() <= 2 && !self.is_parted(&between)
            }
        });
        let Some(third) = third else { return Vec::new() };
        let guests = self.guests(third.words.start, None);
        let told = (kind, rule, false);
        all.iter().flat_map(|host| Pair::each(host, guests.clone(), told)).collect()
    }
}
