//! The command line: one file a subcommand.

/// Says a line on standard error. That it cannot be written is no reason to fail:
/// the exit status tells the same.
macro_rules! say {
    ($($part:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr(), $($part)*);
    }};
}

/// The same without a line break.
macro_rules! say_part {
    ($($part:tt)*) => {{
        use std::io::Write as _;
        let _ = write!(std::io::stderr(), $($part)*);
    }};
}

mod account;
mod answer;
mod backup;
mod check;
#[cfg(feature = "shell")]
mod completions;
mod count;
mod dump;
mod examples;
mod explain;
mod extract;
mod help;
mod import;
mod imports;
mod lint;
mod list;
mod load;
#[cfg(feature = "shell")]
mod man;
mod names;
mod officials;
mod pack;
mod printing;
mod query;
mod reextract;
mod run;
mod show;
mod stats;
mod underway;
mod why;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use jiff::civil::Date;

use crate::date::HIJRI_YEARS;
use crate::error::{Error, Exit};
use crate::output::{Color, Stdout, visible, visible_lines};
use crate::query::{FIRST_YEAR, LAST_YEAR, is_invisible};

/// Keep an archive of Arabic and English diplomatic news and ask it who met
/// whom, for which country, when, about what
#[derive(Debug, Parser)]
#[command(name = "sijill", version, max_term_width = 100, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Options of every command.
#[derive(Debug, clap::Args)]
struct Global {
    /// The archive file
    #[arg(
        long,
        global = true,
        env = "SIJILL_ARCHIVE",
        default_value = "sijill.db",
        value_name = "FILE",
        value_parser = archive,
        value_hint = clap::ValueHint::FilePath
    )]
    archive: PathBuf,
    /// The day that relative dates are reckoned from [default: the system's]
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
    /// Print only results and errors
    #[arg(short, long, global = true)]
    quiet: bool,
    /// How errors are printed
    #[arg(long, global = true, value_enum, default_value = "text", value_name = "FORM")]
    errors: Errors,
    /// When what is marked in a text is in colour: auto, always or never
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", value_parser = color)]
    color: Color,
    /// A folder of names to add [default: `names` beside the archive]
    #[arg(long, global = true, env = "SIJILL_NAMES", value_name = "DIR")]
    names: Option<PathBuf>,
}

/// An archive is a file; an empty name is none, as that of an empty variable.
fn archive(name: &str) -> Result<PathBuf, String> {
    match name {
        "" => Err("expected the name of a file".to_owned()),
        ":memory:" => Err("an archive is a file; `sijill extract` reads without one".to_owned()),
        name => Ok(name.into()),
    }
}

/// An id as it was typed or copied from a terminal: without the marks of direction that stand
/// around it there, as a query reads it.
fn copied_id(typed: &str) -> Result<String, std::convert::Infallible> {
    Ok(typed.trim_matches(|c: char| c.is_whitespace() || is_invisible(c)).to_owned())
}

fn color(name: &str) -> Result<Color, String> {
    match name {
        "auto" => Ok(Color::Auto),
        "always" => Ok(Color::Always),
        "never" => Ok(Color::Never),
        _ => Err("expected `auto`, `always` or `never`".to_owned()),
    }
}

/// A day as it is typed, with the digits of any of the three scripts.
fn day(typed: &str) -> Result<Date, String> {
    let digit = |c: char| match c {
        '\u{660}'..='\u{669}' => char::from_digit(c as u32 - 0x660, 10).unwrap_or(c),
        '\u{6f0}'..='\u{6f9}' => char::from_digit(c as u32 - 0x6f0, 10).unwrap_or(c),
        c => c,
    };
    let western: String = typed.chars().map(digit).collect();
    let day: Date = western.parse().map_err(|_| "expected a day like 2025-03-12".to_owned())?;
    match i64::from(day.year()) {
        FIRST_YEAR..=LAST_YEAR => Ok(day),
        year if HIJRI_YEARS.contains(&(year as i32)) => {
            Err(format!("{year} is a Hijri year; expected a Gregorian day like 2025-03-12"))
        }
        year => Err(format!("the year {year} is out of reach: {FIRST_YEAR} to {LAST_YEAR}")),
    }
}

/// How errors are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Errors {
    /// For people.
    Text,
    /// One JSON object.
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    Import(import::Args),
    Imports(imports::Args),
    Query(query::Args),
    Count(count::Args),
    Show(show::Args),
    Why(why::Args),
    Run(run::Args),
    List(list::Args),
    Stats(stats::Args),
    Lint(lint::Args),
    Extract(extract::Args),
    Check(check::Args),
    Backup(backup::Args),
    Pack(pack::Args),
    Dump(dump::Args),
    Load(load::Args),
    Reextract(reextract::Args),
    Officials(officials::Args),
    Names(names::Args),
    #[cfg(feature = "shell")]
    Completions(completions::Args),
    #[cfg(feature = "shell")]
    Man(man::Args),
    Help(help::Args),
}

/// The command line with its examples.
fn command() -> clap::Command {
    examples::with_examples(Cli::command())
}

/// Runs the program and gives its exit status.
pub fn main() -> ExitCode {
    #[cfg(unix)]
    tell_of_full_files();
    #[cfg(feature = "shell")]
    completions::answer_shell();
    let arguments = query::hide_minus(std::env::args_os().collect());
    let matches = command().try_get_matches_from(arguments);
    let cli = match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return ExitCode::from(refuse(&error) as u8),
    };
    JSON.store(cli.global.errors == Errors::Json, Ordering::Relaxed);
    let result = names::prepare(&cli).and_then(|()| run_command(&cli));
    let exit = result.unwrap_or_else(|error| report(&error));
    ExitCode::from(exit as u8)
}

/// Whether errors are printed as JSON, which is said once for the whole program.
static JSON: AtomicBool = AtomicBool::new(false);

/// Prints the help, or why the command line is none, before there are options.
fn refuse(error: &clap::Error) -> Exit {
    let arguments: Vec<_> = std::env::args_os().collect();
    let json = arguments.iter().any(|argument| argument == "--errors=json")
        || arguments.windows(2).any(|pair| pair[0] == "--errors" && pair[1] == "json");
    let printed = match (error.use_stderr(), json) {
        (true, true) => {
            let text = error.render().to_string();
            let message = text.split("\n\n").next().unwrap_or_default();
            let message = message.strip_prefix("error: ").unwrap_or(message);
            say_json(message, Some("try `--help`"), Exit::Usage);
            return Exit::Usage;
        }
        _ => error.print().and_then(|()| Stdout::lock().flush()),
    };
    match printed {
        Err(cause) if !error.use_stderr() => report(&Error::Stdout(cause)),
        _ if error.use_stderr() => Exit::Usage,
        _ => Exit::Done,
    }
}

/// Says an error in the shape of one of a query, which has a place in it.
fn say_json(message: &str, hint: Option<&str>, exit: Exit) {
    let code = format!("E{}", exit as u8);
    let error = serde_json::json!({
        "code": code, "message": message, "span": null, "hint": hint, "suggestions": [],
    });
    say!("{error}");
}

/// A file that may not grow is an error like a full disk, no reason to be killed.
#[cfg(unix)]
fn tell_of_full_files() {
    use std::sync::{Arc, atomic::AtomicBool};

    use signal_hook::{consts::SIGXFSZ, flag};
    let _ = flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
}

fn run_command(cli: &Cli) -> Result<Exit, Error> {
    match &cli.command {
        Command::Import(args) => import::run(args, &cli.global),
        Command::Imports(args) => imports::run(args, &cli.global),
        Command::Query(args) => query::run(args, &cli.global),
        Command::Count(args) => count::run(args, &cli.global),
        Command::Show(args) => show::run(args, &cli.global),
        Command::Why(args) => why::run(args, &cli.global),
        Command::Run(args) => run::run(args, &cli.global),
        Command::List(args) => list::run(args, &cli.global),
        Command::Stats(args) => stats::run(args, &cli.global),
        Command::Lint(args) => lint::run(args, &cli.global),
        Command::Check(args) => check::run(args, &cli.global),
        Command::Backup(args) => backup::run(args, &cli.global),
        Command::Pack(args) => pack::run(args, &cli.global),
        Command::Dump(args) => dump::run(args, &cli.global),
        Command::Load(args) => load::run(args, &cli.global),
        Command::Help(args) => help::run(args, &cli.global),
        #[cfg(feature = "shell")]
        Command::Completions(args) => completions::run(args, &cli.global),
        #[cfg(feature = "shell")]
        Command::Man(args) => man::run(args, &cli.global),
        Command::Extract(args) => extract::run(args, &cli.global),
        Command::Reextract(args) => reextract::run(args, &cli.global),
        Command::Officials(args) => officials::run(args, &cli.global),
        Command::Names(args) => names::run(args, &cli.global),
    }
}

fn report(error: &Error) -> Exit {
    if is_closed_pipe(error) {
        return Exit::Done;
    }
    say_error(&error.to_string(), error.hint().as_deref(), error.exit())
}

/// Says what is wrong, and gives the exit status of it.
fn say_error(message: &str, hint: Option<&str>, exit: Exit) -> Exit {
    if JSON.load(Ordering::Relaxed) {
        say_json(message, hint, exit);
        return exit;
    }
    say_part!("error: {}", visible_lines(message));
    if let Some(hint) = hint {
        say!("  hint: {}", visible(hint));
    }
    exit
}

fn is_closed_pipe(error: &Error) -> bool {
    matches!(error, Error::Stdout(cause) if cause.kind() == std::io::ErrorKind::BrokenPipe)
}
