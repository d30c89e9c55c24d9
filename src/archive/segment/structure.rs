//! The record of the segments of the index, by level; the oldest of a level first.

use super::varint;

/// Which segments there are.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Structure {
    /// The number of the configuration that FTS5 expects.
    cookie: [u8; 4],
    /// How many pages FTS5 has written while it merged by itself.
    written: u64,
    levels: Vec<Level>,
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Level {
    /// How many of the segments are being merged.
    merging: u64,
    segments: Vec<Stretch>,
}

/// The number of a segment, its first and its last page.
type Stretch = [u64; 3];

impl Structure {
    /// Reads the record, if it is whole and of the form that this writes.
    pub fn read(record: &[u8]) -> Option<Structure> {
        let (cookie, numbers) = record.split_first_chunk::<4>()?;
        let mut numbers = varint::all(numbers).into_iter();
        let mut next = || numbers.next();
        let (levels, count, written) = (next()?, next()?, next()?);
        let mut structure = Structure { cookie: *cookie, written, levels: Vec::new() };
        for _ in 0..levels {
            let mut level = Level { merging: next()?, segments: Vec::new() };
            for _ in 0..next()? {
                level.segments.push([next()?, next()?, next()?]);
            }
            structure.levels.push(level);
        }
        (next().is_none() && structure.count() as u64 == count).then_some(structure)
    }

    /// Adds the newest segment, of so many pages; gives its number, the least free one.
    pub fn push(&mut self, pages: u32) -> i64 {
        let used: Vec<u64> =
            self.levels.iter().flat_map(|level| &level.segments).map(|[id, ..]| *id).collect();
        let free = (1..).find(|id| !used.contains(id)).unwrap_or(1);
        if self.levels.is_empty() {
            self.levels.push(Level::default());
        }
        self.levels[0].segments.push([free, 1, pages.into()]);
        free.cast_signed()
    }

    fn count(&self) -> usize {
        self.levels.iter().map(|level| level.segments.len()).sum()
    }

    /// How many segments the level with most of them has.
    pub fn most_of_a_level(&self) -> usize {
        self.levels.iter().map(|level| level.segments.len()).max().unwrap_or(0)
    }

    /// Whether segments are merged in part.
    pub fn is_merging(&self) -> bool {
        self.levels.iter().any(|level| level.merging > 0)
    }

    /// The record.
    pub fn record(&self) -> Vec<u8> {
        let mut bytes = self.cookie.to_vec();
        let mut push = |number| varint::push(&mut bytes, number);
        push(self.levels.len() as u64);
        push(self.count() as u64);
        push(self.written);
        for level in &self.levels {
            push(level.merging);
            push(level.segments.len() as u64);
            level.segments.iter().flatten().for_each(|number| push(*number));
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_joins_those_there_are() {
        let record = [0, 0, 0, 7, 2, 3, 9, 0, 1, 4, 1, 5, 0, 2, 1, 1, 0x83, 0x60, 2, 6, 8];
        let mut structure = Structure::read(&record).unwrap();
        assert_eq!(structure.record(), record);
        assert_eq!(structure.push(12), 3);
        let more = [0, 0, 0, 7, 2, 4, 9, 0, 2, 4, 1, 5, 3, 1, 12];
        assert_eq!(structure.record(), [&more[..], &record[12..]].concat());
        assert_eq!((structure.count(), structure.most_of_a_level()), (4, 2));
        assert!(!structure.is_merging());
    }

    #[test]
    fn a_record_that_is_not_whole_is_refused() {
        let record = [0, 0, 0, 7, 1, 2, 9, 0, 2, 4, 1, 5, 3, 1, 12];
        assert!(Structure::read(&record).is_some());
        (0..record.len()).for_each(|end| assert_eq!(Structure::read(&record[..end]), None));
        let newer = [0, 0, 0, 7, 0xff, 0, 0, 1, 1, 1, 9, 0, 1, 4, 1, 5, 1, 1, 0];
        assert_eq!(Structure::read(&newer), None);
    }
}
