-- The archive of sijill: one SQLite file, readable by stock sqlite3 3.40 or later.
--
-- Keys carry the order. An article's id is its publication day (days since
-- 0001-01-01) shifted left by 20 bits, plus a number within that day; articles
-- without a publication day have days below 3652 (the years 1 to 10). So the
-- newest article has the largest id, and a span of days is a span of ids. A
-- paragraph's id is its article's id shifted left by 12 bits, plus its ordinal;
-- paragraph 0 is the headline. These ids are internal and may change when an
-- article does: what leaves the archive is `article.key`.
--
-- Offsets count Unicode characters from the start of a paragraph, half-open:
-- substr(text, start + 1, length) gives the words.

-- What the archive was made by. `analyser` is the version of the word analysis
-- that filled `fts`; an archive with another version must be reindexed.
CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The rules by which articles were read: a digest of the program's rules and tables and of
-- the names a user adds to them.
CREATE TABLE ruleset (
  id     INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE
) STRICT;

-- Outlets, as the input names them.
CREATE TABLE source (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL
) STRICT;

-- One row per import: when it ran and what became of its records. `outlet_country` is
-- the option by that name.
CREATE TABLE import_run (
  id        INTEGER PRIMARY KEY,
  started   TEXT NOT NULL,
  finished  TEXT,
  inputs    TEXT NOT NULL,
  added     INTEGER NOT NULL DEFAULT 0,
  updated   INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  skipped   INTEGER NOT NULL DEFAULT 0,
  outlet_country TEXT
) STRICT;

-- What an import could not read, or not as it should be: `skipped` is not stored,
-- `without-date` is stored without its date, `noted` is stored and worth a look.
-- `line` is NULL for a whole file.
CREATE TABLE import_item (
  run_id  INTEGER NOT NULL REFERENCES import_run (id),
  ordinal INTEGER NOT NULL,
  file    TEXT NOT NULL,
  line    INTEGER,
  weight  TEXT NOT NULL CHECK (weight IN ('skipped', 'without-date', 'noted')),
  reason  TEXT NOT NULL,
  PRIMARY KEY (run_id, ordinal)
) STRICT, WITHOUT ROWID;

-- One row per article. `key` is the public id, stable across rebuilds: a hash
-- of source and external id or url (of the address alone, if it is one), else of the
-- content. `content` is the
-- BLAKE3 hash of every stored field of the source, `words` that of the text below
-- the headline (NULL if there is none); `duplicate_of` is the key of the first article with
-- the same `words`, or of the likest one whose text is nearly the same. An article that is a whole file without an id or url has the hash of
-- the file's absolute path as `place`, so that an edited file replaces its article.
-- `published_from` says whether the day came from the source, an option, a
-- dateline, or is only the day a web archive fetched the page. `ruleset` is what the article
-- was read by; NULL is other than any known.
CREATE TABLE article (
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
CREATE INDEX article_words ON article (words) WHERE words IS NOT NULL;
CREATE INDEX article_place ON article (place) WHERE place IS NOT NULL;
CREATE INDEX article_file ON article (file);
CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_duplicate ON article (duplicate_of) WHERE duplicate_of IS NOT NULL;

-- Where articles with nearly the same text meet: each has a few numbers, one of
-- which such articles most likely share.
CREATE TABLE sketch (
  band       INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article (id),
  PRIMARY KEY (band, article_id)
) STRICT, WITHOUT ROWID;

-- The former versions of articles that changed, with their text as it was. `run_id`
-- is the import that replaced it, `written_by` the one that wrote it; `record` is
-- what else the article was, as JSON: undoing the later import brings it back.
CREATE TABLE article_version (
  key       TEXT NOT NULL,
  run_id    INTEGER NOT NULL REFERENCES import_run (id),
  published TEXT,
  headline  TEXT NOT NULL,
  text      TEXT NOT NULL,
  content   BLOB NOT NULL,
  written_by INTEGER NOT NULL DEFAULT 0,
  record    TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (key, run_id, content)
) STRICT, WITHOUT ROWID;

-- The paragraphs, unaltered. `start` counts the characters before the paragraph
-- in the field or file it was read from.
CREATE TABLE paragraph (
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('headline', 'subheadline', 'heading', 'body')),
  start      INTEGER NOT NULL,
  text       TEXT NOT NULL,
  article_id INTEGER GENERATED ALWAYS AS (id >> 12) VIRTUAL,
  ordinal    INTEGER GENERATED ALWAYS AS (id & 4095) VIRTUAL
) STRICT;

-- What can be mentioned: countries (`name` is the ISO code), officials (`name` is
-- the fullest form met, `folded` the form they are told apart by), topics, groups of
-- states (`name` is the key) and organisations (`folded` is the key of a listed one, else
-- the folded name, behind the code of its `country` if it has one). `ruleset` is the last by
-- which it was named.
CREATE TABLE entity (
  id      INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL
    CHECK (kind IN ('country', 'official', 'topic', 'group', 'organisation')),
  folded  TEXT NOT NULL,
  name    TEXT NOT NULL,
  country TEXT,
  ruleset INTEGER,
  UNIQUE (kind, folded)
) STRICT;

-- Every form by which an official is named, folded; `ruleset` is the last that found it.
CREATE TABLE alias (
  folded  TEXT NOT NULL,
  entity  INTEGER NOT NULL REFERENCES entity (id),
  ruleset INTEGER,
  PRIMARY KEY (folded, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_entity ON alias (entity);

-- The words of those forms, to find an official by a part of the name.
CREATE TABLE alias_word (
  word    TEXT NOT NULL,
  entity  INTEGER NOT NULL REFERENCES entity (id),
  ruleset INTEGER,
  PRIMARY KEY (word, entity)
) STRICT, WITHOUT ROWID;

-- What users correct about officials: a log to which rows are only added. `merge`: who is
-- called `other` is `official`. `split`: what is told of `official` in the `country`, the
-- classes `roles` and the `articles` (their keys) is told of `other`; NULL is any. `undo`:
-- the correction `undoes` holds no longer. Officials are told by `entity.folded`, as ids
-- may change; `name` and `other_name` are what they are printed as. Rows of mentions,
-- officials and meetings are as the corrections that hold have them. `seal` covers the row
-- and the seal of the row before.
CREATE TABLE correction (
  id         INTEGER PRIMARY KEY,
  made       TEXT NOT NULL,
  action     TEXT NOT NULL CHECK (action IN ('merge', 'split', 'undo')),
  official   TEXT,
  name       TEXT,
  other      TEXT,
  other_name TEXT,
  country    TEXT,
  roles      TEXT,
  articles   TEXT,
  undoes     INTEGER UNIQUE REFERENCES correction (id),
  seal       BLOB NOT NULL CHECK (length(seal) = 16)
) STRICT;

-- Where an entity is named. `via` is name, demonym, capital, place or coreference;
-- `rule` is the rule that found it.
CREATE TABLE mention (
  paragraph_id INTEGER NOT NULL REFERENCES paragraph (id),
  start        INTEGER NOT NULL,
  entity       INTEGER NOT NULL REFERENCES entity (id),
  length       INTEGER NOT NULL,
  via          TEXT NOT NULL,
  rule         TEXT NOT NULL,
  PRIMARY KEY (paragraph_id, start, entity)
) STRICT, WITHOUT ROWID;

-- How often an article names an entity. Which articles name it is known to `fts`; by
-- entity, each of these rows would be written to another page.
CREATE TABLE article_entity (
  article_id INTEGER NOT NULL REFERENCES article (id),
  entity     INTEGER NOT NULL REFERENCES entity (id),
  n          INTEGER NOT NULL,
  PRIMARY KEY (article_id, entity)
) STRICT, WITHOUT ROWID;

-- The office in which an article names an official; `ordinal` keeps the order of
-- first mention. `country_via` is what tells the state: demonym, genitive, style, house,
-- leader, side, speaker, neighbour, place, office, outlet or setting; NULL where there is none
-- and in articles that were read before it was kept. `confidence` runs from 0 to 1.
CREATE TABLE article_official (
  article_id    INTEGER NOT NULL REFERENCES article (id),
  ordinal       INTEGER NOT NULL,
  entity        INTEGER NOT NULL REFERENCES entity (id),
  name          TEXT NOT NULL,
  role          TEXT,
  role_class    TEXT NOT NULL,
  country       TEXT,
  accredited_to TEXT,
  former        INTEGER NOT NULL CHECK (former IN (0, 1)),
  rank          TEXT,
  confidence    REAL NOT NULL,
  country_via   TEXT,
  PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX official_article ON article_official (entity, article_id);

-- The dates a text names: first and last day, both inclusive, open (NULL) where
-- they depend on a publication day that is not known; `rule` is the rule that found it.
CREATE TABLE event_date (
  paragraph_id INTEGER NOT NULL REFERENCES paragraph (id),
  start        INTEGER NOT NULL,
  length       INTEGER NOT NULL,
  first        TEXT,
  last         TEXT,
  precision    TEXT NOT NULL,
  calendar     TEXT NOT NULL,
  vague        INTEGER NOT NULL CHECK (vague IN (0, 1)),
  rule         TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (paragraph_id, start, length)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_date_day ON event_date (first, last) WHERE first IS NOT NULL;

-- Who met whom. Parties keep what the article says of them; the entity is there
-- where they are named, and the role is empty of a state that summons an envoy. The
-- evidence is a stretch of a paragraph.
CREATE TABLE meeting (
  article_id    INTEGER NOT NULL REFERENCES article (id),
  ordinal       INTEGER NOT NULL,
  kind          TEXT NOT NULL,
  day           TEXT,
  place         TEXT,
  host          TEXT,
  host_entity   INTEGER REFERENCES entity (id),
  host_role     TEXT NOT NULL,
  host_country  TEXT,
  guest         TEXT,
  guest_entity  INTEGER REFERENCES entity (id),
  guest_role    TEXT NOT NULL,
  guest_country TEXT,
  topics        TEXT NOT NULL,
  paragraph_id  INTEGER NOT NULL REFERENCES paragraph (id),
  start         INTEGER NOT NULL,
  length        INTEGER NOT NULL,
  rule          TEXT NOT NULL,
  confidence    REAL NOT NULL,
  PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_day ON meeting (day) WHERE day IS NOT NULL;

-- Who stood by at a meeting, in the order of the text; the entity is there for those who
-- hold an office.
CREATE TABLE attendee (
  article_id INTEGER NOT NULL REFERENCES article (id),
  meeting    INTEGER NOT NULL,
  ordinal    INTEGER NOT NULL,
  name       TEXT,
  entity     INTEGER REFERENCES entity (id),
  role       TEXT NOT NULL,
  country    TEXT,
  PRIMARY KEY (article_id, meeting, ordinal)
) STRICT, WITHOUT ROWID;

-- Up to which import each saved query has reported its new articles.
CREATE TABLE watermark (
  query  TEXT PRIMARY KEY,
  run_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Seals: BLAKE3 hashes by which `sijill check` tells whether rows are what was
-- written. `stored` covers an article's own row, outlet, paragraphs and former
-- versions; `found` its mentions, dates, officials, meetings with who stood by, and counts.
-- No foreign keys: a seal has to outlive what it seals.
CREATE TABLE article_seal (
  article_id INTEGER PRIMARY KEY,
  stored     BLOB NOT NULL CHECK (length(stored) = 16),
  found      BLOB NOT NULL CHECK (length(found) = 16)
) STRICT;
-- The seal of an entity covers its row and its aliases.
CREATE TABLE entity_seal (
  entity INTEGER PRIMARY KEY,
  hash   BLOB NOT NULL CHECK (length(hash) = 16)
) STRICT;

-- The full-text index, over stems that sijill made of the paragraphs; the rowid is
-- the article's id. `facet` holds what else an article is found by, as tokens:
-- `all`, `c` and a country code, `o` and an official's entity id, `s` and a source
-- id, `l` and a language, `t` and a topic, `r` and the class of an office in it;
-- `m` for any meeting, `k` and its kind, `hc`, `gc`, `hr`, `gr` and the country or
-- the class of office of a host or guest; `xcountry`, `xofficial`, `xdate` and
-- `xmeeting` (of at least 0.5) where there is one. Letters and digits only.
CREATE VIRTUAL TABLE fts USING fts5 (body, title, facet, content = '', tokenize = 'ascii');
INSERT INTO fts (fts, rank) VALUES ('pgsz', 4030);

-- Views for other programs: no internal ids but `entity`, which tells namesakes apart and
-- may change with the next import; lists joined by ' | '; days as YYYY-MM-DD, NULL if not
-- known. They use nothing but what any sqlite3 has.

-- One row per article, the newest last. `countries` are ISO codes; `meetings` counts those
-- of a confidence of at least 0.5; `text` is everything below the headline, a line a paragraph.
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

-- One row per meeting that an article tells of, also those of little confidence. `quote`
-- is the sentence that says so, `start` the characters before it in `paragraph`;
-- `attendees` are those who stood by.
CREATE VIEW v_meetings AS
SELECT 'm_' || substr(a.key, 3) || '_' || m.ordinal AS meeting_id, a.key AS article_id,
  m.day AS event_date, m.kind AS kind,
  m.host AS host, m.host_role AS host_role, m.host_country AS host_country,
  m.host_entity AS host_entity,
  m.guest AS guest, m.guest_role AS guest_role, m.guest_country AS guest_country,
  m.guest_entity AS guest_entity,
  (SELECT group_concat(x.name, ' | ') FROM (SELECT coalesce(t.name, t.role) AS name
    FROM attendee t WHERE t.article_id = m.article_id AND t.meeting = m.ordinal
    ORDER BY t.ordinal) x) AS attendees,
  m.place AS place, replace(m.topics, ' ', ' | ') AS topics,
  substr(p.text, m.start + 1, m.length) AS quote, m.paragraph_id & 4095 AS paragraph,
  m.start AS start, m.rule AS rule, m.confidence AS confidence,
  a.published AS published_date, s.name AS source, a.headline AS title, a.url AS url
FROM meeting m JOIN article a ON a.id = m.article_id JOIN paragraph p ON p.id = m.paragraph_id
  LEFT JOIN source s ON s.id = a.source_id;

-- One row per place where a text names something; `text` are the words, `start` the
-- characters before them in `paragraph`, 0 being the headline.
CREATE VIEW v_mentions AS
SELECT a.key AS article_id, a.published AS published_date, m.paragraph_id & 4095 AS paragraph,
  m.start AS start, e.kind AS kind, e.name AS name, e.id AS entity,
  substr(p.text, m.start + 1, m.length) AS text, m.via AS via, m.rule AS rule
FROM mention m JOIN paragraph p ON p.id = m.paragraph_id
  JOIN article a ON a.id = m.paragraph_id >> 12 JOIN entity e ON e.id = m.entity;

-- One row per office holder, with the office in the newest article that names them, what
-- tells its state, and the publication days of the first and the last.
CREATE VIEW v_officials AS
SELECT e.id AS entity, e.name AS name, o.role AS role, o.role_class AS role_class,
  o.country AS country, o.country_via AS country_via, o.accredited_to AS accredited_to,
  n.articles AS articles,
  n.first_date AS first_date, n.last_date AS last_date
FROM (SELECT x.entity AS entity, count(DISTINCT x.article_id) AS articles,
    max(x.article_id) AS newest, min(b.published) AS first_date, max(b.published) AS last_date
  FROM article_official x JOIN article b ON b.id = x.article_id GROUP BY x.entity) n
  JOIN entity e ON e.id = n.entity
  JOIN article_official o ON o.article_id = n.newest AND o.entity = n.entity
WHERE o.ordinal = (SELECT min(y.ordinal) FROM article_official y
  WHERE y.article_id = n.newest AND y.entity = n.entity);
