//! Reads the office told behind a name: `NAME, the OFFICE,`, `NAME (OFFICE)`, `NAME, US
//! President NAME's adviser`, `named NAME as minister`.

use std::ops::Range;

use super::{Scan, name, office};
use crate::extract::office::{Host, Office};
use crate::extract::party::Mentioned;
use crate::model::{CountryCode, RoleClass, StateVia};
use crate::names::{EnglishKind, Number};
use office::Read;

/// Most words from a name to the verb that puts it into an office.
const PASSIVE: usize = 6;

impl Scan<'_, '_> {
    /// `NAME, the OFFICE,` and `NAME (OFFICE)`.
    pub(super) fn attach_office(&self, mention: &mut Mentioned) {
        let at = mention.words.end;
        let gap = if at < self.reading.len() { self.reading.words.gap(at).trim() } else { "" };
        let apposed = matches!(gap, "," | "(" | ")," | ".),") || self.is_told_behind(mention);
        if mention.office.is_some() || !apposed {
            return;
        }
        // `NAME, also a deputy prime minister`, `NAME, then head of the army`.
        let adverb = matches!(
            self.reading.folded(at),
            "also" | "now" | "currently" | "presently" | "himself"
        );
        let past = matches!(self.reading.folded(at), "formerly" | "once" | "then" | "previously");
        // `was received by NAME, its acting Director-General`.
        let own = self.reading.folded(at) == "its" && self.reading.after_comma(at);
        let begin = at + usize::from(adverb || past || own);
        let begin = begin + if office::is_leaders(self.reading, begin) { 2 } else { 0 };
        let Some(mut read) = office::read(self.reading, self.found, begin) else { return };
        self.give_owner(begin, &mut read.office);
        let served = self.served(&read);
        // `the minister's brother`.
        let owns = self.is_owner(read.words.end);
        if owns && served.is_none() {
            return;
        }
        // Whoever is served is a mention of its own where a name tells who it is.
        let apart = served.as_ref().is_some_and(|(_, named)| *named);
        if let Some((served, _)) = served {
            read = served;
        }
        read.office.former |= past;
        let end = read.words.end;
        let runs_on = self.reading.runs_on(end);
        let said = self.reading.english(end);
        let headline = self.reading.paragraph == 0;
        let verb = headline || said.is(EnglishKind::CLAUSE) && !self.is_relative(end);
        // In a headline `NAME, US Secretary of State discuss` is of two.
        let own_verb = runs_on && verb;
        // `spokesman for Chancellor NAME`.
        let speaks = read.office.class == RoleClass::Spokesperson
            && matches!(self.reading.folded(end), "for" | "of");
        let open = read.office.bare && !read.indefinite && runs_on && !speaks;
        let several = read.office.number != Number::Singular;
        if open || own_verb || several || self.is_others(mention, &read) {
            return;
        }
        if !apart {
            mention.words.end = end;
        }
        mention.office = Some(read.office);
    }

    /// `NAME, who is also defence minister, …`: past what is told aside.
    pub(super) fn pass_relative(&self, mention: &mut Mentioned) {
        let (reading, at) = (self.reading, mention.words.end);
        let being = matches!(reading.folded(at + 1), "is" | "was");
        if reading.folded(at) != "who" || !reading.after_comma(at) || !being {
            return;
        }
        let begin = at + 2 + usize::from(matches!(reading.folded(at + 2), "also" | "concurrently"));
        let Some(read) = office::read(reading, self.found, begin) else { return };
        let end = read.words.end;
        let closed = reading.after_comma(end)
            || !reading.runs_on(end)
            || matches!(reading.folded(end), "and" | "from" | "until" | "under");
        if closed && read.office.number == Number::Singular {
            mention.words.end = end;
            let mut office = read.office;
            office.former |= reading.folded(at + 1) == "was";
            mention.office.get_or_insert(office);
        }
    }

    /// `NAME the Foreign Minister,`: right behind a plain name, as far as a comma.
    fn is_told_behind(&self, mention: &Mentioned) -> bool {
        let (reading, at) = (self.reading, mention.words.end);
        let plain = mention.words.len() > 1 && !mention.titled && reading.runs_on(at);
        if !plain || reading.folded(at) != "the" {
            return false;
        }
        let read = office::read(reading, self.found, at);
        read.is_some_and(|read| {
            let end = read.words.end;
            let closed = !reading.runs_on(end) || reading.folded(end) == "and";
            let told = read.capital || !read.office.bare;
            told && closed && read.office.number == Number::Singular
        })
    }

    /// Whether the office behind a name is that of the name behind it: not in `NAME, OFFICE,
    /// NAME, OFFICE`, where each has his own.
    fn is_others(&self, mention: &Mentioned, read: &Read) -> bool {
        if self.is_head_last(read) && name::follows(self.reading, self.found, read.words.end) {
            return true;
        }
        let Some((_, name)) = self.name_after_comma(read) else { return false };
        let before = self.list.last().filter(|last| last.words.end == mention.words.start);
        let listed = before.is_some_and(|last| {
            let behind = |name: &Range<usize>| {
                last.office.as_ref().is_some_and(|office| office.words.start >= name.end)
            };
            last.name.as_ref().is_some_and(behind)
        });
        !listed && !self.has_own_office(name.end)
    }

    /// Whether `'s` stands at a word.
    fn is_owner(&self, end: usize) -> bool {
        let reading = self.reading;
        reading.folded(end) == "s" && matches!(reading.words.gap(end), "'" | "’")
    }

    /// `US President NAME's senior adviser`, `the king's envoy`: the office of whoever serves
    /// the one told, and whether that one is named.
    fn served(&self, read: &Read) -> Option<(Read, bool)> {
        let (reading, end) = (self.reading, read.words.end);
        let begin = name::address(reading, end).words.end;
        let name = reading.runs_on(end).then(|| name::name(reading, self.found, begin, true));
        let name = name.flatten().unwrap_or(end..end);
        let own = self.is_owner(name.end);
        let mut served = office::read(reading, self.found, name.end + 1).filter(|_| own)?;
        let named = !name.is_empty();
        if served.office.states.is_empty() {
            let leader = name::leader(reading, name).map(|leader| leader.state);
            let told = read.office.states.first().copied();
            served.office.states.extend(told.or(leader));
        }
        served.words.start = read.words.start;
        served.office.bare = false;
        Some((served, named))
    }

    /// Whether a verb before a word puts whom it names into an office.
    pub(super) fn is_appointed(&self, at: usize) -> bool {
        at > 0 && self.reading.english(at - 1).is(EnglishKind::APPOINTING)
    }

    /// `the French ambassador and the accompanying military attache NAME`, `the ambassador to
    /// Thailand presented his credentials to King NAME`: the state of one beside an ambassador.
    pub(super) fn state_beside(&self, at: usize, office: &Office) -> Option<CountryCode> {
        let reading = self.reading;
        let last = self.list.last().filter(|last| last.words.end <= at)?;
        let envoy = last.office.as_ref().filter(|envoy| envoy.class == RoleClass::Ambassador)?;
        let same = reading.sentence(at).contains(&last.words.start);
        let between = last.words.end..at;
        let attache = office.words.clone().any(|at| reading.folded(at) == "attache");
        if same && attache && between.len() <= 4 {
            return envoy.states.first().copied();
        }
        let start = reading.sentence(at).start;
        let paid = (start..at).any(|at| reading.folded(at) == "credentials")
            && between.len() <= 6
            && reading.folded(between.end.saturating_sub(1)) == "to";
        match (same && paid, envoy.host) {
            (true, Some(Host::State(host))) if office.class == RoleClass::HeadOfState => Some(host),
            _ => None,
        }
    }

    /// `NAME presented his credentials to the president as UAE Ambassador to Colombia`.
    pub(super) fn accredit(&self, mention: &mut Mentioned) {
        let (at, reading) = (mention.words.end, self.reading);
        let hands = matches!(
            reading.folded(at),
            "presented" | "presents" | "handed" | "submitted" | "delivered"
        );
        let paid = (at + 1..at + 7).any(|at| reading.folded(at) == "credentials");
        if mention.office.is_some() || !hands || !paid {
            return;
        }
        let end = reading.sentence(at).end;
        let told = (at + 1..end).filter(|at| reading.folded(*at) == "as").find_map(|at| {
            let article = usize::from(matches!(reading.folded(at + 1), "the" | "a"));
            let read = office::read(reading, self.found, at + 1 + article)?;
            (read.office.class == RoleClass::Ambassador).then_some(read.office)
        });
        mention.office = told.filter(|office| office.number == Number::Singular);
    }

    /// `NAME was appointed assistant defence minister`, `NAME has been named as envoy`.
    fn appointed_to(&self, at: usize) -> Option<Office> {
        let reading = self.reading;
        let verb = self.put_into(at)?;
        let read = self.office_given(verb + 1)?;
        let own = read.office.number == Number::Singular
            && !name::follows(reading, self.found, read.words.end);
        own.then_some(Office { bare: false, ..read.office })
    }

    /// `was on Thursday appointed`, `has been named`, `will become`: the verb that puts whoever
    /// stands before it into an office; not `will appoint`.
    fn put_into(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let being = |at: usize| reading.english(at).is(EnglishKind::BEING);
        let helps =
            |at: usize| being(at) || matches!(reading.folded(at), "has" | "have" | "had" | "will");
        let aside = |at: usize| {
            let word = reading.folded(at);
            reading.in_date(at)
                || matches!(word, "on" | "also" | "then" | "later")
                || word.ends_with("ly")
        };
        let inner = |index: &usize| helps(*index) || *index > at && aside(*index);
        let mut near = (at..at + PASSIVE).take_while(|at| reading.runs_on(*at));
        let verb = near.find(|at| !inner(at))?;
        let passive = (at..verb).rev().find(|at| helps(*at)).is_some_and(being);
        let word = reading.folded(verb);
        let appointed = reading.english(verb).is(EnglishKind::APPOINTING) && !word.ends_with("ing");
        let becomes = matches!(word, "became" | "becomes" | "become");
        (passive && appointed || becomes).then_some(verb)
    }

    /// `as the next ambassador to Egypt`, `to be India's next envoy`: the office that begins at a
    /// word, without what links it and without `next`.
    fn office_given(&self, at: usize) -> Option<Read> {
        let reading = self.reading;
        let link = matches!(reading.folded(at), "as" | "to");
        let be = link && reading.folded(at + 1) == "be";
        let at = at + usize::from(link) + usize::from(be);
        let next = |at: usize| reading.folded(at) == "next" && reading.runs_on(at);
        let owner = self.state_at(at).filter(|(_, end)| self.is_owner(*end) && next(*end + 1));
        if let Some((state, end)) = owner {
            let mut read = office::read(reading, self.found, end + 2)?;
            if read.office.states.is_empty() {
                read.office.states.push(state);
                read.office.via = Some(StateVia::Genitive);
            }
            return Some(read);
        }
        let the = usize::from(matches!(reading.folded(at), "the" | "a" | "its"));
        let begin = if next(at + the) { at + the + 1 } else { at };
        office::read(reading, self.found, begin)
    }

    /// `named NAME as minister of trade`, `appointed NAME ambassador to Malta`.
    pub(super) fn appoint(&self, mention: &mut Mentioned) {
        let (at, reading) = (mention.words.end, self.reading);
        let start = mention.words.start;
        // `the credentials of NAME as ambassador of Peru`.
        let credentials = || {
            let before = self.list.last().filter(|last| {
                let between = last.words.end..start;
                let link = |at: usize| matches!(reading.folded(at), "and" | "mr" | "ms" | "mrs");
                between.len() <= 2 && between.into_iter().all(link)
            });
            before.is_some_and(|last| last.class() == Some(RoleClass::Ambassador))
                || (start.saturating_sub(4)..start).any(|at| reading.folded(at) == "credentials")
        };
        let accredited = reading.folded(at) == "as" && credentials();
        let appointed = self.is_appointed(start) || accredited;
        if mention.office.is_none() && !appointed {
            mention.office = self.appointed_to(at);
        }
        if mention.office.is_some() || !appointed || !reading.runs_on(at) {
            return;
        }
        let Some(mut read) = self.office_given(at) else { return };
        let end = read.words.end;
        if read.office.number == Number::Singular && !name::follows(reading, self.found, end) {
            mention.words.end = end;
            read.office.bare = false;
            mention.office = Some(read.office);
        }
    }
}
