//! Tells the office of a counterpart by whoever is spoken of before it.

use super::{Person, is_addressed_alike};
use crate::extract::party::{Mentioned, Reference};
use crate::extract::reading::Reading;
use crate::model::RoleClass;
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

/// The office of whoever is spoken of before a counterpart.
pub(super) fn class_before(
    readings: &[Reading],
    people: &[Person],
    mentions: &[Mentioned],
    number: usize,
) -> Option<RoleClass> {
    let here = mentions[number].reading;
    // `X، الذي نقل رسالة من Z، مع نظيره`: X's own, not the sender's.
    let sends = |mention: &&Mentioned| {
        let reading = &readings[here];
        let word = |back: usize| {
            let at = mention.words.start.checked_sub(back);
            at.map_or("", |at| reading.folded(at))
        };
        word(1) == "من" && matches!(word(2), "رساله" | "دعوه" | "بدعوه" | "بتكليف" | "بتوجيه")
    };
    // `سيلتقي الوزير رؤساء البلدان الثلاثة ونظراءه فيها`: the one's own, not the presidents'.
    let own = |mention: &&Mentioned| {
        let office = mention.office.as_ref();
        mention.name.is_some() || office.is_none_or(|office| office.number == Number::Singular)
    };
    let joined = usize::from(is_colleague(people, mentions, number));
    let before = mentions[..number].iter().rev().take_while(|mention| mention.reading == here);
    let class = |mention: &Mentioned| {
        let known = mention.person.and_then(|person| people[person].class);
        let bare = mention.office.as_ref().is_none_or(|office| office.bare);
        known.filter(|_| bare).or(mention.class().filter(|_| mention.office.is_some()))
    };
    let before = before.skip(joined).take(6).filter(own);
    before.clone().filter(|mention| !sends(mention)).find_map(class).or_else(|| {
        let mut senders = before;
        senders.find_map(class)
    })
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
    let known = || {
        let leader = Gazetteer::get().leaders().named(&people[before.person?].words)?;
        Some(leader.state)
    };
    before.own_state().or_else(known) == Some(state)
}
