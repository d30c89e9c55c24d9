//! Reads an officer whom a state and a service announce: `U.S. Air Force Gen. NAME`.

use super::name::Address;
use super::office::Read;
use super::{Scan, name, office};
use crate::extract::countries;

impl Scan<'_, '_> {
    /// `U.S. Air Force Gen. NAME`, `Retired U.S. Gen. NAME`: an officer of the state.
    pub(super) fn officer_of_state(&mut self, at: usize) -> Option<usize> {
        let state = countries::at(self.reading, self.found, at)?;
        let form = self.reading.forms[state.form].words.clone();
        if form.start != at {
            return None;
        }
        let reading = self.reading;
        let service = |at: usize| {
            let words = "army navy air force marine corps marines coast guard national royal";
            words.split(' ').any(|word| word == reading.folded(at))
        };
        let joined =
            |at: usize| reading.runs_on(at) || at == form.end && reading.words.gap(at) == ". ";
        let inside = |at: &usize| service(*at) && joined(*at);
        let end = (form.end..reading.len()).find(|at| !inside(at)).unwrap_or(form.end);
        let address = name::address(reading, end);
        let office = end > form.end && self.is_post(end - 1);
        if !joined(end) || address.rank.is_none() || address.words.is_empty() || office {
            return None;
        }
        let name = name::name(reading, self.found, address.words.end, true)?;
        let mut mention = self.new_named(at, &address, name);
        mention.state = Some(state.code);
        self.attach_office(&mut mention);
        Some(self.push(mention))
    }

    /// `Commander Royal Bahrain Naval Force NAME`, `HE Commander of the Emiri Air Force NAME`: an
    /// office where more than a name follows, not a rank.
    pub(super) fn commander_of_body(&self, address: &Address) -> Option<Read> {
        let rank = address.rank.clone().filter(|rank| rank.len() == 1)?;
        let commands = self.reading.folded(rank.start) == "commander";
        let read = || office::read(self.reading, self.found, rank.start);
        commands.then(read).flatten().filter(|read| read.words.len() > 1)
    }

    /// `Lebanese Army Commander General NAME`, `Navy Chief Adm. NAME`: what stands behind the
    /// service is an office; `Navy Commander NAME` has a rank.
    fn is_post(&self, service: usize) -> bool {
        let at = service + 1;
        let deputy = matches!(self.reading.folded(at), "deputy" | "vice" | "assistant");
        let head = at + usize::from(deputy);
        match self.reading.folded(head) {
            "chief" => true,
            "commander" => {
                let navy = matches!(self.reading.folded(service), "navy" | "guard");
                !navy || name::address(self.reading, head + 1).rank.is_some()
            }
            _ => false,
        }
    }
}
