//! Tells the office of a counterpart by whoever is spoken of before it.

use super::{Person, is_addressed_alike};
use crate::extract::party::{Mentioned, Reference, comes_along};
use crate::extract::reading::Reading;
use crate::model::{CountryCode, RoleClass};
use crate::names::{Gazetteer, Number};

/// `يلتقي الوزير العراقي نظيره السعودي`: now that it is known which minister is
/// meant, the counterpart is one too.
pub(in crate::extract) fn settle_counterparts(
    readings: &[Reading],
    people: &mut [Person],
    mentions: &mut [Mentioned],
) {
    for number in 0..mentions.len() {
        if mentions[number].reference != Reference::Counterpart {
            continue;
        }
        let said = mentions[number].as_class;
        let settled = class_before(readings, people, mentions, number).or(said);
        let alike = said.zip(settled).is_some_and(|(one, other)| is_addressed_alike(one, other));
        if !alike || said == settled {
            continue;
        }
        mentions[number].as_class = settled;
        let holder = mentions[number].person.map(|person| &mut people[person]);
        if let Some(person) = holder.filter(|p| p.class == said && p.office.is_none()) {
            person.class = settled;
        }
    }
}

/// Most mentions before a counterpart among which is whoever he is the counterpart of.
const NEAR: usize = 12;

/// The office of whoever is spoken of before a counterpart.
pub(super) fn class_before(
    readings: &[Reading],
    people: &[Person],
    mentions: &[Mentioned],
    number: usize,
) -> Option<RoleClass> {
    let reading = &readings[mentions[number].reading];
    // `X، الذي نقل رسالة من Z، مع نظيره`: X's own, not the sender's.
    let aside = |mention: &&Mentioned| {
        let word = |back: usize| {
            let at = mention.words.start.checked_sub(back);
            at.map_or("", |at| reading.folded(at))
        };
        // `وصل X برفقة السفير Z، حيث التقى نظيره`: nor his who came along.
        comes_along(reading, mention)
            || word(1) == "بحضور"
            || word(1) == "من"
                && matches!(word(2), "رساله" | "دعوه" | "بدعوه" | "بتكليف" | "بتوجيه")
    };
    // `سيلتقي الوزير رؤساء البلدان الثلاثة ونظراءه فيها`: the one's own, not the presidents'.
    let own = |mention: &&Mentioned| {
        let office = mention.office.as_ref();
        mention.name.is_some() || office.is_none_or(|office| office.number == Number::Singular)
    };
    // `نظيره المصري` is not of an Egyptian.
    let state = mentions[number].own_state();
    let abroad = |mention: &&Mentioned| state.is_none() || serves(people, mention) != state;
    // `أجرى الوزير الأميركي لقاء مع نظيره`: the office of whoever is meant.
    let class = |mention: &Mentioned| {
        let known = mention.person.and_then(|person| people[person].class);
        let short = mention.office.as_ref().is_none_or(|office| office.bare || office.plain);
        let said = mention.office.is_some() || mention.reference == Reference::Counterpart;
        known.filter(|_| short).or(mention.class().filter(|_| said))
    };
    // `قال المتحدث إن X التقى نظيره`: not the spokesman's.
    let speaks = |mention: &&Mentioned| mention.class() == Some(RoleClass::Spokesperson);
    let before = told_before(reading, people, mentions, number);
    let spoken = before.iter().all(|mention| speaks(mention) || class(mention).is_none());
    let before = before.into_iter().filter(abroad).filter(own);
    let before = before.filter(move |mention| spoken || !speaks(mention));
    let found = before.clone().filter(|mention| !aside(mention)).find_map(class).or_else(|| {
        let mut senders = before;
        senders.find_map(class)
    });
    // `التقى الأمير فلان نظيره`: a prince's title tells no office.
    found.map(|class| if class == RoleClass::Royal { RoleClass::Other } else { class })
}

/// The mentions before a counterpart: those of its sentence, the nearest first, then those of
/// the sentence before, which is about the first.
fn told_before<'m>(
    reading: &Reading,
    people: &[Person],
    mentions: &'m [Mentioned],
    number: usize,
) -> Vec<&'m Mentioned> {
    let here = mentions[number].reading;
    let joined = usize::from(is_colleague(people, mentions, number));
    let near = mentions[..number].iter().rev().take_while(|mention| mention.reading == here);
    let mut told: Vec<&Mentioned> = near.skip(joined).take(NEAR).collect();
    let start = reading.sentence(mentions[number].words.start).start;
    let own = told.partition_point(|mention| mention.words.start >= start);
    let last = told.get(own).map(|mention| reading.sentence(mention.words.start).start);
    let end = last.map_or(own, |last| told.partition_point(|m| m.words.start >= last));
    told[own..end].reverse();
    told
}

/// The state that somebody mentioned serves: said, concluded, or known of a leader.
fn serves(people: &[Person], mention: &Mentioned) -> Option<CountryCode> {
    let person = || Some(&people[mention.person?]);
    let known = || Some(Gazetteer::get().leaders().named(&person()?.words)?.state);
    mention.own_state().or_else(|| person()?.state).or_else(known)
}

/// `He met his Polish counterpart`, `After talks with his Polish counterpart, Minister X`:
/// of the paragraph told before, else of whoever is named next.
pub(super) fn class_around(
    readings: &[Reading],
    people: &[Person],
    mentions: &[Mentioned],
    number: usize,
) -> Option<RoleClass> {
    let here = &mentions[number];
    if readings[here.reading].is_arabic(here.words.start) {
        return None;
    }
    let class = |mention: &Mentioned| {
        mention.class().or(mention.person.and_then(|person| people[person].class))
    };
    let near = |mention: &&Mentioned| mention.reading == here.reading;
    let next = || mentions[number + 1..].iter().take_while(near).find_map(class);
    let before = mentions[..number].iter().rev();
    let told = before.take_while(|mention| mention.reading + 3 >= here.reading);
    let known = mentions[..number].iter().rev().find(|mention| class(mention).is_some());
    let last = known.map(|mention| mention.reading);
    let of_last = told.take_while(|mention| Some(mention.reading) == last);
    let reading = &readings[here.reading];
    let first = reading.folded(reading.sentence(here.words.start).start);
    match matches!(first, "after" | "at" | "during" | "following" | "in") {
        true => next().or_else(|| of_last.filter_map(class).last()),
        false => of_last.filter_map(class).last().or_else(next),
    }
}

/// `مع رئيس الوزراء حيدر … ونظيره العراقي`: joined to whom the same state has, and so the
/// counterpart of somebody before.
fn is_colleague(people: &[Person], mentions: &[Mentioned], number: usize) -> bool {
    let mention = &mentions[number];
    let before = number.checked_sub(1).map(|before| &mentions[before]);
    let beside = before.filter(|before| {
        mention.letters > 0
            && before.reading == mention.reading
            && before.words.end == mention.words.start
    });
    let Some((before, state)) = beside.zip(mention.state) else { return false };
    serves(people, before) == Some(state)
}
