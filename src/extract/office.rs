//! Reads the name of an Arabic office: head, portfolio, state, accreditation.
//!
//! `سفير جمهورية بنغلاديش لدى البلاد` is one office: an ambassador, of BD, to
//! the country the article is set in. `سفيري اليابان وبنغلاديش` is two. A chain
//! (`ولي ولي العهد النائب الثاني لرئيس مجلس الوزراء وزير الدفاع`) is one mention
//! of the highest office in it.

use std::ops::Range;

use super::countries::{self, CountryMention};
use super::reading::Reading;
use crate::model::{CountryCode, RoleClass, Via};
use crate::names::{HeadForm, Number, Peel, WordKind};

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
    pub host: Option<Host>,
    pub former: bool,
    /// The head alone, with nothing that says which office it is.
    pub bare: bool,
}

/// Words after a head that say the office is past, or held for another.
const FORMER: [&str; 6] = ["السابق", "السابقه", "الاسبق", "الاسبقه", "سابقا", "سابق"];
const ACTING: [&str; 12] = [
    "المكلف",
    "المكلفه",
    "بالتكليف",
    "بالانابه",
    "بالنيابه",
    "بالوكاله",
    "الحالي",
    "الجديد",
    "الراحل",
    "المنتخب",
    "المنتهيه",
    "الموقت",
];
/// `لدى` and what stands between it and the ambassador.
const ACCREDITED: [&str; 4] = ["المعتمد", "المعتمده", "المقيم", "المعين"];
const SETTING: [&str; 6] = ["البلاد", "المملكه", "السلطنه", "الدوله", "الامارات", "الجمهوريه"];
/// Heads whose office is told by the office they serve.
const SERVING: [&str; 10] =
    ["نائب", "مساعد", "معاون", "وكيل", "قائم", "مستشار", "مبعوث", "ممثل", "مدير", "متحدث"];

/// Reads the office whose head stands at a word.
pub(super) fn read(reading: &Reading, found: &[CountryMention], at: usize) -> Option<Office> {
    let mut office = read_one(reading, found, at)?;
    while let Some(next) = chained(reading, found, &office) {
        office.class = higher(office.class, next.class);
        office.words.end = next.words.end;
        office.former |= next.former;
        office.bare = false;
        for state in next.states {
            if !office.states.contains(&state) {
                office.states.push(state);
            }
        }
        office.host = office.host.or(next.host);
    }
    Some(office)
}

/// An office that follows another of the same holder without a word between.
fn chained(reading: &Reading, found: &[CountryMention], office: &Office) -> Option<Office> {
    let at = office.words.end;
    if !reading.runs_on(at) || office.number != Number::Singular || office.bare {
        return None;
    }
    let next = read_one(reading, found, at)?;
    let joined = next.peel == Peel::default()
        || (next.peel.conjunction && next.peel.preposition.is_none() && office.states.is_empty());
    let one_state = office.states.is_empty() || next.states.is_empty();
    let related = next.peel == Peel::default() || is_deputy(reading, office);
    (joined && one_state && related && next.number == Number::Singular && !next.definite)
        .then_some(next)
}

fn is_deputy(reading: &Reading, office: &Office) -> bool {
    let head = reading.gazetteer().offices.head_behind_clitics(reading.folded(office.words.start));
    head.is_some_and(|(form, _)| {
        matches!(reading.gazetteer().offices.head_word(form), "نائب" | "رئيس" | "وزير")
    })
}

fn read_one(reading: &Reading, found: &[CountryMention], at: usize) -> Option<Office> {
    let offices = &reading.gazetteer().offices;
    if !reading.is_arabic(at) || reading.in_date(at) {
        return None;
    }
    let (form, peel) = offices.head_behind_clitics(reading.folded(at))?;
    if is_homograph(reading, at, form, peel) {
        return None;
    }
    let mut tail = Tail::new(reading, found, form, at + 1);
    tail.read();
    let words: Vec<&str> = (at + 1..tail.end).map(|index| reading.folded(index)).collect();
    let class = offices.class(form, &words)?;
    let office = Office {
        words: at..tail.end,
        peel,
        class,
        number: if tail.states.len() > 1 && form.number == Number::Singular {
            Number::Singular
        } else {
            form.number
        },
        definite: form.definite,
        states: tail.states,
        host: tail.host,
        former: tail.former,
        bare: tail.end == at + 1,
    };
    is_office(reading, &office, form).then_some(office)
}

/// Words that look like a head and are not: `وإلى` is not a governor.
fn is_homograph(reading: &Reading, at: usize, form: HeadForm, peel: Peel) -> bool {
    let word = reading.words.list()[at];
    let head = reading.gazetteer().offices.head_word(form);
    let given = reading.kind(at).is(WordKind::GIVEN);
    match head {
        "والي" => word.maqsura || reading.words.original(at).contains('إ'),
        "سلطان" | "امير" => !form.definite && given && follows_name(reading, at),
        "ملك" | "بابا" | "عميد" => peel.preposition == Some('ب'),
        _ => false,
    }
}

fn follows_name(reading: &Reading, at: usize) -> bool {
    at > 0
        && reading.runs_on(at)
        && reading.kind(at - 1).is(WordKind::GIVEN.or(WordKind::TITLE).or(WordKind::RANK))
}

/// A bare head is an office only with the article or in the dual or plural of
/// the offices that meet; otherwise it is a common noun.
fn is_office(reading: &Reading, office: &Office, form: HeadForm) -> bool {
    let head = reading.gazetteer().offices.head_word(form);
    match head {
        "امير" | "سلطان" | "ملك" | "بابا" if office.bare => form.definite,
        "عضو" | "مدير" | "محافظ" | "ممثل" | "امين" | "قائد" | "زعيم" | "حاكم" | "منسق" | "مفتش"
        | "والي" | "عمده" | "سكرتير" | "مفتي" => !office.bare,
        "نائب" | "مساعد" | "معاون" | "مستشار" => !office.bare || form.definite,
        _ => true,
    }
}

/// The highest office of a chain.
fn higher(one: RoleClass, other: RoleClass) -> RoleClass {
    let rank = |class| match class {
        RoleClass::HeadOfState => 0,
        RoleClass::CrownPrince => 1,
        RoleClass::HeadOfGovernment => 2,
        RoleClass::ForeignMinister | RoleClass::DefenceMinister => 3,
        RoleClass::Minister => 4,
        RoleClass::DeputyMinister => 6,
        RoleClass::Other => 8,
        _ => 5,
    };
    if rank(other) < rank(one) { other } else { one }
}

/// The words after a head, read one by one.
struct Tail<'r, 'a> {
    reading: &'r Reading<'a>,
    found: &'r [CountryMention],
    head: HeadForm,
    end: usize,
    states: Vec<CountryCode>,
    host: Option<Host>,
    former: bool,
    /// Words of the portfolio so far.
    portfolio: usize,
}

impl<'r, 'a> Tail<'r, 'a> {
    fn new(
        reading: &'r Reading<'a>,
        found: &'r [CountryMention],
        head: HeadForm,
        at: usize,
    ) -> Tail<'r, 'a> {
        let (states, host) = (Vec::new(), None);
        Tail { reading, found, head, end: at, states, host, former: false, portfolio: 0 }
    }

    fn read(&mut self) {
        while self.end < self.reading.len() && self.end - self.portfolio < self.end + 14 {
            if !self.reading.runs_on(self.end) && !self.next_of_several() {
                return;
            }
            if !self.step() {
                return;
            }
        }
    }

    /// «اليابان، وبنغلاديش»: a comma between the states of several holders.
    fn next_of_several(&self) -> bool {
        self.head.number != Number::Singular
            && !self.states.is_empty()
            && self.reading.after_comma(self.end)
            && self.state_at(self.end).is_some()
    }

    /// Takes the next word if it belongs to the office.
    fn step(&mut self) -> bool {
        let word = self.reading.folded(self.end);
        if FORMER.contains(&word) {
            self.former = true;
            self.end += 1;
            return true;
        }
        if ACTING.contains(&word) || ACCREDITED.contains(&word) {
            self.end += 1;
            return true;
        }
        if word == "لدي" {
            return self.accreditation();
        }
        if let Some((state, words, via)) = self.state_at(self.end) {
            return self.take_state(state, words, via);
        }
        if self.is_setting_state() || self.is_portfolio() || self.is_served_office() {
            self.portfolio += 1;
            self.end += 1;
            return true;
        }
        false
    }

    fn head_word(&self) -> &'static str {
        self.reading.gazetteer().offices.head_word(self.head)
    }

    /// A country form at a word: its state, its last word, and how it names.
    fn state_at(&self, at: usize) -> Option<(CountryCode, usize, Via)> {
        let mention = countries::at(self.reading, self.found, at)?;
        let form = &self.reading.forms[mention.form];
        let peel = form.peel;
        let several = self.head.number != Number::Singular && !self.states.is_empty();
        let allowed = peel == Peel::default()
            || (peel.conjunction && peel.preposition.is_none() && several)
            || (peel.preposition == Some('ل') && self.portfolio > 0 && !peel.conjunction);
        (form.words.start == at && allowed).then_some((mention.code, form.words.end, mention.via))
    }

    fn take_state(&mut self, state: CountryCode, end: usize, via: Via) -> bool {
        let several = self.head.number != Number::Singular;
        if !self.states.is_empty() && !several && !self.states.contains(&state) {
            return false;
        }
        if via == Via::Capital && !matches!(self.head_word(), "سفير" | "مندوب") {
            self.portfolio += 1;
        }
        if !self.states.contains(&state) {
            self.states.push(state);
        }
        self.end = end;
        true
    }

    /// `لدى` and where: a state, or the country of the setting.
    fn accreditation(&mut self) -> bool {
        let place = self.end + 1;
        if let Some(mention) = countries::at(self.reading, self.found, place) {
            let end = self.reading.forms[mention.form].words.end;
            if mention.via != Via::Demonym {
                self.host = Some(Host::State(mention.code));
                self.end = end;
                return true;
            }
        }
        let word = self.reading.folded(place);
        if SETTING.contains(&word) || word == "بلاده" {
            self.host = Some(Host::Setting);
            self.end = place + 1;
            return true;
        }
        if word == "الامم" || word == "منظمه" || word == "جامعه" || word == "مجلس"
        {
            self.end = place + 2;
            return true;
        }
        false
    }

    /// `دولة`, `جمهورية` and the like before a state that is no listed form.
    fn is_setting_state(&self) -> bool {
        matches!(self.reading.folded(self.end), "البلاد" | "المملكه" | "السلطنه")
            && self.states.is_empty()
            && self.portfolio > 0
    }

    fn is_portfolio(&self) -> bool {
        let at = self.end;
        let (kind, peel) =
            self.reading.gazetteer().offices.kind_behind_clitics(self.reading.folded(at));
        let names = WordKind::HONORIFIC.or(WordKind::RANK).or(WordKind::PRONOUN);
        if self.reading.in_date(at) || (kind.is(names) && !kind.is(WordKind::TAIL)) {
            return false;
        }
        if kind.is(WordKind::TAIL) {
            return self.tail_fits(at, peel);
        }
        let other = names.or(WordKind::TITLE).or(WordKind::STOP).or(WordKind::VERB);
        if kind.is(other.or(WordKind::GIVEN)) || self.head_at(at) {
            return false;
        }
        let word = self.reading.folded(at);
        let noun = word.starts_with("ال") || (word.starts_with("وال") && self.portfolio > 0);
        noun && !self.head.definite && self.states.is_empty() && self.portfolio < 5
    }

    /// A listed word goes on with the office unless it begins something else:
    /// a definite head has its portfolio behind it already.
    fn tail_fits(&self, at: usize, peel: Peel) -> bool {
        let word = self.reading.folded(at);
        let conjunction = peel.conjunction && self.portfolio == 0;
        let body = peel.preposition.is_some()
            && !word.starts_with("لل")
            && !word.starts_with("لشو")
            && !word.starts_with("باسم")
            && !matches!(self.head_word(), "قائم")
            && self.portfolio == 0
            && !SERVING.contains(&self.head_word());
        !conjunction
            && !body
            && (self.states.is_empty() || self.portfolio == 0 || is_adjective(word))
    }

    fn head_at(&self, at: usize) -> bool {
        self.reading.gazetteer().offices.head_behind_clitics(self.reading.folded(at)).is_some()
    }

    /// `نائب وزير`, `النائب الأول لرئيس`, `مدير مكتب رئيس`: an office named by
    /// the one it serves.
    fn is_served_office(&self) -> bool {
        let offices = &self.reading.gazetteer().offices;
        let Some((form, peel)) = offices.head_behind_clitics(self.reading.folded(self.end)) else {
            return false;
        };
        let by_preposition = peel.preposition == Some('ل') && !peel.conjunction;
        let serving = SERVING.contains(&self.head_word()) || self.head_word() == "عضو";
        let adjacent = peel == Peel::default() && !form.definite;
        let after_body = self.portfolio > 0
            && matches!(self.reading.folded(self.end - 1), "مكتب" | "ديوان" | "ولي" | "باسم");
        let heir = self.head_word() == "ولي" && offices.head_word(form) == "ولي";
        let general = offices.head_word(form) == "امين" && self.portfolio == 0 && adjacent;
        heir || (serving && (by_preposition || (adjacent && self.served_follows())))
            || (after_body && adjacent)
            || (general && serving)
    }

    fn served_follows(&self) -> bool {
        self.portfolio == 0 || self.reading.folded(self.end - 1) != "العهد"
    }
}

/// A definite adjective that may follow the state (`السفير الياباني السابق`).
fn is_adjective(word: &str) -> bool {
    word.starts_with("ال") && word.ends_with(['ي', 'ه', 'م', 'د', 'ص'])
}
