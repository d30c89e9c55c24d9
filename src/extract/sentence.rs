//! Finds the pairs of parties that a sentence says have met.
//!
//! A trigger (`استقبل`, `لقائه`, `اتصالا`) and the parties around it: the subject
//! before or right after a verb, or told earlier; the other party as object or
//! after a preposition, with those coordinated to it. Whoever stood by is none.

mod english;
mod nouns;

use std::ops::Range;

use super::assemble::Story;
use super::meetings::side;
use super::party::{Mentioned, Reference};
use super::reading::Reading;
use crate::model::{MeetingKind, RoleClass};
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

impl<'r> Pair<'r> {
    /// A host with each of several guests.
    fn each(
        host: &'r Mentioned,
        guests: Vec<&'r Mentioned>,
        (kind, rule, inferred): (MeetingKind, &'static str, bool),
    ) -> Vec<Pair<'r>> {
        guests.into_iter().map(|guest| Pair { host, guest, kind, rule, inferred }).collect()
    }
}

/// What the sentences before one tell.
#[derive(Clone, Copy, Default)]
pub(super) struct Before<'r> {
    /// The host of the meeting told last, for a verb without a subject.
    pub host: Option<&'r Mentioned>,
    /// Whoever was spoken of first in the sentence before, for a pronoun.
    pub topic: Option<&'r Mentioned>,
    /// The host and kind of a meeting whose guests are still to be named.
    pub open: Option<(&'r Mentioned, MeetingKind)>,
}

/// A sentence and the parties in it.
pub(super) struct Sentence<'s, 'r, 'a> {
    story: &'s Story<'r, 'a>,
    pub reading: &'r Reading<'a>,
    pub words: Range<usize>,
    pub parties: Vec<&'r Mentioned>,
    /// What the sentences before leave open.
    before: Before<'r>,
    /// The host of a meeting told in this sentence.
    subject: Option<&'r Mentioned>,
}

impl<'s, 'r, 'a> Sentence<'s, 'r, 'a> {
    pub fn new(
        story: &'s Story<'r, 'a>,
        number: usize,
        words: Range<usize>,
        before: Before<'r>,
    ) -> Self {
        let reading = &story.readings[number];
        let from =
            story.mentions.partition_point(|m| (m.reading, m.words.start) < (number, words.start));
        let parties = story.mentions[from..]
            .iter()
            .take_while(|m| m.reading == number && m.words.start < words.end)
            .filter(|m| side(story, m).is_some())
            .collect();
        Sentence { story, reading, words, parties, before, subject: None }
    }

    /// The pairs that met, each with the word that says so.
    pub fn pairs(&mut self) -> Vec<(usize, Trigger, Pair<'r>)> {
        let mut list = Vec::new();
        if self.parties.is_empty() {
            return list;
        }
        list.extend(self.listed());
        for at in self.words.clone() {
            let Some(trigger) = self.trigger(at) else { continue };
            let pairs = match self.reading.is_arabic(at) {
                true if self.is_denied(at) => continue,
                true if trigger.object => self.verb_of_pronoun(at, trigger.encounter),
                true => self.joined_by(at, trigger),
                false => english::pairs(self, at, trigger.encounter),
            };
            self.subject = pairs.first().map(|pair| pair.host).or(self.subject);
            list.extend(pairs.into_iter().map(|pair| (at, trigger, pair)));
        }
        list
    }

    pub fn trigger(&self, at: usize) -> Option<Trigger> {
        let covered = self.parties.iter().any(|party| party.words.contains(&at));
        if covered || self.reading.in_date(at) {
            return None;
        }
        self.reading.gazetteer().encounters.get(self.reading.folded(at))
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
        // `قد يلتقي`: it may.
        let maybe = at > self.words.start
            && self.reading.folded(at - 1).ends_with("قد")
            && self.reading.folded(at).starts_with(['ي', 'ت', 'ن']);
        let adjective = maybe || at + 1 < self.words.end && self.is(at + 1, Encounter::Planned);
        adjective
            || (from..at).any(|index| {
                self.trigger(index).is_some_and(|t| t.encounter == Encounter::Planned || t.future)
            })
    }

    /// `بحث X مع Y خلال اتصال هاتفي`: they spoke and did not meet.
    pub fn is_by_phone(&self, at: usize) -> bool {
        let from = at.saturating_sub(6).max(self.words.start + 1);
        (from..self.words.end.min(at + 24)).any(|index| {
            let means = matches!(self.reading.folded(index - 1), "خلال" | "في" | "عبر" | "اثناء");
            (means && self.is(index, Encounter::Call)) || self.reading.folded(index) == "هاتفيا"
        })
    }

    /// Whether a word tells when something was said, and not what it says: `قال
    /// الاثنين إن اللقاء …`.
    pub fn is_said_before(&self, said: usize, at: usize) -> bool {
        said < at && self.has(said..at, Encounter::That)
    }

    fn joined_by(&self, at: usize, trigger: Trigger) -> Vec<Pair<'r>> {
        match trigger.encounter {
            Encounter::Receive => self.verb(at, MeetingKind::Received, "receive"),
            Encounter::Summon => self.summons(at),
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
            Encounter::Purpose => self.noun(at, MeetingKind::Planned, "purpose", true),
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
        if let Some(host) = self.subject_before(at) {
            let guests = self.objects(at + 1, host);
            if guests.is_empty() {
                return self.subjects_together(at, host, (kind, rule));
            }
            return Pair::each(self.settled(host), guests, (kind, rule, false));
        }
        let next = self
            .parties_after(at)
            .next()
            .filter(|party| party.words.start - at <= NEAR && !self.is_linked(at, party));
        let signed = kind == MeetingKind::Signed;
        let other = !signed && next.is_some_and(|party| self.has_other_subject(at, party));
        if let Some(host) = next.filter(|_| !other) {
            let guests = self.objects(host.words.end, host);
            if guests.first().is_some_and(|guest| self.is_agent(host, guest)) {
                // A passive: `استُقبل X من قبل Y`.
                return guests
                    .into_iter()
                    .map(|agent| Pair { host: agent, guest: host, kind, rule, inferred: false })
                    .collect();
            }
            if kind == MeetingKind::Received
                && guests.first().is_some_and(|g| self.is_joint(host, g))
            {
                return self.joint_hosts(host, guests, (kind, rule));
            }
            if !guests.is_empty() {
                return Pair::each(self.settled(host), guests, (kind, rule, false));
            }
        }
        let told = if other { self.before.topic } else { self.told_before(at) };
        let Some(host) = told else { return Vec::new() };
        Pair::each(host, self.objects(at + 1, host), (kind, rule, true))
    }

    /// `استقبل X وY`: both are hosts.
    fn is_joint(&self, host: &Mentioned, guest: &Mentioned) -> bool {
        let between = host.words.end..guest.words.start;
        between.is_empty() && self.reading.runs_on(guest.words.start) && self.begins_with_and(guest)
    }

    /// `استقبل X وY، Z`: Z is the guest of both.
    fn joint_hosts(
        &self,
        host: &'r Mentioned,
        mut parties: Vec<&'r Mentioned>,
        (kind, rule): (MeetingKind, &'static str),
    ) -> Vec<Pair<'r>> {
        let second = parties.remove(0);
        let mut guests = parties;
        if guests.is_empty() {
            guests = self.objects(second.words.end, second);
        }
        let hosts = [host, second];
        let pair = |host| guests.iter().map(move |guest| (host, *guest));
        hosts
            .into_iter()
            .flat_map(pair)
            .map(|(host, guest)| Pair { host, guest, kind, rule, inferred: false })
            .collect()
    }

    /// `من قبل`, `من جانب` before whoever does what a passive tells.
    fn is_agent(&self, host: &Mentioned, guest: &Mentioned) -> bool {
        let agent = |at: usize| {
            self.reading.folded(at) == "من" && matches!(self.reading.folded(at + 1), "قبل" | "جانب")
        };
        (host.words.end..guest.words.start.saturating_sub(1)).any(agent)
    }

    /// `التقى الوفد الأميركي الرئيس …`: the first party is not the subject.
    fn has_other_subject(&self, at: usize, party: &Mentioned) -> bool {
        let first = at + 1;
        let (kind, peel) = self.reading.kind_behind_clitics(first);
        let noun = WordKind::SIDE.or(WordKind::TAIL).or(WordKind::WORD).or(WordKind::ORGANISATION);
        let kind = if kind == WordKind::default() { self.reading.kind(first) } else { kind };
        let told = kind.is(noun) && !kind.is(WordKind::STOP)
            || self.reading.kind(first).is(WordKind::SIDE)
            || self.reading.head_behind_clitics(first).is_some();
        let bound = peel.preposition.is_some()
            || self.reading.folded(first).starts_with(['ب', 'ل'])
            || self.is_particle(first);
        first < party.words.start && told && !bound && !self.reading.in_date(first)
    }

    /// A pronoun right after a verb stands for the host of the meeting told
    /// before.
    fn settled(&self, host: &'r Mentioned) -> &'r Mentioned {
        let first = self.parties.first().is_some_and(|party| std::ptr::eq(*party, host));
        match self.before.host {
            Some(told) if first && host.reference == Reference::Pronoun => told,
            _ => host,
        }
    }

    /// `رئيسا مصر وفرنسا يبحثان`, `X وY التقيا`: the subjects met each other.
    fn subjects_together(
        &self,
        at: usize,
        last: &'r Mentioned,
        (kind, rule): (MeetingKind, &'static str),
    ) -> Vec<Pair<'r>> {
        let met = matches!(kind, MeetingKind::Met | MeetingKind::Signed);
        let verb = self.reading.folded(at);
        let many = verb.ends_with("ان") || verb.ends_with("ون") || verb.ends_with('ا');
        let place = self.parties.iter().position(|party| std::ptr::eq(*party, last));
        let Some(place) = place.filter(|place| met && many && *place > 0) else {
            return Vec::new();
        };
        let first = self.parties[place - 1];
        let same = first.words == last.words;
        let between = first.words.end..last.words.start.max(first.words.end);
        let joined = same || (between.len() <= 2 && self.is_coordinated(last, &between));
        let pair = Pair { host: first, guest: last, kind, rule, inferred: false };
        if joined { vec![pair] } else { Vec::new() }
    }

    /// `استقبله Y`: the object is whoever was spoken of; `Y الذي استقبله`.
    fn verb_of_pronoun(&self, at: usize, encounter: Encounter) -> Vec<Pair<'r>> {
        let (kind, rule) = match encounter {
            Encounter::Receive => (MeetingKind::Received, "receive"),
            Encounter::Phone => (MeetingKind::Called, "call"),
            Encounter::Summon => (MeetingKind::Met, "summon"),
            _ => (MeetingKind::Met, "meet"),
        };
        let relative = at > self.words.start && self.is(at - 1, Encounter::Relative);
        let after = self.parties_after(at).next().filter(|party| {
            !relative && party.words.start - at <= NEAR && !self.has_other_subject(at, party)
        });
        let before = self.parties.iter().copied().filter(|party| party.words.end <= at);
        let (host, guest) = match after {
            Some(host) => {
                (Some(host), self.parties.first().copied().filter(|_| before.count() > 0))
            }
            None if relative => (self.last_before(at), before.clone().next()),
            None => (None, None),
        };
        let guest = guest.or(self.before.topic);
        match (host, guest) {
            (Some(host), Some(guest)) if !std::ptr::eq(host, guest) => {
                vec![Pair { host, guest, kind, rule, inferred: true }]
            }
            _ => Vec::new(),
        }
    }

    /// «والسفراء هم: …»: the guests of the meeting told in the sentence before.
    fn listed(&self) -> Vec<(usize, Trigger, Pair<'r>)> {
        let at = self.words.start;
        let Some((host, kind)) = self.before.open else { return Vec::new() };
        let them = |index| matches!(self.reading.folded(index), "هم" | "وهم" | "هن");
        if !(at..self.words.end.min(at + 4)).any(them) {
            return Vec::new();
        }
        let trigger = Trigger { encounter: Encounter::Receive, future: false, object: false };
        let guests = self.guests(at, Some(host));
        let pairs = Pair::each(host, guests, (kind, "listed", false));
        pairs.into_iter().map(|pair| (at, trigger, pair)).collect()
    }

    /// The host of a meeting of which the sentence names no guest.
    pub fn open_meeting(&self) -> Option<(&'r Mentioned, MeetingKind)> {
        self.words.clone().find_map(|at| {
            let kind = match self.trigger(at)?.encounter {
                Encounter::Receive => MeetingKind::Received,
                Encounter::Meet | Encounter::Talks => MeetingKind::Met,
                _ => return None,
            };
            let next = || self.parties_after(at).next().filter(|p| p.words.start - at <= 2);
            let host = self.subject_before(at).or_else(next)?;
            (!self.is_denied(at)).then_some((host, kind))
        })
    }

    /// `كما حضر الاجتماع …`: who stood by is not what the story goes on with.
    pub fn is_of_attendance(&self) -> bool {
        let start = self.words.start;
        self.has(start..self.words.end.min(start + 3), Encounter::Aside)
    }

    /// Whoever the sentence speaks of first.
    pub fn topic(&self) -> Option<&'r Mentioned> {
        self.parties.first().copied().filter(|party| party.person.is_some())
    }

    /// The host of a verb without a subject: that of the sentence, or of the
    /// meeting told before where the sentence goes on from it.
    fn told_before(&self, at: usize) -> Option<&'r Mentioned> {
        let begins = at - self.words.start <= 2;
        let goes_on = self.has(self.words.start..at, Encounter::Again)
            || self.reading.folded(at).starts_with('و') && !self.is_whole(at);
        if begins {
            return self.before.host.filter(|_| goes_on);
        }
        self.subject.or_else(|| self.last_before(at))
    }

    /// `بحث X مع Y`, `بحث X وY`; `بحث عن` is a search.
    fn discussion(&self, at: usize) -> Vec<Pair<'r>> {
        if self.is(at + 1, Encounter::Search) {
            return Vec::new();
        }
        let from = at.saturating_sub(4).max(self.words.start);
        let called = self.is(at, Encounter::Hold) && self.has(from..at, Encounter::Call);
        let kind = if called { MeetingKind::Called } else { MeetingKind::Met };
        let pairs = self.verb(at, kind, "discuss");
        let together = |pair: &Pair| {
            let between = at + 1..pair.guest.words.start.max(at + 1);
            let coordinated = pair.host.words.start > at
                && pair.host.words.end == pair.guest.words.start
                && self.begins_with_and(pair.guest);
            let with = between.clone().find(|index| self.is(*index, Encounter::With));
            let both = pair.guest.words.end <= at && pair.host.words.end <= at;
            with.is_some() || coordinated || (both && !pair.inferred)
        };
        pairs.into_iter().filter(together).collect()
    }

    /// `استدعت الخارجية السفير`: who is summoned stands near.
    fn summons(&self, at: usize) -> Vec<Pair<'r>> {
        let mut pairs = self.verb(at, MeetingKind::Met, "summon");
        pairs.retain(|pair| {
            let abroad =
                matches!(pair.guest.class(), Some(RoleClass::Ambassador | RoleClass::Diplomat));
            abroad || pair.guest.name.is_some()
        });
        pairs
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
            let offices = &self.reading.gazetteer().offices;
            let head = offices.head(self.reading.folded(start.saturating_sub(1)));
            let behind = start > from
                && head.is_some_and(|form| !form.definite)
                && self.reading.runs_on(start);
            behind || (start > from && self.governs(start - 1)) || self.is_behind_lam(first)
        });
        if served { Vec::new() } else { guests }
    }

    /// `جثمان الشهيد فلان`, `برقية السفير`: an indefinite noun whose genitive follows.
    fn governs(&self, at: usize) -> bool {
        let word = self.reading.folded(at);
        self.reading.kind(at) == WordKind::WORD
            && self.reading.runs_on(at + 1)
            && !self.reading.in_date(at)
            && !word.starts_with("ال")
            && !word.starts_with(['ب', 'ل'])
            && !word.ends_with(['ه', 'ا'])
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

    /// `والسفير`; not `وزير`.
    fn begins_with_and(&self, party: &Mentioned) -> bool {
        party.letters > 0 && self.reading.folded(party.words.start).starts_with('و')
    }

    fn is_coordinated(&self, party: &Mentioned, between: &Range<usize>) -> bool {
        let sides = between.clone().any(|index| self.reading.kind(index).is(WordKind::SIDE));
        self.begins_with_and(party)
            || sides
            || self.has(between.clone(), Encounter::And)
            || (between.is_empty() && self.reading.after_comma(party.words.start))
    }

    /// The story the sentence is of.
    pub fn story(&self) -> &'s Story<'r, 'a> {
        self.story
    }
}
