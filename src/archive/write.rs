//! Writes articles: what is new, what changed, what is there already.
//!
//! A batch is one transaction. Within an import, a record that repeats an id
//! with the same content is the same article; one that repeats it with other
//! content is an article of its own, so that nothing is lost and a second
//! import finds everything unchanged.

use rusqlite::params;
use rustc_hash::FxHashMap;

use super::former::Former;
use super::identity::{Hash, Identity};
use super::rows::Rows;
use super::segment::{defer_merges, end_merges, merge_first_load, merge_index};
use super::{Archive, ArchiveError};
use crate::model::{Analysed, Article, CountryCode, IndexText, Paragraph};

/// What became of one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is new; and may repeat another's text.
    Added {
        /// The id of the article whose text it repeats.
        duplicate_of: Option<String>,
    },
    /// It replaced its former version.
    Updated,
    /// It was there already.
    Unchanged,
}

/// How many records came to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// The number of the import.
    pub run: i64,
    /// New articles.
    pub added: u64,
    /// Of those, articles that repeat another's text.
    pub duplicates: u64,
    /// Articles that replaced a former version.
    pub updated: u64,
    /// Articles that were there already.
    pub unchanged: u64,
    /// Records that could not be read.
    pub skipped: u64,
    /// Articles stored without the date that could not be read.
    pub without_date: u64,
    /// Articles stored of which something is worth knowing.
    pub noted: u64,
    /// What was no article and was not taken for one.
    pub left_out: u64,
}

/// What a report means for the account of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// It should have been an article and is none.
    Skipped,
    /// The article is stored without its date.
    WithoutDate,
    /// The article is stored, and something about it is worth knowing.
    Noted,
    /// It is no article and was not taken for one: a picture in a web archive.
    LeftOut,
}

impl Weight {
    /// The word kept in the archive.
    pub fn as_str(self) -> &'static str {
        match self {
            Weight::Skipped => "skipped",
            Weight::WithoutDate => "without-date",
            Weight::Noted => "noted",
            Weight::LeftOut => "left-out",
        }
    }
}

/// What was not stored, or not as it should be, for the account.
#[derive(Debug, Clone)]
pub struct NotStored {
    /// The file as it was named.
    pub file: String,
    /// The line, from 1; `None` for a whole file.
    pub line: Option<u64>,
    /// Why, in words.
    pub reason: String,
    /// What it means.
    pub weight: Weight,
}

/// An article for the archive.
#[derive(Debug, Clone, Copy)]
pub enum Incoming<'a> {
    /// With everything found in it.
    Analysed(&'a Analysed, &'a Identity),
    /// Not analysed, because the archive seemed to hold it unchanged.
    Known(&'a Article, &'a Identity),
}

impl<'a> Incoming<'a> {
    fn article(self) -> &'a Article {
        match self {
            Incoming::Analysed(analysed, _) => &analysed.article,
            Incoming::Known(article, _) => article,
        }
    }

    fn identity(self) -> &'a Identity {
        match self {
            Incoming::Analysed(_, identity) | Incoming::Known(_, identity) => identity,
        }
    }
}

/// Analyses an article that turned out to be needed after all.
pub type Analyse<'a> = &'a mut dyn FnMut(&Article) -> Analysed;

/// What an archive keeps of an import.
#[derive(Debug, Clone, Copy)]
pub struct RunOf<'r> {
    /// What was read.
    pub inputs: &'r str,
    /// When it began, RFC 3339.
    pub started: &'r str,
    /// The digest of the rules by which articles are read.
    pub rules: &'r str,
    /// Where the outlets write from, if that was said.
    pub outlet_country: Option<CountryCode>,
}

/// One import into an archive.
pub struct Writer<'a> {
    rows: Rows<'a>,
    /// The content of each article of this import, by the digits of its id.
    seen: FxHashMap<Hash, Hash>,
    run: i64,
    /// Whether it began with nothing in the archive.
    first: bool,
    /// Whether a transaction is open.
    open: bool,
    summary: Summary,
    /// Reports of the open batch, and the number of those before.
    reports: Vec<NotStored>,
    reported: i64,
}

impl<'a> Writer<'a> {
    /// Begins an import. `analyse` makes the index words of stored paragraphs,
    /// to take an article out of the index again.
    pub fn begin(
        archive: &'a Archive,
        analyse: fn(&[Paragraph]) -> IndexText,
        run: RunOf,
    ) -> Result<Writer<'a>, ArchiveError> {
        let country = run.outlet_country.map(|code| code.to_string());
        // The writer makes each row after those it refers to. To check that for every
        // row costs two look-ups, and at each deletion a scan of whole tables.
        archive.run("PRAGMA foreign_keys = OFF")?;
        let (run, ruleset, first) = archive.transaction(|| {
            defer_merges(archive)?;
            let first = archive.defer_indexes()?;
            archive
                .connection
                .execute(
                    "INSERT INTO import_run (started, inputs, outlet_country) VALUES (?, ?, ?)",
                    params![run.started, run.inputs, country],
                )
                .map_err(|e| archive.error(e))?;
            Ok((archive.connection.last_insert_rowid(), archive.ruleset(run.rules)?, first))
        })?;
        let mut rows = Rows::new(archive, ruleset);
        rows.analyse = analyse;
        if archive.builds_segments() {
            rows.build_segments()?;
        }
        Ok(Writer {
            rows,
            seen: FxHashMap::default(),
            run,
            first,
            open: false,
            summary: Summary { run, ..Summary::default() },
            reports: Vec::new(),
            reported: 0,
        })
    }

    /// Whether it began with nothing in the archive.
    pub fn is_first_load(&self) -> bool {
        self.first
    }

    /// Stores a batch in one transaction and says what became of each article.
    pub fn store(
        &mut self,
        batch: &[Analysed],
        analyse: Analyse<'_>,
    ) -> Result<Vec<Outcome>, ArchiveError> {
        let identities: Vec<_> = batch.iter().map(|one| Identity::of(&one.article)).collect();
        let incoming = |(one, identity)| Incoming::Analysed(one, identity);
        let batch: Vec<_> = batch.iter().zip(&identities).map(incoming).collect();
        let stored = self.put_batch(&batch, analyse)?;
        self.commit()?;
        self.merge()?;
        Ok(stored.into_iter().map(|(_, outcome)| outcome).collect())
    }

    /// Stores a batch, and gives the public id of each article and what became of it. It
    /// is safe with the next `commit`; after an error nothing is kept since the last one.
    pub fn put_batch(
        &mut self,
        batch: &[Incoming<'_>],
        analyse: Analyse<'_>,
    ) -> Result<Vec<(String, Outcome)>, ArchiveError> {
        self.begin_if_none()?;
        let stored = self.put_all(batch, analyse);
        self.keep(stored)
    }

    /// Whether it is a good moment to commit. If not, there is less left to do for it after
    /// each batch.
    pub fn prepare_to_commit(&mut self) -> bool {
        self.rows.prepare_to_close()
    }

    /// Ends the transaction of the batches since the last one, with the account of them.
    pub fn commit(&mut self) -> Result<(), ArchiveError> {
        self.begin_if_none()?;
        let closed = self.close();
        self.keep(closed)?;
        self.open = false;
        Ok(())
    }

    fn begin_if_none(&mut self) -> Result<(), ArchiveError> {
        if !self.open {
            self.rows.archive.begin()?;
            self.open = true;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), ArchiveError> {
        self.rows.close_batch()?;
        self.keep_reports()?;
        self.account(None)?;
        self.rows.archive.commit()
    }

    /// Keeps what was done, or takes back all since the last commit.
    fn keep<T>(&mut self, done: Result<T, ArchiveError>) -> Result<T, ArchiveError> {
        if done.is_err() {
            self.rows.archive.roll_back();
            self.rows.forget();
            self.open = false;
        }
        done
    }

    /// Merges the index as far as it should be by now.
    fn merge(&self) -> Result<(), ArchiveError> {
        merge_index(self.rows.archive)
    }

    /// Reports what is not stored, or not as it should be; kept with the next
    /// batch. What is left out is only counted.
    pub fn skip(&mut self, report: NotStored) {
        let count = match report.weight {
            Weight::Skipped => &mut self.summary.skipped,
            Weight::WithoutDate => &mut self.summary.without_date,
            Weight::Noted => &mut self.summary.noted,
            Weight::LeftOut => &mut self.summary.left_out,
        };
        *count += 1;
        if report.weight != Weight::LeftOut {
            self.reports.push(report);
        }
    }

    /// Counts a record whose article came from another.
    pub fn repeat(&mut self) {
        self.summary.unchanged += 1;
    }

    /// Closes the account of the import.
    pub fn finish(self, finished: &str) -> Result<Summary, ArchiveError> {
        let archive = self.rows.archive;
        match self.first {
            true => merge_first_load(archive)?,
            false => self.merge()?,
        }
        archive.make_indexes()?;
        archive.transaction(|| self.account(Some(finished)))?;
        end_merges(archive)?;
        archive.run("PRAGMA foreign_keys = ON")?;
        Ok(self.summary)
    }

    /// Closes the account of an import that was stopped; the next one that ends has the
    /// index merged by others again.
    pub fn stop(self, stopped: &str) -> Result<Summary, ArchiveError> {
        let archive = self.rows.archive;
        archive.make_indexes()?;
        archive.transaction(|| self.account(Some(stopped)))?;
        archive.run("PRAGMA foreign_keys = ON")?;
        Ok(self.summary)
    }

    /// Writes how many records came to what so far.
    fn account(&self, finished: Option<&str>) -> Result<(), ArchiveError> {
        let Summary { added, updated, unchanged, skipped, .. } = self.summary;
        let [added, updated, unchanged, skipped] =
            [added, updated, unchanged, skipped].map(u64::cast_signed);
        self.rows.execute(
            "UPDATE import_run SET finished = ?, added = ?, updated = ?, unchanged = ?,
               skipped = ? WHERE id = ?",
            params![finished, added, updated, unchanged, skipped, self.run],
        )
    }

    fn keep_reports(&mut self) -> Result<(), ArchiveError> {
        for report in std::mem::take(&mut self.reports) {
            self.reported += 1;
            self.rows.execute(
                "INSERT INTO import_item (run_id, ordinal, file, line, weight, reason)
                 VALUES (?, ?, ?, ?, ?, ?)",
                params![
                    self.run,
                    self.reported,
                    report.file,
                    report.line.map(u64::cast_signed),
                    report.weight.as_str(),
                    report.reason,
                ],
            )?;
        }
        Ok(())
    }

    fn put_all(
        &mut self,
        batch: &[Incoming<'_>],
        analyse: Analyse<'_>,
    ) -> Result<Vec<(String, Outcome)>, ArchiveError> {
        self.rows.refresh()?;
        let put = batch.iter().map(|article| self.put(*article, analyse));
        // After an error of the disk no transaction may be open: nothing is written any more.
        let stored = put.collect::<Result<Vec<_>, _>>()?;
        self.rows.close_if_full()?;
        Ok(stored)
    }

    fn put(
        &mut self,
        incoming: Incoming<'_>,
        analyse: Analyse<'_>,
    ) -> Result<(String, Outcome), ArchiveError> {
        let mut identity = incoming.identity().clone();
        let seen = self.seen.get(&identity.digits());
        // An import that began with nothing remembers every id there is.
        let new = seen.is_none() && identity.place.is_none() && self.rows.met.is_some();
        match seen {
            Some(content) if *content == identity.content => {
                self.summary.unchanged += 1;
                return Ok((identity.key, Outcome::Unchanged));
            }
            Some(_) => identity.key = identity.contested(),
            None => {}
        }
        self.seen.insert(identity.digits(), identity.content);
        let archive = self.rows.archive;
        let article = incoming.article();
        let stored = |identity: &Identity| archive.former(identity).map_err(|e| archive.error(e));
        let mut former = if new { None } else { stored(&identity)? };
        let another = match &former {
            // The file it was read from says something else now, and keeps its id.
            Some(other) if other.is_elsewhere(&identity) => !other.is(article, &identity),
            Some(other) if identity.local && !other.is(article, &identity) => {
                !self.rows.is_version(other.id, article)?
            }
            _ => false,
        };
        if another {
            identity.key = identity.contested();
            former = stored(&identity)?;
        }
        if let Some(former) = &former
            && former.is(article, &identity)
        {
            self.summary.unchanged += 1;
            return Ok((former.key.clone(), Outcome::Unchanged));
        }
        let kept = former.as_ref().and_then(|former| former.kept(article));
        if let Some(kept) = &kept {
            identity.content = Identity::of(kept).content;
        }
        match incoming {
            Incoming::Analysed(analysed, _) if kept.is_none() => {
                self.write(analysed, identity, former)
            }
            _ => self.write(&analyse(kept.as_ref().unwrap_or(article)), identity, former),
        }
    }

    /// Writes an article that is new or has changed.
    fn write(
        &mut self,
        analysed: &Analysed,
        mut identity: Identity,
        former: Option<Former>,
    ) -> Result<(String, Outcome), ArchiveError> {
        let Some(former) = former else {
            let duplicate_of = self.rows.insert(analysed, &identity, self.run)?;
            self.summary.added += 1;
            self.summary.duplicates += u64::from(duplicate_of.is_some());
            return Ok((identity.key, Outcome::Added { duplicate_of }));
        };
        // An edited file goes on under its id.
        identity.key = former.key;
        self.rows.keep_version(former.id, self.run)?;
        self.rows.delete(former.id)?;
        self.rows.insert(analysed, &identity, self.run)?;
        self.summary.updated += 1;
        Ok((identity.key, Outcome::Updated))
    }
}
