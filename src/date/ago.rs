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
            Meaning::Ago => {
                let about = self.tokens.spaced(at + 1) == Some(Meaning::About);
                let from = at + 1 + usize::from(about);
                self.count(from).or_else(|| self.one(from))?
            }
            Meaning::Unit(unit) if self.tokens.spaced(at + 1) == Some(Meaning::Ago) => {
                (1, unit, at + 2)
            }
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
        let about = [self.tokens.before(at), self.tokens.spaced(at + 1)];
        let vague = unit != Unit::Day || about.contains(&Some(Meaning::About));
        let mut words = self.tokens.range(at, next);
        let a = words.start.checked_sub(1).filter(|&word| self.tokens.words.folded(word) == "a");
        words.start = a.unwrap_or(words.start);
        let hit = DateHit::relative(words, days, "ago");
        found.push(DateHit { precision, vague, ..hit });
        Some(next)
    }

    /// `قبل عام`, but not `قبل عام 2015`, `قبل العام الدراسي`, `قبل شهر رمضان`.
    fn one(&self, at: usize) -> Option<(u32, Unit, usize)> {
        let Meaning::Unit(unit) = self.tokens.spaced(at)? else { return None };
        let more = matches!(
            self.tokens.spaced(at + 1),
            Some(
                Meaning::Digits(..)
                    | Meaning::Month(..)
                    | Meaning::HijriMonth(..)
                    | Meaning::Shift(_)
                    | Meaning::Fixed
            )
        );
        (!more && !self.is_definite(at)).then_some((1, unit, at + 1))
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
