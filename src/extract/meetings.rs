//! Finds who met whom, sentence by sentence.
//!
//! The pairs of parties come from `sentence`; here they become records. What is
//! denied or put off is not recorded; what is announced is `planned`; what is
//! told twice is kept once.

mod day;
mod led;
mod once;

use std::cell::LazyCell;
use std::mem;

use rustc_hash::FxHashMap;

use super::assemble::Story;
use super::office::Office;
use super::party::{Mentioned, Reference};
use super::people::clean_name;
use super::sentence::{Before, Pair, Sentence};
use super::topics;
use crate::model::{
    CountryCode, Evidence, MeetingFound, MeetingKind, ParagraphKind, Party, RoleClass, Span,
};
use crate::names::{Encounter, Number, Trigger, WordKind};

/// From where a record is sure.
const SURE: f64 = 0.8;

/// The meetings of an article, each pair once.
pub(super) fn find(story: &Story) -> Vec<MeetingFound> {
    let mut meetings: Vec<Found> = Vec::new();
    let mut told = Told::default();
    let mut before = Before::default();
    // Where in the list the meetings of the last sentence that told any are.
    let mut recent: Vec<usize> = Vec::new();
    for number in 0..story.readings.len() {
        let topics = LazyCell::new(|| topics::find(std::iter::once(&story.readings[number])));
        let mut at = 0;
        while at < story.readings[number].len() {
            let words = at..story.readings[number].sentence(at).end;
            at = words.end;
            let mut sentence = Sentence::new(story, number, words, before);
            let pairs = sentence.pairs();
            before.open = if pairs.is_empty() { sentence.open_meeting() } else { None };
            if !sentence.is_of_attendance() {
                let held = before.topic.filter(|_| sentence.goes_on());
                before.topic = sentence.topic().or(held);
            }
            // `وتلقى X اتصالا. وحضر المباحثات Y`: of the talks told before the call.
            let calls = pairs.iter().all(|(_, _, pair)| pair.kind == MeetingKind::Called);
            let earlier = if pairs.is_empty() { Vec::new() } else { mem::take(&mut recent) };
            for (trigger_at, trigger, pair) in pairs {
                let subject =
                    Some(pair.subject()).filter(|p| p.person.is_some() && !pair.is_of_state());
                before.host = subject.or(before.host);
                if pair.kind == MeetingKind::Received {
                    before.visitor = Some(pair.guest);
                }
                match record(&sentence, trigger_at, trigger, pair) {
                    Some(mut found) => {
                        found.meeting.topics.clone_from(&topics);
                        recent.extend(keep(&mut meetings, &mut told, found));
                    }
                    None => sentence.reading.note(trigger_at..trigger_at + 1, || {
                        "no meeting: both sides are one".to_owned()
                    }),
                }
            }
            stand_by(&mut meetings, &recent, &sentence);
            led::name_delegations(&mut meetings, &mut told, &sentence);
            if calls && !earlier.is_empty() {
                recent = earlier;
            }
        }
    }
    once::settle(&mut meetings, story.published);
    meetings.into_iter().map(|found| found.meeting).collect()
}

/// A meeting, and what tells it from others.
struct Found {
    meeting: MeetingFound,
    sides: [Side; 2],
    /// Whether a side is a person without an office.
    private: [bool; 2],
    /// Whether a side is a delegation without a name.
    delegations: [bool; 2],
    headline: bool,
    /// Whether an English verb tells it in the present: `X meets Y on Monday`. None in Arabic.
    present: Option<bool>,
    again: bool,
    attendees: Vec<Side>,
}

/// One side of a meeting: a person of the article, an office without a name, or a state
/// that summons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Side {
    Person(usize),
    Office(RoleClass, Option<CountryCode>),
    State(CountryCode),
}

/// Where in the list the meetings of two sides are.
type Told = FxHashMap<[Side; 2], Vec<usize>>;

/// Keeps one record a pair: the body's before the headline's, the first one
/// otherwise, with the day if either has it.
fn keep(meetings: &mut Vec<Found>, told: &mut Told, found: Found) -> Option<usize> {
    let [a, b] = found.sides;
    let places = [[a, b], [b, a]].into_iter().filter_map(|sides| told.get(&sides)).flatten();
    let same = places.copied().filter(|place| {
        let other = &meetings[*place];
        let planned = |f: &Found| f.meeting.kind == MeetingKind::Planned;
        // A headline tells in the present what the body announces; `أول من يلتقيه
        // X` in the sentence that announces it is the same meeting.
        let day = other.meeting.date.is_some() && other.meeting.date == found.meeting.date;
        // `استقبله أمس ... ويلتقيه اليوم`: told as two, each with a day.
        let days = other.meeting.date.zip(found.meeting.date);
        let kinds = [other.meeting.kind, found.meeting.kind];
        let two = days.is_some_and(|(one, next)| one != next)
            && kinds[0] != kinds[1]
            && !other.headline
            && !found.headline;
        if two && other.meeting.evidence.span != found.meeting.evidence.span {
            return false;
        }
        let once = day
            || other.headline != found.headline
            || other.meeting.evidence.span == found.meeting.evidence.span;
        once || planned(other) == planned(&found)
    });
    match same.min() {
        None if once::is_envoy_again(meetings, &found) => None,
        None => {
            let place = meetings.len();
            told.entry(found.sides).or_default().push(place);
            meetings.push(found);
            Some(place)
        }
        Some(place) => {
            let other = &mut meetings[place];
            let called = |kind| kind == MeetingKind::Called;
            let apart = called(other.meeting.kind) != called(found.meeting.kind);
            let body = other.headline && !found.headline;
            let kinds = [other.meeting.kind, found.meeting.kind];
            let planned = kinds.contains(&MeetingKind::Planned);
            // `X to meet Y`, above `X meets Y on Monday`: it is to come; above `X met Y`, it was.
            let come_true = kinds[0] == MeetingKind::Planned && kinds[1] != kinds[0];
            let to_come = body && come_true && found.present == Some(true);
            let dates = [other.meeting.date, found.meeting.date];
            // Of a headline's day and the body's, that which is still to come.
            let date = match body {
                true if come_true && found.present == Some(false) => dates[1].or(dates[0]),
                true if planned => dates[0].max(dates[1]),
                true => dates[1].or(dates[0]),
                false => dates[0].or(dates[1]),
            };
            let surer = found.meeting.confidence > other.meeting.confidence;
            if body || surer && !found.headline {
                *other = found;
            }
            if to_come {
                other.meeting.kind = MeetingKind::Planned;
            }
            // A call is not of the day of a meeting.
            other.meeting.date = if apart { other.meeting.date } else { date };
            Some(place)
        }
    }
}

/// Adds who stood by to the meetings told last.
fn stand_by(meetings: &mut [Found], recent: &[usize], sentence: &Sentence) {
    let story = sentence.story();
    let attendees = match sentence.reading.is_arabic(sentence.words.start) {
        true => sentence.attendees(),
        false => sentence.english_attendees(),
    };
    for attendee in attendees {
        let Some(stood) = side(story, attendee) else { continue };
        for number in recent {
            let found = &mut meetings[*number];
            let known = found.sides.contains(&stood) || found.attendees.contains(&stood);
            if !known {
                found.attendees.push(stood);
                found.meeting.attendees.push(party(story, stood));
            }
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
    let sides = match reading.is_arabic(at) {
        true => sides,
        false => [who_else(story, pair.host, sides[1])?, who_else(story, pair.guest, sides[0])?],
    };
    let private =
        |side| matches!(side, Side::Person(person) if story.people[person].class.is_none());
    if sides[0] == sides[1] || sides.iter().all(|side| private(*side)) {
        return None;
    }
    let arabic = reading.is_arabic(at);
    let (date, to_come) = day::day_and_time(sentence, at);
    let planned = to_come || trigger.future || sentence.is_planned(at);
    let date = if planned && arabic { day::coming(sentence, at, date) } else { date };
    let span = reading.span(&sentence.words, 0);
    let text = reading.text(&sentence.words, 0).to_owned();
    let meeting = MeetingFound {
        kind: match pair.kind {
            _ if planned => MeetingKind::Planned,
            MeetingKind::Met if sentence.is_by_phone(at) => MeetingKind::Called,
            kind => kind,
        },
        host: party(story, sides[0]),
        guest: party(story, sides[1]),
        date,
        place: if arabic { sentence.place(at) } else { sentence.english_place(at) },
        attendees: Vec::new(),
        topics: Vec::new(),
        evidence: Evidence { span: Span { paragraph: reading.paragraph, ..span }, text },
        rule: pair.rule,
        confidence: confidence(story, &pair),
    };
    let begin = sentence.words.start..at;
    let again = begin.take(4).any(|index| sentence.is(index, Encounter::Again));
    let headline = reading.kind != ParagraphKind::Body;
    Some(Found {
        meeting,
        sides,
        private: sides.map(private),
        delegations: [pair.host, pair.guest].map(Mentioned::is_delegation),
        headline,
        present: (!arabic).then(|| is_present(reading.folded(at))),
        again,
        attendees: Vec::new(),
    })
}

/// `X meets Y on Monday`: a verb that tells what is as well as what is to come.
fn is_present(word: &str) -> bool {
    matches!(word, "meets" | "receives" | "hosts" | "visits" | "welcomes" | "greets" | "signs")
}

/// The side a mention is, if it is an office holder or an office.
pub(super) fn side(story: &Story, mention: &Mentioned) -> Option<Side> {
    let arabic = story.readings[mention.reading].is_arabic(mention.words.start);
    match mention.person {
        Some(person) => {
            let known = story.people[person].class.is_some();
            (known || arabic && story.people[person].words.len() > 1)
                .then_some(Side::Person(person))
        }
        None if mention.reference == Reference::State => mention.state.map(Side::State),
        None => {
            let office = mention.office.as_ref();
            let delegation = mention.is_delegation();
            let nobody = |class| class == RoleClass::International;
            let open = |office: &Office| {
                office.definite && is_of_somebody_told(story, mention)
                    || !office.board
                        && office.states.is_empty()
                        && !nobody(office.class)
                        && !is_of_body(story, mention, office)
            };
            if delegation && office.is_some_and(open) {
                return None;
            }
            // `الزعيم`, `مدير`: nobody can tell who.
            let known = |office: &Office| arabic && is_sole_office(story, mention, office);
            let told = delegation || office.is_some_and(known);
            let class = mention.class().filter(|class| told || *class != RoleClass::Other)?;
            let several = mention
                .office
                .as_ref()
                .is_some_and(|office| office.number != Number::Singular && office.states.len() < 2);
            // `نوابا فرنسيين`, `أعضاء من مجلس الشيوخ`: as a delegation of theirs.
            let members = class == RoleClass::Legislator
                && office.is_some_and(|o| o.states.len() == 1 && !o.definite);
            // Where a body is that names no state, only the article's own place tells.
            let guessed = delegation && office.is_some_and(|office| office.states.is_empty());
            let home = |state: &CountryCode| !guessed || story.setting == Some(*state);
            let group = mention.stands_for_all();
            let state = mention.own_state().filter(|state| !group && home(state));
            (delegation || members || group || !(arabic && several))
                .then_some(Side::Office(class, state))
        }
    }
}

/// `وفدا من جامعة القاهرة`, `وفدا عن حزب المحافظين`: of a body by its name.
fn is_of_body(story: &Story, mention: &Mentioned, office: &Office) -> bool {
    let reading = &story.readings[mention.reading];
    office
        .words
        .clone()
        .skip(1)
        .any(|at| reading.organisation(at).is_some() || reading.organisation_head(at).is_some())
}

/// `مدير المخابرات المصرية`, `مستشار الأمن القومي الأميركي`: an office that no class tells and
/// of which its state has one. A name behind it is its holder's: `رئيس الجامعة التونسية X`.
fn is_sole_office(story: &Story, mention: &Mentioned, office: &Office) -> bool {
    let reading = &story.readings[mention.reading];
    let next = office.words.start + 1;
    let of_body = !reading.has_state(next) && !reading.folded(next).starts_with('ل');
    let one = office.number == Number::Singular && office.states.len() == 1;
    let open = office.definite || office.former || office.private || office.bare || office.plain;
    let end = mention.words.end;
    let from = story
        .mentions
        .partition_point(|m| (m.reading, m.words.start) < (mention.reading, mention.words.end));
    // `رئيس الجامعة التونسية لكرة السلة X`: more of it follows.
    let more = reading.runs_on(end) && reading.folded(end).starts_with('ل');
    let named = story.mentions.get(from).is_some_and(|other| {
        other.reading == mention.reading && other.words.start == end && other.letters == 0
    });
    one && of_body && !open && !named && !more
}

/// Whether an article has told of a delegation before, or of somebody of its state: `الوفد
/// الكويتي` is theirs; or it tells of one of the delegation, as in `قادة الوفد`.
fn is_of_somebody_told(story: &Story, mention: &Mentioned) -> bool {
    let (reading, at) = (&story.readings[mention.reading], mention.words.start);
    let governed = at > 0 && reading.runs_on(at) && {
        let noun =
            reading.head_behind_clitics(at - 1).is_some() || reading.kind(at - 1) == WordKind::WORD;
        noun && !reading.folded(at - 1).starts_with("ال") && reading.trigger(at - 1).is_none()
    };
    if governed {
        return true;
    }
    let here = (mention.reading, mention.words.start);
    let before = story.mentions.iter().take_while(|m| (m.reading, m.words.start) < here);
    let state = mention.own_state();
    let own = |other: &Mentioned| {
        let person = other.person.and_then(|person| story.people[person].state);
        state.is_some() && person.or_else(|| other.own_state()) == state
    };
    state.is_none() || before.clone().any(|other| other.is_delegation() || own(other))
}

/// The side a mention is, where the other is known: `President X will meet the visiting
/// president` is of two who hold an office the other.
fn who_else(story: &Story, mention: &Mentioned, other: Side) -> Option<Side> {
    let known = side(story, mention)?;
    let Side::Person(person) = other else { return Some(known) };
    let class = story.people[person].class;
    let open = class.is_some_and(|class| known == Side::Office(class, None));
    let unnamed = mention.name.is_none() && (known == other || open);
    if !unnamed {
        return Some(known);
    }
    let holds = |index: &usize| story.people[*index].class == class && *index != person;
    let mut holders = (0..story.people.len()).filter(holds);
    let only = holders.next().filter(|_| holders.next().is_none());
    Some(only.map_or(known, Side::Person))
}

fn party(story: &Story, side: Side) -> Party {
    match side {
        Side::Person(person) => {
            let person = &story.people[person];
            Party {
                name: person.names.first().map(|name| clean_name(name)),
                role_class: Some(person.class.unwrap_or(RoleClass::Other)),
                country: person.state,
            }
        }
        Side::Office(class, country) => Party { name: None, role_class: Some(class), country },
        Side::State(state) => Party { name: None, role_class: None, country: Some(state) },
    }
}

/// Both sides told by an office and a name or a state, where the rule looks for
/// them first, is high (0.8 and above); a side without an office, or a host taken
/// from elsewhere, medium (0.5 and above); else low.
fn confidence(story: &Story, pair: &Pair) -> f64 {
    let anchored = |mention: &Mentioned| {
        let short = mention.reference == Reference::Short;
        let known = mention.person.filter(|_| mention.name.is_some() || short);
        let official = known.is_some_and(|person| story.people[person].class.is_some());
        let said = mention.office.as_ref().is_some_and(|office| !office.states.is_empty());
        official || said || mention.reference == Reference::State
    };
    match (anchored(pair.host), anchored(pair.guest)) {
        (true, true) if pair.inferred => 0.6,
        (true, true) => 0.9,
        (true, false) | (false, true) if pair.inferred => 0.5,
        (true, false) | (false, true) => 0.7,
        // `the Chief of Staff held talks with the guest`: both told by name elsewhere.
        (false, false) if pair.host.person.is_some() && pair.guest.person.is_some() => 0.5,
        (false, false) => 0.4,
    }
}
