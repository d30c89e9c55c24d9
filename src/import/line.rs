//! The import line: a reader, workers that make and analyse, one writer.
//!
//! Pieces travel in numbered parcels through bounded queues; the writer takes
//! them in order, so the archive does not depend on the number of workers. What
//! the archive holds unchanged is not analysed again. When the writer fails or is
//! told to stop, the queues close and the reader stops at its next piece.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::analyse::{Analyst, index_text};
use super::inputs::Inputs;
use super::item::{Item, Read, items};
use super::piece::Piece;
use super::record::Defaults;
use super::skip::Skip;
use crate::archive::{
    Archive, ArchiveError, Identity, Incoming, NotStored, Outcome, RunOf, Summary, Weight, Writer,
};
use crate::model::{Analysed, Article, CountryCode, Origin};
use crate::names::Additions;

/// Articles that are stored together.
const BATCH: usize = 500;
/// Bytes of their text, about.
const BATCH_BYTES: usize = 4 << 20;
/// Articles in the first transaction, soon to be safe, and how many times as many each later
/// one has.
const FIRST_TRANSACTION: usize = 500;
const GROWTH: usize = 4;
/// Most articles in a transaction, and how long it is open, about: so long others that write
/// have to wait. The more articles, the fewer pages are written again and again.
const TRANSACTION: (usize, Duration) = (8000, Duration::from_secs(3));
/// The same of an archive that began empty, which hardly anyone else writes to yet.
const FIRST_LOAD: (usize, Duration) = (64_000, Duration::from_secs(20));
/// Pieces that travel together, at most.
const PARCEL: usize = 125;
/// Bytes of the pieces that travel together, at most but for the last one.
const PARCEL_BYTES: usize = 1 << 19;
/// Parcels waiting to be analysed.
const QUEUE: usize = 3;
/// Analysed parcels waiting to be stored: so many that the workers go on meanwhile.
const DONE: usize = 16;
/// How long the writer waits before it looks whether to stop.
const PATIENCE: Duration = Duration::from_millis(100);

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

/// What became of one article, for the log.
#[derive(Debug, Clone, Copy)]
pub struct ItemReport<'a> {
    /// The file as it was named.
    pub file: &'a str,
    /// The line or number of the record.
    pub line: u64,
    /// The format it was read as.
    pub format: &'static str,
    /// The encoding it was read in.
    pub encoding: &'static str,
    /// The article's id; empty where another piece gave the article.
    pub id: &'a str,
    /// What became of it.
    pub outcome: &'a Outcome,
}

/// What the caller is told while the import runs.
pub trait Progress {
    /// Something was not read, or not all of it.
    fn skipped(&mut self, skip: &Skip);
    /// So many articles are done; the last ones are safe with the next commit.
    fn stored(&mut self, done: u64);
    /// Whether it is told of every article.
    fn wants_items(&self) -> bool {
        false
    }
    /// An article was stored or found there; not called before its batch is safe.
    fn item(&mut self, _: &ItemReport<'_>) {}
    /// Called about ten times a second; `Break` ends the import after the batch
    /// at hand.
    fn tick(&mut self) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

/// Reads every article of the inputs, in order, without an archive.
pub fn read_articles(import: &Import, emit: &mut dyn FnMut(Result<Article, Skip>)) {
    let _ = import.inputs.read(&import.defaults, &mut |piece| {
        items(piece, &import.defaults, &mut |item| match item {
            Item::Article(article, _) => emit(Ok(*article)),
            Item::Skipped(skip) if skip.reason.weight() != Weight::LeftOut => emit(Err(skip)),
            Item::Skipped(_) | Item::Repeated(_) => {}
        });
        ControlFlow::Continue(())
    });
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
    let first = writer.is_first_load();
    let known = (!archive.is_trial() && !first).then(|| archive.path().to_owned());
    let turn = if first { FIRST_LOAD } else { TRANSACTION };
    let batch = Batch::new(import.outlet_country, turn, progress.wants_items());
    let line = Line::start(import, known);
    let written = line.write(&mut writer, progress, batch);
    match written? {
        ControlFlow::Continue(()) => {
            line.end();
            writer.finish(&(import.clock)())
        }
        // The reader is not waited for: it may wait for input that never comes.
        ControlFlow::Break(()) => writer.stop(&(import.clock)()),
    }
}

/// The threads of an import and the queue they end in.
struct Line {
    results: Receiver<(u64, Vec<Entry>)>,
    threads: Vec<JoinHandle<()>>,
}

/// What the writer gets of an item.
enum Entry {
    Analysed(Box<Analysed>, Identity, Read),
    /// The archive held it unchanged when a worker looked.
    Known(Box<Article>, Identity, Read),
    Skipped(Skip),
    Repeated(Skip),
}

impl Line {
    fn start(import: &Import, known: Option<PathBuf>) -> Line {
        let import = Arc::new(import.clone());
        let (to_workers, parcels) = sync_channel::<(u64, Vec<Piece>)>(QUEUE);
        let (to_writer, results) = sync_channel(DONE);
        let parcels = Arc::new(Mutex::new(parcels));
        let mut threads = Vec::new();
        let reader = Arc::clone(&import);
        threads.push(thread::spawn(move || read(&reader, &to_workers)));
        for _ in 0..import.jobs.max(1) {
            let (import, parcels) = (Arc::clone(&import), Arc::clone(&parcels));
            let (to_writer, known) = (to_writer.clone(), known.clone());
            threads.push(thread::spawn(move || {
                work(&import, &parcels, &to_writer, known.as_deref());
            }));
        }
        Line { results, threads }
    }

    /// Stores what arrives, in the order it was read.
    fn write(
        &self,
        writer: &mut Writer,
        progress: &mut dyn Progress,
        mut batch: Batch,
    ) -> Result<ControlFlow<()>, ArchiveError> {
        let mut waiting: BTreeMap<u64, Vec<Entry>> = BTreeMap::new();
        let mut next = 0;
        loop {
            if progress.tick().is_break() {
                batch.store(writer)?;
                batch.commit(writer, progress)?;
                return Ok(ControlFlow::Break(()));
            }
            let received = self.results.recv_timeout(PATIENCE);
            let idle = received.is_err();
            match received {
                Ok((number, entries)) => {
                    waiting.insert(number, entries);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            while let Some(entries) = waiting.remove(&next) {
                next += 1;
                for entry in entries {
                    batch.push(entry);
                    if batch.is_full() {
                        batch.store(writer)?;
                        progress.stored(batch.done + batch.open as u64);
                    }
                }
            }
            if batch.is_due() && (idle || writer.prepare_to_commit()) {
                batch.commit(writer, progress)?;
            }
        }
        batch.store(writer)?;
        batch.commit(writer, progress)?;
        Ok(ControlFlow::Continue(()))
    }

    /// Waits for the threads, which have nothing left to do.
    fn end(self) {
        for thread in self.threads {
            if let Err(panic) = thread.join() {
                std::panic::resume_unwind(panic);
            }
        }
    }
}

/// Gathers what is read into parcels; ends when the workers are gone.
fn read(import: &Import, to_workers: &SyncSender<(u64, Vec<Piece>)>) {
    let mut parcel = Vec::with_capacity(PARCEL);
    let (mut number, mut bytes) = (0, 0);
    let flow = import.inputs.read(&import.defaults, &mut |piece| {
        bytes += piece.size();
        parcel.push(piece);
        if parcel.len() < PARCEL && bytes < PARCEL_BYTES {
            return ControlFlow::Continue(());
        }
        let sent = to_workers.send((number, std::mem::take(&mut parcel)));
        (number, bytes) = (number + 1, 0);
        // A closed queue means that the writer has ended.
        sent.map_or(ControlFlow::Break(()), |()| ControlFlow::Continue(()))
    });
    if flow.is_continue() {
        let _ = to_workers.send((number, parcel));
    }
}

/// How much workers give way to the writer, in steps of `nice`: it goes through everything,
/// and while it waits for a processor the queue behind it fills and they rest.
#[cfg(target_os = "linux")]
const GIVE_WAY: i32 = 5;

fn work(
    import: &Import,
    parcels: &Mutex<Receiver<(u64, Vec<Piece>)>>,
    to_writer: &SyncSender<(u64, Vec<Entry>)>,
    known: Option<&Path>,
) {
    // Linux weighs each thread by itself. A worker that is not allowed to is as heavy as before.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(GIVE_WAY);
    let mut analyst = Analyst::default();
    let known = known.and_then(|path| Archive::open_to_compare(path).ok());
    loop {
        let next = match parcels.lock() {
            Ok(parcels) => parcels.recv(),
            Err(_) => return,
        };
        let Ok((number, pieces)) = next else { return };
        let mut entries = Vec::with_capacity(pieces.len());
        for piece in pieces {
            items(piece, &import.defaults, &mut |item| {
                entries.push(match item {
                    Item::Skipped(skip) => Entry::Skipped(skip),
                    Item::Repeated(skip) => Entry::Repeated(skip),
                    Item::Article(article, read) => {
                        let identity = Identity::of(&article);
                        if known.as_ref().is_some_and(|known| known.holds(&article, &identity)) {
                            Entry::Known(article, identity, read)
                        } else {
                            let analysed = analyst.analyse(*article, import.outlet_country);
                            Entry::Analysed(Box::new(analysed), identity, read)
                        }
                    }
                });
            });
        }
        if to_writer.send((number, entries)).is_err() {
            return;
        }
    }
}

/// What is stored together, and what was since the last commit.
struct Batch {
    entries: Vec<Entry>,
    articles: usize,
    bytes: usize,
    analyst: Analyst,
    outlet: Option<CountryCode>,
    /// What became of the entries of the open transaction, and when it began.
    told: Vec<Told>,
    /// Whether articles are told.
    tells_items: bool,
    begun: Option<Instant>,
    /// Articles in the open transaction, how many fill it, and those in all before it.
    open: usize,
    most: usize,
    done: u64,
    /// How many articles fill any later one, and how long it is open.
    turn: (usize, Duration),
}

/// What became of an entry, to be told when it is safe.
enum Told {
    Item { origin: Origin, read: Read, id: String, outcome: Outcome },
    Skipped(Skip),
}

impl Batch {
    fn new(outlet: Option<CountryCode>, turn: (usize, Duration), tells_items: bool) -> Batch {
        Batch {
            entries: Vec::new(),
            articles: 0,
            bytes: 0,
            analyst: Analyst::default(),
            outlet,
            told: Vec::new(),
            tells_items,
            begun: None,
            open: 0,
            most: FIRST_TRANSACTION,
            done: 0,
            turn,
        }
    }

    fn push(&mut self, entry: Entry) {
        if let Entry::Analysed(analysed, ..) = &entry {
            self.bytes += analysed.index.body.len() * 2;
        }
        self.articles += usize::from(matches!(entry, Entry::Analysed(..) | Entry::Known(..)));
        self.entries.push(entry);
    }

    fn is_full(&self) -> bool {
        self.articles >= BATCH || self.bytes >= BATCH_BYTES || self.entries.len() >= 8 * BATCH
    }

    /// Whether the transaction should end: it is large, or others may wait for it.
    fn is_due(&self) -> bool {
        self.open >= self.most || self.begun.is_some_and(|begun| begun.elapsed() >= self.turn.1)
    }

    /// Stores the batch in the open transaction.
    fn store(&mut self, writer: &mut Writer) -> Result<(), ArchiveError> {
        let entries = std::mem::take(&mut self.entries);
        let mut incoming = Vec::with_capacity(self.articles);
        for entry in &entries {
            match entry {
                Entry::Analysed(analysed, identity, _) => {
                    incoming.push(Incoming::Analysed(analysed, identity));
                }
                Entry::Known(article, identity, _) => {
                    incoming.push(Incoming::Known(article, identity));
                }
                Entry::Skipped(skip) => writer.skip(not_stored(skip)),
                Entry::Repeated(_) => writer.repeat(),
            }
        }
        self.begun.get_or_insert_with(Instant::now);
        let analyse = &mut |article: &Article| self.analyst.analyse(article.clone(), self.outlet);
        let mut stored = writer.put_batch(&incoming, analyse)?.into_iter();
        drop(incoming);
        let told = entries.into_iter().filter_map(|entry| entry.told(&mut stored));
        let tells_items = self.tells_items;
        self.told.extend(told.filter(|told| tells_items || matches!(told, Told::Skipped(_))));
        self.open += self.articles;
        (self.articles, self.bytes) = (0, 0);
        Ok(())
    }

    /// Ends the transaction, then tells what became of each entry.
    fn commit(
        &mut self,
        writer: &mut Writer,
        progress: &mut dyn Progress,
    ) -> Result<(), ArchiveError> {
        writer.commit()?;
        self.begun = None;
        for told in self.told.drain(..) {
            match told {
                Told::Skipped(skip) => progress.skipped(&skip),
                Told::Item { origin, read, id, outcome } => progress.item(&ItemReport {
                    file: &origin.file,
                    line: origin.line,
                    format: read.format,
                    encoding: read.encoding,
                    id: &id,
                    outcome: &outcome,
                }),
            }
        }
        self.done += std::mem::take(&mut self.open) as u64;
        self.most = (GROWTH * self.most).min(self.turn.0);
        progress.stored(self.done);
        Ok(())
    }
}

impl Entry {
    /// What to tell of it; `stored` gives what became of each article, in their order.
    fn told(self, stored: &mut impl Iterator<Item = (String, Outcome)>) -> Option<Told> {
        let (article, read) = match self {
            Entry::Skipped(skip) => return Some(Told::Skipped(skip)),
            Entry::Repeated(Skip { file, line, format, .. }) => {
                let read = Read { format, encoding: "UTF-8" };
                let origin = Origin { file, line: line.unwrap_or(1), whole_file: None };
                let (id, outcome) = (String::new(), Outcome::Unchanged);
                return Some(Told::Item { origin, read, id, outcome });
            }
            Entry::Analysed(analysed, _, read) => (analysed.article, read),
            Entry::Known(article, _, read) => (*article, read),
        };
        let (id, outcome) = stored.next()?;
        Some(Told::Item { origin: article.origin, read, id, outcome })
    }
}

fn not_stored(skip: &Skip) -> NotStored {
    NotStored {
        file: skip.file.clone(),
        line: skip.line,
        reason: skip.words(),
        weight: skip.reason.weight(),
    }
}
