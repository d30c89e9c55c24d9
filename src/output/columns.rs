//! The columns of an article's row.

use super::Cell;
use crate::model::Hit;

/// One column: its name is a promise to scripts.
#[derive(Debug)]
pub struct Column {
    /// The name, in lower-case English.
    pub name: &'static str,
    /// What stands in it.
    pub summary: &'static str,
    /// Whether the table for people shows it.
    pub in_table: bool,
    /// Its value.
    pub value: fn(&Hit) -> Cell,
}

/// Every column of an article, in order.
pub const COLUMNS: &[Column] = &[
    Column {
        name: "article_id",
        summary: "the id: of source and id or url, else of the words; stable across imports",
        in_table: true,
        value: |hit| Cell::Code(hit.id.clone()),
    },
    Column {
        name: "published_date",
        summary: "the publication day, empty if not known",
        in_table: true,
        value: |hit| hit.published.map_or(Cell::Empty, Cell::Day),
    },
    Column {
        name: "source",
        summary: "the outlet",
        in_table: true,
        value: |hit| Cell::of_option(hit.source.as_ref()),
    },
    Column {
        name: "lang",
        summary: "the language, ISO 639-1",
        in_table: false,
        value: |hit| Cell::Code(hit.lang.clone()),
    },
    Column {
        name: "countries",
        summary: "the countries the article names, ISO 3166-1 alpha-2",
        in_table: true,
        value: |hit| Cell::List(hit.countries.clone()),
    },
    Column {
        name: "title",
        summary: "the headline",
        in_table: true,
        value: |hit| Cell::Text(hit.headline.clone()),
    },
    Column {
        name: "officials",
        summary: "the office holders it names, in order of first mention",
        in_table: false,
        value: |hit| Cell::List(hit.officials.clone()),
    },
    Column {
        name: "url",
        summary: "where it was published",
        in_table: false,
        value: |hit| Cell::of_option(hit.url.as_ref()),
    },
    Column {
        name: "duplicate_of",
        summary: "the id of the article whose text it repeats",
        in_table: false,
        value: |hit| hit.duplicate_of.clone().map_or(Cell::Empty, Cell::Code),
    },
    Column {
        name: "file",
        summary: "the file it was read from",
        in_table: false,
        value: |hit| Cell::Text(hit.file.clone()),
    },
    Column {
        name: "line",
        summary: "the line of its record, from 1",
        in_table: false,
        value: |hit| Cell::Number(hit.line as i64),
    },
];

/// The column with this name.
pub fn column(name: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.name == name)
}
