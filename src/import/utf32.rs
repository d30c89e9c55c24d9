//! Reads UTF-32, with a mark or without, as UTF-8.
//!
//! The Encoding Standard does not know UTF-32, so that what reads other encodings
//! takes it for binary. What is no character becomes a byte that is none in UTF-8:
//! it is replaced and counted as any broken byte is.

use std::io::{self, BufRead, Read};

/// Which byte of four comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ByteOrder {
    Little,
    Big,
}

/// Bytes looked at to tell.
const LOOKED_AT: usize = 4096;
/// A byte that is never part of UTF-8.
const BROKEN: u8 = 0xff;

impl ByteOrder {
    /// The order of bytes that are UTF-32: each unit is a character and not NUL.
    pub fn of(bytes: &[u8]) -> Option<ByteOrder> {
        let bytes = &bytes[..bytes.len().min(LOOKED_AT) & !3];
        let is_text = |order: &ByteOrder| {
            bytes.chunks_exact(4).all(|unit| order.character(unit).is_some_and(|c| c != '\0'))
        };
        // One unit alone may be UTF-16 with a NUL.
        let orders = [ByteOrder::Little, ByteOrder::Big];
        orders.into_iter().find(|order| bytes.len() >= 8 && is_text(order))
    }

    /// The name it is called by in the log.
    pub fn name(self) -> &'static str {
        match self {
            ByteOrder::Little => "UTF-32LE",
            ByteOrder::Big => "UTF-32BE",
        }
    }

    fn character(self, unit: &[u8]) -> Option<char> {
        let unit: [u8; 4] = unit.try_into().ok()?;
        char::from_u32(match self {
            ByteOrder::Little => u32::from_le_bytes(unit),
            ByteOrder::Big => u32::from_be_bytes(unit),
        })
    }
}

/// UTF-32 as UTF-8.
pub(super) struct Narrow<R> {
    bytes: R,
    order: ByteOrder,
    /// UTF-8 of the last character that is not handed over yet.
    rest: ([u8; 4], std::ops::Range<usize>),
    /// An error that comes after what was read before it.
    failed: Option<io::Error>,
}

impl<R: BufRead> Narrow<R> {
    pub fn new(bytes: R, order: ByteOrder) -> Narrow<R> {
        Narrow { bytes, order, rest: ([0; 4], 0..0), failed: None }
    }

    /// Makes the next character ready; `false` at the end.
    fn advance(&mut self) -> io::Result<bool> {
        let mut unit = [0; 4];
        let mut have = 0;
        while have < 4 {
            match self.bytes.read(&mut unit[have..])? {
                0 if have == 0 => return Ok(false),
                0 => break,
                count => have += count,
            }
        }
        let buffer = &mut self.rest.0;
        let length = match self.order.character(&unit[..have]) {
            Some(character) => character.encode_utf8(buffer).len(),
            None => {
                buffer[0] = BROKEN;
                1
            }
        };
        self.rest.1 = 0..length;
        Ok(true)
    }
}

impl<R: BufRead> Read for Narrow<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut written = 0;
        while written < into.len() {
            if self.rest.1.is_empty() {
                match self.failed.take().map_or_else(|| self.advance(), Err) {
                    Ok(true) => {}
                    Ok(false) => break,
                    Err(error) if written == 0 => return Err(error),
                    Err(error) => {
                        self.failed = Some(error);
                        break;
                    }
                }
            }
            let Some(place) = self.rest.1.next() else { break };
            into[written] = self.rest.0[place];
            written += 1;
        }
        Ok(written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf32(text: &str, order: ByteOrder) -> Vec<u8> {
        let bytes = |c: char| match order {
            ByteOrder::Little => u32::from(c).to_le_bytes(),
            ByteOrder::Big => u32::from(c).to_be_bytes(),
        };
        text.chars().flat_map(bytes).collect()
    }

    #[test]
    fn utf32_is_told_and_read_in_both_orders() {
        for order in [ByteOrder::Little, ByteOrder::Big] {
            for text in ["سفير اليابان\n\nنص.", "\u{feff}أ", "Minister \u{1f30d}"] {
                let bytes = utf32(text, order);
                assert_eq!(ByteOrder::of(&bytes), Some(order), "{text}");
                let mut read = String::new();
                Narrow::new(&bytes[..], order).read_to_string(&mut read).unwrap();
                assert_eq!(read, text);
            }
        }
    }

    #[test]
    fn other_encodings_are_none() {
        let utf16: Vec<u8> =
            "\u{feff}سفير اليابان".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [&utf16[..], b"", b"a\0\0\0", &[0; 64], "سفير اليابان".as_bytes()] {
            assert_eq!(ByteOrder::of(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn what_stands_before_an_error_is_read() {
        struct Failing;
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("torn"))
            }
        }
        let bytes = utf32("سفير", ByteOrder::Little);
        let torn = io::BufReader::new((&bytes[..]).chain(Failing));
        let mut narrow = Narrow::new(torn, ByteOrder::Little);
        let mut read = Vec::new();
        let error = narrow.read_to_end(&mut read).unwrap_err();
        assert_eq!(
            (String::from_utf8(read).unwrap().as_str(), error.to_string()),
            ("سفير", "torn".into())
        );
    }

    #[test]
    fn a_broken_unit_is_a_broken_byte() {
        let mut bytes = utf32("أب", ByteOrder::Little);
        bytes.extend([0, 0xd8, 0, 0, 1]);
        let mut read = Vec::new();
        Narrow::new(&bytes[..], ByteOrder::Little).read_to_end(&mut read).unwrap();
        assert_eq!(read, ["أب".as_bytes(), &[BROKEN, BROKEN]].concat());
    }
}
