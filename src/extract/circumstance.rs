//! Finds where a meeting took place and who stood by.
//!
//! The place is the first venue or capital behind `في` or `ب` near the word that
//! tells the meeting. Those who stood by follow `بحضور` in its sentence, or are
//! the parties of a sentence that begins with `حضر`.

use super::countries;
use super::meetings::side;
use super::party::Mentioned;
use super::reading::Reading;
use super::sentence::Sentence;
use crate::model::Via;
use crate::names::{Encounter, Peel, WordKind};

/// Words around the one that tells a meeting in which its place may stand.
const AFTER: usize = 24;
const BEFORE: usize = 8;
/// Words from a verb of holding to the noun of what is held, at most.
const HELD: usize = 8;
/// Most words of a place.
const LONGEST: usize = 5;

impl<'r> Sentence<'_, 'r, '_> {
    /// Where what a word tells took place, in the article's words.
    pub fn place(&self, at: usize) -> Option<String> {
        let last = self.words.end.min(at + AFTER);
        let clause = |index: &usize| {
            !self.is(*index, Encounter::That) && !self.is(*index, Encounter::Relative)
        };
        let after = (at + 1..last).take_while(clause).find_map(|index| self.venue(index));
        let before = || (at.saturating_sub(BEFORE).max(self.words.start)..at).rev();
        after.or_else(|| before().find_map(|index| self.venue(index)))
    }

    /// Whether a word tells a meeting that has been: a verb in the past, or a noun behind
    /// `بعد` and the like.
    pub fn is_told_as_past(&self, at: usize) -> bool {
        let word = self.reading.folded(at);
        let verb = self.trigger(at).is_some_and(|trigger| {
            use Encounter::{Discuss, Hand, Meet, Phone, Receive, Summon, Visit};
            let kinds = [Discuss, Hand, Meet, Phone, Receive, Summon, Visit];
            kinds.contains(&trigger.encounter) && !trigger.future
        });
        let present = self.is_imperfect(at) || word.trim_start_matches('و').starts_with('ل');
        let behind = at > self.words.start
            && matches!(
                self.reading.folded(at - 1).trim_start_matches('و'),
                "بعد"
                    | "عقب"
                    | "اثر"
                    | "خلال"
                    | "لدي"
                    | "اثناء"
                    | "عند"
                    | "غداه"
                    | "ختام"
                    | "مستهل"
                    | "بدايه"
                    | "نهايه"
            );
        verb && !present || behind || self.is_held_in_the_past(at)
    }

    /// `عقد X مؤتمرا مع Y`: the object of a verb in the past whose subject stands between; `عقد
    /// مؤتمر` is a noun.
    fn is_held_in_the_past(&self, at: usize) -> bool {
        let from = self.words.start.max(at.saturating_sub(HELD));
        let held = |verb: usize| {
            let holds = self.begins_talks(verb) || self.is(verb, Encounter::Hold);
            let future = self.trigger(verb).is_some_and(|trigger| trigger.future);
            let subject =
                |party: &&Mentioned| party.words.start == verb + 1 && party.words.end <= at;
            holds && !future && !self.is_imperfect(verb) && self.parties.iter().any(subject)
        };
        (from..at).any(held)
    }

    /// A venue or a capital that begins at a word, with what goes on with it.
    fn venue(&self, at: usize) -> Option<String> {
        let reading = self.reading;
        let (kind, peel) = self.venue_word(at);
        let capital = countries::at(reading, &self.story().found[self.number], at)
            .filter(|mention| mention.via == Via::Capital)
            .map(|mention| &reading.forms[mention.form])
            .filter(|form| form.words.start == at);
        let peel = capital.map_or(peel, |form| form.peel);
        let behind = at > self.words.start && reading.listed_kind(at - 1).is(WordKind::WITHIN);
        let inside = (behind && peel.preposition.is_none()) || peel.preposition == Some('ب');
        let covered = self.parties.iter().any(|party| party.words.contains(&at));
        if !inside || covered || peel.conjunction || reading.in_date(at) {
            return None;
        }
        let letters = if behind { 0 } else { peel.letters };
        if let Some(form) = capital {
            return Some(reading.text(&form.words, letters).to_owned());
        }
        if !kind.is(WordKind::VENUE) {
            return None;
        }
        let mut end = at + 1;
        while end < self.words.end && end - at < LONGEST && self.goes_on_with_place(end) {
            end += 1;
        }
        Some(reading.text(&(at..end), letters).to_owned())
    }

    /// What a word is behind `ب`, even if the tables have it whole (`بقصر`).
    pub(super) fn venue_word(&self, at: usize) -> (WordKind, Peel) {
        let (kind, peel) = self.reading.kind_behind_clitics(at);
        let rest = self.reading.folded(at).strip_prefix('ب');
        let inner = rest.map(|rest| self.reading.gazetteer().offices.kind(rest));
        match inner.filter(|inner| inner.is(WordKind::VENUE)) {
            Some(inner) => (inner, Peel { preposition: Some('ب'), letters: 1, ..Peel::default() }),
            None => (kind, peel),
        }
    }

    fn goes_on_with_place(&self, at: usize) -> bool {
        let reading = self.reading;
        let kind = reading.kind(at);
        let party = self
            .parties
            .iter()
            .any(|party| party.words.contains(&at) && !kind.is(WordKind::PRONOUN));
        let bound = reading.kind_behind_clitics(at).1;
        // `في القصر الرئاسي أوراق اعتماد`: no more of what has the article.
        let word = reading.folded(at);
        let object = at > 0
            && reading.folded(at - 1).starts_with("ال")
            && !word.starts_with("ال")
            && kind == WordKind::WORD
            && bound.preposition.is_none();
        reading.runs_on(at)
            && !object
            && reading.head_behind_clitics(at).is_none()
            && !reading.in_date(at)
            && !kind.is(WordKind::VERB)
            && (!kind.is(WordKind::STOP)
                || kind.is(WordKind::VENUE.or(WordKind::HOMELAND))
                || reading.folded(at).starts_with("ال")
                || is_named_palace(reading, at))
            && !party
            && !bound.conjunction
            && !self.trigger(at).is_some_and(|trigger| {
                !matches!(trigger.encounter, Encounter::And | Encounter::Document)
            })
    }

    /// Those who stood by: all of a sentence that tells only that, else those
    /// after `بحضور`.
    pub fn attendees(&self) -> Vec<&'r Mentioned> {
        let start = self.words.start;
        let from = if self.is_of_attendance() {
            Some(start)
        } else {
            let mut triggers = self.reading.triggers(self.words.clone());
            triggers.find(|at| self.is(*at, Encounter::Present))
        };
        let Some(from) = from else { return Vec::new() };
        let mut list: Vec<&'r Mentioned> = Vec::new();
        for party in self.parties.iter().copied().filter(|party| party.words.start > from) {
            let end = match list.last() {
                Some(last) => last.words.end,
                None if from == start => party.words.start,
                None => from,
            };
            let near = party.words.start.saturating_sub(end) <= BEFORE;
            if !near {
                break;
            }
            let known =
                list.iter().any(|other| side(self.story(), other) == side(self.story(), party));
            if !known && party.name.is_some() {
                list.push(party);
            }
        }
        list
    }
}

/// `قصر بيان`: a noun right behind that of a palace is its name.
fn is_named_palace(reading: &Reading, at: usize) -> bool {
    let palace = matches!(reading.folded(at - 1), "قصر" | "بقصر");
    palace && reading.gazetteer().stemmer().is_word(reading.folded(at))
}
