//! Tells whether a meeting is denied, announced or held by phone, from the words
//! around the one that tells it.

use super::Sentence;
use crate::extract::reading::Reading;
use crate::names::{Encounter, Peelings, WordKind};

/// Words at the beginning of a paragraph among which a denial is its subject's.
const LEAD: usize = 6;

impl Sentence<'_, '_, '_> {
    /// A denial counts up to three words before the trigger, or anywhere before
    /// it in the sentence.
    pub(super) fn is_denied(&self, at: usize) -> bool {
        let from = at.saturating_sub(3).max(self.words.start);
        let denied = |index: usize| {
            self.is(index, Encounter::Denied) && !self.is_open(index) && !self.was_held(index, at)
        };
        (from..at).any(denied)
            || self.has_none(at)
            || self.is_refused(at)
            || self.has(self.clause_start(at)..at, Encounter::Denies) && !self.is_threatened(at)
            || self.is_called_off_after(at)
            || self.is_off(at)
            || self.is_put_off(at)
            || self.is_hearsay(at)
            || self.is_refuted_rumour(at)
            || self.is_of_none(at)
            || self.is_supposed(at)
    }

    /// `وصف الحديث عن لقاءات سرية بأنه`, `الأنباء عن اجتماع`: what is only said.
    fn is_hearsay(&self, at: usize) -> bool {
        let word = |back: usize| at.checked_sub(back).map_or("", |at| self.reading.folded(at));
        let told = matches!(
            word(2),
            "الحديث"
                | "حديث"
                | "الانباء"
                | "انباء"
                | "الشائعات"
                | "شائعات"
                | "المزاعم"
                | "مزاعم"
        );
        // `ويجري الحديث عن قمة ستعقد` announces one.
        let secret = matches!(self.reading.folded(at + 1), "سري" | "سريه");
        let refuted = (self.words.start..at).any(|at| {
            let word = self.reading.folded(at).trim_start_matches('و');
            matches!(word, "صف" | "صفت" | "فند" | "فندت" | "كذب" | "كذبت")
        });
        word(1) == "عن" && told && (secret || refuted)
    }

    /// `وكانت مواقع محلية ذكرت أن X اجتمع مع Y`, where a meeting was denied before.
    fn is_refuted_rumour(&self, at: usize) -> bool {
        let sites = |index: usize| {
            let word = self.reading.folded(index);
            matches!(word, "مواقع" | "المواقع" | "صفحات" | "حسابات" | "ناشطون")
        };
        let tells = |index: usize| {
            ["ذكرت", "تناقلت", "تداولت", "نشرت", "تحدثت", "زعمت", "افادت"]
                .contains(&self.reading.folded(index).trim_start_matches('و'))
        };
        let told = (self.words.start..at).find(|index| sites(*index));
        if !told.is_some_and(|site| (site..at).any(tells)) {
            return false;
        }
        let is = |reading: &Reading, index: usize, wanted: &dyn Fn(Encounter) -> bool| {
            reading.trigger(index).is_some_and(|trigger| wanted(trigger.encounter))
        };
        let denies = |reading: &Reading| {
            let first = (0..reading.len().min(LEAD))
                .find(|index| is(reading, *index, &|told| told == Encounter::Denies));
            first.is_some_and(|first| {
                let sentence = first..reading.sentence(first).end;
                sentence.into_iter().any(|index| {
                    reading.folded(index) == "ذلك" || is(reading, index, &Encounter::is_meeting)
                })
            })
        };
        self.story.readings[..=self.number].iter().any(denies)
    }

    /// `لم يشارك X في أي اجتماعات مع Y`.
    fn is_of_none(&self, at: usize) -> bool {
        let any = at.checked_sub(1).is_some_and(|any| self.reading.folded(any) == "اي");
        let not = |index: usize| {
            let word = self.reading.folded(index).trim_start_matches(['و', 'ف']);
            matches!(word, "لم" | "لن" | "لا" | "ليس" | "ليست" | "دون" | "بدون")
        };
        any && (self.words.start..at).any(not)
    }

    /// `أجل X لقاءه مع Y`: the verb of the sentence, not `من أجل`.
    fn is_put_off(&self, at: usize) -> bool {
        let noun = !self.reading.kind(at).is(WordKind::VERB);
        let party = |index: usize| {
            self.parties.iter().any(|party| party.words.start == index && party.words.end <= at)
        };
        let puts_off = |index: usize| {
            let word = self.reading.folded(index).trim_start_matches(['و', 'ف']);
            let free = index == 0 || !matches!(self.reading.folded(index - 1), "من" | "لاجل");
            matches!(word, "اجل" | "اجلت" | "يؤجل" | "تؤجل") && free && party(index + 1)
        };
        noun && (self.words.start..at).any(puts_off)
    }

    /// `نفى X ذلك، مشيرا إلى أنه التقى Y`: where what somebody says beside what he denies
    /// begins; the start of the sentence if he does not.
    fn clause_start(&self, at: usize) -> usize {
        let adds = |index: &usize| {
            self.is(*index, Encounter::Adds)
                && (index + 1..at.min(index + 3)).any(|that| self.is(that, Encounter::That))
        };
        (self.words.start..at).rev().find(adds).unwrap_or(self.words.start)
    }

    /// `لم يستبعد`, `لا يرفض`: not to rule out is to leave open.
    fn is_open(&self, at: usize) -> bool {
        let not = |index: usize| {
            self.words.contains(&index)
                && matches!(
                    self.reading.folded(index).trim_start_matches('و'),
                    "لم" | "لا" | "لن" | "ما"
                )
        };
        let behind = not(at) && self.is(at + 1, Encounter::Denied);
        behind || at.checked_sub(1).is_some_and(not)
    }

    /// `لم يكن لديه أي اتصال مع Y`, `ليس هناك لقاء مع Y`.
    fn has_none(&self, at: usize) -> bool {
        let word = |index: usize| self.reading.folded(index).trim_start_matches('و');
        let from = at.saturating_sub(5).max(self.words.start);
        (from..at).any(|index| match word(index) {
            "لم" | "لا" => matches!(word(index + 1), "يكن" | "تكن" | "يوجد" | "توجد"),
            "ليس" | "ليست" => matches!(word(index + 1), "هناك" | "لديه" | "لديها" | "ثمه"),
            _ => false,
        })
    }

    /// `لم يستغرق اجتماع X مع Y ساعة`, `لم يتطرق اللقاء بين X وY إلى`: what did not come of it.
    fn was_held(&self, denied: usize, at: usize) -> bool {
        let verb = denied + 1;
        let outcome = self.is(verb, Encounter::Outcome) || self.is(verb, Encounter::Discuss);
        outcome && verb + 1 == at && self.is(at, Encounter::Talks)
    }

    /// `رفض X دعوة للقاء Y`: what is refused was an offer to meet.
    fn is_refused(&self, at: usize) -> bool {
        let offer = at.checked_sub(1).is_some_and(|offer| {
            let word = self.reading.folded(offer);
            let word = word.strip_suffix('ا').unwrap_or(word);
            matches!(word, "دعوه" | "طلب" | "عرض" | "اقتراح" | "مقترح" | "فكره")
        });
        let refuses = |index: usize| {
            self.is(index, Encounter::Denied) && self.reading.folded(index).contains("رفض")
        };
        offer && (self.words.start..at).any(|index| refuses(index) && !self.is_open(index))
    }

    /// `هدد بإلغاء اللقاء بين X وY`: it is not called off.
    fn is_threatened(&self, at: usize) -> bool {
        let mut off = (self.words.start..at).filter(|index| self.is(*index, Encounter::Denies));
        off.all(|off| self.has(self.words.start..off, Encounter::Threatens))
    }

    /// `اللقاء الذي كان مقررا بين X وY قد ألغي`, `اللقاء بين X وY لن يعقد`: a passive behind
    /// the noun, in its sentence.
    fn is_off(&self, at: usize) -> bool {
        let noun = self.is(at, Encounter::Talks) || self.is(at, Encounter::Call);
        let word = |index: usize| self.reading.folded(index);
        let held = |index: usize| {
            matches!(word(index), "يعقد" | "تعقد" | "ينعقد" | "تنعقد" | "يتم" | "تتم" | "يجري")
        };
        let denies =
            |index: usize| self.is(index, Encounter::Denies) || word(index).starts_with("ارج");
        // `اللقاء بين X وY تأجل.`: with no object behind, a passive.
        let closes = |index: usize| {
            let clause = index + 1 >= self.words.end || !self.reading.runs_on(index + 1);
            denies(index) && (clause || word(index).starts_with("تاجل"))
        };
        let end = self.words.end;
        let next = |index: usize| {
            let other = self.parties_after(index).next();
            other.is_none_or(|party| party.words.start > index + 2)
        };
        let mut behind = (at + 1..end).filter(|index| {
            let not = matches!(word(*index), "لن" | "لم") && held(*index + 1);
            let called_off = word(*index) == "قد" && denies(*index + 1)
                || closes(*index)
                || matches!(word(*index), "تم" | "جري") && {
                    let off = word(*index + 1);
                    off.starts_with("الغاو") || off.starts_with("تاجيل") || off.starts_with("ارجاو")
                };
            // `لقاء X مع Y مستبعد`, `غير وارد`.
            let out = matches!(word(*index), "مستبعد" | "مستبعده")
                || word(*index) == "غير" && word(*index + 1).starts_with("وارد");
            not || called_off || out
        });
        noun && behind.any(|index| next(index + 1))
    }

    /// `كان سيلتقي X لكن Y ألغى اللقاء`.
    fn is_called_off_after(&self, at: usize) -> bool {
        let planned = self.is_planned(at)
            || self.is(at, Encounter::Purpose)
            || self.has(self.words.start..at, Encounter::Planned);
        if !planned {
            return false;
        }
        let but = (at + 1..self.words.end).find(|index| match self.reading.folded(*index) {
            "لكن" | "ولكن" | "لكنه" | "لكنها" => true,
            "الا" | "غير" | "بيد" => self.is(*index + 1, Encounter::That),
            _ => false,
        });
        let off = |index: usize| {
            self.is(index, Encounter::Denies) || self.reading.folded(index).starts_with("رفض")
        };
        but.is_some_and(|but| (but + 1..self.words.end.min(but + 7)).any(off))
    }

    /// Whether what a trigger says is announced and did not take place yet.
    pub fn is_planned(&self, at: usize) -> bool {
        if !self.reading.is_arabic(at) {
            return false;
        }
        let from = at.saturating_sub(8).max(self.words.start);
        // `قد يلتقي`, `ربما يلتقي`, `قد ألتقي`: it may.
        let maybe = at > self.words.start
            && (self.reading.folded(at - 1).ends_with("قد")
                && (self.is_imperfect(at) || self.reading.words.original(at).starts_with('أ'))
                || self.reading.folded(at - 1).ends_with("ربما"));
        let announces = |index: usize| {
            self.trigger(index).is_some_and(|t| t.encounter == Encounter::Planned || t.future)
        };
        // `عندما يلتقي X Y`: no perfect, and so still to come.
        let when = matches!(self.word_before(at, 1), "عندما" | "حينما" | "حين" | "لحين" | "ريثما");
        let habit = || (self.words.start..at).any(|i| self.reading.folded(i).ends_with("كان"));
        let when = when && self.is(at, Encounter::Meet) && self.is_imperfect(at) && !habit();
        if when || self.is_agreed(at) || self.is_at_next_stop(at) {
            return true;
        }
        // `القمة التاريخية التي كان من المقرر عقدها مع X`.
        let party = |index: usize| self.parties.iter().any(|party| party.words.contains(&index));
        let reach = if self.is(at, Encounter::Talks) { 7 } else { 2 };
        let behind = at + 1..self.words.end.min(at + reach);
        // `اللقاء الذي سيجمع X بY`.
        let will_join = |index: usize| {
            let word = self.reading.folded(index);
            self.is(index, Encounter::Together) && matches!(word, "سيجمع" | "ستجمع")
        };
        let mut behind = behind.take_while(|index| !party(*index));
        let next = behind.any(|index| announces(index) || will_join(index));
        // `سيعقد X وY لقاء`: the verb stands before both.
        let held = (self.words.start..at).rev().find(|index| self.is(*index, Encounter::Holds));
        // `من المنتظر أن يعقد X لقاءات`.
        let to_hold = |verb: usize| {
            announces(verb) || (verb.saturating_sub(2).max(self.words.start)..verb).any(announces)
        };
        let will_hold = self.is(at, Encounter::Talks) && held.is_some_and(to_hold);
        let threatened = || self.has(self.clause_start(at)..at, Encounter::Denies);
        // `ستكون X أول زعيمة تزور Y`.
        let first = || {
            self.last_before(at).is_some_and(|party| {
                let before = party.words.start.checked_sub(1);
                before.is_some_and(announces) && self.is_first_to(party.words.end..at)
            })
        };
        let open = |index: usize| self.is(index, Encounter::Denied) && self.is_open(index);
        maybe
            || (from..at).any(open)
            || first()
            || next
            || will_hold
            || self.is_meant_too(at)
            || (from..at).any(announces)
            || threatened()
            || self.is_to_be_held(at)
    }

    /// `قمة بين X وY ستعقد في الخريف`, `الاجتماع بين X وY، المقرر الجمعة`: right behind both.
    fn is_to_be_held(&self, at: usize) -> bool {
        let sides = self.guests(at + 1, None);
        let Some(last) = sides.last().filter(|_| self.is(at, Encounter::Talks)) else {
            return false;
        };
        let verb = last.words.end;
        let word = self.reading.folded(verb);
        let future = ["ستعقد", "سيعقد", "ستجري", "سيجري", "ستنعقد", "سينعقد", "ستتم", "سيتم"];
        self.words.contains(&verb)
            && (future.contains(&word)
                || self.is(verb, Encounter::Planned) && word.starts_with("ال"))
    }

    /// `يبحث`, `تبحث`; not `تباحث` and `ترأس` (`يترأس`), which are said of the past.
    pub(in crate::extract) fn is_imperfect(&self, at: usize) -> bool {
        let word = self.reading.folded(at).trim_start_matches('و');
        let encounters = &self.reading.gazetteer().encounters;
        let listed = |word: String| encounters.get(&Peelings::of(&word)).is_some();
        match word.strip_prefix('ت') {
            Some(rest) => listed(format!("ي{rest}")) && !listed(format!("ي{word}")),
            None => word.starts_with(['ي', 'ن']),
        }
    }

    /// `بحث X مع Y خلال اتصال هاتفي`: they spoke and did not meet.
    pub fn is_by_phone(&self, at: usize) -> bool {
        let from = at.saturating_sub(6).max(self.words.start + 1);
        let means = |index: usize| {
            let before = self.reading.folded(index - 1).trim_start_matches('و');
            matches!(before, "خلال" | "في" | "عبر" | "اثناء") && self.is(index, Encounter::Call)
                || self.reading.folded(index) == "هاتفيا"
        };
        let verb = |index: usize| {
            self.trigger(index).is_some_and(|trigger| {
                matches!(
                    trigger.encounter,
                    Encounter::Discuss | Encounter::Exchange | Encounter::Phone
                )
            })
        };
        // `التقى X Y، كما تحدث هاتفيا مع Z`: of another.
        let end = self.words.end.min(at + 24);
        let end = (at + 1..end).find(|index| verb(*index)).unwrap_or(end);
        // `تلقى X اتصالا من Y، كما تحدث إلى Z`.
        let spoke = self.reading.folded(at).contains("تحدث")
            && self.word_before(at, 1) == "كما"
            && self.has(self.words.start..at, Encounter::Call)
            && !(at + 1..self.words.end).any(|i| matches!(self.reading.folded(i), "هامش" | "لقاء"));
        let by_phone = matches!(self.reading.folded(at + 1), "هاتفيه" | "هاتفي");
        (from..end).any(means) || by_phone || spoke
    }

    /// Whether a word tells when something was said, and not what it says: `قال
    /// الاثنين إن اللقاء …`.
    pub fn is_said_before(&self, said: usize, at: usize) -> bool {
        said < at && self.has(said..at, Encounter::That)
    }
}
