//! Indexes that only queries use, which a first load makes at its end.
//!
//! Rows come in no order of addresses, files, days or officials: each would change a page
//! of every such index. Made at once, an index is sorted and written page after page. An
//! archive whose first load was killed answers without them, and the next import makes them.

use rusqlite::Connection;

use super::migrate::SCHEMA;
use super::{Archive, ArchiveError};

const DEFERRED: [&str; 5] =
    ["article_file", "article_url", "official_article", "event_date_day", "meeting_day"];

/// An index as the schema has it.
pub(super) struct Index {
    pub name: &'static str,
    pub table: &'static str,
    pub sql: &'static str,
}

impl Index {
    fn named(name: &'static str) -> Option<Index> {
        let start = SCHEMA.find(&format!("CREATE INDEX {name} ON "))?;
        let sql = SCHEMA[start..].split(';').next()?;
        Some(Index { name, table: sql.split_whitespace().nth(4)?, sql })
    }
}

/// The indexes that are still to be made.
pub(super) fn missing(connection: &Connection) -> rusqlite::Result<Vec<Index>> {
    let mut find =
        connection.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?")?;
    let mut missing = Vec::new();
    for index in DEFERRED.into_iter().filter_map(Index::named) {
        if !find.exists([index.name])? {
            missing.push(index);
        }
    }
    Ok(missing)
}

impl Archive {
    /// Puts the indexes off if there is nothing in the archive; says whether that is so.
    pub(super) fn defer_indexes(&self) -> Result<bool, ArchiveError> {
        let first = self.holds_nothing()?;
        if first {
            let drop = |name| self.run(&format!("DROP INDEX IF EXISTS {name}"));
            DEFERRED.iter().try_for_each(drop)?;
        }
        Ok(first)
    }

    /// Makes the indexes that were put off, each by itself: others that write wait for it.
    pub(super) fn make_indexes(&self) -> Result<(), ArchiveError> {
        let missing = missing(&self.connection).map_err(|e| self.error(e))?;
        if missing.is_empty() {
            return Ok(());
        }
        self.sort_on_disk()?;
        let made = missing.iter().try_for_each(|index| {
            let sql = index.sql.replace("INDEX", "INDEX IF NOT EXISTS");
            self.transaction(|| self.run(&sql))
        });
        made.and(self.use_memory())
    }

    /// What is sorted may be more than memory should hold: SQLite sorts as much there as it
    /// holds of pages. Within a transaction, as a trial is, it does not change its mind.
    fn sort_on_disk(&self) -> Result<(), ArchiveError> {
        match self.is_trial() {
            true => Ok(()),
            false => self.run("PRAGMA temp_store = FILE; PRAGMA cache_size = -8192"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::migrate::schema_hash;
    use crate::archive::{RunOf, Writer};
    use crate::model::IndexText;

    fn names(archive: &Archive) -> Vec<&'static str> {
        missing(&archive.connection).unwrap().iter().map(|index| index.name).collect()
    }

    #[test]
    fn a_first_load_makes_at_its_end_what_it_puts_off() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::open_for_import(&folder.path().join("a.db")).unwrap();
        let hash = || schema_hash(&archive.connection).unwrap();
        let whole = hash();
        assert!(names(&archive).is_empty());
        let run = RunOf { inputs: "-", started: "", rules: "", outlet_country: None };
        let writer = Writer::begin(&archive, |_| IndexText::default(), run).unwrap();
        assert_eq!(names(&archive), DEFERRED);
        assert_eq!(hash(), whole, "an archive without them is as sound as one with them");
        writer.finish("").unwrap();
        assert!(names(&archive).is_empty());
        assert_eq!(hash(), whole);
        archive.run("DROP INDEX article_words").unwrap();
        assert_ne!(hash(), whole);
    }
}
