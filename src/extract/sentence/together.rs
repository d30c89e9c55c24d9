//! Finds the meetings of two whom a sentence names as one: `أجرى X وY محادثات`,
//! `X وY خلال لقائهما`, `لقاء X مع Y`.

use super::{FAR, NEAR, Pair, Sentence};
use crate::extract::meetings::side;
use crate::extract::party::{Mentioned, Reference, end_with_prayer};
use crate::model::{CountryCode, MeetingKind, RoleClass};
use crate::names::{Encounter, Number, WordKind};

/// Most of those who meet as one; more are a conference.
pub(super) const TOGETHER: usize = 4;

/// Each of several parties with each other one.
pub(super) fn among<'r>(
    parties: &[&'r Mentioned],
    (kind, rule, inferred): (MeetingKind, &'static str, bool),
) -> Vec<Pair<'r>> {
    let pairs = parties.iter().enumerate();
    pairs
        .flat_map(|(place, host)| parties[place + 1..].iter().map(move |guest| (*host, *guest)))
        .map(|(host, guest)| Pair { host, guest, kind, rule, inferred })
        .collect()
}

/// `وزيري الخارجية الروسي X والأمريكي Y`: the two hold one dual office.
fn holds_with(one: &Mentioned, other: &Mentioned) -> bool {
    let number = |mention: &Mentioned| mention.office.as_ref().map(|office| office.number);
    number(one) == Some(Number::Dual) && number(other) == Some(Number::Dual)
}

impl<'r> Sentence<'_, 'r, '_> {
    /// Both parties of a noun whose words name no other: subjects of the verb that
    /// holds it, or those that a dual pronoun stands for.
    pub(super) fn both(&self, at: usize, kind: MeetingKind, rule: &'static str) -> Vec<Pair<'r>> {
        let held = || self.holders(at).or_else(|| self.before_the_press(at));
        if let Some(held) = held().or_else(|| self.agreed(at, kind)) {
            return among(&held, (kind, rule, false));
        }
        // `قال المتحدث باسم X: حصل لقاء بينهما`: not of X with the spokesperson.
        let speaks = |party: &&Mentioned| party.class() == Some(RoleClass::Spokesperson);
        let two = self.the_two_before(at).filter(|_| self.is_of_two(at));
        let two = two.filter(|two| !two.iter().any(speaks));
        // `ويعقد الرئيسان جلسة مباحثات`.
        let verb = at.checked_sub(2).filter(|verb| self.words.contains(verb));
        let holding =
            || verb.filter(|verb| self.begins_talks(*verb) && self.last_before(at).is_none());
        // `وفي مكالمة هاتفية اعتبر الزعيمان`.
        let called = || (at + 1..at + 4).find_map(|near| self.dual_beside(near));
        let dual = || match kind {
            MeetingKind::Called if self.last_before(at).is_none() => called(),
            _ => self.dual_beside(holding()?),
        };
        let two = two.or_else(|| self.the_two_told(dual()?));
        two.map_or_else(Vec::new, |two| among(&two, (kind, rule, true)))
    }

    /// `X وY خلال لقائهما Z`: each of the two met the third.
    pub(super) fn of_both_with(
        &self,
        at: usize,
        (kind, rule): (MeetingKind, &'static str),
    ) -> Vec<Pair<'r>> {
        // `في لقاء جمعهما أمس بZ`.
        let joined = (at + 1..self.words.end.min(at + 4)).find(|index| {
            matches!(self.reading.folded(*index), "جمعهما" | "جمعتهما" | "يجمعهما" | "ضمهما")
        });
        if !(joined.is_some() || self.reading.folded(at).ends_with("هما")) {
            return Vec::new();
        }
        let third = self.parties_after(at).next().filter(|party| {
            if let Some(joined) = joined {
                let linked = self.is_linked(joined, party) && !self.begins_with_and(party);
                return linked && party.words.start - joined <= NEAR;
            }
            let behind = party.words.start == at + 1 && self.reading.runs_on(at + 1);
            let with = party.words.start == at + 2 && self.is(at + 1, Encounter::With);
            (behind || with) && !self.begins_with_and(party)
        });
        let (Some(third), Some(two)) = (third, self.the_two_before(at)) else {
            return Vec::new();
        };
        let guests = self.guests(third.words.start, None);
        let pairs = two.into_iter().flat_map(|host| guests.iter().map(move |guest| (host, *guest)));
        pairs.map(|(host, guest)| Pair { host, guest, kind, rule, inferred: true }).collect()
    }

    /// `أجرى X وY لقاء`, `X وY يجريان محادثات`, `عقد X وY وZ اجتماعا`.
    fn holders(&self, at: usize) -> Option<Vec<&'r Mentioned>> {
        let last = self.last_before(at)?;
        let from = at.saturating_sub(3).max(self.words.start);
        let near = (from..at).rev().find(|index| self.is(*index, Encounter::Holds));
        let (verb, subject_first) = match near {
            Some(verb) if verb >= last.words.end => (verb, true),
            _ if at - last.words.end > 2 && !self.is_adverbial(last.words.end..at) => return None,
            _ => {
                let first = *self.coordinated(last).first()?;
                let each = self.each_before(first).unwrap_or(first.words.start);
                let verb = each.checked_sub(1)?;
                let holds = self.begins_talks(verb) || self.chairs(verb);
                (holds && self.words.contains(&verb)).then_some((verb, false))?
            }
        };
        let word = self.reading.folded(verb);
        let dual = word.ends_with("ان") || word.ends_with("ون") || word.ends_with('ا');
        let close = !subject_first || (dual && verb - last.words.end <= 2);
        let all = self.coordinated(last);
        (close && all.len() > 1).then_some(all)
    }

    /// `ترأس X اجتماعا`.
    fn chairs(&self, verb: usize) -> bool {
        let word = self.reading.folded(verb).trim_start_matches('و');
        matches!(word, "تراس" | "تراست" | "يتراس" | "تتراس")
    }

    /// `وقع على المذكرة كل من X وY`: all who are listed are subjects of the verb.
    pub(super) fn subjects_listed(&self, at: usize) -> Option<Vec<&'r Mentioned>> {
        let first = self.parties_after(at).next().filter(|p| p.words.start - at <= NEAR)?;
        let each = self.each_before(first).filter(|each| *each > at)?;
        let listed = self.subject_before(at).is_none();
        let mut all = self.guests(each, None);
        all.truncate(TOGETHER);
        (listed && all.len() > 1).then_some(all)
    }

    /// `كل من X`, `كلا من X`: where the words begin that stand so before a party.
    fn each_before(&self, first: &Mentioned) -> Option<usize> {
        let each = first.words.start.checked_sub(2).filter(|each| self.words.contains(each))?;
        let kull = matches!(self.reading.folded(each), "كل" | "كلا");
        (kull && self.reading.folded(each + 1) == "من").then_some(each)
    }

    /// `اجتمع كل من X وY`, `سيلتقي كل من X وY`: they met one another. In `كما التقى كل من X وY`,
    /// after a meeting told before, its host met each.
    pub(super) fn each_met(&self, at: usize) -> Option<Vec<&'r Mentioned>> {
        let subject = self.words.contains(&(at + 1)) && self.reading.folded(at + 1) == "كل";
        let others = self.reading.folded(at).contains("جتمع");
        let all = self.subjects_listed(at).filter(|_| subject)?;
        let with = all.last().is_some_and(|last| self.is(last.words.end, Encounter::With));
        (!with && (others || self.told_before(at).is_none())).then_some(all)
    }

    /// `X ونظيره Y في مؤتمر صحفي مشترك`: two of different states before the press.
    fn before_the_press(&self, at: usize) -> Option<Vec<&'r Mentioned>> {
        let last = self.last_before(at).filter(|last| at - last.words.end <= 2)?;
        let end = self.words.end.min(at + 4);
        let joint = (at + 1..end).any(|index| self.reading.folded(index).ends_with("مشترك"));
        let all = self.coordinated(last);
        (joint && self.is_conference(at) == Some(true) && all.len() > 1).then_some(all)
    }

    /// `اتفق X وY خلال اتصال هاتفي`, `توصل X وY في ختام مباحثات`: they held it with one
    /// another.
    fn agreed(&self, at: usize, kind: MeetingKind) -> Option<Vec<&'r Mentioned>> {
        let last = self.last_before(at).filter(|last| at - last.words.end <= 3)?;
        let all = self.coordinated(last);
        let verb = all.first()?.words.start.checked_sub(1).filter(|at| self.words.contains(at))?;
        // `خطة اتفق عليها X وY أثناء محادثات`.
        let upon = matches!(self.reading.folded(verb), "عليها" | "عليه" | "عليهما");
        let verb = verb.saturating_sub(usize::from(upon)).max(self.words.start);
        let agree = self.is(verb, Encounter::Agree)
            || kind == MeetingKind::Called && self.reading.kind(verb).is(WordKind::VERB);
        let amid = at > self.words.start
            && matches!(
                self.reading.folded(at - 1),
                "في" | "خلال" | "ختام" | "بعد" | "عقب" | "اثر" | "عبر" | "اعقاب" | "اثناء"
            );
        let own = self.reading.folded(at).starts_with("ال");
        (agree && amid && !own && all.len() > 1).then_some(all)
    }

    /// A party and those before it that `و` joins to one another, in order.
    pub(super) fn coordinated(&self, last: &'r Mentioned) -> Vec<&'r Mentioned> {
        let mut all = vec![last];
        while let Some(before) = self.coordinated_before(all[0]).filter(|_| all.len() < TOGETHER) {
            all.insert(0, before);
        }
        all
    }

    /// The party right before another that `و` joins to it.
    pub(super) fn coordinated_before(&self, last: &Mentioned) -> Option<&'r Mentioned> {
        let place = self.parties.iter().position(|party| std::ptr::eq(*party, last))?;
        let first = self.parties[place.checked_sub(1)?];
        let end = end_with_prayer(self.reading, first);
        let between = end..last.words.start.max(end);
        let same = first.words == last.words;
        let joined = between.len() <= 2 && self.is_coordinated(last, &between);
        (same || joined).then_some(first)
    }

    /// `لقائهما`, `لقاء جمع بينهما`.
    fn is_of_two(&self, at: usize) -> bool {
        let two = |index: usize| {
            let word = self.reading.folded(index);
            word.ends_with("بينهما") || word.ends_with("جمعهما") || word.ends_with("جمعتهما")
        };
        let end = self.words.end.min(at + 5);
        // `رحب X بضيفه Y، وعقدا اجتماعا`.
        let last = self.last_before(at).map_or(self.words.start, |last| last.words.end);
        let dual = (at.saturating_sub(4).max(last)..at).any(|verb| {
            let word = self.reading.folded(verb).trim_start_matches('و');
            word == "عقدا" || self.is(verb, Encounter::Holds) && word.ends_with('ا')
        });
        dual || self.reading.folded(at).ends_with("هما") || (at + 1..end).any(two)
    }

    /// `والتقى الاثنان في جنيف`, `الرجلان سيلتقيان`: the two told before.
    pub(super) fn tells_of_the_two(&self, at: usize) -> bool {
        let other = self.parties_after(at).next().is_some_and(|party| {
            party.words.start - at <= NEAR && !self.is_parted(&(at + 1..party.words.start))
        });
        self.dual_beside(at).is_some() && !other
    }

    /// The dual right behind or before a word.
    pub(super) fn dual_beside(&self, at: usize) -> Option<usize> {
        let two = |index: &usize| {
            self.words.contains(index)
                && matches!(
                    self.reading.folded(*index).trim_start_matches('و'),
                    "الاثنان"
                        | "الرجلان"
                        | "الزعيمان"
                        | "الرئيسان"
                        | "الوزيران"
                        | "الطرفان"
                )
                && !self.parties.iter().any(|party| party.words.contains(index))
        };
        [Some(at + 1), at.checked_sub(1)].into_iter().flatten().find(two)
    }

    /// The only two parties before a word, or the last two if `و` joins them.
    pub(super) fn the_two_before(&self, at: usize) -> Option<[&'r Mentioned; 2]> {
        let before = || self.parties.iter().copied().filter(|party| party.words.end <= at);
        let last = before().next_back()?;
        if let Some(first) = self.coordinated_before(last) {
            return Some([first, last]);
        }
        let known = |party: &Mentioned| side(self.story(), party);
        let other = before().find(|party| known(party) != known(last))?;
        before()
            .all(|party| known(party) == known(last) || known(party) == known(other))
            .then_some([other, last])
    }

    /// `لقاء X مع Y`, `استقبال X لـY`: the host is the genitive of the noun.
    pub(super) fn genitive_host(
        &self,
        at: usize,
        kind: MeetingKind,
        rule: &'static str,
    ) -> Vec<Pair<'r>> {
        let mut after = self.parties_after(at);
        let (Some(host), Some(next)) = (after.next(), after.next()) else { return Vec::new() };
        let between = host.words.end..next.words.start.max(host.words.end);
        let definite = self.reading.folded(at).trim_start_matches('و').starts_with("ال");
        let adjacent = host.words.start == at + 1
            && self.reading.runs_on(at + 1)
            && !definite
            && !self.is_behind_preposition(host);
        // `استقبال X، السفير Y`, `لقاء X السفير Y`: what the noun takes needs no preposition.
        let before = self.word_before(at, 1);
        let word = self.reading.folded(at);
        let meets = matches!(word, "لقاء" | "مقابله")
            && self.reading.runs_on(next.words.start)
            && !self.has(between.clone(), Encounter::That);
        let taken = (word.ends_with("استقبال") || meets)
            && matches!(before, "خلال" | "لدي" | "عقب" | "بعد" | "اثناء" | "عند" | "قبل")
            && !self.begins_with_and(next)
            && !self.is_genitive(between.clone());
        let with = taken
            || self.is_behind_preposition(next) && !self.begins_with_and(next)
            || next.words.start > host.words.end && self.is_behind_with(next);
        if adjacent && self.is_mutual(at, host, next) {
            return vec![Pair { host, guest: next, kind, rule, inferred: false }];
        }
        if !adjacent || !with || between.len() > NEAR || self.is_parted(&between) {
            return Vec::new();
        }
        Pair::each(host, self.guests(next.words.start, Some(host)), (kind, rule, false))
    }

    /// `عقد Z اجتماعا ضم X وY`: of whoever holds it with each.
    pub(super) fn gathered_by_holder(
        &self,
        at: usize,
        first: &'r Mentioned,
        (kind, rule): (MeetingKind, &'static str),
    ) -> Option<Vec<Pair<'r>>> {
        let gathers = (at + 1..first.words.start)
            .any(|index| matches!(self.reading.folded(index), "ضم" | "يضم" | "ضمت" | "تضم"));
        let chair = || {
            let party = self.last_before(at)?;
            let between = party.words.end..at;
            // `ترأس X الاثنين في بعبدا اجتماعا ضم Y`.
            let near = between.len() <= 2 || between.len() <= NEAR && self.is_adverbial(between);
            let party = Some(party).filter(|_| near)?;
            let verb = party.words.start.checked_sub(1).filter(|v| self.words.contains(v))?;
            let heads = matches!(self.reading.folded(verb).trim_start_matches('و'), "راس" | "راست");
            (heads || self.chairs(verb)).then_some(party)
        };
        let holder = self.subject_of_holding(at).or_else(chair).filter(|_| gathers)?;
        let holder = (holder.words.end <= at).then(|| self.settled(holder))?;
        let guests = self.guests(first.words.start, Some(holder));
        (!guests.is_empty()).then(|| Pair::each(holder, guests, (kind, rule, false)))
    }

    /// `مباحثات برئاسة X ونظيره Y`: those who lead talks together hold them.
    pub(super) fn led_by_both(
        &self,
        at: usize,
        first: &'r Mentioned,
        (kind, rule): (MeetingKind, &'static str),
    ) -> Option<Pair<'r>> {
        let leads = self.is(first.words.start - 1, Encounter::Leads);
        let guest = self.parties_after(first.words.start).next().filter(|next| {
            next.words.start == first.words.end
                && self.begins_with_and(next)
                && (next.reference == Reference::Counterpart || holds_with(first, next))
        })?;
        let near = first.words.start - at <= NEAR;
        (leads && near).then_some(Pair { host: first, guest, kind, rule, inferred: false })
    }

    /// `مباحثات X وY`: they held them with one another; in `قال Z بعد لقاء X وY` it is Z
    /// who met both.
    fn is_mutual(&self, at: usize, host: &Mentioned, next: &Mentioned) -> bool {
        let word = self.reading.folded(at).trim_start_matches('و');
        let word = word.strip_prefix(['ل', 'ب']).filter(|word| *word != "قاء").unwrap_or(word);
        let talks = matches!(word, "مباحثات" | "محادثات" | "مشاورات" | "قمه" | "مفاوضات");
        let meeting = matches!(word, "لقاء" | "اجتماع") && self.last_before(at).is_none();
        // `لقاء بوتين - الأسد`, `لقاء رئيسي مصر والسودان`.
        let dashed = next.words.start == host.words.end && self.is_dashed(next);
        let same = next.words == host.words && self.tells_states(next);
        let behind = next.words.start == host.words.end && self.begins_with_and(next);
        let joined = behind || dashed || same;
        let third = self.parties_after(next.words.start).next().is_some_and(|party| {
            let between = next.words.end..party.words.start.max(next.words.end);
            self.has(between.clone(), Encounter::With)
                || between.len() <= 2 && self.is_coordinated(party, &between)
                || between.is_empty() && self.is_behind_preposition(party)
        });
        (talks || meeting || dashed || holds_with(host, next))
            && joined
            && !third
            && !self.is(next.words.end, Encounter::With)
    }

    /// `رئيسي مصر والسودان`: an office of several whose words name the states; not `رئيسي
    /// البلدين`.
    pub(super) fn tells_states(&self, party: &Mentioned) -> bool {
        party.words.clone().any(|at| self.reading.has_state(at))
    }

    /// `اجتمع وزراء خارجية مصر والأردن`, `يجتمع X وY وZ`: those who gather meet one another, or
    /// each of them whoever stands behind `مع`.
    pub(super) fn fellows_gathered(
        &self,
        at: usize,
        host: &'r Mentioned,
        (guests, kind, rule): (&[&'r Mentioned], MeetingKind, &'static str),
    ) -> Option<Vec<Pair<'r>>> {
        let joint = guests.first().is_some_and(|guest| self.is_joint(host, guest));
        let each = self.joined_with(&[&[host], guests].concat(), (kind, rule));
        if joint && !each.is_empty() {
            return Some(each);
        }
        if kind != MeetingKind::Signed && !self.reading.folded(at).contains("جتمع") {
            return None;
        }
        let told = (kind, rule, false);
        let few = |all: &[&Mentioned]| (2..=TOGETHER).contains(&all.len());
        let fellows: Vec<_> =
            self.parties.iter().copied().filter(|party| party.words == host.words).collect();
        if few(&fellows) && self.tells_states(host) {
            let near = host.words.end..self.words.end.min(host.words.end + NEAR);
            let with = near.into_iter().find(|index| self.is(*index, Encounter::With));
            return Some(match (with, guests.first()) {
                (None, None) => among(&fellows, told),
                (Some(with), Some(first)) if first.words.start == with + 1 => {
                    let each = |host| Pair::each(host, guests.to_vec(), told);
                    fellows.into_iter().flat_map(each).collect()
                }
                _ => Vec::new(),
            });
        }
        let all = [&[host], guests].concat();
        let with = self.is(all[all.len() - 1].words.end, Encounter::With);
        (joint && few(&all) && !with).then(|| among(&all, told))
    }

    /// Only a dash stands before a party: `قمة ترامب-كيم`.
    fn is_dashed(&self, party: &Mentioned) -> bool {
        let gap = self.reading.words.gap(party.words.start).trim();
        !gap.is_empty() && gap.chars().all(|c| matches!(c, '-' | '–' | '—'))
    }

    pub(super) fn state_of(&self, party: &Mentioned) -> Option<CountryCode> {
        let person = party.person.and_then(|person| self.story().people[person].state);
        person.or_else(|| party.own_state())
    }

    /// `أكد X للسفير Y خلال استقباله له`, `أبلغ X نظيره Y في اتصال هاتفي`: both parties stand
    /// before, the one said something to the other.
    pub(super) fn with_pronoun(
        &self,
        at: usize,
        kind: MeetingKind,
        rule: &'static str,
        own: bool,
    ) -> Option<Pair<'r>> {
        let last = self.last_before(at)?;
        if let Some(guest) = self.called_behind(at, last).filter(|_| kind == MeetingKind::Called) {
            return Some(Pair { host: last, guest, kind, rule, inferred: false });
        }
        let place = self.parties.iter().position(|party| std::ptr::eq(*party, last))?;
        let first = self.parties[place.checked_sub(1)?];
        let near = at - last.words.end <= 2;
        let pronoun = matches!(self.reading.folded(at + 1), "له" | "به" | "لها" | "بها");
        // `قال X إن Y أيد خلال اجتماع مفاجئ معه`.
        let end = self.words.end.min(at + 4);
        let with = (at + 1..end).any(|i| matches!(self.reading.folded(i), "معه" | "معها"));
        let interview = self.reading.folded(at).contains("مقابل");
        let met = !own && with && kind == MeetingKind::Met && !interview;
        let both = || self.the_two_before(at).filter(|_| met);
        if let Some([host, guest]) = both() {
            return Some(Pair { host, guest, kind, rule, inferred: true });
        }
        // `X أبلغ Y`, `قال X إنه أبلغ Y`: one verb between.
        let himself = |told: usize| {
            self.is(told, Encounter::That) && self.reading.folded(told).ends_with(['ه', 'ا'])
        };
        let verb = last.words.start.checked_sub(1).is_some_and(|verb| {
            let from = first.words.end;
            self.reading.kind(verb).is(WordKind::VERB)
                && (verb == from || verb == from + 1 && himself(from))
        });
        let addressed = (verb || first.words.end == last.words.start)
            && !self.begins_with_and(last)
            && !self.is_governed(first);
        let spoken = own && pronoun && (addressed || self.is_behind_preposition(last));
        // `في اتصال مع Z`; not `في اتصال عن قلقه من الوضع`.
        let linked = (at + 1..self.words.end.min(at + 4)).any(|index| {
            let next = self.parties_after(index).next();
            (self.is(index, Encounter::With) || self.is(index, Encounter::Link))
                && next.is_some_and(|party| party.words.start - index <= 3)
        });
        let called =
            !own && kind == MeetingKind::Called && self.is_amid(at) && addressed && !linked;
        let pair = Pair { host: first, guest: last, kind, rule, inferred: true };
        // `أطلع X Y على آخر المستجدات، وذلك خلال لقائه به`.
        let tells = first.words.start.checked_sub(1).is_some_and(|at| self.is(at, Encounter::Tell));
        let later = spoken && addressed && tells && at - last.words.end <= FAR;
        (near && (spoken || called) || later).then_some(pair)
    }

    /// `القمة بينه وبين Y`, `القمة التي تجمع إلى جانبه Y وZ`.
    pub(super) fn beside_host(
        &self,
        at: usize,
        first: &'r Mentioned,
        (kind, rule): (MeetingKind, &'static str),
    ) -> Option<Vec<Pair<'r>>> {
        let own_side = |index: usize| {
            matches!(self.reading.folded(index), "بينه" | "بينها" | "جانبه" | "جانبها" | "بجانبه")
        };
        if !(at + 1..first.words.start).any(own_side) {
            return None;
        }
        let Some((host, _)) = self.host_of_noun(at, first, true) else { return Some(Vec::new()) };
        let guests = self.guests(first.words.start, Some(host));
        Some(self.with_or_among(at, host, guests, (kind, rule, true)))
    }

    /// A party with each of the others; at a meeting of three or four, each with each.
    pub(super) fn with_or_among(
        &self,
        at: usize,
        first: &'r Mentioned,
        others: Vec<&'r Mentioned>,
        told: (MeetingKind, &'static str, bool),
    ) -> Vec<Pair<'r>> {
        if self.is_of_three(at) {
            let all: Vec<_> = std::iter::once(first).chain(others).collect();
            return among(&all, told);
        }
        Pair::each(first, others, told)
    }

    /// `قمة ثلاثية`, `الاجتماع الرباعي`.
    fn is_of_three(&self, at: usize) -> bool {
        let word = self.reading.folded(at + 1);
        let many = word.trim_start_matches("ال").trim_end_matches(['ه', 'ا']);
        matches!(many, "ثلاثي" | "رباعي")
    }
}
