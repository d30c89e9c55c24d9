//! The rows of one article: inserted, copied to its past, deleted.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, Params, params};
use rustc_hash::FxHashMap;

use super::identity::Identity;
use super::{Archive, ArchiveError, seal};
use crate::model::{Analysed, IndexText, MeetingFound, Paragraph, Party, Span, keys};

/// Inserts and deletes the rows of articles.
pub(super) struct Rows<'a> {
    pub archive: &'a Archive,
    /// The last key given out for each day number.
    last_keys: FxHashMap<i64, i64>,
    sources: FxHashMap<String, i64>,
    entities: FxHashMap<(&'static str, String), i64>,
    /// SQLite's count of the commits of other connections.
    data_version: i64,
    /// Index rows of the open batch, by article.
    unindexed: BTreeMap<i64, (IndexText, String)>,
    /// Articles of the open batch, with how often they name what.
    named: BTreeMap<i64, FxHashMap<i64, i64>>,
    /// Articles of which only the record has changed.
    pub(super) unsealed: BTreeSet<i64>,
}

const COUNTRY: &str = "country";
const OFFICIAL: &str = "official";
const TOPIC: &str = "topic";

impl<'a> Rows<'a> {
    pub fn new(archive: &'a Archive) -> Rows<'a> {
        Rows {
            archive,
            last_keys: FxHashMap::default(),
            sources: FxHashMap::default(),
            entities: FxHashMap::default(),
            data_version: 0,
            unindexed: BTreeMap::new(),
            named: BTreeMap::new(),
            unsealed: BTreeSet::new(),
        }
    }

    /// Forgets what is remembered of the archive if another import has written
    /// to it since the last batch.
    pub fn refresh(&mut self) -> Result<(), ArchiveError> {
        let version = self.one("PRAGMA data_version", [])?.unwrap_or(0);
        if version != self.data_version {
            self.forget();
            self.data_version = version;
        }
        Ok(())
    }

    /// Forgets keys and ids; they are read again.
    pub fn forget(&mut self) {
        self.last_keys.clear();
        self.sources.clear();
        self.entities.clear();
        self.unindexed.clear();
        self.named.clear();
        self.unsealed.clear();
    }

    /// Stores an article; says which earlier one has the same text.
    pub fn insert(
        &mut self,
        analysed: &Analysed,
        identity: &Identity,
        run: i64,
    ) -> Result<Option<String>, ArchiveError> {
        let id = self.next_id(analysed)?;
        let source = self.source(analysed)?;
        let duplicate_of = self.original(identity)?;
        self.insert_article(analysed, (id, source, run), identity, duplicate_of.as_deref())?;
        self.insert_paragraphs(id, &analysed.article.paragraphs)?;
        let mut facet = format!("all l{}", analysed.article.lang.code());
        if let Some(source) = source {
            facet.push_str(&format!(" s{source}"));
        }
        self.insert_found(id, analysed, &mut facet)?;
        self.name(id);
        self.unindexed.insert(id, (analysed.index.clone(), facet));
        Ok(duplicate_of)
    }

    pub(super) fn execute(&self, sql: &str, values: impl Params) -> Result<(), ArchiveError> {
        self.archive
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.execute(values))
            .map(|_| ())
            .map_err(|e| self.archive.error(e))
    }

    pub(super) fn one<T: rusqlite::types::FromSql>(
        &self,
        sql: &str,
        values: impl Params,
    ) -> Result<Option<T>, ArchiveError> {
        self.archive
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row(values, |row| row.get(0)).optional())
            .map_err(|e| self.archive.error(e))
    }

    /// The next free key of the article's day; undated ones fill their days in turn.
    fn next_id(&mut self, analysed: &Analysed) -> Result<i64, ArchiveError> {
        let dated = analysed.article.published.map(keys::day_number);
        let mut day = dated.unwrap_or(0);
        loop {
            let first = day << keys::SEQUENCE_BITS;
            let last = ((day + 1) << keys::SEQUENCE_BITS) - 1;
            let used = match self.last_keys.get(&day) {
                Some(used) => Some(*used),
                None => self
                    .one("SELECT max(id) FROM article WHERE id BETWEEN ? AND ?", [first, last])?
                    .flatten(),
            };
            let next = used.map_or(first, |used| used + 1);
            if next <= last {
                self.last_keys.insert(day, next);
                return Ok(next);
            }
            day += 1;
            if dated.is_some() || day >= keys::UNDATED_DAYS {
                return Err(ArchiveError::DayFull);
            }
        }
    }

    fn source(&mut self, analysed: &Analysed) -> Result<Option<i64>, ArchiveError> {
        let Some(name) = &analysed.article.source else { return Ok(None) };
        if let Some(id) = self.sources.get(name) {
            return Ok(Some(*id));
        }
        let folded = analysed.folded_source.as_deref().unwrap_or("");
        self.execute(
            "INSERT INTO source (name, folded) VALUES (?, ?) ON CONFLICT DO NOTHING",
            params![name, folded],
        )?;
        let id: Option<i64> = self.one("SELECT id FROM source WHERE name = ?", [name])?;
        if let Some(id) = id {
            self.sources.insert(name.clone(), id);
        }
        Ok(id)
    }

    fn original(&self, identity: &Identity) -> Result<Option<String>, ArchiveError> {
        let Some(words) = identity.words else { return Ok(None) };
        self.one(
            "SELECT coalesce(duplicate_of, key) FROM article WHERE words = ? ORDER BY run_id, id
             LIMIT 1",
            [words],
        )
    }

    fn insert_article(
        &self,
        analysed: &Analysed,
        (id, source, run): (i64, Option<i64>, i64),
        identity: &Identity,
        duplicate_of: Option<&str>,
    ) -> Result<(), ArchiveError> {
        let article = &analysed.article;
        self.execute(
            "INSERT INTO article (id, key, source_id, external_id, url, lang, headline,
               published_from, content, words, place, duplicate_of, file, line, metadata, run_id)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                id,
                identity.key,
                source,
                article.external_id,
                article.url,
                article.lang.code(),
                article.headline(),
                article.published_from.map(|from| from.as_str()),
                identity.content,
                identity.words,
                identity.place,
                duplicate_of,
                article.origin.file,
                article.origin.line as i64,
                article.metadata,
                run,
            ],
        )
    }

    fn insert_paragraphs(&self, id: i64, paragraphs: &[Paragraph]) -> Result<(), ArchiveError> {
        for (ordinal, paragraph) in paragraphs.iter().enumerate() {
            self.execute(
                "INSERT INTO paragraph (id, kind, start, text) VALUES (?, ?, ?, ?)",
                params![
                    keys::paragraph_key(id, ordinal),
                    paragraph.kind.as_str(),
                    paragraph.start as i64,
                    paragraph.text,
                ],
            )?;
        }
        Ok(())
    }

    pub(super) fn insert_found(
        &mut self,
        id: i64,
        analysed: &Analysed,
        facet: &mut String,
    ) -> Result<(), ArchiveError> {
        for country in &analysed.found.countries {
            let code = country.code.as_str();
            facet.push_str(&format!(" c{}", code.to_ascii_lowercase()));
            let entity = self.entity(COUNTRY, code, code)?;
            self.insert_mentions(id, entity, &country.mentions)?;
        }
        let officials = self.insert_officials(id, analysed)?;
        // Each once and in order, as `stored_facet` gives them back.
        for entity in BTreeSet::from_iter(officials.values()) {
            facet.push_str(&format!(" o{entity}"));
        }
        for topic in &analysed.found.topics {
            let entity = self.entity(TOPIC, topic, topic)?;
            self.insert_article_entity(id, entity, 1)?;
        }
        self.insert_dates(id, analysed)?;
        for (ordinal, meeting) in analysed.found.meetings.iter().enumerate() {
            self.insert_meeting(id, ordinal, meeting, &officials)?;
        }
        Ok(())
    }

    fn entity(
        &mut self,
        kind: &'static str,
        folded: &str,
        name: &str,
    ) -> Result<i64, ArchiveError> {
        let cached = (kind, folded.to_owned());
        if let Some(id) = self.entities.get(&cached) {
            return Ok(*id);
        }
        let find = "SELECT id FROM entity WHERE kind = ? AND folded = ?";
        let id = match self.one(find, [kind, folded])? {
            Some(id) => id,
            None => {
                self.execute(
                    "INSERT INTO entity (kind, folded, name) VALUES (?, ?, ?)",
                    [kind, folded, name],
                )?;
                self.archive.connection.last_insert_rowid()
            }
        };
        self.entities.insert(cached, id);
        Ok(id)
    }

    fn insert_article_entity(
        &mut self,
        id: i64,
        entity: i64,
        n: usize,
    ) -> Result<(), ArchiveError> {
        *self.named.entry(id).or_default().entry(entity).or_default() += n as i64;
        self.execute(
            "INSERT INTO article_entity (entity, article_id, n) VALUES (?, ?, ?)
             ON CONFLICT DO UPDATE SET n = n + excluded.n",
            params![entity, id, n as i64],
        )
    }

    fn insert_mentions(
        &mut self,
        id: i64,
        entity: i64,
        mentions: &[crate::model::Mention],
    ) -> Result<(), ArchiveError> {
        self.insert_article_entity(id, entity, mentions.len())?;
        for mention in mentions {
            let Span { paragraph, start, end } = mention.span;
            self.execute(
                "INSERT INTO mention (paragraph_id, start, entity, length, via, rule)
                 VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                params![
                    keys::paragraph_key(id, paragraph),
                    start as i64,
                    entity,
                    (end - start) as i64,
                    mention.via.as_str(),
                    mention.rule,
                ],
            )?;
        }
        Ok(())
    }

    /// Stores the officials and gives the entity of each by its name.
    fn insert_officials(
        &mut self,
        id: i64,
        analysed: &'_ Analysed,
    ) -> Result<FxHashMap<String, i64>, ArchiveError> {
        let mut entities = FxHashMap::default();
        let named = analysed.found.officials.iter().zip(&analysed.folded_names);
        for (ordinal, (official, folded)) in named.enumerate() {
            let Some(main) = folded.first() else { continue };
            let entity = self.entity(OFFICIAL, main, &official.name)?;
            for alias in folded {
                self.insert_alias(alias, entity)?;
            }
            self.insert_mentions(id, entity, &official.mentions)?;
            self.execute(
                "INSERT INTO article_official (article_id, ordinal, entity, name, role,
                   role_class, country, accredited_to, former, rank, confidence)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                params![
                    id,
                    ordinal as i64,
                    entity,
                    official.name,
                    official.role,
                    official.role_class.as_str(),
                    official.country.map(|code| code.to_string()),
                    official.accredited_to.map(|code| code.to_string()),
                    official.former,
                    official.rank,
                    official.confidence,
                ],
            )?;
            entities.insert(official.name.clone(), entity);
        }
        Ok(entities)
    }

    fn insert_alias(&self, folded: &str, entity: i64) -> Result<(), ArchiveError> {
        self.execute(
            "INSERT INTO alias (folded, entity) VALUES (?, ?) ON CONFLICT DO NOTHING",
            params![folded, entity],
        )?;
        for word in folded.split(' ') {
            self.execute(
                "INSERT INTO alias_word (word, entity) VALUES (?, ?) ON CONFLICT DO NOTHING",
                params![word, entity],
            )?;
        }
        Ok(())
    }

    fn insert_dates(&self, id: i64, analysed: &Analysed) -> Result<(), ArchiveError> {
        for date in &analysed.found.dates {
            let Span { paragraph, start, end } = date.span;
            self.execute(
                "INSERT INTO event_date (paragraph_id, start, length, first, last, precision,
                   calendar, vague) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                params![
                    keys::paragraph_key(id, paragraph),
                    start as i64,
                    (end - start) as i64,
                    date.from.map(|day| day.to_string()),
                    date.to.map(|day| day.to_string()),
                    date.precision.as_str(),
                    date.calendar.as_str(),
                    date.vague,
                ],
            )?;
        }
        Ok(())
    }

    fn insert_meeting(
        &self,
        id: i64,
        ordinal: usize,
        meeting: &MeetingFound,
        officials: &FxHashMap<String, i64>,
    ) -> Result<(), ArchiveError> {
        let entity = |party: &Party| party.name.as_ref().and_then(|name| officials.get(name));
        let (host, guest) = (&meeting.host, &meeting.guest);
        let Span { paragraph, start, end } = meeting.evidence.span;
        self.execute(
            "INSERT INTO meeting (article_id, ordinal, kind, day, place,
               host, host_entity, host_role, host_country,
               guest, guest_entity, guest_role, guest_country,
               topics, paragraph_id, start, length, rule, confidence)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                id,
                ordinal as i64,
                meeting.kind.as_str(),
                meeting.date.map(|day| day.to_string()),
                meeting.place,
                host.name,
                entity(host),
                host.role_class.as_str(),
                host.country.map(|code| code.to_string()),
                guest.name,
                entity(guest),
                guest.role_class.as_str(),
                guest.country.map(|code| code.to_string()),
                meeting.topics.join(" "),
                keys::paragraph_key(id, paragraph),
                start as i64,
                (end - start) as i64,
                meeting.rule,
                meeting.confidence,
            ],
        )
    }

    /// Writes the index rows of a batch in the order of their keys: FTS5 begins
    /// a new segment at every key that is smaller than the one before.
    pub fn index_batch(&mut self) -> Result<(), ArchiveError> {
        for (id, (index, facet)) in std::mem::take(&mut self.unindexed) {
            self.execute(
                "INSERT INTO fts (rowid, body, title, facet) VALUES (?, ?, ?, ?)",
                params![id, index.body, index.title, facet],
            )?;
        }
        Ok(())
    }

    /// Has an article sealed with the batch, whether it names anything or not.
    pub fn name(&mut self, id: i64) {
        self.named.entry(id).or_default();
    }

    /// Seals the articles of a batch, the last thing before its commit.
    pub fn seal_batch(&mut self) -> Result<(), ArchiveError> {
        let names = |counts: FxHashMap<i64, i64>| {
            let mut names = seal::Names::default();
            counts.into_iter().for_each(|(entity, n)| names.add(entity, n));
            names
        };
        let named = std::mem::take(&mut self.named);
        let named = named.into_iter().map(|(id, counts)| (id, names(counts))).collect();
        let unsealed = std::mem::take(&mut self.unsealed);
        let connection = &self.archive.connection;
        seal::seal(connection, &named)
            .and_then(|()| seal::seal_stored(connection, &unsealed))
            .map_err(|e| self.archive.error(e))
    }

    /// Copies an article's present text to its past.
    pub fn keep_version(&self, id: i64, run: i64) -> Result<(), ArchiveError> {
        self.execute(
            "INSERT INTO article_version (key, run_id, published, headline, text, content)
             SELECT a.key, ?2, a.published, a.headline,
               coalesce((SELECT group_concat(text, char(10)) FROM
                 (SELECT text FROM paragraph WHERE id > ?1 << 12 AND id < (?1 + 1) << 12
                  ORDER BY id)), ''), a.content
             FROM article a WHERE a.id = ?1
             ON CONFLICT DO NOTHING",
            params![id, run],
        )
    }

    /// Takes an article out, and out of the index; an article that repeated its
    /// text becomes the original of the others.
    pub fn delete(
        &mut self,
        id: i64,
        analyse: fn(&[Paragraph]) -> IndexText,
    ) -> Result<(), ArchiveError> {
        if self.unindexed.remove(&id).is_none() {
            self.unindex(id, analyse)?;
        }
        self.promote_duplicate(id)?;
        self.unsealed.remove(&id);
        self.named.remove(&id);
        self.execute("DELETE FROM article_seal WHERE article_id = ?1", [id])?;
        let within = "BETWEEN ?1 << 12 AND (?1 << 12) | 4095";
        for table in ["mention", "event_date"] {
            self.execute(&format!("DELETE FROM {table} WHERE paragraph_id {within}"), [id])?;
        }
        self.execute(
            "DELETE FROM article_entity WHERE article_id = ?1 AND entity IN (
               SELECT id FROM entity WHERE kind <> 'official'
               UNION SELECT entity FROM article_official WHERE article_id = ?1)",
            [id],
        )?;
        for table in ["meeting", "article_official"] {
            self.execute(&format!("DELETE FROM {table} WHERE article_id = ?1"), [id])?;
        }
        self.execute(&format!("DELETE FROM paragraph WHERE id {within}"), [id])?;
        self.execute("DELETE FROM article WHERE id = ?1", [id])
    }

    fn unindex(&self, id: i64, analyse: fn(&[Paragraph]) -> IndexText) -> Result<(), ArchiveError> {
        let index = analyse(&self.archive.paragraphs(id)?);
        let facet = self.archive.stored_facet(id)?;
        self.execute(
            "INSERT INTO fts (fts, rowid, body, title, facet) VALUES ('delete', ?, ?, ?, ?)",
            params![id, index.body, index.title, facet],
        )
    }
}
