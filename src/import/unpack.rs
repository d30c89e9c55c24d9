//! Unpacks what is packed, tells the format of what is inside, and reads it.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;

use encoding_rs::UTF_8;
use flate2::bufread::{GzDecoder, MultiGzDecoder};
use rustc_hash::FxHashSet;

use super::encoding::{Transcoded, encoding_of};
use super::formats::{InputFormat, format_of};
use super::inputs::Input;
use super::piece::{At, Content, Cut, Flow, Piece};
use super::record::Defaults;
use super::skip::SkipReason;
use super::utf32::{ByteOrder, Narrow};
use super::warc;
use super::whole::words;

/// How what gzip compressed begins.
pub const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Packed files within packed files that are opened.
const DEEPEST: usize = 3;
/// Bytes looked at to tell a format.
const HEAD: usize = 1 << 16;

/// The byte order mark in UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Where an input is.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// As it was named.
    pub name: String,
    pub absolute: Option<String>,
    /// The encoding it had before it was read as UTF-8.
    encoding: Option<&'static str>,
}

impl Place {
    pub fn of(path: &Path) -> Place {
        let absolute = path.canonicalize().ok().map(|path| path.display().to_string());
        Place { name: path.display().to_string(), absolute, encoding: None }
    }

    pub fn stdin() -> Place {
        Place { name: "-".to_owned(), absolute: None, encoding: None }
    }

    /// A member of a packed file.
    #[cfg_attr(not(feature = "packed"), allow(dead_code))]
    pub fn member(&self, name: &str) -> Place {
        let within = |place: &String| format!("{place}/{name}");
        Place {
            name: within(&self.name),
            absolute: self.absolute.as_ref().map(within),
            encoding: None,
        }
    }
}

/// Reads inputs one after another.
pub(super) struct Reading<'a> {
    pub options: &'a Defaults,
    pub send: &'a mut dyn FnMut(Piece) -> Flow,
    /// Names of articles that are one whatever the file, hashed.
    pub seen: FxHashSet<u64>,
}

impl Reading<'_> {
    /// Reports an input that is not read.
    pub fn skip(&mut self, place: &Place, reason: SkipReason) -> Flow {
        let input = Arc::new(place.input(""));
        (self.send)(Piece { input, at: At::default(), content: Content::Skipped(reason) })
    }

    /// Reads a file; one whose index is at its end is read from there.
    pub fn file(
        &mut self,
        place: &Place,
        mut file: File,
        counted: impl FnOnce(File) -> Box<dyn BufRead>,
    ) -> Flow {
        let mut start = [0; 4];
        let count = file.read(&mut start).unwrap_or(0);
        let zip = is_zip(&start[..count]);
        if zip && place.absolute.is_some() {
            return self.zip(place, file, 0);
        }
        // What cannot be read again (a pipe) goes on after its first bytes.
        let begin = match io::Seek::rewind(&mut file) {
            Ok(()) => Vec::new(),
            Err(_) => start[..count].to_vec(),
        };
        let mut bytes = BufReader::with_capacity(HEAD, Read::chain(&begin[..], counted(file)));
        self.unpack(place, &mut bytes, 0)
    }

    /// Reads a stream.
    pub fn stream(&mut self, place: &Place, bytes: &mut dyn BufRead) -> Flow {
        self.unpack(place, bytes, 0)
    }

    /// Unpacks a stream if it is packed, and reads what is inside.
    fn unpack(&mut self, place: &Place, bytes: &mut dyn BufRead, depth: usize) -> Flow {
        let mut head = Vec::new();
        let read = Read::take(&mut *bytes, HEAD as u64).read_to_end(&mut head);
        if let Err(error) = read
            && head.is_empty()
        {
            return self.skip(place, SkipReason::Unreadable(words(&error)));
        }
        let whole = head.len() < HEAD;
        let packed = [&GZIP[..], &[0x28, 0xb5, 0x2f, 0xfd], b"PK\x03\x04"];
        let is_packed = packed.iter().any(|start| head.starts_with(start));
        let mut bytes = io::BufReader::with_capacity(HEAD, Read::chain(&head[..], bytes));
        if let Some(order) = ByteOrder::of(&head).filter(|_| place.encoding.is_none()) {
            let place = Place { encoding: Some(order.name()), ..place.clone() };
            let mut narrow = BufReader::with_capacity(HEAD, Narrow::new(bytes, order));
            return self.unpack(&place, &mut narrow, depth);
        }
        match head.first() {
            _ if !is_packed => self.read(place, (&head, whole), &mut bytes),
            _ if depth == DEEPEST => self.skip(place, SkipReason::Nested),
            Some(0x1f) if is_web_archive(&head) => {
                let mut cut = self.cut(place, "warc");
                warc::read_compressed(&mut bytes, &mut cut)
            }
            Some(0x1f) => {
                let mut inside = BufReader::with_capacity(HEAD, MultiGzDecoder::new(bytes));
                self.unpack(place, &mut inside, depth + 1)
            }
            Some(0x28) => self.zstd(place, &mut bytes, depth),
            _ => match super::whole::read_limited(&mut bytes) {
                Ok(zip) => self.zip(place, io::Cursor::new(zip), depth),
                Err(reason) => self.skip(place, reason),
            },
        }
    }

    #[cfg(feature = "packed")]
    fn zstd(&mut self, place: &Place, bytes: &mut dyn BufRead, depth: usize) -> Flow {
        let mut inside = BufReader::with_capacity(HEAD, super::packed::Frames::new(bytes));
        self.unpack(place, &mut inside, depth + 1)
    }

    #[cfg(not(feature = "packed"))]
    fn zstd(&mut self, place: &Place, _: &mut dyn BufRead, _: usize) -> Flow {
        self.skip(
            place,
            SkipReason::Format("packed, and this build has no `packed`", "unpack it first"),
        )
    }

    #[cfg(feature = "packed")]
    fn zip(&mut self, place: &Place, bytes: impl Read + io::Seek, depth: usize) -> Flow {
        super::packed::read_zip(bytes, |name, member| match (name, member) {
            (Some(name), Ok(member)) => self.unpack(&place.member(name), member, depth + 1),
            (Some(name), Err(reason)) => self.skip(&place.member(name), reason),
            (None, Err(reason)) => self.skip(place, reason),
            (None, Ok(_)) => Flow::Continue(()),
        })
    }

    #[cfg(not(feature = "packed"))]
    fn zip(&mut self, place: &Place, _: impl Read, _: usize) -> Flow {
        self.skip(
            place,
            SkipReason::Format("packed, and this build has no `packed`", "unpack it first"),
        )
    }

    /// Reads what is not packed.
    fn read(
        &mut self,
        place: &Place,
        (head, whole): (&[u8], bool),
        bytes: &mut dyn BufRead,
    ) -> Flow {
        let encoding = self.options.encoding.unwrap_or_else(|| encoding_of(head, None, whole));
        let text = encoding.decode(head).0;
        let text = text.trim_start_matches('\u{feff}');
        let format: &'static InputFormat = match self.options.format {
            Some(format) => format,
            None => match format_of(head, text, bare_name(&place.name)) {
                Ok(format) => format,
                Err((what, instead)) => {
                    return self.skip(place, SkipReason::Format(what, instead));
                }
            },
        };
        let mut cut = self.cut(place, format.name);
        if !format.streams {
            return (format.read)(bytes, &mut cut);
        }
        Arc::make_mut(&mut cut.input).encoding.get_or_insert(encoding.name());
        if encoding == UTF_8 {
            // What is not in the buffer cannot be read over.
            if head.starts_with(BOM) && bytes.fill_buf().is_ok_and(|have| have.starts_with(BOM)) {
                bytes.consume(BOM.len());
            }
            return (format.read)(bytes, &mut cut);
        }
        (format.read)(&mut Transcoded::new(bytes, encoding), &mut cut)
    }

    fn cut(&mut self, place: &Place, format: &'static str) -> Cut<'_> {
        Cut {
            input: Arc::new(place.input(format)),
            options: self.options,
            seen: &mut self.seen,
            send: &mut *self.send,
        }
    }
}

impl Place {
    fn input(&self, format: &'static str) -> Input {
        Input {
            name: self.name.clone(),
            absolute: self.absolute.clone(),
            format,
            encoding: self.encoding,
        }
    }
}

/// A name without the extension of its packing.
fn bare_name(name: &str) -> &str {
    let packed = [".gz", ".zst"].iter().find_map(|end| name.strip_suffix(end));
    packed.unwrap_or(name)
}

fn is_zip(start: &[u8]) -> bool {
    start == b"PK\x03\x04" || start == b"PK\x05\x06"
}

/// Whether a web archive is in a compressed file.
fn is_web_archive(head: &[u8]) -> bool {
    let mut inside = [0; 64];
    let mut decoder = GzDecoder::new(head);
    let count = decoder.read(&mut inside).unwrap_or(0);
    warc::recognise(&String::from_utf8_lossy(&inside[..count]))
}
