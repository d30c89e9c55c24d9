//! An article as it was read, and its paragraphs.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The language an article is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Arabic.
    Ar,
    /// English.
    En,
}

impl Lang {
    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Ar => "ar",
            Lang::En => "en",
        }
    }

    /// The language with this ISO 639-1 code.
    pub fn from_code(code: &str) -> Option<Lang> {
        match code {
            "ar" => Some(Lang::Ar),
            "en" => Some(Lang::En),
            _ => None,
        }
    }
}

/// What said when the article was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PublishedFrom {
    /// A field of the input record.
    Source,
    /// The `--published` option.
    Option,
    /// A dateline in the text.
    Dateline,
    /// The day a web archive fetched the page, where nothing else says one.
    Crawl,
}

impl PublishedFrom {
    /// The source of this word.
    pub fn from_word(word: &str) -> Option<PublishedFrom> {
        use PublishedFrom::{Crawl, Dateline, Option, Source};
        [Source, Option, Dateline, Crawl].into_iter().find(|from| from.as_str() == word)
    }

    /// The word kept in the archive.
    pub fn as_str(self) -> &'static str {
        match self {
            PublishedFrom::Source => "source",
            PublishedFrom::Option => "option",
            PublishedFrom::Dateline => "dateline",
            PublishedFrom::Crawl => "crawl",
        }
    }
}

/// Where an article was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The path as given, or `-` for standard input.
    pub file: String,
    /// The line the record starts on, from 1; 1 for a whole file.
    pub line: u64,
    /// The absolute path, where the article is a whole file.
    pub whole_file: Option<String>,
}

/// What a paragraph is in its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphKind {
    /// The headline; always paragraph 0.
    Headline,
    /// A second headline under the first.
    Subheadline,
    /// A heading between paragraphs.
    Heading,
    /// Running text.
    Body,
}

impl ParagraphKind {
    /// The word kept in the archive.
    pub fn as_str(self) -> &'static str {
        match self {
            ParagraphKind::Headline => "headline",
            ParagraphKind::Subheadline => "subheadline",
            ParagraphKind::Heading => "heading",
            ParagraphKind::Body => "body",
        }
    }

    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<ParagraphKind> {
        use ParagraphKind::{Body, Heading, Headline, Subheadline};
        [Headline, Subheadline, Heading, Body].into_iter().find(|kind| kind.as_str() == word)
    }
}

/// One paragraph, exactly as the article has it but for white space around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is in the article.
    pub kind: ParagraphKind,
    /// Characters before it in the field it was read from (the headline's
    /// field for paragraph 0 of a record, else the text).
    pub start: usize,
    /// Its text, unaltered.
    pub text: String,
}

/// An article as it was read, before anything is found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The id the source gave it, if it gave one.
    pub external_id: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The publication day.
    pub published: Option<Date>,
    /// What said so; `None` exactly when `published` is.
    pub published_from: Option<PublishedFrom>,
    /// The language of its text.
    pub lang: Lang,
    /// The headline (paragraph 0, possibly empty) and what follows.
    pub paragraphs: Vec<Paragraph>,
    /// Fields of the record that have no place here, as a JSON object.
    pub metadata: Option<String>,
    /// Where it was read.
    pub origin: Origin,
}

#[cfg(test)]
impl Article {
    /// An article of which nothing is known but its language and its texts.
    pub(crate) fn of_texts<'t>(
        lang: Lang,
        texts: impl IntoIterator<Item = (ParagraphKind, &'t str)>,
    ) -> Article {
        let paragraph = |(kind, text): (ParagraphKind, &str)| {
            let text = text.to_owned();
            Paragraph { kind, start: 0, text }
        };
        Article {
            external_id: None,
            source: None,
            url: None,
            published: None,
            published_from: None,
            lang,
            paragraphs: texts.into_iter().map(paragraph).collect(),
            metadata: None,
            origin: Origin { file: "-".into(), line: 1, whole_file: None },
        }
    }
}

impl Article {
    /// The headline, empty if the article has none.
    pub fn headline(&self) -> &str {
        self.paragraphs.first().map_or("", |p| &p.text)
    }
}
