//! Builds the segments of an import, one after another, beside the writer.

use std::collections::BTreeMap;
use std::thread::{self, JoinHandle};

use rusqlite::params;

use super::lists::{self, Lists};
use super::{Changes, Postings, Segment, Sums, Texts};
use crate::archive::{Archive, ArchiveError};
use crate::model::IndexText;

/// Articles whose tokens are sorted together, about.
const ARTICLES: usize = 1000;
/// Bytes of their words, about.
const BYTES: usize = 16 << 20;
/// Bytes of what sorting them gives that a segment is made of, about, unless the transaction
/// ends before.
const SEGMENT: usize = 12 << 20;

/// What the open batch does to the index, and the segment that is being built.
#[derive(Debug, Default)]
pub(in crate::archive) struct Segments {
    /// Bytes in a page, if segments are built here; else FTS5 makes them.
    page: Option<usize>,
    changes: Changes,
    /// What is built of the changes before them.
    building: Option<JoinHandle<Building>>,
    /// What it goes on with.
    idle: Building,
}

/// A segment in the making, on one thread or another.
#[derive(Debug, Default)]
pub(super) struct Building {
    postings: Postings,
    /// What was sorted since the last segment.
    lists: Vec<Lists>,
    /// What is to be written.
    pub sums: Sums,
    pub segment: Option<Segment>,
    /// Room for the next segment.
    room: Segment,
}

impl Building {
    /// Sorts changes, and makes a segment if there are enough or these are the `last`.
    pub fn add(&mut self, changes: &Changes, page: usize, last: bool) {
        let sorted = changes.sort(&mut self.postings);
        self.lists.push(sorted.lists);
        self.sums = sorted.sums;
        if last || self.lists.iter().map(Lists::bytes).sum::<usize>() >= SEGMENT {
            let room = std::mem::take(&mut self.room);
            self.segment = lists::segment(&self.lists, page, room);
            self.lists.clear();
        }
    }
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
        self.idle = Building::default();
    }

    /// Has another thread go on with the segment by what the articles since then do to the
    /// index, and writes what it has made. What is the `last` of a transaction ends a segment.
    pub fn close(&mut self, archive: &Archive, last: bool) -> Result<(), ArchiveError> {
        let changes = std::mem::take(&mut self.changes);
        let Some(page) = self.page else { return archive.index_all(changes.added) };
        self.write(archive)?;
        let mut building = std::mem::take(&mut self.idle);
        self.building = Some(thread::spawn(move || {
            building.add(&changes, page, last);
            building
        }));
        Ok(())
    }

    /// Writes what has been made.
    pub fn write(&mut self, archive: &Archive) -> Result<(), ArchiveError> {
        let Some(building) = self.building.take() else { return Ok(()) };
        self.idle = building.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let segment = self.idle.segment.take();
        archive.write_index(&self.idle.sums, segment.as_ref())?;
        // Large pieces of memory that come and go leave holes that the system does not get back.
        if let Some(mut segment) = segment {
            segment.clear();
            self.idle.room = segment;
        }
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
