//! Concludes the state of an office from whoever stands beside it: the one it is coordinated
//! with, the one its words point to, the one named before it.

use super::super::countries::CountryMention;
use super::super::office;
use super::super::party::{Mentioned, comes_along, count_before};
use super::{Evidence, Others, bound};
use crate::model::{CountryCode, RoleClass, Via};
use crate::names::{Encounter, Peel, WordKind};

/// Words from a delegation to what leads it, at most.
const LED: usize = 10;

impl Evidence<'_, '_> {
    /// `عينت روما فلانا سفيرا لها`, `سحبت روما سفيرها وعينت فلانا سفيرا جديدا`: the state that
    /// gives the office; `عين الرئيس التونسي فلانا وزيرا`: that of whoever does.
    pub(super) fn appointer(&self, mention: &Mentioned, others: &Others) -> Option<CountryCode> {
        let (reading, at) = (&self.readings[mention.reading], mention.words.start);
        let office = mention.office.as_ref().filter(|_| reading.is_arabic(at))?;
        let given = !office.definite && office.peel == Peel::default() && mention.name.is_some();
        let from = reading.sentence(at).start;
        let appoints = |index: usize| {
            reading.trigger(index).is_some_and(|t| t.encounter == Encounter::Appoint)
        };
        if !given || !(from..at).any(appoints) {
            return None;
        }
        // `سحبت روما`: what the state does before.
        let does = |verb: usize| {
            let word = reading.folded(verb);
            let noun = word.starts_with("ال") || word.ends_with("ات");
            appoints(verb) || word.ends_with('ت') && !noun && reading.kind(verb) != WordKind::STOP
        };
        let subject = |found: &&CountryMention| {
            let form = &reading.forms[found.form];
            let verb = form.words.start.checked_sub(1).filter(|_| form.words.start < at);
            found.via != Via::Demonym && form.peel == Peel::default() && verb.is_some_and(does)
        };
        let place = count_before(others.mentions, (mention.reading, at));
        let mut before = others.mentions[..place].iter().rev();
        let ruler = before.find(|m| {
            m.reading == mention.reading && m.words.start > from && appoints(m.words.start - 1)
        });
        ruler.and_then(Mentioned::own_state).or_else(|| {
            self.found[mention.reading].iter().rev().find(subject).map(|found| found.code)
        })
    }

    /// `وفد تركي برئاسة نائب وزير الخارجية`, `وفد من وزارة الخارجية النرويجية بقيادة`: the state
    /// of the delegation that somebody leads.
    pub(super) fn delegation(&self, mention: &Mentioned, others: &Others) -> Option<CountryCode> {
        let (reading, at) = (&self.readings[mention.reading], mention.words.start);
        let led = self.led(mention, others)?;
        let leads = at.checked_sub(1)?;
        let told = self.found[mention.reading].iter().rev().find(|found| {
            let words = &reading.forms[found.form].words;
            words.start > led.words.start && words.end <= leads
        });
        led.own_state().or(told.map(|found| found.code))
    }

    /// The delegation right before `برئاسة` and the office of who leads it.
    fn led<'o>(&self, mention: &Mentioned, others: &'o Others) -> Option<&'o Mentioned> {
        let (reading, at) = (&self.readings[mention.reading], mention.words.start);
        let leads = at.checked_sub(1).filter(|_| reading.is_arabic(at))?;
        if reading.trigger(leads)?.encounter != Encounter::Leads || !reading.runs_on(at) {
            return None;
        }
        let place = count_before(others.mentions, (mention.reading, leads));
        let from = reading.sentence(at).start.max(at.saturating_sub(LED));
        others.mentions[..place].last().filter(|before| {
            let same = before.reading == mention.reading && before.is_delegation();
            same && before.words.start >= from && before.words.end <= leads
        })
    }

    /// `وفد من البنك الدولي برئاسة المدير الإقليمي`: who leads a delegation of a body of states.
    pub(super) fn leads_body(&self, mention: &Mentioned, others: &Others) -> bool {
        let reading = &self.readings[mention.reading];
        let body = |led: &Mentioned| {
            let mut words = led.words.start..mention.words.start;
            words
                .any(|at| reading.organisation(at).is_some_and(|(body, ..)| body.country.is_none()))
        };
        self.led(mention, others).is_some_and(body)
    }

    /// `الرئيس السوداني … ووزير الدفاع`: the state that the words give the office
    /// just before, with which this one is coordinated.
    pub(super) fn neighbour(&self, mention: &Mentioned, others: &Others) -> Option<CountryCode> {
        let reading = &self.readings[mention.reading];
        let at = mention.words.start;
        let arabic = reading.is_arabic(at);
        let conjoined = reading.folded(at).starts_with('و') && mention.letters > 0;
        // `وصل فلان برفقة وزيرة التنمية`.
        let beside = comes_along(reading, mention);
        if arabic && !conjoined && !beside {
            return None;
        }
        let mentions = others.mentions;
        let place = count_before(mentions, (mention.reading, at));
        let before = mentions[..place].last().filter(|m| m.reading == mention.reading)?;
        let between = before.words.end.min(at)..at - usize::from(beside);
        let joined = if arabic { between.is_empty() } else { bound::is_joined(reading, between) };
        let known = || others.people[before.person?].class.filter(|_| arabic);
        let abroad = before.class().or_else(known).is_none_or(RoleClass::is_abroad);
        let said = || before.office.as_ref().is_some_and(|office| !office.states.is_empty());
        // `President Reagan and Prime Minister Mulroney` lead two states.
        let lead = |m: &Mentioned| m.class().is_some_and(RoleClass::is_leader);
        let two = !arabic && lead(before) && lead(mention) && !said()
            || self.setting.told && is_told_apart(&mentions[..place], mention);
        let state = before.own_state().or_else(|| {
            let person = &others.people[before.person?];
            person.state
        });
        state.filter(|_| joined && !abroad && !two)
    }

    /// `General X met Turkish Defence Minister Y`, `استقبل وزير الدفاع X نظيره التركي Y`: of
    /// whoever meets another the state would be said, too, if it were the same; nobody before
    /// was of it.
    pub(super) fn is_set_apart(
        &self,
        mention: &Mentioned,
        state: CountryCode,
        others: &Others,
    ) -> bool {
        let said = |other: &Mentioned| {
            let office = other.office.as_ref();
            office.is_some_and(|office| office.states.first() == Some(&state))
        };
        let reading = &self.readings[mention.reading];
        let (number, words) = (mention.reading, &mention.words);
        let place = count_before(others.mentions, (number, words.start));
        let end = reading.sentence(words.start).end;
        let behind = others.mentions[place..].iter().skip(1);
        let mut behind = behind.take_while(|m| m.reading == number && m.words.start < end);
        let Some(next) = behind.find(|other| other.office.is_some()) else { return false };
        let between = words.end..next.words.start.max(words.end);
        let mut verbs = words.start.checked_sub(1).into_iter().chain(between.clone());
        let meets = |at: usize| reading.trigger(at).is_some_and(|t| t.encounter.is_meeting());
        let joined = next.letters > 0 && reading.folded(next.words.start).starts_with('و')
            || between.into_iter().any(|at| matches!(reading.folded(at), "and" | "that"));
        said(next) && verbs.any(meets) && !joined && !others.mentions[..place].iter().any(said)
    }

    /// `الجيش الإسرائيلي … الناطق باسمه`, `الرئيس الأميركي مبعوثه الخاص`: of whoever is named
    /// last before in the sentence, whom the words point to.
    pub(super) fn owner(&self, mention: &Mentioned, others: &Others) -> Option<CountryCode> {
        let reading = &self.readings[mention.reading];
        let at = mention.words.start;
        let office = mention.office.as_ref().filter(|_| reading.is_arabic(at))?;
        let serves = matches!(reading.folded(office.words.end - 1), "باسمه" | "باسمها" | "باسمهم");
        if !serves && !office::is_of_another(reading, office.words.start) {
            return None;
        }
        let start = reading.sentence(at).start;
        let mentions = others.mentions;
        let place = count_before(mentions, (mention.reading, at));
        let person = |m: &Mentioned| others.people[m.person?].state;
        let before = mentions[..place].iter().rev();
        let before = before.take_while(|m| m.reading == mention.reading && m.words.start >= start);
        let mut before = before.filter_map(|m| m.own_state().or_else(|| person(m)));
        let body = || {
            let found = &self.found[mention.reading];
            let behind = found.partition_point(|f| reading.forms[f.form].words.start < at);
            let body = |f: &&CountryMention| {
                let before = reading.forms[f.form].words.start.checked_sub(1);
                let body = WordKind::TAIL.or(WordKind::ORGANISATION);
                let feminine = f.nisba.is_some_and(|nisba| nisba.feminine);
                f.nisba.is_some()
                    && (!serves || feminine == reading.folded(office.words.end - 1).ends_with("ها"))
                    && before.is_some_and(|at| reading.kind_behind_clitics(at).0.is(body))
            };
            let near = found[..behind].iter().rev().find(body)?;
            (reading.forms[near.form].words.start >= start).then_some(near.code)
        };
        // `استقبل X السفير الفلاني بحضور مستشاره`: of who receives, told first.
        let present = |word: usize| {
            reading.trigger(word).is_some_and(|trigger| trigger.encounter == Encounter::Present)
        };
        if !serves && at > start && reading.runs_on(at) && present(at - 1) {
            return before.last();
        }
        // Bodies have spokesmen, people have deputies.
        if serves { body().or_else(|| before.next()) } else { before.next().or_else(body) }
    }

    /// The state that the words give the office named last in the same paragraph.
    pub(super) fn office_before(
        &self,
        mention: &Mentioned,
        others: &Others,
    ) -> Option<CountryCode> {
        if !self.readings[mention.reading].is_arabic(mention.words.start) {
            return None;
        }
        let place = count_before(others.mentions, (mention.reading, mention.words.start));
        let (reading, state) = others.told.named[place]?;
        (mention.reading == reading).then_some(state)
    }
}

/// `وزير النفط العراقي فلان ووزير النفط الروسي فلان ووزير النفط فلان`: of two of the same
/// office before it in the paragraph each tells a state of its own.
fn is_told_apart(before: &[Mentioned], mention: &Mentioned) -> bool {
    let near = before.iter().rev().take(2).filter(|other| other.reading == mention.reading);
    let alike = near.filter(|other| other.class() == mention.class());
    let states: Vec<_> = alike.filter_map(Mentioned::own_state).collect();
    matches!(states[..], [one, other] if one != other)
}
