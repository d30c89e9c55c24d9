//! `sijill why`: which words, names and dates make an article match.

use jiff::civil::Weekday;

use super::Global;
use super::answer::{refuse, today};
use super::query::{shown_minus, unknown_option};
use crate::archive::Archive;
use crate::error::{Error, Exit};
use crate::model::{ParagraphKind, Span};
use crate::names::stemmer;
use crate::output::{marked, print_text, visible_lines};
use crate::query::{
    ArchiveNames, Asked, Context, Reason, holds, join_arguments, parse, resolve, why,
};

/// Show which words, names and dates of an article match a query
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The article's id, as a query prints it
    #[arg(value_parser = super::copied_id)]
    id: String,
    /// The query, as for `sijill query`
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let arguments = shown_minus(&args.query);
    let (typed, notes) = join_arguments(&arguments);
    if let Some(error) = unknown_option("why", &arguments, &typed) {
        return Ok(refuse(&error, &typed, global));
    }
    let archive = Archive::open(&global.archive)?;
    archive.register_holds(holds)?;
    let names = ArchiveNames::new(&archive);
    let context = Context {
        today: &|| today(global),
        week_start: Weekday::Sunday,
        known: &names,
        stemmer: stemmer(),
    };
    let query = match parse(&typed).and_then(|syntax| resolve(&syntax, &context)) {
        Ok(query) => query,
        Err(error) => return Ok(refuse(&error, &typed, global)),
    };
    if !global.quiet {
        notes.iter().chain(&query.notes).for_each(|note| say!("note: {note}"));
    }
    let absent = || Error::NoArticle(args.id.clone());
    let article = archive.article(&args.id)?.ok_or_else(absent)?;
    let key = archive.key_of(&args.id)?.ok_or_else(absent)?;
    let asked = Asked { archive: &archive, key, id: &args.id, paragraphs: &article.paragraphs };
    let reasons = why(&query, &asked, &names)?;
    let mut page = String::new();
    for reason in &reasons {
        page.push_str(&reason_line(reason, &article.paragraphs));
    }
    let color = global.color.is_on();
    let spans: Vec<Span> = reasons.iter().flat_map(|reason| reason.spans.clone()).collect();
    let mut text = String::new();
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        let here: Vec<(usize, usize)> = spans
            .iter()
            .filter(|span| span.paragraph == index)
            .map(|span| (span.start, span.end))
            .collect();
        if !here.is_empty() {
            let rule = if paragraph.kind == ParagraphKind::Headline { "# " } else { "" };
            let safe: String = paragraph.text.chars().map(plain).collect();
            text.push_str(&format!("\n{rule}{}\n", marked(&safe, &here, color)));
        }
    }
    print_text(&(visible_lines(&page) + &text)).map_err(Error::Stdout)?;
    let all = reasons.iter().all(|reason| reason.holds);
    if !all && !global.quiet {
        say!("{} does not match", args.id);
    }
    Ok(Exit::Done)
}

/// A part of the query and the words it is found by.
fn reason_line(reason: &Reason, paragraphs: &[crate::model::Paragraph]) -> String {
    let Reason { clause, holds, spans } = reason;
    let mut words: Vec<String> = Vec::new();
    for span in spans {
        let text = paragraphs.get(span.paragraph).map_or("", |p| p.text.as_str());
        let word: String = text.chars().skip(span.start).take(span.end - span.start).collect();
        if !words.contains(&word) {
            words.push(word);
        }
    }
    match (holds, words.is_empty()) {
        (false, _) => format!("no   {clause}\n"),
        (true, true) => format!("yes  {clause}\n"),
        (true, false) => format!("yes  {clause}: {}\n", words.join(" | ")),
    }
}

/// A character as a terminal may show it.
fn plain(c: char) -> char {
    match c {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => ' ',
        c if c.is_control() => ' ',
        c => c,
    }
}
