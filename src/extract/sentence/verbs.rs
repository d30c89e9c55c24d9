//! Finds the parties of a meeting that a verb tells: `استقبل X Y`, `X يلتقي Y`,
//! `استقبله Y`, `بحث X مع Y`.

use super::together::among;
use super::{FAR, NEAR, Pair, Sentence};
use crate::extract::countries;
use crate::extract::party::{Mentioned, end_with_prayer};
use crate::model::{MeetingKind, RoleClass, Via};
use crate::names::{Encounter, Number, Peel, WordKind};

impl<'r> Sentence<'_, 'r, '_> {
    /// VERB HOST GUEST, HOST VERB GUEST, or VERB GUEST with a host told before.
    pub(super) fn verb(&self, at: usize, kind: MeetingKind, rule: &'static str) -> Vec<Pair<'r>> {
        if kind == MeetingKind::Met && self.tells_of_the_two(at) {
            let two = self.the_two_before(at);
            let two = two.or_else(|| self.the_two_told(self.dual_beside(at)?));
            return two.map_or_else(Vec::new, |two| among(&two, (kind, rule, true)));
        }
        if let Some(pairs) =
            self.by_agent(at, (kind, rule)).or_else(|| self.met_before(at, kind, rule))
        {
            return pairs;
        }
        let of_state =
            kind == MeetingKind::Received && self.is_of_state(at) || self.is_done_by_noun(at);
        let nameless = self.has_unknown_subject(at) || self.has_nameless_subject(at);
        if of_state || self.is_of_feminine_noun(at) || nameless {
            return Vec::new();
        }
        let listed = || match rule {
            "sign" | "discuss" => self.subjects_listed(at),
            "meet" => self.each_met(at),
            _ => None,
        };
        if let Some(all) = listed() {
            return among(&all, (kind, rule, false));
        }
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
        let himself = self.has_pronoun_subject(at);
        if let Some(host) = next.filter(|_| !other && !himself)
            && let Some(pairs) = self.of_subject_behind(at, host, (kind, rule))
        {
            return pairs;
        }
        self.of_told_subject(at, (kind, rule), (next, other))
    }

    /// The guests of a host told before the verb; the party `next` to it may be the subject of
    /// another verb.
    fn of_told_subject(
        &self,
        at: usize,
        (kind, rule): (MeetingKind, &'static str),
        (next, other): (Option<&'r Mentioned>, bool),
    ) -> Vec<Pair<'r>> {
        let told = if other { self.before.topic } else { self.told_before(at) };
        let topic = self.before.topic.filter(|_| self.has_pronoun_subject(at));
        let told = told.or(topic);
        // `وقعت X اتفاقية`: with whom is not told.
        let before = self.last_before(at).is_some() || kind != MeetingKind::Signed;
        let told = told.filter(|_| before && (rule != "summon" || self.subject.is_some()));
        // `الاتفاق الذي وقعه X`: one who signs it.
        let relative = at > self.words.start && self.is(at - 1, Encounter::Relative);
        let signer = next.is_some_and(|party| party.words.start == at + 1);
        if kind == MeetingKind::Signed && relative && signer {
            return Vec::new();
        }
        // `كما استقبل النائب عددا من المصابين`: whom he met is no party.
        let others = next.is_some_and(|party| self.meets_others(at, party));
        let Some(host) = told.filter(|_| !others) else { return Vec::new() };
        // `التقى الوفد الأمريكي الرئيس X`: no delegation is that of a president.
        let person = host.person.map(|person| &self.story().people[person]);
        let rules = person.is_some_and(|person| person.class == Some(RoleClass::HeadOfState));
        if rules && self.is(at + 1, Encounter::Delegation) {
            return Vec::new();
        }
        let guests = self.objects(at + 1, host);
        let of_object =
            |guest: &&Mentioned| other && self.has(at + 1..guest.words.start, Encounter::Relative);
        // `استقبل المعيدين الذين شكروا Y`: Y is of the clause.
        if guests.first().is_some_and(of_object) {
            return Vec::new();
        }
        Pair::each(host, guests, (kind, rule, true))
    }

    /// `استُقبل من قبل X، اليوم، Y`: a passive, and whoever does it stands first.
    fn by_agent(
        &self,
        at: usize,
        (kind, rule): (MeetingKind, &'static str),
    ) -> Option<Vec<Pair<'r>>> {
        let host = self.parties_after(at).next().filter(|_| self.has_agent(at + 1..at + 3))?;
        let guests = self.objects(host.words.end, host);
        (host.words.start == at + 3 && !guests.is_empty())
            .then(|| Pair::each(host, guests, (kind, rule, false)))
    }

    /// `تستقبل مصر X وY`: the state receives, and none of its guests another.
    fn is_of_state(&self, at: usize) -> bool {
        let state = at + 1;
        self.reading.runs_on(state)
            && self.names_state(state)
            && !self.parties.iter().any(|party| party.words.contains(&state))
    }

    /// `مصر`, `القاهرة`; not `المصري`, `بمصر`.
    fn names_state(&self, at: usize) -> bool {
        let state = countries::at(self.reading, &self.story().found[self.number], at);
        state.filter(|state| state.via != Via::Demonym).is_some_and(|state| {
            let form = &self.reading.forms[state.form];
            form.words.start == at && form.peel == Peel::default()
        })
    }

    /// VERB HOST GUEST; none if the party behind the verb is no host.
    fn of_subject_behind(
        &self,
        at: usize,
        host: &'r Mentioned,
        (kind, rule): (MeetingKind, &'static str),
    ) -> Option<Vec<Pair<'r>>> {
        let guests = self.objects(host.words.end, host);
        // `مع Z الذي سيلتقي X وY`: whom the clause is about is no party.
        let relative = at > self.words.start && self.is(at - 1, Encounter::Relative);
        let antecedent = relative && kind != MeetingKind::Signed;
        if antecedent && guests.first().is_some_and(|guest| self.begins_with_and(guest)) {
            return Some(Vec::new());
        }
        let agent = |guest: &&Mentioned| self.has_agent(host.words.end..guest.words.start);
        if guests.first().is_some_and(agent) {
            // A passive: `استُقبل X من قبل Y`.
            let pair = |agent| Pair { host: agent, guest: host, kind, rule, inferred: false };
            return Some(guests.into_iter().map(pair).collect());
        }
        if kind != MeetingKind::Signed && self.is_list_of_guests(at, host, &guests) {
            return None;
        }
        let led =
            |first: &&Mentioned| self.has(host.words.end..first.words.start, Encounter::Leads);
        if let Some(leader) = guests.first().copied().filter(led)
            && host.is_delegation()
        {
            // `زار وفد برلماني بقيادة X Y`: its leader is the subject.
            let alone = guests.len() == 1;
            return alone.then(|| self.of_subject_behind(at, leader, (kind, rule))).flatten();
        }
        if let Some(subject) = self.subject_of_joint_objects(at, host, &guests) {
            let objects = [vec![host], guests].concat();
            return Some(Pair::each(subject, objects, (kind, rule, true)));
        }
        if self.has_joint_objects(at, host, &guests) {
            return Some(Vec::new());
        }
        let gathered = matches!(rule, "meet" | "discuss" | "sign");
        let fellows = || self.fellows_gathered(at, host, (&guests, kind, rule));
        if let Some(pairs) = gathered.then(fellows).flatten() {
            return Some(pairs);
        }
        // `اجتمع وزراء دفاع فرنسا X وألمانيا Y وبولندا Z`: holders of one office.
        let held = |party: &Mentioned| {
            let office = party.office.as_ref();
            office.filter(|o| o.number == Number::Plural).map(|o| o.words.start)
        };
        let one = held(host).is_some() && guests.iter().all(|guest| held(guest) == held(host));
        if rule == "meet" && one {
            let all = [vec![host], guests].concat();
            return Some(among(&all, (kind, rule, false)));
        }
        if kind == MeetingKind::Received && guests.first().is_some_and(|g| self.is_joint(host, g)) {
            return Some(self.joint_hosts(host, guests, (kind, rule)));
        }
        // `سيلتقي الأمير بشباب`: whom he meets is no party.
        let bare = host.office.as_ref().is_some_and(|office| office.bare && office.definite);
        let subject = bare && host.name.is_none() && host.words.start == at + 1;
        (subject || !guests.is_empty())
            .then(|| Pair::each(self.settled(host), guests, (kind, rule, false)))
    }

    fn meets_others(&self, at: usize, subject: &Mentioned) -> bool {
        let end = self.words.end.min(subject.words.end + NEAR);
        let behind = subject.words.start == at + 1;
        // `استقبل الرئيس رؤساء الوفود`: holders of an office whom nothing tells apart.
        let next = subject.words.end;
        let many = self.words.contains(&next)
            && self.reading.runs_on(next)
            && self.reading.head(next).is_some_and(|head| head.number == Number::Plural);
        // `التقى X، واستعرضا عددا من القضايا`: the object of another verb.
        let verb = |index: &usize| self.reading.kind_behind_clitics(*index).0.is(WordKind::VERB);
        behind
            && (many
                || (subject.words.end..end).take_while(|index| !verb(index)).any(|index| {
                    let word = self.reading.folded(index);
                    matches!(word, "عددا" | "وفدا" | "جمعا" | "جموعا" | "مجموعه")
                }))
    }

    /// `كما استقبل X وY`, `واستقبل X، ثم Y`: after a meeting told before, all are its
    /// host's guests.
    fn is_list_of_guests(&self, at: usize, first: &Mentioned, more: &[&Mentioned]) -> bool {
        let mut end = first.words.end;
        let listed = more.iter().all(|party| {
            let between = end..party.words.start.max(end);
            end = party.words.end;
            let follows =
                |index: usize| self.is(index, Encounter::And) || self.reading.folded(index) == "ثم";
            self.begins_with_and(party) || between.into_iter().any(follows)
        });
        let told = self.told_before(at).is_some_and(|host| host.person != first.person);
        // `التقى الرئيسان الروسي X والسوري Y`: one another.
        let one = first.office.as_ref().is_none_or(|o| o.number == Number::Singular);
        let next = (at + 1..first.words.start).all(|index| self.reading.in_date(index));
        one && listed && !more.is_empty() && told && next
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
        // `وفد التقى أعضاؤه Y`: the delegation.
        if matches!(self.reading.folded(at + 1), "اعضاؤه" | "افراده") {
            let group = self.last_before(at).or(self.before.topic);
            let host = group.filter(|group| group.is_delegation())?;
            return Some(Pair::each(host, self.objects(at + 2, host), (kind, rule, true)));
        }
        // `زيارة التقى خلالها X`: the subject is told before.
        let earlier = self.tells_during(at + 1);
        let topic = || self.before.topic.filter(|_| self.last_before(at).is_none());
        if let Some(host) = self.told_before(at).or_else(topic).filter(|_| earlier) {
            let first = self.parties.first().copied().filter(|party| party.words.end <= at);
            // `استقبل Z X، الذي أجرى زيارة التقى خلالها Y`: of whom the clause is.
            let last = self.last_before(at);
            let antecedent = last.filter(|last| self.is(last.words.end, Encounter::Relative));
            let host = antecedent.or(self.subject).or(first).unwrap_or(host);
            return Some(Pair::each(host, self.objects(at + 2, host), (kind, rule, true)));
        }
        None
    }

    /// `زار Z بيروت حيث التقى X وY`: what needs an object has two, and a subject told
    /// before.
    fn subject_of_joint_objects(
        &self,
        at: usize,
        first: &Mentioned,
        others: &[&Mentioned],
    ) -> Option<&'r Mentioned> {
        let verb = self.reading.folded(at);
        let transitive = verb.contains("لتق") || verb.contains("قابل");
        let before = at.checked_sub(1).filter(|before| self.words.contains(before))?;
        let goes_on = self.reading.folded(before) == "حيث"
            || verb.starts_with('و') && !self.is_whole(at) && at - self.words.start > 2;
        let joint = others.first().is_some_and(|other| self.is_joint(first, other));
        self.told_before(at).filter(|_| transitive && goes_on && joint)
    }

    /// `استقبل X وY`: both are hosts.
    pub(super) fn is_joint(&self, host: &Mentioned, guest: &Mentioned) -> bool {
        let end = end_with_prayer(self.reading, host);
        let between = end..guest.words.start.max(end);
        between.is_empty() && self.begins_with_and(guest) || self.is_titled_with_and(between)
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

    /// `رئيسا مصر وفرنسا يبحثان`, `X وY التقيا`: the subjects met each other.
    fn subjects_together(
        &self,
        at: usize,
        last: &'r Mentioned,
        (kind, rule): (MeetingKind, &'static str),
    ) -> Vec<Pair<'r>> {
        let met = matches!(kind, MeetingKind::Met | MeetingKind::Signed);
        let verb = self.reading.folded(at);
        let all = self.coordinated(last);
        let plural = verb.ends_with("ون") || verb.ends_with("وا");
        // `رؤساء البلدان الثلاثة سيجتمعون`: nobody is named.
        let many = plural && all.iter().any(|party| party.name.is_some());
        let dual = !plural && (verb.ends_with("ان") || verb.ends_with('ا'));
        let from = if dual { all.len().saturating_sub(2) } else { 0 };
        match met && (many || dual) && all.len() > 1 {
            true => among(&all[from..], (kind, rule, false)),
            false => Vec::new(),
        }
    }

    /// `بحث X مع Y`, `بحث X وY`; `بحث عن` is a search.
    pub(super) fn discussion(&self, at: usize) -> Vec<Pair<'r>> {
        // `تم عرض الوثيقة على X`: a noun.
        let done = at > self.words.start
            && matches!(self.reading.folded(at - 1).trim_start_matches('و'), "تم" | "يتم" | "سيتم");
        // `وعرض معها التطورات`: whoever was told before.
        let behind = self.reading.folded(at + 1);
        let told = matches!(behind, "معه" | "معها" | "معهما" | "معهم" | "واياه" | "واياها");
        if done || told || self.is(at + 1, Encounter::Search) {
            return Vec::new();
        }
        // `لافتة إلى أنهما بحثا`.
        let both = self.reading.folded(at - usize::from(at > self.words.start)).ends_with("نهما");
        if let Some(two) = self.the_two_before(at).filter(|_| both) {
            return among(&two, (MeetingKind::Met, "discuss", true));
        }
        // `وسيبحث الوزيران`: the two of the sentence before.
        if self.tells_of_the_two(at) && self.last_before(at).is_none() {
            return self.verb(at, MeetingKind::Met, "discuss");
        }
        let from = at.saturating_sub(4).max(self.words.start);
        let called = self.is(at, Encounter::Hold) && self.has(from..at, Encounter::Call);
        let kind = if called { MeetingKind::Called } else { MeetingKind::Met };
        let pairs = self.verb(at, kind, "discuss");
        let together = |pair: &Pair| {
            let between = at + 1..pair.guest.words.start.max(at + 1);
            // `سيتحدث في المنتدى X وY`: before others.
            let talked = self.reading.folded(at).contains("تحدث");
            let coordinated = pair.host.words.start > at
                && !talked
                && end_with_prayer(self.reading, pair.host) == pair.guest.words.start
                && self.begins_with_and(pair.guest)
                && !self.is(pair.guest.words.end, Encounter::With);
            let with = between.clone().find(|index| self.is(*index, Encounter::With));
            let both = pair.guest.words.end <= at && pair.host.words.end <= at;
            // A headline's `X يبحث وY الوضع`.
            let next = pair.host.words.end <= at
                && pair.guest.words.start <= at + 2
                && self.begins_with_and(pair.guest);
            // `اتصال أجراه X بY`, `اتصال تلقاه X من Y`.
            let talks = called || self.has(from..at, Encounter::Talks);
            let held = talks
                && self.is(at, Encounter::Hold)
                && pair.host.words.start > at
                && self.is_linked(pair.host.words.end - 1, pair.guest);
            // `تحدث X إلى Y`.
            let spoken = talked
                && pair.host.words.start != pair.guest.words.start
                && self.is(pair.guest.words.start.saturating_sub(1), Encounter::To);
            // `ترأس X في جدة، وY، الاجتماع`.
            let chairs = self.reading.folded(at).trim_start_matches('و').ends_with("تراس")
                && self.begins_with_and(pair.guest)
                && pair.host.words.start > at
                && pair.guest.words.start.saturating_sub(pair.host.words.end) <= 3;
            with.is_some()
                || coordinated
                || next
                || held
                || spoken
                || chairs
                || (both && !pair.inferred)
        };
        pairs.into_iter().filter(together).collect()
    }

    /// The party that ends just before a verb: a headline's subject, or one that
    /// only an adverb parts from it.
    pub(super) fn subject_before(&self, at: usize) -> Option<&'r Mentioned> {
        let last = self.last_before(at)?;
        if self.is_governed(last) {
            return None;
        }
        // `X كان قد استقبل Y`.
        let verb = if self.is_in_the_past(at) && last.words.end + 2 <= at { at - 2 } else { at };
        let near = verb - last.words.end <= 2;
        let clear = (last.words.end + 1..=at).all(|index| self.reading.runs_on(index));
        let part = (last.words.end..verb).all(|index| {
            !self.reading.kind(index).is(WordKind::VERB)
                && (!self.is_particle(index) || self.is(index, Encounter::Skip))
        });
        let joined = self.reading.folded(at).starts_with('و') && !self.is_whole(at)
            || matches!(self.reading.folded(at - 1), "وقد" | "ولقد");
        let told = near && part || self.is_first_to(last.words.end..at);
        (told && clear && !joined).then_some(last)
    }

    /// `إن الوزير X، الذي يزور تونس، التقى Y`: the party that a clause between commas
    /// parts from its verb.
    pub(super) fn subject_of_clause_before(&self, at: usize) -> Option<&'r Mentioned> {
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

    /// Whether a trigger begins with a `و` of its own (`وقع`, `ودع`).
    pub(super) fn is_whole(&self, at: usize) -> bool {
        self.reading.kind(at).is(WordKind::VERB)
    }

    /// `X مستقبلا Y`, `X مصافحا Y`: the words under a picture.
    pub(super) fn beside(&self, at: usize) -> Vec<Pair<'r>> {
        let guest = self.parties_after(at).next().filter(|party| party.words.start == at + 1);
        let (Some(host), Some(guest)) = (self.subject_before(at), guest) else {
            return Vec::new();
        };
        let (kind, rule) = match self.reading.folded(at).starts_with("مستقبل") {
            true => (MeetingKind::Received, "receive"),
            false => (MeetingKind::Met, "meet"),
        };
        Pair::each(host, self.guests(guest.words.start, Some(host)), (kind, rule, false))
    }
}
