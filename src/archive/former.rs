//! The stored article that an incoming one is, or replaces.

use std::path::Path;

use rusqlite::OptionalExtension;

use super::identity::{Hash, Identity};
use super::{Archive, ArchiveError};
use crate::model::{Article, PublishedFrom, keys};

impl Archive {
    /// Opens an archive only to ask what it holds, in little memory: each worker of
    /// an import has one.
    pub fn open_to_compare(path: &Path) -> Result<Archive, ArchiveError> {
        let archive = Archive::open(path)?;
        archive.run("PRAGMA cache_size = -8192")?;
        Ok(archive)
    }

    /// Whether the archive holds an article just as it is; where it cannot say,
    /// it does not.
    pub fn holds(&self, article: &Article, identity: &Identity) -> bool {
        let held = |identity: &Identity| {
            let former = self.former(identity).ok().flatten();
            former.is_some_and(|former| former.is(article, identity))
        };
        held(identity) || {
            let key = identity.contested();
            held(&Identity { key, place: None, ..*identity })
        }
    }

    /// The stored article this one is or replaces.
    pub(super) fn former(&self, identity: &Identity) -> rusqlite::Result<Option<Former>> {
        let connection = &self.connection;
        let found = |row: &rusqlite::Row<'_>| {
            let from: Option<String> = row.get(3)?;
            Ok(Former {
                id: row.get(0)?,
                key: row.get(1)?,
                content: row.get(2)?,
                published_from: from.as_deref().and_then(PublishedFrom::from_word),
                source: row.get(4)?,
                place: row.get(5)?,
            })
        };
        let by_place = match identity.place {
            Some(place) => {
                connection.prepare_cached(FORMER_BY_PLACE)?.query_row([place], found).optional()?
            }
            None => None,
        };
        match by_place {
            Some(former) => Ok(Some(former)),
            None => connection
                .prepare_cached(FORMER_BY_KEY)?
                .query_row([&identity.key], found)
                .optional(),
        }
    }
}

const FORMER_BY_PLACE: &str = "SELECT id, key, content, published_from,
    (SELECT name FROM source s WHERE s.id = source_id), place FROM article WHERE place = ?";
const FORMER_BY_KEY: &str = "SELECT id, key, content, published_from,
    (SELECT name FROM source s WHERE s.id = source_id), place FROM article WHERE key = ?";

/// An article that stands in the archive.
pub(super) struct Former {
    pub id: i64,
    pub key: String,
    content: Hash,
    published_from: Option<PublishedFrom>,
    source: Option<String>,
    /// The file that it is, if it is one.
    place: Option<Hash>,
}

impl Former {
    /// Whether it is another file than the article of this identity.
    pub fn is_elsewhere(&self, identity: &Identity) -> bool {
        self.place.is_some() && identity.place.is_some() && self.place != identity.place
    }

    /// An article with what a former import gave and this one does not say: its outlet,
    /// and a day that an option gave, before one that was only inferred.
    pub fn kept(&self, article: &Article) -> Option<Article> {
        let source = self.source.as_ref().filter(|_| article.source.is_none());
        let said = [Some(PublishedFrom::Source), Some(PublishedFrom::Option)];
        let by_option = self.published_from == Some(PublishedFrom::Option);
        let day = by_option && !said.contains(&article.published_from);
        let day = keys::published(self.id).filter(|_| day);
        (source.is_some() || day.is_some()).then(|| Article {
            source: article.source.clone().or_else(|| source.cloned()),
            published: day.or(article.published),
            published_from: day.map_or(article.published_from, |_| self.published_from),
            ..article.clone()
        })
    }

    /// Whether an article says the same as it is, or with what is kept. A day that an
    /// option gave is kept until an option gives another.
    pub fn is(&self, article: &Article, identity: &Identity) -> bool {
        let given =
            article.published.filter(|_| article.published_from == Some(PublishedFrom::Option));
        let same = self.content == identity.content
            && given.is_none_or(|day| keys::published(self.id) == Some(day));
        same || self.kept(article).is_some_and(|kept| self.content == Identity::of(&kept).content)
    }
}
