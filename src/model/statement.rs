//! What a query asks of the archive, and what the archive answers.

use jiff::civil::Date;

/// A half-open span of days: `from` is in it, `until` is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day; open if `None`.
    pub from: Option<Date>,
    /// The day after the last; open if `None`.
    pub until: Option<Date>,
}

/// A value bound to a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// An integer.
    Integer(i64),
    /// A text.
    Text(String),
}

/// One SQL statement and the values it binds, in order.
///
/// The statement selects `article.id`, one row per article, in the order of
/// the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Text joined from constants and `?` only.
    pub sql: String,
    /// As many as there are `?`.
    pub values: Vec<Value>,
}

/// An article that answers a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The public id (`a_…`).
    pub id: String,
    /// The publication day.
    pub published: Option<Date>,
    /// The outlet.
    pub source: Option<String>,
    /// ISO 639-1.
    pub lang: String,
    /// The headline.
    pub headline: String,
    /// Codes of the countries it names, sorted.
    pub countries: Vec<String>,
    /// Names of the officials in it, in order of first mention.
    pub officials: Vec<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The id of the article it repeats word for word.
    pub duplicate_of: Option<String>,
    /// The file it was read from.
    pub file: String,
    /// The line of its record.
    pub line: u64,
}

/// The least confidence of a meeting that is shown and found unless uncertain
/// ones are asked for.
pub const SURE: f64 = 0.5;

/// A meeting as the archive holds it, with the words that prove it.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingRow {
    /// The id, as `--unit meeting` prints it.
    pub id: String,
    /// How they met.
    pub kind: String,
    /// The day, ISO, where it is known.
    pub day: Option<String>,
    /// The receiving or first party.
    pub host: PartyRow,
    /// The other party.
    pub guest: PartyRow,
    /// Who stood by.
    pub attendees: Vec<PartyRow>,
    /// Topic keys.
    pub topics: Vec<String>,
    /// The sentence that says so.
    pub quote: String,
    /// From 0 to 1.
    pub confidence: f64,
}

/// One side of a meeting, or one who stood by, as the archive holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyRow {
    /// The name, where the article gives one.
    pub name: Option<String>,
    /// The class of the office.
    pub role: String,
    /// The state's code.
    pub country: Option<String>,
}

/// A stretch of a paragraph that names something, for showing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedSpan {
    /// The paragraph; 0 is the headline.
    pub paragraph: usize,
    /// Characters before it.
    pub start: usize,
    /// Where it ends, in characters.
    pub end: usize,
    /// country, official, group, organisation or date.
    pub kind: String,
    /// What it names: a code, a name, a day.
    pub label: String,
}
