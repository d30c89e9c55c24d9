//! Finds the parties of a meeting that a noun tells: `خلال لقائه Y`, `اتصالا من Y`.

use std::ops::Range;

use super::together::among;
use super::{FAR, NEAR, Pair, Sentence};
use crate::extract::party::{Mentioned, Reference};
use crate::model::MeetingKind;
use crate::names::{Encounter, WordKind};

/// Verbs of saying, as a man is their subject.
const SAYS: [&str; 11] =
    ["اوضح", "اكد", "اضاف", "قال", "اشار", "ذكر", "شدد", "اعلن", "لفت", "كشف", "اعتبر"];

impl<'r> Sentence<'_, 'r, '_> {
    /// `خلال لقائه Y`, `اتصالا من Y`, `لقاء بين X و Y`.
    pub(super) fn noun(
        &self,
        at: usize,
        kind: MeetingKind,
        rule: &'static str,
        own: bool,
    ) -> Vec<Pair<'r>> {
        // `مؤتمر صحفي لوفد الحكومة`: given, not with anybody.
        let near = at + 1..self.words.end.min(at + FAR);
        let conference = self.is_conference(at);
        if conference == Some(true) && !self.has(near, Encounter::With) {
            return self.both(at, kind, rule);
        }
        if conference == Some(false) || self.is_speech(at) || self.is_commented_on(at) {
            return Vec::new();
        }
        // `زيارة تم خلالها لقاء Y`: of the visitor.
        let during = at.checked_sub(1).is_some_and(|before| self.tells_during(before));
        // `وأكد في لقاء جمعه بY`: of whom the sentence before tells.
        // `خلال جلسة عمل جمعته بY`.
        let gathers = (at + 1..self.words.end.min(at + 3))
            .any(|at| matches!(self.reading.folded(at), "جمعه" | "جمعها" | "جمعته" | "جمعتها"));
        let own = own || during || gathers && self.last_before(at).is_none();
        let told = || self.told_by_call(at, kind, rule);
        if let Some(pair) = self.with_pronoun(at, kind, rule, own).or_else(told) {
            return vec![pair];
        }
        let pairs = self.of_both_with(at, (kind, rule));
        if !pairs.is_empty() {
            return pairs;
        }
        let pairs = self.noun_with(at, kind, rule, own);
        let pairs = if pairs.is_empty() { self.held_with(at, (kind, rule)) } else { pairs };
        let both = pairs.is_empty() && !own;
        self.with_third(if both { self.both(at, kind, rule) } else { pairs })
    }

    /// `تواصل X هاتفيا مع Y`, `تواصل هاتفي بين X وY`.
    pub(super) fn keeping_in_touch(&self, at: usize) -> Vec<Pair<'r>> {
        match self.reading.folded(at + 1) {
            "هاتفي" => self.noun(at, MeetingKind::Called, "call", false),
            _ if self.is_by_phone(at) => self.verb(at, MeetingKind::Called, "call"),
            _ => Vec::new(),
        }
    }

    /// `خلالها`, `فيها`: in what was told before.
    pub(super) fn tells_during(&self, at: usize) -> bool {
        let word = self.reading.folded(at);
        matches!(word, "فيها" | "فيه" | "خلالها" | "خلاله" | "اثناءها" | "اثناءه")
    }

    /// Whether a conference is one before the press: `مؤتمر صحفي مع Y`.
    pub(super) fn is_conference(&self, at: usize) -> Option<bool> {
        let press = self.reading.folded(at + 1);
        let press = press.strip_prefix("ال").unwrap_or(press);
        let word = self.reading.folded(at);
        let conference =
            word.ends_with("مؤتمر") || word.ends_with("مؤتمرا") || word.ends_with("ندوه");
        let before_press = ["صحفي", "صحافي"].iter().any(|of| press.starts_with(of));
        // `مؤتمر مشترك له في عمان مع Y`; not `مؤتمر مشترك مع جامعة القاهرة وY`.
        let party = self.parties_after(at).next();
        let joint = press.starts_with("مشترك") && party.is_some_and(|p| self.is_behind_with(p));
        conference.then_some(before_press || joint)
    }

    fn noun_with(
        &self,
        at: usize,
        kind: MeetingKind,
        rule: &'static str,
        own: bool,
    ) -> Vec<Pair<'r>> {
        let Some(first) = self.parties_after(at).next() else { return Vec::new() };
        // `الاجتماع المقبل لوزراء الخارجية العرب`: theirs, and of whoever stands behind `مع`.
        if first.stands_for_all() && self.is_behind_lam(first) {
            let with = self.parties_after(first.words.start).next().filter(|other| {
                let between = other.words.start.saturating_sub(first.words.end);
                self.is_behind_with(other) && between <= NEAR + 1
            });
            return with.map_or_else(Vec::new, |with| {
                Pair::each(first, self.guests(with.words.start, Some(first)), (kind, rule, false))
            });
        }
        let between = at + 1..first.words.start;
        // `سيجمع قادة الحزب مع X`: the one side is no party.
        let of_both = |index: usize| {
            self.is(index, Encounter::Together)
                && self.reading.folded(index - 1) != "من"
                && !self.has(index..first.words.start, Encounter::With)
        };
        let together = between.clone().any(of_both) || self.is_of_all_after(at, first);
        if self.is_kept_from(at, first, together) {
            return Vec::new();
        }
        if let Some(pair) = self.led_by_both(at, first, (kind, rule)) {
            return vec![pair];
        }
        let genitive = self.genitive_host(at, kind, rule);
        if !own && !genitive.is_empty() {
            return genitive;
        }
        if let Some(pairs) = self.beside_host(at, first, (kind, rule)) {
            return pairs;
        }
        if together {
            let held = self.gathered_by_holder(at, first, (kind, rule));
            return held.unwrap_or_else(|| self.named_together(at, first, (kind, rule)));
        }
        // `جلسة للتصويت على الثقة بوزير`: of a chamber.
        let word = self.reading.folded(at);
        let chamber = word.ends_with("جلسه") || word.ends_with("الجلسه");
        let with = |index: usize| self.is(index, Encounter::With);
        if chamber && !(at + 1..first.words.start).any(with) {
            return Vec::new();
        }
        // `طلب X خلال اجتماع من Y`: no meeting is from anybody.
        let from = self.is(at, Encounter::Talks) && self.reading.folded(at + 1) == "من";
        let asked = from && first.words.start == at + 2 && self.is_amid(at);
        if asked
            || !(self.is_linked(at, first)
                || (own && self.is_place_or_time(at + 1..first.words.start)))
        {
            return Vec::new();
        }
        if let Some(sides) = self.sides_of_aim(at, first) {
            return among(&sides, (kind, rule, false));
        }
        // `القمة التي عقدها مع Y`: the host is the subject of the clause, too.
        let held = own || self.has(at + 1..first.words.start.min(at + 4), Encounter::Hold);
        let Some((host, inferred)) = self.host_of_noun(at, first, held) else { return Vec::new() };
        let host = self.of_gender(at, host);
        Pair::each(host, self.guests(first.words.start, Some(host)), (kind, rule, inferred))
    }

    /// `ضم الاجتماع X وY`: the verb before the noun names both.
    fn is_of_all_after(&self, at: usize, first: &Mentioned) -> bool {
        let verb = at.checked_sub(1).filter(|verb| self.words.contains(verb));
        let joins = |verb: usize| {
            self.is(verb, Encounter::Together) && !self.reading.folded(verb).starts_with("بين")
        };
        verb.is_some_and(joins) && first.words.start - at <= 3
    }

    /// `لقاء بين X وY`, `قمة جمعت X مع Y`.
    pub(super) fn named_together(
        &self,
        at: usize,
        first: &'r Mentioned,
        (kind, rule): (MeetingKind, &'static str),
    ) -> Vec<Pair<'r>> {
        let others = self.parties.iter().copied().skip_while(|party| !std::ptr::eq(*party, first));
        // `لقاء جمع وفدا بقيادة X وY`: the side is X.
        let led = first.is_delegation() && self.is(first.words.end, Encounter::Leads);
        if let Some(leader) = others.clone().nth(1).filter(|_| led) {
            return self.named_together(at, leader, (kind, rule));
        }
        // `بين فريق برئاسة X، ووفد بقيادة Y`.
        let led = |party: &Mentioned, end: usize| {
            let leads = party.words.start.checked_sub(1);
            party.words.start <= end + NEAR
                && leads.is_some_and(|leads| self.is(leads, Encounter::Leads))
        };
        // `بين إدارة الرئيس X وY`: it was not X.
        let governed = first.words.start.checked_sub(1);
        if governed.is_some_and(|of| matches!(self.reading.folded(of), "اداره" | "حكومه"))
        {
            return Vec::new();
        }
        // `عقد X اجتماعا ضم نظيريه Y وZ`: theirs is who holds it.
        let holder = self.last_before(at).filter(|holder| {
            first.reference == Reference::Counterpart
                && at - holder.words.end <= NEAR
                && !self.is_governed(holder)
        });
        let mut end = first.words.end;
        let mut words = &first.words;
        let stands = |party: &&Mentioned| {
            !(party.is_delegation() && self.is(party.words.end, Encounter::Leads))
        };
        let others = others.skip(1).filter(stands).take_while(|party| {
            let start = party.words.start;
            let titled = self.is_titled_with_and(end..start.max(end));
            let led = led(party, end);
            // `بين رئيسي مصر والسودان`: holders of one office stand on the same words.
            let same = party.words == *words && self.tells_states(party);
            (end, words) = (party.words.end, &party.words);
            let every = start > 1
                && self.reading.folded(start - 1) == "من"
                && matches!(self.reading.folded(start - 2), "بكل" | "كل" | "وكل");
            let with = self.is_behind_preposition(party) || every || self.is_behind_with(party);
            with || titled || led || same || self.is_coordinated(party, &(start..start))
        });
        let others: Vec<_> = others.collect();
        // `عقد X اجتماعا … وضم الاجتماع كلا من Y وZ`.
        let opened = || self.before.open.filter(|_| self.is_of_all_after(at, first));
        if let Some(holder) = holder.or_else(|| opened().map(|(host, _)| host)) {
            let guests = [vec![first], others].concat();
            return Pair::each(holder, guests, (kind, rule, false));
        }
        self.with_or_among(at, first, others, (kind, rule, false))
    }

    /// `كشف X بعد لقائه Y أنه ينوي إجراء لقاء مع Z`: the pronoun goes back to whoever speaks.
    /// `قال Z إنه`: Z is.
    fn speaker_of_himself(&self, nearest: &Mentioned, at: usize) -> Option<&'r Mentioned> {
        let Range { start, end: from } = nearest.words;
        let says = start > self.words.start && self.reading.kind(start - 1).is(WordKind::VERB);
        let himself = |index: usize| {
            self.is(index, Encounter::That) && self.reading.folded(index).ends_with(['ه', 'ا'])
        };
        let first = self.parties.first().copied().filter(|party| party.words.end <= from)?;
        (!says && !self.is_governed(first) && (from..at).any(himself)).then_some(first)
    }

    /// Whom a noun goes back to past the party that stands nearest: whoever speaks, a visitor,
    /// or, where the pronoun is not of the one who speaks, the party before; `Some(None)` if
    /// nobody stands there.
    fn other_than_nearest(
        &self,
        at: usize,
        nearest: &Mentioned,
        own: bool,
    ) -> Option<Option<&'r Mentioned>> {
        let told = || self.visitor_before(at).filter(|_| own);
        if let Some(other) = self.speaker_of_himself(nearest, at).or_else(told) {
            return Some(Some(other));
        }
        let other = own && self.is_of_other_than_speaker(nearest, at);
        other.then(|| self.last_before(nearest.words.start))
    }

    /// The host of a meeting told by a noun: with a pronoun whoever the sentence
    /// is about, else whoever stands before; or the subject of a verb after.
    pub(super) fn host_of_noun(
        &self,
        at: usize,
        guest: &Mentioned,
        own: bool,
    ) -> Option<(&'r Mentioned, bool)> {
        let before = self.last_before(at);
        // `عقب لقاء الأخير بـY`: whoever was told last.
        if matches!(self.reading.folded(at + 1), "الاخير" | "الاخيره") {
            return before.or(self.before.topic).map(|host| (host, true));
        }
        if self.is(at, Encounter::Purpose) {
            return self.sent_before(at).map(|host| (host, false));
        }
        if let Some(nearest) = before.filter(|_| own && self.is_joined_to(at)) {
            return Some((nearest, true));
        }
        if own && let Some(subject) = self.subject.filter(|subject| subject.words.end <= at) {
            let inner = self.subject_of_clause(at).or_else(|| self.visitor_before(at));
            let inner = inner.filter(|inner| inner.words.start > subject.words.start);
            return Some((inner.unwrap_or(subject), inner.is_some()));
        }
        // `لقاء مع Y ومباحثات مع Z`: of the same host.
        let joined = self.reading.folded(at).starts_with('و') && !self.is_whole(at);
        if let Some(subject) = self.subject.filter(|_| self.is_circumstance(at) || joined) {
            return Some((subject, true));
        }
        if let Some(subject) = self.subject_of_holding(at).filter(|_| !own) {
            let nearest = before.is_some_and(|before| std::ptr::eq(before, subject));
            return Some((self.settled(subject), !nearest));
        }
        if let Some(subject) = self.subject_of_next_verb(at) {
            return Some((subject, true));
        }
        // `مؤتمر مع Y، عن احتمال لقاء مع Z`: of the same host, not of Y.
        let other = before.is_some_and(|before| self.is_behind_with(before));
        if let Some(subject) = self.subject.filter(|_| !own && other) {
            return Some((subject, true));
        }
        if let Some(host) = before {
            if let Some(other) = self.other_than_nearest(at, host, own) {
                return other.map(|other| (other, true));
            }
            let first = self.first_of_clause(at).filter(|_| own && !self.is_of_nearest(at, host));
            if first.is_some_and(|first| self.is_object(first)) {
                return None;
            }
            let host = first.unwrap_or(host);
            let verb = |index| self.reading.kind(index).is(WordKind::VERB);
            let told = |index| self.is(index, Encounter::That);
            let far = at - host.words.end > NEAR
                || (host.words.end..at).any(|index| verb(index) || told(index));
            return Some((self.settled(host), far));
        }
        self.host_told_elsewhere(at, guest, own)
    }

    /// The host of talks before which nobody stands: the subject of the verb behind them, or
    /// whoever the sentence before is of.
    fn host_told_elsewhere(
        &self,
        at: usize,
        guest: &Mentioned,
        own: bool,
    ) -> Option<(&'r Mentioned, bool)> {
        // `وسيجري محادثات مع Y`: of whom the sentence before tells.
        let from = at.saturating_sub(4).max(self.words.start);
        let held = (from..at).rev().find(|index| self.is(*index, Encounter::Holds));
        let holds = held.is_some_and(|verb| self.is_adverbial(verb + 1..at));
        let goes_on = || match self.says_amid(at, guest) {
            true => self.before.topic,
            false => self.topic_goes_on(at).filter(|_| holds),
        };
        let Some(after) = self.parties_after(guest.words.end - 1).next() else {
            let topic = self.before.topic.filter(|_| own);
            return topic.or_else(goes_on).map(|host| (host, true));
        };
        let verb = after.words.start.checked_sub(1)?;
        let begins = at - self.words.start <= NEAR;
        // `وفيما يتعلق بمحادثات مع Y، قالت X`: no talks of hers.
        let about = self.reading.folded(self.words.start).ends_with("فيما")
            || matches!(self.reading.folded(self.words.start), "وبشان" | "وحول" | "وبخصوص");
        let near = begins && !about && after.words.start - guest.words.end <= FAR;
        let told = near && self.reading.kind(verb).is(WordKind::VERB) && verb >= guest.words.end;
        let topic = || self.before.topic.filter(|_| own).or_else(goes_on);
        let host = if told { Some(after) } else { topic() };
        host.map(|host| (host, true))
    }

    /// `وأوضح في مؤتمر مع Y أن`: whoever spoke before says it amid the talks.
    fn says_amid(&self, at: usize, guest: &Mentioned) -> bool {
        let start = self.words.start;
        let (kind, peel) = self.reading.kind_behind_clitics(start);
        let word = self.reading.folded(start).trim_start_matches('و');
        let says = peel.conjunction && kind.is(WordKind::VERB) && SAYS.contains(&word);
        says && self.is_behind_with(guest)
            && at - start <= 4
            && start + 1 < at
            && self.is_adverbial(start + 1..at)
            && self.has(guest.words.end..self.words.end, Encounter::That)
    }

    /// `جهود الوزير X ومحادثاته مع Y`: the pronoun goes back to whoever stands before.
    fn is_joined_to(&self, at: usize) -> bool {
        let joined = self.reading.folded(at).starts_with('و') && !self.is_whole(at);
        joined
            && self.last_before(at).is_some_and(|before| {
                let between = before.words.end..at;
                between.len() <= 3 && (between.start..=at).all(|index| self.reading.runs_on(index))
            })
    }

    /// The first party before a word, of those after `أن` if there are any: `أكد Z أن
    /// X سيغادر بعد لقائه Y`.
    fn first_of_clause(&self, at: usize) -> Option<&'r Mentioned> {
        let first = || self.parties.first().copied().filter(|party| party.words.end <= at);
        self.subject_of_clause(at).or_else(first)
    }

    /// The party that begins the last clause before a word that `أن` and a party
    /// begin; none if `وذلك` goes back to whoever says it.
    fn subject_of_clause(&self, at: usize) -> Option<&'r Mentioned> {
        let words = self.words.start..at;
        if words.clone().any(|index| self.reading.folded(index) == "وذلك") {
            return None;
        }
        let told = words.rev().filter(|index| self.is(*index, Encounter::That));
        told.into_iter().find_map(|told| {
            let verb = self.reading.folded(told + 1).starts_with('ي');
            let begins = |party: &&Mentioned| {
                party.words.end <= at
                    && (told + 1..=told + 3).contains(&party.words.start)
                    && (verb || !self.is_genitive(told + 1..party.words.start))
            };
            self.parties.iter().copied().find(begins)
        })
    }

    /// `أكد Z أن الحلفاء ينتظرون توضيح X قبل لقائه Y`: in what somebody says, whoever stands
    /// right before.
    fn is_of_nearest(&self, at: usize, before: &Mentioned) -> bool {
        let told = (self.words.start..before.words.start)
            .rev()
            .find(|index| self.is(*index, Encounter::That));
        let other = |told: usize| self.parties.iter().any(|party| party.words.end <= told);
        told.is_some_and(|told| other(told) && self.subject_of_clause(at).is_none())
            && at - before.words.end == 1
            && self.is_circumstance(at)
    }

    /// `التقى مدرب النادي X بعد لقائه Y`: X met somebody whom no rule knows.
    fn is_object(&self, party: &Mentioned) -> bool {
        let from = party.words.start.saturating_sub(NEAR).max(self.words.start);
        let meets =
            |index: &usize| self.is(*index, Encounter::Meet) || self.is(*index, Encounter::Receive);
        let verb = (from..party.words.start).rev().find(meets);
        verb.is_some_and(|verb| self.has_other_subject(verb, party))
    }

    /// `استقبل X Y عقب لقاء مع Z`: the other meeting of the same host.
    fn is_circumstance(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|before| self.words.contains(before));
        before.is_some_and(|before| {
            matches!(self.reading.folded(before), "عقب" | "بعد" | "قبل" | "اثر" | "غداه" | "عشيه")
        })
    }

    /// `لقائه في موسكو أمس`: only where and when.
    fn is_place_or_time(&self, mut words: Range<usize>) -> bool {
        let reading = self.reading;
        // `بقصر قرطاج`
        let venue = |at: usize| {
            let (kind, peel) = self.venue_word(at);
            let within = at > self.words.start && reading.folded(at - 1) == "في";
            kind.is(WordKind::VENUE) && (within || peel.preposition == Some('ب'))
        };
        words.all(|at| {
            let kind = reading.listed_kind(at);
            reading.in_date(at)
                || venue(at)
                || at > self.words.start && venue(at - 1) && reading.runs_on(at)
                || kind.is(WordKind::WITHIN.or(WordKind::VENUE).or(WordKind::HONORIFIC))
                || reading.folded(at) == "دوله"
                || reading.has_state(at)
                || at > 0 && reading.listed_kind(at - 1).is(WordKind::WITHIN)
        })
    }
}
