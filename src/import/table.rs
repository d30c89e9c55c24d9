//! Reads articles from tables: CSV, TSV, semicolons, a header of any language.
//!
//! A row is an article; columns that have no place are kept as metadata.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use csv::{ByteRecord, ErrorKind, ReaderBuilder};
use serde_json::{Map, Value};

use super::MAX_RECORD;
use super::encoding::decode;
use super::fields::FieldMap;
use super::piece::{Cut, Flow};
use super::record::Record;
use super::skip::SkipReason;
use super::whole::words;

/// What parts the columns, the likelier first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A table begins with names of columns, two of which are known.
pub(super) fn recognise(head: &str) -> bool {
    let (_, header) = without_hint(head);
    let Some((line, rest)) = header.split_once('\n') else { return false };
    !rest.trim().is_empty() && known_columns(line, delimiter(line)) >= 2
}

fn known_columns(line: &str, delimiter: u8) -> usize {
    let columns: Vec<&str> = line.split(char::from(delimiter)).map(unquoted).collect();
    if columns.len() < 2 { 0 } else { FieldMap::default().known(&columns) }
}

fn unquoted(column: &str) -> &str {
    column.trim().trim_matches('"')
}

/// The delimiter of a header: the one with the most known columns, then the most
/// columns.
fn delimiter(line: &str) -> u8 {
    let count = |delimiter: u8| line.bytes().filter(|byte| *byte == delimiter).count();
    let best = DELIMITERS.into_iter().rev();
    best.max_by_key(|d| (known_columns(line, *d), count(*d))).unwrap_or(b',')
}

/// The line `sep=;` that spreadsheets write and read, taken off.
fn without_hint(head: &str) -> (Option<u8>, &str) {
    let hint = head.strip_prefix("sep=").and_then(|rest| {
        let delimiter = *rest.as_bytes().first()?;
        let (_, header) = rest.split_once('\n')?;
        Some((Some(delimiter), header))
    });
    hint.unwrap_or((None, head))
}

/// Reads a table with a header.
pub(super) fn read(bytes: &mut dyn BufRead, cut: &mut Cut<'_>) -> Flow {
    let mut header = Vec::new();
    let mut first_line = 1;
    let mut hint = None;
    loop {
        header.clear();
        if let Err(error) = super::whole::read_line(bytes, &mut header) {
            return cut.skip(None, SkipReason::Unreadable(words(&error)));
        }
        match header.strip_prefix(b"sep=") {
            Some(rest) if hint.is_none() => hint = Some(rest.first().copied().unwrap_or(b',')),
            _ => break,
        }
        first_line += 1;
    }
    let line = String::from_utf8_lossy(&header).into_owned();
    let delimiter = hint.unwrap_or_else(|| delimiter(&line));
    let spent = Rc::new(Cell::new(0));
    let bytes = Limited { bytes: Read::chain(&header[..], bytes), spent: Rc::clone(&spent) };
    let mut rows = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(bytes);
    let mut row = ByteRecord::new();
    let columns = match rows.read_byte_record(&mut row) {
        Ok(true) => columns(&row),
        Ok(false) => return cut.skip(None, SkipReason::Empty),
        Err(error) => return cut.skip(None, reason(&error)),
    };
    if !columns.iter().any(|column| cut.options.map.is_text(column)) {
        return cut.skip(None, SkipReason::NoColumns(columns.join(", ")));
    }
    loop {
        spent.set(0);
        let begun = rows.position().line() + first_line - 1;
        match rows.read_byte_record(&mut row) {
            Ok(false) => return Flow::Continue(()),
            Ok(true) => {
                let line = row.position().map_or(1, csv::Position::line) + first_line - 1;
                read_row(&row, &columns, line, cut)?;
            }
            Err(error) => return cut.skip(Some(begun), reason(&error)),
        }
    }
}

fn columns(row: &ByteRecord) -> Vec<String> {
    row.iter().map(|field| String::from_utf8_lossy(field).trim().to_owned()).collect()
}

fn reason(error: &csv::Error) -> SkipReason {
    match error.kind() {
        ErrorKind::Io(error) if error.kind() == io::ErrorKind::QuotaExceeded => {
            SkipReason::TooLarge
        }
        ErrorKind::Io(error) => SkipReason::Damaged(words(error)),
        _ => SkipReason::Damaged(error.to_string()),
    }
}

fn read_row(row: &ByteRecord, columns: &[String], line: u64, cut: &mut Cut<'_>) -> Flow {
    if row.iter().all(|field| field.trim_ascii().is_empty()) {
        return Flow::Continue(());
    }
    if row.len() != columns.len() {
        return cut.skip(Some(line), SkipReason::Fields(row.len(), columns.len()));
    }
    let mut object = Map::new();
    let mut replaced = 0;
    for (column, field) in columns.iter().zip(row) {
        let decoded = decode(field.to_vec(), None, None);
        replaced += decoded.replaced;
        if !decoded.text.is_empty() {
            object.insert(column.clone(), Value::String(decoded.text));
        }
    }
    match cut.options.map.record(object) {
        Ok(mut record) => {
            if replaced > 0 {
                record.notes.push(SkipReason::Replaced("UTF-8", replaced));
            }
            cut.fields(line, Record { encoding: Some("UTF-8"), ..record })
        }
        Err(reason) => cut.skip(Some(line), reason),
    }
}

/// Ends with an error where one row takes more than a record may have: a
/// quotation that is never closed.
struct Limited<R> {
    bytes: R,
    spent: Rc<Cell<usize>>,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.spent.get() > MAX_RECORD {
            return Err(io::ErrorKind::QuotaExceeded.into());
        }
        let count = self.bytes.read(into)?;
        self.spent.set(self.spent.get() + count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_told_by_the_header() {
        for (header, expected) in [
            ("id,title,text", b','),
            ("id;title;text", b';'),
            ("title\ttext", b'\t'),
            ("title|text|a,b", b'|'),
            ("\"title\";\"text\";\"a,b,c,d\"", b';'),
            ("العنوان,النص", b','),
        ] {
            assert_eq!(delimiter(header), expected, "{header}");
        }
    }

    #[test]
    fn a_table_is_told_by_known_columns() {
        assert!(recognise("title,text\nأ,ب\n"));
        assert!(recognise("sep=;\ntitle;text\nأ;ب\n"));
        assert!(!recognise("title,text"));
        assert!(!recognise("قال الوزير، أمس, إن\nاللقاء\n"));
    }
}
