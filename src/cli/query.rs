//! `sijill query`: ask the archive.

use super::Global;
use super::answer::{Asking, ask};
use super::printing::Usual;
use crate::error::{Error, Exit};
use crate::query::join_arguments;

/// Ask the archive for articles
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The query; `sijill help query` says how. Several arguments are joined.
    /// Write `--` before a query that begins with `-`
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    #[command(flatten)]
    asking: Asking,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let typed = join_arguments(&args.query);
    ask(&typed, &Usual::articles(&typed), &args.asking, global)
}
