//! What was found in an article, as rows: inserted, read back, deleted.

use rusqlite::{OptionalExtension, params};
use rustc_hash::FxHashMap;

use super::ArchiveError;
use super::facet::Facet;
use super::insert::Insert;
use super::rows::{Entity, Rows};
use crate::model::{Analysed, DateFound, MeetingFound, Mention, Party, Span, StateVia, keys};

const COUNTRY: &str = "country";
const OFFICIAL: &str = "official";
const TOPIC: &str = "topic";
const GROUP: &str = "group";
const ORGANISATION: &str = "organisation";

/// Everything found in an article, a JSON array a row. Entities go by their names,
/// so that two archives can be compared.
const FOUND_ROWS: [&str; 6] = [
    "SELECT json_array('mention', m.paragraph_id, m.start, m.length, m.via, m.rule, e.kind,
       e.folded) FROM mention m JOIN entity e ON e.id = m.entity
     WHERE m.paragraph_id BETWEEN ?1 << 12 AND (?1 << 12) | 4095 ORDER BY 1",
    "SELECT json_array('date', paragraph_id, start, length, first, last, precision, calendar, vague,
       rule) FROM event_date
     WHERE paragraph_id BETWEEN ?1 << 12 AND (?1 << 12) | 4095 ORDER BY 1",
    "SELECT json_array('topic', e.folded) FROM entity e WHERE e.kind = 'topic' AND EXISTS
       (SELECT 1 FROM article_entity x WHERE x.entity = e.id AND x.article_id = ?1) ORDER BY 1",
    "SELECT json_array('official', o.ordinal, e.folded, o.name, o.role, o.role_class, o.country,
       o.accredited_to, o.former, o.rank, o.confidence, o.country_via)
     FROM article_official o JOIN entity e ON e.id = o.entity WHERE o.article_id = ?1 ORDER BY 1",
    "SELECT json_array('meeting', m.ordinal, m.kind, m.day, m.place, m.host, h.folded, m.host_role,
       m.host_country, m.guest, g.folded, m.guest_role, m.guest_country, m.topics, m.paragraph_id,
       m.start, m.length, m.rule, m.confidence)
     FROM meeting m LEFT JOIN entity h ON h.id = m.host_entity
     LEFT JOIN entity g ON g.id = m.guest_entity WHERE m.article_id = ?1 ORDER BY 1",
    "SELECT json_array('attendee', t.meeting, t.ordinal, t.name, e.folded, t.role, t.country)
     FROM attendee t LEFT JOIN entity e ON e.id = t.entity WHERE t.article_id = ?1 ORDER BY 1",
];

/// Whether a spelling is preferred to another of the same folded form: the one with
/// fewer capitals, then the longer, then the first in order.
fn better(name: &str, other: &str) -> bool {
    let rank = |name: &str| {
        let capitals = name.chars().filter(|c| c.is_uppercase()).count();
        (capitals, std::cmp::Reverse(name.chars().count()))
    };
    (rank(name), name) < (rank(other), other)
}

static MENTION: Insert = Insert::new(
    "INSERT INTO mention (paragraph_id, start, entity, length, via, rule)",
    "(?, ?, ?, ?, ?, ?)",
    "",
);

static EVENT_DATE: Insert = Insert::new(
    "INSERT INTO event_date (paragraph_id, start, length, first, last, precision,
             calendar, vague, rule)",
    "(?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "",
);

static ARTICLE_ENTITY: Insert =
    Insert::new("INSERT INTO article_entity (entity, article_id, n)", "(?, ?, ?)", "");

/// The mentions of an article, as they are stored.
struct MentionRows {
    article: i64,
    list: Vec<MentionRow>,
}

/// The columns of `mention`.
type MentionRow = (i64, i64, i64, i64, &'static str, &'static str);

impl MentionRows {
    fn new(article: i64) -> MentionRows {
        MentionRows { article, list: Vec::new() }
    }
}

/// The entity of a party who holds an office.
fn entity_of(party: &Party, officials: &FxHashMap<String, i64>) -> Option<i64> {
    party.name.as_ref().and_then(|name| officials.get(name)).copied()
}

impl Rows<'_> {
    /// Stores what was found in an article; gives the rows of some tables as a seal has
    /// them.
    pub(super) fn insert_found(
        &mut self,
        id: i64,
        analysed: &Analysed,
        facet: &mut Facet,
    ) -> Result<[(&'static str, Vec<u8>); 2], ArchiveError> {
        let mut mentions = MentionRows::new(id);
        for country in &analysed.found.countries {
            let code = country.code.as_str();
            let entity = self.entity(COUNTRY, code, code)?;
            self.mention(&mut mentions, entity, &country.mentions);
        }
        let officials = self.insert_officials(id, analysed, &mut mentions)?;
        for official in &analysed.found.officials {
            if let Some(entity) = officials.get(&official.name) {
                facet.add("o", &entity.to_string());
                facet.add("r", official.role_class.as_str());
                facet.add("xofficial", "");
            }
        }
        for topic in &analysed.found.topics {
            let entity = self.entity(TOPIC, topic, topic)?;
            self.count(id, entity, 1);
        }
        for group in &analysed.found.groups {
            let key = group.code.trim_start_matches('@');
            let entity = self.entity(GROUP, key, key)?;
            self.mention(&mut mentions, entity, &group.mentions);
        }
        self.find_organisations(analysed, &mut mentions)?;
        let mentions = self.insert_mentions(mentions)?;
        let dates = self.insert_dates(id, analysed)?;
        for (ordinal, meeting) in analysed.found.meetings.iter().enumerate() {
            self.insert_meeting(id, ordinal, meeting, &officials)?;
            self.insert_attendees(id, ordinal, meeting, &officials)?;
        }
        Ok([("mention", mentions), ("event_date", dates)])
    }

    /// The id of an entity. Of the spellings by which articles name one, the archive
    /// keeps the same whatever their order.
    fn entity(
        &mut self,
        kind: &'static str,
        folded: &str,
        name: &str,
    ) -> Result<i64, ArchiveError> {
        if let Some(known) = self.known_entity(kind, folded) {
            if name != known.name && better(name, &known.name) {
                name.clone_into(&mut known.name);
                let id = known.id;
                self.execute("UPDATE entity SET name = ? WHERE id = ?", params![name, id])?;
                self.unsealed.1.insert(id);
                return Ok(id);
            }
            return Ok(known.id);
        }
        let (id, name) = match self.stored_entity(kind, folded)? {
            Some((id, stored, ruleset)) => {
                // A spelling that only other rules found is none.
                let keep = ruleset == Some(self.ruleset) && !better(name, &stored);
                let name = if keep { stored } else { name.to_owned() };
                self.execute(
                    "UPDATE entity SET name = ?2, ruleset = ?3
                     WHERE id = ?1 AND (name <> ?2 OR ruleset IS NOT ?3)",
                    params![id, name, self.ruleset],
                )?;
                (id, name)
            }
            None => {
                self.execute(
                    "INSERT INTO entity (kind, folded, name, ruleset) VALUES (?, ?, ?, ?)",
                    params![kind, folded, name, self.ruleset],
                )?;
                (self.archive.connection.last_insert_rowid(), name.to_owned())
            }
        };
        self.unsealed.1.insert(id);
        let entity = Entity { id, name, aliases: Vec::new(), country: None };
        self.entities.entry(kind).or_default().insert(folded.to_owned(), entity);
        Ok(id)
    }

    fn known_entity(&mut self, kind: &'static str, folded: &str) -> Option<&mut Entity> {
        self.entities.get_mut(kind)?.get_mut(folded)
    }

    fn stored_entity(
        &self,
        kind: &str,
        folded: &str,
    ) -> Result<Option<(i64, String, Option<i64>)>, ArchiveError> {
        let find = "SELECT id, name, ruleset FROM entity WHERE kind = ? AND folded = ?";
        let fetch = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        self.archive
            .connection
            .prepare_cached(find)
            .and_then(|mut prepared| prepared.query_row([kind, folded], fetch).optional())
            .map_err(|e| self.archive.error(e))
    }

    /// Counts that an article names an entity so many times more; the batch stores it.
    fn count(&mut self, id: i64, entity: i64, n: usize) {
        *self.named.entry(id).or_default().entry(entity).or_default() += n as i64;
        self.uncounted.insert(id);
    }

    fn mention(&mut self, rows: &mut MentionRows, entity: i64, mentions: &[Mention]) {
        self.count(rows.article, entity, mentions.len());
        rows.list.extend(mentions.iter().map(|mention| {
            let Span { paragraph, start, end } = mention.span;
            let paragraph = keys::paragraph_key(rows.article, paragraph);
            let (start, length) = (start as i64, (end - start) as i64);
            (paragraph, start, entity, length, mention.via.as_str(), mention.rule)
        }));
    }

    /// Stores mentions in the order of their keys; of one place only the first.
    fn insert_mentions(&self, mut rows: MentionRows) -> Result<Vec<u8>, ArchiveError> {
        let key = |row: &MentionRow| (row.0, row.1, row.2);
        rows.list.sort_by_key(key);
        rows.list.dedup_by_key(|row| key(row));
        self.insert_sealed(&MENTION, &rows.list, |row, values| {
            let (paragraph, start, entity, length, via, rule) = row;
            [paragraph, start, entity, length].iter().try_for_each(|value| values.push(value))?;
            [via, rule].iter().try_for_each(|value| values.push(value))
        })
    }

    /// Stores how often the articles of the batch name what, in the order of the keys.
    pub(super) fn insert_counts(&mut self) -> Result<(), ArchiveError> {
        let mut rows = Vec::new();
        for id in std::mem::take(&mut self.uncounted) {
            if let Some(counts) = self.named.get(&id) {
                rows.extend(counts.iter().map(|(entity, n)| (*entity, id, *n)));
            }
        }
        rows.sort_unstable();
        self.insert_rows(&ARTICLE_ENTITY, &rows, |(entity, id, n), values| {
            [entity, id, n].iter().try_for_each(|value| values.push(value))
        })
    }

    /// Stores the officials and gives the entity of each by its name.
    fn insert_officials(
        &mut self,
        id: i64,
        analysed: &Analysed,
        mentions: &mut MentionRows,
    ) -> Result<FxHashMap<String, i64>, ArchiveError> {
        let mut entities = FxHashMap::default();
        let named = analysed.folded_names.iter().zip(&analysed.known_as);
        let officials = analysed.found.officials.iter().zip(named);
        for (ordinal, (official, (folded, known_as))) in officials.enumerate() {
            let Some(main) = folded.first() else { continue };
            let entity = self.entity(OFFICIAL, main, known_as)?;
            for alias in folded {
                let known = self.known_entity(OFFICIAL, main);
                if !known.is_some_and(|known| known.aliases.contains(alias)) {
                    self.insert_alias(alias, entity)?;
                    if let Some(known) = self.known_entity(OFFICIAL, main) {
                        known.aliases.push(alias.clone());
                    }
                }
            }
            self.mention(mentions, entity, &official.mentions);
            self.execute(
                "INSERT INTO article_official (article_id, ordinal, entity, name, role,
                   role_class, country, accredited_to, former, rank, confidence, country_via)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                    official.country_via.map(StateVia::as_str),
                ],
            )?;
            entities.insert(official.name.clone(), entity);
        }
        Ok(entities)
    }

    fn insert_alias(&mut self, folded: &str, entity: i64) -> Result<(), ArchiveError> {
        self.unsealed.1.insert(entity);
        self.execute(
            "INSERT INTO alias (folded, entity, ruleset) VALUES (?, ?, ?) ON CONFLICT
             DO UPDATE SET ruleset = excluded.ruleset WHERE ruleset IS NOT excluded.ruleset",
            params![folded, entity, self.ruleset],
        )?;
        for word in folded.split(' ') {
            self.execute(
                "INSERT INTO alias_word (word, entity, ruleset) VALUES (?, ?, ?) ON CONFLICT
                 DO UPDATE SET ruleset = excluded.ruleset WHERE ruleset IS NOT excluded.ruleset",
                params![word, entity, self.ruleset],
            )?;
        }
        Ok(())
    }

    fn find_organisations(
        &mut self,
        analysed: &Analysed,
        mentions: &mut MentionRows,
    ) -> Result<(), ArchiveError> {
        let organisations = analysed.found.organisations.iter();
        for (organisation, folded) in organisations.zip(&analysed.folded_organisations) {
            let entity = self.entity(ORGANISATION, folded, &organisation.name)?;
            let country = organisation.country;
            let known = self.known_entity(ORGANISATION, folded);
            let stored = known.and_then(|known| known.country.replace(country));
            if stored != Some(country) {
                self.unsealed.1.insert(entity);
                self.execute(
                    "UPDATE entity SET country = ?2 WHERE id = ?1 AND country IS NOT ?2",
                    params![entity, country.map(|code| code.to_string())],
                )?;
            }
            self.mention(mentions, entity, &organisation.mentions);
        }
        Ok(())
    }

    /// Stores dates in the order of their keys; of one stretch only the first.
    fn insert_dates(&self, id: i64, analysed: &Analysed) -> Result<Vec<u8>, ArchiveError> {
        let mut dates: Vec<&DateFound> = analysed.found.dates.iter().collect();
        dates.sort_by_key(|date| date.span);
        dates.dedup_by_key(|date| date.span);
        self.insert_sealed(&EVENT_DATE, &dates, |date, values| {
            let Span { paragraph, start, end } = date.span;
            values.push(keys::paragraph_key(id, paragraph))?;
            values.push(start as i64)?;
            values.push((end - start) as i64)?;
            values.push(date.from.map(|day| day.to_string()))?;
            values.push(date.to.map(|day| day.to_string()))?;
            values.push(date.precision.as_str())?;
            values.push(date.calendar.as_str())?;
            values.push(date.vague)?;
            values.push(date.rule)
        })
    }

    fn insert_meeting(
        &self,
        id: i64,
        ordinal: usize,
        meeting: &MeetingFound,
        officials: &FxHashMap<String, i64>,
    ) -> Result<(), ArchiveError> {
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
                entity_of(host, officials),
                host.role_class.as_str(),
                host.country.map(|code| code.to_string()),
                guest.name,
                entity_of(guest, officials),
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

    fn insert_attendees(
        &self,
        id: i64,
        meeting_ordinal: usize,
        meeting: &MeetingFound,
        officials: &FxHashMap<String, i64>,
    ) -> Result<(), ArchiveError> {
        for (ordinal, attendee) in meeting.attendees.iter().enumerate() {
            self.execute(
                "INSERT INTO attendee (article_id, meeting, ordinal, name, entity, role, country)
                 VALUES (?, ?, ?, ?, ?, ?, ?)",
                params![
                    id,
                    meeting_ordinal as i64,
                    ordinal as i64,
                    attendee.name,
                    entity_of(attendee, officials),
                    attendee.role_class.as_str(),
                    attendee.country.map(|code| code.to_string()),
                ],
            )?;
        }
        Ok(())
    }

    /// Deletes what was found in an article.
    pub(super) fn delete_found(&mut self, id: i64) -> Result<(), ArchiveError> {
        self.named.remove(&id);
        self.uncounted.remove(&id);
        self.seals.remove(&id);
        self.execute(
            "DELETE FROM article_entity WHERE article_id = ?1 AND entity IN (
               SELECT id FROM entity WHERE kind = 'topic'
               UNION SELECT entity FROM article_official WHERE article_id = ?1
               UNION SELECT entity FROM mention
                 WHERE paragraph_id BETWEEN ?1 << 12 AND (?1 << 12) | 4095)",
            [id],
        )?;
        for table in ["mention", "event_date"] {
            let within = "BETWEEN ?1 << 12 AND (?1 << 12) | 4095";
            self.execute(&format!("DELETE FROM {table} WHERE paragraph_id {within}"), [id])?;
        }
        for table in ["attendee", "meeting", "article_official"] {
            self.execute(&format!("DELETE FROM {table} WHERE article_id = ?1"), [id])?;
        }
        Ok(())
    }

    /// What was found in an article, to compare it with what is found later.
    pub(super) fn found_rows(&self, id: i64) -> Result<Vec<String>, ArchiveError> {
        let mut rows = Vec::new();
        for sql in FOUND_ROWS {
            let mut fetch = || -> rusqlite::Result<()> {
                let mut prepared = self.archive.connection.prepare_cached(sql)?;
                for row in prepared.query_map([id], |row| row.get(0))? {
                    rows.push(row?);
                }
                Ok(())
            };
            fetch().map_err(|e| self.archive.error(e))?;
        }
        Ok(rows)
    }
}
