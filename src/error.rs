//! What a user is told when something fails, and the exit status.

use std::path::PathBuf;

use thiserror::Error;

use crate::archive::{ArchiveError, CorrectionError, DumpError, Unit};
use crate::import::Unmet;
use crate::names::NamesError;
use crate::report::ReportError;

/// Everything that can end a command early.
#[derive(Debug, Error)]
pub enum Error {
    /// The archive cannot be used.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// A dump cannot be loaded.
    #[error("`{}` is not a dump that can be loaded: {reason}", .path.display())]
    Dump {
        /// The file, `-` for standard input.
        path: PathBuf,
        /// What is wrong, and where.
        reason: DumpError,
    },
    /// A saved query cannot be run.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// Added names cannot be used.
    #[error("{first}{}", and_more(*.others))]
    Names {
        /// The first reason.
        first: Box<NamesError>,
        /// How many other rows or files are wrong.
        others: usize,
    },
    /// No country is called so.
    #[error("no country is called `{0}`")]
    NoCountry(String),
    /// A file to read that was named is not there.
    #[error("there is no file or folder `{}`", .0.display())]
    NoInput(PathBuf),
    /// A name that `--map` gives is that of no field.
    #[error("no record has the field {0}")]
    Unmet(Unmet),
    /// The archive holds no such article.
    #[error("no article has the id `{0}`")]
    NoArticle(String),
    /// An article is there, but no such meeting or paragraph in it.
    #[error("the article has no {what} `{id}`")]
    NoPart {
        /// The id.
        id: String,
        /// What it is of.
        what: &'static str,
        /// The ids there are.
        there: String,
    },
    /// The archive has seen no such import.
    #[error("there is no import `{0}`")]
    NoImport(i64),
    /// No official of the archive is called so.
    #[error("no official is called `{name}`")]
    NoOfficial {
        /// The name.
        name: String,
        /// Who may have been meant.
        near: Vec<String>,
    },
    /// Several officials are called so.
    #[error("`{name}` may be {}", .candidates.join(", "))]
    ManyOfficials {
        /// The name.
        name: String,
        /// Who they are, with their ids.
        candidates: Vec<String>,
    },
    /// A correction is not made.
    #[error(transparent)]
    Correction(CorrectionError),
    /// A unit has no such column.
    #[error("a row of {unit} has no column `{name}`")]
    Column {
        /// The name.
        name: String,
        /// What one row is.
        unit: &'static str,
    },
    /// One dimension was named twice.
    #[error("`{0}` is named twice")]
    SameDimension(&'static str),
    /// More dimensions than a table has sides.
    #[error("counts have at most two dimensions, not {0}")]
    Dimensions(usize),
    /// The output file cannot be written.
    #[error("cannot write `{}`: {reason}", .path.display())]
    Output {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The output file is there already.
    #[error("`{}` exists already", .0.display())]
    Exists(PathBuf),
    /// The output file is the archive.
    #[error("`{}` is the archive", .0.display())]
    IsArchive(PathBuf),
    /// The log would take the place of what is read.
    #[error("`{}` is an input", .0.display())]
    IsInput(PathBuf),
    /// Several results would go to one file.
    #[error("`{}` is no folder, and there is more than one result", .0.display())]
    NeedsFolder(PathBuf),
    /// A result would take the place of a folder.
    #[error("`{}` is a folder", .0.display())]
    IsFolder(PathBuf),
    /// A result would take the place of a device or a pipe.
    #[error("`{}` is no plain file", .0.display())]
    NoPlainFile(PathBuf),
    /// The output file's folder is not there.
    #[error("there is no folder `{}`", .0.display())]
    NoFolder(PathBuf),
    /// A NUL ends ids, and rows of this format are more than ids.
    #[error("`-0` ends ids, not rows of `{0}`")]
    NullFormat(&'static str),
    /// Rows of this format have nothing that the option is for.
    #[error("`{format}` has no use for `{option}`")]
    NotOfFormat {
        /// The option.
        option: &'static str,
        /// The format.
        format: &'static str,
    },
    /// Several columns would be printed as ids.
    #[error("ids are one column, not {0}")]
    IdColumns(usize),
    /// The file name says no known format.
    #[error("no format is known by the name of `{}`", .0.display())]
    UnknownFormat(PathBuf),
    /// A signal asked to end before the output was complete.
    #[error("ended by a signal; nothing was written")]
    Ended(Exit),
    /// Standard output failed.
    #[error("cannot write to standard output: {0}")]
    Stdout(std::io::Error),
}

impl From<CorrectionError> for Error {
    fn from(error: CorrectionError) -> Error {
        match error {
            CorrectionError::Archive(error) => Error::Archive(error),
            error => Error::Correction(error),
        }
    }
}

/// The exit statuses, which are a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done, also when nothing matched.
    Done = 0,
    /// Nothing matched, and `--fail-empty` asked to be told.
    Empty = 1,
    /// The command or the query was wrong.
    Usage = 2,
    /// The archive or the output could not be used, or is damaged.
    Archive = 3,
    /// Done, but some input was skipped.
    Skipped = 4,
    /// Interrupted by the user; what was done stands.
    Interrupted = 130,
    /// Asked to end by the system; what was done stands.
    Terminated = 143,
}

impl Exit {
    /// The exit status of a command of whose inputs some were `missing`: they are part of
    /// a wrong command, unless it was ended before.
    pub fn or_missing(self, missing: Exit) -> Exit {
        match (self, missing) {
            (Exit::Done | Exit::Skipped, Exit::Usage) => Exit::Usage,
            _ => self,
        }
    }
}

impl Error {
    /// The exit status this error ends with.
    pub fn exit(&self) -> Exit {
        match self {
            Error::Archive(ArchiveError::Exists(_)) => Exit::Usage,
            Error::Ended(exit) => *exit,
            Error::Correction(CorrectionError::Archive(_))
            | Error::Archive(_)
            | Error::Dump { .. }
            | Error::Output { .. }
            | Error::Stdout(_) => Exit::Archive,
            Error::Report(_)
            | Error::Names { .. }
            | Error::NoCountry(_)
            | Error::NoArticle(_)
            | Error::NoPart { .. }
            | Error::NoInput(_)
            | Error::Unmet(_)
            | Error::NoImport(_)
            | Error::NoOfficial { .. }
            | Error::ManyOfficials { .. }
            | Error::Correction(_)
            | Error::Column { .. }
            | Error::SameDimension(_)
            | Error::NeedsFolder(_)
            | Error::Dimensions(_)
            | Error::IsArchive(_)
            | Error::IsInput(_)
            | Error::Exists(_)
            | Error::IsFolder(_)
            | Error::NoPlainFile(_)
            | Error::NoFolder(_)
            | Error::NullFormat(_)
            | Error::NotOfFormat { .. }
            | Error::IdColumns(_)
            | Error::UnknownFormat(_) => Exit::Usage,
        }
    }

    /// What can be done about it, as something to type.
    pub fn hint(&self) -> Option<String> {
        match self {
            Error::Archive(error) => archive_hint(error),
            Error::Dump { .. } => Some("`sijill dump` makes one; nothing was loaded".into()),
            Error::Report(error) => error.hint(),
            Error::Column { unit, .. } => {
                Unit::named(unit).map(|unit| format!("its columns are {}", unit.column_names()))
            }
            Error::Names { first, .. } => Some(first.hint()),
            Error::NoCountry(_) => {
                Some("a name or a code, such as KW; `sijill list countries` lists them".into())
            }
            Error::Unmet(unmet) => Some(unmet.near()),
            Error::NoArticle(_) => Some("`sijill query` prints the ids".into()),
            Error::NoPart { what, there, .. } if there.is_empty() => {
                Some(format!("it has no {what}; leave out what follows the article's id"))
            }
            Error::NoPart { there, .. } => Some(format!("there are {there}")),
            Error::NoImport(_) => Some("`sijill imports` lists them".into()),
            Error::NoOfficial { near, .. } if near.is_empty() => {
                Some("`sijill list officials` lists them".into())
            }
            Error::NoOfficial { near, .. } => Some(near.join(", ")),
            Error::ManyOfficials { .. } => Some("name one in full, or by the id".into()),
            Error::Correction(error) => correction_hint(error),
            Error::IsArchive(_) | Error::IsInput(_) => Some("name another file".into()),
            Error::Exists(_) => Some("`--force` writes over it".into()),
            Error::NeedsFolder(path) => Some(format!("-o {}/", path.display())),
            Error::IsFolder(path) => {
                Some(format!("name a file in it: -o {}", path.join("rows.csv").display()))
            }
            Error::NoPlainFile(path) => {
                Some(format!("leave out `--output`: sijill … > {}", path.display()))
            }
            Error::NoFolder(path) => Some(format!("mkdir -p {}", path.display())),
            Error::NotOfFormat { option, .. } => Some(format!("leave out `{option}`")),
            Error::NullFormat(_) => Some("leave out `--format`, or `-0`".into()),
            Error::IdColumns(_) => Some("e.g. `--columns article_id`".into()),
            Error::UnknownFormat(_) => {
                Some("`sijill help formats` lists the extensions; or give `--format`".into())
            }
            Error::SameDimension(_) | Error::Dimensions(_) => {
                Some("e.g. `--by country,month`".into())
            }
            Error::NoInput(_) | Error::Output { .. } | Error::Stdout(_) | Error::Ended(_) => None,
        }
    }
}

fn correction_hint(error: &CorrectionError) -> Option<String> {
    match error {
        CorrectionError::Archive(error) => archive_hint(error),
        CorrectionError::Same(_) | CorrectionError::Unknown(_) | CorrectionError::Nothing => {
            Some("`sijill officials log` lists what was corrected".into())
        }
        CorrectionError::Undone { .. } => {
            Some("to have it again, make it again; `sijill officials log` says how it was".into())
        }
        CorrectionError::IsUndo(_) => {
            Some("make the correction again; `sijill officials log` says how it was".into())
        }
        CorrectionError::Taken(_) => Some(
            "`--as NAME` gives the other another name; `sijill officials merge` joins two".into(),
        ),
        CorrectionError::None(name) | CorrectionError::All(name) => Some(format!(
            "`sijill query 'official:\"{name}\"' --unit mention` shows what is told of whom"
        )),
        CorrectionError::NotNamed { name, .. } => {
            Some(format!("`sijill query 'official:\"{name}\"'` lists the articles that do"))
        }
        CorrectionError::Stale(_) => {
            Some("`sijill reextract` reads them again; then correct".into())
        }
        CorrectionError::BuiltUpon { later, .. } => {
            Some(format!("`sijill officials undo {later}` first"))
        }
    }
}

/// How many more rows cannot be used.
fn and_more(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "\n  and 1 more: `sijill names check` prints it".to_owned(),
        count => format!("\n  and {count} more: `sijill names check` prints them"),
    }
}

fn archive_hint(error: &ArchiveError) -> Option<String> {
    match error {
        ArchiveError::Absent(_) | ArchiveError::Empty(_) => {
            Some("`sijill import PATH` makes it; `--archive FILE` names another".into())
        }
        ArchiveError::Foreign(_) => Some("`--archive FILE` names another file".into()),
        ArchiveError::Newer { .. } => Some("use the later version of sijill".into()),
        ArchiveError::Analyser(path) => Some(format!(
            "import the articles again into a new archive: `sijill --archive new.db import PATH` \
             (`{}` stays as it is)",
            path.display()
        )),
        ArchiveError::Damaged { .. } => Some(
            "`sijill check` says what is damaged; `sijill check --repair` mends what it can".into(),
        ),
        ArchiveError::Lost(_) | ArchiveError::Cut { .. } => Some(
            "put a copy in its place (of `sijill backup`, or `sijill load` of a dump), or import \
             into a new archive"
                .into(),
        ),
        ArchiveError::Exists(_) => Some("name another file, or move it away".into()),
        ArchiveError::Unfinished(_) => {
            Some("copy it, with the files beside it, to where it can be written".into())
        }
        ArchiveError::Busy(_) => Some("wait until the other import is done".into()),
        ArchiveError::Timeout => Some(
            "narrow the query with `date:` or `limit:`, or give it more time: `--timeout 60`"
                .into(),
        ),
        ArchiveError::IsFolder(path) => {
            Some(format!("name a file in it: --archive {}", path.join("sijill.db").display()))
        }
        ArchiveError::NoFolder(path) => Some(format!("mkdir -p {}", path.display())),
        ArchiveError::Access { .. } => {
            Some("look at the rights of the file and its folder, and the room on the disk".into())
        }
        ArchiveError::DayFull | ArchiveError::Statement(_) => None,
    }
}
