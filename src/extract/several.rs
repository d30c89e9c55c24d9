//! Reads the several holders of one office: `سفيري اليابان وبنغلاديش`, «وزيري
//! خارجية عُمان بدر الحارثي، والأردن أيمن الخصاونة», a list of names after a colon.

use std::ops::Range;

use super::arabic::{Scan, before};
use super::countries;
use super::names::{self, Before};
use super::office::Office;
use super::party::{Mentioned, Reference};
use crate::model::{CountryCode, RoleClass};
use crate::names::WordKind;

impl Scan<'_, '_> {
    /// `سفيري اليابان وبنغلاديش`, with or without names.
    pub fn several(&mut self, at: usize, mut office: Office) -> usize {
        let end = office.words.end;
        if office.members {
            return self.office_alone(at, office);
        }
        if let Some(first) = self.of_each_state(end) {
            return self.named_several(at, office, first);
        }
        let address = names::address(self.reading, end);
        let first = match self.reading.runs_on(end) && !self.conjoined_title(end) {
            true => names::name(self.reading, self.found, address.words.end, before(&address)),
            false => None,
        };
        let known = |name: &Range<usize>| {
            let given = self.reading.kind(name.start).is(WordKind::GIVEN);
            name.len() > 1 || given || !address.words.is_empty()
        };
        if let Some(name) = first.filter(known) {
            return self.named_several(at, office, (None, name));
        }
        if let Some(end) = self.listed(&office) {
            return end;
        }
        if self.named_before(at, &office) {
            return end;
        }
        if office.states.is_empty() {
            return self.push(Mentioned {
                office: Some(office),
                ..self.mention(at..end, Reference::Office)
            });
        }
        // `قادة مصر والأردن`: those who lead states, and no soldiers.
        if office.class == RoleClass::Military && office.plain && office.states.len() > 1 {
            office.class = RoleClass::HeadOfState;
        }
        for state in &office.states {
            let mut mention = self.mention(at..end, Reference::Office);
            mention.state = Some(*state);
            mention.office = Some(office.clone());
            self.list.push(mention);
        }
        end
    }

    /// «وزيرا خارجية الأردن سليم …، ومصر حسام …»: what looks like the accusative of one is of
    /// two, since another state and its holder follow.
    pub fn is_of_two(&self, office: &Office) -> bool {
        let (start, end) = (office.words.start, office.words.end);
        let word = &self.reading.words.list()[start];
        let alike = self.reading.folded(start).ends_with('ا') && !word.tanwin;
        if !alike || office.definite || office.states.len() != 1 || !self.reading.runs_on(end) {
            return false;
        }
        let address = names::address(self.reading, end);
        let first = names::name(self.reading, self.found, address.words.end, before(&address));
        first.is_some_and(|first| {
            let state = countries::at(self.reading, self.found, first.end).is_some();
            state && self.next_of_several(first.end).is_some()
        })
    }

    /// «سبعة نواب من كتلتين، هم: منجي … وخميس …»: names after a colon in the
    /// sentence of a plural office.
    fn listed(&mut self, office: &Office) -> Option<usize> {
        let sentence = self.reading.sentence(office.words.start);
        let colon = (office.words.end..sentence.end)
            .find(|at| self.reading.words.gap(*at).contains(':'))?;
        let mut names = Vec::new();
        let mut at = colon;
        while at < sentence.end {
            let before = if names.is_empty() { Before::Nothing } else { Before::Unknown };
            let before = if self.is_unknown(at) { Before::Unknown } else { before };
            let joined = names.is_empty() || self.conjoined_name(at);
            let Some(name) = names::name(self.reading, self.found, at, before) else { break };
            if !joined || name.len() < 2 {
                break;
            }
            at = name.end;
            names.push(name);
        }
        if names.len() < 2 {
            return None;
        }
        for name in names {
            let mut mention = self.mention(name.clone(), Reference::Named);
            mention.letters = names::clitic(self.reading, name.start);
            mention.name_letters = mention.letters;
            mention.name = Some(name);
            mention.state = office.states.first().copied();
            mention.office = Some(office.clone());
            self.list.push(mention);
        }
        Some(at)
    }

    /// «بكل من فلان، وفلان، وفلان، أعضاء مجلس النواب»: the office of all who are listed
    /// before the comma.
    fn named_before(&mut self, at: usize, office: &Office) -> bool {
        if !self.reading.after_comma(at) || office.peel != Default::default() {
            return false;
        }
        let mut from = self.list.len();
        let mut next = at;
        while let Some(before) = from.checked_sub(1).map(|before| &self.list[before]) {
            let free = before.name.is_some() && before.office.is_none() && !before.titled;
            if !free || before.words.end != next {
                break;
            }
            next = before.words.start;
            from -= 1;
        }
        if self.list.len() - from < 2 {
            return false;
        }
        for mention in &mut self.list[from..] {
            mention.office = Some(office.clone());
            mention.state = office.states.first().copied();
        }
        true
    }

    /// «سفراء كل من فرنسا هيرفيه …، وألمانيا كورت …»: `each of` before the first state and name.
    fn of_each_state(&self, at: usize) -> Option<(Option<CountryCode>, Range<usize>)> {
        let each = self.reading.folded(at) == "كل" && self.reading.folded(at + 1) == "من";
        let listed = self.reading.runs_on(at) && self.reading.runs_on(at + 1);
        if each && listed { self.state_and_name(at + 2) } else { None }
    }

    /// A state, and the name of whoever is of it.
    fn state_and_name(&self, at: usize) -> Option<(Option<CountryCode>, Range<usize>)> {
        let state = countries::at(self.reading, self.found, at)?;
        let address = names::address(self.reading, self.reading.forms[state.form].words.end);
        let start = address.words.end;
        let name = names::name(self.reading, self.found, start, before(&address))?;
        Some((Some(state.code), name))
    }

    fn conjoined_name(&self, at: usize) -> bool {
        names::clitic(self.reading, at) > 0 && self.reading.folded(at).starts_with('و')
    }

    /// «وزيري خارجية عُمان بدر البوسعيدي، والأردن أيمن الصفدي».
    fn named_several(
        &mut self,
        at: usize,
        office: Office,
        (own, first): (Option<CountryCode>, Range<usize>),
    ) -> usize {
        let mut states = office.states.iter().copied();
        let mut words = at..first.end;
        let mut next = Some((own.or_else(|| states.next()), first));
        let mut end = words.end;
        while let Some((state, name)) = next {
            end = name.end;
            let mut mention = Mentioned::new(self.number, words.clone(), Reference::Named);
            // `والأردن أيمن …`: what follows the first begins with `و`.
            mention.letters = usize::from(words.start != at);
            mention.name_letters = names::clitic(self.reading, name.start);
            mention.name = Some(name);
            mention.state = state;
            mention.office = Some(office.clone());
            mention.titled = true;
            self.list.push(mention);
            next = self.next_of_several(end);
            next = next.map(|(own, name)| (own.or_else(|| states.next()), name));
            words = next.as_ref().map_or(end..end, |(_, name)| end..name.end);
        }
        end
    }

    /// `و` STATE? NAME after one of several holders.
    fn next_of_several(&self, at: usize) -> Option<(Option<CountryCode>, Range<usize>)> {
        let linked = self.reading.runs_on(at) || self.reading.after_comma(at);
        if !linked || !self.reading.folded(at).starts_with('و') {
            return None;
        }
        if countries::at(self.reading, self.found, at).is_some() {
            return self.state_and_name(at);
        }
        let address = names::address(self.reading, at);
        let start = address.words.end;
        let before = if start > at { before(&address) } else { Before::Unknown };
        let name = names::name(self.reading, self.found, start, before)?;
        let given = self.reading.kind_behind_clitics(start).0.is(WordKind::GIVEN);
        let known = start > at || name.len() > 1 || given;
        (known && (start > at || names::clitic(self.reading, start) > 0)).then_some((None, name))
    }
}
