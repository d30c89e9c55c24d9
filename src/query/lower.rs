//! Lowers a resolved query to one SQL statement.
//!
//! What the text index can answer becomes one MATCH, days become a span of
//! keys, and the rest becomes conditions on the article. SQL text is joined
//! from the constants of this file and `?` only.

use super::fields::{Part, SortKey};
use super::matching::{self, Expression};
use super::tree::{Clause, Form, Query, Text};
use super::verify;
use crate::model::{Period, Statement, Value, keys};

const FROM_INDEX: &str = " FROM fts CROSS JOIN article AS a ON a.id = fts.rowid";
const FROM_ARTICLE: &str = " FROM article AS a";
const IN_INDEX: &str = "a.id IN (SELECT rowid FROM fts WHERE fts MATCH ?)";
const IS_ID: &str = "a.key = ?";
const NAMES_OFFICIAL: &str = "EXISTS (SELECT 1 FROM article_entity AS e \
     WHERE e.article_id = a.id AND e.entity IN (SELECT value FROM json_each(?)))";
const OF_SOURCE: &str = "ifnull(a.source_id, 0) IN (SELECT value FROM json_each(?))";
const HOLDS_ANYWHERE: &str = "holds(?, (SELECT ifnull(group_concat(text, char(10)), '') \
     FROM paragraph WHERE id >= a.id << 12 AND id < (a.id + 1) << 12))";
const HOLDS_IN_TITLE: &str = "holds(?, (SELECT ifnull(group_concat(text, char(10)), '') \
     FROM paragraph WHERE id = a.id << 12))";
const HOLDS_IN_BODY: &str = "holds(?, (SELECT ifnull(group_concat(text, char(10)), '') \
     FROM paragraph WHERE id > a.id << 12 AND id < (a.id + 1) << 12))";

/// The score of the best article is the smallest; the facets do not count.
const SCORE: &str = "bm25(fts, 1.0, 4.0, 0.0) AS score";
const BY_SCORE: &str = " ORDER BY score, a.key";
const BY_SCORE_REVERSED: &str = " ORDER BY score DESC, a.key";
/// All undated articles count as one day, the last of the undated ones.
const NEWEST: &str = " ORDER BY max(a.id >> 20, 3651) DESC, a.key";
const OLDEST: &str = " ORDER BY a.id < 3829399552, max(a.id >> 20, 3651), a.key";
const BY_SOURCE: &str = " ORDER BY a.source_id IS NULL, \
     (SELECT name FROM source WHERE id = a.source_id), a.key";
const BY_SOURCE_REVERSED: &str = " ORDER BY a.source_id IS NULL, \
     (SELECT name FROM source WHERE id = a.source_id) DESC, a.key";
const BY_TITLE: &str = " ORDER BY a.headline, a.key";
const BY_TITLE_REVERSED: &str = " ORDER BY a.headline DESC, a.key";
const BY_ID: &str = " ORDER BY a.key";
const BY_ID_REVERSED: &str = " ORDER BY a.key DESC";

/// The first key of the day on which the last article of the answer was
/// published. Sorting starts there instead of at the beginning of time.
const FIRST_KEY_NEEDED: &str = "ifnull((SELECT iif(a.id < 3829399552, 0, a.id >> 20 << 20)";
const FIRST_KEY_ENDS: &str = " LIMIT 1 OFFSET ?), ?)";

/// The statement that selects the articles of a query in their order.
pub fn lower(query: &Query) -> Statement {
    let plan = Plan::of(&query.root);
    let newest_first = match query.sort {
        None => !plan.ranked,
        Some(sort) => match sort.key {
            SortKey::Date => sort.reversed,
            SortKey::Rank => !plan.ranked,
            _ => false,
        },
    };
    let mut sql = Sql::new("SELECT a.id");
    if !newest_first && matches!(order(query), BY_SCORE | BY_SCORE_REVERSED) {
        sql.push(", ").push(SCORE);
    }
    match query.limit.filter(|_| newest_first) {
        Some(limit) => plan.select_newest(&mut sql, limit, query.offset.unwrap_or(0)),
        None => plan.select(&mut sql),
    }
    sql.push(if newest_first { NEWEST } else { order(query) });
    limit(&mut sql, query);
    sql.statement
}

/// The statement that counts the articles of a query, whatever its limit.
pub fn count(query: &Query) -> Statement {
    let mut sql = Sql::new("SELECT count(*)");
    Plan::of(&query.root).select(&mut sql);
    sql.statement
}

/// Whether the words of a query can order its answer.
pub(super) fn is_ranked(root: &Clause) -> bool {
    Plan::of(root).ranked
}

fn order(query: &Query) -> &'static str {
    match query.sort.map(|sort| (sort.key, sort.reversed)) {
        None | Some((SortKey::Rank, false)) => BY_SCORE,
        Some((SortKey::Rank, true)) => BY_SCORE_REVERSED,
        Some((SortKey::Date, false)) => OLDEST,
        Some((SortKey::Date, true)) => NEWEST,
        Some((SortKey::Source, false)) => BY_SOURCE,
        Some((SortKey::Source, true)) => BY_SOURCE_REVERSED,
        Some((SortKey::Title, false)) => BY_TITLE,
        Some((SortKey::Title, true)) => BY_TITLE_REVERSED,
        Some((SortKey::Id, false)) => BY_ID,
        Some((SortKey::Id, true)) => BY_ID_REVERSED,
    }
}

fn limit(sql: &mut Sql, query: &Query) {
    if query.limit.is_none() && query.offset.is_none() {
        return;
    }
    sql.push(" LIMIT ?").bind(Value::Integer(query.limit.map_or(-1, i64::from)));
    if let Some(offset) = query.offset {
        sql.push(" OFFSET ?").bind(Value::Integer(i64::from(offset)));
    }
}

/// A statement that grows.
struct Sql {
    statement: Statement,
}

impl Sql {
    fn new(start: &'static str) -> Sql {
        Sql { statement: Statement { sql: start.to_owned(), values: Vec::new() } }
    }

    fn push(&mut self, constant: &'static str) -> &mut Sql {
        self.statement.sql.push_str(constant);
        self
    }

    fn bind(&mut self, value: Value) -> &mut Sql {
        self.statement.values.push(value);
        self
    }
}

/// How the conjunction at the top of a query is answered.
struct Plan<'q> {
    matched: Option<Expression>,
    /// The smallest key that may match.
    first: Option<i64>,
    /// The key before which all match.
    end: Option<i64>,
    /// What is left to check on each article.
    rest: Vec<Check<'q>>,
    ranked: bool,
}

enum Check<'q> {
    Clause(&'q Clause),
    /// Words whose stems the MATCH has found already.
    Exact(&'q Text),
}

impl<'q> Plan<'q> {
    fn of(root: &'q Clause) -> Plan<'q> {
        let parts = match root {
            Clause::And(parts) => parts.as_slice(),
            Clause::All => &[],
            single => std::slice::from_ref(single),
        };
        let mut plan =
            Plan { matched: None, first: None, end: None, rest: Vec::new(), ranked: false };
        let (mut matches, mut terms) = (Vec::new(), 0);
        for part in parts {
            let (expression, check) = match part {
                Clause::Published(periods) if periods.len() == 1 => {
                    plan.narrow(periods[0]);
                    continue;
                }
                Clause::Text(text) if text.form == Form::Exact => {
                    (Some(matching::words(text)), Some(Check::Exact(text)))
                }
                other => (matching::expression(other), None),
            };
            match expression {
                Some(expression) if terms + expression.terms < matching::MAX_TERMS => {
                    terms += expression.terms;
                    matches.push(expression);
                    plan.rest.extend(check);
                }
                _ => plan.rest.push(Check::Clause(part)),
            }
        }
        if !matches.is_empty() {
            let matched = matching::all_of(matches);
            plan.ranked = matched.ranked;
            plan.matched = Some(matched);
        }
        plan
    }

    /// Keeps to the keys of a period. The index follows one bound on each side.
    fn narrow(&mut self, period: Period) {
        let (first, end) = span(period);
        self.first = self.first.max(Some(first));
        self.end = [self.end, end].into_iter().flatten().min();
    }

    /// FROM and WHERE.
    fn select(&self, sql: &mut Sql) {
        self.find(sql);
        if let Some(first) = self.first {
            sql.push(" AND ").push(self.key()).push(" >= ?").bind(Value::Integer(first));
        }
        self.check(sql);
    }

    /// FROM and WHERE, without what is older than the last article needed.
    fn select_newest(&self, sql: &mut Sql, limit: u32, offset: u32) {
        self.find(sql);
        sql.push(" AND ").push(self.key()).push(" >= ").push(FIRST_KEY_NEEDED);
        self.select(sql);
        sql.push(" ORDER BY ").push(self.key()).push(" DESC").push(FIRST_KEY_ENDS);
        sql.bind(Value::Integer(i64::from(limit) + i64::from(offset) - 1));
        sql.bind(Value::Integer(self.first.unwrap_or(0)));
        self.check(sql);
    }

    fn find(&self, sql: &mut Sql) {
        match &self.matched {
            Some(matched) => {
                sql.push(FROM_INDEX).push(" WHERE fts MATCH ?");
                sql.bind(Value::Text(matched.text.clone()));
            }
            None => {
                sql.push(FROM_ARTICLE).push(" WHERE true");
            }
        }
    }

    fn check(&self, sql: &mut Sql) {
        if let Some(end) = self.end {
            sql.push(" AND ").push(self.key()).push(" < ?").bind(Value::Integer(end));
        }
        for check in &self.rest {
            sql.push(" AND ");
            match check {
                Check::Clause(clause) => condition(sql, clause),
                Check::Exact(text) => holds(sql, text),
            }
        }
    }

    /// The column that holds the key in the table read first.
    fn key(&self) -> &'static str {
        match self.matched {
            Some(_) => "fts.rowid",
            None => "a.id",
        }
    }
}

/// The keys of a period, half-open; undated articles are in none.
fn span(period: Period) -> (i64, Option<i64>) {
    let first = period.from.unwrap_or(keys::FIRST_DAY).max(keys::FIRST_DAY);
    (keys::first_key(first), period.until.map(keys::first_key))
}

/// A condition on the article `a`.
fn condition(sql: &mut Sql, clause: &Clause) {
    if let Some(expression) = matching::expression(clause) {
        let settled = matching::settled(expression);
        sql.push(IN_INDEX).bind(Value::Text(settled.text));
        return;
    }
    match clause {
        Clause::And(parts) => joined(sql, parts, " AND "),
        Clause::Or(parts) => joined(sql, parts, " OR "),
        Clause::Not(inner) => {
            sql.push("NOT (");
            condition(sql, inner);
            sql.push(")");
        }
        Clause::Published(periods) => published(sql, periods),
        Clause::Id(id) => {
            sql.push(IS_ID).bind(Value::Text(id.clone()));
        }
        Clause::Text(text) => {
            sql.push("(").push(IN_INDEX).push(" AND ");
            sql.bind(Value::Text(matching::words(text).text));
            holds(sql, text);
            sql.push(")");
        }
        Clause::Official(open) => {
            sql.push(NAMES_OFFICIAL).bind(Value::Text(list(&open.ids)));
        }
        Clause::Source(open) => {
            sql.push(OF_SOURCE).bind(Value::Text(list(&open.ids)));
        }
        // More codes than one expression takes; no others are left over.
        Clause::Country(codes) => {
            let (some, others) = codes.split_at(codes.len() / 2);
            let halves = [some, others].map(|half| Clause::Country(half.to_vec()));
            joined(sql, &halves, " OR ");
        }
        Clause::All | Clause::Lang(_) => {
            sql.push("true");
        }
    }
}

/// Parts in brackets; those the index can answer together in one search.
fn joined(sql: &mut Sql, parts: &[Clause], operator: &'static str) {
    let (inside, outside): (Vec<&Clause>, Vec<&Clause>) =
        parts.iter().partition(|part| matching::expression(part).is_some());
    let together: Vec<Clause> = inside.iter().map(|part| (*part).clone()).collect();
    let together = match (together.len(), operator) {
        (0 | 1, _) => None,
        (_, " AND ") => Some(Clause::And(together)),
        _ => Some(Clause::Or(together)),
    };
    let together = together.filter(|clause| matching::expression(clause).is_some());
    let list: Vec<&Clause> = match &together {
        Some(clause) => std::iter::once(clause).chain(outside).collect(),
        None => parts.iter().collect(),
    };
    sql.push("(");
    for (index, part) in list.into_iter().enumerate() {
        if index > 0 {
            sql.push(operator);
        }
        condition(sql, part);
    }
    sql.push(")");
}

/// Ids as one JSON array, so that any number of them is one value.
fn list(ids: &[i64]) -> String {
    let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
    format!("[{}]", ids.join(","))
}

fn published(sql: &mut Sql, periods: &[Period]) {
    sql.push("(");
    for (index, period) in periods.iter().enumerate() {
        if index > 0 {
            sql.push(" OR ");
        }
        let (first, end) = span(*period);
        sql.push("a.id >= ?").bind(Value::Integer(first));
        if let Some(end) = end {
            sql.push(" AND a.id < ?").bind(Value::Integer(end));
        }
    }
    sql.push(")");
}

fn holds(sql: &mut Sql, text: &Text) {
    sql.push(match text.part {
        Part::Article => HOLDS_ANYWHERE,
        Part::Title => HOLDS_IN_TITLE,
        Part::Body => HOLDS_IN_BODY,
    });
    sql.bind(Value::Text(verify::pattern(&text.folded)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CountryCode;

    #[test]
    fn the_constants_of_keys_stand_in_the_sql() {
        let first_dated = (keys::UNDATED_DAYS << keys::SEQUENCE_BITS).to_string();
        assert!(OLDEST.contains(&first_dated) && FIRST_KEY_NEEDED.contains(&first_dated));
        let last_undated = (keys::UNDATED_DAYS - 1).to_string();
        assert!(OLDEST.contains(&last_undated) && NEWEST.contains(&last_undated));
        assert!(NEWEST.contains(&format!(">> {}", keys::SEQUENCE_BITS)));
        assert!(HOLDS_ANYWHERE.contains(&format!("<< {}", keys::ORDINAL_BITS)));
    }

    #[test]
    fn a_list_longer_than_an_expression_is_split() {
        let pairs = ('a'..='z').flat_map(|a| ('a'..='m').map(move |b| format!("{a}{b}")));
        let codes = pairs.filter_map(|pair| CountryCode::new(&pair)).collect();
        let mut sql = Sql::new("");
        condition(&mut sql, &Clause::Country(codes));
        assert_eq!(sql.statement.sql, format!("({IN_INDEX} OR {IN_INDEX})"));
    }
}
