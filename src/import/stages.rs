//! Three stages at work at once: a reader, workers that analyse, one writer.
//!
//! What is read travels in numbered batches through bounded queues; the writer
//! takes them in order, so the result does not depend on the number of workers.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use super::analyse::Analyst;

/// Articles in a batch, which is one transaction.
pub(super) const BATCH: usize = 500;
/// Batches waiting between two stages.
const QUEUE: usize = 2;

/// Reads everything, analyses it on `jobs` threads and writes it in batches, in the
/// order it was read; ends early where `write` fails.
pub(super) fn in_order<I: Send, O: Send, E>(
    jobs: usize,
    read: impl FnOnce(&mut dyn FnMut(I)) + Send,
    analyse: impl Fn(&mut Analyst, I) -> O + Sync,
    write: impl FnMut(Vec<O>) -> Result<(), E>,
) -> Result<(), E> {
    let analyse = &analyse;
    thread::scope(|scope| {
        let (to_workers, batches) = sync_channel::<(u64, Vec<I>)>(QUEUE);
        let (to_writer, results) = sync_channel(QUEUE);
        let batches = Arc::new(Mutex::new(batches));
        scope.spawn(move || gather(read, &to_workers));
        for _ in 0..jobs.max(1) {
            let (batches, to_writer) = (Arc::clone(&batches), to_writer.clone());
            scope.spawn(move || work(&batches, analyse, &to_writer));
        }
        drop(to_writer);
        hand_over(results, write)
    })
}

/// Gathers what is read into batches; ends when the workers are gone.
fn gather<I>(read: impl FnOnce(&mut dyn FnMut(I)), to_workers: &SyncSender<(u64, Vec<I>)>) {
    let mut batch = Vec::with_capacity(BATCH);
    let mut number = 0;
    read(&mut |item| {
        batch.push(item);
        if batch.len() == BATCH {
            // A closed queue means that the writer has failed and says so.
            let _ = to_workers.send((number, std::mem::take(&mut batch)));
            number += 1;
        }
    });
    let _ = to_workers.send((number, batch));
}

fn work<I, O>(
    batches: &Mutex<Receiver<(u64, Vec<I>)>>,
    analyse: impl Fn(&mut Analyst, I) -> O,
    to_writer: &SyncSender<(u64, Vec<O>)>,
) {
    let mut analyst = Analyst::default();
    loop {
        let next = match batches.lock() {
            Ok(batches) => batches.recv(),
            Err(_) => return,
        };
        let Ok((number, batch)) = next else { return };
        let done = batch.into_iter().map(|item| analyse(&mut analyst, item)).collect();
        if to_writer.send((number, done)).is_err() {
            return;
        }
    }
}

/// Writes the batches in the order they were read.
fn hand_over<O, E>(
    results: Receiver<(u64, Vec<O>)>,
    mut write: impl FnMut(Vec<O>) -> Result<(), E>,
) -> Result<(), E> {
    let mut waiting: BTreeMap<u64, Vec<O>> = BTreeMap::new();
    let mut next = 0;
    for (number, batch) in results {
        waiting.insert(number, batch);
        while let Some(batch) = waiting.remove(&next) {
            write(batch)?;
            next += 1;
        }
    }
    Ok(())
}
