//! Finds who holds the talks that a noun tells: the subject of the verb whose object it
//! is, whoever stands nearer (`عقد X، حاملا رسالة من Z، اجتماعا مع Y`), and both of those
//! whom a dual stands for that were told before (`ويعقد الرئيسان جلسة مباحثات`).

use super::{NEAR, Sentence};
use crate::extract::meetings::{Side, side};
use crate::extract::party::{Mentioned, count_before};
use crate::names::{Encounter, WordKind};

impl<'r> Sentence<'_, 'r, '_> {
    /// A verb whose object is the talks after it.
    pub(in crate::extract) fn begins_talks(&self, verb: usize) -> bool {
        let word = self.reading.folded(verb).trim_start_matches('و');
        self.is(verb, Encounter::Holds) || matches!(word, "عقد" | "عقدت")
    }

    /// The subject of the verb that a noun is the object of: right behind the verb, or of
    /// the clause before it where the verb goes on from it.
    pub(super) fn subject_of_holding(&self, at: usize) -> Option<&'r Mentioned> {
        let noun = self.head_of_series(at);
        let object = !self.reading.folded(noun).starts_with("ال")
            && noun.checked_sub(1).is_some_and(|before| !self.is_governing(before));
        let verb = (self.words.start..noun).rev().find(|verb| self.begins_talks(*verb));
        let verb = verb.filter(|_| object)?;
        let mut between = self.parties_after(verb).take_while(|party| party.words.end <= at);
        if let Some(next) = between.next() {
            return Some(next).filter(|next| next.words.start == verb + 1);
        }
        let begins = verb == self.words.start;
        // `التقى X Y قبل أن يعقد اجتماعا مع Z`: X does.
        let then = verb > self.words.start + 1
            && self.reading.folded(verb - 1) == "ان"
            && matches!(self.reading.folded(verb - 2), "قبل" | "بعد" | "علي");
        let joined = then || self.is_joined(verb);
        match joined && !begins && noun - verb <= NEAR {
            true => self.subject_so_far(verb),
            false => self.subject_of_clause_before(verb),
        }
    }

    /// `سلسلة من اللقاءات`, `عددا من الاجتماعات`: where the words of the noun begin.
    fn head_of_series(&self, at: usize) -> usize {
        let head = at.checked_sub(2).filter(|head| *head > self.words.start);
        let series = |head: &usize| {
            let word = self.reading.folded(*head);
            let many = ["سلسله", "عدد", "عددا", "جمله", "مجموعه", "جوله"];
            self.reading.folded(head + 1) == "من" && many.contains(&word)
        };
        head.filter(series).unwrap_or(at)
    }

    /// `بعد لقاء`, `خلال اجتماع`, `في جلسة`: no verb's object.
    fn is_governing(&self, before: usize) -> bool {
        let kind = self.reading.listed_kind(before);
        self.is_particle(before) || kind.is(WordKind::WITHIN)
    }

    /// Whether a sentence that names nobody tells a meeting of two by a dual.
    pub(super) fn is_of_two_told(&self, at: usize, encounter: Encounter) -> bool {
        let dual = |at: usize| self.dual_beside(at).is_some();
        match encounter {
            Encounter::Meet | Encounter::Discuss | Encounter::Exchange => dual(at),
            Encounter::Talks => at >= self.words.start + 2 && dual(at - 2),
            Encounter::Call => (at + 1..at + 4).any(dual),
            _ => false,
        }
    }

    /// `وسيبحث الوزيران`, `ويعقد الرئيسان لقاء`: the only two whom the paragraphs so far
    /// tell that such a dual may stand for, in the sentence before or the one before that.
    pub(super) fn the_two_told(&self, dual: usize) -> Option<[&'r Mentioned; 2]> {
        use crate::model::RoleClass::{DefenceMinister, ForeignMinister, HeadOfState, Minister};
        let story = self.story();
        let class_of = |mention: &Mentioned| {
            mention.person.and_then(|person| story.people[person].class).or(mention.class())
        };
        let word = self.reading.folded(dual).trim_start_matches('و');
        let fits = |mention: &Mentioned| match word {
            "الوزيران" => class_of(mention)
                .is_some_and(|class| [Minister, ForeignMinister, DefenceMinister].contains(&class)),
            "الرئيسان" => class_of(mention) == Some(HeadOfState),
            _ => class_of(mention).is_some(),
        };
        let here = (self.number, self.words.start);
        let end = count_before(story.mentions, here);
        let mut two: Vec<(Side, &'r Mentioned)> = Vec::new();
        let before = story.mentions[..end].iter().rev();
        let near = before.take_while(|m| m.reading + 1 >= self.number);
        for mention in near.filter(|mention| mention.person.is_some() && fits(mention)) {
            let Some(told) = side(story, mention) else { continue };
            if two.iter().all(|(known, _)| *known != told) {
                two.push((told, mention));
            }
        }
        let [(_, last), (_, first)] = two.as_slice() else { return None };
        let state = |mention: &Mentioned| story.people[mention.person?].state;
        (state(first) != state(last)).then_some([*first, *last])
    }

    /// `أجرى X لقاء مع Y، وعقد اجتماعا مع Z`; `ثم يعقد مباحثات`: the verb before the
    /// noun goes on with the subject of the sentence.
    pub(super) fn subject_of_next_verb(&self, at: usize) -> Option<&'r Mentioned> {
        let reading = self.reading;
        let from = at.saturating_sub(2).max(self.words.start);
        let verb = (from..at)
            .rev()
            .find(|index| reading.kind_behind_clitics(*index).0.is(WordKind::VERB))?;
        let told = verb > self.words.start;
        self.subject_so_far(verb).filter(|_| told && self.is_joined(verb))
    }

    /// `وعقد`, `ثم يعقد`: a verb that is joined to the one before.
    fn is_joined(&self, verb: usize) -> bool {
        self.reading.kind_behind_clitics(verb).1.conjunction
            || verb > self.words.start && self.is(verb - 1, Encounter::Again)
    }

    /// The subject of the sentence, else its first party if that stands before the verb.
    fn subject_so_far(&self, verb: usize) -> Option<&'r Mentioned> {
        let first = || self.parties.first().copied().filter(|party| party.words.end <= verb);
        self.subject.or_else(first)
    }
}
