//! Counts what a query found, by one or two dimensions.

use rusqlite::params_from_iter;

use super::export::bound;
use super::units::MEETING_ID;
use super::{Archive, ArchiveError};
use crate::model::Statement;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Articles.
    Articles,
    /// Meetings.
    Meetings,
}

/// Something that articles or meetings are counted by.
#[derive(Debug)]
pub struct Dimension {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name for people who read Arabic.
    pub arabic: &'static str,
    /// What its values are.
    pub summary: &'static str,
    /// Whether its values follow each other in time.
    pub is_period: bool,
    /// Whether it is told of a meeting, not of an article.
    of_meeting: bool,
    /// Whether its joins give each value of an article once.
    once: bool,
    joins: &'static str,
    value: &'static str,
}

/// One value of each dimension, and how many have them.
pub type CountOf = (Vec<Option<String>>, i64);

/// A table of counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pivot {
    /// One value of each dimension, and the count.
    pub cells: Vec<CountOf>,
    /// The counts by each dimension alone, in the order of their rows or columns.
    pub totals: Vec<Vec<(Option<String>, i64)>>,
    /// The count of everything.
    pub total: i64,
}

const fn article(
    (name, arabic): (&'static str, &'static str),
    joins: &'static str,
    value: &'static str,
    summary: &'static str,
) -> Dimension {
    Dimension {
        name,
        arabic,
        summary,
        is_period: false,
        of_meeting: false,
        once: true,
        joins,
        value,
    }
}

const fn meeting(
    names: (&'static str, &'static str),
    joins: &'static str,
    value: &'static str,
    summary: &'static str,
) -> Dimension {
    Dimension { of_meeting: true, ..article(names, joins, value, summary) }
}

const fn published(
    names: (&'static str, &'static str),
    value: &'static str,
    summary: &'static str,
) -> Dimension {
    Dimension { is_period: true, ..article(names, "", value, summary) }
}

const fn event(
    names: (&'static str, &'static str),
    value: &'static str,
    summary: &'static str,
) -> Dimension {
    Dimension { is_period: true, ..meeting(names, "", value, summary) }
}

/// Every dimension.
pub const DIMENSIONS: &[Dimension] = &[
    article(
        ("country", "الدولة"),
        "JOIN article_entity dc ON dc.article_id = hit.id
         JOIN entity dce ON dce.id = dc.entity AND dce.kind = 'country'",
        "dce.name",
        "the countries an article names",
    ),
    article(
        ("official", "المسؤول"),
        "JOIN article_entity dp ON dp.article_id = hit.id
         JOIN entity dpe ON dpe.id = dp.entity AND dpe.kind = 'official'",
        "dpe.name",
        "the office holders an article names",
    ),
    // Several may hold offices of one class.
    Dimension {
        once: false,
        ..article(
            ("role", "المنصب"),
            "JOIN article_official dr ON dr.article_id = hit.id",
            "dr.role_class",
            "the classes of their offices",
        )
    },
    article(
        ("topic", "الموضوع"),
        "JOIN article_entity dt ON dt.article_id = hit.id
         JOIN entity dte ON dte.id = dt.entity AND dte.kind = 'topic'",
        "dte.name",
        "what an article is about",
    ),
    article(
        ("source", "المصدر"),
        "JOIN article ds ON ds.id = hit.id LEFT JOIN source dss ON dss.id = ds.source_id",
        "dss.name",
        "the outlet",
    ),
    article(("lang", "اللغة"), "JOIN article dl ON dl.id = hit.id", "dl.lang", "the language"),
    published(("day", "اليوم"), DAY, "the publication day"),
    published(("week", "الأسبوع"), WEEK, "the Sunday on which its week begins"),
    published(
        ("week:monday", "الأسبوع من الاثنين"),
        MONDAY_WEEK,
        "the Monday on which its week begins",
    ),
    published(("month", "الشهر"), MONTH, "its month"),
    published(("quarter", "الربع"), QUARTER, "its quarter"),
    published(("year", "السنة"), YEAR, "its year"),
    meeting(("kind", "النوع"), "", "m.kind", "how they met"),
    meeting(("host", "المضيف"), "", "m.host", "who received"),
    meeting(("guest", "الضيف"), "", "m.guest", "who came"),
    meeting(("host_country", "دولة المضيف"), "", "m.host_country", "the host's state"),
    meeting(("guest_country", "دولة الضيف"), "", "m.guest_country", "the guest's state"),
    meeting(
        ("host_role", "منصب المضيف"),
        "",
        "nullif(m.host_role, '')",
        "the class of the host's office",
    ),
    meeting(
        ("guest_role", "منصب الضيف"),
        "",
        "nullif(m.guest_role, '')",
        "the class of the guest's office",
    ),
    event(("event:day", "يوم اللقاء"), "m.day", "the day of a meeting"),
    event(("event:month", "شهر اللقاء"), "substr(m.day, 1, 7)", "its month"),
    event(("event:quarter", "ربع اللقاء"), EVENT_QUARTER, "its quarter"),
    event(("event:year", "سنة اللقاء"), "substr(m.day, 1, 4)", "its year"),
];

const DAY: &str = "CASE WHEN hit.id >> 20 >= 3652 THEN date((hit.id >> 20) + 1721425.5) END";
const WEEK: &str = "CASE WHEN hit.id >> 20 >= 3652 \
     THEN date((hit.id >> 20) - ((hit.id >> 20) + 1) % 7 + 1721425.5) END";
const MONDAY_WEEK: &str = "CASE WHEN hit.id >> 20 >= 3652 \
     THEN date((hit.id >> 20) - (hit.id >> 20) % 7 + 1721425.5) END";
const MONTH: &str = "CASE WHEN hit.id >> 20 >= 3652 \
     THEN strftime('%Y-%m', (hit.id >> 20) + 1721425.5) END";
const QUARTER: &str = "CASE WHEN hit.id >> 20 >= 3652 \
     THEN strftime('%Y', (hit.id >> 20) + 1721425.5) || 'Q' || \
     ((strftime('%m', (hit.id >> 20) + 1721425.5) + 2) / 3) END";
const YEAR: &str = "CASE WHEN hit.id >> 20 >= 3652 \
     THEN strftime('%Y', (hit.id >> 20) + 1721425.5) END";
const EVENT_QUARTER: &str =
    "substr(m.day, 1, 4) || 'Q' || ((CAST(substr(m.day, 6, 2) AS INTEGER) + 2) / 3)";

impl Dimension {
    /// The dimension with this name.
    pub fn named(name: &str) -> Option<&'static Dimension> {
        DIMENSIONS.iter().find(|dimension| dimension.name == name)
    }
}

/// What is counted: the articles a statement selects, or the meetings in them
/// of which `only` may pick some.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    /// The articles.
    pub articles: &'a Statement,
    /// What of them.
    pub counted: Counted,
    /// A condition on the meetings, if there is one.
    pub only: Option<&'a Statement>,
}

impl Archive {
    /// Counts by up to two dimensions, without their totals.
    pub fn cells(&self, basis: Basis, by: &[&Dimension]) -> Result<Pivot, ArchiveError> {
        let cells = self.counts_by(basis, by)?;
        Ok(Pivot { total: cells.iter().map(|(_, count)| count).sum(), cells, totals: Vec::new() })
    }

    /// Counts by up to two dimensions.
    pub fn pivot(&self, basis: Basis, by: &[&Dimension]) -> Result<Pivot, ArchiveError> {
        let total = self.counts_by(basis, &[])?.first().map_or(0, |(_, count)| *count);
        let cells = self.counts_by(basis, by)?;
        let mut totals = Vec::new();
        for dimension in by {
            let rows = self.counts_by(basis, &[dimension])?.into_iter();
            totals.push(rows.map(|(mut values, count)| (values.remove(0), count)).collect());
        }
        Ok(Pivot { cells, totals, total })
    }

    fn counts_by(&self, basis: Basis, by: &[&Dimension]) -> Result<Vec<CountOf>, ArchiveError> {
        let statement = basis.counts(by);
        let run = || {
            let mut prepared = self.connection.prepare(&statement.sql)?;
            let rows = prepared.query_map(params_from_iter(bound(&statement)), |row| {
                let values = (0..by.len()).map(|place| row.get(place)).collect::<Result<_, _>>()?;
                Ok((values, row.get(by.len())?))
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        };
        run().map_err(|e| self.error(e))
    }

    /// The ids of the articles or meetings of each value of a dimension.
    pub fn members(
        &self,
        basis: Basis,
        dimension: &Dimension,
    ) -> Result<Vec<(Option<String>, String)>, ArchiveError> {
        let statement = basis.members(dimension);
        let run = || {
            let mut prepared = self.connection.prepare(&statement.sql)?;
            let values = params_from_iter(bound(&statement));
            let rows = prepared.query_map(values, |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        };
        run().map_err(|e| self.error(e))
    }
}

impl Basis<'_> {
    /// What the columns select, of everything that is counted.
    fn select(&self, columns: &str, by: &[&Dimension]) -> Statement {
        let mut values = self.articles.values.clone();
        let articles = &self.articles.sql;
        let mut sql = format!(
            "WITH hit (id) AS MATERIALIZED (SELECT found.id FROM ({articles}) AS found) \
             SELECT {columns} FROM hit"
        );
        if self.counted == Counted::Meetings || by.iter().any(|dimension| dimension.of_meeting) {
            sql.push_str(" JOIN meeting m ON m.article_id = hit.id");
            if let Some(only) = self.only {
                sql.push_str(&format!(" AND {}", only.sql));
                values.extend(only.values.iter().cloned());
            }
        }
        by.iter().for_each(|dimension| sql.push_str(&format!(" {}", dimension.joins)));
        Statement { sql, values }
    }

    fn members(&self, dimension: &Dimension) -> Statement {
        let id = match self.counted {
            Counted::Articles => "a.key",
            Counted::Meetings => MEETING_ID,
        };
        let columns = format!("DISTINCT {}, {id}", dimension.value);
        let mut statement = self.select(&columns, &[dimension]);
        statement.sql.push_str(" JOIN article a ON a.id = hit.id ORDER BY 1, hit.id DESC, 2");
        statement
    }

    /// Periods in their order, other values by how often they are met; what is
    /// not known comes last.
    fn counts(&self, by: &[&Dimension]) -> Statement {
        let mut columns: String =
            by.iter().map(|dimension| format!("{}, ", dimension.value)).collect();
        // A row for each value of each: to tell them apart again would take as long.
        let once = by.iter().all(|dimension| {
            dimension.once && !(self.counted == Counted::Articles && dimension.of_meeting)
        });
        columns.push_str(match self.counted {
            _ if once => "count(*)",
            Counted::Articles => "count(DISTINCT hit.id)",
            Counted::Meetings => "count(DISTINCT m.article_id << 12 | m.ordinal)",
        });
        let mut statement = self.select(&columns, by);
        if by.is_empty() {
            return statement;
        }
        let places: Vec<String> = (1..=by.len()).map(|place| place.to_string()).collect();
        let order = by.iter().zip(&places).map(|(dimension, place)| {
            match dimension.is_period || by.len() == 2 {
                true => format!("{place} NULLS LAST"),
                false => format!("{} IS NULL, 2 DESC, {place}", dimension.value),
            }
        });
        let order = order.collect::<Vec<_>>().join(", ");
        let group = places.join(", ");
        statement.sql.push_str(&format!(" GROUP BY {group} ORDER BY {order}"));
        statement
    }
}
