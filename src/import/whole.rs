//! Reads inputs that are one article each, within the limit of a record.

use std::io::{self, BufRead, Read};

use super::MAX_RECORD;
use super::piece::{Cut, Flow, Maker};
use super::record::Record;
use super::skip::SkipReason;

/// Hands on the whole of an input as one piece.
pub(super) fn read_whole(bytes: &mut dyn BufRead, cut: &mut Cut<'_>, make: Maker) -> Flow {
    match read_limited(bytes) {
        Ok(bytes) => {
            cut.known_bytes(0, bytes, make, Record { whole_file: true, ..Record::default() })
        }
        Err(reason) => cut.skip_all(reason),
    }
}

/// All bytes of an input, if they are not more than a record may have.
pub(super) fn read_limited(bytes: &mut dyn BufRead) -> Result<Vec<u8>, SkipReason> {
    let mut read = Vec::new();
    match bytes.take(MAX_RECORD as u64 + 1).read_to_end(&mut read) {
        Err(error) => Err(SkipReason::Unreadable(words(&error))),
        Ok(_) if read.len() > MAX_RECORD => Err(SkipReason::TooLarge),
        Ok(_) => Ok(read),
    }
}

/// What the system says, without its number.
pub(super) fn words(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

/// Reads up to and with the end of a line, but not more than a record may have;
/// gives the bytes read, 0 at the end.
pub(super) fn read_line(bytes: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<usize> {
    bytes.take(MAX_RECORD as u64 + 1).read_until(b'\n', line)
}

/// Reads past the rest of a line that was cut at the limit.
pub(super) fn skip_line(bytes: &mut dyn BufRead, line: &[u8]) -> io::Result<()> {
    if line.ends_with(b"\n") {
        return Ok(());
    }
    loop {
        let buffer = bytes.fill_buf()?;
        let (used, done) = match buffer.iter().position(|byte| *byte == b'\n') {
            Some(place) => (place + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        bytes.consume(used);
        if done {
            return Ok(());
        }
    }
}
