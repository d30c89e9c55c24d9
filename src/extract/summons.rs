//! Finds the state that summons an envoy: `استدعت باكستان السفير الأميركي`, `تم استدعاء
//! سفير السويد إلى وزارة الخارجية العراقية`.
//!
//! The host of a summons is mostly a state or its ministry, which no name and no office
//! tells. In go the words of an article and its mentions; out come a mention of the
//! state and the envoy for each summons. Calling one's own envoy home is none.

mod english;

use std::ops::Range;

use super::assemble::Story;
use super::office::Host;
use super::party::{Mentioned, Reference};
use super::reading::Reading;
use crate::model::{CountryCode, RoleClass};
use crate::names::Encounter;

/// Most words between what tells a summons and the envoy.
const NEAR: usize = 10;
/// Most words between the envoy and the ministry he was summoned to.
const FAR: usize = 14;

/// An envoy summoned by a state.
#[derive(Debug)]
pub(super) struct Summons {
    /// The word that says so.
    pub at: usize,
    /// The state, as a mention in the reading of that word.
    pub host: Mentioned,
    /// Where the mention of the envoy begins.
    pub guest: usize,
}

impl Summons {
    /// The reading and the word that say so.
    pub fn place(&self) -> (usize, usize) {
        (self.host.reading, self.at)
    }
}

/// The summonses that an article tells, in order.
pub(super) fn find(story: &Story) -> Vec<Summons> {
    let mut list = Vec::new();
    for (number, reading) in story.readings.iter().enumerate() {
        for at in reading.triggers(0..reading.len()).filter(|at| says(reading, *at).is_some()) {
            let sentence = reading.sentence(at);
            let mentions = story.mentions_in(number, &sentence);
            let told = Told { story, number, reading, mentions, sentence, at };
            list.extend(match reading.is_arabic(at) {
                true => told.summons(),
                false => told.summons_in_english(),
            });
        }
    }
    list
}

/// Whether a word tells a summons: by the verb of whoever summons, or else.
fn says(reading: &Reading, at: usize) -> Option<Encounter> {
    let encounter = reading.trigger(at)?.encounter;
    matches!(encounter, Encounter::Summon | Encounter::Summoned).then_some(encounter)
}

/// `الخارجية`, `السلطات`: a body of a state, whichever.
fn is_body(word: &str) -> bool {
    let word = word.trim_start_matches('و');
    let word = word.strip_prefix("لل").or(word.strip_prefix("ال")).unwrap_or(word);
    matches!(word, "خارجيه" | "وزاره" | "زاره" | "سلطات" | "حكومه")
}

/// A word that tells a summons, and what stands around it.
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
    fn summons(&self) -> Option<Summons> {
        let active = says(self.reading, self.at) == Some(Encounter::Summon);
        let after = self.envoy_after();
        let before = || self.envoy_before().filter(|_| self.is_passive());
        let guest = after.or_else(before)?;
        if self.is_own(guest) {
            return None;
        }
        let ministry = || self.ministry_after(guest);
        let said = match active {
            true => self.state_between(guest).or_else(|| self.state_before(guest)),
            false if self.is_done() => self.state_before(guest),
            false => return None,
        };
        let passive = self.is_passive();
        let said = if passive { ministry().or(said) } else { said };
        let body = self.sentence.clone().any(|index| is_body(self.reading.folded(index)));
        let setting = || Some((self.story.setting.filter(|_| body)?, self.at..self.at + 1));
        let host = said.or_else(|| self.accredited(guest)).or_else(setting);
        let (state, words) = host.filter(|(state, _)| self.state_of(guest) != Some(*state))?;
        let mut host = Mentioned::new(self.number, words, Reference::State);
        host.state = Some(state);
        Some(Summons { at: self.at, host, guest: guest.words.start })
    }

    fn is_envoy(&self, mention: &Mentioned) -> bool {
        let class = |person: usize| self.story.people[person].class;
        let class = mention.class().or_else(|| mention.person.and_then(class));
        class.is_some_and(RoleClass::is_abroad)
            && (mention.person.is_some() || self.state_of(mention).is_some())
    }

    fn state_of(&self, mention: &Mentioned) -> Option<CountryCode> {
        let own = mention.own_state();
        own.or_else(|| self.story.people[mention.person?].state)
    }

    /// The envoy behind the word, with no other party between.
    fn envoy_after(&self) -> Option<&Mentioned> {
        let near = self.at + 1..self.sentence.end.min(self.at + NEAR + 2);
        let behind = self.mentions.partition_point(|mention| mention.words.start <= self.at);
        let first = self.mentions.get(behind)?;
        // `سفيرها لدى X`, of whom no mention is made.
        let own = |at: usize| self.reading.folded(at).starts_with("سفير");
        let other = (self.at + 1..first.words.start).any(own);
        (near.contains(&first.words.start) && !other && self.is_envoy(first)).then_some(first)
    }

    /// The mentions of the sentence that begin before the word.
    fn told_before(&self) -> &[Mentioned] {
        let before = self.mentions.partition_point(|mention| mention.words.start < self.at);
        &self.mentions[..before]
    }

    fn envoy_before(&self) -> Option<&Mentioned> {
        let near = self.at.saturating_sub(3).max(self.sentence.start)..self.at + 1;
        let mut told = self.told_before().iter().rev();
        let last = told.find(|mention| mention.words.end <= self.at)?;
        (near.contains(&last.words.end) && self.is_envoy(last)).then_some(last)
    }

    /// `سفيرها`, `السفير للتشاور`: called home.
    fn is_own(&self, guest: &Mentioned) -> bool {
        let own = |at: usize| {
            let word = self.reading.folded(at);
            let pronoun = word.ends_with("ها") || word.ends_with("هم") || word.ends_with("نا");
            pronoun || self.reading.is_his(at)
        };
        let end = self.sentence.end.min(guest.words.end + FAR);
        let home = (guest.words.end..end).any(|at| {
            let word = self.reading.folded(at);
            let post = matches!(word, "منصبه" | "منصبها" | "مهامه" | "مهامها");
            word.starts_with("للتشاور")
                || word.starts_with("للمشاور")
                || post && self.reading.folded(at - 1) == "من"
        });
        let former = guest.office.as_ref().is_some_and(|office| office.former);
        // `الرئيس استدعي السفير`: with whoever summons before, the verb is no passive.
        let summons = self.mentions.iter().any(|m| m.words.end == self.at && !self.is_envoy(m));
        own(guest.words.start) || home || former || self.is_passive() && summons
    }

    /// `استُدعي السفير`, `تم استدعاء السفير`, with nobody who does it before.
    fn is_passive(&self) -> bool {
        let word = self.reading.words.original(self.at);
        says(self.reading, self.at) == Some(Encounter::Summoned) || word.ends_with('ي')
    }

    /// Whether a noun says that it was done, and not that it is called for.
    fn is_done(&self) -> bool {
        let word = self.reading.folded(self.at);
        let noun = word.ends_with('ء') || word.ends_with("اء");
        let from = self.at.saturating_sub(NEAR / 2).max(self.sentence.start);
        let done = |index: usize| {
            matches!(
                self.reading.folded(index).trim_start_matches('و'),
                "تم" | "جري" | "قام" | "قامت" | "اعلن" | "اعلنت" | "بعد" | "عقب" | "اثر"
            )
        };
        !noun || self.at == self.sentence.start || (from..self.at).any(done)
    }

    /// The states that some words name outside the mentions of people, with their words.
    fn states(&self, words: Range<usize>) -> impl Iterator<Item = (CountryCode, Range<usize>)> {
        let found = &self.story.found[self.number];
        let form = |form: usize| &self.reading.forms[form].words;
        let from = found.partition_point(|state| form(state.form).start < words.start);
        let end = words.end;
        let within = found[from..].iter().take_while(move |state| form(state.form).start < end);
        within.map(move |state| (state.code, form(state.form).clone())).filter(move |(_, form)| {
            let covered = |mention: &Mentioned| {
                let speaks = mention.class() == Some(RoleClass::Spokesperson);
                mention.words.contains(&form.start) && !speaks
            };
            !self.mentions.iter().any(covered)
        })
    }

    fn state_between(&self, guest: &Mentioned) -> Option<(CountryCode, Range<usize>)> {
        self.states(self.at + 1..guest.words.start.max(self.at + 1)).next()
    }

    /// `باكستان تستدعي`, `أعلنت الخارجية اللبنانية أنها استدعت`.
    fn state_before(&self, guest: &Mentioned) -> Option<(CountryCode, Range<usize>)> {
        let parties = self.mentions.iter().filter(|mention| {
            let speaks = mention.class() == Some(RoleClass::Spokesperson);
            mention.words.end <= self.at && !speaks && mention.words != guest.words
        });
        let last = parties.map(|mention| mention.words.end).max().unwrap_or(0);
        let from = self.at.saturating_sub(FAR).max(self.sentence.start).max(last);
        self.states(from..self.at).last()
    }

    /// `إلى مقر وزارة الخارجية العراقية`.
    fn ministry_after(&self, guest: &Mentioned) -> Option<(CountryCode, Range<usize>)> {
        let from = guest.words.end.max(self.at + 1);
        let words = from..self.sentence.end.min(from + FAR);
        self.states(words).find(|(_, form)| is_body(self.reading.folded(form.start - 1)))
    }

    /// `السفير الهولندي لدى أنقرة`: where the envoy is accredited.
    fn accredited(&self, guest: &Mentioned) -> Option<(CountryCode, Range<usize>)> {
        let held = |person: usize| {
            let office = self.story.people[person].office?;
            self.story.mentions[office].office.as_ref()?.host
        };
        let host = guest.office.as_ref().and_then(|office| office.host);
        match host.or_else(|| held(guest.person?))? {
            Host::State(state) => Some((state, guest.words.clone())),
            Host::Setting => Some((self.story.setting?, guest.words.clone())),
        }
    }
}
