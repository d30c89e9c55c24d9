//! The import line: a reader, workers that analyse, one writer.
//!
//! Records travel in numbered batches through bounded queues; the writer takes
//! them in order, so the archive does not depend on the number of workers.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use super::analyse::{Analyst, index_text};
use super::files::Inputs;
use super::json::Item;
use super::record::Defaults;
use super::skip::Skip;
use crate::archive::{Archive, ArchiveError, Summary, Writer};
use crate::model::{Analysed, Article, CountryCode};

/// Articles in a batch, which is one transaction.
const BATCH: usize = 500;
/// Batches waiting between two stages.
const QUEUE: usize = 2;

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
    let inputs = import.inputs.names();
    let mut writer = Writer::begin(archive, index_text, &inputs, &(import.clock)())?;
    let result = thread::scope(|scope| {
        let (to_workers, records) = sync_channel::<(u64, Vec<Item>)>(QUEUE);
        let (to_writer, results) = sync_channel(QUEUE);
        let records = Arc::new(Mutex::new(records));
        scope.spawn(move || read(import, &to_workers));
        for _ in 0..import.jobs.max(1) {
            let (records, to_writer) = (Arc::clone(&records), to_writer.clone());
            scope.spawn(move || work(import, &records, &to_writer));
        }
        drop(to_writer);
        write(&mut writer, &results, progress)
    });
    result?;
    writer.finish(&(import.clock)())
}

/// Gathers what is read into batches; ends when the workers are gone.
fn read(import: &Import, to_workers: &SyncSender<(u64, Vec<Item>)>) {
    let mut batch = Vec::with_capacity(BATCH);
    let mut number = 0;
    import.inputs.read(&import.defaults, &mut |item| {
        batch.push(item);
        if batch.len() == BATCH {
            // A closed queue means that the writer has failed and says so.
            let _ = to_workers.send((number, std::mem::take(&mut batch)));
            number += 1;
        }
    });
    let _ = to_workers.send((number, batch));
}

type Done = (u64, Vec<Analysed>, Vec<Skip>);

fn work(
    import: &Import,
    records: &Mutex<Receiver<(u64, Vec<Item>)>>,
    to_writer: &SyncSender<Done>,
) {
    let mut analyst = Analyst::default();
    loop {
        let next = match records.lock() {
            Ok(records) => records.recv(),
            Err(_) => return,
        };
        let Ok((number, batch)) = next else { return };
        let (mut articles, mut skips) = (Vec::with_capacity(batch.len()), Vec::new());
        for item in batch {
            match item {
                Ok(article) => articles.push(analyst.analyse(article, import.outlet_country)),
                Err(skip) => skips.push(skip),
            }
        }
        if to_writer.send((number, articles, skips)).is_err() {
            return;
        }
    }
}

/// Stores the batches in the order they were read.
fn write(
    writer: &mut Writer,
    results: &Receiver<Done>,
    progress: &mut dyn Progress,
) -> Result<(), ArchiveError> {
    let mut waiting: BTreeMap<u64, (Vec<Analysed>, Vec<Skip>)> = BTreeMap::new();
    let mut next = 0;
    let mut done = 0;
    for (number, articles, skips) in results {
        waiting.insert(number, (articles, skips));
        while let Some((articles, skips)) = waiting.remove(&next) {
            for skip in &skips {
                writer.skip(skip.reason.is_stored());
                progress.skipped(skip);
            }
            writer.store(&articles)?;
            done += articles.len() as u64;
            progress.stored(done);
            next += 1;
        }
    }
    Ok(())
}
