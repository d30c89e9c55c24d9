//! Reads where an office is served: accreditation, mission, the body or the state it is in.

use super::Tail;
use crate::extract::countries;
use crate::extract::office::Host;
use crate::extract::party::is_embassy;
use crate::model::{CountryCode, StateVia, Via};
use crate::names::{HeadTrait, Number, Peel, PlaceKind, Places, WordKind};

/// Words with which the names of places of two words begin (`رأس تنورة`, `وادي الدواسر`).
const PLACES_BEGIN: [&str; 22] = [
    "راس", "عين", "وادي", "بني", "ابو", "ام", "حفر", "بيت", "دير", "سيدي", "تل", "جبل", "خان",
    "كفر", "برج", "حوطه", "شرم", "وسط", "شمال", "جنوب", "شرق", "غرب",
];

impl Tail<'_, '_> {
    /// `لدى` and where: a state, the country of the setting, a body; `في` and
    /// the body an office is in (`المستشار في الديوان الملكي`).
    pub(super) fn place(&mut self, link: WordKind) -> bool {
        let place = self.end + 1;
        if link.is(WordKind::ACCREDITED) || self.traits.is(HeadTrait::ABROAD) {
            if let Some(mention) = countries::at(self.reading, self.found, place)
                && mention.via != Via::Demonym
                && self.reading.forms[mention.form].words.start == place
            {
                self.host = Some(Host::State(mention.code));
                self.end = self.past_more_hosts(self.reading.forms[mention.form].words.end);
                return true;
            }
            if self.reading.kind(place).is(WordKind::HOMELAND.or(WordKind::OWN_COUNTRY)) {
                self.host = Some(Host::Setting);
                self.end = place + 1;
                return true;
            }
        }
        if link.is(WordKind::ACCREDITED) && self.reading.runs_on(place) {
            let head = self.reading.head(place);
            if let Some(form) = head.filter(|_| self.serves_somebody()) {
                self.end = place;
                let tail = self.inner(form, place + 1);
                self.take_served(form, tail);
                return true;
            }
        }
        if self.is_embassy(place) || self.is_government(place) {
            self.end = place;
            return self.take_word();
        }
        if let Some(end) = self.posted_at(place) {
            self.end = end;
            return true;
        }
        if let Some((state, end)) = self.state_within(place) {
            self.states.push(state);
            self.via = Some(StateVia::Genitive);
            self.end = end;
            return true;
        }
        let abroad = self.traits.is(HeadTrait::ABROAD) && !self.states.is_empty();
        if (link.is(WordKind::ACCREDITED) || self.may_be_within() || abroad)
            && let Some((body, len, peel)) = self.reading.organisation(place)
            && peel == Peel::default()
        {
            self.take_body(place..place + len, body.country);
            return true;
        }
        let body = self.reading.kind(place).is(WordKind::TAIL) && self.reading.runs_on(place);
        // `قائد القوات البرية الأمريكية في القيادة المركزية`: though a state is told.
        let open = self.states.is_empty() || self.reading.folded(place) == "القياده";
        let inside = link.is(WordKind::ACCREDITED) || (self.may_be_within() && open);
        if body && inside {
            self.words.push(place);
            self.end = place + 1;
            self.in_body = true;
        }
        body && inside
    }

    /// Where a town or a state ends that an office is served in.
    fn posted_at(&mut self, place: usize) -> Option<usize> {
        if self.is_unlisted_city(place) {
            return Some(place + 1 + usize::from(self.is_city_of_two(place)));
        }
        self.serves_within(place).or_else(|| {
            let end = place + self.mission_in_city(place)?;
            self.words.extend(place..end);
            Some(end)
        })
    }

    /// `الملحق العسكري في سفارة كازاخستان`: the house of a mission, whose state follows.
    fn is_embassy(&self, at: usize) -> bool {
        is_embassy(self.reading.folded(at).trim_start_matches("ال"))
            && self.traits.is(HeadTrait::ABROAD)
            && self.states.is_empty()
            && self.reading.runs_on(at)
    }

    /// `وزير الخارجية في حكومة الوفاق فلان`: of which a state may have two.
    fn is_government(&self, at: usize) -> bool {
        matches!(self.reading.folded(at), "حكومه" | "الحكومه")
            && self.traits.is(HeadTrait::PORTFOLIO)
            && !self.words.is_empty()
            && self.reading.runs_on(at)
    }

    /// `الوزير المنتدب لدى رئيس الحكومة المكلف بالميزانية`: no place, but whom he serves.
    fn serves_somebody(&self) -> bool {
        let delegate = self.traits.is(HeadTrait::PORTFOLIO)
            && matches!(self.reading.folded(self.end - 1), "المنتدب" | "المنتدبه");
        delegate || self.traits.is(HeadTrait::SERVES)
    }

    /// `سفير مصر بالمملكة`, `السفير الياباني بالبلاد`: where the article is set.
    pub(super) fn serves_at_home(&mut self) -> bool {
        let (kind, peel) = self.reading.kind_behind_clitics(self.end);
        let own = kind.is(WordKind::HOMELAND.or(WordKind::OWN_COUNTRY));
        let abroad = self.traits.is(HeadTrait::ABROAD) && !self.states.is_empty();
        if !(own && abroad && peel.preposition == Some('ب') && self.reading.runs_on(self.end)) {
            return false;
        }
        self.host = Some(Host::Setting);
        self.end += 1;
        true
    }

    /// `لدى إيطاليا ومالطا الدكتور فلان`: past the others that one serves in.
    pub(super) fn past_more_hosts(&self, mut end: usize) -> usize {
        while self.reading.runs_on(end)
            && let Some(mention) = countries::at(self.reading, self.found, end)
            && mention.via == Via::Name
            && self.reading.forms[mention.form].peel.conjunction
        {
            end = self.reading.forms[mention.form].words.end;
        }
        end
    }

    /// `المبعوث الخاص إلى اليمن`, `إلى منطقة الساحل`.
    pub(super) fn mission(&mut self) -> bool {
        let place = self.end + 1;
        let told = !self.words.is_empty() || !self.states.is_empty();
        if !self.traits.is(HeadTrait::ABROAD) || self.head.number != Number::Singular || !told {
            return false;
        }
        if let Some(mention) = countries::at(self.reading, self.found, place)
            && mention.via == Via::Name
        {
            self.host = Some(Host::State(mention.code));
            self.mission = true;
            self.end = self.reading.forms[mention.form].words.end;
            return true;
        }
        let region =
            self.reading.kind(place).is(WordKind::DISTRICT) && self.reading.runs_on(place + 1);
        // `الشرق الأوسط`, `القرن الأفريقي`, `البحيرات العظمى`.
        let part = matches!(self.reading.folded(place), "الشرق" | "القرن" | "البحيرات");
        let east = part && self.reading.runs_on(place + 1);
        // `المبعوث الشخصي إلى الصحراء، السيد فلان`: a region that no table has.
        let titles = WordKind::TITLE.or(WordKind::HONORIFIC);
        let other = self.reading.after_comma(place + 1)
            && self.reading.kind(place + 1).is(titles)
            && self.reading.runs_on(place);
        if region || east || other {
            self.words.push(place);
            self.end = place + 1 + usize::from(east);
            self.end += if east { self.and_continent(self.end) } else { 0 };
        }
        region || east || other
    }

    /// `الشرق الأوسط وإفريقيا`, `وشمال أفريقيا`, `ودول أفريقيا`: how many words a second part has.
    fn and_continent(&self, at: usize) -> usize {
        let continent = |word: &str| matches!(word, "افريقيا" | "اسيا");
        let word = self.reading.folded(at);
        let part = matches!(word, "وشمال" | "وجنوب" | "وشرق" | "ودول" | "وبلدان");
        let next = |at: usize| self.reading.runs_on(at);
        match word.strip_prefix('و').is_some_and(continent) {
            true if next(at) => 1,
            false if part && next(at) && continent(self.reading.folded(at + 1)) => 2,
            _ => 0,
        }
    }

    pub(super) fn may_be_within(&self) -> bool {
        self.traits.is(HeadTrait::SERVES)
            || (self.traits.is(HeadTrait::WITHIN) && !self.words.is_empty())
    }

    /// `القنصل العام في جدة`: a city that no table has.
    fn is_unlisted_city(&self, place: usize) -> bool {
        let kind = self.reading.kind(place);
        let name = WordKind::GIVEN.or(WordKind::TITLE).or(WordKind::HONORIFIC);
        let next = self.reading.runs_on(place + 1) && self.reading.kind(place + 1).is(name);
        self.traits.is(HeadTrait::ABROAD)
            && self.reading.runs_on(place)
            && !self.reading.has_state(place)
            && (kind == WordKind::default() || (kind == WordKind::WORD && next))
    }

    /// `القنصل العام في لوس أنجلوس السفير فلان`: before a title, a city of two words that no
    /// table has.
    fn is_city_of_two(&self, place: usize) -> bool {
        let (reading, last) = (self.reading, place + 1);
        let titles = WordKind::TITLE.or(WordKind::HONORIFIC).or(WordKind::RANK);
        reading.runs_on(last)
            && reading.kind(place) == WordKind::default()
            && reading.kind(last) == WordKind::default()
            && reading.head_behind_clitics(last).is_none()
            && (reading.runs_on(last + 1) || reading.marks(last + 1).trim() == ":")
            && (reading.kind(last + 1).is(titles) || self.head_at(last + 1))
    }

    /// `قائد القوات الأمريكية في أفغانستان الجنرال فلان`: where, before a title, a name
    /// or a comma.
    fn serves_within(&self, place: usize) -> Option<usize> {
        let mention = countries::at(self.reading, self.found, place)?;
        let form = &self.reading.forms[mention.form];
        let end = self.past_more_hosts(form.words.end);
        let named = WordKind::TITLE.or(WordKind::RANK).or(WordKind::GIVEN);
        let closed = self.reading.after_comma(end)
            || (self.reading.runs_on(end) && self.reading.kind(end).is(named));
        // `قائد قوات التحالف الدولي في العراق`: of no state, wherever it is.
        let allied = self.words.iter().any(|at| is_of_allies(self.reading.folded(*at)));
        let elsewhere = (self.head_of_troops() && closed || allied)
            && mention.via == Via::Name
            && form.words.start == place;
        (elsewhere && form.peel == Peel::default()).then_some(end)
    }

    /// `مدير عمليات الأونروا في غزة توم وايت`: how many words the place has that a mission or
    /// a force is in, before a name.
    fn mission_in_city(&self, place: usize) -> Option<usize> {
        let reading = self.reading;
        let posted = self.words.iter().any(|at| {
            let word = reading.folded(*at);
            matches!(word, "بعثه" | "مكتب" | "عمليات" | "قوات" | "القوات" | "قوه" | "الامم")
        });
        if !posted || !reading.runs_on(place) || !self.states.is_empty() {
            return None;
        }
        let word = |n: usize| reading.runs_on(place + n).then(|| reading.folded(place + n));
        let region = || Places::get().find(PlaceKind::Region, reading.folded(place), word);
        let capital = || {
            let mention = countries::at(reading, self.found, place)?;
            let form = &reading.forms[mention.form];
            (mention.via == Via::Capital && form.peel == Peel::default()).then(|| form.words.len())
        };
        let words = capital().or_else(|| region().map(|(words, _)| words))?;
        let next = place + words;
        let kind = reading.kind(next);
        let name = WordKind::GIVEN.or(WordKind::TITLE).or(WordKind::RANK).or(WordKind::HONORIFIC);
        let unknown = kind == WordKind::default() && !reading.has_state(next);
        (reading.runs_on(next) && (kind.is(name) || unknown)).then_some(words)
    }

    fn head_of_troops(&self) -> bool {
        let troops = |at: &usize| {
            let word = self.reading.folded(*at).trim_start_matches(['ب', 'ل']);
            matches!(word, "القوات" | "قوات" | "الجيش" | "التحالف")
        };
        !self.states.is_empty() && self.words.iter().any(troops)
    }

    /// `وزير الدولة لشؤون الدفاع في دولة قطر`.
    fn state_within(&self, place: usize) -> Option<(CountryCode, usize)> {
        let mention = countries::at(self.reading, self.found, place)?;
        let form = &self.reading.forms[mention.form];
        let named = mention.via == Via::Name
            && form.words.start == place
            && form.peel == Peel::default()
            && self.reading.runs_on(place);
        let open = self.states.is_empty() && !self.words.is_empty();
        (named && open).then_some((mention.code, form.words.end))
    }

    /// `محافظ رأس تنورة`, `رئيس بلدية وسط الدمام`, `أمين الأحساء`: a part of a state that a table
    /// has, or of two words, the first of which such names begin with.
    pub(super) fn takes_place_name(&mut self) -> bool {
        let (at, reading) = (self.end, self.reading);
        let behind =
            self.words.last().is_some_and(|last| last + 1 == at && self.is_district(*last));
        let open = self.words.is_empty() && !self.head.definite;
        let mayor = open && reading.gazetteer().offices.head_name(self.head) == "امين";
        let own = open && self.traits.is(HeadTrait::PLACE);
        // `مدير شرطة جازان`: of a table alone.
        let of = self.words.last().is_some_and(|last| last + 1 == at && !self.is_definite(*last));
        if !(behind || own || mayor || of) || !self.states.is_empty() || !reading.runs_on(at) {
            return false;
        }
        let word = |n: usize| reading.runs_on(at + n).then(|| reading.folded(at + n));
        let listed = Places::get().find(PlaceKind::Region, reading.folded(at), word);
        let begins = PLACES_BEGIN.contains(&reading.folded(at)) && (behind || own);
        let next = reading.kind(at + 1);
        let word = next == WordKind::default() || next == WordKind::WORD;
        let two = begins && reading.runs_on(at + 1) && word && !reading.has_state(at + 1);
        let Some(words) = listed.map(|(words, _)| words).or(two.then_some(2)) else {
            return false;
        };
        self.words.extend(at..at + words);
        self.end += words;
        true
    }
}

/// `قوات التحالف`, `القوة متعددة الجنسيات`: what tells a force of several states.
pub(in crate::extract) fn is_of_allies(folded: &str) -> bool {
    matches!(
        folded,
        "التحالف"
            | "للتحالف"
            | "الناتو"
            | "الاطلسي"
            | "الجنسيات"
            | "اليونيفيل"
            | "coalition"
            | "multinational"
    )
}
