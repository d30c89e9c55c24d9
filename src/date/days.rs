//! Finds expressions that point to a day.
//!
//! A day is said in pieces that stand beside each other: a part of the day,
//! a word counted from the publication (`أمس`), a day of the week and what
//! shifts it, a written date, the same date in the other calendar. All the
//! pieces are one expression; the most exact one dates it.

use jiff::civil::Date;

use super::lexicon::{Joined, Meaning, Unit};
use super::reckon::{self, Days, days_between};
use super::resolve::{Around, is_relative, resolve};
use super::tense::Tense;
use super::tokens::Gap;
use super::written::{Earlier, MonthSaid, Written, YearSaid};
use super::{DateHit, Found, Scan};
use crate::model::{Calendar, Precision};

/// The pieces of one expression and how far it reaches.
#[derive(Debug, Default)]
struct Pieces {
    /// Days from the publication.
    relative: Option<i8>,
    /// A word for a day that needs another beside it.
    weak: bool,
    weekday: Option<u8>,
    /// A second day of the week, for a night between two days.
    until: Option<u8>,
    /// Whether the day of the week is a bare abbreviation.
    short: bool,
    shift: Option<i8>,
    /// Weeks from that of the publication.
    week: Option<i8>,
    written: Option<Written>,
    earlier: Earlier,
    /// The same day in the other calendar.
    other: Option<Written>,
    next: usize,
}

impl Scan<'_, '_> {
    /// Reads an expression for a day that starts at a token; gives where it ends.
    pub(super) fn day(&self, at: usize, found: &mut Found) -> Option<usize> {
        let lead = self.lead(at);
        let mut pieces = self.pieces(at, lead)?;
        self.between(at, &mut pieces);
        let next = pieces.next;
        if self.is_no_date(at, lead, &pieces) {
            return Some(lead + 1);
        }
        let (days, rule) = match &pieces.written {
            Some(written) => return self.written_hits(at, written, &pieces, found),
            None => self.reckoned(at, &pieces),
        };
        if days.is_none() && self.around.published.is_some() {
            return None;
        }
        let precision = if pieces.until.is_some() { Precision::Range } else { Precision::Day };
        let words = self.tokens.range(at, next);
        let hit = DateHit { precision, ..DateHit::relative(words, days, rule) };
        found.push(hit);
        Some(next)
    }

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

    /// `بين 23 و25 أيار`: a span, where a list would be single days.
    fn between(&self, at: usize, pieces: &mut Pieces) {
        if self.tokens.before(at) == Some(Meaning::Between)
            && let [(first, _)] = pieces.earlier.as_slice()
            && let Some(written) = pieces.written.as_mut()
            && let Some((second, last)) = written.days
            && *first < second
        {
            written.days = Some((*first, last));
            pieces.earlier.clear();
        }
    }

    /// The place after parts of the day and the word `day`.
    fn lead(&self, at: usize) -> usize {
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

    fn pieces(&self, at: usize, lead: usize) -> Option<Pieces> {
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
        let at = pieces.next + usize::from(agreeing);
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

    /// What looks like a day and is a name, a habit or another day.
    fn is_no_date(&self, at: usize, lead: usize, pieces: &Pieces) -> bool {
        let exact = pieces.written.is_some_and(|w| matches!(w.year, YearSaid::Known(_)));
        if exact {
            return false;
        }
        let before = self.tokens.before(at);
        let named = match before {
            Some(Meaning::Title) => pieces.relative.is_none(),
            Some(Meaning::Paper) => pieces.relative == Some(0),
            Some(Meaning::Rite) => pieces.weekday.is_some() && lead == at,
            _ => pieces.relative == Some(0) && self.is_quoted_title(at, pieces.next),
        };
        let habit = before == Some(Meaning::Units(Unit::Day))
            || before == Some(Meaning::Another) && pieces.weekday.is_none() && lead == at
            || before == Some(Meaning::Between) && pieces.weekday == Some(1) && lead == at
            || self.tokens.spaced(pieces.next) == Some(Meaning::Generic);
        if named || habit || pieces.written.is_some() {
            return named || habit;
        }
        if self.is_number(pieces) {
            return true;
        }
        let alone = pieces.weekday.is_none();
        let fixed = self.tokens.spaced(pieces.next) == Some(Meaning::Fixed);
        let counted = matches!(self.tokens.spaced(pieces.next), Some(Meaning::Ordinal(_)));
        let inside = pieces.relative == Some(0) && lead == at && self.inside(at);
        fixed && (pieces.relative == Some(0) || !alone)
            || alone && (pieces.weak || inside || counted && pieces.relative == Some(0))
            || pieces.short
    }

    /// `الاثنين والعشرين`: twenty-two, not Monday.
    fn is_number(&self, pieces: &Pieces) -> bool {
        let tens = matches!(
            self.tokens.spaced(pieces.next),
            Some(Meaning::Ordinal(20..) | Meaning::Cardinal(20..))
        );
        tens && self.tokens.and_joined(pieces.next)
    }

    /// Whether the word `day` or a part of the day stands before.
    fn is_led(&self, at: usize) -> bool {
        matches!(self.tokens.before(at), Some(Meaning::DayPart | Meaning::DayWord))
    }

    /// `في اليوم`, `باليوم`: in any day, not today.
    fn inside(&self, at: usize) -> bool {
        let arabic = !self.tokens.latin(at);
        let joined = self.tokens.get(at).is_some_and(|t| t.joined == Joined::Preposition);
        arabic && (joined || self.tokens.before(at) == Some(Meaning::In))
    }

    /// Whether the expression ends a short quotation, as names of papers do.
    fn is_quoted_title(&self, at: usize, next: usize) -> bool {
        let words = self.tokens.range(at, next);
        let closes = self.tokens.words.gap(words.end).starts_with(['"', '»', '”', '\'']);
        let opens = |word: usize| self.tokens.words.gap(word).ends_with(['"', '«', '“', '\'']);
        closes && (words.start.saturating_sub(2)..=words.start).any(opens)
    }

    /// The day of pieces without a written date.
    fn reckoned(&self, at: usize, pieces: &Pieces) -> (Option<Days>, &'static str) {
        let Some(published) = self.around.published else { return (None, pieces.rule()) };
        let day = match (pieces.relative, pieces.weekday) {
            (Some(days), None) => reckon::plus(published, days.into()),
            (Some(days), Some(weekday)) => reckon::plus(published, days.into())
                .and_then(|day| reckon::nearest_weekday(day, weekday)),
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
        match pieces.shift {
            Some(1..) => reckon::next_weekday(reckon::plus(published, 1)?, weekday),
            Some(shift @ ..=-1) => {
                let day = reckon::plus(published, 7 * (i32::from(shift) + 1) - 1)?;
                reckon::latest_weekday(day, weekday)
            }
            _ => by_tense(published, weekday, self.tense(at, pieces.next)),
        }
    }

    fn written_hits(
        &self,
        at: usize,
        written: &Written,
        pieces: &Pieces,
        found: &mut Found,
    ) -> Option<usize> {
        let around = Around {
            weekday: pieces.weekday,
            future: written.year == YearSaid::Unsaid
                && self.tense(at, pieces.next) == Tense::Future,
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
    resolve(gregorian, Around { published: Some(near), weekday: None, future: false })
}

fn rule_of(written: &Written) -> &'static str {
    match (written.numeric, written.hijri, written.month, written.year) {
        (_, true, ..) => "hijri",
        (true, ..) => "numeric",
        (_, _, MonthSaid::FromPublication(_), _) => "day_of_month",
        (_, _, _, YearSaid::Known(_)) => "day_month_year",
        _ => "day_month",
    }
}

impl Pieces {
    fn is_empty(&self) -> bool {
        self.relative.is_none() && self.weekday.is_none() && self.written.is_none()
    }

    fn takes_shift(&self) -> bool {
        self.weekday.is_some()
            && self.relative.is_none()
            && self.shift.is_none()
            && self.written.is_none()
    }

    fn rule(&self) -> &'static str {
        match (self.relative, self.shift) {
            (Some(_), _) => "relative_day",
            (None, Some(1..)) => "weekday_next",
            (None, Some(..=-1)) => "weekday_past",
            _ => "weekday",
        }
    }

    /// The token at which the last day of a list starts.
    fn last_day(&self, scan: &Scan, at: usize) -> usize {
        let end = self.earlier.last().map_or(0, |(_, words)| words.end);
        let after = |&token: &usize| scan.tokens.get(token).is_some_and(|t| t.start >= end);
        let first = (at..self.next).find(after).unwrap_or(at);
        first + usize::from(scan.tokens.meaning(first) == Some(Meaning::And))
    }
}
