//! The rows of one article: inserted, copied to its past, deleted.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{CachedStatement, OptionalExtension, Params, params};
use rustc_hash::FxHashMap;

use super::correction::Corrections;
use super::facet::Facet;
use super::identity::Identity;
use super::insert::Insert;
use super::met::Met;
use super::runs::Runs;
use super::seal::{self, Names, Seal};
use super::segment::{Segments, merge_part};
use super::waiting::{Table, Values, Waiting};
use super::{Archive, ArchiveError};
use crate::model::{Analysed, CountryCode, IndexText, Paragraph, keys};

static ARTICLE: Insert = Insert::new(
    "INSERT INTO article (id, key, source_id, external_id, url, lang, headline,
             published_from, content, words, place, duplicate_of, file, line, metadata, run_id,
             ruleset)",
    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "",
);

/// Entities that are remembered, about; others are read again.
const ENTITIES: usize = 100_000;

/// Bytes of rows that wait in memory, about.
pub(super) const WAITING: usize = 8 << 20;

/// Inserts and deletes the rows of articles.
pub(super) struct Rows<'a> {
    pub archive: &'a Archive,
    /// Makes the index words of stored paragraphs.
    pub analyse: fn(&[Paragraph]) -> IndexText,
    /// The last key given out for each day number.
    last_keys: FxHashMap<i64, i64>,
    sources: FxHashMap<String, i64>,
    /// The entities met, by kind and folded form.
    pub(super) entities: FxHashMap<&'static str, FxHashMap<String, Entity>>,
    /// The corrections in force, once they are asked for.
    pub(super) corrections: OnceCell<Corrections>,
    /// The rules by which the articles are read.
    pub(super) ruleset: i64,
    /// SQLite's count of the commits of other connections.
    data_version: i64,
    /// What was met so far, if everything in the archive was stored here.
    pub(super) met: Option<Met>,
    /// What the open batch does to the index.
    pub(super) segments: Segments,
    /// Articles of the open batch, with how often they name what; with nothing once that is
    /// stored and they are sealed.
    pub(super) named: BTreeMap<i64, FxHashMap<i64, i64>>,
    /// Those of them for which that is not stored yet.
    pub(super) uncounted: BTreeSet<i64>,
    /// The sketches of the open batch.
    pub(super) sketches: BTreeSet<(u32, i64)>,
    /// Rows of the open batch that are not inserted yet.
    pub(super) waiting: Waiting,
    /// Those of them that wait on the disk, and those that are inserted from there.
    pub(super) runs: Runs,
    pub(super) merging: Runs,
    /// The transaction is to be closed, and the last rows on the disk are being inserted.
    pub(super) closing: bool,
    /// Seals that are made already.
    pub(super) seals: FxHashMap<i64, Seal>,
    /// What the seals of articles cover of their outlet and import, by outlet and import.
    pub(super) origins: FxHashMap<(Option<i64>, i64), Vec<u8>>,
    /// Whether there are former versions, if that is known.
    pub(super) versions: Option<bool>,
    /// Articles of which only the record has changed, and entities that have.
    pub(super) unsealed: (BTreeSet<i64>, BTreeSet<i64>),
    /// Keys of originals that were taken out and have not come back.
    pub(super) orphaned: BTreeSet<String>,
    /// Those of them that came back with another text.
    pub(super) abandoned: BTreeSet<String>,
}

/// An entity as it stands in the archive.
pub(super) struct Entity {
    pub id: i64,
    pub name: String,
    /// The forms of its name that are stored, as far as this import met them.
    pub aliases: Vec<String>,
    /// The country stored with it, if this import stored it.
    pub country: Option<Option<CountryCode>>,
}

impl<'a> Rows<'a> {
    pub fn new(archive: &'a Archive, ruleset: i64) -> Rows<'a> {
        Rows {
            archive,
            analyse: |_| IndexText::default(),
            ruleset,
            last_keys: FxHashMap::default(),
            sources: FxHashMap::default(),
            entities: FxHashMap::default(),
            corrections: OnceCell::new(),
            data_version: 0,
            met: None,
            segments: Segments::default(),
            named: BTreeMap::new(),
            uncounted: BTreeSet::new(),
            sketches: BTreeSet::new(),
            waiting: Waiting::default(),
            runs: Runs::default(),
            merging: Runs::default(),
            closing: false,
            seals: FxHashMap::default(),
            origins: FxHashMap::default(),
            versions: None,
            unsealed: Default::default(),
            orphaned: BTreeSet::new(),
            abandoned: BTreeSet::new(),
        }
    }

    /// Forgets what is remembered of the archive if another import has written
    /// to it since the last batch.
    pub fn refresh(&mut self) -> Result<(), ArchiveError> {
        let version = self.one("PRAGMA data_version", [])?.unwrap_or(0);
        if version != self.data_version {
            self.forget();
            let first = self.data_version == 0;
            self.met = (first && self.archive.holds_nothing()?).then(Met::default);
            self.data_version = version;
        }
        Ok(())
    }

    /// Forgets keys and ids; they are read again.
    pub fn forget(&mut self) {
        self.last_keys.clear();
        self.sources.clear();
        self.entities.clear();
        self.corrections = OnceCell::new();
        self.segments.forget();
        self.named.clear();
        self.uncounted.clear();
        self.sketches.clear();
        self.waiting = Waiting::default();
        self.runs = Runs::default();
        self.merging = Runs::default();
        self.closing = false;
        self.seals.clear();
        self.origins.clear();
        self.versions = None;
        self.unsealed = Default::default();
        self.orphaned.clear();
        self.abandoned.clear();
    }

    /// Stores an article; says which earlier one has the same text.
    pub fn insert(
        &mut self,
        analysed: &Analysed,
        identity: &Identity,
        run: i64,
    ) -> Result<Option<String>, ArchiveError> {
        let id = self.next_id(analysed)?;
        let source = self.source(analysed)?;
        let mut duplicate_of = self.original(analysed, identity, id)?;
        if let Some(former) = duplicate_of.as_ref()
            && self.abandoned.remove(former)
        {
            self.promote_duplicate(former)?;
            duplicate_of = self.original(analysed, identity, id)?;
        }
        let duplicate_of = self.settle(&identity.key, duplicate_of);
        let original = duplicate_of.as_deref();
        let article = self.insert_article(analysed, (id, source, run), identity, original)?;
        if let (Some(met), Some(words)) = (&mut self.met, &identity.words) {
            met.meet_words(words);
        }
        self.keep_sketch(id, &analysed.sketch);
        let mut facet = facet_of(analysed, source);
        self.waiting.begin(id);
        self.push_paragraphs(id, &analysed.article.paragraphs)?;
        self.push_found(id, analysed, &mut facet)?;
        self.waiting.end(id);
        match self.segments.are_built() {
            true => self.enclose((id, source, run), article)?,
            // To undo an import changes the former versions, which a seal covers, afterwards.
            false => self.flush()?,
        }
        self.name(id);
        self.segments.add(id, analysed.index.clone(), facet.text());
        Ok(duplicate_of)
    }

    pub(super) fn execute(&self, sql: &str, values: impl Params) -> Result<(), ArchiveError> {
        self.archive
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.execute(values))
            .map(|_| ())
            .map_err(|e| self.archive.error(e))
    }

    /// A statement to execute many times.
    pub(super) fn prepare(&self, sql: &str) -> Result<CachedStatement<'a>, ArchiveError> {
        self.archive.connection.prepare_cached(sql).map_err(|e| self.archive.error(e))
    }

    pub(super) fn one<T: rusqlite::types::FromSql>(
        &self,
        sql: &str,
        values: impl Params,
    ) -> Result<Option<T>, ArchiveError> {
        self.archive
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row(values, |row| row.get(0)).optional())
            .map_err(|e| self.archive.error(e))
    }

    /// The next free key of the article's day; undated ones fill their days in turn.
    fn next_id(&mut self, analysed: &Analysed) -> Result<i64, ArchiveError> {
        let dated = analysed.article.published.map(keys::day_number);
        let mut day = dated.unwrap_or(0);
        loop {
            let first = day << keys::SEQUENCE_BITS;
            let last = ((day + 1) << keys::SEQUENCE_BITS) - 1;
            let used = match self.last_keys.get(&day) {
                Some(used) => Some(*used),
                None => self
                    .one("SELECT max(id) FROM article WHERE id BETWEEN ? AND ?", [first, last])?
                    .flatten(),
            };
            let next = used.map_or(first, |used| used + 1);
            if next <= last {
                self.last_keys.insert(day, next);
                return Ok(next);
            }
            day += 1;
            if dated.is_some() || day >= keys::UNDATED_DAYS {
                return Err(ArchiveError::DayFull);
            }
        }
    }

    fn source(&mut self, analysed: &Analysed) -> Result<Option<i64>, ArchiveError> {
        let Some(name) = &analysed.article.source else { return Ok(None) };
        if let Some(id) = self.sources.get(name) {
            return Ok(Some(*id));
        }
        let folded = analysed.folded_source.as_deref().unwrap_or("");
        self.execute(
            "INSERT INTO source (name, folded) VALUES (?, ?) ON CONFLICT DO NOTHING",
            params![name, folded],
        )?;
        let id: Option<i64> = self.one("SELECT id FROM source WHERE name = ?", [name])?;
        if let Some(id) = id {
            self.sources.insert(name.clone(), id);
        }
        Ok(id)
    }

    fn insert_article(
        &self,
        analysed: &Analysed,
        (id, source, run): (i64, Option<i64>, i64),
        identity: &Identity,
        duplicate_of: Option<&str>,
    ) -> Result<Vec<u8>, ArchiveError> {
        let article = &analysed.article;
        let mut row = Vec::new();
        let mut values = Values::new(&mut row);
        let mut encode = || {
            values.push(id)?;
            values.push(&identity.key)?;
            values.push(source)?;
            values.push(&article.external_id)?;
            values.push(&article.url)?;
            values.push(article.lang.code())?;
            values.push(article.headline())?;
            values.push(article.published_from.map(|from| from.as_str()))?;
            values.push(identity.content)?;
            values.push(identity.words)?;
            values.push(identity.place)?;
            values.push(duplicate_of)?;
            values.push(&article.origin.file)?;
            values.push(article.origin.line as i64)?;
            values.push(&article.metadata)?;
            values.push(run)?;
            values.push_unsealed(self.ruleset)
        };
        encode().map_err(|e| self.archive.error(e))?;
        let sealed = values.sealed();
        self.insert_encoded(&ARTICLE, &[&row])?;
        row.truncate(sealed);
        seal::push_count(&mut row, 1);
        Ok(row)
    }

    fn push_paragraphs(&mut self, id: i64, paragraphs: &[Paragraph]) -> Result<(), ArchiveError> {
        for (ordinal, paragraph) in paragraphs.iter().enumerate() {
            self.push(Table::Paragraph, |values| {
                values.push(keys::paragraph_key(id, ordinal))?;
                values.push(paragraph.kind.as_str())?;
                values.push(paragraph.start as i64)?;
                values.push(&paragraph.text)
            })?;
        }
        Ok(())
    }

    /// Has a row wait, of the article that was begun.
    pub(super) fn push(
        &mut self,
        table: Table,
        fill: impl FnOnce(&mut Values<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), ArchiveError> {
        self.waiting.push(table, fill).map_err(|e| self.archive.error(e))
    }

    /// From now on builds the segments of the index.
    pub fn build_segments(&mut self) -> Result<(), ArchiveError> {
        self.segments.build(self.archive.index_page()?);
        Ok(())
    }

    /// Closes a segment if there are enough articles for it, merges a part of those there
    /// are, and puts the rows that wait on the disk if memory holds enough of them.
    pub fn close_if_full(&mut self) -> Result<(), ArchiveError> {
        if self.segments.is_full() {
            self.segments.close(self.archive, false)?;
        }
        merge_part(self.archive)?;
        self.put_aside_if_full()
    }

    /// Writes what a batch does to the index and seals its articles, the last thing
    /// before its commit.
    pub fn close_batch(&mut self) -> Result<(), ArchiveError> {
        self.closing = false;
        self.segments.close(self.archive, true)?;
        self.insert_sketches()?;
        self.insert_waiting()?;
        self.seal_batch()?;
        if self.entities.values().map(FxHashMap::len).sum::<usize>() > ENTITIES {
            self.entities.clear();
        }
        self.segments.write(self.archive)
    }

    /// Has an article sealed with the batch, whether it names anything or not.
    pub fn name(&mut self, id: i64) {
        self.named.entry(id).or_default();
    }

    /// Settles what repeats what is gone, stores how often the batch names what, and seals
    /// its articles: with the seals that are made already, the others by what is stored.
    pub fn seal_batch(&mut self) -> Result<(), ArchiveError> {
        let mut left = std::mem::take(&mut self.orphaned);
        left.append(&mut self.abandoned);
        left.iter().try_for_each(|key| self.promote_duplicate(key))?;
        self.insert_counts()?;
        let mut seals = std::mem::take(&mut self.seals);
        let named = std::mem::take(&mut self.named);
        let named = named.iter().map(|(id, counts)| (*id, (names(counts), seals.remove(id))));
        let named = named.collect();
        let (articles, entities) = std::mem::take(&mut self.unsealed);
        let connection = &self.archive.connection;
        seal::seal(connection, &named, entities)
            .and_then(|()| seal::seal_stored(connection, &articles))
            .map_err(|e| self.archive.error(e))
    }

    /// Copies an article's present text to its past.
    pub fn keep_version(&mut self, id: i64, run: i64) -> Result<(), ArchiveError> {
        self.insert_if_waiting(id)?;
        self.versions = Some(true);
        self.execute(
            "INSERT INTO article_version
               (key, run_id, published, headline, text, content, written_by, record)
             SELECT a.key, ?2, a.published, a.headline,
               coalesce((SELECT group_concat(text, char(10)) FROM
                 (SELECT text FROM paragraph WHERE id > ?1 << 12 AND id < (?1 + 1) << 12
                  ORDER BY id)), ''), a.content, a.run_id,
               json_object('source', s.name, 'external_id', a.external_id, 'url', a.url,
                 'lang', a.lang, 'published_from', a.published_from, 'place', hex(a.place),
                 'file', a.file, 'line', a.line, 'metadata', a.metadata, 'paragraphs', json(
                 (SELECT json_group_array(json_array(kind, start)) FROM
                   (SELECT kind, start FROM paragraph
                    WHERE id BETWEEN ?1 << 12 AND (?1 << 12) | 4095 ORDER BY id))))
             FROM article a LEFT JOIN source s ON s.id = a.source_id WHERE a.id = ?1
             ON CONFLICT DO NOTHING",
            params![id, run],
        )
    }

    /// Takes an article out, and out of the index; unless it comes back with nearly
    /// the same text, one that repeated it becomes the original of the others.
    pub fn delete(&mut self, id: i64) -> Result<(), ArchiveError> {
        self.insert_if_waiting(id)?;
        match self.segments.take_back(id) {
            Some((index, _)) => self.forget_sketch(id, &index.body)?,
            None => {
                let index = (self.analyse)(&self.archive.paragraphs(id)?);
                self.forget_sketch(id, &index.body)?;
                let facet = self.archive.stored_facet(id)?.text();
                match self.segments.are_built() {
                    true => self.segments.remove(id, (index, facet)),
                    false => self.unindex(id, &index, &facet)?,
                }
            }
        }
        self.orphan_duplicates(id)?;
        self.unsealed.0.remove(&id);
        self.execute("DELETE FROM article_seal WHERE article_id = ?1", [id])?;
        self.delete_found(id)?;
        self.execute(
            "DELETE FROM paragraph WHERE id BETWEEN ?1 << 12 AND (?1 << 12) | 4095",
            [id],
        )?;
        self.execute("DELETE FROM article WHERE id = ?1", [id])
    }

    /// Takes an article out of the index, with what it was put in.
    pub(super) fn unindex(
        &self,
        id: i64,
        index: &IndexText,
        facet: &str,
    ) -> Result<(), ArchiveError> {
        self.execute(
            "INSERT INTO fts (fts, rowid, body, title, facet) VALUES ('delete', ?, ?, ?, ?)",
            params![id, index.body, index.title, facet],
        )
    }

    /// The tokens of what is found in a stored article, its outlet's with them.
    pub(super) fn facet(&self, id: i64, analysed: &Analysed) -> Result<Facet, ArchiveError> {
        let source: Option<Option<i64>> =
            self.one("SELECT source_id FROM article WHERE id = ?", [id])?;
        Ok(facet_of(analysed, source.flatten()))
    }
}

pub(super) fn names(counts: &FxHashMap<i64, i64>) -> Names {
    let mut names = Names::default();
    counts.iter().for_each(|(entity, n)| names.add(*entity, *n));
    names
}

/// The tokens of what is found in an article and of its outlet.
fn facet_of(analysed: &Analysed, source: Option<i64>) -> Facet {
    let mut facet = Facet::of(analysed);
    if let Some(source) = source {
        facet.add("s", &source.to_string());
    }
    facet
}
