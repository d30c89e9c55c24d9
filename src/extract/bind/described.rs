//! Binds those whom an article calls by what they are: `the Iraqi official`, `the guest`,
//! `المسؤول الليبي`.

use super::{Binding, also_called};
use crate::extract::office::Office;
use crate::extract::party::Mentioned;
use crate::extract::people::Person;
use crate::extract::reading::Reading;
use crate::model::RoleClass;
use crate::names::Encounter;

/// Paragraphs back in which whoever visits was named.
const BACK: usize = 2;

impl Binding<'_, '_> {
    /// The last one named who serves the state and can be called so; without a state, the last one
    /// from abroad whose own was told with the name.
    pub(super) fn described(&self, number: usize) -> Option<usize> {
        let mention = &self.mentions[number];
        let reading = &self.readings[mention.reading];
        let noun = noun(reading, mention);
        if self.is_told_of_another(mention, noun) {
            return None;
        }
        let fits =
            |person: usize| self.people[person].class.is_some_and(|class| can_be(noun, class));
        let Some(state) = mention.state else {
            return self.last_guest(number, fits);
        };
        let serves = |person: &usize| self.people[*person].state == Some(state) && fits(*person);
        let came = self.near(number).filter(|other| self.came(other));
        came.filter_map(|other| other.person).find(serves)
    }

    /// `the visiting minister`: the last one from abroad so called.
    pub(super) fn visitor(&self, number: usize, office: &Office) -> Option<usize> {
        let mention = &self.mentions[number];
        let reading = &self.readings[mention.reading];
        let mut words = mention.words.start..office.words.start;
        let open = mention.own_state().is_none() && office.states.is_empty();
        if !open || !words.any(|at| reading.folded(at) == "visiting") {
            return None;
        }
        self.last_guest(number, |person| {
            let held = &self.people[person];
            let also = also_called(office.class);
            held.class.is_some_and(|class| class == office.class || also.contains(&class))
        })
    }

    /// The last one named not long before, whose state was told with the name and is not that of
    /// the setting.
    fn last_guest(&self, number: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let told = |other: &&Mentioned| {
            let state = other.own_state();
            other.name.is_some() && state.is_some() && state != self.home && self.came(other)
        };
        self.near(number).filter(told).find_map(|other| other.person.filter(|p| fits(*p)))
    }

    /// The mentions not long before one, the last first.
    fn near(&self, number: usize) -> impl Iterator<Item = &Mentioned> {
        let here = self.mentions[number].reading;
        self.mentions[..number].iter().rev().take_while(move |other| other.reading + BACK >= here)
    }

    /// `a US official said … The US official`, `قال مسؤول أميركي`: somebody without a name.
    fn is_told_of_another(&self, mention: &Mentioned, noun: &str) -> bool {
        let first = mention.reading.saturating_sub(BACK);
        self.readings[first..=mention.reading].iter().any(|reading| {
            (0..reading.len()).any(|at| {
                if reading.is_arabic(at) {
                    return reading.folded(at) == noun && reading.has_state(at + 1);
                }
                let one = |at: usize| matches!(reading.folded(at), "a" | "an");
                reading.folded(at) == noun && (at.saturating_sub(3)..at).any(one)
            })
        })
    }

    /// `the Jordanian envoy` is the ambassador of Jordan whom the article names.
    pub(super) fn is_envoy_at_post(&self, number: usize, person: &Person) -> bool {
        let envoy = self.last_word(number) == "envoy";
        // `the envoy` of the United Nations.
        let sent = || {
            let held = person.office.map(|held| &self.mentions[held]);
            held.is_some_and(|held| {
                let reading = &self.readings[held.reading];
                let words = held.office.as_ref().map_or(0..0, |office| office.words.clone());
                words.into_iter().any(|at| reading.folded(at) == "envoy")
            })
        };
        envoy
            && (person.class == Some(RoleClass::Ambassador)
                || person.class == Some(RoleClass::International) && sent())
    }

    /// Whose office English tells by a bare noun: the ambassador is `the envoy`, a minister
    /// with the title of one `the Secretary`.
    pub(super) fn called_in_short(&self, number: usize) -> &'static [RoleClass] {
        use RoleClass::{Ambassador, DefenceMinister, ForeignMinister, International, Minister};
        let office = self.mentions[number].office.as_ref();
        match self.last_word(number) {
            _ if office.is_none_or(|office| !office.bare) => &[],
            "envoy" => &[Ambassador, International],
            "secretary" => &[ForeignMinister, DefenceMinister, Minister],
            _ => &[],
        }
    }

    /// Neither who sent a message nor who stood by.
    fn came(&self, mention: &Mentioned) -> bool {
        let reading = &self.readings[mention.reading];
        let sentence = reading.sentence(mention.words.start);
        // `Accompanied by his aide, X` tells of X.
        let own = sentence.start + usize::from(!reading.is_arabic(sentence.start));
        let aside = |at: usize| {
            let trigger = reading.trigger(at).map(|trigger| trigger.encounter);
            matches!(trigger, Some(Encounter::Present | Encounter::Aside))
        };
        // `a message from King NAME of Jordan`.
        let sender = mention.words.start > sentence.start
            && reading.folded(mention.words.start - 1) == "from";
        !sender && !(own..mention.words.start).any(aside)
    }
}

/// The noun by which somebody is called: in Arabic the first word, without article and clitics.
fn noun<'r>(reading: &'r Reading, mention: &Mentioned) -> &'r str {
    if !reading.is_arabic(mention.words.start) {
        return reading.folded(mention.words.end - 1);
    }
    reading.noun(mention.words.start)
}

/// Whether the holder of an office can be called by a noun: a president is no `official`.
fn can_be(noun: &str, class: RoleClass) -> bool {
    match noun {
        "general" | "admiral" | "officer" => class == RoleClass::Military,
        "diplomat" => {
            let home = matches!(class, RoleClass::ForeignMinister | RoleClass::DeputyMinister);
            class.is_abroad() || home
        }
        "guest" | "visitor" | "leader" | "statesman" | "politician" | "dignitary" => true,
        noun if noun.starts_with("ضيف") => true,
        _ => !matches!(class, RoleClass::HeadOfState | RoleClass::HeadOfGovernment),
    }
}
