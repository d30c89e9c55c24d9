//! Gathers the pieces of an expression that points to a day.
//!
//! A day is said in pieces that stand beside each other: a part of the day,
//! a word counted from the publication (`أمس`), a day of the week and what
//! shifts it, a written date, the same date in the other calendar. Dating
//! them is left to `days`.

use super::Scan;
use super::lexicon::{Meaning, Unit};
use super::reckon;
use super::resolve::{Around, resolve};
use super::tokens::Gap;
use super::written::{Earlier, Written, YearSaid};

/// The pieces of one expression and how far it reaches.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// Days from the publication.
    pub(super) relative: Option<i8>,
    /// A word for a day that needs another beside it.
    pub(super) weak: bool,
    pub(super) weekday: Option<u8>,
    /// A second day of the week, for a night between two days.
    pub(super) until: Option<u8>,
    /// Whether the day of the week is a bare abbreviation.
    pub(super) short: bool,
    pub(super) shift: Option<i8>,
    /// Weeks from that of the publication.
    pub(super) week: Option<i8>,
    pub(super) written: Option<Written>,
    pub(super) earlier: Earlier,
    /// The same day in the other calendar.
    pub(super) other: Option<Written>,
    pub(super) next: usize,
}

impl Scan<'_, '_> {
    /// The place after parts of the day and the word `day`.
    pub(super) fn lead(&self, at: usize) -> usize {
        let mut lead = at;
        while matches!(
            self.tokens.meaning(lead),
            Some(Meaning::DayPart | Meaning::DayWord | Meaning::ShiftBefore(_))
        ) && (lead == at || self.tokens.gap(lead) == Gap::Space)
        {
            lead += 1;
        }
        lead
    }

    pub(super) fn pieces(&self, at: usize, lead: usize) -> Option<Pieces> {
        if lead > at && self.tokens.gap(lead) != Gap::Space {
            return None;
        }
        let mut pieces = Pieces { next: lead, ..Pieces::default() };
        if let Some(Meaning::ShiftBefore(shift)) = self.tokens.meaning(at) {
            pieces.shift = Some(shift);
        }
        while self.piece(lead, &mut pieces) {}
        (pieces.next > lead).then_some(pieces)
    }

    /// Takes one more piece; says whether there was one.
    fn piece(&self, lead: usize, pieces: &mut Pieces) -> bool {
        let at = pieces.next;
        if at > lead && !self.goes_on(at) {
            return false;
        }
        if self.written_piece(lead, pieces) {
            return pieces.other.is_none();
        }
        let spaced = at == lead || self.tokens.gap(at) == Gap::Space;
        match self.tokens.meaning(at) {
            Some(Meaning::Relative(days)) if pieces.is_empty() => pieces.relative = Some(days),
            Some(Meaning::Weak(days)) if pieces.is_empty() => {
                (pieces.relative, pieces.weak) = (Some(days), !self.is_led(at));
            }
            Some(Meaning::Weekday(day, sure)) if pieces.weekday.is_none() => {
                (pieces.weekday, pieces.short) = (Some(day), !sure);
            }
            Some(Meaning::Weekday(day, true)) if self.in_the_night(lead, pieces) => {
                pieces.until = Some(day);
            }
            Some(Meaning::Shift(shift)) if spaced && pieces.takes_shift() => {
                pieces.shift = Some(shift);
            }
            Some(Meaning::DayWord | Meaning::DayPart) if spaced && pieces.relative.is_some() => {
                return self.weekday_after(at + 1, pieces);
            }
            Some(Meaning::Of) if spaced && pieces.weekday.is_some() && pieces.week.is_none() => {
                return self.week_piece(at, pieces);
            }
            // `Thursday next week`.
            Some(Meaning::ShiftBefore(week))
                if spaced
                    && pieces.weekday.is_some()
                    && self.tokens.spaced(at + 1) == Some(Meaning::Unit(Unit::Week)) =>
            {
                (pieces.week, pieces.next) = (Some(week), at + 2);
                return true;
            }
            _ => return false,
        }
        pieces.next = at + 1;
        true
    }

    fn goes_on(&self, at: usize) -> bool {
        let near = matches!(
            self.tokens.gap(at),
            Gap::Space | Gap::Comma | Gap::Open | Gap::Dash | Gap::Close
        );
        near && !self.tokens.and_joined(at)
    }

    /// `أمس يوم الأحد`.
    fn weekday_after(&self, at: usize, pieces: &mut Pieces) -> bool {
        match self.tokens.spaced(at) {
            Some(Meaning::Weekday(day, true)) if pieces.weekday.is_none() => {
                (pieces.weekday, pieces.next) = (Some(day), at + 1);
                true
            }
            _ => false,
        }
    }

    /// `ليل السبت الأحد`.
    fn in_the_night(&self, lead: usize, pieces: &Pieces) -> bool {
        let night = lead > 0 && self.tokens.meaning(lead - 1) == Some(Meaning::DayPart);
        night && pieces.until.is_none() && pieces.relative.is_none() && pieces.shift.is_none()
    }

    /// `الأحد من الأسبوع المقبل`.
    fn week_piece(&self, at: usize, pieces: &mut Pieces) -> bool {
        match (self.tokens.spaced(at + 1), self.tokens.spaced(at + 2)) {
            (Some(Meaning::Unit(Unit::Week)), Some(Meaning::Shift(shift))) => {
                (pieces.week, pieces.next) = (Some(shift), at + 3);
                true
            }
            _ => false,
        }
    }

    /// A written date, alone, after a day of the week or after `الموافق`.
    fn written_piece(&self, lead: usize, pieces: &mut Pieces) -> bool {
        let agreeing = self.tokens.meaning(pieces.next) == Some(Meaning::Agreeing);
        let within = self.is_dated_within(pieces);
        let at = pieces.next + usize::from(agreeing || within);
        if pieces.written.is_some() && !agreeing && !self.other_calendar(at, pieces) {
            return self.weekday_in_brackets(pieces);
        }
        let Some((written, next, earlier)) = self.tokens.written_day(at) else {
            return !agreeing && at > lead && self.figures_after_weekday(at, pieces);
        };
        if pieces.written.is_some() {
            pieces.other = Some(written);
        } else {
            (pieces.written, pieces.earlier) = (Some(written), earlier);
        }
        pieces.next = next;
        true
    }

    /// `الاثنين في 3 شباط`: the same day, if it falls on that day of the week.
    fn is_dated_within(&self, pieces: &Pieces) -> bool {
        let (Some(weekday), None) = (pieces.weekday, &pieces.written) else { return false };
        if self.tokens.spaced(pieces.next) != Some(Meaning::In)
            || self.tokens.gap(pieces.next + 1) != Gap::Space
        {
            return false;
        }
        let Some((written, ..)) = self.tokens.written_day(pieces.next + 1) else { return false };
        let around = Around { weekday: Some(weekday), ..self.around };
        resolve(&written, around).is_some_and(|days| reckon::number(days.0) == i32::from(weekday))
    }

    /// Two written dates beside each other are one if their calendars differ.
    fn other_calendar(&self, at: usize, pieces: &Pieces) -> bool {
        let joined = matches!(self.tokens.gap(at), Gap::Dash | Gap::Slash | Gap::Open | Gap::Comma);
        let hijri = |written: &Written| written.hijri;
        let other = self.tokens.written_day(at).map(|(written, ..)| written.hijri);
        joined && other.is_some() && other != pieces.written.as_ref().map(hijri)
    }

    /// `5 فبراير (الأربعاء)`.
    fn weekday_in_brackets(&self, pieces: &mut Pieces) -> bool {
        match self.tokens.meaning(pieces.next) {
            Some(Meaning::Weekday(day, _))
                if pieces.weekday.is_none() && self.tokens.gap(pieces.next) == Gap::Open =>
            {
                (pieces.weekday, pieces.next) = (Some(day), pieces.next + 1);
                true
            }
            _ => false,
        }
    }

    /// `الأحد 5/2`.
    fn figures_after_weekday(&self, at: usize, pieces: &mut Pieces) -> bool {
        if pieces.weekday.is_none() || pieces.written.is_some() {
            return false;
        }
        let Some((day, month, next)) = self.tokens.day_and_month(at) else { return false };
        let written = Written::in_figures(day, month, 0, false);
        pieces.written = Some(Written { year: YearSaid::Unsaid, ..written });
        pieces.next = next;
        true
    }
}

impl Pieces {
    pub(super) fn is_empty(&self) -> bool {
        self.relative.is_none() && self.weekday.is_none() && self.written.is_none()
    }

    fn takes_shift(&self) -> bool {
        self.weekday.is_some()
            && self.relative.is_none()
            && self.shift.is_none()
            && self.written.is_none()
    }

    pub(super) fn rule(&self) -> &'static str {
        match (self.relative, self.shift) {
            (Some(_), _) => "relative_day",
            (None, Some(1..)) => "weekday_next",
            (None, Some(..=-1)) => "weekday_past",
            _ => "weekday",
        }
    }

    /// The token at which the last day of a list starts.
    pub(super) fn last_day(&self, scan: &Scan, at: usize) -> usize {
        let end = self.earlier.last().map_or(0, |(_, words)| words.end);
        let after = |&token: &usize| scan.tokens.get(token).is_some_and(|t| t.start >= end);
        let first = (at..self.next).find(after).unwrap_or(at);
        first + usize::from(scan.tokens.meaning(first) == Some(Meaning::And))
    }
}
