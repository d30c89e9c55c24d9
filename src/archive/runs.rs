//! Sorted runs of rows that wait on the disk.
//!
//! Articles come in no order of their days, and each day has pages of its own. The more
//! articles are inserted together in the order of their keys, the fewer pages are read and
//! written again. What memory does not hold of a transaction goes to a file without a name,
//! in runs that are merged when they are inserted: external sorting. That is done table by
//! table between batches, so that the queue of what is analysed does not fill meanwhile.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::ArchiveError;
use super::place::folder_of;
use super::rows::{Rows, WAITING};
use super::waiting::{TABLES, Table, Waiting, inserted};

/// Bytes that are read or written at once, and rows inserted together, about.
const BUFFER: usize = 1 << 16;

/// Runs that are merged, unless the transaction ends before.
const MERGED: usize = 12;

/// Some runs of the open transaction.
#[derive(Debug, Default)]
pub(super) struct Runs {
    /// Where they stand, one after another, up to `end`.
    file: Option<File>,
    end: u64,
    runs: Vec<Run>,
    /// How many tables are inserted already.
    inserted: usize,
}

/// Rows in the order of their tables and keys, each after its length.
#[derive(Debug)]
struct Run {
    articles: Vec<Article>,
    /// Where the rows of each table begin.
    tables: [u64; TABLES],
}

#[derive(Debug)]
struct Article {
    id: i64,
    /// Its rows in each table.
    rows: [usize; TABLES],
    /// Where its paragraphs begin.
    paragraphs: u64,
}

impl Runs {
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    pub fn holds(&self, id: i64) -> bool {
        self.find(id).is_some()
    }

    fn find(&self, id: i64) -> Option<&Article> {
        self.runs.iter().find_map(|run| {
            let place = run.articles.binary_search_by_key(&id, |article| article.id).ok()?;
            run.articles.get(place)
        })
    }

    /// Writes a run; the file is made in `folder`.
    fn add(&mut self, waiting: &Waiting, folder: &Path) -> io::Result<()> {
        let mut file = match &self.file {
            Some(file) => file,
            None => self.file.insert(tempfile::tempfile_in(folder)?),
        };
        file.seek(SeekFrom::Start(self.end))?;
        let mut out = BufWriter::with_capacity(BUFFER, file);
        let none = |id| Article { id, rows: [0; TABLES], paragraphs: 0 };
        let mut articles: Vec<Article> = waiting.articles().map(none).collect();
        let mut tables = [0; TABLES];
        for (table, _) in inserted() {
            tables[table as usize] = self.end;
            for article in &mut articles {
                if table == Table::Paragraph {
                    article.paragraphs = self.end;
                }
                for row in waiting.rows_of(article.id, table) {
                    let length = row.len() as u64;
                    out.write_all(&length.to_le_bytes())?;
                    out.write_all(row)?;
                    self.end += size_of_val(&length) as u64 + length;
                    article.rows[table as usize] += 1;
                }
            }
        }
        out.flush()?;
        self.runs.push(Run { articles, tables });
        Ok(())
    }

    /// The rows of the paragraphs of an article, if it is in a run.
    pub fn paragraphs(&self, id: i64) -> io::Result<Option<Vec<Vec<u8>>>> {
        let (Some(article), Some(file)) = (self.find(id), &self.file) else {
            return Ok(None);
        };
        let mut rows = RowReader::new(file, article.paragraphs);
        let read = |_| {
            let mut row = Vec::new();
            rows.read(&mut row).map(|()| row)
        };
        (0..article.rows[Table::Paragraph as usize]).map(read).collect::<Result<_, _>>().map(Some)
    }

    /// The articles of all runs in the order of their keys, with the run of each.
    fn merged(&self) -> Vec<(usize, &Article)> {
        let runs = self.runs.iter().enumerate();
        let articles = runs.flat_map(|(run, of)| of.articles.iter().map(move |one| (run, one)));
        let mut articles: Vec<_> = articles.collect();
        articles.sort_unstable_by_key(|(_, article)| article.id);
        articles
    }

    /// Gives the rows of a table in the order of their keys, some at a time.
    fn read(
        &self,
        table: Table,
        mut emit: impl FnMut(&[&[u8]]) -> Result<(), ArchiveError>,
        failed: impl Fn(io::Error) -> ArchiveError,
    ) -> Result<(), ArchiveError> {
        let Some(file) = &self.file else { return Ok(()) };
        let begin = |run: &Run| RowReader::new(file, run.tables[table as usize]);
        let mut readers: Vec<RowReader> = self.runs.iter().map(begin).collect();
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        let mut give = |bytes: &mut Vec<u8>, ends: &mut Vec<usize>| {
            let starts = std::iter::once(0).chain(ends.iter().copied());
            let rows: Vec<_> = starts.zip(&*ends).map(|(start, end)| &bytes[start..*end]).collect();
            emit(&rows)?;
            bytes.clear();
            ends.clear();
            Ok(())
        };
        for (run, article) in self.merged() {
            for _ in 0..article.rows[table as usize] {
                readers[run].read(&mut bytes).map_err(&failed)?;
                ends.push(bytes.len());
                if bytes.len() >= BUFFER {
                    give(&mut bytes, &mut ends)?;
                }
            }
        }
        give(&mut bytes, &mut ends)
    }

    /// Forgets the rows, and keeps the file for others.
    fn clear(&mut self) {
        self.runs.clear();
        (self.end, self.inserted) = (0, 0);
    }
}

/// Reads rows that follow each other; other readers may read the same file in between.
struct RowReader<'f>(BufReader<Stretch<'f>>);

impl<'f> RowReader<'f> {
    fn new(file: &'f File, start: u64) -> RowReader<'f> {
        RowReader(BufReader::with_capacity(BUFFER, Stretch { file, place: start }))
    }

    /// Appends the next row.
    fn read(&mut self, row: &mut Vec<u8>) -> io::Result<()> {
        let mut length = [0; 8];
        self.0.read_exact(&mut length)?;
        let length = u64::from_le_bytes(length);
        match self.0.by_ref().take(length).read_to_end(row)? as u64 {
            read if read == length => Ok(()),
            _ => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }
}

/// A file from a place on.
struct Stretch<'f> {
    file: &'f File,
    place: u64,
}

impl Read for Stretch<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file.seek(SeekFrom::Start(self.place))?;
        let read = self.file.read(buffer)?;
        self.place += read as u64;
        Ok(read)
    }
}

impl Rows<'_> {
    /// Puts the rows that wait in memory on the disk.
    pub(super) fn put_aside(&mut self) -> Result<(), ArchiveError> {
        let mut runs = std::mem::take(&mut self.runs);
        self.take_waiting(|rows, waiting| {
            let folder = folder_of(rows.archive.path());
            runs.add(waiting, &folder).map_err(|error| rows.refused(&error))
        })?;
        self.runs = runs;
        Ok(())
    }

    /// Puts the rows that wait in memory on the disk if they are many, and inserts one table
    /// of those that are to be merged.
    pub(super) fn put_aside_if_full(&mut self) -> Result<(), ArchiveError> {
        if self.waiting.bytes() >= WAITING {
            self.put_aside()?;
            if self.runs.runs.len() >= MERGED && self.merging.is_empty() {
                std::mem::swap(&mut self.runs, &mut self.merging);
            }
        }
        self.insert_table()
    }

    /// Has the rows that wait on the disk inserted with the batches to come, and says whether
    /// that is done: a transaction that is closed then has little left to insert, and the queue
    /// does not fill meanwhile.
    pub(super) fn prepare_to_close(&mut self) -> bool {
        if self.merging.is_empty() && !self.closing {
            self.closing = true;
            std::mem::swap(&mut self.runs, &mut self.merging);
        }
        self.merging.is_empty()
    }

    /// Inserts the rows that wait on the disk.
    pub(super) fn insert_runs(&mut self) -> Result<(), ArchiveError> {
        loop {
            while !self.merging.is_empty() {
                self.insert_table()?;
            }
            if self.runs.is_empty() {
                return Ok(());
            }
            std::mem::swap(&mut self.runs, &mut self.merging);
        }
    }

    /// Inserts the next table of the runs that are merged.
    fn insert_table(&mut self) -> Result<(), ArchiveError> {
        if self.merging.is_empty() {
            return Ok(());
        }
        match inserted().nth(self.merging.inserted) {
            Some((table, insert)) => {
                let failed = |error| self.refused(&error);
                self.merging.read(table, |rows| self.insert_encoded(insert, rows), failed)?;
                self.merging.inserted += 1;
            }
            None => {
                self.merging.clear();
                self.insert_counts()?;
                self.insert_sketches()?;
            }
        }
        Ok(())
    }

    /// An error of the file that rows wait in.
    pub(super) fn refused(&self, error: &io::Error) -> ArchiveError {
        ArchiveError::refused(self.archive.path(), error)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;
    use crate::archive::duplicates::sketch;
    use crate::archive::{Archive, Identity, Incoming, Outcome, RunOf, Writer, check};
    use crate::model::{
        Analysed, Article, Extraction, IndexText, Lang, Paragraph, ParagraphKind, PublishedFrom,
    };

    fn waiting(ids: &[i64]) -> Waiting {
        let mut waiting = Waiting::default();
        for id in ids {
            waiting.begin(*id);
            for ordinal in 0..*id % 3 {
                for table in [Table::Paragraph, Table::Attendee] {
                    let row = format!("{} {id} {ordinal}", table as usize);
                    waiting.push(table, |values| values.push(&row)).unwrap();
                }
            }
            waiting.end(*id);
        }
        waiting
    }

    #[test]
    fn rows_of_several_runs_come_in_the_order_of_their_keys() {
        let mut runs = Runs::default();
        // The second round writes over what the first has left.
        for ids in [[[2, 5, 31], [8, 1, 20], [4, 32, 7]], [[11, 14, 2], [44, 13, 1], [5, 29, 8]]] {
            let folder = tempfile::tempdir().unwrap();
            for run in &ids {
                runs.add(&waiting(run), folder.path()).unwrap();
            }
            let mut all = ids.concat();
            all.sort_unstable();
            for table in [Table::Paragraph, Table::Attendee, Table::Mention] {
                let of_one = waiting(&all);
                let wanted = all.iter().flat_map(|id| of_one.rows_of(*id, table));
                let wanted: Vec<Vec<u8>> = wanted.map(<[u8]>::to_vec).collect();
                let mut read = Vec::new();
                let keep = |rows: &[&[u8]]| {
                    read.extend(rows.iter().map(|row| row.to_vec()));
                    Ok(())
                };
                runs.read(table, keep, |error| panic!("{error}")).unwrap();
                assert_eq!(read, wanted);
            }
            for id in all {
                assert_eq!(runs.paragraphs(id).unwrap().unwrap().len() as i64, id % 3);
            }
            assert!(!runs.holds(3) && runs.paragraphs(3).unwrap().is_none());
            runs.clear();
        }
    }

    fn index(paragraphs: &[Paragraph]) -> IndexText {
        let mut index = IndexText::default();
        for paragraph in paragraphs {
            index.column(paragraph.kind).push_str(&paragraph.text);
        }
        index
    }

    fn analysed(number: i16, text: &str) -> Analysed {
        let kinds = [(ParagraphKind::Headline, ""), (ParagraphKind::Body, text)];
        let mut article = Article::of_texts(Lang::En, kinds);
        article.external_id = Some(number.to_string());
        article.published = Some(Date::constant(2000 + (number * 7) % 20, 1, 1));
        article.published_from = Some(PublishedFrom::Source);
        let index = index(&article.paragraphs);
        Analysed {
            sketch: sketch(&index.body),
            index,
            article,
            found: Extraction::default(),
            folded_names: Vec::new(),
            known_as: Vec::new(),
            folded_organisations: Vec::new(),
            folded_source: None,
        }
    }

    #[test]
    fn a_transaction_larger_than_memory_is_stored_as_one_that_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let archive = Archive::open_for_import(&path).unwrap();
        let run = RunOf { inputs: "-", started: "", rules: "", outlet_country: None };
        let mut writer = Writer::begin(&archive, index, run).unwrap();
        let words = |from: i16| (from..from + 60).map(|n| format!("w{n}"));
        let short = |from| words(from).collect::<Vec<_>>().join(" ");
        let long = format!("{} ", "w".repeat(127)).repeat(1 << 13);
        let mut articles: Vec<Analysed> = vec![analysed(0, &short(0))];
        articles.extend((1..40).map(|number| analysed(number, &format!("{number} {long}"))));
        articles.push(analysed(60, &format!("{} more", short(0))));
        let mut outcomes = Vec::new();
        for some in articles.chunks(8) {
            let identities: Vec<_> = some.iter().map(|one| Identity::of(&one.article)).collect();
            let incoming = |(one, identity)| Incoming::Analysed(one, identity);
            let batch: Vec<_> = some.iter().zip(&identities).map(incoming).collect();
            let analyse = &mut |_: &Article| unreachable!();
            outcomes.extend(writer.put_batch(&batch, analyse).unwrap());
        }
        assert!(articles.len() * long.len() > 2 * WAITING);
        writer.commit().unwrap();
        writer.finish("").unwrap();
        archive.close_import().unwrap();
        let original = outcomes[0].0.clone();
        let repeats = Outcome::Added { duplicate_of: Some(original) };
        assert_eq!(outcomes[40].1, repeats);
        let found = &mut |finding| panic!("{finding:?}");
        assert_eq!(check(&path, index, found).unwrap(), articles.len());
    }
}
