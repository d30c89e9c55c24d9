//! What a query was understood as, for `--explain` and for empty answers.

use serde::Serialize;

use super::tree::{Clause, Known, Query};
use super::{lower, print};
use crate::model::{Lang, Statement};

/// A query as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The canonical form in English.
    pub english: String,
    /// The canonical form in Arabic.
    pub arabic: String,
    /// Each part as typed, and what it was resolved to.
    pub resolved: Vec<Meaning>,
    /// What is asked of the archive.
    pub statement: Statement,
}

/// A part of a query as typed and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meaning {
    /// As typed.
    pub typed: String,
    /// What it was resolved to.
    pub means: String,
}

/// Explains a resolved query.
pub fn explain(query: &Query, known: &dyn Known) -> Explanation {
    let meaning = |(typed, means): &(String, String)| {
        let (typed, means) = (typed.clone(), means.clone());
        Meaning { typed, means }
    };
    Explanation {
        english: print(query, Lang::En, known),
        arabic: print(query, Lang::Ar, known),
        resolved: query.resolved.iter().map(meaning).collect(),
        statement: lower(query),
    }
}

/// The parts that must all hold, or of which one must, each as a query of its own;
/// none if there is one only. What must hold in one paragraph or of one meeting is taken apart
/// where it stands alone.
pub fn parts(root: &Clause) -> Vec<Query> {
    let inner = |inner: &Clause, wrap: fn(Box<Clause>) -> Clause| match inner {
        Clause::And(parts) => parts.iter().map(|part| wrap(Box::new(part.clone()))).collect(),
        _ => Vec::new(),
    };
    let parts: Vec<Clause> = match root {
        Clause::And(parts) | Clause::Or(parts) => parts.clone(),
        Clause::Para(part) => inner(part, Clause::Para),
        Clause::Meet(part) => inner(part, Clause::Meet),
        _ => Vec::new(),
    };
    parts.into_iter().map(Query::of).collect()
}
