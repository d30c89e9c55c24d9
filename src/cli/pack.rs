//! `sijill pack`: an archive for a medium that cannot be written to.

use std::path::PathBuf;

use super::Global;
use super::printing::spare_archive;
use crate::archive::Archive;
use crate::error::{Error, Exit};

/// Write the archive into the smallest file, for a medium that only is read
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The file to make
    #[arg(value_name = "FILE")]
    target: PathBuf,
    /// Write over the file if it is there
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    spare_archive(&args.target, &global.archive)?;
    Archive::pack(&global.archive, &args.target, args.force)?;
    Ok(Exit::Done)
}
