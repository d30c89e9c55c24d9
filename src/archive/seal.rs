//! Seals what is stored: a hash over every row of an article, made in the
//! transaction that writes them, so that `check` can tell any later change.
//!
//! `stored` covers what came from the source and cannot be made again, `found`
//! what was found in it. An entity has a seal of its own, with its aliases.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};
use rustc_hash::FxHashMap;

use super::identity::{Hash, mix};

/// The two seals of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seal {
    pub stored: Hash,
    pub found: Hash,
}

/// Rows by article: the table they are counted under, and how they are read.
/// Each statement takes the article's key.
type Part = (&'static str, &'static str);

const STORED: &[Part] = &[
    (
        "article",
        "SELECT id, key, source_id, external_id, url, lang, headline, published_from, content,
           words, place, duplicate_of, file, line, metadata, run_id
         FROM article WHERE id = ?1",
    ),
    ("", "SELECT s.* FROM source s JOIN article a ON a.source_id = s.id WHERE a.id = ?1"),
    (
        "",
        "SELECT r.started, r.inputs, r.outlet_country
         FROM import_run r JOIN article a ON a.run_id = r.id
         WHERE a.id = ?1",
    ),
    (
        "paragraph",
        "SELECT id, kind, start, text FROM paragraph
         WHERE id BETWEEN ?1 << 12 AND (?1 << 12) | 4095 ORDER BY id",
    ),
    (
        "article_version",
        "SELECT * FROM article_version WHERE key = (SELECT key FROM article WHERE id = ?1)
         ORDER BY run_id, content",
    ),
];

const FOUND: &[Part] = &[
    (
        "mention",
        "SELECT * FROM mention WHERE paragraph_id BETWEEN ?1 << 12 AND (?1 << 12) | 4095
         ORDER BY paragraph_id, start, entity",
    ),
    (
        "event_date",
        "SELECT * FROM event_date WHERE paragraph_id BETWEEN ?1 << 12 AND (?1 << 12) | 4095
         ORDER BY paragraph_id, start, length",
    ),
    (
        "article_official",
        "SELECT article_id, ordinal, entity, name, role, role_class, country, accredited_to,
           former, rank, confidence
         FROM article_official WHERE article_id = ?1 ORDER BY ordinal",
    ),
    ("meeting", "SELECT * FROM meeting WHERE article_id = ?1 ORDER BY ordinal"),
    ("attendee", "SELECT * FROM attendee WHERE article_id = ?1 ORDER BY meeting, ordinal"),
    (
        "country_via",
        "SELECT ordinal, country_via FROM article_official
         WHERE article_id = ?1 AND country_via IS NOT NULL ORDER BY ordinal",
    ),
];

/// Parts that archives have had only since shape 4. They leave the seal as it was where
/// they have no rows, and tell their name where they have.
const LATER: [&str; 2] = ["attendee", "country_via"];

const ENTITY: &[Part] = &[
    ("entity", "SELECT id, kind, folded, name, country FROM entity WHERE id = ?1"),
    ("alias", "SELECT folded FROM alias WHERE entity = ?1 ORDER BY folded"),
];

const CORRECTION: &[Part] = &[
    (
        "correction",
        "SELECT id, made, action, official, name, other, other_name, country, roles, articles,
           undoes FROM correction WHERE id = ?1",
    ),
    ("", "SELECT seal FROM correction WHERE id < ?1 ORDER BY id DESC LIMIT 1"),
];

/// How many rows of which table were read, in the order of the parts.
pub(super) type Counted = Vec<(&'static str, u64)>;

/// How often an article names each entity, whatever the order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Names(u64);

impl Names {
    /// Adds the count of one entity.
    pub fn add(&mut self, entity: i64, n: i64) {
        let pair = mix(entity.cast_unsigned()) ^ n.cast_unsigned();
        self.0 = self.0.wrapping_add(mix(pair));
    }
}

/// The names of every article, by key.
pub(super) fn names(connection: &Connection) -> rusqlite::Result<FxHashMap<i64, Names>> {
    let mut names: FxHashMap<i64, Names> = FxHashMap::default();
    let mut statement = connection.prepare("SELECT article_id, entity, n FROM article_entity")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        names.entry(row.get(0)?).or_default().add(row.get(1)?, row.get(2)?);
    }
    Ok(names)
}

/// The seal of an article as it stands, and the rows it covers.
pub(super) fn of_article(
    connection: &Connection,
    id: i64,
    names: Names,
) -> rusqlite::Result<(Seal, Counted)> {
    let mut counted = Counted::new();
    let stored = hash_rows(connection, STORED, (id, Names::default()), &mut counted)?;
    let found = hash_rows(connection, FOUND, (id, names), &mut counted)?;
    Ok((Seal { stored, found }, counted))
}

/// What the seal of an article covers between its own row and its paragraphs: its outlet
/// and its import.
pub(super) fn of_origin(connection: &Connection, id: i64) -> rusqlite::Result<Vec<u8>> {
    rows_of(connection, &STORED[1..3], id)
}

/// What the seal of an article covers after its paragraphs: its former versions.
pub(super) fn of_versions(connection: &Connection, id: i64) -> rusqlite::Result<Vec<u8>> {
    rows_of(connection, &STORED[4..], id)
}

fn rows_of(connection: &Connection, parts: &[Part], id: i64) -> rusqlite::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for (_, sql) in parts {
        let number = read(connection, sql, id, &mut bytes)?;
        push_count(&mut bytes, number);
    }
    Ok(bytes)
}

/// The seal of an entity as it stands, and the rows it covers.
pub(super) fn of_entity(connection: &Connection, id: i64) -> rusqlite::Result<(Hash, Counted)> {
    let mut counted = Counted::new();
    let hash = hash_rows(connection, ENTITY, (id, Names::default()), &mut counted)?;
    Ok((hash, counted))
}

/// The seal of a correction as it stands, which covers all before it.
pub(super) fn of_correction(connection: &Connection, id: i64) -> rusqlite::Result<Hash> {
    hash_rows(connection, CORRECTION, (id, Names::default()), &mut Counted::new())
}

/// The seal an article was given.
pub(super) fn given(connection: &Connection, id: i64) -> rusqlite::Result<Option<Seal>> {
    connection
        .prepare_cached("SELECT stored, found FROM article_seal WHERE article_id = ?")?
        .query_row([id], |row| Ok(Seal { stored: row.get(0)?, found: row.get(1)? }))
        .optional()
}

/// The seal an entity was given.
pub(super) fn given_to_entity(connection: &Connection, id: i64) -> rusqlite::Result<Option<Hash>> {
    connection
        .prepare_cached("SELECT hash FROM entity_seal WHERE entity = ?")?
        .query_row([id], |row| row.get(0))
        .optional()
}

/// Seals articles with what was found in them, if that is not done, some entities, and
/// every one that has no seal yet.
pub(super) fn seal(
    connection: &Connection,
    articles: &BTreeMap<i64, (Names, Option<Seal>)>,
    mut entities: BTreeSet<i64>,
) -> rusqlite::Result<()> {
    for (id, (names, sealed)) in articles {
        let Seal { stored, found } = match sealed {
            Some(sealed) => *sealed,
            None => of_article(connection, *id, *names)?.0,
        };
        connection
            .prepare_cached("INSERT OR REPLACE INTO article_seal VALUES (?, ?, ?)")?
            .execute(params![id, stored, found])?;
    }
    // Ids of entities only grow.
    let mut new = connection.prepare_cached(
        "SELECT id FROM entity WHERE id > ifnull((SELECT max(entity) FROM entity_seal), 0)",
    )?;
    for entity in new.query_map([], |row| row.get(0))? {
        entities.insert(entity?);
    }
    entities.into_iter().try_for_each(|entity| seal_entity(connection, entity))
}

/// Seals an entity, unless it was taken out since it was met.
fn seal_entity(connection: &Connection, entity: i64) -> rusqlite::Result<()> {
    let (hash, _) = of_entity(connection, entity)?;
    let put = "INSERT OR REPLACE INTO entity_seal SELECT id, ?2 FROM entity WHERE id = ?1";
    connection.prepare_cached(put)?.execute(params![entity, hash]).map(|_| ())
}

/// Seals every entity again, after some names were taken out.
pub(super) fn seal_entities(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM entity_seal", [])?;
    let mut all = connection.prepare("SELECT id FROM entity")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        seal_entity(connection, row.get(0)?)?;
    }
    Ok(())
}

/// Seals articles again of which only what is stored has changed.
pub(super) fn seal_stored(
    connection: &Connection,
    articles: &BTreeSet<i64>,
) -> rusqlite::Result<()> {
    for id in articles {
        let none = (*id, Names::default());
        let stored = hash_rows(connection, STORED, none, &mut Counted::new())?;
        connection
            .prepare_cached("UPDATE article_seal SET stored = ? WHERE article_id = ?")?
            .execute(params![stored, id])?;
    }
    Ok(())
}

/// Seals everything, for an archive that was made without seals.
pub(super) fn seal_all(connection: &Connection) -> rusqlite::Result<()> {
    let names = names(connection)?;
    let named = |id: i64| (id, (names.get(&id).copied().unwrap_or_default(), None));
    let articles = connection
        .prepare("SELECT id FROM article")?
        .query_map([], |row| row.get(0).map(named))?
        .collect::<rusqlite::Result<BTreeMap<_, _>>>()?;
    seal(connection, &articles, BTreeSet::new())
}

fn hash_rows(
    connection: &Connection,
    parts: &[Part],
    (id, names): (i64, Names),
    counted: &mut Counted,
) -> rusqlite::Result<Hash> {
    let mut sealing = Sealing::default();
    for (table, sql) in parts {
        let number = sealing.fill(|rows| read(connection, sql, id, rows))?;
        sealing.close(table, number);
        if !table.is_empty() {
            counted.push((table, number as u64));
        }
    }
    Ok(sealing.end(names))
}

/// Reads the rows of a part; gives their number.
fn read(
    connection: &Connection,
    sql: &str,
    id: i64,
    bytes: &mut Vec<u8>,
) -> rusqlite::Result<usize> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([id])?;
    let mut number = 0;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            push(bytes, row.get_ref(column)?);
        }
        number += 1;
    }
    Ok(number)
}

/// A seal in the making. Rows are gathered: to hash many bytes at once goes several times
/// faster than row by row.
#[derive(Debug)]
pub(super) struct Sealing {
    hasher: blake3::Hasher,
    rows: Vec<u8>,
}

/// Bytes of rows that are hashed at once, about; room for those of most articles.
const GATHERED: usize = 1 << 14;

impl Default for Sealing {
    fn default() -> Sealing {
        Sealing { hasher: blake3::Hasher::new(), rows: Vec::with_capacity(GATHERED) }
    }
}

impl Sealing {
    /// Adds rows of a part, or part of them.
    pub fn add(&mut self, rows: &[u8]) {
        self.fill(|gathered| gathered.extend_from_slice(rows));
    }

    /// Has rows of a part appended.
    fn fill<T>(&mut self, append: impl FnOnce(&mut Vec<u8>) -> T) -> T {
        let appended = append(&mut self.rows);
        if self.rows.len() >= GATHERED {
            self.hash();
        }
        appended
    }

    fn hash(&mut self) {
        self.hasher.update(&self.rows);
        self.rows.clear();
    }

    /// Ends a part of so many rows.
    pub fn close(&mut self, table: &str, rows: usize) {
        if LATER.contains(&table) {
            if rows == 0 {
                return;
            }
            push(&mut self.rows, ValueRef::Text(table.as_bytes()));
        }
        push_count(&mut self.rows, rows);
    }

    pub fn end(mut self, names: Names) -> Hash {
        self.rows.extend_from_slice(&names.0.to_le_bytes());
        self.hash();
        let mut hash = [0; 16];
        self.hasher.finalize_xof().fill(&mut hash);
        hash
    }
}

/// The number of rows, which ends them.
pub(super) fn push_count(bytes: &mut Vec<u8>, rows: usize) {
    push(bytes, ValueRef::Integer(rows as i64));
}

/// A value with its type and length, so that no two rows run together.
pub(super) fn push(bytes: &mut Vec<u8>, value: ValueRef<'_>) {
    let mut tagged = |tag: u8, content: &[u8]| {
        bytes.push(tag);
        bytes.extend((content.len() as u64).to_le_bytes());
        bytes.extend(content);
    };
    match value {
        ValueRef::Null => tagged(0, &[]),
        ValueRef::Integer(number) => tagged(1, &number.to_le_bytes()),
        ValueRef::Real(number) => tagged(2, &number.to_le_bytes()),
        ValueRef::Text(text) => tagged(3, text),
        ValueRef::Blob(blob) => tagged(4, blob),
    }
}

/// The values of a row, as `push` made it.
pub(super) fn values(mut row: &[u8]) -> impl Iterator<Item = ValueRef<'_>> {
    std::iter::from_fn(move || {
        let (tag, rest) = row.split_first()?;
        let (length, rest) = rest.split_first_chunk()?;
        let (content, rest) = rest.split_at_checked(u64::from_le_bytes(*length) as usize)?;
        row = rest;
        let number = || content.try_into().map(u64::from_le_bytes).unwrap_or_default();
        Some(match tag {
            0 => ValueRef::Null,
            1 => ValueRef::Integer(number().cast_signed()),
            2 => ValueRef::Real(f64::from_bits(number())),
            3 => ValueRef::Text(content),
            _ => ValueRef::Blob(content),
        })
    })
}
