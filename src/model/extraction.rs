//! What is found in an article: the contract of `sijill extract`.
//!
//! Field names and their order are promises to scripts. Offsets are Unicode
//! characters from the start of the paragraph; paragraph 0 is the headline.

use jiff::civil::Date;
use serde::Serialize;

use super::{Calendar, CountryCode, MeetingKind, RoleClass};

/// A stretch of one paragraph, half-open, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// The paragraph, 0 for the headline.
    pub paragraph: usize,
    /// Characters before the span.
    pub start: usize,
    /// Characters up to the end of the span.
    pub end: usize,
}

/// The form by which a mention names its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Via {
    /// A name or one of its variants.
    Name,
    /// The adjective or noun of nationality.
    Demonym,
    /// The capital, as a place or for the government.
    Capital,
    /// A city or part of the state that an article is datelined from.
    Place,
    /// A later, shorter form that stands for an official named elsewhere in
    /// the article.
    Coreference,
}

impl Via {
    /// The word of the contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Via::Name => "name",
            Via::Demonym => "demonym",
            Via::Capital => "capital",
            Via::Place => "place",
            Via::Coreference => "coreference",
        }
    }
}

/// What tells the state of an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StateVia {
    /// The adjective of nationality (`الوزير الياباني`).
    Demonym,
    /// The name of the state in the office (`سفير اليابان`).
    Genitive,
    /// A style that stands for the state (`خادم الحرمين الشريفين`).
    Style,
    /// The ruling house in the name.
    House,
    /// The name of a head of state or of government whom the press names alone.
    Leader,
    /// The side the office sits on (`من الجانب الأميركي`).
    Side,
    /// Whoever says so.
    Speaker,
    /// The office it is coordinated with (`الرئيس السوداني … ووزير الدفاع`).
    Neighbour,
    /// The place told before (`وصل إلى بغداد حيث التقى رئيس الوزراء`).
    Place,
    /// The same office told elsewhere in the article.
    Office,
    /// The outlet, by name, domain, dateline or option.
    Outlet,
    /// The country the article seems to be set in.
    Setting,
}

impl StateVia {
    /// The word of the contract.
    pub fn as_str(self) -> &'static str {
        match self {
            StateVia::Demonym => "demonym",
            StateVia::Genitive => "genitive",
            StateVia::Style => "style",
            StateVia::House => "house",
            StateVia::Leader => "leader",
            StateVia::Side => "side",
            StateVia::Speaker => "speaker",
            StateVia::Neighbour => "neighbour",
            StateVia::Place => "place",
            StateVia::Office => "office",
            StateVia::Outlet => "outlet",
            StateVia::Setting => "setting",
        }
    }
}

/// A span of text that names something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The words, as the article has them.
    pub text: String,
    /// The form by which they name.
    pub via: Via,
    /// The rule that found it.
    pub rule: &'static str,
}

/// A country an article names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountryFound {
    /// Which.
    pub code: CountryCode,
    /// The forms by which it is named, each once.
    pub via: Vec<Via>,
    /// Where.
    pub mentions: Vec<Mention>,
}

/// A named person who holds or held a public office.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OfficialFound {
    /// The fullest form in the article, without titles.
    pub name: String,
    /// Other forms of the name in the article.
    pub aliases: Vec<String>,
    /// The office in the article's words.
    pub role: Option<String>,
    /// The kind of office.
    pub role_class: RoleClass,
    /// The state the office belongs to.
    pub country: Option<CountryCode>,
    /// What tells the state; `None` where there is none.
    pub country_via: Option<StateVia>,
    /// The state an ambassador is accredited to.
    pub accredited_to: Option<CountryCode>,
    /// Whether the text says the office is no longer held.
    pub former: bool,
    /// The military rank, in the article's words.
    pub rank: Option<String>,
    /// Where the person is named or stood for.
    pub mentions: Vec<Mention>,
    /// From 0 to 1.
    pub confidence: f64,
}

/// A named person without a public office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonFound {
    /// The fullest form in the article.
    pub name: String,
    /// Where the person is named or stood for.
    pub mentions: Vec<Mention>,
}

/// How exact a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// One day.
    Day,
    /// A calendar week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
    /// Several days that are none of these.
    Range,
}

impl Precision {
    /// The word of the contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Precision::Day => "day",
            Precision::Week => "week",
            Precision::Month => "month",
            Precision::Year => "year",
            Precision::Range => "range",
        }
    }
}

/// An expression that points to a day, month or year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateFound {
    /// The words.
    pub text: String,
    /// The first day; `None` where the article's own date is not known.
    pub from: Option<Date>,
    /// The last day, inclusive.
    pub to: Option<Date>,
    /// How exact it is.
    pub precision: Precision,
    /// The calendar it is written in.
    pub calendar: Calendar,
    /// Whether the words leave the day open (`last week`).
    pub vague: bool,
    /// Whether it was reckoned from the publication day.
    pub relative: bool,
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The rule that found it.
    pub rule: &'static str,
}

/// One side of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Party {
    /// The official's name; `None` where only the office or the state is given.
    pub name: Option<String>,
    /// The kind of office; `None` of a state that summons.
    pub role_class: Option<RoleClass>,
    /// The state.
    pub country: Option<CountryCode>,
}

/// A concrete encounter between two identified parties.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeetingFound {
    /// How they met.
    pub kind: MeetingKind,
    /// The receiving or first party.
    pub host: Party,
    /// The other party.
    pub guest: Party,
    /// The day, where the text and the publication day give one.
    pub date: Option<Date>,
    /// Where they met, in the article's words.
    pub place: Option<String>,
    /// Who stood by.
    pub attendees: Vec<Party>,
    /// What it was about.
    pub topics: Vec<&'static str>,
    /// The sentence that says so.
    pub evidence: Evidence,
    /// The pattern that found it.
    pub rule: &'static str,
    /// From 0 to 1.
    pub confidence: f64,
}

/// The words that prove a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// The words, as the article has them.
    pub text: String,
}

/// An organisation an article names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrganisationFound {
    /// The name: of a listed one by which it is printed, else as first met.
    pub name: String,
    /// What the program calls a listed one.
    pub id: Option<&'static str>,
    /// The state, of a national one.
    pub country: Option<CountryCode>,
    /// Where.
    pub mentions: Vec<Mention>,
}

/// A group of states an article names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupFound {
    /// Which, as a query names it: `@gcc`.
    pub code: String,
    /// Where.
    pub mentions: Vec<Mention>,
}

/// Everything found in one article.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Extraction {
    /// In order of first mention.
    pub countries: Vec<CountryFound>,
    /// In order of first mention.
    pub officials: Vec<OfficialFound>,
    /// In order of first mention.
    pub people: Vec<PersonFound>,
    /// In order of the text.
    pub dates: Vec<DateFound>,
    /// In order of the text.
    pub meetings: Vec<MeetingFound>,
    /// Topic keys, in the order of the topic table.
    pub topics: Vec<&'static str>,
    /// In order of first mention.
    pub organisations: Vec<OrganisationFound>,
    /// In order of first mention; none of their members is a mention.
    pub groups: Vec<GroupFound>,
}
