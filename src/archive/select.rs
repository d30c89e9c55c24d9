//! Runs statements and fetches what their articles are shown by.

use rusqlite::{Row, params_from_iter};

use super::export::bound;
use super::{Archive, ArchiveError};
use crate::model::{
    Hit, MeetingRow, NamedSpan, Paragraph, ParagraphKind, PartyRow, Period, Span, Statement, Value,
    keys,
};

/// An article as it is stored, for showing it.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleText {
    /// What a hit shows of it.
    pub hit: Hit,
    /// Its paragraphs, the headline first.
    pub paragraphs: Vec<Paragraph>,
    /// Who met whom in it.
    pub meetings: Vec<MeetingRow>,
    /// What is named in it, and where.
    pub named: Vec<NamedSpan>,
}

/// An official as the archive knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficialRow {
    /// The entity's id.
    pub entity: i64,
    /// The name as first met.
    pub name: String,
    /// How many articles name them.
    pub articles: i64,
}

/// Where an article names something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MentionRow {
    /// The stretch of the article.
    pub span: Span,
    /// The entity's id.
    pub entity: i64,
    /// The code, if it is a country.
    pub country: Option<String>,
    /// The classes of the offices it holds here.
    pub roles: Vec<String>,
}

/// What an article names, each with what it is shown by: paragraph, start, end, kind, label.
const NAMED: &str = "
    SELECT m.paragraph_id & 4095, m.start, m.start + m.length, e.kind,
      iif(e.kind = 'group', '@', '') || e.name
    FROM mention m JOIN entity e ON e.id = m.entity
    WHERE m.paragraph_id BETWEEN ?1 << 12 AND (?1 << 12) | 4095
    UNION ALL
    SELECT paragraph_id & 4095, start, start + length, 'date',
      CASE WHEN first IS last THEN coalesce(first, '?')
        ELSE coalesce(first, '') || '..' || coalesce(last, '') END
    FROM event_date WHERE paragraph_id BETWEEN ?1 << 12 AND (?1 << 12) | 4095
    ORDER BY 1, 2, 3 DESC, 4, 5";

impl Archive {
    /// The keys of the articles a statement selects, in its order.
    pub fn select(&self, statement: &Statement) -> Result<Vec<i64>, ArchiveError> {
        let run = || -> rusqlite::Result<Vec<i64>> {
            let mut prepared = self.connection.prepare(&statement.sql)?;
            prepared.query_map(params_from_iter(bound(statement)), |row| row.get(0))?.collect()
        };
        run().map_err(|e| self.error(e))
    }

    /// How the database goes about a statement, one step a line.
    pub fn plan(&self, statement: &Statement) -> Result<Vec<String>, ArchiveError> {
        let run = || -> rusqlite::Result<Vec<String>> {
            let sql = format!("EXPLAIN QUERY PLAN {}", statement.sql);
            let mut prepared = self.connection.prepare(&sql)?;
            prepared.query_map(params_from_iter(bound(statement)), |row| row.get(3))?.collect()
        };
        run().map_err(|e| self.error(e))
    }

    /// The number a counting statement gives.
    pub fn count(&self, statement: &Statement) -> Result<i64, ArchiveError> {
        Ok(self.select(statement)?.first().copied().unwrap_or(0))
    }

    /// What is shown of an article, by its key.
    pub fn hit(&self, id: i64) -> Result<Hit, ArchiveError> {
        let fetch = || -> rusqlite::Result<Hit> {
            let mut article = self.connection.prepare_cached(
                "SELECT a.key, s.name, a.lang, a.headline, a.url, a.duplicate_of, a.file, a.line
                 FROM article a LEFT JOIN source s ON s.id = a.source_id WHERE a.id = ?",
            )?;
            let mut hit = article.query_row([id], |row| {
                Ok(Hit {
                    id: row.get(0)?,
                    published: keys::published(id),
                    source: row.get(1)?,
                    lang: row.get(2)?,
                    headline: row.get(3)?,
                    countries: Vec::new(),
                    officials: Vec::new(),
                    url: row.get(4)?,
                    duplicate_of: row.get(5)?,
                    file: row.get(6)?,
                    line: row.get::<_, i64>(7)? as u64,
                })
            })?;
            hit.countries = self.texts(
                "SELECT DISTINCT e.name FROM mention m JOIN entity e ON e.id = m.entity
                 WHERE m.paragraph_id BETWEEN ?1 << 12 AND (?1 << 12) | 4095
                   AND e.kind = 'country' ORDER BY e.name",
                id,
            )?;
            hit.officials = self.texts(
                "SELECT name FROM article_official WHERE article_id = ?
                 GROUP BY name ORDER BY min(ordinal)",
                id,
            )?;
            Ok(hit)
        };
        fetch().map_err(|e| self.error(e))
    }

    fn texts(&self, sql: &str, id: i64) -> rusqlite::Result<Vec<String>> {
        self.connection.prepare_cached(sql)?.query_map([id], |row| row.get(0))?.collect()
    }

    /// An article by its public id.
    pub fn article(&self, key: &str) -> Result<Option<ArticleText>, ArchiveError> {
        match self.key_of(key)? {
            Some(id) => Ok(Some(ArticleText {
                hit: self.hit(id)?,
                paragraphs: self.paragraphs(id)?,
                meetings: self.meetings(id)?,
                named: self.named(id)?,
            })),
            None => Ok(None),
        }
    }

    fn meetings(&self, id: i64) -> Result<Vec<MeetingRow>, ArchiveError> {
        let party = |row: &Row<'_>, at: usize| -> rusqlite::Result<PartyRow> {
            Ok(PartyRow { name: row.get(at)?, role: row.get(at + 1)?, country: row.get(at + 2)? })
        };
        let attendees = |meeting: i64| -> rusqlite::Result<Vec<PartyRow>> {
            self.connection
                .prepare_cached(
                    "SELECT name, role, country FROM attendee
                     WHERE article_id = ? AND meeting = ? ORDER BY ordinal",
                )?
                .query_map([id, meeting], |row| party(row, 0))?
                .collect()
        };
        let fetch = || -> rusqlite::Result<Vec<MeetingRow>> {
            self.connection
                .prepare_cached(
                    "SELECT m.kind, m.day, m.topics, m.confidence,
                       substr(p.text, m.start + 1, m.length),
                       m.host, m.host_role, m.host_country,
                       m.guest, m.guest_role, m.guest_country,
                       'm_' || substr(a.key, 3) || '_' || m.ordinal, m.ordinal
                     FROM meeting m JOIN paragraph p ON p.id = m.paragraph_id
                     JOIN article a ON a.id = m.article_id
                     WHERE m.article_id = ? ORDER BY m.ordinal",
                )?
                .query_map([id], |row| {
                    let topics: String = row.get(2)?;
                    Ok(MeetingRow {
                        kind: row.get(0)?,
                        day: row.get(1)?,
                        topics: topics.split_whitespace().map(str::to_owned).collect(),
                        confidence: row.get(3)?,
                        quote: row.get(4)?,
                        host: party(row, 5)?,
                        guest: party(row, 8)?,
                        id: row.get(11)?,
                        attendees: attendees(row.get(12)?)?,
                    })
                })?
                .collect()
        };
        fetch().map_err(|e| self.error(e))
    }

    /// Where an article names countries and officials.
    pub fn mentions(&self, id: i64) -> Result<Vec<MentionRow>, ArchiveError> {
        let fetch = || -> rusqlite::Result<Vec<MentionRow>> {
            self.connection
                .prepare_cached(
                    "SELECT x.paragraph_id & 4095, x.start, x.length, x.entity,
                       iif(e.kind = 'country', e.name, NULL),
                       (SELECT group_concat(o.role_class, ' ') FROM article_official o
                        WHERE o.article_id = ?1 AND o.entity = x.entity)
                     FROM mention x JOIN entity e ON e.id = x.entity
                     WHERE x.paragraph_id BETWEEN ?1 << 12 AND (?1 << 12) | 4095
                     ORDER BY x.paragraph_id, x.start",
                )?
                .query_map([id], |row| {
                    let roles: Option<String> = row.get(5)?;
                    let roles = roles.unwrap_or_default();
                    Ok(MentionRow {
                        span: span(row)?,
                        entity: row.get(3)?,
                        country: row.get(4)?,
                        roles: roles.split_whitespace().map(str::to_owned).collect(),
                    })
                })?
                .collect()
        };
        fetch().map_err(|e| self.error(e))
    }

    /// Where an article names a date that lies in a period.
    pub fn dates(&self, id: i64, period: Period) -> Result<Vec<Span>, ArchiveError> {
        let from = period.from.map_or("0000".to_owned(), |day| day.to_string());
        let until = period.until.map_or("9999-99".to_owned(), |day| day.to_string());
        let fetch = || -> rusqlite::Result<Vec<Span>> {
            self.connection
                .prepare_cached(
                    "SELECT paragraph_id & 4095, start, length FROM event_date
                     WHERE paragraph_id BETWEEN ?1 << 12 AND (?1 << 12) | 4095
                       AND first >= ?2 AND last < ?3 ORDER BY paragraph_id, start",
                )?
                .query_map(rusqlite::params![id, from, until], span)?
                .collect()
        };
        fetch().map_err(|e| self.error(e))
    }

    /// The sentences that tell the meetings of these ordinals.
    pub fn evidence(&self, id: i64, ordinals: &[i64]) -> Result<Vec<Span>, ArchiveError> {
        let fetch = |ordinal: &i64| {
            self.connection
                .prepare_cached(
                    "SELECT paragraph_id & 4095, start, length FROM meeting
                     WHERE article_id = ? AND ordinal = ?",
                )?
                .query_row([id, *ordinal], span)
        };
        let spans: rusqlite::Result<Vec<Span>> = ordinals.iter().map(fetch).collect();
        spans.map_err(|e| self.error(e))
    }

    /// The internal key of an article by its public id.
    pub fn key_of(&self, id: &str) -> Result<Option<i64>, ArchiveError> {
        let statement = Statement {
            sql: "SELECT id FROM article WHERE key = ?".to_owned(),
            values: vec![Value::Text(id.to_owned())],
        };
        Ok(self.select(&statement)?.first().copied())
    }

    fn named(&self, id: i64) -> Result<Vec<NamedSpan>, ArchiveError> {
        let fetch = || -> rusqlite::Result<Vec<NamedSpan>> {
            self.connection
                .prepare_cached(NAMED)?
                .query_map([id], |row| {
                    Ok(NamedSpan {
                        paragraph: row.get::<_, i64>(0)? as usize,
                        start: row.get::<_, i64>(1)? as usize,
                        end: row.get::<_, i64>(2)? as usize,
                        kind: row.get(3)?,
                        label: row.get(4)?,
                    })
                })?
                .collect()
        };
        fetch().map_err(|e| self.error(e))
    }

    pub(super) fn paragraphs(&self, id: i64) -> Result<Vec<Paragraph>, ArchiveError> {
        self.stored_paragraphs(id).map_err(|e| self.error(e))
    }

    pub(super) fn stored_paragraphs(&self, id: i64) -> rusqlite::Result<Vec<Paragraph>> {
        self.connection
            .prepare_cached(
                "SELECT kind, start, text FROM paragraph
                 WHERE id BETWEEN ?1 << 12 AND (?1 << 12) | 4095 ORDER BY id",
            )?
            .query_map([id], |row| {
                let kind: String = row.get(0)?;
                Ok(Paragraph {
                    kind: ParagraphKind::from_word(&kind).unwrap_or(ParagraphKind::Body),
                    start: row.get::<_, i64>(1)? as usize,
                    text: row.get(2)?,
                })
            })?
            .collect()
    }
}

/// A stretch of an article: paragraph, start and length.
fn span(row: &Row<'_>) -> rusqlite::Result<Span> {
    let number = |at: usize| row.get::<_, i64>(at).map(|number| number as usize);
    let (paragraph, start, length) = (number(0)?, number(1)?, number(2)?);
    Ok(Span { paragraph, start, end: start + length })
}
