//! Finds the two who stand for their sides: `ترأس الجانب الكويتي X، والجانب الياباني Y`,
//! `وقام بالتوقيع عن بلاده X وعن فرنسا Y`, `توقيع مذكرة بين X وY`.

use std::ops::Range;

use super::together::{TOGETHER, among};
use super::{FAR, NEAR, Pair, Sentence};
use crate::extract::party::Mentioned;
use crate::model::MeetingKind;
use crate::names::{Encounter, WordKind};

impl<'r> Sentence<'_, 'r, '_> {
    /// `ترأس الجانب الكويتي X، فيما ترأس الجانب الياباني Y`, `ترأسه من الجانب الكويتي X، ومن
    /// الجانب الياباني Y`; `رأس المال` is of no side.
    pub(super) fn heads_of_sides(&self, at: usize) -> Vec<Pair<'r>> {
        // `رأس وفد العراق X`: the delegation is no side of its own.
        let first = self.parties_after(at).find(|party| !party.is_delegation());
        let first = first.filter(|party| party.words.start - at <= NEAR + 2);
        let side = at + 1 + usize::from(matches!(self.reading.folded(at + 1), "من" | "عن"));
        let sided = self.names_side(side..side + 1) || self.has_delegation(at + 1..at + 2);
        let Some(host) = first.filter(|_| sided) else { return Vec::new() };
        let told = (MeetingKind::Met, "talks");
        self.for_other_side(host).map_or_else(Vec::new, |guest| pair(host, guest, told))
    }

    /// The next party behind a side of its own.
    fn for_other_side(&self, first: &Mentioned) -> Option<&'r Mentioned> {
        let mut end = first.words.end;
        let mut people =
            self.parties_after(first.words.start).filter(|party| !party.is_delegation());
        people.find(|party| {
            let between = end..party.words.start.max(end);
            end = party.words.end;
            // `فيما ترأس وفد العراق Y`; not `وضم الوفد Y`.
            let heads = |at: usize| {
                self.is(at, Encounter::Heads) || self.reading.folded(at).ends_with("تراس")
            };
            let led = || between.clone().any(heads);
            between.len() <= FAR
                && !self.has(between.clone(), Encounter::Together)
                && (self.names_side(between.clone())
                    || self.has_delegation(between.clone()) && led())
        })
    }

    fn names_side(&self, mut words: Range<usize>) -> bool {
        words.any(|at| self.reading.kind_behind_clitics(at).0.is(WordKind::SIDE))
    }

    /// `وفد`, which a party may cover.
    fn has_delegation(&self, words: Range<usize>) -> bool {
        let told = |at: usize| self.reading.trigger(at).map(|trigger| trigger.encounter);
        self.reading.triggers(words).any(|at| told(at) == Some(Encounter::Delegation))
    }

    /// `توقيع اتفاقية بين X وY`; `وقع X الاتفاقية، وقام بالتوقيع عن فيجي Y`; `وقام بالتوقيع X وY`.
    pub(super) fn signing(&self, at: usize) -> Vec<Pair<'r>> {
        let told = (MeetingKind::Signed, "sign");
        let Some(first) = self.parties_after(at).next() else { return Vec::new() };
        let between = at + 1..first.words.start;
        let together = between.clone().any(|index| self.reading.folded(index) == "بين");
        let of_talks = self.has(between.clone(), Encounter::Talks);
        if together && !of_talks && between.len() <= FAR {
            return self.named_together(at, first, told);
        }
        if let Some(pairs) = self.signed_by_genitive(at, first) {
            return pairs;
        }
        let done = at.checked_sub(1).is_some_and(|verb| {
            let word = self.reading.folded(verb).trim_start_matches('و');
            let by =
                matches!(word, "تم" | "جري" | "جرت") && self.has_agent(at + 1..first.words.start);
            self.words.contains(&verb) && (by || matches!(word, "قام" | "قامت" | "تولي" | "تولت"))
        });
        if !done || between.len() > NEAR || self.sets_aside(between) {
            return Vec::new();
        }
        // Whoever signed before in the sentence is of the other side.
        let before = (self.words.start..at).find(|index| self.is(*index, Encounter::Sign));
        let signed = before.and_then(|verb| self.parties_after(verb).next());
        if let Some(host) = signed.filter(|party| party.words.end <= at) {
            return pair(host, first, told);
        }
        let guests = self.guests(first.words.end, Some(first));
        Pair::each(first, guests, (told.0, told.1, false))
    }

    /// `توقيع X مذكرة مع Y`, `توقيع X وY اتفاقية`: whoever signs is the genitive of the noun.
    fn signed_by_genitive(&self, at: usize, first: &'r Mentioned) -> Option<Vec<Pair<'r>>> {
        let noun = self.reading.folded(at);
        let behind = first.words.start == at + 1 && self.reading.runs_on(at + 1);
        let document = self.has(first.words.end..self.words.end, Encounter::Document);
        if noun.starts_with("ال") || !behind || !document || self.is_behind_preposition(first) {
            return None;
        }
        let told = (MeetingKind::Signed, "sign", false);
        let mut signers = self.guests(first.words.start, None);
        signers.truncate(TOGETHER);
        if signers.len() > 1 {
            return Some(among(&signers, told));
        }
        let with = self.parties_after(first.words.start).next().filter(|other| {
            let between = first.words.end..other.words.start.max(first.words.end);
            self.is_behind_with(other) && between.len() <= FAR && !self.is_parted(&between)
        })?;
        Some(Pair::each(first, self.guests(with.words.start, Some(first)), told))
    }

    /// `أعمال اللجنة المشتركة برئاسة X ونظيره Y`: those who lead a body of two states meet in
    /// it; not `وفد برئاسة X`.
    pub(super) fn leading_together(&self, at: usize) -> Vec<Pair<'r>> {
        let from = at.saturating_sub(NEAR + 2).max(self.words.start);
        let body = |index: usize| {
            let word = self.reading.folded(index).trim_start_matches('و');
            let word = word.strip_prefix("ال").unwrap_or(word);
            matches!(word, "لجنه" | "لجان" | "دوره" | "مجلس" | "اشغال" | "اعمال")
        };
        let two = self.two_of_states(at + 1).filter(|_| (from..at).any(body));
        let delegation = self.has(from..at, Encounter::Delegation);
        let told = (MeetingKind::Met, "talks");
        two.filter(|_| !delegation).map_or_else(Vec::new, |[host, guest]| pair(host, guest, told))
    }

    /// `شهد X وY مراسم التوقيع`: both are there.
    pub(super) fn witnesses(&self, at: usize) -> Vec<Pair<'r>> {
        let word = self.reading.folded(at);
        let sees = word.contains("شهد");
        let Some([host, guest]) = self.two_of_states(at + 1).filter(|_| sees) else {
            return Vec::new();
        };
        let end = guest.words.end;
        let signing = self.has(end..self.words.end.min(end + NEAR), Encounter::Signing);
        if signing { pair(host, guest, (MeetingKind::Met, "talks")) } else { Vec::new() }
    }

    /// Two parties of different states from a word on, the second behind `و`.
    fn two_of_states(&self, from: usize) -> Option<[&'r Mentioned; 2]> {
        let mut after = self.parties_after(from.checked_sub(1)?);
        let first = after.next().filter(|party| party.words.start == from)?;
        let next = after.next().filter(|party| party.words.start == first.words.end)?;
        let states = self.state_of(first).zip(self.state_of(next));
        let apart = states.is_some_and(|(one, other)| one != other);
        (apart && self.begins_with_and(next)).then_some([first, next])
    }

    /// `اجتماع X مع Y الذي سيشارك فيه أيضا Z`: the third meets both.
    pub(super) fn with_third(&self, mut pairs: Vec<Pair<'r>>) -> Vec<Pair<'r>> {
        let [two] = pairs[..] else { return pairs };
        let end = two.host.words.end.max(two.guest.words.end);
        let joins = |at: &usize| {
            matches!(self.reading.folded(*at), "فيه" | "فيها")
                && self.reading.folded(at - 1).contains("شارك")
        };
        let clause = self.words.contains(&end) && self.is(end, Encounter::Relative);
        let joins = (end + 2..self.words.end.min(end + 4)).find(joins).filter(|_| clause);
        let third = joins.and_then(|joins| {
            self.parties_after(joins).next().filter(|third| third.words.start - joins <= 2)
        });
        let each = [two.host, two.guest];
        let more =
            third.into_iter().flat_map(|third| each.map(|host| Pair { host, guest: third, ..two }));
        pairs.extend(more);
        pairs
    }

    /// `وعن الجانب الياباني Y`, `ونيابة عن حكومة السودان Y`: for whom the next party signs.
    pub(super) fn stands_for_side(&self, between: &Range<usize>) -> bool {
        // `ووقعها عن الوزارة X وعن الجامعة Y`, `من قبل المركز X، ومن الهيئة Y`.
        let signed = || self.has(self.words.clone(), Encounter::Document);
        let behalf = between.clone().next().is_some_and(|first| {
            let word = self.reading.folded(first);
            word.starts_with('و') && self.is_on_behalf(first, between.end)
                || matches!(word, "وعن" | "ومن") && between.len() <= NEAR && signed()
        });
        self.names_side(between.clone()) || behalf
    }

    /// `نيابة عن حكومة قطر X`: X acts for it; in `نيابة عن X`, another for X.
    pub(super) fn is_on_behalf(&self, at: usize, end: usize) -> bool {
        let behalf = self.is(at, Encounter::Aside) && self.reading.folded(at + 1) == "عن";
        behalf && end > at + 2
    }
}

/// The only pair.
fn pair<'r>(
    host: &'r Mentioned,
    guest: &'r Mentioned,
    (kind, rule): (MeetingKind, &'static str),
) -> Vec<Pair<'r>> {
    vec![Pair { host, guest, kind, rule, inferred: false }]
}
