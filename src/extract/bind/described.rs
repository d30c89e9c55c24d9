//! Binds those whom an English article calls by what they are: `the Iraqi official`, `the guest`.

use super::{Binding, also_called, is_of_attendance};
use crate::extract::office::Office;
use crate::extract::party::Mentioned;
use crate::extract::people::Person;
use crate::model::RoleClass;

/// Paragraphs back in which whoever visits was named.
const BACK: usize = 2;

impl Binding<'_, '_> {
    /// The last one named who serves the state and can be called so; without a state, the last one
    /// whose own was told with the name.
    pub(super) fn described(&self, number: usize) -> Option<usize> {
        let mention = &self.mentions[number];
        let reading = &self.readings[mention.reading];
        // In Arabic the noun comes first.
        let arabic = reading.is_arabic(mention.words.start);
        let noun = reading.folded(if arabic { mention.words.start } else { mention.words.end - 1 });
        let fits = |person: usize| self.people[person].class.is_some_and(|class| is(noun, class));
        let before = self.mentions[..number].iter().rev();
        let Some(state) = mention.state else {
            let near = before.take_while(|other| other.reading + BACK >= mention.reading);
            let mut named =
                near.filter(|other| other.name.is_some() && other.own_state().is_some());
            return named.find_map(|other| other.person.filter(|p| fits(*p) && self.came(other)));
        };
        let serves = |person: &usize| self.people[*person].state == Some(state) && fits(*person);
        let came = before.clone().filter(|other| self.came(other));
        let mut of_state = came.filter_map(|other| other.person).filter(serves);
        of_state.next()
    }

    /// `the visiting minister`: the last one so called whose state was told with the name.
    pub(super) fn visitor(&self, number: usize, office: &Office) -> Option<usize> {
        let mention = &self.mentions[number];
        let reading = &self.readings[mention.reading];
        let mut words = mention.words.start..office.words.start;
        let open = mention.own_state().is_none() && office.states.is_empty();
        if !open || !words.any(|at| reading.folded(at) == "visiting") {
            return None;
        }
        let fits = |person: usize| {
            let held = &self.people[person];
            let also = also_called(office.class);
            held.class.is_some_and(|class| class == office.class || also.contains(&class))
        };
        let before = self.mentions[..number].iter().rev();
        let near = before.take_while(|other| other.reading + BACK >= mention.reading);
        let mut named = near.filter(|other| other.name.is_some() && other.own_state().is_some());
        named.find_map(|other| other.person.filter(|p| fits(*p) && self.came(other)))
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
        let aside = |at: usize| {
            let word = reading.folded(at);
            let stood = ["حضر", "وحضر", "بحضور", "حضور"].iter().any(|stem| word.starts_with(stem));
            stood || matches!(word, "attended" | "accompanied" | "presence" | "present")
        };
        // `a message from King NAME of Jordan`.
        let sender = mention.words.start > sentence.start
            && reading.folded(mention.words.start - 1) == "from";
        !sender
            && !is_of_attendance(reading, mention)
            && !(sentence.start..mention.words.start).any(aside)
    }
}

/// Whether the holder of an office is called by a noun.
fn is(noun: &str, class: RoleClass) -> bool {
    match noun {
        "general" | "admiral" | "officer" => class == RoleClass::Military,
        "diplomat" => {
            let home = matches!(class, RoleClass::ForeignMinister | RoleClass::DeputyMinister);
            class.is_abroad() || home
        }
        _ => true,
    }
}
