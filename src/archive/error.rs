//! Why an archive cannot be used.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

/// Why an archive cannot be used.
#[derive(Debug, Error)]
pub enum ArchiveError {
    /// There is no such file.
    #[error("there is no archive `{}`", .0.display())]
    Absent(PathBuf),
    /// The file exists and holds nothing.
    #[error("the archive `{}` is empty", .0.display())]
    Empty(PathBuf),
    /// The file is something else.
    #[error("`{}` is not a sijill archive", .0.display())]
    Foreign(PathBuf),
    /// The file was made by a later version.
    #[error(
        "`{}` was made by a later version of sijill (schema {found}, this one knows {known})",
        .path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        found: i32,
        /// The last one this program knows.
        known: i32,
    },
    /// The index was filled by another version of the word analysis.
    #[error("the index of `{}` was made by another version of the word analysis", .0.display())]
    Analyser(PathBuf),
    /// The file's structure is broken.
    #[error("the archive `{}` is damaged: {reason}", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite says of it.
        reason: String,
    },
    /// The file is shorter than it was.
    #[error("the archive `{}` is cut off: {left} of {whole} bytes are left", .path.display())]
    Cut {
        /// The file.
        path: PathBuf,
        /// Its size.
        left: u64,
        /// The size it had.
        whole: u64,
    },
    /// What the source said cannot be read in full.
    #[error("the articles of `{}` cannot be read in full", .0.display())]
    Lost(PathBuf),
    /// The file to be made is there already.
    #[error("`{}` exists already", .0.display())]
    Exists(PathBuf),
    /// An import was cut short, and its folder cannot be written to.
    #[error(
        "the archive `{}` was left unfinished by an import, and its folder cannot be written to",
        .0.display()
    )]
    Unfinished(PathBuf),
    /// Another process writes to it.
    #[error("the archive `{}` is in use by another import", .0.display())]
    Busy(PathBuf),
    /// There is a folder where the file should be.
    #[error("`{}` is a folder, and an archive is a file", .0.display())]
    IsFolder(PathBuf),
    /// The folder of the file is not there.
    #[error("there is no folder `{}`", .0.display())]
    NoFolder(PathBuf),
    /// The folder or the disk refuses.
    #[error("the archive `{}` cannot be read or written: {reason}", .path.display())]
    Access {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// One day has more articles than its keys can number.
    #[error("more than 1,048,576 articles of one day")]
    DayFull,
    /// The question took longer than it was given.
    #[error("the archive did not answer in time")]
    Timeout,
    /// A statement failed for a reason that is not the archive's.
    #[error("the archive could not answer: {0}")]
    Statement(String),
}

impl ArchiveError {
    /// The same of what a check or a repair cannot read: neither helps there.
    pub(super) fn lost(self) -> ArchiveError {
        match self {
            ArchiveError::Damaged { path, .. } => ArchiveError::Lost(path),
            error => error,
        }
    }

    /// A file of the archive's, or one beside it, that the system refuses.
    pub(super) fn refused(path: &Path, error: &io::Error) -> ArchiveError {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "there is no such folder".to_owned(),
            kind => kind.to_string(),
        };
        ArchiveError::Access { path: path.to_owned(), reason }
    }

    /// Sorts what SQLite reports about the file at `path`.
    pub(super) fn of(path: &Path, error: rusqlite::Error) -> ArchiveError {
        let path = path.to_owned();
        let reason = reason(&error);
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        match error.sqlite_error_code() {
            Some(_) if path.is_dir() => ArchiveError::IsFolder(path),
            Some(ErrorCode::CannotOpen) if folder.is_some_and(|folder| !folder.is_dir()) => {
                ArchiveError::NoFolder(folder.unwrap_or(&path).to_owned())
            }
            Some(ErrorCode::OperationInterrupted) => ArchiveError::Timeout,
            Some(ErrorCode::NotADatabase) => ArchiveError::Foreign(path),
            Some(ErrorCode::DatabaseCorrupt) => match cut(&path) {
                Some((left, whole)) => ArchiveError::Cut { path, left, whole },
                None => ArchiveError::Damaged { path, reason },
            },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => ArchiveError::Busy(path),
            Some(
                ErrorCode::CannotOpen
                | ErrorCode::ReadOnly
                | ErrorCode::PermissionDenied
                | ErrorCode::DiskFull
                | ErrorCode::SystemIoFailure,
            ) => ArchiveError::Access { path, reason },
            _ => ArchiveError::Statement(reason),
        }
    }
}

/// The size of a file that is shorter than its head says, and the size that it says.
fn cut(path: &Path) -> Option<(u64, u64)> {
    let mut file = File::open(path).ok()?;
    let mut head = [0; 32];
    file.read_exact(&mut head).ok()?;
    let page_size = match u16::from_be_bytes([head[16], head[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    let pages = u32::from_be_bytes([head[28], head[29], head[30], head[31]]);
    let (left, whole) = (file.metadata().ok()?.len(), page_size * u64::from(pages));
    (left < whole).then_some((left, whole))
}

/// What SQLite says, without its number and the statement that it says it of.
fn reason(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(code, _) => {
            let words = code.to_string();
            words.split_once(": ").map_or(words.clone(), |(_, words)| words.to_owned())
        }
        rusqlite::Error::SqlInputError { error, .. } => error.to_string(),
        other => other.to_string(),
    }
}
