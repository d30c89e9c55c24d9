//! Finds the pairs of parties that a sentence says have met.
//!
//! A trigger (`استقبل`, `لقائه`, `اتصالا`) and the parties around it: the subject
//! before or right after a verb, or told earlier; the other party as object or
//! after a preposition, with those coordinated to it. Whoever stood by is none.

mod english;

use std::ops::Range;

use super::assemble::Story;
use super::meetings::side;
use super::party::{Mentioned, Reference};
use super::reading::Reading;
use crate::model::MeetingKind;
use crate::names::{Encounter, Trigger, WordKind};

/// Most words between a trigger and the first party, and between linked parties.
const NEAR: usize = 6;
const FAR: usize = 16;

/// Two parties that a trigger joins.
#[derive(Clone, Copy)]
pub(super) struct Pair<'r> {
    pub host: &'r Mentioned,
    pub guest: &'r Mentioned,
    pub kind: MeetingKind,
    pub rule: &'static str,
    /// The host is not told where the rule looks for it first.
    pub inferred: bool,
}

/// A sentence and the parties in it.
pub(super) struct Sentence<'s, 'r, 'a> {
    story: &'s Story<'r, 'a>,
    pub reading: &'r Reading<'a>,
    pub words: Range<usize>,
    pub parties: Vec<&'r Mentioned>,
    /// The host of the meeting told before, for a verb without a subject.
    previous: Option<&'r Mentioned>,
    /// The host of a meeting told in this sentence.
    subject: Option<&'r Mentioned>,
}

impl<'s, 'r, 'a> Sentence<'s, 'r, 'a> {
    pub fn new(
        story: &'s Story<'r, 'a>,
        number: usize,
        words: Range<usize>,
        previous: Option<&'r Mentioned>,
    ) -> Self {
        let reading = &story.readings[number];
        let from =
            story.mentions.partition_point(|m| (m.reading, m.words.start) < (number, words.start));
        let parties = story.mentions[from..]
            .iter()
            .take_while(|m| m.reading == number && m.words.start < words.end)
            .filter(|m| side(story, m).is_some())
            .collect();
        Sentence { story, reading, words, parties, previous, subject: None }
    }

    /// The pairs that met, each with the word that says so.
    pub fn pairs(&mut self) -> Vec<(usize, Trigger, Pair<'r>)> {
        let mut list = Vec::new();
        if self.parties.is_empty() {
            return list;
        }
        for at in self.words.clone() {
            let Some(trigger) = self.trigger(at) else { continue };
            let pairs = match self.reading.is_arabic(at) {
                true if self.is_denied(at) => {
                    self.reading.note(at..at + 1, || "no meeting: it is denied".into());
                    continue;
                }
                true => self.joined_by(at, trigger),
                false => english::pairs(self, at, trigger.encounter),
            };
            if pairs.is_empty() && trigger.encounter.is_meeting() {
                self.reading.note(at..at + 1, || "no meeting: no two parties around it".into());
            }
            self.subject = pairs.first().map(|pair| pair.host).or(self.subject);
            list.extend(pairs.into_iter().map(|pair| (at, trigger, pair)));
        }
        list
    }

    pub fn trigger(&self, at: usize) -> Option<Trigger> {
        let trigger = self.reading.trigger(at)?;
        let covered = self.parties.iter().any(|party| party.words.contains(&at));
        (!covered && !self.reading.in_date(at)).then_some(trigger)
    }

    pub fn is(&self, at: usize, encounter: Encounter) -> bool {
        self.trigger(at).is_some_and(|trigger| trigger.encounter == encounter)
    }

    fn has(&self, mut words: Range<usize>, encounter: Encounter) -> bool {
        words.any(|at| self.is(at, encounter))
    }

    /// A denial counts up to three words before the trigger, or anywhere before
    /// it in the sentence.
    fn is_denied(&self, at: usize) -> bool {
        let from = at.saturating_sub(3).max(self.words.start);
        self.has(from..at, Encounter::Denied) || self.has(self.words.start..at, Encounter::Denies)
    }

    /// Whether what a trigger says is announced and did not take place yet.
    pub fn is_planned(&self, at: usize) -> bool {
        if !self.reading.is_arabic(at) {
            return false;
        }
        let from = at.saturating_sub(8).max(self.words.start);
        (from..at).any(|index| {
            self.trigger(index).is_some_and(|t| t.encounter == Encounter::Planned || t.future)
        })
    }

    fn joined_by(&self, at: usize, trigger: Trigger) -> Vec<Pair<'r>> {
        match trigger.encounter {
            Encounter::Receive => self.verb(at, MeetingKind::Received, "receive"),
            Encounter::Summon => self.verb(at, MeetingKind::Met, "summon"),
            Encounter::Meet => self.verb(at, MeetingKind::Met, "meet"),
            Encounter::Discuss | Encounter::Hold => self.discussion(at),
            Encounter::Phone => self.verb(at, MeetingKind::Called, "call"),
            Encounter::Visit => self.visit(at),
            Encounter::Sign if self.has(self.words.clone(), Encounter::Document) => {
                self.verb(at, MeetingKind::Signed, "sign")
            }
            Encounter::Call => self.noun(at, MeetingKind::Called, "call", false),
            Encounter::Talks => self.noun(at, MeetingKind::Met, "talks", false),
            Encounter::OwnTalks => self.noun(at, MeetingKind::Met, "talks", true),
            Encounter::Credentials => self.credentials(at),
            _ => Vec::new(),
        }
    }

    /// The party that ends just before a verb: a headline's subject, or one that
    /// only an adverb parts from it.
    fn subject_before(&self, at: usize) -> Option<&'r Mentioned> {
        let last = self.last_before(at)?;
        let near = at - last.words.end <= 2;
        let clear = (last.words.end + 1..=at).all(|index| self.reading.runs_on(index));
        let part = (last.words.end..at).all(|index| {
            !self.reading.kind(index).is(WordKind::VERB)
                && (!self.is_particle(index) || self.is(index, Encounter::Skip))
        });
        let joined = self.reading.folded(at).starts_with('و') && !self.is_whole(at);
        (near && clear && part && !joined).then_some(last)
    }

    /// Whether a trigger begins with a `و` of its own (`وقع`, `ودع`).
    fn is_whole(&self, at: usize) -> bool {
        self.reading.kind(at).is(WordKind::VERB)
    }

    fn is_particle(&self, index: usize) -> bool {
        self.reading.kind(index).is(WordKind::STOP) && !self.reading.in_date(index)
    }

    fn parties_after(&self, at: usize) -> impl Iterator<Item = &'r Mentioned> {
        self.parties.iter().copied().filter(move |party| party.words.start > at)
    }

    fn last_before(&self, at: usize) -> Option<&'r Mentioned> {
        self.parties.iter().rev().find(|party| party.words.end <= at).copied()
    }

    /// VERB HOST GUEST, HOST VERB GUEST, or VERB GUEST with a host told before.
    fn verb(&self, at: usize, kind: MeetingKind, rule: &'static str) -> Vec<Pair<'r>> {
        let pair = |host, inferred| move |guest| Pair { host, guest, kind, rule, inferred };
        if let Some(host) = self.subject_before(at) {
            let guests = self.objects(at + 1, host);
            return guests.into_iter().map(pair(host, false)).collect();
        }
        let next = self
            .parties_after(at)
            .next()
            .filter(|party| party.words.start - at <= NEAR && !self.is_linked(at, party));
        if let Some(host) = next {
            let guests = self.objects(host.words.end, host);
            if !guests.is_empty() {
                return guests.into_iter().map(pair(host, false)).collect();
            }
        }
        let Some(host) = self.told_before(at) else { return Vec::new() };
        self.objects(at + 1, host).into_iter().map(pair(host, true)).collect()
    }

    /// The host of a verb without a subject: that of the sentence, or of the
    /// meeting told before where the sentence goes on from it.
    fn told_before(&self, at: usize) -> Option<&'r Mentioned> {
        let begins = at - self.words.start <= 2;
        let goes_on = self.has(self.words.start..at, Encounter::Again)
            || self.reading.folded(at).starts_with('و') && !self.is_whole(at);
        if begins {
            return self.previous.filter(|_| goes_on);
        }
        self.subject.or_else(|| self.last_before(at))
    }

    /// `بحث X مع Y`, `بحث X وY`; `بحث عن` is a search.
    fn discussion(&self, at: usize) -> Vec<Pair<'r>> {
        if self.is(at + 1, Encounter::Search) {
            return Vec::new();
        }
        let pairs = self.verb(at, MeetingKind::Met, "discuss");
        let together = |pair: &Pair| {
            let between = at + 1..pair.guest.words.start;
            let coordinated = pair.host.words.start > at
                && pair.host.words.end == pair.guest.words.start
                && self.reading.folded(pair.guest.words.start).starts_with('و');
            let with = between.clone().find(|index| self.is(*index, Encounter::With));
            with.is_some() || coordinated
        };
        pairs.into_iter().filter(together).collect()
    }

    /// `زار X Y`: only a person who is named.
    fn visit(&self, at: usize) -> Vec<Pair<'r>> {
        let pairs = self.verb(at, MeetingKind::Visited, "visit").into_iter();
        pairs
            .filter(|pair| pair.guest.reference == Reference::Named && !pair.inferred)
            .map(|pair| Pair { host: pair.guest, guest: pair.host, ..pair })
            .collect()
    }

    /// Whether a preposition stands between a trigger and a party.
    fn is_linked(&self, at: usize, party: &Mentioned) -> bool {
        let link = |index| {
            self.is(index, Encounter::With)
                || self.is(index, Encounter::Link)
                || self.is(index, Encounter::To)
        };
        (at + 1..party.words.start).any(link) || self.is_behind_preposition(party)
    }

    fn is_behind_preposition(&self, party: &Mentioned) -> bool {
        let word = self.reading.words.original(party.words.start);
        party.letters > 0 && word.trim_start_matches('و').starts_with(['ب', 'ل'])
            || word.starts_with("لل")
    }

    /// The object of a verb: not `الذراع الأيمن للزعيم` nor `مساعد كيم`, which
    /// name somebody by the one they serve.
    fn objects(&self, from: usize, host: &Mentioned) -> Vec<&'r Mentioned> {
        let guests = self.guests(from, Some(host));
        let served = guests.first().is_some_and(|first| {
            let start = first.words.start;
            let head = self.reading.head(start.saturating_sub(1));
            let behind = start > from
                && head.is_some_and(|form| !form.definite)
                && self.reading.runs_on(start);
            behind || self.is_behind_lam(first)
        });
        if served { Vec::new() } else { guests }
    }

    fn is_behind_lam(&self, party: &Mentioned) -> bool {
        let word = self.reading.words.original(party.words.start);
        let lam = word.trim_start_matches('و').starts_with('ل');
        lam && (party.letters > 0 || word.starts_with("لل"))
    }

    /// The other party and those coordinated with it. Whoever stood by is none,
    /// nor is the host (`في مكتب سموه`).
    fn guests(&self, from: usize, host: Option<&Mentioned>) -> Vec<&'r Mentioned> {
        let mut guests: Vec<&'r Mentioned> = Vec::new();
        let mut end = from;
        let mut stood_by = false;
        for party in self.parties.iter().copied().filter(|party| party.words.start >= from) {
            let host_again = party.person.is_some() && party.person == host.and_then(|h| h.person);
            let between = end..party.words.start.max(end);
            if guests.is_empty() && (host_again || self.stands_by(&between, stood_by, party)) {
                stood_by |= !host_again;
                end = party.words.end;
                continue;
            }
            // Holders of one plural office stand on the same words.
            let same_words = guests.last().is_some_and(|last| last.words == party.words);
            if !same_words && !self.is_next_guest(party, &between, &guests) {
                break;
            }
            if self.has(between, Encounter::Leads) && !same_words {
                // `استقبل وفدا برئاسة …`: who leads the delegation is the guest.
                guests.pop();
            }
            guests.push(party);
            end = party.words.end;
        }
        guests
    }

    /// `بحضور X وY`: set aside, and coordinated to one who is.
    fn stands_by(&self, between: &Range<usize>, stood_by: bool, party: &Mentioned) -> bool {
        self.has(between.clone(), Encounter::Aside)
            || (stood_by && between.len() < NEAR && self.is_coordinated(party, between))
    }

    fn is_next_guest(
        &self,
        party: &Mentioned,
        between: &Range<usize>,
        guests: &[&Mentioned],
    ) -> bool {
        let limit = if guests.is_empty() { FAR } else { NEAR };
        let led = self.has(between.clone(), Encounter::Leads);
        let bridged = guests.is_empty() && self.is_bridged(party, between);
        let close = between.len() <= limit && !self.is_parted(between);
        (close || bridged) && (guests.is_empty() || led || self.is_coordinated(party, between))
    }

    /// A clause between commas that tells more of the host: `التقى X، الذي وصل أمس،
    /// Y`; `اجتمع X، في إطار الزيارة التي يقوم بها، مع Y`.
    fn is_bridged(&self, party: &Mentioned, between: &Range<usize>) -> bool {
        let (start, end) = (between.start, party.words.start);
        let relative = self.is(start, Encounter::Relative) && self.reading.after_comma(end);
        let with =
            end > start && self.is(end - 1, Encounter::With) && self.reading.after_comma(end - 1);
        between.len() <= FAR + NEAR
            && (relative || with)
            && !self.has(between.clone(), Encounter::Aside)
    }

    /// Whether words between two parties begin another clause or set one aside.
    fn is_parted(&self, between: &Range<usize>) -> bool {
        between.clone().any(|index| {
            let trigger = self.trigger(index).map(|trigger| trigger.encounter);
            let links = matches!(
                trigger,
                Some(
                    Encounter::With
                        | Encounter::Link
                        | Encounter::Together
                        | Encounter::Talks
                        | Encounter::Leads
                )
            );
            let verb = self.reading.kind(index).is(WordKind::VERB)
                && !self.reading.kind(index).is(WordKind::STOP)
                && !self.reading.in_date(index);
            trigger == Some(Encounter::Aside) || (verb && !links)
        })
    }

    fn is_coordinated(&self, party: &Mentioned, between: &Range<usize>) -> bool {
        let word = self.reading.folded(party.words.start);
        let sides = between.clone().any(|index| self.reading.kind(index).is(WordKind::SIDE));
        word.starts_with('و')
            || sides
            || self.has(between.clone(), Encounter::And)
            || (between.is_empty() && self.reading.after_comma(party.words.start))
    }

    /// `خلال لقائه Y`, `اتصالا من Y`, `لقاء بين X و Y`.
    fn noun(&self, at: usize, kind: MeetingKind, rule: &'static str, own: bool) -> Vec<Pair<'r>> {
        let mut after = self.parties_after(at);
        let Some(first) = after.next() else { return Vec::new() };
        let between = at + 1..first.words.start;
        if between.len() > FAR || self.is_parted(&between) {
            return Vec::new();
        }
        if self.has(between, Encounter::Together) {
            let inferred = false;
            let others = after.take_while(|party| {
                self.is_coordinated(party, &(party.words.start..party.words.start))
            });
            return others.map(|guest| Pair { host: first, guest, kind, rule, inferred }).collect();
        }
        if !(self.is_linked(at, first) || (own && first.words.start == at + 1)) {
            return Vec::new();
        }
        let Some((host, inferred)) = self.host_of_noun(at, first, own) else { return Vec::new() };
        self.guests(first.words.start, Some(host))
            .into_iter()
            .map(|guest| Pair { host, guest, kind, rule, inferred })
            .collect()
    }

    /// The host of a meeting told by a noun: with a pronoun whoever the sentence
    /// is about, else whoever stands before; or the subject of a verb after.
    fn host_of_noun(
        &self,
        at: usize,
        guest: &Mentioned,
        own: bool,
    ) -> Option<(&'r Mentioned, bool)> {
        let before = self.last_before(at);
        if own && let Some(subject) = self.subject.filter(|subject| subject.words.end <= at) {
            return Some((subject, false));
        }
        if let Some(host) = before {
            let first = self.parties.first().copied().filter(|_| own);
            let host = first.unwrap_or(host);
            let verb = |index| self.reading.kind(index).is(WordKind::VERB);
            let told = |index| self.is(index, Encounter::That);
            let far = at - host.words.end > NEAR
                || (host.words.end..at).any(|index| verb(index) || told(index));
            return Some((host, far));
        }
        let after = self.parties_after(guest.words.end - 1).next()?;
        let verb = after.words.start.checked_sub(1)?;
        let told = self.reading.kind(verb).is(WordKind::VERB) && verb >= guest.words.end;
        told.then_some((after, true))
    }

    /// `تسلّم X أوراق اعتماد Y`; `قدّم Y أوراق اعتماده إلى X`.
    fn credentials(&self, at: usize) -> Vec<Pair<'r>> {
        let (kind, rule, inferred) = (MeetingKind::Received, "credentials", false);
        let Some(before) = self.last_before(at) else { return Vec::new() };
        let Some(after) = self.parties_after(at).next() else { return Vec::new() };
        if after.words.start - at > NEAR + 2 {
            return Vec::new();
        }
        let handed =
            self.has(at + 1..after.words.start, Encounter::To) || self.is_behind_preposition(after);
        if handed {
            return vec![Pair { host: after, guest: before, kind, rule, inferred }];
        }
        self.guests(after.words.start, Some(before))
            .into_iter()
            .map(|guest| Pair { host: before, guest, kind, rule, inferred })
            .collect()
    }

    /// The story the sentence is of.
    pub fn story(&self) -> &'s Story<'r, 'a> {
        self.story
    }
}
