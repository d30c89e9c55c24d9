//! Finds the office holders an Arabic paragraph refers to.
//!
//! The grammar of a mention: `HONORIFIC* OFFICE HONORIFIC* NAME?`, `TITLE NAME (،
//! OFFICE)?`, `NAME، OFFICE`, or a word that stands for one of these.

use std::ops::Range;

use super::countries::{self, CountryMention};
use super::names::{self, Address};
use super::office::{self, Office};
use super::party::{Mentioned, Reference};
use super::reading::Reading;
use crate::model::{CountryCode, RoleClass};
use crate::names::{Number, WordKind};

const COUNTERPART: [&str; 3] = ["نظيره", "نظيرته", "نظيرها"];

/// The mentions of one paragraph, in order, none inside another.
pub(super) fn mentions(
    reading: &Reading,
    number: usize,
    found: &[CountryMention],
) -> Vec<Mentioned> {
    let mut scan = Scan { reading, number, found, list: Vec::new() };
    let mut at = 0;
    while at < reading.len() {
        at = scan.at(at).unwrap_or(at + 1);
    }
    scan.list
}

struct Scan<'r, 'a> {
    reading: &'r Reading<'a>,
    number: usize,
    found: &'r [CountryMention],
    list: Vec<Mentioned>,
}

impl Scan<'_, '_> {
    /// Reads a mention that begins at a word; says where to go on.
    fn at(&mut self, at: usize) -> Option<usize> {
        if self.reading.in_date(at) || !self.reading.is_arabic(at) {
            return None;
        }
        let address = names::address(self.reading, at);
        let after = address.words.end;
        if !address.words.is_empty()
            && let Some(name) = names::name(self.reading, self.found, after, true)
        {
            // `المستشار` is a title before a name and an office before a state.
            let end = self.named(at, address, name);
            return Some(end);
        }
        if self.reading.runs_on(after) || after == at {
            if let Some(office) = office::read(self.reading, self.found, after) {
                return Some(self.office(at, office));
            }
            if COUNTERPART.contains(&unclitic(self.reading.folded(after))) {
                return Some(self.counterpart(at, after));
            }
        }
        if let Some(office) = office::read(self.reading, self.found, at) {
            return Some(self.office(at, office));
        }
        if self.kind_behind_clitics(at).is(WordKind::PRONOUN) {
            self.list.push(Mentioned::new(self.number, at..at + 1, Reference::Pronoun));
            return Some(at + 1);
        }
        self.bare_name(at)
    }

    fn kind_behind_clitics(&self, at: usize) -> WordKind {
        self.reading.gazetteer().offices.kind_behind_clitics(self.reading.folded(at)).0
    }

    fn letters(&self, at: usize) -> usize {
        let offices = &self.reading.gazetteer().offices;
        let word = self.reading.folded(at);
        match offices.head_behind_clitics(word) {
            Some((_, peel)) => peel.letters,
            None => offices.kind_behind_clitics(word).1.letters,
        }
    }

    /// A title and a name; an office may follow.
    fn named(&mut self, at: usize, address: Address, name: Range<usize>) -> usize {
        let mut mention = Mentioned::new(self.number, at..name.end, Reference::Named);
        mention.letters = self.letters(at);
        mention.rank = address.rank;
        mention.royal = address.royal;
        mention.titled = true;
        mention.name = Some(name);
        self.attach_office(&mut mention);
        self.push(mention)
    }

    fn push(&mut self, mention: Mentioned) -> usize {
        let end = mention.words.end;
        self.list.push(mention);
        end
    }

    /// `NAME، OFFICE` and `NAME OFFICE`.
    fn attach_office(&self, mention: &mut Mentioned) {
        let at = mention.words.end;
        let comma = self.reading.after_comma(at);
        if !(self.reading.runs_on(at) || comma) || self.conjoined(at) {
            return;
        }
        let address = names::address(self.reading, at);
        let start = address.words.end;
        let Some(office) = office::read(self.reading, self.found, start) else { return };
        // A definite bare head after a comma is a new subject.
        let preposition = office.peel.preposition.is_some();
        if preposition || office.number != Number::Singular || (office.bare && comma) {
            return;
        }
        // Another name behind the office makes it that one's.
        let behind = names::address(self.reading, office.words.end);
        let next = behind.words.end;
        if self.reading.runs_on(office.words.end)
            && names::name(self.reading, self.found, next, true).is_some()
        {
            return;
        }
        mention.words.end = office.words.end;
        mention.office = Some(office);
    }

    fn conjoined(&self, at: usize) -> bool {
        let (_, peel) =
            match self.reading.gazetteer().offices.head_behind_clitics(self.reading.folded(at)) {
                Some((_, peel)) => ((), peel),
                None => return self.reading.folded(at).starts_with('و'),
            };
        peel.conjunction
    }

    /// An office; a name may follow, or names for several holders.
    fn office(&mut self, at: usize, office: Office) -> usize {
        if office.number != Number::Singular {
            return self.several(at, office);
        }
        let end = office.words.end;
        let address = match self.reading.runs_on(end) {
            true => names::address(self.reading, end),
            false => Address { words: end..end, ..Address::default() },
        };
        let name = self.name_after_office(&office, &address);
        let Some(name) = name else {
            return self.office_alone(at, office);
        };
        if self.belongs_to_next(&office, &address, &name) {
            return self.office_alone(at, office);
        }
        let mut mention = Mentioned::new(self.number, at..name.end, Reference::Named);
        mention.letters = self.letters(at);
        mention.rank = address.rank;
        mention.titled = address.any_title;
        mention.name = Some(name);
        mention.office = Some(office);
        self.extend_office(&mut mention);
        self.push(mention)
    }

    fn office_alone(&mut self, at: usize, office: Office) -> usize {
        let mut mention = Mentioned::new(self.number, at..office.words.end, Reference::Office);
        mention.letters = self.letters(at);
        mention.office = Some(office);
        self.push(mention)
    }

    fn name_after_office(&self, office: &Office, address: &Address) -> Option<Range<usize>> {
        let at = address.words.end;
        if at == office.words.end && !self.reading.runs_on(at) {
            return self.name_after_comma(office);
        }
        if at > office.words.end && !self.reading.runs_on(at) {
            return None;
        }
        names::name(self.reading, self.found, at, true)
    }

    /// «سفير اليابان، موكاي كينيتشيرو،»: only with a known given name and only
    /// for an office that says whose it is.
    fn name_after_comma(&self, office: &Office) -> Option<Range<usize>> {
        let at = office.words.end;
        if !self.reading.after_comma(at)
            || office.bare
            || !self.reading.kind(at).is(WordKind::GIVEN)
        {
            return None;
        }
        let name = names::name(self.reading, self.found, at, false)?;
        (name.len() > 1 && !self.reading.runs_on(name.end)).then_some(name)
    }

    /// «استقبل وزير الدفاع اللواء سيد طارق حسين، سفير بنغلاديش»: a rank or title
    /// after an office begins the next person when an office of a state that is
    /// told follows the name.
    fn belongs_to_next(&self, office: &Office, address: &Address, name: &Range<usize>) -> bool {
        let comma = self.reading.after_comma(name.end);
        if !comma || (address.words.is_empty() && !office.states.is_empty()) {
            return false;
        }
        let start = names::address(self.reading, name.end).words.end;
        let Some(next) = office::read(self.reading, self.found, start) else { return false };
        let foreign = next.states.first().is_some_and(|state| !office.states.contains(state));
        let other = next.class != office.class;
        let of_abroad = matches!(next.class, RoleClass::Ambassador | RoleClass::Diplomat);
        !next.peel.conjunction
            && other
            && foreign
            && (of_abroad || address.rank.is_some())
            && !matches!(office.class, RoleClass::Ambassador | RoleClass::Diplomat)
            && names::name(self.reading, self.found, next.words.end, true).is_none()
    }

    /// A second office after the name (`الوزير فلان رئيس الوفد`) adds its state.
    fn extend_office(&self, mention: &mut Mentioned) {
        let at = mention.words.end;
        if !self.reading.runs_on(at) || self.conjoined(at) {
            return;
        }
        let Some(next) = office::read(self.reading, self.found, at) else { return };
        let Some(office) = &mut mention.office else { return };
        if next.bare || next.peel.preposition.is_some() || next.number != Number::Singular {
            return;
        }
        if office.bare {
            mention.words.end = next.words.end;
            *office = next;
        }
    }

    /// `سفيري اليابان وبنغلاديش`, with or without names.
    fn several(&mut self, at: usize, office: Office) -> usize {
        let end = office.words.end;
        let address = names::address(self.reading, end);
        let first = match self.reading.runs_on(end) {
            true => names::name(self.reading, self.found, address.words.end, true),
            false => None,
        };
        match first {
            Some(name) => self.named_several(at, office, name),
            None => {
                let letters = self.letters(at);
                for state in &office.states {
                    let mut mention = Mentioned::new(self.number, at..end, Reference::Office);
                    mention.letters = letters;
                    mention.state = Some(*state);
                    mention.office = Some(office.clone());
                    self.list.push(mention);
                }
                end
            }
        }
    }

    /// «وزيري خارجية عُمان بدر البوسعيدي، والأردن أيمن الصفدي».
    fn named_several(&mut self, at: usize, office: Office, first: Range<usize>) -> usize {
        let mut states = office.states.iter().copied();
        let mut words = at..first.end;
        let mut next = Some((states.next(), first));
        let mut end = words.end;
        while let Some((state, name)) = next {
            end = name.end;
            let mut mention = Mentioned::new(self.number, words, Reference::Named);
            mention.name = Some(name);
            mention.state = state;
            mention.office = Some(office.clone());
            mention.titled = true;
            self.list.push(mention);
            next =
                self.next_of_several(end).map(|(own, name)| (own.or_else(|| states.next()), name));
            words = next.as_ref().map_or(end..end, |(_, name)| name.clone());
        }
        end
    }

    /// `و` STATE? NAME after one of several holders.
    fn next_of_several(&self, at: usize) -> Option<(Option<CountryCode>, Range<usize>)> {
        if !(self.reading.runs_on(at) || self.reading.after_comma(at)) || !self.conjoined_word(at) {
            return None;
        }
        if let Some(mention) = countries::at(self.reading, self.found, at) {
            let after = self.reading.forms[mention.form].words.end;
            let start = names::address(self.reading, after).words.end;
            let name = names::name(self.reading, self.found, start, true)?;
            return Some((Some(mention.code), name));
        }
        let start = names::address(self.reading, at).words.end;
        let given =
            self.reading.folded(start).strip_prefix('و').is_some_and(|rest| {
                self.reading.gazetteer().offices.kind(rest).is(WordKind::GIVEN)
            });
        let name =
            names::name(self.reading, self.found, start, true).filter(|_| given || start > at)?;
        Some((None, name))
    }

    fn conjoined_word(&self, at: usize) -> bool {
        self.reading.folded(at).starts_with('و')
    }

    /// `نظيره الأميركي جون كيري`: the office of the one before, another state.
    fn counterpart(&mut self, at: usize, word: usize) -> usize {
        let mut mention = Mentioned::new(self.number, at..word + 1, Reference::Counterpart);
        mention.letters = usize::from(self.reading.folded(word).starts_with(['ل', 'ب', 'و']));
        let mut end = word + 1;
        if let Some(state) = countries::at(self.reading, self.found, end) {
            mention.state = Some(state.code);
            end = self.reading.forms[state.form].words.end;
        }
        mention.words.end = end;
        let address = names::address(self.reading, end);
        if self.reading.runs_on(end)
            && let Some(name) = names::name(self.reading, self.found, address.words.end, true)
        {
            mention.words.end = name.end;
            mention.name = Some(name);
        }
        self.push(mention)
    }

    /// A name that no title announces: known by its given name, or by the office
    /// that follows.
    fn bare_name(&mut self, at: usize) -> Option<usize> {
        let name = names::name(self.reading, self.found, at, false)?;
        let mut mention = Mentioned::new(self.number, name.clone(), Reference::Named);
        mention.name = Some(name.clone());
        self.attach_office(&mut mention);
        if name.len() < 2 && mention.office.is_none() {
            return None;
        }
        Some(self.push(mention))
    }
}

/// A word without `و`, `ل`, `ب` before `نظير`.
fn unclitic(word: &str) -> &str {
    let at = word.find("نظير").filter(|at| *at <= 4).unwrap_or(0);
    &word[at..]
}
