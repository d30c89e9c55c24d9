//! Reads web archives, WARC and ARC: the pages among their records.
//!
//! Records are read one by one. Where one is broken, that is reported and the
//! next that can be found is read: in a compressed archive the next compressed
//! member, else the next line that begins a record.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;
use jiff::civil::Date;

use super::http;
use super::piece::{At, Cut, Flow};
use super::skip::SkipReason;
use super::unpack::GZIP;
use super::whole::words;
use crate::date;

/// A web archive begins with its version or its name.
pub(super) fn recognise(head: &str) -> bool {
    head.starts_with("WARC/") || head.starts_with("filedesc://")
}

/// Reads an archive that is not compressed.
pub(super) fn read(bytes: &mut dyn BufRead, cut: &mut Cut<'_>) -> Flow {
    let mut number = 0;
    read_records(bytes, &mut number, cut).map(|_| Flow::Continue(())).unwrap_or_else(|flow| flow)
}

/// Reads a compressed archive, member by member.
pub(super) fn read_compressed(bytes: &mut dyn BufRead, cut: &mut Cut<'_>) -> Flow {
    let mut number = 0;
    let mut resync = false;
    loop {
        match next_member(bytes, resync) {
            Ok(true) => {}
            Ok(false) => return Flow::Continue(()),
            Err(error) => return cut.skip_all(SkipReason::Damaged(words(&error))),
        }
        let mut member = BufReader::new(GzDecoder::new(&mut *bytes));
        match read_records(&mut member, &mut number, cut) {
            Ok(whole) => resync = !whole,
            Err(flow) => return flow,
        }
    }
}

/// Moves to where a compressed member begins; `false` at the end.
fn next_member(bytes: &mut dyn BufRead, search: bool) -> io::Result<bool> {
    loop {
        let buffer = bytes.fill_buf()?;
        if buffer.is_empty() {
            return Ok(false);
        }
        if !search || buffer.starts_with(&GZIP) {
            return Ok(true);
        }
        let place = buffer[1..].iter().position(|byte| *byte == 0x1f);
        let used = place.map_or(buffer.len(), |place| place + 1);
        bytes.consume(used);
    }
}

/// Reads the records of a stream. `Ok` says whether it was whole, `Err` that the
/// import is over.
fn read_records(
    stream: &mut dyn BufRead,
    number: &mut u64,
    cut: &mut Cut<'_>,
) -> Result<bool, Flow> {
    let go_on = |flow: Flow| if flow.is_break() { Err(flow) } else { Ok(()) };
    let mut lost = false;
    loop {
        match read_head(stream) {
            Ok(None) => return Ok(!lost),
            Ok(Some(Head::Record(record))) => {
                lost = false;
                *number += 1;
                match read_body(stream, &record, *number, cut) {
                    Ok(flow) => go_on(flow)?,
                    Err(error) => {
                        let reason = SkipReason::Damaged(words(&error));
                        go_on(cut.skip(At::record(*number), reason))?;
                        return Ok(false);
                    }
                }
            }
            Ok(Some(Head::Broken(why))) => {
                // The lines of one broken record are one report.
                if !std::mem::replace(&mut lost, true) {
                    *number += 1;
                    let reason = SkipReason::Damaged(why.to_owned());
                    go_on(cut.skip(At::record(*number), reason))?;
                }
            }
            Err(error) => {
                go_on(cut.skip_all(SkipReason::Damaged(words(&error))))?;
                return Ok(false);
            }
        }
    }
}

/// What stands before the content of a record.
#[derive(Debug, Default, PartialEq)]
struct RecordHead {
    kind: String,
    content_type: String,
    url: Option<String>,
    day: Option<Date>,
    length: u64,
}

enum Head {
    Record(RecordHead),
    Broken(&'static str),
}

fn read_head(stream: &mut dyn BufRead) -> io::Result<Option<Head>> {
    loop {
        let Some(line) = head_line(stream)? else { return Ok(None) };
        if line.is_empty() {
            continue;
        }
        return Ok(Some(if line.starts_with("WARC/") {
            warc_head(stream)?
        } else {
            arc_head(&line)
        }));
    }
}

/// Longest line of a head, in bytes.
const LONGEST_LINE: u64 = 1 << 16;

/// A line without its end; `None` at the end of the stream.
fn head_line(stream: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    if stream.take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned()))
}

fn warc_head(stream: &mut dyn BufRead) -> io::Result<Head> {
    let mut head = RecordHead::default();
    let mut length = None;
    while let Some(line) = head_line(stream)?.filter(|line| !line.is_empty()) {
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "warc-type" => head.kind = value.to_ascii_lowercase(),
            "warc-target-uri" => {
                head.url = Some(value.trim_matches(['<', '>']).to_owned());
            }
            "warc-date" => head.day = date::published(value).ok(),
            "content-type" => head.content_type = value.to_ascii_lowercase(),
            "content-length" => length = value.parse().ok(),
            _ => {}
        }
    }
    match length {
        Some(length) => Ok(Head::Record(RecordHead { length, ..head })),
        None => Ok(Head::Broken("a record does not say its length")),
    }
}

/// `URL IP-address date content-type length`; the URL may hold spaces.
fn arc_head(line: &str) -> Head {
    let mut fields = line.rsplitn(5, ' ');
    let mut field = || fields.next().unwrap_or("");
    let (length, content_type, day, _ip, url) = (field(), field(), field(), field(), field());
    let described = url.starts_with("filedesc://");
    if !url.contains("://") || day.len() < 8 {
        return Head::Broken("no record begins where one should");
    }
    let Ok(length) = length.parse() else {
        return Head::Broken("a record does not say its length");
    };
    Head::Record(RecordHead {
        kind: if described { "warcinfo" } else { "response" }.to_owned(),
        content_type: if described { "text/plain" } else { content_type }.to_ascii_lowercase(),
        url: Some(url.to_owned()),
        day: day.get(..8).and_then(|day| date::published(day).ok()),
        length,
    })
}

/// Hands on the page of a record, or reads past its content.
fn read_body(
    stream: &mut dyn BufRead,
    record: &RecordHead,
    number: u64,
    cut: &mut Cut<'_>,
) -> io::Result<Flow> {
    let mut content = stream.take(record.length);
    let found = match record.kind.as_str() {
        "response" => http::response(&mut content, &record.content_type)?,
        "resource" | "conversion" => http::resource(&mut content, &record.content_type)?,
        other => Err(SkipReason::NotArticle(format!("a record of the kind `{other}`"))),
    };
    let flow = match found {
        Ok(page) => {
            let mut known = page.known;
            known.url = record.url.clone();
            known.crawled = record.day;
            cut.known_bytes(At::record(number), page.bytes, page.make, known)
        }
        Err(reason) => cut.skip(At::record(number), reason),
    };
    io::copy(&mut content, &mut io::sink())?;
    if content.limit() > 0 {
        return Err(io::Error::other("it ends within a record"));
    }
    Ok(flow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_an_arc_record_is_read_from_its_end() {
        let line = "http://example.com/a b c 93.184.216.119 20140216050221 text/html 1591";
        let Head::Record(head) = arc_head(line) else { panic!() };
        assert_eq!(head.url.as_deref(), Some("http://example.com/a b c"));
        assert_eq!(head.day.map(|day| day.to_string()).as_deref(), Some("2014-02-16"));
        assert_eq!((head.length, head.kind.as_str()), (1591, "response"));
        for broken in ["x", "", "http://a 1 20140101 text/html abc", "http://a 1 20140101 t -1"] {
            assert!(matches!(arc_head(broken), Head::Broken(_)), "{broken}");
        }
    }
}
