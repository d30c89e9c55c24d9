//! Finds the states that meet where the text names nobody: `انطلقت مباحثات بين مصر والسودان`,
//! `عقدت السعودية وفرنسا جولة مشاورات`, `مباحثات سعودية إماراتية`, `وقعت مصر والصين اتفاقية`.
//!
//! So does an official who visits a state (`يزور الوزير X مصر`), whoever receives him there.
//!
//! In go the words of an article and the states it names; out come a mention of each state
//! for every word that tells of such a meeting. Talks that are only spoken of (`دعا إلى
//! محادثات بين …`) are none: a verb must say that they are held, or a headline begin with
//! them.

use std::ops::Range;

use super::assemble::Story;
use super::countries;
use super::party::{Mentioned, Reference};
use super::reading::Reading;
use crate::model::{CountryCode, ParagraphKind, Via};
use crate::names::{Encounter, WordKind};

/// Most words between a noun and its states, and between its verb and it.
const NEAR: usize = 5;
/// Words from a signing to the states that sign, at most.
const SIGNED: usize = 10;
/// Most states that meet; more are a conference.
const MOST: usize = 4;

/// States that meet.
#[derive(Debug)]
pub(super) struct StatesMet {
    /// The word that says so.
    pub at: usize,
    /// The states, as mentions in the reading of that word; those that an official visits.
    pub sides: Vec<Mentioned>,
}

impl StatesMet {
    /// The reading and the word that say so.
    pub fn place(&self) -> (usize, usize) {
        (self.sides[0].reading, self.at)
    }
}

/// The meetings of states that an article tells, in order.
pub(super) fn find(story: &Story) -> Vec<StatesMet> {
    let mut list = Vec::new();
    for (number, reading) in story.readings.iter().enumerate() {
        if story.found[number].is_empty() {
            continue;
        }
        for at in reading.triggers(0..reading.len()).filter(|at| reading.is_arabic(*at)) {
            let sentence = reading.sentence(at);
            let mentions = story.mentions_in(number, &sentence);
            let told = Told { story, number, reading, mentions, sentence, at };
            list.extend(told.sides().map(|sides| StatesMet { at, sides }));
        }
    }
    list
}

/// A word that may tell of a meeting of states, and its sentence.
struct Told<'t, 'r, 'a> {
    story: &'t Story<'r, 'a>,
    number: usize,
    reading: &'r Reading<'a>,
    /// Those of the sentence.
    mentions: &'r [Mentioned],
    sentence: Range<usize>,
    at: usize,
}

impl Told<'_, '_, '_> {
    fn sides(&self) -> Option<Vec<Mentioned>> {
        let list = match self.reading.trigger(self.at)?.encounter {
            Encounter::Talks if self.is_of_states() => self.of_talks()?,
            Encounter::Sign if self.has_document() => self.of_verb()?,
            Encounter::Signing if self.is_done() && self.has_document() => self.of_signing()?,
            Encounter::Discuss if !self.is_search() => self.before_dual()?,
            Encounter::Visit => self.visited()?,
            Encounter::Calling => self.called_on()?,
            _ => return None,
        };
        let visit = self.is_visit();
        let apart = list.iter().skip(1).all(|(state, _)| *state != list[0].0);
        let mention = |(state, words): (CountryCode, Range<usize>)| {
            let mut side = Mentioned::new(self.number, words, Reference::State);
            side.state = Some(state);
            side
        };
        let some = (2 - usize::from(visit)..=MOST).contains(&list.len()) && apart;
        some.then(|| list.into_iter().map(mention).collect())
    }

    fn is_visit(&self) -> bool {
        let told = self.reading.trigger(self.at).map(|trigger| trigger.encounter);
        matches!(told, Some(Encounter::Visit | Encounter::Calling))
    }

    /// `يزور الوزير X غدا مصر`, `X يزور مصر`: right behind the verb, its subject and the day.
    fn visited(&self) -> Option<Vec<(CountryCode, Range<usize>)>> {
        let next = self.at + 1;
        let behind = self.mentions.iter().filter(|mention| mention.words.start == next);
        let subject = behind.map(|mention| mention.words.end).max();
        let from =
            (subject.unwrap_or(next)..self.sentence.end).find(|at| !self.reading.in_date(*at));
        Some(self.named(from?))
    }

    /// `بزيارة رسمية إلى مصر`.
    fn called_on(&self) -> Option<Vec<(CountryCode, Range<usize>)>> {
        let near = self.at + 1..self.sentence.end.min(self.at + NEAR);
        let to = near.into_iter().find(|at| self.reading.folded(*at) == "الي")?;
        let plain = (self.at + 1..to).all(|at| self.is_plain(at));
        Some(self.named(to + 1)).filter(|_| plain)
    }

    /// `مباحثات`, `قمة`: what states hold; `المباحثات` were told before, `لمباحثات` are only
    /// meant.
    fn is_of_states(&self) -> bool {
        let word = self.reading.folded(self.at);
        let word = word.strip_suffix('ا').unwrap_or(word);
        let word = word.strip_prefix('و').unwrap_or(word);
        matches!(
            word,
            "مباحثات"
                | "محادثات"
                | "مشاورات"
                | "اجتماع"
                | "اجتماعات"
                | "لقاء"
                | "قمه"
                | "جلسه"
                | "جلسات"
        )
    }

    /// The states of a noun: behind `بين`, as its adjectives, or as subjects of its verb.
    fn of_talks(&self) -> Option<Vec<(CountryCode, Range<usize>)>> {
        let behind = || {
            let near = self.at + 1..self.sentence.end.min(self.at + NEAR);
            let between = near.clone().find(|at| self.reading.folded(*at) == "بين")?;
            let plain = (self.at + 1..between).all(|at| self.is_plain(at));
            Some(self.named(between + 1)).filter(|_| plain)
        };
        let several = |list: &Vec<_>| list.len() > 1;
        let list = behind().filter(several).or_else(|| self.adjectives().filter(several));
        match list {
            Some(list) => {
                let end = list.last()?.1.end;
                (self.is_held(end) && !self.is_governing(end)).then_some(list)
            }
            None => self.of_holding().filter(several),
        }
    }

    /// `عقدت السعودية وفرنسا جولة مشاورات`: the states right behind the verb.
    fn of_holding(&self) -> Option<Vec<(CountryCode, Range<usize>)>> {
        let from = self.at.saturating_sub(NEAR + 4).max(self.sentence.start);
        let verb = (from..self.at).rev().find(|at| self.holds(*at))?;
        let list = self.named(verb + 1);
        let end = list.last()?.1.end;
        let object = end <= self.at && self.at - end <= NEAR;
        let plain = (end.min(self.at)..self.at).all(|at| self.is_plain(at));
        (object && plain).then_some(list)
    }

    /// `وقعت مصر والصين اتفاقية`, `مصر والصين توقعان اتفاقية`.
    fn of_verb(&self) -> Option<Vec<(CountryCode, Range<usize>)>> {
        let behind = self.named(self.at + 1);
        if behind.len() > 1 { Some(behind) } else { self.before_dual() }
    }

    /// `تم اليوم التوقيع على اتفاقية بين تونس وألمانيا`.
    fn of_signing(&self) -> Option<Vec<(CountryCode, Range<usize>)>> {
        let near = self.at + 1..self.sentence.end.min(self.at + SIGNED);
        let between = near.into_iter().find(|at| self.reading.folded(*at) == "بين")?;
        let verb = |at| self.reading.kind(at).is(WordKind::VERB);
        let plain = !(self.at + 1..between).any(|at| verb(at) || self.is_taken(at));
        Some(self.named(between + 1)).filter(|_| plain)
    }

    /// `تم التوقيع`, `جرى أمس توقيع`: not one that is still spoken of.
    fn is_done(&self) -> bool {
        let from = self.at.saturating_sub(4).max(self.sentence.start);
        let done = |at: usize| {
            let word = self.reading.folded(at).trim_start_matches(['و', 'ك', 'ف']);
            matches!(word, "تم" | "جري" | "شهد" | "شهدت" | "مراسم")
        };
        (from..self.at).any(done)
    }

    /// `السعودية ومصر تبحثان`: the two states right before a dual.
    fn before_dual(&self) -> Option<Vec<(CountryCode, Range<usize>)>> {
        let word = self.reading.folded(self.at);
        if !(word.ends_with("ان") && word.starts_with(['ت', 'س'])) {
            return None;
        }
        let from = self.at.saturating_sub(NEAR + 1).max(self.sentence.start);
        let mut lists = (from..self.at).map(|start| self.named(start));
        let ends_here =
            |list: &Vec<(CountryCode, Range<usize>)>| list.len() == 2 && list[1].1.end == self.at;
        lists.find(ends_here)
    }

    /// `تبحثان عن فوز`: they look for it.
    fn is_search(&self) -> bool {
        let next = self.reading.trigger(self.at + 1);
        next.is_some_and(|trigger| trigger.encounter == Encounter::Search)
    }

    /// The states that stand from a word on, `و` before each but the first.
    fn named(&self, from: usize) -> Vec<(CountryCode, Range<usize>)> {
        let mut list = Vec::new();
        let mut at = from;
        while let Some((state, words)) = self.state_at(at, !list.is_empty()) {
            at = words.end;
            list.push((state, words));
            // `بين مصر وبين السودان`.
            at += usize::from(self.reading.folded(at) == "وبين" && self.sentence.contains(&at));
        }
        list
    }

    /// A state by its name or its capital, which nobody's office takes.
    fn state_at(&self, at: usize, joined: bool) -> Option<(CountryCode, Range<usize>)> {
        if !self.sentence.contains(&at) {
            return None;
        }
        let state = countries::at(self.reading, &self.story.found[self.number], at)?;
        let form = &self.reading.forms[state.form];
        let behind = at > 0 && self.reading.folded(at - 1) == "وبين";
        let and = joined && !behind;
        let links = form.peel.conjunction == and && form.peel.preposition.is_none();
        let free = form.words.start == at && self.reading.runs_on(at) && !self.is_taken(at);
        (links && free && state.via != Via::Demonym).then(|| (state.code, form.words.clone()))
    }

    /// `مباحثات سعودية إماراتية`: the adjectives of the noun.
    fn adjectives(&self) -> Option<Vec<(CountryCode, Range<usize>)>> {
        let mut list = Vec::new();
        let mut at = self.at + 1;
        while self.sentence.contains(&at) {
            let found = countries::at(self.reading, &self.story.found[self.number], at);
            let Some(state) = found.filter(|state| state.via == Via::Demonym) else { break };
            let form = &self.reading.forms[state.form];
            let indefinite = !self.reading.folded(at).starts_with("ال");
            let dashed = self.reading.words.gap(at).trim().trim_matches(['-', '–', '—', 'ـ']);
            // `مباحثات كورية ويابانية`.
            let and = form.peel.conjunction && !list.is_empty();
            let plain = form.peel.conjunction == and && form.peel.preposition.is_none();
            let adjective = form.words.start == at && plain && indefinite;
            if !(adjective && dashed.is_empty()) || self.is_taken(at) {
                break;
            }
            list.push((state.code, form.words.clone()));
            at = form.words.end;
        }
        Some(list)
    }

    /// Whether a mention of somebody covers a word.
    fn is_taken(&self, at: usize) -> bool {
        self.mentions.iter().any(|mention| mention.words.contains(&at))
    }

    /// A word between that begins nothing of its own.
    fn is_plain(&self, at: usize) -> bool {
        let kind = self.reading.kind(at);
        !kind.is(WordKind::VERB) && !self.is_taken(at) && self.reading.runs_on(at)
            || self.reading.in_date(at)
    }

    /// A verb that says that talks are held.
    fn holds(&self, at: usize) -> bool {
        let told = self.reading.trigger(at).map(|trigger| trigger.encounter);
        matches!(told, Some(Encounter::Holds | Encounter::Opens | Encounter::Receive))
            || matches!(self.reading.folded(at).trim_start_matches('و'), "عقد" | "عقدت")
    }

    /// Whether a verb before the noun or right behind its states holds it, or it begins a
    /// headline.
    fn is_held(&self, end: usize) -> bool {
        let headline = self.reading.kind != ParagraphKind::Body && self.at <= 1;
        let from = self.at.saturating_sub(NEAR + 1).max(self.sentence.start);
        let before = (from..self.at).rev().find(|at| self.holds(*at)).is_some_and(|verb| {
            (verb + 1..self.at).all(|at| self.is_plain(at) && !self.is_aim(at))
        });
        let behind = (end..self.sentence.end.min(end + 2)).any(|at| self.holds(at));
        headline || before || behind
    }

    /// `إلى`, `قبل`, `بشأن`: before a noun that is only spoken of.
    fn is_aim(&self, at: usize) -> bool {
        let adverb = self.reading.kind(at).is(WordKind::WITHIN) || self.reading.in_date(at);
        self.reading.kind(at).is(WordKind::STOP) && !adverb
    }

    /// `اتفاق`, `مذكرة` behind the verb.
    fn has_document(&self) -> bool {
        let near = self.at + 1..self.sentence.end.min(self.at + NEAR * 2);
        self.reading
            .triggers(near)
            .any(|at| self.reading.trigger(at).is_some_and(|t| t.encounter == Encounter::Document))
    }

    /// `مباحثات بين مصر والسودان برئاسة X`: led by somebody, who is the side.
    fn is_governing(&self, end: usize) -> bool {
        let near = end..self.sentence.end.min(end + 3);
        self.reading
            .triggers(near)
            .any(|at| self.reading.trigger(at).is_some_and(|t| t.encounter == Encounter::Leads))
    }
}
