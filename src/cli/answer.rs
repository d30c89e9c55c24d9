//! Asks the archive and prints the answer, for every command that does.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, Weekday};

use super::Global;
use crate::archive::Archive;
use crate::error::{Error, Exit};
use crate::model::{Lang, Value};
use crate::names::Gazetteer;
use crate::output::{COLUMNS, Column, CsvStyle, FORMATS, Format, Sink, Target, column, print_text};
use crate::query::{
    ArchiveNames, Clause, Context, Explanation, Query, QueryError, count, explain, holds, lower,
    parse, print, resolve,
};

/// How an answer is printed.
#[derive(Debug, clap::Args)]
pub(super) struct Printing {
    /// The output format [default: by the extension of --output, else table]
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    format: Option<Format>,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over the output file if it is there
    #[arg(long)]
    force: bool,
    /// The columns to print, separated by commas [default: all; a few in a table]
    #[arg(long, value_name = "NAMES", value_delimiter = ',', value_parser = named_column)]
    columns: Vec<&'static Column>,
    /// Begin a CSV file with a byte order mark [default: for files]
    #[arg(long, overrides_with = "no_bom")]
    bom: bool,
    /// Write CSV without a byte order mark
    #[arg(long)]
    no_bom: bool,
    /// Leave text that a spreadsheet takes for a formula as it is
    #[arg(long)]
    raw: bool,
    /// Say what the query means and do not run it
    #[arg(long)]
    explain: bool,
    /// Exit with status 1 if nothing matches
    #[arg(long)]
    fail_empty: bool,
    /// The day weeks start on
    #[arg(long, value_name = "DAY", default_value = "sunday", value_parser = weekday)]
    week_start: Weekday,
}

fn format(name: &str) -> Result<Format, String> {
    let names = || FORMATS.iter().map(|row| row.name).collect::<Vec<_>>().join(", ");
    Format::named(name).ok_or_else(|| format!("expected one of {}", names()))
}

fn named_column(name: &str) -> Result<&'static Column, String> {
    let names = || COLUMNS.iter().map(|column| column.name).collect::<Vec<_>>().join(", ");
    column(name).ok_or_else(|| format!("expected some of {}", names()))
}

fn weekday(name: &str) -> Result<Weekday, String> {
    match name {
        "sunday" => Ok(Weekday::Sunday),
        "monday" => Ok(Weekday::Monday),
        _ => Err("expected `sunday` or `monday`".to_owned()),
    }
}

/// Asks the archive what a query says and prints the answer; `usual` are the
/// columns that the command prints unless told otherwise.
pub(super) fn ask(
    typed: &str,
    usual: &[&'static Column],
    args: &Printing,
    global: &Global,
) -> Result<Exit, Error> {
    // What is wrong in any archive is refused before one is opened.
    if let Err(error) = understand(typed, args, global, &ArchiveNames::tables()) {
        return Ok(refuse(&error, typed, global));
    }
    let target = args.output.clone().map_or(Target::Stdout, Target::File);
    let format = output_format(args)?;
    if let Target::File(path) = &target
        && is_same_file(path, &global.archive)
    {
        return Err(Error::IsArchive(path.clone()));
    }
    let archive = Archive::open(&global.archive)?;
    archive.register_holds(holds)?;
    let names = ArchiveNames::new(&archive);
    let query = match understand(typed, args, global, &names) {
        Ok(query) => query,
        Err(error) => return Ok(refuse(&error, typed, global)),
    };
    if !global.quiet {
        query.notes.iter().for_each(|note| eprintln!("note: {note}"));
    }
    let columns = columns(args, usual, format);
    let asked = Answer { archive: &archive, query: &query, names: &names, target, format, columns };
    let exit = match args.explain {
        true => print_explanation(&asked)?,
        false => answer(args, global, &asked)?,
    };
    match names.failure() {
        Some(error) => Err(error.into()),
        None => Ok(exit),
    }
}

/// Whether two paths lead to one file, over links too.
pub(super) fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

fn understand(
    typed: &str,
    args: &Printing,
    global: &Global,
    known: &ArchiveNames,
) -> Result<Query, QueryError> {
    let stemmer = Gazetteer::get().stemmer();
    let context = Context { today: today(global), week_start: args.week_start, known, stemmer };
    resolve(&parse(typed)?, &context)
}

fn today(global: &Global) -> Date {
    global.today.unwrap_or_else(|| jiff::ZonedDateTime::now().date())
}

fn refuse(error: &QueryError, typed: &str, global: &Global) -> Exit {
    if global.errors == super::Errors::Json {
        let report = serde_json::to_string(&error.report()).expect("a report is plain data");
        eprintln!("{report}");
    } else {
        eprint!("{}", error.render(typed, std::io::stderr().is_terminal()));
    }
    Exit::Usage
}

fn output_format(args: &Printing) -> Result<Format, Error> {
    match (args.format, &args.output) {
        (Some(format), _) => Ok(format),
        (None, None) => Ok(Format::Table),
        (None, Some(path)) => {
            Format::of_path(path).ok_or_else(|| Error::UnknownFormat(path.clone()))
        }
    }
}

/// Everything the printing of an answer looks at.
struct Answer<'a> {
    archive: &'a Archive,
    query: &'a Query,
    names: &'a ArchiveNames<'a>,
    target: Target,
    format: Format,
    columns: Vec<&'static Column>,
}

fn answer(args: &Printing, global: &Global, answer: &Answer) -> Result<Exit, Error> {
    if let Target::File(path) = &answer.target
        && path.exists()
        && !args.force
    {
        return Err(Error::Exists(path.clone()));
    }
    let keys = answer.archive.select(&lower(answer.query))?;
    let columns = answer.columns.clone();
    let style = style(args, &answer.target);
    let mut sink = Sink::open(&answer.target, answer.format, columns, style)
        .map_err(|error| output_error(&answer.target, error))?;
    for key in &keys {
        let hit = answer.archive.hit(*key)?;
        sink.row(&hit).map_err(|error| output_error(&answer.target, error))?;
    }
    let guarded = sink.finish().map_err(|error| output_error(&answer.target, error))?;
    if global.quiet {
        return Ok(exit(args, keys.len()));
    }
    if guarded > 0 {
        eprintln!(
            "note: {guarded} cells begin with `'` so that no spreadsheet runs them (see --raw)"
        );
    }
    if let Target::File(path) = &answer.target {
        eprintln!("{} rows in {}", keys.len(), path.display());
    }
    if keys.is_empty() {
        explain_nothing(answer)?;
    }
    Ok(exit(args, keys.len()))
}

fn exit(args: &Printing, rows: usize) -> Exit {
    if rows == 0 && args.fail_empty { Exit::Empty } else { Exit::Done }
}

fn columns(args: &Printing, usual: &[&'static Column], format: Format) -> Vec<&'static Column> {
    match (args.columns.is_empty(), usual.is_empty()) {
        (false, _) => args.columns.clone(),
        (true, false) => usual.to_vec(),
        (true, true) => COLUMNS.iter().filter(|c| c.in_table || format != Format::Table).collect(),
    }
}

fn style(args: &Printing, target: &Target) -> CsvStyle {
    let usual = CsvStyle::of(target);
    CsvStyle { bom: (usual.bom || args.bom) && !args.no_bom, guard: usual.guard && !args.raw }
}

fn output_error(target: &Target, error: std::io::Error) -> Error {
    match target {
        Target::Stdout => Error::Stdout(error),
        Target::File(path) => {
            let text = error.to_string();
            let reason = text.split(" (os error").next().unwrap_or(&text).to_lowercase();
            Error::Output { path: path.clone(), reason }
        }
    }
}

/// Says of an empty answer what each part of the query matches alone.
fn explain_nothing(answer: &Answer) -> Result<(), Error> {
    eprintln!("nothing matches");
    let Clause::And(parts) = &answer.query.root else { return Ok(()) };
    for part in parts {
        let alone = Query::of(part.clone());
        let written = print(&alone, Lang::En, answer.names);
        eprintln!("  {} alone: {written}", articles(answer.archive.count(&count(&alone))?));
    }
    Ok(())
}

pub(super) fn articles(number: i64) -> String {
    let word = if number == 1 { "article" } else { "articles" };
    format!("{number} {word}")
}

fn print_explanation(asked: &Answer) -> Result<Exit, Error> {
    let Explanation { english, arabic, resolved, statement } = explain(asked.query, asked.names);
    let mut page = format!("English  {english}\nArabic   {arabic}\n");
    for (typed, meaning) in resolved {
        page.push_str(&format!("means    {typed} = {meaning}\n"));
    }
    let number = asked.archive.count(&count(asked.query))?;
    page.push_str(&format!("matches  {}\n", articles(number)));
    page.push_str(&format!("SQL      {}\n", statement.sql));
    for value in &statement.values {
        let value = match value {
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => format!("'{text}'"),
        };
        page.push_str(&format!("bound    {value}\n"));
    }
    print_text(&page).map_err(Error::Stdout)?;
    Ok(Exit::Done)
}
