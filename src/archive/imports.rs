//! The imports an archive has seen: listed, and undone one by one.

use rusqlite::{OptionalExtension, Row, params};
use serde_json::Value;

use super::found::NAMES;
use super::identity::{Hash, Identity};
use super::rows::Rows;
use super::{Archive, ArchiveError};
use crate::model::{
    Analysed, Article, CountryCode, IndexText, Lang, Origin, Paragraph, ParagraphKind,
    PublishedFrom,
};

/// One import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRun {
    /// Its number.
    pub id: i64,
    /// When it began, RFC 3339.
    pub started: String,
    /// When it ended; `None` while it runs, or where it was killed.
    pub finished: Option<String>,
    /// What was named, one a line.
    pub inputs: String,
    /// Articles it added, replaced, found there, and records it could not read.
    pub counts: [i64; 4],
}

/// Something an import could not read, or not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportItem {
    /// The import.
    pub run: i64,
    /// The file as it was named.
    pub file: String,
    /// The line; `None` for a whole file.
    pub line: Option<i64>,
    /// `skipped`, `without-date` or `noted`.
    pub weight: String,
    /// Why.
    pub reason: String,
}

/// What an undone import leaves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Undone {
    /// Articles taken out.
    pub removed: u64,
    /// Articles that are again what they were before.
    pub restored: u64,
}

/// Analyses an article again, for an outlet of a country.
pub type AnalyseAgain<'a> = &'a mut dyn FnMut(Article, Option<CountryCode>) -> Analysed;

impl Archive {
    /// Every import, the first one first.
    pub fn imports(&self) -> Result<Vec<ImportRun>, ArchiveError> {
        let run = |row: &Row<'_>| {
            Ok(ImportRun {
                id: row.get(0)?,
                started: row.get(1)?,
                finished: row.get(2)?,
                inputs: row.get(3)?,
                counts: [row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?],
            })
        };
        self.listed(
            "SELECT id, started, finished, inputs, added, updated, unchanged, skipped
             FROM import_run ORDER BY id",
            run,
        )
    }

    /// Everything imports could not read, in the order it was met.
    pub fn import_items(&self) -> Result<Vec<ImportItem>, ArchiveError> {
        let item = |row: &Row<'_>| {
            Ok(ImportItem {
                run: row.get(0)?,
                file: row.get(1)?,
                line: row.get(2)?,
                weight: row.get(3)?,
                reason: row.get(4)?,
            })
        };
        let sql = "SELECT run_id, file, line, weight, reason FROM import_item
                   ORDER BY run_id, ordinal";
        self.listed(sql, item)
    }

    fn listed<T>(
        &self,
        sql: &str,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, ArchiveError> {
        let fetch = || -> rusqlite::Result<Vec<T>> {
            self.connection.prepare_cached(sql)?.query_map([], |row| read(row))?.collect()
        };
        fetch().map_err(|e| self.error(e))
    }

    /// Undoes one import: its articles go, those it replaced come back. Gives
    /// `None` where there is no such import. `words` makes the index words of
    /// stored paragraphs; `analyse` what is stored of an article that comes back, by
    /// the rules of the digest `rules`.
    pub fn undo_import(
        &self,
        run: i64,
        words: fn(&[Paragraph]) -> IndexText,
        (rules, analyse): (&str, AnalyseAgain<'_>),
    ) -> Result<Option<Undone>, ArchiveError> {
        // What is taken out goes with all that refers to it: to look for that at each
        // deletion would read whole tables.
        self.run("PRAGMA foreign_keys = OFF")?;
        let undone = self.transaction(|| {
            let mut rows = Rows::new(self, self.ruleset(rules)?);
            rows.analyse = words;
            let mut undo = Undo { rows, run };
            let found: Option<i64> =
                undo.rows.one("SELECT id FROM import_run WHERE id = ?", [run])?;
            match found {
                Some(_) => undo.all(analyse).map(Some),
                None => Ok(None),
            }
        });
        self.run("PRAGMA foreign_keys = ON")?;
        undone
    }
}

struct Undo<'a> {
    rows: Rows<'a>,
    run: i64,
}

/// An article as it was before.
struct Former {
    article: Article,
    key: String,
    place: Option<Hash>,
    run: i64,
}

impl Undo<'_> {
    fn all(&mut self, analyse: AnalyseAgain<'_>) -> Result<Undone, ArchiveError> {
        self.unseal_versions()?;
        self.close_gaps()?;
        let archive = self.rows.archive;
        let written = archive
            .rows_of("SELECT id, key FROM article WHERE run_id = ? ORDER BY id", self.run)?;
        let mut formers = Vec::new();
        let mut undone = Undone::default();
        for (id, key) in written {
            formers.extend(self.former(&key)?);
            self.rows.delete(id)?;
            undone.removed += 1;
        }
        for former in formers {
            let mut identity = Identity::of(&former.article);
            identity.key = former.key;
            identity.place = former.place;
            let outlet: Option<Option<String>> = self
                .rows
                .one("SELECT outlet_country FROM import_run WHERE id = ?", [former.run])?;
            let outlet = outlet.flatten().and_then(|code| CountryCode::new(&code));
            self.rows.insert(&analyse(former.article, outlet), &identity, former.run)?;
            undone.restored += 1;
        }
        undone.removed -= undone.restored;
        // What is named nowhere is told by them.
        self.rows.insert_counts()?;
        self.forget()?;
        self.rows.close_batch()?;
        Ok(undone)
    }

    /// The articles whose former versions change are sealed again.
    fn unseal_versions(&mut self) -> Result<(), ArchiveError> {
        let articles = self.rows.archive.rows_of(
            "SELECT id, key FROM article WHERE key IN
               (SELECT key FROM article_version WHERE ?1 IN (run_id, written_by))",
            self.run,
        )?;
        self.rows.unsealed.0.extend(articles.into_iter().map(|(id, _)| id));
        Ok(())
    }

    /// Where a later import replaced what this one wrote, it replaced what was
    /// there before.
    fn close_gaps(&self) -> Result<(), ArchiveError> {
        self.rows.execute(
            "UPDATE article_version AS later SET
               (published, headline, text, content, written_by, record) =
               (SELECT published, headline, text, content, written_by, record
                FROM article_version WHERE key = later.key AND run_id = ?1)
             WHERE written_by = ?1 AND EXISTS
               (SELECT 1 FROM article_version WHERE key = later.key AND run_id = ?1)",
            [self.run],
        )?;
        // What it had added is the later one's.
        self.rows.execute("DELETE FROM article_version WHERE written_by = ?", [self.run])
    }

    /// What this import replaced under a key.
    fn former(&self, key: &str) -> Result<Option<Former>, ArchiveError> {
        let archive = self.rows.archive;
        let found = archive
            .connection
            .prepare_cached(
                "SELECT published, headline, text, written_by, record FROM article_version
                 WHERE key = ? AND run_id = ?",
            )
            .and_then(|mut statement| {
                statement
                    .query_row(params![key, self.run], |row| {
                        let fields: (Option<String>, String, String, i64, String) =
                            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
                        Ok(fields)
                    })
                    .optional()
            })
            .map_err(|e| archive.error(e))?;
        let Some((published, headline, text, run, record)) = found else { return Ok(None) };
        let damaged = || ArchiveError::Damaged {
            path: archive.path().to_owned(),
            reason: format!("the former version of {key} cannot be read"),
        };
        let record: Value = serde_json::from_str(&record).map_err(|_| damaged())?;
        let paragraphs = paragraphs(headline, &text, &record["paragraphs"]).ok_or_else(damaged)?;
        let place = record["place"].as_str().and_then(hash_of);
        let published = published.and_then(|day| day.parse().ok());
        let from = record["published_from"].as_str();
        let article = Article {
            published,
            published_from: published.and(from.and_then(PublishedFrom::from_word)),
            paragraphs,
            ..article_of(&record)
        };
        Ok(Some(Former { article, key: key.to_owned(), place, run }))
    }

    /// Takes out what only the undone import needed.
    fn forget(&self) -> Result<(), ArchiveError> {
        for table in ["article_version", "import_item", "told_part"] {
            self.rows.execute(&format!("DELETE FROM {table} WHERE run_id = ?"), [self.run])?;
        }
        self.rows.execute("DELETE FROM import_run WHERE id = ?", [self.run])?;
        // The next import may get its number, and is not told of yet.
        self.rows.execute(
            "UPDATE watermark SET run_id = min(run_id,
               (SELECT coalesce(max(id), 0) FROM import_run))",
            [],
        )?;
        let unused = "NOT IN (SELECT entity FROM article_entity)";
        for (table, column) in NAMES {
            self.rows.execute(&format!("DELETE FROM {table} WHERE {column} {unused}"), [])?;
        }
        self.rows
            .execute("DELETE FROM entity_seal WHERE entity NOT IN (SELECT id FROM entity)", [])?;
        self.rows.execute(
            "DELETE FROM source WHERE id NOT IN
               (SELECT source_id FROM article WHERE source_id IS NOT NULL)",
            [],
        )
    }
}

impl Archive {
    fn rows_of(&self, sql: &str, run: i64) -> Result<Vec<(i64, String)>, ArchiveError> {
        let fetch = || -> rusqlite::Result<Vec<(i64, String)>> {
            let mut statement = self.connection.prepare(sql)?;
            statement.query_map([run], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        fetch().map_err(|e| self.error(e))
    }
}

fn article_of(record: &Value) -> Article {
    let text = |name: &str| record[name].as_str().map(str::to_owned);
    Article {
        external_id: text("external_id"),
        source: text("source"),
        url: text("url"),
        published: None,
        published_from: None,
        lang: record["lang"].as_str().and_then(Lang::from_code).unwrap_or(Lang::Ar),
        paragraphs: Vec::new(),
        metadata: text("metadata"),
        origin: Origin {
            file: text("file").unwrap_or_default(),
            line: record["line"].as_u64().unwrap_or(1),
            whole_file: None,
        },
    }
}

/// The headline and the lines of the text, with their kinds and places.
fn paragraphs(headline: String, text: &str, shapes: &Value) -> Option<Vec<Paragraph>> {
    let shapes = shapes.as_array()?;
    let below = text.split('\n').filter(|_| shapes.len() > 1);
    let texts: Vec<&str> = std::iter::once(headline.as_str()).chain(below).collect();
    if texts.len() != shapes.len() {
        return None;
    }
    let shaped = shapes.iter().zip(texts).map(|(shape, text)| {
        Some(Paragraph {
            kind: shape[0].as_str().and_then(ParagraphKind::from_word)?,
            start: shape[1].as_u64()? as usize,
            text: text.to_owned(),
        })
    });
    shaped.collect()
}

fn hash_of(hex: &str) -> Option<Hash> {
    let mut hash = Hash::default();
    if hex.len() != 2 * hash.len() {
        return None;
    }
    for (place, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(hash)
}
