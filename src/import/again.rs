//! The line that reads an archive again: stored articles, workers, one writer.

use std::path::Path;

use super::stages::{BATCH, in_order};
use crate::archive::{Archive, ArchiveError, Reread, Rereader, Stored};
use crate::names::Additions;

/// Which articles to read again and how.
#[derive(Debug, Clone, Copy)]
pub struct Again<'p> {
    /// The archive, which is opened once to read and once to write.
    pub path: &'p Path,
    /// All articles, not only those that were read by other rules.
    pub all: bool,
    /// Only count: leave the archive as it is.
    pub dry: bool,
    /// Worker threads.
    pub jobs: usize,
}

/// Reads the articles of an archive again by the present rules; `progress` is told
/// how many are done.
pub fn read_again(
    again: Again,
    archive: &Archive,
    progress: &mut dyn FnMut(u64),
) -> Result<Reread, ArchiveError> {
    let digest = Additions::digest();
    let rules = digest.as_str();
    let mut rereader = Rereader::begin(archive, rules, (again.all, again.dry))?;
    let source = Archive::open(again.path)?;
    let every = again.all && again.dry;
    let mut done = 0;
    in_order(
        again.jobs,
        move |emit| read(&source, (rules, every), emit),
        |analyst, item: Result<Stored, ArchiveError>| {
            item.map(|stored| (stored.id, analyst.analyse(stored.article, stored.outlet_country)))
        },
        |batch: Vec<Result<_, ArchiveError>>| {
            let batch = batch.into_iter().collect::<Result<Vec<_>, _>>()?;
            rereader.store(&batch)?;
            done += batch.len() as u64;
            progress(done);
            Ok(())
        },
    )?;
    rereader.finish()
}

/// Emits the stale articles in the order of their keys, or why they cannot be read.
fn read(source: &Archive, rules: (&str, bool), emit: &mut dyn FnMut(Result<Stored, ArchiveError>)) {
    let mut after = -1;
    loop {
        match source.stale(rules, after, BATCH) {
            Err(error) => return emit(Err(error)),
            Ok(batch) => {
                let Some(last) = batch.last() else { return };
                after = last.id;
                batch.into_iter().for_each(|stored| emit(Ok(stored)));
            }
        }
    }
}
