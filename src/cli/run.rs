//! `sijill run`: a saved query.

use super::Global;
use super::answer::{Printing, ask};
use crate::error::{Error, Exit};
use crate::report;

/// Run a saved query
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Its name; `sijill list queries` lists them
    name: String,
    #[command(flatten)]
    printing: Printing,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let saved = report::find(&args.name, &report::folders(&global.archive))?;
    if !global.quiet {
        saved
            .hidden
            .iter()
            .for_each(|place| eprintln!("note: {place} is not used: {}", saved.place));
    }
    ask(&saved.query.text, &saved.query.columns, &args.printing, global)
}
