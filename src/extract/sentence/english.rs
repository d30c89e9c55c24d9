//! Finds the parties of an English meeting.
//!
//! The subject stands before the verb: the last party before it that no
//! preposition governs, or whom `he` and `who` stand for. The other party is the
//! object or follows a preposition. A passive turns the two round.

mod circumstance;
mod parties;

use super::{Pair, Sentence};
use crate::extract::party::Mentioned;
use crate::model::{MeetingKind, RoleClass};
use crate::names::{Encounter, EnglishKind};

/// The pairs of parties that a trigger joins: host (or first party) and guest.
pub(super) fn pairs<'r>(
    sentence: &Sentence<'_, 'r, '_>,
    at: usize,
    encounter: Encounter,
) -> Vec<Pair<'r>> {
    let clause = Clause { sentence, at };
    if clause.is_denied() {
        return Vec::new();
    }
    let mut pairs = match encounter {
        Encounter::Receive => clause.receive(),
        Encounter::Meet => clause.meet(),
        Encounter::Discuss => clause.discuss(),
        Encounter::Summon => clause.transitive(MeetingKind::Met, "summon"),
        Encounter::Call => clause.call(),
        Encounter::Talks => clause.talks(),
        Encounter::Credentials => clause.credentials(),
        Encounter::Sign if sentence.has(sentence.words.clone(), Encounter::Document) => {
            clause.sign()
        }
        _ => Vec::new(),
    };
    if clause.is_planned() {
        for pair in &mut pairs {
            pair.kind = MeetingKind::Planned;
        }
    }
    pairs
}

struct Clause<'c, 's, 'r, 'a> {
    sentence: &'c Sentence<'s, 'r, 'a>,
    /// The trigger.
    at: usize,
}

impl<'r> Clause<'_, '_, 'r, '_> {
    fn word(&self, at: usize) -> &str {
        self.sentence.reading.folded(at)
    }

    /// The word before the trigger, empty at the beginning.
    fn word_before(&self) -> &str {
        self.at.checked_sub(1).map_or("", |before| self.word(before))
    }

    fn kind(&self, at: usize) -> EnglishKind {
        self.sentence.reading.english(at)
    }

    fn says(&self, at: usize, encounter: Encounter) -> bool {
        self.sentence.trigger(at).is_some_and(|trigger| trigger.encounter == encounter)
    }

    /// `not` and the like within three words before, or a word anywhere in the
    /// sentence that calls the meeting off.
    fn is_denied(&self) -> bool {
        let words = self.sentence.words.clone();
        let near = self.at.saturating_sub(4).max(words.start)..self.at;
        let just = near.into_iter().any(|at| {
            matches!(self.word(at), "no" | "without" | "t" | "reject" | "rejected")
                || self.says(at, Encounter::Denied)
        });
        let off = self.at.saturating_sub(5).max(words.start)..self.at;
        let off = off.into_iter().any(|at| {
            matches!(self.word(at), "put" | "puts" | "called" | "calls" | "call" | "broke")
                && self.word(at + 1) == "off"
        });
        just || off
            || words.clone().any(|at| {
                matches!(self.word(at), "postponed" | "cancelled" | "canceled" | "scrapped")
                    || (at < self.at && matches!(self.word(at), "denied" | "denies" | "denying"))
            })
    }

    /// An auxiliary of the future before a verb that is no past form.
    fn is_planned(&self) -> bool {
        let past = matches!(
            self.word(self.at),
            "met"
                | "received"
                | "hosted"
                | "summoned"
                | "signed"
                | "welcomed"
                | "visited"
                | "telephoned"
                | "phoned"
                | "spoke"
                | "briefed"
                | "saw"
                | "discussed"
                | "sat"
        );
        if past && self.word_before() != "be" {
            return false;
        }
        let from = self.sentence.words.start;
        let told = |at: usize| {
            self.kind(at).is(EnglishKind::CLAUSE)
                || matches!(self.word(at), "said" | "held" | "met" | "received" | "had" | "holding")
        };
        let start = (from..self.at).rev().find(|at| told(*at)).unwrap_or(from);
        (start..self.at).any(|at| self.says(at, Encounter::Planned) || self.is_to_be(at))
    }

    /// `is to meet`, `are to hold`.
    fn is_to_be(&self, at: usize) -> bool {
        matches!(self.word(at), "is" | "are") && self.word(at + 1) == "to"
    }

    /// Subjects with objects; the subjects among each other if there is no object.
    fn join(
        &self,
        subjects: Vec<&'r Mentioned>,
        objects: Vec<&'r Mentioned>,
        kind: MeetingKind,
        rule: &'static str,
    ) -> Vec<Pair<'r>> {
        let mut pairs = Vec::new();
        for host in subjects {
            pairs.extend(objects.iter().map(|guest| Pair {
                host,
                guest,
                kind,
                rule,
                inferred: false,
            }));
        }
        pairs
    }

    fn among(
        &self,
        parties: &[&'r Mentioned],
        kind: MeetingKind,
        rule: &'static str,
    ) -> Vec<Pair<'r>> {
        let Some((first, others)) = parties.split_first() else { return Vec::new() };
        others
            .iter()
            .map(|guest| Pair { host: first, guest, kind, rule, inferred: false })
            .collect()
    }

    /// `was received by HOST`.
    fn is_passive(&self) -> bool {
        let from = self.at.saturating_sub(3).max(self.sentence.words.start);
        let past = self.word(self.at).ends_with("ed") || self.word(self.at) == "met";
        past && (from..self.at).any(|at| self.kind(at).is(EnglishKind::BEING))
    }

    fn transitive(&self, kind: MeetingKind, rule: &'static str) -> Vec<Pair<'r>> {
        if self.is_passive() {
            let hosts = self.objects(self.at + 1, &["by"]);
            return self.join(hosts, self.subjects(), kind, rule);
        }
        self.join(self.subjects(), self.objects(self.at + 1, &[]), kind, rule)
    }

    /// `received GUEST`, `received a courtesy call from GUEST`, `received a phone call from`.
    fn receive(&self) -> Vec<Pair<'r>> {
        let next = self.at + 1..(self.at + 6).min(self.sentence.words.end);
        let call = next.clone().find(|at| matches!(self.word(*at), "call" | "visit"));
        if let Some(call) = call {
            let phone = next.clone().any(|at| self.is_phone(at));
            let kind = if phone { MeetingKind::Called } else { MeetingKind::Received };
            return self.join(
                self.subjects(),
                self.objects(call + 1, &["from", "by"]),
                kind,
                "receive",
            );
        }
        if next.clone().any(|at| self.says(at, Encounter::Credentials)) {
            return Vec::new();
        }
        let table = next.clone().find(|at| {
            matches!(self.word(*at), "luncheon" | "lunch" | "dinner" | "banquet" | "reception")
        });
        if let Some(table) = table {
            let guests = self.objects(table + 1, &["of", "for"]);
            return self.join(self.subjects(), guests, MeetingKind::Received, "receive");
        }
        let pairs = self.transitive(MeetingKind::Received, "receive");
        match pairs.is_empty() && !self.is_passive() {
            true => {
                self.join(self.subjects(), self.listed_after(), MeetingKind::Received, "receive")
            }
            false => pairs,
        }
    }

    /// `of four ambassadors`, whom the next sentence names.
    fn listed_after(&self) -> Vec<&'r Mentioned> {
        let plural = |at: usize| matches!(self.word(at), "ambassadors" | "envoys");
        let next = self.at + 1..(self.at + 8).min(self.sentence.words.end);
        let Some(plural) = next.into_iter().find(|at| plural(*at)) else { return Vec::new() };
        if self.word(plural + 1) == "of" {
            return Vec::new();
        }
        let story = self.sentence.story;
        let here = (self.sentence.reading.paragraph, self.sentence.words.end);
        let place = |m: &Mentioned| (story.readings[m.reading].paragraph, m.words.start);
        let after = story.mentions.iter().skip_while(|m| place(m) < here);
        let Some(first) = after.clone().next() else { return Vec::new() };
        let listed = story.readings[first.reading].sentence(first.words.start);
        after
            .take_while(|m| m.reading == first.reading && m.words.start < listed.end)
            .filter(|m| m.name.is_some() && m.class() == Some(RoleClass::Ambassador))
            .collect()
    }

    fn is_phone(&self, at: usize) -> bool {
        matches!(self.word(at), "phone" | "telephone" | "telephonic" | "video")
    }

    /// `met (with) Y`, `X and Y met`, `the two met`, `a meeting with Y`, `visited Y`.
    fn meet(&self) -> Vec<Pair<'r>> {
        let (kind, rule) = match self.word(self.at).starts_with("visit") {
            true => (MeetingKind::Visited, "visit"),
            false => (MeetingKind::Met, "meet"),
        };
        let noun = matches!(self.word(self.at), "meeting" | "meetings");
        let mut objects = self.objects(self.at + 1, &[]);
        let paid = (self.at.saturating_sub(4)..self.at)
            .any(|at| matches!(self.word(at), "paid" | "pays" | "pay" | "made"));
        if self.word(self.at).starts_with("chair") && !self.is_shared() {
            return Vec::new();
        }
        if rule == "visit" && self.is_passive() {
            let guests = self.objects(self.at + 1, &["by"]);
            return self.join(self.subjects(), guests, kind, rule);
        }
        if rule == "visit" {
            let hosts = if paid { self.objects(self.at + 1, &["to"]) } else { objects };
            return self.join(hosts, self.subjects(), kind, rule);
        }
        if objects.is_empty() {
            objects = self.objects(self.at + 1, &["with"]);
        }
        if noun && self.word(self.at + 1) == "between" {
            return self.among(&self.objects(self.at + 1, &["between"]), kind, rule);
        }
        if noun
            && !objects.is_empty()
            && !self.is_linked(self.at + 1..objects[0].words.start, &["with"])
            && !matches!(
                self.word_before(),
                "after"
                    | "before"
                    | "by"
                    | "while"
                    | "of"
                    | "is"
                    | "are"
                    | "was"
                    | "on"
                    | "when"
                    | "upon"
            )
        {
            return Vec::new();
        }
        if !objects.is_empty() {
            return match self.is_passive() {
                true => Vec::new(),
                false => self.join(self.subjects(), objects, kind, rule),
            };
        }
        if noun {
            return Vec::new();
        }
        self.among(&self.couple(), kind, rule)
    }

    /// `co-chaired`, `jointly chaired`.
    fn is_shared(&self) -> bool {
        matches!(self.word_before(), "co" | "jointly")
    }

    /// The two who met: `X and Y met`, or the last two before `the two met`.
    fn couple(&self) -> Vec<&'r Mentioned> {
        let two = self.at > 1
            && matches!(self.word_before(), "two" | "pair" | "they" | "ministers" | "leaders");
        if two {
            let last: Vec<&'r Mentioned> = self.parties_before().rev().take(2).collect();
            return last.into_iter().rev().collect();
        }
        let subjects = self.subjects();
        let near = subjects.last().is_some_and(|last| self.at - last.words.end <= 3);
        if near { subjects } else { Vec::new() }
    }

    /// `discussed it with Y`, `X and Y discussed in a phone call`, `sat down with Y`.
    fn discuss(&self) -> Vec<Pair<'r>> {
        if matches!(self.word(self.at), "sat" | "sits" | "sit") && self.word(self.at + 1) != "down"
        {
            return Vec::new();
        }
        let objects = self.objects(self.at + 1, &["with"]);
        let subjects = self.subjects();
        let phone = self.sentence.words.clone().any(|at| self.is_phone(at));
        let kind = if phone { MeetingKind::Called } else { MeetingKind::Met };
        match objects.is_empty() {
            true => self.among(&subjects, kind, "discuss"),
            false => self.join(subjects, objects, kind, "discuss"),
        }
    }

    /// `held talks with Y`, `talks between X and Y`.
    fn talks(&self) -> Vec<Pair<'r>> {
        if let Some(pairs) = self.ceremony() {
            return pairs;
        }
        let between = self.objects(self.at + 1, &["between"]);
        if between.len() > 1 {
            return self.among(&between, MeetingKind::Met, "talks");
        }
        let near = self.at.saturating_sub(3)..self.at + 2;
        let phone = near.into_iter().any(|at| self.is_phone(at));
        let kind = if phone { MeetingKind::Called } else { MeetingKind::Met };
        self.join(self.subjects(), self.objects(self.at + 1, &["with"]), kind, "talks")
    }

    /// `bade farewell to Y`, `bade Y farewell`, `gave a dinner in honour of Y`.
    fn ceremony(&self) -> Option<Vec<Pair<'r>>> {
        let (kind, rule) = (MeetingKind::Received, "receive");
        let near = || self.at.saturating_sub(12).max(self.sentence.words.start)..self.at;
        let guests = match self.word(self.at) {
            "farewell" => {
                let bid =
                    |at: &usize| matches!(self.word(*at), "bid" | "bids" | "bade" | "bidding");
                let bid = near().rev().find(bid)?;
                let guests = self.objects(self.at + 1, &["to"]);
                let between = || self.objects(bid + 1, &[]);
                let guests = if guests.is_empty() { between() } else { guests };
                let host = Clause { sentence: self.sentence, at: bid };
                return Some(self.join(host.subjects(), guests, kind, rule));
            }
            "reception" | "banquet" | "luncheon" | "lunch" | "dinner" => {
                near().rev().take(5).find(|at| {
                    matches!(self.word(*at), "gave" | "gives" | "held" | "holds" | "threw")
                })?;
                self.objects(self.at + 1, &["for", "of"])
            }
            _ => return None,
        };
        (!guests.is_empty()).then(|| self.join(self.subjects(), guests, kind, rule))
    }

    /// A call by telephone, or one that is paid.
    fn call(&self) -> Vec<Pair<'r>> {
        let verb = matches!(self.word(self.at), "telephoned" | "phoned" | "telephones" | "phones");
        if verb {
            return self.transitive(MeetingKind::Called, "call");
        }
        let dated = self.sentence.reading.in_date(self.at + 2);
        if self.word(self.at).starts_with("call") && self.word(self.at + 1) == "on" && !dated {
            return self.paid();
        }
        let infinitive = matches!(self.word_before(), "to" | "will" | "would" | "and");
        let verb = self.word(self.at) == "call" && infinitive;
        if (verb || matches!(self.word(self.at), "called" | "calls"))
            && let Some(pairs) = self.called_directly()
        {
            return pairs;
        }
        let phone = self.sentence.words.clone().any(|at| self.is_phone(at));
        if matches!(self.word(self.at), "call" | "calls")
            && (self.at.saturating_sub(5)..self.at).any(|at| self.says(at, Encounter::Receive))
        {
            return Vec::new();
        }
        let spoke = self.word(self.at).starts_with("sp");
        let kind = match phone || spoke && !self.is_in_person() {
            true => MeetingKind::Called,
            false => MeetingKind::Met,
        };
        if !phone && !spoke {
            return Vec::new();
        }
        let links: &[&str] = if spoke { &["with"] } else { &["with", "from", "to"] };
        let mut objects = self.objects(self.at + 1, links);
        if objects.is_empty() && spoke {
            objects = self.objects(self.at + 1, &["to"]);
        }
        let between = self.objects(self.at + 1, &["between"]);
        if objects.is_empty() && between.len() > 1 {
            return self.among(&between, kind, "call");
        }
        if objects.is_empty() && self.word(self.at) == "called" {
            objects = self.objects(self.at + 1, &[]);
        }
        self.join(self.subjects(), objects, kind, "call")
    }

    /// `spoke with Y on the sidelines of`, `spoke when they met`.
    fn is_in_person(&self) -> bool {
        let face = |at: usize| {
            matches!(self.word(at), "sidelines" | "margins" | "person" | "face" | "met" | "hosted")
        };
        self.sentence.words.clone().any(face) || self.sentence.english_place(self.at).is_some()
    }

    /// `called Y on Tuesday`, `called Y to discuss`; not `called Y a friend`.
    fn called_directly(&self) -> Option<Vec<Pair<'r>>> {
        let objects = self.objects(self.at + 1, &[]);
        let last = objects.last()?;
        let first = self.sentence.parties.iter().find(|party| party.words.start > self.at)?;
        let end = last.words.end;
        let reading = self.sentence.reading;
        let ends = end >= self.sentence.words.end
            || !reading.runs_on(end)
            || reading.in_date(end)
            || matches!(self.word(end), "on" | "and" | "late" | "early" | "after" | "in" | "at")
            || self.word(end) == "to"
                && matches!(
                    self.word(end + 1),
                    "discuss" | "brief" | "congratulate" | "thank" | "express" | "offer" | "convey"
                );
        let direct = first.words.start <= self.at + 2 && first.name.is_some();
        (ends && direct && last.office.is_some())
            .then(|| self.join(self.subjects(), objects, MeetingKind::Called, "call"))
    }

    /// `called on HOST`, unless to do something.
    fn paid(&self) -> Vec<Pair<'r>> {
        let hosts = self.objects(self.at + 2, &[]);
        let urged = hosts.last().is_some_and(|last| self.word(last.words.end) == "to");
        if urged {
            return Vec::new();
        }
        self.join(hosts, self.subjects(), MeetingKind::Visited, "call-on")
    }

    /// `accepted the credentials of GUEST`; `presented his credentials to HOST`.
    fn credentials(&self) -> Vec<Pair<'r>> {
        let (kind, rule) = (MeetingKind::Received, "credentials");
        let hosts = self.objects(self.at + 1, &["to"]);
        if !hosts.is_empty() {
            return self.join(hosts, self.subjects(), kind, rule);
        }
        let mut guests = self.objects(self.at + 1, &["of", "from"]);
        if guests.is_empty() {
            guests = self.listed_after();
        }
        self.join(self.subjects(), guests, kind, rule)
    }

    /// `X and Y signed`, `signed with Y`, `signed by X and Y`.
    fn sign(&self) -> Vec<Pair<'r>> {
        let (kind, rule) = (MeetingKind::Signed, "sign");
        let by = self.objects(self.at + 1, &["by"]);
        if by.len() > 1 {
            return self.among(&by, kind, rule);
        }
        let with = self.objects(self.at + 1, &["with"]);
        let subjects = self.subjects();
        if with.is_empty() {
            return self.among(&subjects, kind, rule);
        }
        self.join(subjects, with, kind, rule)
    }
}
