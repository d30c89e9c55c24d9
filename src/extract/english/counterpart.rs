//! Reads whom somebody meets as his like: `his Polish counterpart NAME`, `their British
//! counterparts NAME and NAME`, `his counterparts from Oman and Qatar`.

use std::ops::Range;

use super::{Scan, name, office};
use crate::extract::countries;
use crate::extract::office::Office;
use crate::extract::party::{Mentioned, Reference};
use crate::model::{CountryCode, RoleClass};
use crate::names::{EnglishKind, Number, PlaceKind, Places};

impl Scan<'_, '_> {
    /// The office told last, of another state or of several.
    pub(super) fn counterpart(&mut self, at: usize, begin: usize) -> Option<usize> {
        let (mut states, noun) = self.listed_states(begin, false);
        let end = match (self.reading.folded(noun), self.reading.folded(noun + 1)) {
            ("counterpart" | "counterparts" | "peer" | "peers", _) => noun + 1,
            ("opposite", "number" | "numbers") => noun + 2,
            _ => return None,
        };
        let plural = self.reading.folded(end - 1).ends_with('s');
        let mut words = at..end;
        let told = begin > at && self.reading.after_comma(at);
        let from = matches!(self.reading.folded(end), "of" | "from" | "in") && states.is_empty();
        let named = if from && plural { self.states_named(end + 1) } else { Vec::new() };
        if !named.is_empty() {
            return Some(self.told_counterparts(named, begin..end));
        }
        if from {
            let (behind, past) = self.listed_states(end + 1, true);
            if !behind.is_empty() {
                states = behind;
                words.end = past;
            }
        }
        let inner = begin..words.end;
        let count = if plural { states.len() } else { states.len().min(1) };
        if told && let Some(names) = self.names_before(at, count) {
            let named = states.into_iter().zip(names);
            let named = named.map(|(state, name)| (state, name.start, name)).collect();
            return Some(self.told_counterparts(named, inner));
        }
        match plural {
            true => self.counterparts(words, inner, &states),
            false => Some(self.one_counterpart(words, inner, states.first().copied())),
        }
    }

    /// `from Cuba, NAME, and Slovenia, NAME`: two or more states, where each begins, and the
    /// name behind it.
    fn states_named(&self, at: usize) -> Vec<(CountryCode, usize, Range<usize>)> {
        let mut named = Vec::new();
        let mut end = at;
        loop {
            let start = end + usize::from(self.reading.folded(end) == "and");
            let the = usize::from(self.reading.folded(start) == "the");
            let state = countries::at(self.reading, self.found, start + the);
            let Some(state) = state else { break };
            let after = self.reading.forms[state.form].words.end;
            let address = name::address(self.reading, after);
            let anchored = !address.words.is_empty();
            let name = name::name(self.reading, self.found, address.words.end, anchored);
            let Some(name) = name.filter(|_| self.reading.after_comma(after)) else { break };
            end = name.end;
            named.push((state.code, start, name));
        }
        if named.len() < 2 { Vec::new() } else { named }
    }

    /// `with A, his Algerian counterpart`, `A, B and C, his counterparts from X, Y and Z`: as
    /// many names as states, that end right before a word.
    fn names_before(&self, at: usize, count: usize) -> Option<Vec<Range<usize>>> {
        let sentence = self.reading.sentence(at).start;
        let first = self.list.last().map_or(sentence, |last| last.words.end.max(sentence));
        let mut runs = (first..at).map(|start| self.names_from(start));
        runs.find(|names| {
            count > 0 && names.len() == count && names.last().is_some_and(|name| name.end == at)
        })
    }

    /// Those named before or behind the word that makes them counterparts: the state of each,
    /// where his mention begins, and his name.
    fn told_counterparts(
        &mut self,
        named: Vec<(CountryCode, usize, Range<usize>)>,
        inner: Range<usize>,
    ) -> usize {
        let office = self.office_before(inner.start);
        let last = named.len() - 1;
        for (place, (state, start, name)) in named.into_iter().enumerate() {
            let start = if place == 0 { start.min(inner.start) } else { start };
            let end = if place == last { inner.end.max(name.end) } else { name.end };
            let mut mention = Mentioned::new(self.number, start..end, Reference::Counterpart);
            mention.state = Some(state);
            mention.office =
                office.clone().map(|office| alike(office, mention.state, inner.clone()));
            mention.name = Some(name);
            self.push(mention);
        }
        self.list.last().map_or(inner.end, |mention| mention.words.end)
    }

    /// `met Chinese counterpart NAME`: as with `his`, but only with a name.
    pub(super) fn like(&mut self, at: usize) -> Option<usize> {
        let state = countries::at(self.reading, self.found, at);
        let next = state.map_or(at, |state| self.reading.forms[state.form].words.end);
        let like = matches!(self.reading.folded(next), "counterpart" | "counterparts" | "and");
        if !like || at == 0 || !(next > at || self.reading.folded(at).starts_with("counterpart")) {
            return None;
        }
        let before = self.list.len();
        let end = self.counterpart(at, at);
        if self.list[before..].iter().any(|mention| mention.name.is_none()) {
            self.list.truncate(before);
            return None;
        }
        end
    }

    /// `Foreign Minister NAME met Spain's NAME`: a bare name behind its state, met by whoever
    /// the sentence has told the office of, is of the same office there.
    pub(super) fn colleague(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let before = at.checked_sub(1).map_or("", |before| reading.folded(before));
        if !matches!(before, "with" | "met" | "meet" | "meets" | "meeting" | "and" | "hosted") {
            return None;
        }
        let state = countries::at(reading, self.found, at)?;
        let form = reading.forms[state.form].words.clone();
        let own =
            reading.folded(form.end) == "s" && matches!(reading.words.gap(form.end), "'" | "’");
        if !own || form.start != at {
            return None;
        }
        let name = name::name(reading, self.found, form.end + 1, true)?;
        let said = reading.sentence(at);
        let told = self.list.last().filter(|last| last.words.start >= said.start)?;
        let office = told.office.clone()?;
        let office = Some(office).filter(|office| office.class == RoleClass::ForeignMinister)?;
        if !self.ends_phrase(name.end, before == "and") || self.is_no_colleague(&name, state.code) {
            return None;
        }
        let mut mention = Mentioned::new(self.number, at..name.end, Reference::Counterpart);
        mention.state = Some(state.code);
        let words = office.words.clone();
        mention.office = Some(alike(office, mention.state, words));
        mention.name = Some(name);
        Some(self.push(mention))
    }

    /// `talks with Egypt's NAME`: a leader whom only his state announces.
    pub(super) fn leader_of_state(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let state = countries::at(reading, self.found, at)?;
        let form = reading.forms[state.form].words.clone();
        let own =
            reading.folded(form.end) == "s" && matches!(reading.words.gap(form.end), "'" | "’");
        if !own || form.start != at || !reading.runs_on(form.end + 1) {
            return None;
        }
        let name = name::name(reading, self.found, form.end + 1, false)?;
        let leader = name::leader(reading, name.clone())?;
        if leader.state != state.code {
            return None;
        }
        let mut mention = Mentioned::new(self.number, at..name.end, Reference::Named);
        mention.state = Some(state.code);
        mention.name = Some(name);
        self.attach_office(&mut mention);
        Some(self.push(mention))
    }

    /// `with Japan's NAME in Tokyo`, `and Japan's NAME met`; not `with Japan's NAME executives`.
    fn ends_phrase(&self, end: usize, subject: bool) -> bool {
        let next = self.reading.folded(end);
        let verb = matches!(
            next,
            "said" | "told" | "met" | "meet" | "held" | "hold" | "agreed" | "discussed" | "spoke"
        );
        let link = matches!(
            next,
            "in" | "at" | "on" | "and" | "to" | "during" | "after" | "before" | "for" | "by"
        );
        match subject {
            true => verb && self.reading.runs_on(end),
            false => link || !self.reading.runs_on(end) || self.reading.in_date(end),
        }
    }

    /// A body, a place, somebody named before, or a leader of another office or state.
    fn is_no_colleague(&self, name: &Range<usize>, state: CountryCode) -> bool {
        let reading = self.reading;
        let next =
            |n: usize| reading.runs_on(name.start + n).then(|| reading.folded(name.start + n));
        let place = [PlaceKind::City, PlaceKind::Region].into_iter().any(|kind| {
            let listed = Places::get().find(kind, reading.folded(name.start), next);
            listed.is_some_and(|(len, _)| len == name.len())
        });
        let other = EnglishKind::PORTFOLIO.or(EnglishKind::BODY_END).or(EnglishKind::STOP);
        let body = name.clone().any(|at| {
            let word = reading.words.original(at);
            reading.english(at).is(other) || word.chars().all(char::is_uppercase)
        });
        let family = reading.folded(name.end - 1);
        let namesake = |named: &Range<usize>| reading.folded(named.end - 1) == family;
        let known = self.list.iter().filter_map(|mention| mention.name.as_ref()).any(namesake);
        let leaders = reading.gazetteer().leaders();
        let leads = leaders.is_family(family)
            && leaders.state_of(family, RoleClass::ForeignMinister) != Some(state);
        place || body || known || leads || reading.organisation(name.start).is_some()
    }

    fn one_counterpart(
        &mut self,
        words: Range<usize>,
        inner: Range<usize>,
        state: Option<CountryCode>,
    ) -> usize {
        let office = self.office_before(words.start);
        let mut mention = Mentioned::new(self.number, words, Reference::Counterpart);
        mention.state = state;
        mention.office = office.map(|office| alike(office, state, inner));
        self.name_counterpart(&mut mention);
        if mention.name.is_none() && mention.office.is_some() {
            mention.reference = Reference::Office;
        }
        self.push(mention)
    }

    /// One for each name, else one for each state.
    fn counterparts(
        &mut self,
        words: Range<usize>,
        inner: Range<usize>,
        states: &[CountryCode],
    ) -> Option<usize> {
        let names = match self.reading.runs_on(words.end) || self.reading.after_comma(words.end) {
            true => self.names_from(words.end),
            false => Vec::new(),
        };
        let names = if names.len() < 2 { Vec::new() } else { names };
        let before: Vec<Office> =
            self.list.iter().rev().filter_map(|mention| mention.office.clone()).collect();
        // `ministers A and B met their counterparts C and D`: each his own.
        let office = |place: usize| {
            let paired = names.len().checked_sub(place + 1).filter(|_| before.len() == names.len());
            before.get(paired.unwrap_or(0)).cloned()
        };
        let mut end = None;
        for (place, name) in names.iter().enumerate() {
            let start = if place == 0 { words.start } else { self.titled_from(name.start) };
            let mut mention = Mentioned::new(self.number, start..name.end, Reference::Counterpart);
            mention.state = states.get(place).or(states.first()).copied();
            mention.office =
                office(place).map(|office| alike(office, mention.state, inner.clone()));
            mention.name = Some(name.clone());
            end = Some(self.push(mention));
        }
        if !names.is_empty() {
            return end;
        }
        // `their British counterparts`: nobody can tell whose.
        let office = self.office_before(words.start).filter(|_| states.len() > 1)?;
        for state in states {
            let mut mention = Mentioned::new(self.number, words.clone(), Reference::Office);
            mention.state = Some(*state);
            mention.office = Some(alike(office.clone(), Some(*state), inner.clone()));
            end = Some(self.push(mention));
        }
        end
    }

    /// Where the titles before a name begin: `and Prince NAME`.
    fn titled_from(&self, name: usize) -> usize {
        let title = EnglishKind::TITLE.or(EnglishKind::ROYAL).or(EnglishKind::HONORIFIC);
        let titled = |at: &usize| {
            self.reading.english(*at).is(title) && self.reading.words.list()[*at].capital
        };
        (0..name).rev().take_while(titled).last().unwrap_or(name)
    }

    /// States joined by commas and `and`, each a demonym before a noun or a name behind a
    /// preposition; and where they end.
    fn listed_states(&self, at: usize, named: bool) -> (Vec<CountryCode>, usize) {
        let mut states = Vec::new();
        let mut end = at;
        loop {
            let first = states.is_empty();
            let and = !first && self.reading.folded(end) == "and";
            let joined = first || and || self.reading.after_comma(end);
            let the = named && self.reading.folded(end + usize::from(and)) == "the";
            let start = end + usize::from(and) + usize::from(the);
            let state = countries::at(self.reading, self.found, start).filter(|_| joined);
            let Some(state) = state else { return (states, end) };
            states.push(state.code);
            end = self.reading.forms[state.form].words.end;
            // `his counterpart from Niger Republic, NAME`.
            let republic = named && self.reading.folded(end) == "republic";
            end += usize::from(republic && self.reading.runs_on(end) && !self.is_small(end));
        }
    }

    /// The names listed from a word on.
    fn names_from(&self, at: usize) -> Vec<Range<usize>> {
        let mut names: Vec<Range<usize>> = Vec::new();
        let mut end = at;
        loop {
            let first = names.is_empty();
            let and = !first && self.reading.folded(end) == "and";
            let comma = self.reading.after_comma(end);
            let start = end + usize::from(and);
            let joined = first || and || comma;
            let address = name::address(self.reading, start);
            let name = name::name(self.reading, self.found, address.words.end, !comma || and);
            let Some(name) = name.filter(|_| joined) else { break };
            end = name.end;
            names.push(name);
        }
        names
    }

    fn name_counterpart(&self, mention: &mut Mentioned) {
        let end = mention.words.end;
        let comma = self.reading.after_comma(end);
        if !self.reading.runs_on(end) && !comma {
            return;
        }
        // `his counterpart, Trade Representative NAME`.
        let own = office::read(self.reading, self.found, end);
        // `his counterpart Amir Hakimi`: a given name, too.
        let given = matches!(self.reading.folded(end), "amir" | "emir" | "sultan");
        let own = own.filter(|read| read.office.number == Number::Singular && !given);
        let begin = own.as_ref().map_or(end, |read| read.words.end);
        let address = name::address(self.reading, begin);
        let anchored = !comma || begin > end || !address.words.is_empty();
        let name = name::name(self.reading, self.found, address.words.end, anchored);
        if let Some(name) = name {
            if let Some(read) = own {
                let states = mention.state.into_iter().chain(read.office.states.iter().copied());
                let states = states.take(1).collect();
                mention.office = Some(Office { states, ..read.office });
            }
            mention.words.end = name.end;
            mention.rank = address.rank;
            mention.name = Some(name);
        }
    }

    /// The office of whoever a counterpart's own is: of the sentence, told behind no
    /// preposition, or of somebody the sentence calls by surname, else the last one told.
    fn office_before(&self, at: usize) -> Option<Office> {
        let start = self.reading.sentence(at).start;
        let telling = |office: &Office| !(office.bare && office.class == RoleClass::Other);
        let told = |mention: &&Mentioned| mention.office.as_ref().is_some_and(telling);
        let before = || self.list.iter().rev().filter(told);
        let free = |mention: &&Mentioned| {
            let word = mention.words.start.checked_sub(1).map_or("", |at| self.reading.folded(at));
            let met = mention.words.start.checked_sub(1).is_some_and(|at| {
                let kind = self.reading.english(at);
                kind.is(EnglishKind::PAST) || matches!(word, "meet" | "meets" | "meeting")
            });
            let governed =
                matches!(word, "with" | "by" | "from" | "to" | "of" | "after" | "for" | "on");
            !governed && !met
        };
        let here = before().take_while(|mention| mention.words.start >= start).find(free);
        let family = |at: usize| {
            before().find(|mention| {
                let last = mention.name.as_ref().map(|name| self.reading.folded(name.end - 1));
                mention.words.end <= start && last == Some(self.reading.folded(at))
            })
        };
        let capital = |at: &usize| self.reading.words.list()[*at].capital;
        let named = || (start..at).filter(capital).find_map(family);
        here.or_else(named).or_else(|| before().next())?.office.clone()
    }
}

/// The office of somebody as that of another state.
fn alike(office: Office, state: Option<CountryCode>, words: Range<usize>) -> Office {
    Office {
        words,
        states: state.into_iter().collect(),
        number: Number::Singular,
        host: None,
        bare: false,
        former: false,
        ..office
    }
}
