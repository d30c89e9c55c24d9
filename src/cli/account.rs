//! The account of a running import: reports, the log, the progress, signals.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::json;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use crate::archive::Outcome;
use crate::error::{Error, Exit};
use crate::import::{Inputs, ItemReport, Progress, Skip, Weight};
use crate::output::visible;

/// How often a line on the progress is printed where there is no bar.
const EVERY: Duration = Duration::from_secs(10);

/// Notices that the user or the system asks the program to end.
#[derive(Debug, Clone)]
pub(super) struct Signals(Arc<AtomicUsize>);

impl Signals {
    /// Watches from now on; a second signal ends the program at once.
    pub fn watch() -> Signals {
        let seen = Arc::new(AtomicUsize::new(0));
        for signal in [SIGINT, SIGTERM] {
            let again = Arc::new(AtomicBool::new(false));
            let status = 128 + signal;
            // Where they cannot be watched they end the program as ever, which
            // an archive stands.
            let _ = flag::register_conditional_shutdown(signal, status, Arc::clone(&again));
            let _ = flag::register(signal, again);
            let _ = flag::register_usize(signal, Arc::clone(&seen), signal as usize);
        }
        Signals(seen)
    }

    /// What the program is asked to end with, if it is.
    pub fn seen(&self) -> Option<Exit> {
        match self.0.load(Ordering::Relaxed) as i32 {
            SIGINT => Some(Exit::Interrupted),
            SIGTERM => Some(Exit::Terminated),
            _ => None,
        }
    }
}

/// Reports what was not read as it happens, and keeps the log.
pub(super) struct Account {
    inputs: Inputs,
    log: Option<Log>,
    signals: Signals,
    bar: Option<ProgressBar>,
    verbose: bool,
    lines: bool,
    begun: Instant,
    last_line: Instant,
    done: u64,
    incomplete: bool,
}

struct Log {
    path: PathBuf,
    writer: BufWriter<File>,
    failed: Option<io::Error>,
}

impl Account {
    pub fn new(inputs: &Inputs, log: Option<&Path>, signals: Signals) -> Result<Account, Error> {
        let log = log.map(Log::create).transpose()?;
        let now = Instant::now();
        Ok(Account {
            inputs: inputs.clone(),
            log,
            signals,
            bar: None,
            verbose: false,
            lines: false,
            begun: now,
            last_line: now,
            done: 0,
            incomplete: false,
        })
    }

    /// Shows the progress: a bar on a terminal, lines with `verbose`.
    pub fn show(&mut self, quiet: bool, verbose: bool) {
        self.verbose = verbose;
        if quiet || !io::stderr().is_terminal() {
            self.lines = verbose;
            return;
        }
        let total = self.inputs.total_bytes();
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr());
        let template = match total {
            Some(_) => "{msg} {wide_bar} {bytes}/{total_bytes} {bytes_per_sec} eta {eta}",
            None => "{msg} {bytes} {bytes_per_sec} {elapsed}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        self.bar = Some(bar);
    }

    /// Ends the log and gives the exit status.
    pub fn finish(mut self) -> Result<Exit, Error> {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        if let Some(log) = self.log.take() {
            log.finish()?;
        }
        let done = if self.incomplete { Exit::Skipped } else { Exit::Done };
        Ok(self.signals.seen().unwrap_or(done))
    }

    fn say(&self, line: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| say!("{}", visible(line))),
            None => say!("{}", visible(line)),
        }
    }

    fn progress_line(&mut self) {
        if self.last_line.elapsed() < EVERY {
            return;
        }
        self.last_line = Instant::now();
        let seconds = self.begun.elapsed().as_secs_f64();
        let read = self.inputs.bytes_read();
        let rate = |amount: u64| amount as f64 / seconds;
        let left = self.inputs.total_bytes().map_or(String::new(), |total| {
            let left = total.saturating_sub(read) as f64 / rate(read).max(1.0);
            format!(", about {left:.0} s left")
        });
        self.say(&format!(
            "{} articles, {:.1} MB read, {:.0} articles/s, {:.1} MB/s{left}",
            self.done,
            read as f64 / 1e6,
            rate(self.done),
            rate(read) / 1e6
        ));
    }
}

impl Progress for Account {
    fn skipped(&mut self, skip: &Skip) {
        let weight = skip.reason.weight();
        self.incomplete |= matches!(weight, Weight::Skipped | Weight::WithoutDate);
        if weight != Weight::LeftOut || self.verbose {
            self.say(&skip.to_string());
        }
        if let Some(log) = &mut self.log {
            log.skip(skip);
        }
    }

    fn stored(&mut self, done: u64) {
        self.done = done;
    }

    fn wants_items(&self) -> bool {
        self.log.is_some()
    }

    fn item(&mut self, report: &ItemReport<'_>) {
        if let Some(log) = &mut self.log {
            log.item(report);
        }
    }

    fn tick(&mut self) -> ControlFlow<()> {
        if let Some(bar) = &self.bar {
            bar.set_message(format!("{} articles", self.done));
            bar.set_position(self.inputs.bytes_read());
        }
        if self.lines {
            self.progress_line();
        }
        match self.signals.seen() {
            Some(_) => ControlFlow::Break(()),
            None => ControlFlow::Continue(()),
        }
    }
}

impl Log {
    fn create(path: &Path) -> Result<Log, Error> {
        let file = File::create(path).map_err(|error| failed(path, &error))?;
        Ok(Log { path: path.to_owned(), writer: BufWriter::new(file), failed: None })
    }

    fn item(&mut self, report: &ItemReport<'_>) {
        let (outcome, duplicate_of) = match report.outcome {
            Outcome::Added { duplicate_of: None } => ("added", None),
            Outcome::Added { duplicate_of } => ("duplicate", duplicate_of.as_deref()),
            Outcome::Updated => ("updated", None),
            Outcome::Unchanged => ("unchanged", None),
        };
        self.line(&json!({
            "file": report.file,
            "line": report.line,
            "outcome": outcome,
            "article_id": (!report.id.is_empty()).then_some(report.id),
            "duplicate_of": duplicate_of,
            "format": report.format,
            "encoding": report.encoding,
        }));
    }

    fn skip(&mut self, skip: &Skip) {
        self.line(&json!({
            "file": skip.file,
            "line": skip.line,
            "record": skip.record,
            "outcome": skip.reason.weight().as_str(),
            "reason": skip.reason.to_string(),
            "format": (!skip.format.is_empty()).then_some(skip.format),
        }));
    }

    fn line(&mut self, line: &serde_json::Value) {
        if self.failed.is_none() {
            self.failed = writeln!(self.writer, "{line}").err();
        }
    }

    fn finish(mut self) -> Result<(), Error> {
        let failed_before = self.failed.take();
        let flushed = self.writer.flush();
        match failed_before.map_or(flushed, Err) {
            Ok(()) => Ok(()),
            Err(error) => Err(failed(&self.path, &error)),
        }
    }
}

fn failed(path: &Path, error: &io::Error) -> Error {
    let text = error.to_string();
    let reason = text.split(" (os error").next().unwrap_or(&text).to_lowercase();
    Error::Output { path: path.to_owned(), reason }
}
