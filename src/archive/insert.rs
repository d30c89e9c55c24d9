//! Inserts rows of one table, several a statement: to begin and end a statement costs
//! SQLite about half of what a small row does.

use std::sync::OnceLock;

use rusqlite::types::ToSqlOutput;
use rusqlite::{CachedStatement, ToSql};

use super::rows::Rows;
use super::{ArchiveError, seal};

/// Rows in a statement, as long as there are so many.
const SIZES: [usize; 3] = [32, 6, 1];

/// How rows of a table are inserted.
pub(super) struct Insert {
    /// The statement up to its rows, a row, and what follows the rows.
    parts: [&'static str; 3],
    /// The statements of each size.
    statements: OnceLock<[String; SIZES.len()]>,
}

impl Insert {
    pub const fn new(into: &'static str, row: &'static str, then: &'static str) -> Insert {
        Insert { parts: [into, row, then], statements: OnceLock::new() }
    }

    fn statements(&self) -> &[String] {
        let [into, row, then] = self.parts;
        let statement = |rows: usize| {
            let more = format!(", {row}").repeat(rows - 1);
            format!("{into} VALUES {row}{more} {then}")
        };
        self.statements.get_or_init(|| SIZES.map(statement))
    }
}

/// The values of a statement, in their order.
pub(super) struct Places<'s, 'c> {
    statement: &'s mut CachedStatement<'c>,
    place: usize,
}

impl Places<'_, '_> {
    /// The next value.
    pub fn push(&mut self, value: impl ToSql) -> rusqlite::Result<()> {
        self.place += 1;
        self.statement.raw_bind_parameter(self.place, value)
    }
}

impl Rows<'_> {
    /// Inserts rows, of each of which `values` gives the values.
    pub(super) fn insert_rows<T>(
        &self,
        insert: &Insert,
        mut rows: &[T],
        values: impl Fn(&T, &mut Places<'_, '_>) -> rusqlite::Result<()>,
    ) -> Result<(), ArchiveError> {
        for (size, sql) in SIZES.into_iter().zip(insert.statements()) {
            if rows.len() < size {
                continue;
            }
            let mut statement = self.prepare(sql)?;
            while let Some((some, rest)) = rows.split_at_checked(size) {
                rows = rest;
                let mut places = Places { statement: &mut statement, place: 0 };
                some.iter()
                    .try_for_each(|row| values(row, &mut places))
                    .and_then(|()| statement.raw_execute())
                    .map_err(|e| self.archive.error(e))?;
            }
        }
        Ok(())
    }

    /// Inserts rows as a seal has them.
    pub(super) fn insert_encoded(
        &self,
        insert: &Insert,
        rows: &[&[u8]],
    ) -> Result<(), ArchiveError> {
        self.insert_rows(insert, rows, |row, places| {
            seal::values(row).try_for_each(|value| places.push(ToSqlOutput::Borrowed(value)))
        })
    }
}
