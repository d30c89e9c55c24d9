//! Finds the parties that a pronoun behind a verb stands for: `استقبله Y`, `Y الذي استقبله`,
//! `حث X Y على البقاء عندما التقى به`.

use super::reception::HOSTS;
use super::{NEAR, Pair, Sentence};
use crate::extract::party::{Mentioned, Reference};
use crate::model::MeetingKind;
use crate::names::{Encounter, Leaders, Number, WordKind};

impl<'r> Sentence<'_, 'r, '_> {
    /// `استقبله Y`: the object is whoever was spoken of; `Y الذي استقبله`.
    pub(super) fn verb_of_pronoun(&self, at: usize, encounter: Encounter) -> Vec<Pair<'r>> {
        let (kind, rule) = match encounter {
            Encounter::Receive => (MeetingKind::Received, "receive"),
            Encounter::Phone => (MeetingKind::Called, "call"),
            Encounter::Summon => (MeetingKind::Met, "summon"),
            _ => (MeetingKind::Met, "meet"),
        };
        let relative = at > self.words.start && self.is(at - 1, Encounter::Relative);
        if encounter == Encounter::Receive && self.is_of_noun(at) {
            return Vec::new();
        }
        let after = self.parties_after(at).next().filter(|party| {
            // `Y الذي يلتقيه X`: the subject stands right behind.
            let next = party.words.start == at + 1 && self.reading.runs_on(at + 1);
            (!relative || next)
                && party.words.start - at <= NEAR
                && !self.has_other_subject(at, party)
        });
        let before = self.parties.iter().copied().filter(|party| party.words.end <= at);
        // `الألعاب التي استضافتها بريطانيا`: the clause is of no party.
        let apart = |before: &Mentioned| at - before.words.end > 3;
        if relative && after.is_none() && self.last_before(at).is_some_and(apart) {
            return Vec::new();
        }
        let (host, guest) = match after {
            Some(host) if relative => (Some(host), self.last_before(at)),
            Some(host) => {
                (Some(host), self.parties.first().copied().filter(|_| before.count() > 0))
            }
            None if relative => (self.last_before(at), before.clone().next()),
            // `حث X Y على البقاء عندما التقاه`.
            None => match self.the_two_before(at).filter(|_| encounter == Encounter::Meet) {
                Some([one, other]) => (Some(one), Some(other)),
                None => (None, None),
            },
        };
        let guest = guest.or(self.before.topic);
        match (host, guest) {
            (Some(host), Some(guest)) if !std::ptr::eq(host, guest) => {
                // `استقبله X وY`: all who stand there.
                let mut hosts = vec![host];
                if host.words.start > at {
                    hosts = self.guests(host.words.start, Some(guest));
                }
                if hosts.is_empty() || hosts.len() > HOSTS {
                    hosts = vec![host];
                }
                let pair = |host| Pair { host, guest, kind, rule, inferred: true };
                hosts.into_iter().map(pair).collect()
            }
            _ => Vec::new(),
        }
    }

    /// `حفل استضافه X`: a clause about the noun before it; not `أول زعيم يستقبله X`.
    fn is_of_noun(&self, at: usize) -> bool {
        let word = self.reading.folded(at);
        if !(word.contains("ستضاف") || word.contains("ستضيف")) {
            return false;
        }
        let joined = word.starts_with('و');
        self.noun_before(at).is_some_and(|noun| {
            !joined && (self.reading.kind(noun) == WordKind::WORD || self.trigger(noun).is_some())
        })
    }

    /// The word right before a verb, of no party and no date, that bears no article: a clause
    /// about it needs no `الذي`.
    fn noun_before(&self, at: usize) -> Option<usize> {
        let noun = at.checked_sub(1).filter(|noun| self.words.contains(noun))?;
        let open = self.reading.runs_on(at)
            && !self.reading.in_date(noun)
            && !self.reading.folded(noun).starts_with("ال")
            && !self.parties.iter().any(|party| party.words.contains(&noun));
        open.then_some(noun)
    }

    /// `في قمة روسية تستضيف Y`: what the noun does, of which a clause without a pronoun is said;
    /// not `زيارة تلتقي خلالها Y`, `X أول زعيمة أوروبية تزور Y`.
    pub(super) fn is_of_feminine_noun(&self, at: usize) -> bool {
        let feminine = self.reading.folded(at).starts_with('ت') && self.is_imperfect(at);
        let noun = if feminine { self.noun_before(at) } else { None };
        let Some(noun) = noun else { return false };
        let definite = self.reading.folded(noun).trim_start_matches('و').starts_with("ال");
        let first = self.last_before(at).is_some_and(|x| self.is_first_to(x.words.end..at));
        self.reading.words.list()[noun].marbuta
            && !(definite || first)
            && !self.tells_during(at + 1)
    }

    /// `قالت X إنها سمعت منه عن مباحثاته مع Y`: the pronoun of the talks is a man's, and
    /// whoever speaks is a woman; or the other way round.
    pub(super) fn is_of_other_than_speaker(&self, speaker: &Mentioned, at: usize) -> bool {
        let says = (speaker.words.end..at).find(|index| self.is(*index, Encounter::That));
        let Some(says) = says.map(|index| self.reading.folded(index)) else { return false };
        let noun = self.reading.folded(at);
        says.ends_with("ها") && noun.ends_with('ه') || says.ends_with("نه") && noun.ends_with("ها")
    }

    /// `أوقف الرئيس X وزيرة الخارجية Z بعد لقائها Y`: the pronoun is a woman's, and the office of
    /// the one it seems to stand for a man's; or the other way round.
    pub(super) fn of_gender(&self, at: usize, host: &'r Mentioned) -> &'r Mentioned {
        let noun = self.reading.folded(at);
        let hers = noun.ends_with("ها");
        if !(hers || self.reading.is_his(at)) {
            return host;
        }
        let feminine = |party: &Mentioned| {
            let office =
                party.office.as_ref().filter(|office| office.number == Number::Singular)?;
            let here = party.reading == self.number && self.words.contains(&office.words.start);
            let head = self.reading.head_behind_clitics(office.words.start).filter(|_| here)?;
            Some(head.0.feminine)
        };
        if feminine(host).is_none_or(|feminine| feminine == hers) {
            return host;
        }
        let mut before = self.parties.iter().rev().filter(|party| party.words.end <= at);
        before.find(|party| feminine(party) == Some(hers)).copied().unwrap_or(host)
    }

    /// `خلال زيارة مفاجئة لX قبل قمته مع Y`: the pronoun goes back to the visitor.
    pub(super) fn visitor_before(&self, at: usize) -> Option<&'r Mentioned> {
        let visitor = self.last_before(at).filter(|party| at - party.words.end <= 2)?;
        let start = visitor.words.start;
        let visit = (start.saturating_sub(3).max(self.words.start)..start).any(|index| {
            self.is(index, Encounter::Calling) && self.reading.folded(index).ends_with("زياره")
        });
        let own = self.is_behind_preposition(visitor)
            || start > 0 && { self.is(start - 1, Encounter::Calling) };
        (visit && own).then_some(visitor)
    }

    /// `حث X Y على البقاء عندما التقى به`: a pronoun stands for one of the two told before.
    pub(super) fn met_before(
        &self,
        at: usize,
        kind: MeetingKind,
        rule: &'static str,
    ) -> Option<Vec<Pair<'r>>> {
        let pronoun = matches!(self.reading.folded(at + 1), "به" | "بها" | "معه" | "معها");
        let [host, guest] = self.the_two_before(at).filter(|_| pronoun)?;
        let other = self.parties_after(at).next().is_some_and(|party| {
            party.words.start - at <= NEAR && !self.is_parted(&(at + 1..party.words.start))
        });
        let met = kind == MeetingKind::Met && rule == "meet" && !other;
        met.then(|| vec![Pair { host, guest, kind, rule, inferred: true }])
    }

    /// A pronoun right after a verb stands for the host of the meeting told before, but
    /// where its honorific is that of whoever the sentence before is of.
    pub(super) fn settled(&self, host: &'r Mentioned) -> &'r Mentioned {
        // `وفي إطار زيارته للسلطنة التقى معاليه`: the visitor.
        let visits = |index: usize| {
            let word = self.reading.folded(index);
            word.ends_with("زيارته") || word.ends_with("زيارتها")
        };
        let pronoun = host.reference == Reference::Pronoun;
        if pronoun && (self.words.start..host.words.start).any(visits) {
            return self.before.visitor.unwrap_or(host);
        }
        let first = self.parties.first().is_some_and(|party| std::ptr::eq(*party, host));
        let topic = self.before.topic.and_then(|topic| topic.person);
        let other = host.person.is_some() && host.person == topic;
        // `سموه` is not whoever leads a republic.
        let highness = self.reading.folded(host.words.start).contains("سمو");
        let crowned =
            |told: &&Mentioned| !highness || self.state_of(told).is_none_or(Leaders::is_crowned);
        match self.before.host.filter(crowned) {
            Some(told) if first && !other && host.reference == Reference::Pronoun => told,
            _ => host,
        }
    }

    /// `يلتقي X بأعضاء الكونغرس بعد قمة جمعته بنظيره Y`: of two told before, the one who holds
    /// the office of his counterpart.
    pub(super) fn of_equals(&self, pair: Pair<'r>) -> Pair<'r> {
        let class = |party: &Mentioned| {
            let person = party.person.and_then(|person| self.story().people[person].class);
            party.class().or(person)
        };
        let Some(held) = class(pair.guest) else { return pair };
        let counterpart = pair.guest.reference == Reference::Counterpart;
        // `يستقبل الرئيس X وزير الدفاع Y، على أن يوقع مع نظيره Z`: his like is Y's.
        let minister = held.is_chief_minister() && pair.inferred;
        let other = class(pair.host).is_some_and(|class| match minister {
            true => class.is_leader(),
            false => !class.is_leader(),
        });
        if !counterpart || !(held.is_leader() || minister) || !other {
            return pair;
        }
        let before = self.parties.iter().rev().copied();
        let mut before = before.filter(|party| party.words.end <= pair.guest.words.start);
        let equal = before.find(|party| {
            class(party) == Some(held)
                && party.person.is_some()
                && party.person != pair.guest.person
        });
        match equal {
            Some(host) => Pair { host, inferred: true, ..pair },
            None => pair,
        }
    }
}
