//! Tells whether a meeting is denied, announced or held by phone, from the words
//! around the one that tells it.

use super::Sentence;
use crate::names::{Encounter, Peelings};

impl Sentence<'_, '_, '_> {
    /// A denial counts up to three words before the trigger, or anywhere before
    /// it in the sentence.
    pub(super) fn is_denied(&self, at: usize) -> bool {
        let from = at.saturating_sub(3).max(self.words.start);
        self.has(from..at, Encounter::Denied)
            || self.has(self.words.start..at, Encounter::Denies)
            || self.is_called_off_after(at)
    }

    /// `كان سيلتقي X لكن Y ألغى اللقاء`.
    fn is_called_off_after(&self, at: usize) -> bool {
        let planned = self.is_planned(at)
            || self.is(at, Encounter::Purpose)
            || self.has(self.words.start..at, Encounter::Planned);
        if !planned {
            return false;
        }
        let but = (at + 1..self.words.end).find(|index| match self.reading.folded(*index) {
            "لكن" | "ولكن" | "لكنه" | "لكنها" => true,
            "الا" | "غير" | "بيد" => self.is(*index + 1, Encounter::That),
            _ => false,
        });
        let off = |index: usize| {
            self.is(index, Encounter::Denies) || self.reading.folded(index).starts_with("رفض")
        };
        but.is_some_and(|but| (but + 1..self.words.end.min(but + 7)).any(off))
    }

    /// Whether what a trigger says is announced and did not take place yet.
    pub fn is_planned(&self, at: usize) -> bool {
        if !self.reading.is_arabic(at) {
            return false;
        }
        let from = at.saturating_sub(8).max(self.words.start);
        // `قد يلتقي`: it may.
        let maybe = at > self.words.start
            && self.reading.folded(at - 1).ends_with("قد")
            && self.is_imperfect(at);
        let announces = |index: usize| {
            self.trigger(index).is_some_and(|t| t.encounter == Encounter::Planned || t.future)
        };
        // `القمة التاريخية التي كان من المقرر عقدها مع X`.
        let party = |index: usize| self.parties.iter().any(|party| party.words.contains(&index));
        let reach = if self.is(at, Encounter::Talks) { 7 } else { 2 };
        let behind = at + 1..self.words.end.min(at + reach);
        let next = behind.take_while(|index| !party(*index)).any(announces);
        // `سيعقد X وY لقاء`: the verb stands before both.
        let held = (self.words.start..at).rev().find(|index| self.is(*index, Encounter::Holds));
        let will_hold = self.is(at, Encounter::Talks) && held.is_some_and(announces);
        maybe || next || will_hold || (from..at).any(announces)
    }

    /// `يبحث`, `تبحث`; not `تباحث`, which is said of the past.
    pub(in crate::extract) fn is_imperfect(&self, at: usize) -> bool {
        let word = self.reading.folded(at).trim_start_matches('و');
        let encounters = &self.reading.gazetteer().encounters;
        match word.strip_prefix('ت') {
            Some(rest) => encounters.get(&Peelings::of(&format!("ي{rest}"))).is_some(),
            None => word.starts_with(['ي', 'ن']),
        }
    }

    /// `بحث X مع Y خلال اتصال هاتفي`: they spoke and did not meet.
    pub fn is_by_phone(&self, at: usize) -> bool {
        let from = at.saturating_sub(6).max(self.words.start + 1);
        let means = |index: usize| {
            matches!(self.reading.folded(index - 1), "خلال" | "في" | "عبر" | "اثناء")
                && self.is(index, Encounter::Call)
                || self.reading.folded(index) == "هاتفيا"
        };
        let verb = |index: usize| {
            self.trigger(index).is_some_and(|trigger| {
                matches!(trigger.encounter, Encounter::Discuss | Encounter::Phone)
            })
        };
        // `التقى X Y، كما تحدث هاتفيا مع Z`: of another.
        let end = self.words.end.min(at + 24);
        let end = (at + 1..end).find(|index| verb(*index)).unwrap_or(end);
        (from..end).any(means) || matches!(self.reading.folded(at + 1), "هاتفيه" | "هاتفي")
    }

    /// Whether a word tells when something was said, and not what it says: `قال
    /// الاثنين إن اللقاء …`.
    pub fn is_said_before(&self, said: usize, at: usize) -> bool {
        said < at && self.has(said..at, Encounter::That)
    }
}
