//! `sijill load`: an archive made of a dump.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;

use super::Global;
use crate::archive::{Archive, DumpError};
use crate::error::{Error, Exit};
use crate::import::{GZIP, index_text};

/// Make the archive of what `dump` printed
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dump, as it is or compressed by gzip; `-` is standard input
    #[arg(value_name = "FILE")]
    dump: PathBuf,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let loaded = open(&args.dump)
        .map_err(DumpError::Io)
        .and_then(|mut dump| Archive::load(&global.archive, &mut *dump, index_text));
    match loaded {
        Ok(rows) if !global.quiet => say!("{rows} rows loaded"),
        Ok(_) => {}
        Err(DumpError::Archive(error)) => return Err(error.into()),
        Err(reason) => return Err(Error::Dump { path: args.dump.clone(), reason }),
    }
    Ok(Exit::Done)
}

fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    let mut dump: Box<dyn BufRead> = match path.to_str() {
        Some("-") => Box::new(io::stdin().lock()),
        _ => Box::new(BufReader::with_capacity(1 << 16, File::open(path)?)),
    };
    match dump.fill_buf()?.starts_with(&GZIP) {
        true => Ok(Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(dump)))),
        false => Ok(dump),
    }
}
