-- The meeting in a box: which boxes took a route along (facts), and what a box itself has of it.

CREATE TABLE travel_box (
  route {text} NOT NULL,
  id {text} NOT NULL,
  name {text},
  verifier {text} NOT NULL,
  taken {int} NOT NULL,
  fate {text} CHECK (fate IN ('returned', 'written_off')),
  ended {int},
  reason {text},
  PRIMARY KEY (route, id)
){strict};

-- Entries of which the words are kept elsewhere: in a box those that stayed home.
CREATE TABLE words_elsewhere (
  route {text} NOT NULL,
  seq {int} NOT NULL,
  PRIMARY KEY (route, seq)
){strict};

-- In a box: the route that it took, how many entries it took, and since when it is closed.
CREATE TABLE boxed (
  route {text} NOT NULL PRIMARY KEY,
  id {text} NOT NULL,
  entries {int} NOT NULL,
  closed {int}
){strict};

-- In a box: the records as they travelled, in order; `record` is JSON.
CREATE TABLE boxed_record (
  route {text} NOT NULL,
  number {int} NOT NULL,
  record {text} NOT NULL,
  PRIMARY KEY (route, number)
){strict};

-- Whether a code is kept under its route's own key, so that a box can check it; those of before are
-- under the key of the installation.
ALTER TABLE seat_code ADD COLUMN of_route {int} NOT NULL DEFAULT 0;
