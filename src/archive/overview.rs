//! What an archive holds, in figures.

use rusqlite::types::Value;

use super::{Archive, ArchiveError};
use crate::model::{SURE, keys};

/// One figure of an archive: what is counted, and how many there are or which day it is;
/// `None` for a day that there is not.
pub type Figure = (&'static str, Option<String>);

impl Archive {
    /// The figures of the archive, always the same ones in the same order.
    pub fn overview(&self) -> Result<Vec<Figure>, ArchiveError> {
        let first = keys::first_key(keys::FIRST_DAY);
        let stored = [
            ("articles", "SELECT count(*) FROM article".to_owned()),
            ("first_day", format!("SELECT min(published) FROM article WHERE id >= {first}")),
            ("last_day", format!("SELECT max(published) FROM article WHERE id >= {first}")),
            ("undated", format!("SELECT count(*) FROM article WHERE id < {first}")),
            ("arabic", "SELECT count(*) FROM article WHERE lang = 'ar'".to_owned()),
            ("english", "SELECT count(*) FROM article WHERE lang = 'en'".to_owned()),
            ("duplicates", "SELECT count(duplicate_of) FROM article".to_owned()),
            ("former_versions", "SELECT count(*) FROM article_version".to_owned()),
            ("sources", "SELECT count(*) FROM source".to_owned()),
            ("paragraphs", "SELECT count(*) FROM paragraph".to_owned()),
        ];
        let kinds = [
            ("countries", "country"),
            ("officials", "official"),
            ("organisations", "organisation"),
        ];
        let others = [
            ("meetings", format!("SELECT count(*) FROM meeting WHERE confidence >= {SURE}")),
            (
                "uncertain_meetings",
                format!("SELECT count(*) FROM meeting WHERE confidence < {SURE}"),
            ),
            ("imports", "SELECT count(*) FROM import_run".to_owned()),
            ("last_import", "SELECT max(started) FROM import_run".to_owned()),
            (
                "bytes",
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size".to_owned(),
            ),
        ];
        let named = self.articles_naming()?;
        let of_kind = |kind: &str| -> Result<usize, ArchiveError> {
            let ids = self.ids(&format!("SELECT id FROM entity WHERE kind = '{kind}'"));
            let ids = ids.map_err(|e| self.error(e))?;
            Ok(ids.into_iter().filter(|id| named.contains_key(id)).count())
        };
        let figure = |(name, sql): (&'static str, String)| Ok((name, self.figure(&sql)?));
        let kind = |(name, kind)| Ok((name, Some(of_kind(kind)?.to_string())));
        let (stored, kinds) = (stored.into_iter().map(figure), kinds.into_iter().map(kind));
        stored.chain(kinds).chain(others.into_iter().map(figure)).collect()
    }

    fn figure(&self, sql: &str) -> Result<Option<String>, ArchiveError> {
        let value = self.connection.query_row(sql, [], |row| row.get(0));
        match value.map_err(|e| self.error(e))? {
            Value::Integer(count) => Ok(Some(count.to_string())),
            Value::Text(text) => Ok(Some(text)),
            _ => Ok(None),
        }
    }
}
