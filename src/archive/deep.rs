//! Finds everything again in every article, and says where that is not what is stored.
//!
//! It is found in an archive in memory that has the names of the one on the disk,
//! and compared by the seals. Nothing is written.

use std::path::Path;

use rusqlite::OpenFlags;

use super::open::uri;
use super::repair::Reading;
use super::rows::Rows;
use super::{Archive, ArchiveError, seal};

/// Reports each article in which this version of the program finds something else than
/// is stored, by its public id.
pub fn find_otherwise(
    path: &Path,
    reading: &mut Reading<'_>,
    report: &mut dyn FnMut(String),
) -> Result<(), ArchiveError> {
    let stored = Archive::open(path)?;
    let scratch = Archive::open_to_write(Path::new(":memory:"), OpenFlags::SQLITE_OPEN_URI)?;
    let failed = |error| ArchiveError::of(path, error);
    scratch.connection.execute("ATTACH ? AS old", [uri(path, "mode=ro")]).map_err(failed)?;
    scratch.run("PRAGMA foreign_keys = OFF")?;
    for table in ["entity", "alias", "entity_seal", "correction"] {
        scratch.copy(table, "true", 0).map_err(failed)?;
    }
    let mut rows = Rows::new(&scratch, scratch.ruleset(reading.rules)?);
    for id in stored.ids("SELECT id FROM article ORDER BY id").map_err(failed)? {
        let Some(article) = stored.stored_article(id).map_err(failed)? else { continue };
        scratch.run("BEGIN")?;
        // A correction may hold for some articles only.
        scratch.copy("article", "id = ?1", id).map_err(failed)?;
        scratch.find_again(article, &mut rows, reading)?;
        let found = seal::given(&scratch.connection, id).map_err(failed)?.map(|seal| seal.found);
        scratch.run("ROLLBACK")?;
        rows.forget();
        if found != seal::given(&stored.connection, id).map_err(failed)?.map(|seal| seal.found) {
            let key = "SELECT key FROM article WHERE id = ?";
            report(stored.connection.query_row(key, [id], |row| row.get(0)).map_err(failed)?);
        }
    }
    Ok(())
}
