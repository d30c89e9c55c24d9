//! Finds the office holders an Arabic paragraph refers to.
//!
//! The grammar of a mention: `HONORIFIC* OFFICE HONORIFIC* NAME?`, `TITLE NAME (،
//! OFFICE)?`, `NAME، OFFICE`, or a word that stands for one of these. What is
//! named after a ruler (`مركز الملك فيصل`) is skipped.

use std::ops::Range;

use super::countries::{self, CountryMention};
use super::names::{self, Address, Before};
use super::office::{self, Office};
use super::party::{Mentioned, Reference};
use super::ranks::is_command;
use super::reading::Reading;
use crate::model::RoleClass;
use crate::names::{Encounter, HeadTrait, Number, Peel, WordKind, name_words};

/// The mentions of one paragraph, in order, none inside another.
pub(super) fn mentions(
    reading: &Reading,
    number: usize,
    found: &[CountryMention],
) -> Vec<Mentioned> {
    let mut scan = Scan { reading, number, found, list: Vec::new() };
    let mut at = 0;
    while at < reading.len() {
        let end = if reading.is_plain(at) { None } else { scan.at(at) };
        at = end.unwrap_or(at + 1);
    }
    scan.list
}

/// Whether a mention begins with a word that is held to begin none.
#[cfg(test)]
pub(super) fn is_missed(reading: &Reading, found: &[CountryMention], at: usize) -> bool {
    let mut scan = Scan { reading, number: 0, found, list: Vec::new() };
    reading.is_plain(at) && scan.at(at).is_some()
}

/// Words of the place before who reports, at most.
const BYLINE: usize = 3;

/// A paragraph being read, and the mentions found so far.
pub(super) struct Scan<'r, 'a> {
    pub reading: &'r Reading<'a>,
    pub number: usize,
    pub found: &'r [CountryMention],
    pub list: Vec<Mentioned>,
}

impl Scan<'_, '_> {
    /// Reads a mention that begins at a word; says where to go on.
    fn at(&mut self, at: usize) -> Option<usize> {
        if self.reading.in_date(at) || !self.reading.is_arabic(at) {
            return None;
        }
        if self.reading.is_unlisted(at) && !names::is_of_war_staff(self.reading, at, false) {
            return self.bare_name(at);
        }
        if let Some(end) = self.organisation(at) {
            return Some(end);
        }
        let address = names::address(self.reading, at);
        let after = address.words.end;
        if let Some(name) = self.addressed_name(&address) {
            // `المستشار` is a title before a name and an office before a state.
            return Some(self.named(at, address, name));
        }
        if after > at && self.reading.runs_on(after) && self.is_counterpart(after) {
            return Some(self.counterpart(at, after));
        }
        let last = if self.reading.runs_on(after) { after } else { after.saturating_sub(1) };
        for start in (at..=last.max(at)).rev() {
            if let Some(office) = office::read(self.reading, self.found, start) {
                return Some(self.office(at, office));
            }
        }
        if self.is_counterpart(at) {
            return Some(self.counterpart(at, at));
        }
        if self.kind_behind_clitics(at).is(WordKind::PRONOUN) {
            self.list.push(Mentioned::new(self.number, at..at + 1, Reference::Pronoun));
            return Some(at + 1);
        }
        if let Some(end) = self.described(at) {
            return Some(end);
        }
        self.bare_name(at)
    }

    /// `مطار الملك خالد`, `كأس ولي العهد`: where it ends.
    fn organisation(&self, at: usize) -> Option<usize> {
        let next = at + 1;
        if !self.kind_behind_clitics(at).is(WordKind::ORGANISATION) || !self.reading.runs_on(next) {
            return None;
        }
        let address = names::address(self.reading, next);
        let named_after = self.reading.kind(next).is(WordKind::TITLE);
        if let Some(name) = self.addressed_name(&address).filter(|_| named_after) {
            return Some(name.end);
        }
        if let Some(end) = self.end_of_ruler(at) {
            return Some(end);
        }
        let office = office::read(self.reading, self.found, next)?;
        let ruler = matches!(office.class, RoleClass::CrownPrince | RoleClass::HeadOfState);
        ruler.then_some(office.words.end)
    }

    /// `إستاد محمد بن زايد`, `مركز محمد بن راشد`: where the name of a ruler ends, right behind
    /// what is not definite and so called after him. `حكومة هاني الملقي` is his own.
    fn end_of_ruler(&self, at: usize) -> Option<usize> {
        let (reading, next) = (self.reading, at + 1);
        if reading.folded(at).contains("ال") || !reading.kind(next).is(WordKind::GIVEN) {
            return None;
        }
        let name = names::name(reading, self.found, next, Before::Nothing)?;
        let words = name_words(reading.words.originals(name.clone()));
        let son = words.get(1).is_some_and(|word| word == "بن");
        let known = || reading.gazetteer().leaders().named(&words).is_some();
        (son && known()).then_some(name.end)
    }

    pub fn addressed_name(&self, address: &Address) -> Option<Range<usize>> {
        if address.words.is_empty() {
            return None;
        }
        names::name(self.reading, self.found, address.words.end, before(address))
    }

    pub fn kind_behind_clitics(&self, at: usize) -> WordKind {
        self.reading.kind_behind_clitics(at).0
    }

    fn letters(&self, at: usize) -> usize {
        match self.reading.head_behind_clitics(at) {
            Some((_, peel)) => peel.letters,
            None => self.reading.kind_behind_clitics(at).1.letters,
        }
    }

    pub fn mention(&self, mut words: Range<usize>, reference: Reference) -> Mentioned {
        // `ودولة السيد فلان`: the style before the title.
        let styled = words.start > 0
            && self.reading.runs_on(words.start)
            && names::is_style(self.reading, words.start - 1);
        words.start -= usize::from(styled);
        let letters = self.letters(words.start);
        let mut mention = Mentioned::new(self.number, words, reference);
        mention.letters = letters;
        mention
    }

    pub fn push(&mut self, mut mention: Mentioned) -> usize {
        self.commission(&mut mention);
        self.seat(&mut mention);
        self.pass_aside(&mut mention);
        let end = mention.words.end;
        let leader = mention.office.as_ref().and_then(|office| office.leader.clone());
        // `قال المتحدث باسم ماي إنها أبلغت`: of what he tells she is the subject.
        let spoken = mention.class() == Some(RoleClass::Spokesperson);
        self.list.push(mention);
        if let Some(name) = leader {
            let mut leader = Mentioned::new(self.number, name.clone(), Reference::Named);
            leader.name = Some(name);
            leader.titled = true;
            leader.within = !spoken;
            self.list.push(leader);
        }
        end
    }

    /// A title and a name; an office may follow.
    fn named(&mut self, at: usize, address: Address, name: Range<usize>) -> usize {
        let mut mention = self.mention(at..name.end, Reference::Named);
        mention.rank = address.rank;
        mention.royal = address.royal;
        mention.king = address.king;
        mention.titled = true;
        let titles = address.words;
        mention.name = Some(name);
        self.attach_office(&mut mention);
        if mention.office.is_none() {
            mention.office = self.office_among(titles.clone());
        }
        mention.state = self.state_of_rank(&titles);
        self.push(mention)
    }

    /// `المستشار الدكتور فلان`: a title that is an office as well.
    fn office_among(&self, titles: Range<usize>) -> Option<Office> {
        let head = titles.clone().find(|at| self.reading.head(*at).is_some())?;
        let office = office::read(self.reading, self.found, head)?;
        let own = office.bare && office.definite && office.words.end <= titles.end;
        (own && office.class == RoleClass::Other).then_some(office)
    }

    /// `NAME، OFFICE` and `NAME OFFICE`, and more offices after commas.
    pub fn attach_office(&self, mention: &mut Mentioned) {
        while let Some(office) = self.office_after(mention.words.end, mention.office.as_ref()) {
            // `استقبل الملك عبدالله الثاني وزيرة التخطيط`: no king has another office, unless
            // he gives it: `كلف الملك فلانا رئيسا للوزراء`.
            let given = self.reading.folded(office.words.start).ends_with('ا');
            let other = office.class != RoleClass::HeadOfState && !given;
            if mention.king && mention.office.is_none() && other {
                return;
            }
            mention.words.end = office.words.end;
            match &mut mention.office {
                None => mention.office = Some(office),
                Some(first) => first.join(office),
            }
        }
    }

    /// The office that follows a name, or another after it.
    fn office_after(&self, at: usize, first: Option<&Office>) -> Option<Office> {
        // `أمير البلاد المفدى القائد العام`.
        let at = at
            + usize::from(
                first.is_some() && matches!(self.reading.folded(at), "المفدي" | "المعظم"),
            );
        if let Some(post) = self.post(at).filter(|_| first.is_none()) {
            return office::read(self.reading, self.found, post)
                .filter(|office| !office.bare && office.number == Number::Singular);
        }
        let dash = self.reading.after_dash(at);
        let bracket = dash || at < self.reading.len() && self.reading.words.gap(at).trim() == "(";
        let comma = self.reading.after_comma(at) || bracket;
        let conjoined = self.conjoined(at);
        if !(self.reading.runs_on(at) || comma) || (conjoined && (first.is_none() || comma)) {
            return None;
        }
        let start = names::address(self.reading, at).words.end;
        // `فلان الأمين العام بوزارة الدفاع سعادة سفير اليابان`: an honorific begins another.
        let honoured = self.reading.kind(at).is(WordKind::HONORIFIC);
        if honoured && first.is_some() && self.reading.runs_on(at) {
            return None;
        }
        // `فلان المستشار السياسي`: a title that is an office as well.
        let office = office::read(self.reading, self.found, start).or_else(|| {
            let office = office::read(self.reading, self.found, at);
            office.filter(|office| !office.bare && office.words.end > start)
        })?;
        if dash && !self.reading.after_dash(office.words.end) {
            return None;
        }
        let more = first.filter(|_| conjoined);
        if more.is_some_and(|_| !office.peel.conjunction || office.number != Number::Singular) {
            return None;
        }
        // «الرئيس فلان، المبعوث الأممي إلى اليمن، فلان،»: the next one's.
        let next = comma && (office.definite || first.is_some());
        if next && self.name_after_comma(&office).is_some() {
            return None;
        }
        // A definite head after a comma is a new subject or an object, unless another
        // comma closes what is said of the name (`فلان، المتحدث باسم الوزارة التركية، إن`).
        let end = office.words.end;
        let that = self.reading.trigger(end).is_some_and(|t| t.encounter == Encounter::That);
        let speaks = office.class == RoleClass::Spokesperson;
        let closed = self.reading.after_comma(end) || that || speaks || self.is_last_said(at, end);
        let new = office.definite && !office.states.is_empty() && !closed;
        let fresh = comma && !bracket && (office.bare || new);
        // `تشارلز أمير ويلز وولي عهد بريطانيا`: an heir has another title in his state.
        let heir = |first: &Office| {
            office.class == RoleClass::CrownPrince && first.states == office.states
        };
        let command = first.is_some_and(|first| first.class == RoleClass::HeadOfState)
            && is_command(self.reading, &office);
        let other = first.filter(|_| !command).is_some_and(|first| {
            let told = first.states.is_empty() || office.states.is_empty();
            office.bare || office.definite || !(told || heir(first))
        });
        let preposition = office.peel.preposition.is_some();
        let whole = office.number == Number::Singular && !preposition && !fresh && !other;
        if first.is_none() && (self.is_met(at, &office) || self.is_of_leader_behind(&office)) {
            return None;
        }
        // `فلان المتحدث باسم الأمين العام فلان`: whom he speaks for.
        let served = first.is_none() && office.served.is_some();
        let next_person = !served && self.name_behind(office.words.end);
        (whole && (!next_person || self.holder_behind(&office))).then_some(office)
    }

    /// Another name behind an office makes it that one's.
    pub fn name_behind(&self, end: usize) -> bool {
        if !self.reading.runs_on(end) || self.conjoined(end) {
            return false;
        }
        let start = self.titles_after(end).words.end;
        let before = if start > end { Before::Title } else { Before::Unknown };
        names::name(self.reading, self.found, start, before)
            .is_some_and(|name| start > end || name.len() > 1)
    }

    pub fn conjoined(&self, at: usize) -> bool {
        match self.reading.head_behind_clitics(at) {
            Some((_, peel)) => peel.conjunction,
            None if self.reading.listed_kind(at) != WordKind::default() => false,
            None => self.reading.folded(at).starts_with('و'),
        }
    }

    /// An office; a name may follow, or names for several holders.
    fn office(&mut self, at: usize, mut office: Office) -> usize {
        if office.number == Number::Singular && self.is_of_two(&office) {
            office.number = Number::Dual;
        }
        if office.number != Number::Singular {
            return self.several(at, office);
        }
        let office = self.over_commas(&office).unwrap_or(office);
        let end = office.words.end;
        let address = match self.reading.runs_on(end) {
            true => self.titles_after(end),
            false => Address { words: end..end, ..Address::default() },
        };
        let name = self.name_behind_office(&office, &address);
        let Some(name) = name.filter(|name| !self.belongs_to_next(&office, &address, name)) else {
            return self.office_alone(at, office);
        };
        let mut mention = self.mention(at..name.end, Reference::Named);
        mention.rank = address.rank;
        mention.titled = true;
        let office = self.with_rank(office, name.start);
        mention.office = Some(self.of_served(office, address.king, &name));
        mention.name = Some(name);
        self.extend_office(&mut mention);
        self.push(mention)
    }

    /// The name right behind an office, or further on where only a doubtful word stands there.
    fn name_behind_office(&self, office: &Office, address: &Address) -> Option<Range<usize>> {
        // `التقى وزير الخارجية الملك فيليبي`: another than who holds the office.
        if address.king && !office.class.is_leader() && office.served.is_none() {
            return None;
        }
        let name = self.name_after_office(office, address);
        let sure = name.as_ref().is_some_and(|name| {
            let definite = self.reading.folded(name.start).starts_with("ال");
            !definite || self.reading.kind(name.start).is(WordKind::GIVEN)
        });
        let name = if sure { name } else { self.name_further(office).or(name) };
        let name = match address.words.is_empty() {
            true => self.name_before_that(office, name.as_ref()).or(name),
            false => name,
        };
        self.name_in_slot(office, address.words.end, name.as_ref()).or(name)
    }

    pub fn office_alone(&mut self, at: usize, office: Office) -> usize {
        let mut mention = self.mention(at..office.words.end, Reference::Office);
        mention.office = Some(office);
        self.push(mention)
    }

    fn name_after_office(&self, office: &Office, address: &Address) -> Option<Range<usize>> {
        let (end, at) = (office.words.end, address.words.end);
        // `متحدث باسم نتنياهو`, `باسم عائلة فلان`: whom the unnamed one speaks for.
        let kin = |at: usize| matches!(self.reading.folded(at), "عائله" | "اسره");
        if self.reading.folded(end - 1) == "باسم" || office.words.clone().any(kin) {
            return None;
        }
        // `المفوض العام لوكالة غوث اللاجئين (الأونروا) فلان`.
        let in_short = at < self.reading.len() && self.reading.words.gap(at).trim() == ")";
        if at == end && !self.reading.runs_on(at) && !in_short {
            return self.name_after_comma(office);
        }
        // `قص المحافظ بقص الشريط`: a noun that names him only before a given name.
        let given = || self.reading.kind(at).is(WordKind::GIVEN);
        let short = at == end && office.bare && self.is_governor_in_short(office.words.start);
        if short && !given() {
            return None;
        }
        let conjoined = at > end && self.conjoined_title(end);
        if conjoined || (at > end && !names::follows(self.reading, at)) {
            return None;
        }
        let full = at == end && !office.bare;
        let before = if full { Before::Office } else { before(address) };
        let name = names::name(self.reading, self.found, at, before)?;
        (!self.is_received_by(office, &name)).then_some(name)
    }

    /// `المحافظ`, `الوالي`: said of whom the text has named, or of none.
    pub fn is_governor_in_short(&self, at: usize) -> bool {
        let offices = &self.reading.gazetteer().offices;
        let head = self.reading.head(at).map(|form| offices.traits(form));
        head.is_some_and(|traits| traits.is(HeadTrait::PLACE) && traits.is(HeadTrait::WORDS))
    }

    /// `استقبل السيد الرئيس اللواء فلان رئيس أركان الجيش`: behind a verb of meeting, whom a title
    /// and another office tell is the guest of the president.
    fn is_received_by(&self, office: &Office, name: &Range<usize>) -> bool {
        let start = office.words.start;
        let alone = office.bare && office.republican && office.definite;
        let sir = usize::from(start > 0 && self.reading.folded(start - 1) == "السيد");
        let verb = start.checked_sub(1 + sir);
        let titled = name.start > office.words.end;
        if !(alone && titled && verb.is_some_and(|verb| self.meets(verb))) {
            return false;
        }
        let own = office::read(self.reading, self.found, name.end);
        own.is_some_and(|own| {
            let whole = !own.bare && own.number == Number::Singular && own.peel == Peel::default();
            whole && own.class != RoleClass::HeadOfState && !self.name_behind(own.words.end)
        })
    }

    /// `والشيخ`, `بالأمير`: a title that begins the next person.
    pub fn conjoined_title(&self, at: usize) -> bool {
        let (_, peel) = self.reading.kind_behind_clitics(at);
        peel.conjunction || peel.preposition.is_some()
    }

    /// A name that no title announces: known by its given name, or by the office
    /// that follows.
    fn bare_name(&mut self, at: usize) -> Option<usize> {
        // `بيونغ يانغ`: what a state is called in several words.
        let state = countries::at(self.reading, self.found, at);
        if state.is_some_and(|state| self.reading.forms[state.form].words.len() > 1) {
            return None;
        }
        let faith = at.checked_sub(1).filter(|at| names::begins_with_faith(self.reading, *at));
        let at = faith.unwrap_or(at);
        if self.is_quoted_place(at) {
            return None;
        }
        if let Some(end) = self.place_of_name(at) {
            return Some(end);
        }
        let known = self
            .name_before_office(at)
            .or_else(|| names::name(self.reading, self.found, at, Before::Nothing));
        let open = || self.may_be_called(at) && self.reading.office_may_follow(at);
        let name = match &known {
            Some(name) => name.clone(),
            None if open() && !self.is_name_of_place(at) => {
                names::name(self.reading, self.found, at, Before::Unknown)?
            }
            None => return None,
        };
        let letters = if name.start < at { 0 } else { names::clitic(self.reading, at) };
        let mut mention = Mentioned::new(self.number, name.clone(), Reference::Named);
        mention.letters = letters;
        mention.name_letters = letters;
        mention.name = Some(name.clone());
        // `ودولة ميا موتلي رئيسة وزراء باربادوس`: the style of a premier.
        let style = at.checked_sub(1).map_or("", |style| self.reading.folded(style));
        if style == "ودوله" && letters == 0 && self.reading.runs_on(at) {
            (mention.words.start, mention.letters) = (at - 1, 1);
        }
        self.attach_office(&mut mention);
        let reports = || self.is_byline(&name);
        if mention.office.is_none() && (name.len() < 2 || known.is_none() || reports()) {
            return None;
        }
        if known.is_none() && name.len() < 2 {
            return None;
        }
        Some(self.push(mention))
    }

    /// `الزرقاء - ريم العبادي - بحث محافظ …`: who reports, between the place and the report.
    fn is_byline(&self, name: &Range<usize>) -> bool {
        let reading = self.reading;
        let closes = |at: usize| {
            at < reading.len() && (reading.after_dash(at) || reading.words.gap(at).trim() == "/")
        };
        let place = name.start > 0 && name.start <= BYLINE && closes(name.start);
        let opens = reading.paragraph <= 1 && (1..name.start).all(|at| reading.runs_on(at));
        opens && place && closes(name.end)
    }

    /// An unknown word, or `بن` before one (`بن والاس`).
    fn may_be_called(&self, at: usize) -> bool {
        self.is_unknown(at) || names::is_ben(self.reading, at)
    }

    pub fn is_unknown(&self, at: usize) -> bool {
        self.reading.kind(at) == WordKind::default()
            && !self.reading.has_state(at)
            && self.reading.folded(at).chars().nth(2).is_some()
    }
}

/// How a title announces the name after it.
pub(super) fn before(address: &Address) -> Before {
    if address.king { Before::King } else { Before::Title }
}
