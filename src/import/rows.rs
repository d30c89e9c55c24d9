//! Cuts a table at its rows and a row at its fields, whatever its quotation marks
//! are like.
//!
//! A field in quotation marks may go over lines. Where a mark is never closed, only
//! the lines that are its own are lost: it is noticed by a mark that closes in the
//! midst of words, by more fields than the table has columns, by the end of the table,
//! or by more lines than an article has.

use std::collections::VecDeque;
use std::io::{self, BufRead};

use super::MAX_RECORD;
use super::whole::skip_line;
use crate::model::keys::MAX_PARAGRAPHS;

/// Lines of a field above which its quotation is taken to be open by mistake: an
/// article of so many paragraphs, with empty lines between them, would be refused.
const LONGEST_FIELD: usize = 2 * MAX_PARAGRAPHS;
/// Lines read again after which every line is taken for a row of its own, so that a
/// table full of open quotations is read in time.
const MOST_REREAD: usize = 1 << 20;

/// A row of a table.
#[derive(Debug, PartialEq)]
pub(super) enum Row {
    /// Its fields, and its first and last line.
    Fields(Vec<Vec<u8>>, (u64, u64)),
    /// A quotation begins on this line and is not closed; the line after it is next.
    Unclosed(u64),
    TooLarge(u64),
    End,
}

/// The rows of a table.
pub(super) struct Rows<'b> {
    bytes: &'b mut dyn BufRead,
    pub delimiter: u8,
    /// Fields that a row has, once that is known.
    pub width: usize,
    /// The number of the line read last.
    pub number: u64,
    /// Lines that were read and are to be read again.
    ahead: VecDeque<Vec<u8>>,
    /// Lines that were read again, for a quotation before them was not closed.
    reread: usize,
}

impl<'b> Rows<'b> {
    pub fn of(bytes: &'b mut dyn BufRead) -> Rows<'b> {
        Rows {
            bytes,
            delimiter: b',',
            width: usize::MAX,
            number: 0,
            ahead: VecDeque::new(),
            reread: 0,
        }
    }

    pub fn next(&mut self) -> io::Result<Row> {
        let mut fields = Fields::default();
        let mut lines: Vec<Vec<u8>> = Vec::new();
        let (begun, mut size) = (self.number + 1, 0);
        loop {
            let Some(line) = self.line()? else {
                return Ok(match lines.is_empty() {
                    true => Row::End,
                    false => self.unclosed(begun + fields.opened, lines),
                });
            };
            size += line.len();
            if line.len() > MAX_RECORD && !lines.is_empty() {
                self.give_back(vec![line]);
                return Ok(self.unclosed(begun + fields.opened, lines));
            }
            if line.len() > MAX_RECORD {
                skip_line(self.bytes, &line)?;
                return Ok(Row::TooLarge(self.number));
            }
            let ends = fields.take(&line, self.delimiter, lines.len() as u64);
            let whole = match fields.checked(ends, self.width) {
                Ends::Row => true,
                Ends::Within => self.reread >= MOST_REREAD,
                Ends::Broken => {
                    lines.push(line);
                    return Ok(self.unclosed(begun + fields.opened, lines));
                }
            };
            if whole {
                return Ok(Row::Fields(fields.end(), (begun, self.number)));
            }
            lines.push(line);
            if lines.len() > LONGEST_FIELD || size > MAX_RECORD {
                return Ok(self.unclosed(begun + fields.opened, lines));
            }
        }
    }

    /// Reads on after the line on which a quotation begins that is not closed.
    fn unclosed(&mut self, opened: u64, mut lines: Vec<Vec<u8>>) -> Row {
        let after = (self.number - opened) as usize;
        let own = lines.len() - after;
        lines.drain(..own);
        self.reread += lines.len();
        self.give_back(lines);
        Row::Unclosed(opened)
    }

    /// Has lines read again.
    pub fn give_back(&mut self, lines: Vec<Vec<u8>>) {
        self.number -= lines.len() as u64;
        for line in lines.into_iter().rev() {
            self.ahead.push_front(line);
        }
    }

    /// The next line with its end, which is that of any system; no more of it than a
    /// record may have.
    pub fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let line = match self.ahead.pop_front() {
            Some(line) => line,
            None => self.read_line()?,
        };
        self.number += u64::from(!line.is_empty());
        Ok((!line.is_empty()).then_some(line))
    }

    fn read_line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        loop {
            let buffer = self.bytes.fill_buf()?;
            if line.last() == Some(&b'\r') {
                if buffer.first() == Some(&b'\n') {
                    line.push(b'\n');
                    self.bytes.consume(1);
                }
                return Ok(line);
            }
            let end = buffer.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            let used = end.map_or(buffer.len(), |end| end + 1);
            line.extend_from_slice(&buffer[..used]);
            self.bytes.consume(used);
            if used == 0 || line.last() == Some(&b'\n') || line.len() > MAX_RECORD {
                return Ok(line);
            }
        }
    }
}

/// How a line ends.
enum Ends {
    /// With the row.
    Row,
    /// Within a quotation.
    Within,
    /// Nowhere: words follow the mark that closes a quotation of another line.
    Broken,
}

/// Where a byte of a row is.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
enum State {
    #[default]
    Start,
    Bare,
    Quoted,
    /// After a mark that closes, or is the first of two that stand for one.
    Closed,
}

/// The fields of a row as they are read.
#[derive(Default)]
struct Fields {
    list: Vec<Vec<u8>>,
    field: Vec<u8>,
    state: State,
    /// Lines of the row before the one on which the last quotation began.
    opened: u64,
    /// The same of the first one that goes over lines.
    crossed: Option<u64>,
}

impl Fields {
    /// Takes a line of the row, before which there were `number` others.
    fn take(&mut self, line: &[u8], delimiter: u8, number: u64) -> Ends {
        let content = without_end(line);
        for byte in content {
            self.state = match (self.state, *byte) {
                (State::Quoted, b'"') => State::Closed,
                (State::Closed, b'"') => self.keep(b'"', State::Quoted),
                (State::Start, b'"') => {
                    self.opened = number;
                    State::Quoted
                }
                (State::Start | State::Bare | State::Closed, byte) if byte == delimiter => {
                    self.list.push(std::mem::take(&mut self.field));
                    State::Start
                }
                (State::Closed, b' ') => State::Closed,
                (State::Closed, _) if self.opened < number => return Ends::Broken,
                (State::Start | State::Bare | State::Closed, byte) => self.keep(byte, State::Bare),
                (State::Quoted, byte) => self.keep(byte, State::Quoted),
            };
        }
        if self.state == State::Quoted {
            self.field.extend_from_slice(&line[content.len()..]);
            self.crossed.get_or_insert(self.opened);
            return Ends::Within;
        }
        Ends::Row
    }

    /// How a line ends in a table of so many columns.
    fn checked(&mut self, ends: Ends, width: usize) -> Ends {
        match self.crossed {
            Some(crossed) if self.list.len() >= width => {
                self.opened = crossed;
                Ends::Broken
            }
            _ => ends,
        }
    }

    fn keep(&mut self, byte: u8, state: State) -> State {
        self.field.push(byte);
        state
    }

    fn end(mut self) -> Vec<Vec<u8>> {
        self.list.push(self.field);
        self.list
    }
}

/// A line without what ends it.
fn without_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of a table, one a line: where it is and what it holds.
    fn rows(table: &str) -> Vec<String> {
        let mut bytes = table.as_bytes();
        let mut rows = Rows { width: 2, ..Rows::of(&mut bytes) };
        let mut told = Vec::new();
        loop {
            told.push(match rows.next().unwrap() {
                Row::End => return told,
                Row::Unclosed(line) => format!("{line} is open"),
                Row::TooLarge(line) => format!("{line} is large"),
                Row::Fields(fields, (first, last)) => {
                    let fields = fields.iter().map(|field| String::from_utf8_lossy(field));
                    format!("{first}-{last} {}", fields.collect::<Vec<_>>().join("|"))
                }
            });
        }
    }

    #[test]
    fn fields_end_where_their_quotation_does() {
        for (table, expected) in [
            ("a,b\nc,d", &["1-1 a|b", "2-2 c|d"][..]),
            ("a,b\r\nc,d\r\n", &["1-1 a|b", "2-2 c|d"]),
            ("a,b\rc,d\r", &["1-1 a|b", "2-2 c|d"]),
            ("\"a,\nb\",\"c \"\"d\"\"\" \n\ne", &["1-2 a,\nb|c \"d\"", "3-3 ", "4-4 e"]),
            ("\"a\"b\",c\"d\n", &["1-1 ab\"|c\"d"]),
            ("a,\n,\n\"\",", &["1-1 a|", "2-2 |", "3-3 |"]),
            ("", &[]),
        ] {
            assert_eq!(rows(table), expected, "{table:?}");
        }
    }

    #[test]
    fn a_quotation_that_is_not_closed_costs_its_own_line() {
        for (table, expected) in [
            ("a,\"b\nc,d\ne,f", &["1 is open", "2-2 c|d", "3-3 e|f"][..]),
            ("a,\"b\nc,\"d\"\ne,f", &["1 is open", "2-2 c|d", "3-3 e|f"]),
            ("\"a\nb\",\"c\nd,e", &["2 is open", "3-3 d|e"]),
            ("\"a\nb,\"\",c\nd,e", &["1 is open", "2-2 b||c", "3-3 d|e"]),
            ("\"", &["1 is open"]),
        ] {
            assert_eq!(rows(table), expected, "{table:?}");
        }
    }

    #[test]
    fn a_table_of_open_quotations_is_read_in_time() {
        let started = std::time::Instant::now();
        let told = rows(&"a,b\nc,\"d\n".repeat(50_000));
        assert!(told.iter().filter(|row| row.ends_with("open")).count() > 100);
        assert_eq!(told[0], "1-1 a|b");
        assert!(started.elapsed().as_secs() < 60);
    }
}
