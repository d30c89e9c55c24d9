//! Finds spans longer or less even than a year: centuries, decades and seasons.
//!
//! Centuries and decades are counted as ISO 8601 does, from the year that ends
//! in zeros. Seasons are those of the north, three whole months each; like
//! decades and centuries they leave much open and say so.

use super::lexicon::Meaning;
use super::reckon::{self, Days};
use super::tokens::Gap;
use super::written::YearSaid;
use super::{DateHit, Found, Scan};
use crate::model::Precision;

/// The century whose decades are called by their tens alone.
const DECADES_OF: i32 = 1900;

impl Scan<'_, '_> {
    /// `الستينيات`, `ستينيات القرن الماضي`, `الستينيات والسبعينيات من القرن التاسع عشر`.
    pub(super) fn decade(&self, start: usize, tens: u8, found: &mut Found) -> Option<usize> {
        let (mut at, mut many) = (start, 1);
        while self.tokens.and_joined(at + 1)
            && self.tokens.spaced(at + 1) == Some(Meaning::Decade(tens + many))
        {
            (at, many) = (at + 1, many + 1);
        }
        let of = usize::from(self.tokens.spaced(at + 1) == Some(Meaning::Of));
        let aged = self.tokens.spaced(at + 1 + of) == Some(Meaning::Age)
            || self.tokens.spaced(at + 1) == Some(Meaning::Age);
        if aged {
            return None;
        }
        let (first, next) = match self.tokens.spaced(at + 1 + of) {
            Some(Meaning::Century) => match self.century_years(at + 1 + of) {
                Some((first, next)) => (first, next),
                None => (Some(DECADES_OF), at + 1),
            },
            _ => (Some(DECADES_OF), at + 1),
        };
        let years = first.map(|first| (first + i32::from(tens) * 10, 10 * i32::from(many)));
        self.push_years(years, start..next, "decade", found)
    }

    /// `1980s`.
    pub(super) fn decade_in_figures(&self, at: usize, found: &mut Found) -> Option<usize> {
        let (year, next) = self.tokens.four_digits(at)?;
        if year % 10 != 0 || !self.is_decade(at) {
            return None;
        }
        self.push_years(Some((year, 10)), at..next, "decade", found)?;
        found.last_mut()?.words.end += 1;
        Some(next)
    }

    /// `العقد الأول من القرن الماضي`, `العقد الماضي`.
    pub(super) fn ten_years(&self, at: usize, found: &mut Found) -> Option<usize> {
        match self.tokens.spaced(at + 1)? {
            Meaning::Shift(shift) => {
                let published = self.around.published;
                let years = published.map(|day| (this(day, 10) + 10 * i32::from(shift), 10));
                self.push_years(years, at..at + 2, "decade", found)
            }
            Meaning::Ordinal(number @ 1..=10) => {
                let of = usize::from(self.tokens.spaced(at + 2) == Some(Meaning::Of));
                let (first, next) = self.century_years(at + 2 + of)?;
                let years = first.map(|first| (first + i32::from(number - 1) * 10, 10));
                self.push_years(years, at..next, "decade", found)
            }
            _ => None,
        }
    }

    /// `القرن التاسع عشر`, `القرن الماضي`.
    pub(super) fn century(&self, at: usize, found: &mut Found) -> Option<usize> {
        let (first, next) = self.century_years(at)?;
        self.push_years(first.map(|first| (first, 100)), at..next, "century", found)
    }

    /// `the 19th century`.
    pub(super) fn numbered_century(&self, at: usize, found: &mut Found) -> Option<usize> {
        let (number, _, next) = self.tokens.day_number(at)?;
        let near = matches!(self.tokens.gap(next), Gap::Space | Gap::Dash);
        if !near || self.tokens.meaning(next)? != Meaning::Century {
            return None;
        }
        let first = (i32::from(number) - 1) * 100;
        self.push_years(Some((first, 100)), at..next + 1, "century", found)
    }

    /// The first year of a century, open where it is counted from a publication
    /// that is not known; Hijri centuries are left alone.
    fn century_years(&self, at: usize) -> Option<(Option<i32>, usize)> {
        if self.tokens.meaning(at)? != Meaning::Century || self.tokens.gap(at + 1) != Gap::Space {
            return None;
        }
        if let Some(Meaning::Shift(shift)) = self.tokens.meaning(at + 1) {
            let first = self.around.published.map(|day| this(day, 100) + 100 * i32::from(shift));
            return Some((first, at + 2));
        }
        let (number, _, next) = self.tokens.day_number(at + 1)?;
        if self.tokens.spaced(next) == Some(Meaning::HijriMark) {
            return None;
        }
        Some((Some((i32::from(number) - 1) * 100), self.tokens.after_mark(next)))
    }

    fn push_years(
        &self,
        years: Option<(i32, i32)>,
        at: std::ops::Range<usize>,
        rule: &'static str,
        found: &mut Found,
    ) -> Option<usize> {
        let days = match years {
            Some((first, many)) => {
                Some((reckon::year(first)?.0, reckon::year(first + many - 1)?.1))
            }
            None => None,
        };
        let hit = DateHit::relative(self.tokens.range(at.start, at.end), days, rule);
        let relative = days.is_none();
        found.push(DateHit { precision: Precision::Range, vague: true, relative, ..hit });
        Some(at.end)
    }

    /// `صيف 2015`, `صيف العام الماضي`, `الصيف المقبل`, `last summer`.
    pub(super) fn season(&self, at: usize, found: &mut Found) -> Option<usize> {
        let (season, said, next) = self.season_said(at)?;
        let published = self.around.published;
        let days = match said {
            YearSaid::Known(year) => Some(season_days(year, season)?),
            YearSaid::FromPublication(shift) => published
                .and_then(|day| season_days(i32::from(day.year()) + i32::from(shift), season)),
            YearSaid::Toward(shift) => published.and_then(|day| toward(day, season, shift)),
            YearSaid::TwoDigits(_) | YearSaid::Same | YearSaid::Unsaid => return None,
        };
        let hit = DateHit::relative(self.tokens.range(at, next), days, "season");
        let relative = !matches!(said, YearSaid::Known(_));
        found.push(DateHit { precision: Precision::Range, vague: true, relative, ..hit });
        Some(next)
    }

    fn season_said(&self, at: usize) -> Option<(u8, YearSaid, usize)> {
        match (self.tokens.meaning(at)?, self.tokens.spaced(at + 1)?) {
            (Meaning::ShiftBefore(shift), Meaning::Season(season)) => {
                Some((season, YearSaid::Toward(shift), at + 2))
            }
            (Meaning::Season(season), after) => {
                if after == Meaning::Of
                    && self.tokens.gap(at + 2) == Gap::Space
                    && let Some((year, next)) = self.tokens.four_digits(at + 2)
                {
                    return Some((season, YearSaid::Known(year), next));
                }
                let (said, next) = self.tokens.year_after(at + 1, false);
                (said != YearSaid::Unsaid).then_some((season, said, next))
            }
            _ => None,
        }
    }

    /// Whether an Arabic word has the article, or an English one follows it.
    pub(super) fn is_definite(&self, at: usize) -> bool {
        if self.tokens.latin(at) {
            return self.tokens.before(at) == Some(Meaning::Article);
        }
        self.tokens.get(at).is_some_and(|token| {
            let word = self.tokens.words.folded(token.start);
            let bare = word.trim_start_matches(['\u{628}', '\u{648}', '\u{641}']);
            bare.starts_with("\u{627}\u{644}") || bare.starts_with("\u{644}\u{644}")
        })
    }
}

/// The first year of the publication's decade or century.
fn this(day: jiff::civil::Date, years: i32) -> i32 {
    i32::from(day.year()).div_euclid(years) * years
}

/// The three months of a season; a winter begins in the year it is called by.
fn season_days(year: i32, season: u8) -> Option<Days> {
    let first = reckon::month(year, season * 3)?.0;
    let (last_year, last) = reckon::month_from(first, 2)?;
    Some((first, reckon::month(last_year, last)?.1))
}

/// The last, this or next such season.
fn toward(published: jiff::civil::Date, season: u8, shift: i8) -> Option<Days> {
    let year = i32::from(published.year());
    let mut seasons = (year - 2..=year + 2).filter_map(|year| season_days(year, season));
    match shift {
        1.. => seasons.find(|days| days.0 > published),
        0 => seasons.find(|days| days.1 >= published),
        _ => seasons.take_while(|days| days.1 < published).last(),
    }
}
