//! Reads articles from JSON: one object, a list of them, or one a line.

use std::io::{BufRead, Read};

use serde_json::{Map, Value};

use super::files::{Input, MAX_RECORD};
use super::record::{Defaults, Made, from_object};
use super::skip::{Skip, SkipReason};
use crate::model::{Article, Origin};

/// What comes out of an input: an article, or why there is none.
pub(super) type Item = Result<Article, Skip>;

/// Reads an input that begins like JSON; gives each article as it comes.
///
/// Lines are read one by one, so that a bad one costs only itself; a document
/// over several lines is read whole.
pub(super) fn read(
    input: &Input,
    mut bytes: impl BufRead,
    defaults: &Defaults,
    emit: &mut dyn FnMut(Item),
) {
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        line.clear();
        number += 1;
        match read_line(&mut bytes, &mut line) {
            Ok(0) => return,
            Ok(_) if line.len() > MAX_RECORD => {
                emit(Err(input.skip(Some(number), SkipReason::TooLarge)));
                if let Err(error) = skip_line(&mut bytes, &line) {
                    emit(Err(input.skip(None, SkipReason::Unreadable(error.to_string()))));
                    return;
                }
            }
            Ok(_) if number == 1 && !is_whole(&line) => {
                return read_document(input, line, bytes, defaults, emit);
            }
            Ok(_) => read_record(input, number, &line, defaults, emit),
            Err(error) => {
                emit(Err(input.skip(None, SkipReason::Unreadable(error.to_string()))));
                return;
            }
        }
    }
}

fn read_line(bytes: &mut impl BufRead, line: &mut Vec<u8>) -> std::io::Result<usize> {
    bytes.take(MAX_RECORD as u64 + 1).read_until(b'\n', line)
}

/// Reads past the rest of a line that was cut at the limit.
fn skip_line(bytes: &mut impl BufRead, line: &[u8]) -> std::io::Result<()> {
    if line.ends_with(b"\n") {
        return Ok(());
    }
    loop {
        let (used, done) = {
            let buffer = bytes.fill_buf()?;
            match buffer.iter().position(|byte| *byte == b'\n') {
                Some(place) => (place + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            }
        };
        bytes.consume(used);
        if done {
            return Ok(());
        }
    }
}

/// Whether the first line is a whole value, so that the others are, too.
fn is_whole(line: &[u8]) -> bool {
    let first = line.trim_ascii();
    first.starts_with(b"{") && (first.ends_with(b"}") || first.len() > 2 && !is_opening(first))
}

/// A document over several lines begins with a bracket and little else.
fn is_opening(line: &[u8]) -> bool {
    line.len() < 64 && line.ends_with(b",") || line == b"{"
}

fn read_record(
    input: &Input,
    number: u64,
    line: &[u8],
    defaults: &Defaults,
    emit: &mut dyn FnMut(Item),
) {
    let line = line.trim_ascii_end();
    if line.trim_ascii().is_empty() {
        return;
    }
    if let Err(error) = std::str::from_utf8(line) {
        return emit(Err(input.skip(Some(number), SkipReason::NotUtf8(error.valid_up_to() + 1))));
    }
    match serde_json::from_slice(line) {
        Ok(Value::Object(object)) => emit_record(input, number, object, defaults, emit),
        Ok(_) => emit(Err(input.skip(Some(number), SkipReason::NotRecord))),
        Err(error) => emit(Err(input.skip(Some(number), SkipReason::NotJson(words(&error))))),
    }
}

/// What is wrong, and at which column; the line is told beside it.
fn words(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or(&text);
    format!("{what} (column {})", error.column())
}

fn emit_record(
    input: &Input,
    number: u64,
    object: Map<String, Value>,
    defaults: &Defaults,
    emit: &mut dyn FnMut(Item),
) {
    let whole_file = input.whole_file.then(|| input.absolute.clone()).flatten();
    let origin = Origin { file: input.name.clone(), line: number, whole_file };
    match from_object(object, defaults, origin) {
        Ok(Made { article, unread_date }) => {
            if let Some(date) = unread_date {
                emit(Err(input.skip(Some(number), SkipReason::Date(date))));
            }
            emit(Ok(article));
        }
        Err(reason) => emit(Err(input.skip(Some(number), reason))),
    }
}

/// Reads objects and lists of objects that go over several lines; a record's number
/// stands for its line.
fn read_document(
    input: &Input,
    mut text: Vec<u8>,
    bytes: impl Read,
    defaults: &Defaults,
    emit: &mut dyn FnMut(Item),
) {
    let read = bytes.take(MAX_RECORD as u64).read_to_end(&mut text);
    if let Err(error) = read {
        return emit(Err(input.skip(None, SkipReason::Unreadable(error.to_string()))));
    }
    if text.len() >= MAX_RECORD {
        return emit(Err(input.skip(None, SkipReason::TooLarge)));
    }
    if let Err(error) = std::str::from_utf8(&text) {
        return emit(Err(input.skip(None, SkipReason::NotUtf8(error.valid_up_to() + 1))));
    }
    let mut values = serde_json::Deserializer::from_slice(&text).into_iter::<Value>();
    let mut number = 0;
    while let Some(value) = values.next() {
        let whole = values.byte_offset() == text.trim_ascii_end().len();
        match value {
            Ok(Value::Array(list)) => {
                for value in list {
                    number += 1;
                    emit_value(input, number, value, defaults, emit);
                }
            }
            Ok(value) => {
                number += 1;
                let input = Input { whole_file: whole && number == 1, ..input.clone() };
                emit_value(&input, number, value, defaults, emit);
            }
            Err(error) => {
                let line = error.line() as u64;
                return emit(Err(input.skip(Some(line), SkipReason::NotJson(words(&error)))));
            }
        }
    }
}

fn emit_value(
    input: &Input,
    number: u64,
    value: Value,
    defaults: &Defaults,
    emit: &mut dyn FnMut(Item),
) {
    match value {
        Value::Object(object) => emit_record(input, number, object, defaults, emit),
        _ => emit(Err(input.skip(Some(number), SkipReason::NotRecord))),
    }
}
