//! Finds the parties of an English meeting.
//!
//! The subject stands before the verb: the last party before it that no
//! preposition governs, or whom `he` and `who` stand for. The other party is the
//! object or follows a preposition. A passive turns the two round.

mod circumstance;
mod doers;
mod infinitive;
mod nouns;
mod owners;
mod parties;
mod relative;
mod told;
mod verbs;

use super::{Pair, Sentence, together};
use crate::extract::party::Mentioned;
use crate::model::MeetingKind;
use crate::names::{Encounter, EnglishKind};

/// The pairs of parties that a trigger joins: host (or first party) and guest.
pub(super) fn pairs<'r>(
    sentence: &Sentence<'_, 'r, '_>,
    at: usize,
    encounter: Encounter,
) -> Vec<Pair<'r>> {
    let clause = Clause { sentence, at };
    if clause.is_denied() || clause.is_conference() {
        return Vec::new();
    }
    let mut pairs = match encounter {
        Encounter::Receive => clause.receive(),
        Encounter::Meet => clause.meet(),
        Encounter::Discuss => clause.discuss(),
        Encounter::Summon => clause.summon(),
        Encounter::Call => clause.call(),
        Encounter::Talks => clause.talks(),
        Encounter::Credentials => clause.credentials(),
        Encounter::Tell => clause.tell(),
        Encounter::Bring => clause.bring(),
        Encounter::Sign if sentence.has(sentence.words.clone(), Encounter::Document) => {
            clause.sign()
        }
        _ => Vec::new(),
    };
    pairs.retain(|pair| !clause.is_negated_behind(pair) && !clause.goes_on(pair));
    if clause.is_planned() {
        for pair in &mut pairs {
            pair.kind = MeetingKind::Planned;
        }
    }
    pairs
}

impl Sentence<'_, '_, '_> {
    /// `left on Tuesday to meet Y`: whether a day is that of the departure to a meeting.
    pub fn is_of_departure(&self, at: usize, day: usize) -> bool {
        let clause = Clause { sentence: self, at };
        clause.departure().is_some_and(|left| left < day && day < at)
    }
}

struct Clause<'c, 's, 'r, 'a> {
    sentence: &'c Sentence<'s, 'r, 'a>,
    /// The trigger.
    at: usize,
}

impl<'r> Clause<'_, '_, 'r, '_> {
    fn word(&self, at: usize) -> &str {
        self.sentence.reading.folded(at)
    }

    /// The word before the trigger, empty at the beginning.
    fn word_before(&self) -> &str {
        self.at.checked_sub(1).map_or("", |before| self.word(before))
    }

    fn kind(&self, at: usize) -> EnglishKind {
        self.sentence.reading.english(at)
    }

    fn says(&self, at: usize, encounter: Encounter) -> bool {
        self.sentence.trigger(at).is_some_and(|trigger| trigger.encounter == encounter)
    }

    /// `not` and the like within three words before, or a word anywhere in the
    /// sentence that calls the meeting off.
    fn is_denied(&self) -> bool {
        let words = self.sentence.words.clone();
        let near = self.at.saturating_sub(4).max(words.start)..self.at;
        let just = near.into_iter().any(|at| {
            matches!(self.word(at), "no" | "without" | "t" | "reject" | "rejected")
                || self.says(at, Encounter::Denied)
        });
        let off = self.at.saturating_sub(5).max(words.start)..self.at;
        let off = off.into_iter().any(|at| {
            matches!(self.word(at), "put" | "puts" | "called" | "calls" | "call" | "broke")
                && self.word(at + 1) == "off"
        });
        just || off
            || self.is_only_wished()
            || self.is_left_to_other()
            || words.clone().any(|at| {
                matches!(self.word(at), "postponed" | "cancelled" | "canceled" | "scrapped")
                    || self.word(at) == "called" && self.word(at + 1) == "off"
                    || (at < self.at && matches!(self.word(at), "denied" | "denies" | "denying"))
                    || (at < self.at && self.is_refuted(at))
            })
    }

    /// `dismissed as baseless a report that X met Y`, `rejected rumours of a meeting`.
    fn is_refuted(&self, at: usize) -> bool {
        let verb = matches!(
            self.word(at),
            "dismissed"
                | "dismisses"
                | "dismissing"
                | "rejected"
                | "rejects"
                | "rejecting"
                | "refuted"
                | "refutes"
        );
        let told = |at: usize| {
            matches!(
                self.word(at),
                "report"
                    | "reports"
                    | "rumour"
                    | "rumours"
                    | "rumor"
                    | "rumors"
                    | "claim"
                    | "claims"
                    | "allegations"
                    | "speculation"
            )
        };
        verb && (at + 1..self.at.min(at + 7)).any(told)
    }

    /// `a meeting with Y was not planned`.
    fn is_negated_behind(&self, pair: &Pair) -> bool {
        let end = self.end_of(pair);
        let being = self.kind(end).is(EnglishKind::BEING)
            || matches!(self.word(end), "will" | "would" | "has" | "had" | "did");
        let noun = matches!(self.word(self.at), "meeting" | "talks" | "summit" | "call");
        let never = self.word(end) == "never" || self.word(end + 1) == "yet";
        let not = being && matches!(self.word(end + 1), "not" | "unlikely" | "never");
        end > self.at && noun && (not || never)
    }

    /// Where the words of a pair end in the sentence.
    fn end_of(&self, pair: &Pair) -> usize {
        let here = [pair.host, pair.guest].into_iter();
        let here = here.filter(|party| party.reading == self.sentence.number);
        here.map(|party| party.words.end).max().unwrap_or(self.at)
    }

    /// `proposed a summit`, `ready to meet`, `the idea of talks`, `pave the way for talks`,
    /// `called for a dialogue`, `urged talks`.
    fn is_only_wished(&self) -> bool {
        let first = self.sentence.words.start;
        let wish = |at: usize| {
            self.kind(at).is(EnglishKind::WISH)
                || self.word(at) == "way" && matches!(self.word(at + 1), "for" | "to")
                || self.word(at).starts_with("call") && self.word(at + 1) == "for"
                || self.word(at).starts_with("urg") && self.at - at <= 2 && !self.is_amid()
        };
        let near = self.at.saturating_sub(4).max(first)..self.at;
        let proposes = |at: usize| self.kind(at).is(EnglishKind::PROPOSAL);
        let clause = |at: &usize| !self.kind(*at).is(EnglishKind::CLAUSE);
        let mut before = (first..self.at).rev().take(14).take_while(clause);
        near.into_iter().any(wish) || before.any(proposes)
    }

    /// `in talks`, `at the meeting`: an occasion that there was.
    fn is_amid(&self) -> bool {
        let before = self.at - usize::from(matches!(self.word_before(), "the" | "a"));
        before > 0 && matches!(self.word(before - 1), "in" | "at" | "during" | "after" | "before")
    }

    /// An auxiliary of the future before a verb that is no past form.
    fn is_planned(&self) -> bool {
        let past = self.kind(self.at).is(EnglishKind::PAST);
        if past && self.word_before() != "be" {
            return false;
        }
        let from = self.sentence.words.start;
        let told = |at: usize| {
            self.kind(at).is(EnglishKind::CLAUSE)
                || matches!(self.word(at), "said" | "held" | "met" | "received" | "had" | "holding")
        };
        let start = (from..self.at).rev().find(|at| told(*at)).unwrap_or(from);
        // `a meeting is planned between`.
        let next = self.at + 1;
        let set = self.kind(next).is(EnglishKind::BEING) && self.says(next + 1, Encounter::Planned);
        set || (start..self.at).any(|at| self.announces(at) || self.is_to_be(at))
            || self.is_headline_plan()
            || self.leaves_to()
    }

    /// `will`, `due`, `agreed to`; not `agreed at a meeting`.
    fn announces(&self, at: usize) -> bool {
        let agreed = self.word(at) == "agreed" && self.word(at + 1) != "to";
        self.says(at, Encounter::Planned) && !agreed
    }

    /// `is to meet`, `are to hold`, `was to meet Y later`; not `was to have met`.
    fn is_to_be(&self, at: usize) -> bool {
        let being = matches!(self.word(at), "is" | "are" | "was" | "were");
        being && self.word(at + 1) == "to" && self.word(at + 2) != "have"
    }

    /// Each subject with each object.
    fn join(
        &self,
        subjects: Vec<&'r Mentioned>,
        objects: Vec<&'r Mentioned>,
        kind: MeetingKind,
        rule: &'static str,
    ) -> Vec<Pair<'r>> {
        let each = |host| Pair::each(host, objects.clone(), (kind, rule, false));
        subjects.into_iter().flat_map(each).collect()
    }

    /// Each with each other.
    fn among(
        &self,
        parties: &[&'r Mentioned],
        kind: MeetingKind,
        rule: &'static str,
    ) -> Vec<Pair<'r>> {
        together::among(parties, (kind, rule, false))
    }

    /// `was received by HOST`; `Received by HOST, the diplomat said` opens a sentence.
    fn is_passive(&self) -> bool {
        if self.at == self.sentence.words.start && self.word(self.at + 1) == "by" {
            return true;
        }
        let from = self.at.saturating_sub(3).max(self.sentence.words.start);
        let past =
            self.word(self.at).ends_with("ed") || matches!(self.word(self.at), "met" | "seen");
        // `who is visiting Japan, met Y`: of the verb before the comma.
        let other = |at: &usize| {
            matches!(self.word(*at), "and" | "in" | "at" | "who" | "but")
                || self.sentence.reading.after_comma(*at + 1)
        };
        let mut words = (from..self.at).rev().take_while(|at| !other(at));
        past && words.any(|at| self.kind(at).is(EnglishKind::BEING))
    }

    fn transitive(&self, kind: MeetingKind, rule: &'static str) -> Vec<Pair<'r>> {
        if self.is_passive() {
            let mut hosts = self.objects(self.at + 1, &["by"]);
            // `was briefed on the meeting chaired by Y`.
            let other = |host: &&Mentioned| {
                let by = (self.at + 2..host.words.start).rev().find(|at| self.word(*at) == "by");
                by.is_some_and(|by| self.word(by - 1).ends_with("ed"))
            };
            if hosts.first().is_some_and(other) {
                hosts.clear();
            }
            let mut guests = self.subjects();
            if guests.is_empty() && self.at == self.sentence.words.start && !hosts.is_empty() {
                guests.extend(self.topic_told_before());
            }
            return self.join(hosts, guests, kind, rule);
        }
        self.join(self.subjects(), self.objects(self.at + 1, &[]), kind, rule)
    }
}
