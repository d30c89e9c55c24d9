//! Finds days counted from the publication: `قبل خمسة أيام`, `two days ago`, `بعد يومين`.

use super::lexicon::{Meaning, Unit};
use super::reckon;
use super::spans::span_from;
use super::tense::Tense;
use super::tokens::{Gap, classify};
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
            Meaning::Unit(unit) if self.is_ago(at + 1) => (1, unit, at + 2),
            _ => match self.count(at)? {
                (count, unit, next) if self.is_ago(next) => (count, unit, next + 1),
                _ => return None,
            },
        };
        let before = self.is_before_event(next) || unit != Unit::Day && self.is_on(next);
        // `twenty-one days ago`.
        let runs_on = matches!(self.tokens.gap(at + 1), Gap::Space | Gap::Dash);
        if before || !runs_on {
            return None;
        }
        let back = -i32::try_from(count).ok()?;
        // A week ago is the same day of that week.
        let days = self.around.published.and_then(|day| match unit {
            Unit::Week => reckon::plus(day, 7 * back).map(reckon::one),
            _ => span_from(day, unit, back),
        });
        let precision = match unit {
            Unit::Day | Unit::Week => Precision::Day,
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

    /// `سيصل بعد يومين`, `will arrive in two days`: to be counted from the publication only where
    /// the sentence is of what is to come.
    pub(super) fn ahead(&self, at: usize, found: &mut Found) -> Option<usize> {
        let words = self.tokens.words;
        let start = self.tokens.get(at)?.start;
        let before = start.checked_sub(1).filter(|_| classify(words.gap(start)) == Gap::Space)?;
        let after = match words.folded(before) {
            "in" => true,
            // `لن يصل إلا بعد يومين`: how long it takes.
            "بعد" | "وبعد" => before == 0 || words.folded(before - 1) != "الا",
            _ => false,
        };
        if !after {
            return None;
        }
        let (count, unit, next) = self.count(at)?;
        let exact = matches!(unit, Unit::Day | Unit::Week);
        // `the second visit in two days`, `بعد يومين من اللقاء`.
        let last = |back: usize| at.checked_sub(back).and_then(|at| self.tokens.meaning(at));
        let counted = [1, 2].into_iter().any(|at| matches!(last(at), Some(Meaning::Ordinal(_))));
        let apart = counted || self.is_before_event(next) || self.is_on(next);
        let told = self.tense_before(at, before);
        if !exact || apart || told != Some(Tense::Future) {
            return None;
        }
        let days = i32::try_from(count).ok()? * if unit == Unit::Week { 7 } else { 1 };
        let days = self.around.published.and_then(|day| reckon::plus(day, days).map(reckon::one));
        let mut range = self.tokens.range(at, next);
        range.start = before;
        let hit = DateHit::relative(range, days, "ahead");
        found.push(DateHit { precision: Precision::Day, vague: unit != Unit::Day, ..hit });
        Some(next)
    }

    /// English `ago`; in Arabic its word before a unit is that, after one it is `before`.
    fn is_ago(&self, at: usize) -> bool {
        self.tokens.latin(at) && self.tokens.spaced(at) == Some(Meaning::Ago)
    }

    /// `قبل أيام من اللقاء`, `قبل أسبوع فقط من اللقاء`: counted from there.
    pub(super) fn is_before_event(&self, at: usize) -> bool {
        let of = self.tokens.spaced(at) == Some(Meaning::Of);
        // `قبل شهر من الآن`.
        let now = matches!(self.tokens.spaced(at + 1), Some(Meaning::Reference(0)));
        of && !now
            || self.word_after(at) == "فقط" && {
                let end = self.tokens.range(at - 1, at).end + 1;
                end < self.tokens.words.len() && self.tokens.words.folded(end) == "من"
            }
    }

    /// `قبل شهر على الموعد`.
    fn is_on(&self, at: usize) -> bool {
        self.word_after(at) == "علي"
    }

    /// The word after the token before this place; empty where a sign parts them.
    pub(super) fn word_after(&self, at: usize) -> &str {
        let word = self.tokens.range(at.saturating_sub(1), at).end;
        let words = self.tokens.words;
        let near = word < words.len() && classify(words.gap(word)) == Gap::Space;
        if near { words.folded(word) } else { "" }
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
                    | Meaning::Same
            )
        );
        (!more && !self.is_definite(at)).then_some((1, unit, at + 1))
    }

    /// A number of units of time.
    pub(super) fn count(&self, at: usize) -> Option<(u32, Unit, usize)> {
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
        match (self.tokens.gap(at), self.tokens.meaning(at)) {
            (Gap::Space, Some(Meaning::Teen)) => (u32::from(ones) + 10, at + 1),
            (Gap::Space, Some(Meaning::Cardinal(tens)))
                if tens >= 20 && self.tokens.and_joined(at) =>
            {
                (u32::from(ones) + u32::from(tens), at + 1)
            }
            // `twenty-one`.
            (Gap::Dash, Some(Meaning::Cardinal(more @ 1..=9))) if (20..100).contains(&ones) => {
                (u32::from(ones) + u32::from(more), at + 1)
            }
            _ => (ones.into(), at),
        }
    }
}
