//! The full-text index against what it was made of, and its making anew.
//!
//! The index keeps no text of its own, so SQLite can only tell whether it is
//! well formed. Here every token of every article is counted on both sides.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::identity::mix;
use super::segment::varint;
use super::{Archive, ArchiveError};
use crate::model::{IndexText, Paragraph};

/// FTS5 cuts longer tokens here.
const LONGEST_TOKEN: usize = 32_768;
pub(super) const COLUMNS: usize = 3;
const FACET: usize = 2;

/// The index entries of one article, whatever their order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Entries {
    /// The sum of a hash of every token with its place.
    sum: u64,
    /// Tokens in `body`, `title` and `facet`.
    sizes: [u64; COLUMNS],
}

impl Entries {
    /// What the index must hold of these words.
    pub fn of(index: &IndexText, facet: &str) -> Entries {
        let mut entries = Entries::default();
        for (column, text) in [&index.body, &index.title, facet].into_iter().enumerate() {
            for (offset, token) in tokens(text).enumerate() {
                entries.add(hash(&token.to_ascii_lowercase()), column, offset as u64);
            }
        }
        entries
    }

    /// The order of the tokens of `facet` says nothing.
    fn add(&mut self, term: u64, column: usize, offset: u64) {
        let offset = if column == FACET { 0 } else { offset };
        let place = (column as u64) << 56 | offset;
        self.sum = self.sum.wrapping_add(mix(term ^ mix(place)));
        self.sizes[column] += 1;
    }
}

/// The entries of every article, by key.
pub(super) type Index = FxHashMap<i64, Entries>;

impl Archive {
    /// Everything the index holds.
    pub(super) fn indexed(&self) -> rusqlite::Result<Index> {
        self.connection.execute_batch(
            "CREATE VIRTUAL TABLE IF NOT EXISTS
               temp.instance USING fts5vocab ('main', 'fts', 'instance')",
        )?;
        let mut index = Index::default();
        let mut statement =
            self.connection.prepare("SELECT term, doc, col, offset FROM temp.instance")?;
        let mut rows = statement.query([])?;
        let (mut term, mut term_hash) = (Vec::new(), 0);
        while let Some(row) = rows.next()? {
            let bytes = row.get_ref(0)?.as_bytes().unwrap_or_default();
            if bytes != term {
                term = bytes.to_vec();
                term_hash = hash(&term);
            }
            let column = match row.get_ref(2)?.as_bytes().unwrap_or_default() {
                b"body" => 0,
                b"title" => 1,
                _ => FACET,
            };
            let offset: i64 = row.get(3)?;
            index.entry(row.get(1)?).or_default().add(term_hash, column, offset.cast_unsigned());
        }
        Ok(index)
    }

    /// The sizes by which hits are ranked: articles that have others than their
    /// entries, and whether the totals are right.
    pub(super) fn wrong_sizes(&self, index: &Index) -> rusqlite::Result<(Vec<i64>, bool)> {
        let (mut wrong, mut kept) = (Vec::new(), 0);
        let mut statement = self.connection.prepare("SELECT id, sz FROM fts_docsize")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            let sizes = varint::all(row.get_ref(1)?.as_blob().unwrap_or_default());
            kept += 1;
            if index.get(&id).is_none_or(|entries| sizes != entries.sizes) {
                wrong.push(id);
            }
        }
        let mut totals = vec![index.len() as u64];
        totals.extend((0..COLUMNS).map(|c| index.values().map(|e| e.sizes[c]).sum::<u64>()));
        let record: Vec<u8> =
            self.connection
                .query_row("SELECT block FROM fts_data WHERE id = 1", [], |row| row.get(0))?;
        // An index that never held anything has an empty record.
        let recorded = varint::all(&record);
        let right = recorded == totals || (index.is_empty() && recorded.is_empty());
        Ok((wrong, right && kept == index.len()))
    }

    /// Makes the index anew from the stored paragraphs, inside a transaction.
    pub(super) fn rebuild_index(
        &self,
        index_text: fn(&[Paragraph]) -> IndexText,
    ) -> Result<(), ArchiveError> {
        self.run("INSERT INTO fts (fts) VALUES ('delete-all')")?;
        let ids = self.ids("SELECT id FROM article ORDER BY id").map_err(|e| self.error(e))?;
        for id in ids {
            let index = index_text(&self.paragraphs(id)?);
            let facet = self.stored_facet(id)?.text();
            self.connection
                .prepare_cached("INSERT INTO fts (rowid, body, title, facet) VALUES (?, ?, ?, ?)")
                .and_then(|mut insert| insert.execute((id, index.body, index.title, facet)))
                .map_err(|e| self.error(e))?;
        }
        Ok(())
    }

    /// The first column of a statement, as keys.
    pub(super) fn ids(&self, sql: &str) -> rusqlite::Result<Vec<i64>> {
        self.connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
    }
}

/// The tokens of a text as the `ascii` tokenizer cuts them, but for capitals, which it
/// makes small.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = &[u8]> {
    text.as_bytes()
        .split(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric())
        .filter(|token| !token.is_empty())
        .map(|token| &token[..token.len().min(LONGEST_TOKEN)])
}

fn hash(term: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(term);
    mix(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_counts_with_its_place() {
        let index = |body: &str, title: &str| IndexText { body: body.into(), title: title.into() };
        let entries = Entries::of(&index("ab cd", ""), "all");
        assert_eq!(entries, Entries::of(&index("AB  cd", ""), "all"));
        assert_ne!(entries, Entries::of(&index("cd ab", ""), "all"));
        assert_ne!(entries, Entries::of(&index("", "ab cd"), "all"));
        assert_eq!(entries.sizes, [2, 0, 1]);
    }
}
