//! Binds offices, pronouns and counterparts to the people they stand for.

use rustc_hash::FxHashMap;

use super::office::Office;
use super::party::{Mentioned, Reference};
use super::people::Person;
use super::reading::Reading;
use crate::model::{CountryCode, RoleClass};
use crate::names::WordKind;

/// Binds in the order of the text, by what the words say.
pub(super) fn bind(readings: &[Reading], people: &mut [Person], mentions: &mut [Mentioned]) {
    let mut last_of_class: FxHashMap<RoleClass, usize> = FxHashMap::default();
    let mut last: Option<usize> = None;
    for number in 0..mentions.len() {
        if mentions[number].person.is_none() {
            let scan = Binding { readings, people, mentions };
            mentions[number].person = match mentions[number].reference {
                Reference::Office if mentions[number].office.is_none() => scan.compatriot(number),
                Reference::Office => scan.holder(number, &last_of_class),
                Reference::Pronoun => scan.honoured(number).or(last),
                _ => None,
            };
            if mentions[number].person.is_none() {
                mentions[number].person = bare_holder(people, &mentions[number], number);
            }
        }
        let Some(person) = mentions[number].person else { continue };
        let Some(class) = people[person].class else { continue };
        last_of_class.insert(class, person);
        last = Some(person);
    }
}

/// Binds what is left, now that every office has the state that was concluded.
pub(super) fn bind_known(readings: &[Reading], people: &mut [Person], mentions: &mut [Mentioned]) {
    for number in 0..mentions.len() {
        let mention = &mentions[number];
        if mention.person.is_some() || mention.name.is_some() || mention.is_delegation() {
            continue;
        }
        let (Some(class), Some(state)) = (mention.class(), mention.own_state()) else { continue };
        let scan = Binding { readings, people, mentions };
        let ruler = || (class == RoleClass::HeadOfState).then(|| scan.ruler(state)).flatten();
        let holder = scan.of_state(number, class, state);
        let ruler = if holder.is_none() { ruler() } else { None };
        if let Some(person) = ruler {
            people[person].class = Some(class);
            people[person].office = Some(number);
        }
        mentions[number].person = holder.or(ruler);
    }
}

struct Binding<'b, 'a> {
    readings: &'b [Reading<'a>],
    people: &'b [Person],
    mentions: &'b [Mentioned],
}

impl Binding<'_, '_> {
    /// The holder of an office: by class and state; by class alone if one person
    /// has it, or else the last named one if the office is definite and bare.
    fn holder(&self, number: usize, last_of_class: &FxHashMap<RoleClass, usize>) -> Option<usize> {
        let mention = &self.mentions[number];
        let office = mention.office.as_ref().filter(|o| !o.private && !o.members)?;
        let state = mention.own_state();
        if let Some(state) = state {
            return self.of_state(number, office.class, state);
        }
        if office.former {
            return None;
        }
        let of_class: Vec<usize> =
            (0..self.people.len()).filter(|index| self.fits(number, office, *index)).collect();
        // One's own office is named without its state, with or without the name.
        let unsaid: Vec<usize> = of_class
            .iter()
            .copied()
            .filter(|index| !self.people[*index].state_said && !office.bare)
            .collect();
        match (of_class.as_slice(), unsaid.as_slice()) {
            ([only], _) | (_, [only]) => Some(*only),
            _ => last_of_class.get(&office.class).copied().filter(|_| {
                (office.definite && office.bare || is_sole(office.class)) && number > 0
            }),
        }
    }

    /// `the Iraqi official`: the last one named who serves that state.
    fn compatriot(&self, number: usize) -> Option<usize> {
        let state = self.mentions[number].state?;
        let serves = |person: &usize| {
            self.people[*person].state == Some(state) && self.people[*person].class.is_some()
        };
        self.mentions[..number].iter().rev().filter_map(|mention| mention.person).find(serves)
    }

    fn of_state(&self, number: usize, class: RoleClass, state: CountryCode) -> Option<usize> {
        let office = self.mentions[number].office.as_ref();
        let bare = office.filter(|office| office.definite);
        let former = office.is_some_and(|office| office.former);
        let mut fitting = (0..self.people.len()).filter(|index| {
            let person = &self.people[*index];
            let minister = bare.is_some_and(|office| bare_fits(office, person))
                || self.is_counterpart_minister(number, person);
            person.state == Some(state)
                && (person.former || !former)
                && (former || !person.former || minister)
                && (minister
                    || self.is_envoy_at_post(number, person)
                    || class == RoleClass::Royal && person.class == Some(RoleClass::CrownPrince)
                    || person.class == Some(class) && self.same_portfolio(number, person))
        });
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }

    /// `الوزير … نظيره السنغالي`: the foreign minister whom the article names.
    fn is_counterpart_minister(&self, number: usize, person: &Person) -> bool {
        let mention = &self.mentions[number];
        mention.reference == Reference::Counterpart
            && mention.as_class == Some(RoleClass::Minister)
            && person.class.is_some_and(RoleClass::is_chief_minister)
    }

    /// `the Jordanian envoy` is the ambassador of Jordan whom the article names.
    fn is_envoy_at_post(&self, number: usize, person: &Person) -> bool {
        let mention = &self.mentions[number];
        let office = mention.office.as_ref();
        let last =
            office.map_or("", |office| self.readings[mention.reading].folded(office.words.end - 1));
        last == "envoy" && person.class == Some(RoleClass::Ambassador)
    }

    /// `أمير قطر` is the only member of the ruling house the article names, by a
    /// title alone.
    fn ruler(&self, state: CountryCode) -> Option<usize> {
        let of_house = |person: &Person| {
            person.class == Some(RoleClass::Royal)
                && person.state == Some(state)
                && person.office.is_none()
        };
        let mut members = (0..self.people.len()).filter(|index| of_house(&self.people[*index]));
        let ruled = self.people.iter().any(|person| {
            person.class == Some(RoleClass::HeadOfState) && person.state == Some(state)
        });
        members.next().filter(|_| members.next().is_none() && !ruled)
    }

    fn fits(&self, number: usize, office: &Office, person: usize) -> bool {
        let person = &self.people[person];
        let class = person.class == Some(office.class)
            && self.same_portfolio(number, person)
            && (!person.former || office.bare);
        class || (office.bare && bare_fits(office, person))
    }

    /// Whether an office can be the one a person holds: of those that one class
    /// has many of, the first word after the head must be said of both.
    fn same_portfolio(&self, number: usize, person: &Person) -> bool {
        let mention = &self.mentions[number];
        let Some(office) = mention.office.as_ref().filter(|office| !office.bare) else {
            return self.same_latin_head(number, person);
        };
        let many = matches!(
            office.class,
            RoleClass::Minister
                | RoleClass::DeputyMinister
                | RoleClass::Other
                | RoleClass::Military
                | RoleClass::Spokesperson
                | RoleClass::International
        );
        let Some(held) = person.office.filter(|_| many) else { return true };
        let other = &self.mentions[held];
        let Some(held) = other.office.as_ref().filter(|held| !held.bare) else { return true };
        let (one, two) = (&self.readings[mention.reading], &self.readings[other.reading]);
        let first = office.words.start + 1;
        one.has_state(first)
            || held.words.clone().any(|index| two.folded(index) == one.folded(first))
    }

    /// `the King` is who was called so, not the president: English says a head
    /// again in the same words.
    fn same_latin_head(&self, number: usize, person: &Person) -> bool {
        let mention = &self.mentions[number];
        let reading = &self.readings[mention.reading];
        let Some(held) = person.office.filter(|_| !reading.is_arabic(mention.words.start)) else {
            return true;
        };
        let other = &self.mentions[held];
        let (Some(office), Some(held)) = (&mention.office, &other.office) else { return true };
        let head = reading.folded(office.words.end - 1);
        let words = &self.readings[other.reading];
        held.words.clone().any(|index| words.folded(index) == head)
    }

    /// Whom a pronoun stands for: the first who bears its honorific (`سعادة` for
    /// `سعادته`) in the last sentence that has one.
    fn honoured(&self, number: usize) -> Option<usize> {
        let mention = &self.mentions[number];
        let pronoun = self.readings[mention.reading].folded(mention.words.start);
        let root: String = pronoun.chars().take(3).collect();
        let bearer = |other: &Mentioned| {
            let reading = &self.readings[other.reading];
            let mut words = other.words.clone();
            let bears = words.any(|index| {
                let word = reading.folded(index);
                reading.kind(index).is(WordKind::HONORIFIC.or(WordKind::PRONOUN))
                    && word.trim_start_matches("ال").starts_with(&root)
            });
            other.person.filter(|_| bears)
        };
        let last = self.mentions[..number].iter().rposition(|other| bearer(other).is_some())?;
        let here = &self.mentions[last];
        let start = self.readings[here.reading].sentence(here.words.start).start;
        let from = self.mentions[..=last]
            .partition_point(|m| (m.reading, m.words.start) < (here.reading, start));
        self.mentions[from..=last].iter().find_map(bearer)
    }
}

/// Offices of which a state has one, so that the words say which.
pub(super) fn is_sole(class: RoleClass) -> bool {
    use RoleClass::{CrownPrince, DefenceMinister, ForeignMinister, HeadOfGovernment, HeadOfState};
    matches!(
        class,
        CrownPrince | DefenceMinister | ForeignMinister | HeadOfGovernment | HeadOfState
    )
}

/// `وزير الدفاع` told before `الوزير فلان`, the only minister without a portfolio.
fn bare_holder(people: &mut [Person], mention: &Mentioned, number: usize) -> Option<usize> {
    let office = mention.office.as_ref().filter(|office| !office.bare && !office.private)?;
    let class = office.class;
    if !class.is_chief_minister() || !office.states.is_empty() {
        return None;
    }
    let mut bare = (0..people.len()).filter(|index| {
        let person = &people[*index];
        person.bare && person.class == Some(RoleClass::Minister)
    });
    let only = bare.next()?;
    if bare.next().is_some() {
        return None;
    }
    let person = &mut people[only];
    person.class = Some(class);
    person.office = Some(number);
    person.bare = false;
    Some(only)
}

/// `الوزير` is the foreign minister, too, and `الأمير السعودي` the crown prince.
fn bare_fits(office: &Office, person: &Person) -> bool {
    let holder = match office.class {
        RoleClass::Minister => person.class.is_some_and(RoleClass::is_chief_minister),
        RoleClass::Royal => person.class == Some(RoleClass::CrownPrince),
        _ => false,
    };
    (office.bare || (office.plain && office.definite)) && holder
}
