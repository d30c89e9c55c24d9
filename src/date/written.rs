//! Reads dates that name a month or are written in figures.
//!
//! Tokens come in; a day, month and year as written go out. Turning them into
//! days of the calendar is `resolve`.

use super::lexicon::{Meaning, Unit};
use super::tokens::{Gap, Tokens};

/// A date as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// The first and last day of the month; `None` for the month as a whole.
    pub(super) days: Option<(u8, u8)>,
    pub(super) month: MonthSaid,
    pub(super) year: YearSaid,
    pub(super) hijri: bool,
    pub(super) numeric: bool,
    /// Whether the name of the month needs no neighbour to be one.
    pub(super) sure: bool,
    /// Whether a second name of another month stands beside the first.
    pub(super) clash: bool,
}

/// How the month is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MonthSaid {
    Number(u8),
    /// Months from that of the publication.
    FromPublication(i8),
    /// That of the date before.
    Same,
}

/// How the year is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearSaid {
    Known(i32),
    /// Years from that of the publication.
    FromPublication(i8),
    /// That of the date before.
    Same,
    /// The last, this or next such day or month.
    Toward(i8),
    /// Its last two figures.
    TwoDigits(u8),
    Unsaid,
}

/// The days of a list before its last: `3` and `4` of `3 و4 و5 مارس`.
pub(super) type Earlier = Vec<(u8, std::ops::Range<usize>)>;

/// Years that are written with four figures in news.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1000..=2200;
/// Years that are taken for Hijri ones where nothing says which they are.
pub(super) const HIJRI_YEARS: std::ops::RangeInclusive<i32> = 1390..=1450;

impl Tokens<'_, '_> {
    /// A day with its month: in figures, `5 March`, `the fifth of March`, `March 5`.
    pub(super) fn written_day(&self, at: usize) -> Option<(Written, usize, Earlier)> {
        if let Some((written, next)) = self.numeric(at) {
            return Some((written, next, Vec::new()));
        }
        self.day_then_month(at).or_else(|| self.month_then_day(at))
    }

    /// A month, with or without its year.
    pub(super) fn written_month(&self, at: usize) -> Option<(Written, usize)> {
        if let Some(Meaning::ShiftBefore(shift)) = self.meaning(at) {
            let (written, next) = self.month_name(at + 1)?;
            let spaced = self.gap(at + 1) == Gap::Space;
            return spaced.then_some((Written { year: YearSaid::Toward(shift), ..written }, next));
        }
        let named = self.meaning(at) == Some(Meaning::Unit(Unit::Month));
        let from = if named && self.gap(at + 1) == Gap::Space { at + 1 } else { at };
        let (mut written, next) = self.month_name(from)?;
        let (year, next) = self.year_after(next, false);
        written.year = year;
        written.sure |= named;
        Some((written, next))
    }

    fn day_then_month(&self, at: usize) -> Option<(Written, usize, Earlier)> {
        let (days, earlier, spelled, after) = self.day_numbers(at)?;
        let of = self.spaced(after) == Some(Meaning::Of);
        if spelled && !of {
            return None;
        }
        let from = after + usize::from(of);
        if let Some(next) = self.month_of_publication(from, of) {
            let written = Written { days: Some(days), month: next.0, ..Written::UNKNOWN };
            return Some((written, next.1, earlier));
        }
        let unit = self.spaced(from) == Some(Meaning::Unit(Unit::Month));
        let from = from + usize::from(unit);
        if !matches!(self.gap(from), Gap::Space | Gap::Dash | Gap::Slash | Gap::Dot) {
            return None;
        }
        let (mut written, next) = self.month_name(from)?;
        written.clash = self.is_other_month(next, &written);
        let (year, next) = self.year_after(next + usize::from(written.clash), true);
        written.days = Some(days);
        written.year = year;
        // `3-صفر` is the result of a match.
        let signed = matches!(self.gap(from), Gap::Dash | Gap::Slash | Gap::Dot);
        let parted = self.gap(from) == Gap::Slash && written.sure;
        let dated = !signed || parted || matches!(year, YearSaid::Known(_));
        dated.then_some((written, next, earlier))
    }

    /// `February 5`, `Feb. 3-5`, and their year.
    fn month_then_day(&self, at: usize) -> Option<(Written, usize, Earlier)> {
        let (mut written, from) = self.month_name(at)?;
        if !matches!(self.gap(from), Gap::Space | Gap::Dot) {
            return None;
        }
        let (days, mut earlier, spelled, next) = self.day_numbers(from)?;
        if spelled {
            return None;
        }
        if let Some((_, words)) = earlier.first_mut() {
            words.start = self.range(at, from).start;
        }
        let (year, next) = self.year_after(next, true);
        written.days = Some(days);
        written.year = year;
        // `أغسطس 3, 2015`: that order needs its year in Arabic.
        let dated = self.latin(at) || matches!(year, YearSaid::Known(_));
        dated.then_some((written, next, earlier))
    }

    /// `الشهر الجاري`, `هذا الشهر` or, right after a figure, `الجاري`.
    fn month_of_publication(&self, at: usize, of: bool) -> Option<(MonthSaid, usize)> {
        let month = Some(Meaning::Unit(Unit::Month));
        match (self.spaced(at)?, self.spaced(at + 1)) {
            (Meaning::Unit(Unit::Month), Some(Meaning::Shift(n))) => {
                Some((MonthSaid::FromPublication(n), at + 2))
            }
            (Meaning::ShiftBefore(n), after) if after == month && (of || !self.latin(at)) => {
                Some((MonthSaid::FromPublication(n), at + 2))
            }
            // `29 من الشهر ذاته`, `23 من نفس الشهر`.
            (Meaning::Unit(Unit::Month), Some(Meaning::Same)) => Some((MonthSaid::Same, at + 2)),
            (Meaning::That, after) if after == month && of => Some((MonthSaid::Same, at + 2)),
            (Meaning::Shift(0), _) => Some((MonthSaid::FromPublication(0), at + 1)),
            _ => None,
        }
    }

    /// The numbers of one day, a range or a list, and whether they are in words.
    fn day_numbers(&self, at: usize) -> Option<((u8, u8), Earlier, bool, usize)> {
        let (first, mut spelled, mut next) = self.day_number(at)?;
        let (mut days, mut earlier, mut from) = ((first, first), Vec::new(), at);
        while let Some((range, start)) = self.day_joiner(next) {
            let Some((day, in_words, after)) = self.day_number(start) else { break };
            if range {
                days = (days.0, day);
            } else {
                earlier.push((days.1, self.range(from, next)));
                days = (day, day);
            }
            (spelled, from, next) = (spelled | in_words, start, after);
        }
        (days.0 <= days.1).then_some((days, earlier, spelled, next))
    }

    /// Whether a range (or a list) goes on, and where its next day stands.
    fn day_joiner(&self, at: usize) -> Option<(bool, usize)> {
        if self.gap(at) == Gap::Dash {
            return Some((true, at));
        }
        match self.spaced(at)? {
            Meaning::To => Some((true, at + 1)),
            Meaning::And => Some((false, at + 1)),
            Meaning::Ordinal(_) if self.and_joined(at) => Some((false, at)),
            _ => None,
        }
    }

    /// One day of the month in figures or as an ordinal.
    pub(super) fn day_number(&self, at: usize) -> Option<(u8, bool, usize)> {
        match self.meaning(at)? {
            Meaning::Article if self.gap(at + 1) == Gap::Space => self.day_number(at + 1),
            Meaning::FirstDay => Some((1, false, at + 1)),
            Meaning::Digits(day @ 1..=31, 1..=2) => {
                let suffix = self.spaced(at + 1) == Some(Meaning::Suffix);
                Some((day as u8, false, at + 1 + usize::from(suffix)))
            }
            Meaning::Ordinal(unit) if !self.is_feminine(at) => {
                let (more, next) = self.ordinal_rest(at + 1, unit);
                (unit + more <= 31).then_some((unit + more, true, next))
            }
            Meaning::Cardinal(20) if self.latin(at) => match self.meaning(at + 1) {
                Some(Meaning::Ordinal(unit @ 1..=9)) => Some((20 + unit, true, at + 2)),
                _ => None,
            },
            _ => None,
        }
    }

    /// `الجمعة الأولى من رمضان`: no day of the month, which is masculine.
    fn is_feminine(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| {
            let word = self.words.folded(token.start);
            word.ends_with('\u{647}') || word.ends_with("\u{627}\u{648}\u{644}\u{64a}")
        })
    }

    /// `عشر` of the teens, `والعشرين` and `والثلاثين` of the higher days.
    fn ordinal_rest(&self, at: usize, unit: u8) -> (u8, usize) {
        match self.spaced(at) {
            Some(Meaning::Teen) if unit < 10 => (10, at + 1),
            Some(Meaning::Ordinal(tens @ (20 | 30))) if unit < 10 && self.and_joined(at) => {
                (tens, at + 1)
            }
            _ => (0, at),
        }
    }

    /// A month by name, once or in two of its names.
    fn month_name(&self, at: usize) -> Option<(Written, usize)> {
        let (month, sure, hijri) = self.month_at(at)?;
        let mut written =
            Written { month: MonthSaid::Number(month), hijri, sure, ..Written::UNKNOWN };
        let mut next = at + 1;
        let twice = matches!(self.gap(next), Gap::Space | Gap::Slash | Gap::Open | Gap::Dash)
            && self.month_at(next).is_some_and(|(again, ..)| again == month)
            && !self.and_joined(next);
        if twice {
            written.sure = true;
            next += 1;
        }
        Some((written, next))
    }

    /// `4 أكتوبر/تشرين الثاني`: a second name, but of another month.
    fn is_other_month(&self, at: usize, written: &Written) -> bool {
        matches!(self.gap(at), Gap::Slash | Gap::Open)
            && self.month_at(at).is_some_and(|(other, sure, hijri)| {
                sure && hijri == written.hijri && written.month != MonthSaid::Number(other)
            })
    }

    fn month_at(&self, at: usize) -> Option<(u8, bool, bool)> {
        match self.meaning(at)? {
            Meaning::Month(month, sure) => Some((month, sure, false)),
            Meaning::HijriMonth(month, sure) => Some((month, sure, true)),
            _ => None,
        }
    }

    /// The year after a month, and what says which one it is.
    pub(super) fn year_after(&self, at: usize, with_day: bool) -> (YearSaid, usize) {
        self.plain_year(at, with_day)
            .or_else(|| self.year_with_unit(at))
            .or_else(|| match (self.gap(at), self.meaning(at)?) {
                (Gap::Space | Gap::Close, Meaning::Shift(n)) => Some((YearSaid::Toward(n), at + 1)),
                _ => None,
            })
            .unwrap_or((YearSaid::Unsaid, at))
    }

    fn plain_year(&self, at: usize, with_day: bool) -> Option<(YearSaid, usize)> {
        let fits = match self.gap(at) {
            Gap::Space | Gap::Comma | Gap::Close => true,
            Gap::Dash | Gap::Slash | Gap::Dot => with_day,
            _ => false,
        };
        let (year, next) = if fits { self.four_digits(at)? } else { return None };
        Some((YearSaid::Known(year), self.after_mark(next)))
    }

    /// `من العام 2015`, `لعام 2015`, `من العام الماضي`, `of last year`.
    fn year_with_unit(&self, at: usize) -> Option<(YearSaid, usize)> {
        if !matches!(self.gap(at), Gap::Space | Gap::Close) {
            return None;
        }
        let unit = match self.meaning(at)? {
            Meaning::Of if self.spaced(at + 1) == Some(Meaning::Article) => at + 2,
            Meaning::Of if self.gap(at + 1) == Gap::Space => at + 1,
            _ => at,
        };
        let year = Meaning::Unit(Unit::Year);
        match (self.meaning(unit)?, self.spaced(unit + 1)?) {
            (Meaning::ShiftBefore(n), after) if after == year => {
                Some((YearSaid::FromPublication(n), unit + 2))
            }
            (said, Meaning::Shift(n)) if said == year => {
                Some((YearSaid::FromPublication(n), unit + 2))
            }
            (said, Meaning::Same) if said == year => Some((YearSaid::Same, unit + 2)),
            (Meaning::That, after) if after == year => Some((YearSaid::Same, unit + 2)),
            (said, Meaning::Digits(..)) if said == year => {
                let (year, next) = self.four_digits(unit + 1)?;
                Some((YearSaid::Known(year), self.after_mark(next)))
            }
            _ => None,
        }
    }

    /// `في مارس وأبريل 2024`, `3 مارس و5 أبريل 2024`: the year of the second is that of both.
    pub(super) fn shared_year(&self, at: usize) -> YearSaid {
        let and = self.spaced(at) == Some(Meaning::And);
        let joined = self.and_joined(at) && self.gap(at) == Gap::Space;
        if !and && !joined {
            return YearSaid::Unsaid;
        }
        let from = at + usize::from(and);
        let second = match self.day_then_month(from) {
            Some((written, ..)) => Some(written),
            None => self.written_month(from).map(|(written, _)| written),
        };
        match second.map_or(YearSaid::Unsaid, |written| written.year) {
            YearSaid::Same | YearSaid::TwoDigits(_) => YearSaid::Unsaid,
            year => year,
        }
    }

    /// Four figures that can be a year.
    pub(super) fn four_digits(&self, at: usize) -> Option<(i32, usize)> {
        match self.meaning(at)? {
            Meaning::Digits(year, 4) if YEARS.contains(&year) => Some((year as i32, at + 1)),
            _ => None,
        }
    }

    /// The place after a mark of the calendar, if one stands there.
    pub(super) fn after_mark(&self, at: usize) -> usize {
        match self.spaced(at) {
            Some(Meaning::HijriMark | Meaning::GregorianMark) => at + 1,
            _ => at,
        }
    }

    /// Whether a token is written in Latin letters.
    pub(super) fn latin(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| {
            self.words.folded(token.start).as_bytes().first().is_some_and(u8::is_ascii_lowercase)
        })
    }
}

impl Written {
    const UNKNOWN: Written = Written {
        days: None,
        month: MonthSaid::Number(0),
        year: YearSaid::Unsaid,
        hijri: false,
        numeric: false,
        sure: true,
        clash: false,
    };

    /// A day, month and year in figures.
    pub(super) fn in_figures(day: u8, month: u8, year: i32, hijri: bool) -> Written {
        Written {
            days: Some((day, day)),
            month: MonthSaid::Number(month),
            year: YearSaid::Known(year),
            hijri,
            numeric: true,
            sure: true,
            clash: false,
        }
    }
}
