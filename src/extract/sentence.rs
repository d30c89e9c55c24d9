//! Finds the pairs of parties that a sentence says have met.
//!
//! A trigger (`استقبل`, `لقائه`, `اتصالا`) and the parties around it: the subject
//! before or right after a verb, or told earlier; the other party as object or
//! after a preposition, with those coordinated to it. Whoever stood by is none.

mod aims;
mod apart;
mod denied;
mod english;
mod handed;
mod holder;
mod holding;
mod nouns;
mod objects;
mod pronouns;
mod reception;
mod sides;
mod spoken;
mod states;
mod subject;
mod summoned;
mod supposed;
mod together;
mod verbs;
mod visits;

use std::ops::Range;

use super::assemble::Story;
use super::meetings::side;
use super::party::{Mentioned, Reference, is_byline, is_relative, is_represented};
use super::reading::Reading;
use crate::model::MeetingKind;
use crate::names::{Encounter, Number, Trigger, WordKind};

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
    /// Whom the story goes on with: the host, but of a reception told of the guest and
    /// of a visit the guest.
    pub fn subject(&self) -> &'r Mentioned {
        if matches!(self.rule, "reception" | "visit" | "invite") { self.guest } else { self.host }
    }

    /// Whether a state receives, and nobody whom a pronoun may stand for.
    pub fn is_of_state(&self) -> bool {
        self.rule == "visit" && self.host.reference == Reference::State
    }

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
    /// Whoever was received last, for the pronoun of a visit.
    pub visitor: Option<&'r Mentioned>,
    /// Whoever was spoken of first in the sentence before, for a pronoun.
    pub topic: Option<&'r Mentioned>,
    /// The host and kind of a meeting whose guests are still to be named.
    pub open: Option<(&'r Mentioned, MeetingKind)>,
}

/// A sentence and the parties in it.
pub(super) struct Sentence<'s, 'r, 'a> {
    story: &'s Story<'r, 'a>,
    pub number: usize,
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
            .filter(|m| side(story, m).is_some() && !is_relative(reading, m))
            .filter(|m| !m.within && !is_byline(reading, m) && !is_represented(reading, m))
            .collect();
        Sentence { story, number, reading, words, parties, before, subject: None }
    }

    /// The pairs that met, each with the word that says so.
    pub fn pairs(&mut self) -> Vec<(usize, Trigger, Pair<'r>)> {
        let mut list = Vec::new();
        // `The two met later.`
        let nobody = self.parties.is_empty() && self.reading.is_arabic(self.words.start);
        list.extend(self.listed());
        for at in self.reading.triggers(self.words.clone()) {
            let Some(trigger) = self.trigger(at) else { continue };
            if nobody && !self.is_of_two_told(at, trigger.encounter) {
                let pairs = self.of_states(at, trigger.encounter);
                list.extend(pairs.into_iter().map(|pair| (at, trigger, pair)));
                continue;
            }
            // `استضافة`, `مقابلة`: nouns, and no pronoun.
            if trigger.object && self.reading.words.list()[at].marbuta {
                continue;
            }
            let pairs = match self.reading.is_arabic(at) {
                true if trigger.object && trigger.encounter == Encounter::Hand => {
                    self.handing_to_pronoun(at)
                }
                true if trigger.object => self.verb_of_pronoun(at, trigger.encounter),
                true => self.joined_by(at, trigger),
                false => english::pairs(self, at, trigger.encounter),
            };
            if !pairs.is_empty() && self.reading.is_arabic(at) && self.is_denied(at) {
                self.reading.note(at..at + 1, || "no meeting: it is denied".into());
                continue;
            }
            let pairs = match pairs.is_empty() {
                true => self.of_states(at, trigger.encounter),
                false => pairs,
            };
            if pairs.is_empty() && trigger.encounter.is_meeting() {
                self.reading.note(at..at + 1, || "no meeting: no two parties around it".into());
            }
            let told = pairs.first().filter(|pair| !pair.is_of_state());
            self.subject = told.map(Pair::subject).or(self.subject);
            list.extend(pairs.into_iter().map(|pair| (at, trigger, self.of_equals(pair))));
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

    /// So many words before a word of the sentence; empty before its first.
    fn word_before(&self, at: usize, back: usize) -> &str {
        let word = at.checked_sub(back).filter(|word| self.words.contains(word));
        word.map_or("", |word| self.reading.folded(word))
    }

    /// `حيث التقى`: of the place told before.
    fn is_where(&self, at: usize) -> bool {
        self.word_before(at, 1) == "حيث"
    }

    fn has(&self, words: Range<usize>, encounter: Encounter) -> bool {
        self.reading.triggers(words).any(|at| self.is(at, encounter))
    }

    /// Whether words say that the party after them stood by.
    fn sets_aside(&self, words: Range<usize>) -> bool {
        let end = words.end;
        self.reading.triggers(words).any(|at| {
            self.is(at, Encounter::Present)
                || self.is(at, Encounter::Aside) && !self.is_on_behalf(at, end)
        })
    }

    fn joined_by(&self, at: usize, trigger: Trigger) -> Vec<Pair<'r>> {
        match trigger.encounter {
            Encounter::Receive => self.verb(at, MeetingKind::Received, "receive"),
            Encounter::Summon => self.summons(at),
            Encounter::Summoned => self.summons_by_state(at),
            Encounter::Meet => self.verb(at, MeetingKind::Met, "meet"),
            // `وتابع: سأتحدث مع X`: went on to say.
            Encounter::Discuss if self.goes_on_speaking(at) => Vec::new(),
            Encounter::Discuss | Encounter::Hold => {
                let sides = self.heads_of_sides(at);
                if sides.is_empty() { self.discussion(at) } else { sides }
            }
            // `تبادل X وY وجهات النظر`; not `تبادلا الاتهامات`.
            Encounter::Exchange if self.has(at + 1..self.words.end, Encounter::Views) => {
                self.discussion(at)
            }
            Encounter::Heads => self.heads_of_sides(at),
            Encounter::Speaker => self.told_by_speaker(at),
            Encounter::Signing => self.signing(at),
            // `تواصل هاتفيا مع Y`; not `تواصل العمل مع Y`.
            Encounter::Phone | Encounter::Holds if self.reading.folded(at).contains("تواصل") => {
                self.keeping_in_touch(at)
            }
            Encounter::Phone => self.verb(at, MeetingKind::Called, "call"),
            Encounter::Beside => self.beside(at),
            // `أبلغ X Y هاتفيا`.
            Encounter::Tell
                if (at + 1..self.words.end).any(|i| self.reading.folded(i) == "هاتفيا") =>
            {
                self.verb(at, MeetingKind::Called, "call")
            }
            Encounter::Tell => self.briefed(at).into_iter().collect(),
            Encounter::Visit => self.visit(at),
            Encounter::Sign if self.has(self.words.clone(), Encounter::Document) => {
                self.verb(at, MeetingKind::Signed, "sign")
            }
            // `على اتصال`: they keep in touch.
            Encounter::Call
                if at > 0
                    && self.reading.folded(at - 1) == "علي"
                    && !self.reading.folded(at).starts_with("ال") =>
            {
                Vec::new()
            }
            Encounter::Call => self.noun(at, MeetingKind::Called, "call", false),
            Encounter::Talks => self.talks(at, false),
            Encounter::OwnTalks => self.talks(at, true),
            Encounter::Purpose => self.noun(at, MeetingKind::Planned, "purpose", true),
            Encounter::Credentials => self.credentials(at),
            Encounter::Bring => self.letter(at),
            Encounter::Hand => self.handing(at),
            Encounter::Calling => self.call_on(at),
            Encounter::Present => self.company(at),
            Encounter::Leads => self.leading_together(at),
            Encounter::Aside => self.invited(at),
            Encounter::Opens => self.witnesses(at),
            _ => Vec::new(),
        }
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

    /// «والسفراء هم: …»: the guests of the meeting told in the sentence before.
    fn listed(&self) -> Vec<(usize, Trigger, Pair<'r>)> {
        let at = self.words.start;
        // `ومن زواره: …`: of whoever received somebody before.
        let next = self.reading.folded(at + 1);
        // `ومن زوار عين التينة النائب X`, not `ومن زوار المعرض`.
        let shown = self.reading.folded(at + 2).starts_with("ال")
            && !self.reading.kind(at + 2).is(WordKind::VENUE);
        let visitors = self.reading.folded(at) == "ومن"
            && (matches!(next, "زواره" | "زوارها" | "الزوار") || next == "زوار" && !shown);
        let host = self.before.host.filter(|_| visitors);
        let open = host.map(|host| (host, MeetingKind::Received)).or(self.before.open);
        let Some((host, kind)) = open else { return Vec::new() };
        // `هم: …`, `ويتعلق الأمر بكل من: …`; not `والتقى الأمير بكل من …`.
        let them = |index| {
            let word = self.reading.folded(index);
            visitors || matches!(word, "هم" | "وهم" | "هن" | "هما" | "وهما" | "بكل")
        };
        let near = at..self.words.end.min(at + 4);
        let tells = |index: usize| self.trigger(index).is_some_and(|t| t.encounter.is_meeting());
        if !near.clone().any(them) || near.into_iter().any(tells) {
            return Vec::new();
        }
        let trigger = Trigger { encounter: Encounter::Receive, future: false, object: false };
        let first = self.parties.first().map_or(at, |party| party.words.start);
        let guests = self.guests(if visitors { first } else { at }, Some(host));
        let pairs = Pair::each(host, guests, (kind, "listed", false));
        pairs.into_iter().map(|pair| (at, trigger, pair)).collect()
    }

    /// The host of a meeting of which the sentence names no guest.
    pub fn open_meeting(&self) -> Option<(&'r Mentioned, MeetingKind)> {
        self.reading.triggers(self.words.clone()).find_map(|at| {
            if self.is(at, Encounter::Credentials) {
                return Some((self.last_before(at)?, MeetingKind::Received));
            }
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
        self.has(start..self.words.end.min(start + 3), Encounter::Present)
    }

    /// `وأضاف أن …`, `ودعا المجتمع الدولي إلى …`: it names nobody and goes on with whoever
    /// spoke.
    pub fn goes_on(&self) -> bool {
        let first = self.words.start;
        let says = |at: usize| self.is(at, Encounter::That);
        let kind = self.reading.kind_behind_clitics(first).0;
        let verb = kind.is(WordKind::VERB) || self.reading.kind(first).is(WordKind::VERB);
        self.parties.is_empty()
            && self.reading.folded(first).starts_with('و')
            && (verb || says(first + 1) || says(first + 2))
    }

    /// Whoever the sentence speaks of first.
    pub fn topic(&self) -> Option<&'r Mentioned> {
        self.parties.first().copied().filter(|party| party.person.is_some())
    }

    /// The other party and those coordinated with it. Whoever stood by is none,
    /// nor is the host (`في مكتب سموه`).
    fn guests(&self, from: usize, host: Option<&Mentioned>) -> Vec<&'r Mentioned> {
        let mut guests: Vec<&'r Mentioned> = Vec::new();
        let mut end = from;
        let mut stood_by = None;
        for party in self.parties.iter().copied().filter(|party| party.words.start >= from) {
            let host_again = party.person.is_some() && party.person == host.and_then(|h| h.person);
            let between = end..party.words.start.max(end);
            let other = || self.is_met_before(&between, party);
            let aside = || self.stands_by(&between, stood_by, party) || other();
            if guests.is_empty() && (host_again || aside()) {
                stood_by = if host_again { stood_by } else { Some(party) };
                end = party.words.end;
                continue;
            }
            // Holders of one plural office stand on the same words.
            let same_words = guests.last().is_some_and(|last| last.words == party.words);
            if !same_words && !self.is_next_guest(party, &between, &guests) {
                break;
            }
            // `استقبل وفدا برئاسة …`, `وفدا يضم …`: who leads it or is of it is the guest.
            let led = self.has(between.clone(), Encounter::Leads);
            let of_it = guests.last().is_some_and(|last| last.is_delegation())
                && self.has(between, Encounter::Together);
            if (led || of_it) && !same_words {
                guests.pop();
            }
            guests.push(party);
            end = party.words.end;
        }
        guests
    }

    fn is_next_guest(
        &self,
        party: &Mentioned,
        between: &Range<usize>,
        guests: &[&Mentioned],
    ) -> bool {
        let limit = if guests.is_empty() { FAR } else { NEAR };
        let led = self.has(between.clone(), Encounter::Leads)
            || guests.last().is_some_and(|last| last.is_delegation())
                && self.has(between.clone(), Encounter::Together);
        let bridged = guests.is_empty() && self.is_bridged(party, between);
        let clause = between.len() == 2 && self.is(between.start, Encounter::Relative);
        let other = clause && self.is_subject_of_clause(party);
        let close = between.len() <= limit && !self.is_parted(between) && !other;
        (close || bridged) && (guests.is_empty() || led || self.is_coordinated(party, between))
    }

    /// A clause between commas that tells more of the host: `التقى X، الذي وصل أمس،
    /// Y`; `اجتمع X، في إطار الزيارة التي يقوم بها، مع Y`.
    fn is_bridged(&self, party: &Mentioned, between: &Range<usize>) -> bool {
        let (start, end) = (between.start, party.words.start);
        let closed = self.reading.after_comma(end) || self.is_object_behind_clause(party);
        let relative = self.is(start, Encounter::Relative) && closed;
        let with =
            end > start && self.is(end - 1, Encounter::With) && self.reading.after_comma(end - 1);
        // `التقى X وفدا يمثل الأحزاب، والذي يضم Y`: whoever is of the delegation.
        let of_it = end > start
            && self.is(end - 1, Encounter::Together)
            && self.has(between.clone(), Encounter::Delegation);
        between.len() <= FAR + NEAR
            && (relative || with || of_it || self.is_lasting_visit(between))
            && !self.sets_aside(between.clone())
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
            // `في عين التينة`: no verb follows a preposition.
            let within = index > between.start
                && self.reading.listed_kind(index - 1).is(WordKind::WITHIN)
                && self.reading.runs_on(index);
            // `سفراء جدد`: an adjective.
            let within = within
                || index > between.start
                    && self
                        .reading
                        .head(index - 1)
                        .is_some_and(|head| head.number == Number::Plural && !head.definite);
            let verb = self.reading.kind(index).is(WordKind::VERB)
                && !self.reading.kind(index).is(WordKind::STOP)
                && !within
                && !self.reading.in_date(index);
            // `بعد يوم من لقائه Y`: Y is the other party of that meeting.
            let sets_off = matches!(
                trigger,
                Some(Encounter::Aside | Encounter::Present | Encounter::OwnTalks)
            );
            sets_off && !self.is_on_behalf(index, between.end) || (verb && !links)
        })
    }

    /// `والسفير`, `فالسفير`; not `وزير`.
    fn begins_with_and(&self, party: &Mentioned) -> bool {
        party.letters > 0 && self.reading.folded(party.words.start).starts_with(['و', 'ف'])
    }

    fn is_coordinated(&self, party: &Mentioned, between: &Range<usize>) -> bool {
        self.begins_with_and(party) && !self.acts_next(party)
            || self.stands_for_side(between)
            || self.is_titled_with_and(between.clone())
            || self.has(between.clone(), Encounter::And)
            // `مع X ومع Y`, `بين X وبين Y`, `مع X، ثم مع Y`.
            || between.clone().next_back().is_some_and(|last| {
                let word = self.reading.folded(last);
                matches!(word, "ثم" | "ومع" | "وبين" | "واخوه" | "واخاه" | "واخيه")
                    || word == "مع" && self.word_before(last, 1) == "ثم"
            })
            || (between.is_empty()
                && self.reading.after_comma(party.words.start)
                && !self.begins_clause(party))
    }

    /// `X والزعيم الدرزي Y`, `X، ومدير فرع الوزارة Y`: words that tell who the next party
    /// is, the first behind `و`.
    fn is_titled_with_and(&self, between: Range<usize>) -> bool {
        let (Some(first), near) = (between.clone().next(), between.len() <= NEAR) else {
            return false;
        };
        let reading = self.reading;
        let kind = reading.kind(first);
        let office = reading.head_behind_clitics(first).is_some_and(|(_, peel)| peel.conjunction);
        let article = |at: usize| {
            let word = reading.folded(at).trim_start_matches('و');
            word.strip_prefix('ب').unwrap_or(word).starts_with("ال")
        };
        let noun = reading.folded(first).starts_with('و')
            && article(first)
            && between.len() <= 3
            && between.clone().all(article)
            && !kind.is(WordKind::SIDE.or(WordKind::VENUE));
        let runs_on = (first + 1..=between.end).all(|at| reading.runs_on(at));
        near && runs_on && (office || noun)
    }

    /// The story the sentence is of.
    pub fn story(&self) -> &'s Story<'r, 'a> {
        self.story
    }
}
