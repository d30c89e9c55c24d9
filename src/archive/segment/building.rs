//! Builds the segments of an import, one after another, beside the writer.

use std::collections::BTreeMap;
use std::thread::{self, JoinHandle};

use rusqlite::params;

use super::{Built, Changes, Postings, Texts};
use crate::archive::{Archive, ArchiveError};
use crate::model::IndexText;

/// Articles in a segment, about.
const ARTICLES: usize = 1000;
/// Bytes of their words, about.
const BYTES: usize = 16 << 20;

/// What the open batch does to the index, and the segment that is being built.
#[derive(Debug, Default)]
pub(in crate::archive) struct Segments {
    /// Bytes in a page, if segments are built here; else FTS5 makes them.
    page: Option<usize>,
    changes: Changes,
    /// What is built of the changes before them.
    building: Option<JoinHandle<(Built, Postings)>>,
    /// What it is built with.
    postings: Postings,
}

impl Segments {
    /// From now on builds them, of pages of so many bytes.
    pub fn build(&mut self, page: usize) {
        self.page = Some(page);
    }

    pub fn are_built(&self) -> bool {
        self.page.is_some()
    }

    /// Puts an article into the index at the end of the batch.
    pub fn add(&mut self, id: i64, index: IndexText, facet: String) {
        self.changes.bytes += index.body.len();
        self.changes.added.insert(id, (index, facet));
    }

    /// Takes back an article that is not in a segment yet.
    pub fn take_back(&mut self, id: i64) -> Option<Texts> {
        self.changes.added.remove(&id)
    }

    /// Takes an article out of the index, with what it was put in, where segments are built.
    pub fn remove(&mut self, id: i64, texts: Texts) {
        self.changes.removed.insert(id, texts);
    }

    /// The stems of an article that is not in a segment yet.
    pub fn body(&self, id: i64) -> Option<&str> {
        self.changes.added.get(&id).map(|(index, _)| index.body.as_str())
    }

    /// Whether there are enough articles for a segment.
    pub fn is_full(&self) -> bool {
        self.changes.added.len() >= ARTICLES || self.changes.bytes >= BYTES
    }

    /// Forgets what is not written.
    pub fn forget(&mut self) {
        self.changes = Changes::default();
        self.building = None;
    }

    /// Has another thread build a segment of what the articles since the last one do to the
    /// index, and writes that one.
    pub fn close(&mut self, archive: &Archive) -> Result<(), ArchiveError> {
        let changes = std::mem::take(&mut self.changes);
        let Some(page) = self.page else { return archive.index_all(changes.added) };
        self.write(archive)?;
        let mut postings = std::mem::take(&mut self.postings);
        self.building = Some(thread::spawn(move || {
            let built = changes.build(page, &mut postings);
            (built, postings)
        }));
        Ok(())
    }

    /// Writes the segment that is being built.
    pub fn write(&mut self, archive: &Archive) -> Result<(), ArchiveError> {
        let Some(building) = self.building.take() else { return Ok(()) };
        let (built, mut postings) =
            building.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        archive.write_built(&built)?;
        if let Some(segment) = built.segment {
            postings.reuse(segment);
        }
        self.postings = postings;
        Ok(())
    }
}

impl Archive {
    /// Has FTS5 index articles, in the order of their keys: it begins a new segment at every
    /// key that is smaller than the one before.
    fn index_all(&self, added: BTreeMap<i64, Texts>) -> Result<(), ArchiveError> {
        let insert = || -> rusqlite::Result<()> {
            let mut insert = self.connection.prepare_cached(
                "INSERT INTO fts (rowid, body, title, facet) VALUES (?, ?, ?, ?)",
            )?;
            for (id, (index, facet)) in added {
                insert.execute(params![id, index.body, index.title, facet])?;
            }
            Ok(())
        };
        insert().map_err(|e| self.error(e))
    }
}
