//! Reads articles from JSON: one object, a list, one a line, or a list within
//! an object.
//!
//! Lines are read one by one, so that a bad one costs only itself. A document
//! over several lines is cut at the elements of its list, so that a list of any
//! length is read in little memory.

use std::io::{self, BufRead};

use serde_json::{Map, Value};

use super::MAX_RECORD;
use super::encoding::decode;
use super::piece::{Cut, Flow};
use super::record::{Defaults, Record};
use super::skip::SkipReason;
use super::whole::{read_line, skip_line, words};

/// JSON begins with a bracket.
pub(super) fn recognise(head: &str) -> bool {
    let content = head.trim_start();
    match content.as_bytes().first() {
        Some(b'{') => content[1..].trim_start().starts_with(['"', '}']),
        Some(b'[') => content[1..].trim_start().starts_with('{'),
        _ => false,
    }
}

/// Reads an input that begins like JSON.
pub(super) fn read(bytes: &mut dyn BufRead, cut: &mut Cut<'_>) -> Flow {
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        line.clear();
        number += 1;
        match read_line(bytes, &mut line) {
            Ok(0) => return Flow::Continue(()),
            Ok(_) if number == 1 && !is_whole(&line) => {
                return read_document(
                    &mut io::BufReader::new(io::Read::chain(&line[..], bytes)),
                    cut,
                );
            }
            Ok(_) if line.len() > MAX_RECORD => {
                cut.skip(Some(number), SkipReason::TooLarge)?;
                if let Err(error) = skip_line(bytes, &line) {
                    return cut.skip(None, SkipReason::Unreadable(words(&error)));
                }
            }
            Ok(_) if line.trim_ascii().is_empty() => {}
            Ok(_) => cut.bytes(number, line.trim_ascii_end().to_vec(), make)?,
            Err(error) => return cut.skip(None, SkipReason::Damaged(words(&error))),
        }
    }
}

/// Whether the first line is a whole value, so that the others are, too.
fn is_whole(line: &[u8]) -> bool {
    let first = line.trim_ascii();
    first.starts_with(b"{") && (first.ends_with(b"}") || first.len() > 2 && !is_opening(first))
        || !first.starts_with(b"{") && !first.starts_with(b"[") && !first.is_empty()
}

/// A document over several lines begins with a bracket and little else.
fn is_opening(line: &[u8]) -> bool {
    line.len() < 64 && line.ends_with(b",") || line == b"{"
}

/// The fields of one JSON object.
fn make(bytes: Vec<u8>, known: Record, options: &Defaults) -> Result<Record, SkipReason> {
    let decoded = decode(bytes, None, options.encoding);
    let mut record = match serde_json::from_str(&decoded.text) {
        Ok(Value::Object(object)) => options.map.record(object)?,
        Ok(_) => return Err(SkipReason::NotRecord),
        Err(error) => return Err(SkipReason::NotJson(problem(&error))),
    };
    record.whole_file = known.whole_file;
    record.decoded(&decoded);
    Ok(record)
}

/// What is wrong, and at which column; the line is told beside it.
fn problem(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or(&text);
    format!("{what} (column {})", error.column())
}

/// Reads objects and lists of objects that go over several lines; a record's
/// number stands for its line.
fn read_document(bytes: &mut dyn BufRead, cut: &mut Cut<'_>) -> Flow {
    let mut values = Values { bytes, line: 1, begun: 1, in_list: false };
    let mut number = 0;
    loop {
        match values.next() {
            Ok(None) => return Flow::Continue(()),
            Ok(Some(value)) => {
                let alone = number == 0 && !values.in_list && values.is_over();
                read_value(&value, (values.begun, alone), &mut number, cut)?;
            }
            Err(reason) => return cut.skip(Some(values.line), reason),
        }
    }
}

/// Hands on a value: an object with text, or the objects of the list within it.
fn read_value(
    value: &[u8],
    (line, alone): (u64, bool),
    number: &mut u64,
    cut: &mut Cut<'_>,
) -> Flow {
    let options = cut.options;
    let text = decode(value.to_vec(), None, options.encoding).text;
    match serde_json::from_str(&text) {
        Ok(Value::Object(object)) => {
            let has_text =
                |object: &Map<String, Value>| object.keys().any(|key| options.map.is_text(key));
            // A text alone is a quotation.
            let is_article = |object: &Map<String, Value>| {
                let keys: Vec<&str> = object.keys().map(String::as_str).collect();
                has_text(object) && options.map.known(&keys) >= 2
            };
            match (has_text(&object), list_within(&object, &is_article, 4)) {
                (false, Some(list)) => {
                    for value in list {
                        *number += 1;
                        read_element(value, (*number, false), cut)?;
                    }
                    Flow::Continue(())
                }
                _ => {
                    *number += 1;
                    read_element(&Value::Object(object), (*number, alone), cut)
                }
            }
        }
        Ok(_) => {
            *number += 1;
            cut.skip(Some(*number), SkipReason::NotRecord)
        }
        Err(error) => {
            let line = line + error.line() as u64 - 1;
            cut.skip(Some(line), SkipReason::NotJson(problem(&error)))
        }
    }
}

fn read_element(value: &Value, (number, alone): (u64, bool), cut: &mut Cut<'_>) -> Flow {
    let made = match value {
        Value::Object(object) => cut.options.map.record(object.clone()),
        _ => Err(SkipReason::NotRecord),
    };
    match made {
        Ok(record) => {
            cut.fields(number, Record { encoding: Some("UTF-8"), whole_file: alone, ..record })
        }
        Err(reason) => cut.skip(Some(number), reason),
    }
}

/// The first list of articles within an object.
fn list_within<'v>(
    object: &'v Map<String, Value>,
    is_article: &impl Fn(&Map<String, Value>) -> bool,
    depth: usize,
) -> Option<&'v Vec<Value>> {
    let mut lists = object.values().filter_map(Value::as_array);
    let of_articles =
        |list: &&Vec<Value>| list.iter().any(|value| value.as_object().is_some_and(is_article));
    let list = lists.find(of_articles);
    if list.is_some() || depth == 0 {
        return list;
    }
    let mut objects = object.values().filter_map(Value::as_object);
    objects.find_map(|inner| list_within(inner, is_article, depth - 1))
}

/// Cuts a stream at its values, and at the elements of a list.
struct Values<'b> {
    bytes: &'b mut dyn BufRead,
    line: u64,
    /// The line the last value begins on.
    begun: u64,
    in_list: bool,
}

impl Values<'_> {
    /// The next value, whole as it is written.
    fn next(&mut self) -> Result<Option<Vec<u8>>, SkipReason> {
        loop {
            match self.peek()? {
                None if self.in_list => {
                    return Err(SkipReason::NotJson("the list does not end".to_owned()));
                }
                None => return Ok(None),
                Some(b'[') if !self.in_list => self.in_list = true,
                Some(b']') if self.in_list => self.in_list = false,
                Some(b',' | b' ' | b'\t' | b'\r' | b'\n') => {}
                Some(_) => {
                    self.begun = self.line;
                    return self.value().map(Some);
                }
            }
            self.step()?;
        }
    }

    /// Whether only white space follows.
    fn is_over(&mut self) -> bool {
        while let Ok(Some(b' ' | b'\t' | b'\r' | b'\n')) = self.peek() {
            if self.step().is_err() {
                return false;
            }
        }
        matches!(self.peek(), Ok(None))
    }

    fn peek(&mut self) -> Result<Option<u8>, SkipReason> {
        let buffer = self.bytes.fill_buf();
        let buffer = buffer.map_err(|error| SkipReason::Damaged(words(&error)))?;
        Ok(buffer.first().copied())
    }

    fn step(&mut self) -> Result<(), SkipReason> {
        self.line += u64::from(self.peek()? == Some(b'\n'));
        self.bytes.consume(1);
        Ok(())
    }

    /// A value up to its closing bracket, or up to what follows a bare one.
    fn value(&mut self) -> Result<Vec<u8>, SkipReason> {
        let mut value = Vec::new();
        let (mut depth, mut in_text, mut escaped) = (0usize, false, false);
        loop {
            let buffer = self.bytes.fill_buf();
            let buffer = buffer.map_err(|error| SkipReason::Damaged(words(&error)))?;
            if buffer.is_empty() {
                return Ok(value);
            }
            let mut end = None;
            for (place, byte) in buffer.iter().enumerate() {
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' if in_text => escaped = true,
                    b'"' => in_text = !in_text,
                    _ if in_text => {}
                    b'{' | b'[' => depth += 1,
                    // A bracket that none opened is a value of its own, and none.
                    b']' | b',' if depth == 0 => end = Some(place.max(value.is_empty().into())),
                    b'}' | b']' => {
                        depth = depth.saturating_sub(1);
                        if depth == 0 {
                            end = Some(place + 1);
                        }
                    }
                    _ => {}
                }
                if end.is_some() {
                    break;
                }
            }
            let used = end.unwrap_or(buffer.len());
            value.extend_from_slice(&buffer[..used]);
            self.line += buffer[..used].iter().filter(|byte| **byte == b'\n').count() as u64;
            self.bytes.consume(used);
            if value.len() > MAX_RECORD {
                return Err(SkipReason::TooLarge);
            }
            if end.is_some() {
                return Ok(value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        let mut bytes = text.as_bytes();
        let mut values = Values { bytes: &mut bytes, line: 1, begun: 1, in_list: false };
        let mut found = Vec::new();
        while let Ok(Some(value)) = values.next() {
            found.push(String::from_utf8(value).unwrap());
        }
        found
    }

    #[test]
    fn lists_and_documents_are_cut_at_their_values() {
        let list = "[\n {\"a\": \"}]\\\"\"},\n {\"b\": [1, {}]} , 7, \"x\" ]\n{\"c\":1}";
        assert_eq!(
            values(list),
            ["{\"a\": \"}]\\\"\"}", "{\"b\": [1, {}]}", "7", "\"x\" ", "{\"c\":1}"]
        );
        assert_eq!(values("[{\"a\":1}"), ["{\"a\":1}"]);
        assert!(values("").is_empty() && values(" [] ").is_empty());
        assert_eq!(values("[{\"a\":1}]}]{\"b\":2}"), ["{\"a\":1}", "}", "]", "{\"b\":2}"]);
    }
}
