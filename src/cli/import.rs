//! `sijill import`: articles into the archive.

use std::path::{Path, PathBuf};

use encoding_rs::Encoding;
use jiff::Timestamp;
use jiff::civil::Date;

use super::Global;
use super::account::{Account, Signals};
use super::imports::take_back;
use super::printing::{is_same_file, spare_archive};
use crate::archive::{Archive, Summary};
use crate::error::{Error, Exit};
use crate::import::{
    Defaults, FieldMap, FileList, Import, InputFormat, Inputs, RECORD_FIELDS, input_format,
    named_encoding, run as run_import,
};
use crate::model::{CountryCode, Lang};
use crate::names::{Additions, Gazetteer};

/// Import articles into the archive
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    named: Named,
    #[command(flatten)]
    given: Given,
    /// The format of the inputs, see `sijill help inputs` [default: by their content]
    #[arg(long, value_parser = format, value_name = "NAME")]
    format: Option<&'static InputFormat>,
    /// Threads that analyse [default: the machine's]
    #[arg(long, value_name = "N", value_parser = jobs)]
    jobs: Option<usize>,
    /// Do everything and keep nothing
    #[arg(long)]
    dry_run: bool,
    /// Have SQLite build the whole index, which takes longer and comes to the same
    #[arg(long)]
    stock_fts: bool,
    /// Write what became of each input to this file, one JSON object a line
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
    /// Print a line on the progress every ten seconds, and what is left out
    #[arg(short, long, conflicts_with = "quiet")]
    verbose: bool,
}

/// What is read.
#[derive(Debug, clap::Args)]
pub(super) struct Named {
    /// Files and folders to read; `-` is standard input
    #[arg(required_unless_present = "files_from", value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read the names of files from this file, one a line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    files_from: Option<PathBuf>,
    /// The names in that file end with a zero byte, as `find -print0` writes them
    #[arg(short = '0', long, requires = "files_from")]
    null: bool,
}

impl Named {
    /// What was named and is there, and the exit status of what is not, which is told;
    /// `None` where nothing is left to read.
    pub(super) fn there(&self) -> (Option<Inputs>, Exit) {
        let mut exit = Exit::Done;
        let mut there = |path: &PathBuf| {
            let found = path.as_os_str() == "-" || path.symlink_metadata().is_ok();
            if !found {
                exit = super::report(&Error::NoInput(path.clone()));
            }
            found
        };
        let paths: Vec<PathBuf> = self.paths.iter().filter(|path| there(path)).cloned().collect();
        let list = self.files_from.clone().filter(|path| there(path));
        let list = list.map(|path| FileList { path, zero: self.null });
        let any = !paths.is_empty() || list.is_some();
        (any.then(|| Inputs::new(paths).with_list(list)), exit)
    }
}

/// What to take for what an input does not say, and how to read it.
#[derive(Debug, clap::Args)]
pub(super) struct Given {
    /// The outlet of articles that do not name one
    #[arg(long, value_name = "NAME", value_parser = source)]
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
    /// The encoding of the inputs, such as `windows-1256` [default: by their bytes]
    #[arg(long, value_parser = encoding, value_name = "NAME")]
    encoding: Option<&'static Encoding>,
    /// Fields of records that go by other names: `text=body,date=pub`
    #[arg(long, value_parser = FieldMap::parse, value_name = "FIELD=NAME,...")]
    map: Option<FieldMap>,
}

impl Given {
    pub(super) fn defaults(&self, format: Option<&'static InputFormat>) -> Defaults {
        Defaults {
            source: self.source.clone(),
            published: self.published,
            lang: self.lang,
            format,
            encoding: self.encoding,
            map: self.map.clone().unwrap_or_default(),
        }
    }

    /// The outlet's country; not known to the parser of the command line, which
    /// runs before names are added.
    pub(super) fn outlet_country(&self) -> Result<Option<CountryCode>, Error> {
        let Some(name) = &self.outlet_country else { return Ok(None) };
        let code = Gazetteer::get().country(&crate::text::fold(name));
        code.map(Some).ok_or_else(|| Error::NoCountry(name.clone()))
    }
}

fn source(text: &str) -> Result<String, String> {
    let name = text.trim();
    if name.is_empty() { Err("expected the name of an outlet".to_owned()) } else { Ok(name.into()) }
}

fn published(text: &str) -> Result<Date, String> {
    crate::date::published(text).map_err(|error| error.to_string())
}

fn lang(text: &str) -> Result<Lang, String> {
    Lang::from_code(text).ok_or_else(|| "expected `ar` or `en`".to_owned())
}

pub(super) fn format(text: &str) -> Result<&'static InputFormat, String> {
    input_format(text).ok_or_else(|| "`sijill help inputs` lists the formats".to_owned())
}

fn encoding(text: &str) -> Result<&'static Encoding, String> {
    let expected = "expected an encoding, such as `utf-8` or `windows-1256`";
    named_encoding(text).ok_or_else(|| expected.to_owned())
}

/// The page of the manual on what is read.
pub(super) fn inputs_page() -> String {
    let mut page = String::new();
    for format in crate::import::INPUT_FORMATS {
        page.push_str(&format!("{:<10}{}\n", format.name, format.summary));
        page.push_str(&format!("{:<10}.{}\n", "", format.extensions.join(" .")));
    }
    page.push_str(
        "\nFormats are told by content, then by name. Packed: .gz always; .zst and .zip.\n\
         Fields of records, and the names they are found by:\n\n",
    );
    for field in RECORD_FIELDS {
        page.push_str(&format!("{:<10}{}\n", field.name, field.aliases.join(" ")));
    }
    page
}

/// Most threads an import may be given; more only wait for each other.
const MOST_JOBS: usize = 256;

/// Threads, as many as it makes sense to have.
pub(super) fn jobs(typed: &str) -> Result<usize, String> {
    let fits = |jobs: &usize| (1..=MOST_JOBS).contains(jobs);
    typed.parse().ok().filter(fits).ok_or(format!("expected a whole number, 1 to {MOST_JOBS}"))
}

/// The time, RFC 3339.
pub(super) fn now() -> String {
    Timestamp::now().to_string()
}

/// The log must not take the place of the archive or of what is read.
fn check_log(log: Option<&Path>, inputs: &Inputs, global: &Global) -> Result<(), Error> {
    let Some(log) = log else { return Ok(()) };
    spare_archive(log, &global.archive)?;
    match inputs.paths().iter().any(|input| is_same_file(log, input)) {
        true => Err(Error::IsInput(log.to_owned())),
        false => Ok(()),
    }
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let jobs = std::thread::available_parallelism().map_or(1, usize::from);
    let outlet_country = args.given.outlet_country()?;
    let (Some(inputs), missing) = args.named.there() else { return Ok(Exit::Usage) };
    let import = Import {
        inputs,
        defaults: args.given.defaults(args.format),
        outlet_country,
        jobs: args.jobs.unwrap_or(jobs),
        clock: now,
    };
    let archive = match args.dry_run {
        true => Archive::open_for_trial(&global.archive)?,
        false => Archive::open_for_import(&global.archive)?,
    };
    if args.stock_fts {
        archive.leave_index_to_fts5();
    }
    check_log(args.log.as_deref(), &import.inputs, global)?;
    let signals = Signals::watch();
    let mut account = Account::new(&import.inputs, args.log.as_deref(), signals)?;
    account.show(global.quiet, args.verbose);
    let summary = match run_import(&import, &archive, &mut account) {
        Ok(summary) => summary,
        Err(error) => {
            archive.give_up_import();
            return Err(error.into());
        }
    };
    let unmet = import.defaults.map.unmet();
    // Without the field that was meant, articles are not what they are.
    if unmet.is_some() && !args.dry_run {
        take_back(&archive, summary.run)?;
    }
    // Only a note: another import may be in the archive.
    let told = !global.quiet && !args.dry_run && unmet.is_none();
    let stale = told && archive.may_be_stale(&Additions::digest()).unwrap_or(false);
    match args.dry_run {
        true => archive.close_trial()?,
        false => archive.close_import()?,
    }
    let exit = account.finish()?;
    if !global.quiet {
        let became = match (args.dry_run, &unmet) {
            (true, _) => "would be: ",
            (false, Some(_)) => "taken back: ",
            (false, None) => "",
        };
        print_summary(&summary, became);
    }
    if stale {
        say!(
            "note: some articles were read by other rules or names; \
             `sijill reextract` reads them again"
        );
    }
    match unmet {
        Some(unmet) => Err(Error::Unmet(unmet)),
        None => Ok(exit.or_missing(missing)),
    }
}

fn print_summary(summary: &Summary, became: &str) {
    let Summary { added, duplicates, updated, unchanged, skipped, .. } = summary;
    let Summary { without_date, noted, left_out, .. } = summary;
    let mut line = format!("{became}{added} added");
    if *duplicates > 0 {
        line.push_str(&format!(" ({duplicates} repeat the text of another)"));
    }
    line.push_str(&format!(", {updated} updated, {unchanged} unchanged, {skipped} skipped"));
    for (count, what) in [
        (without_date, "stored without the date that cannot be read"),
        (noted, "stored and reported"),
        (left_out, "left out as no articles"),
    ] {
        if *count > 0 {
            line.push_str(&format!("; {count} {what}"));
        }
    }
    say!("{line}");
}
