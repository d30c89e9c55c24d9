//! `sijill import`: articles into the archive.

use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;

use super::Global;
use crate::archive::{Archive, Summary};
use crate::error::{Error, Exit};
use crate::import::{Defaults, Import, Inputs, Progress, Skip, run as run_import};
use crate::model::{CountryCode, Lang};
use crate::names::{Additions, Gazetteer};
use crate::output::visible;

/// Import articles into the archive
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files and folders to read; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    given: Given,
    /// Threads that analyse [default: the machine's]
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
}

/// What to take for what an input does not say.
#[derive(Debug, clap::Args)]
pub(super) struct Given {
    /// The outlet of articles that do not name one
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// The publication day of articles that do not say one
    #[arg(long, value_name = "DATE", value_parser = published)]
    published: Option<Date>,
    /// The language of articles that do not say one [default: by their letters]
    #[arg(long, value_parser = lang, value_name = "ar|en")]
    lang: Option<Lang>,
    /// The country the outlet writes from: an office without a state is its
    #[arg(long, value_name = "COUNTRY")]
    outlet_country: Option<String>,
}

impl Given {
    pub(super) fn defaults(&self) -> Defaults {
        Defaults { source: self.source.clone(), published: self.published, lang: self.lang }
    }

    /// The outlet's country; not known to the parser of the command line, which
    /// runs before names are added.
    pub(super) fn outlet_country(&self) -> Result<Option<CountryCode>, Error> {
        let Some(name) = &self.outlet_country else { return Ok(None) };
        let code = Gazetteer::get().country(&crate::text::fold(name));
        code.map(Some).ok_or_else(|| Error::NoCountry(name.clone()))
    }
}

fn published(text: &str) -> Result<Date, String> {
    crate::date::published(text).map_err(|error| error.to_string())
}

fn lang(text: &str) -> Result<Lang, String> {
    Lang::from_code(text).ok_or_else(|| "expected `ar` or `en`".to_owned())
}

/// The time, RFC 3339.
fn now() -> String {
    Timestamp::now().to_string()
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let jobs = std::thread::available_parallelism().map_or(1, usize::from);
    let import = Import {
        inputs: Inputs::new(args.paths.clone()),
        defaults: args.given.defaults(),
        outlet_country: args.given.outlet_country()?,
        jobs: args.jobs.unwrap_or(jobs).max(1),
        clock: now,
    };
    let archive = Archive::open_for_import(&global.archive)?;
    let mut account = Account { incomplete: false };
    let summary = run_import(&import, &archive, &mut account)?;
    // Only a note: another import may be in the archive.
    let stale = !global.quiet && archive.may_be_stale(&Additions::digest()).unwrap_or(false);
    archive.close_import()?;
    if !global.quiet {
        print_summary(&summary);
    }
    if stale {
        eprintln!(
            "note: some articles were read by other rules or names; \
             `sijill reextract` reads them again"
        );
    }
    Ok(if account.incomplete { Exit::Skipped } else { Exit::Done })
}

/// Reports what was not read as it happens.
struct Account {
    incomplete: bool,
}

impl Progress for Account {
    fn skipped(&mut self, skip: &Skip) {
        self.incomplete = true;
        eprintln!("{}", visible(&skip.to_string()));
    }

    fn stored(&mut self, _: u64) {}
}

fn print_summary(summary: &Summary) {
    let Summary { added, duplicates, updated, unchanged, skipped, without_date } = summary;
    let mut line = format!("{added} added");
    if *duplicates > 0 {
        line.push_str(&format!(" ({duplicates} repeat the text of another)"));
    }
    line.push_str(&format!(", {updated} updated, {unchanged} unchanged, {skipped} skipped"));
    if *without_date > 0 {
        line.push_str(&format!("; {without_date} stored without the date that cannot be read"));
    }
    eprintln!("{line}");
}
