//! `sijill stats`: what an archive holds, in figures.

use serde_json::{Map, Value};

use super::Global;
use crate::archive::Archive;
use crate::error::{Error, Exit};
use crate::output::{print_rows, print_text};

/// Print what the archive holds: articles, their days, whom and what they name
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let figures = Archive::open(&global.archive)?.overview()?;
    let printed = if args.json {
        let value = |text: Option<String>| match text.as_deref().map(str::parse::<u64>) {
            Some(Ok(count)) => Value::from(count),
            _ => Value::from(text),
        };
        let schema = ("schema".to_owned(), Value::from(1));
        let named = figures.into_iter().map(|(name, text)| (name.to_owned(), value(text)));
        let object: Map<String, Value> = std::iter::once(schema).chain(named).collect();
        print_text(&format!("{}\n", Value::Object(object)))
    } else {
        let row = |(name, text): (&str, Option<String>)| {
            vec![name.replace('_', " "), text.unwrap_or_default()]
        };
        print_rows(&["what", "how many"], figures.into_iter().map(row).collect())
    };
    printed.map_err(Error::Stdout)?;
    Ok(Exit::Done)
}
