//! Finds who hands whom a letter, who tells whom something in a call, and who calls on
//! whom: `سلّم X Y رسالة`, `أعلم X، في اتصال، Y`, `قام X بزيارة Y`, `حل X ضيفا على Y`.

use std::ops::Range;

use super::{FAR, NEAR, Pair, Sentence};
use crate::extract::party::{Mentioned, Reference, ambassadors, before_styles, count_before};
use crate::model::{MeetingKind, RoleClass};
use crate::names::{Encounter, WordKind};

/// Most words between credentials and those who hand them.
const NEAR_ENVOYS: usize = 6;

impl<'r> Sentence<'_, 'r, '_> {
    /// `سلّم X Y رسالة`, `نقل X إلى Y دعوة`, `سلّم X رسالة إلى Y`.
    pub(super) fn handing(&self, at: usize) -> Vec<Pair<'r>> {
        // `وتسلّم منها رسالة`: took it, and handed none.
        if matches!(self.reading.folded(at + 1), "من" | "منه" | "منها" | "منهم" | "منهما")
        {
            return Vec::new();
        }
        let Some(letter) = self.letter_after(at) else { return Vec::new() };
        if let Some(pair) = self.taking(at, letter) {
            return vec![pair];
        }
        let near = |party: &&Mentioned| party.words.start - at <= 2 && !self.is_linked(at, party);
        let next = || self.parties_after(at).next().filter(near);
        // `قال X إنه سلّم Y مذكرة`.
        let himself = at.checked_sub(1).filter(|told| {
            self.is(*told, Encounter::That) && self.reading.folded(*told).ends_with(['ه', 'ا'])
        });
        let speaker = || himself.and_then(|_| self.last_before(at));
        let giver = self.subject_before(at).or_else(speaker).or_else(next);
        let handed = giver.and_then(|giver| self.handed_by(giver, at, letter));
        let told = || self.handed_by(self.told_before(at)?, at, letter);
        handed.or_else(told).into_iter().collect()
    }

    /// `تسلّم X من السفير Y رسالة`: from whoever hands it over; a ruler sends it.
    fn taking(&self, at: usize, letter: usize) -> Option<Pair<'r>> {
        let takes = self.reading.folded(at).ends_with("تسلم");
        let (taker, giver) = self.taker_and_giver(at).filter(|_| takes)?;
        let handed = giver.words.end <= letter && letter - giver.words.end <= NEAR;
        let sends = giver.class().is_some_and(|class| {
            use RoleClass::{CrownPrince, HeadOfGovernment, HeadOfState};
            matches!(class, HeadOfState | HeadOfGovernment | CrownPrince)
        });
        let (kind, rule, inferred) = (MeetingKind::Received, "letter", false);
        (handed && !sends).then_some(Pair { host: taker, guest: giver, kind, rule, inferred })
    }

    /// `اطلع رئيس الجمهورية من قائد الجيش على الوضع`: who is briefed, and by whom.
    pub(super) fn briefed(&self, at: usize) -> Option<Pair<'r>> {
        let (host, guest) = self.taker_and_giver(at)?;
        let of = self.reading.folded(guest.words.end) == "علي";
        let briefed = self.reading.folded(at).ends_with("اطلع") && of;
        let (kind, rule, inferred) = (MeetingKind::Met, "tell", true);
        briefed.then_some(Pair { host, guest, kind, rule, inferred })
    }

    /// The subject right behind a verb, and the party that `من` links to it.
    fn taker_and_giver(&self, at: usize) -> Option<(&'r Mentioned, &'r Mentioned)> {
        let taker = self.parties_after(at).next().filter(|party| party.words.start - at <= 2)?;
        let giver = self.parties.iter().find(|party| party.words.start >= taker.words.end)?;
        let from = before_styles(self.reading, giver).checked_sub(1)?;
        let near = (taker.words.end..=taker.words.end + 3).contains(&from);
        (near && self.reading.folded(from) == "من").then_some((taker, giver))
    }

    /// Whoever hands a letter, and who takes it.
    fn handed_by(&self, giver: &'r Mentioned, at: usize, letter: usize) -> Option<Pair<'r>> {
        let (kind, rule, inferred) = (MeetingKind::Received, "letter", false);
        // A note of protest is handed to whoever was summoned.
        let note = self.reading.folded(letter).ends_with("مذكره");
        let from = giver.words.end.max(at + 1);
        let taker = self.parties.iter().copied().find(|party| party.words.start >= from);
        let Some(taker) = taker.filter(|taker| !note || taker.words.start < letter) else {
            // `سينقل مضمون المذكرة`: he was handed it.
            let carried = self.reading.folded(at).ends_with("نقل");
            let summoned = self.story().summoned_before(self.number, at);
            let guest = summoned.filter(|_| note && !carried)?;
            return Some(Pair { host: giver, guest, kind, rule, inferred: true });
        };
        let (host, guest) = if note { (giver, taker) } else { (taker, giver) };
        let between = from..taker.words.start;
        self.is_taker(taker, between, (at, letter)).then_some(Pair {
            host,
            guest,
            kind,
            rule,
            inferred,
        })
    }

    fn is_taker(&self, taker: &Mentioned, between: Range<usize>, verb: (usize, usize)) -> bool {
        let (at, letter) = verb;
        let linked = self.is_handed_to(&between, taker);
        let word = self.reading.folded(at).trim_start_matches('و');
        let carried = word.ends_with("نقل") || word.ends_with("نقلت");
        let object = between.is_empty() && !carried && !self.begins_with_and(taker);
        // `سلّم X أثناء زيارته Y دعوة`: the letter right behind.
        let named = (taker.words.end..=taker.words.end + 1).contains(&letter);
        let late = !carried && named && between.len() <= NEAR + 2 && !self.is_parted(&between);
        let late = late && !self.is_governed(taker) && !self.is_behind_preposition(taker);
        let after_letter = linked && between.len() <= NEAR && between.contains(&letter);
        let near = between.len() <= 2 && taker.words.end <= letter && (linked || object);
        after_letter || late || near
    }

    /// `أعلم X، في اتصال هاتفي، Y`: the call stands between who tells and who is told.
    pub(super) fn told_by_call(
        &self,
        at: usize,
        kind: MeetingKind,
        rule: &'static str,
    ) -> Option<Pair<'r>> {
        let host = self.last_before(at)?;
        let guest = self.parties_after(at).next()?;
        let verb = host.words.start.checked_sub(1).filter(|verb| self.words.contains(verb))?;
        let tells = self.is(verb, Encounter::Tell);
        let between = at + 1..guest.words.start;
        let comma = || (at + 1..=guest.words.start).any(|index| self.reading.after_comma(index));
        let object = between.len() <= 3
            && comma()
            && !self.begins_with_and(guest)
            && !self.has(between.clone(), Encounter::With);
        let near = at - host.words.end <= NEAR;
        let told = kind == MeetingKind::Called && tells && self.is_amid(at) && object && near;
        told.then_some(Pair { host, guest, kind, rule, inferred: false })
    }

    /// `في اتصال`, `خلال لقاء`: what is told took place meanwhile.
    pub(super) fn is_amid(&self, at: usize) -> bool {
        at > self.words.start
            && matches!(self.reading.folded(at - 1), "في" | "خلال" | "عبر" | "اثناء")
    }

    /// `أطلع X في اتصال هاتفي نظيره Y على`: who is told stands right behind the call.
    pub(super) fn called_behind(&self, at: usize, host: &Mentioned) -> Option<&'r Mentioned> {
        let told = |index: usize| {
            self.reading.in_date(index)
                || matches!(
                    self.reading.folded(index),
                    "هاتفي" | "هاتفيه" | "مرئي" | "امس" | "اليوم"
                )
        };
        let guest = self.parties_after(at).next()?;
        let right =
            (at + 1..guest.words.start).all(told) && self.reading.runs_on(guest.words.start);
        let bound = self.is_behind_preposition(guest) || self.begins_with_and(guest);
        let verb = host.words.start.checked_sub(1)?;
        let tells = self.words.contains(&verb) && self.reading.kind(verb).is(WordKind::VERB);
        (self.is_amid(at) && right && !bound && tells && !self.is_governed(host)).then_some(guest)
    }

    /// `وسلّمه X رسالة`: to whoever was spoken of.
    pub(super) fn handing_to_pronoun(&self, at: usize) -> Vec<Pair<'r>> {
        // `وسلّمه رسالة من X`: who sent it.
        let Some(letter) = self.letter_after(at) else { return Vec::new() };
        let next = self.parties_after(at).next();
        match next.is_some_and(|party| party.words.start > letter) {
            true => Vec::new(),
            false => self.verb_of_pronoun(at, Encounter::Receive),
        }
    }

    /// The letter, invitation or note that a verb hands over.
    fn letter_after(&self, at: usize) -> Option<usize> {
        (at + 1..self.words.end.min(at + FAR + NEAR)).find(|index| {
            let word = self.reading.folded(*index);
            let word = word.strip_prefix("ال").unwrap_or(word);
            matches!(word, "رساله" | "دعوه" | "مذكره" | "كتابا" | "خطابا" | "نسخه")
        })
    }

    /// Whether `إلى` or `ل`, and no `من`, stands between a letter and a party.
    fn is_handed_to(&self, between: &Range<usize>, taker: &Mentioned) -> bool {
        let to = between.end.checked_sub(1).is_some_and(|last| self.is(last, Encounter::To));
        let word = self.reading.words.original(taker.words.start);
        let lam = taker.letters > 0 && word.starts_with('ل') || word.starts_with("لل");
        (to || lam) && !self.has(between.clone(), Encounter::Link)
    }

    /// `قام X بزيارة Y`, `أدى X زيارة إلى Y`, `حل X ضيفا على Y`.
    pub(super) fn call_on(&self, at: usize) -> Vec<Pair<'r>> {
        let Some(host) = self.parties_after(at).next() else { return Vec::new() };
        let between = at + 1..host.words.start;
        let guest_word = self.reading.folded(at).starts_with("ضيف");
        let last = between.end - 1;
        let linked = match guest_word {
            true => self.reading.folded(last) == "علي" || self.reading.folded(last) == "لدي",
            false => last == at || self.is(last, Encounter::To) || self.is_behind_lam(host),
        };
        let person = host.name.is_some()
            && matches!(host.reference, Reference::Named | Reference::Counterpart);
        let from = at.saturating_sub(FAR).max(self.words.start);
        // `قام X بزيارة لأبوظبي، تلتها زيارة للرئيس Y`: the other is Y's.
        let own = |index: &usize| self.is(*index, Encounter::Calling) || self.is_made(*index);
        let verb = (from..at).rev().find(own).filter(|index| self.is_made(*index));
        let Some(verb) = verb else { return Vec::new() };
        let after = self.parties_after(verb).next().filter(|party| party.words.end <= at);
        let guest = after.or_else(|| self.subject_before(verb)).filter(|p| !self.is_governed(p));
        let close = between.len() <= 3 && (at + 1..=between.end).all(|i| self.reading.runs_on(i));
        let Some(guest) = guest.filter(|_| linked && person && close) else {
            return Vec::new();
        };
        let kind = MeetingKind::Visited;
        vec![Pair { host, guest, kind, rule: "visit", inferred: false }]
    }

    /// `قام بزيارة`, `أدى زيارة`, `حل ضيفا`.
    pub(super) fn is_made(&self, at: usize) -> bool {
        self.is(at, Encounter::Made) || self.is(at, Encounter::Holds)
    }

    /// `تسلم X رسالة من Z، نقلها Y`: whoever bears a letter meets whom it is for.
    pub(super) fn letter(&self, at: usize) -> Vec<Pair<'r>> {
        let mut words = self.words.start..at;
        let taken = words.clone().find(|index| {
            let word = self.reading.folded(*index).trim_start_matches('و');
            matches!(
                word,
                "تسلم"
                    | "تسلمت"
                    | "يتسلم"
                    | "تتسلم"
                    | "تلقي"
                    | "تلقت"
                    | "يتلقي"
                    | "تتلقي"
            )
        });
        let letter = words.any(|index| {
            let word = self.reading.folded(index).trim_start_matches('ب');
            matches!(word, "رساله" | "الرساله" | "دعوه" | "كتابا")
        });
        if !letter {
            return Vec::new();
        }
        let taker = |taken: usize| {
            let near = |party: &&Mentioned| party.words.start - taken <= NEAR;
            let after = || self.parties_after(taken).next().filter(near);
            self.subject_before(taken).or_else(after).filter(|party| party.words.end <= at)
        };
        // `بعث X رسالة إلى Y، سلمها Z`.
        let addressed = || {
            let mut before = self.parties.iter().rev().copied();
            before.find(|party| {
                let to =
                    party.words.start.checked_sub(1).is_some_and(|to| self.is(to, Encounter::To));
                party.words.end <= at && to
            })
        };
        let host = taken.map_or_else(addressed, taker);
        let bearer = self.parties_after(at).next().filter(|party| {
            let between = at + 1..party.words.start;
            between.len() <= NEAR && !self.is_parted(&between)
        });
        let (Some(host), Some(guest)) = (host, bearer) else { return Vec::new() };
        let kind = MeetingKind::Received;
        vec![Pair { host, guest, kind, rule: "letter", inferred: true }]
    }

    /// `أوراق اعتماد أربعة سفراء جدد. ويتعلق الأمر بسفيرة السويد X، وسفير رواندا Y`: whom the next
    /// sentence names.
    fn listed_next(&self, at: usize) -> Vec<&'r Mentioned> {
        let end = self.words.end.min(at + NEAR_ENVOYS);
        let several = |index: usize| self.reading.folded(index).trim_start_matches("ال") == "سفراء";
        if !(at + 1..end).any(several) {
            return Vec::new();
        }
        let story = self.story;
        let from = count_before(story.mentions, (self.number, self.words.end));
        let after = &story.mentions[from..];
        let Some(first) = after.first().filter(|first| first.reading <= self.number + 1) else {
            return Vec::new();
        };
        let reading = &story.readings[first.reading];
        let next = reading.sentence(first.words.start);
        let tells = |index: usize| {
            matches!(reading.folded(index), "الامر" | "وهم" | "هم" | "والسفراء" | "والسفيرات")
        };
        if !(next.start..first.words.start.min(next.start + 4)).any(tells) {
            return Vec::new();
        }
        ambassadors(story.readings, after)
    }

    /// `تسلّم X أوراق اعتماد Y`; `قدّم Y أوراق اعتماده إلى X`.
    pub(super) fn credentials(&self, at: usize) -> Vec<Pair<'r>> {
        let (kind, rule, inferred) = (MeetingKind::Received, "credentials", false);
        let paper = |index: usize| {
            let word = self.reading.folded(index).trim_start_matches(['ل', 'ب', 'و']);
            matches!(word.strip_prefix("ال").unwrap_or(word), "اوراق" | "كتاب" | "خطاب")
        };
        // `اعتماد النتائج`: an approval.
        if !(at.saturating_sub(2).max(self.words.start)..at).any(paper) {
            return Vec::new();
        }
        let Some(before) = self.last_before(at) else { return Vec::new() };
        // `أوراق اعتماده سفيرا لليابان إلى X`: what he is accredited as.
        let as_envoy = |party: &&Mentioned| {
            party.name.is_none() && self.reading.folded(party.words.start) == "سفيرا"
        };
        let after = self.parties_after(at).find(|party| !as_envoy(party));
        let next = || {
            let each = |guest| Pair { host: before, guest, kind, rule, inferred };
            self.listed_next(at).into_iter().map(each).collect()
        };
        let Some(after) = after else { return next() };
        if after.words.start - at > FAR {
            return Vec::new();
        }
        // `أوراق اعتماد أربعة سفراء، ويتعلق الأمر بسفير X، وسفيرة Y`: who hands them.
        let concerns = |index: usize| self.reading.folded(index) == "الامر";
        let listed = (at + 1..after.words.start).any(concerns);
        let handed = !listed
            && (self.has(at + 1..after.words.start, Encounter::To)
                || self.is_behind_preposition(after));
        if handed {
            return vec![Pair { host: after, guest: before, kind, rule, inferred }];
        }
        self.guests(after.words.start, Some(before))
            .into_iter()
            .map(|guest| Pair { host: before, guest, kind, rule, inferred })
            .collect()
    }
}
