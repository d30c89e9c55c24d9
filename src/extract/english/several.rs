//! Reads an office of several holders: by their states, or each named.

use std::ops::Range;

use super::name::{self, Address};
use super::office::Read;
use super::{Scan, congress};
use crate::extract::countries;
use crate::extract::office::Office;
use crate::extract::party::{Mentioned, Reference};
use crate::model::CountryCode;
use crate::names::{EnglishKind, Number, Setting};

/// One of several holders of an office.
struct Holder {
    start: usize,
    address: Address,
    name: Range<usize>,
    state: Option<CountryCode>,
    /// Words of the own portfolio, where each has one.
    portfolio: Range<usize>,
    /// Past the state behind the name.
    end: usize,
}

impl Scan<'_, '_> {
    /// `ambassadors of Japan and Bangladesh`: one mention for each state.
    pub(super) fn several(&mut self, at: usize, read: Read) -> usize {
        let end = read.words.end;
        let names = self.names_of_several(&read);
        if !names.is_empty() {
            return self.named_several(at, read, names);
        }
        if read.office.states.is_empty() {
            self.plural = Some(read.office);
            return end;
        }
        if read.office.states.len() > 1 {
            for state in &read.office.states {
                let mut mention = Mentioned::new(self.number, at..end, Reference::Office);
                mention.state = Some(*state);
                mention.office = Some(read.office.clone());
                self.list.push(mention);
            }
        }
        end
    }

    /// The names after a plural office, each perhaps behind its state: `of Oman
    /// NAME and NAME`, `of France, NAME, and Ghana, NAME`.
    fn names_of_several(&self, read: &Read) -> Vec<Holder> {
        let mut holders: Vec<Holder> = Vec::new();
        let mut at = self.past_both(read.words.end);
        while let Some(holder) = self.holder(at, holders.is_empty(), read) {
            at = holder.end;
            holders.push(holder);
        }
        if holders.len() < 2 { Vec::new() } else { holders }
    }

    /// `of the two countries`: past it.
    fn past_both(&self, at: usize) -> usize {
        let word = |n: usize| self.reading.folded(at + n);
        let sides = |word| {
            matches!(word, "countries" | "states" | "nations" | "sides" | "kingdoms" | "neighbours")
        };
        match word(0) {
            "of" if word(1) == "both" && sides(word(2)) => at + 3,
            "of" if word(1) == "the" && word(2) == "two" && sides(word(3)) => at + 4,
            _ => at,
        }
    }

    fn holder(&self, at: usize, first: bool, read: &Read) -> Option<Holder> {
        let and = self.reading.folded(at) == "and" && !first;
        let semicolon = at < self.reading.len() && self.reading.words.gap(at).contains(';');
        let near = self.reading.runs_on(at)
            || semicolon && !first
            || self.reading.after_comma(at)
            || first && congress::is_short_form(self.reading, at)
            || !first && congress::goes_on(self.reading, at);
        let begin = at + usize::from(and);
        let mut start = begin;
        let start_of_state = start + usize::from(self.reading.folded(start) == "the");
        let state = countries::at(self.reading, self.found, start_of_state).filter(|_| !first);
        if let Some(state) = state {
            start = self.reading.forms[state.form].words.end;
        }
        let portfolio = if first { start..start } else { self.portfolio(start, read) };
        start = portfolio.end;
        let comma = at < self.reading.len() && self.reading.words.gap(at).contains(',');
        let joined = first || and || comma || semicolon;
        let address = name::address(self.reading, start);
        let anchored = !address.words.is_empty() || and || !portfolio.is_empty();
        let name = name::name(self.reading, self.found, address.words.end, anchored)?;
        let mut state = state.map(|state| state.code);
        let mut end = name.end;
        let told = congress::home(self.reading, name.end)
            .or_else(|| self.state_of(name.end))
            .or_else(|| self.state_in_brackets(name.end));
        if state.is_none()
            && let Some((code, after)) = told
        {
            (state, end) = (Some(code), after);
        }
        (near && joined).then_some(Holder { start: begin, address, name, state, portfolio, end })
    }

    /// `Oman and Iran agreed …; the ministers of the two countries, NAME and NAME`: the two
    /// states named last before, in their order unless a leader's name tells otherwise.
    fn two_before(&self, at: usize, holders: &[Holder]) -> Vec<CountryCode> {
        let mut states: Vec<CountryCode> = Vec::new();
        let before = self.found.iter().rev();
        let before =
            before.filter(|state| self.reading.forms[state.form].words.end <= at).map(|s| s.code);
        for state in before {
            if states.len() < 2 && !states.contains(&state) {
                states.push(state);
            }
        }
        let leader = name::leader(self.reading, holders[0].name.clone());
        let last_first = leader.is_some_and(|leader| Some(&leader.state) == states.first());
        if !last_first {
            states.reverse();
        }
        if states.len() == 2 { states } else { Vec::new() }
    }

    /// `NAME (France)`.
    fn state_in_brackets(&self, at: usize) -> Option<(CountryCode, usize)> {
        let reading = self.reading;
        let state = countries::at(reading, self.found, at)?;
        let form = reading.forms[state.form].words.clone();
        let closed = form.end < reading.len() && reading.words.gap(form.end).starts_with(')');
        let open = form.start == at && reading.words.gap(at).ends_with('(');
        (open && closed).then_some((state.code, form.end))
    }

    fn named_several(&mut self, at: usize, read: Read, holders: Vec<Holder>) -> usize {
        let mut states = read.office.states.clone();
        if self.past_both(read.words.end) > read.words.end && holders.len() == 2 {
            states = self.two_before(at, &holders);
        }
        let mut end = at;
        for (number, holder) in holders.into_iter().enumerate() {
            let start = if number == 0 { at } else { holder.start };
            let mut mention = self.new_named(start, &holder.address, holder.name);
            mention.titled = true;
            let shared = states.first().filter(|_| states.len() == 1);
            let own = holder.state.or(states.get(number).or(shared).copied());
            mention.state = own;
            mention.words.end = holder.end;
            let number = Number::Singular;
            let states = own.into_iter().collect();
            let office = Office { states, number, ..read.office.clone() };
            mention.office = Some(self.with_portfolio(office, holder.portfolio));
            end = self.push(mention);
        }
        end
    }

    /// `Ministers of Finance NAME and Commerce NAME`: the words of another portfolio.
    fn portfolio(&self, start: usize, read: &Read) -> Range<usize> {
        let ministers = read.office.words.clone().any(|at| self.reading.folded(at) == "ministers");
        let part = |at: &usize| {
            let joined = *at == start || self.reading.runs_on(*at);
            let word = self.reading.words.list()[*at];
            let and = self.reading.folded(*at) == "and";
            joined && (and || word.capital && self.reading.english(*at).is(EnglishKind::PORTFOLIO))
        };
        let end = (start..self.reading.len()).find(|at| !part(at)).unwrap_or(start);
        if ministers { start..end } else { start..start }
    }

    /// The office of a holder whose portfolio is told apart.
    fn with_portfolio(&self, office: Office, portfolio: Range<usize>) -> Office {
        if portfolio.is_empty() {
            return office;
        }
        let words: Vec<&str> = portfolio.clone().map(|at| self.reading.folded(at)).collect();
        let phrase = format!(" minister of {} ", words.join(" "));
        let english = &self.reading.gazetteer().english;
        let setting = Setting {
            phrase: &phrase,
            state: false,
            own: None,
            plain: false,
            bare: false,
            region: false,
            group: false,
        };
        let class =
            english.head("minister", |_| None).and_then(|head| english.class(head, setting));
        Office { class: class.unwrap_or(office.class), words: portfolio, ..office }
    }
}
