//! Reads whom an office serves: `adviser to the king`, `Assistant to the President NAME`.

use super::super::name;
use super::Walk;
use crate::extract::countries;
use crate::names::{EnglishKind, Number};

impl Walk<'_, '_> {
    /// `senior adviser to US President NAME`: the state of whoever is served, who is named
    /// himself.
    fn serves_named(&mut self, at: usize) -> bool {
        let start = at + usize::from(self.reading.folded(at) == "the");
        let state = countries::at(self.reading, self.found, start);
        let form = state.map(|state| self.reading.forms[state.form].words.clone());
        let from = form.as_ref().map_or(start, |form| form.end);
        let head_at = from + usize::from(self.is_apostrophe_s(from));
        let whole = form.is_none_or(|form| form.start == start) && self.is_joined(head_at);
        let head = self.head(head_at).filter(|head| whole && head.number() == Number::Singular);
        let named = head.is_some_and(|head| {
            let end = head_at + head.len();
            self.is_capital(head_at)
                && name::follows(self.reading, self.found, end)
                && !(start > at && self.is_of_server(end))
        });
        if let Some(state) = state.filter(|_| named) {
            self.push_state(state.code);
        }
        self.serves |= named;
        named
    }

    /// `Adviser to the Prime Minister NAME`: behind the article the name is the adviser's,
    /// unless it is that of a leader.
    fn is_of_server(&self, at: usize) -> bool {
        let address = name::address(self.reading, at);
        let name = name::name(self.reading, self.found, address.words.end, true);
        let leads = name.is_some_and(|name| name::leader(self.reading, name).is_some());
        self.is_capital(self.start) && !leads
    }

    /// `Secretary General to the President`, `adviser to the king`.
    pub(super) fn take_served(&mut self, at: usize) -> bool {
        if self.serves_named(at + 1) {
            return false;
        }
        if let Some((code, end)) = self.state_served(at + 1) {
            self.push_state(code);
            self.end = end;
            return true;
        }
        let begin = self.past_honorific(at + 1);
        let object = begin + usize::from(self.reading.folded(begin) == "the");
        let head_at = self.past_portfolio(object);
        match self.head(head_at).filter(|_| object > at + 1) {
            Some(head) => {
                self.end = head_at + head.len();
                if self.reading.folded(self.end) == "of" {
                    self.take_of(self.end, head.number());
                }
                true
            }
            None => object > at + 1 && self.is_capital(object) && self.take_portfolio(object),
        }
    }

    /// `to the Foreign Minister`: past the portfolio that stands before the head.
    fn past_portfolio(&self, at: usize) -> usize {
        let part = |at: &usize| {
            self.is_joined(*at)
                && self.kind(*at).is(EnglishKind::PORTFOLIO)
                && self.head(*at).is_none()
        };
        (at..self.reading.len()).find(|at| !part(at)).filter(|at| self.is_joined(*at)).unwrap_or(at)
    }

    /// `adviser to His Highness the Amir`: past the style of whoever is served.
    fn past_honorific(&self, at: usize) -> usize {
        let address = name::address(self.reading, at);
        let style = address.honorific && address.words.len() > 1 && address.rank.is_none();
        let office = self.reading.folded(address.words.end) == "the";
        if style && office { address.words.end } else { at }
    }
}
