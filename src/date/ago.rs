//! Finds days counted back from the publication: `قبل خمسة أيام`, `two days ago`.

use super::lexicon::{Meaning, Unit};
use super::spans::span_from;
use super::tokens::Gap;
use super::{DateHit, Found, Scan};
use crate::model::Precision;

impl Scan<'_, '_> {
    /// `قبل خمسة أيام`, `قبل يومين`, `two days ago`.
    pub(super) fn ago(&self, at: usize, found: &mut Found) -> Option<usize> {
        let (count, unit, next) = match self.tokens.meaning(at)? {
            Meaning::Ago => self.count(at + 1)?,
            _ => match self.count(at)? {
                (count, unit, next) if self.tokens.spaced(next) == Some(Meaning::Ago) => {
                    (count, unit, next + 1)
                }
                _ => return None,
            },
        };
        if self.tokens.spaced(next) == Some(Meaning::Of) || self.tokens.gap(at + 1) != Gap::Space {
            return None;
        }
        let back = -i32::try_from(count).ok()?;
        let days = self.around.published.and_then(|day| span_from(day, unit, back));
        let precision = match unit {
            Unit::Day => Precision::Day,
            Unit::Week => Precision::Week,
            Unit::Month => Precision::Month,
            Unit::Year => Precision::Year,
        };
        let hit = DateHit::relative(self.tokens.range(at, next), days, "ago");
        found.push(DateHit { precision, vague: unit != Unit::Day, ..hit });
        Some(next)
    }

    /// A number of units of time.
    fn count(&self, at: usize) -> Option<(u32, Unit, usize)> {
        if let Meaning::Dual(unit) = self.tokens.meaning(at)? {
            return Some((2, unit, at + 1));
        }
        let (count, next) = match self.tokens.meaning(at)? {
            Meaning::Digits(count @ 1..=999, _) => (count, at + 1),
            Meaning::Cardinal(ones) => self.cardinal(ones, at + 1),
            _ => return None,
        };
        match self.tokens.spaced(next)? {
            Meaning::Unit(unit) | Meaning::Units(unit) => Some((count, unit, next + 1)),
            _ => None,
        }
    }

    fn cardinal(&self, ones: u8, at: usize) -> (u32, usize) {
        match self.tokens.spaced(at) {
            Some(Meaning::Teen) => (u32::from(ones) + 10, at + 1),
            Some(Meaning::Cardinal(tens)) if tens >= 20 && self.tokens.and_joined(at) => {
                (u32::from(ones) + u32::from(tens), at + 1)
            }
            _ => (ones.into(), at),
        }
    }
}
