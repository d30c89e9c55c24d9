//! Concludes the state of an office that names none.
//!
//! In this order: the ruling house of its holder, the side it sits on (`من
//! الجانب الأميركي`), the country the article is set in if the outlet or the
//! dateline tells it, the one state that the article gives the same office
//! without naming another holder, the country the article seems to be set in.

use rustc_hash::FxHashMap;

use super::countries::{self, CountryMention};
use super::office::Host;
use super::party::Mentioned;
use super::people::Person;
use super::reading::Reading;
use super::setting::Setting;
use crate::model::{CountryCode, RoleClass};
use crate::names::{Encounter, Gazetteer, WordKind};

/// What the conclusions are drawn from.
pub(super) struct Evidence<'r, 'a> {
    pub readings: &'r [Reading<'a>],
    pub found: &'r [Vec<CountryMention>],
    pub setting: Setting,
}

/// Gives people and offices without a state the one that fits them.
pub(super) fn states(evidence: &Evidence, people: &mut [Person], mentions: &mut [Mentioned]) {
    let said = said_without_holder(mentions);
    for person in people.iter_mut().filter(|person| person.state.is_none()) {
        let Some(class) = person.class else { continue };
        let office = person.office.map(|number| &mentions[number]);
        person.state = Gazetteer::get()
            .offices
            .house(&person.words)
            .or_else(|| evidence.of(class, office, (&said, mentions)));
        if let (Some(office), Some(state)) = (office, person.state) {
            evidence.readings[office.reading].note(office.words.clone(), || {
                format!("its office names no state: {state} is concluded")
            });
        }
    }
    for number in 0..mentions.len() {
        if mentions[number].own_state().is_none() {
            mentions[number].state = match mentions[number].person {
                Some(person) => people[person].state,
                None => mentions[number].class().and_then(|class| {
                    evidence.of(class, Some(&mentions[number]), (&said, mentions))
                }),
            };
        }
    }
}

/// For each class, the states of offices whose holder is not named; `None` where
/// there are several.
type Said = FxHashMap<RoleClass, Option<CountryCode>>;

fn said_without_holder(mentions: &[Mentioned]) -> Said {
    let mut said = Said::default();
    let heir = |mention: &Mentioned| mention.class() == Some(RoleClass::CrownPrince);
    for mention in mentions.iter().filter(|m| m.person.is_none() || heir(m)) {
        if let (Some(class), Some(state)) = (mention.class(), mention.own_state()) {
            let known = said.entry(class).or_insert(Some(state));
            *known = known.filter(|other| *other == state);
        }
    }
    said
}

impl Evidence<'_, '_> {
    fn of(
        &self,
        class: RoleClass,
        mention: Option<&Mentioned>,
        (said, mentions): (&Said, &[Mentioned]),
    ) -> Option<CountryCode> {
        let office = mention.and_then(|mention| mention.office.as_ref());
        let monarchy = |home: &CountryCode| Gazetteer::get().offices.is_monarchy(*home);
        let foreign = office.is_some_and(|office| office.republican);
        let home = match self.setting.country {
            Some(home) if foreign && monarchy(&home) => self.setting.most_named,
            home => home,
        };
        if class == RoleClass::International {
            return None;
        }
        if office.is_some_and(|office| office.homeland) {
            return home;
        }
        if is_abroad(class) {
            // Foreign ambassadors come with their state, one's own without.
            let host = office.and_then(|office| office.host);
            let at_home = host == Some(Host::Setting);
            return home.filter(|home| !at_home && host != Some(Host::State(*home)));
        }
        let dynasty = said.get(&RoleClass::CrownPrince).copied().flatten();
        let heir = dynasty.filter(|_| class == RoleClass::Royal);
        mention
            .and_then(|mention| self.side(mention))
            .or(heir)
            .or_else(|| self.speaker(mention?, mentions))
            .or(home.filter(|_| self.setting.told))
            .or_else(|| said.get(&class).copied().flatten())
            .or(home)
    }

    /// `قال الناطق باسم الخارجية الإيرانية إن وزير الخارجية …`: an office in what
    /// somebody says is of the speaker's state.
    fn speaker(&self, mention: &Mentioned, mentions: &[Mentioned]) -> Option<CountryCode> {
        let reading = &self.readings[mention.reading];
        let at = mention.words.start;
        let sentence = reading.sentence(at);
        let that = (sentence.start..at).rev().find(|index| {
            reading.trigger(*index).is_some_and(|trigger| trigger.encounter == Encounter::That)
        })?;
        let from = mentions
            .partition_point(|m| (m.reading, m.words.start) < (mention.reading, sentence.start));
        mentions[from..]
            .iter()
            .take_while(|m| m.reading == mention.reading && m.words.start < that)
            .filter(|m| m.class().is_some_and(|class| !is_abroad(class)))
            .find_map(Mentioned::own_state)
    }

    /// `حضر من الجانب الأميركي رئيس الأركان`: the side named before in the
    /// sentence.
    fn side(&self, mention: &Mentioned) -> Option<CountryCode> {
        let (reading, found) = (&self.readings[mention.reading], &self.found[mention.reading]);
        let at = mention.words.start;
        let sentence = reading.sentence(at);
        (sentence.start..at).rev().find_map(|index| {
            let side = reading.kind(index).is(WordKind::SIDE);
            let state = countries::at(reading, found, index + 1).filter(|_| side)?;
            Some(state.code)
        })
    }
}

/// Whether who holds an office of this class serves in another state.
pub(super) fn is_abroad(class: RoleClass) -> bool {
    matches!(class, RoleClass::Ambassador | RoleClass::Diplomat)
}
