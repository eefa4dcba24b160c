-- What was asked under a command's id, as a salted hash: an id that comes back with other content
-- is no second sending. It goes when the words of its entry are erased.
ALTER TABLE command ADD COLUMN asked {blob};

-- The codes that staff made for a participant, as told to that person.
CREATE TABLE code_made (
  route {text} NOT NULL,
  id {text} NOT NULL,
  participant {text} NOT NULL,
  by_person {text},
  at {int} NOT NULL,
  PRIMARY KEY (route, id)
){strict};

-- Where somebody chose to sit while a facilitator still has to find them a seat.
CREATE TABLE seat_wish (
  route {text} NOT NULL,
  participant {text} NOT NULL,
  table_id {text},
  PRIMARY KEY (route, participant)
){strict};

-- The sign-in links that an administrator made for a member of staff; they are in the
-- organisation's own log too.
CREATE TABLE staff_link_made (
  id {text} NOT NULL PRIMARY KEY,
  person {text} NOT NULL,
  by_person {text} NOT NULL,
  at {int} NOT NULL
){strict};
CREATE INDEX staff_link_made_person ON staff_link_made (person);
