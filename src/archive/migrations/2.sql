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
