//! Finds what an article says and makes the words it is searched by.

use std::cell::RefCell;

use crate::archive::sketch_of;
use crate::extract::Extractor;
use crate::model::{
    Analysed, Article, CountryCode, IndexText, OfficialFound, OrganisationFound, Paragraph,
};
use crate::names::{Gazetteer, fold_name};
use crate::text::{StemCache, Words, fold};

/// Analyses articles, one after another.
#[derive(Debug, Default)]
pub struct Analyst {
    extractor: Extractor,
}

impl Analyst {
    /// Everything the archive stores of an article.
    pub fn analyse(&mut self, article: Article, outlet: Option<CountryCode>) -> Analysed {
        let (found, stems) = self.extractor.extract_and_index(&article, outlet);
        let (known_as, folded_names) = found.officials.iter().map(names_of).unzip();
        Analysed {
            sketch: sketch_of(&stems.hashes),
            index: stems.index,
            folded_source: article.source.as_deref().map(fold),
            folded_names,
            known_as,
            folded_organisations: found.organisations.iter().map(key_of).collect(),
            found,
            article,
        }
    }
}

/// What an organisation is told apart by.
fn key_of(organisation: &OrganisationFound) -> String {
    match (organisation.id, organisation.country) {
        (Some(id), _) => id.to_owned(),
        (None, Some(country)) => format!("{country} {}", fold(&organisation.name)),
        (None, None) => fold(&organisation.name),
    }
}

/// The name the archive prints and the folded forms it knows an official by: of
/// whoever has other names, those too.
fn names_of(official: &OfficialFound) -> (String, Vec<String>) {
    let names = std::iter::once(&official.name).chain(&official.aliases);
    let mut folded: Vec<String> = names.map(|name| fold_name(name)).collect();
    let people = &Gazetteer::get().people;
    let Some((name, forms)) = folded.first().and_then(|main| people.find(main)) else {
        return (official.name.clone(), folded);
    };
    folded.retain(|form| !forms.contains(form));
    (name.to_owned(), forms.iter().cloned().chain(folded).collect())
}

thread_local! {
    /// The stems of words that this thread met: articles have most of their words in common.
    static STEMS: RefCell<StemCache> = RefCell::default();
}

/// The stems of an article's paragraphs.
pub fn index_text(paragraphs: &[Paragraph]) -> IndexText {
    STEMS.with_borrow_mut(|stems| index_by(stems, paragraphs))
}

fn index_by(stems: &mut StemCache, paragraphs: &[Paragraph]) -> IndexText {
    let stemmer = Gazetteer::get().stemmer();
    let mut index = IndexText::default();
    for paragraph in paragraphs {
        let column = index.column(paragraph.kind);
        let words = Words::of(&paragraph.text);
        column.reserve(paragraph.text.len());
        for (number, word) in words.list().iter().enumerate() {
            if !column.is_empty() {
                column.push(' ');
            }
            column.push_str(stems.stem(stemmer, words.folded(number), word.script));
        }
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Lang, ParagraphKind};

    #[test]
    fn what_is_indexed_is_what_is_taken_out_again() {
        let texts = [
            (ParagraphKind::Headline, "وزير الخارجية يستقبل السفراء"),
            (ParagraphKind::Body, "استقبل الوزير سفيري اليابان وألمانيا في 12 مارس 2025"),
            (ParagraphKind::Subheadline, "المحادثات"),
            (ParagraphKind::Body, "قال السفيران إن المحادثات كانت مثمرة meetings"),
        ];
        let article = Article::of_texts(Lang::Ar, texts);
        let mut analyst = Analyst::default();
        for _ in 0..2 {
            let analysed = analyst.analyse(article.clone(), None);
            assert_eq!(analysed.index, index_text(&article.paragraphs));
        }
        assert!(!index_text(&article.paragraphs).title.is_empty());
    }
}
