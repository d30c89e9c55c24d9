//! `sijill dump`: the archive as JSON lines.

use super::Global;
use crate::archive::{Archive, DumpError};
use crate::error::{Error, Exit};
use crate::output::Stdout;

/// Print the archive as JSON lines, which `load` makes an archive of
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args, global: &Global) -> Result<Exit, Error> {
    match Archive::dump(&global.archive, &mut Stdout::lock()) {
        Ok(_) => Ok(Exit::Done),
        Err(DumpError::Archive(error)) => Err(error.into()),
        Err(DumpError::Io(error)) => Err(Error::Stdout(error)),
        Err(reason @ DumpError::Line { .. }) => Err(Error::Dump { path: "-".into(), reason }),
    }
}
