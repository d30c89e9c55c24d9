-- An archive keeps the rules that each article was read by, so that it can be read again
-- by others; organisations and groups of states are entities.
CREATE TABLE ruleset (
  id     INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE
) STRICT;
ALTER TABLE import_run ADD COLUMN outlet_country TEXT;
ALTER TABLE alias ADD COLUMN ruleset INTEGER;
ALTER TABLE alias_word ADD COLUMN ruleset INTEGER;
ALTER TABLE event_date ADD COLUMN rule TEXT NOT NULL DEFAULT '';
-- A constraint cannot be altered.
CREATE TABLE entity_2 (
  id      INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL
    CHECK (kind IN ('country', 'official', 'topic', 'group', 'organisation')),
  folded  TEXT NOT NULL,
  name    TEXT NOT NULL,
  country TEXT,
  ruleset INTEGER,
  UNIQUE (kind, folded)
) STRICT;
INSERT INTO entity_2 (id, kind, folded, name) SELECT id, kind, folded, name FROM entity;
DROP TABLE entity;
ALTER TABLE entity_2 RENAME TO entity;
-- A day may be that of a web archive's visit.
CREATE TABLE article_2 (
  id             INTEGER PRIMARY KEY,
  key            TEXT NOT NULL UNIQUE,
  source_id      INTEGER REFERENCES source (id),
  external_id    TEXT,
  url            TEXT,
  lang           TEXT NOT NULL CHECK (lang IN ('ar', 'en')),
  headline       TEXT NOT NULL,
  published_from TEXT CHECK (published_from IN ('source', 'option', 'dateline', 'crawl')),
  content        BLOB NOT NULL CHECK (length(content) = 16),
  words          BLOB CHECK (length(words) = 16),
  place          BLOB CHECK (length(place) = 16),
  duplicate_of   TEXT,
  file           TEXT NOT NULL,
  line           INTEGER NOT NULL,
  metadata       TEXT,
  run_id         INTEGER NOT NULL REFERENCES import_run (id),
  published      TEXT GENERATED ALWAYS AS
    (CASE WHEN id >> 20 >= 3652 THEN date((id >> 20) + 1721425.5) END) VIRTUAL,
  ruleset        INTEGER REFERENCES ruleset (id)
) STRICT;
INSERT INTO article_2 (id, key, source_id, external_id, url, lang, headline, published_from, content, words,
  place, duplicate_of, file, line, metadata, run_id)
SELECT id, key, source_id, external_id, url, lang, headline, published_from, content, words,
  place, duplicate_of, file, line, metadata, run_id FROM article;
DROP TABLE article;
ALTER TABLE article_2 RENAME TO article;
CREATE INDEX article_words ON article (words) WHERE words IS NOT NULL;
CREATE INDEX article_place ON article (place) WHERE place IS NOT NULL;
CREATE INDEX article_duplicate ON article (duplicate_of) WHERE duplicate_of IS NOT NULL;
-- What queries look articles up by.
CREATE INDEX article_file ON article (file);
CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX event_date_day ON event_date (first, last) WHERE first IS NOT NULL;
CREATE INDEX meeting_day ON meeting (day) WHERE day IS NOT NULL;
-- What an import could not read is kept; so is where near duplicates meet, for the articles
-- that come from now on, and what a replaced article was besides its text.
CREATE TABLE import_item (
  run_id  INTEGER NOT NULL REFERENCES import_run (id),
  ordinal INTEGER NOT NULL,
  file    TEXT NOT NULL,
  line    INTEGER,
  weight  TEXT NOT NULL CHECK (weight IN ('skipped', 'without-date', 'noted')),
  reason  TEXT NOT NULL,
  PRIMARY KEY (run_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE sketch (
  band       INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article (id),
  PRIMARY KEY (band, article_id)
) STRICT, WITHOUT ROWID;
ALTER TABLE article_version ADD COLUMN written_by INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article_version ADD COLUMN record TEXT NOT NULL DEFAULT '';
-- Up to which import each saved query has reported its new articles.
CREATE TABLE watermark (
  query  TEXT PRIMARY KEY,
  run_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Views for other programs, as schema.sql describes them.
CREATE VIEW v_articles AS
SELECT a.key AS article_id, a.published AS published_date, s.name AS source, a.lang AS lang,
  a.headline AS title,
  (SELECT group_concat(x.name, ' | ') FROM (SELECT DISTINCT e.name FROM mention m
    JOIN entity e ON e.id = m.entity WHERE e.kind = 'country'
    AND m.paragraph_id BETWEEN (a.id << 12) AND (a.id << 12) + 4095
    ORDER BY e.name) x) AS countries,
  (SELECT group_concat(x.name, ' | ') FROM (SELECT o.name FROM article_official o
    WHERE o.article_id = a.id ORDER BY o.ordinal) x) AS officials,
  (SELECT group_concat(x.name, ' | ') FROM (SELECT e.name FROM entity e WHERE e.kind = 'topic'
    AND EXISTS (SELECT 1 FROM article_entity t WHERE t.entity = e.id AND t.article_id = a.id)
    ORDER BY e.name) x) AS topics,
  (SELECT count(m.kind) FROM meeting m WHERE m.article_id = a.id AND m.confidence >= 0.5) AS meetings,
  a.url AS url, a.duplicate_of AS duplicate_of, a.file AS file, a.line AS line,
  (SELECT group_concat(x.text, '
') FROM (SELECT p.text FROM paragraph p
    WHERE p.id BETWEEN (a.id << 12) AND (a.id << 12) + 4095 AND (p.id & 4095) > 0
    ORDER BY p.id) x) AS text
FROM article a LEFT JOIN source s ON s.id = a.source_id;
CREATE VIEW v_meetings AS
SELECT 'm_' || substr(a.key, 3) || '_' || m.ordinal AS meeting_id, a.key AS article_id,
  m.day AS event_date, m.kind AS kind,
  m.host AS host, m.host_role AS host_role, m.host_country AS host_country,
  m.host_entity AS host_entity,
  m.guest AS guest, m.guest_role AS guest_role, m.guest_country AS guest_country,
  m.guest_entity AS guest_entity,
  m.place AS place, replace(m.topics, ' ', ' | ') AS topics,
  substr(p.text, m.start + 1, m.length) AS quote, m.paragraph_id & 4095 AS paragraph,
  m.start AS start, m.rule AS rule, m.confidence AS confidence,
  a.published AS published_date, s.name AS source, a.headline AS title, a.url AS url
FROM meeting m JOIN article a ON a.id = m.article_id JOIN paragraph p ON p.id = m.paragraph_id
  LEFT JOIN source s ON s.id = a.source_id;
CREATE VIEW v_mentions AS
SELECT a.key AS article_id, a.published AS published_date, m.paragraph_id & 4095 AS paragraph,
  m.start AS start, e.kind AS kind, e.name AS name, e.id AS entity,
  substr(p.text, m.start + 1, m.length) AS text, m.via AS via, m.rule AS rule
FROM mention m JOIN paragraph p ON p.id = m.paragraph_id
  JOIN article a ON a.id = m.paragraph_id >> 12 JOIN entity e ON e.id = m.entity;
CREATE VIEW v_officials AS
SELECT e.id AS entity, e.name AS name, o.role AS role, o.role_class AS role_class,
  o.country AS country, o.accredited_to AS accredited_to, n.articles AS articles,
  n.first_date AS first_date, n.last_date AS last_date
FROM (SELECT x.entity AS entity, count(DISTINCT x.article_id) AS articles,
    max(x.article_id) AS newest, min(b.published) AS first_date, max(b.published) AS last_date
  FROM article_official x JOIN article b ON b.id = x.article_id GROUP BY x.entity) n
  JOIN entity e ON e.id = n.entity
  JOIN article_official o ON o.article_id = n.newest AND o.entity = n.entity
WHERE o.ordinal = (SELECT min(y.ordinal) FROM article_official y
  WHERE y.article_id = n.newest AND y.entity = n.entity);
