//! `sijill help`: pages made from the tables of the program.

use clap::CommandFactory;

use super::{Cli, Global};
use crate::error::{Error, Exit};
use crate::output::{COLUMNS, FORMATS, print_text};
use crate::query::{MANUAL, fields};

/// Print a page of the manual, or the help of a command
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A command, or one of: query, fields, formats, columns, exit-codes
    #[arg(value_name = "TOPIC")]
    topic: Option<String>,
}

/// One page.
struct Page {
    names: &'static [&'static str],
    text: fn() -> String,
}

const PAGES: &[Page] = &[
    Page { names: &["language", "query"], text: || MANUAL.to_owned() },
    Page { names: &["fields"], text: fields_page },
    Page { names: &["formats"], text: formats_page },
    Page { names: &["columns"], text: columns_page },
    Page { names: &["exit-codes"], text: exit_codes_page },
];

pub(super) fn run(args: &Args, _: &Global) -> Result<Exit, Error> {
    let mut command = Cli::command();
    command.build();
    let text = match &args.topic {
        None => command.render_help().to_string(),
        Some(topic) => match page(topic).or_else(|| command_help(&mut command, topic)) {
            Some(text) => text,
            None => {
                let names: Vec<_> = PAGES.iter().map(|page| page.names[0]).collect();
                eprintln!("error: there is no page `{topic}`");
                eprintln!(
                    "  hint: pages are {}; `sijill help` lists the commands",
                    names.join(", ")
                );
                return Ok(Exit::Usage);
            }
        },
    };
    print_text(&text).map_err(Error::Stdout)?;
    Ok(Exit::Done)
}

fn page(topic: &str) -> Option<String> {
    PAGES.iter().find(|page| page.names.contains(&topic)).map(|page| (page.text)())
}

fn command_help(command: &mut clap::Command, topic: &str) -> Option<String> {
    command.find_subcommand_mut(topic).map(|command| command.render_long_help().to_string())
}

fn fields_page() -> String {
    let mut page = String::new();
    for field in fields::FIELDS {
        let mut names = vec![field.arabic];
        names.extend(field.aliases);
        page.push_str(&format!("{:<10}{}\n", field.name, field.summary));
        page.push_str(&format!("{:<10}also {}\n", "", names.join(" ")));
        page.push_str(&format!("{:<10}e.g. {}\n", "", field.example));
    }
    page
}

fn formats_page() -> String {
    let row = |name: &str, summary: &str| format!("{name:<10}{summary}\n");
    FORMATS.iter().map(|format| row(format.name, format.summary)).collect()
}

fn columns_page() -> String {
    let row = |name: &str, summary: &str| format!("{name:<16}{summary}\n");
    COLUMNS.iter().map(|column| row(column.name, column.summary)).collect()
}

fn exit_codes_page() -> String {
    "0  done, also when nothing matched\n\
     1  nothing matched, with --fail-empty\n\
     2  the command or the query was wrong\n\
     3  the archive or the output could not be used, or `check` found damage\n\
     4  done, but some input was skipped\n"
        .to_owned()
}
