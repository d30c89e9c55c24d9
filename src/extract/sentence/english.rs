//! Finds the parties of an English meeting.
//!
//! The subject stands before the verb: the last party before it that no
//! preposition governs, or whom `he` and `who` stand for. The other party is the
//! object or follows a preposition. A passive turns the two round.

use std::ops::Range;

use super::{Pair, Sentence, side};
use crate::extract::party::Mentioned;
use crate::model::{MeetingKind, RoleClass};
use crate::names::{Encounter, EnglishKind};

/// Most words between a trigger and the other party.
const FAR: usize = 14;
/// Most words between two coordinated parties, titles apart.
const NEAR: usize = 3;

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

    fn kind(&self, at: usize) -> EnglishKind {
        self.sentence.reading.gazetteer().english.kind(self.word(at))
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
        just || words.clone().any(|at| {
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
        );
        if past && self.word(self.at - 1) != "be" {
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

    fn parties_before(&self) -> impl DoubleEndedIterator<Item = &'r Mentioned> {
        let (at, parties) = (self.at, &self.sentence.parties);
        parties.iter().copied().filter(move |party| party.words.end <= at)
    }

    /// Who does what the verb says, and those joined with it by `and`.
    fn subjects(&self) -> Vec<&'r Mentioned> {
        let free = self.parties_before().rev().find(|party| !self.is_governed(party));
        let told = match self.stand_in() {
            Some("who") => self.parties_before().next_back(),
            Some(_) => free.or_else(|| self.parties_before().next_back()),
            None => free,
        };
        let Some(last) = told.or_else(|| self.subject_told_before()) else { return Vec::new() };
        let mut subjects = vec![last];
        for party in
            self.parties_before().rev().skip_while(|party| !std::ptr::eq(*party, last)).skip(1)
        {
            let next = subjects[subjects.len() - 1];
            if party.words != next.words && !self.are_joined(party.words.end..next.words.start) {
                break;
            }
            subjects.push(party);
        }
        subjects.reverse();
        subjects
    }

    /// `he`, `she` or `who` as the subject of the trigger.
    fn stand_in(&self) -> Option<&str> {
        let from = self.at.saturating_sub(4).max(self.sentence.words.start);
        let word =
            (from..self.at).rev().find(|at| matches!(self.word(*at), "he" | "she" | "who"))?;
        let clear = self.parties_before().all(|party| party.words.end <= word);
        clear.then(|| self.word(word))
    }

    /// Behind a preposition, or said to have stood by.
    fn is_governed(&self, party: &Mentioned) -> bool {
        let start = party.words.start;
        let first = self.sentence.words.start;
        let before = start.checked_sub(1).filter(|before| *before >= first);
        let preposition = before.is_some_and(|before| {
            matches!(
                self.word(before),
                "with"
                    | "from"
                    | "by"
                    | "to"
                    | "of"
                    | "for"
                    | "at"
                    | "in"
                    | "between"
                    | "than"
                    | "against"
                    | "about"
                    | "on"
            )
        });
        preposition || self.is_object(party)
    }

    /// The object of a verb of meeting that stands right before it.
    fn is_object(&self, party: &Mentioned) -> bool {
        let first = self.sentence.words.start;
        party.words.start > first && {
            let before = party.words.start - 1;
            self.says(before, Encounter::Receive)
                || self.says(before, Encounter::Meet)
                || self.says(before, Encounter::Summon)
        }
    }

    /// `He also met`: the first party of the sentence before.
    fn subject_told_before(&self) -> Option<&'r Mentioned> {
        let words = self.sentence.words.clone();
        let pronoun = words.clone().take(12).take_while(|at| *at < self.at);
        let mut pronoun = pronoun.filter(|at| matches!(self.word(*at), "he" | "she"));
        pronoun.next()?;
        let story = self.sentence.story;
        let number =
            story.mentions.iter().position(|m| std::ptr::eq(m, self.sentence.parties[0]))?;
        let reading = self.sentence.parties[0].reading;
        let told = story.mentions[..number].iter().rev();
        let told: Vec<&'r Mentioned> = told
            .take_while(|m| m.reading + 1 >= reading)
            .filter(|m| side(story, m).is_some())
            .collect();
        let last = told.first()?;
        let sentence = story.readings[last.reading].sentence(last.words.start);
        told.iter()
            .copied()
            .take_while(|m| m.reading == last.reading && m.words.start >= sentence.start)
            .last()
    }

    /// Only `and`, commas and the like stand between.
    fn are_joined(&self, between: Range<usize>) -> bool {
        let and = between.clone().any(|at| self.word(at) == "and");
        let gap = |at: usize| self.sentence.reading.words.gap(at);
        let comma =
            gap(between.end).contains(',') || between.clone().any(|at| gap(at).contains(','));
        let small = between.len() <= NEAR
            && between.clone().all(|at| {
                matches!(
                    self.word(at),
                    "and"
                        | "the"
                        | "his"
                        | "her"
                        | "also"
                        | "then"
                        | "as"
                        | "well"
                        | "by"
                        | "with"
                        | "of"
                        | "separately"
                )
            });
        small && (and || comma)
    }

    /// The parties after a word, as far as nothing begins another clause.
    fn objects(&self, from: usize, links: &[&str]) -> Vec<&'r Mentioned> {
        let mut objects: Vec<&'r Mentioned> = Vec::new();
        let mut end = from;
        for party in self.sentence.parties.iter().copied() {
            if party.words.start < from {
                continue;
            }
            let between = end..party.words.start;
            let same = objects.last().is_some_and(|last| last.words == party.words);
            if same {
                objects.push(party);
                continue;
            }
            let fits = match objects.is_empty() {
                true => {
                    between.len() <= FAR
                        && !self.is_parted(between.clone())
                        && self.is_linked(between.clone(), links)
                }
                false => self.are_joined(between),
            };
            if !fits {
                break;
            }
            objects.push(party);
            end = party.words.end;
        }
        objects
    }

    /// Directly behind the verb, or behind one of the prepositions.
    fn is_linked(&self, between: Range<usize>, links: &[&str]) -> bool {
        let Some(last) = between.clone().last() else { return links.is_empty() };
        let governed = between.clone().rev().find(|at| {
            matches!(
                self.word(*at),
                "with"
                    | "from"
                    | "to"
                    | "by"
                    | "between"
                    | "of"
                    | "on"
                    | "for"
                    | "in"
                    | "at"
                    | "about"
                    | "against"
            )
        });
        match governed {
            Some(at) if links.contains(&self.word(at)) => last - at <= 3,
            // `received at the palace today the ambassador`: the place is told.
            Some(at) => {
                links.is_empty() && last > at && matches!(self.word(at), "at" | "in" | "on")
            }
            None => links.is_empty() && between.len() <= 4,
        }
    }

    fn is_parted(&self, between: Range<usize>) -> bool {
        between.into_iter().any(|at| {
            self.kind(at).is(EnglishKind::CLAUSE)
                || self.says(at, Encounter::Aside)
                || self.sentence.reading.words.gap(at).contains([';', '"', '“', '”'])
        })
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
                self.word(self.at - 1),
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

    /// The two who met: `X and Y met`, or the last two before `the two met`.
    fn couple(&self) -> Vec<&'r Mentioned> {
        let two = self.at > 1
            && matches!(self.word(self.at - 1), "two" | "pair" | "they" | "ministers" | "leaders");
        if two {
            let last: Vec<&'r Mentioned> = self.parties_before().rev().take(2).collect();
            return last.into_iter().rev().collect();
        }
        let subjects = self.subjects();
        let near = subjects.last().is_some_and(|last| self.at - last.words.end <= 3);
        if near { subjects } else { Vec::new() }
    }

    /// `discussed it with Y`, `X and Y discussed in a phone call`.
    fn discuss(&self) -> Vec<Pair<'r>> {
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
        let between = self.objects(self.at + 1, &["between"]);
        if between.len() > 1 {
            return self.among(&between, MeetingKind::Met, "talks");
        }
        let near = self.at.saturating_sub(3)..self.at + 2;
        let phone = near.into_iter().any(|at| self.is_phone(at));
        let kind = if phone { MeetingKind::Called } else { MeetingKind::Met };
        self.join(self.subjects(), self.objects(self.at + 1, &["with"]), kind, "talks")
    }

    /// A call by telephone, or one that is paid.
    fn call(&self) -> Vec<Pair<'r>> {
        let verb = matches!(self.word(self.at), "telephoned" | "phoned" | "telephones" | "phones");
        if verb {
            return self.transitive(MeetingKind::Called, "call");
        }
        if self.word(self.at + 1) == "on" {
            return self.paid();
        }
        let phone = self.sentence.words.clone().any(|at| self.is_phone(at));
        if matches!(self.word(self.at), "call" | "calls")
            && (self.at.saturating_sub(5)..self.at).any(|at| self.says(at, Encounter::Receive))
        {
            return Vec::new();
        }
        let kind = if phone { MeetingKind::Called } else { MeetingKind::Met };
        let spoke = self.word(self.at).starts_with("sp");
        if !phone && !spoke {
            return Vec::new();
        }
        let links: &[&str] = if spoke { &["with"] } else { &["with", "from", "to"] };
        let mut objects = self.objects(self.at + 1, links);
        if objects.is_empty() && phone && spoke {
            objects = self.objects(self.at + 1, &["to"]);
        }
        if objects.is_empty() && self.word(self.at + 1) == "between" {
            return self.among(&self.objects(self.at + 1, &["between"]), kind, "call");
        }
        if objects.is_empty() && self.word(self.at) == "called" {
            objects = self.objects(self.at + 1, &[]);
        }
        self.join(self.subjects(), objects, kind, "call")
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
