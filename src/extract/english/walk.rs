//! Walks over the words of one English office: before its head and after it.

mod after;
mod direct;
mod host;
mod place;
mod served;

use super::super::countries::{self, CountryMention};
use super::super::office::Host;
use super::super::reading::Reading;
use super::name;
use crate::model::{CountryCode, Via};
use crate::names::{EnglishHead, EnglishKind, PlaceKind, Places, Tag};

/// Most words before the head.
const BEFORE: usize = 9;
/// Most words of the portfolio after it.
const AFTER: usize = 14;

/// Walks over the words of one office.
pub(super) struct Walk<'r, 'a> {
    reading: &'r Reading<'a>,
    found: &'r [CountryMention],
    /// The first word after article and state.
    pub start: usize,
    pub end: usize,
    pub states: Vec<CountryCode>,
    pub host: Option<Host>,
    pub former: bool,
    /// Whether a part of a state stands before the head (`Texas Governor`).
    pub region: bool,
    /// Whether the office is to serve somebody named behind it.
    pub serves: bool,
    /// Whether it is an office that another one speaks for.
    nested: bool,
}

impl<'r, 'a> Walk<'r, 'a> {
    pub fn new(reading: &'r Reading<'a>, found: &'r [CountryMention], at: usize) -> Self {
        let article = matches!(reading.folded(at), "the" | "a" | "an");
        let start = at + usize::from(article);
        Walk {
            reading,
            found,
            start,
            end: start,
            states: vec![],
            host: None,
            former: false,
            region: false,
            serves: false,
            nested: false,
        }
    }

    pub fn kind(&self, at: usize) -> EnglishKind {
        self.reading.english(at)
    }

    fn head(&self, at: usize) -> Option<&'r EnglishHead> {
        let reading = self.reading;
        let word = |n: usize| {
            let index = at + n;
            let joined = index < reading.len() && self.is_joined(index);
            joined.then(|| reading.folded(index))
        };
        let head = reading.gazetteer().english.head(reading.folded(at), word)?;
        // `Republican Guard`, `Republican Senator`: of a party or a state.
        let next = at + head.len();
        let body = matches!(reading.folded(at), "republican" | "democrat")
            && self.is_joined(next)
            && (self.kind(next).is(EnglishKind::PORTFOLIO) && self.is_capital(next)
                || reading.gazetteer().english.begins_head(reading.folded(next)));
        // `chief negotiator`: a word that also stands before a head is one only before `of`
        // or, after more of the office, before a name (`the U.N. aid chief NAME`).
        let last = at > self.start
            && !self.is_capital(at)
            && (!self.is_joined(next) || self.is_capital(next))
            && !reading.begins_english_head(next)
            && !self.kind(next).is(EnglishKind::PORTFOLIO);
        let before = head.len() == 1
            && self.kind(at).is(EnglishKind::QUALIFIER)
            && reading.folded(next) != "of"
            && !self.is_head_of_its_own(at)
            && !last;
        // `Pentagon chief spokesman`: of the house that ends before the word.
        let seat = head.len() > 1
            && reading.folded(next - 1) == "chief"
            && self.is_joined(next)
            && reading.begins_english_head(next);
        // `the House of Representatives`.
        let members = matches!(
            reading.folded(at),
            "representatives" | "councillors" | "councilors" | "counsellors"
        );
        let chamber = members
            && at > 1
            && reading.folded(at - 1) == "of"
            && matches!(reading.folded(at - 2), "house" | "chamber" | "council" | "assembly");
        (!body && !before && !seat && !chamber && !self.is_of_chiefs(at)).then_some(head)
    }

    /// `Assistant to the President`, `Navy Vice Chief Vice Admiral NAME`: a word that mostly
    /// stands before a head is one before whom it serves and before a rank.
    fn is_head_of_its_own(&self, at: usize) -> bool {
        let next = at + 1;
        let word = |at: usize| self.reading.folded(at);
        let serves = word(at) == "assistant" && word(next) == "to" && word(at + 2) == "the";
        // `Air Chief Marshal` is a rank.
        let ranked = word(at) == "chief" && at > self.start && word(at - 1) != "air";
        serves || ranked && self.is_joined(next) && self.begins_rank(next)
    }

    /// `Joint Chiefs of Staff (JCS) Chairman`: the chiefs are of the chairman's office.
    fn is_of_chiefs(&self, at: usize) -> bool {
        let word = |at: usize| self.reading.folded(at);
        let chair = |at: usize| matches!(word(at), "chairman" | "chairwoman" | "chair" | "head");
        let joint = at > self.start && word(at) == "chiefs" && word(at - 1) == "joint";
        joint && (at + 1..at + 5).any(chair)
    }

    /// `the Kuwaiti Army Air Marshal NAME`: a rank begins, not more of the body.
    fn begins_rank(&self, at: usize) -> bool {
        let address = name::address(self.reading, at);
        address.rank.is_some() && name::follows(self.reading, self.found, at)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.reading.words.list().get(at).is_some_and(|word| word.capital)
    }

    /// `NAME, leader of the Liberal Party`, `to be secretary of state`: behind a comma or a
    /// word that makes somebody it, with more than the head.
    pub fn is_apposed(&self, at: usize, head_end: usize) -> bool {
        let made = at > 0
            && (matches!(
                self.reading.folded(at - 1),
                "as" | "be" | "also" | "then" | "now" | "formerly" | "once" | "previously"
            ) || self.is_capital(at - 1) && !self.is_capital(at));
        self.end > head_end && (self.reading.after_comma(at) || made)
    }

    /// Whether only space, a hyphen or an apostrophe stands before a word.
    fn is_joined(&self, at: usize) -> bool {
        self.reading.runs_on(at)
            || ((1..self.reading.len()).contains(&at)
                && (matches!(self.reading.words.gap(at), "-" | "'" | "’" | "." | ". " | "‑")
                    || self.is_owned_in_s(at))
                && (self.reading.words.gap(at) != ". "
                    || at.checked_sub(1).is_some_and(|before| self.is_abbreviation(before))))
    }

    /// `Hamas' leader`: whose name ends in `s`.
    pub fn is_owned_in_s(&self, at: usize) -> bool {
        at > 0
            && matches!(self.reading.words.gap(at), "' " | "’ ")
            && self.reading.folded(at - 1).ends_with('s')
            && self.is_capital(at - 1)
    }

    /// `U.S. Secretary`, `U.N. envoy`: a point after one letter.
    fn is_abbreviation(&self, at: usize) -> bool {
        self.reading.folded(at).chars().count() == 1
    }

    /// Reads what stands before the head; says which head ends it.
    pub fn before(&mut self) -> Option<&'r EnglishHead> {
        let first = self.end;
        if self.is_of_place(first) || self.is_in_brackets(first) {
            return None;
        }
        while self.end < self.reading.len() && self.end - first <= BEFORE {
            let at = self.end;
            if at > first && (self.is_acronym(at) || self.is_number(at)) {
                self.end += 1;
                continue;
            }
            let near = self.is_joined(at) || at > first && self.is_acronym(at - 1);
            if at > first && !near && !self.is_listing(at) {
                return None;
            }
            if let Some(head) = self.head(at) {
                if let Some((_, code)) = self.seat_at(at) {
                    self.push_state(code);
                }
                return Some(head);
            }
            let state = self.take_state(at) || self.take_seat_of(at) || self.take_region(at);
            if !state && !self.take_word(at, first) {
                return None;
            }
        }
        None
    }

    /// `Interior, Justice and Defence Minister`, `Polish, Omani and Thai ministers`: a comma
    /// between portfolios or states.
    fn is_listing(&self, at: usize) -> bool {
        let demonym = |at: usize| {
            let state = countries::at(self.reading, self.found, at);
            state.is_some_and(|state| state.via == Via::Demonym)
        };
        let states = self.reading.after_comma(at) && demonym(at) && demonym(at - 1);
        states && self.lists_states(at)
            || self.reading.after_comma(at)
                && self.kind(at).is(EnglishKind::PORTFOLIO)
                && self.kind(at - 1).is(EnglishKind::PORTFOLIO)
                && self.reading.words.list()[at - 1].capital
                && self.reading.words.list()[at].capital
    }

    /// Whether the list of states that goes on at a word ends with an `and` and one more.
    fn lists_states(&self, at: usize) -> bool {
        let end = (at..self.reading.len().min(at + BEFORE))
            .find(|at| !self.reading.has_state(*at) && self.reading.folded(*at) != "and");
        end.is_some_and(|end| {
            let last = end - 1;
            last > at && self.reading.folded(last - 1) == "and" && self.reading.has_state(last)
        })
    }

    /// `International Monetary Fund (IMF) managing director`: a short form in brackets.
    fn is_acronym(&self, at: usize) -> bool {
        let gap = |at: usize| self.reading.words.gap(at);
        at + 1 < self.reading.len() && gap(at) == " (" && gap(at + 1) == ") "
    }

    /// `COP28 President`: the number of a conference.
    fn is_number(&self, at: usize) -> bool {
        self.reading.words.gap(at).is_empty()
            && self.reading.folded(at).bytes().all(|byte| byte.is_ascii_digit())
    }

    fn take_state(&mut self, at: usize) -> bool {
        let Some(state) = countries::at(self.reading, self.found, at) else { return false };
        let form = self.reading.forms[state.form].words.clone();
        // `received in Rabat US Secretary of State NAME`: a place, not a state of the office.
        let place = state.via == Via::Capital
            && form.end < self.reading.len()
            && self.is_joined(form.end)
            && self.reading.has_state(form.end);
        if form.start != at || place {
            return false;
        }
        if !self.states.contains(&state.code) {
            self.states.push(state.code);
        }
        let at_start = at == self.start;
        self.end = form.end;
        if self.reading.folded(self.end) == "s" && self.is_apostrophe(self.end) {
            self.end += 1;
        }
        if at_start {
            self.start = self.end;
        }
        true
    }

    /// `Texas Governor`: a part of a state, in full.
    fn take_region(&mut self, at: usize) -> bool {
        let reading = self.reading;
        let word = |n: usize| reading.runs_on(at + n).then(|| reading.folded(at + n));
        let found = Places::get().find(PlaceKind::Region, reading.folded(at), word);
        let Some((len, code)) = found.filter(|(len, _)| {
            self.is_capital(at) && (*len > 1 || reading.folded(at).chars().count() > 3)
        }) else {
            return false;
        };
        self.push_state(code);
        self.region = true;
        self.end = at + len;
        true
    }

    /// `White House spokesman`: the state whose government sits there.
    fn take_seat_of(&mut self, at: usize) -> bool {
        let Some((len, code)) = self.seat_at(at) else { return false };
        self.push_state(code);
        self.end = at + len;
        true
    }

    fn push_state(&mut self, code: CountryCode) {
        if !self.states.contains(&code) {
            self.states.push(code);
        }
    }

    fn seat_at(&self, at: usize) -> Option<(usize, CountryCode)> {
        let reading = self.reading;
        let word = |n: usize| reading.runs_on(at + n).then(|| reading.folded(at + n));
        let capital = reading.words.list()[at].capital;
        capital.then(|| Places::get().find(PlaceKind::Seat, reading.folded(at), word))?
    }

    /// Whether nothing but the state stands with the head.
    pub fn is_plain(&self, head_at: usize, len: usize) -> bool {
        let quiet = EnglishKind::QUALIFIER.or(EnglishKind::FORMER).or(EnglishKind::FILLER);
        let before = (self.start..head_at).all(|at| self.is_quiet(at, quiet));
        before && (head_at + len..self.end).all(|at| self.is_quiet(at, quiet))
    }

    /// `former president NAME`: nothing but the time stands with the head.
    pub fn is_past(&self, head_at: usize, len: usize) -> bool {
        let time = |at: usize| {
            self.kind(at).is(EnglishKind::FORMER)
                || matches!(
                    self.reading.folded(at),
                    "acting" | "interim" | "incoming" | "then" | "visiting"
                )
        };
        let elect = matches!(self.reading.folded(head_at + len), "elect" | "designate");
        self.end <= head_at + len + usize::from(elect) && (self.start..head_at).all(time)
    }

    fn is_quiet(&self, at: usize, quiet: EnglishKind) -> bool {
        // `presidents of Kenya and Uganda`.
        let joins = self.reading.folded(at) == "and" && self.reading.has_state(at + 1);
        joins
            || self.kind(at).is(quiet)
            || self.reading.has_state(at)
            || self.reading.folded(at) == "elect"
    }

    fn is_apostrophe_s(&self, at: usize) -> bool {
        self.reading.folded(at) == "s" && self.is_apostrophe(at)
    }

    fn is_apostrophe(&self, at: usize) -> bool {
        matches!(self.reading.words.gap(at), "'" | "’")
    }

    /// A qualifier, a portfolio, a body; `and` between two of them.
    fn take_word(&mut self, at: usize, first: usize) -> bool {
        let kind = self.kind(at);
        let fits = EnglishKind::QUALIFIER.or(EnglishKind::PORTFOLIO);
        let inner = at > first;
        if !inner && !kind.is(fits) && self.is_apart(at) {
            return false;
        }
        // `newly appointed`, not `the king appointed`.
        let verb = matches!(self.reading.folded(at), "appointed" | "elected" | "nominated");
        let noun = at > 0 && matches!(self.reading.folded(at - 1), "newly" | "recently" | "the");
        if verb && !noun {
            return false;
        }
        if kind.is(EnglishKind::FORMER) {
            self.former |= self.reading.folded(at) != "outgoing";
        } else if inner && matches!(self.reading.folded(at), "and" | "of") {
            let next = self.kind(at + 1);
            let state = countries::at(self.reading, self.found, at + 1).is_some();
            // `the Egyptian general and Qatari envoy NAME` are two.
            let two = state && self.reading.folded(at) == "and";
            let before =
                !two && self.kind(at - 1).is(fits) || state && self.reading.has_state(at - 1);
            // `the government of Prime Minister NAME`.
            let begins = self.reading.folded(at) == "of" && self.head(at + 1).is_some();
            let part = (next.is(EnglishKind::PORTFOLIO) || state) && before && !begins;
            if !part || self.reading.words.gap(at + 1).contains(',') {
                return false;
            }
        } else if inner && self.reading.folded(at) == "s" {
            if !self.is_apostrophe(at) {
                return false;
            }
        } else if !kind.is(fits) && !self.is_body(at) {
            return false;
        }
        if kind.is(EnglishKind::PORTFOLIO) && self.kind(at).is(EnglishKind::STOP) && !inner {
            // A sentence may begin with a word that is also a portfolio.
            self.end = at + 1;
            return self.reading.words.list()[at].capital || at == first;
        }
        self.end = at + 1;
        true
    }

    /// `at his office in Yarze US Ambassador NAME`, `Welcoming Soviet leader NAME`: a place or
    /// the verb of a sentence before the state of an office.
    fn is_apart(&self, at: usize) -> bool {
        let reading = self.reading;
        let state = at + 1 < reading.len() && self.is_joined(at + 1) && reading.has_state(at + 1);
        let first = reading.sentence(at).start == at;
        let placed = at > 0 && matches!(reading.folded(at - 1), "in" | "at");
        state && (placed || first && reading.folded(at).ends_with("ing"))
    }

    /// `received in New York British Prime Minister NAME`, `at the Grand Serail US Ambassador
    /// NAME`: one word of a place of two or more, before the state of an office.
    fn is_of_place(&self, at: usize) -> bool {
        let reading = self.reading;
        let capital = |at: &usize| self.is_capital(*at) && reading.runs_on(*at);
        let names =
            |next: &usize| capital(next) && (*next == at || !reading.begins_english_head(*next));
        let before = (at.saturating_sub(3)..at).rev().take_while(capital).count();
        let behind = (at..at + 4).take_while(names);
        let demonym = |at: &usize| {
            let state = countries::at(reading, self.found, *at);
            state.is_some_and(|state| {
                let form = reading.forms[state.form].words.clone();
                let short = reading.words.original(*at).chars().all(char::is_uppercase);
                form.start == *at && (state.via == Via::Demonym || short)
            })
        };
        let whole = behind.skip(1).any(|at| demonym(&at));
        let word = |back: usize| at.checked_sub(back).map_or("", |at| reading.folded(at));
        // `in the capital Abu Dhabi`.
        let noun = usize::from(matches!(word(before + 1), "capital" | "city"));
        let the = usize::from(word(before + noun + 1) == "the");
        let placed = matches!(word(before + noun + the + 1), "in" | "at");
        // `in US Secretary of State NAME`: an office of its own.
        let own = demonym(&at) || reading.has_state(at) && before == 0 && !self.is_city(at);
        placed && whole && !own
    }

    fn is_city(&self, at: usize) -> bool {
        let state = countries::at(self.reading, self.found, at);
        state.is_some_and(|state| state.via == Via::Capital)
    }

    /// `May 9 (PTI) Defence Minister NAME`: the agency that ends a dateline.
    fn is_in_brackets(&self, at: usize) -> bool {
        at > 0 && self.is_acronym(at)
    }

    /// A group of states, or a capitalised word that can belong to a body's name.
    fn is_body(&self, at: usize) -> bool {
        let group = self
            .reading
            .form_at(at)
            .is_some_and(|form| form.tags.iter().any(|tag| matches!(tag, Tag::Group(_))));
        let kind = self.kind(at);
        let other = EnglishKind::STOP
            .or(EnglishKind::TITLE)
            .or(EnglishKind::HONORIFIC)
            .or(EnglishKind::ROYAL)
            .or(EnglishKind::RANK)
            .or(EnglishKind::PARTICLE);
        let capital = self.reading.words.list()[at].capital && !kind.is(other);
        group || (capital && !self.reading.in_date(at))
    }
}
