//! Finds who met whom, sentence by sentence.
//!
//! The pairs of parties come from `sentence`; here they become records. What is
//! denied or put off is not recorded; what is announced is `planned`; what is
//! told twice is kept once.

use jiff::civil::Date;

use super::assemble::Story;
use super::party::{Mentioned, Reference};
use super::sentence::{Pair, Sentence};
use super::topics;
use crate::model::{
    CountryCode, Evidence, MeetingFound, MeetingKind, ParagraphKind, Party, Precision, RoleClass,
    Span,
};
use crate::names::{Encounter, Trigger};

/// The meetings of an article, each pair once.
pub(super) fn find(story: &Story) -> Vec<MeetingFound> {
    let mut meetings: Vec<Found> = Vec::new();
    let mut previous = None;
    for number in 0..story.readings.len() {
        let mut at = 0;
        while at < story.readings[number].len() {
            let words = at..story.readings[number].sentence(at).end;
            at = words.end;
            let mut sentence = Sentence::new(story, number, words, previous);
            for (trigger_at, trigger, pair) in sentence.pairs() {
                previous = Some(pair.host).filter(|host| host.person.is_some()).or(previous);
                let before = meetings.len();
                let note = |why: &'static str| {
                    sentence.reading.note(trigger_at..trigger_at + 1, || why.to_owned());
                };
                match record(&sentence, trigger_at, trigger, pair) {
                    Some(found) => keep(&mut meetings, found),
                    None => note("no meeting: both sides are one"),
                }
                if meetings.len() == before {
                    note("no new meeting of these two");
                }
            }
        }
    }
    drop_repeated_headlines(&mut meetings);
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
pub(super) enum Side {
    Person(usize),
    Office(RoleClass, Option<CountryCode>),
}

/// Keeps one record a pair: the body's before the headline's, the first one
/// otherwise, with the day if either has it.
fn keep(meetings: &mut Vec<Found>, found: Found) {
    let same = meetings.iter().position(|other| {
        let [a, b] = found.sides;
        let planned = |f: &Found| f.meeting.kind == MeetingKind::Planned;
        (other.sides == [a, b] || other.sides == [b, a]) && planned(other) == planned(&found)
    });
    match same {
        None if is_envoy_again(meetings, &found) => {}
        None => meetings.push(found),
        Some(place) => {
            let other = &mut meetings[place];
            let date = other.meeting.date.or(found.meeting.date);
            if other.headline && !found.headline {
                *other = found;
            }
            other.meeting.date = date;
        }
    }
}

/// A headline that names a side by its office only repeats the body's meeting of
/// the other side with somebody of that class.
fn drop_repeated_headlines(meetings: &mut Vec<Found>) {
    let told: Vec<([Side; 2], [RoleClass; 2])> = meetings
        .iter()
        .filter(|found| !found.headline)
        .map(|found| (found.sides, [found.meeting.host.role_class, found.meeting.guest.role_class]))
        .collect();
    let repeats = |found: &Found, office: usize| match found.sides[office] {
        Side::Office(class, _) => told.iter().any(|(sides, classes)| {
            (0..2)
                .any(|place| classes[place] == class && sides[1 - place] == found.sides[1 - office])
        }),
        Side::Person(_) => false,
    };
    meetings.retain(|found| !found.headline || !(repeats(found, 0) || repeats(found, 1)));
}

/// `استقبل موفد الملك` after a meeting with a person of that state: the same one.
fn is_envoy_again(meetings: &[Found], found: &Found) -> bool {
    let envoy = |side: Side| match side {
        Side::Office(RoleClass::Diplomat, state) => state,
        _ => None,
    };
    let [a, b] = found.sides;
    let (Some((state, other)), false) =
        (envoy(a).map(|state| (state, b)).or(envoy(b).map(|state| (state, a))), found.headline)
    else {
        return false;
    };
    meetings.iter().any(|known| {
        let parties = [&known.meeting.host, &known.meeting.guest];
        known.sides.contains(&other)
            && parties.iter().any(|party| party.country == Some(state) && party.name.is_some())
    })
}

/// `كما استقبل`: on the day of the meeting told before.
fn inherit_days(meetings: &mut [Found]) {
    for index in 1..meetings.len() {
        if meetings[index].again && meetings[index].meeting.date.is_none() {
            meetings[index].meeting.date = meetings[index - 1].meeting.date;
        }
    }
}

/// The record of a pair; `None` if both sides are one.
fn record<'r>(
    sentence: &Sentence<'_, 'r, '_>,
    at: usize,
    trigger: Trigger,
    pair: Pair<'r>,
) -> Option<Found> {
    let (story, reading) = (sentence.story(), sentence.reading);
    let sides = [side(story, pair.host)?, side(story, pair.guest)?];
    if sides[0] == sides[1] {
        return None;
    }
    let planned = trigger.future || sentence.is_planned(at);
    let span = reading.span(&sentence.words, 0);
    let text = reading.text(&sentence.words, 0).to_owned();
    let meeting = MeetingFound {
        kind: if planned { MeetingKind::Planned } else { pair.kind },
        host: party(story, sides[0]),
        guest: party(story, sides[1]),
        date: day(sentence, at),
        place: None,
        topics: topics::find(std::iter::once(reading)),
        evidence: Evidence { span: Span { paragraph: reading.paragraph, ..span }, text },
        rule: pair.rule,
        confidence: confidence(&pair),
    };
    let begin = sentence.words.start..at;
    let again = begin.take(4).any(|index| sentence.is(index, Encounter::Again));
    let headline = reading.kind != ParagraphKind::Body;
    Some(Found { meeting, sides, headline, again })
}

/// The single day named nearest to the trigger in its sentence.
fn day(sentence: &Sentence, at: usize) -> Option<Date> {
    sentence
        .reading
        .dates
        .iter()
        .filter(|hit| sentence.words.contains(&hit.words.start))
        .filter(|hit| hit.precision == Precision::Day && hit.from == hit.to)
        .min_by_key(|hit| hit.words.start.abs_diff(at))?
        .from
}

/// The side a mention is, if it is an office holder or an office.
pub(super) fn side(story: &Story, mention: &Mentioned) -> Option<Side> {
    match mention.person {
        Some(person) => story.people[person].class.map(|_| Side::Person(person)),
        None => {
            // `الزعيم`, `مدير`: nobody can tell who.
            let class = mention.class().filter(|class| *class != RoleClass::Other)?;
            Some(Side::Office(class, mention.own_state()))
        }
    }
}

fn party(story: &Story, side: Side) -> Party {
    match side {
        Side::Person(person) => {
            let person = &story.people[person];
            Party {
                name: person
                    .names
                    .first()
                    .map(|name| name.replace('_', " ").replace(['\u{640}', '#'], "")),
                role_class: person.class.unwrap_or(RoleClass::Other),
                country: person.state,
            }
        }
        Side::Office(role_class, country) => Party { name: None, role_class, country },
    }
}

/// Both told by name or by office and state, where the rule looks for them
/// first: high. A discussion may be one about, not with, the other.
fn confidence(pair: &Pair) -> f64 {
    let anchored = |mention: &Mentioned| {
        let short = mention.reference == Reference::Short;
        mention.person.is_some() && (mention.name.is_some() || short)
            || mention.own_state().is_some()
    };
    match (anchored(pair.host), anchored(pair.guest)) {
        _ if pair.inferred => 0.6,
        (true, true) => 0.9,
        (true, false) | (false, true) => 0.7,
        (false, false) => 0.4,
    }
}
