//! Makes an article of the fields of a record.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::skip::SkipReason;
use super::text::split_paragraphs;
use crate::date;
use crate::model::{
    Article, Lang, Origin, Paragraph, ParagraphKind, PublishedFrom, keys::MAX_PARAGRAPHS,
};
use crate::text::Words;

/// What to take for what an input does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Defaults {
    /// The outlet.
    pub source: Option<String>,
    /// The publication day.
    pub published: Option<Date>,
    /// The language.
    pub lang: Option<Lang>,
}

/// A record's article, and the date that could not be read.
pub(super) struct Made {
    pub article: Article,
    pub unread_date: Option<String>,
}

/// The names of a field, the first that is there wins.
const ID: [&str; 1] = ["id"];
const TITLE: [&str; 2] = ["title", "headline"];
const DATELINE: [&str; 1] = ["dateline"];
const TEXT: [&str; 3] = ["text", "body", "content"];
const DATE: [&str; 3] = ["date", "published", "pubDate"];
const SOURCE: [&str; 1] = ["source"];
const URL: [&str; 1] = ["url"];
const LANG: [&str; 1] = ["lang"];

/// Makes the article of a JSON object; fields without a place are kept as
/// metadata.
pub(super) fn from_object(
    mut object: Map<String, Value>,
    defaults: &Defaults,
    origin: Origin,
) -> Result<Made, SkipReason> {
    let external_id = take(&mut object, &ID)?;
    let title = take(&mut object, &TITLE)?.unwrap_or_default();
    let dateline = take(&mut object, &DATELINE)?;
    let text = take(&mut object, &TEXT)?.unwrap_or_default();
    let written = take(&mut object, &DATE)?;
    let source = take(&mut object, &SOURCE)?;
    let url = take(&mut object, &URL)?;
    let lang = take(&mut object, &LANG)?;
    let mut paragraphs = vec![headline(&title)];
    paragraphs.extend(dateline.as_deref().map(dateline_of));
    paragraphs.extend(split_paragraphs(&text).into_iter().map(|(start, line)| body(start, line)));
    let (read, unread_date) = read_date(written);
    if let Some(unread) = &unread_date {
        object.insert("date".into(), Value::String(unread.clone()));
    }
    let written = lang;
    let lang = written.as_deref().and_then(read_lang);
    if let Some(other) = written.filter(|_| lang.is_none()) {
        object.insert("lang".into(), Value::String(other));
    }
    let metadata = (!object.is_empty()).then(|| Value::Object(object).to_string());
    let article = Article {
        external_id,
        source,
        url,
        published: read,
        published_from: read.map(|_| PublishedFrom::Source),
        lang: lang.or(defaults.lang).unwrap_or_else(|| language_of(&paragraphs)),
        paragraphs,
        metadata,
        origin,
    };
    Ok(Made { article: complete(article, defaults)?, unread_date })
}

/// Makes the article of a plain text.
pub(super) fn from_text(
    paragraphs: Vec<Paragraph>,
    defaults: &Defaults,
    origin: Origin,
) -> Result<Article, SkipReason> {
    let lang = defaults.lang.unwrap_or_else(|| language_of(&paragraphs));
    let article = Article {
        external_id: None,
        source: None,
        url: None,
        published: None,
        published_from: None,
        lang,
        paragraphs,
        metadata: None,
        origin,
    };
    complete(article, defaults)
}

/// Fills in what the input did not say: from the options, the day at last from
/// a dateline.
fn complete(mut article: Article, defaults: &Defaults) -> Result<Article, SkipReason> {
    if article.paragraphs.iter().all(|paragraph| paragraph.text.is_empty()) {
        return Err(SkipReason::Empty);
    }
    if article.paragraphs.len() > MAX_PARAGRAPHS {
        return Err(SkipReason::TooManyParagraphs);
    }
    article.source = article.source.or_else(|| defaults.source.clone());
    if article.published.is_none() {
        article.published = defaults.published;
        article.published_from = defaults.published.map(|_| PublishedFrom::Option);
    }
    if article.published.is_none() {
        article.published = dateline(&article.paragraphs);
        article.published_from = article.published.map(|_| PublishedFrom::Dateline);
    }
    Ok(article)
}

/// Most lines below the headline that may hold the dateline.
const DATELINES: usize = 3;

fn dateline(paragraphs: &[Paragraph]) -> Option<Date> {
    let below = paragraphs.iter().filter(|paragraph| paragraph.kind != ParagraphKind::Headline);
    below.take(DATELINES).find_map(|paragraph| date::dateline(&Words::of(&paragraph.text)))
}

fn headline(title: &str) -> Paragraph {
    let text = title.trim();
    let start = title.chars().take_while(|c| c.is_whitespace()).count();
    Paragraph { kind: ParagraphKind::Headline, start, text: text.to_owned() }
}

/// A dateline kept apart stands between headline and text, as it is printed.
fn dateline_of(line: &str) -> Paragraph {
    Paragraph { kind: ParagraphKind::Subheadline, ..headline(line) }
}

fn body(start: usize, line: &str) -> Paragraph {
    Paragraph { kind: ParagraphKind::Body, start, text: line.to_owned() }
}

/// Takes a field out of a record: a text, or a number as its digits. An empty
/// text is as good as none.
fn take(object: &mut Map<String, Value>, names: &[&str]) -> Result<Option<String>, SkipReason> {
    for name in names {
        match object.shift_remove(*name) {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) if text.trim().is_empty() => {}
            Some(Value::String(text)) => return Ok(Some(text)),
            Some(Value::Number(number)) => return Ok(Some(number.to_string())),
            Some(_) => return Err(SkipReason::FieldType((*name).to_owned())),
        }
    }
    Ok(None)
}

/// The language of a code such as `ar`, `EN` or `ar-KW`; another one's is kept as
/// metadata.
fn read_lang(code: &str) -> Option<Lang> {
    Lang::from_code(&code.split(['-', '_']).next()?.to_ascii_lowercase())
}

/// The publication day a record writes, or the words that say none.
fn read_date(written: Option<String>) -> (Option<Date>, Option<String>) {
    match written.as_deref().map(date::published) {
        None => (None, None),
        Some(Ok(day)) => (Some(day), None),
        Some(Err(_)) => (None, written),
    }
}

/// Bytes looked at to tell the language.
const FIRST: usize = 4000;

/// Arabic if at least a third of the first letters are Arabic. In UTF-8 a letter of
/// the Arabic block begins with one of four bytes.
fn language_of(paragraphs: &[Paragraph]) -> Lang {
    let (mut arabic, mut latin) = (0, 0);
    for byte in paragraphs.iter().flat_map(|p| p.text.as_bytes()).take(FIRST) {
        arabic += usize::from(matches!(byte, 0xd8..=0xdb));
        latin += usize::from(byte.is_ascii_alphabetic());
    }
    if arabic * 2 >= latin { Lang::Ar } else { Lang::En }
}
