//! Finds the parties of a meeting that a verb tells: `استقبل X Y`, `X يلتقي Y`,
//! `استقبله Y`, `بحث X مع Y`.

use super::{FAR, NEAR, Pair, Sentence};
use crate::extract::party::{Mentioned, Reference};
use crate::model::{MeetingKind, RoleClass};
use crate::names::{Encounter, WordKind};

impl<'r> Sentence<'_, 'r, '_> {
    /// VERB HOST GUEST, HOST VERB GUEST, or VERB GUEST with a host told before.
    pub(super) fn verb(&self, at: usize, kind: MeetingKind, rule: &'static str) -> Vec<Pair<'r>> {
        let before = self.subject_before(at).or_else(|| self.subject_of_clause_before(at));
        let relative = || self.subject_of_relative(at).filter(|_| kind != MeetingKind::Visited);
        if let Some(host) = before.or_else(relative) {
            let guests = self.objects(at + 1, host);
            if guests.is_empty() {
                return self.subjects_together(at, host, (kind, rule));
            }
            if self.has_agent(at + 1..guests[0].words.start) {
                let pair = |agent| Pair { host: agent, guest: host, kind, rule, inferred: false };
                return guests.into_iter().map(pair).collect();
            }
            return Pair::each(self.settled(host), guests, (kind, rule, false));
        }
        if let Some(pairs) = self.of_earlier_subject(at, (kind, rule)) {
            return pairs;
        }
        let next = self
            .parties_after(at)
            .next()
            .filter(|party| party.words.start - at <= NEAR && !self.is_linked(at, party));
        let signed = kind == MeetingKind::Signed;
        let other = !signed
            && next.is_some_and(|party| {
                self.has_other_subject(at, party) && !self.heads_subject(at, party)
            });
        if let Some(host) = next.filter(|_| !other) {
            let guests = self.objects(host.words.end, host);
            let agent = |guest: &&Mentioned| self.has_agent(host.words.end..guest.words.start);
            if guests.first().is_some_and(agent) {
                // A passive: `استُقبل X من قبل Y`.
                return guests
                    .into_iter()
                    .map(|agent| Pair { host: agent, guest: host, kind, rule, inferred: false })
                    .collect();
            }
            if kind == MeetingKind::Received
                && guests.first().is_some_and(|g| self.is_joint(host, g))
            {
                return self.joint_hosts(host, guests, (kind, rule));
            }
            if !guests.is_empty() {
                return Pair::each(self.settled(host), guests, (kind, rule, false));
            }
        }
        let told = if other { self.before.topic } else { self.told_before(at) };
        let Some(host) = told else { return Vec::new() };
        let guests = self.objects(at + 1, host);
        let of_object =
            |guest: &&Mentioned| other && self.has(at + 1..guest.words.start, Encounter::Relative);
        // `استقبل المعيدين الذين شكروا Y`: Y is of the clause.
        if guests.first().is_some_and(of_object) {
            return Vec::new();
        }
        Pair::each(host, guests, (kind, rule, true))
    }

    /// `التقى الأخير نظيره`, `زيارة التقى خلالها X`: a subject that stands earlier.
    fn of_earlier_subject(
        &self,
        at: usize,
        (kind, rule): (MeetingKind, &'static str),
    ) -> Option<Vec<Pair<'r>>> {
        if matches!(self.reading.folded(at + 1), "الاخير" | "الاخيره") {
            // `التقى الأخير نظيره`: whoever was spoken of last.
            let Some(host) = self.last_before(at).or(self.before.topic) else {
                return Some(Vec::new());
            };
            return Some(Pair::each(host, self.objects(at + 2, host), (kind, rule, true)));
        }
        // `زيارة التقى خلالها X`: the subject is told before.
        let earlier = matches!(
            self.reading.folded(at + 1),
            "فيها" | "فيه" | "خلالها" | "خلاله" | "اثناءها" | "اثناءه"
        );
        let topic = || self.before.topic.filter(|_| self.last_before(at).is_none());
        if let Some(host) = self.told_before(at).or_else(topic).filter(|_| earlier) {
            let first = self.parties.first().copied().filter(|party| party.words.end <= at);
            let host = self.subject.or(first).unwrap_or(host);
            return Some(Pair::each(host, self.objects(at + 2, host), (kind, rule, true)));
        }
        None
    }

    /// `استقبل X وY`: both are hosts.
    fn is_joint(&self, host: &Mentioned, guest: &Mentioned) -> bool {
        let between = host.words.end..guest.words.start;
        between.is_empty() && self.begins_with_and(guest)
    }

    /// `استقبل X وY، Z`: Z is the guest of both.
    fn joint_hosts(
        &self,
        host: &'r Mentioned,
        mut parties: Vec<&'r Mentioned>,
        (kind, rule): (MeetingKind, &'static str),
    ) -> Vec<Pair<'r>> {
        let second = parties.remove(0);
        let mut guests = parties;
        if guests.is_empty() {
            guests = self.objects(second.words.end, second);
        }
        let hosts = [host, second];
        let pair = |host| guests.iter().map(move |guest| (host, *guest));
        hosts
            .into_iter()
            .flat_map(pair)
            .map(|(host, guest)| Pair { host, guest, kind, rule, inferred: false })
            .collect()
    }

    /// `من قبل`, `من طرف` before whoever does what a passive tells.
    pub(super) fn has_agent(&self, words: std::ops::Range<usize>) -> bool {
        let agent = |at: usize| {
            let side = matches!(self.reading.folded(at + 1), "قبل" | "جانب" | "طرف");
            self.reading.folded(at) == "من" && side
        };
        (words.start..words.end.saturating_sub(1)).any(agent)
    }

    /// `التقى الوفد الأميركي الرئيس …`: the first party is not the subject.
    pub(super) fn has_other_subject(&self, at: usize, party: &Mentioned) -> bool {
        let first = at + 1;
        let (kind, peel) = self.reading.kind_behind_clitics(first);
        let noun = WordKind::SIDE.or(WordKind::TAIL).or(WordKind::WORD).or(WordKind::ORGANISATION);
        let kind = if kind == WordKind::default() { self.reading.kind(first) } else { kind };
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
        first < party.words.start && told && !bound && !self.reading.in_date(first)
    }

    /// A pronoun right after a verb stands for the host of the meeting told
    /// before.
    pub(super) fn settled(&self, host: &'r Mentioned) -> &'r Mentioned {
        let first = self.parties.first().is_some_and(|party| std::ptr::eq(*party, host));
        match self.before.host {
            Some(told) if first && host.reference == Reference::Pronoun => told,
            _ => host,
        }
    }

    /// `رئيسا مصر وفرنسا يبحثان`, `X وY التقيا`: the subjects met each other.
    fn subjects_together(
        &self,
        at: usize,
        last: &'r Mentioned,
        (kind, rule): (MeetingKind, &'static str),
    ) -> Vec<Pair<'r>> {
        let met = matches!(kind, MeetingKind::Met | MeetingKind::Signed);
        let verb = self.reading.folded(at);
        let many = verb.ends_with("ان") || verb.ends_with("ون") || verb.ends_with('ا');
        let Some(first) = self.coordinated_before(last).filter(|_| met && many) else {
            return Vec::new();
        };
        vec![Pair { host: first, guest: last, kind, rule, inferred: false }]
    }

    /// `استقبله Y`: the object is whoever was spoken of; `Y الذي استقبله`.
    pub(super) fn verb_of_pronoun(&self, at: usize, encounter: Encounter) -> Vec<Pair<'r>> {
        let (kind, rule) = match encounter {
            Encounter::Receive => (MeetingKind::Received, "receive"),
            Encounter::Phone => (MeetingKind::Called, "call"),
            Encounter::Summon => (MeetingKind::Met, "summon"),
            _ => (MeetingKind::Met, "meet"),
        };
        let relative = at > self.words.start && self.is(at - 1, Encounter::Relative);
        let after = self.parties_after(at).next().filter(|party| {
            // `Y الذي يلتقيه X`: the subject stands right behind.
            let next = party.words.start == at + 1 && self.reading.runs_on(at + 1);
            (!relative || next)
                && party.words.start - at <= NEAR
                && !self.has_other_subject(at, party)
        });
        let before = self.parties.iter().copied().filter(|party| party.words.end <= at);
        let (host, guest) = match after {
            Some(host) if relative => (Some(host), self.last_before(at)),
            Some(host) => {
                (Some(host), self.parties.first().copied().filter(|_| before.count() > 0))
            }
            None if relative => (self.last_before(at), before.clone().next()),
            None => (None, None),
        };
        let guest = guest.or(self.before.topic);
        match (host, guest) {
            (Some(host), Some(guest)) if !std::ptr::eq(host, guest) => {
                vec![Pair { host, guest, kind, rule, inferred: true }]
            }
            _ => Vec::new(),
        }
    }

    /// The host of a verb without a subject: that of the sentence, or of the
    /// meeting told before where the sentence goes on from it.
    fn told_before(&self, at: usize) -> Option<&'r Mentioned> {
        let begins = at - self.words.start <= 2;
        let goes_on = self.has(self.words.start..at, Encounter::Again)
            || self.reading.folded(at).starts_with('و') && !self.is_whole(at);
        if begins {
            return self.before.host.filter(|_| goes_on);
        }
        // `في حين استقبل X ضيوفه`: a subject of its own follows.
        if matches!(self.reading.folded(at - 1), "حين" | "فيما" | "بينما") {
            let next = self.parties_after(at).next();
            if next.is_some_and(|party| party.words.start == at + 1) {
                return None;
            }
        }
        let last = || self.last_before(at).filter(|party| !self.is_governed(party));
        let other = self.is_said_of_another(at);
        self.subject.or_else(last).filter(|_| !other)
    }

    /// `قال X إن قوات الشرطة استدعت Y`: a clause with a subject that is no party.
    fn is_said_of_another(&self, at: usize) -> bool {
        let begins = |index: usize| self.is(index, Encounter::That);
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

    /// `بحث X مع Y`, `بحث X وY`; `بحث عن` is a search.
    pub(super) fn discussion(&self, at: usize) -> Vec<Pair<'r>> {
        if self.is(at + 1, Encounter::Search) {
            return Vec::new();
        }
        let from = at.saturating_sub(4).max(self.words.start);
        let called = self.is(at, Encounter::Hold) && self.has(from..at, Encounter::Call);
        let kind = if called { MeetingKind::Called } else { MeetingKind::Met };
        let pairs = self.verb(at, kind, "discuss");
        let together = |pair: &Pair| {
            let between = at + 1..pair.guest.words.start.max(at + 1);
            let coordinated = pair.host.words.start > at
                && pair.host.words.end == pair.guest.words.start
                && self.begins_with_and(pair.guest)
                && !self.is(pair.guest.words.end, Encounter::With);
            let with = between.clone().find(|index| self.is(*index, Encounter::With));
            let both = pair.guest.words.end <= at && pair.host.words.end <= at;
            // A headline's `X يبحث وY الوضع`.
            let next = pair.host.words.end <= at
                && pair.guest.words.start <= at + 2
                && self.begins_with_and(pair.guest);
            with.is_some() || coordinated || next || (both && !pair.inferred)
        };
        pairs.into_iter().filter(together).collect()
    }

    /// `استدعت الخارجية السفير`: who is summoned stands near.
    pub(super) fn summons(&self, at: usize) -> Vec<Pair<'r>> {
        let next = self.parties_after(at).next().filter(|party| party.words.start - at <= NEAR);
        let body = next.is_some_and(|party| self.has_other_subject(at, party));
        if body && self.subject_before(at).is_none() {
            return Vec::new();
        }
        let mut pairs = self.verb(at, MeetingKind::Met, "summon");
        pairs.retain(|pair| {
            let abroad =
                matches!(pair.guest.class(), Some(RoleClass::Ambassador | RoleClass::Diplomat));
            abroad || pair.guest.name.is_some()
        });
        pairs
    }

    /// `زار X Y`: only a person who is named.
    pub(super) fn visit(&self, at: usize) -> Vec<Pair<'r>> {
        // `قال X بعد أن زار Y`.
        let after = at > self.words.start + 1
            && self.reading.folded(at - 1) == "ان"
            && self.reading.folded(at - 2) == "بعد";
        let pairs = self.verb(at, MeetingKind::Visited, "visit").into_iter();
        pairs
            .filter(|pair| pair.guest.reference == Reference::Named && (!pair.inferred || after))
            .map(|pair| Pair { host: pair.guest, guest: pair.host, ..pair })
            .collect()
    }

    /// The party that ends just before a verb: a headline's subject, or one that
    /// only an adverb parts from it.
    pub(super) fn subject_before(&self, at: usize) -> Option<&'r Mentioned> {
        let last = self.last_before(at)?;
        if self.is_governed(last) {
            return None;
        }
        let near = at - last.words.end <= 2;
        let clear = (last.words.end + 1..=at).all(|index| self.reading.runs_on(index));
        let part = (last.words.end..at).all(|index| {
            !self.reading.kind(index).is(WordKind::VERB)
                && (!self.is_particle(index) || self.is(index, Encounter::Skip))
        });
        let joined = self.reading.folded(at).starts_with('و') && !self.is_whole(at);
        (near && clear && part && !joined).then_some(last)
    }

    /// `إن الوزير X، الذي يزور تونس، التقى Y`: the party that a clause between commas
    /// parts from its verb.
    fn subject_of_clause_before(&self, at: usize) -> Option<&'r Mentioned> {
        let past = usize::from(at > self.words.start && self.reading.folded(at - 1) == "قد");
        let verb = at - past;
        let resumes = verb > self.words.start && self.reading.after_comma(verb);
        let clause = |party: &&Mentioned| {
            party.words.end < verb
                && self.is(party.words.end, Encounter::Relative)
                && self.reading.after_comma(party.words.end)
                && !self.is_governed(party)
                && verb - party.words.end <= FAR + NEAR
        };
        let joined = self.reading.folded(at).starts_with('و') && !self.is_whole(at);
        let first = self.parties.iter().copied().find(|party| party.words.end <= at)?;
        Some(first).filter(|first| resumes && !joined && clause(first))
    }

    /// `مع X الذي سيلتقي Y`: whom the clause is about, whatever governs the name.
    fn subject_of_relative(&self, at: usize) -> Option<&'r Mentioned> {
        let relative = at.checked_sub(1).filter(|index| self.is(*index, Encounter::Relative))?;
        self.last_before(at).filter(|party| party.words.end == relative)
    }

    /// `استقبل مجلس النواب برئاسة X السفير Y`: the head of the body that receives.
    fn heads_subject(&self, at: usize, party: &Mentioned) -> bool {
        let body = self.reading.organisation_head(at + 1).is_some();
        let delegation = self.is(at + 1, Encounter::Delegation);
        let name = party.name.as_ref().map_or(party.words.start, |name| name.start);
        let leads = |index: usize| {
            self.reading.trigger(index).is_some_and(|t| t.encounter == Encounter::Leads)
        };
        let near = at + 2..name;
        body && !delegation && near.len() <= NEAR && near.into_iter().any(leads)
    }

    /// `نيابة عن X`, `برفقة X`: who follows a preposition is no subject.
    pub(super) fn is_governed(&self, party: &Mentioned) -> bool {
        let Some(before) = party.words.start.checked_sub(1) else { return false };
        let preposition = matches!(
            self.reading.folded(before),
            "عن" | "من"
                | "في"
                | "علي"
                | "الي"
                | "مع"
                | "لدي"
                | "بين"
                | "بحضور"
                | "برفقه"
                | "بعد"
        );
        preposition && self.reading.runs_on(party.words.start) && self.words.contains(&before)
    }

    /// Whether a trigger begins with a `و` of its own (`وقع`, `ودع`).
    fn is_whole(&self, at: usize) -> bool {
        self.reading.kind(at).is(WordKind::VERB)
    }

    /// The object of a verb: not `الذراع الأيمن للزعيم` nor `مساعد كيم`, which
    /// name somebody by the one they serve.
    fn objects(&self, from: usize, host: &Mentioned) -> Vec<&'r Mentioned> {
        let guests = self.guests(from, Some(host));
        let served = guests.first().is_some_and(|first| {
            let start = first.words.start;
            let offices = &self.reading.gazetteer().offices;
            let head = offices.head(self.reading.folded(start.saturating_sub(1)));
            let behind = start > from
                && head.is_some_and(|form| !form.definite)
                && self.reading.runs_on(start);
            behind || self.is_genitive(from..start) || self.is_behind_lam(first)
        });
        if served { Vec::new() } else { guests }
    }

    /// Whether the words before a party end in a noun that governs it, perhaps
    /// with definite ones between: `أسرة الشهيد فلان`.
    pub(super) fn is_genitive(&self, words: std::ops::Range<usize>) -> bool {
        let definite = |at: &usize| {
            let word = self.reading.folded(*at);
            word.strip_prefix('و').unwrap_or(word).starts_with("ال")
                && self.reading.kind(*at) == WordKind::WORD
                && self.reading.runs_on(*at + 1)
        };
        words.rev().find(|at| !definite(at)).is_some_and(|at| self.governs(at))
    }

    /// `أسرة الشهيد فلان`, `رسالة السفير`: an indefinite noun whose genitive follows.
    fn governs(&self, at: usize) -> bool {
        let word = self.reading.folded(at);
        let agent = matches!(word, "جانب" | "قبل" | "طرف");
        let marbuta = self.reading.words.list()[at].marbuta;
        // `بقصر السيف السفير`: a place that is told before.
        let placed = at > self.words.start && {
            let before = self.reading.kind_behind_clitics(at - 1);
            before.0.is(WordKind::VENUE) || before.1.preposition.is_some()
        };
        let kind = self.reading.kind(at);
        (kind == WordKind::WORD || kind.is(WordKind::KIN))
            && self.reading.runs_on(at + 1)
            && !self.reading.in_date(at)
            && !agent
            && !placed
            && !word.starts_with("ال")
            && !word.starts_with(['ب', 'ل'])
            && !word.ends_with('ا')
            && (marbuta || !word.ends_with('ه'))
    }

    fn is_behind_lam(&self, party: &Mentioned) -> bool {
        let word = self.reading.words.original(party.words.start);
        let lam = word.trim_start_matches('و').starts_with('ل');
        lam && (party.letters > 0 || word.starts_with("لل"))
    }
}
