//! Finds what an article says and makes the words it is searched by.

use crate::archive::sketch;
use crate::extract::extract;
use crate::model::{Analysed, Article, CountryCode, IndexText, Paragraph, ParagraphKind};
use crate::names::{Gazetteer, fold_name};
use crate::text::{StemCache, Words, fold};

/// Analyses articles, one after another.
#[derive(Debug, Default)]
pub struct Analyst {
    stems: StemCache,
}

impl Analyst {
    /// Everything the archive stores of an article.
    pub fn analyse(&mut self, article: Article, outlet: Option<CountryCode>) -> Analysed {
        let found = extract(&article, outlet);
        let folded_names = found
            .officials
            .iter()
            .map(|official| {
                let names = std::iter::once(&official.name).chain(&official.aliases);
                names.map(|name| fold_name(name)).collect()
            })
            .collect();
        let index = self.index_text(&article.paragraphs);
        Analysed {
            sketch: sketch(&index.body),
            index,
            folded_source: article.source.as_deref().map(fold),
            folded_names,
            found,
            article,
        }
    }

    fn index_text(&mut self, paragraphs: &[Paragraph]) -> IndexText {
        let mut index = IndexText::default();
        for paragraph in paragraphs {
            let column = match paragraph.kind {
                ParagraphKind::Headline => &mut index.title,
                _ => &mut index.body,
            };
            self.push_stems(column, &paragraph.text);
        }
        index
    }

    fn push_stems(&mut self, column: &mut String, text: &str) {
        let stemmer = Gazetteer::get().stemmer();
        let words = Words::of(text);
        column.reserve(text.len());
        for (number, word) in words.list().iter().enumerate() {
            if !column.is_empty() {
                column.push(' ');
            }
            column.push_str(self.stems.stem(stemmer, words.folded(number), word.script));
        }
    }
}

/// The stems of an article's paragraphs.
pub fn index_text(paragraphs: &[Paragraph]) -> IndexText {
    Analyst::default().index_text(paragraphs)
}
