-- What was told of imports that had not ended, as schema.sql describes it.
CREATE TABLE told_part (
  query    TEXT NOT NULL,
  run_id   INTEGER NOT NULL,
  stored   INTEGER NOT NULL,
  articles TEXT NOT NULL,
  PRIMARY KEY (query, run_id)
) STRICT, WITHOUT ROWID;
