-- What users correct about officials, as schema.sql describes it.
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
