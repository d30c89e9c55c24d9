//! How many articles name each thing, and when the last of them was published.

use rusqlite::Row;
use rustc_hash::FxHashMap;

use super::facet::token;
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

/// The id, folded name, name and state of something.
type Named = (i64, String, String, Option<String>);

impl Naming {
    /// Under the name of what they name.
    fn count(self, name: String) -> NameCount {
        let last = keys::published(self.newest).map(|day| day.to_string());
        NameCount { name, country: None, articles: self.articles, last }
    }
}

impl Archive {
    /// The countries, officials, topics, groups or organisations that articles name, most
    /// named first.
    pub fn name_counts(&self, kind: &str) -> Result<Vec<NameCount>, ArchiveError> {
        let facet = match kind {
            "country" => Some("c"),
            "topic" => Some("t"),
            _ => None,
        };
        let named = if facet.is_none() { self.articles_naming()? } else { FxHashMap::default() };
        let of = |id: i64, name: &str| match facet {
            Some(facet) => self.naming_any(facet, &[name]),
            None => Ok(named.get(&id).copied().unwrap_or_default()),
        };
        let mut counts = Vec::new();
        for (id, folded, name, country) in self.entities(kind).map_err(|e| self.error(e))? {
            let naming = of(id, &name)?;
            if naming.articles > 0 {
                counts.push((folded, NameCount { country, ..naming.count(name) }));
            }
        }
        counts.sort_by(|(folded, one), (other_folded, other)| {
            (other.articles, folded).cmp(&(one.articles, other_folded))
        });
        Ok(counts.into_iter().map(|(_, count)| count).collect())
    }

    /// Everything of a kind: id, folded name, name and state.
    fn entities(&self, kind: &str) -> rusqlite::Result<Vec<Named>> {
        let find = "SELECT id, folded, name, country FROM entity WHERE kind = ?";
        let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        self.connection.prepare_cached(find)?.query_map([kind], row)?.collect()
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
        let mut counts = Vec::new();
        for (id, name, _) in self.sources()? {
            counts.push(self.naming_any("s", &[&id.to_string()])?.count(name));
        }
        counts.retain(|count| count.articles > 0);
        counts.sort_by_key(|count| std::cmp::Reverse(count.articles));
        Ok(counts)
    }

    /// The articles that name an office of one of these classes.
    pub fn role_count(&self, classes: &[&str]) -> Result<NameCount, ArchiveError> {
        Ok(self.naming_any("r", classes)?.count(String::new()))
    }

    /// The articles that the index tells to name any of some things of a kind: to look through
    /// the rows of all articles takes a hundred times as long.
    fn naming_any(&self, kind: &str, names: &[&str]) -> Result<Naming, ArchiveError> {
        let tokens: Vec<String> =
            names.iter().map(|name| format!("\"{}\"", token(kind, name))).collect();
        let find = "SELECT count(*), coalesce(max(rowid), 0) FROM fts WHERE fts MATCH ?";
        let naming = |row: &Row<'_>| Ok(Naming { articles: row.get(0)?, newest: row.get(1)? });
        self.connection
            .prepare_cached(find)
            .and_then(|mut statement| {
                let tokens = format!("facet : ({})", tokens.join(" OR "));
                statement.query_row([tokens], naming)
            })
            .map_err(|e| self.error(e))
    }
}
