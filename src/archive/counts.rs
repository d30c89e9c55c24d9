//! How many articles name each thing, and when the last of them was published.

use super::{Archive, ArchiveError};

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

/// The things of one kind that articles name, most named first.
const NAMED: &str = "
    SELECT e.name, e.country, count(*),
      date((max(CASE WHEN x.article_id >> 20 >= 3652 THEN x.article_id END) >> 20) + 1721425.5)
    FROM entity e JOIN article_entity x ON x.entity = e.id
    WHERE e.kind = ? GROUP BY e.id ORDER BY 3 DESC, e.folded";

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
    /// The countries, officials, topics, groups or organisations that articles name.
    pub fn name_counts(&self, kind: &str) -> Result<Vec<NameCount>, ArchiveError> {
        self.counts(NAMED, kind)
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
