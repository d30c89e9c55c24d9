//! What an article is found by beside its words: tokens of the index.
//!
//! One set is made of an article as it is stored and another, the same, of its
//! rows when it is taken out; the index needs the very tokens to forget it.
//! The tokens are letters and digits only.

use std::collections::BTreeSet;

use super::{Archive, ArchiveError};
use crate::model::{Analysed, MeetingFound, SURE};

/// The tokens of one article, each once and in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Facet(BTreeSet<String>);

impl Facet {
    /// The tokens of what is found in an article but for the ids of the archive.
    pub fn of(analysed: &Analysed) -> Facet {
        let mut facet = Facet::default();
        let found = &analysed.found;
        facet.add("all", "");
        facet.add("l", analysed.article.lang.code());
        for country in &found.countries {
            facet.add("c", country.code.as_str());
            facet.add("xcountry", "");
        }
        found.topics.iter().for_each(|topic| facet.add("t", topic));
        if !found.dates.is_empty() {
            facet.add("xdate", "");
        }
        found.meetings.iter().for_each(|meeting| facet.add_meeting(meeting));
        facet
    }

    fn add_meeting(&mut self, meeting: &MeetingFound) {
        self.add("m", "");
        if meeting.confidence >= SURE {
            self.add("xmeeting", "");
        }
        self.add("k", meeting.kind.as_str());
        for (side, party) in [("h", &meeting.host), ("g", &meeting.guest)] {
            if let Some(class) = party.role_class {
                self.add(&format!("{side}r"), class.as_str());
            }
            if let Some(code) = party.country {
                self.add(&format!("{side}c"), code.as_str());
            }
        }
    }

    /// Adds a token: what it tells and which.
    pub fn add(&mut self, kind: &str, name: &str) {
        self.0.insert(token(kind, name));
    }

    /// The tokens as the index takes them.
    pub fn text(&self) -> String {
        self.0.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// The token that tells something.
pub(super) fn token(kind: &str, name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    let mut token = kind.to_owned();
    token.extend(letters.map(|c| c.to_ascii_lowercase()));
    token
}

/// What each token tells, and which, of the rows of one article.
const STORED: &str = "
    SELECT 'all', ''
    UNION ALL SELECT 'l', lang FROM article WHERE id = ?1
    UNION ALL SELECT 's', source_id FROM article WHERE id = ?1 AND source_id IS NOT NULL
    UNION ALL SELECT iif(e.kind = 'topic', 't', 'c'), e.name FROM article_entity x
      JOIN entity e ON e.id = x.entity AND e.kind IN ('country', 'topic') WHERE x.article_id = ?1
    UNION ALL SELECT 'xcountry', '' FROM article_entity x
      JOIN entity e ON e.id = x.entity AND e.kind = 'country' WHERE x.article_id = ?1
    UNION ALL SELECT 'o', entity FROM article_official WHERE article_id = ?1
    UNION ALL SELECT 'r', role_class FROM article_official WHERE article_id = ?1
    UNION ALL SELECT 'xofficial', '' FROM article_official WHERE article_id = ?1
    UNION ALL SELECT 'xdate', '' FROM event_date
      WHERE paragraph_id BETWEEN ?1 << 12 AND (?1 << 12) | 4095
    UNION ALL SELECT 'm', '' FROM meeting WHERE article_id = ?1
    UNION ALL SELECT 'xmeeting', '' FROM meeting WHERE article_id = ?1 AND confidence >= ?2
    UNION ALL SELECT 'k', kind FROM meeting WHERE article_id = ?1
    UNION ALL SELECT 'hr', host_role FROM meeting WHERE article_id = ?1 AND host_role <> ''
    UNION ALL SELECT 'gr', guest_role FROM meeting WHERE article_id = ?1 AND guest_role <> ''
    UNION ALL SELECT 'hc', host_country FROM meeting
      WHERE article_id = ?1 AND host_country IS NOT NULL
    UNION ALL SELECT 'gc', guest_country FROM meeting
      WHERE article_id = ?1 AND guest_country IS NOT NULL";

impl Archive {
    /// The tokens that the rows of an article give.
    pub(super) fn stored_facet(&self, id: i64) -> Result<Facet, ArchiveError> {
        let fetch = || -> rusqlite::Result<Facet> {
            let mut facet = Facet::default();
            let mut statement = self.connection.prepare_cached(STORED)?;
            let mut rows = statement.query(rusqlite::params![id, SURE])?;
            while let Some(row) = rows.next()? {
                let kind: String = row.get(0)?;
                let name = match row.get_ref(1)? {
                    rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                    other => other.as_str().unwrap_or("").to_owned(),
                };
                facet.add(&kind, &name);
            }
            Ok(facet)
        };
        fetch().map_err(|e| self.error(e))
    }
}
