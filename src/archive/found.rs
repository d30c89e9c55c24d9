//! What was found in an article, as rows: inserted, read back, deleted.

use rusqlite::{OptionalExtension, params};
use rustc_hash::FxHashMap;

use super::ArchiveError;
use super::facet::Facet;
use super::insert::Insert;
use super::rows::{Entity, Rows};
use super::waiting::{Table, Values};
use crate::model::{
    Analysed, CountryCode, DateFound, MeetingFound, Mention, OfficialFound, Party, Span, StateVia,
    keys,
};

const COUNTRY: &str = "country";
const OFFICIAL: &str = "official";
const TOPIC: &str = "topic";
const GROUP: &str = "group";
const ORGANISATION: &str = "organisation";

/// The tables of names, and the column that says whose.
pub(super) const NAMES: [(&str, &str); 3] =
    [("alias_word", "entity"), ("alias", "entity"), ("entity", "id")];

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

static ARTICLE_ENTITY: Insert =
    Insert::new("INSERT OR ROLLBACK INTO article_entity (article_id, entity, n)", "(?, ?, ?)", "");

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

/// The officials of an article by their names in it: the entity of each, and the name it
/// is told under where a correction gives another.
type Officials = FxHashMap<String, (i64, Option<String>)>;

/// The name, entity, class of office and state of a party.
fn push_party(
    values: &mut Values<'_>,
    party: &Party,
    officials: &Officials,
) -> rusqlite::Result<()> {
    let holder = party.name.as_ref().and_then(|name| officials.get(name));
    values.push(holder.and_then(|(_, told)| told.as_ref()).or(party.name.as_ref()))?;
    values.push(holder.map(|(entity, _)| entity))?;
    values.push(party.role_class.map_or("", |class| class.as_str()))?;
    values.push(party.country.as_ref().map(CountryCode::as_str))
}

impl Rows<'_> {
    /// Stores what was found in an article, at once.
    pub(super) fn insert_found(
        &mut self,
        id: i64,
        analysed: &Analysed,
        facet: &mut Facet,
    ) -> Result<(), ArchiveError> {
        self.waiting.begin(id);
        self.push_found(id, analysed, facet)?;
        self.waiting.end(id);
        self.flush()
    }

    /// Has what was found in the article that was begun stored with the batch.
    pub(super) fn push_found(
        &mut self,
        id: i64,
        analysed: &Analysed,
        facet: &mut Facet,
    ) -> Result<(), ArchiveError> {
        let mut mentions = MentionRows::new(id);
        for country in &analysed.found.countries {
            let code = country.code.as_str();
            let entity = self.entity(COUNTRY, code, code)?;
            self.mention(&mut mentions, entity, &country.mentions);
        }
        let officials = self.push_officials(id, analysed, &mut mentions)?;
        for official in &analysed.found.officials {
            if let Some((entity, _)) = officials.get(&official.name) {
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
        self.push_mentions(mentions)?;
        self.push_dates(id, analysed)?;
        for (ordinal, meeting) in analysed.found.meetings.iter().enumerate() {
            self.push_meeting(id, ordinal, meeting, &officials)?;
            self.push_attendees(id, ordinal, meeting, &officials)?;
        }
        Ok(())
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

    /// Mentions in the order of their keys; of one place only the first.
    fn push_mentions(&mut self, mut rows: MentionRows) -> Result<(), ArchiveError> {
        let key = |row: &MentionRow| (row.0, row.1, row.2);
        rows.list.sort_by_key(key);
        rows.list.dedup_by_key(|row| key(row));
        for (paragraph, start, entity, length, via, rule) in rows.list {
            self.push(Table::Mention, |values| {
                [paragraph, start, entity, length].iter().try_for_each(|n| values.push(n))?;
                [via, rule].iter().try_for_each(|word| values.push(word))
            })?;
        }
        Ok(())
    }

    /// Stores how often the articles of the batch name what, in the order of the keys.
    pub(super) fn insert_counts(&mut self) -> Result<(), ArchiveError> {
        let mut rows = Vec::new();
        for id in std::mem::take(&mut self.uncounted) {
            let done = self.seals.contains_key(&id) && !self.waits(id);
            if let Some(counts) = self.named.get_mut(&id) {
                rows.extend(counts.iter().map(|(entity, n)| (id, *entity, *n)));
                // Nobody asks for them any more.
                if done {
                    *counts = FxHashMap::default();
                }
            }
        }
        rows.sort_unstable();
        self.insert_rows(&ARTICLE_ENTITY, &rows, |(id, entity, n), values| {
            [id, entity, n].iter().try_for_each(|value| values.push(value))
        })
    }

    /// The officials, each as the corrections have them.
    fn push_officials(
        &mut self,
        id: i64,
        analysed: &Analysed,
        mentions: &mut MentionRows,
    ) -> Result<Officials, ArchiveError> {
        let mut entities = Officials::default();
        let named = analysed.folded_names.iter().zip(&analysed.known_as);
        let officials = analysed.found.officials.iter().zip(named);
        for (ordinal, (official, (folded, known_as))) in officials.enumerate() {
            let Some(main) = folded.first() else { continue };
            // Who is told as another keeps an id, to come back under if that is undone.
            let own = self.entity(OFFICIAL, main, known_as)?;
            let article = || self.one("SELECT key FROM article WHERE id = ?", [id]);
            let told = self.told_as(main, official, &article)?;
            let (key, entity) = match &told {
                Some(told) => (&told.key, self.entity(OFFICIAL, &told.key, &told.name)?),
                None => (main, own),
            };
            for alias in folded.iter().chain(told.is_some().then_some(key)) {
                self.insert_alias_once(alias, key, entity)?;
            }
            self.mention(mentions, entity, &official.mentions);
            let told = told.map(|told| told.name);
            self.push_official((id, ordinal, entity), official, told.as_ref())?;
            entities.insert(official.name.clone(), (entity, told));
        }
        Ok(entities)
    }

    /// Stores a form of a name, unless this import did.
    fn insert_alias_once(
        &mut self,
        alias: &String,
        key: &str,
        entity: i64,
    ) -> Result<(), ArchiveError> {
        let known = self.known_entity(OFFICIAL, key);
        if !known.is_some_and(|known| known.aliases.contains(alias)) {
            self.insert_alias(alias, entity)?;
            if let Some(known) = self.known_entity(OFFICIAL, key) {
                known.aliases.push(alias.clone());
            }
        }
        Ok(())
    }

    fn push_official(
        &mut self,
        (id, ordinal, entity): (i64, usize, i64),
        official: &OfficialFound,
        told: Option<&String>,
    ) -> Result<(), ArchiveError> {
        let via = official.country_via.map(StateVia::as_str);
        self.push(Table::Official, |values| {
            values.push(id)?;
            values.push(ordinal as i64)?;
            values.push(entity)?;
            values.push(told.unwrap_or(&official.name))?;
            values.push(&official.role)?;
            values.push(official.role_class.as_str())?;
            values.push(official.country.as_ref().map(CountryCode::as_str))?;
            values.push(official.accredited_to.as_ref().map(CountryCode::as_str))?;
            values.push(official.former)?;
            values.push(&official.rank)?;
            values.push(official.confidence)?;
            values.push_unsealed(via)
        })?;
        let Some(via) = via else { return Ok(()) };
        self.push(Table::CountryVia, |values| {
            values.push(ordinal as i64)?;
            values.push(via)
        })
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

    /// Dates in the order of their keys; of one stretch only the first.
    fn push_dates(&mut self, id: i64, analysed: &Analysed) -> Result<(), ArchiveError> {
        let mut dates: Vec<&DateFound> = analysed.found.dates.iter().collect();
        dates.sort_by_key(|date| date.span);
        dates.dedup_by_key(|date| date.span);
        for date in dates {
            let Span { paragraph, start, end } = date.span;
            self.push(Table::EventDate, |values| {
                values.push(keys::paragraph_key(id, paragraph))?;
                values.push(start as i64)?;
                values.push((end - start) as i64)?;
                values.push(date.from.map(|day| day.to_string()))?;
                values.push(date.to.map(|day| day.to_string()))?;
                values.push(date.precision.as_str())?;
                values.push(date.calendar.as_str())?;
                values.push(date.vague)?;
                values.push(date.rule)
            })?;
        }
        Ok(())
    }

    fn push_meeting(
        &mut self,
        id: i64,
        ordinal: usize,
        meeting: &MeetingFound,
        officials: &Officials,
    ) -> Result<(), ArchiveError> {
        let Span { paragraph, start, end } = meeting.evidence.span;
        self.push(Table::Meeting, |values| {
            values.push(id)?;
            values.push(ordinal as i64)?;
            values.push(meeting.kind.as_str())?;
            values.push(meeting.date.map(|day| day.to_string()))?;
            values.push(&meeting.place)?;
            for party in [&meeting.host, &meeting.guest] {
                push_party(values, party, officials)?;
            }
            values.push(meeting.topics.join(" "))?;
            values.push(keys::paragraph_key(id, paragraph))?;
            values.push(start as i64)?;
            values.push((end - start) as i64)?;
            values.push(meeting.rule)?;
            values.push(meeting.confidence)
        })
    }

    fn push_attendees(
        &mut self,
        id: i64,
        meeting_ordinal: usize,
        meeting: &MeetingFound,
        officials: &Officials,
    ) -> Result<(), ArchiveError> {
        for (ordinal, attendee) in meeting.attendees.iter().enumerate() {
            self.push(Table::Attendee, |values| {
                values.push(id)?;
                values.push(meeting_ordinal as i64)?;
                values.push(ordinal as i64)?;
                push_party(values, attendee, officials)
            })?;
        }
        Ok(())
    }

    /// Deletes what was found in an article.
    pub(super) fn delete_found(&mut self, id: i64) -> Result<(), ArchiveError> {
        self.named.remove(&id);
        self.uncounted.remove(&id);
        self.seals.remove(&id);
        for table in ["mention", "event_date"] {
            let within = "BETWEEN ?1 << 12 AND (?1 << 12) | 4095";
            self.execute(&format!("DELETE FROM {table} WHERE paragraph_id {within}"), [id])?;
        }
        for table in ["attendee", "meeting", "article_official", "article_entity"] {
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
