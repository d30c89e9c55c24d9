//! Reads Markdown: front matter, headline, headings, paragraphs.
//!
//! The marks of Markdown are not part of the text a reader sees and are left out;
//! links keep their words.

use std::io::BufRead;

use serde_json::{Map, Value};

use super::encoding::decode;
use super::markup::decode_references;
use super::piece::{Cut, Flow};
use super::prose::Part;
use super::record::{Body, Defaults, Record};
use super::skip::SkipReason;
use super::whole::read_whole;
use crate::model::ParagraphKind;

/// Front matter tells Markdown from plain text.
pub(super) fn recognise(head: &str) -> bool {
    front_matter(head).is_some_and(|(fields, _)| fields.is_ok_and(|fields| !fields.is_empty()))
}

/// Reads a Markdown text, which is one article.
pub(super) fn read(bytes: &mut dyn BufRead, cut: &mut Cut<'_>) -> Flow {
    read_whole(bytes, cut, make)
}

fn make(bytes: Vec<u8>, known: Record, options: &Defaults) -> Result<Record, SkipReason> {
    let decoded = decode(bytes, None, options.encoding);
    let (fields, text) = match front_matter(&decoded.text) {
        Some((fields, rest)) => (fields, rest),
        None if is_open(&decoded.text) => (Err("it does not end".to_owned()), &*decoded.text),
        None => (Ok(Map::new()), decoded.text.as_str()),
    };
    let (fields, problem) = match fields {
        Ok(fields) => (fields, None),
        Err(problem) => (Map::new(), Some(problem)),
    };
    let mut record = options.map.record(fields)?;
    record.notes.extend(problem.map(SkipReason::FrontMatter));
    record.whole_file = known.whole_file;
    record.decoded(&decoded);
    let (title, parts) = parts(text);
    match (&record.title, title) {
        (None, title) => record.title = title,
        (Some(said), Some(title)) if *said == title => {}
        (Some(_), Some(title)) => {
            let mut with_title = vec![(ParagraphKind::Subheadline, title)];
            with_title.extend(parts);
            record.body = Body::Parts(with_title);
            return Ok(record);
        }
        (Some(_), None) => {}
    }
    record.body = Body::Parts(parts);
    Ok(record)
}

/// Fields, or why they cannot be read.
type Fields = Result<Map<String, Value>, String>;

/// Whether front matter begins that does not end.
fn is_open(text: &str) -> bool {
    let mut lines = text.lines();
    let mark = lines.next().map(str::trim_end);
    let key = lines.next().and_then(|line| line.split(['=', ':']).next()).unwrap_or("").trim();
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_key && matches!(mark, Some("---" | "+++"))
}

/// The fields between two lines `---` (YAML) or `+++` (TOML), and the text below.
fn front_matter(text: &str) -> Option<(Fields, &str)> {
    let mark = ["---", "+++"].into_iter().find(|mark| text.starts_with(mark))?;
    let after = text[3..].strip_prefix('\r').unwrap_or(&text[3..]).strip_prefix('\n')?;
    let mut end = 0;
    for line in after.split_inclusive('\n') {
        if line.trim_end() == mark {
            let rest = &after[end + line.len()..];
            let inside = &after[..end];
            let yaml = mark == "---";
            let fields = if yaml { Ok(yaml_fields(inside)) } else { toml_fields(inside) };
            return Some((fields, rest));
        }
        end += line.len();
    }
    None
}

fn toml_fields(text: &str) -> Fields {
    let table = text.parse::<toml::Table>().map_err(|error| error.message().to_owned())?;
    let value = |value: toml::Value| match value {
        toml::Value::String(text) => Value::String(text),
        other => Value::String(other.to_string()),
    };
    Ok(table.into_iter().map(|(key, found)| (key, value(found))).collect())
}

/// `key: value` on lines of their own, or a value on the lines below; deeper levels are
/// kept as they are written.
fn yaml_fields(text: &str) -> Map<String, Value> {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut between = '\n';
    for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
        let inner = line.starts_with([' ', '\t', '-']);
        match (inner, line.split_once(':'), fields.last_mut()) {
            (false, Some((key, value)), _) => {
                let value = without_comment(value.trim());
                // `>` folds the lines below to one, `|` keeps them.
                let below = value.len() <= 2 && value.starts_with(['>', '|']);
                between = if value.starts_with('>') { ' ' } else { '\n' };
                let value = if below { "" } else { unquoted(value) };
                fields.push((unquoted(key).to_owned(), value.to_owned()));
            }
            (_, _, Some((_, value))) => {
                if !value.is_empty() {
                    value.push(between);
                }
                value.push_str(unquoted(line.trim().trim_start_matches("- ")));
            }
            (_, _, None) => {}
        }
    }
    fields.into_iter().map(|(key, value)| (key, Value::String(value))).collect()
}

/// A value without the comment after it, which a quoted one may hold within.
fn without_comment(value: &str) -> &str {
    let from = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => closing(value, quote).map_or(value.len(), |end| end + 1),
        _ => 0,
    };
    match value[from..].find(" #") {
        Some(comment) => value[..from + comment].trim_end(),
        None => value,
    }
}

/// Where a quotation closes that begins a value: `\"` and `''` are marks within it.
fn closing(value: &str, quote: char) -> Option<usize> {
    let mut marks = value.char_indices().skip(1).peekable();
    while let Some((at, sign)) = marks.next() {
        let doubled = |next: &(usize, char)| quote == '\'' && next.1 == quote;
        match sign {
            '\\' if quote == '"' => drop(marks.next()),
            _ if sign == quote && marks.next_if(doubled).is_none() => return Some(at),
            _ => {}
        }
    }
    None
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let within = |quote| value.strip_prefix(quote).and_then(|v: &str| v.strip_suffix(quote));
    within('"').or_else(|| within('\'')).unwrap_or(value)
}

/// The first headline, and the paragraphs: lines up to an empty one.
fn parts(text: &str) -> (Option<String>, Vec<Part>) {
    let mut title = None;
    let mut parts: Vec<Part> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let line = line.trim();
        let marks = line.bytes().take_while(|byte| *byte == b'#').count();
        let heading = (1..=6).contains(&marks) && line[marks..].starts_with([' ', '\t']);
        if heading {
            let text = words(line[marks..].trim().trim_end_matches('#'));
            if title.is_none() && parts.is_empty() {
                title = Some(text);
            } else {
                parts.push((ParagraphKind::Heading, text));
            }
            open = false;
        } else if line.is_empty() || is_rule(line) {
            open = false;
        } else {
            let (item, content) = item(line);
            match parts.last_mut() {
                Some((ParagraphKind::Body, text)) if open && !item => {
                    text.push(' ');
                    text.push_str(&words(content));
                }
                _ => parts.push((ParagraphKind::Body, words(content))),
            }
            open = true;
        }
    }
    parts.retain(|(_, text)| !text.is_empty());
    (title, parts)
}

/// A line of nothing but `-`, `*`, `_` or `=`.
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|byte| matches!(byte, b'-' | b'*' | b'_' | b'=' | b' '))
}

/// Whether a line begins an item of a list or a quotation, and what follows.
fn item(line: &str) -> (bool, &str) {
    for mark in ["- ", "* ", "+ ", "> "] {
        if let Some(rest) = line.strip_prefix(mark) {
            return (true, rest);
        }
    }
    (false, line)
}

/// Text without its marks: links and pictures by their words, emphasis bare.
fn words(text: &str) -> String {
    let text = text.trim();
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find(['[', '*', '_', '`', '!']) {
        let (before, here) = rest.split_at(place);
        plain.push_str(before);
        let picture = here.starts_with("![");
        if let Some((label, after)) = link(&here[usize::from(picture)..]) {
            if !picture {
                plain.push_str(&words(label));
            }
            rest = after;
        } else {
            let sign = here.chars().next().unwrap_or(' ');
            let word_before = plain.chars().last().is_some_and(char::is_alphanumeric);
            let word_after = here[1..].chars().next().is_some_and(char::is_alphanumeric);
            let inside = sign == '_' && word_before && word_after;
            if sign == '[' || sign == '!' || inside {
                plain.push(sign);
            }
            rest = &here[1..];
        }
    }
    plain.push_str(rest);
    decode_references(plain.trim()).into_owned()
}

/// `[label](address)` at the start of a text.
fn link(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('[')?;
    let end = inside.find(']')?;
    let (label, after) = (&inside[..end], &inside[end + 1..]);
    let address = after.strip_prefix('(')?;
    let close = address.find(')')?;
    Some((label, &address[close + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_read_in_both_forms() {
        for text in [
            "---\ntitle: \"لقاء\"\n# ملاحظة\ndate: 2025-02-05\ntags:\n  - دفاع\n---\nنص",
            "+++\ntitle = \"لقاء\"\ndate = 2025-02-05\ntags = \"دفاع\"\n+++\nنص",
        ] {
            let (fields, rest) = front_matter(text).unwrap();
            let fields = fields.unwrap();
            assert_eq!((&fields["title"], &fields["date"]), (&"لقاء".into(), &"2025-02-05".into()));
            assert_eq!((&fields["tags"], rest), (&"دفاع".into(), "نص"));
        }
        assert!(!recognise("---\nخبر\nآخر"));
        assert!(is_open("---\ntitle: أ\n\nب") && !is_open("---\nخبر: أ") && !is_open("أ: ب"));
    }

    #[test]
    fn values_below_their_key_and_comments_are_read() {
        let text = "title: >-\n  سفير\n  اليابان\nnote: |\n  أ\n  ب\ndate: 2025-02-05 # أمس\n\
                    url: 'https://example.org/#a' # عنوان\n'lang': \"a # b\"\n\
                    said: \"a \\\"b\\\" # c\" # d\ntold: 'a ''b'' # c'";
        let fields = yaml_fields(text);
        for (key, value) in [
            ("title", "سفير اليابان"),
            ("note", "أ\nب"),
            ("date", "2025-02-05"),
            ("url", "https://example.org/#a"),
            ("lang", "a # b"),
            ("said", "a \\\"b\\\" # c"),
            ("told", "a ''b'' # c"),
        ] {
            assert_eq!(fields[key], value);
        }
        assert!(!recognise("عنوان\n\nنص"));
    }

    #[test]
    fn marks_are_left_out_and_words_stay() {
        for (marked, plain) in [
            ("زار **الوزير** [اليابان](https://example.org/a_b) أمس", "زار الوزير اليابان أمس"),
            ("![صورة](a.jpg) نص", "نص"),
            ("snake_case and *stress*", "snake_case and stress"),
            ("[1] مرجع! حقا", "[1] مرجع! حقا"),
            ("`code` &amp; more", "code & more"),
        ] {
            assert_eq!(words(marked), plain);
        }
    }

    #[test]
    fn lines_join_to_paragraphs() {
        let (title, parts) = parts("# عنوان\n\nسطر\nتابع\n\n## فرعي\n- أول\n- ثان\n***\nآخر");
        assert_eq!(title.as_deref(), Some("عنوان"));
        let texts: Vec<&str> = parts.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["سطر تابع", "فرعي", "أول", "ثان", "آخر"]);
    }
}
