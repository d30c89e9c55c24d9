-- Seals, by which damage is found; what finds the aliases of an official.
CREATE INDEX alias_entity ON alias (entity);
CREATE TABLE article_seal (
  article_id INTEGER PRIMARY KEY,
  stored     BLOB NOT NULL CHECK (length(stored) = 16),
  found      BLOB NOT NULL CHECK (length(found) = 16)
) STRICT;
CREATE TABLE entity_seal (
  entity INTEGER PRIMARY KEY,
  hash   BLOB NOT NULL CHECK (length(hash) = 16)
) STRICT;
