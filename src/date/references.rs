//! Finds what points to a time and leaves it open: `مؤخرا`, `الأيام المقبلة`,
//! `قبل أسابيع`, `recently`.
//!
//! Such a time is marked as vague and gets no days: a guess would answer a
//! question about a day with what nobody said.

use std::ops::Range;

use jiff::civil::Date;

use super::lexicon::{Meaning, Unit};
use super::reckon;
use super::tense::Tense;
use super::tokens::Gap;
use super::written::YearSaid;
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
                Meaning::Units(_) => {
                    let few = usize::from(self.tokens.spaced(at + 2) == Some(Meaning::Few));
                    let open = !self.is_definite(at + 1) && !self.is_before_event(at + 2 + few);
                    if open { self.push_reference(at, at + 2 + few, -1, found) } else { None }
                }
                _ => None,
            },
            Meaning::Units(_) => self.shifted_units(at, found),
            _ => None,
        }
    }

    fn shifted_units(&self, at: usize, found: &mut Found) -> Option<usize> {
        // `الأيام القليلة المقبلة`, `السنوات الأربع الماضية`.
        let numbered =
            matches!(self.tokens.spaced(at + 1), Some(Meaning::Few | Meaning::Cardinal(_)));
        let few = usize::from(numbered);
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

    /// `this weekend`: a Saturday and Sunday, which stay vague as weeks do.
    pub(super) fn weekend(&self, at: usize, shift: i8, found: &mut Found) -> Option<usize> {
        let days = self.around.published.and_then(|day| {
            let saturday = match shift {
                0 if reckon::number(day) >= 6 => reckon::latest_weekday(day, 6),
                0 if self.is_weekend_to_come(at, day) => reckon::next_weekday(day, 6),
                1.. => reckon::next_weekday(day, 6),
                0 => reckon::latest_weekday(day, 6),
                ..=-1 => {
                    let week_days = if reckon::number(day) >= 6 { -7 } else { 0 };
                    reckon::latest_weekday(reckon::plus(day, week_days)?, 6)
                }
            }?;
            Some((saturday, reckon::plus(saturday, 1)?))
        });
        let hit = DateHit::relative(self.tokens.range(at, at + 1), days, "weekend");
        found.push(DateHit { precision: Precision::Range, vague: true, ..hit });
        Some(at + 1)
    }

    /// Early in a week the last weekend is meant, later the next, unless a word tells.
    fn is_weekend_to_come(&self, at: usize, published: Date) -> bool {
        match self.told(at, at + 1) {
            Some(Tense::Future) => true,
            _ if self.tokens.before(at) == Some(Meaning::About) => false,
            Some(tense) => tense != Tense::Past,
            None => reckon::number(published) >= 3,
        }
    }

    /// `في نفس اليوم من عام 1957`, `في مثل هذا اليوم من عام 1990`: a day told before, or that of
    /// the publication, in another year; `وفي اليوم التالي`: the day after one told before.
    pub(super) fn day_told_before(&self, at: usize, found: &mut Found) -> Option<usize> {
        let today = |at: usize| matches!(self.tokens.meaning(at), Some(Meaning::Relative(0)));
        let spaced = |at: usize| self.tokens.gap(at) == Gap::Space;
        let like = self.is_like(at);
        let told = found.last().filter(|hit| hit.precision == Precision::Day);
        let told = told.and_then(|hit| hit.from);
        let itself = self.tokens.spaced(at + 1) == Some(Meaning::Same);
        let next = match self.tokens.meaning(at)? {
            Meaning::That if today(at + 1) && spaced(at + 1) => at + 2,
            Meaning::ShiftBefore(0) if like && today(at + 1) => at + 2,
            Meaning::Relative(0) if itself => at + 2,
            Meaning::Relative(0) => return self.next_day(at, told?, found),
            _ => return None,
        };
        let told = if like { self.around.published } else { told };
        let (YearSaid::Known(year), end) = self.tokens.year_after(next, false) else {
            return like.then_some(next);
        };
        let told = told?;
        let month = told.month().try_into().ok()?;
        let same = reckon::day_of(year, month, told.day().try_into().ok()?)?;
        let words = self.tokens.range(at, end);
        found.push(DateHit::relative(words, Some(reckon::one(same)), "day_of_year"));
        Some(end)
    }

    /// `مثل هذا اليوم`: of another year.
    fn is_like(&self, at: usize) -> bool {
        let start = self.tokens.get(at).map_or(0, |token| token.start);
        start > 0 && self.tokens.words.folded(start - 1).ends_with("مثل")
    }

    /// `وفي اليوم التالي`, a day told before in the paragraph.
    fn next_day(&self, at: usize, told: Date, found: &mut Found) -> Option<usize> {
        let after = self.tokens.range(at, at + 1).end;
        let words = self.tokens.words;
        let follows = after < words.len()
            && words.gap(after).trim().is_empty()
            && matches!(words.folded(after), "التالي" | "الموالي" | "اللاحق");
        let range = self.tokens.range(at, at + 1).start..after + 1;
        if !follows {
            return None;
        }
        push_day_after(told, 1, range, found)?;
        Some(at + 1)
    }

    /// `the following day`, `a day later`, `two days earlier`: counted from a day told before in
    /// the paragraph.
    pub(super) fn day_counted_on(&self, at: usize, found: &mut Found) -> Option<usize> {
        let (days, range, next) = self.following_day(at).or_else(|| self.days_on(at))?;
        let told = found.last().filter(|hit| hit.precision == Precision::Day)?;
        if self.is_told_aside(&told.words, range.start) {
            return None;
        }
        push_day_after(told.from?, days, range, found)?;
        Some(next)
    }

    /// `the following day`: how many days on, its words and where it ends.
    fn following_day(&self, at: usize) -> Option<(i32, Range<usize>, usize)> {
        let words = self.tokens.words;
        let range = self.tokens.range(at, at + 1);
        let start = range.start.checked_sub(2)?;
        let next = words.is(start + 1, "following") || words.is(start + 1, "next");
        let following = words.is(range.start, "day") && next && words.is(start, "the");
        following.then_some((1, start..range.end, at + 1))
    }

    /// `a day later`, `two days earlier`, `2 days later`: the same.
    fn days_on(&self, at: usize) -> Option<(i32, Range<usize>, usize)> {
        let words = self.tokens.words;
        let range = self.tokens.range(at, at + 1);
        let (count, start, next) = match self.count(at) {
            Some((count, Unit::Day, next)) if !self.is_rest_of_number(at) => {
                (i32::try_from(count).ok()?, range.start, next)
            }
            None if words.is(range.start, "day") => {
                (1, range.start.checked_sub(1).filter(|&a| words.is(a, "a"))?, at + 1)
            }
            _ => return None,
        };
        let after = self.word_after(next);
        let days = match after {
            "later" => count,
            "earlier" | "before" => -count,
            _ => return None,
        };
        let end = self.tokens.range(at, next).end + 1;
        // `two days before the vote`.
        let runs_on = end < words.len() && words.gap(end).trim().is_empty();
        (after != "before" || !runs_on).then_some((days, start..end, next))
    }

    /// The `3` of `2-3 days`, the `200` of `1,200 days`.
    fn is_rest_of_number(&self, at: usize) -> bool {
        let number = |at| matches!(at, Some(Meaning::Digits(..) | Meaning::Cardinal(_)));
        let gap = self.tokens.get(at).map_or("", |token| self.tokens.words.gap(token.start));
        at > 0
            && self.tokens.gap(at) != Gap::Far
            && number(self.tokens.meaning(at - 1))
            && !gap.contains(char::is_whitespace)
    }

    fn push_reference(&self, at: usize, next: usize, time: i8, found: &mut Found) -> Option<usize> {
        let rule = match time {
            ..=-1 => "open_past",
            0 => "open_present",
            1.. => "open_future",
        };
        let range = self.tokens.range(at, next);
        // `آلان بيرسيه`, which folds to `الآن`.
        let words = self.tokens.words;
        let foreign = words.original(range.start).starts_with(['آ', 'أ']);
        if foreign && words.folded(range.start) == "الان" {
            return None;
        }
        let hit = DateHit::relative(range, None, rule);
        found.push(DateHit { precision: Precision::Range, vague: true, ..hit });
        Some(next)
    }
}

/// Adds the day so many days from one told before.
fn push_day_after(told: Date, days: i32, words: Range<usize>, found: &mut Found) -> Option<()> {
    let day = reckon::plus(told, days)?;
    found.push(DateHit::relative(words, Some(reckon::one(day)), "day_after"));
    Some(())
}
