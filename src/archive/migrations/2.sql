-- An archive keeps the rules that each article was read by, so that it can be read again
-- by others; organisations and groups of states are entities.
CREATE TABLE ruleset (
  id     INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE
) STRICT;
ALTER TABLE import_run ADD COLUMN outlet_country TEXT;
ALTER TABLE article ADD COLUMN ruleset INTEGER REFERENCES ruleset (id);
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
-- What queries look articles up by.
CREATE INDEX article_file ON article (file);
CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX event_date_day ON event_date (first, last) WHERE first IS NOT NULL;
CREATE INDEX meeting_day ON meeting (day) WHERE day IS NOT NULL;
-- Up to which import each saved query has reported its new articles.
CREATE TABLE watermark (
  query  TEXT PRIMARY KEY,
  run_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
