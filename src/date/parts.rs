//! Finds named parts of a month or a year: halves, quarters, the first months,
//! the weeks of a month.

use super::lexicon::{Meaning, Unit};
use super::reckon::{self, Days};
use super::tokens::{Gap, classify};
use super::{DateHit, Found, Scan};
use crate::model::{Calendar, Precision};

impl Scan<'_, '_> {
    /// `الربع الأول من 2015`, `النصف الثاني من الشهر الماضي`, `first half of 2015`.
    pub(super) fn part(&self, at: usize, found: &mut Found) -> Option<usize> {
        let (number, parts, next) = match (self.tokens.meaning(at)?, self.tokens.spaced(at + 1)?) {
            (Meaning::Part(parts), Meaning::Ordinal(number)) => (number, parts, at + 2),
            (Meaning::Ordinal(number), Meaning::Part(parts)) => (number, parts, at + 2),
            (Meaning::Part(parts), Meaning::Lately(_))
            | (Meaning::Lately(_) | Meaning::ShiftBefore(-1), Meaning::Part(parts)) => {
                (parts, parts, at + 2)
            }
            _ => return None,
        };
        let (whole, end) = self.whole_after(next)?;
        if number > parts || !has_parts(&whole, parts) {
            return None;
        }
        let days = match whole.from.zip(whole.to) {
            Some(days) => Some(share(days, whole.precision, number, parts)?),
            None => None,
        };
        self.push_part(at, end, DateHit { rule: "part", ..whole }.during(days), found)
    }

    /// `Q3 2023`, `3Q 2023`, `H1 of 2024`, `Q4'23`: a quarter or a half in figures.
    pub(super) fn part_in_figures(&self, at: usize, found: &mut Found) -> Option<usize> {
        let Meaning::Digits(number @ 1..=4, 1) = self.tokens.meaning(at)? else { return None };
        let words = self.tokens.words;
        let digit = self.tokens.get(at)?.start;
        let parts = |word: usize| match words.folded(word) {
            "q" if words.list()[word].capital => Some(4),
            "h" if words.list()[word].capital => Some(2),
            _ => None,
        };
        let glued = |word: usize| word < words.len() && words.gap(word).is_empty();
        let before = digit.checked_sub(1).filter(|_| glued(digit));
        let (parts, start, end) = match before.and_then(|before| Some((parts(before)?, before))) {
            Some((parts, before)) => (parts, before, digit + 1),
            None if glued(digit + 1) => (parts(digit + 1)?, digit, digit + 2),
            None => return None,
        };
        let of = self.tokens.get(at + 1).filter(|token| token.meaning == Meaning::Of);
        let year_at = at + 1 + usize::from(of.is_some_and(|token| token.start == end));
        let first = self.tokens.get(year_at)?.start;
        if first != end + (year_at - at - 1) {
            return None;
        }
        let year = match (self.tokens.meaning(year_at)?, words.gap(first)) {
            (Meaning::Digits(year, 2), "'" | "’") => 2000 + i32::try_from(year).ok()?,
            (_, gap) if matches!(classify(gap), Gap::Space | Gap::Slash | Gap::Dash) => {
                self.tokens.four_digits(year_at)?.0
            }
            _ => return None,
        };
        let number = u8::try_from(number).ok().filter(|number| *number <= parts)?;
        let mut whole = Vec::new();
        self.push_year(year, false, start..first + 1, &mut whole)?;
        let whole = whole.pop()?;
        let days = share((whole.from?, whole.to?), Precision::Year, number, parts)?;
        found.push(DateHit { rule: "part", ..whole }.during(Some(days)));
        Some(year_at + 1)
    }

    /// `الأشهر السبعة الأولى من العام الحالي`, `the first nine months of 2015`.
    pub(super) fn first_months(&self, at: usize, found: &mut Found) -> Option<usize> {
        let months = Meaning::Units(Unit::Month);
        let said =
            (self.tokens.meaning(at)?, self.tokens.spaced(at + 1)?, self.tokens.spaced(at + 2)?);
        let number = match said {
            (unit, Meaning::Cardinal(number), Meaning::Ordinal(1)) if unit == months => number,
            (Meaning::Cardinal(number), unit, Meaning::Ordinal(1)) if unit == months => number,
            (Meaning::FirstDay | Meaning::Ordinal(1), Meaning::Cardinal(number), unit)
                if unit == months =>
            {
                number
            }
            (Meaning::FirstDay | Meaning::Ordinal(1), Meaning::Digits(number, 1..=2), unit)
                if unit == months =>
            {
                number.try_into().ok()?
            }
            _ => return None,
        };
        let (whole, end) = self.whole_after(at + 3)?;
        if !(2..=11).contains(&number) || whole.precision != Precision::Year {
            return None;
        }
        let days = match whole.from {
            Some(first) => {
                let year = i32::from(first.year());
                Some((first, reckon::month(year, number)?.1))
            }
            None => None,
        };
        self.push_part(at, end, DateHit { rule: "first_months", ..whole }.during(days), found)
    }

    /// `الأسبوع الأول من أبريل`, `the first week of April`: seven days that are not exact.
    pub(super) fn week_of(&self, at: usize, found: &mut Found) -> Option<usize> {
        let week = Meaning::Unit(Unit::Week);
        let number = match (self.tokens.meaning(at)?, self.tokens.spaced(at + 1)?) {
            (unit, Meaning::Ordinal(number @ 1..=5)) if unit == week => Some(number),
            (Meaning::Ordinal(number @ 1..=5), unit) if unit == week => Some(number),
            (unit, Meaning::Lately(_)) | (Meaning::Lately(_), unit) if unit == week => None,
            (Meaning::ShiftBefore(-1), unit) if unit == week => None,
            _ => return None,
        };
        let (whole, end) = self.whole_after(at + 2)?;
        if whole.precision != Precision::Month {
            return None;
        }
        let days = match (whole.from.zip(whole.to), number) {
            (Some((_, last)), None | Some(5)) => Some((reckon::plus(last, -6)?, last)),
            (Some((first, _)), Some(number)) => {
                let from = reckon::plus(first, 7 * (i32::from(number) - 1))?;
                Some((from, reckon::plus(from, 6)?))
            }
            (None, _) => None,
        };
        let hit = DateHit { rule: "week_of_month", vague: true, ..whole };
        self.push_part(at, end, hit.during(days), found)
    }

    /// `the week of March 17`, `the week beginning 24 March`: the seven days from a day on.
    pub(super) fn week_from(&self, at: usize, found: &mut Found) -> Option<usize> {
        let words = self.tokens.words;
        let week = self.tokens.get(at).filter(|_| {
            self.tokens.latin(at) && self.tokens.meaning(at) == Some(Meaning::Unit(Unit::Week))
        })?;
        let word = |at: usize| if at < words.len() { words.folded(at) } else { "" };
        let begins =
            matches!(word(week.end), "of" | "beginning" | "starting" | "commencing" | "from");
        let on = usize::from(word(week.end + 1) == "on");
        let day = week.end + 1 + on;
        let token = (at + 1..at + 4)
            .find(|at| self.tokens.get(*at).is_some_and(|token| token.start == day))
            .filter(|_| begins && self.tokens.is_unbroken(week.end..day))?;
        let before = found.len();
        let next = self.day(token, found)?;
        let hit = found.last_mut()?;
        let start = hit.from.filter(|_| hit.precision == Precision::Day);
        hit.words.start = week.start;
        if let Some(start) = start {
            hit.to = Some(reckon::plus(start, 6)?);
            hit.precision = Precision::Week;
            hit.rule = "week_from";
        }
        (found.len() == before + 1).then_some(next)
    }

    /// The year or month that a part is of, and where it ends.
    fn whole_after(&self, at: usize) -> Option<(DateHit, usize)> {
        let of = usize::from(self.tokens.spaced(at) == Some(Meaning::Of));
        let article = usize::from(self.tokens.meaning(at + of) == Some(Meaning::Article));
        let from = at + of + article;
        if self.tokens.gap(from) != Gap::Space {
            return None;
        }
        let mut whole = Vec::new();
        let end = match self.tokens.four_digits(from) {
            Some((year, end)) => {
                let words = self.tokens.range(from, end);
                self.push_year(year, self.is_hijri_year(year, end), words, &mut whole)?;
                end
            }
            None => self
                .span(from, &mut whole)
                .or_else(|| self.bare_unit(from, &mut whole).filter(|_| of > 0))?,
        };
        let hit = whole.pop().filter(|_| whole.is_empty())?;
        (hit.calendar != Calendar::Hijri).then_some((hit, end))
    }

    fn push_part(&self, at: usize, end: usize, hit: DateHit, found: &mut Found) -> Option<usize> {
        found.push(DateHit { words: self.tokens.range(at, end), ..hit });
        Some(end)
    }

    /// `الشهر`, `العام` after a third of it: those of the publication.
    pub(super) fn bare_unit(&self, at: usize, found: &mut Found) -> Option<usize> {
        let Meaning::Unit(unit @ (Unit::Month | Unit::Year)) = self.tokens.meaning(at)? else {
            return None;
        };
        let counted = matches!(self.tokens.spaced(at + 1), Some(Meaning::Ordinal(_)));
        let alone = !counted && !self.is_fixed(at + 1);
        if !alone || !self.is_definite(at) {
            return None;
        }
        let days = self.around.published.and_then(|day| super::spans::span_from(day, unit, 0));
        let precision = if unit == Unit::Month { Precision::Month } else { Precision::Year };
        let hit = DateHit::relative(self.tokens.range(at, at + 1), days, "this_span");
        found.push(DateHit { precision, ..hit });
        Some(at + 1)
    }
}

impl DateHit {
    /// The same for a span of other days.
    fn during(self, days: Option<Days>) -> DateHit {
        let (from, to) = (days.map(|days| days.0), days.map(|days| days.1));
        DateHit { from, to, precision: Precision::Range, ..self }
    }
}

fn has_parts(whole: &DateHit, parts: u8) -> bool {
    whole.precision == Precision::Year || whole.precision == Precision::Month && parts < 4
}

/// One of the equal parts of a year or month.
fn share(days: Days, whole: Precision, number: u8, parts: u8) -> Option<Days> {
    if whole == Precision::Month {
        let length = if parts == 2 { 15 } else { 10 };
        let first = reckon::plus(days.0, length * (i32::from(number) - 1))?;
        let last = if number == parts { days.1 } else { reckon::plus(first, length - 1)? };
        return Some((first, last));
    }
    let months = 12 / parts;
    let year = i32::from(days.0.year());
    let first = reckon::month(year, (number - 1) * months + 1)?.0;
    Some((first, reckon::month(year, number * months)?.1))
}
