//! `sijill names`: the names a user adds, and their place.

use std::path::{Path, PathBuf};

use super::{Cli, Command, Global};
use crate::error::{Error, Exit};
use crate::names::{Additions, NamesError};
use crate::output::print_rows;

/// The folder beside an archive that adds names.
const FOLDER: &str = "names";

/// Check the names that a folder adds to the program's
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Check every row of a folder of names and count them
    Check {
        /// The folder [default: `--names`, else `names` beside the archive]
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
}

/// Adds the user's names to the program's before a command runs that may need
/// them; the manual and the check of the names themselves do not.
pub(super) fn prepare(cli: &Cli) -> Result<(), Error> {
    if matches!(cli.command, Command::Help(_) | Command::Names(_)) {
        return Ok(());
    }
    let Some(folder) = folder(&cli.global) else { return Ok(()) };
    let added = Additions::read(&folder).map_err(|wrong| first_of(wrong, &folder))?;
    added.install();
    Ok(())
}

/// The folder of names: as given, else the one beside the archive if there is one.
fn folder(global: &Global) -> Option<PathBuf> {
    let beside = || {
        let folder = global.archive.parent().unwrap_or(Path::new("")).join(FOLDER);
        folder.is_dir().then_some(folder)
    };
    global.names.clone().or_else(beside)
}

fn first_of(wrong: Vec<NamesError>, folder: &Path) -> Error {
    let others = wrong.len().saturating_sub(1);
    let first = wrong.into_iter().next().unwrap_or_else(|| NamesError::Unreadable {
        path: folder.to_owned(),
        reason: "nothing was read".to_owned(),
    });
    Error::Names { first: Box::new(first), others }
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let What::Check { folder: given } = &args.what;
    let absent = || global.archive.parent().unwrap_or(Path::new("")).join(FOLDER);
    let folder = given.clone().or_else(|| folder(global)).unwrap_or_else(absent);
    match Additions::read(&folder) {
        Ok(added) => {
            let row = |file: &crate::names::AddedFile| {
                vec![file.file.to_owned(), file.rows.to_string(), file.known.to_string()]
            };
            let rows = added.files().iter().map(row).collect();
            print_rows(&["file", "rows", "known already"], rows).map_err(Error::Stdout)?;
            Ok(Exit::Done)
        }
        Err(wrong) => {
            for error in &wrong {
                super::say_error(&error.to_string(), Some(&error.hint()), Exit::Usage);
            }
            Ok(Exit::Usage)
        }
    }
}
