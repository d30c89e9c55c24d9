//! Finds years in figures: `عام 2017`, `في 2017`, `بين 2015 و2017`, `1446هـ`.
//!
//! Four figures are a year only where a word or a mark says so.

use std::ops::Range;

use super::lexicon::{Meaning, Unit};
use super::reckon::{self, Days};
use super::tokens::Gap;
use super::written::HIJRI_YEARS;
use super::{DateHit, Found, Scan};
use crate::model::{Calendar, Precision};

/// Words between the noun of an event and its year, at most: `مبادرة السلام العربية 2002`.
const EVENT_BEFORE: usize = 2;
/// Words up to that noun behind a year, at most: `the 1993 Oslo peace accords`.
const EVENT_BEHIND: usize = 3;

impl Scan<'_, '_> {
    /// `عام 2017`, `في 2017`, `بين 2015 و2017`, `2017م`, `1446هـ`.
    pub(super) fn year(&self, at: usize, found: &mut Found) -> Option<usize> {
        let year = [Meaning::Unit(Unit::Year), Meaning::Units(Unit::Year)];
        let unit = year.contains(&self.tokens.meaning(at)?);
        let figures = at + usize::from(unit);
        // `السنة المالية 2015`, `العام الهجري 1436`.
        let kind = matches!(
            self.tokens.spaced(figures),
            Some(Meaning::Fixed | Meaning::HijriMark | Meaning::GregorianMark)
        );
        let figures = figures + usize::from(unit && kind);
        if unit && !self.is_near_unit(figures) {
            return None;
        }
        let (first, mut next) = self.tokens.four_digits(figures)?;
        let marked = self.tokens.spaced(next);
        if !unit && !self.year_is_led(at, first, marked) {
            return None;
        }
        let hijri = self.is_hijri_year(first, next);
        next = self.tokens.after_mark(next);
        self.push_year(first, hijri, self.tokens.range(at, next), found)?;
        let mut last = first;
        while let Some((year, from, after)) = self.another_year(next, first) {
            let after = self.tokens.after_mark(after);
            let pair = kind || self.tokens.meaning(at) == Some(Meaning::Units(Unit::Year));
            let split = self.tokens.gap(next) == Gap::Slash;
            let ranged = self.is_year_range(at, next) || (pair || split) && year == last + 1;
            last = year;
            self.push_year(year, hijri, self.tokens.range(from, after), found)?;
            if ranged {
                join_years(found);
            }
            next = after;
        }
        Some(self.short_end(first, next, found).unwrap_or(next))
    }

    /// `1982-84`: the years up to one said by its last two figures.
    fn short_end(&self, first: i32, at: usize, found: &mut Found) -> Option<usize> {
        let Some(Meaning::Digits(end, 2)) = self.tokens.meaning(at) else { return None };
        let signed = |at| matches!(self.tokens.gap(at), Gap::Dash | Gap::Slash);
        let last = first - first % 100 + i32::try_from(end).ok()?;
        let hit = found.last_mut()?;
        if !signed(at) || signed(at + 1) || !(1..=20).contains(&(last - first)) {
            return None;
        }
        if hit.precision != Precision::Year || hit.from != reckon::year(first).map(|days| days.0) {
            return None;
        }
        hit.words.end = self.tokens.range(at, at + 1).end;
        (hit.to, hit.precision, hit.rule) =
            (Some(reckon::year(last)?.1), Precision::Range, "year_range");
        Some(at + 1)
    }

    /// `عام 2013`, `عام ،2013`, `عام .2013`.
    fn is_near_unit(&self, figures: usize) -> bool {
        let gap = self.tokens.get(figures).map_or("", |token| self.tokens.words.gap(token.start));
        match self.tokens.gap(figures) {
            Gap::Space => true,
            Gap::Comma | Gap::Dot => {
                self.is_recent(figures) && gap.starts_with(' ') && !gap.ends_with(' ')
            }
            _ => false,
        }
    }

    fn year_is_led(&self, at: usize, year: i32, marked: Option<Meaning>) -> bool {
        if marked == Some(Meaning::HijriMark) {
            return (1300..=1500).contains(&year);
        }
        let bracketed = self.is_bracketed(at);
        let oldest = if bracketed { 1800 } else { 1900 };
        let round = year % 1000 == 0 && !(self.is_recent_round(at, year));
        let plain = (oldest..=2100).contains(&year) && !round;
        let counts = matches!(marked, Some(Meaning::Thing | Meaning::Unit(_) | Meaning::Units(_)))
            || self.is_figure_of_more(at, year);
        // `1986's deficit` is of one year, `1980's` of ten.
        let owns = self.is_decade(at) && year % 10 != 0;
        let decade = self.is_decade(at) && !owns;
        let glued = marked == Some(Meaning::GregorianMark) && !self.is_titled(at);
        let led = glued
            || bracketed
            || self.is_span_of_years(at, year)
            || owns && self.is_recent(at)
            || self.begins_entry(at)
            || self.follows_year_cue(at)
            || self.follows_glued_unit(at)
            || self.is_year_of_event(at);
        plain && !counts && !decade && led
    }

    /// `the 2021-2022 term`, `خطة 2021-2025`: two years, the second not long after.
    fn is_span_of_years(&self, at: usize, year: i32) -> bool {
        let second = self.tokens.four_digits(at + 1).map(|(second, _)| second);
        let later = second.is_some_and(|second| (1..=10).contains(&(second - year)));
        let more = |at| matches!(self.tokens.gap(at), Gap::Dash | Gap::Slash);
        let alone = !more(at) && !more(at + 2);
        self.tokens.gap(at + 1) == Gap::Dash && later && year >= 1950 && alone
    }

    /// `1972 - the senate votes`: what heads an entry of a list of years.
    fn begins_entry(&self, at: usize) -> bool {
        let (Some(token), words) = (self.tokens.get(at), self.tokens.words) else { return false };
        let gap = if token.end < words.len() { words.gap(token.end) } else { "" };
        token.start == 0 && matches!(gap.trim(), "-" | "\u{2013}" | "\u{2014}") && gap.len() > 2
    }

    /// `since 2000.`: a round number is a year where no noun follows.
    fn is_recent_round(&self, at: usize, year: i32) -> bool {
        let words = self.tokens.words;
        let end = self.tokens.range(at, at + 1).end;
        let alone = end >= words.len() || !words.gap(end).trim().is_empty();
        let since = self.tokens.get(at).is_some_and(|token| self.is_behind_since(token.start));
        year == 2000 && since && alone
    }

    /// Whether more figures belong to these: `2,012.5`, but not `1986, 1985`.
    fn is_figure_of_more(&self, at: usize, year: i32) -> bool {
        let more = matches!(self.tokens.meaning(at + 1), Some(Meaning::Digits(..)));
        let near = !matches!(self.tokens.gap(at + 1), Gap::Far | Gap::Dash);
        let listed = self.tokens.gap(at + 1) == Gap::Comma && self.next_in_list(at + 1, year);
        more && near && !listed
    }

    /// Whether figures after a comma are one more year of a list.
    fn next_in_list(&self, at: usize, year: i32) -> bool {
        let next = self.tokens.four_digits(at);
        next.is_some_and(|(next, _)| (1..=10).contains(&(next - year).abs()))
    }

    /// `رؤية المملكة 2030م`: part of a name.
    fn is_titled(&self, at: usize) -> bool {
        let (Some(token), Some(before)) = (self.tokens.get(at), at.checked_sub(1)) else {
            return false;
        };
        self.tokens.meaning(before) == Some(Meaning::Title(false))
            && self.tokens.get(before).is_some_and(|title| title.end + 1 >= token.start)
    }

    /// `اتفاق 2015`, `كأس العالم 2018`, `the 1976 Berne Agreement`, `the treaty of 1976`.
    fn is_year_of_event(&self, at: usize) -> bool {
        let event = |index: usize| {
            let said = self.tokens.get(index)?;
            let told =
                matches!(said.meaning, Meaning::Happening | Meaning::Event | Meaning::Title(true));
            told.then_some(said)
        };
        let (Some(year), Some(before)) = (self.tokens.get(at), at.checked_sub(1)) else {
            return false;
        };
        if self.tokens.before(at) == Some(Meaning::Article) {
            let last = year.end + EVENT_BEHIND;
            return event(at + 1).is_some_and(|said| {
                said.start < last && self.tokens.is_unbroken(year.end..said.start)
            });
        }
        if self.tokens.before(at) == Some(Meaning::Of) {
            return before.checked_sub(1).is_some_and(|said| event(said).is_some())
                && self.tokens.gap(before) == Gap::Space;
        }
        event(before).is_some_and(|said| {
            let between = said.end..year.start;
            let definite =
                |word: usize| self.tokens.words.folded(word).starts_with("\u{627}\u{644}");
            between.len() <= EVENT_BEFORE
                && between.clone().all(definite)
                && self.tokens.is_unbroken(between)
        })
    }

    /// `قطرعام 2012`: the word for year, glued to a letter that joins to none after it.
    fn follows_glued_unit(&self, at: usize) -> bool {
        let words = self.tokens.words;
        let start = self.tokens.get(at).map_or(0, |token| token.start);
        let year = "\u{639}\u{627}\u{645}";
        let unjoined = ['\u{627}', '\u{62f}', '\u{630}', '\u{631}', '\u{632}', '\u{648}'];
        start > 0
            && words.gap(start).chars().all(char::is_whitespace)
            && words.folded(start - 1).strip_suffix(year).is_some_and(|s| s.ends_with(unjoined))
    }

    /// `(1949)`, `(سيمون - 1821`: alone in brackets or after their dash.
    fn is_bracketed(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let words = self.tokens.words;
        let before = words.gap(token.start).trim();
        if before.ends_with('(') {
            let number = at > 0
                && self.tokens.get(at - 1).is_some_and(|before| before.end == token.start)
                && self.tokens.meaning(at - 1) == Some(Meaning::Numbered);
            let ranged = self.tokens.gap(at + 1) == Gap::Dash
                && self.tokens.four_digits(at + 1).is_some_and(|(_, next)| {
                    words.gap(self.tokens.range(at, next).end).starts_with(')')
                });
            let closed = ranged || words.gap(token.end).starts_with(')');
            return !number && before.len() == 1 && closed;
        }
        let opened = |word: &usize| words.gap(*word).contains('(');
        let dashed = matches!(before, "-" | "\u{2013}" | "\u{2014}");
        dashed && (token.start.saturating_sub(3)..token.start).rev().any(|word| opened(&word))
    }

    fn follows_year_cue(&self, at: usize) -> bool {
        // `mid-1989`.
        let dashed = self.tokens.gap(at) == Gap::Dash
            && at
                .checked_sub(1)
                .and_then(|before| self.tokens.meaning(before))
                .is_some_and(|said| matches!(said, Meaning::Third(_)));
        if dashed {
            return true;
        }
        match self.tokens.before(at) {
            Some(Meaning::In | Meaning::Ago | Meaning::Third(_) | Meaning::Between) => true,
            Some(Meaning::Of) => {
                let joined = matches!(self.tokens.spaced(at + 1), Some(Meaning::To | Meaning::And));
                let dashed = self.tokens.gap(at + 1) == Gap::Dash;
                let ranged = joined && self.tokens.four_digits(at + 2).is_some()
                    || dashed && self.tokens.four_digits(at + 1).is_some();
                ranged || self.is_recent(at)
            }
            _ => self.is_after_now(at),
        }
    }

    /// `for 1987`, `بعد 2011`.
    fn is_after_now(&self, at: usize) -> bool {
        let words = self.tokens.words;
        let start = self.tokens.get(at).map_or(0, |token| token.start);
        start > 0
            && words.gap(start).chars().all(char::is_whitespace)
            && matches!(words.folded(start - 1), "for" | "بعد")
            && matches!(
                self.tokens.meaning(at),
                Some(Meaning::Digits(1950..=1999 | 2001..=2040, 4))
            )
    }

    /// `1980s`.
    pub(super) fn is_decade(&self, at: usize) -> bool {
        let after = self.tokens.range(at, at + 1).end;
        let words = self.tokens.words;
        after < words.len()
            && matches!(words.gap(after), "" | "'" | "\u{2019}")
            && words.folded(after) == "s"
    }

    /// Whether the figures are those of a year of the archive's own time, which
    /// are rarely a count.
    fn is_recent(&self, at: usize) -> bool {
        let english = at > 0 && self.tokens.latin(at - 1);
        let oldest = if english { 1950 } else { 1990 };
        let Some(Meaning::Digits(year, 4)) = self.tokens.meaning(at) else { return false };
        (oldest..=2040).contains(&year) && year != 2000
    }

    pub(super) fn is_hijri_year(&self, year: i32, after: usize) -> bool {
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
            Gap::Comma if self.next_in_list(at, first) => at,
            Gap::Space => match self.tokens.meaning(at)? {
                Meaning::And | Meaning::To if self.tokens.gap(at + 1) == Gap::Space => {
                    // `من العام 2010 وحتى العام 2020`.
                    let unit = self.tokens.meaning(at + 1) == Some(Meaning::Unit(Unit::Year));
                    at + 1 + usize::from(unit && self.tokens.gap(at + 2) == Gap::Space)
                }
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

    /// `(1982-1990)`, `من 1975 إلى 2014`, `between 1981 and 1986` mean all the years; `next`
    /// is what stands between the two.
    fn is_year_range(&self, at: usize, next: usize) -> bool {
        let led = self.tokens.before(at);
        match (self.tokens.gap(next), self.tokens.meaning(next)) {
            (Gap::Dash, _) => true,
            (_, Some(Meaning::To)) => led == Some(Meaning::Of),
            (_, Some(Meaning::And)) => led == Some(Meaning::Between),
            _ => false,
        }
    }

    pub(super) fn push_year(
        &self,
        year: i32,
        hijri: bool,
        words: Range<usize>,
        found: &mut Found,
    ) -> Option<()> {
        let days = if hijri { hijri_year(year)? } else { reckon::year(year)? };
        let calendar = if hijri { Calendar::Hijri } else { Calendar::Gregorian };
        let hit = DateHit::relative(words, Some(days), "year");
        found.push(DateHit { precision: Precision::Year, calendar, relative: false, ..hit });
        Some(())
    }
}

/// Makes one span of the two years found last, if they follow each other.
fn join_years(found: &mut Found) {
    let Some([first, last]) = found.last_chunk::<2>() else { return };
    if matches!(first.rule, "year" | "year_range") && first.to < last.from {
        let (words, to) = (first.words.start..last.words.end, last.to);
        found.pop();
        if let Some(range) = found.last_mut() {
            *range = DateHit {
                words,
                to,
                precision: Precision::Range,
                rule: "year_range",
                ..range.clone()
            };
        }
    }
}

fn hijri_year(year: i32) -> Option<Days> {
    let last = super::hijri::hijri_month_days(year, 12)?;
    let from = super::hijri::hijri_to_gregorian(year, 1, 1)?;
    Some((from, super::hijri::hijri_to_gregorian(year, 12, last)?))
}
