//! How many articles name each thing, and when the last of them was published.

use rustc_hash::FxHashMap;

use super::{Archive, ArchiveError};
use crate::model::keys;

/// Something that articles name, and the articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameCount {
    /// A code, a name or a key.
    pub name: String,
    /// The code of its state, where it has one.
    pub country: Option<String>,
    /// How many articles name it.
    pub articles: i64,
    /// The publication day of the last, ISO, where it is known.
    pub last: Option<String>,
}

/// The articles that name an entity.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Naming {
    articles: i64,
    /// The key of the newest.
    newest: i64,
}

const SOURCES: &str = "
    SELECT s.name, NULL, count(*), max(a.published)
    FROM source s JOIN article a ON a.source_id = s.id
    WHERE ? = 'source' GROUP BY s.id ORDER BY 3 DESC, 1";

/// The articles that name an office of one of these classes.
const ROLES: &str = "
    SELECT '', NULL, count(DISTINCT o.article_id),
      date((max(CASE WHEN o.article_id >> 20 >= 3652 THEN o.article_id END) >> 20) + 1721425.5)
    FROM article_official o
    WHERE instr(' ' || ? || ' ', ' ' || o.role_class || ' ') > 0";

impl Archive {
    /// The countries, officials, topics, groups or organisations that articles name, most
    /// named first.
    pub fn name_counts(&self, kind: &str) -> Result<Vec<NameCount>, ArchiveError> {
        let named = self.articles_naming()?;
        let fetch = || -> rusqlite::Result<Vec<(String, NameCount)>> {
            let mut counts = Vec::new();
            let mut find = self
                .connection
                .prepare_cached("SELECT id, folded, name, country FROM entity WHERE kind = ?")?;
            let mut rows = find.query([kind])?;
            while let Some(row) = rows.next()? {
                let Some(Naming { articles, newest }) = named.get(&row.get(0)?) else { continue };
                let (articles, last) = (*articles, keys::published(*newest));
                let (name, country) = (row.get(2)?, row.get(3)?);
                let last = last.map(|day| day.to_string());
                counts.push((row.get(1)?, NameCount { name, country, articles, last }));
            }
            Ok(counts)
        };
        let mut counts = fetch().map_err(|e| self.error(e))?;
        counts.sort_by(|(folded, one), (other_folded, other)| {
            (other.articles, folded).cmp(&(one.articles, other_folded))
        });
        Ok(counts.into_iter().map(|(_, count)| count).collect())
    }

    /// The articles that name each entity. SQLite would sort all of them to group them.
    pub(super) fn articles_naming(&self) -> Result<FxHashMap<i64, Naming>, ArchiveError> {
        let count = || -> rusqlite::Result<FxHashMap<i64, Naming>> {
            let mut named: FxHashMap<i64, Naming> = FxHashMap::default();
            let mut all =
                self.connection.prepare_cached("SELECT entity, article_id FROM article_entity")?;
            let mut rows = all.query([])?;
            while let Some(row) = rows.next()? {
                let naming = named.entry(row.get(0)?).or_default();
                naming.articles += 1;
                naming.newest = naming.newest.max(row.get(1)?);
            }
            Ok(named)
        };
        count().map_err(|e| self.error(e))
    }

    /// The outlets and their articles.
    pub fn source_counts(&self) -> Result<Vec<NameCount>, ArchiveError> {
        self.counts(SOURCES, "source")
    }

    /// The articles that name an office of one of these classes, joined by spaces.
    pub fn role_count(&self, classes: &str) -> Result<Option<NameCount>, ArchiveError> {
        Ok(self.counts(ROLES, classes)?.pop())
    }

    fn counts(&self, sql: &str, value: &str) -> Result<Vec<NameCount>, ArchiveError> {
        let run = || -> rusqlite::Result<Vec<NameCount>> {
            self.connection
                .prepare_cached(sql)?
                .query_map([value], |row| {
                    Ok(NameCount {
                        name: row.get(0)?,
                        country: row.get(1)?,
                        articles: row.get(2)?,
                        last: row.get(3)?,
                    })
                })?
                .collect()
        };
        run().map_err(|e| self.error(e))
    }
}
