//! Copies of an archive: a backup of one in use, a packed one for any medium.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::place::place;
use super::{Archive, ArchiveError};

/// Pages copied at a time, between which others may write.
const PAGES: i32 = 2048;

impl Archive {
    /// Copies the archive at `path`, which others may be writing to, into a new file:
    /// the state at one moment.
    pub fn backup(path: &Path, target: &Path, replace: bool) -> Result<(), ArchiveError> {
        let archive = Archive::open_to_read(path)?;
        place(target, replace, |copy| {
            let run = || -> rusqlite::Result<()> {
                let mut copy = Connection::open(copy)?;
                Backup::new(&archive.connection, &mut copy)?.run_to_completion(
                    PAGES,
                    Duration::from_millis(5),
                    None,
                )?;
                copy.execute_batch("PRAGMA journal_mode = DELETE")?;
                copy.close().map_err(|(_, error)| error)
            };
            run().map_err(|e| ArchiveError::of(target, e))
        })
    }

    /// Writes the archive at `path` into a new file without free pages, which can be
    /// read where nothing can be written.
    pub fn pack(path: &Path, target: &Path, replace: bool) -> Result<(), ArchiveError> {
        let archive = Archive::open_to_read(path)?;
        place(target, replace, |copy| {
            let name = copy.to_string_lossy();
            archive
                .connection
                .execute("VACUUM INTO ?", [name])
                .map(|_| ())
                .map_err(|e| ArchiveError::of(target, e))
        })
    }
}
