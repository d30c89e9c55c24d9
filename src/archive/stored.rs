//! Reads one article back as it was read from its source.

use rusqlite::OptionalExtension;

use super::Archive;
use super::reread::{Stored, stored};

impl Archive {
    /// An article as it is stored; `None` if there is none with this key. The path
    /// of a whole file is not kept.
    pub(super) fn stored_article(&self, id: i64) -> rusqlite::Result<Option<Stored>> {
        let found = self
            .connection
            .prepare_cached(
                "SELECT a.id, a.external_id, s.name, a.url, a.lang, a.published_from, a.metadata,
                   a.file, a.line, r.outlet_country
                 FROM article a LEFT JOIN source s ON s.id = a.source_id
                 LEFT JOIN import_run r ON r.id = a.run_id WHERE a.id = ?",
            )?
            .query_row([id], stored)
            .optional()?;
        let Some(mut found) = found else { return Ok(None) };
        found.article.paragraphs = self.stored_paragraphs(id)?;
        Ok(Some(found))
    }
}
