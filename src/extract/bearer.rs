//! Reads what the words beside an Arabic name tell of its bearer: the state among his titles, the
//! seat that a title gives him, what a clause between commas adds.

use std::ops::Range;

use super::arabic::Scan;
use super::countries;
use super::office;
use super::party::{Mentioned, Reference};
use crate::model::{CountryCode, RoleClass};
use crate::names::{Number, WordKind};

impl Scan<'_, '_> {
    /// `الجنرال التشادي فلان`: the state told among the titles.
    pub(super) fn state_of_rank(&self, titles: &Range<usize>) -> Option<CountryCode> {
        let state = |at| Some(countries::at(self.reading, self.found, at)?.code);
        titles.clone().skip(1).find_map(state)
    }

    /// `النائب فلان عضو لجنة الاعتمادات`: whose title tells that he sits in a parliament.
    pub(super) fn seat(&self, mention: &mut Mentioned) {
        let start = mention.name.as_ref().map_or(mention.words.start, |name| name.start);
        let titled = (mention.words.start..start)
            .any(|at| matches!(self.reading.bare(at), "النائب" | "النائبه" | "السيناتور"));
        if let Some(office) = mention.office.as_mut().filter(|_| titled) {
            let member = self.reading.folded(office.words.start).ends_with("عضو");
            if member && office.class == RoleClass::Other {
                office.class = RoleClass::Legislator;
            }
        }
    }

    /// `استقبلت المسؤول الإيفواري`, `الضيف القطري`: somebody told before, by his state.
    pub(super) fn described(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let word = reading.noun(at);
        let noun = matches!(word, "مسوول" | "مسؤول" | "مسئول" | "مسووله" | "مسؤوله" | "مسئوله")
            || matches!(word, "ضيف" | "ضيفه");
        let state = countries::at(reading, self.found, at + 1).filter(|_| noun)?;
        let form = &reading.forms[state.form];
        let definite = state.nisba.is_some_and(|nisba| nisba.definite);
        if form.words.start != at + 1 || !definite || !reading.runs_on(at + 1) {
            return None;
        }
        // `المسؤول الإيفواري فلان` is named.
        let end = form.words.end;
        let named = reading.runs_on(end) && reading.kind(end).is(WordKind::GIVEN);
        let mut mention = self.mention(at..end, Reference::Office);
        mention.state = Some(state.code);
        (!named).then(|| self.push(mention))
    }

    /// `وزير الخارجية فلان، وهو أيضا عضو المكتب السياسي، محادثات`: past what is told aside.
    pub(super) fn pass_aside(&self, mention: &mut Mentioned) {
        let (reading, at) = (self.reading, mention.words.end);
        if !reading.after_comma(at) || !matches!(reading.folded(at), "وهو" | "وهي") {
            return;
        }
        let also = matches!(reading.folded(at + 1), "ايضا" | "كذلك");
        let begin = at + 1 + usize::from(also);
        let Some(office) = office::read(reading, self.found, begin) else { return };
        let end = office.words.end;
        let own = office.number == Number::Singular && mention.name.is_some();
        if own && reading.runs_on(begin) && reading.after_comma(end) {
            mention.words.end = end;
            // `نظيره فلان، وهو سفير سابق`: his office is told already.
            if mention.reference != Reference::Counterpart && !office.former {
                mention.office.get_or_insert(office);
            }
        }
    }
}
