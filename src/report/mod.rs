//! Saved queries: named, kept in files, run again next month.
//!
//! A file `queries/NAME.toml` holds a title in both languages, a query and the
//! columns to print. Files are looked for in `./queries`, then beside the
//! archive; then come the ones compiled into the program.

mod build;
mod error;
mod saved;
mod words;

use std::path::{Path, PathBuf};

pub use build::Answer;
pub use error::{ReportError, Wrong};
pub use saved::{Param, ParamKind, SavedQuery, Table, Title, placeholders};

/// A saved query, where it was found, and where others of its name stand.
#[derive(Debug)]
pub struct Found {
    /// The query.
    pub query: SavedQuery,
    /// The file, or `built in`.
    pub place: String,
    /// Others of its name that it stands before.
    pub hidden: Vec<String>,
}

/// The queries that ship with the program.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("asia-and-the-gulf", include_str!("../../queries/asia-and-the-gulf.toml")),
    ("country-coverage", include_str!("../../queries/country-coverage.toml")),
    ("country-meetings", include_str!("../../queries/country-meetings.toml")),
    ("country-pairs", include_str!("../../queries/country-pairs.toml")),
    ("defence-cooperation", include_str!("../../queries/defence-cooperation.toml")),
    ("duplicates", include_str!("../../queries/duplicates.toml")),
    ("last-month", include_str!("../../queries/last-month.toml")),
    ("meetings", include_str!("../../queries/meetings.toml")),
    ("new-meetings", include_str!("../../queries/new-meetings.toml")),
    ("official-meetings", include_str!("../../queries/official-meetings.toml")),
    ("source-coverage", include_str!("../../queries/source-coverage.toml")),
    ("topics-by-month", include_str!("../../queries/topics-by-month.toml")),
    ("uncertain-meetings", include_str!("../../queries/uncertain-meetings.toml")),
    ("undated", include_str!("../../queries/undated.toml")),
];

const INSIDE: &str = "built in";

/// The folders that may hold saved queries, nearest first.
pub fn folders(archive: &Path) -> Vec<PathBuf> {
    let mut folders = vec![PathBuf::from("queries")];
    if let Some(beside) = archive.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        folders.push(beside.join("queries"));
    }
    folders
}

/// The saved query of a name.
pub fn find(name: &str, folders: &[PathBuf]) -> Result<Found, ReportError> {
    let mut files = folders.iter().map(|folder| folder.join(format!("{name}.toml")));
    let file = files.by_ref().find(|file| file.is_file());
    let mut hidden: Vec<String> =
        files.filter(|file| file.is_file()).map(|file| file.display().to_string()).collect();
    let inside = BUILT_IN.iter().find(|(known, _)| *known == name);
    match (file, inside) {
        (Some(file), inside) => {
            let place = file.display().to_string();
            let text = std::fs::read_to_string(&file).map_err(|error| ReportError::Unreadable {
                place: place.clone(),
                reason: error.to_string(),
            })?;
            let other = inside.filter(|(_, built_in)| *built_in != text);
            hidden.extend(other.map(|_| "the one that is built in".to_owned()));
            Ok(Found { query: SavedQuery::read(&text, &place)?, place, hidden })
        }
        (None, Some((_, text))) => {
            let place = INSIDE.to_owned();
            Ok(Found { query: SavedQuery::read(text, &place)?, place, hidden })
        }
        (None, None) => Err(ReportError::Absent(name.to_owned())),
    }
}

/// Every saved query: name, where it stands, title.
pub fn list(folders: &[PathBuf]) -> Result<Vec<(String, Found)>, ReportError> {
    let mut names: Vec<String> = BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).collect();
    for folder in folders {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        let files = entries.filter_map(Result::ok).map(|entry| entry.path());
        names.extend(files.filter_map(|file| {
            let toml = file.extension().is_some_and(|extension| extension == "toml");
            toml.then(|| file.file_stem()?.to_str().map(str::to_owned)).flatten()
        }));
    }
    names.sort();
    names.dedup();
    names.into_iter().map(|name| Ok((name.clone(), find(&name, folders)?))).collect()
}
