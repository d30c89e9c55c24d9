//! Terms with their doclists, and what becomes of several such lists when they are one
//! segment.
//!
//! A segment is better large: a word is looked up in each of them, and to merge them writes
//! them anew. But the tokens of many articles take much memory until they are sorted. So they
//! are sorted some at a time, and what that gives is merged before it is written.

use super::pages::{Pages, Segment, entries};
use super::varint;

/// Terms in their order, each with its doclist.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The term and its doclist, one after another.
    bytes: Vec<u8>,
    /// Where each of the two ends.
    ends: Vec<(usize, usize)>,
}

impl Lists {
    /// Appends a term, greater than those before, whose doclist `write` appends.
    pub fn push(&mut self, term: [&[u8]; 2], write: impl FnOnce(&mut Vec<u8>)) {
        term.iter().for_each(|part| self.bytes.extend_from_slice(part));
        let term = self.bytes.len();
        write(&mut self.bytes);
        self.ends.push((term, self.bytes.len()));
    }

    /// Bytes of them all.
    pub fn bytes(&self) -> usize {
        self.bytes.len()
    }

    /// The terms and their doclists.
    fn iter(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|(_, end)| *end));
        let part = |(start, (term, end)): (usize, &(usize, usize))| {
            (&self.bytes[start..*term], &self.bytes[*term..*end])
        };
        starts.zip(&self.ends).map(part)
    }
}

/// The segment of several lists on pages of so many bytes. What a later list says of an
/// article in a term takes the place of what an earlier one does.
pub(super) fn segment(lists: &[Lists], page_size: usize, room: Segment) -> Option<Segment> {
    let mut terms: Vec<(u128, &[u8], &[u8])> = Vec::new();
    for list in lists {
        terms.extend(list.iter().map(|(term, doclist)| (head(term), term, doclist)));
    }
    // Stable: what is equal stays in the order of the lists, whose terms are sorted already.
    terms.sort_by(|one, other| (one.0, one.1).cmp(&(other.0, other.1)));
    let mut pages = Pages::new(page_size, room);
    let (mut articles, mut merged) = (Vec::new(), Vec::new());
    for same in terms.chunk_by(|one, other| one.1 == other.1) {
        match same {
            [(_, term, doclist)] => pages.push(term, doclist),
            [(_, term, _), ..] => {
                articles.clear();
                articles.extend(same.iter().flat_map(|(.., doclist)| entries(doclist)));
                write_doclist(&mut articles, &mut merged);
                pages.push(term, &merged);
            }
            [] => {}
        }
    }
    pages.finish()
}

/// Writes articles, each with the places of a term in it, in the order of their rowids.
fn write_doclist(articles: &mut [(u64, &[u8])], list: &mut Vec<u8>) {
    list.clear();
    articles.sort_by_key(|(id, _)| *id);
    let mut last = 0;
    for same in articles.chunk_by(|one, other| one.0 == other.0) {
        let Some((id, places)) = same.last() else { continue };
        varint::push(list, id.wrapping_sub(last));
        list.extend_from_slice(places);
        last = *id;
    }
}

/// The first bytes of a term as a number, by which terms are sorted faster.
pub(super) fn head(term: &[u8]) -> u128 {
    let mut bytes = [0; 16];
    let length = term.len().min(16);
    bytes[..length].copy_from_slice(&term[..length]);
    u128::from_be_bytes(bytes)
}
