//! Names the delegation of a meeting by whoever is said later to lead it: `استقبل X وفدا
//! برلمانيا. ووصل الوفد برئاسة Y`.

use super::{Found, Side, Told, party};
use crate::extract::countries;
use crate::extract::party::Mentioned;
use crate::extract::sentence::Sentence;
use crate::model::CountryCode;
use crate::names::Encounter;

/// Puts whoever a sentence says to lead the delegation told before in its place.
pub(super) fn name_delegations(meetings: &mut [Found], told: &mut Told, sentence: &Sentence) {
    let Some((leader, own)) = sentence.leader_of_delegation() else { return };
    let Some(leader) = leader.person else { return };
    let nameless = |found: &Found| {
        let group = |place: &usize| {
            found.delegations[*place] && matches!(found.sides[*place], Side::Office(..))
        };
        (0..2).find(group)
    };
    let story = sentence.story();
    // `ويرأس الوفد النائب X`: where nothing says whose, the delegation's.
    let said = story.people[leader].state.filter(|_| story.people[leader].state_said);
    let state = own.or(said);
    let leads = |side: Side| match side {
        Side::Office(_, of) => of.is_none() || state.is_none() || of == state,
        _ => false,
    };
    let mut groups: Vec<Side> = meetings
        .iter()
        .filter_map(|found| Some(found.sides[nameless(found)?]))
        .filter(|side| leads(*side))
        .collect();
    groups.dedup();
    // Of two delegations nobody can tell which he leads.
    let [group] = groups[..] else { return };
    for (number, found) in meetings.iter_mut().enumerate() {
        let Some(place) = nameless(found).filter(|place| found.sides[*place] == group) else {
            continue;
        };
        let side = Side::Person(leader);
        let other = found.sides[1 - place];
        // Where he is told as the party already, the nameless record is dropped by that.
        let known = [[side, other], [other, side]].iter().any(|both| told.contains_key(both));
        if other == side || known {
            continue;
        }
        found.sides[place] = side;
        found.private[place] = story.people[leader].class.is_none();
        found.delegations[place] = false;
        let mut named = party(story, side);
        if let Side::Office(_, of) = group {
            named.country = state.or(of).or(named.country);
        }
        match place {
            0 => found.meeting.host = named,
            _ => found.meeting.guest = named,
        }
        told.entry(found.sides).or_default().push(number);
    }
}

impl<'r> Sentence<'_, 'r, '_> {
    /// `الوفد برئاسة X`, `ويرأس الوفد الأميركي X`: whoever leads the delegation that is told
    /// already, and the state that is said of it.
    fn leader_of_delegation(&self) -> Option<(&'r Mentioned, Option<CountryCode>)> {
        let group = |at: &usize| {
            let word = self.reading.folded(*at);
            matches!(word.trim_start_matches('و'), "الوفد" | "بالوفد")
        };
        let group = self.reading.triggers(self.words.clone()).find(group)?;
        let found = &self.story().found[self.number];
        let state = countries::at(self.reading, found, group + 1).map(|state| state.code);
        let behind = group + 1 + usize::from(state.is_some());
        let by = self.is(behind, Encounter::Leads);
        let heads = |at: usize| {
            let word = self.reading.folded(at).trim_start_matches('و');
            matches!(word, "راس" | "يراس" | "تراس" | "يتراس" | "قاد" | "يقود")
        };
        let headed = group > self.words.start && heads(group - 1);
        let from = if by { behind + 1 } else { behind };
        let near = |party: &&&'r Mentioned| (from..=from + 1).contains(&party.words.start);
        let leader = self.parties.iter().find(near).filter(|_| by || headed)?;
        Some((leader, state))
    }
}
