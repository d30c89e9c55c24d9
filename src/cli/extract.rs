//! `sijill extract`: what articles say, without an archive.

use std::path::PathBuf;

use super::Global;
use crate::error::{Error, Exit};
use crate::extract::Extractor;
use crate::import::{Import, Inputs, read_articles};
use crate::output::{JsonLines, Stdout, visible};

/// Print what articles say as JSON lines, without an archive
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files and folders to read; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The output format
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Format,
    #[command(flatten)]
    given: super::import::Given,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    /// One JSON object a line
    Jsonl,
}

pub(super) fn run(args: &Args, _: &Global) -> Result<Exit, Error> {
    let Format::Jsonl = args.format;
    let import = Import {
        inputs: Inputs::new(args.paths.clone()),
        defaults: args.given.defaults(),
        outlet_country: args.given.outlet_country()?,
        jobs: 1,
        clock: String::new,
    };
    let mut lines = JsonLines::new(Stdout::lock());
    let mut extractor = Extractor::default();
    let mut exit = Exit::Done;
    let mut result = Ok(());
    read_articles(&import, &mut |item| match item {
        Ok(article) if result.is_ok() => {
            let found = extractor.extract(&article, import.outlet_country);
            result = lines.extraction(&article, &found);
        }
        Ok(_) => {}
        Err(skip) => {
            exit = Exit::Skipped;
            eprintln!("{}", visible(&skip.to_string()));
        }
    });
    result.and_then(|()| lines.finish()).map_err(Error::Stdout)?;
    Ok(exit)
}
