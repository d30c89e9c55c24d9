//! Cuts terms and their doclists into the pages of a segment.
//!
//! The layout is FTS5's, byte for byte as it writes it: a page begins with two
//! numbers of 16 bits, where its first rowid stands before any term and where its
//! footer begins; the footer tells where terms begin. A doclist that runs over many
//! pages without a term has an index of its own, by which a reader finds a rowid.

use std::ops::Range;

use super::varint;

/// Where the page number, the height and the mark of a doclist index stand in the key
/// of a block.
const HEIGHT: u32 = 31;
const DOCLIST_INDEX: u32 = 36;
/// Pages without a term after which a doclist gets an index.
const WORTH_AN_INDEX: u32 = 4;
/// Bytes before the content of a page.
const HEADER: usize = 4;

/// A segment, but for its number.
#[derive(Debug, Default)]
pub(super) struct Segment {
    bytes: Vec<u8>,
    blocks: Vec<(i64, Range<usize>)>,
    /// Where terms begin: the shortest one that tells a page from those before it,
    /// and twice the page, plus one if an index of its last doclist follows.
    pub splits: Vec<(Vec<u8>, i64)>,
    /// The last page.
    pub pages: u32,
}

impl Segment {
    /// The pages by key, without the segment's part in it.
    pub fn blocks(&self) -> impl Iterator<Item = (i64, &[u8])> {
        self.blocks.iter().map(|(key, range)| (*key, &self.bytes[range.clone()]))
    }

    /// Takes the pages out, and keeps the room for others.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.blocks.clear();
        self.splits.clear();
        self.pages = 0;
    }

    fn push(&mut self, key: i64, block: &[u8]) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(block);
        self.blocks.push((key, start..self.bytes.len()));
    }
}

/// The articles of a doclist: the rowid of each, and the places of the term in it with their
/// size.
pub(super) fn entries(mut doclist: &[u8]) -> impl Iterator<Item = (u64, &[u8])> {
    let mut rowid = 0u64;
    std::iter::from_fn(move || {
        if doclist.is_empty() {
            return None;
        }
        let (delta, used) = varint::read(doclist);
        rowid = rowid.wrapping_add(delta);
        doclist = &doclist[used..];
        let (size, used) = varint::read(doclist);
        let (places, rest) = doclist.split_at(used + (size / 2) as usize);
        doclist = rest;
        Some((rowid, places))
    })
}

/// Writes a segment, term by term in their order.
#[derive(Debug)]
pub(super) struct Pages {
    /// Bytes in a page, about.
    size: usize,
    page: Vec<u8>,
    footer: Vec<u8>,
    /// Where the last term of the page begins.
    term_at: usize,
    /// The term before.
    term: Vec<u8>,
    number: u32,
    has_term: bool,
    has_rowid: bool,
    /// The page whose first term is to be told, and that term.
    split: Option<u32>,
    split_term: Vec<u8>,
    /// Pages without a term since then.
    empty: u32,
    levels: Vec<Level>,
    segment: Segment,
}

/// A level of the index of a doclist.
#[derive(Debug, Default)]
struct Level {
    page: u32,
    bytes: Vec<u8>,
    last: Option<u64>,
}

impl Pages {
    /// Begins a segment, in the room of one that is cleared.
    pub fn new(size: usize, segment: Segment) -> Pages {
        Pages {
            size,
            page: vec![0; HEADER],
            footer: Vec::new(),
            term_at: 0,
            term: Vec::new(),
            number: 1,
            has_term: false,
            has_rowid: false,
            split: Some(1),
            split_term: Vec::new(),
            empty: 0,
            levels: vec![Level::default()],
            segment,
        }
    }

    /// Appends a term and the whole of its doclist.
    pub fn push(&mut self, term: &[u8], doclist: &[u8]) {
        self.push_term(term);
        if self.filled() + doclist.len() < self.size {
            self.page.extend_from_slice(doclist);
        } else {
            self.push_in_parts(doclist);
        }
    }

    /// The segment, if any term was pushed.
    pub fn finish(mut self) -> Option<Segment> {
        if self.page.len() > HEADER {
            self.flush();
        }
        self.segment.pages = self.number - 1;
        if self.segment.pages == 0 {
            return None;
        }
        self.flush_split();
        Some(self.segment)
    }

    fn filled(&self) -> usize {
        self.page.len() + self.footer.len()
    }

    fn push_term(&mut self, term: &[u8]) {
        if self.filled() + term.len() + 2 >= self.size && self.page.len() > HEADER {
            self.flush();
        }
        varint::push(&mut self.footer, (self.page.len() - self.term_at) as u64);
        self.term_at = self.page.len();
        let common = self.term.iter().zip(term).take_while(|(one, other)| one == other).count();
        let kept = if self.has_term { common } else { 0 };
        if self.has_term {
            varint::push(&mut self.page, kept as u64);
        } else if self.number > 1 {
            self.flush_split();
            self.split = Some(self.number);
            self.split_term = term[..(common + 1).min(term.len())].to_vec();
        }
        varint::push(&mut self.page, (term.len() - kept) as u64);
        self.page.extend_from_slice(&term[kept..]);
        self.term.clear();
        self.term.extend_from_slice(term);
        (self.has_term, self.has_rowid) = (true, true);
        self.levels[0].page = self.number;
    }

    fn push_in_parts(&mut self, doclist: &[u8]) {
        let mut last = 0;
        for (rowid, places) in entries(doclist) {
            if self.has_rowid {
                varint::push(&mut self.page, rowid.wrapping_sub(last));
            } else {
                let at = self.page.len() as u16;
                self.page[..2].copy_from_slice(&at.to_be_bytes());
                varint::push(&mut self.page, rowid);
                self.has_rowid = true;
                self.push_to_index(rowid);
            }
            last = rowid;
            self.push_places(places);
        }
    }

    /// Appends places with their size, which stays on the page of the rowid; no
    /// number is cut.
    fn push_places(&mut self, mut places: &[u8]) {
        if self.filled() + places.len() <= self.size {
            return self.page.extend_from_slice(places);
        }
        while !places.is_empty() {
            let space = self.size.saturating_sub(self.filled());
            let fits = if places.len() <= space { places.len() } else { prefix(places, space) };
            self.page.extend_from_slice(&places[..fits]);
            places = &places[fits..];
            if self.filled() >= self.size {
                self.flush();
            }
        }
    }

    fn flush(&mut self) {
        let footer_at = self.page.len() as u16;
        self.page[2..HEADER].copy_from_slice(&footer_at.to_be_bytes());
        if self.has_term {
            self.page.extend_from_slice(&self.footer);
        } else {
            if !self.has_rowid && !self.levels[0].bytes.is_empty() {
                self.levels[0].bytes.push(0);
            }
            self.empty += 1;
        }
        self.segment.push(i64::from(self.number), &self.page);
        self.page.clear();
        self.page.resize(HEADER, 0);
        self.footer.clear();
        self.term_at = 0;
        self.number += 1;
        (self.has_term, self.has_rowid) = (false, false);
    }

    /// Tells where the terms of a page begin, when the last doclist on it has ended.
    fn flush_split(&mut self) {
        let Some(page) = self.split.take() else { return };
        let indexed = !self.levels[0].bytes.is_empty() && self.empty >= WORTH_AN_INDEX;
        for height in 0..self.levels.len() {
            if self.levels[height].bytes.is_empty() {
                break;
            }
            if indexed {
                self.write_level(height);
            }
            self.levels[height].bytes.clear();
            self.levels[height].last = None;
        }
        self.empty = 0;
        let term = std::mem::take(&mut self.split_term);
        self.segment.splits.push((term, i64::from(page) << 1 | i64::from(indexed)));
    }

    fn write_level(&mut self, height: usize) {
        let Level { page, bytes, .. } = &self.levels[height];
        let key = 1 << DOCLIST_INDEX | (height as i64) << HEIGHT | i64::from(*page);
        self.segment.push(key, bytes);
    }

    /// Adds the first rowid of a page to the index of the doclist; a level that is full
    /// begins a page and tells the level above it.
    fn push_to_index(&mut self, rowid: u64) {
        for height in 0.. {
            let full = self.levels[height].bytes.len() >= self.size;
            if full {
                self.close_level(height);
            }
            let first = if height == 0 { self.number } else { self.levels[height - 1].page };
            let Level { bytes, last, .. } = &mut self.levels[height];
            if let Some(last) = last {
                varint::push(bytes, rowid.wrapping_sub(*last));
            } else {
                bytes.push(full.into());
                varint::push(bytes, first.into());
                varint::push(bytes, rowid);
            }
            *last = Some(rowid);
            if !full {
                return;
            }
        }
    }

    fn close_level(&mut self, height: usize) {
        self.levels[height].bytes[0] = 1;
        self.write_level(height);
        if self.levels.len() < height + 2 {
            self.levels.push(Level::default());
        }
        let Level { page, bytes, .. } = &self.levels[height];
        let (page, first) = (*page, first_rowid(bytes));
        let above = &mut self.levels[height + 1];
        if above.bytes.is_empty() {
            above.page = page;
            above.bytes.push(0);
            varint::push(&mut above.bytes, page.into());
            varint::push(&mut above.bytes, first);
            above.last = Some(first);
        }
        let level = &mut self.levels[height];
        level.bytes.clear();
        level.last = None;
        level.page += 1;
    }
}

/// The first rowid of a page of an index of a doclist.
fn first_rowid(bytes: &[u8]) -> u64 {
    let (_, used) = varint::read(&bytes[1..]);
    varint::read(&bytes[1 + used..]).0
}

/// How many bytes of whole numbers fit; of at least one.
fn prefix(places: &[u8], space: usize) -> usize {
    let (_, mut end) = varint::read(places);
    loop {
        let (_, used) = varint::read(&places[end..]);
        if used == 0 || end + used > space {
            return end;
        }
        end += used;
    }
}
