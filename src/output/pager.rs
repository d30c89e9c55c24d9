//! Long pages on a terminal go through a pager.

use std::io::{self, Write};
use std::process::{Command, Stdio};

use super::stdout::{Stdout, print_text, screen};
use super::visible::width;

/// Prints a page of text; on a terminal that is too small for it, by way of `$PAGER`,
/// else `less -R`. An empty `$PAGER` or `cat` is none.
pub fn print_page(text: &str) -> io::Result<()> {
    match pager().filter(|_| Stdout::is_terminal() && is_long(text)) {
        Some(pager) => paged(&pager, text).or_else(|error| match error.kind() {
            // Whoever leaves the pager early has read enough.
            io::ErrorKind::BrokenPipe => Ok(()),
            _ => print_text(text),
        }),
        None => print_text(text),
    }
}

fn pager() -> Option<String> {
    let named = std::env::var("PAGER").unwrap_or_else(|_| "less -R".to_owned());
    (!named.trim().is_empty() && named.trim() != "cat").then_some(named)
}

fn is_long(text: &str) -> bool {
    let (columns, rows) = screen();
    text.lines().map(|line| width(line).div_ceil(columns).max(1)).sum::<usize>() >= rows
}

fn paged(pager: &str, text: &str) -> io::Result<()> {
    let mut child = shell(pager).stdin(Stdio::piped()).spawn()?;
    let written = match child.stdin.take() {
        Some(mut stdin) => stdin.write_all(text.as_bytes()),
        None => Ok(()),
    };
    let ended = child.wait()?;
    match ended.code() {
        // The shell found no such command: the page is still to be shown.
        Some(126 | 127) => Err(io::Error::other("no pager")),
        _ => written,
    }
}

fn shell(pager: &str) -> Command {
    let (shell, option) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut command = Command::new(shell);
    command.args([option, pager]);
    command
}
