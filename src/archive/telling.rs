//! What a saved query tells of as new: what came since it last told.
//!
//! One transaction holds from the look at what was told to the note of what is: a
//! second run of the query waits for it, and what ends before its end has told nothing.
//! An import that goes on is told of when it has ended, whole.

use std::path::Path;

use rusqlite::{OptionalExtension, params};

use super::{Archive, ArchiveError};

/// What a saved query is about to tell.
pub struct Telling {
    archive: Archive,
    query: String,
    /// The last import that it has told of, and the last that it tells of now.
    pub runs: (i64, i64),
}

impl Telling {
    /// Claims what the query has not told; refused where that cannot be noted.
    pub fn begin(path: &Path, query: &str) -> Result<Telling, ArchiveError> {
        let archive = Archive::open_for_import(path)?;
        archive.run("BEGIN IMMEDIATE")?;
        let runs = runs(&archive, query).map_err(|e| archive.error(e))?;
        Ok(Telling { archive, query: query.to_owned(), runs })
    }

    /// Notes that all of it was told.
    pub fn told(self) -> Result<(), ArchiveError> {
        self.archive
            .connection
            .execute(
                "INSERT OR REPLACE INTO watermark VALUES (?, ?)",
                params![self.query, self.runs.1],
            )
            .map_err(|e| self.archive.error(e))?;
        self.archive.run("COMMIT")?;
        self.archive.close_import()
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
