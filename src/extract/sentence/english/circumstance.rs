//! Finds where an English meeting took place and who stood by.
//!
//! The place is the first venue, capital or city behind `in` or `at` after the word
//! that tells the meeting, else shortly before it. Those who stood by follow `in the
//! presence of`, `attended by`, `also present were`, or stand before `were present`.

use std::ops::Range;

use super::super::Sentence;
use crate::extract::countries;
use crate::extract::party::Mentioned;
use crate::model::Via;
use crate::names::{EnglishKind, PlaceKind, Places};

/// Words around the one that tells a meeting in which its place may stand.
const AFTER: usize = 28;
const BEFORE: usize = 8;
/// Most words of a place, and between two who stood by.
const LONGEST: usize = 7;

impl<'r> Sentence<'_, 'r, '_> {
    /// Where what an English word tells took place, in the article's words.
    pub fn english_place(&self, at: usize) -> Option<String> {
        let last = self.words.end.min(at + AFTER);
        let told = |index: &usize| !self.begins_subject(*index);
        // `called on Y`: the preposition is the verb's.
        let paid = usize::from(self.reading.folded(at + 1) == "on");
        let clause = self.relative_around(at);
        let own = |index: &usize| self.relative_around(*index) == clause;
        let mut after = (at + 1 + paid..last).filter(own).take_while(told);
        let after = after.find_map(|index| self.place_behind(index));
        let before = || (at.saturating_sub(BEFORE).max(self.words.start)..at).rev().filter(own);
        after
            .or_else(|| before().find_map(|index| self.place_behind(index)))
            .or_else(|| self.place_told(at))
    }

    /// `to discuss`, `said`, `on the war`: what follows is no part of the meeting.
    fn begins_subject(&self, at: usize) -> bool {
        let reading = self.reading;
        let next = reading.folded(at + 1);
        let event = next == "the" && matches!(reading.folded(at + 2), "sidelines" | "margins");
        match reading.folded(at) {
            "on" => !reading.in_date(at + 1) && !reading.in_date(at) && !event,
            "about" | "over" | "regarding" | "concerning" | "discuss" | "discussed"
            | "discussing" | "after" | "before" | "ahead" | "following" | "during" | "who" => true,
            _ => reading.english(at).is(EnglishKind::CLAUSE),
        }
    }

    /// The place behind the preposition that a word is.
    fn place_behind(&self, at: usize) -> Option<String> {
        let reading = self.reading;
        let covered = |at: usize| self.parties.iter().any(|party| party.words.contains(&at));
        if !matches!(reading.folded(at), "in" | "at") || covered(at) {
            return None;
        }
        let mut start = at + 1;
        if matches!(reading.folded(start), "the" | "capital" | "city") {
            start += 1;
        }
        if reading.folded(start) == "capital" {
            start += 1;
        }
        let open = start < self.words.end && !covered(start) && reading.runs_on(at + 1);
        if !open || reading.in_date(start) {
            return None;
        }
        let words = self.city(start).or_else(|| self.venue_of(start))?;
        Some(reading.text(&words, 0).to_owned())
    }

    /// `flew to Cairo, where he met Y`, `was in Doha on Sunday, where he is to meet Y`.
    fn place_told(&self, at: usize) -> Option<String> {
        let reading = self.reading;
        let first = at.saturating_sub(BEFORE).max(self.words.start);
        let there = (first..at).rev().find(|at| reading.folded(*at) == "where")?;
        let first = there.saturating_sub(BEFORE).max(self.words.start);
        (first..there).rev().find_map(|at| {
            let flight = matches!(reading.folded(at), "to" | "for" | "in");
            let city = self.city(at + 1).filter(|_| flight)?;
            let dated =
                (city.end..there).all(|at| reading.in_date(at) || reading.folded(at) == "on");
            dated.then(|| reading.text(&city, 0).to_owned())
        })
    }

    fn city(&self, at: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let capital = countries::at(reading, &self.story().found[self.number], at)
            .filter(|mention| mention.via == Via::Capital)
            .map(|mention| reading.forms[mention.form].words.clone())
            .filter(|words| words.start == at);
        let word = |n: usize| reading.runs_on(at + n).then(|| reading.folded(at + n));
        let city = || {
            let (len, _) = Places::get().find(PlaceKind::City, reading.folded(at), word)?;
            reading.words.list()[at].capital.then_some(at..at + len)
        };
        capital.or_else(city)
    }

    /// `his office`, `Bayan Palace`, `the Ministry's headquarters`: up to the last word
    /// that is a building.
    fn venue_of(&self, at: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let goes_on = |index: &usize| {
            let stop = reading.english(*index).is(EnglishKind::CLAUSE)
                || matches!(reading.folded(*index), "in" | "at" | "on" | "with" | "to" | "and")
                || reading.in_date(*index);
            let apostrophe = matches!(reading.words.gap(*index), "'" | "’" | "-");
            !stop && (*index == at || reading.runs_on(*index) || apostrophe)
        };
        let run = (at..self.words.end.min(at + LONGEST)).take_while(goes_on);
        let venue = run.filter(|index| reading.english(*index).is(EnglishKind::VENUE)).last()?;
        Some(at..venue + 1)
    }

    /// Those who an English sentence says stood by.
    pub fn english_attendees(&self) -> Vec<&'r Mentioned> {
        self.words.clone().find_map(|at| self.stood_by(at)).unwrap_or_default()
    }

    fn stood_by(&self, at: usize) -> Option<Vec<&'r Mentioned>> {
        let word = |at: usize| self.reading.folded(at);
        let next = word(at + 1);
        let being = |at: usize| matches!(word(at), "was" | "were");
        let present = word(at) == "present";
        let from = match word(at) {
            "presence" if next == "of" => at + 2,
            "attended" | "accompanied" | "joined" | "flanked" if next == "by" => at + 2,
            "present" | "attending" if being(at + 1) => at + 2,
            "attended"
                if next == "it"
                    || next == "the" && self.reading.english(at + 2).is(EnglishKind::GATHERING) =>
            {
                return Some(self.run_before(at));
            }
            "took" | "participated" if self.is_taking_part(at) => return Some(self.run_before(at)),
            _ if present && at > 0 && (being(at - 1) || word(at - 1) == "also") => {
                return Some(self.run_before(at));
            }
            _ => return None,
        };
        Some(self.run_after(from))
    }

    /// `NAME took part in the meeting`.
    fn is_taking_part(&self, at: usize) -> bool {
        let word = |at: usize| self.reading.folded(at);
        let inner = at + 1 + usize::from(word(at + 1) == "part");
        let took = word(at) == "participated" || inner == at + 2;
        let the = word(inner + 1) == "the";
        took && word(inner) == "in"
            && the
            && self.reading.english(inner + 2).is(EnglishKind::GATHERING)
    }

    fn run_after(&self, from: usize) -> Vec<&'r Mentioned> {
        let mut end = from;
        let near = |party: &&&Mentioned| {
            let fits = party.words.start <= end + LONGEST;
            end = party.words.end;
            fits
        };
        let after = self.parties.iter().filter(|party| party.words.start >= from);
        after.take_while(near).copied().filter(|party| party.name.is_some()).collect()
    }

    fn run_before(&self, at: usize) -> Vec<&'r Mentioned> {
        let before = self.parties.iter().copied().filter(|party| party.words.end <= at);
        before.filter(|party| party.name.is_some()).collect()
    }
}
