-- Who said that they want no more mail while their route could not write it down: it was away in a box, or they had
-- been removed from its list. No part of the log: it goes there as soon as it can, and holds meanwhile.
CREATE TABLE no_more_mail (
  route {text} NOT NULL,
  participant {text} NOT NULL,
  at {int} NOT NULL,
  PRIMARY KEY (route, participant)
){strict};
