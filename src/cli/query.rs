//! `sijill query`: ask the archive.

use std::ffi::OsString;
use std::path::Path;

use clap::CommandFactory;

use super::answer::{Asking, ask, refuse};
use super::printing::Usual;
use super::{Cli, Global};
use crate::error::{Error, Exit};
use crate::output::Format;
use crate::query::{QueryError, join_arguments};

/// Ask the archive for articles
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The query; `sijill help query` says how. Several arguments are joined
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    #[command(flatten)]
    asking: Asking,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let arguments = shown_minus(&args.query);
    let (typed, notes) = join_arguments(&arguments);
    if let Some(error) = unknown_option("query", &arguments, &typed) {
        return Ok(refuse(&error, &typed, global));
    }
    if !global.quiet {
        notes.iter().for_each(|note| say!("note: {note}"));
    }
    ask(&typed, &Usual::articles(&typed), &args.asking, global)
}

/// Says `-` to clap without clap taking it for an option.
const MINUS: char = '\u{e000}';

/// The commands whose arguments are queries.
const ASKING: [&str; 3] = ["query", "count", "why"];

/// The arguments with every minus sign hidden that belongs to a query: an
/// argument that begins with one and is no option of the command.
pub(super) fn hide_minus(arguments: Vec<OsString>) -> Vec<OsString> {
    let is_asking = |argument: &OsString| argument.to_str().is_some_and(|a| ASKING.contains(&a));
    let Some(place) = arguments.iter().position(is_asking) else { return arguments };
    let dashed = |argument: &OsString| argument.to_str().is_some_and(|a| a.starts_with('-'));
    if !arguments[place..].iter().any(dashed) {
        return arguments;
    }
    let mut command = Cli::command();
    command.build();
    let name = arguments[place].to_str().unwrap_or_default();
    let Some(asking) = command.find_subcommand(name) else { return arguments };
    let (mut open, mut valued) = (true, false);
    let hide = |(index, argument): (usize, OsString)| {
        let text = argument.to_str().filter(|_| index > place && open).map(str::to_owned);
        let Some(text) = text else { return argument };
        open = text != "--";
        let known = is_option(asking, &text);
        let hidden = !valued && text.starts_with('-') && open && !known;
        valued = known && takes_value(asking, &text);
        match hidden {
            true => format!("{MINUS}{}", &text[1..]).into(),
            false => argument,
        }
    };
    arguments.into_iter().enumerate().map(hide).collect()
}

/// Whether an argument is one of the command's options or several short ones.
fn is_option(command: &clap::Command, argument: &str) -> bool {
    let attached = argument.strip_prefix("-o").is_some_and(|file| {
        Format::of_path(Path::new(file)).is_some() && !file.contains([':', ' '])
    });
    let short = |c: char| command.get_arguments().any(|arg| arg.get_short() == Some(c));
    match argument.strip_prefix("--") {
        Some(long) => {
            let name = long.split('=').next().unwrap_or(long);
            command.get_arguments().any(|arg| arg.get_long() == Some(name))
        }
        None => {
            let letters = argument.strip_prefix('-').unwrap_or_default();
            attached || (!letters.is_empty() && letters.chars().all(short))
        }
    }
}

/// Whether the next argument is the value of this one.
fn takes_value(command: &clap::Command, argument: &str) -> bool {
    command.get_arguments().filter(|arg| arg.get_action().takes_values()).any(|arg| {
        let long = arg.get_long().is_some_and(|long| argument == format!("--{long}"));
        long || arg.get_short().is_some_and(|short| argument == format!("-{short}"))
    })
}

/// The arguments of a query with their minus signs.
pub(super) fn shown_minus(arguments: &[String]) -> Vec<String> {
    arguments.iter().map(|argument| argument.replace(MINUS, "-")).collect()
}

/// The refusal of an argument that can only be meant as an option.
pub(super) fn unknown_option(
    command: &'static str,
    arguments: &[String],
    typed: &str,
) -> Option<QueryError> {
    let mut start = 0;
    for argument in arguments {
        let is_long = argument.strip_prefix("--").is_some_and(|name| {
            let plain = |c: char| c.is_ascii_alphanumeric() || "-=/.,_".contains(c);
            name.chars().all(plain) && name.starts_with(|c: char| c.is_ascii_alphabetic())
        });
        if is_long {
            let meant = nearest_option(command, argument);
            return Some(QueryError::unknown_option(argument, start, meant, (command, typed)));
        }
        start += argument.chars().count() + 1;
    }
    None
}

fn nearest_option(name: &str, argument: &str) -> Option<String> {
    let (typed, value) = match argument.split_once('=') {
        Some((name, value)) => (name, format!("={value}")),
        None => (argument, String::new()),
    };
    let mut command = Cli::command();
    command.build();
    let asking = command.find_subcommand(name)?;
    let names = asking.get_arguments().filter_map(|arg| arg.get_long()).map(|n| format!("--{n}"));
    let near = names.map(|name| (strsim::damerau_levenshtein(&name, typed), name)).min()?;
    (near.0 <= typed.len() / 4).then(|| format!("{}{value}", near.1))
}
