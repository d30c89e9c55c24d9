//! Streams the rows of an answer, unit by unit.

use jiff::civil::Date;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::{Value as SqlValue, ValueRef};
use rusqlite::{Row, params_from_iter};

use super::identity::official_id;
use super::listed::Listed;
use super::{Archive, ArchiveError, Unit, UnitColumn};
use crate::model::{Cell, Statement, Value, ValueKind};

/// Which rows of an answer are wanted, and how.
#[derive(Debug, Clone)]
pub struct Request {
    /// The articles, as a query selects them.
    pub articles: Statement,
    /// What one row is.
    pub unit: &'static Unit,
    /// A condition on the unit's rows beside their article's, if there is one.
    pub only: Option<Statement>,
    /// The columns of a row.
    pub columns: Vec<&'static UnitColumn>,
    /// What rows are sorted by; the order of the articles if empty.
    pub sort: Vec<SortKey>,
    /// Most rows given.
    pub limit: Option<u64>,
}

/// A column to sort by.
#[derive(Debug, Clone, Copy)]
pub struct SortKey {
    /// The column.
    pub column: &'static UnitColumn,
    /// Whether the largest comes first.
    pub descending: bool,
}

impl SortKey {
    /// A column's name, `-` before it to have the largest first; `id` is the row's id.
    pub fn read(unit: &'static Unit, key: &str) -> Option<SortKey> {
        let (descending, name) = match key.strip_prefix('-') {
            Some(name) => (true, name),
            None => (false, key),
        };
        let column = if name == "id" { Some(&unit.columns[0]) } else { unit.column(name) };
        column.map(|column| SortKey { column, descending })
    }
}

impl Request {
    /// The statement that gives the rows.
    pub fn statement(&self) -> Statement {
        let source = |column: &&UnitColumn| column.list.as_ref().map_or(column.sql, |list| list.id);
        let columns: Vec<&str> = self.columns.iter().map(source).collect();
        let mut sql = format!(
            "WITH hit (id) AS MATERIALIZED (SELECT found.id FROM ({}) AS found) \
             SELECT {} FROM hit {}",
            self.articles.sql,
            columns.join(", "),
            self.unit.joins
        );
        let mut values = self.articles.values.clone();
        if let Some(only) = &self.only {
            sql.push_str(&format!(" WHERE {}", only.sql));
            values.extend(only.values.iter().cloned());
        }
        if let Some(group) = self.unit.group {
            sql.push_str(&format!(" GROUP BY {group}"));
        }
        if let Some(order) = self.order() {
            sql.push_str(&format!(" ORDER BY {order}"));
        }
        if let Some(limit) = self.limit {
            sql.push_str(" LIMIT ?");
            values.push(Value::Integer(limit as i64));
        }
        Statement { sql, values }
    }

    /// Rows of equal keys stand in the order of their ids; where nothing is
    /// asked for, in the order of the query's articles.
    fn order(&self) -> Option<String> {
        let id = self.unit.columns[0].sql;
        if self.sort.is_empty() {
            return match self.unit.order {
                "" => None,
                order => Some(format!("{order}, {id}")),
            };
        }
        let keys = self.sort.iter().map(|key| match key.descending {
            true => format!("{} DESC NULLS LAST", key.column.sql),
            false => format!("{} NULLS LAST", key.column.sql),
        });
        Some(keys.chain([id.to_owned()]).collect::<Vec<_>>().join(", "))
    }
}

/// Those of the articles that tell of a meeting of which the condition holds.
pub fn telling_of(meetings: &Statement, articles: Statement) -> Statement {
    let Statement { sql, mut values } = articles;
    values.extend(meetings.values.iter().cloned());
    let sql = format!(
        "SELECT found.id FROM ({sql}) AS found WHERE EXISTS (SELECT 1 FROM meeting AS m \
         WHERE m.article_id = found.id AND {})",
        meetings.sql
    );
    Statement { sql, values }
}

impl Archive {
    /// Gives the rows of a request one by one.
    pub fn rows<E: From<ArchiveError>>(
        &self,
        request: &Request,
        mut each: impl FnMut(&[Cell]) -> Result<(), E>,
    ) -> Result<(), E> {
        let statement = request.statement();
        let failed = |error| E::from(self.error(error));
        let mut prepared = self.connection.prepare(&statement.sql).map_err(failed)?;
        let mut rows = prepared.query(params_from_iter(bound(&statement))).map_err(failed)?;
        let mut listed = Listed::new(self)?;
        let mut cells = vec![Cell::Empty; request.columns.len()];
        while let Some(row) = rows.next().map_err(failed)? {
            for (place, (cell, column)) in cells.iter_mut().zip(&request.columns).enumerate() {
                match &column.list {
                    Some(list) => row.get(place).and_then(|id| listed.fill(cell, list, id)),
                    None => fill(cell, row, place, column.column.kind),
                }
                .map_err(failed)?;
            }
            each(&cells)?;
        }
        Ok(())
    }

    /// Registers what the columns of units call.
    pub(super) fn register_ids(&self) -> Result<(), ArchiveError> {
        let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
        self.connection
            .create_scalar_function("official_id", 1, flags, |call| {
                Ok(official_id(call.get_raw(0).as_str().unwrap_or("")))
            })
            .map_err(|e| self.error(e))
    }
}

/// The values of a statement as SQLite takes them.
pub(super) fn bound(statement: &Statement) -> impl Iterator<Item = SqlValue> + '_ {
    statement.values.iter().map(|value| match value {
        Value::Integer(number) => SqlValue::Integer(*number),
        Value::Text(text) => SqlValue::Text(text.clone()),
    })
}

/// Puts a value into a cell; the room that the cell's last text took is used again.
fn fill(cell: &mut Cell, row: &Row<'_>, place: usize, kind: ValueKind) -> rusqlite::Result<()> {
    let room = match std::mem::replace(cell, Cell::Empty) {
        Cell::Text(text) | Cell::Code(text) => text,
        _ => String::new(),
    };
    *cell = match (row.get_ref(place)?, kind) {
        (ValueRef::Null, ValueKind::List) => Cell::List(Vec::new()),
        (ValueRef::Null | ValueRef::Blob(_), _) => Cell::Empty,
        (ValueRef::Integer(number), _) => Cell::Number(number),
        (ValueRef::Real(share), _) => Cell::Share(share),
        (ValueRef::Text(bytes), ValueKind::Code) => Cell::Code(text(bytes, room)),
        (ValueRef::Text(bytes), ValueKind::Day) => day(&text(bytes, room)),
        (ValueRef::Text([]), ValueKind::List) => Cell::List(Vec::new()),
        (ValueRef::Text(bytes), ValueKind::List) => {
            Cell::List(text(bytes, room).split('\u{1f}').map(str::to_owned).collect())
        }
        (ValueRef::Text(bytes), _) => Cell::Text(text(bytes, room)),
    };
    Ok(())
}

/// The text of these bytes, in the room of another. What is not UTF-8 was not written by
/// the program and is replaced.
fn text(bytes: &[u8], mut room: String) -> String {
    room.clear();
    match std::str::from_utf8(bytes) {
        Ok(text) => room.push_str(text),
        Err(_) => room.push_str(&String::from_utf8_lossy(bytes)),
    }
    room
}

fn day(text: &str) -> Cell {
    text.parse::<Date>().map_or(Cell::Empty, Cell::Day)
}
