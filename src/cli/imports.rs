//! `sijill imports`: what was imported, and taking it back.

use serde_json::json;

use super::Global;
use crate::archive::{Archive, ImportItem, ImportRun, Undone};
use crate::error::{Error, Exit};
use crate::import::{Analyst, index_text};
use crate::names::Additions;
use crate::output::{print_rows, print_text};

/// List the imports of the archive, or take one back
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    /// List what could not be read, or not as it should be, instead
    #[arg(long)]
    failed: bool,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Take one import back: its articles go, those it replaced come back
    Undo {
        /// The number of the import
        id: i64,
    },
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    if let Some(Action::Undo { id }) = args.action {
        return undo(id, global);
    }
    let archive = Archive::open(&global.archive)?;
    let printed = match (args.failed, args.json) {
        (false, false) => print_rows(&RUN_COLUMNS, archive.imports()?.iter().map(row).collect()),
        (false, true) => print_lines(archive.imports()?.iter().map(run_line)),
        (true, false) => {
            let rows = archive.import_items()?.iter().map(item_row).collect();
            print_rows(&["import", "what", "where", "why"], rows)
        }
        (true, true) => print_lines(archive.import_items()?.iter().map(item_line)),
    };
    printed.map_err(Error::Stdout)?;
    Ok(Exit::Done)
}

fn undo(id: i64, global: &Global) -> Result<Exit, Error> {
    // An archive is not made to undo something in it.
    Archive::open(&global.archive)?.close()?;
    let archive = Archive::open_for_import(&global.archive)?;
    let undone = take_back(&archive, id)?;
    archive.close_import()?;
    let undone = undone.ok_or(Error::NoImport(id))?;
    if !global.quiet {
        say!("{} removed, {} restored", undone.removed, undone.restored);
    }
    Ok(Exit::Done)
}

/// Takes an import back, if there is one with this number.
pub(super) fn take_back(archive: &Archive, id: i64) -> Result<Option<Undone>, Error> {
    let mut analyst = Analyst::default();
    let analyse = &mut |article, outlet| analyst.analyse(article, outlet);
    Ok(archive.undo_import(id, index_text, (&Additions::digest(), analyse))?)
}

const RUN_COLUMNS: [&str; 8] =
    ["import", "started", "finished", "added", "updated", "unchanged", "skipped", "inputs"];

fn row(run: &ImportRun) -> Vec<String> {
    let finished = run.finished.clone().unwrap_or_default();
    let mut row = vec![run.id.to_string(), run.started.clone(), finished];
    row.extend(run.counts.map(|count| count.to_string()));
    row.push(run.inputs.replace('\n', " "));
    row
}

fn run_line(run: &ImportRun) -> serde_json::Value {
    let [added, updated, unchanged, skipped] = run.counts;
    json!({
        "schema": 1,
        "import": run.id,
        "started": run.started,
        "finished": run.finished,
        "added": added,
        "updated": updated,
        "unchanged": unchanged,
        "skipped": skipped,
        "inputs": run.inputs.lines().collect::<Vec<_>>(),
    })
}

fn item_row(item: &ImportItem) -> Vec<String> {
    let place = match item.line {
        Some(line) => format!("{}:{line}", item.file),
        None => item.file.clone(),
    };
    vec![item.run.to_string(), item.weight.clone(), place, item.reason.clone()]
}

fn item_line(item: &ImportItem) -> serde_json::Value {
    json!({
        "schema": 1,
        "import": item.run,
        "file": item.file,
        "line": item.line,
        "outcome": item.weight,
        "reason": item.reason,
    })
}

fn print_lines(lines: impl Iterator<Item = serde_json::Value>) -> std::io::Result<()> {
    print_text(&lines.map(|line| format!("{line}\n")).collect::<String>())
}
