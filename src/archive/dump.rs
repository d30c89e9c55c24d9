//! An archive as JSON lines, and an archive made of them.
//!
//! The first line says what follows, then comes every row of every table in the
//! order of names and keys, at last their number and their BLAKE3 hash. The
//! index is not written: it is made again. The same rows give the same bytes.

use std::io::{self, BufRead, Read, Write};
use std::path::Path;

use rusqlite::types::{Value as SqlValue, ValueRef};
use rusqlite::{Row, ToSql};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value, json};
use thiserror::Error;

use super::migrate::VERSION;
use super::place::place;
use super::{Archive, ArchiveError};
use crate::model::{IndexText, Paragraph};

/// The first shape whose dumps are loaded: what later ones added has no value in them.
const OLDEST: i64 = 3;

/// The longest line of a dump.
const LONGEST: u64 = 1 << 30;

/// Why a dump was not written or not read.
#[derive(Debug, Error)]
pub enum DumpError {
    /// The archive cannot be used.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The system refuses.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A line is not what was dumped.
    #[error("line {line}: {reason}")]
    Line {
        /// The line, from 1.
        line: u64,
        /// What is wrong.
        reason: String,
    },
}

/// A table and its columns, but for those that are computed.
struct Table {
    name: String,
    columns: Vec<Column>,
    order: String,
}

struct Column {
    name: String,
    blob: bool,
}

impl Archive {
    /// Writes the archive at `path` as JSON lines; gives the number of rows.
    pub fn dump(path: &Path, out: &mut dyn Write) -> Result<u64, DumpError> {
        let archive = Archive::open_to_read(path)?;
        archive.run("BEGIN")?;
        let mut lines = Lines { out, hasher: blake3::Hasher::new(), rows: 0 };
        lines.write(&json!({ "sijill": "dump", "schema": VERSION }))?;
        for table in archive.tables().map_err(|e| archive.error(e))? {
            archive.dump_table(&table, &mut lines)?;
        }
        lines.finish()
    }

    fn dump_table(&self, table: &Table, lines: &mut Lines<'_>) -> Result<(), DumpError> {
        let sql = format!(
            "SELECT {} FROM {} ORDER BY {}",
            table.list(),
            quoted(&table.name),
            table.order
        );
        let mut statement = self.connection.prepare(&sql).map_err(|e| self.error(e))?;
        let mut rows = statement.query([]).map_err(|e| self.error(e))?;
        while let Some(row) = rows.next().map_err(|e| self.error(e))? {
            let row = table.object(row).map_err(|e| self.error(e))?;
            lines.write(&json!({ "table": table.name, "row": row }))?;
            lines.rows += 1;
        }
        Ok(())
    }

    /// The tables that hold rows of their own, by name.
    pub(super) fn table_names(&self) -> rusqlite::Result<Vec<String>> {
        self.connection
            .prepare(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'meta'
                   AND name NOT LIKE 'fts%' AND name NOT LIKE 'sqlite%' ORDER BY name",
            )?
            .query_map([], |row| row.get(0))?
            .collect()
    }

    fn tables(&self) -> rusqlite::Result<Vec<Table>> {
        self.table_names()?.into_iter().map(|name| self.table(name)).collect()
    }

    fn table(&self, name: String) -> rusqlite::Result<Table> {
        let mut statement =
            self.connection.prepare("SELECT name, type, pk FROM pragma_table_info(?)")?;
        let mut rows = statement.query([&name])?;
        let (mut columns, mut keys) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let (column, kind): (String, String) = (row.get(0)?, row.get(1)?);
            let place: i64 = row.get(2)?;
            if place > 0 {
                keys.push((place, quoted(&column)));
            }
            columns.push(Column { name: column, blob: kind == "BLOB" });
        }
        keys.sort();
        let order: Vec<String> = keys.into_iter().map(|(_, column)| column).collect();
        Ok(Table { name, columns, order: order.join(", ") })
    }

    /// Makes an archive at `path` of a dump; gives the number of rows. Nothing is
    /// there until all of it is. `index_text` makes the words of paragraphs.
    pub fn load(
        path: &Path,
        dump: &mut dyn BufRead,
        index_text: fn(&[Paragraph]) -> IndexText,
    ) -> Result<u64, DumpError> {
        let mut failed = None;
        let placed = place(path, false, |file| {
            let archive = Archive::open_for_import(file)?;
            archive.run("PRAGMA foreign_keys = OFF")?;
            let loaded = archive.transaction(|| {
                let rows = Loading::new(&archive)?.read(dump).map_err(|error| match error {
                    DumpError::Archive(error) => error,
                    error => {
                        let words = error.to_string();
                        failed = Some(error);
                        ArchiveError::Statement(words)
                    }
                })?;
                archive.rebuild_index(index_text)?;
                Ok(rows)
            });
            archive.close_import().and(loaded)
        });
        match failed {
            Some(error) => Err(error),
            None => Ok(placed?),
        }
    }
}

impl Table {
    fn list(&self) -> String {
        self.columns.iter().map(|column| quoted(&column.name)).collect::<Vec<_>>().join(", ")
    }

    fn object(&self, row: &Row<'_>) -> rusqlite::Result<Map<String, Value>> {
        let mut object = Map::new();
        for (place, column) in self.columns.iter().enumerate() {
            let value = match row.get_ref(place)? {
                ValueRef::Null => Value::Null,
                ValueRef::Integer(number) => number.into(),
                ValueRef::Real(number) => number.into(),
                ValueRef::Text(_) => row.get::<_, String>(place)?.into(),
                ValueRef::Blob(bytes) => hex(bytes).into(),
            };
            object.insert(column.name.clone(), value);
        }
        Ok(object)
    }

    /// The values of a dumped row, in the order of the columns; one of an `older` dump may
    /// lack some.
    fn values(&self, row: &Map<String, Value>, older: bool) -> Result<Vec<SqlValue>, String> {
        if let Some(name) = row.keys().find(|name| self.columns.iter().all(|c| c.name != **name)) {
            return Err(format!("table `{}` has no column `{name}`", self.name));
        }
        let value = |column: &Column| {
            let refused = || format!("column `{}` cannot be that", column.name);
            Ok(match row.get(&column.name) {
                None if !older => return Err(format!("column `{}` is missing", column.name)),
                None | Some(Value::Null) => SqlValue::Null,
                Some(Value::String(text)) if column.blob => {
                    SqlValue::Blob(unhex(text).ok_or_else(refused)?)
                }
                Some(Value::String(text)) => SqlValue::Text(text.clone()),
                Some(Value::Number(number)) => match number.as_i64() {
                    Some(number) => SqlValue::Integer(number),
                    None => SqlValue::Real(number.as_f64().ok_or_else(refused)?),
                },
                Some(_) => return Err(refused()),
            })
        };
        self.columns.iter().map(value).collect()
    }
}

/// Writes lines and keeps the account of them.
struct Lines<'a> {
    out: &'a mut dyn Write,
    hasher: blake3::Hasher,
    rows: u64,
}

impl Lines<'_> {
    fn write(&mut self, value: &Value) -> io::Result<()> {
        let line = format!("{value}\n");
        self.hasher.update(line.as_bytes());
        self.out.write_all(line.as_bytes())
    }

    fn finish(mut self) -> Result<u64, DumpError> {
        let rows = self.rows;
        let hash = self.hasher.finalize().to_hex().to_string();
        self.write(&json!({ "rows": rows, "blake3": hash }))?;
        self.out.flush()?;
        Ok(rows)
    }
}

/// Reads lines into the tables of a new archive.
struct Loading<'a> {
    archive: &'a Archive,
    tables: FxHashMap<String, (Table, String)>,
    hasher: blake3::Hasher,
    rows: u64,
    /// The shape of the archive that was dumped.
    version: i64,
}

impl<'a> Loading<'a> {
    fn new(archive: &'a Archive) -> Result<Loading<'a>, ArchiveError> {
        let tables = archive.tables().map_err(|e| archive.error(e))?;
        let tables = tables.into_iter().map(|table| {
            let places = vec!["?"; table.columns.len()].join(", ");
            let name = quoted(&table.name);
            let sql = format!("INSERT INTO {name} ({}) VALUES ({places})", table.list());
            (table.name.clone(), (table, sql))
        });
        let tables = tables.collect();
        let version = i64::from(VERSION);
        Ok(Loading { archive, tables, hasher: blake3::Hasher::new(), rows: 0, version })
    }

    fn read(mut self, dump: &mut dyn BufRead) -> Result<u64, DumpError> {
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            let at = |reason: String| DumpError::Line { line: number, reason };
            if dump.take(LONGEST).read_until(b'\n', &mut line)? == 0 {
                return Err(at("the dump ends too early".into()));
            }
            let value: Value =
                serde_json::from_slice(&line).map_err(|_| at("is not valid JSON".into()))?;
            if number == 1 {
                self.version = head(&value).map_err(at)?;
            } else if let Some(rows) = value["rows"].as_u64() {
                let hash = self.hasher.finalize().to_hex();
                let whole = rows == self.rows && value["blake3"] == hash.as_str();
                return match whole {
                    true => self.finish().map_err(at),
                    false => Err(at("the lines before are not the ones that were dumped".into())),
                };
            } else {
                self.row(&value).map_err(at)?;
            }
            self.hasher.update(&line);
        }
        unreachable!("a dump ends before its lines cannot be counted")
    }

    fn row(&mut self, line: &Value) -> Result<(), String> {
        let table = line["table"].as_str().and_then(|name| self.tables.get(name));
        let (Some((table, sql)), Some(row)) = (table, line["row"].as_object()) else {
            return Err("is no row of a table of an archive".into());
        };
        let values = table.values(row, self.version < i64::from(VERSION))?;
        let values: Vec<&dyn ToSql> = values.iter().map(|value| value as &dyn ToSql).collect();
        let insert = |sql| self.archive.connection.prepare_cached(sql)?.execute(&*values);
        insert(sql).map_err(|error| error.to_string())?;
        self.rows += 1;
        Ok(())
    }

    fn finish(self) -> Result<u64, String> {
        let connection = &self.archive.connection;
        if self.version < i64::from(VERSION) {
            // Like a migration: what its articles lack is found when they are read again.
            let stale = "UPDATE ruleset SET digest = 'schema ' || ? || ': ' || digest";
            connection.execute(stale, [self.version]).map_err(|error| error.to_string())?;
        }
        let wanting = connection.query_row("PRAGMA foreign_key_check", [], |row| row.get(0));
        match rusqlite::OptionalExtension::optional(wanting) {
            Ok(None) => Ok(self.rows),
            Ok(Some(table)) => {
                let table: String = table;
                Err(format!("a row of `{table}` points to a row that is not there"))
            }
            Err(error) => Err(error.to_string()),
        }
    }
}

/// The shape of the archive that was dumped.
fn head(line: &Value) -> Result<i64, String> {
    match (line["sijill"].as_str(), line["schema"].as_i64()) {
        (Some("dump"), Some(version)) if (OLDEST..=i64::from(VERSION)).contains(&version) => {
            Ok(version)
        }
        (Some("dump"), Some(version)) => Err(format!(
            "the dump has schema {version}, this version of sijill loads {OLDEST} to {VERSION}"
        )),
        _ => Err("is not the beginning of a dump".into()),
    }
}

/// A name as SQL takes it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(16)).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(digits.chunks(2).map(|pair| (pair[0] << 4 | pair[1]) as u8).collect())
}
