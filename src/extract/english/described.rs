//! Reads whom an article calls by what he is, not by an office: `the Iraqi official`, `the guest`,
//! `the Jordanian general`.

use super::Scan;
use crate::extract::countries;
use crate::extract::party::{Mentioned, Reference};
use crate::names::EnglishKind;

impl Scan<'_, '_> {
    /// Somebody told before, by his state and what he is, or as the one who visits.
    pub(super) fn described(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        if reading.folded(at) != "the" || !reading.runs_on(at + 1) {
            return None;
        }
        let visiting = reading.folded(at + 1) == "visiting";
        let senior = matches!(reading.folded(at + 1), "senior" | "top");
        let begin = at + 1 + usize::from(visiting || senior);
        let state = countries::at(reading, self.found, begin);
        let form = state.map_or(begin..begin, |state| reading.forms[state.form].words.clone());
        let noun = form.end;
        let whole = form.start == begin && reading.runs_on(noun) && self.is_small(noun);
        let known = match reading.folded(noun) {
            "guest" | "visitor" => true,
            "official" | "leader" | "statesman" | "diplomat" | "general" | "admiral"
            | "officer" | "politician" | "dignitary" => visiting || state.is_some(),
            _ => false,
        };
        if !known || !whole || !self.ends_description(noun + 1) {
            return None;
        }
        let mut mention = Mentioned::new(self.number, at..noun + 1, Reference::Office);
        mention.state = state.map(|state| state.code);
        Some(self.push(mention))
    }

    /// Not `the guest house`, `the visitor centre`, `the Italian general election`.
    fn ends_description(&self, at: usize) -> bool {
        let (reading, word) = (self.reading, self.reading.folded(at));
        let clause = EnglishKind::CLAUSE.or(EnglishKind::FUNCTION).or(EnglishKind::PAST);
        let verb = reading.english(at).is(clause.or(EnglishKind::BEING).or(EnglishKind::SAYING));
        let of = word == "of";
        let day = reading.in_date(at);
        at >= reading.len() || !reading.runs_on(at) || !of && (verb || day || word.ends_with("ed"))
    }
}
