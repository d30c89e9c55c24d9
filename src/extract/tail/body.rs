//! Reads what an office is in charge of or belongs to, where a name is part of it:
//! `المشرف على مركز الملك فيصل`, `وكيل جامعة الملك فهد`.

use super::Tail;
use crate::extract::names::{self, Before};
use crate::names::{HeadTrait, Number, Peel, WordKind};

impl Tail<'_, '_> {
    /// `المشرف العام على مركز الملك فيصل للإغاثة`: what somebody is in charge of.
    pub(super) fn charge(&mut self) -> bool {
        let reading = self.reading;
        let body = WordKind::ORGANISATION.or(WordKind::TAIL).or(WordKind::WORD);
        let mut at = self.end + 1;
        if !reading.runs_on(at) || !reading.kind(at).is(body) {
            return false;
        }
        at += 1;
        if reading.runs_on(at) && reading.kind(at).is(WordKind::TITLE) {
            let name = names::address(reading, at).words.end;
            at = names::name(reading, self.found, name, Before::Title).map_or(name, |n| n.end);
        }
        let more = WordKind::WORD.or(WordKind::TAIL);
        while reading.runs_on(at) && self.is_definite(at) && reading.kind(at).is(more) {
            at += 1;
        }
        self.words.extend(self.end..at);
        self.end = at;
        self.in_body = true;
        true
    }

    /// `وكيل جامعة الملك فهد`: the name that belongs to a body, with its title.
    pub(super) fn named_body(&self) -> Option<usize> {
        let (reading, at) = (self.reading, self.end);
        let body = self.words.last().is_some_and(|last| {
            last + 1 == at && reading.kind_behind_clitics(*last).0.is(WordKind::ORGANISATION)
        });
        if !body || !reading.kind(at).is(WordKind::KING.or(WordKind::ROYAL)) {
            return None;
        }
        // A ruler is called by the given name, perhaps with the fathers'.
        let mut end = at + 1;
        let joint = |end: usize| reading.kind(end).is(WordKind::JOINT);
        while reading.runs_on(end)
            && (joint(end) || end == at + 1 || joint(end - 1))
            && reading.kind(end).is(WordKind::GIVEN.or(WordKind::JOINT))
        {
            end += 1;
        }
        (end > at + 1).then_some(end)
    }

    /// `القنصل العام لكوريا بجدة السيد …`: a city that no table has, behind `ب`.
    pub(super) fn is_city_of_service(&self) -> bool {
        let at = self.end;
        let word = self.reading.folded(at);
        self.traits.is(HeadTrait::ABROAD)
            && !self.states.is_empty()
            && word.starts_with('ب')
            && word.chars().nth(3).is_some()
            && self.reading.kind(at) == WordKind::default()
            && self.reading.kind_behind_clitics(at).0 == WordKind::default()
            && !self.reading.has_state(at)
            && self.reading.kind(at + 1).is(WordKind::TITLE.or(WordKind::GIVEN))
    }

    /// `رئيس الشؤون الخاصة لسمو ولي العهد`: an office of somebody of rank.
    pub(super) fn is_presented(&mut self) -> bool {
        let (kind, peel) = self.reading.kind_behind_clitics(self.end);
        // `لدولة رئيس الوزراء`: an honorific of heads of government alone.
        let honoured = self.reading.folded(self.end) == "لدوله"
            && self.reading.head_behind_clitics(self.end + 1).is_some();
        let presented = (kind.is(WordKind::HONORIFIC) && peel.preposition == Some('ل') || honoured)
            && !peel.conjunction
            && !self.words.is_empty()
            && self.states.is_empty();
        if !presented {
            return false;
        }
        let at = match honoured {
            true => self.end + 1,
            false => names::address(self.reading, self.end).words.end,
        };
        let head = self.reading.head_behind_clitics(at).filter(|_| self.reading.runs_on(at));
        let Some((form, peel)) = head else { return false };
        if peel != Peel::default() || form.number != Number::Singular {
            return false;
        }
        self.end = at;
        let tail = self.inner(form, at + 1);
        self.take_served(form, tail);
        true
    }
}
