-- What a meeting in a hall needs: a clock that stands still, seat cards and their codes, a table's
-- call for help, and ideas that were read back.
ALTER TABLE route_view ADD COLUMN part_left {int};

CREATE TABLE seat_card (
  route {text} NOT NULL,
  participant {text} NOT NULL,
  gathering {text} NOT NULL,
  number {int} NOT NULL,
  print {int} NOT NULL,
  revoked {int} NOT NULL,
  PRIMARY KEY (route, participant)
){strict};

CREATE TABLE table_signal (
  route {text} NOT NULL,
  table_id {text} NOT NULL,
  since {int},
  PRIMARY KEY (route, table_id)
){strict};

CREATE TABLE read_back (
  route {text} NOT NULL,
  idea {text} NOT NULL,
  by_person {text},
  at {int} NOT NULL,
  PRIMARY KEY (route, idea)
){strict};

CREATE TABLE read_back_point (
  route {text} NOT NULL,
  idea {text} NOT NULL,
  number {int} NOT NULL,
  point {text} NOT NULL,
  revision {int} NOT NULL,
  PRIMARY KEY (route, idea, number)
){strict};

-- The codes of seat cards, as keyed hashes; the key is not in the database.
CREATE TABLE seat_code (
  hash {text} NOT NULL PRIMARY KEY,
  route {text} NOT NULL,
  participant {text} NOT NULL,
  print {int} NOT NULL,
  expires {int} NOT NULL
){strict};

CREATE INDEX seat_code_of ON seat_code (route, participant);

-- A session begun with a seat card names the print; `lent` is one on a table's device.
ALTER TABLE session ADD COLUMN card {int};
ALTER TABLE session ADD COLUMN lent {int} NOT NULL DEFAULT 0;
