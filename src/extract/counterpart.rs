//! Reads an Arabic counterpart and his state: `نظيره المصري سامح …`, `نظيريها في ألمانيا والسويد`.

use std::ops::Range;

use super::arabic::Scan;
use super::countries::{self, CountryMention};
use super::names::{self, Before};
use super::office;
use super::party::Reference;
use crate::model::{CountryCode, Via};
use crate::names::{Number, WordKind};

/// States that are told apart by where they lie.
const NORTH_AND_SOUTH: [[&str; 2]; 2] = [["KP", "KR"], ["SD", "SS"]];

impl Scan<'_, '_> {
    pub fn is_counterpart(&self, at: usize) -> bool {
        at < self.reading.len() && self.kind_behind_clitics(at).is(WordKind::COUNTERPART)
    }

    /// `نظيره الأميركي جون كيري`: the office of the one before, another state.
    pub fn counterpart(&mut self, at: usize, word: usize) -> usize {
        if self.is_told_by_office(word + 1) {
            return word + 1;
        }
        let mut mention = self.mention(at..word + 1, Reference::Counterpart);
        let mut end = word + 1;
        let mut by_name = false;
        if let Some(state) = countries::at(self.reading, self.found, end) {
            mention.state = Some(state.code);
            end = self.reading.forms[state.form].words.end;
        } else if let Some(state) = self.other_of_two(end) {
            mention.state = Some(state);
            end += 1;
        } else if let Some((state, after)) = self.state_served_in(end) {
            mention.state = Some(state);
            by_name = true;
            end = after;
        }
        mention.words.end = end;
        if let Some(name) = self.name_of_counterpart(end) {
            mention.words.end = name.end;
            mention.name = Some(name);
            self.attach_office(&mut mention);
        }
        mention.titled = true;
        let several = self.reading.folded(word);
        let several =
            several.contains("نظيري") || several.contains("نظيرا") || several.contains("نظرا");
        let mut end = self.push(mention);
        loop {
            let next = if several { self.next_counterpart(end, by_name) } else { end };
            if next == end {
                return end;
            }
            end = next;
        }
    }

    /// `نظيره وزير الخارجية وانغ يي`: the office says of itself whose it is.
    fn is_told_by_office(&self, at: usize) -> bool {
        let office = || office::read(self.reading, self.found, at);
        self.reading.runs_on(at)
            && self.reading.head(at).is_some()
            && office().is_some_and(|office| {
                let whole = !office.bare && office.number == Number::Singular;
                whole && self.name_behind(office.words.end)
            })
    }

    /// `نظيريها في ألمانيا والسويد`: the state by name, where they serve.
    fn state_served_in(&self, at: usize) -> Option<(CountryCode, usize)> {
        // `نظيره من الرأس الأخضر، فلان`.
        let within = self.reading.runs_on(at) && matches!(self.reading.folded(at), "في" | "من");
        let state = countries::at(self.reading, self.found, at + 1).filter(|_| within)?;
        let form = &self.reading.forms[state.form];
        let named = state.via == Via::Name && form.words.start == at + 1;
        named.then_some((state.code, form.words.end))
    }

    /// `التقى الرئيس الكوري الجنوبي نظيره الشمالي`: of the other of two states, where the
    /// paragraph has named the one.
    fn other_of_two(&self, at: usize) -> Option<CountryCode> {
        let south = match self.reading.folded(at) {
            "الشمالي" | "الشماليه" => false,
            "الجنوبي" | "الجنوبيه" => true,
            _ => return None,
        };
        let named = |code: &str| {
            let before = |found: &CountryMention| self.reading.forms[found.form].words.end <= at;
            self.found.iter().any(|found| found.code.as_str() == code && before(found))
        };
        let pair = NORTH_AND_SOUTH.iter().find(|pair| named(pair[usize::from(!south)]))?;
        CountryCode::new(pair[usize::from(south)]).filter(|_| self.reading.runs_on(at))
    }

    /// `ونظيريه المصري سامح شكري والعراقي إبراهيم الجعفري`, `في ألمانيا والسويد`: the next of
    /// several, whose states are told `by_name` or by an adjective.
    fn next_counterpart(&mut self, at: usize, by_name: bool) -> usize {
        let Some(state) = countries::at(self.reading, self.found, at) else { return at };
        let form = &self.reading.forms[state.form];
        let linked = self.reading.runs_on(at) || self.reading.after_comma(at);
        let alike = state.via == if by_name { Via::Name } else { Via::Demonym };
        if !linked || !form.peel.conjunction || !alike {
            return at;
        }
        let end = form.words.end;
        let mut mention = self.mention(at..end, Reference::Counterpart);
        mention.letters = 1;
        mention.state = Some(state.code);
        if let Some(name) = self.name_of_counterpart(end) {
            mention.words.end = name.end;
            mention.name = Some(name);
        }
        mention.titled = true;
        self.push(mention)
    }

    /// `نظيره الألماني هايكو ماس`, `نظيره الألماني، هايكو ماس،`.
    fn name_of_counterpart(&self, end: usize) -> Option<Range<usize>> {
        let start = names::address(self.reading, end).words.end;
        if self.reading.runs_on(end) {
            return names::name(self.reading, self.found, start, Before::Title);
        }
        if !self.reading.after_comma(end) || self.conjoined(end) {
            return None;
        }
        let before = if start > end { Before::Title } else { Before::Unknown };
        let name = names::name(self.reading, self.found, start, before)?;
        (name.len() > 1 && !self.reading.runs_on(name.end)).then_some(name)
    }
}
