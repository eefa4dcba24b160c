-- Sending what is due: to staff too, once, and looked for without reading every route.

-- A message goes to somebody who takes part, or to staff; and says these reminders, one a line.
CREATE TABLE message_now (
  route {text} NOT NULL,
  id {text} NOT NULL,
  participant {text},
  staff {text},
  kind {text} NOT NULL,
  way {text} NOT NULL,
  at {int} NOT NULL,
  about {text},
  nudges {text} NOT NULL,
  state {text} NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed', 'printed')),
  tries {int} NOT NULL DEFAULT 0,
  next_try {int} NOT NULL DEFAULT 0,
  sent_at {int},
  error {text},
  PRIMARY KEY (route, id)
){strict};
INSERT INTO message_now (route, id, participant, kind, way, at, about, nudges, state, tries, next_try, sent_at, error)
  SELECT route, id, participant, kind, way, at, about, '', state, tries, next_try, sent_at, error FROM message;
DROP TABLE message;
ALTER TABLE message_now RENAME TO message;
CREATE INDEX message_waiting ON message (next_try) WHERE state = 'waiting';

-- A reminder is delivered as a message.
DROP INDEX nudge_waiting;
ALTER TABLE nudge DROP COLUMN state;
ALTER TABLE nudge DROP COLUMN tries;
ALTER TABLE nudge DROP COLUMN next_try;
ALTER TABLE nudge DROP COLUMN sent_at;
ALTER TABLE nudge DROP COLUMN error;

-- When a route is to be looked at for something to send: at 0 since it changed, at the moment that something
-- comes due, or never while nothing happens. `seq` is the entry that it was last known to change with.
CREATE TABLE look (
  route {text} NOT NULL PRIMARY KEY,
  seq {int} NOT NULL,
  at {int}
){strict};
CREATE INDEX look_at ON look (at) WHERE at IS NOT NULL;
INSERT INTO look (route, seq, at) SELECT route, 0, 0 FROM route_view WHERE rehearsal_of IS NULL;

-- When a gathering is by the rule of its row, wherever it was moved to.
ALTER TABLE follow_gathering ADD COLUMN slot {int};

-- The language that somebody chose to read in; empty until they did.
ALTER TABLE person ADD COLUMN lang {text};
