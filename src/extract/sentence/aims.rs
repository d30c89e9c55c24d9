//! Finds what somebody means to do or sets out for: `يعتزم X لقاء Y`, `أمله في لقاء Y`, `وصل
//! X للقاء Y`.

use super::{FAR, Sentence};
use crate::extract::party::Mentioned;
use crate::names::{Encounter, WordKind};

impl<'r> Sentence<'_, 'r, '_> {
    /// `يعتزم لقاء Y`: the party right behind is whom the subject will meet.
    pub(super) fn is_aim(&self, at: usize) -> bool {
        let means = |index: usize| self.means(index);
        let before = at.saturating_sub(1);
        let within = before > self.words.start && self.reading.folded(before) == "في";
        // `يعتزم X لقاء Y`: the subject stands between.
        let subject = self.last_before(at).filter(|party| party.words.end == at);
        let meant = means(before)
            || within && means(before - 1)
            || subject.is_some_and(|party| party.words.start > 0 && means(party.words.start - 1));
        let next = self.parties_after(at).next();
        let behind = next.is_some_and(|party| party.words.start == at + 1);
        let word = self.reading.folded(at).trim_start_matches('و');
        let noun = matches!(word, "لقاء" | "مقابله" | "استقبال");
        (meant || self.is_meant_too(at)) && behind && noun
    }

    /// `يعتزم`, `أمله`: what follows is meant.
    fn means(&self, index: usize) -> bool {
        let word = self.reading.folded(index);
        let own = word.ends_with('ه') || word.ends_with("ها");
        self.is(index, Encounter::Planned) && (own || word.starts_with(['ي', 'ت']))
    }

    /// `يعتزم X زيارة باريس ولقاء Y`: joined to something else that is meant.
    pub(super) fn is_meant_too(&self, at: usize) -> bool {
        let joined = self.reading.folded(at).starts_with('و') && !self.is_whole(at);
        let verb = |index: &usize| {
            self.reading.kind(*index).is(WordKind::VERB)
                && !self.reading.kind(*index).is(WordKind::STOP)
        };
        let from = at.saturating_sub(FAR).max(self.words.start);
        let aim = (from..at).rev().find(|index| self.means(*index) || verb(index));
        joined && self.is(at, Encounter::Talks) && aim.is_some_and(|aim| self.means(aim))
    }

    /// `المكان المفضل للقاء X وY`: nobody else sets out for it.
    pub(super) fn sides_of_aim(&self, at: usize, first: &Mentioned) -> Option<Vec<&'r Mentioned>> {
        if !self.is(at, Encounter::Purpose) || self.last_before(at).is_some() {
            return None;
        }
        let sides = self.guests(first.words.start, None);
        let apart = matches!(sides.as_slice(), [one, other]
            if self.state_of(one) != self.state_of(other));
        apart.then_some(sides)
    }

    /// Whoever sets out to meet somebody: the last party before that no preposition
    /// governs and that is no companion (`أوفد X Y للقاء Z`).
    pub(super) fn sent_before(&self, at: usize) -> Option<&'r Mentioned> {
        let mut before = self.parties.iter().rev().copied().filter(|party| party.words.end <= at);
        // `التقى X Y، قبل أن يتوجه إلى عمّان للقاء Z`: X does.
        let leaves = |index: usize| {
            self.reading.kind(index).is(WordKind::VERB)
                && self.reading.folded(index).starts_with(['ي', 'ت'])
        };
        let behind = self.last_before(at).map_or(at, |last| last.words.end)..at;
        let goes_on = behind.clone().any(leaves) && !self.has(behind, Encounter::Relative);
        if let Some(subject) = self.subject.filter(|_| goes_on) {
            return Some(subject);
        }
        let free = |party: &&Mentioned| {
            let from = party.words.start.saturating_sub(2).max(self.words.start);
            !self.is_governed(party)
                && !self.is_behind_preposition(party)
                && !self.is_predicate(party)
                && !self.sets_aside(from..party.words.start)
        };
        before.clone().find(free).or_else(|| before.next_back()).or(self.before.topic)
    }

    /// `تعيين رئيس للوزراء`, `عينه سفيرا`: an office that nobody is said to hold yet.
    fn is_predicate(&self, party: &Mentioned) -> bool {
        let start = party.words.start;
        let open = party.name.is_none() && party.office.as_ref().is_some_and(|o| !o.definite);
        let governed = start > self.words.start && self.is_genitive(start - 1..start);
        open && (self.reading.folded(start).ends_with('ا') || governed)
    }
}
