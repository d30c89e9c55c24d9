//! Reads the words after the head of an office, one by one: portfolio, state,
//! place of service, the office it serves.

mod body;
mod friends;
mod manner;
mod members;
mod place;
mod portfolio;
mod served;

use std::ops::Range;

pub(super) use self::place::is_of_allies;

use super::countries::{self, CountryMention};
use super::names;
use super::office::Host;
use super::reading::Reading;
use crate::model::{CountryCode, RoleClass, StateVia, Via};
use crate::names::{HeadForm, HeadTrait, Number, Peel, PlaceKind, Places, WordKind};

/// Most words of a portfolio.
const LONGEST: usize = 14;
/// Most offices inside each other: `نائب مساعد وكيل وزير`.
const DEEPEST: u8 = 6;

/// The words after a head, read one by one.
pub(super) struct Tail<'r, 'a> {
    /// Offices it stands inside of.
    depth: u8,
    reading: &'r Reading<'a>,
    found: &'r [CountryMention],
    head: HeadForm,
    traits: HeadTrait,
    /// The word after the head.
    start: usize,
    /// The first word that does not belong to the office.
    pub end: usize,
    /// The words that tell the office; those that name a state left out.
    pub words: Vec<usize>,
    pub states: Vec<CountryCode>,
    /// How the words tell the first state.
    pub via: Option<StateVia>,
    pub host: Option<Host>,
    pub former: bool,
    pub homeland: bool,
    /// The host is where a mission goes to.
    pub mission: bool,
    /// The words of a body that the office is in or accredited to come last.
    in_body: bool,
    /// The class of the office it serves.
    pub served: Option<RoleClass>,
    /// The name of the leader it serves.
    pub leader: Option<Range<usize>>,
}

impl<'r, 'a> Tail<'r, 'a> {
    /// Reads from a word on.
    pub fn read(
        reading: &'r Reading<'a>,
        found: &'r [CountryMention],
        head: HeadForm,
        at: usize,
    ) -> Tail<'r, 'a> {
        Tail::read_inside(0, reading, found, (head, at))
    }

    /// Reads an office that stands inside the name of so many others.
    fn read_inside(
        depth: u8,
        reading: &'r Reading<'a>,
        found: &'r [CountryMention],
        (head, at): (HeadForm, usize),
    ) -> Tail<'r, 'a> {
        let mut tail = Tail {
            depth,
            reading,
            found,
            head,
            traits: reading.gazetteer().offices.traits(head),
            start: at,
            end: at,
            words: Vec::new(),
            states: Vec::new(),
            via: None,
            host: None,
            former: false,
            homeland: false,
            mission: false,
            in_body: false,
            served: None,
            leader: None,
        };
        let within = depth <= DEEPEST;
        while within && tail.words.len() < LONGEST && tail.goes_on() && tail.advances() {}
        tail
    }

    fn inner(&self, head: HeadForm, at: usize) -> Tail<'r, 'a> {
        Tail::read_inside(self.depth + 1, self.reading, self.found, (head, at))
    }

    fn goes_on(&self) -> bool {
        let on = self.end < self.reading.len()
            && (self.reading.runs_on(self.end) || self.next_of_several());
        // `وزير خارجيتها ري يونغ هو`.
        let named = || {
            let unknown = self.reading.kind(self.end) == WordKind::default();
            unknown && names::begins_with_leader(self.reading, self.end)
        };
        on && !named()
    }

    /// «اليابان، وبنغلاديش»: a comma between the states of several holders.
    fn next_of_several(&self) -> bool {
        self.head.number != Number::Singular
            && !self.states.is_empty()
            && self.reading.after_comma(self.end)
            && self.state_at(self.end).is_some()
    }

    /// Takes the next words; whether there were any.
    fn advances(&mut self) -> bool {
        let before = self.end;
        self.step() && self.end > before
    }

    /// Takes the next word if it belongs to the office.
    fn step(&mut self) -> bool {
        if self.traits.is(HeadTrait::MEMBERS) {
            return self.members();
        }
        let kind = self.reading.kind(self.end);
        if kind.is(WordKind::FORMER) {
            self.former = true;
            self.end += 1;
            return true;
        }
        if self.is_plenipotentiary() {
            self.end += 1;
            return true;
        }
        if self.says_of_holder() || self.friends() || self.bureau_of_pronoun() {
            return true;
        }
        if kind.is(WordKind::ACCREDITED.or(WordKind::WITHIN)) {
            return self.place(kind);
        }
        if kind.is(WordKind::TOWARD) {
            return self.mission();
        }
        if self.traits.is(HeadTrait::OVER) && self.reading.folded(self.end) == "علي" {
            return self.charge();
        }
        if let Some((state, end)) = self.host_at(self.end) {
            self.mission |= self.states.is_empty() && !self.is_housed(self.end);
            self.host = Some(Host::State(state));
            self.end = end;
            return true;
        }
        if self.serves_at_home() || self.takes_body() {
            return true;
        }
        if self.is_city_of_service() {
            return self.take_word();
        }
        if self.people_abroad() || self.state_of_field() {
            return true;
        }
        if self.is_counted() || self.is_first_of_deputies() || self.is_numbered() {
            return self.take_word();
        }
        if let Some((state, end, via)) = self.state_at(self.end) {
            return self.take_state(state, end, via);
        }
        if self.styled_state() {
            return true;
        }
        if self.is_homeland() {
            self.homeland = true;
            return self.take_word();
        }
        if self.leads_delegation() || self.served_leader() || self.takes_place_name() {
            return true;
        }
        if self.is_portfolio() || self.is_place() {
            return self.take_word();
        }
        self.served_office() || self.goes_on_to_name() || self.is_adjective_between()
    }

    /// Who is sent abroad by a body of the tables first: `ممثلة صندوق الأمم المتحدة للطفولة`.
    fn takes_body(&mut self) -> bool {
        let sent = self.traits.is(HeadTrait::ABROAD);
        sent && self.national_body() || self.takes_named_body() || self.national_body()
    }

    fn takes_named_body(&mut self) -> bool {
        let Some(end) = self.named_body() else { return false };
        self.words.extend(self.end..end);
        self.end = end;
        true
    }

    fn take_word(&mut self) -> bool {
        self.words.push(self.end);
        self.end += 1;
        true
    }

    /// A country form at a word: its state, its last word, and how it names.
    fn state_at(&self, at: usize) -> Option<(CountryCode, usize, Via)> {
        let mention = countries::at(self.reading, self.found, at)?;
        let form = &self.reading.forms[mention.form];
        let peel = form.peel;
        let several = self.head.number != Number::Singular && !self.states.is_empty();
        // `وزير الدفاع مصر` is no office of Egypt: an adjective or a preposition
        // links a state to what has the article.
        let linked = mention.via == Via::Demonym
            || peel != Peel::default()
            || !self.words.last().is_some_and(|last| self.is_definite(*last))
            || self.is_adjectival(at);
        let acting =
            self.traits.is(HeadTrait::ABROAD) && self.reading.kind(at - 1).is(WordKind::ACTING);
        let behind = acting || self.words.last().is_some_and(|last| last + 1 == at);
        // `زيارة وزير الدفاع لمصر`: where to, not whose.
        let portfolio = self.traits.is(HeadTrait::PORTFOLIO);
        // `وزير الطاقة لجمهورية زامبيا، السيد …`: its style, and a name follows.
        let end = form.words.end;
        let named = || self.reading.runs_on(end) && self.reading.kind(end).is(WordKind::GIVEN);
        let styled = portfolio && behind && form.words.len() > 1 && (self.titled(end) || named());
        // `رئيس المكتب السياسي للحركة لمصر`: where he went.
        let again = behind && self.reading.folded(at - 1).starts_with('ل');
        // `سفيرا لجمهورية تشيلي لدى الكويت`: as what he comes.
        let sent = self.traits.is(HeadTrait::ABROAD)
            && !self.head.definite
            && peel.preposition == Some('ل')
            && !peel.conjunction
            && self.words.is_empty()
            && self.states.is_empty()
            && (self.reading.words.list()[self.start - 1].tanwin
                || self.reading.words.list()[self.start - 1].marbuta
                || self.reading.folded(self.start - 1).ends_with('ا'));
        let allowed = peel == Peel::default()
            || sent
            || (styled && peel.preposition == Some('ل') && !peel.conjunction)
            || (peel.conjunction && peel.preposition.is_none() && several)
            || (peel.preposition.is_some_and(|letter| letter != 'ل' || !portfolio)
                && behind
                && !again
                && !peel.conjunction);
        (form.words.start == at && allowed && linked).then_some((
            mention.code,
            form.words.end,
            mention.via,
        ))
    }

    /// `وكيل الخارجية السعودية`, `القوات السعودية`: a state's name that agrees with the noun
    /// before it as an adjective does.
    fn is_adjectival(&self, at: usize) -> bool {
        let feminine = |word: &str| word.ends_with('ه') || word.ends_with("ات");
        let word = self.reading.folded(at);
        let last = self.words.last().filter(|last| **last + 1 == at);
        word.starts_with("ال")
            && word.ends_with("يه")
            && last.is_some_and(|last| feminine(self.reading.folded(*last)))
    }

    /// Whether a title stands at a word, perhaps after a comma.
    fn titled(&self, at: usize) -> bool {
        let titles = WordKind::TITLE.or(WordKind::HONORIFIC).or(WordKind::RANK);
        (self.reading.runs_on(at) || self.reading.after_comma(at))
            && self.reading.kind(at).is(titles)
    }

    /// `سفير تونس بكوت ديفوار`: the second state, behind a preposition.
    fn host_at(&self, at: usize) -> Option<(CountryCode, usize)> {
        let mention = countries::at(self.reading, self.found, at)?;
        let form = &self.reading.forms[mention.form];
        // `المبعوث الخاص لسوريا`: where he is sent, unless where to follows.
        let next = self.reading.kind(form.words.end);
        let sent = self.traits.is(HeadTrait::ABROAD)
            && self.traits.is(HeadTrait::SERVES)
            && self.head.definite
            && self.words.len() == 1
            && self.reading.folded(self.words[0]) == "الخاص"
            && form.peel.preposition == Some('ل')
            && !next.is(WordKind::TOWARD.or(WordKind::WITHIN).or(WordKind::ACCREDITED));
        let housed = self.is_housed(at) && form.peel.preposition == Some('ب');
        let second = self.traits.is(HeadTrait::ABROAD)
            && (!self.states.is_empty() || sent || housed)
            && !self.states.contains(&mention.code)
            && mention.via != Via::Demonym
            && form.peel.preposition.is_some()
            && !form.peel.conjunction
            && form.words.start == at;
        second.then(|| (mention.code, self.past_more_hosts(form.words.end)))
    }

    /// `ملحقا عسكريا في السفارة بواشنطن`: behind a house of a mission.
    fn is_housed(&self, at: usize) -> bool {
        let house = |at: usize| matches!(self.reading.folded(at), "السفاره" | "بالسفاره");
        self.words.last().is_some_and(|last| last + 1 == at && house(*last))
    }

    /// `منطقة`, `بمنطقة`.
    fn is_district(&self, at: usize) -> bool {
        self.reading.kind_behind_clitics(at).0.is(WordKind::DISTRICT)
    }

    fn is_definite(&self, at: usize) -> bool {
        self.reading.folded(at).starts_with("ال")
    }

    fn take_state(&mut self, state: CountryCode, end: usize, via: Via) -> bool {
        let several = self.head.number != Number::Singular;
        if !self.states.is_empty() && !several && !self.states.contains(&state) {
            return false;
        }
        // `أمير الرياض` is of a city, not of the state whose capital it is.
        if via == Via::Capital && !self.traits.is(HeadTrait::ABROAD) {
            self.words.push(self.end);
        }
        if !self.states.contains(&state) {
            let said = if via == Via::Demonym { StateVia::Demonym } else { StateVia::Genitive };
            self.via = self.via.or(Some(said));
            self.states.push(state);
        }
        self.end = end;
        true
    }

    /// `سفير خادم الحرمين الشريفين`: a style that stands for its state.
    fn styled_state(&mut self) -> bool {
        let offices = &self.reading.gazetteer().offices;
        if !self.traits.is(HeadTrait::ABROAD) || !self.states.is_empty() {
            return false;
        }
        // `سفيرة صاحب الجلالة بدكار`: of the kingdom the article is set in.
        let next = self.reading.folded(self.end + 1);
        let majesty = match self.reading.folded(self.end) {
            "صاحب" => next == "الجلاله",
            "جلاله" => matches!(next, "الملك" | "السلطان"),
            _ => false,
        };
        if majesty && self.reading.runs_on(self.end + 1) {
            self.homeland = true;
            self.end += 2;
            return true;
        }
        let Some((form, peel)) = self.reading.head_behind_clitics(self.end) else {
            return false;
        };
        let tail = self.inner(form, self.end + 1);
        let words: Vec<&str> = tail.words.iter().map(|at| self.reading.folded(*at)).collect();
        let row = offices.reading(form, &words, tail.states.first().copied());
        let Some(state) = row.and_then(|row| row.state).filter(|_| !peel.conjunction) else {
            return false;
        };
        self.states.push(state);
        self.via = Some(StateVia::Style);
        self.host = self.host.or(tail.host);
        self.end = tail.end;
        true
    }

    fn is_homeland(&self) -> bool {
        let named = self.state_at(self.end + 1).is_some_and(|(.., via)| via == Via::Demonym);
        // `سفيرا للمملكة لدى ألمانيا`.
        let sent = self.traits.is(HeadTrait::ABROAD) && self.reading.folded(self.end) == "للمملكه";
        (sent || self.reading.kind(self.end).is(WordKind::HOMELAND))
            && self.states.is_empty()
            && !named
    }

    /// `محافظ جدة`: one word that is nothing else; `منطقة عسير`.
    fn is_place(&self) -> bool {
        let at = self.end;
        let kind = self.reading.kind(at);
        let other = WordKind::STOP
            .or(WordKind::VERB)
            .or(WordKind::TITLE)
            .or(WordKind::HONORIFIC)
            .or(WordKind::RANK)
            .or(WordKind::PRONOUN)
            .or(WordKind::JOINT);
        let district =
            self.words.last().is_some_and(|last| last + 1 == at && self.is_district(*last));
        if (self.head.definite && !district) || !self.states.is_empty() || kind.is(other) {
            return false;
        }
        // `ولي عهد دبي`, `حاكم رأس الخيمة`: a part of a state that has rulers of its own.
        let heir = self.reading.folded(self.start - 1).ends_with("ولي");
        let region = || Places::get().find(PlaceKind::Region, self.reading.folded(at), |_| None);
        if heir && self.words.last() == Some(&(at - 1)) && region().is_some() {
            return true;
        }
        // `محافظ بدر رئيس اللجنة`: a name of people too, but an office follows.
        let given =
            kind.is(WordKind::GIVEN) && (!self.reading.runs_on(at + 1) || self.head_at(at + 1));
        // `محافظ محايل عسير`: of two words, the second a region's.
        let region = self.traits.is(HeadTrait::PLACE)
            && self.words.len() == 1
            && self.words[0] + 1 == at
            && kind == WordKind::default()
            && {
                let word = |n: usize| Some(self.reading.folded(at + n));
                Places::get().find(PlaceKind::Region, self.reading.folded(at), word).is_some()
            };
        let first = self.traits.is(HeadTrait::PLACE)
            && self.words.is_empty()
            && (given || !kind.is(WordKind::GIVEN))
            && !(kind.is(WordKind::WORD) && self.is_definite(at));
        (district || first || region) && self.reading.is_arabic(at) && !self.reading.in_date(at)
    }
}

/// `للشؤون` is listed with its preposition.
fn is_listed_whole(reading: &Reading, at: usize) -> bool {
    reading.kind(at).is(WordKind::TAIL)
}

/// A definite adjective that may follow the state (`السفير الياباني السابق`).
fn is_adjective(word: &str) -> bool {
    word.starts_with("ال") && word.ends_with(['ي', 'ه', 'م', 'د', 'ص'])
}
