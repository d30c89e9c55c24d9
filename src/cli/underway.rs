//! A file that is being written: its progress on a terminal, and the library that ends
//! the program where its disk is full.

use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::printing::output_error;
use crate::output::{Format, Target};

/// Rows between two changes of what is shown.
const ROWS_BETWEEN_CHANGES: u64 = 256;

/// Watches over an output until it is dropped.
pub(super) struct Underway {
    bar: Option<ProgressBar>,
    rows: u64,
    tells_of_panics: bool,
}

impl Underway {
    /// Begins to watch; only files take long enough to show their progress.
    pub fn begin(target: &Target, format: Option<Format>, quiet: bool) -> Underway {
        let tells_of_panics = format.is_some() && format == Format::named("xlsx");
        if tells_of_panics {
            tell_of_panics(target);
        }
        let shown = matches!(target, Target::File(_)) && !quiet && io::stderr().is_terminal();
        Underway { bar: shown.then(bar), rows: 0, tells_of_panics }
    }

    /// Counts a row.
    pub fn row(&mut self) {
        self.rows += 1;
        if self.rows.is_multiple_of(ROWS_BETWEEN_CHANGES)
            && let Some(bar) = &self.bar
        {
            bar.set_position(self.rows);
        }
    }
}

impl Drop for Underway {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        if self.tells_of_panics && !std::thread::panicking() {
            drop(std::panic::take_hook());
        }
    }
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{human_pos} rows, {elapsed}") {
        bar.set_style(style);
    }
    // While rows are sorted none comes, but time goes on.
    bar.enable_steady_tick(Duration::from_millis(500));
    bar
}

/// The library of workbooks takes it for impossible that its temporary file cannot grow,
/// and panics where a disk is full. That is told like of any other output.
fn tell_of_panics(target: &Target) {
    let target = target.clone();
    std::panic::set_hook(Box::new(move |panic| {
        let said = panic.to_string();
        let cause = said.split("message: \"").nth(1).and_then(|rest| rest.split('"').next());
        let cause = cause.map_or_else(|| said.clone(), str::to_owned);
        let exit = super::report(&output_error(&target, io::Error::other(cause)));
        std::process::exit(exit as i32);
    }));
}
