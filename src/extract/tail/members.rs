//! Reads whose members a delegation has: `وفدا برلمانيا إيطاليا`, `وفد من مجلس الشيوخ
//! الفرنسي`, `وفدا إعلاميا قدم من الجزائر`, `وفد صندوق النقد الدولي`.

use super::Tail;
use crate::extract::countries;
use crate::model::{RoleClass, StateVia, Via};
use crate::names::{Encounter, HeadTrait, WordKind};

/// Most words from a delegation to the state of its members.
const MOST: usize = 7;

impl Tail<'_, '_> {
    /// The words up to the first that tells a state or an organisation, and those of it.
    pub(super) fn members(&mut self) -> bool {
        let (reading, start) = (self.reading, self.end);
        if start != self.start {
            return false;
        }
        let mut named = None;
        for at in start..start + MOST {
            if !reading.runs_on(at) {
                break;
            }
            let head = reading.organisation_head(at).filter(|(_, peel)| !peel.conjunction);
            named = named.or(head.filter(|_| reading.runs_on(at + 1)).map(|_| at));
            if let Some((body, len, peel)) = reading.organisation(at)
                && !peel.conjunction
                && !(at..at + len).any(|index| reading.has_state(index))
            {
                self.words.extend(start..at);
                self.take_body(at..at + len, body.country);
                let abroad = body.country.is_none() && !self.takes_demonym();
                self.served = abroad.then_some(RoleClass::International);
                return true;
            }
            if let Some(mention) = countries::at(reading, self.found, at) {
                let form = &reading.forms[mention.form];
                if form.words.start != at || form.peel.conjunction {
                    break;
                }
                let said = if mention.via == Via::Demonym {
                    StateVia::Demonym
                } else {
                    StateVia::Genitive
                };
                self.words.extend(start..at);
                self.end = form.words.end;
                self.states.push(mention.code);
                self.via = Some(said);
                return true;
            }
            if !self.tells_members(at) {
                break;
            }
        }
        // `وفدا من جامعة جازان`: of a body without a state, by its head and its name.
        if let Some(at) = named {
            self.words.extend(start..at);
            self.take_body(at..at + 2, None);
            return true;
        }
        // `وفدا برلمانيا`: of a state that the article tells elsewhere.
        reading.kind(start).is(WordKind::TAIL)
            && reading.folded(start).trim_end_matches(['ا', 'ه']).ends_with('ي')
            && self.take_word()
    }

    /// `وفد مجلس النواب الليبي`: the state of a body that every state has.
    fn takes_demonym(&mut self) -> bool {
        let at = self.end;
        let demonym = countries::at(self.reading, self.found, at)
            .filter(|mention| mention.via == Via::Demonym && self.reading.runs_on(at))
            .filter(|mention| self.reading.forms[mention.form].words.start == at);
        let Some(mention) = demonym else { return false };
        self.end = self.reading.forms[mention.form].words.end;
        self.states.push(mention.code);
        self.via = Some(StateVia::Demonym);
        true
    }

    /// Whether a word may stand between a delegation and the state of its members.
    fn tells_members(&self, at: usize) -> bool {
        let reading = self.reading;
        let kind = reading.kind(at);
        let from = matches!(reading.folded(at), "من" | "عن");
        let came = matches!(reading.folded(at), "قدم" | "قادم" | "قادما" | "يمثل")
            && reading.runs_on(at + 1);
        let person = WordKind::TITLE.or(WordKind::GIVEN).or(WordKind::RANK).or(WordKind::HONORIFIC);
        let stop = kind.is(WordKind::STOP) && !kind.is(WordKind::TAIL);
        let barred = stop || kind.is(person.or(WordKind::VERB)) || reading.in_date(at);
        let told = reading.trigger(at).is_some_and(|t| t.encounter != Encounter::Delegation);
        let head = reading
            .head(at)
            .is_some_and(|form| !reading.gazetteer().offices.traits(form).is(HeadTrait::SERVES));
        from || came || !(barred || told || head)
    }
}
