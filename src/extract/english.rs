//! Finds the office holders an English paragraph refers to.
//!
//! The grammar of a mention: `TITLE* OFFICE TITLE* NAME?`, `OFFICE, NAME,`, `TITLE NAME`,
//! `NAME, OFFICE`, `his STATE counterpart NAME?`, or an honorific that stands for one.

mod attached;
#[cfg(test)]
mod body_tests;
#[cfg(test)]
mod clause_tests;
mod congress;
mod counterpart;
mod delegation;
mod described;
#[cfg(test)]
mod encounter_tests;
mod name;
#[cfg(test)]
mod nameless_tests;
#[cfg(test)]
mod nested_tests;
mod office;
#[cfg(test)]
mod office_tests;
mod officer;
#[cfg(test)]
mod press_tests;
#[cfg(test)]
mod reader_tests;
#[cfg(test)]
mod served_tests;
mod several;
#[cfg(test)]
mod style_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod told_tests;
mod walk;

use std::ops::Range;

use super::countries::{self, CountryMention};
use super::office::Office;
use super::party::{Mentioned, Reference};
use super::reading::{Form, Reading};
use crate::model::{CountryCode, RoleClass};
use crate::names::{EnglishKind, Number, Tag};
use crate::text::Script;
use name::Address;
use office::Read;

/// The mentions of one paragraph, in order, none inside another.
pub(super) fn mentions(
    reading: &Reading,
    number: usize,
    found: &[CountryMention],
) -> Vec<Mentioned> {
    let mut scan = Scan { reading, number, found, list: Vec::new(), plural: None };
    if reading.is_shouted() {
        return scan.list;
    }
    let mut at = 0;
    while at < reading.len() {
        at = scan.at(at).filter(|end| *end > at).unwrap_or(at + 1);
    }
    scan.list
}

/// Bodies whose name follows them.
const BODIES: [&str; 12] = [
    "party",
    "group",
    "movement",
    "union",
    "company",
    "agency",
    "newspaper",
    "front",
    "faction",
    "coalition",
    "alliance",
    "organization",
];

struct Scan<'r, 'a> {
    reading: &'r Reading<'a>,
    number: usize,
    found: &'r [CountryMention],
    list: Vec<Mentioned>,
    /// An office of several holders, named one by one after it.
    plural: Option<Office>,
}

impl Scan<'_, '_> {
    /// Reads a mention that begins at a word; says where to go on.
    fn at(&mut self, at: usize) -> Option<usize> {
        if self.reading.words.list()[at].script != Script::Other || self.reading.in_date(at) {
            return None;
        }
        if self.is_plain(at) || self.is_verb(at) {
            return None;
        }
        let address = name::address(self.reading, at);
        if !address.words.is_empty() {
            return self.addressed(at, address);
        }
        if let Some(end) = self.officer_of_state(at).or_else(|| self.delegation(at)) {
            return Some(end);
        }
        if self.is_appointed(at)
            && let Some(end) = self.bare_name(at)
        {
            return Some(end);
        }
        if let Some(mut read) = office::read(self.reading, self.found, at) {
            self.give_owner(at, &mut read.office);
            return self.office(at, read);
        }
        if matches!(self.reading.folded(at), "his" | "her" | "their") {
            return self.counterpart(at, at + 1);
        }
        let like = self.like(at).or_else(|| self.colleague(at));
        if let Some(end) = like.or_else(|| self.leader_of_state(at)) {
            return Some(end);
        }
        if let Some(end) = self.described(at) {
            return Some(end);
        }
        self.bare_name(at)
    }

    /// `before visiting President X`: what he did, not how X came.
    fn is_verb(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.reading.folded(before));
        self.reading.folded(at) == "visiting"
            && matches!(before, "after" | "before" | "by" | "while" | "when")
    }

    /// `met in Abu Dhabi NAME`: a word that goes on with the name of a state or capital.
    fn is_inside_state(&self, at: usize) -> bool {
        let state = countries::at(self.reading, self.found, at);
        state.is_some_and(|state| self.reading.forms[state.form].words.start < at)
    }

    /// Most words begin nothing, and one look tells.
    fn is_plain(&self, at: usize) -> bool {
        let word = self.reading.words.list()[at];
        !word.capital
            && self.reading.english(at).is_only(EnglishKind::OF_MEETINGS)
            && !self.reading.begins_english_head(at)
    }

    /// `Sweden said its ambassador`: of the state named last before; of a group of
    /// states an envoy is international.
    pub(super) fn give_owner(&self, at: usize, office: &mut Office) {
        if !office.states.is_empty() || at == 0 {
            return;
        }
        match self.reading.folded(at - 1) {
            "its" => {}
            "s" => return office.states.extend(self.state_of_owner(at)),
            _ => return,
        }
        let sentence = self.reading.sentence(at);
        let forms = &self.reading.forms;
        let before = |form: &&Form| sentence.start <= form.words.start && form.words.end <= at;
        let owner = forms.iter().rev().filter(before).find_map(|form| {
            let group = form.tags.iter().any(|tag| matches!(tag, Tag::Group(_)));
            let state = countries::at(self.reading, self.found, form.words.start);
            (group || state.is_some()).then_some(state.map(|state| state.code))
        });
        match owner {
            Some(Some(state)) => office.states.push(state),
            Some(None) if office.class.is_abroad() => office.class = RoleClass::International,
            _ => {}
        }
    }

    /// `Malta President NAME's aide`, `Trump's envoy`: the state of whoever has an office's
    /// holder.
    fn state_of_owner(&self, at: usize) -> Option<CountryCode> {
        let owner = self.list.last().filter(|owner| owner.words.end + 1 == at);
        let told = owner.and_then(|owner| owner.own_state());
        let leaders = self.reading.gazetteer().leaders();
        let family = at.checked_sub(2).and_then(|family| self.reading.leader(family));
        told.or_else(|| leaders.state_of(family?, RoleClass::HeadOfState))
    }

    /// A title and a name or an office; or an honorific alone.
    fn addressed(&mut self, at: usize, address: Address) -> Option<usize> {
        let end = address.words.end;
        if let Some(read) = self.office_after_title(&address) {
            return self.office(at, read);
        }
        if let Some(read) = self.commander_of_body(&address) {
            return self.office(at, read);
        }
        let gap = self.reading.words.gap(end);
        let joined = gap.chars().all(|c| c.is_whitespace() || matches!(c, '.' | ')'));
        if joined && let Some(name) = name::name(self.reading, self.found, end, true) {
            return Some(self.named(at, &address, name));
        }
        if address.honorific && end > at + 1 {
            self.list.push(Mentioned::new(self.number, at..end, Reference::Pronoun));
            return Some(end);
        }
        // `General Secretary`: a rank that begins an office.
        let read = office::read(self.reading, self.found, at)?;
        self.office(at, read)
    }

    /// `His Excellency the Minister of Defence`; a rank never precedes an office.
    fn office_after_title(&self, address: &Address) -> Option<Read> {
        let end = address.words.end;
        let follows = self.reading.runs_on(end) || self.reading.words.gap(end).starts_with('.');
        if !follows || address.rank.is_some() || !address.honorific {
            return None;
        }
        office::read(self.reading, self.found, end)
    }

    /// A title and a name; a state or an office may follow.
    fn named(&mut self, at: usize, address: &Address, name: Range<usize>) -> usize {
        let mut mention = self.new_named(at, address, name);
        if let Some(plural) = self.plural.clone()
            && let Some((code, end)) = self.state_of(mention.words.end)
        {
            mention.words.end = end;
            let words = plural.words.clone();
            mention.office =
                Some(Office { states: vec![code], number: Number::Singular, words, ..plural });
        }
        if mention.rank.is_some() && mention.state.is_none() {
            match self.force_of(mention.words.end) {
                Some((state, end)) => (mention.state, mention.words.end) = (Some(state), end),
                None => mention.state = self.state_led(at),
            }
        }
        self.attach_office(&mut mention);
        self.appoint(&mut mention);
        self.push(mention)
    }

    fn new_named(&self, at: usize, address: &Address, name: Range<usize>) -> Mentioned {
        let mut mention = Mentioned::new(self.number, at..name.end, Reference::Named);
        mention.rank = address.rank.clone();
        mention.royal = address.royal;
        mention.titled = !address.words.is_empty();
        if let Some((state, end)) = congress::home(self.reading, name.end) {
            mention.state = Some(state);
            mention.words.end = end;
        }
        mention.words.end += usize::from(congress::is_seat_behind(self.reading, name.end));
        mention.name = Some(name);
        mention
    }

    /// `of STATE` after a name.
    fn state_of(&self, at: usize) -> Option<(CountryCode, usize)> {
        if self.reading.folded(at) != "of" || !self.reading.runs_on(at) {
            return None;
        }
        let start = at + 1 + usize::from(self.reading.folded(at + 1) == "the");
        let Some(state) = countries::at(self.reading, self.found, start) else {
            return congress::region(self.reading, start);
        };
        Some((state.code, self.reading.forms[state.form].words.end))
    }

    fn push(&mut self, mention: Mentioned) -> usize {
        let end = mention.words.end;
        self.list.push(mention);
        end
    }

    fn is_relative(&self, at: usize) -> bool {
        matches!(self.reading.folded(at), "who" | "whom" | "as" | "when" | "while" | "after")
    }

    /// An office; a name may follow.
    fn office(&mut self, at: usize, read: Read) -> Option<usize> {
        if read.office.number != Number::Singular {
            return Some(self.several(at, read));
        }
        let end = self.after_service(self.after_acronym(self.after_ruler(&read)));
        let address = name::address(self.reading, end);
        // The point of `a.i.`, of `to the U.K.`, ends no sentence.
        let last = self.reading.folded(end - 1);
        let letter = matches!(last, "i" | "s" | "k" | "us" | "uk" | "un" | "eu" | "uae");
        let interim = letter && self.reading.words.gap(end) == ". ";
        let short = congress::is_short_form(self.reading, end);
        let runs_on = self.reading.runs_on(end) || end > read.words.end || interim || short;
        let direct = runs_on && self.is_head_last(&read);
        let name = match direct {
            true => name::name(self.reading, self.found, address.words.end, true)
                .map(|name| (address, name)),
            false => None,
        };
        let Some((address, name)) = name.or_else(|| self.name_after_comma(&read)) else {
            return self.office_alone(at, read);
        };
        let mut mention = self.new_named(at, &address, name);
        let mut office = read.office;
        if let Some((code, end)) = self.state_of(mention.words.end)
            && office.states.is_empty()
        {
            office.states.push(code);
            mention.words.end = end;
        }
        if office.states.is_empty() {
            let beside = || self.state_beside(at, &office).or_else(|| self.state_led(at));
            office.states.extend(mention.state.or_else(beside));
        }
        if office.class == RoleClass::Other {
            office.class = self.class_by_title(&read.words, &mention);
        }
        if office.bare {
            self.attach_office(&mut mention);
        }
        // `Crown Prince NAME, Deputy Prime Minister and Defence Minister`.
        let heir = office.class == RoleClass::CrownPrince;
        let told = mention.office.take().filter(|told| !heir || told.class == office.class);
        mention.office = told.or(Some(office));
        self.pass_relative(&mut mention);
        Some(self.push(mention))
    }

    /// Past a second title: `Custodian of the Two Holy Mosques King NAME`.
    fn after_ruler(&self, read: &Read) -> usize {
        let end = read.words.end;
        if !self.reading.runs_on(end) {
            return end;
        }
        let ruler = |read: &Read| read.office.class == RoleClass::HeadOfState;
        // `Deputy Minister Ambassador NAME`, `Finance Minister Senator NAME`.
        let style = matches!(
            self.reading.folded(end),
            "ambassador"
                | "amb"
                | "counselor"
                | "counsellor"
                | "senator"
                | "sen"
                | "rep"
                | "congressman"
                | "congresswoman"
                | "mp"
        );
        let begin = name::address(self.reading, end + 1).words.end;
        let named = style && (self.reading.runs_on(end + 1) || self.reading.is_short_office(end));
        if named
            && !self.is_small(end)
            && name::name(self.reading, self.found, begin, true).is_some()
        {
            return end + 1;
        }
        let next = office::read(self.reading, self.found, end);
        next.filter(|next| ruler(read) && ruler(next) && next.office.states.is_empty())
            .map_or(end, |next| next.words.end)
    }

    /// Past the service of an officer: `Joint Staff spokesperson Navy Capt. NAME`.
    fn after_service(&self, at: usize) -> usize {
        let reading = self.reading;
        let words = match (reading.folded(at), reading.folded(at + 1)) {
            ("army" | "navy", _) => 1,
            ("air", "force") | ("marine", "corps") | ("coast", "guard") => 2,
            _ => return at,
        };
        let end = at + words;
        let named = !self.is_small(at)
            && reading.runs_on(at)
            && name::address(reading, end).rank.is_some()
            && name::follows(reading, self.found, end);
        if named { end } else { at }
    }

    /// Past an acronym or other words for the office in brackets (`Central Command (CENTCOM)
    /// General NAME`, `Chancellor of the Exchequer (Finance Minister) NAME`).
    fn after_acronym(&self, at: usize) -> usize {
        let gap = |at: usize| self.reading.words.gap(at);
        if at >= self.reading.len() || gap(at) != " (" {
            return at;
        }
        let closed = |end: &usize| *end < self.reading.len() && gap(*end).contains(')');
        let end = (at + 1..at + 5).find(closed).filter(|end| matches!(gap(*end), ") " | "), "));
        // `Permanent Secretary (Defence Development) NAME`.
        let part =
            |at: usize| self.reading.english(at).is(EnglishKind::PORTFOLIO) && !self.is_small(at);
        let inner = |end: usize| {
            end == at + 1
                || (at..end).all(part)
                || office::read(self.reading, self.found, at).is_some()
        };
        end.filter(|end| inner(*end)).unwrap_or(at)
    }

    /// Whether a name may follow without a comma.
    fn is_head_last(&self, read: &Read) -> bool {
        // `leader of the Irish party Fianna Fail`: the name is the party's.
        let last = read.words.end - 1;
        let small = !self.reading.words.list()[last].capital;
        let body = small && BODIES.contains(&self.reading.folded(last));
        (!read.indefinite || !read.office.bare) && !body
    }

    fn office_alone(&mut self, at: usize, read: Read) -> Option<usize> {
        let end = read.words.end;
        let told = read.capital || self.reading.folded(read.words.start) == "the";
        if read.indefinite || (read.office.states.is_empty() && !told) {
            return Some(end);
        }
        let mut mention = Mentioned::new(self.number, at..end, Reference::Office);
        mention.office = Some(read.office);
        Some(self.push(mention))
    }

    /// `Norway's ambassador to Finland, Stein Aune, ...`: a name between commas,
    /// after an office that says which it is.
    fn name_after_comma(&self, read: &Read) -> Option<(Address, Range<usize>)> {
        let at = self.after_acronym(read.words.end);
        let comma = self.reading.after_comma(at)
            || at > read.words.end && self.reading.words.gap(at) == "), ";
        if !comma || read.office.number != Number::Singular {
            return None;
        }
        let begin = self.ambassador_after(at, read).unwrap_or(at);
        let address = name::address(self.reading, begin);
        let titled = !address.words.is_empty() || begin > at;
        let name = name::name(self.reading, self.found, address.words.end, titled)?;
        let closed = !self.reading.runs_on(name.end)
            || self.is_small(name.end)
            || congress::is_seat_behind(self.reading, name.end);
        let own = self.has_own_office(name.end) && !titled;
        (closed && !own && (!read.office.bare || titled || read.capital)).then_some((address, name))
    }

    /// `China's U.N. Representative, Ambassador NAME`, `the head of the party, MP NAME`: past
    /// a second title.
    fn ambassador_after(&self, at: usize, read: &Read) -> Option<usize> {
        let own = office::read(self.reading, self.found, at)?;
        let envoy = read.office.class.is_abroad() && own.office.class == RoleClass::Ambassador;
        let title = matches!(own.office.class, RoleClass::Legislator | RoleClass::Minister);
        // `Director of the Department, Ambassador NAME`.
        let title = title || own.office.class == RoleClass::Ambassador && own.capital;
        let other = read.office.class == RoleClass::Other && title;
        (own.office.bare && (envoy && own.capital || other)).then_some(own.words.end)
    }

    fn is_small(&self, at: usize) -> bool {
        self.reading.words.list().get(at).is_none_or(|word| !word.capital)
    }

    /// `..., NAME, the OFFICE` and `NAME the OFFICE` belong together.
    fn has_own_office(&self, at: usize) -> bool {
        let the = self.reading.folded(at) == "the" && self.reading.runs_on(at);
        (self.reading.after_comma(at) || the)
            && office::read(self.reading, self.found, at)
                .is_some_and(|read| !self.is_named_directly(&read))
    }

    fn is_named_directly(&self, read: &Read) -> bool {
        name::follows(self.reading, self.found, read.words.end)
    }

    /// A name that no title announces, known by the office that follows.
    fn bare_name(&mut self, at: usize) -> Option<usize> {
        let capital = self.reading.words.list()[at].capital;
        let kind = self.reading.english(at);
        let small = name::is_met(self.reading, at) && name::is_small_name(self.reading, at);
        let stop = kind.is(EnglishKind::STOP) && !name::is_he(self.reading, at) && !small;
        if !capital || stop || self.is_inside_state(at) {
            return None;
        }
        let name = name::name(self.reading, self.found, at, false)?;
        let mut mention = self.new_named(at, &Address::default(), name.clone());
        self.attach_office(&mut mention);
        self.appoint(&mut mention);
        self.accredit(&mut mention);
        self.pass_relative(&mut mention);
        mention.office.is_some().then(|| self.push(mention))
    }
}
