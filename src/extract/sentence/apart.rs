//! What stands between a noun of meeting and a party, and tells that it is not theirs.

use std::ops::Range;

use super::{FAR, Sentence};
use crate::extract::party::Mentioned;
use crate::names::{Encounter, WordKind};

impl Sentence<'_, '_, '_> {
    /// `حديثه لوسائل الإعلام`: no talk with anybody.
    pub(super) fn is_speech(&self, at: usize) -> bool {
        self.reading.folded(at).ends_with("حديثه") && !self.is(at + 1, Encounter::With)
    }

    /// `وتابع: "سأتحدث مع X"`, `وتابع قائلا`: who went on to say, and followed up nothing.
    pub(super) fn goes_on_speaking(&self, at: usize) -> bool {
        let verb = self.reading.folded(at);
        let follows = ["تابع", "تابعت", "يتابع", "تتابع"].iter().any(|form| verb.ends_with(form));
        let end = self.words.end.min(at + FAR);
        let speech = |at: usize| {
            let gap = self.reading.words.gap(at);
            let says = matches!(self.reading.folded(at), "قائلا" | "قائله" | "ان" | "انه" | "انها");
            gap.contains([':', '"', '«', '“']) || says
        };
        follows && (at + 1..end).any(speech)
    }

    /// Whether what stands between a meeting and somebody says that it is not theirs.
    pub(super) fn is_kept_from(&self, at: usize, first: &Mentioned, together: bool) -> bool {
        let between = at + 1..first.words.start;
        // `محادثات بين دولتين بحضور X وY`: who only stood by.
        let last = between.clone().rev().find(|index| self.is(*index, Encounter::Together));
        let aside = last.is_some_and(|last| self.sets_aside(last..first.words.start));
        let cut = (at + 1..first.words.start + 1)
            .any(|index| self.reading.words.gap(index).contains(':'));
        let parted = || self.is_parted(&between) && !self.lasted(&between);
        let others = || self.is_interview(at) || parted() || self.is_with_others(between.clone());
        // `محادثات لم تشمل لقاء بين X وY`; not `قمة لم يسبق لها مثيل بين X وY`.
        let first_of_all = |index: usize| self.reading.folded(index + 1).ends_with("سبق");
        let mut denials = between.clone().filter(|index| self.is(*index, Encounter::Denied));
        let denied = denials.any(|index| !first_of_all(index));
        denied || cut || between.len() > FAR || if together { aside } else { others() }
    }

    /// `مقابلة مع صحيفة`; `مدير وكالة الطاقة` is no agency of news.
    fn is_interview(&self, at: usize) -> bool {
        let media = |index: usize| {
            let agency = self.reading.folded(index) == "وكاله";
            self.is(index, Encounter::Media) && (!agency || self.is(index - 1, Encounter::With))
        };
        (at + 1..(at + 5).min(self.words.end)).any(media)
    }

    /// `محادثات استمرت يوما مع Y`: the clause only tells how long or where it was.
    fn lasted(&self, between: &Range<usize>) -> bool {
        let tells = |index: usize| {
            matches!(
                self.reading.folded(index),
                "استمر"
                    | "استمرت"
                    | "دام"
                    | "دامت"
                    | "استغرق"
                    | "استغرقت"
                    | "جري"
                    | "جرت"
            )
        };
        // `اللقاءات التي تمت مع Y`.
        let relative = usize::from(self.is(between.start, Encounter::Relative));
        let held = |index: usize| matches!(self.reading.folded(index), "تم" | "تمت" | "عقدت");
        let verbs = between.clone().filter(|i| self.reading.kind(*i).is(WordKind::VERB)).count();
        let with = between.end.checked_sub(1).is_some_and(|last| self.is(last, Encounter::With));
        let verb = between.start + relative;
        (tells(verb) || relative > 0 && held(verb)) && with && verbs <= 1
    }

    /// `يجتمع X خلال زيارته التي تستمر ثلاثة أيام مع Y`: the clause tells how long he stays.
    pub(super) fn is_lasting_visit(&self, between: &Range<usize>) -> bool {
        let stays = |index: usize| {
            let word = self.reading.folded(index);
            let stem = word.strip_prefix(['ت', 'ي']).unwrap_or(word);
            self.is(index - 1, Encounter::Relative)
                && ["ستمر", "ستغرق", "دوم", "متد"].iter().any(|verb| stem.starts_with(verb))
        };
        let with = between.end.checked_sub(1).is_some_and(|last| self.is(last, Encounter::With));
        let verbs = between.clone().filter(|i| self.reading.kind(*i).is(WordKind::VERB)).count();
        with && verbs <= 1 && between.clone().skip(1).any(stays)
    }

    /// `محادثات مع دبلوماسيين من الولايات المتحدة و…`: the other party is a plural that no
    /// name or office tells.
    fn is_with_others(&self, words: Range<usize>) -> bool {
        // `لقاءات متكررة، وأكدت رغبته بعقد قمة مع Y`: whom another meeting takes.
        let other = |at: usize| self.is(at, Encounter::Talks) && self.is(at + 1, Encounter::With);
        if words.clone().skip(1).any(other) {
            return true;
        }
        let Some(with) = words.clone().find(|at| self.is(*at, Encounter::With)) else {
            return false;
        };
        let first = with + 1;
        // `مع الكتل بإقالة الوزير Y`: another noun takes Y.
        let last = words.end - 1;
        let bound = last > first
            && self.reading.folded(last).starts_with('ب')
            && !self.venue_word(last).0.is(WordKind::VENUE)
            && self.trigger(last).is_none()
            && self.reading.listed_kind(last) == WordKind::default();
        if bound && self.reading.folded(first).starts_with("ال") {
            return true;
        }
        let word = self.reading.folded(first);
        let plural = (word.ends_with("ين") || word.ends_with("يين")) && word.chars().count() > 5;
        let led = self.has(words.clone(), Encounter::Leads);
        let among = words.clone().any(|at| {
            let word = self.reading.folded(at).trim_start_matches('و');
            matches!(word, "بينهم" | "منهم" | "بينهما" | "ابرزهم" | "مقدمتهم" | "راسهم" | "هم")
        });
        // `مع قادة الحزب الذي يتزعمه Y`.
        let relative = self.has(first..words.end, Encounter::Relative);
        let others = plural && !led && !among && self.reading.runs_on(first);
        words.contains(&first) && (relative || others)
    }
}
