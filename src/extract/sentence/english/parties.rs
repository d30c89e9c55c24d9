//! Says who does what an English verb says, and to whom.

use std::ops::Range;

use super::super::side;
use super::Clause;
use crate::extract::party::Mentioned;
use crate::names::{Encounter, EnglishKind};

/// Most words between a trigger and the other party.
const FAR: usize = 14;
/// Most words between two coordinated parties, titles apart.
const NEAR: usize = 3;

impl<'r> Clause<'_, '_, 'r, '_> {
    pub(super) fn parties_before(&self) -> impl DoubleEndedIterator<Item = &'r Mentioned> {
        let (at, parties) = (self.at, &self.sentence.parties);
        parties.iter().copied().filter(move |party| party.words.end <= at)
    }

    /// Who does what the verb says, and those joined with it by `and`.
    pub(super) fn subjects(&self) -> Vec<&'r Mentioned> {
        let free = self.parties_before().rev().find(|party| !self.is_governed(party));
        let told = match self.stand_in() {
            Some("who") => self.parties_before().next_back(),
            Some(_) => free.or_else(|| self.parties_before().next_back()),
            None => free,
        };
        let Some(last) = told.or_else(|| self.subject_told_before()) else { return Vec::new() };
        let mut subjects = vec![last];
        for party in
            self.parties_before().rev().skip_while(|party| !std::ptr::eq(*party, last)).skip(1)
        {
            let next = subjects[subjects.len() - 1];
            if party.words != next.words && !self.are_joined(party.words.end..next.words.start) {
                break;
            }
            subjects.push(party);
        }
        subjects.reverse();
        subjects
    }

    /// `he`, `she` or `who` as the subject of the trigger.
    pub(super) fn stand_in(&self) -> Option<&str> {
        let from = self.at.saturating_sub(4).max(self.sentence.words.start);
        let word =
            (from..self.at).rev().find(|at| matches!(self.word(*at), "he" | "she" | "who"))?;
        let clear = self.parties_before().all(|party| party.words.end <= word);
        clear.then(|| self.word(word))
    }

    /// Behind a preposition, or said to have stood by.
    pub(super) fn is_governed(&self, party: &Mentioned) -> bool {
        let start = party.words.start;
        let first = self.sentence.words.start;
        let before = start.checked_sub(1).filter(|before| *before >= first);
        let preposition = before.is_some_and(|before| {
            matches!(
                self.word(before),
                "with"
                    | "from"
                    | "by"
                    | "to"
                    | "of"
                    | "for"
                    | "at"
                    | "in"
                    | "between"
                    | "than"
                    | "against"
                    | "about"
                    | "on"
            )
        });
        preposition || self.is_object(party)
    }

    /// The object of a verb of meeting that stands right before it.
    pub(super) fn is_object(&self, party: &Mentioned) -> bool {
        let first = self.sentence.words.start;
        party.words.start > first && {
            let before = party.words.start - 1;
            self.says(before, Encounter::Receive)
                || self.says(before, Encounter::Meet)
                || self.says(before, Encounter::Summon)
        }
    }

    /// `He also met`: the first party of the sentence before.
    pub(super) fn subject_told_before(&self) -> Option<&'r Mentioned> {
        let words = self.sentence.words.clone();
        let pronoun = words.clone().take(12).take_while(|at| *at < self.at);
        let mut pronoun = pronoun.filter(|at| matches!(self.word(*at), "he" | "she"));
        pronoun.next()?;
        let story = self.sentence.story;
        let number =
            story.mentions.iter().position(|m| std::ptr::eq(m, self.sentence.parties[0]))?;
        let reading = self.sentence.parties[0].reading;
        let told = story.mentions[..number].iter().rev();
        let told: Vec<&'r Mentioned> = told
            .take_while(|m| m.reading + 1 >= reading)
            .filter(|m| side(story, m).is_some())
            .collect();
        let last = told.first()?;
        let sentence = story.readings[last.reading].sentence(last.words.start);
        told.iter()
            .copied()
            .take_while(|m| m.reading == last.reading && m.words.start >= sentence.start)
            .last()
    }

    /// Only `and`, commas and the like stand between.
    pub(super) fn are_joined(&self, between: Range<usize>) -> bool {
        let and = between.clone().any(|at| self.word(at) == "and");
        let gap = |at: usize| self.sentence.reading.words.gap(at);
        let comma =
            gap(between.end).contains(',') || between.clone().any(|at| gap(at).contains(','));
        let small = between.len() <= NEAR
            && between.clone().all(|at| {
                matches!(
                    self.word(at),
                    "and"
                        | "the"
                        | "his"
                        | "her"
                        | "also"
                        | "then"
                        | "as"
                        | "well"
                        | "by"
                        | "with"
                        | "of"
                        | "separately"
                )
            });
        small && (and || comma)
    }

    /// The parties after a word, as far as nothing begins another clause.
    pub(super) fn objects(&self, from: usize, links: &[&str]) -> Vec<&'r Mentioned> {
        let mut objects: Vec<&'r Mentioned> = Vec::new();
        let mut end = from;
        for party in self.sentence.parties.iter().copied() {
            if party.words.start < from {
                continue;
            }
            if self.is_speaker(party) {
                break;
            }
            let between = end..party.words.start;
            let same = objects.last().is_some_and(|last| last.words == party.words);
            if same {
                objects.push(party);
                continue;
            }
            let fits = match objects.is_empty() {
                true => {
                    between.len() <= FAR
                        && !self.is_parted(between.clone())
                        && self.is_linked(between.clone(), links)
                        && !(self.follows_comma(party) && self.tells(party, between))
                }
                false => self.are_joined(between.clone()) && !self.tells(party, between),
            };
            if !fits {
                break;
            }
            objects.push(party);
            end = party.words.end;
        }
        objects
    }

    fn follows_comma(&self, party: &Mentioned) -> bool {
        self.sentence.reading.after_comma(party.words.start)
    }

    /// `..., Prime Minister Y said`: not joined, but who tells it.
    fn tells(&self, party: &Mentioned, between: Range<usize>) -> bool {
        let and = between.into_iter().any(|at| self.word(at) == "and");
        let runs_on = self.sentence.reading.runs_on(party.words.end);
        !and && self.is_speaker(party) && (runs_on || self.follows_comma(party))
    }

    /// `…, an embassy spokeswoman, Georgia Lima, said.`: who says it, after it.
    fn is_speaker(&self, party: &Mentioned) -> bool {
        let end = party.words.end;
        let reading = self.sentence.reading;
        let said = matches!(self.word(end), "said" | "says" | "told" | "announced" | "added");
        said && (reading.runs_on(end) || reading.after_comma(end))
    }

    /// Directly behind the verb, or behind one of the prepositions.
    pub(super) fn is_linked(&self, between: Range<usize>, links: &[&str]) -> bool {
        let Some(last) = between.clone().last() else { return links.is_empty() };
        if links.is_empty() && self.is_led(between.clone()) {
            return true;
        }
        let governed = between.clone().rev().find(|at| {
            matches!(
                self.word(*at),
                "with"
                    | "from"
                    | "to"
                    | "by"
                    | "between"
                    | "of"
                    | "on"
                    | "for"
                    | "in"
                    | "at"
                    | "about"
                    | "against"
            )
        });
        match governed {
            Some(at) if links.contains(&self.word(at)) => last - at <= 3,
            // `received at the palace today the ambassador`: the place is told.
            Some(at) => {
                let and = (at..=last).any(|at| self.word(at) == "and");
                links.is_empty() && !and && last > at && matches!(self.word(at), "at" | "in" | "on")
            }
            None => links.is_empty() && between.len() <= 4 && !self.has_verb(between),
        }
    }

    /// `a delegation led by Y`.
    fn is_led(&self, between: Range<usize>) -> bool {
        let mut words = between.rev().map(|at| self.word(at));
        let by = words.next() == Some("by");
        by && matches!(words.next(), Some("led" | "headed"))
            && words.take(4).any(|word| matches!(word, "delegation" | "mission" | "team"))
    }

    /// `visited Baghdad and met Y`: the object of another verb.
    fn has_verb(&self, mut between: Range<usize>) -> bool {
        between.any(|at| {
            let verb = self.says(at, Encounter::Meet) || self.says(at, Encounter::Receive);
            verb && !self.word(at).ends_with("ing") && self.word(at - 1) == "and"
        })
    }

    pub(super) fn is_parted(&self, between: Range<usize>) -> bool {
        between.into_iter().any(|at| {
            self.kind(at).is(EnglishKind::CLAUSE)
                || self.says(at, Encounter::Aside)
                || self.sentence.reading.words.gap(at).contains([';', '"', '“', '”'])
        })
    }
}
