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
