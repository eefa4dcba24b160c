-- The log. The bytes of an entry are written once and never changed.
CREATE TABLE entry (
  route TEXT NOT NULL,
  seq INTEGER NOT NULL,
  envelope BLOB NOT NULL,
  leaf BLOB NOT NULL,
  PRIMARY KEY (route, seq)
) STRICT, WITHOUT ROWID;

-- What the envelopes commit to. Only 'words' rows are ever deleted.
CREATE TABLE content (
  route TEXT NOT NULL,
  seq INTEGER NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('facts', 'words', 'erases')),
  salt BLOB NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (route, seq, part)
) STRICT, WITHOUT ROWID;

-- Which command made which entry, and what was answered: sent twice, it happens once.
CREATE TABLE command (
  route TEXT NOT NULL,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  salt BLOB NOT NULL,
  answer BLOB NOT NULL,
  PRIMARY KEY (route, id)
) STRICT, WITHOUT ROWID;

-- The last entry of each route.
CREATE TABLE head (
  route TEXT NOT NULL PRIMARY KEY,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
