//! Finds the bare surnames and given names of people named in full elsewhere.

use std::ops::Range;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::office::Office;
use super::party::{Mentioned, Reference};
use super::reading::Reading;
use crate::model::{CountryCode, RoleClass};
use crate::names::{Encounter, EnglishKind, Number, WordKind, name_words};

/// `استقبل العاهل الأردني ميركل`: a family name beside the office of a state is no holder's
/// where the article has named in full who is called by it and serves another state.
pub(super) fn part(list: &mut [Mentioned], readings: &[Reading]) {
    let mut serves: FxHashMap<&str, CountryCode> = FxHashMap::default();
    for mention in list.iter_mut() {
        let Some(name) = mention.name.clone() else { continue };
        if name.len() > 1 {
            let family = readings[mention.reading].folded(name.end - 1);
            if let Some(state) = mention.own_state() {
                serves.entry(family).or_insert(state);
            }
            continue;
        }
        let (Some(office), Some(state)) = (&mention.office, mention.own_state()) else { continue };
        let reading = &readings[mention.reading];
        let word = reading.folded(name.start);
        let bare = word.strip_prefix(['و', 'ل', 'ب', 'ف']).unwrap_or(word);
        let other = [word, bare].into_iter().find_map(|word| Some((word, serves.get(word)?)));
        let Some((family, _)) = other.filter(|(_, other)| **other != state) else { continue };
        let kind = reading.gazetteer().offices.kind(family);
        let foreign =
            kind == WordKind::default() || reading.gazetteer().leaders().is_family_only(family);
        let beside = office.words.end == name.start || office.words.start == name.end;
        if foreign && beside {
            if name.start < office.words.start {
                mention.letters = 0;
            }
            mention.words = office.words.clone();
            mention.name = None;
            mention.name_letters = 0;
            mention.reference = Reference::Office;
        }
    }
}

/// `والتقى تيلرسون رئيس البرلمان نبيه بري`: right behind who meets, the family name of
/// somebody who holds another office is the subject, and the office is of whoever is met.
pub(super) fn part_subjects(
    list: &mut Vec<Mentioned>,
    readings: &[Reading],
    published: Option<Date>,
) {
    let mut holds: FxHashMap<&str, RoleClass> = FxHashMap::default();
    let mut index = 0;
    while index < list.len() {
        let (reading, mention) = (&readings[list[index].reading], &list[index]);
        index += 1;
        let (Some(name), Some(class)) = (mention.name.clone(), mention.class()) else { continue };
        let family = reading.folded(name.end - 1);
        if name.len() > 1 {
            holds.entry(family).or_insert(class);
            continue;
        }
        let meets = name.start.checked_sub(1).and_then(|verb| reading.trigger(verb));
        let meets = meets.is_some_and(|trigger| {
            matches!(trigger.encounter, Encounter::Meet | Encounter::Receive) && !trigger.object
        });
        let office = mention.office.clone().filter(|office| office.words.start == name.end);
        // `استقبل بوتين مبعوث ترمب`: or leads a state on the day.
        let leader = || {
            let leaders = reading.gazetteer().leaders();
            leaders.only_by(family, published?).map(|leader| leader.class)
        };
        let held = || holds.get(family).copied().or_else(leader);
        let Some(office) = office.filter(|_| meets && held().is_some_and(|held| held != class))
        else {
            continue;
        };
        let behind = index + usize::from(list.get(index).is_some_and(|next| next.within));
        let next = list.get(behind).is_some_and(|next| {
            let alone = next.name.is_some() && next.office.is_none();
            alone && next.reading == list[index - 1].reading && next.words.start == office.words.end
        });
        let met = if next { list.remove(behind) } else { list[index - 1].clone() };
        list[index - 1] = Mentioned {
            words: office.words.start..met.words.end,
            letters: 0,
            name: met.name.filter(|_| next),
            name_letters: if next { met.name_letters } else { 0 },
            reference: if next { Reference::Named } else { Reference::Office },
            office: Some(office),
            ..met
        };
    }
}

/// Adds to the mentions of an article, in order, the short forms of their names.
pub(super) fn add(list: &mut Vec<Mentioned>, readings: &[Reading], published: Option<Date>) {
    let mut known = short_forms(list, readings);
    if let Some(day) = published {
        let named: FxHashSet<&str> = list
            .iter()
            .filter_map(|mention| Some((mention, mention.name.clone()?)))
            .filter(|(mention, name)| !is_of_leader(&readings[mention.reading], name))
            .flat_map(|(mention, name)| name.map(|at| readings[mention.reading].folded(at)))
            .collect();
        let called = readings.iter().flat_map(|reading| leaders(reading, day));
        known.extend(called.filter(|name| !named.contains(name)));
    }
    let sons = fathers(list, readings);
    if list.is_empty() && known.is_empty() && sons.is_empty() {
        return;
    }
    let mut short = Vec::new();
    let mut next = 0;
    for (number, reading) in readings.iter().enumerate() {
        let mut at = 0;
        while at < reading.len() {
            while list.get(next).is_some_and(|m| (m.reading, m.words.end) <= (number, at)) {
                next += 1;
            }
            let holder = next.checked_sub(1).filter(|office| {
                let held = &list[*office];
                let Some(office) = office_before(held, (number, at)) else { return false };
                names_holder(reading, at, (office, &known))
                    || names_president(reading, at, (office, published))
            });
            if let Some(office) = holder {
                let mention = &mut list[office];
                (mention.words.end, mention.name) = (at + 1, Some(at..at + 1));
                mention.reference = Reference::Named;
                at += 1;
                continue;
            }
            let covering = list.get(next).filter(|m| m.reading == number && m.words.start <= at);
            if let Some(mention) = covering {
                at = mention.words.end.max(at + 1);
                continue;
            }
            let (words, letters) = match of_father(reading, at, &sons) {
                Some(letters) => (at..at + 2, Some(letters)),
                None => {
                    // `بن سلمان` is the son.
                    let son = || at > 0 && reading.kind_behind_clitics(at - 1).0.is(WordKind::SON);
                    (at..at + 1, is_short_name(reading, at, &known).filter(|_| !son()))
                }
            };
            if let Some(letters) = letters {
                let mut mention = Mentioned::new(number, words.clone(), Reference::Short);
                mention.name = Some(words.clone());
                mention.letters = letters;
                mention.name_letters = letters;
                short.push(mention);
            }
            at = words.end;
        }
    }
    list.extend(short);
    list.sort_by_key(|mention| (mention.reading, mention.words.start));
}

/// Whether a name is the whole one of a leader, not of somebody who is called as one is.
fn is_of_leader(reading: &Reading, name: &Range<usize>) -> bool {
    let leaders = reading.gazetteer().leaders();
    let family = reading.family(name.end - 1).is_some();
    name.len() > 1
        && family
        && leaders.named(&name_words(reading.words.originals(name.clone()))).is_some()
}

/// `بين ترامب وزعيم كوريا الشمالية`: the family names by which a paragraph calls those who
/// lead a state that day, and no word or given name is spelt so. In English a name beside it
/// shows that it is another's (`Ivanka Trump`, `Trump Tower`).
fn leaders<'r>(reading: &'r Reading, day: Date) -> impl Iterator<Item = &'r str> {
    let leaders = reading.gazetteer().leaders();
    (0..reading.len()).filter_map(move |at| {
        let name = reading.leader(at)?;
        let kind = reading.kind(at);
        let open = kind == WordKind::default() || kind == WordKind::GIVEN;
        let unknown = |index: usize| {
            let kind = reading.kind(index);
            if !reading.is_arabic(index) {
                let stop = reading.english(index).is(EnglishKind::STOP);
                return reading.words.list()[index].capital && !(stop && index < at);
            }
            // `على`, which folds to `علي`.
            let preposition = kind.is(WordKind::STOP) && reading.words.list()[index].maqsura;
            let given = (kind.is(WordKind::GIVEN) || kind == WordKind::default())
                && !preposition
                && !reading.in_date(index);
            // `ترامب وبوتين`: two who lead a state.
            given
                && reading.leader(index).is_none()
                && !leaders.is_family_only(reading.folded(index))
                && !reading.has_state(index)
                && reading.head_behind_clitics(index).is_none()
        };
        // `محمد بن سلمان يستقبل بلينكن`: a minister, beside a verb of meeting.
        let met = || reading.is_arabic(at) && is_beside_meeting(reading, at);
        let known = leaders.known_by(name, day).filter(|_| open);
        let known = known.is_some_and(|leader| leader.class.is_leader() || met());
        // `إيفانكا ترامب`, `برج ترامب`, `فندق كابيلا`, `ترامب جونيور`.
        let place = WordKind::ORGANISATION.or(WordKind::VENUE);
        let other = place.or(WordKind::KIN).or(WordKind::TITLE);
        let behind = at > 0
            && reading.runs_on(at)
            && (unknown(at - 1) && name == reading.folded(at)
                || reading.listed_kind(at - 1).is(other));
        let before = reading.runs_on(at + 1) && unknown(at + 1);
        (known && !behind && !before).then_some(name)
    })
}

/// Whether a verb of meeting or `مع` stands right before a word, or a verb of meeting behind one
/// that opens the sentence.
fn is_beside_meeting(reading: &Reading, at: usize) -> bool {
    let meets = |at: usize| {
        let trigger = reading.trigger(at).map(|trigger| trigger.encounter);
        use Encounter::{Discuss, Meet, Phone, Receive, With};
        matches!(trigger, Some(Discuss | Meet | Phone | Receive | With))
    };
    let before = at > 0 && reading.runs_on(at) && meets(at - 1);
    let opens = reading.sentence(at).start == at && reading.runs_on(at + 1);
    before || opens && at + 1 < reading.len() && meets(at + 1)
}

/// The last words of the names of office holders, and their first ones where the
/// article uses them with a title.
fn short_forms<'r>(list: &[Mentioned], readings: &'r [Reading]) -> FxHashSet<&'r str> {
    let mut known = FxHashSet::default();
    for mention in list {
        let announced = mention.titled || mention.office.is_some();
        let Some(name) = mention.name.clone().filter(|_| announced) else { continue };
        let reading = &readings[mention.reading];
        let last = reading.folded(name.end - 1);
        let known_class = mention.class().is_some() || mention.reference == Reference::Counterpart;
        if known_class && last.chars().nth(2).is_some() {
            known.insert(last);
        }
        let family = reading.kind(name.start).is(WordKind::FAMILY_FIRST)
            || mention.own_state().is_some_and(names_family_first)
                && is_family_first(reading, name.start);
        if known_class && name.len() > 1 && family {
            known.insert(reading.folded(name.start));
        }
        let first = reading.folded(name.start);
        let given = mention.own_state().is_some_and(calls_by_given_name);
        let latin =
            !reading.is_arabic(name.start) && !reading.english(name.start).is(EnglishKind::STOP);
        if known_class && name.len() > 1 && given && latin && first.len() > 4 {
            known.insert(first);
        }
    }
    known
}

/// Where the family's name stands first and is what the press calls people by: the rule of
/// Chinese, Korean and Vietnamese names, which English and Arabic keep.
fn names_family_first(state: CountryCode) -> bool {
    matches!(state.as_str(), "CN" | "HK" | "KP" | "KR" | "MO" | "TW" | "VN")
}

/// Where people have a given name and that of the father, or no family's at all, and the press
/// calls them by the given one: `Hishammuddin`, `Prabowo`, `Isaias`.
fn calls_by_given_name(state: CountryCode) -> bool {
    matches!(state.as_str(), "BN" | "DJ" | "ER" | "ET" | "ID" | "IS" | "MM" | "MY" | "SO")
}

/// `Wang Yi`, `تشين غانغ`: no word.
fn is_family_first(reading: &Reading, at: usize) -> bool {
    let kind = reading.kind(at);
    match reading.is_arabic(at) {
        true => {
            (kind == WordKind::default() || kind == WordKind::GIVEN)
                && reading.folded(at).chars().nth(2).is_some()
        }
        false => !reading.english(at).is(EnglishKind::STOP),
    }
}

/// The names after the first `بن` of office holders, by which the press calls the sons.
fn fathers<'r>(list: &[Mentioned], readings: &'r [Reading]) -> FxHashSet<&'r str> {
    let held = list.iter().filter(|mention| mention.class().is_some());
    held.filter_map(|mention| {
        let reading = &readings[mention.reading];
        let name = mention.name.clone().filter(|name| name.len() > 2)?;
        let son = reading.listed_kind(name.start + 1).is(WordKind::SON);
        // `محمد سالم ولد مرزوك`, whom the press of Mauritania calls `ولد مرزوك`.
        let last = name.end - 2;
        let ould = reading.folded(last) == "ولد" && last > name.start;
        if ould {
            return Some(reading.folded(last + 1));
        }
        son.then(|| reading.folded(name.start + 2))
    })
    .collect()
}

/// The clitic letters before `بن سلمان`, where the article has named `محمد بن سلمان`.
fn of_father(reading: &Reading, at: usize, sons: &FxHashSet<&str>) -> Option<usize> {
    if sons.is_empty() {
        return None;
    }
    let (kind, peel) = reading.kind_behind_clitics(at);
    if !kind.is(WordKind::SON) {
        return None;
    }
    let begins = at == 0 || !reading.runs_on(at) || !reading.kind(at - 1).is(WordKind::GIVEN);
    let called = begins && reading.runs_on(at + 1) && sons.contains(reading.folded(at + 1));
    let alone = !reading.runs_on(at + 2) || !reading.listed_kind(at + 2).is(WordKind::SON);
    (called && alone).then_some(peel.letters)
}

/// `استقبل الرئيس عون السفير`: a word that is the family name of somebody the article has
/// named in full, right behind an office.
fn names_holder(
    reading: &Reading,
    at: usize,
    (office, known): (&Office, &FxHashSet<&str>),
) -> bool {
    (office.definite || office.class.is_leader())
        && reading.kind(at) == WordKind::WORD
        && reading.is_arabic(at)
        && reading.runs_on(at)
        && !reading.in_date(at)
        && known.contains(reading.folded(at))
}

/// `استقبل الرئيس بري السفير`, `رئيس مجلس السيادة البرهان`, with no full name in the article:
/// right behind `الرئيس` or the office itself a word that is the family name of somebody who
/// presides on the day.
pub(super) fn names_president(
    reading: &Reading,
    at: usize,
    (office, published): (&Office, Option<Date>),
) -> bool {
    let common = reading.kind(at) == WordKind::WORD || reading.kind(at) == WordKind::default();
    let presides = |day: Date| {
        let leader = reading.gazetteer().leaders().presiding(reading.folded(at), day)?;
        let bare = office.definite && office.bare && office.republican;
        let own = office.states.first().is_none_or(|state| *state == leader.state);
        Some(bare || office.class == leader.class && own && !office.former)
    };
    common
        && reading.is_arabic(at)
        && reading.runs_on(at)
        && published.and_then(presides) == Some(true)
}

/// The office of a mention of one holder without a name that ends before a word.
fn office_before(mention: &Mentioned, (number, at): (usize, usize)) -> Option<&Office> {
    let office = mention.office.as_ref()?;
    let alone = office.number == Number::Singular && office.words.end == at;
    let ends = (mention.reading, mention.words.end) == (number, at) && mention.name.is_none();
    (ends && alone).then_some(office)
}

/// The clitic letters before a short name; `None` if the word is none.
fn is_short_name(reading: &Reading, at: usize, known: &FxHashSet<&str>) -> Option<usize> {
    // Most words are common ones, and that is known without a look-up.
    let common = WordKind::STOP.or(WordKind::VERB).or(WordKind::WORD).or(WordKind::TAIL);
    let (word, kind) = (reading.folded(at), reading.kind(at));
    let family = kind == WordKind::WORD;
    if kind.is(common) && !family {
        return None;
    }
    let letters = match word.strip_prefix(['و', 'ل', 'ب', 'ف']) {
        _ if known.contains(word) => 0,
        Some(rest) if known.contains(rest) => 1,
        _ => return None,
    };
    let latin = !reading.is_arabic(at);
    let written = !latin || (letters == 0 && reading.words.list()[at].capital);
    // `وأجرى العلوي مباحثات`, `واستقبل عون`: right behind a verb, a word that is a family
    // name as well.
    let behind_verb = || {
        let kind = reading.kind_behind_clitics(at.checked_sub(1)?).0;
        Some(kind.is(WordKind::VERB) || reading.trigger(at - 1).is_some())
    };
    // `عون يستقبل السفير`: it opens a sentence and a verb follows.
    let opens = || {
        reading.sentence(at).start == at
            && at + 1 < reading.len()
            && reading.runs_on(at + 1)
            && reading.kind(at + 1).is(WordKind::VERB)
    };
    let subject = family && (reading.runs_on(at) && behind_verb() == Some(true) || opens());
    // `والتقى كير ومشار`: joined to another one.
    let joined = || letters == 1 && word.starts_with('و') && known.contains(reading.folded(at - 1));
    let subject = subject || family && at > 0 && joined();
    // `وبحث السوداني مع`: behind a verb no state, but who is called so.
    let free = (subject || !family && !reading.has_state(at)) && !reading.in_date(at);
    (written && free).then_some(letters)
}
