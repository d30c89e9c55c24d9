//! Reads articles back as they were read from their source.

use rusqlite::OptionalExtension;

use super::Archive;
use crate::model::{Article, Lang, Origin, PublishedFrom, keys};

impl Archive {
    /// An article as it is stored; `None` if there is none with this key. The path
    /// of a whole file is not kept.
    pub(super) fn stored_article(&self, id: i64) -> rusqlite::Result<Option<Article>> {
        let paragraphs = self.stored_paragraphs(id)?;
        self.connection
            .prepare_cached(
                "SELECT a.external_id, s.name, a.url, a.published_from, a.lang, a.metadata,
                   a.file, a.line
                 FROM article a LEFT JOIN source s ON s.id = a.source_id WHERE a.id = ?",
            )?
            .query_row([id], |row| {
                let from: Option<String> = row.get(3)?;
                let lang: String = row.get(4)?;
                let line: i64 = row.get(7)?;
                Ok(Article {
                    external_id: row.get(0)?,
                    source: row.get(1)?,
                    url: row.get(2)?,
                    published: keys::published(id),
                    published_from: from.as_deref().and_then(PublishedFrom::from_word),
                    lang: Lang::from_code(&lang).unwrap_or(Lang::Ar),
                    paragraphs,
                    metadata: row.get(5)?,
                    origin: Origin {
                        file: row.get(6)?,
                        line: u64::try_from(line).unwrap_or(0),
                        whole_file: None,
                    },
                })
            })
            .optional()
    }

    /// The tokens of an article's facet, as its rows have them.
    pub(super) fn stored_facet(&self, id: i64) -> Result<String, super::ArchiveError> {
        let facet = self
            .connection
            .prepare_cached(
                "SELECT 'all l' || a.lang || coalesce(' s' || a.source_id, '') ||
                   coalesce((SELECT group_concat(' c' || lower(e.name), '') FROM entity e
                     WHERE e.kind = 'country' AND EXISTS (SELECT 1 FROM article_entity x
                       WHERE x.entity = e.id AND x.article_id = a.id)), '') ||
                   coalesce((SELECT group_concat(' o' || o.entity, '') FROM
                     (SELECT DISTINCT entity FROM article_official WHERE article_id = a.id) o), '')
                 FROM article a WHERE a.id = ?",
            )
            .and_then(|mut statement| statement.query_row([id], |row| row.get(0)).optional());
        Ok(facet.map_err(|e| self.error(e))?.unwrap_or_default())
    }
}
