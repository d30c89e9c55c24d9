//! Tells somebody from whom the words say he belongs to: `Y's envoy X`, `a delegation led by Y`.

use std::ops::Range;

use super::Clause;
use crate::extract::party::Mentioned;
use crate::model::RoleClass;
use crate::names::EnglishKind;

impl Clause<'_, '_, '_, '_> {
    /// `X, Y's envoy, held talks`: what is Y's ends at a comma before the trigger.
    pub(super) fn is_aside(&self, party: &Mentioned) -> bool {
        let comma = |at: usize| self.sentence.reading.after_comma(at);
        comma(party.words.start) && (party.words.end + 1..=self.at).any(comma)
    }

    /// `Y's visit`.
    pub(super) fn is_possessor(&self, party: &Mentioned) -> bool {
        let end = party.words.end;
        let whole = party.name.as_ref().is_none_or(|name| name.end == end);
        whole
            && end < self.sentence.words.end
            && self.word(end) == "s"
            && matches!(self.sentence.reading.words.gap(end), "'" | "’")
    }

    /// `Y's envoy X`, `Y's special adviser X`: the office of another follows.
    pub(super) fn has_envoy(&self, party: &Mentioned) -> bool {
        let start = party.words.end + 1;
        let serves = |other: &Mentioned| {
            use RoleClass::{Diplomat, Other, Spokesperson};
            let class = other.class();
            other.words.start == start
                && other.name.is_some()
                && class.is_some_and(|class| matches!(class, Diplomat | Other | Spokesperson))
        };
        self.is_possessor(party) && self.sentence.parties.iter().any(|other| serves(other))
    }

    /// `met Saudi Arabia's de facto ruler, X`: a word for who X is, before the comma.
    pub(super) fn is_described(&self, between: &Range<usize>) -> bool {
        let noun = between.end.checked_sub(1);
        let ruler = noun.is_some_and(|noun| self.kind(noun).is(EnglishKind::RULER));
        ruler && self.sentence.reading.after_comma(between.end)
    }

    /// `a delegation led by Y`.
    pub(super) fn is_led(&self, between: Range<usize>) -> bool {
        let mut words = between.rev().map(|at| self.word(at));
        let by = words.next() == Some("by");
        by && matches!(words.next(), Some("led" | "headed"))
            && words.take(8).any(|word| matches!(word, "delegation" | "mission" | "team"))
    }
}
