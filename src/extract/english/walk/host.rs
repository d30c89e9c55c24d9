//! Reads where an English office serves: to a state, at an embassy, in a city.

use super::Walk;
use crate::extract::countries;
use crate::extract::office::Host;
use crate::model::CountryCode;
use crate::names::{EnglishKind, PlaceKind, Places};

impl Walk<'_, '_> {
    /// `to STATE`, `accredited to the country`, `to the United Nations`.
    pub(super) fn take_host(&mut self, at: usize) -> bool {
        let accredited = self.reading.folded(at) == "accredited";
        let preposition = at + usize::from(accredited);
        if !matches!(self.reading.folded(preposition), "to" | "in" | "at") {
            return false;
        }
        if !self.serves_abroad() {
            return match self.reading.folded(at) {
                "to" => self.take_served(at),
                _ => self.take_seat(at),
            };
        }
        if self.take_embassy(preposition + 1) {
            return true;
        }
        if let Some((code, end)) = self.state_after(preposition + 1) {
            self.host = self.host.or(Some(Host::State(code)));
            self.end = end;
            return true;
        }
        let the = usize::from(self.reading.folded(preposition + 1) == "the");
        let object = preposition + 1 + the;
        let home = matches!(
            self.reading.folded(object),
            "country" | "kingdom" | "sultanate" | "state" | "emirates"
        );
        let next = object + 1;
        let whole = !self.reading.runs_on(next) || !self.is_capital(next);
        if home && the == 1 && whole && self.reading.folded(next) != "of" {
            self.host = Some(Host::Setting);
            self.end = object + 1;
            return true;
        }
        match self.reading.folded(at) {
            "to" => self.take_portfolio(object),
            "in" => self.take_city(object),
            _ => false,
        }
    }

    /// `the Consul General in Erbil NAME`, `the consul in Qamishli, NAME`.
    fn take_city(&mut self, at: usize) -> bool {
        let word = |n: usize| self.reading.runs_on(at + n).then(|| self.reading.folded(at + n));
        let listed = Places::get().find(PlaceKind::City, self.reading.folded(at), word);
        let alone = !self.reading.runs_on(at + 1);
        let len = listed.map(|(len, _)| len).or(alone.then_some(1));
        let Some(len) = len.filter(|_| self.is_capital(at)) else { return false };
        self.end = at + len;
        true
    }

    fn take_embassy(&mut self, at: usize) -> bool {
        let Some((code, end)) = self.embassy(at) else { return false };
        self.push_state(code);
        self.end = end;
        true
    }

    /// `at the Embassy of Oman`, `at the Omani embassy`: whose it is, and where the words end.
    fn embassy(&self, at: usize) -> Option<(CountryCode, usize)> {
        let house =
            |at: usize| matches!(self.reading.folded(at), "embassy" | "mission" | "consulate");
        let start = at + usize::from(self.reading.folded(at) == "the");
        if house(start) && self.reading.folded(start + 1) == "of" {
            return self.state_after(start + 2);
        }
        // `at the Royal Thai Embassy`.
        let start = start + usize::from(self.reading.folded(start) == "royal");
        let state = countries::at(self.reading, self.found, start)?;
        let end = self.reading.forms[state.form].words.end;
        house(end).then_some((state.code, end + 1))
    }

    /// `Minister of State at the Foreign Ministry`.
    fn take_seat(&mut self, at: usize) -> bool {
        if self.take_embassy(at + 1) || self.take_theatre(at) {
            return true;
        }
        let the = self.reading.folded(at + 1) == "the";
        let seat = self.kind(at + 2).is(EnglishKind::PORTFOLIO);
        let house = matches!(self.reading.folded(at + 2), "ministry" | "department");
        the && seat
            && (self.is_capital(at + 2) || house)
            && self.reading.folded(at) != "accredited"
            && self.take_portfolio(at + 2)
    }

    /// `of the coalition forces in Iraq and Syria`: where they are, not whose.
    fn take_theatre(&mut self, at: usize) -> bool {
        let body = matches!(
            self.reading.folded(at - 1),
            "force" | "forces" | "coalition" | "mission" | "troops" | "operation" | "operations"
        );
        let place = self.reading.folded(at) == "in" && body;
        let Some((_, end)) = self.state_after(at + 1).filter(|_| place) else { return false };
        let and = self.reading.folded(end) == "and" && self.reading.runs_on(end);
        let second = self.state_after(end + 1).filter(|_| and).map(|(_, end)| end);
        self.end = second.unwrap_or(end);
        true
    }

    fn serves_abroad(&self) -> bool {
        (self.start..self.end).any(|at| self.kind(at).is(EnglishKind::ABROAD))
    }
}
