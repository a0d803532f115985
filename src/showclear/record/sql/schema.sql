-- Rows of `entry` are written once and never changed; the leaf is stored as the exact bytes that were hashed.
CREATE TABLE entry (
  idx       INTEGER PRIMARY KEY CHECK (idx >= 0),
  leaf      BLOB NOT NULL,
  leaf_hash BLOB NOT NULL,
  act_id    TEXT NOT NULL UNIQUE,
  actor     TEXT NOT NULL,
  body_hash BLOB NOT NULL
) STRICT;

-- Apart from the leaf, because a redaction deletes from here and from nowhere else.
CREATE TABLE opened (
  idx         INTEGER PRIMARY KEY,
  disclosures TEXT NOT NULL
) STRICT;

-- One row: the newest signed head. It proves every older one, so older ones are not kept.
CREATE TABLE checkpoint (
  one  INTEGER PRIMARY KEY CHECK (one = 1),
  size INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY,
  bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
