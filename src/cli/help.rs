//! `sijill help`: pages made from the tables of the program.

use super::Global;
use crate::archive::{DIMENSIONS, UNITS};
use crate::error::{Error, Exit};
use crate::model::Shown;
use crate::names::{Column, Holds, TABLES};
use crate::output::{FORMATS, print_page};
use crate::query::{MANUAL, fields};
use crate::report;

/// Print a page of the manual, or the help of a command
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A command, or one of: query, fields, inputs, formats, columns, dimensions, queries, names,
    /// exit-codes
    #[arg(value_name = "TOPIC")]
    topic: Option<String>,
}

/// One page.
struct Page {
    names: &'static [&'static str],
    text: fn() -> String,
}

const PAGES: &[Page] = &[
    Page { names: &["query", "language"], text: || MANUAL.to_owned() },
    Page { names: &["fields"], text: fields_page },
    Page { names: &["inputs"], text: super::import::inputs_page },
    Page { names: &["formats"], text: formats_page },
    Page { names: &["columns"], text: columns_page },
    Page { names: &["dimensions"], text: dimensions_page },
    Page { names: &["queries"], text: || report::EXAMPLE.to_owned() },
    Page { names: &["names"], text: names_page },
    Page { names: &["exit-codes"], text: exit_codes_page },
];

pub(super) fn run(args: &Args, _: &Global) -> Result<Exit, Error> {
    let mut command = super::command();
    command.build();
    let text = match &args.topic {
        None => command.render_help().to_string(),
        Some(topic) => match page(topic).or_else(|| command_help(&mut command, topic)) {
            Some(text) => text,
            None => {
                let names: Vec<_> = PAGES.iter().map(|page| page.names[0]).collect();
                let hint =
                    format!("pages are {}; `sijill help` lists the commands", names.join(", "));
                let what = format!("there is no page `{topic}`");
                return Ok(super::say_error(&what, Some(&hint), Exit::Usage));
            }
        },
    };
    print_page(&text).map_err(Error::Stdout)?;
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
    for scope in fields::SCOPES {
        page.push_str(&format!("{:<10}{}\n", format!("{}{{ }}", scope.name), scope.summary));
        page.push_str(&format!("{:<10}also {}\n", "", scope.arabic));
        page.push_str(&format!("{:<10}e.g. {}\n", "", scope.example));
    }
    for directive in fields::DIRECTIVES {
        page.push_str(&format!("{:<10}{}\n", directive.name, directive.summary));
        page.push_str(&format!("{:<10}also {}\n", "", directive.arabic));
        page.push_str(&format!("{:<10}e.g. {}\n", "", directive.example));
    }
    page
}

fn formats_page() -> String {
    let row = |name: &str, summary: &str| format!("{name:<10}{summary}\n");
    FORMATS.iter().map(|format| row(format.name, format.summary)).collect()
}

fn columns_page() -> String {
    let mut page = String::from(
        "Columns marked * stand in a table too, + only with --provenance, - only when named.\n",
    );
    for unit in UNITS {
        page.push_str(&format!("\n--unit {}: one row is {}\n", unit.name, unit.summary));
        for column in unit.columns.iter().map(|column| &column.column) {
            let mark = match column.shown {
                Shown::Always => '*',
                Shown::Files => ' ',
                Shown::Provenance => '+',
                Shown::Named => '-',
            };
            page.push_str(&format!("{mark} {:<19}{}\n", column.name, column.summary));
        }
    }
    page
}

fn dimensions_page() -> String {
    let row = |name: &str, summary: &str| format!("{name:<16}{summary}\n");
    DIMENSIONS.iter().map(|dimension| row(dimension.name, dimension.summary)).collect()
}

/// The tables of names, each with its columns and a row.
fn names_page() -> String {
    let mut page = NAMES_INTRODUCTION.to_owned();
    for table in TABLES {
        page.push_str(&format!("\n{}: {}\n", table.file, table.summary));
        for column in table.columns {
            page.push_str(&column_line(column));
        }
        page.push_str(&format!("  e.g. {}\n", table.example.replace('\t', " ⇥ ")));
    }
    page
}

const NAMES_INTRODUCTION: &str = "\
Names are added by files in a folder `names` beside the archive, or in the folder that
`--names DIR` or $SIJILL_NAMES gives. Each file is called like a table of the program and
adds rows to it: UTF-8, one row a line, a TAB (shown as ⇥) between two columns; empty lines
and lines that begin with # are left out. A row that cannot be used is refused with its
file and line before anything is read; `sijill names check` prints all of them.
`sijill reextract` reads the articles of an archive again with the names as they are.
In offices.tsv and offices_en.tsv added rows come before the program's, and the first row
of a head that holds wins; elsewhere they come after.
";

fn column_line(column: &Column) -> String {
    let holds = match column.holds {
        Holds::Form => "a word or phrase".to_owned(),
        Holds::FormOrNone => "a word or phrase, or -".to_owned(),
        Holds::Word => "a single word".to_owned(),
        Holds::Words => "words with a space between".to_owned(),
        Holds::Key => "small letters, digits and hyphens".to_owned(),
        Holds::Cues => "words or phrases with | between, or -".to_owned(),
        Holds::State => "the two-letter code of a state".to_owned(),
        Holds::States => "codes of states with commas between, or -".to_owned(),
        Holds::OneOf(words) => format!("one of {}", words.join(" ")),
        Holds::SomeOf(words) => format!("some of {}", words.join(",")),
        Holds::Guard => "a guard of guards.tsv".to_owned(),
        Holds::Any => "anything".to_owned(),
    };
    let may = if column.is_optional() { " (may be empty)" } else { "" };
    format!("  {:<10}{holds}{may}\n", column.name)
}

fn exit_codes_page() -> String {
    "0  done, also when nothing matched\n\
     1  nothing matched, with --fail-empty\n\
     2  the command or the query was wrong\n\
     3  the archive or the output could not be used, or `check` found damage\n\
     4  done, but some input was skipped\n\
     130, 143  an import was interrupted; what it has stored stands\n"
        .to_owned()
}
