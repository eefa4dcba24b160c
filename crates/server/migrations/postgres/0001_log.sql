-- The log. The bytes of an entry are written once and never changed.
CREATE TABLE entry (
  route TEXT COLLATE "C" NOT NULL,
  seq BIGINT NOT NULL,
  envelope BYTEA NOT NULL,
  leaf BYTEA NOT NULL,
  PRIMARY KEY (route, seq)
);

-- What the envelopes commit to. Only 'words' rows are ever deleted.
CREATE TABLE content (
  route TEXT COLLATE "C" NOT NULL,
  seq BIGINT NOT NULL,
  part TEXT COLLATE "C" NOT NULL CHECK (part IN ('facts', 'words', 'erases')),
  salt BYTEA NOT NULL,
  body BYTEA NOT NULL,
  PRIMARY KEY (route, seq, part)
);

-- Which command made which entry, and what was answered: sent twice, it happens once.
CREATE TABLE command (
  route TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  seq BIGINT NOT NULL,
  salt BYTEA NOT NULL,
  answer BYTEA NOT NULL,
  PRIMARY KEY (route, id)
);

-- The last entry of each route. Rewritten by every commit, hence the room on its pages.
CREATE TABLE head (
  route TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL
) WITH (fillfactor = 50);
