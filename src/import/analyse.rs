//! Finds what an article says and makes the words it is searched by.

use crate::extract::extract;
use crate::model::{Analysed, Article, CountryCode, IndexText, Paragraph, ParagraphKind};
use crate::names::{Gazetteer, fold_name};
use crate::text::{Words, fold};

/// Everything the archive stores of an article.
pub fn analyse(article: Article, outlet_country: Option<CountryCode>) -> Analysed {
    let found = extract(&article, outlet_country);
    let folded_names = found
        .officials
        .iter()
        .map(|official| {
            std::iter::once(&official.name).chain(&official.aliases).map(|n| fold_name(n)).collect()
        })
        .collect();
    Analysed {
        index: index_text(&article.paragraphs),
        folded_source: article.source.as_deref().map(fold),
        folded_names,
        found,
        article,
    }
}

/// The stems of an article's paragraphs.
pub fn index_text(paragraphs: &[Paragraph]) -> IndexText {
    let mut index = IndexText::default();
    for paragraph in paragraphs {
        let column = match paragraph.kind {
            ParagraphKind::Headline => &mut index.title,
            _ => &mut index.body,
        };
        push_stems(column, &paragraph.text);
    }
    index
}

fn push_stems(column: &mut String, text: &str) {
    let stemmer = Gazetteer::get().stemmer();
    let words = Words::of(text);
    column.reserve(text.len());
    for (number, word) in words.list().iter().enumerate() {
        if !column.is_empty() {
            column.push(' ');
        }
        column.push_str(&stemmer.stem(words.folded(number), word.script));
    }
}
