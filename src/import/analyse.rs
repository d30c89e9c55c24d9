//! Finds what an article says and makes the words it is searched by.

use crate::archive::sketch;
use crate::extract::Extractor;
use crate::model::{
    Analysed, Article, CountryCode, IndexText, OfficialFound, OrganisationFound, Paragraph,
    ParagraphKind,
};
use crate::names::{Gazetteer, fold_name};
use crate::text::{StemCache, Words, fold};

/// Analyses articles, one after another.
#[derive(Debug, Default)]
pub struct Analyst {
    extractor: Extractor,
    stems: StemCache,
}

impl Analyst {
    /// Everything the archive stores of an article.
    pub fn analyse(&mut self, article: Article, outlet: Option<CountryCode>) -> Analysed {
        let found = self.extractor.extract(&article, outlet);
        let (known_as, folded_names) = found.officials.iter().map(names_of).unzip();
        let index = self.index_text(&article.paragraphs);
        Analysed {
            sketch: sketch(&index.body),
            index,
            folded_source: article.source.as_deref().map(fold),
            folded_names,
            known_as,
            folded_organisations: found.organisations.iter().map(key_of).collect(),
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

/// The stems of an article's paragraphs.
pub fn index_text(paragraphs: &[Paragraph]) -> IndexText {
    Analyst::default().index_text(paragraphs)
}
