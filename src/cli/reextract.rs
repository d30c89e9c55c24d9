//! `sijill reextract`: the articles of an archive, read again by the present rules.

use std::io::{IsTerminal, Write, stderr};

use super::Global;
use crate::archive::{Archive, Reread};
use crate::error::{Error, Exit};
use crate::import::{Again, read_again};
use crate::names::Additions;

/// Read the articles of the archive again, by the present rules and names
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Read all articles, not only those that were read by other rules or names
    #[arg(long)]
    all: bool,
    /// Say how many articles would change and change none
    #[arg(long)]
    dry_run: bool,
    /// Threads that analyse [default: the machine's]
    #[arg(long, value_name = "N", value_parser = super::import::jobs)]
    jobs: Option<usize>,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    // An archive that is not there must not be made.
    Archive::open(&global.archive)?.close()?;
    let archive = Archive::open_for_import(&global.archive)?;
    let total = archive.count_stale(&Additions::digest(), args.all)?;
    let jobs = std::thread::available_parallelism().map_or(1, usize::from);
    let again = Again {
        path: &global.archive,
        all: args.all,
        dry: args.dry_run,
        jobs: args.jobs.unwrap_or(jobs),
    };
    let shown = stderr().is_terminal() && !global.quiet;
    let count = read_again(again, &archive, &mut |done| {
        if shown {
            say_part!("\r{done} of {total} articles");
            let _ = stderr().flush();
        }
    });
    if shown && total > 0 {
        say!();
    }
    let count = count?;
    archive.close_import()?;
    if !global.quiet {
        print_summary(count, args.dry_run);
    }
    Ok(Exit::Done)
}

fn print_summary(count: Reread, dry: bool) {
    let Reread { changed, unchanged } = count;
    match (changed + unchanged, dry) {
        (0, _) => say!("every article was read by the present rules and names"),
        (_, false) => say!("{changed} changed, {unchanged} unchanged"),
        (_, true) => say!("{changed} would change, {unchanged} would not"),
    }
}
