//! Tells expressions for a day from what only looks like one.
//!
//! `صلاة الجمعة` is a prayer, `في اليوم التالي` not today, `اليوم الوطني` a feast,
//! `صحيفة اليوم` a paper, `الاثنين والعشرين` a number.

use super::Scan;
use super::lexicon::{Joined, Meaning, Unit};
use super::pieces::Pieces;
use super::written::YearSaid;

impl Scan<'_, '_> {
    /// What looks like a day and is a name, a habit or another day.
    pub(super) fn is_no_date(&self, at: usize, lead: usize, pieces: &Pieces) -> bool {
        let exact = pieces.written.is_some_and(|w| matches!(w.year, YearSaid::Known(_)));
        if exact {
            return false;
        }
        let before = self.tokens.before(at);
        let named = match before {
            Some(Meaning::Title(_)) => pieces.relative.is_none(),
            Some(Meaning::Paper) => pieces.relative == Some(0),
            Some(Meaning::Rite) => pieces.weekday.is_some() && lead == at,
            _ => pieces.relative == Some(0) && self.is_quoted_title(at, pieces.next),
        };
        let habit = before == Some(Meaning::Units(Unit::Day)) && pieces.written.is_none()
            || matches!(before, Some(Meaning::Another | Meaning::That))
                && pieces.weekday.is_none()
                && lead == at
                && !self.tokens.latin(at)
            || before == Some(Meaning::Between) && pieces.weekday == Some(1) && lead == at
            || self.tokens.spaced(pieces.next) == Some(Meaning::Generic);
        if named || habit || pieces.written.is_some() {
            return named || habit;
        }
        if self.is_number(pieces) || self.is_nth(pieces) {
            return true;
        }
        let alone = pieces.weekday.is_none();
        // `اليوم الذي`, but `الاثنين الماضي الذي`.
        let fixed = pieces.shift.is_none() && self.is_fixed(pieces.next);
        let counted = matches!(self.tokens.spaced(pieces.next), Some(Meaning::Ordinal(_)));
        let inside = pieces.relative == Some(0) && lead == at && self.inside(at);
        fixed && (pieces.relative == Some(0) || !alone)
            || alone && (pieces.weak || inside || counted && pieces.relative == Some(0))
            || pieces.short
    }

    /// `لويجي دي مايو`, `Luigi Di Maio`: the name of a month in that of a family.
    pub(super) fn is_surname(&self, at: usize) -> bool {
        let start = self.tokens.get(at).map_or(0, |token| token.start);
        let words = self.tokens.words;
        start > 0 && words.gap(start).trim().is_empty() && words.folded(start - 1) == "دي"
    }

    /// Whether an adjective at a token makes the day or month before it another.
    pub(super) fn is_fixed(&self, at: usize) -> bool {
        let plain = self.tokens.get(at).is_some_and(|token| token.joined == Joined::Nothing);
        let said = self.tokens.spaced(at);
        plain && matches!(said, Some(Meaning::Fixed | Meaning::Same | Meaning::Lately(_)))
    }

    /// `الاثنين والعشرين`: twenty-two, not Monday.
    fn is_number(&self, pieces: &Pieces) -> bool {
        let tens = matches!(
            self.tokens.spaced(pieces.next),
            Some(Meaning::Ordinal(20..) | Meaning::Cardinal(20..))
        );
        tens && self.tokens.and_joined(pieces.next)
    }

    /// `الجمعة الأولى من رمضان`, `الأحد الثاني من كل شهر`.
    fn is_nth(&self, pieces: &Pieces) -> bool {
        pieces.weekday.is_some()
            && matches!(self.tokens.spaced(pieces.next), Some(Meaning::Ordinal(_)))
            && matches!(self.tokens.spaced(pieces.next + 1), Some(Meaning::Of | Meaning::Generic))
    }

    /// Whether the word `day` or a part of the day stands before.
    pub(super) fn is_led(&self, at: usize) -> bool {
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
}
