//! Corrections: which officials are one person, and which are two.
//!
//! The log of them only grows; what undoes a correction is a row of it, too. Officials are
//! told by the folded form of their name, their key: ids may change. The corrections in
//! force are applied one after another to the key that an official of an article has by
//! the words of the text, and say under whom it is stored. That is asked in one place, where
//! what was found in an article becomes rows; so an import, an update and a re-extract
//! have them, and `correct` only has the articles concerned read again.

use rusqlite::Row;
use rustc_hash::FxHashSet;

use super::identity::official_id;
use super::rows::Rows;
use super::{Archive, ArchiveError, seal};
use crate::model::{CountryCode, OfficialFound, RoleClass};

/// An official of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The folded form of the name, which tells officials apart.
    pub key: String,
    /// The name as it is printed.
    pub name: String,
}

impl Named {
    /// The public id.
    pub fn id(&self) -> String {
        official_id(&self.key)
    }
}

/// What tells one of two namesakes: all that is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToldBy {
    /// The state of the office.
    pub country: Option<CountryCode>,
    /// The classes of the office, any of them; none is any.
    pub roles: Vec<RoleClass>,
    /// The keys of the articles, any of them; none is any.
    pub articles: Vec<String>,
}

/// What a correction says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The other is the official.
    Merge {
        /// Who they are.
        official: Named,
        /// Who is none of their own any more.
        other: Named,
    },
    /// Some of what is told of the official is told of another.
    Split {
        /// Who they were.
        official: Named,
        /// Who some of it is told of.
        other: Named,
        /// What of it.
        told_by: ToldBy,
    },
    /// A former correction holds no longer.
    Undo(i64),
}

impl Change {
    /// The keys of the two officials it is about.
    pub(super) fn keys(&self) -> Option<[&str; 2]> {
        match self {
            Change::Merge { official, other } | Change::Split { official, other, .. } => {
                Some([&official.key, &other.key])
            }
            Change::Undo(_) => None,
        }
    }
}

/// A row of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Its number.
    pub id: i64,
    /// When it was made, RFC 3339.
    pub made: String,
    /// What it says.
    pub change: Change,
    /// The number of the row that undid it.
    pub undone_by: Option<i64>,
}

impl Correction {
    /// Whether it holds.
    pub fn is_in_force(&self) -> bool {
        self.undone_by.is_none() && !matches!(self.change, Change::Undo(_))
    }
}

const LOG: &str = "SELECT c.id, c.made, c.official, c.name, c.other, c.other_name, c.country,
      c.roles, c.articles, c.undoes, (SELECT u.id FROM correction u WHERE u.undoes = c.id),
      c.action = 'merge'
    FROM correction c ORDER BY c.id";

impl Archive {
    /// Every correction, the first one first.
    pub fn corrections(&self) -> Result<Vec<Correction>, ArchiveError> {
        let fetch = || -> rusqlite::Result<Vec<Correction>> {
            self.connection.prepare_cached(LOG)?.query_map([], correction)?.collect()
        };
        fetch().map_err(|e| self.error(e))
    }

    /// Adds a row to the log; gives its number.
    pub(super) fn log(&self, change: &Change, made: &str) -> rusqlite::Result<i64> {
        let (official, other, told_by) = match change {
            Change::Merge { official, other } => (Some(official), Some(other), None),
            Change::Split { official, other, told_by } => {
                (Some(official), Some(other), Some(told_by))
            }
            Change::Undo(_) => (None, None, None),
        };
        let (action, undoes) = match change {
            Change::Merge { .. } => ("merge", None),
            Change::Split { .. } => ("split", None),
            Change::Undo(id) => ("undo", Some(id)),
        };
        let words = |list: Vec<&str>| (!list.is_empty()).then(|| list.join(" "));
        let roles = told_by.map(|by| by.roles.iter().map(|role| role.as_str()).collect());
        let articles = told_by.map(|by| by.articles.iter().map(String::as_str).collect());
        self.connection.execute(
            "INSERT INTO correction (made, action, official, name, other, other_name, country,
               roles, articles, undoes, seal)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, zeroblob(16))",
            rusqlite::params![
                made,
                action,
                official.map(|named| &named.key),
                official.map(|named| &named.name),
                other.map(|named| &named.key),
                other.map(|named| &named.name),
                told_by.and_then(|by| by.country.as_ref()).map(CountryCode::as_str),
                roles.and_then(words),
                articles.and_then(words),
                undoes,
            ],
        )?;
        let id = self.connection.last_insert_rowid();
        let seal = seal::of_correction(&self.connection, id)?;
        self.connection.execute("UPDATE correction SET seal = ? WHERE id = ?", (seal, id))?;
        Ok(id)
    }
}

fn correction(row: &Row<'_>) -> rusqlite::Result<Correction> {
    let named = |key: usize| {
        let [key, name]: [Option<String>; 2] = [row.get(key)?, row.get(key + 1)?];
        Ok::<_, rusqlite::Error>(Named {
            key: key.unwrap_or_default(),
            name: name.unwrap_or_default(),
        })
    };
    let words = |place: usize| {
        let words: Option<String> = row.get(place)?;
        let words = words.unwrap_or_default();
        Ok::<Vec<String>, rusqlite::Error>(words.split_whitespace().map(str::to_owned).collect())
    };
    let (official, other) = (named(2)?, named(4)?);
    let change = match (row.get(9)?, row.get(11)?) {
        (Some(undoes), _) => Change::Undo(undoes),
        (None, true) => Change::Merge { official, other },
        (None, false) => {
            let country: Option<String> = row.get(6)?;
            let roles = words(7)?;
            let told_by = ToldBy {
                country: country.as_deref().and_then(CountryCode::new),
                roles: roles.iter().filter_map(|role| RoleClass::from_word(role)).collect(),
                articles: words(8)?,
            };
            Change::Split { official, other, told_by }
        }
    };
    Ok(Correction { id: row.get(0)?, made: row.get(1)?, change, undone_by: row.get(10)? })
}

/// The corrections in force.
#[derive(Debug, Default)]
pub(super) struct Corrections {
    changes: Vec<Change>,
    /// The keys that may lead to others.
    keys: FxHashSet<String>,
}

impl Corrections {
    fn of(log: Vec<Correction>) -> Corrections {
        let changes: Vec<Change> =
            log.into_iter().filter(Correction::is_in_force).map(|row| row.change).collect();
        let from = changes.iter().filter_map(|change| match change {
            Change::Merge { other, .. } => Some(other.key.clone()),
            Change::Split { official, .. } => Some(official.key.clone()),
            Change::Undo(_) => None,
        });
        Corrections { keys: from.collect(), changes }
    }

    /// Who an official is told as; `None` if it is who the text names. `article` gives the
    /// key of the article.
    fn told_as(
        &self,
        key: &str,
        official: &OfficialFound,
        article: &dyn Fn() -> Result<Option<String>, ArchiveError>,
    ) -> Result<Option<Named>, ArchiveError> {
        if !self.keys.contains(key) {
            return Ok(None);
        }
        let mut told: Option<&Named> = None;
        for change in &self.changes {
            let now = told.map_or(key, |named| &named.key);
            match change {
                Change::Merge { official: one, other } if other.key == now => told = Some(one),
                Change::Split { official: one, other, told_by }
                    if one.key == now && tells(told_by, official, article)? =>
                {
                    told = Some(other);
                }
                _ => {}
            }
        }
        Ok(told.filter(|told| told.key != key).cloned())
    }
}

fn tells(
    told_by: &ToldBy,
    official: &OfficialFound,
    article: &dyn Fn() -> Result<Option<String>, ArchiveError>,
) -> Result<bool, ArchiveError> {
    let country = told_by.country.is_none() || told_by.country == official.country;
    let role = told_by.roles.is_empty() || told_by.roles.contains(&official.role_class);
    if !country || !role || told_by.articles.is_empty() {
        return Ok(country && role);
    }
    Ok(article()?.is_some_and(|key| told_by.articles.contains(&key)))
}

impl Rows<'_> {
    /// Who an official of an article is told as by the corrections in force; `None` if it
    /// is who the text names, by its folded name `main`. `article` gives the key of the article.
    pub(super) fn told_as(
        &self,
        main: &str,
        official: &OfficialFound,
        article: &dyn Fn() -> Result<Option<String>, ArchiveError>,
    ) -> Result<Option<Named>, ArchiveError> {
        let corrections = match self.corrections.get() {
            Some(corrections) => corrections,
            None => {
                let log = self.archive.corrections()?;
                self.corrections.get_or_init(|| Corrections::of(log))
            }
        };
        corrections.told_as(main, official, article)
    }
}
