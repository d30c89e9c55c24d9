//! Lowers a resolved query to one SQL statement.
//!
//! What the text index can answer becomes one MATCH, days become a span of
//! keys, and the rest becomes conditions on the article. SQL text is joined
//! from the constants of this file and `conditions`, and `?` only.

use super::conditions::{Sql, cost, span};
use super::fields::{Flag, Scope, SortKey, Thing};
use super::matching::{self, Expression};
use super::tree::{Clause, Query};
use crate::model::{Period, Statement, Value, keys};

const FROM_INDEX: &str = " FROM fts CROSS JOIN article AS a ON a.id = fts.rowid";
const FROM_ARTICLE: &str = " FROM article AS a";
/// The score of the best article is the smallest; the facets do not count.
const SCORE: &str = "bm25(fts, 1.0, 4.0, 0.0) AS score";
/// Every hit with its score; then those no worse than the last one needed.
const HITS: &str = "WITH hit AS MATERIALIZED (SELECT fts.rowid AS id, \
     bm25(fts, 1.0, 4.0, 0.0) AS score FROM fts WHERE fts MATCH ?";
const BEST: &str = ") SELECT a.id, score FROM hit CROSS JOIN article AS a ON a.id = hit.id \
     WHERE score <= ifnull((SELECT score FROM hit ORDER BY score LIMIT 1 OFFSET ?), 0.0)";
const CANDIDATES: &str = "SELECT a.id FROM (SELECT a.id, a.key, a.source_id, a.duplicate_of, \
     bm25(fts, 1.0, 4.0, 0.0) AS score FROM fts CROSS JOIN article AS a ON a.id = fts.rowid \
     WHERE fts MATCH ?";
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
const BY_EVENT: &str = " ORDER BY event IS NULL, event, a.key";
const BY_EVENT_REVERSED: &str = " ORDER BY event IS NULL, event DESC, a.key";
/// The day of the latest meeting, else the latest day named.
const EVENT: &str = ", ifnull((SELECT max(day) FROM meeting \
     WHERE article_id = a.id AND confidence >= 0.5), \
     (SELECT max(last) FROM event_date WHERE paragraph_id >= a.id << 12 \
     AND paragraph_id < (a.id + 1) << 12 AND precision = 'day')) AS event";
const PARAGRAPHS: &str = "SELECT p.id & 4095 FROM article AS a CROSS JOIN paragraph AS p \
     ON p.id >= a.id << 12 AND p.id < (a.id + 1) << 12 WHERE a.id = ? AND ";

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
    let by_rank = query.sort.is_none_or(|s| s.key == SortKey::Rank && !s.reversed);
    if let (true, Some(limit)) = (by_rank && plan.ranked, query.limit) {
        let offset = query.offset.unwrap_or(0);
        return match plan.rest.is_empty() {
            true => best(&plan, limit, offset),
            false => best_checked(&plan, limit, offset),
        };
    }
    let mut sql = Sql::new("SELECT a.id");
    if !newest_first && matches!(order(query), BY_SCORE | BY_SCORE_REVERSED) {
        sql.push(", ").push(SCORE);
    }
    if query.sort.is_some_and(|sort| sort.key == SortKey::Event) {
        sql.push(EVENT);
    }
    sql.few = newest_first && query.limit.is_some();
    match query.limit.filter(|_| newest_first) {
        Some(limit) => plan.select_newest(&mut sql, limit, query.offset.unwrap_or(0)),
        None => plan.select(&mut sql),
    }
    sql.push(if newest_first { NEWEST } else { order(query) });
    limit(&mut sql, query);
    sql.statement
}

/// The best articles of those that the index alone finds: only the best are
/// looked up, with all that share the score of the last.
fn best(plan: &Plan, limit: u32, offset: u32) -> Statement {
    let mut sql = Sql::new(HITS);
    plan.matches(&mut sql);
    sql.push(BEST).bind(Value::Integer(i64::from(limit) + i64::from(offset) - 1));
    sql.push(BY_SCORE).push(" LIMIT ? OFFSET ?");
    sql.bind(Value::Integer(i64::from(limit))).bind(Value::Integer(i64::from(offset)));
    sql.statement
}

/// The best articles for which everything else holds, looked at from the best
/// on until there are enough: the inner rows keep their order.
fn best_checked(plan: &Plan, limit: u32, offset: u32) -> Statement {
    let mut sql = Sql::new(CANDIDATES);
    plan.matches(&mut sql);
    sql.push(BY_SCORE).push(" LIMIT -1) AS a WHERE true");
    sql.few = true;
    plan.check_rest(&mut sql);
    sql.push(" LIMIT ? OFFSET ?");
    sql.bind(Value::Integer(i64::from(limit))).bind(Value::Integer(i64::from(offset)));
    sql.statement
}

/// The statement that counts the articles of a query, whatever its limit.
pub fn count(query: &Query) -> Statement {
    let mut sql = Sql::new("SELECT count(*)");
    Plan::of(&query.root).select(&mut sql);
    sql.statement
}

/// The statement that selects the ordinals of an article's meetings of which
/// a clause holds.
pub(super) fn meetings(inner: &Clause, article: i64) -> Statement {
    let mut sql = Sql::new("SELECT m.ordinal FROM meeting AS m WHERE m.article_id = ? AND ");
    sql.bind(Value::Integer(article));
    sql.of_meeting(inner);
    sql.push(" ORDER BY m.ordinal");
    sql.statement
}

/// The statement that selects the ordinals of an article's paragraphs in which
/// a clause holds.
pub(super) fn paragraphs(inner: &Clause, article: i64) -> Statement {
    let mut sql = Sql::new(PARAGRAPHS);
    sql.bind(Value::Integer(article));
    sql.scope = Scope::Para;
    sql.condition(inner);
    sql.push(" ORDER BY p.id");
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
        Some((SortKey::Event, false)) => BY_EVENT,
        Some((SortKey::Event, true)) => BY_EVENT_REVERSED,
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

struct Check<'q> {
    clause: &'q Clause,
    /// Whether the MATCH has found the candidates already.
    found: bool,
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
            if plan.narrowed(part) {
                continue;
            }
            let exact = matching::expression(part);
            let settled = exact.is_some();
            let expression = exact.or_else(|| matching::candidates(part));
            match expression {
                Some(expression) if terms + expression.terms < matching::MAX_TERMS => {
                    terms += expression.terms;
                    matches.push(expression);
                    plan.rest.extend((!settled).then_some(Check { clause: part, found: true }));
                }
                _ => plan.rest.push(Check { clause: part, found: false }),
            }
        }
        plan.rest.sort_by_key(|check| cost(check.clause));
        if !matches.is_empty() {
            let matched = matching::all_of(matches);
            plan.ranked = matched.ranked;
            plan.matched = Some(matched);
        }
        plan
    }

    /// Keeps to the keys that a part asks for, if it asks for a span of them.
    fn narrowed(&mut self, part: &Clause) -> bool {
        match part {
            Clause::Published(periods) if periods.len() == 1 => self.narrow(periods[0]),
            Clause::Has(Thing::Published) => self.narrow_to_dated(true),
            Clause::Is(Flag::Undated) => self.narrow_to_dated(false),
            Clause::Not(inner) => match **inner {
                Clause::Has(Thing::Published) => self.narrow_to_dated(false),
                Clause::Is(Flag::Undated) => self.narrow_to_dated(true),
                _ => return false,
            },
            _ => return false,
        }
        true
    }

    fn narrow_to_dated(&mut self, dated: bool) {
        let first = keys::first_key(keys::FIRST_DAY);
        match dated {
            true => self.narrow(Period { from: None, until: None }),
            false => self.end = Some(self.end.map_or(first, |known| known.min(first))),
        }
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

    /// What the index is asked for.
    fn matches(&self, sql: &mut Sql) {
        if let Some(matched) = &self.matched {
            sql.bind(Value::Text(matched.text.clone()));
        }
        if let Some(first) = self.first {
            sql.push(" AND fts.rowid >= ?").bind(Value::Integer(first));
        }
        if let Some(end) = self.end {
            sql.push(" AND fts.rowid < ?").bind(Value::Integer(end));
        }
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
        self.check_rest(sql);
    }

    fn check_rest(&self, sql: &mut Sql) {
        sql.matched = self.matched.is_some();
        for check in &self.rest {
            sql.push(" AND ");
            match check.found {
                true => sql.check(check.clause),
                false => sql.condition(check.clause),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SURE;

    #[test]
    fn the_constants_of_keys_stand_in_the_sql() {
        let first_dated = (keys::UNDATED_DAYS << keys::SEQUENCE_BITS).to_string();
        assert!(OLDEST.contains(&first_dated) && FIRST_KEY_NEEDED.contains(&first_dated));
        let last_undated = (keys::UNDATED_DAYS - 1).to_string();
        assert!(OLDEST.contains(&last_undated) && NEWEST.contains(&last_undated));
        assert!(NEWEST.contains(&format!(">> {}", keys::SEQUENCE_BITS)));
        assert!(EVENT.contains(&format!("<< {}", keys::ORDINAL_BITS)));
        assert!(PARAGRAPHS.contains(&format!("<< {}", keys::ORDINAL_BITS)));
        assert!(PARAGRAPHS.contains(&format!("& {}", (1 << keys::ORDINAL_BITS) - 1)));
        assert!(EVENT.contains(&format!(">= {SURE:?}")));
    }
}
