//! `sijill backup`: a copy of an archive that may be in use.

use std::path::PathBuf;

use super::Global;
use super::printing::spare_archive;
use crate::archive::Archive;
use crate::error::{Error, Exit};

/// Copy the archive, also while it is written to
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The copy
    #[arg(value_name = "FILE")]
    target: PathBuf,
    /// Write over the copy if it is there
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    spare_archive(&args.target, &global.archive)?;
    Archive::backup(&global.archive, &args.target, args.force)?;
    Ok(Exit::Done)
}
