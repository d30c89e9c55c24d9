//! `sijill completions`: completion in shells.
//!
//! The script that a shell reads asks the program itself for every completion, so
//! that countries and saved queries are those the program knows at that moment.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::Command;
use clap::builder::Arg;
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;

use super::Global;
use crate::archive::{Archive, DIMENSIONS, Dimension, NameCount, UNITS};
use crate::error::{Error, Exit};
use crate::model::{CountryCode, Lang};
use crate::names::Gazetteer;
use crate::output::{FORMATS, print_text};
use crate::query::fields::{FIELDS, Field, ROLES};
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
    if let Some(shell) = std::env::var_os(ASKED) {
        // The other shells quote what they put into a line.
        let is_bash = shell == "bash";
        CompleteEnv::with_factory(|| completed(is_bash))
            .var(ASKED)
            .bin("sijill")
            .completer("sijill")
            .complete();
    }
}

/// A value, and what it means.
type Named = (String, String);

/// What values there are behind what is typed.
type Values = fn(&str) -> Vec<Named>;

/// The command line with what completes its arguments.
fn completed(is_bash: bool) -> Command {
    let mut command = super::command();
    for (name, argument, values) in COMPLETED {
        let starting = move |typed: &OsStr| starting(*values, typed, is_bash);
        let add = move |arg: Arg| arg.add(ArgValueCompleter::new(starting));
        command = command.mut_subcommand(name, |command| command.mut_arg(argument, add));
    }
    command
}

/// Arguments of commands, and the values that come after what is typed.
const COMPLETED: &[(&str, &str, Values)] = &[
    ("query", "query", terms),
    ("count", "query", terms),
    ("why", "query", terms),
    ("query", "unit", units),
    ("run", "unit", units),
    ("query", "format", formats),
    ("run", "format", formats),
    ("count", "format", formats),
    ("count", "by", dimensions),
    ("run", "queries", saved),
];

/// The archive that the line being completed names, else the usual one.
fn archive() -> PathBuf {
    let mut apart = std::env::args_os().skip_while(|word| word != "--archive");
    let joined = || {
        let value = |word: OsString| Some(word.to_str()?.strip_prefix("--archive=")?.into());
        std::env::args_os().find_map(value)
    };
    let named = apart.nth(1).or_else(joined).or_else(|| std::env::var_os("SIJILL_ARCHIVE"));
    named.unwrap_or_else(|| "sijill.db".into()).into()
}

/// The saved queries.
fn saved(_: &str) -> Vec<Named> {
    let folders = report::folders(&archive(), super::lint::configuration());
    report::names(&folders).into_iter().map(|name| (name, String::new())).collect()
}

fn units(_: &str) -> Vec<Named> {
    UNITS.iter().map(|unit| (unit.name.to_owned(), unit.summary.to_owned())).collect()
}

fn formats(_: &str) -> Vec<Named> {
    FORMATS.iter().map(|row| (row.name.to_owned(), row.summary.to_owned())).collect()
}

/// The dimensions, behind the one that stands there already.
fn dimensions(typed: &str) -> Vec<Named> {
    let before = typed.rsplit_once(',').map_or(String::new(), |(before, _)| format!("{before},"));
    let named = |row: &Dimension| (format!("{before}{}", row.name), row.summary.to_owned());
    DIMENSIONS.iter().map(named).collect()
}

/// The fields, or the values of one whose values are known, in the language of what
/// is typed.
fn terms(typed: &str) -> Vec<Named> {
    // A code may stand behind an Arabic name.
    let last = typed.rsplit(':').find(|part| !part.is_empty()).unwrap_or_default();
    let lang = if last.is_ascii() { Lang::En } else { Lang::Ar };
    let Some((name, _)) = typed.split_once(':') else {
        let named = |field: &Field| if lang == Lang::En { field.name } else { field.arabic };
        let field = |field: &Field| (format!("{}:", named(field)), field.summary.to_owned());
        return FIELDS.iter().map(field).collect();
    };
    let field = FIELDS
        .iter()
        .find(|field| field.name == name || field.arabic == name || field.aliases.contains(&name));
    let term = |(value, title): Named| (format!("{name}:{}", whole(&value)), title);
    field.map_or_else(Vec::new, |field| values(field.name, lang)).into_iter().map(term).collect()
}

/// A value as one word of a query, for shells where that can be.
fn whole(value: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '_');
    match value.chars().all(is_plain) {
        true => value.replace(' ', "_"),
        false => format!("\"{value}\""),
    }
}

/// The values of a field in a language, each with what it means.
fn values(field: &str, lang: Lang) -> Vec<Named> {
    let gazetteer = Gazetteer::get();
    let pair = |english: &str, arabic: &str| match lang {
        Lang::En => (english.to_owned(), arabic.to_owned()),
        Lang::Ar => (arabic.to_owned(), english.to_owned()),
    };
    match field {
        "country" => {
            let names = gazetteer.countries.names(lang);
            let country = |(code, name): (CountryCode, &str)| match lang {
                Lang::En => (code.to_string(), name.to_owned()),
                Lang::Ar => (name.to_owned(), code.to_string()),
            };
            names.map(country).collect()
        }
        "topic" => gazetteer.topics.list().iter().map(|topic| pair(topic.key, topic.ar)).collect(),
        "role" => ROLES.iter().map(|role| pair(role.name, role.arabic)).collect(),
        "source" => {
            let counts = Archive::open(&archive()).and_then(|archive| archive.source_counts());
            let source = |count: NameCount| (count.name, format!("{} articles", count.articles));
            counts.unwrap_or_default().into_iter().map(source).collect()
        }
        _ => Vec::new(),
    }
}

/// The values that begin with what is typed, as the shell is to put them into its line.
fn starting(values: Values, typed: &OsStr, is_bash: bool) -> Vec<CompletionCandidate> {
    let typed = bare(typed.to_str().unwrap_or_default());
    let mut found = values(&typed);
    found.retain(|(value, _)| bare(value).starts_with(&typed));
    found.sort();
    let candidate = |(value, title): Named| {
        let value = if is_bash { escaped(&value) } else { value };
        CompletionCandidate::new(value).help((!title.is_empty()).then(|| title.into()))
    };
    found.into_iter().map(candidate).collect()
}

/// What a person typed or will type, without what keeps it together.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '"' | '\'' | '\\')).collect()
}

/// A word as bash reads it.
fn escaped(word: &str) -> String {
    let mut escaped = String::with_capacity(word.len());
    for c in word.chars() {
        if " \t\"'\\$`&|;<>()*?![]{}#~".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
