//! Finds expressions that point to a month, a week or a year.

use super::lexicon::{Meaning, Unit};
use super::reckon::{self, Days, one};
use super::resolve::{Around, is_relative, resolve};
use super::tense::Tense;
use super::tokens::Gap;
use super::written::{HIJRI_YEARS, MonthSaid, Written, YearSaid};
use super::{DateHit, Found, Scan};
use crate::model::{Calendar, Precision};

impl Scan<'_, '_> {
    /// A month by name, alone or with its year.
    pub(super) fn month(&self, at: usize, found: &mut Found) -> Option<usize> {
        let (written, next) = self.tokens.written_month(at)?;
        // A figure that is no day of the month makes the whole no date.
        if matches!(self.tokens.before(at), Some(Meaning::Digits(_, 1..=2))) {
            return Some(next);
        }
        if !self.is_month(at, &written) {
            return None;
        }
        let future = written.year == YearSaid::Unsaid && self.tense(at, next) == Tense::Future;
        let days = resolve(&written, Around { future, ..self.around });
        let relative = is_relative(&written);
        if days.is_none() && !(relative && self.around.published.is_none()) {
            return None;
        }
        let calendar = if written.hijri { Calendar::Hijri } else { Calendar::Gregorian };
        let words = self.tokens.range(at, next);
        let rule = if relative { "month" } else { "month_year" };
        let hit = DateHit { calendar, relative, ..DateHit::relative(words, days, rule) };
        found.push(DateHit { precision: Precision::Month, ..hit });
        Some(next)
    }

    /// Whether the name of a month is one in its place.
    fn is_month(&self, at: usize, written: &Written) -> bool {
        let before = self.tokens.before(at);
        if matches!(written.year, YearSaid::Known(_) | YearSaid::FromPublication(_)) {
            return true;
        }
        if matches!(before, Some(Meaning::Title | Meaning::Paper)) {
            return false;
        }
        if written.year != YearSaid::Unsaid {
            return true;
        }
        let led = matches!(before, Some(Meaning::In | Meaning::Third(_)));
        let capital = !self.tokens.latin(at)
            || self.tokens.get(at).is_some_and(|t| self.tokens.words.list()[t.start].capital);
        capital && !written.hijri && (written.sure || led && self.has_madda(at))
    }

    /// The name of August is spelled like the word for father but for its madda.
    fn has_madda(&self, at: usize) -> bool {
        match self.tokens.get(at) {
            Some(token) if self.tokens.meaning(at) == Some(Meaning::Month(8, false)) => {
                let word = self.tokens.words.original(token.start);
                word.contains('\u{622}') || word.chars().count() > 2
            }
            _ => true,
        }
    }

    /// `الشهر الماضي`, `هذا العام`, `next week`: a span counted from the publication.
    pub(super) fn shifted(&self, at: usize, found: &mut Found) -> Option<usize> {
        let (unit, shift, next) = match (self.tokens.meaning(at)?, self.tokens.spaced(at + 1)?) {
            (Meaning::Unit(unit), Meaning::Shift(shift)) => (unit, shift, at + 2),
            (Meaning::ShiftBefore(shift), Meaning::Unit(unit)) => (unit, shift, at + 2),
            _ => return None,
        };
        if unit == Unit::Day || self.is_general(at) {
            return None;
        }
        if unit == Unit::Year
            && let Some((year, after)) = self.tokens.four_digits(next)
            && self.tokens.gap(next) == Gap::Space
        {
            let hijri = self.is_hijri_year(year, after);
            let end = self.tokens.after_mark(after);
            self.push_year(year, hijri, at, end, found)?;
            return Some(end);
        }
        let days = self.around.published.and_then(|day| span_from(day, unit, shift.into()));
        let (precision, rule) = match unit {
            Unit::Week => (Precision::Week, "week_shift"),
            Unit::Month => (Precision::Month, "month_shift"),
            _ => (Precision::Year, "year_shift"),
        };
        let hit = DateHit::relative(self.tokens.range(at, next), days, rule);
        found.push(DateHit { precision, vague: unit == Unit::Week, ..hit });
        Some(next)
    }

    /// `الأمين العام الحالي`: the adjective, not the year.
    fn is_general(&self, at: usize) -> bool {
        self.tokens.before(at) == Some(Meaning::Office)
    }

    /// `عام 2017`, `في 2017`, `بين 2015 و2017`, `2017م`, `1446هـ`.
    pub(super) fn year(&self, at: usize, found: &mut Found) -> Option<usize> {
        let year = [Meaning::Unit(Unit::Year), Meaning::Units(Unit::Year)];
        let unit = year.contains(&self.tokens.meaning(at)?);
        let figures = at + usize::from(unit);
        if unit && self.tokens.gap(figures) != Gap::Space {
            return None;
        }
        let (first, mut next) = self.tokens.four_digits(figures)?;
        let marked = self.tokens.spaced(next);
        if !unit && !self.year_is_led(at, first, marked) {
            return None;
        }
        let hijri = self.is_hijri_year(first, next);
        next = self.tokens.after_mark(next);
        self.push_year(first, hijri, at, next, found)?;
        while let Some((year, from, after)) = self.another_year(next, first) {
            let after = self.tokens.after_mark(after);
            self.push_year(year, hijri, from, after, found)?;
            next = after;
        }
        Some(next)
    }

    fn year_is_led(&self, at: usize, year: i32, marked: Option<Meaning>) -> bool {
        if marked == Some(Meaning::HijriMark) {
            return (1300..=1500).contains(&year);
        }
        let plain = (1900..=2100).contains(&year) && year % 1000 != 0;
        let counts = matches!(marked, Some(Meaning::Thing | Meaning::Unit(_) | Meaning::Units(_)))
            || self.tokens.gap(at + 1) == Gap::Dot
            || matches!(self.tokens.meaning(at + 1), Some(Meaning::Digits(..)))
                && self.tokens.gap(at + 1) != Gap::Far
                && self.tokens.gap(at + 1) != Gap::Dash;
        let glued = marked == Some(Meaning::GregorianMark);
        plain && !counts && (glued || self.follows_year_cue(at))
    }

    fn follows_year_cue(&self, at: usize) -> bool {
        match self.tokens.before(at) {
            Some(Meaning::In | Meaning::Ago | Meaning::Third(_) | Meaning::Between) => true,
            Some(Meaning::Of) => {
                let ranged = matches!(self.tokens.spaced(at + 1), Some(Meaning::To | Meaning::And))
                    && self.tokens.four_digits(at + 2).is_some();
                ranged || self.is_recent(at)
            }
            _ => false,
        }
    }

    /// Whether the figures are those of a year of the archive's own time, which
    /// are rarely a count.
    fn is_recent(&self, at: usize) -> bool {
        matches!(self.tokens.meaning(at), Some(Meaning::Digits(1990..=1999 | 2001..=2040, 4)))
    }

    fn is_hijri_year(&self, year: i32, after: usize) -> bool {
        match self.tokens.spaced(after) {
            Some(Meaning::HijriMark) => true,
            Some(Meaning::GregorianMark) => false,
            _ => HIJRI_YEARS.contains(&year),
        }
    }

    /// A further year of a list or range, written near the one before.
    fn another_year(&self, at: usize, first: i32) -> Option<(i32, usize, usize)> {
        let joined = match self.tokens.gap(at) {
            Gap::Dash | Gap::Slash => at,
            Gap::Space => match self.tokens.meaning(at)? {
                Meaning::And | Meaning::To if self.tokens.gap(at + 1) == Gap::Space => at + 1,
                _ => return None,
            },
            _ => return None,
        };
        let (year, next) = self.tokens.four_digits(joined)?;
        let counted = matches!(
            self.tokens.spaced(next),
            Some(Meaning::Thing | Meaning::Unit(_) | Meaning::Units(_))
        );
        (!counted && (year - first).abs() <= 100).then_some((year, joined, next))
    }

    fn push_year(
        &self,
        year: i32,
        hijri: bool,
        at: usize,
        next: usize,
        found: &mut Found,
    ) -> Option<()> {
        let days = if hijri { hijri_year(year)? } else { reckon::year(year)? };
        let calendar = if hijri { Calendar::Hijri } else { Calendar::Gregorian };
        let hit = DateHit::relative(self.tokens.range(at, next), Some(days), "year");
        found.push(DateHit { precision: Precision::Year, calendar, relative: false, ..hit });
        Some(())
    }

    /// `مطلع الشهر الماضي`, `نهاية 2017`: a third of a month, or of a year left whole.
    pub(super) fn third(&self, at: usize, third: u8, found: &mut Found) -> Option<usize> {
        if !matches!(self.tokens.gap(at + 1), Gap::Space | Gap::Dash) {
            return None;
        }
        let before = found.len();
        let next = self.span(at + 1, found)?;
        for hit in &mut found[before..] {
            hit.words.start = self.tokens.range(at, next).start;
            hit.vague = true;
            if hit.precision == Precision::Month
                && let Some((from, to)) = hit.from.zip(hit.to)
            {
                let starts = [from, reckon::plus(from, 10)?, reckon::plus(from, 20)?];
                let index = usize::from(third) - 1;
                hit.from = starts.get(index).copied();
                hit.to = match starts.get(index + 1) {
                    Some(&next) => reckon::plus(next, -1),
                    None => Some(to),
                };
                hit.precision = Precision::Range;
            }
        }
        Some(next)
    }

    /// A month, week or year that starts at a token.
    pub(super) fn span(&self, at: usize, found: &mut Found) -> Option<usize> {
        self.shifted(at, found).or_else(|| self.month(at, found)).or_else(|| self.year(at, found))
    }

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

    /// `من 28 فبراير إلى 3 مارس`, `من مارس إلى مايو`: two dates found as one span.
    pub(super) fn join_range(&self, at: usize, next: usize, found: &mut Found) -> Option<usize> {
        let led = matches!(self.tokens.before(at), Some(Meaning::Of | Meaning::Between));
        let joined = match self.tokens.gap(next) {
            Gap::Dash => next,
            Gap::Space if led && self.tokens.meaning(next)? == Meaning::To => next + 1,
            Gap::Space if led && self.tokens.meaning(next)? == Meaning::And => next + 1,
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

fn hijri_year(year: i32) -> Option<Days> {
    let last = super::hijri::hijri_month_days(year, 12)?;
    let from = super::hijri::hijri_to_gregorian(year, 1, 1)?;
    Some((from, super::hijri::hijri_to_gregorian(year, 12, last)?))
}

fn span_from(day: jiff::civil::Date, unit: Unit, shift: i32) -> Option<Days> {
    match unit {
        Unit::Day => reckon::plus(day, shift).map(one),
        Unit::Week => reckon::week(reckon::plus(day, 7 * shift)?),
        Unit::Month => {
            let (year, month) = reckon::month_from(day, shift)?;
            reckon::month(year, month)
        }
        Unit::Year => reckon::year(i32::from(day.year()) + shift),
    }
}
