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
        let by = at.checked_sub(2).filter(|led| reading.folded(led + 1) == "by")?;
        let led = matches!(reading.folded(by), "led" | "headed" | "chaired");
        let first = reading.sentence(at).start;
        // `Romania was represented by Deputy Foreign Minister NAME`.
        if reading.folded(by) == "represented" && by >= first + 2 {
            let state = countries::at(reading, self.found, by - 2);
            return state.filter(|state| state.via != Via::Demonym).map(|state| state.code);
        }
        let group = (first..by)
            .rev()
            .take(LED)
            .find(|at| matches!(reading.folded(*at), "delegation" | "team" | "mission" | "group"));
        let from = group.filter(|_| led)?.saturating_sub(3).max(first);
        (from..by).rev().find_map(|at| Some(self.state_at(at)?.0))
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

    fn state_at(&self, at: usize) -> Option<(CountryCode, usize)> {
        let state = countries::at(self.reading, self.found, at)?;
        let form = self.reading.forms[state.form].words.clone();
        (form.start == at).then_some((state.code, form.end))
    }
}
