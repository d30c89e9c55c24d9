//! Lowers a part of a query to a condition on an article, a paragraph or a
//! meeting.
//!
//! An article is `a`, a paragraph `p`, a meeting `m`. SQL text is joined from
//! the constants of this file only; values are bound. Every condition is true
//! or false, never unknown, so that it can be negated.

use super::fields::{Flag, Part, Scope, Thing};
use super::matching;
use super::tree::{Clause, Form, Near, Number, Open, Role, Text};
use super::verify::Pattern;
use crate::model::{Period, Statement, Value, keys};

const IN_INDEX: &str = "a.id IN (SELECT rowid FROM fts WHERE fts MATCH ?)";
const IS_ID: &str = "a.key = ?";
const OF_SOURCE: &str = "ifnull(a.source_id, 0) IN (SELECT value FROM json_each(?))";
const OF_FILE: &str =
    "a.id IN (SELECT id FROM article WHERE file IN (SELECT value FROM json_each(?)))";
const OF_URL: &str = "SELECT id FROM article WHERE url >= ? AND url < ?";
const IS_DUPLICATE: &str = "a.id IN (SELECT id FROM article WHERE duplicate_of IS NOT NULL)";
const IS_DUPLICATE_THERE: &str = "a.duplicate_of IS NOT NULL";

const SOME_PARAGRAPH: &str = "EXISTS (SELECT 1 FROM paragraph AS p WHERE p.id >= a.id << 12 \
     AND p.id < (a.id + 1) << 12 AND ";
const SOME_HEADLINE: &str = "EXISTS (SELECT 1 FROM paragraph AS p WHERE p.id = a.id << 12 AND ";
const SOME_BODY: &str = "EXISTS (SELECT 1 FROM paragraph AS p WHERE p.id > a.id << 12 \
     AND p.id < (a.id + 1) << 12 AND ";
const SOME_MEETING: &str = "EXISTS (SELECT 1 FROM meeting AS m WHERE m.article_id = a.id AND ";
const CERTAIN: &str = "m.confidence >= 0.5";
const UNCERTAIN: &str = "m.confidence < 0.5";

const HOLDS: &str = "holds(?, p.text)";
const HOLDS_IN_QUOTE: &str = "holds(?, ifnull((SELECT substr(text, m.start + 1, m.length) \
     FROM paragraph WHERE id = m.paragraph_id), ''))";
const HOLDS_IN_PLACE: &str = "holds(?, ifnull(m.place, ''))";

const OF_COUNTRIES: &str = "(SELECT id FROM entity WHERE kind = 'country' \
     AND folded IN (SELECT value FROM json_each(?)))";
pub(super) const OF_LIST: &str = "(SELECT value FROM json_each(?))";
const NAMED: &str = "EXISTS (SELECT 1 FROM article_entity AS x WHERE x.article_id = a.id \
     AND x.entity IN ";
const NAMED_HERE: &str = "EXISTS (SELECT 1 FROM mention AS x WHERE x.paragraph_id = p.id \
     AND x.entity IN ";
const HOLDER: &str = "EXISTS (SELECT 1 FROM article_official AS o WHERE o.article_id = a.id";
const HOLDER_HERE: &str = "EXISTS (SELECT 1 FROM mention AS x JOIN article_official AS o \
     ON o.article_id = a.id AND o.entity = x.entity WHERE x.paragraph_id = p.id";
const COUNTRY_HERE: &str = "EXISTS (SELECT 1 FROM mention AS x JOIN entity AS e \
     ON e.id = x.entity WHERE x.paragraph_id = p.id AND e.kind = 'country')";
const OFFICIAL_HERE: &str = "EXISTS (SELECT 1 FROM mention AS x JOIN entity AS e \
     ON e.id = x.entity WHERE x.paragraph_id = p.id AND e.kind = 'official')";
const DATE_HERE: &str = "EXISTS (SELECT 1 FROM event_date AS v WHERE v.paragraph_id = p.id)";
const PARTY_NAMED: &str = "(m.host IS NOT NULL OR m.guest IS NOT NULL)";
const DAY_KNOWN: &str = "m.day IS NOT NULL";

const MET: &str = "SELECT 1 FROM meeting AS n WHERE n.article_id = a.id \
     AND n.confidence >= 0.5 AND n.day >= ? AND n.day < ?";
const MET_THEN: &str =
    "SELECT article_id FROM meeting WHERE confidence >= 0.5 AND day >= ? AND day < ?";
const DATED: &str = "SELECT 1 FROM event_date AS v WHERE v.paragraph_id >= a.id << 12 \
     AND v.paragraph_id < (a.id + 1) << 12 AND v.first >= ? AND v.last < ?";
const DATED_THEN: &str =
    "SELECT paragraph_id >> 12 FROM event_date WHERE first >= ? AND first < ? AND last < ?";
const DATED_HERE: &str = "EXISTS (SELECT 1 FROM event_date AS v WHERE v.paragraph_id = p.id \
     AND v.first >= ? AND v.last < ?)";
const ABOUT: &str = "EXISTS (SELECT 1 FROM json_each(?) AS j \
     WHERE instr(' ' || m.topics || ' ', ' ' || j.value || ' ') > 0)";

/// Days before and after all others, as text.
const FIRST: &str = "0000";
const LAST: &str = "9999-99";

/// A statement that grows.
pub(super) struct Sql {
    pub(super) statement: Statement,
    pub(super) scope: Scope,
    /// Whether few articles are looked at, one after another.
    pub(super) few: bool,
    /// Whether the index gives the articles that conditions are put to.
    pub(super) matched: bool,
}

impl Sql {
    pub(super) fn new(start: &'static str) -> Sql {
        let statement = Statement { sql: start.to_owned(), values: Vec::new() };
        Sql { statement, scope: Scope::Article, few: false, matched: false }
    }

    pub(super) fn push(&mut self, constant: &'static str) -> &mut Sql {
        self.statement.sql.push_str(constant);
        self
    }

    pub(super) fn bind(&mut self, value: Value) -> &mut Sql {
        self.statement.values.push(value);
        self
    }

    pub(super) fn text(&mut self, text: impl Into<String>) -> &mut Sql {
        self.bind(Value::Text(text.into()))
    }

    /// A condition that holds of what the clause asks for.
    pub(super) fn condition(&mut self, clause: &Clause) {
        if self.scope == Scope::Article {
            if let Some(expression) = matching::expression(clause) {
                let settled = matching::settled(expression);
                self.push(IN_INDEX).text(settled.text);
                return;
            }
            let single = !matches!(clause, Clause::And(_) | Clause::Or(_) | Clause::Not(_));
            if let Some(found) = matching::candidates(clause).filter(|_| single) {
                self.push("(").push(IN_INDEX).text(found.text).push(" AND ");
                self.check(clause);
                self.push(")");
                return;
            }
        }
        self.check(clause);
    }

    /// The condition for what the index has found candidates of.
    pub(super) fn check(&mut self, clause: &Clause) {
        match clause {
            Clause::And(parts) => self.joined(parts, " AND "),
            Clause::Or(parts) => self.joined(parts, " OR "),
            Clause::Not(inner) => {
                self.push("NOT (");
                self.condition(inner);
                self.push(")");
            }
            Clause::Text(text) => self.words(text),
            Clause::Near(near) => self.near(near),
            Clause::Often(inner, number) => self.often(inner, *number),
            Clause::Role(role) => self.role(role),
            Clause::Event(periods) => self.each(periods, Sql::event),
            Clause::Published(periods) => self.each(periods, Sql::published),
            Clause::Para(inner) => self.inside(inner, Scope::Para),
            Clause::Meet(inner) => self.inside(inner, Scope::Meet),
            Clause::Party(side, who) => self.party(*side, who),
            Clause::Has(thing) => self.has(*thing),
            Clause::Is(flag) => self.is(*flag),
            Clause::Topic(topics) => {
                self.push(ABOUT).text(texts(topics.iter().copied()));
            }
            Clause::Kind(kind) => {
                self.push("m.kind = ?").text(kind.as_str());
            }
            Clause::Place(text) => {
                self.push(HOLDS_IN_PLACE).text(Pattern::of_text(text).json());
            }
            Clause::Id(id) => {
                self.push(IS_ID).text(id.as_str());
            }
            Clause::Source(open) => {
                self.push(OF_SOURCE).text(ids(open));
            }
            Clause::File(files) => {
                self.push(OF_FILE).text(texts(files.names.iter().map(String::as_str)));
            }
            Clause::Url(typed) => self.url(typed),
            Clause::Official(_) => self.named(clause),
            Clause::Country(codes) => match self.scope {
                // More codes than one expression takes; no others are left over.
                Scope::Article => {
                    let (some, others) = codes.split_at(codes.len() / 2);
                    let halves = [some, others].map(|half| Clause::Country(half.to_vec()));
                    self.joined(&halves, " OR ");
                }
                _ => self.named(clause),
            },
            Clause::All | Clause::Lang(_) => {
                self.push("true");
            }
        }
    }

    /// Parts in brackets; those the index can answer together in one search.
    fn joined(&mut self, parts: &[Clause], operator: &'static str) {
        let answers = |clause: &Clause| {
            self.scope == Scope::Article && matching::expression(clause).is_some()
        };
        let (inside, outside): (Vec<&Clause>, Vec<&Clause>) =
            parts.iter().partition(|part| answers(part));
        let together: Vec<Clause> = inside.iter().map(|part| (*part).clone()).collect();
        let together = match (together.len(), operator) {
            (0 | 1, _) => None,
            (_, " AND ") => Some(Clause::And(together)),
            _ => Some(Clause::Or(together)),
        };
        let mut list: Vec<&Clause> = match together.as_ref().filter(|clause| answers(clause)) {
            Some(clause) => std::iter::once(clause).chain(outside).collect(),
            None => parts.iter().collect(),
        };
        list.sort_by_key(|part| cost(part));
        self.push("(");
        for (index, part) in list.into_iter().enumerate() {
            if index > 0 {
                self.push(operator);
            }
            self.condition(part);
        }
        self.push(")");
    }

    /// Any of these periods.
    fn each(&mut self, periods: &[Period], condition: fn(&mut Sql, Period)) {
        self.push("(");
        for (index, period) in periods.iter().enumerate() {
            if index > 0 {
                self.push(" OR ");
            }
            condition(self, *period);
        }
        self.push(")");
    }

    /// What holds in one paragraph or of one meeting.
    fn inside(&mut self, inner: &Clause, scope: Scope) {
        match scope {
            Scope::Meet => {
                self.push(SOME_MEETING);
                self.of_meeting(inner);
            }
            _ => {
                self.push(SOME_PARAGRAPH);
                self.scope = scope;
                self.condition(inner);
                self.scope = Scope::Article;
            }
        }
        self.push(")");
    }

    /// What holds of the meeting `m`.
    pub(super) fn of_meeting(&mut self, inner: &Clause) {
        if !matching::asks_certainty(inner) {
            self.certain();
            self.push(" AND ");
        }
        self.scope = Scope::Meet;
        self.condition(inner);
        self.scope = Scope::Article;
    }
}

/// Words.
impl Sql {
    fn words(&mut self, text: &Text) {
        let sure = text.form == Form::Prefix && self.scope == Scope::Article && !self.few;
        if sure {
            self.push("(").push(IN_INDEX).text(matching::surely_begun(text)).push(" OR ");
        }
        self.pattern(text.part, &Pattern::of_text(text));
        if sure {
            self.push(")");
        }
    }

    fn near(&mut self, near: &Near) {
        self.pattern(near.part, &Pattern::of_near(near));
    }

    fn pattern(&mut self, part: Part, pattern: &Pattern) {
        let closing = match (self.scope, part) {
            (Scope::Article, Part::Article) => self.push(SOME_PARAGRAPH).push(HOLDS).push(")"),
            (Scope::Article, Part::Title) => self.push(SOME_HEADLINE).push(HOLDS).push(")"),
            (Scope::Article, Part::Body) => self.push(SOME_BODY).push(HOLDS).push(")"),
            (Scope::Para, Part::Article) => self.push(HOLDS),
            (Scope::Para, Part::Title) => self.push("(p.id & 4095 = 0 AND ").push(HOLDS).push(")"),
            (Scope::Para, Part::Body) => self.push("(p.id & 4095 > 0 AND ").push(HOLDS).push(")"),
            (Scope::Meet, _) => self.push(HOLDS_IN_QUOTE),
        };
        closing.text(pattern.json());
    }
}

/// What is named.
impl Sql {
    fn named(&mut self, clause: &Clause) {
        self.push(match self.scope {
            Scope::Para => NAMED_HERE,
            _ => NAMED,
        });
        self.entities(clause);
        self.push(")");
    }

    fn entities(&mut self, clause: &Clause) {
        match clause {
            Clause::Country(codes) => {
                self.push(OF_COUNTRIES).text(texts(codes.iter().map(|code| code.as_str())))
            }
            Clause::Official(open) => self.push(OF_LIST).text(ids(open)),
            _ => self.push("(NULL)"),
        };
    }

    fn often(&mut self, clause: &Clause, number: Number) {
        let here = self.scope == Scope::Para;
        self.push(if here { NAMED_HERE } else { NAMED });
        self.entities(clause);
        self.push(if here { " GROUP BY x.entity HAVING count(*) >= ?" } else { " AND x.n >= ?" });
        self.bind(Value::Integer(i64::from(number.least)));
        if let Some(most) = number.most {
            self.push(if here { " AND count(*) <= ?" } else { " AND x.n <= ?" });
            self.bind(Value::Integer(i64::from(most)));
        }
        self.push(")");
    }

    fn role(&mut self, role: &Role) {
        self.push(if self.scope == Scope::Para { HOLDER_HERE } else { HOLDER });
        self.push(" AND o.role_class IN ").push(OF_LIST).text(classes(role));
        if let Some(title) = &role.title {
            if !title.countries.is_empty() {
                self.push(" AND o.country IN ").push(OF_LIST);
                self.text(texts(title.countries.iter().map(|code| code.as_str())));
            }
            if !title.stems.is_empty() {
                self.push(" AND holds(?, ifnull(o.role, ''))");
                self.text(Pattern::of_stems(&title.stems).json());
            }
        }
        self.push(")");
    }

    fn has(&mut self, thing: Thing) {
        match (self.scope, thing) {
            (Scope::Para, Thing::Country) => self.push(COUNTRY_HERE),
            (Scope::Para, Thing::Official) => self.push(OFFICIAL_HERE),
            (Scope::Para, Thing::Date) => self.push(DATE_HERE),
            (Scope::Meet, Thing::Date) => self.push(DAY_KNOWN),
            (Scope::Meet, _) => self.push(PARTY_NAMED),
            _ => {
                let first = keys::first_key(keys::FIRST_DAY);
                self.push("a.id >= ?").bind(Value::Integer(first))
            }
        };
    }

    /// The meeting is sure enough to be told of unasked.
    pub(super) fn certain(&mut self) {
        self.push(CERTAIN);
    }

    fn is(&mut self, flag: Flag) {
        match flag {
            Flag::Certain => self.push(CERTAIN),
            Flag::Uncertain => self.push(UNCERTAIN),
            Flag::Duplicate if self.matched => self.push(IS_DUPLICATE_THERE),
            Flag::Duplicate => self.push(IS_DUPLICATE),
            Flag::Undated => {
                let first = keys::first_key(keys::FIRST_DAY);
                self.push("a.id < ?").bind(Value::Integer(first))
            }
        };
    }

    /// The address begins so, whatever its scheme and with `www.` or without.
    fn url(&mut self, typed: &str) {
        let bare = ["https://", "http://"].iter().find_map(|scheme| typed.strip_prefix(scheme));
        let bare = bare.unwrap_or(typed);
        let bare = bare.strip_prefix("www.").unwrap_or(bare);
        self.push("a.id IN (");
        let starts = ["https://", "http://", "https://www.", "http://www.", ""];
        for (index, start) in starts.into_iter().enumerate() {
            if index > 0 {
                self.push(" UNION ALL ");
            }
            let first = format!("{start}{bare}");
            let last = format!("{first}\u{10ffff}");
            self.push(OF_URL).text(first).text(last);
        }
        self.push(")");
    }
}

/// Days.
impl Sql {
    fn published(&mut self, period: Period) {
        let (first, end) = span(period);
        self.push("a.id >= ?").bind(Value::Integer(first));
        if let Some(end) = end {
            self.push(" AND a.id < ?").bind(Value::Integer(end));
        }
    }

    fn event(&mut self, period: Period) {
        let from = period.from.map_or(FIRST.to_owned(), |day| day.to_string());
        let until = period.until.map_or(LAST.to_owned(), |day| day.to_string());
        match self.scope {
            Scope::Para => self.push(DATED_HERE).text(from).text(until),
            Scope::Meet => {
                let within = "(ifnull(m.day, '') >= ? AND ifnull(m.day, '') < ?)";
                self.push(within).text(from).text(until)
            }
            Scope::Article if self.matched => {
                self.push("(EXISTS (").push(MET).text(from.as_str()).text(until.as_str());
                self.push(") OR EXISTS (").push(DATED).text(from).text(until);
                self.push("))")
            }
            Scope::Article => {
                self.push("a.id IN (").push(MET_THEN).text(from.as_str()).text(until.as_str());
                self.push(" UNION ALL ").push(DATED_THEN);
                self.text(from).text(until.as_str()).text(until);
                self.push(")")
            }
        };
    }
}

/// What is looked at last: what reads text costs most.
pub(super) fn cost(clause: &Clause) -> u8 {
    match clause {
        Clause::Text(_) | Clause::Near(_) | Clause::Place(_) | Clause::Para(_) => 2,
        Clause::Meet(_) | Clause::Role(_) => 1,
        Clause::And(parts) | Clause::Or(parts) => parts.iter().map(cost).max().unwrap_or(0),
        Clause::Not(inner) => cost(inner),
        _ => 0,
    }
}

/// The keys of a period, half-open; undated articles are in none.
pub(super) fn span(period: Period) -> (i64, Option<i64>) {
    let first = period.from.unwrap_or(keys::FIRST_DAY).max(keys::FIRST_DAY);
    (keys::first_key(first), period.until.map(keys::first_key))
}

/// Ids as one JSON array, so that any number of them is one value.
pub(super) fn ids(open: &Open) -> String {
    let ids: Vec<String> = open.ids.iter().map(i64::to_string).collect();
    format!("[{}]", ids.join(","))
}

/// Texts as one JSON array.
pub(super) fn texts<'t>(list: impl Iterator<Item = &'t str>) -> String {
    serde_json::to_string(&list.collect::<Vec<_>>()).expect("texts are plain data")
}

pub(super) fn classes(role: &Role) -> String {
    texts(role.classes.iter().map(|class| class.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CountryCode, SURE};

    #[test]
    fn a_list_longer_than_an_expression_is_split() {
        let pairs = ('a'..='z').flat_map(|a| ('a'..='m').map(move |b| format!("{a}{b}")));
        let codes = pairs.filter_map(|pair| CountryCode::new(&pair)).collect();
        let mut sql = Sql::new("");
        sql.condition(&Clause::Country(codes));
        assert_eq!(sql.statement.sql, format!("({IN_INDEX} OR {IN_INDEX})"));
    }

    #[test]
    fn the_least_confidence_stands_in_the_sql() {
        for constant in [CERTAIN, MET, MET_THEN] {
            assert!(constant.contains(&format!(">= {SURE:?}")), "{constant}");
        }
        assert!(UNCERTAIN.contains(&format!("< {SURE:?}")));
        assert!(SOME_PARAGRAPH.contains(&format!("<< {}", keys::ORDINAL_BITS)));
    }
}
