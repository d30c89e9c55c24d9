//! Reads the name of an Arabic office: head, portfolio, state, accreditation.
//!
//! `سفير جمهورية بنغلاديش لدى البلاد` is one office: an ambassador, of BD, to
//! the country the article is set in. `سفيري اليابان وبنغلاديش` is two. A chain
//! (`ولي ولي العهد النائب الثاني لرئيس مجلس الوزراء وزير الدفاع`) is one mention
//! of the highest office in it.

mod board;
mod called;
mod chain;
mod envoy;
mod servant;

use std::ops::Range;

pub(super) use called::MARKS;
pub(super) use servant::is_of_another;
use servant::{class_of_servant, is_of_named, is_possessed};

use super::countries::CountryMention;
use super::reading::Reading;
use super::tail::Tail;
use crate::model::{CountryCode, RoleClass, StateVia};
use crate::names::{Gives, HeadForm, HeadTrait, Number, Peel, PlaceKind, Places, WordKind};

/// Where an ambassador serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Host {
    /// A state by name.
    State(CountryCode),
    /// `لدى البلاد`: the country the article is set in.
    Setting,
}

/// An office as it stands in the text.
#[derive(Debug, Clone)]
pub(super) struct Office {
    pub words: Range<usize>,
    pub peel: Peel,
    pub class: RoleClass,
    pub number: Number,
    pub definite: bool,
    /// The states it belongs to: one, or one for each of several holders.
    pub states: Vec<CountryCode>,
    /// How the words tell the first state.
    pub via: Option<StateVia>,
    pub host: Option<Host>,
    pub former: bool,
    /// The head alone, with nothing that says which office it is.
    pub bare: bool,
    /// The head with no word but those that name a state.
    pub plain: bool,
    /// The words name the setting's state (`رئيس البلاد`).
    pub homeland: bool,
    /// A president's or the like, which no monarchy has.
    pub republican: bool,
    /// The class of the office it serves (`المتحدث باسم رئيسة الوزراء`).
    pub served: Option<RoleClass>,
    /// The name of the leader it serves (`مبعوث الرئيس ترمب`).
    pub leader: Option<Range<usize>>,
    /// Who bears it holds no public office (`رئيس تحرير`).
    pub private: bool,
    /// A group, told by what its members are of (`وفد`).
    pub members: bool,
    /// The head of a body together with its members.
    pub board: bool,
}

impl Office {
    /// An office of one class and one holder, of which nothing else is told.
    pub fn new(words: Range<usize>, class: RoleClass) -> Office {
        Office {
            words,
            class,
            peel: Peel::default(),
            number: Number::Singular,
            definite: false,
            states: Vec::new(),
            via: None,
            host: None,
            former: false,
            bare: false,
            plain: false,
            homeland: false,
            republican: false,
            served: None,
            leader: None,
            private: false,
            members: false,
            board: false,
        }
    }

    /// Takes another office of the same holder into this one.
    pub fn join(&mut self, next: Office) {
        let first = self.class;
        self.class = match (self.private, next.private) {
            (true, false) => next.class,
            (false, true) => self.class,
            _ => higher(self.class, next.class),
        };
        self.served = self.served.filter(|_| self.class == first);
        self.words.end = next.words.end;
        self.former |= next.former;
        self.bare = false;
        self.plain = false;
        self.private &= next.private;
        self.homeland |= next.homeland;
        self.via = self.via.or(next.via);
        for state in next.states {
            if !self.states.contains(&state) {
                self.states.push(state);
            }
        }
        self.host = self.host.or(next.host);
        self.leader = self.leader.take().or(next.leader);
    }
}

/// Reads the office whose head stands at a word.
pub(super) fn read(reading: &Reading, found: &[CountryMention], at: usize) -> Option<Office> {
    if let Some(office) = board::of_board(reading, found, at) {
        return Some(office);
    }
    let office = read_one(reading, found, at)?;
    let whole = chain::of_one_holder(reading, found, &office);
    let mut office = whole.unwrap_or(office);
    while let Some(next) = chain::chained(reading, found, &office) {
        office.join(next);
    }
    office.words.end += called::words_in_short(reading, &office);
    Some(office)
}

fn read_one(reading: &Reading, found: &[CountryMention], at: usize) -> Option<Office> {
    let (form, peel) = reading.head_behind_clitics(at)?;
    if !reading.is_arabic(at) || reading.in_date(at) {
        return None;
    }
    let offices = &reading.gazetteer().offices;
    if is_homograph(reading, at, form, peel) || is_possessed(reading, at, form) {
        return left(reading, at, "a name, a particle or a common noun here");
    }
    let (form, tail) = tail_of(reading, found, form, at);
    let words: Vec<&str> = tail.words.iter().map(|index| reading.folded(*index)).collect();
    let Some(row) = offices.reading(form, &words, tail.states.first().copied()) else {
        return left(reading, at, "no row of offices.tsv for its head holds");
    };
    let mut class = class_in_place(reading, at, form, (row.gives, &tail));
    let somebodys = class == RoleClass::Legislator && is_of_another(reading, at);
    if somebodys || tail.end == at + 1 && is_of_named(reading, at) {
        class = class_of_servant(reading, at, class);
    }
    let mut states = tail.states;
    if class == RoleClass::HeadOfState && is_prince(reading, at, form, &states, tail.via) {
        class = RoleClass::Royal;
    }
    let mut via = tail.via;
    if states.is_empty() {
        states.extend(row.state);
        via = row.state.map(|_| StateVia::Style);
    }
    // `رئيس الفيفا السويسري`: where the holder comes from.
    if class == RoleClass::International {
        states.clear();
        via = None;
    }
    let bare = tail.end == at + 1;
    let traits = offices.traits(form);
    let members = traits.is(HeadTrait::MEMBERS);
    let office = Office {
        peel,
        number: if members { Number::Plural } else { form.number },
        definite: form.definite,
        states,
        via,
        host: tail.host,
        former: tail.former,
        bare,
        plain: tail.words.is_empty(),
        homeland: tail.homeland,
        republican: class == RoleClass::HeadOfState && traits.is(HeadTrait::PRESIDENT),
        served: tail.served,
        leader: tail.leader,
        private: row.gives == Gives::None,
        members,
        ..Office::new(at..tail.end, class)
    };
    match is_bare_noun(reading, at, &office, form) {
        false => Some(office),
        true => left(reading, at, "the head alone is a common noun (heads.tsv)"),
    }
}

/// The class of an office, by what stands beside it too.
fn class_in_place(
    reading: &Reading,
    at: usize,
    form: HeadForm,
    (gives, tail): (Gives, &Tail),
) -> RoleClass {
    let class = class_of(reading.folded(at), gives, tail.served);
    match class {
        // `المبعوث الخاص إلى اليمن`: of nobody's state.
        RoleClass::Diplomat
            if tail.mission && tail.states.is_empty() && !is_of_ruler(reading, at) =>
        {
            RoleClass::International
        }
        // `مبعوث اليمن في الأمم المتحدة`: a state's own; an adjective tells where he is from.
        RoleClass::International
            if tail.via == Some(StateVia::Genitive)
                && reading.form_at(at + 1).is_some_and(|form| form.peel == Peel::default())
                && reading.has_state(at + 1)
                && reading.gazetteer().offices.traits(form).is(HeadTrait::ABROAD) =>
        {
            RoleClass::Ambassador
        }
        RoleClass::International if envoy::is_of_envoy(reading, tail) => RoleClass::Diplomat,
        RoleClass::HeadOfState if is_of_unlisted(reading, form, tail) => RoleClass::Other,
        // `دولة الرئيس`, `الرئيس المكلف`: of a government.
        RoleClass::HeadOfState if is_styled(reading, at, tail.end) => RoleClass::HeadOfGovernment,
        class => class,
    }
}

/// `أوفد الرئيس الفرنسي مبعوثه إلى لبنان`: of whose state whoever sends is, unless he leads a
/// body of states.
fn is_of_ruler(reading: &Reading, at: usize) -> bool {
    let body = |at: usize| {
        let word = reading.bare(at);
        matches!(word, "الامين" | "الامم" | "الاممي" | "غوتيريش" | "غوتيريس" | "الاتحاد")
    };
    reading.is_his(at) && !(reading.sentence(at).start..at).any(body)
}

/// Whether an office without a word of its own is a common noun here.
fn is_bare_noun(reading: &Reading, at: usize, office: &Office, form: HeadForm) -> bool {
    let traits = reading.gazetteer().offices.traits(form);
    // `الممثل المصري`: of the stage.
    let stage = traits.is(HeadTrait::WORDS)
        && traits.is(HeadTrait::ABROAD)
        && office.plain
        && office.definite
        && office.host.is_none();
    if !office.bare {
        return stage;
    }
    let alone = form.number == Number::Singular;
    let common =
        alone && (traits.is(HeadTrait::WORDS) || (traits.is(HeadTrait::ARTICLE) && !form.definite));
    let named = WordKind::GIVEN.or(WordKind::TITLE).or(WordKind::HONORIFIC).or(WordKind::RANK);
    // `الوالي سمير …`: alone it is a word, before a name it is none.
    let held = form.definite
        && traits.is(HeadTrait::PLACE)
        && reading.runs_on(at + 1)
        && reading.kind(at + 1).is(WordKind::GIVEN);
    // `رئيس الهلال`: of something that no table has.
    let of_something = alone
        && !form.definite
        && traits.is(HeadTrait::PRESIDENT)
        && !(reading.runs_on(at + 1) && reading.kind(at + 1).is(named));
    (common && !held && !is_noun_here(reading, at) && !is_of_named(reading, at)) || of_something
}

/// `استقبل المحافظ`, `أن الوالي`, `الأخ الوالي`, not `الحزب الحاكم`: no adjective of a noun before.
fn is_noun_here(reading: &Reading, at: usize) -> bool {
    if !matches!(reading.folded(at), "المحافظ" | "الوالي" | "العمده" | "الحاكم")
    {
        return false;
    }
    let before = WordKind::STOP.or(WordKind::VERB).or(WordKind::HONORIFIC);
    let behind = |before_at: usize| {
        reading.kind_behind_clitics(before_at).0.is(before) || reading.trigger(before_at).is_some()
    };
    at == reading.sentence(at).start || reading.runs_on(at) && behind(at - 1)
}

/// `دولة الرئيس`, `الرئيس المكلف`, with nothing that says of what.
fn is_styled(reading: &Reading, at: usize, end: usize) -> bool {
    let charged = end == at + 2 && reading.folded(at + 1) == "المكلف";
    let style = at > 0 && end == at + 1 && reading.runs_on(at) && reading.bare(at - 1) == "دوله";
    (style || charged) && reading.bare(at) == "الرئيس"
}

/// `الرئيس الجديد للكنفدرالية`: of a body that no table has.
fn is_of_unlisted(reading: &Reading, form: HeadForm, tail: &Tail) -> bool {
    let at = tail.end;
    let acting = tail.words.is_empty() && tail.states.is_empty();
    form.definite
        && acting
        && reading.runs_on(at)
        && reading.kind(at - 1).is(WordKind::ACTING)
        && reading.folded(at).starts_with("لل")
        && reading.words.list()[at].marbuta
        && reading.kind_behind_clitics(at).0 == WordKind::default()
        && !reading.has_state(at)
}

/// States that an `أمير` rules.
const EMIRATES: [&str; 4] = ["KW", "QA", "MC", "LI"];

/// `الأمير البريطاني`: of a house, where a king rules.
fn is_prince(
    reading: &Reading,
    at: usize,
    form: HeadForm,
    states: &[CountryCode],
    via: Option<StateVia>,
) -> bool {
    let elsewhere = states.first().is_some_and(|state| !EMIRATES.contains(&state.as_str()));
    let prince = form.definite && reading.kind(at).is(WordKind::ROYAL);
    prince && elsewhere && via == Some(StateVia::Demonym)
}

/// `الأمير`: alone it is a ruler's office in an emirate, and elsewhere a rank.
pub(super) fn is_bare_prince(reading: &Reading, office: &Office, state: CountryCode) -> bool {
    office.bare
        && reading.kind_behind_clitics(office.words.start).0.is(WordKind::ROYAL)
        && !EMIRATES.contains(&state.as_str())
}

/// The class of an office by its row, and by the office it serves.
fn class_of(head: &str, gives: Gives, served: Option<RoleClass>) -> RoleClass {
    match gives {
        // `الأمراء سلطان ونايف`: several rule no state.
        Gives::Class(RoleClass::HeadOfState) if head.ends_with("امراء") => RoleClass::Royal,
        // `نائبة المديرة التنفيذية لصندوق الأمم المتحدة للسكان`.
        Gives::Class(RoleClass::Other | RoleClass::Legislator)
            if served == Some(RoleClass::International) =>
        {
            RoleClass::International
        }
        Gives::Class(class) => class,
        Gives::Served => served.unwrap_or(RoleClass::Diplomat),
        Gives::None => RoleClass::Other,
    }
}

/// No office, and why.
fn left(reading: &Reading, at: usize, why: &'static str) -> Option<Office> {
    reading.note(at..at + 1, || format!("no office: {why}"));
    None
}

/// The words after a head. `وزيرا خارجية مصر والأردن` are two: the same letters as
/// the accusative of one, but two states follow.
fn tail_of<'r, 'a>(
    reading: &'r Reading<'a>,
    found: &'r [CountryMention],
    form: HeadForm,
    at: usize,
) -> (HeadForm, Tail<'r, 'a>) {
    // `أعضاء من مجلس الشيوخ`.
    let seat = HeadTrait::SERVES;
    let traits = reading.gazetteer().offices.traits(form);
    let members = form.number == Number::Plural
        && traits.is(seat)
        && traits.is(HeadTrait::WORDS)
        && reading.runs_on(at + 1)
        && reading.folded(at + 1) == "من";
    let tail = Tail::read(reading, found, form, at + 1 + usize::from(members));
    let accusative = form.number == Number::Singular
        && !form.definite
        && reading.folded(at).ends_with('ا')
        && tail.states.len() == 1
        && reading.has_state(tail.end);
    if accusative {
        let dual = HeadForm { number: Number::Dual, ..form };
        let both = Tail::read(reading, found, dual, at + 1);
        if both.states.len() == 2 {
            return (dual, both);
        }
    }
    (form, tail)
}

/// Words that look like a head and are not: `وإلى` is not a governor, and a
/// given name inside a name (`بندر بن سلطان`, `محمد أمير`) is none.
fn is_homograph(reading: &Reading, at: usize, form: HeadForm, peel: Peel) -> bool {
    let raw = reading.words.list()[at];
    let given = reading.kind(at).is(WordKind::GIVEN) && !form.definite;
    let name = WordKind::GIVEN.or(WordKind::TITLE).or(WordKind::RANK).or(WordKind::JOINT);
    let inside = at > 0 && reading.runs_on(at) && reading.kind(at - 1).is(name);
    // `الوفد` is a noun as often as a party.
    let members = reading.gazetteer().offices.traits(form).is(HeadTrait::MEMBERS);
    let stop = reading.kind(at).is(WordKind::STOP) && !members
        || (raw.maqsura && (peel.conjunction || reading.words.original(at).contains('إ')))
        || raw.maqsura && reading.folded(at) == "والي" && !is_of_named_place(reading, at, form);
    let called = reading.folded(at) == "بابا" && !next_is_tail(reading, at);
    let father = at > 0 && called && reading.kind(at - 1).is(name);
    // `المنافس الرئيسي`: no dual has the article and a bare ending.
    let adjective =
        form.number == Number::Dual && form.definite && reading.folded(at).ends_with('ي');
    // `اللجنة الرئيسة`: the adjective of the noun before.
    let noun = WordKind::WORD.or(WordKind::TAIL).or(WordKind::ORGANISATION);
    let of_noun = form.feminine
        && form.definite
        && at > 0
        && reading.runs_on(at)
        && reading.folded(at).ends_with("الرئيسه")
        && reading.folded(at - 1).starts_with("ال")
        && reading.kind(at - 1).is(noun);
    // `في مجلس النواب كيفن مكارثي`: of a body, whoever is named behind it.
    let of_body = form.number == Number::Plural
        && form.definite
        && at > 0
        && reading.runs_on(at)
        && reading.folded(at - 1).ends_with("مجلس");
    // `المسؤولين الكبار`: of the noun before.
    let great = form.definite && reading.gazetteer().offices.head_name(form) == "كبير";
    stop || father
        || adjective
        || great
        || of_noun
        || of_body
        || (given && inside && !reading.has_state(at + 1) && !next_is_tail(reading, at))
        || (peel.preposition.is_some()
            && !(form.definite || members)
            && is_bare(reading, at)
            && !is_of_place(reading, at, form))
}

/// `والى الخرطوم فلان`, where `والى` stands before another place.
fn is_of_named_place(reading: &Reading, at: usize, form: HeadForm) -> bool {
    let name = WordKind::GIVEN.or(WordKind::TITLE).or(WordKind::RANK);
    let behind = |at: usize| reading.runs_on(at) && reading.kind(at).is(name);
    let place = is_of_place(reading, at, form) || reading.has_state(at + 1);
    (place || reading.kind(at + 1).is(WordKind::DISTRICT)) && (behind(at + 2) || behind(at + 3))
}

/// `بوالي صفاقس`: of a city or a district that a table has.
fn is_of_place(reading: &Reading, at: usize, form: HeadForm) -> bool {
    let next = at + 1;
    let word = |n: usize| reading.runs_on(next + n).then(|| reading.folded(next + n));
    let kinds = [PlaceKind::City, PlaceKind::Region];
    let listed = |kind| Places::get().find(kind, reading.folded(next), word).is_some();
    reading.gazetteer().offices.traits(form).is(HeadTrait::PLACE)
        && reading.runs_on(next)
        && kinds.into_iter().any(listed)
}

fn next_is_tail(reading: &Reading, at: usize) -> bool {
    reading.runs_on(at + 1)
        && (reading.kind_behind_clitics(at + 1).0.is(WordKind::TAIL)
            || reading.head(at + 1).is_some())
}

fn is_bare(reading: &Reading, at: usize) -> bool {
    let town = reading.runs_on(at + 1) && reading.folded(at + 1) == "المدينه";
    !next_is_tail(reading, at) && !reading.has_state(at + 1) && !town
}

/// The highest office of a chain.
pub(super) fn higher(one: RoleClass, other: RoleClass) -> RoleClass {
    let rank = |class| match class {
        RoleClass::HeadOfState => 0,
        RoleClass::CrownPrince => 1,
        RoleClass::HeadOfGovernment => 2,
        RoleClass::ForeignMinister | RoleClass::DefenceMinister => 3,
        RoleClass::Minister => 4,
        // `وزير الدولة ومحافظ ظفار`, `Minister of State and Governor of Dhofar`.
        RoleClass::Governor => 3,
        RoleClass::DeputyMinister => 6,
        RoleClass::Other => 8,
        _ => 5,
    };
    if rank(other) < rank(one) { other } else { one }
}
