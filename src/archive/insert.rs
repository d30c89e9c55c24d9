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
pub(super) struct Values<'s, 'c> {
    statement: &'s mut CachedStatement<'c>,
    place: usize,
    sealed: Option<&'s mut Vec<u8>>,
}

impl Values<'_, '_> {
    /// The next value.
    pub fn push(&mut self, value: impl ToSql) -> rusqlite::Result<()> {
        if let Some(sealed) = &mut self.sealed {
            match value.to_sql()? {
                ToSqlOutput::Borrowed(value) => seal::push(sealed, value),
                ToSqlOutput::Owned(value) => seal::push(sealed, (&value).into()),
                _ => {}
            }
        }
        self.push_unsealed(value)
    }

    /// The next value, which no seal covers.
    pub fn push_unsealed(&mut self, value: impl ToSql) -> rusqlite::Result<()> {
        self.place += 1;
        self.statement.raw_bind_parameter(self.place, value)
    }
}

impl Rows<'_> {
    /// Inserts rows, of each of which `values` gives the values.
    pub(super) fn insert_rows<T>(
        &self,
        insert: &Insert,
        rows: &[T],
        values: impl Fn(&T, &mut Values<'_, '_>) -> rusqlite::Result<()>,
    ) -> Result<(), ArchiveError> {
        self.insert_all(insert, rows, values, None)
    }

    /// The same; gives the rows as a seal has them.
    pub(super) fn insert_sealed<T>(
        &self,
        insert: &Insert,
        rows: &[T],
        values: impl Fn(&T, &mut Values<'_, '_>) -> rusqlite::Result<()>,
    ) -> Result<Vec<u8>, ArchiveError> {
        let mut sealed = Vec::new();
        self.insert_all(insert, rows, values, Some(&mut sealed))?;
        seal::push_count(&mut sealed, rows.len());
        Ok(sealed)
    }

    fn insert_all<T>(
        &self,
        insert: &Insert,
        mut rows: &[T],
        values: impl Fn(&T, &mut Values<'_, '_>) -> rusqlite::Result<()>,
        mut sealed: Option<&mut Vec<u8>>,
    ) -> Result<(), ArchiveError> {
        for (size, sql) in SIZES.into_iter().zip(insert.statements()) {
            if rows.len() < size {
                continue;
            }
            let mut statement = self.prepare(sql)?;
            while let Some((some, rest)) = rows.split_at_checked(size) {
                rows = rest;
                let sealed = sealed.as_deref_mut();
                let mut places = Values { statement: &mut statement, place: 0, sealed };
                some.iter()
                    .try_for_each(|row| values(row, &mut places))
                    .and_then(|()| statement.raw_execute())
                    .map_err(|e| self.archive.error(e))?;
            }
        }
        Ok(())
    }
}
