//! Reads names and offices between commas: whether the next belongs to the one before.

use std::ops::Range;

use super::arabic::Scan;
use super::names::{self, Address, Before};
use super::office::{self, Office};
use super::party::Mentioned;
use crate::names::{Number, WordKind};

impl Scan<'_, '_> {
    /// «سفير اليابان، موكاي كينيتشيرو،»: only for an office that says whose or
    /// which it is, and a name that something closes.
    pub fn name_after_comma(&self, office: &Office) -> Option<Range<usize>> {
        let at = office.words.end;
        if !self.reading.after_comma(at) || office.bare || self.conjoined(at) {
            return None;
        }
        let start = self.titles_after(at).words.end;
        let given = self.reading.kind(start).is(WordKind::GIVEN.or(WordKind::JOINT));
        let before = match (start > at, given) {
            (true, _) => Before::Title,
            (false, true) => Before::Office,
            (false, false) => Before::Unknown,
        };
        let read = |before| names::name(self.reading, self.found, start, before);
        // `، تامر …،`: a given name that is a verb too.
        let enclosed = || self.enclosed_name(start).filter(|_| !office.states.is_empty());
        let name = read(before)
            .or_else(|| read(Before::Title).filter(|_| given))
            .filter(|name| name.len() > 1)
            .or_else(enclosed)?;
        let known = start > at || given;
        let closed = !self.reading.runs_on(name.end);
        let after = office::read(self.reading, self.found, name.end)
            .filter(|next| !next.peel.conjunction && next.peel.preposition.is_none());
        let office_next = after.is_some();
        let own = after.is_some_and(|next| self.is_held_by_another(office, &next));
        let next = self.reading.after_comma(name.end) && office_next && !own;
        (name.len() > 1 && !next && (closed || known && !office_next)).then_some(name)
    }

    /// «ولي العهد السعودي، محمد …، وزير الخارجية الأميركي، مايك …»: another state's
    /// office with a name of its own.
    fn is_held_by_another(&self, office: &Office, next: &Office) -> bool {
        let foreign = match (office.states.first(), next.states.first()) {
            (Some(one), Some(other)) => one != other,
            _ => false,
        };
        let end = next.words.end;
        let start = names::address(self.reading, end).words.end;
        let named = || names::name(self.reading, self.found, start, Before::Unknown).is_some();
        foreign && (self.name_behind(end) || (self.reading.after_comma(end) && named()))
    }

    /// `رئيس الوزراء الأسترالي، سكوت موريسون،`: between two commas, words that may
    /// be common ones, one of them known to no table.
    fn enclosed_name(&self, start: usize) -> Option<Range<usize>> {
        let barred = WordKind::STOP
            .or(WordKind::VERB)
            .or(WordKind::TITLE)
            .or(WordKind::TAIL)
            .or(WordKind::HONORIFIC)
            .or(WordKind::ORGANISATION);
        let fits = |at: usize| {
            let kind = self.reading.kind(at);
            self.reading.is_arabic(at)
                && !kind.is(barred)
                && !self.reading.in_date(at)
                && !self.reading.has_state(at)
                && (self.reading.head_behind_clitics(at).is_none() || self.is_called(at))
        };
        let end = (start + 1..self.reading.len()).find(|at| !self.reading.runs_on(*at))?;
        let closed = self.reading.after_comma(end) && (2..=4).contains(&(end - start));
        let open = |at: usize| {
            self.reading.kind(at) == WordKind::default()
                || self.reading.kind(at).is(WordKind::GIVEN)
        };
        let named = (start..end).all(fits) && (start..end).any(open);
        let noun = self.reading.folded(start).starts_with("ال") || self.conjoined(start);
        (closed && named && !noun).then_some(start..end)
    }

    /// `أمير ليفي`: the head of an office that is a given name before an unknown word.
    fn is_called(&self, at: usize) -> bool {
        let given = self.reading.listed_kind(at).is(WordKind::GIVEN.or(WordKind::NAMESAKE));
        let indefinite = self.reading.head(at).is_some_and(|form| !form.definite);
        given && indefinite && self.is_unknown(at + 1)
    }

    /// «استقبل وزير الدفاع اللواء سيد طارق حسين، سفير بنغلاديش»: a rank or title
    /// after an office begins the next person when an office of a state that is
    /// told follows the name.
    pub fn belongs_to_next(&self, office: &Office, address: &Address, name: &Range<usize>) -> bool {
        let comma = self.reading.after_comma(name.end);
        if !comma || (address.words.is_empty() && !office.states.is_empty()) {
            return false;
        }
        let start = names::address(self.reading, name.end).words.end;
        let Some(next) = office::read(self.reading, self.found, start) else { return false };
        let foreign = next.states.first().is_some_and(|state| !office.states.contains(state));
        !next.peel.conjunction
            && next.class != office.class
            && foreign
            && (next.class.is_abroad() || address.rank.is_some())
            && !office.class.is_abroad()
            && !self.name_behind(next.words.end)
    }

    /// A second office after the name (`السفير فلان، المتحدث باسم الوزارة`) says
    /// what the first leaves open.
    pub fn extend_office(&self, mention: &mut Mentioned) {
        let at = mention.words.end;
        let Some(office) = &mut mention.office else { return };
        let comma = self.reading.after_comma(at) && office.bare;
        if !(self.reading.runs_on(at) || comma) || self.conjoined(at) {
            return;
        }
        let Some(next) = office::read(self.reading, self.found, at) else { return };
        let same = next.class == office.class || office.bare;
        let whole = next.peel.preposition.is_none() && next.number == Number::Singular;
        let named = || comma && self.name_after_comma(&next).is_some();
        if next.bare || !whole || !same || self.name_behind(next.words.end) || named() {
            return;
        }
        mention.words.end = next.words.end;
        *office = next;
    }

    /// `استقبل X، السيد Y، المبعوث الأمريكي.`: where the sentence ends, and another is named
    /// before, what is said of the name.
    pub fn is_last_said(&self, at: usize, end: usize) -> bool {
        let sentence = self.reading.sentence(at);
        let named = |other: &Mentioned| {
            other.reading == self.number
                && sentence.contains(&other.words.start)
                && other.name.is_some()
        };
        end >= sentence.end && self.list.iter().any(named)
    }
}
