//! Dates the expressions that point to a day.
//!
//! Of the pieces of an expression the most exact one dates it: a written
//! date, the Gregorian one of two, before a day of the week, that before a
//! word counted from the publication.

use jiff::civil::Date;

use super::lexicon::Meaning;
use super::pieces::Pieces;
use super::reckon::{self, Days, days_between};
use super::resolve::{Around, is_relative, resolve};
use super::tense::Tense;
use super::written::{MonthSaid, Written, YearSaid};
use super::{DateHit, Found, Scan};
use crate::model::{Calendar, Precision};

impl Scan<'_, '_> {
    /// Reads an expression for a day that starts at a token; gives where it ends.
    pub(super) fn day(&self, at: usize, found: &mut Found) -> Option<usize> {
        let lead = self.lead(at);
        let mut pieces = self.pieces(at, lead)?;
        self.between(at, &mut pieces);
        if let Some(written) = pieces.written.as_mut()
            && written.year == YearSaid::Unsaid
            && matches!(written.month, MonthSaid::Number(_))
        {
            written.year = self.tokens.shared_year(pieces.next);
        }
        // `ending next June 30`.
        if let (Some(Meaning::ShiftBefore(shift)), None, Some(written)) =
            (self.tokens.meaning(at), pieces.weekday, pieces.written.as_mut())
            && written.year == YearSaid::Unsaid
        {
            written.year = YearSaid::Toward(shift);
        }
        if self.is_no_date(at, lead, &pieces) {
            // `حرب السادس من أكتوبر`: nor is its month a date.
            let whole = pieces.written.is_some();
            return Some(if whole { pieces.next.max(lead + 1) } else { lead + 1 });
        }
        let (days, rule) = match &pieces.written {
            Some(written) => return self.written_hits(at, written, &pieces, found),
            None => self.reckoned(at, &pieces),
        };
        if days.is_none() && self.around.published.is_some() {
            return None;
        }
        let (days, next) = self.day_joined(days, &pieces);
        let ranged = days.is_some_and(|days| days.0 != days.1) || pieces.until.is_some();
        let precision = if ranged { Precision::Range } else { Precision::Day };
        let words = self.tokens.range(at, next);
        let hit = DateHit { precision, ..DateHit::relative(words, days, rule) };
        found.push(hit);
        Some(next)
    }

    /// `اليوم وغدا` as one span.
    fn day_joined(&self, days: Option<Days>, pieces: &Pieces) -> (Option<Days>, usize) {
        let next = pieces.next;
        let and = usize::from(self.tokens.spaced(next) == Some(Meaning::And));
        let joined = and > 0 || self.tokens.and_joined(next);
        let bare = pieces.weekday.is_none() && joined;
        match (pieces.relative, self.tokens.spaced(next + and)) {
            (Some(first), Some(Meaning::Relative(last) | Meaning::Weak(last)))
                if bare && last > 0 && last == first + 1 =>
            {
                let to = days.and_then(|days| reckon::plus(days.1, 1));
                (days.zip(to).map(|(days, to)| (days.0, to)), next + and + 1)
            }
            _ => (days, next),
        }
    }

    /// The day of pieces without a written date.
    pub(super) fn reckoned(&self, at: usize, pieces: &Pieces) -> (Option<Days>, &'static str) {
        let Some(published) = self.around.published else { return (None, pieces.rule()) };
        let day = match (pieces.relative, pieces.weekday) {
            (Some(days), None) => reckon::plus(published, days.into()),
            (Some(days), Some(weekday)) => beside_weekday(published, days, weekday),
            (None, Some(weekday)) => self.weekday(at, weekday, pieces),
            (None, None) => None,
        };
        let until = pieces.until;
        let to = day.and_then(|day| until.map_or(Some(day), |to| reckon::next_weekday(day, to)));
        (day.zip(to), pieces.rule())
    }

    fn weekday(&self, at: usize, weekday: u8, pieces: &Pieces) -> Option<Date> {
        let published = self.around.published?;
        if let Some(week) = pieces.week {
            let day = reckon::plus(published, 7 * i32::from(week))?;
            return reckon::weekday_in_week(day, weekday);
        }
        match pieces.shift.or_else(|| self.shared_shift(pieces.next)) {
            // `this Friday`: of this week.
            Some(0) => reckon::weekday_in_week(published, weekday),
            Some(shift @ 1..) => {
                let day = reckon::plus(published, 7 * (i32::from(shift) - 1) + 1)?;
                reckon::next_weekday(day, weekday)
            }
            Some(shift @ ..=-1) => {
                let day = reckon::plus(published, 7 * (i32::from(shift) + 1) - 1)?;
                reckon::latest_weekday(day, weekday)
            }
            None => {
                let tense = self.tense(self.first_of_days(at), pieces.next);
                by_tense(published, weekday, tense)
            }
        }
    }

    /// `الخميس والجمعة المقبلين`: what shifts the second day shifts the first.
    fn shared_shift(&self, next: usize) -> Option<i8> {
        let joined = self.tokens.and_joined(next)
            && matches!(self.tokens.spaced(next), Some(Meaning::Weekday(_, true)));
        match self.tokens.spaced(next + 1) {
            Some(Meaning::Shift(shift)) if joined => Some(shift),
            _ => None,
        }
    }

    pub(super) fn written_hits(
        &self,
        at: usize,
        written: &Written,
        pieces: &Pieces,
        found: &mut Found,
    ) -> Option<usize> {
        let told = self.told(at, pieces.next);
        let tense = told.unwrap_or_default();
        let around = Around {
            weekday: pieces.weekday,
            future: written.year == YearSaid::Unsaid && tense == Tense::Future,
            until: self.is_until(at) || tense == Tense::Present,
            since: self.is_since(at),
            before: latest(found).or(self.around.before),
            ..self.around
        };
        let pair = self.pair(written, pieces.other.as_ref(), around);
        let relative = is_relative(&pair.written);
        if pair.days.is_none() && !(relative && around.published.is_none()) {
            return None;
        }
        for (day, words) in &pieces.earlier {
            let written = Written { days: Some((*day, *day)), ..*written };
            let days = resolve(&written, around);
            found.push(DateHit { relative, ..DateHit::relative(words.clone(), days, "day_list") });
        }
        let start = if pieces.earlier.is_empty() { at } else { pieces.last_day(self, at) };
        let days = pair.written.days;
        found.push(DateHit {
            words: self.tokens.range(start, pieces.next),
            from: pair.days.map(|days| days.0),
            to: pair.days.map(|days| days.1),
            precision: if days.is_some_and(|days| days.0 != days.1) {
                Precision::Range
            } else {
                Precision::Day
            },
            calendar: if pair.written.hijri { Calendar::Hijri } else { Calendar::Gregorian },
            vague: false,
            relative,
            guessed: told.is_none() && is_guess(&pair.written, pieces),
            rule: pair.rule,
        });
        Some(pieces.next)
    }

    /// The printed Gregorian date of two, and whether the other agrees with it.
    fn pair(&self, written: &Written, other: Option<&Written>, around: Around) -> Pair {
        let days = resolve(written, around);
        let Some(other) = other else {
            return Pair { written: *written, days, rule: rule_of(written) };
        };
        let (gregorian, hijri) = if written.hijri { (other, written) } else { (written, other) };
        if gregorian.hijri || !hijri.hijri {
            return Pair { written: *written, days, rule: rule_of(written) };
        }
        let days = resolve(gregorian, around).or_else(|| by_hijri_year(gregorian, hijri, around));
        let known = |w: &Written| matches!(w.year, YearSaid::Known(_));
        let agree = match (days, resolve(hijri, around)) {
            _ if !known(hijri) || !known(gregorian) => true,
            (Some(a), Some(b)) => days_between(a.0, b.0).abs() <= 1,
            _ => false,
        };
        let rule = if agree { "hijri_pair" } else { "hijri_clash" };
        Pair { written: *gregorian, days, rule }
    }
}

/// Whether nothing written tells the year.
fn is_guess(written: &Written, pieces: &Pieces) -> bool {
    let unsaid = written.year == YearSaid::Unsaid && matches!(written.month, MonthSaid::Number(_));
    unsaid && !written.hijri && pieces.weekday.is_none()
}

/// The first day of the latest expression that has one.
pub(super) fn latest(found: &Found) -> Option<Date> {
    found.iter().rev().find_map(|hit| hit.from)
}

/// The day of the week beside `أمس` or `بعد غد`: near it, and on its side of
/// the publication.
fn beside_weekday(published: Date, days: i8, weekday: u8) -> Option<Date> {
    let day = reckon::plus(published, days.into())?;
    let near = reckon::nearest_weekday(day, weekday)?;
    match days {
        ..=-1 if near > published => reckon::latest_weekday(published, weekday),
        1.. if near < published => reckon::next_weekday(published, weekday),
        _ => Some(near),
    }
}

/// A day of the week with nothing to shift it.
///
/// What a text calls by its bare name is near: a report does not reach back
/// most of a week for what a present verb plans, and a future verb before
/// the name of yesterday belongs to what was said on it.
fn by_tense(published: Date, weekday: u8, tense: Tense) -> Option<Date> {
    let latest = reckon::latest_weekday(published, weekday)?;
    let back = days_between(latest, published);
    let ahead = match tense {
        Tense::Past => false,
        Tense::Present => back >= 3,
        Tense::Future => back >= 2,
    };
    if ahead { reckon::next_weekday(published, weekday) } else { Some(latest) }
}

struct Pair {
    written: Written,
    days: Option<Days>,
    rule: &'static str,
}

/// A Gregorian day without a year, dated by the Hijri day beside it.
fn by_hijri_year(gregorian: &Written, hijri: &Written, around: Around) -> Option<Days> {
    let near = resolve(hijri, around)?.0;
    resolve(gregorian, Around { published: Some(near), weekday: None, ..Around::default() })
}

fn rule_of(written: &Written) -> &'static str {
    match (written.numeric, written.hijri, written.month, written.year) {
        _ if written.clash => "month_clash",
        (_, true, ..) => "hijri",
        (true, ..) => "numeric",
        (_, _, MonthSaid::FromPublication(_) | MonthSaid::Same, _) => "day_of_month",
        (_, _, _, YearSaid::Known(_)) => "day_month_year",
        _ => "day_month",
    }
}
