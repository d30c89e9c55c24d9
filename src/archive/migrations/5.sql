-- What an article names stands beside what else it has, not beside the other articles that
-- name it.
CREATE TABLE named (
  article_id INTEGER NOT NULL,
  entity     INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  PRIMARY KEY (article_id, entity)
) STRICT, WITHOUT ROWID;
INSERT INTO named (article_id, entity, n)
  SELECT article_id, entity, n FROM article_entity ORDER BY article_id, entity;
DROP TABLE article_entity;
CREATE TABLE article_entity (
  article_id INTEGER NOT NULL REFERENCES article (id),
  entity     INTEGER NOT NULL REFERENCES entity (id),
  n          INTEGER NOT NULL,
  PRIMARY KEY (article_id, entity)
) STRICT, WITHOUT ROWID;
INSERT INTO article_entity (article_id, entity, n) SELECT article_id, entity, n FROM named;
DROP TABLE named;
CREATE INDEX official_article ON article_official (entity, article_id);
