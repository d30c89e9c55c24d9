//! `sijill lint`: everything that is wrong in saved queries.

use std::path::{Path, PathBuf};

use jiff::civil::Weekday;

use super::Global;
use super::answer::today;
use crate::error::{Error, Exit};
use crate::names::stemmer;
use crate::output::print_text;
use crate::query::{ArchiveNames, Binding, Context, QueryError, parse_bound, resolve};
use crate::report::{self, BUILT_IN, Param, ReportError, SavedQuery, Wrong};

/// Check saved queries and reports
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The files [default: every saved query that `run` may find]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// The folders that may hold saved queries.
pub(super) fn folders(global: &Global) -> Vec<PathBuf> {
    report::folders(&global.archive, configuration())
}

/// The user's folder for configuration files, by the XDG rules.
pub(super) fn configuration() -> Option<PathBuf> {
    let absolute =
        |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|p| p.is_absolute());
    absolute("XDG_CONFIG_HOME").or_else(|| absolute("HOME").map(|home| home.join(".config")))
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let mut wrong = Vec::new();
    let files = match args.files.is_empty() {
        true => every_file(global),
        false => args.files.clone(),
    };
    for file in &files {
        wrong.extend(faults_of_file(file, global));
    }
    let mut checked = files.len();
    if args.files.is_empty() {
        checked += BUILT_IN.len();
        for (name, text) in BUILT_IN {
            wrong.extend(faults(text, &format!("built in: {name}"), global));
        }
    }
    wrong.iter().for_each(tell);
    if !wrong.is_empty() {
        return Ok(Exit::Usage);
    }
    let queries = if checked == 1 { "saved query" } else { "saved queries" };
    print_text(&format!("{checked} {queries}, nothing wrong\n")).map_err(Error::Stdout)?;
    Ok(Exit::Done)
}

/// Tells what is wrong in a file.
pub(super) fn tell(fault: &ReportError) {
    super::say_error(&fault.to_string(), fault.hint().as_deref(), Exit::Usage);
}

/// Every file, and a note of each that another of its name stands before.
fn every_file(global: &Global) -> Vec<PathBuf> {
    let files = report::files(&folders(global));
    for (index, file) in files.iter().enumerate() {
        let before = files[..index].iter().find(|other| other.file_name() == file.file_name());
        if let (Some(other), false) = (before, global.quiet) {
            say!("note: {} is not used: {}", file.display(), other.display());
        }
    }
    files
}

fn faults_of_file(file: &Path, global: &Global) -> Vec<ReportError> {
    match report::text(file) {
        Ok(text) => faults(&text, &file.display().to_string(), global),
        Err(error) => vec![error],
    }
}

/// What is wrong in the file, and, where nothing is, in the query with its usual values.
fn faults(text: &str, place: &str, global: &Global) -> Vec<ReportError> {
    let saved = match SavedQuery::check(text, place) {
        Ok(saved) => saved,
        Err(wrong) => return wrong,
    };
    let bindings: Vec<Binding> = saved.params.iter().map(Param::binding).collect();
    let context = Context {
        today: &|| today(global),
        week_start: Weekday::Sunday,
        known: &ArchiveNames::tables(),
        stemmer: stemmer(),
    };
    let asked = parse_bound(&saved.text, &bindings).and_then(|syntax| resolve(&syntax, &context));
    asked.err().map(|error| refused(&error, &saved, place)).into_iter().collect()
}

fn refused(error: &QueryError, saved: &SavedQuery, place: &str) -> ReportError {
    let before: String = saved.text.chars().take(error.span.start).collect();
    let line = saved.line + before.matches('\n').count();
    let report = error.report();
    let rendered = error.render(&saved.text, false);
    let place_in_query = rendered.lines().find(|line| line.starts_with("  in: ")).unwrap_or("");
    let message = format!("{} ({})\n{place_in_query}", report.message, report.code);
    let wrong = Wrong::Query { message, hint: report.hint };
    ReportError::Wrong { place: format!("{place}:{line}"), wrong }
}
