//! Reads the articles of an archive again, by other rules.
//!
//! Articles leave as they were stored; what is found in them now takes the place
//! of what was found before. Ids, texts and the accounts of imports stay. An
//! article that was read again keeps the rules it was read by, so that a run
//! which is broken off goes on where it was.

use rusqlite::params;

use super::rows::Rows;
use super::segment::{defer_merges, merge_whole_index};
use super::{Archive, ArchiveError, seal};
use crate::model::{Analysed, Article, CountryCode, Lang, Origin, PublishedFrom, keys};

/// An article as it is stored, to be read again.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Its key.
    pub id: i64,
    /// What was read.
    pub article: Article,
    /// Where its outlet writes from, if its import said so.
    pub outlet_country: Option<CountryCode>,
}

/// What reading again comes to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reread {
    /// Articles in which something else is found now.
    pub changed: u64,
    /// Articles in which the same is found.
    pub unchanged: u64,
}

impl Archive {
    /// The id of a set of rules.
    pub(super) fn ruleset(&self, digest: &str) -> Result<i64, ArchiveError> {
        let fetch = || -> rusqlite::Result<i64> {
            self.connection.execute(
                "INSERT INTO ruleset (digest) VALUES (?) ON CONFLICT DO NOTHING",
                [digest],
            )?;
            let find = "SELECT id FROM ruleset WHERE digest = ?";
            self.connection.query_row(find, [digest], |row| row.get(0))
        };
        fetch().map_err(|e| self.error(e))
    }

    /// How many articles were read by other rules than these; with `all`, how many
    /// there are.
    pub fn count_stale(&self, rules: &str, all: bool) -> Result<u64, ArchiveError> {
        let sql = "SELECT count(*) FROM article WHERE ?2 OR ruleset IS NOT
                     coalesce((SELECT id FROM ruleset WHERE digest = ?1), -1)";
        let count: rusqlite::Result<i64> =
            self.connection.query_row(sql, params![rules, all], |row| row.get(0));
        count.map(i64::cast_unsigned).map_err(|e| self.error(e))
    }

    /// Whether any article may have been read by other rules than these; quick.
    pub fn may_be_stale(&self, rules: &str) -> Result<bool, ArchiveError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM ruleset WHERE digest <> ?1) OR EXISTS
                     (SELECT 1 FROM (SELECT ruleset FROM article LIMIT 1) WHERE ruleset IS NULL)";
        self.connection.query_row(sql, [rules], |row| row.get(0)).map_err(|e| self.error(e))
    }

    /// The next articles after a key that were read by other rules than these; with
    /// `all`, the next of all.
    pub fn stale(
        &self,
        (rules, all): (&str, bool),
        after: i64,
        limit: usize,
    ) -> Result<Vec<Stored>, ArchiveError> {
        let fetch = || -> rusqlite::Result<Vec<Stored>> {
            let mut prepared = self.connection.prepare_cached(
                "SELECT a.id, a.external_id, s.name, a.url, a.lang, a.published_from, a.metadata,
                   a.file, a.line, r.outlet_country
                 FROM article a LEFT JOIN source s ON s.id = a.source_id
                 JOIN import_run r ON r.id = a.run_id
                 WHERE a.id > ?3 AND (?2 OR a.ruleset IS NOT
                   coalesce((SELECT id FROM ruleset WHERE digest = ?1), -1))
                 ORDER BY a.id LIMIT ?4",
            )?;
            prepared.query_map(params![rules, all, after, limit as i64], stored)?.collect()
        };
        let mut list = fetch().map_err(|e| self.error(e))?;
        for stored in &mut list {
            stored.article.paragraphs = self.paragraphs(stored.id)?;
        }
        Ok(list)
    }
}

pub(super) fn stored(row: &rusqlite::Row<'_>) -> rusqlite::Result<Stored> {
    let id = row.get(0)?;
    let [lang, from, country]: [Option<String>; 3] = [row.get(4)?, row.get(5)?, row.get(9)?];
    Ok(Stored {
        id,
        article: Article {
            external_id: row.get(1)?,
            source: row.get(2)?,
            url: row.get(3)?,
            published: keys::published(id),
            published_from: from.as_deref().and_then(PublishedFrom::from_word),
            lang: lang.as_deref().and_then(Lang::from_code).unwrap_or(Lang::Ar),
            paragraphs: Vec::new(),
            metadata: row.get(6)?,
            origin: Origin {
                file: row.get(7)?,
                line: row.get::<_, i64>(8)?.cast_unsigned(),
                whole_file: None,
            },
        },
        outlet_country: country.as_deref().and_then(CountryCode::new),
    })
}

/// Puts what is found now in the place of what was found before.
pub struct Rereader<'a> {
    pub(super) rows: Rows<'a>,
    rules: &'a str,
    dry: bool,
    count: Reread,
}

impl<'a> Rereader<'a> {
    /// Begins to read again by the rules of a digest. With `all`, articles that were
    /// read by them count as stale, too. A `dry` run undoes each batch.
    pub fn begin(
        archive: &'a Archive,
        rules: &'a str,
        (all, dry): (bool, bool),
    ) -> Result<Rereader<'a>, ArchiveError> {
        if !dry {
            archive.transaction(|| {
                let stale = ["article", "entity", "alias", "alias_word"];
                for table in stale.iter().filter(|_| all) {
                    archive.run(&format!("UPDATE {table} SET ruleset = NULL"))?;
                }
                defer_merges(archive)
            })?;
        }
        Ok(Rereader { rows: Rows::new(archive, 0), rules, dry, count: Reread::default() })
    }

    /// Begins to read some articles again within a transaction.
    pub(super) fn within(
        archive: &'a Archive,
        rules: &'a str,
    ) -> Result<Rereader<'a>, ArchiveError> {
        let rows = Rows::new(archive, archive.ruleset(rules)?);
        Ok(Rereader { rows, rules, dry: false, count: Reread::default() })
    }

    /// Stores what was found in a batch, in one transaction.
    pub fn store(&mut self, batch: &[(i64, Analysed)]) -> Result<(), ArchiveError> {
        let archive = self.rows.archive;
        let before = self.count;
        archive.run("BEGIN IMMEDIATE")?;
        let end = if self.dry { "ROLLBACK" } else { "COMMIT" };
        let done = self.put_all(batch).and_then(|()| archive.run(end));
        if done.is_err() {
            self.count = before;
            // The first error is the one to report.
            let _ = archive.run("ROLLBACK");
        }
        if done.is_err() || self.dry {
            self.rows.forget();
        }
        done
    }

    fn put_all(&mut self, batch: &[(i64, Analysed)]) -> Result<(), ArchiveError> {
        self.rows.refresh()?;
        self.rows.ruleset = self.rows.archive.ruleset(self.rules)?;
        for (id, analysed) in batch {
            match self.put(*id, analysed)? {
                true => self.count.changed += 1,
                false => self.count.unchanged += 1,
            }
        }
        self.rows.close_batch()
    }

    /// Reads one article again; says whether something else is found in it.
    pub(super) fn put(&mut self, id: i64, analysed: &Analysed) -> Result<bool, ArchiveError> {
        let found_before = self.rows.found_rows(id)?;
        let facet_before = self.rows.archive.stored_facet(id)?;
        self.rows.delete_found(id)?;
        let mut facet = self.rows.facet(id, analysed)?;
        self.rows.insert_found(id, analysed, &mut facet)?;
        self.rows.insert_counts()?;
        self.rows.name(id);
        // An archive of the first shape has none.
        self.rows.keep_sketch(id, &analysed.sketch);
        if facet != facet_before {
            self.rows.unindex(id, &analysed.index, &facet_before.text())?;
            self.rows.segments.add(id, analysed.index.clone(), facet.text());
        }
        self.rows.execute(
            "UPDATE article SET ruleset = ?2 WHERE id = ?1",
            params![id, self.rows.ruleset],
        )?;
        Ok(self.rows.found_rows(id)? != found_before)
    }

    /// Takes out what no article names any more, once all of them are read by these
    /// rules, and merges the index.
    pub fn finish(self) -> Result<Reread, ArchiveError> {
        let archive = self.rows.archive;
        if self.dry {
            return Ok(self.count);
        }
        // What is taken out is named nowhere: to look for it in every table would
        // read them whole.
        archive.run("PRAGMA foreign_keys = OFF")?;
        let swept = archive.transaction(|| {
            let ruleset = archive.ruleset(self.rules)?;
            let stale = "SELECT EXISTS (SELECT 1 FROM article WHERE ruleset IS NOT ?)";
            if self.rows.one(stale, [ruleset])? == Some(true) {
                return Ok(());
            }
            for table in ["alias", "alias_word", "entity"] {
                let delete = format!("DELETE FROM {table} WHERE ruleset IS NOT ?");
                self.rows.execute(&delete, [ruleset])?;
            }
            self.rows.execute("DELETE FROM ruleset WHERE id <> ?", [ruleset])?;
            seal::seal_entities(&archive.connection).map_err(|e| archive.error(e))
        });
        archive.run("PRAGMA foreign_keys = ON")?;
        swept?;
        merge_whole_index(archive)?;
        Ok(self.count)
    }
}
