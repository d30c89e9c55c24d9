//! A resolved query: codes, ids, days and folded words, nothing left to ask.

use jiff::civil::{Date, Weekday};

use super::fields::{Flag, Part, Side, SortKey, Thing};
use super::note::Note;
use super::period::Clock;
use crate::model::{CountryCode, Lang, MeetingKind, Period, RoleClass};
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
/// `And` and `Or` hold two parts or more and never one of their own kind. What
/// a part asks of the article it asks of one paragraph inside `Para`, and of
/// one meeting inside `Meet`.
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
    /// Words near each other.
    Near(Near),
    /// One of these countries is named; sorted, each once.
    Country(Vec<CountryCode>),
    /// One of these officials occurs.
    Official(Open),
    /// One of the countries or officials of the clause is named so many times.
    Often(Box<Clause>, Number),
    /// Someone holds an office of this kind.
    Role(Role),
    /// It is about one of these topics; sorted, each once.
    Topic(Vec<&'static str>),
    /// A meeting or a date named lies in one of these periods.
    Event(Vec<Period>),
    /// From one of these outlets.
    Source(Open),
    /// In this language.
    Lang(Lang),
    /// Published in one of these periods.
    Published(Vec<Period>),
    /// The address begins so.
    Url(String),
    /// Read from one of these files.
    File(Files),
    /// This article.
    Id(String),
    /// There is one of these.
    Has(Thing),
    /// It is so.
    Is(Flag),
    /// Everything inside holds in one paragraph.
    Para(Box<Clause>),
    /// Everything inside holds of one meeting.
    Meet(Box<Clause>),
    /// A party of the meeting.
    Party(Side, Who),
    /// The meeting is of this kind.
    Kind(MeetingKind),
    /// The words stand in the name of the place of the meeting.
    Place(Text),
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
    /// These words in these forms and any order, with at most so many others between.
    Within(u32),
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

/// Words near each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// Where.
    pub part: Part,
    /// What stands near each other, each with its alternatives.
    pub terms: Vec<Vec<Text>>,
    /// Between each and the next: the most words, and whether it comes first.
    pub gaps: Vec<Gap>,
}

/// How far apart two terms may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The most words between them.
    pub most: u32,
    /// Whether the left one comes first.
    pub ordered: bool,
}

/// How often; both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// At least so often.
    pub least: u32,
    /// At most so often.
    pub most: Option<u32>,
}

/// A kind of office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The classes it comprises.
    pub classes: Vec<RoleClass>,
    /// What more is asked of the office, where a title was typed.
    pub title: Option<Title>,
}

/// A title as typed, and what the classes of its office do not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// As typed.
    pub typed: String,
    /// The stems of the words that must stand in the title of the office.
    pub stems: Vec<String>,
    /// The states to one of which the office belongs; any if empty.
    pub countries: Vec<CountryCode>,
}

/// What is asked of a party of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Of one of these countries; sorted, each once.
    Country(Vec<CountryCode>),
    /// Holds this office.
    Role(Role),
    /// Is one of these.
    Official(Open),
}

/// The name of a file that may stand for none, one or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Files {
    /// As typed.
    pub typed: String,
    /// The files as the archive knows them, sorted.
    pub names: Vec<String>,
}

/// A name that may stand for nothing, one thing or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// The name as typed.
    pub typed: String,
    /// Whether similar names were asked for.
    pub similar: bool,
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
            Clause::Not(inner) | Clause::Para(inner) | Clause::Meet(inner) => inner.count(),
            Clause::Often(inner, _) => inner.count() + 1,
            Clause::Country(codes) | Clause::Party(_, Who::Country(codes)) => codes.len(),
            Clause::Published(periods) | Clause::Event(periods) => periods.len(),
            Clause::Topic(topics) => topics.len(),
            Clause::Near(near) => near.terms.iter().map(Vec::len).sum(),
            _ => 1,
        }
    }
}

fn merge(parts: &mut Vec<Clause>, clause: Clause) {
    for part in parts.iter_mut() {
        match (part, &clause) {
            (Clause::Country(codes), Clause::Country(more)) => return union(codes, more),
            (
                Clause::Party(side, Who::Country(codes)),
                Clause::Party(other, Who::Country(more)),
            ) if side == other => {
                return union(codes, more);
            }
            (Clause::Topic(topics), Clause::Topic(more)) => return union(topics, more),
            (Clause::Published(periods), Clause::Published(more))
            | (Clause::Event(periods), Clause::Event(more)) => {
                periods.extend(more);
                return;
            }
            // One meeting with either is either meeting.
            (Clause::Meet(inner), Clause::Meet(more)) if is_party(inner) && is_party(more) => {
                let both = vec![(**inner).clone(), (**more).clone()];
                if let joined @ Clause::Party(..) = Clause::any_of(both) {
                    **inner = joined;
                    return;
                }
            }
            (part, clause) if part == clause => return,
            _ => {}
        }
    }
    parts.push(clause);
}

fn is_party(clause: &Clause) -> bool {
    matches!(clause, Clause::Party(_, Who::Country(_)))
}

fn union<T: Ord + Copy>(list: &mut Vec<T>, more: &[T]) {
    list.extend(more);
    list.sort_unstable();
    list.dedup();
}

/// What a query is resolved against.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The day that counts as today; asked for when a period needs it, for what the day is
    /// here takes the system's time zones.
    pub today: &'a dyn Fn() -> Date,
    /// The day weeks start on.
    pub week_start: Weekday,
    /// What has a name.
    pub known: &'a dyn Known,
    /// Makes the stems of words.
    pub stemmer: &'a Stemmer,
}

impl Context<'_> {
    pub(super) fn clock(&self) -> Clock {
        Clock { today: (self.today)(), week_start: self.week_start }
    }
}

/// What has a name: the tables of the program and the contents of the archive.
pub trait Known {
    /// The country with this name, demonym or code, folded.
    fn country(&self, folded: &str) -> Option<CountryCode>;
    /// The countries of the group with this name, folded.
    fn group(&self, folded: &str) -> Option<Vec<CountryCode>>;
    /// The ids of all groups.
    fn group_ids(&self) -> Vec<&'static str> {
        Vec::new()
    }
    /// Names of groups that are spelt nearly so, nearest first.
    fn near_groups(&self, _folded: &str) -> Vec<String> {
        Vec::new()
    }
    /// Names of countries that are spelt nearly so, nearest first.
    fn near_countries(&self, folded: &str) -> Vec<String>;
    /// Names of countries of which a word begins so.
    fn countries_begun(&self, _folded: &str) -> Vec<String> {
        Vec::new()
    }
    /// The usual name of a country.
    fn country_name(&self, code: CountryCode, lang: Lang) -> String;
    /// Officials with an alias that holds these folded words next to each other:
    /// entity and name.
    fn officials(&self, words: &[String]) -> Vec<(i64, String)>;
    /// Officials with a similar name in either script: entity and name.
    fn similar_officials(&self, _words: &[String]) -> Vec<(i64, String)> {
        Vec::new()
    }
    /// Names of officials that are nearly so, nearest first, with their score.
    fn near_officials(&self, words: &[String]) -> Vec<(String, u32)>;
    /// Outlets with this name, folded: id and name.
    fn sources(&self, folded: &str) -> Vec<(i64, String)>;
    /// Names of outlets that are nearly so, nearest first.
    fn near_sources(&self, folded: &str) -> Vec<String>;
    /// Whether an article has this id, as far as is known.
    fn has_article(&self, _id: &str) -> bool {
        true
    }
    /// Files of this name, in this folder, or with this path.
    fn files(&self, _typed: &str) -> Vec<String> {
        Vec::new()
    }
    /// Names of files that are nearly so, nearest first.
    fn near_files(&self, _typed: &str) -> Vec<String> {
        Vec::new()
    }
}
