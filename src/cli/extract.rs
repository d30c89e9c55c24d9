//! `sijill extract`: what articles say, without an archive.

use super::Global;
use crate::error::{Error, Exit};
use crate::extract::Extractor;
use crate::import::{Import, Weight, read_articles};
use crate::output::{JsonLines, Stdout, print_trace, print_trace_lines, visible};

/// Print what articles say as JSON lines, without an archive
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    named: super::import::Named,
    /// The output format [default: jsonl; text with --trace]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The format of the inputs, see `sijill help inputs` [default: by their content]
    #[arg(long, value_parser = super::import::format, value_name = "NAME")]
    input_format: Option<&'static crate::import::InputFormat>,
    /// Print of each word how it was read, which rule took it and which left it
    #[arg(long)]
    trace: bool,
    #[command(flatten)]
    given: super::import::Given,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// One JSON object a line
    Jsonl,
    /// For people; a trace only
    Text,
}

pub(super) fn run(args: &Args, _: &Global) -> Result<Exit, Error> {
    if args.format == Some(Format::Text) && !args.trace {
        let hint = Some("`--trace --format text`, or `--format jsonl`");
        return Ok(super::say_error("only a trace is printed as text", hint, Exit::Usage));
    }
    let outlet_country = args.given.outlet_country()?;
    let (Some(inputs), missing) = args.named.there() else { return Ok(Exit::Usage) };
    let import = Import {
        inputs,
        defaults: args.given.defaults(args.input_format),
        outlet_country,
        jobs: 1,
        clock: String::new,
    };
    let exit = if args.trace { trace(&import, args.format) } else { lines(&import) }?;
    match import.defaults.map.unmet() {
        Some(unmet) => Err(Error::Unmet(unmet)),
        None => Ok(exit.or_missing(missing)),
    }
}

/// Prints what is found in each article.
fn lines(import: &Import) -> Result<Exit, Error> {
    let mut lines = JsonLines::new(Stdout::lock());
    let mut extractor = Extractor::default();
    let mut exit = Exit::Done;
    let mut result = Ok(());
    read_articles(import, &mut |item| match item {
        Ok(article) if result.is_ok() => {
            let found = extractor.extract(&article, import.outlet_country);
            result = lines.extraction(&article, &found);
        }
        Ok(_) => {}
        Err(skip) => {
            if skip.reason.weight() != Weight::Noted {
                exit = Exit::Skipped;
            }
            say!("{}", visible(&skip.to_string()));
        }
    });
    result.and_then(|()| lines.finish()).map_err(Error::Stdout)?;
    Ok(exit)
}

/// Prints how each word of each article was read.
fn trace(import: &Import, format: Option<Format>) -> Result<Exit, Error> {
    let mut extractor = Extractor::default();
    let mut exit = Exit::Done;
    let mut result = Ok(());
    read_articles(import, &mut |item| match item {
        Ok(article) if result.is_ok() => {
            let (_, words) = extractor.trace(&article, import.outlet_country);
            result = match format {
                Some(Format::Jsonl) => print_trace_lines(&words),
                _ => print_trace(&article, &words),
            };
        }
        Ok(_) => {}
        Err(skip) => {
            exit = Exit::Skipped;
            say!("{skip}");
        }
    });
    result.map_err(Error::Stdout)?;
    Ok(exit)
}
