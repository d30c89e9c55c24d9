//! Reads groups that are told by whom they are made of: `a delegation of Turkish lawmakers`,
//! `a US congressional delegation`.

use super::Scan;
use crate::extract::countries;
use crate::extract::office::Office;
use crate::extract::party::{Mentioned, Reference};
use crate::model::{CountryCode, RoleClass, StateVia, Via};
use crate::names::Number;

/// Most words between a delegation and whoever leads it.
const LED: usize = 20;
/// Most words from the state of a group to its noun.
const BEFORE: usize = 3;

impl Scan<'_, '_> {
    /// A group at its article; none that is told by whoever leads it.
    pub(super) fn delegation(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        if !matches!(reading.folded(at), "a" | "an" | "the") || !reading.runs_on(at + 1) {
            return None;
        }
        let (state, class, end) = self.group_of(at + 1).or_else(|| self.group_called(at + 1))?;
        let led = (end..end + 3).any(|at| matches!(reading.folded(at), "led" | "headed"));
        if led || end > reading.len() {
            return None;
        }
        let office = Office {
            number: Number::Plural,
            states: vec![state],
            via: Some(StateVia::Demonym),
            members: true,
            ..Office::new(at + 1..end, class)
        };
        let mut mention = Mentioned::new(self.number, at..end, Reference::Office);
        mention.office = Some(office);
        Some(self.push(mention))
    }

    /// `a delegation of the National Defence College of Nigeria, led by NAME`: the state of the
    /// delegation whose head begins at a word.
    pub(super) fn state_led(&self, at: usize) -> Option<CountryCode> {
        let reading = self.reading;
        let verb = at.checked_sub(2).filter(|verb| reading.folded(verb + 1) == "by")?;
        let leads = matches!(reading.folded(verb), "led" | "headed" | "chaired");
        let first = reading.sentence(at).start;
        // `Romania was represented by Deputy Foreign Minister NAME`.
        if reading.folded(verb) == "represented" && verb >= first + 2 {
            let state = countries::at(reading, self.found, verb - 2);
            return state.filter(|state| state.via != Via::Demonym).map(|state| state.code);
        }
        let group = (first..verb)
            .rev()
            .take(LED)
            .find(|at| matches!(reading.folded(*at), "delegation" | "team" | "mission" | "group"));
        let group = group.filter(|_| leads)?;
        // `The Kenyan navy team arrived in Tanzania`: the state before the noun, else the one
        // behind the first `of`, but none where the group goes.
        let before = (group.saturating_sub(BEFORE).max(first)..group).rev();
        let before = before.filter(|at| (at + 1..=group).all(|at| reading.runs_on(at)));
        let of = (group + 1..verb).find(|at| matches!(reading.folded(*at), "of" | "from"));
        let behind = of.map_or(verb, |of| of + 1)..verb;
        let state = |at: usize| Some(self.state_at(at).filter(|_| !self.is_goal(at))?.0);
        before.chain(behind).find_map(state)
    }

    /// `in Oman`, `to the Omani capital`, `visiting Oman`: a state where somebody is or goes.
    fn is_goal(&self, at: usize) -> bool {
        let word = |back: usize| at.checked_sub(back).map_or("", |at| self.reading.folded(at));
        let before = if word(1) == "the" { word(2) } else { word(1) };
        let state = countries::at(self.reading, self.found, at);
        let demonym = state.is_some_and(|state| state.via == Via::Demonym);
        matches!(before, "in" | "to" | "at" | "into") || before == "visiting" && !demonym
    }

    /// `delegation of Turkish lawmakers`, `group of visiting Japanese senators`.
    fn group_of(&self, at: usize) -> Option<(CountryCode, RoleClass, usize)> {
        let reading = self.reading;
        let group = matches!(reading.folded(at), "delegation" | "group" | "team");
        if !group || reading.folded(at + 1) != "of" || !reading.runs_on(at + 1) {
            return None;
        }
        let visiting = reading.folded(at + 2) == "visiting";
        let (state, end) = self.state_at(at + 2 + usize::from(visiting))?;
        let class = match reading.folded(end) {
            "lawmakers" | "senators" | "parliamentarians" | "legislators" | "congressmen"
            | "mps" | "deputies" => RoleClass::Legislator,
            "ministers" => RoleClass::Minister,
            "ambassadors" => RoleClass::Ambassador,
            "governors" | "mayors" => RoleClass::Governor,
            "officers" | "generals" => RoleClass::Military,
            _ => return None,
        };
        reading.runs_on(end).then_some((state, class, end + 1))
    }

    /// `US congressional delegation`, `visiting Omani parliamentary delegation`.
    fn group_called(&self, at: usize) -> Option<(CountryCode, RoleClass, usize)> {
        let reading = self.reading;
        let visiting = matches!(reading.folded(at), "visiting" | "bipartisan" | "joint");
        let (state, end) = self.state_at(at + usize::from(visiting))?;
        let bipartisan = usize::from(reading.folded(end) == "bipartisan");
        let class = match reading.folded(end + bipartisan) {
            "congressional" | "parliamentary" | "senate" => RoleClass::Legislator,
            "ministerial" => RoleClass::Minister,
            "military" => RoleClass::Military,
            _ => return None,
        };
        let noun = end + bipartisan + 1;
        let group = reading.folded(noun) == "delegation" && reading.runs_on(noun);
        group.then_some((state, class, noun + 1))
    }

    /// The state whose form begins at a word, and where the form ends.
    pub(super) fn state_at(&self, at: usize) -> Option<(CountryCode, usize)> {
        let state = countries::at(self.reading, self.found, at)?;
        let form = self.reading.forms[state.form].words.clone();
        (form.start == at).then_some((state.code, form.end))
    }
}
