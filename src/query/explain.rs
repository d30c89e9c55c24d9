//! What a query was understood as, for `--explain`.

use super::tree::{Known, Query};
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
    pub resolved: Vec<(String, String)>,
    /// What is asked of the archive.
    pub statement: Statement,
}

/// Explains a resolved query.
pub fn explain(query: &Query, known: &dyn Known) -> Explanation {
    Explanation {
        english: print(query, Lang::En, known),
        arabic: print(query, Lang::Ar, known),
        resolved: query.resolved.clone(),
        statement: lower(query),
    }
}
