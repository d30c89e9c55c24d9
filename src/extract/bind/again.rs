//! Binds an office told again, in fewer words, to whom the text has named with it.

use super::Binding;
use crate::extract::office::Office;
use crate::extract::reading::Reading;
use crate::model::RoleClass;

impl Binding<'_, '_> {
    /// `وزير خارجية بلاده`: told after somebody of his state.
    pub(super) fn is_of_another_state(&self, person: usize) -> bool {
        let held = self.people[person].office.map(|held| &self.mentions[held]);
        held.is_some_and(|held| {
            let own = |at| matches!(self.readings[held.reading].folded(at), "بلاده" | "بلادها");
            held.office.as_ref().is_some_and(|office| office.words.clone().any(own))
        })
    }

    /// `رئيس المجلس` is who was called `رئيس مجلس النواب`: the last one.
    pub(super) fn of_same_body(&self, number: usize, office: &Office) -> Option<usize> {
        let reading = &self.readings[self.mentions[number].reading];
        let start = office.words.start;
        let body = reading.folded(start + 1).strip_prefix("ال")?;
        let head = |reading: &Reading, at| Some(reading.head_behind_clitics(at)?.0.head);
        let short = office.words.len() == 2 && office.class == RoleClass::Other;
        let own = head(reading, start).filter(|_| short)?;
        self.mentions[..number].iter().rev().find_map(|mention| {
            let (held, there) = (mention.office.as_ref()?, &self.readings[mention.reading]);
            let of = there.folded(held.words.start + 1);
            let whole = held.words.len() > 2 && of.strip_prefix("ال").unwrap_or(of) == body;
            let same = whole && head(there, held.words.start) == Some(own) && !held.former;
            mention.person.filter(|_| same)
        })
    }

    /// `the COAS` is who was called `Chief of the Army Staff (COAS) NAME`.
    pub(super) fn of_acronym(&self, number: usize, office: &Office) -> Option<usize> {
        let reading = &self.readings[self.mentions[number].reading];
        let at = office.words.start;
        let short = reading.words.original(at).chars().all(char::is_uppercase);
        if office.words.len() != 1 || !short || reading.is_arabic(at) {
            return None;
        }
        self.mentions[..number].iter().rev().find_map(|mention| {
            let there = &self.readings[mention.reading];
            let says = |index: usize| there.folded(index) == reading.folded(at);
            mention.person.filter(|_| mention.name.is_some() && mention.words.clone().any(says))
        })
    }

    /// `نائب رئيس الوزراء` is who was called `نائب رئيس الوزراء وزير الخارجية`: the last one, at
    /// home.
    pub(super) fn of_same_words(&self, number: usize, office: &Office) -> Option<usize> {
        let reading = &self.readings[self.mentions[number].reading];
        let len = office.words.len();
        if len < 3 || !reading.is_arabic(office.words.start) {
            return None;
        }
        self.mentions[..number].iter().rev().find_map(|mention| {
            let (held, there) = (mention.office.as_ref()?, &self.readings[mention.reading]);
            let longer = held.words.len() > len && held.states.is_empty() && !held.former;
            let first = held.words.clone().take(len).zip(office.words.clone());
            let mut pairs = first.map(|(one, other)| (there.bare(one), reading.bare(other)));
            mention.person.filter(|_| longer && pairs.all(|(one, other)| one == other))
        })
    }
}
