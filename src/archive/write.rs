//! Writes articles: what is new, what changed, what is there already.
//!
//! A batch is one transaction. Within an import, a record that repeats an id
//! with the same content is the same article; one that repeats it with other
//! content is an article of its own, so that nothing is lost and a second
//! import finds everything unchanged.

use rusqlite::{OptionalExtension, params};
use rustc_hash::FxHashMap;

use super::identity::{Hash, Identity};
use super::rows::Rows;
use super::{Archive, ArchiveError};
use crate::model::{Analysed, CountryCode, IndexText, Paragraph, PublishedFrom, keys};

/// What became of one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is new; and may repeat another's text.
    Added {
        /// The id of the article whose text it repeats.
        duplicate_of: Option<String>,
    },
    /// It replaced its former version.
    Updated,
    /// It was there already.
    Unchanged,
}

/// How many records came to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// New articles.
    pub added: u64,
    /// Of those, articles that repeat another's text.
    pub duplicates: u64,
    /// Articles that replaced a former version.
    pub updated: u64,
    /// Articles that were there already.
    pub unchanged: u64,
    /// Records that could not be read.
    pub skipped: u64,
    /// Articles stored without the date that could not be read.
    pub without_date: u64,
}

/// What an archive keeps of an import.
#[derive(Debug, Clone, Copy)]
pub struct RunOf<'r> {
    /// What was read.
    pub inputs: &'r str,
    /// When it began, RFC 3339.
    pub started: &'r str,
    /// The digest of the rules by which articles are read.
    pub rules: &'r str,
    /// Where the outlets write from, if that was said.
    pub outlet_country: Option<CountryCode>,
}

/// One import into an archive.
pub struct Writer<'a> {
    rows: Rows<'a>,
    analyse: fn(&[Paragraph]) -> IndexText,
    seen: FxHashMap<String, Hash>,
    run: i64,
    summary: Summary,
}

impl<'a> Writer<'a> {
    /// Begins an import. `analyse` makes the index words of stored paragraphs,
    /// to take an article out of the index again.
    pub fn begin(
        archive: &'a Archive,
        analyse: fn(&[Paragraph]) -> IndexText,
        run: RunOf,
    ) -> Result<Writer<'a>, ArchiveError> {
        let country = run.outlet_country.map(|code| code.to_string());
        let (run, ruleset) = archive.transaction(|| {
            defer_merges(archive)?;
            archive
                .connection
                .execute(
                    "INSERT INTO import_run (started, inputs, outlet_country) VALUES (?, ?, ?)",
                    params![run.started, run.inputs, country],
                )
                .map_err(|e| archive.error(e))?;
            Ok((archive.connection.last_insert_rowid(), archive.ruleset(run.rules)?))
        })?;
        let rows = Rows::new(archive, ruleset);
        Ok(Writer { rows, analyse, seen: FxHashMap::default(), run, summary: Summary::default() })
    }

    /// Stores a batch in one transaction and says what became of each article.
    pub fn store(&mut self, batch: &[Analysed]) -> Result<Vec<Outcome>, ArchiveError> {
        let archive = self.rows.archive;
        let stored = archive.transaction(|| {
            self.rows.refresh()?;
            let outcomes: Result<Vec<_>, _> =
                batch.iter().map(|article| self.put(article)).collect();
            let outcomes = outcomes?;
            self.rows.index_batch()?;
            self.rows.seal_batch()?;
            Ok(outcomes)
        });
        if stored.is_err() {
            self.rows.forget();
        }
        stored
    }

    /// Counts a record that could not be read, or only without its date.
    pub fn skip(&mut self, stored: bool) {
        self.summary.skipped += u64::from(!stored);
        self.summary.without_date += u64::from(stored);
    }

    /// Merges the index in bounded steps and closes the account of the import.
    pub fn finish(self, finished: &str) -> Result<Summary, ArchiveError> {
        let archive = self.rows.archive;
        let Summary { added, updated, unchanged, skipped, .. } = self.summary;
        let [added, updated, unchanged, skipped] =
            [added, updated, unchanged, skipped].map(u64::cast_signed);
        archive.transaction(|| {
            archive
                .connection
                .execute(
                    "UPDATE import_run SET finished = ?, added = ?, updated = ?, unchanged = ?,
                       skipped = ? WHERE id = ?",
                    params![finished, added, updated, unchanged, skipped, self.run],
                )
                .map_err(|e| archive.error(e))
        })?;
        if added + updated > 0 {
            merge_index(archive)?;
        }
        Ok(self.summary)
    }

    fn put(&mut self, analysed: &Analysed) -> Result<Outcome, ArchiveError> {
        let mut identity = Identity::of(&analysed.article);
        match self.seen.get(&identity.key) {
            Some(content) if *content == identity.content => {
                self.summary.unchanged += 1;
                return Ok(Outcome::Unchanged);
            }
            Some(_) => identity.key = identity.contested(),
            None => {}
        }
        self.seen.insert(identity.key.clone(), identity.content);
        let former = self.former(&identity).map_err(|e| self.rows.archive.error(e))?;
        match former {
            Some(former) if former.is(analysed, &identity) => {
                self.summary.unchanged += 1;
                Ok(Outcome::Unchanged)
            }
            Some(former) => {
                // An edited file goes on under its id.
                identity.key = former.key;
                self.rows.keep_version(former.id, self.run)?;
                self.rows.delete(former.id, self.analyse)?;
                self.rows.insert(analysed, &identity, self.run)?;
                self.summary.updated += 1;
                Ok(Outcome::Updated)
            }
            None => {
                let duplicate_of = self.rows.insert(analysed, &identity, self.run)?;
                self.summary.added += 1;
                self.summary.duplicates += u64::from(duplicate_of.is_some());
                Ok(Outcome::Added { duplicate_of })
            }
        }
    }

    /// The stored article this one is or replaces.
    fn former(&self, identity: &Identity) -> rusqlite::Result<Option<Former>> {
        let connection = &self.rows.archive.connection;
        let found = |row: &rusqlite::Row<'_>| {
            Ok(Former { id: row.get(0)?, key: row.get(1)?, content: row.get(2)? })
        };
        let by_place = match identity.place {
            Some(place) => connection
                .prepare_cached("SELECT id, key, content FROM article WHERE place = ?")?
                .query_row([place], found)
                .optional()?,
            None => None,
        };
        match by_place {
            Some(former) => Ok(Some(former)),
            None => connection
                .prepare_cached("SELECT id, key, content FROM article WHERE key = ?")?
                .query_row([&identity.key], found)
                .optional(),
        }
    }
}

/// An article that stands in the archive.
struct Former {
    id: i64,
    key: String,
    content: Hash,
}

impl Former {
    /// Whether an article says the same. A day that an option gave is kept until
    /// an option gives another.
    fn is(&self, analysed: &Analysed, identity: &Identity) -> bool {
        let article = &analysed.article;
        let given =
            article.published.filter(|_| article.published_from == Some(PublishedFrom::Option));
        self.content == identity.content
            && given.is_none_or(|day| keys::published(self.id) == Some(day))
    }
}

/// Merging waits for the end; FTS5 refuses more than 2,000 segments, and a batch makes
/// several.
pub(super) fn defer_merges(archive: &Archive) -> Result<(), ArchiveError> {
    archive.run("INSERT INTO fts (fts, rank) VALUES ('automerge', 0), ('crisismerge', 256)")
}

/// Merges segments until there is nothing left to do, in steps short enough
/// that a reader is never kept waiting long.
pub(super) fn merge_index(archive: &Archive) -> Result<(), ArchiveError> {
    let merge = "INSERT INTO fts (fts, rank) VALUES ('merge', ?)";
    let step = |pages: i32| {
        let before = archive.connection.total_changes();
        archive.transaction(|| {
            archive.connection.execute(merge, [pages]).map_err(|e| archive.error(e))
        })?;
        Ok(archive.connection.total_changes() - before)
    };
    // FTS5 says by the number of changes whether a step did any work.
    step(-500)?;
    while step(500)? >= 2 {}
    archive.transaction(|| {
        archive.run("INSERT INTO fts (fts, rank) VALUES ('automerge', 4), ('crisismerge', 16)")
    })
}
