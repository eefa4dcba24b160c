-- The read tables: what pages ask for, written in the same transaction as the log.
-- Times are seconds since 1970, yes and no are 1 and 0, ids are UUIDs as text. No table refers to
-- another: a row is written from the state in memory, which keeps the rules.

-- People of the organisation; erasable, never among the facts.
CREATE TABLE person (
  id {text} NOT NULL PRIMARY KEY,
  name {text} NOT NULL,
  email {text} NOT NULL,
  phone {text} NOT NULL,
  address {text} NOT NULL
){strict};
CREATE INDEX person_email ON person (lower(email));

-- The records of a route: everything that is not a fact of a decision.

CREATE TABLE draft (
  route {text} NOT NULL PRIMARY KEY,
  question {text} NOT NULL,
  promise {text} NOT NULL,
  proposal_reason {text},
  opening_words {text} NOT NULL,
  next_steps {text} NOT NULL
){strict};

CREATE TABLE draft_frame (
  route {text} NOT NULL,
  list {text} NOT NULL CHECK (list IN ('frames', 'proposal')),
  number {int} NOT NULL,
  text {text} NOT NULL,
  strength {text} NOT NULL,
  PRIMARY KEY (route, list, number)
){strict};

CREATE TABLE role_grant (
  route {text} NOT NULL,
  person {text} NOT NULL,
  role {text} NOT NULL,
  held {int} NOT NULL,
  by_administrator {int} NOT NULL,
  PRIMARY KEY (route, person, role)
){strict};
CREATE INDEX role_grant_person ON role_grant (person);

CREATE TABLE involvement (
  route {text} NOT NULL,
  participant {text} NOT NULL,
  person {text} NOT NULL,
  why {text} NOT NULL,
  named_by {text} NOT NULL,
  kind {text} NOT NULL,
  organisation {text} NOT NULL,
  trusted_adult {text} NOT NULL,
  invited {int},
  reply {text},
  reply_channel {text},
  signed_up {int} NOT NULL,
  removed {text},
  PRIMARY KEY (route, participant)
){strict};
CREATE INDEX involvement_person ON involvement (person);

CREATE TABLE conversation (
  route {text} NOT NULL,
  participant {text} NOT NULL,
  facilitator {text},
  setting {text},
  planned {int},
  held {int},
  waived {text},
  PRIMARY KEY (route, participant)
){strict};

CREATE TABLE conversation_answer (
  route {text} NOT NULL,
  participant {text} NOT NULL,
  question {text} NOT NULL,
  answer {text} NOT NULL,
  PRIMARY KEY (route, participant, question)
){strict};

CREATE TABLE item (
  route {text} NOT NULL,
  id {text} NOT NULL,
  participant {text},
  kind {text} NOT NULL,
  text {text} NOT NULL,
  arrangement {text},
  arrangement_with {text},
  instruction {text} NOT NULL,
  held_by {text},
  to_commissioner {int} NOT NULL,
  outcome {text},
  outcome_text {text},
  PRIMARY KEY (route, id)
){strict};

CREATE TABLE gathering (
  route {text} NOT NULL,
  id {text} NOT NULL,
  at {int} NOT NULL,
  place {text} NOT NULL,
  PRIMARY KEY (route, id)
){strict};

CREATE TABLE gathering_part (
  route {text} NOT NULL,
  gathering {text} NOT NULL,
  part {text} NOT NULL,
  minutes {int} NOT NULL,
  PRIMARY KEY (route, gathering, part)
){strict};

CREATE TABLE table_care (
  route {text} NOT NULL,
  table_id {text} NOT NULL,
  facilitator {text},
  PRIMARY KEY (route, table_id)
){strict};

-- `rounds` counts them, so that a round in which nobody walks is kept; `notes` is JSON.
CREATE TABLE carousel (
  route {text} NOT NULL PRIMARY KEY,
  minutes_per_round {int} NOT NULL,
  minutes_to_change {int} NOT NULL,
  rounds {int} NOT NULL,
  notes {text} NOT NULL
){strict};

CREATE TABLE carousel_place (
  route {text} NOT NULL,
  round {int} NOT NULL,
  participant {text} NOT NULL,
  table_id {text} NOT NULL,
  PRIMARY KEY (route, round, participant)
){strict};

-- The outbox. The columns from `state` on belong to whoever delivers.
CREATE TABLE message (
  route {text} NOT NULL,
  id {text} NOT NULL,
  participant {text} NOT NULL,
  kind {text} NOT NULL,
  way {text} NOT NULL,
  at {int} NOT NULL,
  state {text} NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed', 'printed')),
  tries {int} NOT NULL DEFAULT 0,
  next_try {int} NOT NULL DEFAULT 0,
  sent_at {int},
  error {text},
  PRIMARY KEY (route, id)
){strict};
CREATE INDEX message_waiting ON message (next_try) WHERE state = 'waiting';

CREATE TABLE report_state (
  route {text} NOT NULL PRIMARY KEY,
  drafted {int},
  correct_before {int},
  finalised {int},
  early_because {text} NOT NULL
){strict};

CREATE TABLE correction (
  route {text} NOT NULL,
  id {text} NOT NULL,
  participant {text},
  text {text} NOT NULL,
  accepted {int},
  note {text},
  PRIMARY KEY (route, id)
){strict};

-- The facts: the state that the log folds to. All of it can be made again from the log; a text
-- that is empty (NULL) where one is expected has been erased.

CREATE TABLE route_view (
  route {text} NOT NULL PRIMARY KEY,
  method {text} NOT NULL,
  title {text},
  phase {int} NOT NULL,
  step {text} NOT NULL,
  question {text},
  promise {text},
  frames_version {int} NOT NULL,
  gathering {text},
  part {text},
  part_began {int},
  part_until {int},
  tables_opened {int} NOT NULL,
  carousel_began {int} NOT NULL,
  round {int} NOT NULL,
  after_round {int},
  decided {int} NOT NULL,
  handed_over {int},
  stopped {int},
  stopped_reason {text}
){strict};

-- Gates that were opened while something was unsettled.
CREATE TABLE gate_override (
  route {text} NOT NULL,
  number {int} NOT NULL,
  phase {int} NOT NULL,
  reason {text},
  unsettled {int} NOT NULL,
  PRIMARY KEY (route, number)
){strict};

CREATE TABLE frame (
  route {text} NOT NULL,
  number {int} NOT NULL,
  strength {text} NOT NULL,
  text {text},
  PRIMARY KEY (route, number)
){strict};

CREATE TABLE topic (
  route {text} NOT NULL,
  id {text} NOT NULL,
  number {int} NOT NULL,
  title {text},
  PRIMARY KEY (route, id)
){strict};

CREATE TABLE theme_table (
  route {text} NOT NULL,
  id {text} NOT NULL,
  topic {text} NOT NULL,
  number {int} NOT NULL,
  name {text},
  capacity {int} NOT NULL,
  step_free {int} NOT NULL,
  PRIMARY KEY (route, id)
){strict};

CREATE TABLE attendance (
  route {text} NOT NULL,
  participant {text} NOT NULL,
  presence {text} NOT NULL,
  professional {int} NOT NULL,
  table_id {text},
  PRIMARY KEY (route, participant)
){strict};

CREATE TABLE idea (
  route {text} NOT NULL,
  id {text} NOT NULL,
  table_id {text} NOT NULL,
  number {int} NOT NULL,
  title {text} NOT NULL,
  dropped {int} NOT NULL,
  PRIMARY KEY (route, id)
){strict};

-- `line` is the last number of the code 4.2.17 (0 for a title), `written` the order in the route,
-- both from 0; `author` and `text` are those of the present revision.
CREATE TABLE point (
  route {text} NOT NULL,
  id {text} NOT NULL,
  idea {text} NOT NULL,
  line {int} NOT NULL,
  written {int} NOT NULL,
  petal {text},
  parent {text},
  kind {text} NOT NULL,
  addition {int} NOT NULL,
  revision {int} NOT NULL,
  text {text},
  author {text},
  life {text} NOT NULL,
  answered_by {text},
  PRIMARY KEY (route, id)
){strict};
CREATE INDEX point_idea ON point (route, idea, line);

CREATE TABLE point_wording (
  route {text} NOT NULL,
  point {text} NOT NULL,
  revision {int} NOT NULL,
  text {text},
  author {text},
  seq {int} NOT NULL,
  PRIMARY KEY (route, point, revision)
){strict};

-- Which points a point came from, by moving, merging or splitting.
CREATE TABLE point_lineage (
  route {text} NOT NULL,
  point {text} NOT NULL,
  number {int} NOT NULL,
  came_from {text} NOT NULL,
  PRIMARY KEY (route, point, number)
){strict};
CREATE INDEX point_lineage_from ON point_lineage (route, came_from);

-- The latest stance of each participant on each point.
CREATE TABLE stance (
  route {text} NOT NULL,
  point {text} NOT NULL,
  participant {text} NOT NULL,
  revision {int} NOT NULL,
  kind {text} NOT NULL,
  eyes {text} NOT NULL,
  in_report {int} NOT NULL,
  channel {text} NOT NULL,
  on_behalf {int} NOT NULL,
  reason {text},
  PRIMARY KEY (route, point, participant)
){strict};

-- The outcome of the closed round: who decided, in numbers.
CREATE TABLE outcome (
  route {text} NOT NULL PRIMARY KEY,
  required {int} NOT NULL,
  residents {int} NOT NULL,
  professionals {int} NOT NULL,
  went_home {int} NOT NULL,
  withdrawn {int} NOT NULL,
  listening {int} NOT NULL,
  support {int} NOT NULL
){strict};

CREATE TABLE verdict (
  route {text} NOT NULL,
  point {text} NOT NULL,
  revision {int} NOT NULL,
  verdict {text} NOT NULL,
  PRIMARY KEY (route, point)
){strict};

-- The ideas that are a decision, in their order.
CREATE TABLE decision (
  route {text} NOT NULL,
  number {int} NOT NULL,
  idea {text} NOT NULL,
  PRIMARY KEY (route, number)
){strict};

CREATE TABLE thread (
  route {text} NOT NULL,
  id {text} NOT NULL,
  number {int} NOT NULL,
  title {text},
  PRIMARY KEY (route, id)
){strict};

CREATE TABLE thread_point (
  route {text} NOT NULL,
  thread {text} NOT NULL,
  number {int} NOT NULL,
  point {text} NOT NULL,
  PRIMARY KEY (route, thread, number)
){strict};

-- The commissioner's answers; the highest number of an idea is the present one.
CREATE TABLE answer (
  route {text} NOT NULL,
  idea {text} NOT NULL,
  number {int} NOT NULL,
  kind {text} NOT NULL,
  frame {int},
  text {text},
  at {int} NOT NULL,
  PRIMARY KEY (route, idea, number)
){strict};
