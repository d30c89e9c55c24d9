//! A trace of an article: a block of lines a word, for people and for programs.

use std::io::{self, Write};

use super::Stdout;
use crate::model::{Article, TracedWord};

/// Prints a trace for people. On a terminal each word of the article stands in
/// direction isolates, so that what is said of it keeps its order.
pub fn print_trace(article: &Article, words: &[TracedWord]) -> io::Result<()> {
    let quote = if Stdout::is_terminal() { isolated } else { plain };
    let mut stdout = Stdout::lock();
    let mut paragraph = None;
    for word in words {
        if paragraph != Some(word.paragraph) {
            paragraph = Some(word.paragraph);
            let kind = article.paragraphs.get(word.paragraph).map_or("", |p| p.kind.as_str());
            writeln!(stdout, "paragraph {}: {kind}", word.paragraph)?;
        }
        stdout.write_all(block(word, quote).as_bytes())?;
    }
    stdout.flush()
}

/// Prints a trace as JSON lines, a word a line.
pub fn print_trace_lines(words: &[TracedWord]) -> io::Result<()> {
    let mut stdout = Stdout::lock();
    for word in words {
        serde_json::to_writer(&mut stdout, word)?;
        stdout.write_all(b"\n")?;
    }
    stdout.flush()
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

fn isolated(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", plain(text))
}

/// The lines of a word: itself, how it is read, what it is part of, why not of more.
fn block(word: &TracedWord, quote: fn(&str) -> String) -> String {
    let mut block = format!("{:>4}  {}\n", word.word, quote(&word.text));
    let mut line = |label: &str, text: String| {
        block.push_str(&format!("      {label:<8}{text}\n"));
    };
    let mut read = format!("fold {}", quote(&word.fold));
    if word.stem != word.fold {
        read.push_str(&format!(", stem {}", quote(&word.stem)));
    }
    if let Some(peeled) = &word.peeled {
        read.push_str(&format!(", behind {}", quote(peeled)));
    }
    line("read", read);
    let head = word.head.iter().map(|head| format!("head of an office: {}", quote(head)));
    let encounter = word.encounter.iter().map(|said| format!("of a meeting: {said}"));
    let kinds = word.kinds.iter().map(|kind| (*kind).to_owned());
    let can_be: Vec<String> = kinds.chain(head).chain(encounter).collect();
    if !can_be.is_empty() {
        line("can be", can_be.join(", "));
    }
    for form in &word.forms {
        line("form", format!("{}: {}: {}", quote(&form.text), form.names, form.verdict));
    }
    for part in &word.part_of {
        line("part of", format!("{} {} by {}", part.what, quote(&part.name), part.rule));
    }
    for note in &word.notes {
        line("left", quote(note));
    }
    block
}
