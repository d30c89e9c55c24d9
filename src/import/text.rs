//! Cuts plain text into headline, headings and paragraphs.
//!
//! The first line is the headline. A short line without closing punctuation is
//! a second headline before the first paragraph and a heading after it. Blank
//! lines only part lines.

use super::encoding::decode;
use super::markup::decode_references;
use super::piece::{Cut, Flow};
use super::record::{Body, Defaults, Record};
use super::skip::SkipReason;
use super::whole::read_whole;
use crate::model::{Paragraph, ParagraphKind};
use std::io::BufRead;

/// Any text may be plain; that it is, nothing in it tells.
pub(super) fn recognise(_: &str) -> bool {
    false
}

/// Reads a plain text, which is one article.
pub(super) fn read(bytes: &mut dyn BufRead, cut: &mut Cut<'_>) -> Flow {
    read_whole(bytes, cut, make)
}

/// Makes the fields of a plain text.
pub(super) fn make(
    bytes: Vec<u8>,
    mut record: Record,
    options: &Defaults,
) -> Result<Record, SkipReason> {
    let decoded = decode(bytes, record.charset.as_deref(), options.encoding);
    record.decoded(&decoded);
    record.body = Body::Whole(paragraphs(&decode_references(&decoded.text)));
    Ok(record)
}

/// Longest heading, in characters.
const LONGEST_HEADING: usize = 110;

/// The lines of a text that hold anything, without the space around them, and
/// the characters before each.
pub(super) fn split_paragraphs(text: &str) -> Vec<(usize, &str)> {
    let mut lines = Vec::new();
    let mut before = 0;
    for line in text.split('\n') {
        let content = line.trim();
        if !content.is_empty() {
            let indent = line.chars().take_while(|c| c.is_whitespace()).count();
            lines.push((before + indent, content));
        }
        before += line.chars().count() + 1;
    }
    lines
}

/// The paragraphs of a plain text, the headline first.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines = split_paragraphs(text);
    let mut seen_body = false;
    let last = lines.len().saturating_sub(1);
    lines
        .iter()
        .enumerate()
        .map(|(index, (start, line))| {
            let kind = match index {
                0 => ParagraphKind::Headline,
                _ if !is_heading(line) || index == last => ParagraphKind::Body,
                _ if seen_body => ParagraphKind::Heading,
                _ => ParagraphKind::Subheadline,
            };
            seen_body |= kind == ParagraphKind::Body;
            Paragraph { kind, start: *start, text: (*line).to_owned() }
        })
        .collect()
}

fn is_heading(line: &str) -> bool {
    let closed = line.ends_with(['.', '!', '؟', '?', ':', '…', '"', '»', '”', ')', '،', ',']);
    !closed && line.chars().count() <= LONGEST_HEADING
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_headings_and_paragraphs_are_told_apart() {
        let text = "عنوان\n\nعنوان ثان\nفقرة أولى.\n\nعنوان فرعي\n  فقرة ثانية.\n";
        let kinds: Vec<_> = paragraphs(text).iter().map(|p| (p.kind, p.start)).collect();
        assert_eq!(
            kinds,
            [
                (ParagraphKind::Headline, 0),
                (ParagraphKind::Subheadline, 7),
                (ParagraphKind::Body, 17),
                (ParagraphKind::Heading, 29),
                (ParagraphKind::Body, 42),
            ]
        );
    }

    #[test]
    fn a_paragraph_is_found_again_at_its_offset() {
        let text = "\u{a0}أ\r\n\n  ب ج \nد";
        for (start, line) in split_paragraphs(text) {
            let found: String = text.chars().skip(start).take(line.chars().count()).collect();
            assert_eq!(found, line);
        }
    }
}
