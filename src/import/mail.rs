//! Reads e-mail: one message, or a mailbox of many.
//!
//! The subject is the headline, the sender's name the outlet, the text part or
//! the markup part the text. What is attached is not read, and that is told. A page
//! that a browser saved as a mail is read as the page it is.

use std::io::BufRead;

use super::MAX_RECORD;
use super::piece::{Cut, Flow};
use super::record::Record;
use super::skip::SkipReason;
use super::whole::{read_line, read_whole, skip_line, words};

/// Headers that only a message has.
const TELLING: [&str; 5] = ["message-id", "received", "mime-version", "return-path", "x-mailer"];

/// A message begins with headers, a mailbox with the line before them.
pub(super) fn recognise(head: &str) -> bool {
    let mut lines = head.lines();
    let first = lines.next().unwrap_or("");
    let is_header = |line: &str| {
        line.split_once(':').is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
    };
    if first.starts_with("From ") {
        return lines.next().is_some_and(is_header);
    }
    let headers: Vec<String> = head
        .lines()
        .take_while(|line| !line.is_empty())
        .filter(|line| !line.starts_with([' ', '\t']))
        .map(|line| line.split(':').next().unwrap_or("").to_ascii_lowercase())
        .collect();
    let has = |name: &str| headers.iter().any(|header| header == name);
    is_header(first)
        && (has("from") || has("subject"))
        && (TELLING.iter().any(|name| has(name)) || has("from") && has("subject") && has("date"))
}

/// Reads a message or a mailbox.
pub(super) fn read(bytes: &mut dyn BufRead, cut: &mut Cut<'_>) -> Flow {
    match bytes.fill_buf() {
        Ok(head) if head.starts_with(b"From ") => read_mailbox(bytes, cut),
        Ok(_) => read_whole(bytes, cut, make),
        Err(error) => cut.skip_all(SkipReason::Unreadable(words(&error))),
    }
}

/// Cuts a mailbox at the lines that begin a message.
fn read_mailbox(bytes: &mut dyn BufRead, cut: &mut Cut<'_>) -> Flow {
    let (mut message, mut line) = (Vec::new(), Vec::new());
    let (mut begin, mut number, mut blank, mut large) = (1, 0, true, false);
    loop {
        line.clear();
        number += 1;
        let read = read_line(bytes, &mut line).and_then(|count| {
            skip_line(bytes, if count > MAX_RECORD { &line } else { b"\n" }).map(|()| count)
        });
        let count = match read {
            Ok(count) => count,
            Err(error) => return cut.skip_all(SkipReason::Damaged(words(&error))),
        };
        if count == 0 || blank && line.starts_with(b"From ") {
            if large {
                cut.skip(begin, SkipReason::TooLarge)?;
            } else if !message.is_empty() {
                cut.bytes(begin, std::mem::take(&mut message), make)?;
            }
            if count == 0 {
                return Flow::Continue(());
            }
            message.clear();
            (begin, large) = (number, false);
        } else if message.len() + line.len() > MAX_RECORD {
            large = true;
        } else {
            // A quoted `From ` within a message.
            let quoted = line.starts_with(b">") && line.trim_ascii_start().starts_with(b">From ");
            message.extend_from_slice(&line[usize::from(quoted)..]);
        }
        blank = line.trim_ascii().is_empty();
    }
}

#[cfg(not(feature = "mail"))]
fn make(_: Vec<u8>, _: Record, _: &super::record::Defaults) -> Result<Record, SkipReason> {
    Err(SkipReason::Format("e-mail, and this build has no `mail`", super::skip::LISTED))
}

#[cfg(feature = "mail")]
fn make(
    bytes: Vec<u8>,
    mut known: Record,
    options: &super::record::Defaults,
) -> Result<Record, SkipReason> {
    use super::fields::body;
    use super::record::Body;

    let parsed = mail_parser::MessageParser::default().parse(&bytes);
    let message = parsed.ok_or(SkipReason::Damaged("it has no headers".to_owned()))?;
    if let Some(page) = saved_page(&message) {
        return page_of(&message, page, known, options);
    }
    known.notes.extend(attached(&message));
    let from = message.from().and_then(|from| from.first());
    let sender = from.and_then(|from| from.name().or_else(|| from.address()));
    let text = message.text_part(0).filter(|part| !part.is_text_html());
    let text = text.and_then(|_| message.body_text(0));
    let body = match (text, message.body_html(0)) {
        (Some(text), _) if !text.trim().is_empty() => Body::Lines(text.into_owned()),
        (_, Some(markup)) => body(markup.into_owned()),
        _ => Body::default(),
    };
    Ok(Record {
        external_id: message.message_id().map(|id| format!("<{id}>")),
        title: message.subject().map(str::to_owned),
        date: message.header_raw("Date").map(|date| date.trim().to_owned()),
        source: sender.map(str::to_owned),
        encoding: Some("UTF-8"),
        body,
        ..known
    })
}

/// The address of a page that a browser saved as a mail.
#[cfg(feature = "mail")]
fn saved_page<'m>(message: &'m mail_parser::Message<'_>) -> Option<&'m str> {
    let saved = message.header("Snapshot-Content-Location")?.as_text()?;
    Some(saved.trim())
}

/// The article of a page that a browser saved; the day it was saved is the last
/// that is known.
#[cfg(feature = "mail")]
fn page_of(
    message: &mail_parser::Message<'_>,
    address: &str,
    known: Record,
    options: &super::record::Defaults,
) -> Result<Record, SkipReason> {
    let markup = message.body_html(0).unwrap_or_default().into_owned();
    let url = Some(address.to_owned()).filter(|address| address.contains("://"));
    let crawled = message.header_raw("Date").and_then(super::day::published_day);
    super::page::make(markup.into_bytes(), Record { url, crawled, ..known }, options)
}

/// What came with a message and is not read, but for pictures.
#[cfg(feature = "mail")]
fn attached(message: &mail_parser::Message<'_>) -> Option<SkipReason> {
    use mail_parser::MimeHeaders;

    let told = |part: &mail_parser::MessagePart<'_>| {
        let kind = part.content_type();
        let kind = kind.map(|kind| (kind.ctype(), kind.subtype().unwrap_or("")));
        match (part.attachment_name(), kind) {
            (_, Some(("image", _))) => None,
            (Some(name), _) => Some(format!("`{name}`")),
            (None, _) if part.is_message() => Some("a message".to_owned()),
            (None, Some((kind, sub))) => Some(format!("a part of the type {kind}/{sub}")),
            (None, None) => None,
        }
    };
    let parts: Vec<String> = message.attachments().filter_map(told).collect();
    (!parts.is_empty()).then(|| SkipReason::Attached(parts.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_is_told_from_text_with_colons() {
        assert!(recognise("From a@example.org Wed Feb  5 10:00:00 2025\nSubject: x\n\ny"));
        assert!(recognise("Return-Path: <a>\nSubject: x\nFrom: a\n\ny"));
        assert!(recognise("From: a\nTo: b\nSubject: x\nDate: y\n\nz"));
        assert!(!recognise("From the minister\nto you"));
        assert!(!recognise("Subject: what we know\n\nMuch."));
        assert!(!recognise("الكويت: خبر\nآخر: نص"));
    }
}
