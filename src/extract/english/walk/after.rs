//! Walks over the words after the head of an English office: its state, its portfolio,
//! where it serves.

use std::ops::Range;

use super::super::super::countries;
use super::super::{congress, name};
use super::place::is_region;
use super::{AFTER, Walk};
use crate::model::{CountryCode, Via};
use crate::names::{EnglishHead, EnglishKind, Number};

impl Walk<'_, '_> {
    /// Reads what follows the head.
    pub fn after(&mut self, number: Number) {
        let first = self.end;
        while self.end < self.reading.len() && self.end - first < AFTER {
            let at = self.end;
            if !self.is_joined(at) {
                return;
            }
            let took = match self.reading.folded(at) {
                "of" | "for" => self.take_of(at, number),
                "in" if self.reading.folded(at + 1) == "charge" => {
                    self.end += 2;
                    true
                }
                "to" | "in" | "at" | "accredited" => self.take_host(at),
                "from" => self.take_home(at),
                "designate" | "elect" | "plenipotentiary" | "extraordinary" | "delegate" => {
                    self.end += 1;
                    true
                }
                "and" => self.take_plenipotentiary(at),
                // `Supreme Allied Commander Europe`.
                "europe" | "transformation" if self.is_allied(first) => {
                    self.end += 1;
                    true
                }
                "responsible" if self.reading.folded(at + 1) == "for" => {
                    self.end += 1;
                    true
                }
                "a" | "ad" => self.take_interim(at),
                _ => at == first && self.take_direct(at),
            };
            if !took {
                return;
            }
        }
    }

    /// `Pope Leo`, `the Apostolic Nuncio`: the state they have without a word.
    pub fn take_holy_see(&mut self, head: Range<usize>) {
        let holy = |at: usize| matches!(self.reading.folded(at), "pope" | "nuncio" | "nuncios");
        if self.states.is_empty() && head.into_iter().any(holy) {
            self.states.extend(CountryCode::new("VA"));
        }
    }

    /// `a Democrat from Georgia`.
    fn take_home(&mut self, at: usize) -> bool {
        let region = congress::region(self.reading, at + 1);
        let Some((state, end)) = region.filter(|_| self.start < at) else { return false };
        self.push_state(state);
        self.region = true;
        self.end = end;
        true
    }

    fn is_allied(&self, head_end: usize) -> bool {
        self.end == head_end && (self.start..head_end).any(|at| self.reading.folded(at) == "allied")
    }

    fn take_plenipotentiary(&mut self, at: usize) -> bool {
        let follows = self.reading.folded(at + 1) == "plenipotentiary";
        self.end += if follows { 2 } else { 0 };
        follows
    }

    /// `a.i.`, `ad interim`.
    fn take_interim(&mut self, at: usize) -> bool {
        let second = self.reading.folded(at + 1);
        let letters = second == "i" && self.reading.words.gap(at + 1).starts_with('.');
        let took = letters || self.reading.folded(at) == "ad" && second == "interim";
        self.end += if took { 2 } else { 0 };
        took
    }

    /// `of the Mexican president`, `for the Iranian foreign ministry`, `of the Iraqi
    /// Armed Forces`: the state of whoever is served, and where the words end.
    pub(super) fn state_served(&self, at: usize) -> Option<(CountryCode, usize)> {
        let start = at + usize::from(self.reading.folded(at) == "the");
        let state = countries::at(self.reading, self.found, start)?;
        let form = self.reading.forms[state.form].words.clone();
        if form.start != start || !self.is_joined(start) {
            return None;
        }
        let own = self.is_apostrophe_s(form.end);
        let begin = form.end + usize::from(own);
        let part = |at: &usize| {
            let kind = self.kind(*at);
            let rank = kind.is(EnglishKind::RANK.or(EnglishKind::TITLE));
            // `of the Chinese People's Political Consultative Conference`.
            let inner = self.is_apostrophe_s(*at) && self.is_portfolio(*at + 1)
                || self.reading.folded(*at) == "conference" && self.is_portfolio(*at - 1);
            self.is_joined(*at)
                && !self.begins_rank(*at)
                && (kind.is(EnglishKind::PORTFOLIO) || inner)
                && !(rank && self.reading.words.list()[*at].capital)
                && self.head(*at).is_none()
        };
        let body = (begin..self.reading.len()).take_while(part).last().map_or(begin, |at| at + 1);
        let head = self.is_joined(body).then(|| self.head(body)).flatten();
        let served = head.filter(|head| head.number() == Number::Singular);
        let end = body + served.map_or(0, EnglishHead::len);
        // `of the US president`, `to the U.K. ambassador`: capitals stand for an adjective.
        let short = form.clone().all(|at| {
            let word = self.reading.words.original(at);
            word.len() <= 3 && word.chars().all(char::is_uppercase)
        });
        let told = state.via == Via::Demonym || own || short;
        (told && end > begin).then_some((state.code, end))
    }

    fn is_portfolio(&self, at: usize) -> bool {
        self.kind(at).is(EnglishKind::PORTFOLIO) && self.is_capital(at)
    }

    /// Whether the office speaks for a state or a body.
    fn speaks(&self) -> bool {
        let spokes = ["spokesman", "spokeswoman", "spokesperson"];
        (self.start..self.end).any(|at| spokes.contains(&self.reading.folded(at)))
    }

    /// `of STATE`, `of the State of STATE`, `of Defence and Aviation`.
    pub(super) fn take_of(&mut self, at: usize, number: Number) -> bool {
        if let Some((code, end)) = self.state_after(at + 1) {
            // An envoy for a state is not of that state.
            if self.reading.folded(at) == "of" || self.speaks() {
                self.push_state(code);
            }
            self.end = end;
            match number {
                Number::Plural => self.take_more_states(),
                _ if self.is_apostrophe_s(end) => {
                    self.take_portfolio(end + 1);
                }
                // `of the Abu Dhabi Crown Prince's Court`.
                _ => match self.office_owned(end) {
                    Some(after) => self.end = after,
                    None => self.take_body_of_state(),
                },
            }
            // `spokesman for the New Zealand Exchange`: the name is set off.
            while self.speaks() && self.is_joined(self.end) && self.is_body(self.end) {
                self.end += 1;
            }
            return true;
        }
        if let Some((code, end)) = self.state_served(at + 1).filter(|_| number == Number::Singular)
        {
            if self.reading.folded(at) == "of" || self.speaks() {
                self.push_state(code);
            }
            // `envoy of Chinese President NAME`: the name is the president's.
            let the = self.reading.folded(at + 1) == "the";
            let named = !the && name::follows(self.reading, self.found, end);
            if named && self.reading.begins_english_head(end - 1) && self.is_capital(end - 1) {
                return false;
            }
            self.end = end;
            return true;
        }
        if let Some((code, end)) = self.city_of_state(at + 1) {
            self.push_state(code);
            self.end = end;
            return true;
        }
        // `Chief Minister of Punjab`, `governor of North Darfur state`.
        if let Some((state, end)) = congress::region(self.reading, at + 1) {
            self.push_state(state);
            self.region = true;
            let noun = is_region(self.reading.folded(end)) && self.is_joined(end);
            self.end = end + usize::from(noun);
            return true;
        }
        if self.take_spoken_for(at + 1) || self.take_province(at + 1) {
            return true;
        }
        // `head of a parliamentary committee`.
        let article = matches!(self.reading.folded(at + 1), "a" | "an");
        self.take_portfolio(at + 1 + usize::from(article))
    }

    /// `US Central Command`: capitalised words up to one that names a body.
    fn take_body_of_state(&mut self) {
        let start = self.end;
        let run = start..(start + 5).min(self.reading.len());
        let run = run.take_while(|at| {
            self.is_joined(*at)
                && self.reading.words.list()[*at].capital
                && (self.head(*at).is_none() || self.reading.folded(*at) == "chiefs")
        });
        let rank = EnglishKind::RANK.or(EnglishKind::TITLE);
        let body = run
            .take_while(|at| !self.kind(*at).is(rank) && !self.begins_rank(*at))
            .filter(|at| self.kind(*at).is(EnglishKind::PORTFOLIO))
            .last();
        self.end = body.map_or(start, |at| at + 1);
        // `commander of U.S. Forces Korea`: where they serve.
        let at = self.end;
        let place = matches!(self.reading.folded(at), "korea" | "japan" | "europe" | "pacific");
        self.end += usize::from(at > start && place && self.is_capital(at) && self.is_joined(at));
    }

    /// `spokesman for the Commander-in-Chief of the Armed Forces, NAME`: the whole office, but
    /// of no spokesman for a spokesman.
    fn take_spoken_for(&mut self, at: usize) -> bool {
        if self.nested || self.reading.folded(at) != "the" || !self.speaks() {
            return false;
        }
        // `Spokesperson of the forum Brigadier NAME`.
        let small = |at: &usize| {
            let other = EnglishKind::STOP.or(EnglishKind::CLAUSE);
            let body = matches!(
                self.reading.folded(*at),
                "forum" | "government" | "ministry" | "embassy" | "agency" | "house" | "parliament"
            );
            self.is_joined(*at) && !self.is_capital(*at) && (body || !self.kind(*at).is(other))
        };
        let end = (at + 1..at + 4).take_while(small).last().map_or(at, |last| last + 1);
        if end > at && name::follows(self.reading, self.found, end) && self.head(end - 1).is_none()
        {
            self.end = end;
            return true;
        }
        let mut inner = Walk::new(self.reading, self.found, at);
        inner.nested = true;
        let Some(head) = inner.before() else { return false };
        inner.end += head.len();
        inner.after(head.number());
        let named = name::follows(self.reading, self.found, inner.end);
        if named || !inner.is_capital(inner.end - 1) {
            return false;
        }
        inner.states.iter().for_each(|state| self.push_state(*state));
        self.end = inner.end;
        true
    }

    /// `Japan, Egypt and Bangladesh` after a plural.
    fn take_more_states(&mut self) {
        loop {
            let at = self.end;
            let and = self.reading.folded(at) == "and";
            let listed = self.reading.after_comma(at) || (and && self.reading.runs_on(at));
            let Some((code, end)) = self.state_after(at + usize::from(and)).filter(|_| listed)
            else {
                return;
            };
            self.push_state(code);
            self.end = end;
        }
    }

    /// The state that follows articles and words like `republic`.
    pub(super) fn state_after(&self, at: usize) -> Option<(CountryCode, usize)> {
        let mut index = at;
        while index < self.reading.len() && index - at <= 6 {
            if index > at && !self.is_joined(index) {
                return None;
            }
            if let Some(state) = countries::at(self.reading, self.found, index) {
                let form = &self.reading.forms[state.form];
                let whole = form.words.start == index && state.via != Via::Demonym;
                return whole.then_some((state.code, self.past_republic(form.words.end)));
            }
            if !self.kind(index).is(EnglishKind::FILLER) {
                return None;
            }
            index += 1;
        }
        None
    }

    /// `Niger Republic`, as the press of its neighbours prints it.
    fn past_republic(&self, at: usize) -> usize {
        let republic = self.reading.folded(at) == "republic" && self.is_capital(at);
        let of = self.reading.folded(at + 1) == "of";
        at + usize::from(republic && self.is_joined(at) && !of)
    }

    /// Listed words, a capitalised one first, joined by `and`, `of`, `the`.
    pub(super) fn take_portfolio(&mut self, at: usize) -> bool {
        // `spokesman for Chancellor Franz Vranitzky`: the name is the chancellor's.
        if self.is_capital(at) && self.head(at).is_some() && self.office_owned(at).is_none() {
            return false;
        }
        let mut end = at;
        let mut index = at;
        while index < self.reading.len() && index - at < AFTER {
            let joined = self.is_joined(index) || (index > at && self.is_listing(index));
            let named = index > at && self.begins_known(index);
            if !joined || named || self.reading.in_date(index) {
                break;
            }
            if let Some((code, after)) = self.state_inside(index, end) {
                self.push_state(code);
                index = after;
                continue;
            }
            if let Some(after) = self.office_owned(index).or_else(|| self.honoured(index)) {
                end = after;
                index = after;
                continue;
            }
            // `Grand Imam of Al-Azhar`.
            let body = self.reading.organisation(index).filter(|_| index == at);
            if let Some((_, len, _)) = body.filter(|_| self.kind(at).is(EnglishKind::PARTICLE)) {
                end = at + len;
                index = end;
                continue;
            }
            let kind = self.kind(index);
            let link = matches!(self.reading.folded(index), "and" | "of" | "the" | "for" | "s");
            let unknown = end == at && self.is_body(index)
                || self.is_unknown_pair(index)
                || self.is_before_body(index)
                || index > at && end == index && kind.is(EnglishKind::BODY_END);
            if kind.is(EnglishKind::PORTFOLIO) && self.is_same_case(at, index) || unknown {
                end = index + 1;
            } else if !link {
                break;
            } else if let Some((code, after)) = self.state_after(index + 1).filter(|_| index > at) {
                // `the UN Assistance Mission for Iraq` is not Iraq's.
                let of = self.reading.folded(index) == "of";
                let mission = self.reading.folded(index) == "for"
                    && matches!(self.reading.folded(index - 1), "mission" | "programme" | "office");
                if (of || mission) && end > at {
                    if of {
                        self.push_state(code);
                    }
                    self.end = after;
                    self.take_body_of_state();
                    end = self.end;
                }
                break;
            } else if self.reading.folded(index) == "and" && self.begins_office(index + 1) {
                break;
            }
            index += 1;
        }
        let took = end > at;
        if took {
            self.end = end;
        }
        took
    }

    /// `Minister of International Affairs and Cooperation Unity Dow`: the whole name of
    /// somebody listed, though offices have a word like the given name, too.
    fn begins_known(&self, at: usize) -> bool {
        let (reading, next) = (self.reading, at + 1);
        let capitals = self.is_capital(at) && self.is_capital(next) && reading.runs_on(next);
        if !capitals || !self.kind(at).is(EnglishKind::PORTFOLIO) {
            return false;
        }
        let words = [reading.folded(at).to_owned(), reading.folded(next).to_owned()];
        let gazetteer = reading.gazetteer();
        gazetteer.leaders().named(&words).is_some() || gazetteer.figures().serves(&words).is_some()
    }

    /// `of the Foreign Minister's Office`: past the house of an office.
    fn office_owned(&self, at: usize) -> Option<usize> {
        let owns = at + self.head(at)?.len();
        let house = owns + 1;
        let told = self.is_apostrophe_s(owns) && self.kind(house).is(EnglishKind::PORTFOLIO);
        (told && self.is_capital(house)).then_some(house + 1)
    }

    /// `Director of the Office of His Majesty`: past whom an office serves.
    fn honoured(&self, at: usize) -> Option<usize> {
        let own = matches!(self.reading.folded(at), "his" | "her");
        let address = name::address(self.reading, at);
        let served = own && at > 0 && self.reading.folded(at - 1) == "of";
        (served && address.honorific && address.words.len() == 2).then_some(address.words.end)
    }

    /// `Minister of Education and Oil Minister`: a second office, not more of the first.
    fn begins_office(&self, at: usize) -> bool {
        let part = |at: &usize| {
            self.is_joined(*at) && self.kind(*at).is(EnglishKind::PORTFOLIO) && self.is_capital(*at)
        };
        let end = (at..self.reading.len()).find(|at| self.head(*at).is_some() || !part(at));
        end.is_some_and(|end| self.head(end).is_some() && self.is_joined(end))
    }

    /// `Royal Bahrain Naval Force`: a state within the name of a body.
    fn state_inside(&self, index: usize, end: usize) -> Option<(CountryCode, usize)> {
        let state = countries::at(self.reading, self.found, index)?;
        let and = end + 1 == index && matches!(self.reading.folded(end), "and" | "the");
        if end != index && !and {
            return None;
        }
        let form = self.reading.forms[state.form].words.clone();
        // `of the Albanian-Omani Friendship Group`: of the first.
        let hyphen = form.end < self.reading.len() && self.reading.words.gap(form.end) == "-";
        let second = countries::at(self.reading, self.found, form.end).filter(|_| hyphen);
        let next = second.map_or(form.end, |other| self.reading.forms[other.form].words.end);
        let goes_on = next < self.reading.len()
            && self.reading.runs_on(next)
            && self.reading.words.list()[next].capital
            && self.kind(next).is(EnglishKind::PORTFOLIO);
        (form.start == index && goes_on).then_some((state.code, next))
    }

    /// `Trade and Supply`: the word after `and` belongs to the portfolio, too.
    fn is_unknown_pair(&self, index: usize) -> bool {
        let party = index > 1 && self.reading.folded(index - 2) == "party";
        !party
            && self.reading.folded(index - 1) == "and"
            && self.is_body(index)
            && self.head(index).is_none()
    }

    /// `the UN Assistance Mission`, `the State Agro-Industrial Committee`: an unknown word
    /// before one that a body's name ends with.
    fn is_before_body(&self, index: usize) -> bool {
        let next = index + 1;
        if next >= self.reading.len() || !self.is_joined(next) || !self.is_body(index) {
            return false;
        }
        let ends = self.kind(next).is(EnglishKind::BODY_END) && self.is_capital(next);
        // `Majlis Ash'shura`.
        let joined = matches!(self.reading.words.gap(next), "-" | "'" | "’");
        // `Deputy Minister for Public Diplomacy Affairs`.
        let affairs = self.reading.folded(next) == "affairs" && self.is_capital(next);
        (ends || affairs || joined && self.kind(next).is(EnglishKind::PORTFOLIO))
            && !self.reading.has_state(index)
            && self.head(index).is_none()
            && self.head(next).is_none()
    }

    /// A portfolio keeps to capitals or to small letters.
    fn is_same_case(&self, first: usize, index: usize) -> bool {
        let capital = |at: usize| self.reading.words.list()[at].capital;
        // `International Co-operation`, `Majlis Ash'shura`.
        let gap = self.reading.words.gap(index);
        let joined = index > first && matches!(gap, "-" | "\u{2011}" | "'" | "’");
        capital(index) || !capital(first) || joined
    }
}
