//! Reads an officer whom a state and a service announce: `U.S. Air Force Gen. NAME`.

use std::ops::Range;

use super::name::Address;
use super::office::Read;
use super::{Scan, name, office};
use crate::extract::countries;
use crate::extract::party::Mentioned;
use crate::model::{CountryCode, RoleClass};
use crate::names::EnglishKind;

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

    /// `Director of Military Cooperation Colonel NAME` is an officer, `Director of the European
    /// Affairs Department, Ambassador NAME` a diplomat.
    pub(super) fn class_by_title(&self, office: &Range<usize>, mention: &Mentioned) -> RoleClass {
        let arms = |at: usize| {
            matches!(
                self.reading.folded(at),
                "military"
                    | "naval"
                    | "operations"
                    | "training"
                    | "logistics"
                    | "strategy"
                    | "defence"
                    | "defense"
                    | "armament"
            )
        };
        let envoy = |at: usize| matches!(self.reading.folded(at), "ambassador" | "amb");
        let name = mention.name.as_ref().map_or(office.end, |name| name.start);
        match mention.rank {
            Some(_) if office.clone().any(arms) => RoleClass::Military,
            _ if (office.end..name).any(envoy) => RoleClass::Diplomat,
            _ => RoleClass::Other,
        }
    }

    /// `Air Vice-Marshal NAME of the Pakistan Air Force`: the state of the force behind an
    /// officer's name, and where its words end.
    pub(super) fn force_of(&self, at: usize) -> Option<(CountryCode, usize)> {
        let reading = self.reading;
        let start = at + 1 + usize::from(reading.folded(at + 1) == "the");
        let state = countries::at(reading, self.found, start)?;
        let form = reading.forms[state.form].words.clone();
        let part = |at: &usize| {
            reading.runs_on(*at)
                && !self.is_small(*at)
                && reading.english(*at).is(EnglishKind::PORTFOLIO)
        };
        let end = (form.end..reading.len()).take_while(part).last()? + 1;
        let of = reading.folded(at) == "of" && reading.runs_on(at) && form.start == start;
        of.then_some((state.code, end))
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
