//! Merges segments of the index, which FTS5 does itself.
//!
//! A word is looked up in every segment, so there should not be many; but to merge
//! them writes them anew. Those of about one size are merged when there are many of
//! them, a part with each batch, while other threads go on with the articles to come.

use super::{Archive, ArchiveError};

/// Segments of one size that are merged.
pub(super) const ENOUGH: usize = 8;
/// Pages of a step: so few that a reader does not wait long.
const STEP: i32 = 2000;
/// Segments of one size that are merged while there are more to come: the more at once, the
/// less often a page is written.
const MANY: usize = 20;
/// Pages that are merged with a batch then: more than it adds on all levels.
const PART: i32 = 1000;

/// Leaves merging to the end of a batch or of a run.
pub(in crate::archive) fn defer_merges(archive: &Archive) -> Result<(), ArchiveError> {
    archive.run("INSERT INTO fts (fts, rank) VALUES ('automerge', 0), ('crisismerge', 256)")?;
    archive.run(&format!("INSERT INTO fts (fts, rank) VALUES ('usermerge', {ENOUGH})"))
}

/// Merges everything, what is taken out with what it was taken out of.
pub(in crate::archive) fn merge_whole_index(archive: &Archive) -> Result<(), ArchiveError> {
    merge(archive, -STEP)?;
    merge_index(archive)?;
    end_merges(archive)
}

/// Merges segments of about one size, as long as there are enough of them.
pub(in crate::archive) fn merge_index(archive: &Archive) -> Result<(), ArchiveError> {
    merge_if(archive, ENOUGH)
}

/// The same after a first load, whose segments are large and few.
pub(in crate::archive) fn merge_first_load(archive: &Archive) -> Result<(), ArchiveError> {
    merge_if(archive, MANY)
}

fn merge_if(archive: &Archive, enough: usize) -> Result<(), ArchiveError> {
    if is_due(archive, enough)? {
        // FTS5 says by the number of changes whether a step did any work.
        while merge(archive, STEP)? >= 2 {}
    }
    Ok(())
}

/// Merges a part, inside a transaction, where there are many.
pub(in crate::archive) fn merge_part(archive: &Archive) -> Result<(), ArchiveError> {
    if is_due(archive, MANY)? { merge_pages(archive, PART) } else { Ok(()) }
}

/// Whether so many are of one size, or some are merged in part.
fn is_due(archive: &Archive, enough: usize) -> Result<bool, ArchiveError> {
    let structure = archive.structure().map_err(|e| archive.error(e))?;
    Ok(structure.is_merging() || structure.most_of_a_level() >= enough)
}

/// Has FTS5 merge again when others write, and gives back what merging left free.
pub(in crate::archive) fn end_merges(archive: &Archive) -> Result<(), ArchiveError> {
    archive.transaction(|| {
        let defaults = "('automerge', 4), ('crisismerge', 16), ('usermerge', 4)";
        archive.run(&format!("INSERT INTO fts (fts, rank) VALUES {defaults}"))
    })?;
    give_back(archive)
}

/// One step, of so many pages; says how much changed.
fn merge(archive: &Archive, pages: i32) -> Result<u64, ArchiveError> {
    let before = archive.connection.total_changes();
    archive.transaction(|| merge_pages(archive, pages))?;
    Ok(archive.connection.total_changes() - before)
}

fn merge_pages(archive: &Archive, pages: i32) -> Result<(), ArchiveError> {
    archive
        .connection
        .prepare_cached("INSERT INTO fts (fts, rank) VALUES ('merge', ?)")
        .and_then(|mut merge| merge.execute([pages]))
        .map(|_| ())
        .map_err(|e| archive.error(e))
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
