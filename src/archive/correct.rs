//! Makes and undoes corrections, in one transaction.
//!
//! A row is added to the log, and every article that names one of those concerned is read
//! again: what is stored of it is then what the corrections in force make of it, and so is
//! what an undo leaves. Articles that were read by other rules would change for other reasons,
//! too: they are to be read again before.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, params};
use thiserror::Error;

use super::correction::{Change, Correction, Named};
use super::found::NAMES;
use super::repair::Reading;
use super::reread::{Rereader, Stored};
use super::{Archive, ArchiveError};

/// Articles whose index rows are written together.
const BATCH: usize = 1000;

/// What a correction changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// The row of the log.
    pub id: i64,
    /// What it corrects, or what an undo takes back.
    pub change: Change,
    /// Articles in which something else is told now.
    pub articles: u64,
}

/// Why a correction is not made.
#[derive(Debug, Error)]
pub enum CorrectionError {
    /// The archive cannot be used.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// Both names are those of one official.
    #[error("both are `{0}` already")]
    Same(String),
    /// Someone is called so already.
    #[error("there is an official `{0}` already")]
    Taken(String),
    /// Nothing that is told of the official fits.
    #[error("nothing that is told of `{0}` fits what was given")]
    None(String),
    /// Everything that is told of the official fits.
    #[error("all that is told of `{0}` fits what was given; nothing is left to tell it apart from")]
    All(String),
    /// An article does not name the official.
    #[error("the article `{article}` does not name `{name}`")]
    NotNamed {
        /// The public id.
        article: String,
        /// Who.
        name: String,
    },
    /// The articles were not read by the present rules.
    #[error("articles that tell of them were read by other rules or names: {0}")]
    Stale(usize),
    /// There is no such row in the log.
    #[error("there is no correction `{0}`")]
    Unknown(i64),
    /// No correction is in force.
    #[error("there is no correction to undo")]
    Nothing,
    /// It was undone before.
    #[error("correction {id} is undone already, by {by}")]
    Undone {
        /// The correction.
        id: i64,
        /// What undid it.
        by: i64,
    },
    /// It is itself what undid another.
    #[error("{0} is no correction, it undid one")]
    IsUndo(i64),
    /// A later correction is about the official that this one made.
    #[error("correction {later} is about the `{name}` that {id} told apart")]
    BuiltUpon {
        /// The correction.
        id: i64,
        /// The later one.
        later: i64,
        /// Whom it is about.
        name: String,
    },
}

impl Archive {
    /// Makes a correction.
    pub fn correct(
        &self,
        change: Change,
        made: &str,
        reading: &mut Reading<'_>,
    ) -> Result<Corrected, CorrectionError> {
        self.change(made, reading, |archive, _| {
            archive.may_be_made(&change)?;
            Ok((change.clone(), change))
        })
    }

    /// Undoes a correction, else the last that is in force.
    pub fn undo_correction(
        &self,
        id: Option<i64>,
        made: &str,
        reading: &mut Reading<'_>,
    ) -> Result<Corrected, CorrectionError> {
        self.change(made, reading, |_, log| {
            let undone = to_undo(log, id)?;
            Ok((Change::Undo(undone.id), undone.change.clone()))
        })
    }

    /// Logs what `decide` says, and has what is stored follow: all of it or nothing.
    fn change(
        &self,
        made: &str,
        reading: &mut Reading<'_>,
        decide: impl FnOnce(&Archive, &[Correction]) -> Result<(Change, Change), CorrectionError>,
    ) -> Result<Corrected, CorrectionError> {
        // What is taken out is named nowhere: to look for it would read whole tables.
        self.run("PRAGMA foreign_keys = OFF")?;
        self.begin()?;
        let done = self.corrections().map_err(CorrectionError::from).and_then(|log| {
            let (entry, about) = decide(self, &log)?;
            let id = self.log(&entry, made).map_err(|e| self.error(e))?;
            let articles = self.follow(&concerned(&log, &about), reading)?;
            if let Change::Split { official, other, .. } = &entry {
                self.tells_both(official, other)?;
            }
            self.commit()?;
            Ok(Corrected { id, change: about, articles })
        });
        if done.is_err() {
            self.roll_back();
        }
        self.run("PRAGMA foreign_keys = ON")?;
        done
    }

    fn may_be_made(&self, change: &Change) -> Result<(), CorrectionError> {
        match change {
            Change::Merge { official, other } if official.key == other.key => {
                Err(CorrectionError::Same(official.name.clone()))
            }
            Change::Split { official, other, told_by } => {
                if self.articles_of(&other.key)? > 0 || official.key == other.key {
                    return Err(CorrectionError::Taken(other.name.clone()));
                }
                told_by.articles.iter().try_for_each(|key| self.is_named(official, key))
            }
            _ => Ok(()),
        }
    }

    fn is_named(&self, official: &Named, article: &str) -> Result<(), CorrectionError> {
        let find = "SELECT EXISTS (SELECT 1 FROM article a JOIN article_official x
              ON x.article_id = a.id JOIN entity e ON e.id = x.entity
            WHERE a.key = ? AND e.kind = 'official' AND e.folded = ?)";
        let found = self.connection.query_row(find, [article, &official.key], |row| row.get(0));
        match found.map_err(|e| self.error(e))? {
            true => Ok(()),
            false => Err(CorrectionError::NotNamed {
                article: article.to_owned(),
                name: official.name.clone(),
            }),
        }
    }

    /// A split tells of two.
    fn tells_both(&self, official: &Named, other: &Named) -> Result<(), CorrectionError> {
        if self.articles_of(&other.key)? == 0 {
            return Err(CorrectionError::None(official.name.clone()));
        }
        match self.articles_of(&official.key)? {
            0 => Err(CorrectionError::All(official.name.clone())),
            _ => Ok(()),
        }
    }

    /// How many articles tell of the official with a key.
    pub fn articles_of(&self, key: &str) -> Result<i64, ArchiveError> {
        let count = "SELECT count(DISTINCT x.article_id) FROM entity e
            JOIN article_official x ON x.entity = e.id
            WHERE e.kind = 'official' AND e.folded = ?";
        self.connection.query_row(count, [key], |row| row.get(0)).map_err(|e| self.error(e))
    }

    /// Reads the articles that tell of these officials again; gives in how many something
    /// else is told now.
    fn follow(
        &self,
        keys: &BTreeSet<String>,
        reading: &mut Reading<'_>,
    ) -> Result<u64, CorrectionError> {
        let failed = |e| self.error(e);
        let mut rereader = Rereader::within(self, reading.rules)?;
        let articles = self.articles_telling_of(keys).map_err(failed)?;
        let ruleset = rereader.rows.ruleset;
        let stale = articles.iter().filter(|(_, read_by)| *read_by != Some(ruleset)).count();
        if stale > 0 {
            return Err(CorrectionError::Stale(stale));
        }
        self.doubt_names(keys).map_err(failed)?;
        let mut changed = 0;
        for (number, (id, _)) in articles.iter().enumerate() {
            let stored = self.stored_article(*id).map_err(failed)?;
            let Some(Stored { article, outlet_country, .. }) = stored else { continue };
            let analysed = (reading.analyse)(article, outlet_country);
            changed += u64::from(rereader.put(*id, &analysed)?);
            if number % BATCH == BATCH - 1 {
                rereader.rows.close_batch()?;
            }
        }
        let kept = self.drop_doubtful_names(keys).map_err(failed)?;
        rereader.rows.unsealed.1.extend(kept);
        rereader.rows.close_batch()?;
        Ok(changed)
    }

    /// The articles that tell of these officials, with what each was read by.
    fn articles_telling_of(
        &self,
        keys: &BTreeSet<String>,
    ) -> rusqlite::Result<BTreeSet<(i64, Option<i64>)>> {
        let mut articles = BTreeSet::new();
        let mut find = self.connection.prepare(
            "SELECT a.id, a.ruleset FROM entity e JOIN article_official x ON x.entity = e.id
             JOIN article a ON a.id = x.article_id WHERE e.kind = 'official' AND e.folded = ?",
        )?;
        for key in keys {
            for row in find.query_map([key], |row| Ok((row.get(0)?, row.get(1)?)))? {
                articles.insert(row?);
            }
        }
        Ok(articles)
    }

    /// Doubts the names of these officials until an article has them.
    fn doubt_names(&self, keys: &BTreeSet<String>) -> rusqlite::Result<()> {
        for id in self.officials_of(keys)? {
            for (table, column) in NAMES {
                let doubt = format!("UPDATE {table} SET ruleset = NULL WHERE {column} = ?");
                self.connection.prepare_cached(&doubt)?.execute([id])?;
            }
        }
        Ok(())
    }

    /// Takes out the names of these officials that no article has; gives who is left.
    fn drop_doubtful_names(&self, keys: &BTreeSet<String>) -> rusqlite::Result<BTreeSet<i64>> {
        let mut left = self.officials_of(keys)?;
        for id in left.clone() {
            for (table, column) in NAMES {
                let drop = format!("DELETE FROM {table} WHERE {column} = ? AND ruleset IS NULL");
                let dropped = self.connection.prepare_cached(&drop)?.execute([id])?;
                if table == "entity" && dropped > 0 {
                    left.remove(&id);
                    self.connection.execute("DELETE FROM entity_seal WHERE entity = ?", [id])?;
                }
            }
        }
        Ok(left)
    }

    fn officials_of(&self, keys: &BTreeSet<String>) -> rusqlite::Result<BTreeSet<i64>> {
        let find = "SELECT id FROM entity WHERE kind = 'official' AND folded = ?";
        let mut find = self.connection.prepare_cached(find)?;
        let mut ids = BTreeSet::new();
        for key in keys {
            ids.extend(find.query_row(params![key], |row| row.get::<_, i64>(0)).optional()?);
        }
        Ok(ids)
    }
}

/// The correction to undo: the one with this number, else the last that is in force.
fn to_undo(log: &[Correction], id: Option<i64>) -> Result<&Correction, CorrectionError> {
    let undone = match id {
        Some(id) => log.iter().find(|row| row.id == id).ok_or(CorrectionError::Unknown(id))?,
        None => log.iter().rfind(|row| row.is_in_force()).ok_or(CorrectionError::Nothing)?,
    };
    let id = undone.id;
    if let Some(by) = undone.undone_by {
        return Err(CorrectionError::Undone { id, by });
    }
    let other = match &undone.change {
        Change::Undo(_) => return Err(CorrectionError::IsUndo(id)),
        Change::Merge { .. } => return Ok(undone),
        Change::Split { other, .. } => other,
    };
    let about = |row: &&Correction| {
        row.change.keys().is_some_and(|keys| keys.contains(&other.key.as_str()))
    };
    match log.iter().filter(|row| row.id > id && row.is_in_force()).find(about) {
        Some(Correction { id: later, .. }) => {
            Err(CorrectionError::BuiltUpon { id, later: *later, name: other.name.clone() })
        }
        None => Ok(undone),
    }
}

/// The keys of all whose articles a change may concern: through other corrections, what
/// is told of one may have been told of another.
fn concerned(log: &[Correction], change: &Change) -> BTreeSet<String> {
    let mut keys: BTreeSet<String> =
        change.keys().into_iter().flatten().map(str::to_owned).collect();
    loop {
        let before = keys.len();
        for pair in log.iter().filter(|row| row.is_in_force()).filter_map(|row| row.change.keys()) {
            if pair.iter().any(|key| keys.contains(*key)) {
                keys.extend(pair.map(str::to_owned));
            }
        }
        if keys.len() == before {
            return keys;
        }
    }
}
