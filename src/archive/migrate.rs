//! The shape of an archive: made new, or brought from any past shape to the
//! present one, in one transaction.

use rusqlite::{Connection, Row, params};

use super::open::Found;
use super::{ANALYSER_VERSION, Archive, ArchiveError, deferred, seal};

/// `SIJL`: what tells our files from other SQLite files.
pub(super) const APPLICATION_ID: i32 = 0x5349_4A4C;

/// The present shape.
pub(super) const SCHEMA: &str = include_str!("../../schema.sql");

/// The first takes shape 1 to shape 2, and so on.
const STEPS: &[Step] = &[
    Step { sql: include_str!("migrations/2.sql"), then: |_| Ok(()) },
    Step { sql: include_str!("migrations/3.sql"), then: seal::seal_all },
    Step { sql: include_str!("migrations/4.sql"), then: |_| Ok(()) },
    Step { sql: include_str!("migrations/5.sql"), then: |_| Ok(()) },
    Step { sql: include_str!("migrations/6.sql"), then: |_| Ok(()) },
    Step { sql: include_str!("migrations/7.sql"), then: |_| Ok(()) },
];

/// One step from a shape to the next.
struct Step {
    sql: &'static str,
    /// What SQL alone cannot do, once the shape is the present one.
    then: fn(&Connection) -> rusqlite::Result<()>,
}

/// The version of the present shape.
pub(super) const VERSION: i32 = STEPS.len() as i32 + 1;

impl Archive {
    /// Brings the schema to the present version, all of it or nothing.
    ///
    /// The version is read again inside the transaction: another process may
    /// have made the schema in the meantime.
    pub(super) fn migrate(&self) -> Result<(), ArchiveError> {
        if matches!(self.found()?, Found::Archive(VERSION)) {
            return Ok(());
        }
        self.transaction(|| {
            let version = match self.found()? {
                Found::Nothing => {
                    self.run(SCHEMA)?;
                    VERSION
                }
                Found::Archive(version) => version,
            };
            let passed = usize::try_from(version - 1).unwrap_or(0).min(STEPS.len());
            STEPS[passed..].iter().try_for_each(|step| self.run(step.sql))?;
            for step in &STEPS[passed..] {
                (step.then)(&self.connection).map_err(|e| self.error(e))?;
            }
            self.describe(passed == STEPS.len())
        })
    }

    /// Writes down what the archive is. The index of an old archive stays the
    /// work of the analysis that made it.
    fn describe(&self, new: bool) -> Result<(), ArchiveError> {
        let shape = schema_hash(&self.connection).map_err(|e| self.error(e))?;
        let mut facts = vec![("schema", shape.as_str())];
        if new {
            facts.push(("analyser", ANALYSER_VERSION));
        }
        for fact in facts {
            self.connection
                .execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", params![fact.0, fact.1])
                .map_err(|e| self.error(e))?;
        }
        self.run(&format!(
            "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};"
        ))
    }
}

/// A hash of the schema as the file has it, in hexadecimal; of indexes that are still to be
/// made, as it will have them.
pub(super) fn schema_hash(connection: &Connection) -> rusqlite::Result<String> {
    let mut statement =
        connection.prepare("SELECT name, type, tbl_name, ifnull(sql, '') FROM sqlite_schema")?;
    let row = |row: &Row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]);
    let mut objects: Vec<[String; 4]> = statement.query_map([], row)?.collect::<Result<_, _>>()?;
    for index in deferred::missing(connection)? {
        objects.push([index.name, "index", index.table, index.sql].map(str::to_owned));
    }
    objects.sort_unstable();
    let mut hasher = blake3::Hasher::new();
    for [name, kind, table, sql] in &objects {
        for part in [kind, name, table, sql] {
            hasher.update(part.as_bytes());
            hasher.update(&[0]);
        }
    }
    Ok(hasher.finalize().to_hex()[..32].to_owned())
}
