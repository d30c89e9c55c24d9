//! Tells the clause about somebody from the sentence around it: `X, who met Y in May, received
//! Z on Friday` tells two meetings, each with its own day and place.

use std::ops::Range;

use super::super::Sentence;
use super::Clause;
use crate::extract::party::Mentioned;
use crate::names::EnglishKind;

impl Sentence<'_, '_, '_> {
    /// Whether of two words one stands in a clause about somebody and the other does not.
    pub fn parts_by_clause(&self, one: usize, other: usize) -> bool {
        self.relative_around(one) != self.relative_around(other)
    }

    /// The clause behind `, who` that a word stands in.
    pub(super) fn relative_around(&self, at: usize) -> Option<Range<usize>> {
        let first = self.words.start;
        let begins = |at: &usize| {
            let who = matches!(self.reading.folded(*at), "who" | "whom");
            who && *at > first && self.reading.after_comma(*at)
        };
        let start = (first..=at).rev().find(begins)?;
        let end = (start + 2..self.words.end).find(|at| self.goes_on_with_verb(*at));
        let clause = start..end.unwrap_or(self.words.end);
        clause.contains(&at).then_some(clause)
    }

    /// Whether the verb of the sentence stands behind a comma.
    fn goes_on_with_verb(&self, at: usize) -> bool {
        let adverb = matches!(self.reading.folded(at), "also" | "later" | "then" | "separately");
        let verb = at + usize::from(adverb);
        let word = self.reading.folded(verb);
        let kinds = EnglishKind::SAYING.or(EnglishKind::PAST).or(EnglishKind::BEING);
        let small = self.reading.words.list().get(verb).is_some_and(|word| !word.capital);
        let form = word.len() > 4 && word.ends_with("ed");
        let listed = self.reading.english(verb).is(kinds)
            || self.reading.trigger(verb).is_some_and(|trigger| trigger.encounter.is_meeting())
            || matches!(
                word,
                "will" | "would" | "has" | "had" | "held" | "holds" | "flew" | "left"
            );
        // `met X, who is on a visit, in Cairo on Friday`.
        let circumstance = matches!(word, "in" | "at" | "on" | "during" | "here");
        self.reading.after_comma(at) && small && (form || listed || circumstance)
    }
}

impl<'r> Clause<'_, '_, 'r, '_> {
    /// `X, whom Y met in August, received Z`: Y does not.
    pub(super) fn is_of_clause(&self, party: &Mentioned) -> bool {
        let before = party.words.end <= self.at;
        let inside = |at| self.sentence.relative_around(at).is_some();
        before && inside(party.words.start) && !inside(self.at)
    }

    /// `X, who is visiting Japan, met Y`: the visit is not to Y.
    pub(super) fn is_beyond_clause(&self, party: &Mentioned) -> bool {
        self.sentence.parts_by_clause(self.at, party.words.start)
    }

    /// `welcomed the visit of X to London, where she will meet Y`: the visitor.
    pub(super) fn visitor_where(&self) -> Option<&'r Mentioned> {
        let first = self.sentence.words.start;
        let pronoun =
            (first + 1..self.at).rev().find(|at| matches!(self.word(*at), "he" | "she"))?;
        let there = Some(pronoun - 1).filter(|at| self.word(*at) == "where")?;
        let visitor = self.parties_before().rev().find(|party| party.words.end <= there)?;
        let of = visitor.words.start.checked_sub(2).filter(|at| *at >= first)?;
        let visit = matches!(self.word(of), "visit" | "trip" | "arrival" | "tour" | "travel");
        (visit && matches!(self.word(of + 1), "of" | "by")).then_some(visitor)
    }
}
