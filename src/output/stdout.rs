//! Standard output, locked and buffered.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

/// Standard output while one command writes to it.
#[derive(Debug)]
pub struct Stdout {
    writer: BufWriter<StdoutLock<'static>>,
}

impl Stdout {
    /// Locks standard output.
    pub fn lock() -> Stdout {
        Stdout { writer: BufWriter::with_capacity(1 << 16, io::stdout().lock()) }
    }

    /// Whether a person reads it.
    pub fn is_terminal() -> bool {
        io::stdout().is_terminal()
    }

    /// The columns of the terminal, if a person reads it.
    pub fn columns() -> Option<usize> {
        Stdout::is_terminal().then(|| screen().0)
    }
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Prints a page of text.
pub fn print_text(text: &str) -> io::Result<()> {
    let mut stdout = Stdout::lock();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()
}

/// The columns and rows of the terminal.
pub(super) fn screen() -> (usize, usize) {
    terminal_size::terminal_size()
        .map(|(columns, rows)| (usize::from(columns.0), usize::from(rows.0)))
        .filter(|(columns, rows)| *columns > 0 && *rows > 0)
        .unwrap_or((80, 24))
}
