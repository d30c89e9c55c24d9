//! Saved queries: named, kept in files, run again next month.
//!
//! A file `queries/NAME.toml` holds a title in both languages, a query and the
//! columns to print. Files are looked for in `./queries`, then beside the
//! archive, then in the user's configuration folder; then come the ones compiled into the
//! program.

mod build;
mod error;
mod saved;
mod words;

use std::path::{Path, PathBuf};

pub use build::Answer;
pub use error::{ReportError, Wrong};
pub use saved::{Param, ParamKind, SavedQuery, Table, Title, placeholders};
pub use words::period_words;

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

/// A file of a saved query with everything one may hold, explained.
pub const EXAMPLE: &str = include_str!("example.toml");

const INSIDE: &str = "built in";

/// The folders that may hold saved queries, nearest first, each once; `config` is the
/// user's folder for configuration files.
pub fn folders(archive: &Path, config: Option<PathBuf>) -> Vec<PathBuf> {
    let mut folders = vec![PathBuf::from("queries")];
    let beside = archive.parent().filter(|folder| !folder.as_os_str().is_empty());
    folders.extend(beside.map(|folder| folder.join("queries")));
    folders.extend(config.map(|folder| folder.join("sijill").join("queries")));
    let mut seen = Vec::new();
    folders.retain(|folder| {
        let real = folder.canonicalize().unwrap_or_else(|_| folder.clone());
        let new = !seen.contains(&real);
        seen.push(real);
        new
    });
    folders
}

/// The text of a file.
pub fn text(file: &Path) -> Result<String, ReportError> {
    std::fs::read_to_string(file).map_err(|error| {
        let said = error.to_string();
        let reason = said.split(" (os error").next().unwrap_or(&said).to_lowercase();
        ReportError::Unreadable { place: file.display().to_string(), reason }
    })
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
            let text = text(&file)?;
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

/// Every saved query by name, or what is wrong with it.
pub fn list(folders: &[PathBuf]) -> Vec<(String, Result<Found, ReportError>)> {
    let named = |name: String| (name.clone(), find(&name, folders));
    names(folders).into_iter().map(named).collect()
}

/// The names of all saved queries, in order.
pub fn names(folders: &[PathBuf]) -> Vec<String> {
    let inside = BUILT_IN.iter().map(|(name, _)| (*name).to_owned());
    let stem = |file: PathBuf| file.file_stem()?.to_str().map(str::to_owned);
    let mut names: Vec<String> =
        inside.chain(files(folders).into_iter().filter_map(stem)).collect();
    names.sort();
    names.dedup();
    names
}

/// The files of saved queries in these folders, in order.
pub fn files(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in folders {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        let entries = entries.filter_map(Result::ok).map(|entry| entry.path());
        let mut here: Vec<PathBuf> = entries.filter(|file| is_toml(file)).collect();
        here.sort();
        files.extend(here);
    }
    files
}

fn is_toml(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "toml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_a_saved_query() {
        let example = SavedQuery::read(EXAMPLE, "example").unwrap();
        assert_eq!((example.params.len(), example.tables.len()), (2, 2));
    }

    #[test]
    fn folders_are_looked_through_once() {
        let config = || Some(PathBuf::from("/config"));
        let named = |archive: &str| folders(Path::new(archive), config());
        let (here, user) = (PathBuf::from("queries"), PathBuf::from("/config/sijill/queries"));
        assert_eq!(named("x.db"), [here.clone(), user.clone()]);
        assert_eq!(named("./x.db"), [here.clone(), user.clone()]);
        assert_eq!(named("a/x.db"), [here, PathBuf::from("a/queries"), user]);
    }
}
