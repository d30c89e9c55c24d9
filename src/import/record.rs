//! Makes an article of the fields of a record.

use encoding_rs::Encoding;
use jiff::civil::Date;
use serde_json::{Map, Value};

use super::day::published_day;
use super::fields::FieldMap;
use super::formats::InputFormat;
use super::prose::Part;
use super::skip::SkipReason;
use super::text;
use crate::date;
use crate::model::{
    Article, Lang, Origin, Paragraph, ParagraphKind, PublishedFrom, keys::MAX_PARAGRAPHS,
};
use crate::text::Words;

/// What to take for what an input does not say, and how to read it.
#[derive(Debug, Clone, Default)]
pub struct Defaults {
    /// The outlet.
    pub source: Option<String>,
    /// The publication day.
    pub published: Option<Date>,
    /// The language.
    pub lang: Option<Lang>,
    /// The format, instead of the one the content tells.
    pub format: Option<&'static InputFormat>,
    /// The encoding, instead of the one the bytes tell.
    pub encoding: Option<&'static Encoding>,
    /// Other names of fields.
    pub map: FieldMap,
}

/// The fields of an article as its source gives them.
#[derive(Debug, Clone, Default)]
pub(super) struct Record {
    pub external_id: Option<String>,
    pub source: Option<String>,
    /// What to call the outlet if neither the source nor an option says it.
    pub site: Option<String>,
    pub url: Option<String>,
    pub lang: Option<String>,
    pub title: Option<String>,
    pub date: Option<String>,
    /// A dateline that is kept apart from the text.
    pub dateline: Option<String>,
    /// The day it was fetched, which is all that is known of some pages.
    pub crawled: Option<Date>,
    pub body: Body,
    pub metadata: Map<String, Value>,
    /// The article is all its file holds: the file's path may stand for its name.
    pub whole_file: bool,
    /// What the source says of the encoding of its text.
    pub charset: Option<String>,
    /// The encoding its text was read in.
    pub encoding: Option<&'static str>,
    /// What is to be reported of it.
    pub notes: Vec<SkipReason>,
}

/// The text of a record.
#[derive(Debug, Clone)]
pub(super) enum Body {
    /// A field of text, whose lines are paragraphs if they were not broken to fit.
    Lines(String),
    /// Paragraphs of markup.
    Parts(Vec<Part>),
    /// A whole text, headline and all.
    Whole(Vec<Paragraph>),
}

impl Default for Body {
    fn default() -> Body {
        Body::Parts(Vec::new())
    }
}

impl Record {
    /// Bytes it holds in memory, about.
    pub fn size(&self) -> usize {
        let body = match &self.body {
            Body::Lines(text) => text.len(),
            Body::Parts(parts) => parts.iter().map(|(_, text)| text.len() + 32).sum(),
            Body::Whole(paragraphs) => paragraphs.iter().map(|p| p.text.len() + 48).sum(),
        };
        256 + body + self.title.as_ref().map_or(0, String::len)
    }

    /// Notes what the decoding of its bytes replaced.
    pub fn decoded(&mut self, decoded: &super::encoding::Decoded) {
        self.encoding = Some(decoded.encoding.name());
        if decoded.replaced > 0 {
            let name = decoded.encoding.name();
            self.notes.push(SkipReason::Replaced(name, decoded.replaced));
        }
    }

    /// Makes the article; fields without a place are kept as metadata.
    pub fn article(
        mut self,
        defaults: &Defaults,
        origin: Origin,
    ) -> Result<(Article, Vec<SkipReason>), SkipReason> {
        let mut paragraphs = paragraphs(self.title.as_deref(), &self.body);
        if let Some(line) = &self.dateline {
            // It stands between headline and text, as it is printed.
            let dateline = Paragraph { kind: ParagraphKind::Subheadline, ..headline(line) };
            paragraphs.insert(1, dateline);
        }
        if paragraphs.iter().all(|paragraph| paragraph.text.is_empty()) {
            return Err(SkipReason::Empty);
        }
        if paragraphs.len() > MAX_PARAGRAPHS {
            return Err(SkipReason::TooManyParagraphs);
        }
        let lang = self.lang.as_deref().and_then(read_lang);
        if let Some(other) = self.lang.take().filter(|_| lang.is_none()) {
            self.metadata.insert("lang".into(), Value::String(other));
        }
        let (published, published_from) = self.published(defaults, &paragraphs).unzip();
        let metadata =
            (!self.metadata.is_empty()).then(|| Value::Object(self.metadata).to_string());
        let article = Article {
            external_id: self.external_id,
            source: self.source.or_else(|| defaults.source.clone()).or(self.site),
            url: self.url,
            published,
            published_from,
            lang: lang.or(defaults.lang).unwrap_or_else(|| language_of(&paragraphs)),
            paragraphs,
            metadata,
            origin,
        };
        Ok((article, self.notes))
    }

    /// The day of publication, from the surest source that has one; a date that
    /// cannot be read is kept as metadata and reported.
    fn published(
        &mut self,
        defaults: &Defaults,
        paragraphs: &[Paragraph],
    ) -> Option<(Date, PublishedFrom)> {
        if let Some(written) = self.date.take() {
            match published_day(&written) {
                Some(day) => return Some((day, PublishedFrom::Source)),
                None => {
                    self.metadata.insert("date".into(), Value::String(written.clone()));
                    self.notes.push(SkipReason::Date(written));
                }
            }
        }
        let url = self.url.as_deref().and_then(day_in_url);
        url.map(|day| (day, PublishedFrom::Source))
            .or_else(|| defaults.published.map(|day| (day, PublishedFrom::Option)))
            .or_else(|| dateline(paragraphs).map(|day| (day, PublishedFrom::Dateline)))
            .or_else(|| self.crawled.map(|day| (day, PublishedFrom::Crawl)))
    }
}

/// The headline and what follows.
fn paragraphs(title: Option<&str>, body: &Body) -> Vec<Paragraph> {
    let headline = headline(title.unwrap_or(""));
    match body {
        Body::Whole(paragraphs) => match (title, paragraphs.first()) {
            (Some(_), Some(first)) if first.kind != ParagraphKind::Headline => {
                std::iter::once(headline).chain(paragraphs.iter().cloned()).collect()
            }
            _ => paragraphs.clone(),
        },
        Body::Lines(text) => {
            let lines = text::split_paragraphs(text);
            let body = lines.into_iter().map(|(start, text)| Paragraph {
                kind: ParagraphKind::Body,
                start,
                text,
            });
            std::iter::once(headline).chain(body).collect()
        }
        Body::Parts(parts) => {
            let mut start = 0;
            let body = parts.iter().map(|(kind, text)| {
                let paragraph = Paragraph { kind: *kind, start, text: text.clone() };
                start += text.chars().count() + 1;
                paragraph
            });
            std::iter::once(headline).chain(body).collect()
        }
    }
}

/// A headline is one line, however it was broken.
fn headline(title: &str) -> Paragraph {
    let start = title.chars().take_while(|c| c.is_whitespace()).count();
    let text = title.trim().replace(['\n', '\r'], " ");
    Paragraph { kind: ParagraphKind::Headline, start, text }
}

/// Most lines below the headline that may hold the dateline.
const DATELINES: usize = 3;

fn dateline(paragraphs: &[Paragraph]) -> Option<Date> {
    let below = paragraphs.iter().filter(|paragraph| paragraph.kind != ParagraphKind::Headline);
    below.take(DATELINES).find_map(|paragraph| date::dateline(&Words::of(&paragraph.text)))
}

/// The day that news sites put into addresses: `/2025/02/05/` or `/2025-02-05`.
fn day_in_url(url: &str) -> Option<Date> {
    let path = url.split(['?', '#']).next()?;
    let path = path.split_once("://").map_or(path, |(_, after)| after);
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let three = parts.windows(3).find_map(|part| day_of(part[0], part[1], part[2]));
    three.or_else(|| {
        parts.iter().find_map(|part| {
            let mut figures = part.splitn(4, '-');
            day_of(figures.next()?, figures.next()?, figures.next()?)
        })
    })
}

fn day_of(year: &str, month: &str, day: &str) -> Option<Date> {
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let whole = year.len() == 4 && figures(year) && figures(month) && figures(day);
    let shape = whole && year >= "1990" && month.len() <= 2 && day.len() == 2;
    if !shape {
        return None;
    }
    date::published(&format!("{year}-{month}-{day}")).ok()
}

/// The language of a code such as `ar`, `EN` or `ar-KW`; another one's is kept as
/// metadata.
fn read_lang(code: &str) -> Option<Lang> {
    Lang::from_code(&code.trim().split(['-', '_']).next()?.to_ascii_lowercase())
}

/// Bytes looked at to tell the language.
const FIRST: usize = 4000;

/// Arabic if at least a third of the first letters are Arabic. In UTF-8 a letter of
/// the Arabic block begins with one of four bytes.
fn language_of(paragraphs: &[Paragraph]) -> Lang {
    let (mut arabic, mut latin, mut left) = (0, 0, FIRST);
    for paragraph in paragraphs {
        let text = paragraph.text.as_bytes();
        let first = &text[..text.len().min(left)];
        arabic += count(first, |byte| matches!(byte, 0xd8..=0xdb));
        latin += count(first, |byte| byte.is_ascii_alphabetic());
        left -= first.len();
    }
    if arabic * 2 >= latin { Lang::Ar } else { Lang::En }
}

/// How many bytes are of a kind: a sum of so few fits a byte, and many are added at once.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let sum = |some: &[u8]| some.iter().map(|byte| u8::from(is(*byte))).sum::<u8>();
    bytes.chunks(u8::MAX.into()).map(|some| usize::from(sum(some))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_a_day_gives_it() {
        let day = |url| day_in_url(url).map(|day| day.to_string());
        let some = |day: &str| Some(day.to_owned());
        assert_eq!(day("https://example.org/2015/07/20/article_974922.html"), some("2015-07-20"));
        assert_eq!(day("https://example.org/ar/2025-02-05-minister"), some("2025-02-05"));
        assert_eq!(day("https://example.org/2025/2/05/x"), some("2025-02-05"));
        for other in ["https://example.org/95/76326", "https://example.org/2015/13/20/", "x", ""] {
            assert_eq!(day(other), None, "{other}");
        }
        assert_eq!(day("https://example.org/q?d=/2015/07/20/"), None);
    }

    #[test]
    fn a_text_is_of_the_language_of_its_first_letters() {
        let lang = |texts: &[&str]| {
            let texts = texts.iter().map(|text| (ParagraphKind::Body, *text));
            language_of(&Article::of_texts(Lang::Ar, texts).paragraphs)
        };
        let (arabic, english) = ("سفير اليابان ".repeat(40), "the ambassador ".repeat(40));
        assert_eq!(lang(&["", &arabic, &english]), Lang::Ar);
        assert_eq!(lang(&["سفير", &english]), Lang::En);
        assert_eq!(lang(&[&english.repeat(7), &arabic.repeat(99)]), Lang::En);
        assert_eq!(lang(&["1", ""]), Lang::Ar);
    }

    #[test]
    fn the_language_of_a_code_is_read_in_any_form() {
        for code in ["ar", "AR", "ar-KW", " ar_sa "] {
            assert_eq!(read_lang(code), Some(Lang::Ar), "{code}");
        }
        assert_eq!(read_lang("fr"), None);
    }
}
