//! A resolved query: codes, ids, days and folded words, nothing left to ask.

use jiff::civil::{Date, Weekday};

use super::fields::{Part, SortKey};
use super::note::Note;
use super::period::Clock;
use crate::model::{CountryCode, Lang, Period};
use crate::text::Stemmer;

/// A query in which every name stands for what it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What an article must be.
    pub root: Clause,
    /// The order asked for.
    pub sort: Option<Sort>,
    /// The most articles asked for.
    pub limit: Option<u32>,
    /// The articles to pass over.
    pub offset: Option<u32>,
    /// What its writer should know, for the error stream.
    pub notes: Vec<Note>,
    /// What each part as typed was resolved to.
    pub resolved: Vec<(String, String)>,
}

impl Query {
    /// The query for what an article must be, with no order and no limit.
    pub fn of(root: Clause) -> Query {
        let (notes, resolved) = (Vec::new(), Vec::new());
        Query { root, sort: None, limit: None, offset: None, notes, resolved }
    }
}

/// An order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub key: SortKey,
    /// Whether `-` turned it round.
    pub reversed: bool,
}

/// A part of a resolved query.
///
/// `And` and `Or` hold two parts or more and never one of their own kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clause {
    /// Every article.
    All,
    /// All of these.
    And(Vec<Clause>),
    /// At least one of these.
    Or(Vec<Clause>),
    /// Not this.
    Not(Box<Clause>),
    /// Words in a part of the article.
    Text(Text),
    /// One of these countries is named; sorted, each once.
    Country(Vec<CountryCode>),
    /// One of these officials occurs.
    Official(Open),
    /// From one of these outlets.
    Source(Open),
    /// In this language.
    Lang(Lang),
    /// Published in one of these periods.
    Published(Vec<Period>),
    /// This article.
    Id(String),
}

/// How words must stand in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// One word, in any form with its stem.
    Stem,
    /// One word that begins so.
    Prefix,
    /// These words next to each other, in these forms.
    Exact,
}

/// Words to search for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Where.
    pub part: Part,
    /// How they stand.
    pub form: Form,
    /// The words as typed, without what stood around them.
    pub typed: String,
    /// The words, folded; one unless the form is exact.
    pub folded: Vec<String>,
    /// Their stems.
    pub stems: Vec<String>,
}

/// A name that may stand for nothing, one thing or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// The name as typed.
    pub typed: String,
    /// What it stands for, sorted.
    pub ids: Vec<i64>,
}

impl Clause {
    /// All of these, in the simplest form.
    pub(super) fn all_of(clauses: Vec<Clause>) -> Clause {
        let mut parts = Vec::new();
        for clause in clauses {
            match clause {
                Clause::All => {}
                Clause::And(inner) => parts.extend(inner),
                other => parts.push(other),
            }
        }
        match parts.len() {
            0 => Clause::All,
            1 => parts.remove(0),
            _ => Clause::And(parts),
        }
    }

    /// At least one of these, in the simplest form: countries in one list, periods in one.
    pub(super) fn any_of(clauses: Vec<Clause>) -> Clause {
        let mut parts: Vec<Clause> = Vec::new();
        for clause in clauses {
            match clause {
                Clause::Or(inner) => inner.into_iter().for_each(|part| merge(&mut parts, part)),
                other => merge(&mut parts, other),
            }
        }
        match parts.len() {
            1 => parts.remove(0),
            _ => Clause::Or(parts),
        }
    }

    /// Not this, in the simplest form.
    pub(super) fn none_of(clause: Clause) -> Clause {
        match clause {
            Clause::Not(inner) => *inner,
            other => Clause::Not(Box::new(other)),
        }
    }

    /// How many values it holds.
    pub(super) fn count(&self) -> usize {
        match self {
            Clause::And(parts) | Clause::Or(parts) => parts.iter().map(Clause::count).sum(),
            Clause::Not(inner) => inner.count(),
            Clause::Country(codes) => codes.len(),
            Clause::Published(periods) => periods.len(),
            _ => 1,
        }
    }
}

fn merge(parts: &mut Vec<Clause>, clause: Clause) {
    for part in parts.iter_mut() {
        match (part, &clause) {
            (Clause::Country(codes), Clause::Country(more)) => {
                codes.extend(more);
                codes.sort();
                codes.dedup();
                return;
            }
            (Clause::Published(periods), Clause::Published(more)) => {
                periods.extend(more);
                return;
            }
            (part, clause) if part == clause => return,
            _ => {}
        }
    }
    parts.push(clause);
}

/// What a query is resolved against.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The day that counts as today.
    pub today: Date,
    /// The day weeks start on.
    pub week_start: Weekday,
    /// What has a name.
    pub known: &'a dyn Known,
    /// Makes the stems of words.
    pub stemmer: &'a Stemmer,
}

impl Context<'_> {
    pub(super) fn clock(&self) -> Clock {
        Clock { today: self.today, week_start: self.week_start }
    }
}

/// What has a name: the tables of the program and the contents of the archive.
pub trait Known {
    /// The country with this name, demonym or code, folded.
    fn country(&self, folded: &str) -> Option<CountryCode>;
    /// The countries of the group with this name, folded.
    fn group(&self, folded: &str) -> Option<Vec<CountryCode>>;
    /// Names of countries that are spelt nearly so, nearest first.
    fn near_countries(&self, folded: &str) -> Vec<String>;
    /// The usual name of a country.
    fn country_name(&self, code: CountryCode, lang: Lang) -> String;
    /// Officials with an alias that holds these folded words next to each other:
    /// entity and name.
    fn officials(&self, words: &[String]) -> Vec<(i64, String)>;
    /// Names of officials that are nearly so, nearest first.
    fn near_officials(&self, words: &[String]) -> Vec<String>;
    /// Outlets with this name, folded: id and name.
    fn sources(&self, folded: &str) -> Vec<(i64, String)>;
    /// Names of outlets that are nearly so, nearest first.
    fn near_sources(&self, folded: &str) -> Vec<String>;
}
