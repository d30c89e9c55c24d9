//! The extraction contract as JSON lines.

use std::io::{self, Write};

use jiff::civil::Date;
use serde::Serialize;

use crate::model::{Article, Extraction, Lang};

/// The version of the contract.
const SCHEMA: u32 = 1;

/// Writes one line an article.
#[derive(Debug)]
pub struct JsonLines<W: Write> {
    writer: W,
}

#[derive(Serialize)]
struct Line<'a> {
    schema: u32,
    id: Option<&'a str>,
    title: &'a str,
    published: Option<Date>,
    lang: Lang,
    source: Option<&'a str>,
    #[serde(flatten)]
    found: &'a Extraction,
}

impl<W: Write> JsonLines<W> {
    /// Writes to `writer`.
    pub fn new(writer: W) -> JsonLines<W> {
        JsonLines { writer }
    }

    /// Writes what was found in an article. The id is the source's, or the
    /// file's name where it gave none.
    pub fn extraction(&mut self, article: &Article, found: &Extraction) -> io::Result<()> {
        let line = Line {
            schema: SCHEMA,
            id: article.external_id.as_deref().or(Some(article.origin.file.as_str())),
            title: article.headline(),
            published: article.published,
            lang: article.lang,
            source: article.source.as_deref(),
            found,
        };
        serde_json::to_writer(&mut self.writer, &line)?;
        self.writer.write_all(b"\n")
    }

    /// Writes what is left.
    pub fn finish(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}
