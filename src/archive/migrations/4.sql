-- An archive keeps what tells the state of an office, and who stood by at a meeting.
ALTER TABLE article_official ADD COLUMN country_via TEXT;
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
-- Articles that were read before have neither: they count as read by other rules.
UPDATE ruleset SET digest = 'schema 3: ' || digest;
-- Views for other programs, as schema.sql describes them; some archives have none yet.
DROP VIEW IF EXISTS v_articles;
DROP VIEW IF EXISTS v_meetings;
DROP VIEW IF EXISTS v_mentions;
DROP VIEW IF EXISTS v_officials;
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
  (SELECT group_concat(x.name, ' | ') FROM (SELECT coalesce(t.name, t.role) AS name
    FROM attendee t WHERE t.article_id = m.article_id AND t.meeting = m.ordinal
    ORDER BY t.ordinal) x) AS attendees,
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
