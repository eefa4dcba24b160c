-- What a meeting in a hall needs: a clock that stands still, seat cards, a table's call for help,
-- and ideas that were read back.
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
