//! Reads articles from tables: CSV, TSV, semicolons, a header of any language.
//!
//! A row is an article; columns that have no place are kept as metadata.

use std::io::{self, BufRead};

use serde_json::{Map, Value};

use super::encoding::decode;
use super::fields::FieldMap;
use super::piece::{Cut, Flow};
use super::record::Record;
use super::rows::{Row, Rows};
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
    let mut rows = Rows::of(bytes);
    let header = find_header(&mut rows).and_then(|()| rows.next());
    let columns = match header {
        Ok(Row::Fields(header, _)) => columns(&header),
        Ok(Row::Unclosed(line)) => return cut.skip(line, SkipReason::Unclosed(line, line)),
        Ok(Row::TooLarge(line)) => return cut.skip(line, SkipReason::TooLarge),
        Ok(Row::End) => return cut.skip_all(SkipReason::Empty),
        Err(error) => return cut.skip_all(SkipReason::Damaged(words(&error))),
    };
    rows.width = columns.len();
    if let Some(reason) = cut.options.map.refuses(&columns) {
        return cut.skip_all(reason);
    }
    let mut unread = false;
    // The first and last line that an open quotation has taken.
    let mut lost: Option<(u64, u64)> = None;
    loop {
        let row = match rows.next() {
            Ok(row) => row,
            Err(error) => return cut.skip(rows.number, SkipReason::Damaged(words(&error))),
        };
        if let (Some((_, last)), Row::Fields(fields, (_, end))) = (&mut lost, &row)
            && fields.len() != columns.len()
        {
            *last = *end;
            continue;
        }
        if let Some((first, last)) = lost.take() {
            cut.skip(first, SkipReason::Unclosed(first, last))?;
        }
        match row {
            Row::End => return Flow::Continue(()),
            Row::Unclosed(line) => lost = Some((line, line)),
            Row::TooLarge(line) => cut.skip(line, SkipReason::TooLarge)?,
            Row::Fields(fields, (line, _)) => read_row(fields, &columns, line, &mut unread, cut)?,
        }
    }
}

/// Goes to the header and tells by it what parts the columns.
fn find_header(rows: &mut Rows<'_>) -> io::Result<()> {
    let mut hint = None;
    while let Some(line) = rows.line()? {
        match line.strip_prefix(b"sep=") {
            Some(rest) if hint.is_none() => hint = rest.first().copied(),
            _ if line.trim_ascii().is_empty() => {}
            _ => {
                rows.delimiter = hint.unwrap_or_else(|| delimiter(&String::from_utf8_lossy(&line)));
                rows.give_back(vec![line]);
                return Ok(());
            }
        }
    }
    Ok(())
}

/// The names of the columns; one that has none, or that of another, has its number.
fn columns(header: &[Vec<u8>]) -> Vec<String> {
    let mut columns: Vec<String> = Vec::with_capacity(header.len());
    for (number, field) in (1..).zip(header) {
        let name = String::from_utf8_lossy(field).trim().to_owned();
        let taken = columns.iter().any(|column| column.eq_ignore_ascii_case(&name));
        columns.push(match name.is_empty() || taken {
            true => format!("{name} column {number}").trim_start().to_owned(),
            false => name,
        });
    }
    columns
}

/// Reads one row. That the text of a table is not read is told once, and then held in `unread`.
fn read_row(
    fields: Vec<Vec<u8>>,
    columns: &[String],
    line: u64,
    unread: &mut bool,
    cut: &mut Cut<'_>,
) -> Flow {
    if fields.iter().all(|field| field.trim_ascii().is_empty()) {
        return Flow::Continue(());
    }
    if fields.len() != columns.len() {
        return cut.skip(line, SkipReason::Fields(fields.len(), columns.len()));
    }
    let mut object = Map::new();
    let mut replaced = 0;
    for (column, field) in columns.iter().zip(fields) {
        let decoded = decode(field, None, None);
        replaced += decoded.replaced;
        if !decoded.text.is_empty() {
            object.insert(column.clone(), Value::String(decoded.text));
        }
    }
    match cut.options.map.record(object) {
        Ok(mut record) => {
            let is_unread = |note: &SkipReason| matches!(note, SkipReason::UnreadText(_));
            let told = *unread;
            *unread |= record.notes.iter().any(is_unread);
            record.notes.retain(|note| !told || !is_unread(note));
            if replaced > 0 {
                record.notes.push(SkipReason::Replaced("UTF-8", replaced));
            }
            cut.fields(line, Record { encoding: Some("UTF-8"), ..record })
        }
        Err(reason) => cut.skip(line, reason),
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
