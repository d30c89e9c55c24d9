//! Segments of the full-text index, built beside SQLite.
//!
//! FTS5 keeps its index as segments: terms in order with their places, cut into
//! pages. Fed article by article it hashes and sorts inside the one connection that
//! writes. Here a thread makes the segment of a batch, and the writer only inserts
//! its pages, with the records that tell of them. They are those that FTS5 would make
//! itself, so that any SQLite reads the index, adds to it and merges it. Only an
//! import writes so; everything else goes through FTS5.

mod building;
mod lists;
mod merge;
mod pages;
mod postings;
mod structure;
pub(super) mod varint;

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::config::DbConfig;
use rusqlite::{OptionalExtension, params};

pub(super) use self::building::Segments;
use self::lists::Lists;
pub(super) use self::merge::{
    defer_merges, end_merges, merge_first_load, merge_index, merge_part, merge_whole_index,
};
use self::pages::Segment;
use self::postings::Postings;
use self::structure::Structure;
use super::index::COLUMNS;
use super::{Archive, ArchiveError};
use crate::model::IndexText;

/// Where the segment's number stands in the key of a block.
const SEGMENT: u32 = 37;
/// The keys of the record of how many tokens there are and of that of the segments.
const AVERAGES: i64 = 1;
const STRUCTURE: i64 = 10;

/// The words and the facet of an article.
type Texts = (IndexText, String);

/// What a batch does to the index, by the ids of its articles.
#[derive(Debug, Default)]
struct Changes {
    /// What is taken out, as it was put in.
    pub removed: BTreeMap<i64, Texts>,
    /// What is put in.
    pub added: BTreeMap<i64, Texts>,
    /// Bytes of the words that were put in.
    pub bytes: usize,
}

/// What changes come to.
#[derive(Debug)]
struct Sorted {
    lists: Lists,
    sums: Sums,
}

/// What the index counts of changes.
#[derive(Debug, Default)]
struct Sums {
    /// The tokens in each column of an article; `None` for one taken out.
    sizes: Vec<(i64, Option<Sizes>)>,
    /// How many articles and tokens there are more than before.
    growth: [i64; COLUMNS + 1],
}

type Sizes = [u64; COLUMNS];

impl Changes {
    /// Puts the tokens in order and counts them.
    pub fn sort(&self, postings: &mut Postings) -> Sorted {
        let mut sums = Sums::default();
        postings.clear();
        let ids: BTreeSet<i64> = self.removed.keys().chain(self.added.keys()).copied().collect();
        for id in ids {
            let change = [self.removed.get(&id), self.added.get(&id)];
            let [removed, added] = postings.push(id, change);
            sums.grow(removed, -1);
            sums.grow(added, 1);
            sums.sizes.push((id, added));
        }
        Sorted { lists: postings.lists(), sums }
    }
}

impl Sums {
    fn grow(&mut self, sizes: Option<Sizes>, by: i64) {
        let Some(sizes) = sizes else { return };
        self.growth[0] += by;
        for (total, size) in self.growth[1..].iter_mut().zip(sizes) {
            *total += by * size.cast_signed();
        }
    }
}

impl Archive {
    /// Bytes in a page of the index, about.
    pub(super) fn index_page(&self) -> Result<usize, ArchiveError> {
        let size: Option<i64> = self
            .connection
            .query_row("SELECT v FROM fts_config WHERE k = 'pgsz'", [], |row| row.get(0))
            .optional()
            .map_err(|e| self.error(e))?;
        Ok(size.and_then(|size| usize::try_from(size).ok()).unwrap_or(4050))
    }

    /// Writes what the index counts of changes, and a segment, inside a transaction.
    fn write_index(&self, sums: &Sums, segment: Option<&Segment>) -> Result<(), ArchiveError> {
        // Only here are records of FTS5 written by any other than itself.
        let defensive = |on| {
            self.connection
                .set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, on)
                .map(|_| ())
                .map_err(|e| self.error(e))
        };
        defensive(false)?;
        let written = self.write_records(sums, segment).map_err(|e| self.error(e));
        defensive(true)?;
        written?;
        // FTS5 may remember the segments there were; it reads them again for this,
        // which merges nothing.
        self.run("INSERT INTO fts (fts, rank) VALUES ('merge', 0)")
    }

    fn write_records(&self, sums: &Sums, segment: Option<&Segment>) -> rusqlite::Result<()> {
        if let Some(segment) = segment {
            self.write_segment(segment)?;
        }
        let mut put = self.connection.prepare_cached("REPLACE INTO fts_docsize VALUES (?, ?)")?;
        let mut take = self.connection.prepare_cached("DELETE FROM fts_docsize WHERE id = ?")?;
        for (id, sizes) in &sums.sizes {
            match sizes {
                Some(sizes) => put.execute(params![id, record(sizes)])?,
                None => take.execute([id])?,
            };
        }
        let mut totals = self.block(AVERAGES)?.map(|bytes| varint::all(&bytes)).unwrap_or_default();
        totals.resize(COLUMNS + 1, 0);
        for (total, growth) in totals.iter_mut().zip(sums.growth) {
            *total = total.saturating_add_signed(growth);
        }
        self.write_block(AVERAGES, &record(&totals))
    }

    fn write_segment(&self, segment: &Segment) -> rusqlite::Result<()> {
        let mut structure = self.structure()?;
        let number = structure.push(segment.pages);
        for (key, block) in segment.blocks() {
            self.write_block(number << SEGMENT | key, block)?;
        }
        let mut split = self
            .connection
            .prepare_cached("INSERT INTO fts_idx (segid, term, pgno) VALUES (?, ?, ?)")?;
        for (term, page) in &segment.splits {
            split.execute(params![number, term, page])?;
        }
        self.write_block(STRUCTURE, &structure.record())
    }

    fn structure(&self) -> rusqlite::Result<Structure> {
        let record = self.block(STRUCTURE)?.unwrap_or_default();
        let corrupt = || rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT_VTAB);
        Structure::read(&record).ok_or_else(|| rusqlite::Error::SqliteFailure(corrupt(), None))
    }

    fn block(&self, id: i64) -> rusqlite::Result<Option<Vec<u8>>> {
        self.connection
            .prepare_cached("SELECT block FROM fts_data WHERE id = ?")?
            .query_row([id], |row| row.get(0))
            .optional()
    }

    fn write_block(&self, id: i64, block: &[u8]) -> rusqlite::Result<()> {
        self.connection
            .prepare_cached("REPLACE INTO fts_data (id, block) VALUES (?, ?)")?
            .execute(params![id, block])
            .map(|_| ())
    }
}

/// Numbers as a record of FTS5.
fn record(numbers: &[u64]) -> Vec<u8> {
    let mut bytes = Vec::new();
    numbers.iter().for_each(|number| varint::push(&mut bytes, *number));
    bytes
}

#[cfg(test)]
mod tests;
