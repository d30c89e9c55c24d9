//! Makes again what can be made again: the index, what was found, the counts.
//!
//! A new file is made of what the source said, with the findings whose seals
//! hold; the others are found again. It takes the archive's place when it is on
//! the disk; the damaged file stays beside it. What the source said is never
//! changed: if it is damaged, the repaired archive says so as well.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::OpenFlags;

use super::check::{Finding, check};
use super::facet::Facet;
use super::open::uri;
use super::place::{folder_of, place, sync_folder};
use super::reread::Stored;
use super::rows::Rows;
use super::seal::{self, Names};
use super::{Archive, ArchiveError};
use crate::model::{Analysed, Article, CountryCode, IndexText, Paragraph};

/// How articles are read again.
pub struct Reading<'a> {
    /// The words of paragraphs.
    pub index_text: fn(&[Paragraph]) -> IndexText,
    /// What is found in an article of an outlet in this country.
    pub analyse: &'a mut dyn FnMut(Article, Option<CountryCode>) -> Analysed,
    /// The digest of the rules by which it is found.
    pub rules: &'a str,
}

/// What a repair came to.
#[derive(Debug)]
pub struct Repaired {
    /// Where the damaged file is now.
    pub damaged: PathBuf,
    /// Articles in which everything was found again.
    pub read_again: usize,
    /// What is damaged still.
    pub left: Vec<Finding>,
}

/// Tables that hold what the source said.
const KEPT: [&str; 10] = [
    "correction",
    "ruleset",
    "source",
    "import_run",
    "import_item",
    "article",
    "article_version",
    "paragraph",
    "watermark",
    "told_part",
];

/// Tables of what was found in an article, and how its rows are told.
const FOUND: [(&str, &str); 5] = [
    ("mention", "paragraph_id BETWEEN ?1 << 12 AND (?1 << 12) | 4095"),
    ("event_date", "paragraph_id BETWEEN ?1 << 12 AND (?1 << 12) | 4095"),
    ("article_official", "article_id = ?1"),
    ("meeting", "article_id = ?1"),
    ("attendee", "article_id = ?1"),
];

/// The entities the rows of an article point to.
const POINTED: &str = "SELECT entity FROM mention
      WHERE paragraph_id BETWEEN ?1 << 12 AND (?1 << 12) | 4095
    UNION SELECT entity FROM article_official WHERE article_id = ?1
    UNION SELECT host_entity FROM meeting WHERE article_id = ?1 AND host_entity IS NOT NULL
    UNION SELECT guest_entity FROM meeting WHERE article_id = ?1 AND guest_entity IS NOT NULL
    UNION SELECT entity FROM attendee WHERE article_id = ?1 AND entity IS NOT NULL";

/// Repairs the archive at `path`.
pub fn repair(path: &Path, reading: &mut Reading<'_>) -> Result<Repaired, ArchiveError> {
    let lock = lock(path)?;
    let old = Archive::open_to_read(path)?;
    let damaged = keep_aside(path)?;
    let (read_again, left) = place(path, true, |file| {
        let read_again = remake(&old, file, reading)?;
        let mut left = Vec::new();
        check(file, reading.index_text, &mut |finding| left.push(finding))?;
        Ok((read_again, left))
    })
    .inspect_err(|_| drop(fs::remove_file(&damaged)))?;
    old.close()?;
    lock.close()?;
    Ok(Repaired { damaged, read_again, left })
}

/// Keeps others from writing until the connection is closed; there is no log or
/// journal beside the archive then.
fn lock(path: &Path) -> Result<Archive, ArchiveError> {
    // Migrates what has to be.
    Archive::open_to_read(path).map_err(ArchiveError::lost)?.close()?;
    Archive::lock(path)
}

/// Gives the damaged file a second name.
fn keep_aside(path: &Path) -> Result<PathBuf, ArchiveError> {
    let refused = |error: std::io::Error| ArchiveError::Access {
        path: path.into(),
        reason: error.to_string(),
    };
    for number in 1.. {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".damaged-{number}"));
        match fs::hard_link(path, &name) {
            Ok(()) => {
                sync_folder(&folder_of(path)).map_err(refused)?;
                return Ok(name.into());
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(refused(error)),
        }
    }
    unreachable!("there is always another number")
}

/// Makes a new archive of an old one; gives how many articles were read again.
fn remake(old: &Archive, file: &Path, reading: &mut Reading<'_>) -> Result<usize, ArchiveError> {
    let new = Archive::open_to_write(file, OpenFlags::SQLITE_OPEN_URI)?;
    let of_old = |error| ArchiveError::of(&old.path, error);
    // Read-only, so that the lock on it is left alone.
    let name = uri(&old.path, "mode=ro");
    new.connection.execute("ATTACH ? AS old", [name]).map_err(of_old)?;
    // The source may be damaged so that its rows point nowhere.
    new.run("PRAGMA foreign_keys = OFF")?;
    let read_again = new.transaction(|| {
        for table in KEPT {
            new.copy(table, "true", 0).map_err(|error| of_old(error).lost())?;
        }
        // Without its seal an article is still proved by the hash of its fields.
        let _ = new.copy("article_seal", "true", 0);
        // Without it only near duplicates that come later are not seen.
        let _ = new.copy("sketch", "true", 0);
        let entities = new.copy_entities(old)?;
        let doubtful = new.copy_found(old, &entities)?;
        let mut rows = Rows::new(&new, new.ruleset(reading.rules)?);
        for id in &doubtful {
            if let Some(stored) = new.stored_article(*id).map_err(|e| new.error(e))? {
                new.find_again(stored, &mut rows, reading)?;
            }
        }
        new.rebuild_index(reading.index_text)?;
        Ok(doubtful.len())
    })?;
    new.run("DETACH old")?;
    new.close_import()?;
    Ok(read_again)
}

impl Archive {
    /// Copies rows of a table from the attached archive; `which` may name the key `?1`.
    pub(super) fn copy(&self, table: &str, which: &str, id: i64) -> rusqlite::Result<()> {
        let columns: Vec<String> = self
            .connection
            .prepare_cached("SELECT name FROM pragma_table_info(?)")?
            .query_map([table], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let columns = columns.join(", ");
        let sql = format!(
            "INSERT INTO main.{table} ({columns}) SELECT {columns} FROM old.{table}
             WHERE {which} AND ?1 IS NOT NULL"
        );
        self.connection.prepare_cached(&sql)?.execute([id]).map(|_| ())
    }

    /// Copies the entities whose seals hold; gives them.
    fn copy_entities(&self, old: &Archive) -> Result<BTreeSet<i64>, ArchiveError> {
        let mut kept = BTreeSet::new();
        for id in old.ids("SELECT entity FROM entity_seal").unwrap_or_default() {
            if old.holds_entity(id).unwrap_or(false) {
                self.copy("entity", "id = ?1", id)
                    .and_then(|()| self.copy("alias", "entity = ?1", id))
                    .and_then(|()| self.copy("entity_seal", "entity = ?1", id))
                    .map_err(|e| self.error(e))?;
                kept.insert(id);
            }
        }
        self.insert_alias_words().map_err(|e| self.error(e))?;
        Ok(kept)
    }

    /// Whether all of an entity can be read, and is what was written.
    fn holds_entity(&self, id: i64) -> rusqlite::Result<bool> {
        let (hash, _) = seal::of_entity(&self.connection, id)?;
        // The seal may have been read from an index.
        let aliases = "SELECT count(ruleset) FROM alias WHERE entity = ?";
        let _: i64 = self.connection.prepare_cached(aliases)?.query_row([id], |row| row.get(0))?;
        Ok(seal::given_to_entity(&self.connection, id)? == Some(hash))
    }

    fn insert_alias_words(&self) -> rusqlite::Result<()> {
        let mut aliases =
            self.connection.prepare("SELECT folded, entity, ruleset FROM main.alias")?;
        let mut rows = aliases.query([])?;
        let mut insert = self.connection.prepare(
            "INSERT OR REPLACE INTO main.alias_word (word, entity, ruleset) VALUES (?, ?, ?)",
        )?;
        while let Some(row) = rows.next()? {
            let (folded, entity): (String, i64) = (row.get(0)?, row.get(1)?);
            let ruleset: Option<i64> = row.get(2)?;
            for word in folded.split(' ') {
                insert.execute((word, entity, ruleset))?;
            }
        }
        Ok(())
    }

    /// Copies what was found in each article whose seal holds; gives the others.
    fn copy_found(&self, old: &Archive, kept: &BTreeSet<i64>) -> Result<Vec<i64>, ArchiveError> {
        let ids = self.ids("SELECT id FROM main.article ORDER BY id").map_err(|e| self.error(e))?;
        let Ok(names) = seal::names(&old.connection) else { return Ok(ids) };
        let named = |id: &i64| names.get(id).copied().unwrap_or_default();
        let (sound, doubtful): (Vec<i64>, Vec<i64>) =
            ids.iter().partition(|id| old.is_found(**id, named(id), kept).unwrap_or(false));
        // What has been read once can be copied.
        sound.iter().try_for_each(|id| self.copy_rows(*id)).map_err(|e| self.error(e))?;
        self.copy_counts(&doubtful).map_err(|e| self.error(e))?;
        Ok(doubtful)
    }

    /// Whether what was found in an article is what was written, down to the names of
    /// those it points to.
    fn is_found(&self, id: i64, names: Names, kept: &BTreeSet<i64>) -> rusqlite::Result<bool> {
        let (seal, _) = seal::of_article(&self.connection, id, names)?;
        let given = seal::given(&self.connection, id)?;
        let pointed: Vec<i64> = self
            .connection
            .prepare_cached(POINTED)?
            .query_map([id], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let holds = given.is_some_and(|given| given.found == seal.found);
        Ok(holds && pointed.iter().all(|entity| kept.contains(entity)))
    }

    fn copy_rows(&self, id: i64) -> rusqlite::Result<()> {
        FOUND.iter().try_for_each(|(table, which)| self.copy(table, which, id))
    }

    fn copy_counts(&self, doubtful: &[i64]) -> rusqlite::Result<()> {
        self.connection.execute_batch("CREATE TEMP TABLE doubtful (id INTEGER PRIMARY KEY)")?;
        let mut insert = self.connection.prepare("INSERT INTO temp.doubtful VALUES (?)")?;
        for id in doubtful {
            insert.execute([id])?;
        }
        self.copy("article_entity", "article_id NOT IN (SELECT id FROM temp.doubtful)", 0)
    }

    /// Finds everything in an article again. The seal of what the source said stays.
    pub(super) fn find_again(
        &self,
        Stored { id, article, outlet_country }: Stored,
        rows: &mut Rows<'_>,
        reading: &mut Reading<'_>,
    ) -> Result<(), ArchiveError> {
        let given = seal::given(&self.connection, id).map_err(|e| self.error(e))?;
        for (table, which) in FOUND {
            rows.execute(&format!("DELETE FROM main.{table} WHERE {which}"), [id])?;
        }
        let analysed = (reading.analyse)(article, outlet_country);
        // The index is made from the rows.
        rows.insert_found(id, &analysed, &mut Facet::default())?;
        rows.name(id);
        rows.seal_batch()?;
        rows.execute("UPDATE main.article SET ruleset = ? WHERE id = ?", [rows.ruleset, id])?;
        if let Some(seal) = given {
            rows.execute(
                "UPDATE article_seal SET stored = ? WHERE article_id = ?",
                (seal.stored, id),
            )?;
        }
        Ok(())
    }
}
