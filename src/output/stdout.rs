//! Standard output, locked and buffered.

use std::io::{self, BufWriter, StdoutLock, Write};

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
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}
