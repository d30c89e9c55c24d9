//! Reads the groups of friendship of a chamber, and the bureau of somebody told before:
//! `رئيس مجموعة الصداقة الإيطالية الكويتية في مجلس النواب الإيطالي`, `مدير مكتب جلالته`.

use super::Tail;
use crate::extract::countries;
use crate::model::{StateVia, Via};
use crate::names::WordKind;

/// Most words of a chamber before its state.
const CHAMBER: usize = 4;

impl Tail<'_, '_> {
    /// Past the state that a chamber is friends with, and the chamber, whose state is that of
    /// the office.
    pub(super) fn friends(&mut self) -> bool {
        let friendship = |at: &usize| self.reading.folded(*at) == "الصداقه";
        if self.states.is_empty() || !self.words.iter().any(friendship) {
            return false;
        }
        let demonym = |at: usize| {
            let mention = countries::at(self.reading, self.found, at)?;
            let form = &self.reading.forms[mention.form];
            let adjective = mention.via == Via::Demonym && form.words.start == at;
            adjective.then_some((mention.code, form.words.end))
        };
        // `الصداقة الإيطالية الكويتية`.
        if let Some((_, end)) = demonym(self.end).filter(|(state, _)| self.states != [*state]) {
            self.end = end;
            return true;
        }
        let within = usize::from(self.reading.folded(self.end) == "في");
        let first = self.end + within;
        let (kind, peel) = self.reading.kind_behind_clitics(first);
        let body = kind.is(WordKind::TAIL) && (within == 1 || peel.preposition == Some('ب'));
        if !body || !self.reading.runs_on(first) {
            return false;
        }
        let inside = |at: &usize| {
            self.reading.runs_on(*at) && (*at == first || self.reading.kind(*at).is(WordKind::TAIL))
        };
        let end = (first..first + CHAMBER).take_while(inside).last().map_or(first, |at| at + 1);
        let Some((state, end)) = demonym(end).filter(|_| self.reading.runs_on(end)) else {
            return false;
        };
        self.states = vec![state];
        self.via = Some(StateVia::Demonym);
        self.end = end;
        true
    }

    /// `مدير مكتب جلالته`, `مدير مكتب سموه`: of whoever the article is about.
    pub(super) fn bureau_of_pronoun(&mut self) -> bool {
        let bureau = self.reading.kind(self.end).is(WordKind::PRONOUN)
            && self.end > self.start
            && matches!(self.reading.folded(self.end - 1), "مكتب" | "ديوان" | "مستشار" | "مبعوث");
        bureau && self.take_word()
    }
}
