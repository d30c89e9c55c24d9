//! Finds what a query's words name: officials and outlets.

use jiff::civil::Date;
use rusqlite::{ToSql, params, params_from_iter};

use super::export::bound;
use super::{Archive, ArchiveError, Named, OfficialRow};
use crate::model::{Statement, keys};

impl Archive {
    /// The officials some form of whose name contains these folded words side
    /// by side.
    pub fn officials(&self, words: &[String]) -> Result<Vec<OfficialRow>, ArchiveError> {
        let Some(longest) = words.iter().max_by_key(|word| word.len()) else {
            return Ok(Vec::new());
        };
        let part = format!(" {} ", words.join(" "));
        let run = || -> rusqlite::Result<Vec<OfficialRow>> {
            self.connection
                .prepare_cached(
                    "SELECT e.id, e.name,
                       (SELECT count(DISTINCT o.article_id) FROM article_official o
                         WHERE o.entity = e.id)
                     FROM alias_word w JOIN entity e ON e.id = w.entity
                     WHERE w.word = ?1 AND EXISTS (SELECT 1 FROM alias a
                       WHERE a.entity = e.id AND instr(' ' || a.folded || ' ', ?2) > 0)
                     ORDER BY 3 DESC, e.folded",
                )?
                .query_map(params![longest, part], |row| {
                    Ok(OfficialRow {
                        entity: row.get(0)?,
                        name: row.get(1)?,
                        articles: row.get(2)?,
                    })
                })?
                .collect()
        };
        run().map_err(|e| self.error(e))
    }

    /// The officials of whom this folded form is a whole name, whose own it is first.
    pub fn officials_called(&self, form: &str) -> Result<Vec<(Named, i64)>, ArchiveError> {
        let which = "e.folded = ?1 OR e.id IN (SELECT entity FROM alias WHERE folded = ?1)";
        let mut called = self.officials_where(which, form)?;
        called.sort_by_key(|(named, _)| named.key != form);
        Ok(called)
    }

    /// The official with a public id.
    pub fn official_with_id(&self, id: &str) -> Result<Option<Named>, ArchiveError> {
        let found = self.officials_where("official_id(e.folded) = ?1", id)?;
        Ok(found.into_iter().next().map(|(named, _)| named))
    }

    /// The official that an entity is.
    pub fn official_of(&self, entity: i64) -> Result<Option<(Named, i64)>, ArchiveError> {
        Ok(self.officials_where("e.id = ?1", entity)?.pop())
    }

    /// Officials that articles tell of, with the number of those.
    fn officials_where(
        &self,
        which: &'static str,
        value: impl ToSql,
    ) -> Result<Vec<(Named, i64)>, ArchiveError> {
        let sql = format!(
            "SELECT e.folded, e.name, (SELECT count(DISTINCT o.article_id) FROM article_official o
               WHERE o.entity = e.id)
             FROM entity e WHERE e.kind = 'official' AND ({which})
               AND EXISTS (SELECT 1 FROM article_official o WHERE o.entity = e.id)
             ORDER BY 3 DESC, 1"
        );
        let row = |row: &rusqlite::Row<'_>| {
            Ok((Named { key: row.get(0)?, name: row.get(1)? }, row.get(2)?))
        };
        let run = || -> rusqlite::Result<Vec<(Named, i64)>> {
            self.connection.prepare_cached(&sql)?.query_map([value], row)?.collect()
        };
        run().map_err(|e| self.error(e))
    }

    /// The officials with one of these folded words in some form of the name:
    /// entity, name and that form, folded.
    pub fn officials_with_any(
        &self,
        words: &[String],
    ) -> Result<Vec<(i64, String, String)>, ArchiveError> {
        let run = || -> rusqlite::Result<Vec<(i64, String, String)>> {
            self.connection
                .prepare_cached(
                    "SELECT DISTINCT e.id, e.name, a.folded
                     FROM json_each(?1) AS j JOIN alias_word w ON w.word = j.value
                     JOIN entity e ON e.id = w.entity JOIN alias a ON a.entity = e.id",
                )?
                .query_map([json_list(words)], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect()
        };
        run().map_err(|e| self.error(e))
    }

    /// The publication days of the oldest and the newest dated article.
    pub fn published_span(&self) -> Result<Option<(Date, Date)>, ArchiveError> {
        let first = keys::first_key(keys::FIRST_DAY);
        let run = || -> rusqlite::Result<Option<(i64, i64)>> {
            let oldest = "SELECT min(id) FROM article WHERE id >= ?";
            let oldest: Option<i64> =
                self.connection.query_row(oldest, [first], |row| row.get(0))?;
            let newest: Option<i64> =
                self.connection.query_row("SELECT max(id) FROM article", [], |row| row.get(0))?;
            Ok(oldest.zip(newest))
        };
        let span = run().map_err(|e| self.error(e))?;
        Ok(span.and_then(|(oldest, newest)| keys::published(oldest).zip(keys::published(newest))))
    }

    /// The indexed words between two, each with the number of articles that
    /// have it, for suggestions.
    pub fn words_between(
        &self,
        first: &str,
        end: &str,
    ) -> Result<Vec<(String, i64)>, ArchiveError> {
        // The list of words is a view of the index in memory; the file stays as it is.
        self.run(
            "PRAGMA query_only = 0;
             CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab('main', 'fts', 'row');
             PRAGMA query_only = 1;",
        )?;
        let run = || -> rusqlite::Result<Vec<(String, i64)>> {
            self.connection
                .prepare_cached("SELECT term, doc FROM temp.word WHERE term >= ? AND term < ?")?
                .query_map([first, end], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        };
        run().map_err(|e| self.error(e))
    }

    /// Every file that articles were read from.
    pub fn files(&self) -> Result<Vec<String>, ArchiveError> {
        self.column("SELECT DISTINCT file FROM article ORDER BY file")
    }

    /// Every place that meetings are told to have been at.
    pub fn places(&self) -> Result<Vec<String>, ArchiveError> {
        self.column("SELECT DISTINCT place FROM meeting WHERE place IS NOT NULL ORDER BY place")
    }

    /// Every distinct word of an official's name, for suggestions.
    pub fn official_words(&self) -> Result<Vec<String>, ArchiveError> {
        self.column("SELECT DISTINCT word FROM alias_word ORDER BY word")
    }

    /// Every outlet: id, name and folded name.
    pub fn sources(&self) -> Result<Vec<(i64, String, String)>, ArchiveError> {
        let run = || -> rusqlite::Result<Vec<(i64, String, String)>> {
            self.connection
                .prepare_cached("SELECT id, name, folded FROM source ORDER BY name")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect()
        };
        run().map_err(|e| self.error(e))
    }

    /// The first and the last publication day of the articles a statement selects.
    pub fn days(&self, articles: &Statement) -> Result<Option<(Date, Date)>, ArchiveError> {
        let dated = keys::first_key(keys::FIRST_DAY);
        let sql = format!("SELECT min(id), max(id) FROM ({}) WHERE id >= {dated}", articles.sql);
        let (first, last): (Option<i64>, Option<i64>) = self
            .connection
            .query_row(&sql, params_from_iter(bound(articles)), |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .map_err(|e| self.error(e))?;
        Ok(first.and_then(keys::published).zip(last.and_then(keys::published)))
    }

    /// The number of the last import.
    pub fn last_run(&self) -> Result<i64, ArchiveError> {
        self.connection
            .query_row("SELECT coalesce(max(id), 0) FROM import_run", [], |row| row.get(0))
            .map_err(|e| self.error(e))
    }

    fn column(&self, sql: &str) -> Result<Vec<String>, ArchiveError> {
        let run = || -> rusqlite::Result<Vec<String>> {
            self.connection.prepare_cached(sql)?.query_map([], |row| row.get(0))?.collect()
        };
        run().map_err(|e| self.error(e))
    }
}

/// Texts as one JSON array, so that any number of them is one value.
fn json_list(texts: &[String]) -> String {
    let quoted = texts.iter().map(|text| {
        let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
        format!("\"{escaped}\"")
    });
    format!("[{}]", quoted.collect::<Vec<_>>().join(","))
}
