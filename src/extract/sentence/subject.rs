//! Finds the subject of a verb that does not stand beside it: told in the sentence
//! before, or a body or a delegation that no party is.

use super::{FAR, NEAR, Sentence};
use crate::extract::party::{Mentioned, Reference, comes_along};
use crate::model::ParagraphKind;
use crate::names::{Encounter, WordKind};

impl<'r> Sentence<'_, 'r, '_> {
    /// The host of a verb without a subject: that of the sentence, or of the
    /// meeting told before where the sentence goes on from it.
    pub(super) fn told_before(&self, at: usize) -> Option<&'r Mentioned> {
        let begins = at - self.words.start <= 2;
        let goes_on = self.has(self.words.start..at, Encounter::Again)
            || self.reading.folded(at).starts_with('و') && !self.is_whole(at);
        let topic = || self.topic_goes_on(at).filter(|_| self.lacks_subject(at));
        if begins {
            return self.before.host.filter(|_| goes_on).or_else(topic);
        }
        // `في حين استقبل X ضيوفه`: a subject of its own follows.
        if matches!(self.reading.folded(at - 1), "حين" | "فيما" | "بينما") {
            let next = self.parties_after(at).next();
            if next.is_some_and(|party| party.words.start == at + 1) {
                return None;
            }
        }
        // `قال X إنه لن يلتقي Z، لكنه سيجتمع مع Y`: the pronoun goes back to the subject.
        if is_but_he(self.reading.folded(at - 1)) {
            let first = self.parties.first().copied().filter(|party| party.words.end <= at);
            let subject = first
                .filter(|first| !self.is_governed(first) && !self.is_behind_preposition(first));
            return subject.or(self.before.topic);
        }
        // `اجتماع وزراء خارجية الحلف، حيث يلتقي X`: none of them all does it.
        let last = || {
            let mut before = self.parties.iter().rev().filter(|party| party.words.end <= at);
            let last = before.find(|party| !comes_along(self.reading, party)).copied();
            last.filter(|party| !self.is_governed(party) && !party.stands_for_all())
        };
        let other = self.is_said_of_another(at);
        let joined = || self.subject_of_verb_before(at);
        let told = self.subject.or_else(joined).or_else(last).or_else(topic);
        told.filter(|_| !other)
    }

    /// `وأضاف أنه التقى Y وZ`, `وكان قد التقى Y وZ`: nobody behind the verb is its subject.
    pub(super) fn has_pronoun_subject(&self, at: usize) -> bool {
        let before = |back| self.word_before(at, back);
        let himself = matches!(before(1), "انه" | "انها" | "وانه" | "وانها" | "بانه" | "بانها")
            || is_but_he(before(1));
        himself || before(1) == "قد" && matches!(before(2), "كان" | "وكان" | "كانت" | "وكانت")
    }

    /// `حيث التقى Y وZ`, both of one state: what takes an object, of whoever came there, has
    /// two.
    pub(super) fn has_joint_objects(
        &self,
        at: usize,
        first: &Mentioned,
        others: &[&Mentioned],
    ) -> bool {
        let verb = self.reading.folded(at);
        let joint = others.first().is_some_and(|other| {
            self.is_joint(first, other) && self.state_of(first) == self.state_of(other)
        });
        let alone = others.len() == 1;
        self.is_where(at) && joint && alone && (verb.contains("لتق") || verb.contains("قابل"))
    }

    /// `X يزور Y ويلتقي Z`, `زار X Y والتقى Z`: the subject of the verb before, and not its
    /// object, which stands nearer.
    fn subject_of_verb_before(&self, at: usize) -> Option<&'r Mentioned> {
        let joined = self.reading.folded(at).starts_with('و') && !self.is_whole(at);
        let object = self.last_before(at).filter(|_| joined)?;
        let place = self.parties.iter().position(|party| std::ptr::eq(*party, object))?;
        let subject = self.parties[place.checked_sub(1)?];
        let start = subject.words.start;
        let verb = |index: usize| {
            self.reading.kind(index).is(WordKind::VERB) && self.words.contains(&index)
        };
        let between = subject.words.end..object.words.start.max(subject.words.end);
        let behind = between.len() == 1 && verb(between.start);
        let adjacent = between.is_empty() && start.checked_sub(1).is_some_and(verb);
        let free = !self.begins_with_and(object)
            && !self.is_behind_preposition(object)
            && !self.is_governed(subject);
        (free && (behind || adjacent)).then_some(subject)
    }

    /// `ومن المقرر أن يلتقي Y`, `وأجرى محادثات مع Y`: a sentence that goes on from the one
    /// before with whoever that was about.
    pub(super) fn topic_goes_on(&self, at: usize) -> Option<&'r Mentioned> {
        let start = self.words.start;
        let first = self.reading.folded(start);
        let joined = first.starts_with('و') && !self.is_whole(start)
            || first == "ثم"
            || self.has(start..self.words.end.min(start + 2), Encounter::Again);
        let alone = self.last_before(at).is_none() && self.opens_clause(start + 1..at);
        let near = at - start <= FAR;
        // `ثم توجه إلى بيروت حيث التقى Y`: where he went.
        let there = self.is_where(at) && self.last_before(at).is_none();
        let told = (alone || there) && near || self.says_of_himself(at);
        self.before.topic.or(self.before.host).filter(|_| joined && told)
    }

    /// `والتقى المسؤول الأميركي Y`: behind the verb somebody whom the article does not name.
    pub(super) fn has_nameless_subject(&self, at: usize) -> bool {
        self.story().mentions_of(self.number).iter().any(|mention| {
            mention.words.start == at + 1
                && mention.reference == Reference::Office
                && mention.office.is_none()
                && mention.person.is_none()
        })
    }

    /// `وأشار إلى أنه سيزور الأمم المتحدة حيث التقى Y`: no party stands before, and the one
    /// who speaks tells it of himself.
    fn says_of_himself(&self, at: usize) -> bool {
        let start = self.words.start;
        let himself = |index: usize| {
            self.is(index, Encounter::That) && self.reading.folded(index).ends_with(['ه', 'ا'])
        };
        self.last_before(at).is_none()
            && at - start <= FAR + NEAR
            && (start + 1..at.min(start + 4)).any(himself)
    }

    /// `X أول زعيمة أجنبية تزور Y`: the words say which of several the party before them is.
    pub(super) fn is_first_to(&self, words: std::ops::Range<usize>) -> bool {
        let rank = matches!(
            self.reading.folded(words.start),
            "اول"
                | "ثاني"
                | "ثالث"
                | "رابع"
                | "خامس"
                | "اخر"
                | "ارفع"
                | "اكبر"
                | "ابرز"
                | "احدث"
        );
        rank && (2..=4).contains(&words.len())
    }

    /// Whether no subject of its own follows a verb: `والتقى هناك Y`, `سيلتقي Y في`; not
    /// `والتقى Y عددا من`, `التقى Y مع`, `واجتمعت اللجنة`.
    pub(super) fn lacks_subject(&self, at: usize) -> bool {
        let next = self.parties_after(at).next().filter(|party| party.words.start == at + 1);
        let object = |at: usize| {
            let word = self.reading.folded(at);
            word.chars().count() > 3 && word.ends_with('ا') && !self.reading.in_date(at)
        };
        let Some(next) = next else {
            return self.is_adverbial(at + 1..at + 2) || object(at + 1);
        };
        let all = self.guests(next.words.start, None);
        if self.is(at, Encounter::Meet) && self.met_one_another(&all) {
            return false;
        }
        let last = all.last().map_or(next.words.end, |party| party.words.end);
        let word = self.reading.folded(last);
        let bound = word.starts_with('ب') && !self.reading.in_date(last);
        // `التقى X، فريقا من`, `استقبل X، عددا من`.
        let noun = self.reading.kind(last);
        let apart = self.reading.after_comma(last)
            && !word.starts_with(['و', 'ف'])
            && !noun.is(WordKind::STOP.or(WordKind::VERB))
            && !self.reading.in_date(last);
        // `والتقى X وY`: Y is somebody whom nothing else tells.
        let somebody = self.is(at, Encounter::Meet)
            && word.starts_with('و')
            && self.reading.runs_on(last)
            && self.reading.kind(last) == WordKind::default()
            && self.reading.kind_behind_clitics(last).0 == WordKind::default();
        let other = somebody || self.is(last, Encounter::With) || bound || object(last) || apart;
        !(self.words.contains(&last) && other)
    }

    /// `والتقى X وY أمس`: two of different states, or after a sentence that only tells what
    /// somebody else said.
    fn met_one_another(&self, all: &[&'r Mentioned]) -> bool {
        let [one, other] = all else { return false };
        let state = |party: &Mentioned| {
            let person = party.person.and_then(|person| self.story().people[person].state);
            person.or_else(|| party.own_state())
        };
        let apart = state(one).is_some_and(|own| state(other).is_some_and(|of| of != own));
        self.begins_with_and(other) && (apart || self.before.topic.is_some_and(|t| self.spoke(t)))
    }

    /// `صرح X "…"`, `أعلن X أن`: whether the party speaks in its sentence.
    fn spoke(&self, party: &Mentioned) -> bool {
        let reading = &self.story().readings[party.reading];
        let Some(verb) = party.words.start.checked_sub(1) else { return false };
        let end = party.words.end;
        let quoted = reading.words.gap(end).contains(['"', '«', '“', ':']);
        let that = (end..reading.len().min(end + 3))
            .any(|index| reading.trigger(index).is_some_and(|t| t.encounter == Encounter::That));
        let says = reading.kind(verb).is(WordKind::VERB)
            || reading.kind_behind_clitics(verb).0.is(WordKind::VERB);
        says && (quoted || that)
    }

    /// Only words that may stand before a verb and its subject: `من المقرر أن`, `في وقت
    /// لاحق`, `على هامش القمة`.
    fn opens_clause(&self, words: std::ops::Range<usize>) -> bool {
        let mut within = false;
        words.into_iter().all(|at| {
            let told = self.trigger(at).map(|trigger| trigger.encounter);
            let announces = matches!(
                told,
                Some(Encounter::Planned | Encounter::Again | Encounter::Skip | Encounter::Holds)
            );
            let that = told == Some(Encounter::That) && self.reading.folded(at) == "ان";
            let clause = matches!(told, Some(Encounter::That | Encounter::Relative)) && !that;
            let particle = self.is_particle(at) && !clause;
            let begins = at == self.words.start + 1
                && matches!(self.reading.folded(at - 1), "وفي" | "وخلال" | "وعلي" | "ومن" | "وبعد");
            within = particle || begins || within && self.reading.runs_on(at);
            let noun = within && !self.reading.kind(at).is(WordKind::VERB);
            (announces || that || noun || self.reading.in_date(at)) && !clause
        })
    }

    /// Only words that say where, when or how: `هناك`, `في روما`, `خلال`, `بقصر العلم العامر`.
    pub(super) fn is_adverbial(&self, mut words: std::ops::Range<usize>) -> bool {
        let mut venue = false;
        words.all(|at| {
            let named = venue && self.reading.folded(at).starts_with("ال");
            venue = named || self.venue_word(at).0.is(WordKind::VENUE);
            let bound = self.reading.folded(at).ends_with('ه');
            let behind = at > self.words.start
                && self.is_particle(at - 1)
                && !self.reading.kind(at).is(WordKind::VERB);
            let place = venue && (named || self.reading.folded(at).starts_with('ب'));
            self.reading.in_date(at) || behind || place || self.is_particle(at) && !bound
        })
    }

    /// `قال X إن قوات الشرطة استدعت Y`: a clause with a subject that is no party.
    pub(super) fn is_said_of_another(&self, at: usize) -> bool {
        // `يمكن أن تلعبه إيران`, `قبل أن يغادر`: nothing is said.
        let open = |index: usize| {
            matches!(
                self.reading.folded(index),
                "يمكن" | "يجب" | "ينبغي" | "قبل" | "بعد" | "دون" | "يريد" | "تريد"
            )
        };
        let begins = |index: usize| {
            self.is(index, Encounter::That)
                && !(self.reading.folded(index) == "ان" && index > 0 && open(index - 1))
        };
        let Some(told) = (self.words.start..at).rev().find(|index| begins(*index)) else {
            return false;
        };
        let pronoun = self.reading.folded(told).ends_with(['ه', 'ا']);
        let party = self.parties.iter().any(|p| p.words.start > told && p.words.end <= at);
        let body = WordKind::SIDE.or(WordKind::ORGANISATION).or(WordKind::TAIL);
        let noun = |index: usize| {
            let kind = self.reading.kind(index);
            kind == WordKind::WORD
                || kind.is(body) && !kind.is(WordKind::VERB)
                || self.reading.organisation_head(index).is_some()
                || self.reading.head(index).is_some_and(|form| form.definite)
        };
        !pronoun && !party && told + 1 < at && noun(told + 1)
    }

    /// `استقبل مجلس النواب برئاسة X السفير Y`: the head of the body that receives.
    pub(super) fn heads_subject(&self, at: usize, party: &Mentioned) -> bool {
        let body = self.reading.organisation_head(at + 1).is_some();
        let delegation = self.is(at + 1, Encounter::Delegation) && !self.is_nominative(at + 1);
        let name = party.name.as_ref().map_or(party.words.start, |name| name.start);
        let leads = |index: usize| {
            self.reading.trigger(index).is_some_and(|t| t.encounter == Encounter::Leads)
        };
        let near = at + 2..name;
        let body = body || self.is_nominative(at + 1);
        body && !delegation && near.len() <= NEAR && near.into_iter().any(leads)
    }

    /// `التقى وفد من الحزب X`, `زار وفد برلماني X`: a delegation that is no object, which
    /// would be `وفدا`.
    pub(super) fn is_nominative(&self, at: usize) -> bool {
        let next = self.reading.folded(at + 1);
        let adjective = next.ends_with('ي') && !next.starts_with("ال");
        self.reading.folded(at) == "وفد"
            && self.reading.runs_on(at + 1)
            && (next == "من" || adjective)
    }

    /// `التقى الوفد الأميركي الرئيس …`: the first party is not the subject.
    pub(super) fn has_other_subject(&self, at: usize, party: &Mentioned) -> bool {
        let first = at + 1;
        let (kind, peel) = self.reading.kind_behind_clitics(first);
        let noun = WordKind::SIDE.or(WordKind::TAIL).or(WordKind::WORD).or(WordKind::ORGANISATION);
        let kind = if kind == WordKind::default() { self.reading.kind(first) } else { kind };
        // `التقى عددا من …`: an accusative is the object.
        let object = kind == WordKind::WORD && self.reading.folded(first).ends_with('ا');
        let definite = self.reading.folded(first).starts_with("ال")
            && !self.is(first, Encounter::Relative)
            && kind.is(WordKind::STOP);
        // `التقى شمبانغ الرئيس …`: a word that no table knows.
        let unknown = kind == WordKind::default()
            && !self.reading.has_state(first)
            && self.reading.runs_on(first)
            && !self.reading.folded(first).ends_with('ا');
        let told = kind.is(noun) && !kind.is(WordKind::STOP)
            || definite
            || unknown
            || self.reading.head_behind_clitics(first).is_some();
        let bound = peel.preposition.is_some_and(|letter| letter != 'ك')
            || self.reading.folded(first).starts_with(['ب', 'ل'])
            || (self.is_particle(first) && !definite);
        first < party.words.start && told && !bound && !object && !self.reading.in_date(first)
    }

    /// `أن اللجنة كانت قد استضافت X`: a body that no party is.
    pub(super) fn is_done_by_noun(&self, at: usize) -> bool {
        let noun = at.checked_sub(3).filter(|noun| self.words.contains(noun));
        self.is_in_the_past(at)
            && self.word_before(at, 3).starts_with("ال")
            && self.reading.runs_on(at - 2)
            && noun.is_some_and(|noun| {
                let covered = self.parties.iter().any(|party| party.words.contains(&noun));
                !covered && !self.reading.in_date(noun)
            })
    }

    /// `كان قد استقبل`.
    pub(super) fn is_in_the_past(&self, at: usize) -> bool {
        self.word_before(at, 1) == "قد" && matches!(self.word_before(at, 2), "كان" | "كانت")
    }

    /// A headline's `عون استقبل Y وبري التقى Z`: right before the verb somebody whom no table has,
    /// joined by `و`.
    pub(super) fn has_unknown_subject(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|before| self.words.contains(before));
        self.reading.kind == ParagraphKind::Headline
            && self.last_before(at).is_none_or(|party| party.words.end < at)
            && before.is_some_and(|before| {
                let (kind, peel) = self.reading.kind_behind_clitics(before);
                let rest = self.reading.folded(before).strip_prefix('و');
                let unknown =
                    kind == WordKind::default() || peel.conjunction && kind == WordKind::WORD;
                // `ونائب رئيس الوزراء يجتمع`: somebody who is no party.
                let told = self.story().mentions_of(self.number).iter().any(|mention| {
                    mention.words.end == at && mention.letters > 0 && self.begins_with_and(mention)
                });
                let one = rest.is_some_and(|rest| rest.chars().nth(2).is_some()) && unknown;
                (one || told) && self.reading.runs_on(at) && !self.reading.in_date(before)
            })
    }
}

/// `لكنه`, `ولكنها`: what is said next is of the one told first.
fn is_but_he(word: &str) -> bool {
    matches!(word, "لكنه" | "لكنها" | "ولكنه" | "ولكنها")
}
