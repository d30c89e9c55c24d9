//! Finds who met whom, sentence by sentence.
//!
//! A word that says so (`استقبل`, `لقائه`, `اتصالا`) and the parties around it: the
//! subject before or right after a verb, the other party after a preposition
//! or as object. What is denied or put off is not recorded; what is announced
//! is `planned`; what is told twice is kept once.

mod english;

use std::ops::Range;

use jiff::civil::Date;

use super::assemble::Story;
use super::party::{Mentioned, Reference};
use super::reading::Reading;
use super::topics;
use crate::model::{
    CountryCode, Evidence, MeetingFound, MeetingKind, ParagraphKind, Party, Precision, RoleClass,
    Span, char_slice,
};
use crate::names::{Encounter, Trigger, WordKind};

/// Most words between a trigger and the first party, and between linked parties.
const NEAR: usize = 6;
const FAR: usize = 16;

/// The meetings of an article, each pair once.
pub(super) fn find(story: &Story) -> Vec<MeetingFound> {
    let mut meetings: Vec<Found> = Vec::new();
    for number in 0..story.readings.len() {
        let mut at = 0;
        while at < story.readings[number].len() {
            let words = story.readings[number].sentence(at);
            at = words.end;
            let sentence = Sentence::new(story, number, words);
            for found in sentence.meetings() {
                keep(&mut meetings, found);
            }
        }
    }
    inherit_days(&mut meetings);
    meetings.into_iter().map(|found| found.meeting).collect()
}

/// A meeting, and what tells it from others.
struct Found {
    meeting: MeetingFound,
    sides: [Side; 2],
    headline: bool,
    again: bool,
}

/// One side of a meeting: a person of the article, or an office without a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Person(usize),
    Office(RoleClass, Option<CountryCode>),
}

/// Keeps one record a pair: the body's before the headline's, the first one
/// otherwise, with the day if either has it.
fn keep(meetings: &mut Vec<Found>, found: Found) {
    let same = meetings.iter_mut().find(|other| {
        let [a, b] = found.sides;
        let planned = |f: &Found| f.meeting.kind == MeetingKind::Planned;
        (other.sides == [a, b] || other.sides == [b, a]) && planned(other) == planned(&found)
    });
    match same {
        None => meetings.push(found),
        Some(other) => {
            let date = other.meeting.date.or(found.meeting.date);
            if other.headline && !found.headline {
                *other = found;
            }
            other.meeting.date = date;
        }
    }
}

/// `كما استقبل`: on the day of the meeting told before.
fn inherit_days(meetings: &mut [Found]) {
    for index in 1..meetings.len() {
        if meetings[index].again && meetings[index].meeting.date.is_none() {
            meetings[index].meeting.date = meetings[index - 1].meeting.date;
        }
    }
}

struct Sentence<'s, 'r, 'a> {
    story: &'s Story<'r, 'a>,
    reading: &'r Reading<'a>,
    words: Range<usize>,
    parties: Vec<&'r Mentioned>,
}

impl<'s, 'r, 'a> Sentence<'s, 'r, 'a> {
    fn new(story: &'s Story<'r, 'a>, number: usize, words: Range<usize>) -> Self {
        let reading = &story.readings[number];
        let from =
            story.mentions.partition_point(|m| (m.reading, m.words.start) < (number, words.start));
        let parties = story.mentions[from..]
            .iter()
            .take_while(|m| m.reading == number && m.words.start < words.end)
            .filter(|m| side(story, m).is_some())
            .collect();
        Sentence { story, reading, words, parties }
    }

    fn trigger(&self, at: usize) -> Option<Trigger> {
        let covered = self.parties.iter().any(|party| party.words.contains(&at));
        if covered || self.reading.in_date(at) {
            return None;
        }
        self.reading.gazetteer().encounters.get(self.reading.folded(at))
    }

    fn has(&self, encounter: Encounter) -> bool {
        self.words.clone().any(|at| self.trigger(at).is_some_and(|t| t.encounter == encounter))
    }

    fn meetings(&self) -> Vec<Found> {
        if self.parties.is_empty() {
            return Vec::new();
        }
        let mut list = Vec::new();
        for at in self.words.clone() {
            let Some(trigger) = self.trigger(at) else { continue };
            let arabic = self.reading.is_arabic(at);
            if arabic && (self.parties.len() < 2 || self.is_denied(at)) {
                continue;
            }
            let pairs = match arabic {
                true => self.pairs(at, trigger),
                false => english::pairs(self, at, trigger.encounter),
            };
            list.extend(pairs.into_iter().filter_map(|pair| self.record(at, trigger, pair)));
        }
        list
    }

    /// A denial counts up to three words before the trigger.
    fn is_denied(&self, at: usize) -> bool {
        let from = at.saturating_sub(3).max(self.words.start);
        (from..at)
            .any(|index| self.trigger(index).is_some_and(|t| t.encounter == Encounter::Denied))
    }

    /// The pairs of parties a trigger joins: host (or first party) and guest.
    fn pairs(&self, at: usize, trigger: Trigger) -> Vec<Pair<'r>> {
        match trigger.encounter {
            Encounter::Receive => self.verb(at, MeetingKind::Received, "receive", false),
            Encounter::Summon => self.verb(at, MeetingKind::Met, "summon", false),
            Encounter::Meet => self.verb(at, MeetingKind::Met, "meet", false),
            Encounter::Discuss => self.verb(at, MeetingKind::Met, "discuss", true),
            Encounter::Sign if self.has(Encounter::Document) => {
                self.verb(at, MeetingKind::Signed, "sign", false)
            }
            Encounter::Call => self.noun(at, MeetingKind::Called, "call"),
            Encounter::Talks => self.noun(at, MeetingKind::Met, "talks"),
            Encounter::Credentials => self.credentials(at),
            _ => Vec::new(),
        }
    }

    /// The party that ends just before a verb: a headline's subject, or one that
    /// only an adverb parts from it.
    fn subject_before(&self, at: usize) -> Option<&'r Mentioned> {
        let last = self.parties.iter().rev().find(|party| party.words.end <= at)?;
        let near = at - last.words.end <= 2;
        let clear = (last.words.end..=at)
            .all(|index| self.reading.runs_on(index) || index == last.words.end);
        let part = (last.words.end..at)
            .all(|index| !self.reading.kind(index).is(WordKind::VERB) && !self.is_particle(index));
        let joined = self.reading.folded(at).starts_with('و');
        (near && clear && part && !joined).then_some(*last)
    }

    fn is_particle(&self, index: usize) -> bool {
        self.reading.kind(index).is(WordKind::STOP) && !self.reading.in_date(index)
    }

    fn parties_after(&self, at: usize) -> impl Iterator<Item = &'r Mentioned> {
        self.parties.iter().copied().filter(move |party| party.words.start > at)
    }

    /// VERB HOST GUEST, or HOST VERB GUEST.
    fn verb(&self, at: usize, kind: MeetingKind, rule: &'static str, with: bool) -> Vec<Pair<'r>> {
        let before = self.subject_before(at);
        let mut after = self.parties_after(at);
        let host = match before {
            Some(host) => Some(host),
            None => after
                .next()
                .filter(|party| party.words.start - at <= NEAR && !self.linked(at, party)),
        };
        let host = host.or_else(|| self.last_before(at));
        let Some(host) = host else { return Vec::new() };
        let end = host.words.end.max(at + 1);
        let guests = self.guests(end, with);
        guests.into_iter().map(|guest| Pair { host, guest, kind, rule }).collect()
    }

    /// Whether a preposition stands between a trigger and a party.
    fn linked(&self, at: usize, party: &Mentioned) -> bool {
        (at + 1..party.words.start)
            .any(|index| self.trigger(index).is_some_and(|t| t.encounter == Encounter::With))
            || self.behind_preposition(party)
    }

    fn behind_preposition(&self, party: &Mentioned) -> bool {
        let word = self.reading.words.original(party.words.start);
        party.letters > 0 && word.trim_start_matches('و').starts_with(['ب', 'ل'])
    }

    fn last_before(&self, at: usize) -> Option<&'r Mentioned> {
        self.parties.iter().rev().find(|party| party.words.end <= at).copied()
    }

    /// The other party and those coordinated with it. Whoever stood by is none.
    fn guests(&self, from: usize, with: bool) -> Vec<&'r Mentioned> {
        let mut guests: Vec<&'r Mentioned> = Vec::new();
        let mut end = from;
        for party in self.parties.iter().copied().filter(|party| party.words.start >= from) {
            let limit = if guests.is_empty() { FAR } else { NEAR };
            let between = end..party.words.start;
            // Holders of one plural office stand on the same words.
            let same_words = guests.last().is_some_and(|last| last.words == party.words);
            if !same_words {
                if party.words.start < end
                    || between.len() > limit
                    || self.is_parted(between.clone())
                {
                    break;
                }
                let coordinated = self.is_coordinated(party, between.clone());
                if !guests.is_empty() && !coordinated {
                    break;
                }
                if guests.is_empty() && with && !self.linked(from.saturating_sub(1), party) {
                    break;
                }
            }
            guests.push(party);
            end = party.words.end;
        }
        guests
    }

    /// Whether words between two parties begin another clause or set one aside.
    fn is_parted(&self, between: Range<usize>) -> bool {
        between.into_iter().any(|index| {
            let aside = self.trigger(index).is_some_and(|t| t.encounter == Encounter::Aside);
            let verb = self.reading.kind(index).is(WordKind::VERB)
                && !self.reading.in_date(index)
                && self.trigger(index).is_none_or(|t| t.encounter != Encounter::With);
            aside || verb
        })
    }

    fn is_coordinated(&self, party: &Mentioned, between: Range<usize>) -> bool {
        let word = self.reading.folded(party.words.start);
        word.starts_with('و')
            || between.clone().any(|index| self.reading.folded(index) == "and")
            || (between.is_empty() && self.reading.after_comma(party.words.start))
    }

    /// `خلال لقائه Y`, `اتصالا من Y`, `لقاء بين X و Y`.
    fn noun(&self, at: usize, kind: MeetingKind, rule: &'static str) -> Vec<Pair<'r>> {
        let mut after = self.parties_after(at);
        let Some(first) = after.next() else { return Vec::new() };
        if first.words.start - at > FAR || self.is_parted(at + 1..first.words.start) {
            return Vec::new();
        }
        let between = (at + 1..first.words.start)
            .any(|i| matches!(self.reading.folded(i), "بين" | "between" | "جمع"));
        if between {
            let others = after.take_while(|party| {
                self.is_coordinated(party, party.words.start..party.words.start)
            });
            return others.map(|guest| Pair { host: first, guest, kind, rule }).collect();
        }
        let object = self.linked(at, first)
            || (first.words.start == at + 1 && has_suffix(self.reading.folded(at)));
        let Some(host) = self.last_before(at).filter(|_| object) else { return Vec::new() };
        self.guests(first.words.start, false)
            .into_iter()
            .map(|guest| Pair { host, guest, kind, rule })
            .collect()
    }

    /// `تسلّم X أوراق اعتماد Y`; `قدّم Y أوراق اعتماده إلى X`.
    fn credentials(&self, at: usize) -> Vec<Pair<'r>> {
        let (kind, rule) = (MeetingKind::Received, "credentials");
        let Some(before) = self.last_before(at) else { return Vec::new() };
        let Some(after) = self.parties_after(at).next() else { return Vec::new() };
        if after.words.start - at > NEAR + 2 {
            return Vec::new();
        }
        let handed = (at + 1..after.words.start)
            .any(|index| matches!(self.reading.folded(index), "الي" | "to"))
            || self.reading.words.original(after.words.start).starts_with('ل');
        if handed {
            return vec![Pair { host: after, guest: before, kind, rule }];
        }
        self.guests(after.words.start, false)
            .into_iter()
            .map(|guest| Pair { host: before, guest, kind, rule })
            .collect()
    }

    fn record(&self, at: usize, trigger: Trigger, pair: Pair<'r>) -> Option<Found> {
        let sides = [side(self.story, pair.host)?, side(self.story, pair.guest)?];
        if sides[0] == sides[1] {
            return None;
        }
        let planned = trigger.future || (self.reading.is_arabic(at) && self.is_planned(at));
        let span = self.reading.span(&self.words, 0);
        let text = char_slice(self.reading.words.text(), span.start..span.end).to_owned();
        let meeting = MeetingFound {
            kind: if planned { MeetingKind::Planned } else { pair.kind },
            host: party(self.story, pair.host, sides[0]),
            guest: party(self.story, pair.guest, sides[1]),
            date: self.day(at),
            place: None,
            topics: topics::find(std::iter::once(self.reading)),
            evidence: Evidence { span: Span { paragraph: self.reading.paragraph, ..span }, text },
            rule: pair.rule,
            confidence: confidence(&pair),
        };
        let again = (self.words.start..at)
            .take(4)
            .any(|index| self.trigger(index).is_some_and(|t| t.encounter == Encounter::Again));
        let headline = self.reading.kind != ParagraphKind::Body;
        Some(Found { meeting, sides, headline, again })
    }

    fn is_planned(&self, at: usize) -> bool {
        let from = at.saturating_sub(8).max(self.words.start);
        (from..at).any(|index| {
            self.trigger(index).is_some_and(|t| t.encounter == Encounter::Planned || t.future)
        })
    }

    /// The single day named nearest to the trigger in its sentence.
    fn day(&self, at: usize) -> Option<Date> {
        self.reading
            .dates
            .iter()
            .filter(|hit| self.words.contains(&hit.words.start) && hit.precision == Precision::Day)
            .filter(|hit| hit.from == hit.to)
            .min_by_key(|hit| hit.words.start.abs_diff(at))?
            .from
    }
}

/// A word with a pronoun at its end (`لقائه`).
fn has_suffix(word: &str) -> bool {
    word.ends_with("ئه")
        || word.ends_with("عه")
        || word.ends_with("له")
        || word.ends_with("ته")
        || word.ends_with("ها")
}

/// Two parties that a trigger joins.
struct Pair<'r> {
    host: &'r Mentioned,
    guest: &'r Mentioned,
    kind: MeetingKind,
    rule: &'static str,
}

/// The side a mention is, if it is an office holder or an office.
fn side(story: &Story, mention: &Mentioned) -> Option<Side> {
    match mention.person {
        Some(person) => story.people[person].class.map(|_| Side::Person(person)),
        None => Some(Side::Office(mention.class()?, mention.own_state())),
    }
}

fn party(story: &Story, mention: &Mentioned, side: Side) -> Party {
    match side {
        Side::Person(person) => {
            let person = &story.people[person];
            Party {
                name: person
                    .names
                    .first()
                    .map(|name| name.replace('_', " ").replace('\u{640}', "")),
                role_class: person.class.unwrap_or(RoleClass::Other),
                country: person.state,
            }
        }
        Side::Office(role_class, country) => {
            let _ = mention;
            Party { name: None, role_class, country }
        }
    }
}

/// Both named or told by office and state: high; one by a short form: medium.
fn confidence(pair: &Pair) -> f64 {
    let anchored = |mention: &Mentioned| {
        matches!(mention.reference, Reference::Named) || mention.own_state().is_some()
    };
    match (anchored(pair.host), anchored(pair.guest)) {
        (true, true) => 0.9,
        (true, false) | (false, true) => 0.7,
        (false, false) => 0.4,
    }
}
