//! What an answer's rows can be: units and their columns.
//!
//! A unit is a row source over the articles that a query found, a column an
//! expression over it. Help, completion, reports and tests read these tables.

mod columns;

use super::listed::ListOf;
use crate::model::Column;

/// The id of a meeting `m` of an article `a`.
pub(super) const MEETING_ID: &str = "'m_' || substr(a.key, 3) || '_' || m.ordinal";

/// A kind of row.
#[derive(Debug)]
pub struct Unit {
    /// Its name on the command line.
    pub name: &'static str,
    /// What one row is.
    pub summary: &'static str,
    /// Its columns; the first is the row's id.
    pub columns: &'static [UnitColumn],
    /// Joins that follow `FROM hit`.
    pub(in crate::archive) joins: &'static str,
    /// What rows are gathered by, if they are.
    pub(in crate::archive) group: Option<&'static str>,
    /// The order of rows where none is asked for; the order of the articles if empty.
    pub(in crate::archive) order: &'static str,
}

/// A column of a unit.
#[derive(Debug)]
pub struct UnitColumn {
    /// What it is called and holds.
    pub column: Column,
    /// Its value; lists are joined by U+001F.
    pub(in crate::archive) sql: &'static str,
    /// The same value as it is found faster, if it is.
    pub(in crate::archive) list: Option<ListOf>,
}

impl Unit {
    /// The unit with this name.
    pub fn named(name: &str) -> Option<&'static Unit> {
        UNITS.iter().find(|unit| unit.name == name)
    }

    /// The column with this name.
    pub fn column(&self, name: &str) -> Option<&'static UnitColumn> {
        self.columns.iter().find(|column| column.column.name == name)
    }

    /// The columns' names, as they are listed in a hint.
    pub fn column_names(&self) -> String {
        self.columns.iter().map(|column| column.column.name).collect::<Vec<_>>().join(", ")
    }
}

/// Every unit, the usual one first.
pub const UNITS: &[Unit] = &[
    Unit {
        name: "article",
        summary: "an article",
        columns: columns::ARTICLE,
        joins: "CROSS JOIN article a ON a.id = hit.id LEFT JOIN source s ON s.id = a.source_id",
        group: None,
        order: "",
    },
    Unit {
        name: "paragraph",
        summary: "a paragraph of an article",
        columns: columns::PARAGRAPH,
        joins: "CROSS JOIN article a ON a.id = hit.id CROSS JOIN paragraph p ON p.id BETWEEN \
     hit.id << 12 AND hit.id << 12 | 4095 LEFT JOIN source s ON s.id = \
     a.source_id",
        group: None,
        order: "",
    },
    Unit {
        name: "mention",
        summary: "a place where a text names something",
        columns: columns::MENTION,
        joins: "CROSS JOIN article a ON a.id = hit.id CROSS JOIN mention m ON m.paragraph_id \
     BETWEEN hit.id << 12 AND hit.id << 12 | 4095 CROSS JOIN entity e ON e.id = \
     m.entity CROSS JOIN paragraph p ON p.id = m.paragraph_id LEFT JOIN source s \
     ON s.id = a.source_id",
        group: None,
        order: "",
    },
    Unit {
        name: "meeting",
        summary: "a meeting of two parties",
        columns: columns::MEETING,
        joins: "CROSS JOIN article a ON a.id = hit.id CROSS JOIN meeting m ON m.article_id = \
     hit.id CROSS JOIN paragraph p ON p.id = m.paragraph_id LEFT JOIN source s ON \
     s.id = a.source_id",
        group: None,
        order: "",
    },
    Unit {
        name: "pair",
        summary: "two states whose people met",
        columns: columns::PAIR,
        joins: "CROSS JOIN meeting m ON m.article_id = hit.id AND m.host_country <> \
     m.guest_country",
        group: Some("min(m.host_country, m.guest_country), max(m.host_country, m.guest_country)"),
        order: "count(*) DESC",
    },
    Unit {
        name: "official",
        summary: "an office holder",
        columns: columns::OFFICIAL,
        joins: "CROSS JOIN article_official o ON o.article_id = hit.id CROSS JOIN entity e \
     ON e.id = o.entity",
        group: Some("e.id"),
        order: "count(DISTINCT hit.id) DESC, e.folded",
    },
    Unit {
        name: "country",
        summary: "a country",
        columns: columns::COUNTRY,
        joins: "JOIN article_entity x ON x.article_id = hit.id JOIN entity e ON e.id = \
     x.entity AND e.kind = 'country'",
        group: Some("e.id"),
        order: "count(*) DESC, e.name",
    },
];
