//! The import line: a reader, workers that analyse, one writer.

use super::analyse::index_text;
use super::files::Inputs;
use super::json::Item;
use super::record::Defaults;
use super::skip::Skip;
use super::stages::in_order;
use crate::archive::{Archive, ArchiveError, RunOf, Summary, Writer};
use crate::model::{Analysed, Article, CountryCode};
use crate::names::Additions;

/// What to import and how.
#[derive(Debug, Clone)]
pub struct Import {
    /// The files.
    pub inputs: Inputs,
    /// What to take for what they do not say.
    pub defaults: Defaults,
    /// Where the outlet writes from.
    pub outlet_country: Option<CountryCode>,
    /// Worker threads.
    pub jobs: usize,
    /// Tells the time, RFC 3339.
    pub clock: fn() -> String,
}

/// What the caller is told while the import runs.
pub trait Progress {
    /// Something was not read, or not all of it.
    fn skipped(&mut self, skip: &Skip);
    /// A batch is in the archive; so many articles are done.
    fn stored(&mut self, done: u64);
}

/// Reads every article of the inputs, in order, without an archive.
pub fn read_articles(import: &Import, emit: &mut dyn FnMut(Result<Article, Skip>)) {
    import.inputs.read(&import.defaults, emit);
}

/// Runs an import into an archive.
pub fn run(
    import: &Import,
    archive: &Archive,
    progress: &mut dyn Progress,
) -> Result<Summary, ArchiveError> {
    let run = RunOf {
        inputs: &import.inputs.names(),
        started: &(import.clock)(),
        rules: &Additions::digest(),
        outlet_country: import.outlet_country,
    };
    let mut writer = Writer::begin(archive, index_text, run)?;
    let mut done = 0;
    in_order(
        import.jobs,
        |emit| import.inputs.read(&import.defaults, emit),
        |analyst, item: Item| item.map(|article| analyst.analyse(article, import.outlet_country)),
        |results: Vec<Result<Analysed, Skip>>| {
            let mut articles = Vec::with_capacity(results.len());
            for result in results {
                match result {
                    Ok(article) => articles.push(article),
                    Err(skip) => {
                        writer.skip(skip.reason.is_stored());
                        progress.skipped(&skip);
                    }
                }
            }
            writer.store(&articles)?;
            done += articles.len() as u64;
            progress.stored(done);
            Ok(())
        },
    )?;
    writer.finish(&(import.clock)())
}
