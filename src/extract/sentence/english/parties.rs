//! Says who does what an English verb says, and to whom.

use std::ops::Range;

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
        if self.is_done_by_unknown() {
            return Vec::new();
        }
        let free = || self.parties_before().rev().find(|party| self.is_free(party));
        let told = match self.stand_in() {
            Some("who" | "when") => self.parties_before().next_back(),
            Some(_) => {
                let visitor = || self.visitor_where().or_else(free);
                visitor().or_else(|| self.parties_before().next_back())
            }
            None => free(),
        };
        let told = self.sent().or(told).or_else(|| self.subject_told_before());
        let Some(last) = told.or_else(|| self.first_person()) else { return self.they() };
        let last = self.apposed(last).unwrap_or(last);
        let mut subjects = vec![last];
        for party in
            self.parties_before().rev().skip_while(|party| !std::ptr::eq(*party, last)).skip(1)
        {
            let next = subjects[subjects.len() - 1];
            let between = party.words.end..next.words.start;
            let listed = subjects.len() > 1 || between.clone().any(|at| self.word(at) == "and");
            let joined = listed && self.are_joined(between) && !self.is_governed(party);
            if party.words != next.words && !joined {
                break;
            }
            subjects.push(party);
        }
        subjects.reverse();
        subjects
    }

    /// Whether a party ends within so many words before the trigger.
    pub(super) fn is_told_here(&self, party: &Mentioned, words: usize) -> bool {
        let same = |other: &Mentioned| std::ptr::eq(other, party);
        self.parties_before().any(same) && self.at - party.words.end <= words
    }

    /// The same, what stands between commas apart.
    pub(super) fn is_told_close(&self, party: &Mentioned, words: usize) -> bool {
        let comma = |at: usize| self.sentence.reading.after_comma(at);
        let end = party.words.end;
        let closes = (end + 1..=self.at).rev().find(|at| comma(*at));
        let set_off = comma(end) && closes.is_some_and(|at| self.at - at < words);
        self.is_told_here(party, words) || set_off && self.is_told_here(party, usize::MAX)
    }

    /// `NAME, the OFFICE, …`: an office set off by commas is of the one before it.
    fn apposed(&self, party: &'r Mentioned) -> Option<&'r Mentioned> {
        let reading = self.sentence.reading;
        let set_off = party.name.is_none()
            && self.is_told_here(party, usize::MAX)
            && reading.after_comma(party.words.start)
            && reading.after_comma(party.words.end);
        let named = self.parties_before().find(|other| other.words.end == party.words.start)?;
        (set_off && named.name.is_some()).then_some(named)
    }

    /// Neither behind a preposition nor, of a verb, the possessor of its subject.
    pub(super) fn is_free(&self, party: &Mentioned) -> bool {
        let owns = self.is_possessor(party) && (self.is_verb() || self.is_aside(party));
        !(self.is_governed(party) || owns || self.is_of_clause(party))
    }

    pub(super) fn is_verb(&self) -> bool {
        let noun = matches!(self.word(self.at), "meeting" | "meetings" | "visit" | "visits");
        let meets = [Encounter::Meet, Encounter::Receive, Encounter::Summon, Encounter::Discuss];
        !noun && meets.into_iter().any(|encounter| self.says(self.at, encounter))
    }

    /// Who does what a noun says with others: the subject, or whoever is told right
    /// after a phrase that opens the sentence (`After talks with X, Y said`).
    pub(super) fn partners(&self, others: &[&'r Mentioned]) -> Vec<&'r Mentioned> {
        let subjects = self.subjects();
        match others.last() {
            Some(last) if subjects.is_empty() => {
                let behind = self.subjects_behind(last.words.end);
                if behind.is_empty() { self.doers_by() } else { behind }
            }
            _ => subjects,
        }
    }

    /// The subject behind the comma that ends an opening phrase.
    pub(super) fn subjects_behind(&self, end: usize) -> Vec<&'r Mentioned> {
        if !self.is_opening() {
            return Vec::new();
        }
        let comma = |at: &usize| self.sentence.reading.after_comma(*at);
        let last = self.sentence.words.end.min(end + FAR);
        let Some(comma) = (end..last).find(comma) else { return Vec::new() };
        if matches!(self.word(comma), "he" | "she") {
            return self.topic_told_before().into_iter().collect();
        }
        let mut subjects: Vec<&'r Mentioned> = Vec::new();
        for party in self.sentence.parties.iter().copied() {
            let from = subjects.last().map_or(comma, |last| last.words.end);
            if party.words.start < comma {
                continue;
            }
            let between = from..party.words.start;
            let article = between.len() == 1 && self.word(from) == "the";
            let fits = match subjects.is_empty() {
                true => between.is_empty() || article,
                false => self.are_joined(between.clone()),
            };
            if !fits {
                break;
            }
            subjects.push(party);
        }
        subjects
    }

    /// The trigger stands in a phrase that opens the sentence, with nobody before it.
    fn is_opening(&self) -> bool {
        let gap = |at: &usize| self.sentence.reading.words.gap(*at);
        let begins = |at: &usize| gap(at).contains(['"', '“', ':']);
        let start = (self.sentence.words.start + 1..=self.at).rev().find(begins);
        let start = start.unwrap_or(self.sentence.words.start);
        let opens = |at: usize| {
            matches!(
                self.word(at),
                "in" | "at"
                    | "after"
                    | "during"
                    | "following"
                    | "before"
                    | "upon"
                    | "on"
                    | "while"
                    | "speaking"
                    | "ahead"
                    | "when"
            )
        };
        self.parties_before().all(|party| party.words.end <= start)
            && (start..self.at.min(start + 3)).any(opens)
            && !(start + 1..=self.at).any(|at| self.sentence.reading.after_comma(at))
    }

    /// `he`, `she` or `who` as the subject of the trigger.
    pub(super) fn stand_in(&self) -> Option<&str> {
        let from = self.at.saturating_sub(4).max(self.sentence.words.start);
        let word = (from..self.at).rev().find(|at| matches!(self.word(*at), "he" | "she" | "who"));
        let clear = |word: &usize| self.parties_before().all(|party| party.words.end <= *word);
        // `accompanied Y when he met X`: the nearest is meant.
        let stands = |word: usize| match word.checked_sub(1).map(|before| self.word(before)) {
            Some("when") => "when",
            _ => self.word(word),
        };
        let near = word.filter(clear).map(stands);
        // `Y, who arrived last night from talks with X`.
        let relative = || {
            let last = self.parties_before().next_back()?;
            (self.word(last.words.end) == "who").then(|| self.word(last.words.end))
        };
        near.or_else(relative)
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
        // `X, along with Y and Z, met`.
        let along = start >= first + 2
            && self.word(start - 1) == "with"
            && matches!(self.word(start - 2), "along" | "together");
        preposition && !along && !self.leads(party)
            || self.is_object(party)
            || self.stood_by(party)
            || self.joins_governed(party)
    }

    /// `met X and Y`: joined by `and` to whom a verb or a preposition governs.
    fn joins_governed(&self, party: &Mentioned) -> bool {
        let start = party.words.start;
        let before = self.sentence.parties.iter().copied();
        let Some(before) = before.take_while(|other| other.words.end < start).last() else {
            return false;
        };
        let mut between = before.words.end..start;
        between.clone().any(|at| self.word(at) == "and")
            && self.are_joined(between.clone())
            && !between.any(|at| self.sentence.reading.after_comma(at))
            && self.is_governed(before)
    }

    /// `X, accompanied by officials and Y, met Z`.
    fn stood_by(&self, party: &Mentioned) -> bool {
        let comma = |at: usize| self.sentence.reading.after_comma(at);
        let first = self.sentence.words.start;
        let begins = (first + 1..=party.words.start).rev().find(|at| comma(*at));
        let aside = |at: usize| self.says(at, Encounter::Aside);
        begins.is_some_and(aside) && comma(party.words.end)
    }

    /// `A delegation led by Y arrived`: who leads it does what it does.
    fn leads(&self, party: &Mentioned) -> bool {
        let start = self.sentence.words.start;
        let by = party.words.start - 1;
        let led = by > start && matches!(self.word(by - 1), "led" | "headed");
        let Some(at) = (start..by.saturating_sub(1))
            .rev()
            .take(8)
            .find(|at| matches!(self.word(*at), "delegation" | "mission" | "team" | "officials"))
        else {
            return false;
        };
        let first = (start..at).rev().take_while(|at| !self.is_stop(*at)).last().unwrap_or(at);
        let other = first > start && !self.sentence.reading.after_comma(first);
        led && self.word(by) == "by" && !(other && self.is_taken(first - 1))
    }

    fn is_stop(&self, at: usize) -> bool {
        self.is_taken(at) || self.sentence.reading.after_comma(at + 1)
    }

    /// A preposition or a verb of meeting: what follows is not the subject.
    fn is_taken(&self, at: usize) -> bool {
        matches!(self.word(at), "with" | "by" | "from" | "to" | "of" | "for")
            || self.says(at, Encounter::Meet)
            || self.says(at, Encounter::Receive)
    }

    /// The object of a verb of meeting or telling that stands right before it.
    pub(super) fn is_object(&self, party: &Mentioned) -> bool {
        let first = self.sentence.words.start;
        let direct = self.sentence.reading.runs_on(party.words.start);
        party.words.start > first && direct && {
            let before = party.words.start - 1;
            self.says(before, Encounter::Receive)
                || self.says(before, Encounter::Meet)
                || self.says(before, Encounter::Summon)
                || self.says(before, Encounter::Tell)
                || self.is_other_verb(before)
                || self.is_object_past_place(party)
        }
    }

    /// `received at the palace today the ambassador and then met Y`: the place and the day
    /// stand between the verb and its object.
    fn is_object_past_place(&self, party: &Mentioned) -> bool {
        let (start, first) = (party.words.start, self.sentence.words.start);
        let from = start.saturating_sub(FAR).max(first);
        let verb = (from..start).rev().find(|at| self.kind(*at).is(EnglishKind::PAST));
        let Some(verb) = verb.filter(|verb| self.says(*verb, Encounter::Receive)) else {
            return false;
        };
        let between = verb + 1..start;
        let clear = (verb + 1..=start).all(|at| !self.sentence.reading.after_comma(at));
        let alone = self.parties_before().all(|other| !between.contains(&other.words.start));
        let subject = self.parties_before().any(|other| other.words.end <= verb);
        clear && alone && subject && !between.is_empty() && self.is_linked(between, &[])
    }

    /// `represented Y and met X`, `replacing Y`: a verb whose object follows.
    fn is_other_verb(&self, at: usize) -> bool {
        let word = self.word(at);
        let form = word.len() > 5 && (word.ends_with("ed") || word.ends_with("ing"));
        let adjective = EnglishKind::FORMER.or(EnglishKind::QUALIFIER).or(EnglishKind::PORTFOLIO);
        let capital = self.sentence.reading.words.list()[at].capital;
        form && !capital && !self.kind(at).is(adjective) && word != "including"
    }

    /// Only `and`, commas and the like stand between; what is in brackets and where
    /// somebody comes from (`of Ohio`) tells nothing.
    pub(super) fn are_joined(&self, between: Range<usize>) -> bool {
        let gap = |at: usize| self.sentence.reading.words.gap(at);
        let comma =
            gap(between.end).contains(',') || between.clone().any(|at| gap(at).contains(','));
        let links = self.without_asides(between);
        let and = links.iter().any(|at| self.word(*at) == "and");
        let small = links.len() <= NEAR
            && links.iter().all(|at| {
                matches!(
                    self.word(*at),
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
                        | "later"
                        | "along"
                        | "together"
                )
            });
        small && (and || comma)
    }

    /// The words that are neither in brackets nor a place behind `of`.
    fn without_asides(&self, between: Range<usize>) -> Vec<usize> {
        let reading = self.sentence.reading;
        let capital = |at: usize| reading.words.list()[at].capital;
        let (mut bracket, mut place) = (false, false);
        let mut left = Vec::new();
        for at in between.clone() {
            let gap = reading.words.gap(at);
            bracket = gap.contains('(') || bracket && !gap.contains(')');
            let of = matches!(self.word(at), "of" | "from") && at + 1 < between.end;
            place = !bracket && (of && capital(at + 1) || place && capital(at));
            if !bracket && !place {
                left.push(at);
            }
        }
        left
    }

    /// The parties after a word, as far as nothing begins another clause.
    pub(super) fn objects(&self, from: usize, links: &[&str]) -> Vec<&'r Mentioned> {
        let mut objects: Vec<&'r Mentioned> = Vec::new();
        // How many are surely listed: those up to the last `and`.
        let mut sure = 1;
        let mut end = from;
        for party in self.sentence.parties.iter().copied() {
            if party.words.start < from {
                continue;
            }
            // `met Y's envoy X`: whom Y sends.
            if self.has_envoy(party) {
                end = party.words.end + 1;
                continue;
            }
            let between = end..party.words.start;
            // `talks with X and Y, said`: the subject says it, not Y.
            let and = between.clone().any(|at| self.word(at) == "and");
            let listed =
                !objects.is_empty() && and && !self.sentence.reading.runs_on(party.words.end);
            // `met Y's brother`.
            let other = self.is_speaker(party) && !listed || self.is_possessor(party);
            if other || self.is_beyond_clause(party) {
                break;
            }
            let same = objects.last().is_some_and(|last| last.words == party.words);
            if same {
                objects.push(party);
                sure += 1;
                continue;
            }
            let fits = match objects.is_empty() {
                true => {
                    between.len() <= FAR
                        && !self.is_parted(between.clone())
                        && self.is_linked(between.clone(), links)
                        && !(self.follows_comma(party) && self.tells(party, between.clone()))
                }
                false => {
                    // `between X and Y was held`: the second of the two does nothing.
                    let second = links.contains(&"between") && objects.len() == 1;
                    self.are_joined(between.clone())
                        && !self.tells(party, between.clone())
                        && (second || !self.acts(party))
                }
            };
            if !fits {
                break;
            }
            objects.push(party);
            if between.into_iter().any(|at| self.word(at) == "and") {
                sure = objects.len();
            }
            end = party.words.end;
        }
        // `In talks with X, Y …`: a comma alone begins the sentence proper.
        if self.is_opening() && self.word(end) != "and" {
            objects.truncate(sure);
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
    pub(super) fn is_speaker(&self, party: &Mentioned) -> bool {
        let end = party.words.end;
        let reading = self.sentence.reading;
        let said = self.kind(end).is(EnglishKind::SAYING);
        said && (reading.runs_on(end) || reading.after_comma(end))
    }

    /// Directly behind the verb, or behind one of the prepositions.
    pub(super) fn is_linked(&self, between: Range<usize>, links: &[&str]) -> bool {
        let Some(last) = between.clone().last() else { return links.is_empty() };
        if links.is_empty() && self.is_led(between.clone()) {
            return true;
        }
        let governed = between.clone().rev().filter(|at| !self.is_name(*at)).find(|at| {
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
            Some(at) if links.contains(&self.word(at)) => {
                // `by the region's prime minister`.
                let near = if self.word(last) == "s" { 6 } else { 3 };
                last - at <= near || self.word(last) == "including" || self.is_described(&between)
            }
            // `received at the palace today the ambassador`: the place is told.
            Some(at) => {
                let and = (at..=last).any(|at| self.word(at) == "and");
                links.is_empty() && !and && last > at && matches!(self.word(at), "at" | "in" | "on")
            }
            None => {
                let near = between.len() <= 4 || self.is_described(&between);
                links.is_empty() && near && !self.has_verb(between)
            }
        }
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
