//! Lists what articles and paragraphs name, for the rows of an answer.
//!
//! The mentions of an article are read at once and serve all its paragraphs, and a
//! name is fetched once: a subquery for each row takes several times as long.

use rusqlite::{CachedStatement, OptionalExtension};
use rustc_hash::FxHashMap;

use super::{Archive, ArchiveError};
use crate::model::Cell;
use crate::model::keys::ORDINAL_BITS;

/// What the mentions of an article name, and in which paragraph.
const MENTIONS: &str = "SELECT paragraph_id, entity FROM mention
    WHERE paragraph_id BETWEEN ?1 << 12 AND ?1 << 12 | 4095 ORDER BY paragraph_id";
const NAME: &str = "SELECT kind, name FROM entity WHERE id = ?";

/// Most names that are kept at once.
const KEPT: usize = 1 << 16;

/// Where names are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Within {
    /// In all of an article.
    Article,
    /// In one paragraph.
    Paragraph,
}

/// What a column lists.
#[derive(Debug)]
pub(super) struct ListOf {
    /// The kind of what is named.
    pub kind: &'static str,
    /// Where it is named.
    pub within: Within,
    /// The id of that article or paragraph.
    pub id: &'static str,
}

/// The names in the article that is being read.
pub(super) struct Listed<'a> {
    mentions: CachedStatement<'a>,
    name: CachedStatement<'a>,
    article: i64,
    here: Vec<(i64, i64)>,
    /// The kind and the name of each entity that was met.
    known: FxHashMap<i64, (String, String)>,
}

impl<'a> Listed<'a> {
    pub fn new(archive: &'a Archive) -> Result<Listed<'a>, ArchiveError> {
        let prepare = |sql| archive.connection.prepare_cached(sql).map_err(|e| archive.error(e));
        let (mentions, name) = (prepare(MENTIONS)?, prepare(NAME)?);
        Ok(Listed { mentions, name, article: -1, here: Vec::new(), known: FxHashMap::default() })
    }

    /// Puts into a cell what is listed of the article or paragraph with this id: each
    /// name once, in order.
    pub fn fill(&mut self, cell: &mut Cell, list: &ListOf, id: i64) -> rusqlite::Result<()> {
        let (article, first, last) = match list.within {
            Within::Article => (id, id << ORDINAL_BITS, ((id + 1) << ORDINAL_BITS) - 1),
            Within::Paragraph => (id >> ORDINAL_BITS, id, id),
        };
        if article != self.article {
            self.read(article)?;
        }
        let start = self.here.partition_point(|(paragraph, _)| *paragraph < first);
        let mentions = self.here[start..].iter().take_while(|(paragraph, _)| *paragraph <= last);
        let known = mentions.filter_map(|(_, entity)| self.known.get(entity));
        let mut names: Vec<&String> =
            known.filter(|(kind, _)| kind == list.kind).map(|(_, name)| name).collect();
        names.sort_unstable();
        names.dedup();
        *cell = Cell::List(names.into_iter().cloned().collect());
        Ok(())
    }

    fn read(&mut self, article: i64) -> rusqlite::Result<()> {
        self.article = article;
        self.here.clear();
        if self.known.len() > KEPT {
            self.known.clear();
        }
        let mut rows = self.mentions.query([article])?;
        while let Some(row) = rows.next()? {
            let (paragraph, entity) = (row.get(0)?, row.get(1)?);
            self.here.push((paragraph, entity));
            if !self.known.contains_key(&entity) {
                let named = self.name.query_row([entity], |row| Ok((row.get(0)?, row.get(1)?)));
                if let Some(named) = named.optional()? {
                    self.known.insert(entity, named);
                }
            }
        }
        Ok(())
    }
}
