//! Reads e-mail: one message, or a mailbox of many.
//!
//! The subject is the headline, the sender's name the outlet, the text part or
//! the markup part the text. Attachments are left out.

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
        Err(error) => cut.skip(None, SkipReason::Unreadable(words(&error))),
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
            Err(error) => return cut.skip(None, SkipReason::Damaged(words(&error))),
        };
        if count == 0 || blank && line.starts_with(b"From ") {
            if large {
                cut.skip(Some(begin), SkipReason::TooLarge)?;
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
    Err(SkipReason::Format("e-mail, and this build has no `mail`"))
}

#[cfg(feature = "mail")]
fn make(bytes: Vec<u8>, known: Record, _: &super::record::Defaults) -> Result<Record, SkipReason> {
    use super::fields::body;
    use super::record::Body;

    let parsed = mail_parser::MessageParser::default().parse(&bytes);
    let message = parsed.ok_or(SkipReason::Damaged("it has no headers".to_owned()))?;
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
