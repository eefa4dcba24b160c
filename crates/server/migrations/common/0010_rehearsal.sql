-- A rehearsal is a route of its own: the copy of another, with made-up people.
ALTER TABLE route_view ADD COLUMN rehearsal_of {text};

-- The code with which somebody may play the people of a rehearsal, as a hash; it works once.
CREATE TABLE rehearsal_code (
  hash {text} NOT NULL PRIMARY KEY,
  route {text} NOT NULL,
  expires {int} NOT NULL
){strict};
CREATE INDEX rehearsal_code_route ON rehearsal_code (route);
