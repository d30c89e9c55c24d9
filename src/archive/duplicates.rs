//! Keeps track of articles that repeat the text of another.

use rusqlite::params;

use super::ArchiveError;
use super::rows::Rows;

impl Rows<'_> {
    /// Before an article is taken out, the first that repeats its text becomes the
    /// original of the others.
    pub(super) fn promote_duplicate(&mut self, id: i64) -> Result<(), ArchiveError> {
        let heir: Option<String> = self.one(
            "SELECT key FROM article WHERE duplicate_of = (SELECT key FROM article WHERE id = ?)
             ORDER BY run_id, id LIMIT 1",
            [id],
        )?;
        let Some(heir) = heir else { return Ok(()) };
        self.unsealed.extend(self.repeating(id)?);
        self.execute(
            "UPDATE article SET duplicate_of = ?2
             WHERE duplicate_of = (SELECT key FROM article WHERE id = ?1)",
            params![id, heir],
        )?;
        self.execute("UPDATE article SET duplicate_of = NULL WHERE key = ?", [heir])
    }

    /// The articles that repeat another's text.
    fn repeating(&self, id: i64) -> Result<Vec<i64>, ArchiveError> {
        let sql = "SELECT id FROM article
                   WHERE duplicate_of = (SELECT key FROM article WHERE id = ?)";
        let find = || -> rusqlite::Result<Vec<i64>> {
            let mut statement = self.archive.connection.prepare_cached(sql)?;
            statement.query_map([id], |row| row.get(0))?.collect()
        };
        find().map_err(|e| self.archive.error(e))
    }
}
