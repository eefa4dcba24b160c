-- From paper to screen: the blank flowers that were printed, and photos of them.
CREATE TABLE flower_sheet (
  route {text} NOT NULL,
  code {text} NOT NULL,
  table_id {text},
  idea {text},
  PRIMARY KEY (route, code)
){strict};

CREATE INDEX flower_sheet_code ON flower_sheet (code);

CREATE TABLE photo (
  route {text} NOT NULL,
  id {text} NOT NULL,
  idea {text} NOT NULL,
  commitment {text} NOT NULL,
  by_person {text},
  at {int} NOT NULL,
  state {text} NOT NULL,
  PRIMARY KEY (route, id)
){strict};

CREATE TABLE photo_rule (
  route {text} NOT NULL PRIMARY KEY,
  archive {int} NOT NULL
){strict};

-- The pictures themselves, with the salt of their commitment. No part of the log: a row goes when the
-- photo does, and then the commitment tells nothing.
CREATE TABLE photo_bytes (
  route {text} NOT NULL,
  id {text} NOT NULL,
  at {int} NOT NULL,
  salt {blob} NOT NULL,
  body {blob} NOT NULL,
  PRIMARY KEY (route, id)
){strict};
