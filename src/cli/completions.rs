//! `sijill completions`: completion in shells.
//!
//! The script that a shell reads asks the program itself for every completion, so
//! that countries and saved queries are those the program knows at that moment.

use std::ffi::OsStr;
use std::path::Path;

use clap::Command;
use clap::builder::Arg;
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;

use super::Global;
use crate::error::{Error, Exit};
use crate::model::{CountryCode, Lang};
use crate::names::Gazetteer;
use crate::output::print_text;
use crate::query::fields::{FIELDS, ROLES};
use crate::report;

/// Print the completions of a shell, for its start file
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell
    #[arg(value_name = "SHELL", value_parser = ["bash", "zsh", "fish"])]
    shell: String,
}

/// What a shell sets when it asks.
const ASKED: &str = "SIJILL_COMPLETE";

/// A word of a query has a colon in it, at which bash would cut.
const BASH_WORDS: &str = "COMP_WORDBREAKS=${COMP_WORDBREAKS//:}\n";

pub(super) fn run(args: &Args, _: &Global) -> Result<Exit, Error> {
    let mut script = match args.shell.as_str() {
        "bash" => BASH_WORDS.as_bytes().to_vec(),
        _ => Vec::new(),
    };
    if let Some(shell) = Shells::builtins().completer(&args.shell) {
        shell
            .write_registration(ASKED, "sijill", "sijill", "sijill", &mut script)
            .map_err(Error::Stdout)?;
    }
    print_text(&String::from_utf8_lossy(&script)).map_err(Error::Stdout)?;
    Ok(Exit::Done)
}

/// Answers a shell, if it is one that asks, and ends there.
pub(super) fn answer_shell() {
    if std::env::var_os(ASKED).is_some() {
        CompleteEnv::with_factory(completed)
            .var(ASKED)
            .bin("sijill")
            .completer("sijill")
            .complete();
    }
}

/// The command line with what completes its arguments.
fn completed() -> Command {
    let mut command = super::command();
    for (name, argument) in [("query", "query"), ("count", "query"), ("why", "query")] {
        command = with_values(command, name, argument, terms);
    }
    with_values(command, "run", "queries", saved)
}

fn with_values(
    command: Command,
    name: &str,
    argument: &str,
    values: fn(&OsStr) -> Vec<CompletionCandidate>,
) -> Command {
    let add = |arg: Arg| arg.add(ArgValueCompleter::new(values));
    command.mut_subcommand(name, |command| command.mut_arg(argument, add))
}

/// A saved query by the beginning of its name.
fn saved(typed: &OsStr) -> Vec<CompletionCandidate> {
    let archive = std::env::var_os("SIJILL_ARCHIVE").unwrap_or_else(|| "sijill.db".into());
    let folders = report::folders(Path::new(&archive), super::lint::configuration());
    starting(report::names(&folders).into_iter().map(|name| (name, None)), typed)
}

/// A field, or a value of one whose values are known.
fn terms(typed: &OsStr) -> Vec<CompletionCandidate> {
    let Some((name, _)) = typed.to_str().and_then(|typed| typed.split_once(':')) else {
        let field = |field: &crate::query::fields::Field| {
            (format!("{}:", field.name), Some(field.summary.to_owned()))
        };
        return starting(FIELDS.iter().map(field), typed);
    };
    let field = FIELDS
        .iter()
        .find(|field| field.name == name || field.arabic == name || field.aliases.contains(&name));
    let values = field.map_or_else(Vec::new, |field| values(field.name));
    let term = |(value, title): (String, String)| (format!("{name}:{value}"), Some(title));
    starting(values.into_iter().map(term), typed)
}

/// The values of a field, each with what it means.
fn values(field: &str) -> Vec<(String, String)> {
    let gazetteer = Gazetteer::get();
    match field {
        "country" => {
            let code = |(code, name): (CountryCode, &str)| (code.to_string(), name.to_owned());
            gazetteer.countries.names(Lang::En).map(code).collect()
        }
        "topic" => {
            let topic = |topic: &crate::names::Topic| (topic.key.to_owned(), topic.en.to_owned());
            gazetteer.topics.list().iter().map(topic).collect()
        }
        "role" => ROLES.iter().map(|role| (role.name.to_owned(), role.arabic.to_owned())).collect(),
        _ => Vec::new(),
    }
}

fn starting(
    values: impl Iterator<Item = (String, Option<String>)>,
    typed: &OsStr,
) -> Vec<CompletionCandidate> {
    let typed = typed.to_str().unwrap_or_default();
    let mut found: Vec<_> = values.filter(|(value, _)| value.starts_with(typed)).collect();
    found.sort();
    let candidate = |(value, title): (String, Option<String>)| {
        CompletionCandidate::new(value).help(title.map(Into::into))
    };
    found.into_iter().map(candidate).collect()
}
