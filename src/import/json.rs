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
use super::fields::FieldMap;
use super::markup::decode_references;
use super::piece::{At, Cut, Flow};
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
    let mut first = true;
    loop {
        line.clear();
        number += 1;
        match read_line(bytes, &mut line) {
            Ok(0) => return Flow::Continue(()),
            Ok(_) if line.trim_ascii().is_empty() => {}
            Ok(_) if first && is_document(&line, cut.options) => {
                let mut bytes = io::BufReader::new(io::Read::chain(&line[..], bytes));
                return read_document(&mut bytes, number, cut);
            }
            Ok(_) if line.len() > MAX_RECORD => {
                cut.skip(number, SkipReason::TooLarge)?;
                first = false;
                if let Err(error) = skip_line(bytes, &line) {
                    return cut.skip_all(SkipReason::Unreadable(words(&error)));
                }
            }
            Ok(_) => {
                first = false;
                cut.bytes(number, line.trim_ascii_end().to_vec(), make)?;
            }
            Err(error) => return cut.skip_all(SkipReason::Damaged(words(&error))),
        }
    }
}

/// Whether the first line that is not empty begins a document over several lines, or
/// holds its articles within: else each line is a value.
fn is_document(line: &[u8], options: &Defaults) -> bool {
    if !is_whole(line) {
        return true;
    }
    let text = decode(line.to_vec(), None, options.encoding).text;
    let value = serde_json::from_str(&text).unwrap_or_default();
    !within(&text, &value, &options.map, false).is_empty()
}

/// Whether the first line is a whole value, so that the others are, too.
fn is_whole(line: &[u8]) -> bool {
    let first = line.trim_ascii();
    first.starts_with(b"{") && (first.ends_with(b"}") || first.len() > 2 && !is_opening(first))
        || !first.starts_with(b"{") && !first.starts_with(b"[") && !first.is_empty()
}

/// The first line of a document over several ends between its values; a line that
/// was cut ends anywhere.
fn is_opening(line: &[u8]) -> bool {
    let (mut in_text, mut escaped) = (false, false);
    for byte in line {
        in_text ^= *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
    }
    !in_text && line.last().is_some_and(|last| b",:[{".contains(last))
}

/// The fields of one JSON object.
fn make(bytes: Vec<u8>, known: Record, options: &Defaults) -> Result<Record, SkipReason> {
    let decoded = decode(bytes, None, options.encoding);
    let mut record = match serde_json::from_str(&decoded.text) {
        Ok(Value::Object(object)) => record_of(object, &options.map)?,
        Ok(_) => return Err(SkipReason::NotRecord),
        Err(error) => return Err(SkipReason::NotJson(problem(&error))),
    };
    record.whole_file = known.whole_file;
    record.decoded(&decoded);
    Ok(record)
}

fn record_of(object: Map<String, Value>, map: &FieldMap) -> Result<Record, SkipReason> {
    match map.refuses_object(&object) {
        Some(reason) => Err(reason),
        None => map.record(object),
    }
}

/// What is wrong, and at which column; the line is told beside it.
fn problem(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or(&text);
    format!("{what} (column {})", error.column())
}

/// Reads objects and lists of objects that go over several lines.
fn read_document(bytes: &mut dyn BufRead, line: u64, cut: &mut Cut<'_>) -> Flow {
    let mut values = Values { bytes, line, begun: line, in_list: false };
    let mut number = 0;
    loop {
        match values.next() {
            Ok(None) => return Flow::Continue(()),
            Ok(Some(value)) => {
                let alone = number == 0 && !values.in_list && values.is_over();
                read_value(value, (values.begun, alone, values.in_list), &mut number, cut)?;
            }
            Err(SkipReason::TooLarge) => {
                number += 1;
                cut.skip(At { line: values.begun, record: number }, SkipReason::TooLarge)?;
            }
            Err(reason) => return cut.skip(values.line, reason),
        }
    }
}

/// Hands on a value: an article, or those within it.
fn read_value(
    value: Vec<u8>,
    (line, alone, listed): (u64, bool, bool),
    number: &mut u64,
    cut: &mut Cut<'_>,
) -> Flow {
    let text = decode(value, None, cut.options.encoding).text;
    let value = match serde_json::from_str(&text) {
        Ok(value) => value,
        Err(error) => {
            *number += 1;
            let line = line + error.line() as u64 - 1;
            let reason = SkipReason::NotJson(problem(&error));
            return cut.skip(At { line, record: if alone { 0 } else { *number } }, reason);
        }
    };
    let articles = within(&text, &value, &cut.options.map, listed);
    if articles.is_empty() {
        *number += 1;
        let record = if alone { 0 } else { *number };
        let known = Record { whole_file: alone, ..Record::default() };
        return read_element(value, At { line, record }, known, cut);
    }
    let outlet = feed_of(&value);
    let (mut counted, mut line) = (0, line);
    for (place, article) in articles {
        *number += 1;
        line += text[counted..place].matches('\n').count() as u64;
        counted = place;
        let article = serde_json::from_str(article).unwrap_or_default();
        read_element(article, At { line, record: *number }, outlet.clone(), cut)?;
    }
    Flow::Continue(())
}

fn read_element(value: Value, at: At, known: Record, cut: &mut Cut<'_>) -> Flow {
    let made = match value {
        Value::Object(object) => record_of(object, &cut.options.map),
        _ => Err(SkipReason::NotRecord),
    };
    match made {
        Ok(record) => {
            let source = record.source.or(known.source);
            let lang = record.lang.or(known.lang);
            let encoding = Some("UTF-8");
            let whole_file = known.whole_file;
            cut.fields(at, Record { source, lang, encoding, whole_file, ..record })
        }
        Err(reason) => cut.skip(at, reason),
    }
}

/// What a JSON Feed says of all its items.
fn feed_of(feed: &Value) -> Record {
    let said = |key: &str| feed[key].as_str().map(|text| decode_references(text).into_owned());
    match is_feed(feed) {
        true => Record { source: said("title"), lang: said("language"), ..Record::default() },
        false => Record::default(),
    }
}

fn is_feed(value: &Value) -> bool {
    value["version"].as_str().is_some_and(|version| version.contains("jsonfeed.org/"))
}

/// Lists and objects within each other in which articles are looked for.
const DEEPEST: usize = 6;

/// The articles within a value that is none itself, each with its place in the text.
/// A value that has a text of its own is an article; what only has a headline or a
/// summary may be what the answer of a server says of its list.
/// An article of a list stays one, whatever lists it holds.
fn within<'t>(text: &'t str, value: &Value, map: &FieldMap, listed: bool) -> Vec<(usize, &'t str)> {
    let article = listed && !is_feed(value) && map.is_article(value);
    if article || !value.is_object() || !is_feed(value) && map.has_full_text(value) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (place, part) in parts(text) {
        gather(part, place, map, DEEPEST, &mut found);
    }
    let is_article = |(_, part): &(usize, &str)| {
        serde_json::from_str(part).is_ok_and(|part: Value| map.is_article(&part))
    };
    // What is refused itself, with its names, need not be looked into.
    if map.is_strange(value) && !found.iter().any(is_article) {
        return Vec::new();
    }
    let has_text = |(_, part): &(usize, &str)| {
        serde_json::from_str(part).is_ok_and(|part: Value| map.has_body(&part))
    };
    if !is_feed(value) && map.is_article(value) && !found.iter().any(has_text) {
        return Vec::new();
    }
    found
}

/// Adds the articles of a value at a place: itself, those of a list with whatever
/// else is in it, or those deeper within. A list of texts whose fields have strange
/// names is added, too, so that its elements are refused in words.
fn gather<'t>(
    text: &'t str,
    place: usize,
    map: &FieldMap,
    depth: usize,
    found: &mut Vec<(usize, &'t str)>,
) {
    let is_article =
        |text: &str| serde_json::from_str(text).is_ok_and(|value: Value| map.is_article(&value));
    if depth == 0 || !text.starts_with(['{', '[']) {
        return;
    }
    if text.starts_with('{') && is_article(text) {
        return found.push((place, text));
    }
    let inner = parts(text);
    let before = found.len();
    let listed =
        |found: &mut Vec<_>| found.extend(inner.iter().map(|(at, part)| (place + at, *part)));
    if text.starts_with('[') && inner.iter().any(|(_, part)| is_article(part)) {
        return listed(found);
    }
    for (at, part) in &inner {
        gather(part, place + at, map, depth - 1, found);
    }
    let is_strange = |(_, part): &(usize, &str)| {
        serde_json::from_str(part).is_ok_and(|value: Value| map.is_strange(&value))
    };
    if text.starts_with('[') && found.len() == before && inner.iter().any(is_strange) {
        listed(found);
    }
}

/// The values directly within a list or an object that is well formed, each with
/// its place.
fn parts(text: &str) -> Vec<(usize, &str)> {
    let (mut depth, mut in_text, mut escaped) = (0, false, false);
    let mut begun = None;
    let mut parts = Vec::new();
    for (place, byte) in text.bytes().enumerate() {
        if in_text {
            in_text = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            continue;
        }
        in_text = byte == b'"';
        match byte {
            b'}' | b']' => depth -= 1,
            // What stands before a colon is a name.
            b':' if depth == 1 => begun = None,
            _ => {}
        }
        let ends = depth == 0 || depth == 1 && byte == b',';
        match begun {
            Some(begin) if ends => {
                parts.push((begin, text[begin..place].trim_end()));
                begun = None;
            }
            None if depth == 1 && !ends && !b" \t\r\n:".contains(&byte) => begun = Some(place),
            _ => {}
        }
        if matches!(byte, b'{' | b'[') {
            depth += 1;
        }
    }
    parts
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

    /// A value up to its closing bracket, or up to what follows a bare one; one that is
    /// too large is read over.
    fn value(&mut self) -> Result<Vec<u8>, SkipReason> {
        let mut value = Vec::new();
        let (mut depth, mut in_text, mut escaped) = (0usize, false, false);
        loop {
            let buffer = self.bytes.fill_buf();
            let buffer = buffer.map_err(|error| SkipReason::Damaged(words(&error)))?;
            if buffer.is_empty() && value.len() > MAX_RECORD {
                return Err(SkipReason::TooLarge);
            } else if buffer.is_empty() {
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
            if value.len() <= MAX_RECORD {
                value.extend_from_slice(&buffer[..used]);
            }
            self.line += buffer[..used].iter().filter(|byte| **byte == b'\n').count() as u64;
            self.bytes.consume(used);
            if end.is_some() {
                let fits = value.len() <= MAX_RECORD;
                return if fits { Ok(value) } else { Err(SkipReason::TooLarge) };
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

    #[test]
    fn a_document_is_told_by_its_first_line() {
        for opening in ["{", "[", "{\"a\":[{\"b\":\"c\"}],", "{\"a\":", "{ \"a\\\"\": {"] {
            assert!(!is_whole(opening.as_bytes()), "{opening}");
        }
        for line in ["{}", "{\"a\":\"b,", "{\"a\":\"b\"", "{\"a\":\"\\\",", "7"] {
            assert!(is_whole(line.as_bytes()), "{line}");
        }
    }

    #[test]
    fn the_values_within_a_value_are_found_at_their_places() {
        for (text, expected) in [
            (
                r#"{"a": 1, "b:,{" : "c\"}", "d":[1,{"e":2}] }"#,
                &["1", r#""c\"}""#, r#"[1,{"e":2}]"#][..],
            ),
            (r#"[{"a":[]}, "b" , null]"#, &[r#"{"a":[]}"#, r#""b""#, "null"]),
            ("[]", &[]),
            ("{}", &[]),
        ] {
            let found = parts(text);
            assert_eq!(found.iter().map(|part| part.1).collect::<Vec<_>>(), expected, "{text}");
            assert!(found.iter().all(|(place, part)| text[*place..].starts_with(part)));
        }
    }

    #[test]
    fn articles_are_found_within_the_answers_of_servers() {
        let value = |text: &str| serde_json::from_str(text).unwrap();
        let count = |text: &str| within(text, &value(text), &FieldMap::default(), false).len();
        let article = r#"{"title":"أ","text":"ب"}"#;
        let strange = r#"{"heading":"أ","story":"one two three four five six seven eight"}"#;
        for (text, expected) in [
            (format!(r#"{{"data":{{"articles":[{article},7]}}}}"#), 2),
            (format!(r#"{{"a":[{article}],"b":[{article}]}}"#), 2),
            (format!(r#"{{"hits":{{"hits":[{{"_source":{article}}}]}}}}"#), 1),
            (format!(r#"{{"first":{article},"second":{article}}}"#), 2),
            (format!(r#"{{"title":"x","description":"y","items":[{article}]}}"#), 1),
            (format!(r#"{{"title":"x","text":"y","related":[{article}]}}"#), 0),
            (r#"{"title":"x","url":"u","related":[{"title":"y","url":"v"}]}"#.to_owned(), 0),
            (format!(r#"{{"a":[{article}],"b":[{strange}]}}"#), 2),
            (format!(r#"{{"b":[{strange},{strange}]}}"#), 2),
            (format!(r#"{{"a":[{article}],"b":[{{"name":"رياضة","x":1}}]}}"#), 1),
            (
                format!(r#"{{"words":"one two three four five six seven eight","b":[{strange}]}}"#),
                0,
            ),
            (article.to_owned(), 0),
            ("[]".to_owned(), 0),
        ] {
            assert_eq!(count(&text), expected, "{text}");
        }
        let commented = r#"{"title":"x","description":"y","url":"u","comments":[{"text":"z"}]}"#;
        assert!(within(commented, &value(commented), &FieldMap::default(), true).is_empty());
    }
}
