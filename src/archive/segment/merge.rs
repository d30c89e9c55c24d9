//! Merges segments of the index, which FTS5 does itself.

use super::{Archive, ArchiveError};

/// Segments from which on they are merged while an import goes on. FTS5 refuses more
/// than 2,000.
const MANY: usize = 256;
/// Segments that are not worth merging: a word is looked up in each.
const FEW: usize = 16;

/// Merging waits for the end; FTS5 refuses more than 2,000 segments, and a batch makes
/// several.
pub(in crate::archive) fn defer_merges(archive: &Archive) -> Result<(), ArchiveError> {
    archive.run("INSERT INTO fts (fts, rank) VALUES ('automerge', 0), ('crisismerge', 256)")
}

/// Merges everything, what is taken out with what it was taken out of.
pub(in crate::archive) fn merge_whole_index(archive: &Archive) -> Result<(), ArchiveError> {
    merge(archive, -500)?;
    merge_index(archive)
}

/// Merges segments of about the same size until there is nothing left to do.
fn merge_index(archive: &Archive) -> Result<(), ArchiveError> {
    // FTS5 says by the number of changes whether a step did any work.
    while merge(archive, 500)? >= 2 {}
    archive.transaction(|| {
        archive.run("INSERT INTO fts (fts, rank) VALUES ('automerge', 4), ('crisismerge', 16)")
    })?;
    give_back(archive)
}

/// One step, of so many pages that a reader is never kept waiting long.
fn merge(archive: &Archive, pages: i32) -> Result<u64, ArchiveError> {
    let before = archive.connection.total_changes();
    archive.transaction(|| {
        archive
            .connection
            .execute("INSERT INTO fts (fts, rank) VALUES ('merge', ?)", [pages])
            .map_err(|e| archive.error(e))
    })?;
    Ok(archive.connection.total_changes() - before)
}

/// Gives the system back the pages that merging left free, if they are many.
fn give_back(archive: &Archive) -> Result<(), ArchiveError> {
    if archive.is_trial() {
        return Ok(());
    }
    let give = || -> rusqlite::Result<()> {
        let many = "SELECT freelist_count * 32 > page_count
                    FROM pragma_freelist_count, pragma_page_count";
        if archive.connection.query_row(many, [], |row| row.get(0))? {
            // Each step moves one page.
            let mut vacuum = archive.connection.prepare("PRAGMA incremental_vacuum")?;
            let mut steps = vacuum.query([])?;
            while steps.next()?.is_some() {}
        }
        Ok(())
    };
    give().map_err(|e| archive.error(e))
}

impl Archive {
    /// Merges the index before an import goes on, if it has too many segments.
    pub(in crate::archive) fn merge_if_many(&self) -> Result<(), ArchiveError> {
        self.merge_from(MANY)
    }

    /// Merges the index after an import. What FTS5 builds itself has many small ones.
    pub(in crate::archive) fn merge_if_worth_it(&self) -> Result<(), ArchiveError> {
        self.merge_from(if self.builds_segments() { FEW + 1 } else { 0 })
    }

    fn merge_from(&self, least: usize) -> Result<(), ArchiveError> {
        let segments = self.structure().map_err(|e| self.error(e))?.count();
        if segments < least { Ok(()) } else { merge_index(self) }
    }
}
