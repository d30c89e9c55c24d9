//! Opens archives: makes new ones, migrates old ones, refuses what is none.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags, config::DbConfig};

use super::migrate::{APPLICATION_ID, VERSION};
use super::{ANALYSER_VERSION, ArchiveError};

/// How many steps of its machine SQLite makes between two looks at the clock.
const STEPS_BETWEEN_LOOKS: i32 = 4096;

/// An open archive.
#[derive(Debug)]
pub struct Archive {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    /// Nothing that is written stays.
    trial: Cell<bool>,
    /// An import leaves the whole index to FTS5.
    stock_index: Cell<bool>,
}

/// What a file at the archive's path turned out to be.
pub(super) enum Found {
    Nothing,
    Archive(i32),
}

/// Statements kept prepared: more than an import has.
const STATEMENTS: usize = 96;

const READ: OpenFlags = OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);
const WRITE: OpenFlags = OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

impl Archive {
    /// Opens an existing archive to ask it; nothing can be written through it.
    pub fn open(path: &Path) -> Result<Archive, ArchiveError> {
        let archive = Archive::open_to_read(path)?;
        archive.run("PRAGMA query_only = 1;")?;
        archive.check_analyser()?;
        Ok(archive)
    }

    /// Opens an existing archive of any analysis, for reading it whole.
    pub(super) fn open_to_read(path: &Path) -> Result<Archive, ArchiveError> {
        if !path.exists() {
            return Err(ArchiveError::Absent(path.to_owned()));
        }
        let archive = Archive::connect(path, READ)?;
        let (archive, found) = match archive.found() {
            Err(ArchiveError::Access { path, reason }) => {
                match Archive::recover(&path).and_then(|()| archive.found()) {
                    Ok(found) => (archive, found),
                    Err(_) => Archive::open_unwritable(&path, reason)?,
                }
            }
            found => found.map(|found| (archive, found))?,
        };
        match found {
            Found::Nothing => return Err(ArchiveError::Empty(path.to_owned())),
            Found::Archive(version) if version < VERSION => {
                drop(archive);
                return Archive::open_for_import(path)
                    .and_then(Archive::close_import)
                    .and_then(|()| Archive::open_to_read(path));
            }
            Found::Archive(_) => {}
        }
        archive.run("PRAGMA cache_size = -65536;")?;
        Ok(archive)
    }

    /// Opens an archive where nothing can be written beside it. What has not
    /// reached the file itself cannot be read there: with a journal or a log
    /// that holds anything it is refused.
    fn open_unwritable(path: &Path, reason: String) -> Result<(Archive, Found), ArchiveError> {
        let holds = |suffix: &str| {
            let mut beside = path.as_os_str().to_owned();
            beside.push(suffix);
            std::fs::metadata(beside).is_ok_and(|file| file.len() > 0)
        };
        if holds("-journal") || holds("-wal") {
            return Err(ArchiveError::Unfinished(path.to_owned()));
        }
        let Some(uri) = uri(path, "immutable=1") else {
            return Err(ArchiveError::Access { path: path.to_owned(), reason });
        };
        let archive = Archive::connect_as(path, &uri, READ | OpenFlags::SQLITE_OPEN_URI)?;
        let found = archive.found()?;
        Ok((archive, found))
    }

    /// Undoes what a killed import left half done; SQLite does so at the first
    /// read of a connection that may write.
    fn recover(path: &Path) -> Result<(), ArchiveError> {
        let archive = Archive::connect(path, WRITE)?;
        archive.found()?;
        archive.close()
    }

    /// Opens an archive to keep others from writing to it; nothing is changed.
    pub(super) fn lock(path: &Path) -> Result<Archive, ArchiveError> {
        let archive = Archive::connect(path, WRITE)?;
        archive.run("PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE")?;
        Ok(archive)
    }

    /// Opens an archive to write to it, making it if there is none.
    ///
    /// A new archive is loaded with a rollback journal, which writes half of
    /// what a write-ahead log does and is not made anew for each transaction; one in
    /// use gets the log, so that readers go on. Either is synced in full at each commit.
    pub fn open_for_import(path: &Path) -> Result<Archive, ArchiveError> {
        Archive::open_to_write(path, OpenFlags::empty())
    }

    /// The same, with flags of one's own.
    pub(super) fn open_to_write(path: &Path, more: OpenFlags) -> Result<Archive, ArchiveError> {
        let flags = WRITE | OpenFlags::SQLITE_OPEN_CREATE | more;
        let archive = Archive::connect(path, flags)?;
        match archive.found()? {
            Found::Nothing => {
                archive.run(
                    "PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL;
                     PRAGMA journal_mode = PERSIST;",
                )?;
            }
            // Whoever else is in it may keep it in the other mode.
            Found::Archive(_) => match archive.run("PRAGMA journal_mode = WAL;") {
                Ok(()) | Err(ArchiveError::Busy(_)) => {}
                Err(error) => return Err(error),
            },
        }
        // A migration may make a table anew that others refer to.
        archive.run("PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF")?;
        archive.use_memory()?;
        archive.migrate()?;
        archive.run("PRAGMA foreign_keys = ON")?;
        archive.check_analyser()?;
        Ok(archive)
    }

    /// Has SQLite hold pages of a file that is written to, and what it makes meanwhile.
    pub(super) fn use_memory(&self) -> Result<(), ArchiveError> {
        match self.is_trial() {
            true => Ok(()),
            false => self.run("PRAGMA cache_size = -24576; PRAGMA temp_store = MEMORY"),
        }
    }

    fn connect(path: &Path, flags: OpenFlags) -> Result<Archive, ArchiveError> {
        Archive::connect_as(path, path, flags)
    }

    fn connect_as(
        path: &Path,
        name: impl AsRef<Path>,
        flags: OpenFlags,
    ) -> Result<Archive, ArchiveError> {
        let connection =
            Connection::open_with_flags(name, flags).map_err(|e| ArchiveError::of(path, e))?;
        let archive = Archive {
            connection,
            path: path.to_owned(),
            trial: Cell::new(false),
            stock_index: Cell::new(false),
        };
        archive.harden().map_err(|e| archive.error(e))?;
        archive.register_ids()?;
        Ok(archive)
    }

    /// A file may come from anywhere: nothing in its schema is trusted.
    fn harden(&self) -> rusqlite::Result<()> {
        // A statement is planned once, not again for every value it is given.
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        self.connection.busy_timeout(Duration::from_secs(10))?;
        self.connection.set_prepared_statement_cache_capacity(STATEMENTS);
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
        // Else a statement whose plan might depend on a value is prepared anew for each.
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        self.connection.execute_batch("PRAGMA cell_size_check = 1; PRAGMA mmap_size = 0;")
    }

    pub(super) fn found(&self) -> Result<Found, ArchiveError> {
        // One look: between two, another process may make the schema.
        let look = "SELECT (SELECT application_id FROM pragma_application_id),
                      (SELECT user_version FROM pragma_user_version),
                      (SELECT count(*) FROM sqlite_schema)";
        let (application, version, objects): (i32, i32, i32) = self
            .connection
            .query_row(look, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .map_err(|e| self.error(e))?;
        match application {
            APPLICATION_ID if version > VERSION => {
                Err(ArchiveError::Newer { path: self.path.clone(), found: version, known: VERSION })
            }
            APPLICATION_ID if version < 1 => Err(ArchiveError::Damaged {
                path: self.path.clone(),
                reason: format!("it says that its schema is {version}"),
            }),
            APPLICATION_ID => Ok(Found::Archive(version)),
            _ if objects == 0 => Ok(Found::Nothing),
            _ => Err(ArchiveError::Foreign(self.path.clone())),
        }
    }

    /// Runs `work` as one transaction that may write: all of it or nothing. It
    /// waits for its turn before it reads, since one that has read cannot wait.
    pub(super) fn transaction<T>(
        &self,
        work: impl FnOnce() -> Result<T, ArchiveError>,
    ) -> Result<T, ArchiveError> {
        self.begin()?;
        let done = work().and_then(|value| self.commit().map(|()| value));
        if done.is_err() {
            self.roll_back();
        }
        done
    }

    /// Begins a transaction that may write.
    pub(super) fn begin(&self) -> Result<(), ArchiveError> {
        if self.is_trial() { Ok(()) } else { self.run("BEGIN IMMEDIATE") }
    }

    pub(super) fn commit(&self) -> Result<(), ArchiveError> {
        if self.is_trial() { Ok(()) } else { self.run("COMMIT") }
    }

    /// Undoes what was done since `begin`, after an error, which is the one to report.
    pub(super) fn roll_back(&self) {
        if !self.is_trial() {
            let _ = self.run("ROLLBACK");
        }
    }

    pub(super) fn check_analyser(&self) -> Result<(), ArchiveError> {
        let version: String = self
            .connection
            .query_row("SELECT value FROM meta WHERE name = 'analyser'", [], |row| row.get(0))
            .map_err(|e| self.error(e))?;
        if version == ANALYSER_VERSION {
            Ok(())
        } else {
            Err(ArchiveError::Analyser(self.path.clone()))
        }
    }

    /// Registers the check of a pattern of folded words against stored text,
    /// which statements call as `holds(pattern, text)`.
    pub fn register_holds(&self, holds: fn(&str, &str) -> bool) -> Result<(), ArchiveError> {
        let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
        self.connection
            .create_scalar_function("holds", 2, flags, move |call| {
                let pattern = call.get_raw(0).as_str().unwrap_or("");
                let text = call.get_raw(1).as_str().unwrap_or("");
                Ok(holds(pattern, text))
            })
            .map_err(|e| self.error(e))
    }

    /// Opens an archive to try an import on it: whatever is written is undone when
    /// it is closed, and a file that is not there is not made.
    pub fn open_for_trial(path: &Path) -> Result<Archive, ArchiveError> {
        if !path.exists() {
            let archive = Archive::connect(Path::new(""), OpenFlags::default())?;
            archive.migrate()?;
            archive.trial.set(true);
            return Ok(archive);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let archive = Archive::connect(path, flags)?;
        if let Found::Archive(version) = archive.found()?
            && version == VERSION
        {
            archive.check_analyser()?;
        }
        archive.run("PRAGMA foreign_keys = ON; PRAGMA cache_size = -131072; BEGIN IMMEDIATE")?;
        archive.trial.set(true);
        archive.migrate()?;
        Ok(archive)
    }

    /// Whether nothing that is written stays.
    pub fn is_trial(&self) -> bool {
        self.trial.get()
    }

    /// Has imports leave the whole index to FTS5, instead of building its segments.
    pub fn leave_index_to_fts5(&self) {
        self.stock_index.set(true);
    }

    pub(super) fn builds_segments(&self) -> bool {
        !self.stock_index.get()
    }

    /// Undoes a trial and closes the archive.
    pub fn close_trial(self) -> Result<(), ArchiveError> {
        if !self.connection.is_autocommit() {
            self.run("ROLLBACK")?;
        }
        self.close()
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether there is no article in it.
    pub fn holds_nothing(&self) -> Result<bool, ArchiveError> {
        self.connection
            .query_row("SELECT NOT EXISTS (SELECT 1 FROM article)", [], |row| row.get(0))
            .map_err(|e| self.error(e))
    }

    /// Gives everything that is asked from now on so much time, all together, and ends it
    /// where `ended` says so.
    pub fn answer_within(
        &mut self,
        time: Option<Duration>,
        ended: impl Fn() -> bool + Send + 'static,
    ) -> Result<(), ArchiveError> {
        let end = time.map(|time| Instant::now() + time);
        let stop = move || ended() || end.is_some_and(|end| Instant::now() > end);
        let set = self.connection.progress_handler(STEPS_BETWEEN_LOOKS, Some(stop));
        set.map_err(|e| self.error(e))
    }

    /// Closes an archive after an import: one file again, that any medium can
    /// hold and no reader needs to write beside.
    pub fn close_import(self) -> Result<(), ArchiveError> {
        match self.run("PRAGMA journal_mode = DELETE") {
            // A reader keeps the log until the next import.
            Ok(()) | Err(ArchiveError::Busy(_)) => self.close(),
            Err(error) => Err(error),
        }
    }

    /// Closes an archive after an import that failed, so that no journal takes room beside
    /// it. Nobody is waited for; the error that ended the import is the one to report.
    pub fn give_up_import(self) {
        let _ = self.run("PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE");
    }

    /// Closes the archive and reports what a silent drop would hide.
    pub fn close(self) -> Result<(), ArchiveError> {
        let Archive { connection, path, .. } = self;
        connection.close().map_err(|(_, e)| ArchiveError::of(&path, e))
    }

    pub(super) fn run(&self, sql: &str) -> Result<(), ArchiveError> {
        self.connection.execute_batch(sql).map_err(|e| self.error(e))
    }

    pub(super) fn error(&self, error: rusqlite::Error) -> ArchiveError {
        ArchiveError::of(&self.path, error)
    }
}

/// The name of a file with a word on how to open it.
pub(super) fn uri(path: &Path, how: &str) -> Option<String> {
    let path = std::path::absolute(path).ok()?;
    let mut uri = "file:".to_owned();
    for byte in path.to_str()?.bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                uri.push(byte.into());
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    Some(format!("{uri}?{how}"))
}
