//! Finds what points to a time and leaves it open: `مؤخرا`, `الأيام المقبلة`,
//! `قبل أسابيع`, `recently`.
//!
//! Such a time is marked as vague and gets no days: a guess would answer a
//! question about a day with what nobody said.

use super::lexicon::Meaning;
use super::{DateHit, Found, Scan};
use crate::model::Precision;

impl Scan<'_, '_> {
    /// `مؤخرا`, `حاليا`, `soon`.
    pub(super) fn reference(&self, at: usize, found: &mut Found) -> Option<usize> {
        let Meaning::Reference(time) = self.tokens.meaning(at)? else { return None };
        self.push_reference(at, at + 1, time, found)
    }

    /// `الأيام القليلة المقبلة`, `السنوات الأخيرة`, `these days`, `weeks ago`.
    pub(super) fn open_units(&self, at: usize, found: &mut Found) -> Option<usize> {
        match self.tokens.meaning(at)? {
            Meaning::ShiftBefore(0) => match self.tokens.spaced(at + 1)? {
                Meaning::Units(_) => self.push_reference(at, at + 2, 0, found),
                _ => None,
            },
            Meaning::Ago => match self.tokens.spaced(at + 1)? {
                Meaning::Units(_) if self.is_open_count(at + 2) => {
                    self.push_reference(at, at + 2, -1, found)
                }
                _ => None,
            },
            Meaning::Units(_) => self.shifted_units(at, found),
            _ => None,
        }
    }

    fn shifted_units(&self, at: usize, found: &mut Found) -> Option<usize> {
        let few = usize::from(self.tokens.spaced(at + 1) == Some(Meaning::Few));
        let counted = matches!(
            self.tokens.before(at),
            Some(Meaning::Cardinal(_) | Meaning::Digits(..) | Meaning::Teen)
        );
        let end = at + 2 + few;
        match self.tokens.spaced(at + 1 + few)? {
            Meaning::Shift(time) | Meaning::Lately(time)
                if self.is_definite(at) && !self.tokens.latin(at) =>
            {
                self.push_reference(at, end, time, found)
            }
            Meaning::Ago if few == 0 && !counted && self.tokens.latin(at) => {
                self.push_reference(at, end, -1, found)
            }
            _ => None,
        }
    }

    /// `قبل أيام`, but not `قبل أيام من اللقاء` or `قبل أيام العيد`.
    fn is_open_count(&self, at: usize) -> bool {
        !self.is_definite(at - 1) && self.tokens.spaced(at) != Some(Meaning::Of)
    }

    fn push_reference(&self, at: usize, next: usize, time: i8, found: &mut Found) -> Option<usize> {
        let rule = match time {
            ..=-1 => "open_past",
            0 => "open_present",
            1.. => "open_future",
        };
        let hit = DateHit::relative(self.tokens.range(at, next), None, rule);
        found.push(DateHit { precision: Precision::Range, vague: true, ..hit });
        Some(next)
    }
}
