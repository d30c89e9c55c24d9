//! Finds the meetings of a guest with whoever receives him or goes with him: `استقبال X من
//! قبل Y`, `وكان في استقباله Y`, `زار X برفقة Y المعرض`.

use super::{FAR, NEAR, Pair, Sentence};
use crate::extract::party::{Mentioned, Reference};
use crate::model::{MeetingKind, RoleClass};
use crate::names::{Encounter, WordKind};

/// Most of those who wait for a guest who are his hosts; the first of more is.
pub(super) const HOSTS: usize = 3;

impl<'r> Sentence<'_, 'r, '_> {
    /// `استقبال X من قبل Y`, `حظي X باستقبال من طرف Y`: whoever receives stands behind.
    pub(super) fn received_by(&self, at: usize) -> Vec<Pair<'r>> {
        if !self.reading.folded(at).trim_start_matches('و').ends_with("استقبال") {
            return Vec::new();
        }
        let singled = self.singled_out(at);
        if !singled.is_empty() {
            return singled;
        }
        let mut after = self.parties_after(at);
        let Some(first) = after.next() else { return Vec::new() };
        if let Some(guest) = self.received_himself(at, first) {
            return vec![guest];
        }
        let (guest, host) = match self.has_agent(at + 1..first.words.start) {
            true => (self.last_before(at), Some(first)),
            false => {
                let taken = Some(first).filter(|party| party.words.start == at + 1);
                let agent = |host: &&Mentioned| self.has_agent(first.words.end..host.words.start);
                (taken, after.next().filter(agent))
            }
        };
        let (Some(guest), Some(host)) = (guest, host) else { return Vec::new() };
        let (kind, rule) = (MeetingKind::Received, "reception");
        let near = host.words.start - guest.words.end <= FAR;
        let pair = Pair { host, guest, kind, rule, inferred: false };
        if near { vec![pair] } else { Vec::new() }
    }

    /// `أعرب X لدى استقبال Y له`: whoever the sentence is of is the guest.
    fn received_himself(&self, at: usize, host: &'r Mentioned) -> Option<Pair<'r>> {
        let end = host.words.end;
        let himself = self.words.contains(&end) && matches!(self.reading.folded(end), "له" | "لها");
        let behind = host.words.start == at + 1 && self.reading.runs_on(at + 1);
        let guest = self.last_before(at).filter(|guest| !self.is_governed(guest))?;
        let (kind, rule) = (MeetingKind::Received, "reception");
        (himself && behind).then_some(Pair { host, guest, kind, rule, inferred: false })
    }

    /// `قال X لدى استقبال Y إن`: whoever speaks receives the only other party.
    pub(super) fn received_by_speaker(&self, at: usize) -> Vec<Pair<'r>> {
        let amid = at > self.words.start
            && matches!(self.reading.folded(at - 1), "لدي" | "خلال" | "عقب" | "اثناء" | "عند");
        let guest = self.parties_after(at).next().filter(|guest| {
            guest.words.start == at + 1 && self.reading.runs_on(at + 1) && guest.name.is_some()
        });
        let (Some(guest), "استقبال", true) = (guest, self.reading.folded(at), amid) else {
            return Vec::new();
        };
        let end = guest.words.end;
        // `لدى استقبال الوزير X له`, `لدى استقبال الوزير X السفير Y`.
        let takes = self.words.contains(&end)
            && (self.reading.folded(end).starts_with('ل') || self.reading.folded(end) == "من");
        let near = self.parties_after(at + 1).find(|other| other.words.start >= end);
        let other = near.is_some_and(|other| {
            other.words.start - end <= NEAR && !self.is_parted(&(end..other.words.start))
        });
        let host = self.parties.first().copied().filter(|host| {
            let verb = host.words.start.checked_sub(1).filter(|verb| self.words.contains(verb));
            let says = verb
                .is_some_and(|verb| self.reading.kind_behind_clitics(verb).0.is(WordKind::VERB));
            says && host.words.end <= at && !self.is_governed(host) && at - host.words.end <= NEAR
        });
        let Some(host) = host.filter(|_| !takes && !other) else { return Vec::new() };
        let pair =
            Pair { host, guest, kind: MeetingKind::Received, rule: "reception", inferred: true };
        vec![pair]
    }

    /// `قام بالتسليم السفير X، خلال استقبال معاليه له`: whoever was told of before receives
    /// the one of the sentence.
    pub(super) fn received_by_told(&self, at: usize) -> Vec<Pair<'r>> {
        let to_him = (at + 1..self.words.end.min(at + 3))
            .any(|index| matches!(self.reading.folded(index), "له" | "لها"));
        let pronoun = self.parties_after(at).next().is_some_and(|party| {
            party.words.start == at + 1 && party.reference == Reference::Pronoun
        });
        let guest = self.last_before(at).filter(|guest| guest.name.is_some());
        let told = self.before.host.or(self.before.topic);
        let host = told.filter(|host| guest.is_some_and(|guest| host.person != guest.person));
        match (host, guest) {
            (Some(host), Some(guest)) if pronoun && to_him => {
                let (kind, rule) = (MeetingKind::Received, "reception");
                vec![Pair { host, guest, kind, rule, inferred: true }]
            }
            _ => Vec::new(),
        }
    }

    /// `خص X Y باستقبال رسمي`: whom X singles out for it.
    fn singled_out(&self, at: usize) -> Vec<Pair<'r>> {
        let verb = |index: &usize| self.is(*index, Encounter::Single);
        let from = at.saturating_sub(FAR + NEAR).max(self.words.start);
        let Some(verb) = (from..at).rev().find(verb) else { return Vec::new() };
        let mut parties = self.parties_after(verb).filter(|party| party.words.end <= at);
        let (Some(host), Some(_)) = (parties.next(), parties.next()) else { return Vec::new() };
        let mut guests = self.objects(host.words.end, host);
        guests.retain(|guest| guest.words.end <= at);
        Pair::each(host, guests, (MeetingKind::Received, "reception", false))
    }

    /// `وكان في استقباله في المطار Y`, `وكان في استقبال X Y`: whoever the story speaks of,
    /// or X, is the guest.
    pub(super) fn reception(&self, at: usize) -> Vec<Pair<'r>> {
        let start = self.words.start;
        let from = at.saturating_sub(NEAR + 2).max(start);
        let was = (from..at).any(|index| self.reading.folded(index).ends_with("كان"));
        let word = self.reading.folded(at);
        if word == "مستقبلي" {
            let led = self.leads_reception(at);
            if !led.is_empty() {
                return led;
            }
        }
        let within = word.starts_with("باستقبال")
            || word.starts_with("مستقبلي")
            || at > start && self.reading.folded(at - 1) == "في" && word.starts_with("استقبال");
        if !(was && within) {
            return Vec::new();
        }
        let named = matches!(word, "استقبال" | "مستقبلي");
        let next = self.parties_after(at).next().filter(|party| party.words.start == at + 1);
        // `زار وفد برئاسة X الرياض`: who leads it.
        let led = |party: &&Mentioned| !party.is_delegation();
        let spoken_of = self.parties.iter().copied().find(led);
        let spoken_of = spoken_of.filter(|party| party.words.end <= at);
        // `في استقبالهم`: of several, whom only their own sentence tells.
        let several = word.ends_with("هم") || word.ends_with("هما");
        let told = self.before.topic.filter(|_| !several);
        let guest = if named { next } else { spoken_of.or(told) };
        let Some(guest) = guest else { return Vec::new() };
        let from = if named { guest.words.end } else { at + 1 };
        let mut hosts = self.guests(from, Some(guest));
        let mut guest = guest;
        // `حيث كان X في استقباله`, `وكان X في مقدمة مستقبليه`: the host stands before.
        let before = self.last_before(at).filter(|host| at - host.words.end <= 3 && !named);
        if let Some(host) = before.filter(|_| hosts.is_empty()) {
            hosts.push(host);
            if std::ptr::eq(host, guest) {
                let Some(told) = told else { return Vec::new() };
                guest = told;
            }
        }
        if named && hosts.first().is_some_and(|host| self.begins_with_and(host)) {
            return Vec::new();
        }
        // `وسفير بلاده`: no host of his own.
        let state = self.state_of(guest).filter(|_| hosts.len() > 1);
        let envoy = |host: &Mentioned| {
            let class = host.person.and_then(|person| self.story().people[person].class);
            class.is_some_and(RoleClass::is_abroad) && self.state_of(host) == state
        };
        hosts.retain(|host| state.is_none() || !envoy(host));
        if hosts.len() > HOSTS {
            hosts.truncate(1);
        }
        let pair = |host| Pair {
            host,
            guest,
            kind: MeetingKind::Received,
            rule: "reception",
            inferred: true,
        };
        hosts.into_iter().map(pair).collect()
    }

    /// `وكان X في مقدمة مستقبلي Y`.
    fn leads_reception(&self, at: usize) -> Vec<Pair<'r>> {
        let guest = self.parties_after(at).next().filter(|party| party.words.start == at + 1);
        let host = self.last_before(at).filter(|party| at - party.words.end <= NEAR);
        let (Some(host), Some(guest)) = (host, guest) else { return Vec::new() };
        let (kind, rule) = (MeetingKind::Received, "reception");
        vec![Pair { host, guest, kind, rule, inferred: false }]
    }

    /// `زار X برفقة Y المعرض`: two of different states were together.
    pub(super) fn company(&self, at: usize) -> Vec<Pair<'r>> {
        let word = self.reading.folded(at);
        let with = matches!(
            word,
            "برفقه"
                | "رفقه"
                | "بصحبه"
                | "صحبه"
                | "بمعيه"
                | "يرافقه"
                | "يرافقها"
                | "رافقه"
                | "رافقها"
        );
        let after = self.parties_after(at).next().filter(|party| party.words.start == at + 1);
        let before = self.last_before(at).filter(|party| at - party.words.end <= 2);
        let (Some(host), Some(guest), true) = (before, after, with) else { return Vec::new() };
        let states = self.state_of(host).zip(self.state_of(guest));
        let apart = states.is_some_and(|(one, other)| one != other);
        let pair = Pair { host, guest, kind: MeetingKind::Met, rule: "company", inferred: true };
        // `برفقة مساعده X`: one of his own.
        let own = self.reading.folded(guest.words.start).ends_with('ه')
            && guest.reference != Reference::Counterpart
            && !self.reading.words.list()[guest.words.start].marbuta;
        // `يرافقه الملحق العسكري X`: of the envoy's own.
        let staff = guest.class() == Some(RoleClass::Diplomat)
            && host.class().is_some_and(RoleClass::is_abroad);
        let met = apart && !own && !staff && !self.is_governed(host);
        if met { vec![pair] } else { Vec::new() }
    }
}
