//! Cuts plain text into headline, headings and paragraphs.
//!
//! The first line is the headline. A short line without closing punctuation is
//! a second headline before the first paragraph and a heading after it. Blank
//! lines only part lines; a line break within a sentence is a space.

use super::encoding::decode;
use super::markup::decode_references;
use super::piece::{Cut, Flow};
use super::record::{Body, Defaults, Record};
use super::skip::SkipReason;
use super::whole::read_whole;
use super::wrapped::{Line, continued};
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

/// The paragraphs of a text, without the space around them, and the characters before
/// each: its lines, or what was broken into lines to fit a width. A break within a
/// paragraph is a space, so that every character keeps its place.
pub(super) fn split_paragraphs(text: &str) -> Vec<(usize, String)> {
    let lines = lines(text);
    let continued = continued(&lines);
    let mut paragraphs = Vec::new();
    let mut first = 0;
    for (index, line) in lines.iter().enumerate() {
        if !continued.get(index + 1).is_some_and(|continued| *continued) {
            let whole = &text[lines[first].at..line.at + line.content.len()];
            let joined =
                if first < index { whole.replace(['\n', '\r'], " ") } else { whole.into() };
            paragraphs.push((lines[first].start, joined));
            first = index + 1;
        }
    }
    paragraphs
}

/// The lines of a text that hold anything.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let (mut at, mut start, mut below) = (0, 0, false);
    // Some old files end their lines with CR alone.
    let end = if text.contains('\n') { '\n' } else { '\r' };
    for line in text.split(end) {
        let content = line.trim();
        let space = &line[..line.len() - line.trim_start().len()];
        let indent = space.chars().count();
        if !content.is_empty() {
            lines.push(Line {
                at: at + space.len(),
                start: start + indent,
                indent,
                content,
                below,
            });
        }
        below = !content.is_empty();
        at += line.len() + 1;
        start += line.chars().count() + 1;
    }
    lines
}

/// The paragraphs of a plain text, the headline first.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let Some(headline) = lines(text).first().copied() else { return Vec::new() };
    let text_at = headline.at + headline.content.len();
    let text_start = headline.start + headline.content.chars().count();
    let below = split_paragraphs(&text[text_at..]);
    let mut seen_body = false;
    let last = below.len().saturating_sub(1);
    let body = below.into_iter().enumerate().map(|(index, (start, text))| {
        let kind = match seen_body {
            _ if !is_heading(&text) || index == last => ParagraphKind::Body,
            true => ParagraphKind::Heading,
            false => ParagraphKind::Subheadline,
        };
        seen_body |= kind == ParagraphKind::Body;
        Paragraph { kind, start: text_start + start, text }
    });
    let headline = Paragraph {
        kind: ParagraphKind::Headline,
        start: headline.start,
        text: headline.content.to_owned(),
    };
    std::iter::once(headline).chain(body).collect()
}

fn is_heading(line: &str) -> bool {
    let closed = line.ends_with(['.', '!', '؟', '?', ':', '…', '"', '»', '”', ')', '،', ',']);
    !closed && line.chars().count() <= LONGEST_HEADING
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_may_end_as_old_files_have_them() {
        let texts = |text: &str| -> Vec<String> {
            paragraphs(text).into_iter().map(|paragraph| paragraph.text).collect()
        };
        let lines = ["عنوان", "فقرة أولى.", "فقرة ثانية."];
        for end in ["\n", "\r\n", "\r"] {
            assert_eq!(texts(&lines.join(end)), lines, "{end:?}");
        }
    }

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

    #[test]
    fn what_was_broken_keeps_its_places() {
        let text = "  Malta's foreign minister will receive the Japanese \r\n  ambassador on\r\n\
                    \x20\x20today\r\n\r\n  The end.";
        let [(start, joined), (last, _)] = &split_paragraphs(text)[..] else { panic!() };
        let original: String = text.chars().skip(*start).take(joined.chars().count()).collect();
        assert_eq!(original.replace(['\r', '\n'], " "), *joined);
        assert!(joined.ends_with("ambassador on    today"), "{joined}");
        assert_eq!(text.chars().skip(*last).collect::<String>(), "The end.");
    }
}
