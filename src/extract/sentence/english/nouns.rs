//! The nouns of an English meeting: talks, calls and what else two hold together.

use super::Clause;
use crate::extract::party::Mentioned;
use crate::extract::sentence::Pair;
use crate::model::MeetingKind;
use crate::names::{Encounter, EnglishKind};

/// Most words between those who hold talks and the word for them.
const HOLD: usize = 12;

impl<'r> Clause<'_, '_, 'r, '_> {
    /// `held talks with Y`, `talks between X and Y`.
    pub(super) fn talks(&self) -> Vec<Pair<'r>> {
        if let Some(pairs) = self.ceremony() {
            return pairs;
        }
        let near = self.at.saturating_sub(3)..self.at + 2;
        let phone = near.into_iter().any(|at| self.is_phone(at));
        let kind = if phone { MeetingKind::Called } else { MeetingKind::Met };
        self.held_by_both(kind, "talks")
    }

    /// `between X and Y`, `X had one with Y`, `X and Y held one`, `their meeting`.
    pub(super) fn held_by_both(&self, kind: MeetingKind, rule: &'static str) -> Vec<Pair<'r>> {
        // `the meeting brought together X and Y`.
        let gathers = matches!(self.word(self.at + 1), "bring" | "brings" | "bringing" | "brought")
            && self.word(self.at + 2) == "together";
        let between = match gathers {
            true => self.objects(self.at + 3, &[]),
            false => self.objects(self.at + 1, &["between"]),
        };
        if between.len() > 1 {
            let told = self.has_nearer(between[0]);
            return if told { Vec::new() } else { self.among(&between, kind, rule) };
        }
        let of = match self.word(self.at + 1) {
            "of" => self.objects(self.at + 1, &["of"]),
            _ => Vec::new(),
        };
        if of.len() == 2 {
            return self.among(&of, kind, rule);
        }
        let objects = self.objects(self.at + 1, &["with"]);
        let Some(first) = objects.first() else {
            return self.among(&self.holders(), kind, rule);
        };
        if self.has_nearer(first) {
            return Vec::new();
        }
        let mut partners = self.partners(&objects);
        // `Separate talks were held with Y`: by whom the sentence before is about.
        let also = usize::from(self.word(self.at + 2) == "also");
        let held = self.kind(self.at + 1).is(EnglishKind::BEING)
            && self.word(self.at + 2 + also) == "held";
        if partners.is_empty() && held && self.parties_before().next().is_none() {
            partners.extend(self.topic_told_before());
        }
        self.join(partners, objects, kind, rule)
    }

    /// `negotiations and a summit with Y`: the nearer noun tells it.
    fn has_nearer(&self, party: &Mentioned) -> bool {
        (self.at + 1..party.words.start).any(|at| {
            self.says(at, Encounter::Talks) || matches!(self.word(at), "meeting" | "meetings")
        })
    }

    /// Those of whom a sentence says that they held, opened or ended talks, or agreed
    /// at a meeting, without another side.
    fn holders(&self) -> Vec<&'r Mentioned> {
        let next = self.word(self.at + 1);
        let other = matches!(next, "with" | "of" | "by" | "that")
            || next == "between" && !matches!(self.word(self.at + 2), "the" | "them" | "both");
        if other {
            return Vec::new();
        }
        let holds_here = (self.at.saturating_sub(5).max(self.sentence.words.start)..self.at)
            .any(|at| self.holds(at));
        if let Some(two) = self.the_two().filter(|_| holds_here) {
            return two;
        }
        let subjects = self.subjects();
        let Some(last) = subjects.last().filter(|last| self.is_told_here(last, HOLD)) else {
            let theirs = (self.at.saturating_sub(2)..self.at).any(|at| self.word(at) == "their");
            return if theirs { self.subjects_behind(self.at + 1) } else { Vec::new() };
        };
        let path = last.words.end..self.at;
        let clause = |at: usize| self.kind(at).is(EnglishKind::CLAUSE) && self.word(at) != "said";
        let holds = path.clone().any(|at| self.holds(at));
        let near = path.clone().rev().take(5);
        let at_one = near.into_iter().any(|at| self.occasion_noun(at) == Some(self.at));
        let clear = !path.clone().any(clause);
        match clear && (holds || at_one) {
            true => subjects,
            false => Vec::new(),
        }
    }

    /// `held`, `opened`, `had`; not the auxiliary (`have confined`).
    fn holds(&self, at: usize) -> bool {
        let auxiliary = matches!(self.word(at), "had" | "has" | "have" | "having")
            && !(at + 1..self.at).all(|index| {
                let kind = self.kind(index);
                let plain = EnglishKind::PORTFOLIO.or(EnglishKind::QUALIFIER).or(EnglishKind::STOP);
                kind.is(plain) || !self.word(index).ends_with("ed")
            });
        self.says(at, Encounter::Holds) && !auxiliary
    }

    /// The meeting or call during which something is said: `during a meeting`, `by
    /// phone`; behind a word, or in the phrase that opens the sentence.
    pub(super) fn occasion(&self, from: usize) -> Option<MeetingKind> {
        let start = self.sentence.words.start;
        let part = |at: &usize| !matches!(self.word(*at), "that" | "who" | "which" | "whether");
        let mut behind = (from..self.sentence.words.end).take_while(part);
        let opening = || {
            let first = self.sentence.parties.first().map_or(start, |party| party.words.start);
            (start..first.min(start + 8)).find_map(|at| self.occasion_at(at))
        };
        behind.find_map(|at| self.occasion_at(at)).or_else(opening)
    }

    fn occasion_at(&self, at: usize) -> Option<MeetingKind> {
        let by_phone = matches!(self.word(at), "by" | "over" | "on")
            && (at + 1..at + 3).any(|at| matches!(self.word(at), "phone" | "telephone"));
        if by_phone {
            return Some(MeetingKind::Called);
        }
        let noun = self.occasion_noun(at)?;
        let phone = (at..noun + 1).any(|at| self.is_phone(at));
        let call = phone || self.says(noun, Encounter::Call);
        Some(if call { MeetingKind::Called } else { MeetingKind::Met })
    }

    /// The meeting behind `during a`, of which no other side is told.
    fn occasion_noun(&self, at: usize) -> Option<usize> {
        let end = self.sentence.words.end;
        let begins = matches!(self.word(at), "during" | "in" | "at" | "after" | "following");
        let noun = |at: usize| {
            let meeting = matches!(self.word(at), "meeting" | "meetings" | "conversation" | "call");
            meeting || self.says(at, Encounter::Talks)
        };
        let article = matches!(self.word(at + 1), "a" | "an" | "their" | "his" | "her");
        let inner = at + 1 + usize::from(article);
        // `in a 30-minute meeting`.
        let reading = self.sentence.reading;
        let joined = |at: usize| reading.runs_on(at) || reading.words.gap(at) == "-";
        let passes = |at: &usize| {
            !matches!(self.word(*at), "the" | "of" | "with" | "on" | "for" | "to" | "and")
                && joined(*at)
        };
        let run = (inner..end.min(inner + 4)).take_while(passes);
        let found = run.into_iter().find(|at| noun(*at)).filter(|_| begins)?;
        let other = matches!(self.word(found + 1), "with" | "of" | "between" | "by");
        (!other).then_some(found)
    }

    /// `bade farewell to Y`, `bade Y farewell`, `gave a dinner in honour of Y`.
    pub(super) fn ceremony(&self) -> Option<Vec<Pair<'r>>> {
        let (kind, rule) = (MeetingKind::Received, "receive");
        let near = || self.at.saturating_sub(12).max(self.sentence.words.start)..self.at;
        let guests = match self.word(self.at) {
            "farewell" => {
                let bid =
                    |at: &usize| matches!(self.word(*at), "bid" | "bids" | "bade" | "bidding");
                let bid = near().rev().find(bid)?;
                let guests = self.objects(self.at + 1, &["to"]);
                let between = || self.objects(bid + 1, &[]);
                let guests = if guests.is_empty() { between() } else { guests };
                let host = Clause { sentence: self.sentence, at: bid };
                return Some(self.join(host.subjects(), guests, kind, rule));
            }
            word if is_table(word) => {
                near().rev().take(5).find(|at| {
                    matches!(self.word(*at), "gave" | "gives" | "held" | "holds" | "threw")
                })?;
                self.objects(self.at + 1, &["for", "of"])
            }
            "audience" => {
                near()
                    .rev()
                    .take(4)
                    .find(|at| matches!(self.word(*at), "granted" | "grants" | "gave" | "gives"))?;
                self.objects(self.at + 1, &["to"])
            }
            _ => return None,
        };
        (!guests.is_empty()).then(|| self.join(self.subjects(), guests, kind, rule))
    }

    /// `called on Y`, `X was called on yesterday by Y`.
    fn called_on(&self) -> Vec<Pair<'r>> {
        let guests = match self.is_passive() {
            true => self.objects(self.at + 2, &["by"]),
            false => Vec::new(),
        };
        match guests.is_empty() {
            true => self.paid(),
            false => self.join(self.subjects(), guests, MeetingKind::Visited, "visit"),
        }
    }

    /// A call by telephone, or one that is paid.
    pub(super) fn call(&self) -> Vec<Pair<'r>> {
        let verb = matches!(
            self.word(self.at),
            "telephoned" | "phoned" | "telephones" | "phones" | "rang"
        );
        if verb {
            return self.transitive(MeetingKind::Called, "call");
        }
        let dated = self.sentence.reading.in_date(self.at + 2);
        let on = self.word(self.at).starts_with("call") && self.word(self.at + 1) == "on";
        if on && (self.is_passive() || !dated) {
            return self.called_on();
        }
        if self.word(self.at) == "called" && self.word(self.at + 1) == "in" && !dated {
            return match self.is_passive() {
                true => self.transitive(MeetingKind::Met, "summon"),
                false => {
                    let guests = self.objects(self.at + 2, &[]);
                    self.join(self.subjects(), guests, MeetingKind::Met, "summon")
                }
            };
        }
        let infinitive = matches!(self.word_before(), "to" | "will" | "would" | "and");
        let verb = self.word(self.at) == "call" && infinitive;
        if (verb || matches!(self.word(self.at), "called" | "calls"))
            && let Some(pairs) = self.called_directly()
        {
            return pairs;
        }
        let phone = self.sentence.words.clone().any(|at| self.is_phone(at)) || self.is_held();
        if matches!(self.word(self.at), "call" | "calls")
            && (self.at.saturating_sub(5)..self.at).any(|at| self.says(at, Encounter::Receive))
        {
            return Vec::new();
        }
        let talked = self.word(self.at) == "talked" && phone;
        let spoke = self.word(self.at).starts_with("sp") || talked;
        if self.word(self.at).starts_with("conversation") && !phone {
            return self.held_by_both(MeetingKind::Met, "talks");
        }
        let kind = match phone || spoke && !self.is_in_person() {
            true => MeetingKind::Called,
            false => MeetingKind::Met,
        };
        if !phone && !spoke {
            return Vec::new();
        }
        let links: &[&str] = if spoke { &["with"] } else { &["with", "from", "to"] };
        let mut objects = self.objects(self.at + 1, links);
        if objects.is_empty() && spoke {
            objects = self.objects(self.at + 1, &["to"]);
        }
        if objects.is_empty() && self.word(self.at) == "called" {
            objects = self.objects(self.at + 1, &[]);
        }
        match objects.is_empty() {
            true if spoke && !self.is_spoken_of() => self.among(&self.couple(), kind, "call"),
            true if spoke => Vec::new(),
            true => self.held_by_both(kind, "call"),
            false => self.join(self.partners(&objects), objects, kind, "call"),
        }
    }

    /// `a news conference`, not `a video conference`.
    pub(super) fn is_conference(&self) -> bool {
        self.word(self.at) == "conference" && !(self.at > 0 && self.is_phone(self.at - 1))
    }

    /// `held a three-way call`, `had a call with`.
    fn is_held(&self) -> bool {
        let from = self.at.saturating_sub(5).max(self.sentence.words.start);
        let noun = matches!(self.word(self.at), "call" | "calls") && self.word_before() != "to";
        noun && (from..self.at).any(|at| self.holds(at))
    }

    /// `spoke to reporters`, `spoke about it`, `authorized to speak`: not to each other.
    fn is_spoken_of(&self) -> bool {
        let next = self.word(self.at + 1);
        let other = matches!(
            next,
            "to" | "with" | "about" | "of" | "out" | "against" | "at" | "in" | "for" | "before"
        );
        self.word(self.at) != "spoke" || other
    }

    /// `spoke with Y on the sidelines of`, `spoke when they met`.
    pub(super) fn is_in_person(&self) -> bool {
        let face = |at: usize| {
            matches!(self.word(at), "sidelines" | "margins" | "person" | "face" | "met" | "hosted")
        };
        self.sentence.words.clone().any(face) || self.sentence.english_place(self.at).is_some()
    }

    /// `called Y on Tuesday`, `called Y to discuss`; not `called Y a friend`.
    pub(super) fn called_directly(&self) -> Option<Vec<Pair<'r>>> {
        let objects = self.objects(self.at + 1, &[]);
        let last = objects.last()?;
        let first = self.sentence.parties.iter().find(|party| party.words.start > self.at)?;
        let end = last.words.end;
        let reading = self.sentence.reading;
        let ends = end >= self.sentence.words.end
            || !reading.runs_on(end)
            || reading.in_date(end)
            || matches!(self.word(end), "on" | "and" | "late" | "early" | "after" | "in" | "at")
            || self.word(end) == "by" && self.is_phone(end + 1)
            || self.word(end) == "to"
                && matches!(
                    self.word(end + 1),
                    "discuss" | "brief" | "congratulate" | "thank" | "express" | "offer" | "convey"
                );
        let direct = first.words.start <= self.at + 2 && first.name.is_some();
        (ends && direct && last.office.is_some())
            .then(|| self.join(self.subjects(), objects, MeetingKind::Called, "call"))
    }

    pub(super) fn is_phone(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "phone" | "telephone" | "telephonic" | "video" | "videoconference" | "teleconference"
        )
    }
}

/// A meal or a reception, at which somebody has guests.
pub(super) fn is_table(word: &str) -> bool {
    matches!(
        word,
        "reception" | "banquet" | "luncheon" | "lunch" | "dinner" | "iftar" | "breakfast"
    )
}
