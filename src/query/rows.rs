//! Which meetings and paragraphs of an answer's articles are its rows.
//!
//! A query selects articles. Where their meetings or paragraphs are printed,
//! those stand that the query speaks of; where it speaks of none, all of them, but
//! for meetings that are uncertain and not asked for. `host:KW kind:received` is of
//! one row both; of several `meet{ }` a row answers one, since each may have its own.

use super::conditions::Sql;
use super::fields::{Scope, Thing};
use super::matching;
use super::tree::{Clause, Query};
use crate::model::Statement;

/// The condition on a meeting `m` of an article of the answer.
pub fn meeting_rows(query: &Query) -> Statement {
    let parts = top(&query.root);
    let asked: Vec<&Clause> = parts.iter().filter_map(|part| inside(part, Scope::Meet)).collect();
    let (scopes, single): (Vec<&Clause>, Vec<&Clause>) =
        asked.iter().partition(|clause| matches!(clause, Clause::And(_)));
    let mut sql = Sql::new("(");
    sql.any(&scopes, Scope::Meet);
    for clause in single {
        sql.push(" AND ");
        sql.any(&[clause], Scope::Meet);
    }
    if !asked.iter().any(|clause| matching::asks_certainty(clause)) {
        sql.push(" AND ");
        sql.certain();
    }
    for part in parts.iter().filter(|part| matches!(part, Clause::Event(_))) {
        sql.push(" AND ");
        sql.any(&[part], Scope::Meet);
    }
    sql.push(")");
    sql.statement
}

/// The query for the meetings that are in none of its periods because their day is not
/// known; `None` where it asks for no period.
pub fn without_a_day(query: &Query) -> Option<Query> {
    undated(&query.root, Scope::Article).map(Query::of)
}

/// A part that asks for unknown days where it asked for a period.
fn undated(clause: &Clause, scope: Scope) -> Option<Clause> {
    match clause {
        Clause::Event(_) => {
            let unknown = Clause::none_of(Clause::Has(Thing::Date));
            Some(if scope == Scope::Meet { unknown } else { Clause::Meet(Box::new(unknown)) })
        }
        Clause::Meet(inner) => {
            undated(inner, Scope::Meet).map(|inner| Clause::Meet(Box::new(inner)))
        }
        Clause::And(parts) => {
            let changed: Vec<_> = parts.iter().map(|part| undated(part, scope)).collect();
            let any = changed.iter().any(Option::is_some);
            let parts = changed.into_iter().zip(parts);
            any.then(|| Clause::And(parts.map(|(new, old)| new.unwrap_or(old.clone())).collect()))
        }
        _ => None,
    }
}

/// The condition on a paragraph `p` of an article of the answer, if there is one.
pub fn paragraph_rows(query: &Query) -> Option<Statement> {
    let parts = top(&query.root);
    let asked: Vec<&Clause> = parts.iter().filter_map(|part| inside(part, Scope::Para)).collect();
    if asked.is_empty() {
        return None;
    }
    let mut sql = Sql::new("");
    sql.any(&asked, Scope::Para);
    Some(sql.statement)
}

/// The parts all of which hold.
fn top(root: &Clause) -> &[Clause] {
    match root {
        Clause::And(parts) => parts,
        single => std::slice::from_ref(single),
    }
}

fn inside(clause: &Clause, scope: Scope) -> Option<&Clause> {
    match (clause, scope) {
        (Clause::Meet(inner), Scope::Meet) | (Clause::Para(inner), Scope::Para) => Some(inner),
        _ => None,
    }
}

impl Sql {
    /// One of these holds in one row of a scope; all rows do if there are none.
    fn any(&mut self, clauses: &[&Clause], scope: Scope) {
        let before = std::mem::replace(&mut self.scope, scope);
        self.push("(");
        for (place, clause) in clauses.iter().enumerate() {
            if place > 0 {
                self.push(" OR ");
            }
            self.condition(clause);
        }
        self.push(if clauses.is_empty() { "1)" } else { ")" });
        self.scope = before;
    }
}
