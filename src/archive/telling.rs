//! What a saved query tells of as new: what came since it last told.
//!
//! One transaction holds from the look at what was told to the note of what is: a
//! second run of the query waits for it, and what ends before its end has told nothing.
//! An import that goes on is told of when it or a later one has ended. One that has not
//! ended when it is told of may go on, or may have been killed, which nothing can tell: what
//! it had stored by then is noted, and what it stores afterwards is told of the next time.

use std::path::Path;

use rusqlite::{OptionalExtension, params};

use super::{Archive, ArchiveError};
use crate::model::{Statement, Value};

/// What a saved query is about to tell.
pub struct Telling {
    archive: Archive,
    query: String,
    /// The last import that it has told of, and the last that it tells of now.
    runs: (i64, i64),
}

/// The articles of a query that came after one import and up to another, or since they were
/// noted into one before.
const NEW: &str = "WHERE b.run_id > ? AND b.run_id <= ? OR b.run_id <= ?
    AND b.run_id IN (SELECT t.run_id FROM told_part t WHERE t.query = ?)
    AND b.id NOT IN (SELECT j.value FROM told_part t, json_each(t.articles) j
      WHERE t.query = ?)";

/// Forgets what was noted of imports that have ended or stored more since.
const FORGET: &str = "DELETE FROM told_part WHERE query = ?1 AND NOT EXISTS
    (SELECT 1 FROM import_run r WHERE r.id = told_part.run_id AND r.finished IS NULL
       AND r.added + r.updated = told_part.stored)";

/// The imports up to one that have not ended and of which nothing is noted, with the
/// articles that they have stored.
const NOTE: &str = "INSERT INTO told_part (query, run_id, stored, articles)
    SELECT ?1, r.id, r.added + r.updated, json_group_array(a.id) FILTER (WHERE a.id IS NOT NULL)
    FROM import_run r LEFT JOIN article a ON a.run_id = r.id
    WHERE r.finished IS NULL AND r.id <= ?2
      AND r.id NOT IN (SELECT t.run_id FROM told_part t WHERE t.query = ?1)
    GROUP BY r.id";

impl Telling {
    /// Claims what the query has not told; refused where that cannot be noted.
    pub fn begin(path: &Path, query: &str) -> Result<Telling, ArchiveError> {
        let archive = Archive::open_for_import(path)?;
        archive.run("BEGIN IMMEDIATE")?;
        let runs = runs(&archive, query).map_err(|e| archive.error(e))?;
        Ok(Telling { archive, query: query.to_owned(), runs })
    }

    /// Those of the articles that the query has not told.
    pub fn new_among(&self, articles: Statement) -> Statement {
        let Statement { sql, mut values } = articles;
        let (told, last) = self.runs;
        let query = || Value::Text(self.query.clone());
        values.extend([told, last, told].map(Value::Integer));
        values.extend([query(), query()]);
        let sql = format!(
            "SELECT found.id FROM ({sql}) AS found CROSS JOIN article AS b ON b.id = found.id \
             {NEW}"
        );
        Statement { sql, values }
    }

    /// Notes that all of it was told.
    pub fn told(self) -> Result<(), ArchiveError> {
        self.note().map_err(|e| self.archive.error(e))?;
        self.archive.run("COMMIT")?;
        self.archive.close_import()
    }

    fn note(&self) -> rusqlite::Result<()> {
        let connection = &self.archive.connection;
        let last = self.runs.1;
        connection
            .execute("INSERT OR REPLACE INTO watermark VALUES (?, ?)", params![self.query, last])?;
        connection.execute(FORGET, [&self.query])?;
        connection.execute(NOTE, params![self.query, last]).map(|_| ())
    }

    /// Leaves it to be told again.
    pub fn give_up(self) -> Result<(), ArchiveError> {
        self.archive.run("ROLLBACK")?;
        self.archive.close_import()
    }
}

fn runs(archive: &Archive, query: &str) -> rusqlite::Result<(i64, i64)> {
    let told = archive
        .connection
        .query_row("SELECT run_id FROM watermark WHERE query = ?", [query], |row| row.get(0))
        .optional()?
        .unwrap_or(0);
    let ended = "SELECT coalesce(max(id), 0) FROM import_run WHERE finished IS NOT NULL";
    let last: i64 = archive.connection.query_row(ended, [], |row| row.get(0))?;
    Ok((told, last.max(told)))
}
