//! Finds two days or dates that are written as one span.

use super::lexicon::Meaning;
use super::pieces::Pieces;
use super::reckon::{self, Days};
use super::resolve::{Around, is_relative, resolve};
use super::tokens::Gap;
use super::written::{MonthSaid, Written, YearSaid};
use super::{DateHit, Found, Scan};
use crate::model::Precision;

impl Scan<'_, '_> {
    /// `يومي الخميس والجمعة` as one span if the days follow each other.
    pub(super) fn day_pair(&self, at: usize, found: &mut Found) -> Option<usize> {
        let Some(Meaning::Weekday(first, _)) = self.tokens.spaced(at + 1) else {
            return self.written_pair(at, at + 1, found);
        };
        let Some(Meaning::Weekday(second, _)) = self.tokens.spaced(at + 2) else { return None };
        if !self.tokens.and_joined(at + 2) {
            return None;
        }
        let shift = match self.tokens.spaced(at + 3) {
            Some(Meaning::Shift(shift)) => Some(shift),
            _ => None,
        };
        let next = at + 3 + usize::from(shift.is_some());
        if self.tokens.spaced(next) == Some(Meaning::Generic) {
            return Some(next);
        }
        if let Some(next) = self.pair_in_figures(at, next, found) {
            return Some(next);
        }
        let day = |weekday| Pieces { weekday: Some(weekday), shift, ..Pieces::default() };
        let from = self.reckoned(at, &day(first)).0;
        let to = from.and_then(|from| reckon::next_weekday(from.1, second));
        let days = from.zip(to).map(|(from, to)| (from.0, to));
        let words = self.tokens.range(at, next);
        let rule = "weekday_pair";
        found.push(DateHit { precision: Precision::Range, ..DateHit::relative(words, days, rule) });
        Some(next)
    }

    /// `يومي الخميس والجمعة الموافق 20 و21 شوال`.
    fn pair_in_figures(&self, at: usize, after: usize, found: &mut Found) -> Option<usize> {
        let agreeing = self.tokens.spaced(after) == Some(Meaning::Agreeing);
        let near = matches!(self.tokens.gap(after), Gap::Space | Gap::Comma | Gap::Open);
        if near { self.written_pair(at, after + usize::from(agreeing), found) } else { None }
    }

    /// `يومي 10 و11 مارس` as one span if the days follow each other.
    fn written_pair(&self, at: usize, from: usize, found: &mut Found) -> Option<usize> {
        let (mut written, next, earlier) = self.tokens.written_day(from)?;
        let between = self.tokens.before(at) == Some(Meaning::Between);
        match (earlier.as_slice(), written.days?) {
            ([], (first, last)) if first < last => {}
            ([(first, _)], (second, last)) if first + 1 == second || between => {
                written.days = Some((*first, last));
            }
            _ => return None,
        }
        let pieces = Pieces { next, ..Pieces::default() };
        self.written_hits(at, &written, &pieces, found)
    }

    /// `من الاثنين إلى الأربعاء`, `from Monday to Wednesday` as one span.
    pub(super) fn weekdays(&self, at: usize, found: &mut Found) -> Option<usize> {
        let (Meaning::Weekday(first, true), Some(Meaning::To)) =
            (self.tokens.meaning(at)?, self.tokens.spaced(at + 1))
        else {
            return None;
        };
        let led = matches!(self.tokens.before(at), Some(Meaning::Of | Meaning::Between));
        let Some(Meaning::Weekday(last, true)) = self.tokens.spaced(at + 2).filter(|_| led) else {
            return None;
        };
        let shift = match self.tokens.spaced(at + 3) {
            Some(Meaning::Shift(shift)) => Some(shift),
            _ => None,
        };
        let next = at + 3 + usize::from(shift.is_some());
        let day = Pieces { weekday: Some(first), shift, next, ..Pieces::default() };
        let from = self.reckoned(at, &day).0;
        let to = from.and_then(|from| reckon::next_weekday(from.1, last));
        let days = from.zip(to).map(|(from, to)| (from.0, to));
        let words = self.tokens.range(at, next);
        let rule = "weekday_range";
        found.push(DateHit { precision: Precision::Range, ..DateHit::relative(words, days, rule) });
        Some(next)
    }

    /// `بين 23 و25 أيار` and `17 and 18 June` are spans; other lists are single days.
    pub(super) fn between(&self, at: usize, pieces: &mut Pieces) {
        let between = self.tokens.before(at) == Some(Meaning::Between);
        let Some(written) = pieces.written.as_mut() else { return };
        let (Some((second, last)), [(first, _), ..]) = (written.days, pieces.earlier.as_slice())
        else {
            return;
        };
        let listed: Vec<u8> = pieces.earlier.iter().map(|(day, _)| *day).chain([second]).collect();
        let in_a_row = listed.windows(2).all(|days| days[0] + 1 == days[1]);
        if in_a_row || between && listed.len() == 2 && *first < second {
            written.days = Some((*first, last));
            pieces.earlier.clear();
        }
    }

    /// `من 28 فبراير إلى 3 مارس`, `من مارس إلى مايو`: two dates found as one span.
    pub(super) fn join_range(&self, at: usize, next: usize, found: &mut Found) -> Option<usize> {
        let led = matches!(self.tokens.before(at), Some(Meaning::Of | Meaning::Between));
        let joined = match self.tokens.gap(next) {
            Gap::Dash => next,
            Gap::Space | Gap::Close if led => match self.tokens.meaning(next)? {
                Meaning::To | Meaning::And => next + 1,
                _ => return None,
            },
            _ => return None,
        };
        let first = self.written(at)?;
        let last = self.written(joined)?;
        if first.0.days.is_some() != last.0.days.is_some() || first.1 != next {
            return None;
        }
        let days = self.range_days(&first.0, &last.0)?;
        let hit = found.last_mut()?;
        hit.words = self.tokens.range(at, last.1);
        (hit.from, hit.to) = (Some(days.0), Some(days.1));
        (hit.precision, hit.rule) = (Precision::Range, "range");
        hit.relative = is_relative(&last.0);
        Some(last.1)
    }

    fn written(&self, at: usize) -> Option<(Written, usize)> {
        match self.tokens.written_day(at) {
            Some((written, next, earlier)) if earlier.is_empty() => Some((written, next)),
            _ => self.tokens.written_month(at),
        }
    }

    /// The first date takes its year from the last.
    fn range_days(&self, first: &Written, last: &Written) -> Option<Days> {
        let to = resolve(last, self.around)?.1;
        let from = match (first.year, first.month) {
            (YearSaid::Unsaid, MonthSaid::Number(_)) => {
                let around = Around { published: Some(to), ..Around::default() };
                let at_most = |year| Written { year: YearSaid::Known(year), ..*first };
                let year = if first.hijri { None } else { Some(i32::from(to.year())) };
                let near = year.and_then(|year| {
                    [year, year - 1]
                        .into_iter()
                        .filter_map(|y| resolve(&at_most(y), around))
                        .find(|days| days.0 <= to)
                });
                near.or_else(|| resolve(first, around))?.0
            }
            _ => resolve(first, self.around)?.0,
        };
        (from <= to).then_some((from, to))
    }
}
