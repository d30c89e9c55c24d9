//! Finds the page in an answer of a web server as an archive keeps it.

use std::io::{self, BufRead, Read};

use flate2::read::{DeflateDecoder, GzDecoder, ZlibDecoder};

use super::MAX_RECORD;
use super::page;
use super::piece::Maker;
use super::record::{Defaults, Record};
use super::skip::{LISTED, SkipReason};
use super::unpack::GZIP;

/// A page, how it is read, and what its head says.
pub(super) struct Page {
    pub bytes: Vec<u8>,
    pub make: Maker,
    pub known: Record,
}

type Found = Result<Page, SkipReason>;

/// The page of an answer with its head; what is no page is not read.
pub(super) fn response(content: &mut dyn BufRead, outer: &str) -> io::Result<Found> {
    let Some(status) = line(content)? else { return Ok(Err(SkipReason::Empty)) };
    if !status.starts_with("HTTP/") {
        // Old archives keep some answers without a head.
        let known = Record::default();
        let mut bytes = format!("{status}\n").into_bytes();
        let read = body(content, &mut bytes)?;
        return Ok(read.and_then(|()| of_kind(bytes, outer, known)));
    }
    let code = status.split(' ').nth(1).unwrap_or("").to_owned();
    let (mut kind, mut coding, mut chunked) = (String::new(), String::new(), false);
    while let Some(line) = line(content)?.filter(|line| !line.is_empty()) {
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim().to_ascii_lowercase();
        match name.trim().to_ascii_lowercase().as_str() {
            "content-type" => kind = value,
            "content-encoding" => coding = value,
            "transfer-encoding" => chunked = value.contains("chunked"),
            _ => {}
        }
    }
    if code != "200" {
        return Ok(Err(SkipReason::NotArticle(format!("an answer with the status {code}"))));
    }
    if !is_text(&kind) {
        return Ok(Err(SkipReason::NotArticle(format!("of the type `{}`", essence(&kind)))));
    }
    let mut bytes = Vec::new();
    if let Err(reason) = body(content, &mut bytes)? {
        return Ok(Err(reason));
    }
    if chunked {
        bytes = without_chunks(&bytes).unwrap_or(bytes);
    }
    let unpacked = unpacked(bytes, &coding);
    Ok(unpacked.and_then(|bytes| of_kind(bytes, &kind, Record::default())))
}

/// A page without the head of an answer.
pub(super) fn resource(content: &mut dyn BufRead, kind: &str) -> io::Result<Found> {
    if !is_text(kind) {
        return Ok(Err(SkipReason::NotArticle(format!("of the type `{}`", essence(kind)))));
    }
    let mut bytes = Vec::new();
    let read = body(content, &mut bytes)?;
    Ok(read.and_then(|()| of_kind(bytes, kind, Record::default())))
}

fn line(content: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    if content.take(1 << 16).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned()))
}

fn body(content: &mut dyn BufRead, bytes: &mut Vec<u8>) -> io::Result<Result<(), SkipReason>> {
    content.take(MAX_RECORD as u64 + 1).read_to_end(bytes)?;
    Ok(if bytes.len() > MAX_RECORD { Err(SkipReason::TooLarge) } else { Ok(()) })
}

fn essence(kind: &str) -> &str {
    kind.split(';').next().unwrap_or("").trim()
}

fn is_text(kind: &str) -> bool {
    ["", "text/html", "application/xhtml+xml", "text/plain"].contains(&essence(kind))
}

fn of_kind(bytes: Vec<u8>, kind: &str, mut known: Record) -> Found {
    known.charset = kind.split_once("charset=").map(|(_, name)| name.trim_matches('"').to_owned());
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    let is_page = page::recognise(&head);
    let make: Maker = match essence(kind) {
        _ if is_page => page::make,
        "text/html" | "application/xhtml+xml" => page::make,
        "text/plain" => plain,
        _ => return Err(SkipReason::NotArticle("of no known type".to_owned())),
    };
    if bytes.trim_ascii().is_empty() {
        return Err(SkipReason::NotArticle("an empty answer".to_owned()));
    }
    Ok(Page { bytes, make, known })
}

fn plain(bytes: Vec<u8>, record: Record, options: &Defaults) -> Result<Record, SkipReason> {
    super::text::make(bytes, record, options)
}

/// The content of chunks; `None` where there are none.
fn without_chunks(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut rest, mut content) = (bytes, Vec::with_capacity(bytes.len()));
    loop {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let size = std::str::from_utf8(&rest[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        let chunk = &rest[end + 1..];
        if size == 0 || chunk.len() < size {
            // The last one may be cut off.
            content.extend_from_slice(&chunk[..size.min(chunk.len())]);
            return Some(content);
        }
        content.extend_from_slice(&chunk[..size]);
        rest = chunk[size..].trim_ascii_start();
        if rest.is_empty() {
            return Some(content);
        }
    }
}

fn unpacked(bytes: Vec<u8>, coding: &str) -> Result<Vec<u8>, SkipReason> {
    let packed: &[u8] = &bytes;
    let unpacked = match coding {
        "gzip" | "x-gzip" if packed.starts_with(&GZIP) => limited(GzDecoder::new(packed)),
        "deflate" => {
            limited(ZlibDecoder::new(packed)).or_else(|_| limited(DeflateDecoder::new(packed)))
        }
        "br" => return Err(SkipReason::Format("an answer packed by Brotli", LISTED)),
        "zstd" => return Err(SkipReason::Format("an answer packed by Zstandard", LISTED)),
        // Archives unpack some answers and leave their heads as they were.
        _ => return Ok(bytes),
    };
    let unpacked = unpacked.map_err(|error| SkipReason::Damaged(super::whole::words(&error)))?;
    if unpacked.len() > MAX_RECORD { Err(SkipReason::TooLarge) } else { Ok(unpacked) }
}

/// What can be unpacked, up to the limit: a cut-off answer gives its beginning.
fn limited(unpack: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match unpack.take(MAX_RECORD as u64 + 1).read_to_end(&mut bytes) {
        Err(error) if bytes.is_empty() => Err(error),
        _ => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_joined_and_their_lack_is_noticed() {
        assert_eq!(without_chunks(b"3\r\nabc\r\n2;x=1\r\nde\r\n0\r\n\r\n").unwrap(), b"abcde");
        assert_eq!(without_chunks(b"5\r\nab").unwrap(), b"ab");
        assert_eq!(without_chunks(b"<html>\n"), None);
    }

    #[test]
    fn only_pages_that_were_found_are_articles() {
        let read = |answer: &str| {
            response(&mut answer.as_bytes(), "").unwrap().map(|page| page.bytes.len())
        };
        assert_eq!(read("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>a</p>"), Ok(8));
        assert_eq!(read("HTTP/1.0 200 OK\r\n\r\n<html>a"), Ok(7));
        for (answer, what) in [
            ("HTTP/1.1 404 Not Found\r\n\r\n<p>", "an answer with the status 404"),
            ("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\u{89}", "of the type `image/png`"),
            ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", "an empty answer"),
        ] {
            assert_eq!(read(answer), Err(SkipReason::NotArticle(what.into())));
        }
    }
}
