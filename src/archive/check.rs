//! Proves an archive, or says what in it is not what was written.
//!
//! SQLite proves the structure; the seals prove every row; the index is held
//! against the paragraphs it was made of. Nothing is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rustc_hash::FxHashMap;
use thiserror::Error;

use super::identity::{Hash, Identity};
use super::index::{Entries, Index};
use super::reread::Stored;
use super::seal::{self, Names};
use super::{Archive, ArchiveError, migrate};
use crate::model::{IndexText, Paragraph, keys};

/// Something that is not what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The article it concerns, by its public id, or by the number its rows have
    /// if the id is lost.
    pub article: Option<String>,
    /// What it is.
    pub fault: Fault,
}

/// What is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// SQLite finds the file broken.
    #[error("the structure of the file is broken: {0}")]
    Structure(String),
    /// The tables are not the ones that were made.
    #[error("the schema is not the one that was made")]
    Schema,
    /// A part could not be read.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// The article is gone.
    #[error("is gone; only its seal is left")]
    Gone,
    /// There is nothing to prove the article by.
    #[error("has no seal")]
    Unsealed,
    /// The text, or what the source said of it.
    #[error("its text is not what was stored")]
    Text,
    /// What else is stored with the article.
    #[error("its record is not what was stored")]
    Record,
    /// Mentions, dates, officials, meetings.
    #[error("what was found in it is not what was stored")]
    Found,
    /// A finding outside the text.
    #[error("something found in it lies outside its text")]
    Outside,
    /// The words of the index.
    #[error("its words in the index are not those of its text")]
    Index,
    /// The index holds something else, too.
    #[error("the index holds words of {0} articles that are not there")]
    StrayIndex(usize),
    /// The totals by which hits are ranked.
    #[error("the totals of the index are wrong")]
    Totals,
    /// A name in the table of entities.
    #[error("the names of entity {0} are not what was stored")]
    Entity(i64),
    /// A row of the log of corrections, or one before it.
    #[error("correction {0} is not what was logged")]
    Correction(i64),
    /// Rows that belong to nothing.
    #[error("table `{table}` has {rows} rows too many or too few")]
    Count {
        /// The table.
        table: &'static str,
        /// The difference.
        rows: u64,
    },
}

impl Fault {
    /// Whether a repair may mend it: it does not lie in what the source said.
    pub fn may_be_mended(&self) -> bool {
        match self {
            Fault::Structure(_)
            | Fault::Schema
            | Fault::Unreadable(_)
            | Fault::Found
            | Fault::Outside
            | Fault::Index
            | Fault::StrayIndex(_)
            | Fault::Totals
            | Fault::Entity(_) => true,
            Fault::Count { table, .. } => !STORED.contains(table),
            Fault::Gone | Fault::Unsealed | Fault::Text | Fault::Record | Fault::Correction(_) => {
                false
            }
        }
    }
}

/// Tables whose rows cannot be made again.
const STORED: [&str; 3] = ["article", "paragraph", "article_version"];

/// Tables whose rows all belong to an article, an entity or an alias.
const COUNTED: [&str; 11] = [
    "article",
    "paragraph",
    "article_version",
    "mention",
    "event_date",
    "article_official",
    "meeting",
    "attendee",
    "entity",
    "alias",
    "alias_word",
];

/// Where findings lie in an article's text: paragraph, start, length.
const SPANS: &str = "SELECT paragraph_id, start, length FROM mention
     WHERE paragraph_id BETWEEN ?1 << 12 AND (?1 << 12) | 4095
   UNION ALL SELECT paragraph_id, start, length FROM event_date
     WHERE paragraph_id BETWEEN ?1 << 12 AND (?1 << 12) | 4095
   UNION ALL SELECT paragraph_id, start, length FROM meeting WHERE article_id = ?1";

/// Proves the archive at `path` and reports every finding; gives the number of
/// articles. `index_text` makes the words of paragraphs.
pub fn check(
    path: &Path,
    index_text: fn(&[Paragraph]) -> IndexText,
    report: &mut dyn FnMut(Finding),
) -> Result<usize, ArchiveError> {
    let archive = Archive::open_to_read(path).map_err(ArchiveError::lost)?;
    archive.check_analyser()?;
    // One state of the archive, whoever writes meanwhile.
    archive.run("PRAGMA temp_store = MEMORY; BEGIN")?;
    let mut check = Check {
        archive: &archive,
        index_text,
        report,
        seen: BTreeMap::new(),
        index: Index::default(),
    };
    check.part(Check::structure);
    let articles = check.articles();
    check.part(Check::entities);
    check.part(Check::corrections);
    check.part(Check::counts);
    check.part(Check::index);
    Ok(articles)
}

struct Check<'a> {
    archive: &'a Archive,
    index_text: fn(&[Paragraph]) -> IndexText,
    report: &'a mut dyn FnMut(Finding),
    /// Rows that belong somewhere, by table.
    seen: BTreeMap<&'static str, u64>,
    /// What the index must hold.
    index: Index,
}

impl Check<'_> {
    fn find(&mut self, fault: Fault) {
        (self.report)(Finding { article: None, fault });
    }

    fn find_in(&mut self, id: i64, fault: Fault) {
        let key = self
            .archive
            .connection
            .query_row("SELECT key FROM article WHERE id = ?", [id], |row| row.get(0))
            .unwrap_or_else(|_| format!("#{id}"));
        (self.report)(Finding { article: Some(key), fault });
    }

    /// Runs a part; what stops it is a finding, and the others run all the same.
    fn part(&mut self, run: fn(&mut Self) -> rusqlite::Result<()>) {
        if let Err(error) = run(self) {
            self.find(Fault::Unreadable(error.to_string()));
        }
    }

    fn structure(&mut self) -> rusqlite::Result<()> {
        let connection = &self.archive.connection;
        let mut faults = Vec::new();
        let mut statement = connection.prepare("PRAGMA integrity_check(1000)")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            match row.get::<_, String>(0)? {
                line if line == "ok" => {}
                line => faults.push(Fault::Structure(line.replace('\n', "; "))),
            }
        }
        let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
            faults.push(Fault::Structure(format!("a row of {table} points to no {parent}")));
        }
        let made: String =
            connection
                .query_row("SELECT value FROM meta WHERE name = 'schema'", [], |r| r.get(0))?;
        if migrate::schema_hash(connection)? != made {
            faults.push(Fault::Schema);
        }
        faults.dedup();
        faults.into_iter().for_each(|fault| self.find(fault));
        Ok(())
    }

    /// Every article there is or should be.
    fn articles(&mut self) -> usize {
        let mut ids = BTreeSet::new();
        for sql in ["SELECT id FROM article", "SELECT article_id FROM article_seal"] {
            match self.archive.ids(sql) {
                Ok(some) => ids.extend(some),
                Err(error) => self.find(Fault::Unreadable(error.to_string())),
            }
        }
        let names = seal::names(&self.archive.connection).unwrap_or_else(|error| {
            self.find(Fault::Unreadable(error.to_string()));
            FxHashMap::default()
        });
        let stray = names.keys().filter(|id| !ids.contains(id)).count() as u64;
        if stray > 0 {
            self.find(Fault::Count { table: "article_entity", rows: stray });
        }
        for id in &ids {
            match self.article(*id, names.get(id).copied().unwrap_or_default()) {
                Ok(faults) => faults.into_iter().for_each(|fault| self.find_in(*id, fault)),
                Err(error) => self.find_in(*id, Fault::Unreadable(error.to_string())),
            }
        }
        ids.len()
    }

    fn article(&mut self, id: i64, names: Names) -> rusqlite::Result<Vec<Fault>> {
        let connection = &self.archive.connection;
        let (seal, rows) = seal::of_article(connection, id, names)?;
        let given = seal::given(connection, id)?;
        for (table, number) in rows {
            *self.seen.entry(table).or_default() += number;
        }
        let Some(Stored { article, .. }) = self.archive.stored_article(id)? else {
            return Ok(vec![Fault::Gone]);
        };
        let facet = self.archive.stored_facet(id).unwrap_or_default().text();
        let words = (self.index_text)(&article.paragraphs);
        self.index.insert(id, Entries::of(&words, &facet));
        let mut faults = Vec::new();
        if !self.is_itself(id, &Identity::of(&article), article.headline())? {
            faults.push(Fault::Text);
        } else if given.is_some_and(|given| given.stored != seal.stored) {
            faults.push(Fault::Record);
        }
        match given {
            None => faults.push(Fault::Unsealed),
            Some(given) if given.found != seal.found => faults.push(Fault::Found),
            Some(_) => {}
        }
        let lengths: Vec<usize> =
            article.paragraphs.iter().map(|p| p.text.chars().count()).collect();
        if !self.spans_lie_within(id, &lengths)? {
            faults.push(Fault::Outside);
        }
        Ok(faults)
    }

    /// Whether an article has the hashes of its fields and text.
    fn is_itself(&self, id: i64, identity: &Identity, headline: &str) -> rusqlite::Result<bool> {
        self.archive
            .connection
            .prepare_cached(
                "SELECT content = ?, words IS ?, headline = ? FROM article WHERE id = ?",
            )?
            .query_row((identity.content, identity.words, headline, id), |row| {
                Ok(row.get(0)? && row.get(1)? && row.get(2)?)
            })
    }

    fn spans_lie_within(&self, id: i64, lengths: &[usize]) -> rusqlite::Result<bool> {
        let mut statement = self.archive.connection.prepare_cached(SPANS)?;
        let mut rows = statement.query([id])?;
        let mut within = true;
        while let Some(row) = rows.next()? {
            let [paragraph, start, length]: [i64; 3] = [row.get(0)?, row.get(1)?, row.get(2)?];
            let ordinal = usize::try_from(paragraph - keys::paragraph_key(id, 0)).ok();
            let longest = ordinal.and_then(|at| lengths.get(at)).copied().unwrap_or(0);
            let end = usize::try_from(start.saturating_add(length)).unwrap_or(usize::MAX);
            within &= start >= 0 && length >= 0 && end <= longest;
        }
        Ok(within)
    }

    fn entities(&mut self) -> rusqlite::Result<()> {
        let archive = self.archive;
        let mut ids = BTreeSet::from_iter(archive.ids("SELECT id FROM entity")?);
        ids.extend(archive.ids("SELECT entity FROM entity_seal")?);
        let mut wrong = self.entities_without_a_word()?;
        for id in ids {
            let (hash, rows) = seal::of_entity(&archive.connection, id)?;
            for (table, number) in rows {
                *self.seen.entry(table).or_default() += number;
            }
            if seal::given_to_entity(&archive.connection, id)? != Some(hash) {
                wrong.insert(id);
            }
        }
        wrong.into_iter().for_each(|id| self.find(Fault::Entity(id)));
        Ok(())
    }

    /// Each seal covers the one before: the first that is broken is named.
    fn corrections(&mut self) -> rusqlite::Result<()> {
        let connection = &self.archive.connection;
        for id in self.archive.ids("SELECT id FROM correction ORDER BY id")? {
            let seal = "SELECT seal FROM correction WHERE id = ?";
            let given: Hash = connection.query_row(seal, [id], |row| row.get(0))?;
            if given != seal::of_correction(connection, id)? {
                self.find(Fault::Correction(id));
                break;
            }
        }
        Ok(())
    }

    /// Every word of every alias must be there, and nothing else.
    fn entities_without_a_word(&mut self) -> rusqlite::Result<BTreeSet<i64>> {
        let connection = &self.archive.connection;
        let mut words = BTreeSet::new();
        let mut statement = connection.prepare("SELECT folded, entity FROM alias")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (folded, entity): (String, i64) = (row.get(0)?, row.get(1)?);
            words.extend(folded.split(' ').map(|word| (entity, word.to_owned())));
        }
        self.seen.insert("alias_word", words.len() as u64);
        let mut there = connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM alias_word WHERE entity = ? AND word = ?)",
        )?;
        let mut missing = BTreeSet::new();
        for (entity, word) in words {
            if !there.query_row((entity, word), |row| row.get::<_, bool>(0))? {
                missing.insert(entity);
            }
        }
        Ok(missing)
    }

    fn counts(&mut self) -> rusqlite::Result<()> {
        for table in COUNTED {
            let count = format!("SELECT count(*) FROM {table}");
            let there: i64 = self.archive.connection.query_row(&count, [], |row| row.get(0))?;
            let seen = self.seen.get(table).copied().unwrap_or(0);
            let rows = there.cast_unsigned().abs_diff(seen);
            if rows > 0 {
                self.find(Fault::Count { table, rows });
            }
        }
        Ok(())
    }

    fn index(&mut self) -> rusqlite::Result<()> {
        let indexed = self.archive.indexed()?;
        let (mut wrong, totals) = self.archive.wrong_sizes(&indexed)?;
        wrong.extend(
            self.index.iter().filter(|(id, e)| indexed.get(id) != Some(e)).map(|(id, _)| id),
        );
        wrong.sort_unstable();
        wrong.dedup();
        let stray = indexed.keys().filter(|id| !self.index.contains_key(id)).count();
        wrong.retain(|id| self.index.contains_key(id));
        wrong.into_iter().for_each(|id| self.find_in(id, Fault::Index));
        if stray > 0 {
            self.find(Fault::StrayIndex(stray));
        }
        if !totals {
            self.find(Fault::Totals);
        }
        Ok(())
    }
}
