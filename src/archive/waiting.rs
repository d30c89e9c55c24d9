//! Rows that wait to be written with others of their table.
//!
//! A row by itself costs SQLite more in beginning and ending its statement than in
//! what it writes. So the rows of a batch wait, as a seal has them, and are inserted
//! table by table in the order of their keys, while another thread seals them. Those of a
//! large transaction wait on the disk meanwhile.

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::ops::Range;
use std::thread;

use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, ToSql};

use super::ArchiveError;
use super::insert::Insert;
use super::rows::{Rows, names};
use super::seal::{self, Names, Seal, Sealing};
use crate::model::{Paragraph, ParagraphKind};

/// A table whose rows may wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    Paragraph,
    Mention,
    EventDate,
    Official,
    Meeting,
    Attendee,
    /// What tells the states of officials: no table, but a part of the seal.
    CountryVia,
}

pub(super) const TABLES: usize = 7;

/// How each is called in a seal, and its rows are inserted. A row that is refused takes the
/// whole transaction back, as any error does: so SQLite need not note what each statement
/// changed.
const INSERTS: [(Table, &str, Option<&Insert>); TABLES] = [
    (Table::Paragraph, "paragraph", Some(&PARAGRAPH)),
    (Table::Mention, "mention", Some(&MENTION)),
    (Table::EventDate, "event_date", Some(&EVENT_DATE)),
    (Table::Official, "article_official", Some(&OFFICIAL)),
    (Table::Meeting, "meeting", Some(&MEETING)),
    (Table::Attendee, "attendee", Some(&ATTENDEE)),
    (Table::CountryVia, "country_via", None),
];

/// The tables, and how their rows are inserted.
pub(super) fn inserted() -> impl Iterator<Item = (Table, &'static Insert)> {
    INSERTS.into_iter().filter_map(|(table, _, insert)| insert.map(|insert| (table, insert)))
}

static PARAGRAPH: Insert =
    Insert::new("INSERT OR ROLLBACK INTO paragraph (id, kind, start, text)", "(?, ?, ?, ?)", "");

static MENTION: Insert = Insert::new(
    "INSERT OR ROLLBACK INTO mention (paragraph_id, start, entity, length, via, rule)",
    "(?, ?, ?, ?, ?, ?)",
    "",
);

static EVENT_DATE: Insert = Insert::new(
    "INSERT OR ROLLBACK INTO event_date (paragraph_id, start, length, first, last, precision,
             calendar, vague, rule)",
    "(?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "",
);

static OFFICIAL: Insert = Insert::new(
    "INSERT OR ROLLBACK INTO article_official (article_id, ordinal, entity, name, role,
             role_class, country, accredited_to, former, rank, confidence, country_via)",
    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "",
);

static MEETING: Insert = Insert::new(
    "INSERT OR ROLLBACK INTO meeting (article_id, ordinal, kind, day, place,
             host, host_entity, host_role, host_country,
             guest, guest_entity, guest_role, guest_country,
             topics, paragraph_id, start, length, rule, confidence)",
    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "",
);

static ATTENDEE: Insert = Insert::new(
    "INSERT OR ROLLBACK INTO attendee (article_id, meeting, ordinal, name, entity, role, country)",
    "(?, ?, ?, ?, ?, ?, ?)",
    "",
);

/// The rows of some articles.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    tables: [Encoded; TABLES],
    articles: BTreeMap<i64, Parts>,
}

/// Rows as a seal has them, one after another.
#[derive(Debug, Default)]
struct Encoded {
    bytes: Vec<u8>,
    rows: Vec<Row>,
}

/// Where a row stands; the seal does not cover what follows `sealed`.
#[derive(Debug, Clone, Copy)]
struct Row {
    start: usize,
    sealed: usize,
    end: usize,
}

/// The rows of an article.
#[derive(Debug, Default)]
struct Parts {
    /// What its seal covers before the paragraphs and after them.
    before: Vec<u8>,
    after: Vec<u8>,
    rows: [Range<usize>; TABLES],
}

impl Waiting {
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// Bytes of the rows.
    pub fn bytes(&self) -> usize {
        self.tables.iter().map(|table| table.bytes.len()).sum()
    }

    /// Takes the rows out, and keeps the room for others.
    fn clear(&mut self) {
        for table in &mut self.tables {
            table.bytes.clear();
            table.rows.clear();
        }
        self.articles.clear();
    }

    pub fn holds(&self, id: i64) -> bool {
        self.articles.contains_key(&id)
    }

    /// Begins an article; the rows that follow are its own, in the order of their keys.
    pub fn begin(&mut self, id: i64) {
        let rows = self.tables.each_ref().map(|table| table.rows.len()..table.rows.len());
        self.articles.insert(id, Parts { rows, ..Parts::default() });
    }

    /// What the seal of an article covers before its paragraphs and after them.
    pub fn enclose(&mut self, id: i64, before: Vec<u8>, after: Vec<u8>) {
        if let Some(parts) = self.articles.get_mut(&id) {
            (parts.before, parts.after) = (before, after);
        }
    }

    /// Ends an article.
    pub fn end(&mut self, id: i64) {
        if let Some(parts) = self.articles.get_mut(&id) {
            for (range, table) in parts.rows.iter_mut().zip(&self.tables) {
                range.end = table.rows.len();
            }
        }
    }

    /// Adds a row, whose values `fill` gives in the order of the columns.
    pub fn push(
        &mut self,
        table: Table,
        fill: impl FnOnce(&mut Values<'_>) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        let Encoded { bytes, rows } = &mut self.tables[table as usize];
        let start = bytes.len();
        let mut values = Values::new(bytes);
        fill(&mut values)?;
        let sealed = values.sealed();
        rows.push(Row { start, sealed, end: bytes.len() });
        Ok(())
    }

    /// The seals of the articles, each of which names what `names` says.
    pub fn seals(&self, names: impl Fn(i64) -> Names) -> Vec<(i64, Seal)> {
        self.articles.iter().map(|(id, parts)| (*id, self.seal(parts, names(*id)))).collect()
    }

    fn seal(&self, parts: &Parts, names: Names) -> Seal {
        let mut stored = Sealing::default();
        stored.add(&parts.before);
        self.seal_rows(&mut stored, parts, Table::Paragraph);
        stored.add(&parts.after);
        let mut found = Sealing::default();
        for (table, ..) in &INSERTS[1..] {
            self.seal_rows(&mut found, parts, *table);
        }
        Seal { stored: stored.end(Names::default()), found: found.end(names) }
    }

    fn seal_rows(&self, sealing: &mut Sealing, parts: &Parts, table: Table) {
        let Encoded { bytes, rows } = &self.tables[table as usize];
        let rows = &rows[parts.rows[table as usize].clone()];
        rows.iter().for_each(|row| sealing.add(&bytes[row.start..row.sealed]));
        sealing.close(INSERTS[table as usize].1, rows.len());
    }

    /// The articles in the order of their keys.
    pub fn articles(&self) -> impl Iterator<Item = i64> {
        self.articles.keys().copied()
    }

    /// The rows that an article has in a table.
    pub fn rows_of(&self, id: i64, table: Table) -> impl Iterator<Item = &[u8]> {
        let Encoded { bytes, rows } = &self.tables[table as usize];
        let range = self.articles.get(&id).map_or(0..0, |parts| parts.rows[table as usize].clone());
        rows[range].iter().map(|row| &bytes[row.start..row.end])
    }
}

/// Values as a seal has them.
#[derive(Debug)]
pub(super) struct Values<'b> {
    bytes: &'b mut Vec<u8>,
    sealed: Option<usize>,
}

impl Values<'_> {
    pub fn new(bytes: &mut Vec<u8>) -> Values<'_> {
        Values { bytes, sealed: None }
    }

    /// The next value.
    pub fn push(&mut self, value: impl ToSql) -> rusqlite::Result<()> {
        match value.to_sql()? {
            ToSqlOutput::Borrowed(value) => seal::push(self.bytes, value),
            ToSqlOutput::Owned(value) => seal::push(self.bytes, (&value).into()),
            // No other kind of value is stored.
            _ => return Err(rusqlite::Error::InvalidQuery),
        }
        Ok(())
    }

    /// The next value, which no seal covers; none is covered after it.
    pub fn push_unsealed(&mut self, value: impl ToSql) -> rusqlite::Result<()> {
        self.sealed.get_or_insert(self.bytes.len());
        self.push(value)
    }

    /// Where what the seal covers ends.
    pub fn sealed(&self) -> usize {
        self.sealed.unwrap_or(self.bytes.len())
    }
}

impl Rows<'_> {
    /// Gives a waiting article what its seal covers beside its rows that wait.
    pub(super) fn enclose(
        &mut self,
        (id, source, run): (i64, Option<i64>, i64),
        mut before: Vec<u8>,
    ) -> Result<(), ArchiveError> {
        let connection = &self.archive.connection;
        let read = |part: fn(&Connection, i64) -> rusqlite::Result<Vec<u8>>| {
            part(connection, id).map_err(|e| self.archive.error(e))
        };
        let origin = match self.origins.entry((source, run)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(read(seal::of_origin)?),
        };
        before.extend_from_slice(origin);
        let versions = match self.versions {
            Some(versions) => versions,
            None => self.one("SELECT EXISTS (SELECT 1 FROM article_version)", [])? == Some(true),
        };
        self.versions = Some(versions);
        let mut after = Vec::new();
        if versions {
            after = read(seal::of_versions)?;
        } else {
            seal::push_count(&mut after, 0);
        }
        self.waiting.enclose(id, before, after);
        Ok(())
    }

    /// Inserts the rows that wait.
    pub(super) fn insert_waiting(&mut self) -> Result<(), ArchiveError> {
        match self.runs.is_empty() {
            true => self.take_waiting(|rows, waiting| rows.insert_all(waiting))?,
            false => self.put_aside()?,
        }
        self.insert_runs()
    }

    /// Does something with the rows that wait in memory, which then do so no longer, while
    /// another thread seals their articles.
    pub(super) fn take_waiting(
        &mut self,
        work: impl FnOnce(&Self, &Waiting) -> Result<(), ArchiveError>,
    ) -> Result<(), ArchiveError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let mut waiting = std::mem::take(&mut self.waiting);
        let named = &self.named;
        let names_of = |id: i64| named.get(&id).map(names).unwrap_or_default();
        let seals = thread::scope(|scope| {
            let seals = scope.spawn(|| waiting.seals(names_of));
            work(self, &waiting)?;
            Ok(seals.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        });
        self.seals.extend(seals?);
        waiting.clear();
        self.waiting = waiting;
        Ok(())
    }

    /// Whether rows of an article wait.
    pub(super) fn waits(&self, id: i64) -> bool {
        self.waiting.holds(id) || self.runs.holds(id) || self.merging.holds(id)
    }

    /// Inserts the rows that wait if those of an article do, which are to be read.
    pub(super) fn insert_if_waiting(&mut self, id: i64) -> Result<(), ArchiveError> {
        if self.waits(id) {
            self.insert_waiting()?;
        }
        if self.uncounted.contains(&id) { self.insert_counts() } else { Ok(()) }
    }

    /// The paragraphs of an article, whether they wait or are stored.
    pub(super) fn paragraphs(&self, id: i64) -> Result<Vec<Paragraph>, ArchiveError> {
        if self.waiting.holds(id) {
            return Ok(self.waiting.rows_of(id, Table::Paragraph).filter_map(paragraph).collect());
        }
        for runs in [&self.runs, &self.merging] {
            if let Some(rows) = runs.paragraphs(id).map_err(|error| self.refused(&error))? {
                return Ok(rows.iter().filter_map(|row| paragraph(row)).collect());
            }
        }
        self.archive.paragraphs(id)
    }

    /// Inserts rows, table by table.
    pub(super) fn insert_all(&self, waiting: &Waiting) -> Result<(), ArchiveError> {
        for (table, insert) in inserted() {
            let rows = waiting.articles().flat_map(|id| waiting.rows_of(id, table));
            self.insert_encoded(insert, &rows.collect::<Vec<_>>())?;
        }
        Ok(())
    }

    /// Inserts the rows that wait, without a seal.
    pub(super) fn flush(&mut self) -> Result<(), ArchiveError> {
        let waiting = std::mem::take(&mut self.waiting);
        self.insert_all(&waiting)
    }
}

/// A paragraph by its row.
fn paragraph(row: &[u8]) -> Option<Paragraph> {
    let mut values = seal::values(row).skip(1);
    Some(Paragraph {
        kind: ParagraphKind::from_word(values.next()?.as_str().ok()?)?,
        start: values.next()?.as_i64().ok()? as usize,
        text: values.next()?.as_str().ok()?.to_owned(),
    })
}
