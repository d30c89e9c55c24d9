//! Reads the name of an English office: what stands before its head, the
//! head, what follows.
//!
//! `the former Japanese ambassador to Kuwait` is one office; `Deputy Prime
//! Minister and Minister of Defence` is one, of the higher class;
//! `ambassadors of Japan and Bangladesh` is two.

use std::ops::Range;

use super::super::countries::{self, CountryMention};
use super::super::office::{Host, Office};
use super::super::reading::Reading;
use super::name;
use crate::model::{CountryCode, RoleClass, Via};
use crate::names::{EnglishHead, EnglishKind, Number, Peel, Setting, Tag};

/// Most words before the head.
const BEFORE: usize = 9;
/// Most words of the portfolio after it.
const AFTER: usize = 14;

/// An office, with the article before it.
#[derive(Debug, Clone)]
pub(super) struct Read {
    /// Article, state and office.
    pub words: Range<usize>,
    pub office: Office,
    /// `a`, `an`: one of several.
    pub indefinite: bool,
    /// Begins with a capital where the head does.
    pub capital: bool,
}

/// Reads the office that begins at a word, and those chained to it.
pub(super) fn read(reading: &Reading, found: &[CountryMention], at: usize) -> Option<Read> {
    let mut first = read_one(reading, found, at)?;
    while let Some(next) = chained(reading, found, &first) {
        first.words.end = next.words.end;
        let office = &mut first.office;
        office.words.end = next.office.words.end;
        office.class = higher(office.class, next.office.class);
        office.former |= next.office.former;
        office.bare = false;
        office.host = office.host.or(next.office.host);
        if office.states.is_empty() {
            office.states = next.office.states;
        }
    }
    Some(first)
}

/// A second office of the same holder: joined by `and` or a comma, with no
/// article and no other state.
fn chained(reading: &Reading, found: &[CountryMention], first: &Read) -> Option<Read> {
    let end = first.words.end;
    let and = reading.folded(end) == "and" && (reading.runs_on(end) || reading.after_comma(end));
    let comma = reading.after_comma(end) && first.capital;
    if !(and || comma) || first.office.number != Number::Singular || first.office.bare && !and {
        return None;
    }
    let next = read_one(reading, found, end + usize::from(and))?;
    let same_state = next.office.states.is_empty()
        || next.office.states == first.office.states
        || first.office.states.is_empty() && next.words.start == next.office.words.start;
    let plain = next.office.number == Number::Singular
        && !matches!(reading.folded(next.words.start), "the" | "a" | "an")
        && next.capital == first.capital
        && (!next.office.bare || next.office.words.len() > 1);
    let government = |class| {
        !matches!(class, RoleClass::HeadOfState | RoleClass::Ambassador | RoleClass::Spokesperson)
    };
    let fits = government(first.office.class) && government(next.office.class);
    let named = and || name::follows(reading, found, next.words.end);
    (same_state && plain && fits && named).then_some(next)
}

/// The higher of two offices one person holds.
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

fn read_one(reading: &Reading, found: &[CountryMention], at: usize) -> Option<Read> {
    // `Ex-Im President`, `(CBI) President`: the words before say of what.
    if at > 0 && matches!(reading.words.gap(at), "-" | ") ") {
        return None;
    }
    let mut walk = Walk::new(reading, found, at);
    let head = walk.before()?;
    let head_at = walk.end;
    walk.end += head.len();
    walk.after(head.number());
    if is_name(reading, &walk, head_at, head.len()) {
        return None;
    }
    let bare = walk.start == head_at && walk.end == head_at + head.len() && walk.states.is_empty();
    let phrase = phrase(reading, walk.start..walk.end);
    let state = !walk.states.is_empty();
    let plain = state && walk.is_plain(head_at, head.len());
    let setting = Setting { phrase: &phrase, state, plain, bare };
    let class = reading.gazetteer().english.class(head, setting)?;
    let capital = reading.words.list()[head_at].capital;
    let definite = capital || reading.folded(at) == "the";
    let kind = reading.gazetteer().english.kind(reading.folded(head_at + head.len() - 1));
    let named = name::follows(reading, found, walk.end) && is_introduced(reading, at);
    if kind.is(EnglishKind::TITLED_ONLY) && !definite && walk.states.is_empty() && !named {
        return None;
    }
    if bare && is_continued(reading, at) {
        return None;
    }
    let office = Office {
        words: walk.start..walk.end,
        peel: Peel::default(),
        class,
        number: head.number(),
        definite,
        states: if class == RoleClass::International { Vec::new() } else { walk.states },
        host: walk.host,
        former: walk.former,
        bare,
        homeland: false,
        republican: class == RoleClass::HeadOfState && phrase.contains(" president "),
        private: false,
    };
    let indefinite = matches!(reading.folded(at), "a" | "an");
    Some(Read { words: at..walk.end, office, indefinite, capital })
}

/// `told president Alan Garcia`: the words before cannot say of what.
fn is_introduced(reading: &Reading, at: usize) -> bool {
    at == 0
        || !reading.runs_on(at)
        || matches!(
            reading.folded(at - 1),
            "with" | "to" | "by" | "and" | "of" | "from" | "that" | "for" | "told" | "met" | "said"
        )
}

/// `Boxing Association President`: a head whose office began before it.
fn is_continued(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| reading.runs_on(at)) else { return false };
    let kind = reading.gazetteer().english.kind(reading.folded(before));
    let title = EnglishKind::TITLE.or(EnglishKind::HONORIFIC).or(EnglishKind::ROYAL);
    let first = reading.sentence(at).start == before && kind.is(EnglishKind::STOP);
    let capital = reading.words.list()[before].capital && !reading.in_date(before);
    capital && !kind.is(title) && !first && !reading.has_state(before)
}

/// `Sultan bin Saad` is a name, and a body has no king.
fn is_name(reading: &Reading, walk: &Walk, head_at: usize, len: usize) -> bool {
    let ruler = matches!(
        reading.folded(head_at),
        "king" | "queen" | "sultan" | "emir" | "amir" | "pope" | "monarch"
    );
    let fathers = walk.kind(head_at + len).is(EnglishKind::PARTICLE)
        && !reading.words.list()[head_at + len].capital;
    let body = (walk.start..head_at).any(|at| !walk.kind(at).is(EnglishKind::QUALIFIER));
    ruler && len == 1 && (fathers || body)
}

/// The words of an office with a space before, between and after.
fn phrase(reading: &Reading, words: Range<usize>) -> String {
    let mut phrase = String::from(" ");
    for index in words {
        phrase.push_str(reading.folded(index));
        phrase.push(' ');
    }
    phrase
}

/// Walks over the words of one office.
struct Walk<'r, 'a> {
    reading: &'r Reading<'a>,
    found: &'r [CountryMention],
    /// The first word after article and state.
    start: usize,
    end: usize,
    states: Vec<CountryCode>,
    host: Option<Host>,
    former: bool,
}

impl<'r, 'a> Walk<'r, 'a> {
    fn new(reading: &'r Reading<'a>, found: &'r [CountryMention], at: usize) -> Self {
        let article = matches!(reading.folded(at), "the" | "a" | "an");
        let start = at + usize::from(article);
        Walk { reading, found, start, end: start, states: vec![], host: None, former: false }
    }

    fn kind(&self, at: usize) -> EnglishKind {
        self.reading.gazetteer().english.kind(self.reading.folded(at))
    }

    fn head(&self, at: usize) -> Option<&'r EnglishHead> {
        let reading = self.reading;
        let word = |n: usize| {
            let index = at + n;
            let joined = index < reading.len() && self.is_joined(index);
            joined.then(|| reading.folded(index))
        };
        reading.gazetteer().english.head(reading.folded(at), word)
    }

    /// Whether only space, a hyphen or an apostrophe stands before a word.
    fn is_joined(&self, at: usize) -> bool {
        self.reading.runs_on(at)
            || (at < self.reading.len()
                && matches!(self.reading.words.gap(at), "-" | "'" | "’" | "." | ". " | "‑")
                && (self.reading.words.gap(at) != ". " || self.is_abbreviation(at - 1)))
    }

    /// `U.S. Secretary`, `U.N. envoy`: a point after one letter.
    fn is_abbreviation(&self, at: usize) -> bool {
        self.reading.folded(at).chars().count() == 1
    }

    /// Reads what stands before the head; says which head ends it.
    fn before(&mut self) -> Option<&'r EnglishHead> {
        let first = self.end;
        while self.end < self.reading.len() && self.end - first <= BEFORE {
            let at = self.end;
            if at > first && !self.is_joined(at) && !self.is_listing(at) {
                return None;
            }
            if let Some(head) = self.head(at) {
                return Some(head);
            }
            if !self.take_state(at) && !self.take_word(at, first) {
                return None;
            }
        }
        None
    }

    /// `Interior, Justice and Defence Minister`: a comma between portfolios.
    fn is_listing(&self, at: usize) -> bool {
        self.reading.after_comma(at)
            && self.kind(at).is(EnglishKind::PORTFOLIO)
            && self.kind(at - 1).is(EnglishKind::PORTFOLIO)
            && self.reading.words.list()[at - 1].capital
            && self.reading.words.list()[at].capital
    }

    fn take_state(&mut self, at: usize) -> bool {
        let Some(state) = countries::at(self.reading, self.found, at) else { return false };
        let form = self.reading.forms[state.form].words.clone();
        if form.start != at {
            return false;
        }
        if !self.states.contains(&state.code) {
            self.states.push(state.code);
        }
        let at_start = at == self.start;
        self.end = form.end;
        if self.reading.folded(self.end) == "s" && self.is_apostrophe(self.end) {
            self.end += 1;
        }
        if at_start {
            self.start = self.end;
        }
        true
    }

    /// Whether nothing but the state stands with the head.
    fn is_plain(&self, head_at: usize, len: usize) -> bool {
        let quiet = EnglishKind::QUALIFIER.or(EnglishKind::FORMER).or(EnglishKind::FILLER);
        let before = (self.start..head_at).all(|at| self.is_quiet(at, quiet));
        before && (head_at + len..self.end).all(|at| self.is_quiet(at, quiet))
    }

    fn is_quiet(&self, at: usize, quiet: EnglishKind) -> bool {
        self.kind(at).is(quiet) || self.reading.has_state(at) || self.reading.folded(at) == "elect"
    }

    fn is_apostrophe_s(&self, at: usize) -> bool {
        self.reading.folded(at) == "s" && self.is_apostrophe(at)
    }

    fn is_apostrophe(&self, at: usize) -> bool {
        matches!(self.reading.words.gap(at), "'" | "’")
    }

    /// A qualifier, a portfolio, a body; `and` between two of them.
    fn take_word(&mut self, at: usize, first: usize) -> bool {
        let kind = self.kind(at);
        let fits = EnglishKind::QUALIFIER.or(EnglishKind::PORTFOLIO);
        let inner = at > first;
        if kind.is(EnglishKind::FORMER) {
            self.former |= self.reading.folded(at) != "outgoing";
        } else if inner && matches!(self.reading.folded(at), "and" | "of") {
            let next = self.kind(at + 1);
            let state = countries::at(self.reading, self.found, at + 1).is_some();
            let part = (next.is(EnglishKind::PORTFOLIO) || state) && self.kind(at - 1).is(fits);
            if !part || self.reading.words.gap(at + 1).contains(',') {
                return false;
            }
        } else if inner && self.reading.folded(at) == "s" {
            if !self.is_apostrophe(at) {
                return false;
            }
        } else if !kind.is(fits) && !self.is_body(at) {
            return false;
        }
        if kind.is(EnglishKind::PORTFOLIO) && self.kind(at).is(EnglishKind::STOP) && !inner {
            // A sentence may begin with a word that is also a portfolio.
            self.end = at + 1;
            return self.reading.words.list()[at].capital || at == first;
        }
        self.end = at + 1;
        true
    }

    /// A group of states, or a capitalised word that can belong to a body's name.
    fn is_body(&self, at: usize) -> bool {
        let group = self
            .reading
            .form_at(at)
            .is_some_and(|form| form.tags.iter().any(|tag| matches!(tag, Tag::Group(_))));
        let kind = self.kind(at);
        let other = EnglishKind::STOP
            .or(EnglishKind::TITLE)
            .or(EnglishKind::HONORIFIC)
            .or(EnglishKind::ROYAL)
            .or(EnglishKind::RANK)
            .or(EnglishKind::PARTICLE);
        let capital = self.reading.words.list()[at].capital && !kind.is(other);
        group || (capital && !self.reading.in_date(at))
    }

    /// Reads what follows the head.
    fn after(&mut self, number: Number) {
        let first = self.end;
        while self.end < self.reading.len() && self.end - first < AFTER {
            let at = self.end;
            if !self.is_joined(at) {
                return;
            }
            let took = match self.reading.folded(at) {
                "of" | "for" => self.take_of(at, number),
                "to" | "in" | "at" | "accredited" => self.take_host(at),
                "designate" | "elect" | "plenipotentiary" | "extraordinary" | "delegate" => {
                    self.end += 1;
                    true
                }
                "and" => self.take_plenipotentiary(at),
                _ => false,
            };
            if !took {
                return;
            }
        }
    }

    fn take_plenipotentiary(&mut self, at: usize) -> bool {
        let follows = self.reading.folded(at + 1) == "plenipotentiary";
        self.end += if follows { 2 } else { 0 };
        follows
    }

    /// `of STATE`, `of the State of STATE`, `of Defence and Aviation`.
    fn take_of(&mut self, at: usize, number: Number) -> bool {
        if let Some((code, end)) = self.state_after(at + 1) {
            // An envoy for a state is not of that state.
            if self.reading.folded(at) == "of" {
                self.push_state(code);
            }
            self.end = end;
            match number {
                Number::Plural => self.take_more_states(),
                _ if self.is_apostrophe_s(end) => {
                    self.take_portfolio(end + 1);
                }
                _ => self.take_body_of_state(),
            }
            return true;
        }
        self.take_portfolio(at + 1)
    }

    /// `US Central Command`: capitalised words up to one that names a body.
    fn take_body_of_state(&mut self) {
        let start = self.end;
        let run = start..(start + 5).min(self.reading.len());
        let run = run.take_while(|at| {
            self.reading.runs_on(*at)
                && self.reading.words.list()[*at].capital
                && self.head(*at).is_none()
        });
        let rank = EnglishKind::RANK.or(EnglishKind::RANK_PART).or(EnglishKind::TITLE);
        let body = run
            .take_while(|at| !self.kind(*at).is(rank))
            .filter(|at| self.kind(*at).is(EnglishKind::PORTFOLIO))
            .last();
        self.end = body.map_or(start, |at| at + 1);
    }

    fn push_state(&mut self, code: CountryCode) {
        if !self.states.contains(&code) {
            self.states.push(code);
        }
    }

    /// `Japan, Egypt and Bangladesh` after a plural.
    fn take_more_states(&mut self) {
        loop {
            let at = self.end;
            let and = self.reading.folded(at) == "and";
            let listed = self.reading.after_comma(at) || (and && self.reading.runs_on(at));
            let Some((code, end)) = self.state_after(at + usize::from(and)).filter(|_| listed)
            else {
                return;
            };
            self.push_state(code);
            self.end = end;
        }
    }

    /// The state that follows articles and words like `republic`.
    fn state_after(&self, at: usize) -> Option<(CountryCode, usize)> {
        let mut index = at;
        while index < self.reading.len() && index - at <= 6 {
            if index > at && !self.is_joined(index) {
                return None;
            }
            if let Some(state) = countries::at(self.reading, self.found, index) {
                let form = &self.reading.forms[state.form];
                let whole = form.words.start == index && state.via != Via::Demonym;
                return whole.then_some((state.code, form.words.end));
            }
            if !self.kind(index).is(EnglishKind::FILLER) {
                return None;
            }
            index += 1;
        }
        None
    }

    /// Listed words, a capitalised one first, joined by `and`, `of`, `the`.
    fn take_portfolio(&mut self, at: usize) -> bool {
        let mut end = at;
        let mut index = at;
        while index < self.reading.len() && index - at < AFTER {
            let joined = self.is_joined(index) || (index > at && self.is_listing(index));
            if !joined || self.reading.in_date(index) {
                break;
            }
            let kind = self.kind(index);
            let link = matches!(self.reading.folded(index), "and" | "of" | "the" | "for" | "s");
            let unknown = end == at && self.is_body(index) || self.is_unknown_pair(index);
            if kind.is(EnglishKind::PORTFOLIO) && self.is_same_case(at, index) || unknown {
                end = index + 1;
            } else if !link {
                break;
            } else if let Some((code, after)) = self.state_after(index + 1).filter(|_| index > at) {
                if self.reading.folded(index) == "of" && end > at {
                    self.push_state(code);
                    end = after;
                }
                break;
            } else if self.head(index + 1).is_some() && self.reading.folded(index) == "and" {
                break;
            }
            index += 1;
        }
        let took = end > at;
        if took {
            self.end = end;
        }
        took
    }

    /// `Trade and Supply`: the word after `and` belongs to the portfolio, too.
    fn is_unknown_pair(&self, index: usize) -> bool {
        self.reading.folded(index - 1) == "and" && self.is_body(index) && self.head(index).is_none()
    }

    /// A portfolio keeps to capitals or to small letters.
    fn is_same_case(&self, first: usize, index: usize) -> bool {
        let capital = |at: usize| self.reading.words.list()[at].capital;
        capital(index) || !capital(first)
    }

    /// `to STATE`, `accredited to the country`, `to the United Nations`.
    fn take_host(&mut self, at: usize) -> bool {
        let accredited = self.reading.folded(at) == "accredited";
        let preposition = at + usize::from(accredited);
        if !matches!(self.reading.folded(preposition), "to" | "in" | "at") {
            return false;
        }
        if !self.serves_abroad() {
            return match self.reading.folded(at) {
                "to" => self.take_served(at),
                _ => self.take_seat(at),
            };
        }
        if let Some((code, end)) = self.state_after(preposition + 1) {
            self.host = self.host.or(Some(Host::State(code)));
            self.end = end;
            return true;
        }
        let the = usize::from(self.reading.folded(preposition + 1) == "the");
        let object = preposition + 1 + the;
        let home = matches!(
            self.reading.folded(object),
            "country" | "kingdom" | "sultanate" | "state" | "emirates"
        );
        if home && the == 1 && !self.reading.runs_on(object + 1) {
            self.host = Some(Host::Setting);
            self.end = object + 1;
            return true;
        }
        self.reading.folded(at) == "to" && self.take_portfolio(object)
    }

    /// `Minister of State at the Foreign Ministry`.
    fn take_seat(&mut self, at: usize) -> bool {
        let the = self.reading.folded(at + 1) == "the";
        let seat = self.kind(at + 2).is(EnglishKind::PORTFOLIO);
        the && seat
            && self.reading.words.list()[at + 2].capital
            && self.reading.folded(at) != "accredited"
            && self.take_portfolio(at + 2)
    }

    /// `Secretary General to the President`, `adviser to the king`.
    fn take_served(&mut self, at: usize) -> bool {
        let object = at + 1 + usize::from(self.reading.folded(at + 1) == "the");
        let Some(head) = self.head(object).filter(|_| object > at + 1) else { return false };
        self.end = object + head.len();
        true
    }

    fn serves_abroad(&self) -> bool {
        (self.start..self.end).any(|index| {
            matches!(
                self.reading.folded(index),
                "ambassador"
                    | "ambassadors"
                    | "envoy"
                    | "consul"
                    | "representative"
                    | "charge"
                    | "attache"
                    | "commissioner"
                    | "envoys"
                    | "representatives"
            )
        })
    }
}
