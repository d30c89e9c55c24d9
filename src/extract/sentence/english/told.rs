//! Says for whom `he`, `I` and `the two` stand in a sentence.

use super::super::{Before, Sentence, side};
use super::Clause;
use crate::extract::party::{Mentioned, count_before};
use crate::model::{MeetingKind, RoleClass};
use crate::names::Encounter;

/// How many paragraphs back somebody may have been named.
const BACK: usize = 3;
/// How many sentences that begin with `he` or `she` go back to the one before, at most.
const CHAIN: usize = 3;
/// Most words between `the two ministers` and what they do.
const FAR: usize = 8;

impl<'r> Clause<'_, '_, 'r, '_> {
    /// `"I met X," Y said`: who says it.
    pub(super) fn first_person(&self) -> Option<&'r Mentioned> {
        let from = self.at.saturating_sub(5).max(self.sentence.words.start);
        (from..self.at).find(|at| matches!(self.word(*at), "i" | "we" | "my" | "our"))?;
        let behind = self.sentence.parties.iter().rev().copied();
        let mut behind = behind.take_while(|party| party.words.start > self.at);
        behind.find(|party| self.is_speaker(party))
    }

    /// `He also met`: whom the sentence before is about.
    pub(super) fn subject_told_before(&self) -> Option<&'r Mentioned> {
        let words = self.sentence.words.clone();
        let mut before = words.take(12).take_while(|at| *at < self.at);
        let pronoun = before.any(|at| matches!(self.word(at), "he" | "she"));
        pronoun.then(|| self.topic_told_before()).flatten()
    }

    /// `They later called on Y`: the people of the sentence before, two or more; `The two
    /// ministers then met Y`, `Both leaders met Y`: two and no more.
    pub(super) fn they(&self) -> Vec<&'r Mentioned> {
        let first = self.sentence.words.start;
        let they = (first..self.at).take(4).any(|at| self.word(at) == "they");
        let two = !they && self.begins_with_the_two(first);
        let people = if they || two { distinct(self.told_before()) } else { Vec::new() };
        let many = if two { people.len() != 2 } else { people.len() < 2 };
        if many { Vec::new() } else { people }
    }

    /// `The two ministers then met`, `Both later met`; not `The two attackers met`, `Both
    /// Ukraine and France sent envoys who met`.
    fn begins_with_the_two(&self, first: usize) -> bool {
        let the = usize::from(self.word(first) == "the");
        let two = self.word(first + the) == if the > 0 { "two" } else { "both" };
        let noun = first + the + 1;
        let end = noun + usize::from(is_pair(self.word(noun)));
        let adverb = matches!(self.word(end), "later" | "then" | "also" | "both" | "had" | "will");
        let told = end > noun || adverb || end == self.at;
        let alone = self.parties_before().next().is_none() && self.word(end) != "s";
        two && told && alone && end <= self.at && self.at - end <= FAR
    }

    /// Who speaks in the last sentence that names somebody, else who is its subject.
    pub(super) fn topic_told_before(&self) -> Option<&'r Mentioned> {
        self.topic_told(CHAIN)
    }

    /// The same, past at most so many sentences that go on with a pronoun.
    fn topic_told(&self, chain: usize) -> Option<&'r Mentioned> {
        let told = self.told_before();
        let story = self.sentence.story;
        let last = told.first()?;
        let words = story.readings[last.reading].sentence(last.words.start);
        let before = Sentence::new(story, last.reading, words.clone(), Before::default());
        let clause = Clause { sentence: &before, at: words.end };
        // `She arrived from Ramallah, where she met Y. On Tuesday she saw Z`: still the same.
        let again = chain > 0
            && matches!(clause.word(words.start), "he" | "she")
            && words.start < last.words.start;
        if again && let Some(earlier) = clause.topic_told(chain - 1) {
            return Some(earlier);
        }
        let of = |fits: &dyn Fn(&Mentioned) -> bool| told.iter().copied().find(|m| fits(m));
        // `X will visit Y, the spokesman said. He will then fly`: not he who speaks for others,
        // nor he who says it here.
        let here = self.sentence.parties.iter().filter(|m| self.is_speaker(m));
        let here: Vec<_> = here.filter_map(|m| m.person).collect();
        let other = |m: &Mentioned| {
            m.class() != Some(RoleClass::Spokesperson)
                && !m.person.is_some_and(|person| here.contains(&person))
        };
        of(&|m| clause.is_speaker(m) && other(m))
            .or_else(|| of(&|m| !clause.is_governed(m) && other(m)))
            .or_else(|| of(&|m| clause.is_speaker(m)))
            .or_else(|| of(&|m| !clause.is_governed(m)))
            .or(Some(last))
    }

    /// `X told Y that … . Following the meeting, X said`: as far as two paragraphs, before another
    /// meeting is told, a sentence that names either calls it a meeting that was held.
    pub(super) fn occasion_told_next(&self, two: [&Mentioned; 2]) -> Option<MeetingKind> {
        let story = self.sentence.story;
        let here = self.sentence.number;
        if self.sentence.words.clone().any(|at| self.is_written(at)) {
            return None;
        }
        let last = (here + 3).min(story.readings.len());
        let mut places = (here..last).flat_map(|number| {
            let from = if number == here { self.sentence.words.end } else { 0 };
            (from..story.readings[number].len()).map(move |at| (number, at))
        });
        let cue = |word| matches!(word, "following" | "after" | "during");
        // `the venue of the talks` tells no other meeting.
        let tells = |(number, at): &(usize, usize)| {
            let reading = &story.readings[*number];
            let trigger = reading.trigger(*at);
            let called = *at >= 2 && cue(reading.folded(*at - 2));
            trigger.is_some_and(|trigger| match trigger.encounter {
                Encounter::Talks => called,
                encounter => encounter.is_meeting(),
            })
        };
        let (number, noun) = places.find(tells)?;
        let reading = &story.readings[number];
        let word = |at: usize| reading.folded(at);
        let called = noun >= 2
            && matches!(word(noun), "meeting" | "talks")
            && matches!(word(noun - 1), "the" | "their")
            && cue(word(noun - 2))
            && !matches!(word(noun + 1), "of" | "with" | "between" | "in");
        let sentence = reading.sentence(noun);
        let named = story.mentions_of(number).iter().any(|mention| {
            let person = mention.person.filter(|_| sentence.contains(&mention.words.start));
            person.is_some() && two.iter().any(|party| party.person == person)
        });
        let he = matches!(word(noun + 1), "he" | "she");
        (called && (named || he)).then_some(MeetingKind::Met)
    }

    /// `in a letter`, `by telephone`.
    fn is_written(&self, at: usize) -> bool {
        matches!(self.word(at), "letter" | "cable" | "message" | "telegram")
            || self.says(at, Encounter::Phone)
    }

    /// The parties of the last sentence that names any, in order.
    fn told_before(&self) -> Vec<&'r Mentioned> {
        let story = self.sentence.story;
        let here = (self.sentence.number, self.sentence.words.start);
        let number = count_before(story.mentions, here);
        let party = |m: &&Mentioned| side(story, m).is_some();
        let Some(last) = story.mentions[..number].iter().rev().find(party) else {
            return Vec::new();
        };
        if last.reading + BACK < here.0 {
            return Vec::new();
        }
        let start = story.readings[last.reading].sentence(last.words.start).start;
        let from = count_before(story.mentions, (last.reading, start));
        story.mentions[from..number].iter().filter(party).collect()
    }

    /// `The two later met`, `they held talks`: the two people of the sentence, or of the
    /// one before, if there are two and no more.
    pub(super) fn the_two(&self) -> Option<Vec<&'r Mentioned>> {
        let from = self.at.saturating_sub(4).max(self.sentence.words.start);
        let two = (from..self.at).rev().find(|at| {
            let sides = is_pair(self.word(*at));
            let the = sides && at.checked_sub(1).is_some_and(|at| self.word(at) == "the");
            the || matches!(self.word(*at), "two" | "pair" | "duo" | "they" | "both")
        })?;
        // `proposed that they meet`.
        if two > 0 && self.word(two - 1) == "that" {
            return None;
        }
        let of_others = self.parties_before().any(|party| party.words.end > two);
        let here: Vec<&'r Mentioned> = self.parties_before().collect();
        let told = if here.len() < 2 { self.told_before() } else { here };
        let people = distinct(told);
        (people.len() == 2 && !of_others).then_some(people)
    }
}

/// What two people are called together.
fn is_pair(word: &str) -> bool {
    matches!(word, "ministers" | "leaders" | "sides" | "officials" | "presidents" | "men")
}

/// Each person among some parties, once.
fn distinct<'r>(parties: Vec<&'r Mentioned>) -> Vec<&'r Mentioned> {
    let mut people: Vec<&'r Mentioned> = Vec::new();
    for party in parties {
        if party.person.is_some() && people.iter().all(|known| known.person != party.person) {
            people.push(party);
        }
    }
    people
}
