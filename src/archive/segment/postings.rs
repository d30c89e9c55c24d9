//! Gathers where each token of a batch stands and puts the tokens in order.
//!
//! The places are kept in one list as they are met, by the number of their term, and
//! sorted by counting: that needs no list a term and stays in the cache.

use rustc_hash::FxHashMap;

use super::lists::{Lists, head};
use super::{Sizes, Texts, varint};
use crate::archive::index::tokens;

/// What FTS5 puts before every term of the main index.
const MAIN: u8 = b'0';
/// Which bits of a place tell the column.
const COLUMN: u32 = 29;
/// A place that says that an article does not have the term any more.
const REMOVED: u32 = u32::MAX;

/// The tokens of articles, which come in the order of their ids.
#[derive(Debug, Default)]
pub(super) struct Postings {
    terms: FxHashMap<Box<[u8]>, u32>,
    /// The number of a term and a place of it, article by article.
    places: Vec<(u32, u32)>,
    /// The id of each article, and where its places end.
    articles: Vec<(i64, usize)>,
    lower: Vec<u8>,
    /// The places by term, each with the number of its article.
    sorted: Vec<(u32, u32)>,
}

impl Postings {
    /// Adds what becomes of an article; gives the tokens that go out of each column and
    /// those that come in.
    pub fn push(&mut self, id: i64, [removed, added]: [Option<&Texts>; 2]) -> [Option<Sizes>; 2] {
        let removed = removed.map(|texts| self.push_texts(texts, |_, _| REMOVED));
        let added =
            added.map(|texts| self.push_texts(texts, |column, offset| column << COLUMN | offset));
        self.articles.push((id, self.places.len()));
        [removed, added]
    }

    fn push_texts(&mut self, (index, facet): &Texts, place: impl Fn(u32, u32) -> u32) -> Sizes {
        let mut sizes = Sizes::default();
        for (column, text) in [&index.body, &index.title, facet].into_iter().enumerate() {
            let capitals = has_capitals(text);
            for token in tokens(text) {
                let term = if capitals { self.term_in_small(token) } else { self.term(token) };
                self.places.push((term, place(column as u32, sizes[column] as u32)));
                sizes[column] += 1;
            }
        }
        sizes
    }

    /// The number of a token whose letters are made small.
    fn term_in_small(&mut self, token: &[u8]) -> u32 {
        let mut lower = std::mem::take(&mut self.lower);
        lower.clear();
        lower.extend(token.iter().map(u8::to_ascii_lowercase));
        let term = self.term(&lower);
        self.lower = lower;
        term
    }

    fn term(&mut self, token: &[u8]) -> u32 {
        if let Some(number) = self.terms.get(token) {
            return *number;
        }
        let number = self.terms.len() as u32;
        self.terms.insert(token.into(), number);
        number
    }

    /// Takes the tokens out, and keeps the room for others: large pieces of memory that come
    /// and go leave holes that the system does not get back.
    pub fn clear(&mut self) {
        self.terms.clear();
        self.places.clear();
        self.articles.clear();
    }

    /// The terms in their order with their doclists.
    pub fn lists(&mut self) -> Lists {
        let mut sorted = std::mem::take(&mut self.sorted);
        let lists = self.sort(&mut sorted);
        self.sorted = sorted;
        lists
    }

    fn sort(&self, sorted: &mut Vec<(u32, u32)>) -> Lists {
        let mut terms: Vec<(u128, &[u8], u32)> =
            self.terms.iter().map(|(term, number)| (head(term), &term[..], *number)).collect();
        terms.sort_unstable();
        let mut ends = vec![0u32; terms.len()];
        for (term, _) in &self.places {
            ends[*term as usize] += 1;
        }
        let mut start = 0;
        for (.., number) in &terms {
            let count = std::mem::replace(&mut ends[*number as usize], start);
            start += count;
        }
        sorted.clear();
        sorted.resize(self.places.len(), (0, 0));
        let mut first = 0;
        for (article, (_, end)) in self.articles.iter().enumerate() {
            for (term, place) in &self.places[first..*end] {
                let end = &mut ends[*term as usize];
                sorted[*end as usize] = (article as u32, *place);
                *end += 1;
            }
            first = *end;
        }
        self.write(&terms, &ends, sorted)
    }

    fn write(&self, terms: &[(u128, &[u8], u32)], ends: &[u32], sorted: &[(u32, u32)]) -> Lists {
        let mut lists = Lists::default();
        let mut start = 0;
        for (_, term, number) in terms {
            let end = ends[*number as usize] as usize;
            lists.push([&[MAIN], term], |list| self.push_doclist(&sorted[start..end], list));
            start = end;
        }
        lists
    }

    /// Writes down in which articles a term stands, and where.
    fn push_doclist(&self, places: &[(u32, u32)], list: &mut Vec<u8>) {
        let mut last_id = 0;
        for of_article in places.chunk_by(|(one, _), (other, _)| one == other) {
            let id = self.articles[of_article[0].0 as usize].0.cast_unsigned();
            varint::push(list, id.wrapping_sub(last_id));
            last_id = id;
            // How long the places are stands before them, nearly always in one byte.
            let start = list.len();
            list.push(0);
            let removed = write_places(of_article, list);
            let size = (list.len() - start - 1) as u64;
            varint::put(list, start, size << 1 | u64::from(removed));
        }
    }
}

/// Whether a text has capitals. Every byte is looked at, many at once, which goes faster than
/// to look for the first.
fn has_capitals(text: &str) -> bool {
    text.bytes().fold(0, |any, byte| any | u8::from(byte.is_ascii_uppercase())) > 0
}

/// Appends the places of a term in one article; says whether it was taken out first.
fn write_places(places: &[(u32, u32)], list: &mut Vec<u8>) -> bool {
    let (mut column, mut last, mut removed) = (0, 0, false);
    for (_, place) in places {
        if *place == REMOVED {
            removed = true;
            continue;
        }
        let offset = place & ((1 << COLUMN) - 1);
        if place >> COLUMN != column {
            (column, last) = (place >> COLUMN, 0);
            list.push(1);
            varint::push(list, column.into());
        }
        varint::push(list, u64::from(offset - last) + 2);
        last = offset;
    }
    removed
}
