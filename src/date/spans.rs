//! Finds expressions that point to a month, a week or a year.

use super::days::latest;
use super::lexicon::{Meaning, Unit};
use super::reckon::{self, Days, one};
use super::resolve::{Around, is_relative, resolve};
use super::tense::Tense;
use super::tokens::{Gap, classify};
use super::written::{Written, YearSaid};
use super::{DateHit, Found, Scan};
use crate::model::{Calendar, Precision};

impl Scan<'_, '_> {
    /// A month by name, alone or with its year.
    pub(super) fn month(&self, at: usize, found: &mut Found) -> Option<usize> {
        let (mut written, next) = self.tokens.written_month(at)?;
        if written.year == YearSaid::Unsaid {
            written.year = self.tokens.shared_year(next);
        }
        // A figure that is no day of the month makes the whole no date.
        if matches!(self.tokens.before(at), Some(Meaning::Digits(_, 1..=2))) {
            return Some(next);
        }
        if !self.is_month(at, &written) {
            return None;
        }
        let told = self.told(at, next);
        let tense = told.unwrap_or_default();
        let future = written.year == YearSaid::Unsaid && tense == Tense::Future;
        let until = self.is_until(at) || tense == Tense::Present;
        let (since, before) = (self.is_since(at), latest(found).or(self.around.before));
        let days = resolve(&written, Around { future, until, since, before, ..self.around });
        let relative = is_relative(&written);
        if days.is_none() && !(relative && self.around.published.is_none()) {
            return None;
        }
        let calendar = if written.hijri { Calendar::Hijri } else { Calendar::Gregorian };
        let words = self.tokens.range(at, next);
        let rule = if relative { "month" } else { "month_year" };
        let hit = DateHit { calendar, relative, ..DateHit::relative(words, days, rule) };
        let guessed = told.is_none() && written.year == YearSaid::Unsaid && !written.hijri;
        found.push(DateHit { precision: Precision::Month, guessed, ..hit });
        Some(next)
    }

    /// Whether the name of a month is one in its place.
    fn is_month(&self, at: usize, written: &Written) -> bool {
        let before = self.tokens.before(at);
        if matches!(
            written.year,
            YearSaid::Known(_) | YearSaid::FromPublication(_) | YearSaid::Same
        ) {
            return true;
        }
        if matches!(before, Some(Meaning::Title(_) | Meaning::Paper)) {
            return false;
        }
        // `while this may curb it` is a verb, `this May` a month.
        let shifted = matches!(self.tokens.meaning(at), Some(Meaning::ShiftBefore(_)));
        let capital = self.is_capital(at + usize::from(shifted));
        let verb = !capital && !written.sure;
        if written.year != YearSaid::Unsaid {
            return !verb;
        }
        let dashed = self.tokens.gap(at) == Gap::Dash
            && at.checked_sub(1).and_then(|before| self.tokens.meaning(before))
                == Some(Meaning::Third(2));
        let joined = before == Some(Meaning::And) && at > 1;
        let listed = joined && matches!(self.tokens.meaning(at - 2), Some(Meaning::Month(..)));
        let between = before == Some(Meaning::Between) && self.tokens.latin(at);
        let led = dashed
            || listed
            || between
            || self.is_month_of_event(at)
            || matches!(before, Some(Meaning::In | Meaning::Third(_)));
        let named = self.tokens.meaning(at) == Some(Meaning::Unit(Unit::Month));
        let spanned = matches!(before, Some(Meaning::Of | Meaning::To | Meaning::Between));
        if written.hijri && named && (led || spanned) {
            return true;
        }
        capital && !written.hijri && (written.sure || led && self.has_madda(at))
    }

    /// `the June summit`: what happens in the month follows its name.
    fn is_month_of_event(&self, at: usize) -> bool {
        let happening = matches!(self.tokens.spaced(at + 1), Some(Meaning::Happening));
        happening && self.tokens.before(at) == Some(Meaning::Article) && self.tokens.latin(at)
    }

    /// Whether a Latin word has a capital; others need none.
    fn is_capital(&self, at: usize) -> bool {
        let capital = |start: usize| self.tokens.words.list()[start].capital;
        !self.tokens.latin(at) || self.tokens.get(at).is_some_and(|token| capital(token.start))
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
        if unit == Unit::Day || self.is_general(at) || self.is_counted(at) {
            return None;
        }
        if unit == Unit::Year
            && let Some((year, after)) = self.tokens.four_digits(next)
            && self.tokens.gap(next) == Gap::Space
        {
            let hijri = self.is_hijri_year(year, after);
            let end = self.tokens.after_mark(after);
            self.push_year(year, hijri, self.tokens.range(at, end), found)?;
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

    /// `الأربعين سنة الماضية`: a count of years, not one; `للصحفيين هذا الأسبوع` is one.
    fn is_counted(&self, at: usize) -> bool {
        let unit = matches!(self.tokens.meaning(at), Some(Meaning::Unit(_)));
        if !unit || self.tokens.latin(at) || self.is_definite(at) {
            return false;
        }
        let words = self.tokens.words;
        let before = self.tokens.get(at).and_then(|token| token.start.checked_sub(1));
        before.is_some_and(|word| {
            let said = words.folded(word);
            classify(words.gap(word + 1)) == Gap::Space
                && (said.ends_with("\u{64a}\u{646}")
                    || said.ends_with("\u{648}\u{646}")
                    || said.bytes().all(|byte| byte.is_ascii_digit()))
        })
    }

    /// `الأمين العام الحالي`: the adjective, not the year.
    fn is_general(&self, at: usize) -> bool {
        self.tokens.before(at) == Some(Meaning::Office)
    }

    /// `مطلع الشهر الماضي`, `نهاية 2017`: a third of a month, or of a year left whole.
    pub(super) fn third(&self, at: usize, third: u8, found: &mut Found) -> Option<usize> {
        // `end-March`, but not `to end March 31`.
        let end = third == 3 && self.is_bare_end(at);
        let gap = self.tokens.gap(at + 1);
        if gap != Gap::Dash && (end || gap != Gap::Space) {
            return None;
        }
        let before = found.len();
        let article = usize::from(self.tokens.meaning(at + 1) == Some(Meaning::Article));
        let from = at + 1 + article;
        let next = self.span(from, found).or_else(|| self.bare_unit(from, found))?;
        for hit in &mut found[before..] {
            hit.words.start = self.tokens.range(at, next).start;
            hit.vague = true;
            if hit.precision == Precision::Week {
                part_of_week(hit, third);
            } else if hit.precision == Precision::Month
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

    fn is_bare_end(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.end == token.start + 1 && self.tokens.words.folded(token.start) == "end"
        })
    }

    /// A month, week, year or era that starts at a token.
    pub(super) fn span(&self, at: usize, found: &mut Found) -> Option<usize> {
        match self.tokens.meaning(at)? {
            Meaning::Decade(tens) => return self.decade(at, tens, found),
            Meaning::DecadeWord => return self.ten_years(at, found),
            Meaning::Century => return self.century(at, found),
            Meaning::Season(_) => return self.season(at, found),
            _ => {}
        }
        self.shifted(at, found)
            .or_else(|| self.month(at, found))
            .or_else(|| self.year(at, found))
            .or_else(|| self.decade_in_figures(at, found))
    }
}

/// The first three days of a week, the next two or the last two.
fn part_of_week(hit: &mut DateHit, third: u8) {
    let Some(sunday) = hit.from else { return };
    let (first, last) = match third {
        1 => (0, 2),
        2 => (3, 4),
        _ => (5, 6),
    };
    (hit.from, hit.to) = (reckon::plus(sunday, first), reckon::plus(sunday, last));
    hit.precision = Precision::Range;
}

pub(super) fn span_from(day: jiff::civil::Date, unit: Unit, shift: i32) -> Option<Days> {
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
