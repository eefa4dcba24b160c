-- After the meeting: who signed up, working groups, actions, follow-up gatherings and what they decide,
-- the horizon, reminders, and how people want to be told.

-- What a message is about: a working group or a follow-up gathering.
ALTER TABLE message ADD COLUMN about {text};

-- When the round was closed, and what belongs to an answer besides its words.
ALTER TABLE outcome ADD COLUMN at {int};
ALTER TABLE answer ADD COLUMN body {text};
ALTER TABLE answer ADD COLUMN taken {int};

CREATE TABLE answer_document (
  route {text} NOT NULL,
  idea {text} NOT NULL,
  number {int} NOT NULL,
  place {int} NOT NULL,
  title {text},
  link {text},
  PRIMARY KEY (route, idea, number, place)
){strict};

-- The later rounds. Their ideas, points, stances, verdicts and answers stand with the others.
CREATE TABLE later_round (
  route {text} NOT NULL,
  gathering {text} NOT NULL,
  number {int} NOT NULL,
  opened {int} NOT NULL,
  whole_circle {int} NOT NULL,
  after_round {int},
  decided {int} NOT NULL,
  decided_at {int},
  handed_over {int},
  required {int},
  residents {int},
  professionals {int},
  went_home {int},
  withdrawn {int},
  listening {int},
  support {int},
  PRIMARY KEY (route, gathering)
){strict};

CREATE TABLE later_attendance (
  route {text} NOT NULL,
  gathering {text} NOT NULL,
  participant {text} NOT NULL,
  presence {text} NOT NULL,
  professional {int} NOT NULL,
  on_behalf {int} NOT NULL,
  PRIMARY KEY (route, gathering, participant)
){strict};

CREATE TABLE later_decision (
  route {text} NOT NULL,
  gathering {text} NOT NULL,
  number {int} NOT NULL,
  idea {text} NOT NULL,
  PRIMARY KEY (route, gathering, number)
){strict};

-- Which proposal looks at which decision again.
CREATE TABLE revisit (
  route {text} NOT NULL,
  gathering {text} NOT NULL,
  idea {text} NOT NULL,
  decision {text} NOT NULL,
  how {text} NOT NULL,
  reason {text},
  PRIMARY KEY (route, gathering, idea)
){strict};
CREATE INDEX revisit_decision ON revisit (route, decision);

-- The records.

CREATE TABLE sign_up (
  route {text} NOT NULL,
  participant {text} NOT NULL,
  channel {text} NOT NULL,
  on_behalf {int} NOT NULL,
  at {int} NOT NULL,
  taken_back {int},
  PRIMARY KEY (route, participant)
){strict};

CREATE TABLE sign_up_wish (
  route {text} NOT NULL,
  participant {text} NOT NULL,
  number {int} NOT NULL,
  kind {text} NOT NULL,
  subject {text} NOT NULL,
  PRIMARY KEY (route, participant, number)
){strict};

CREATE TABLE working_group (
  route {text} NOT NULL,
  id {text} NOT NULL,
  number {int} NOT NULL,
  name {text} NOT NULL,
  asked {text},
  asked_at {int},
  formed {int} NOT NULL,
  stopped {int},
  stopped_reason {text},
  PRIMARY KEY (route, id)
){strict};

CREATE TABLE group_about (
  route {text} NOT NULL,
  group_id {text} NOT NULL,
  number {int} NOT NULL,
  kind {text} NOT NULL,
  subject {text} NOT NULL,
  PRIMARY KEY (route, group_id, number)
){strict};

CREATE TABLE group_member (
  route {text} NOT NULL,
  group_id {text} NOT NULL,
  participant {text} NOT NULL,
  since {int} NOT NULL,
  PRIMARY KEY (route, group_id, participant)
){strict};

CREATE TABLE group_driver (
  route {text} NOT NULL,
  group_id {text} NOT NULL,
  number {int} NOT NULL,
  participant {text} NOT NULL,
  since {int} NOT NULL,
  until {int},
  channel {text} NOT NULL,
  PRIMARY KEY (route, group_id, number)
){strict};

-- `state`, `by_date`, `group_id` and `news` are those of the present version, for what is asked across
-- routes; `group_id` and `by_date` are empty where there is none.
CREATE TABLE action (
  route {text} NOT NULL,
  id {text} NOT NULL,
  number {int} NOT NULL,
  source {text} NOT NULL,
  source_id {text} NOT NULL,
  source_note {int},
  state {text} NOT NULL,
  by_date {int},
  group_id {text},
  news {int} NOT NULL,
  PRIMARY KEY (route, id)
){strict};
CREATE INDEX action_silent ON action (news, route) WHERE state IN ('to_do', 'doing');
CREATE INDEX action_by ON action (by_date, route) WHERE state IN ('to_do', 'doing') AND by_date IS NOT NULL;

CREATE TABLE action_version (
  route {text} NOT NULL,
  action {text} NOT NULL,
  number {int} NOT NULL,
  at {int} NOT NULL,
  by_person {text},
  by_participant {text},
  what {text} NOT NULL,
  who_kind {text},
  who {text},
  by_date {int},
  by_words {text} NOT NULL,
  cost {text} NOT NULL,
  means {text} NOT NULL,
  group_id {text},
  state {text} NOT NULL,
  because {text} NOT NULL,
  PRIMARY KEY (route, action, number)
){strict};

CREATE TABLE action_point (
  route {text} NOT NULL,
  action {text} NOT NULL,
  number {int} NOT NULL,
  point {text} NOT NULL,
  PRIMARY KEY (route, action, number)
){strict};
CREATE INDEX action_point_point ON action_point (route, point);

CREATE TABLE action_note (
  route {text} NOT NULL,
  action {text} NOT NULL,
  number {int} NOT NULL,
  at {int} NOT NULL,
  by_person {text},
  by_participant {text},
  text {text} NOT NULL,
  PRIMARY KEY (route, action, number)
){strict};

CREATE TABLE follow_gathering (
  route {text} NOT NULL,
  id {text} NOT NULL,
  number {int} NOT NULL,
  at {int} NOT NULL,
  place {text} NOT NULL,
  in_row {text},
  sequence {int} NOT NULL,
  cancelled {int},
  cancelled_reason {text},
  PRIMARY KEY (route, id)
){strict};
CREATE INDEX follow_gathering_at ON follow_gathering (at, route);

CREATE TABLE follow_topic (
  route {text} NOT NULL,
  gathering {text} NOT NULL,
  number {int} NOT NULL,
  topic {text} NOT NULL,
  PRIMARY KEY (route, gathering, number)
){strict};

CREATE TABLE follow_present (
  route {text} NOT NULL,
  gathering {text} NOT NULL,
  participant {text} NOT NULL,
  presence {text} NOT NULL,
  PRIMARY KEY (route, gathering, participant)
){strict};

CREATE TABLE follow_note (
  route {text} NOT NULL,
  gathering {text} NOT NULL,
  number {int} NOT NULL,
  at {int} NOT NULL,
  by_person {text},
  by_participant {text},
  text {text} NOT NULL,
  PRIMARY KEY (route, gathering, number)
){strict};

CREATE TABLE horizon (
  route {text} NOT NULL PRIMARY KEY,
  version {int} NOT NULL,
  event {text} NOT NULL,
  on_day {int},
  at {int} NOT NULL
){strict};

CREATE TABLE horizon_line (
  route {text} NOT NULL,
  number {int} NOT NULL,
  text {text} NOT NULL,
  stands {int},
  PRIMARY KEY (route, number)
){strict};

CREATE TABLE horizon_line_action (
  route {text} NOT NULL,
  number {int} NOT NULL,
  place {int} NOT NULL,
  action {text} NOT NULL,
  PRIMARY KEY (route, number, place)
){strict};

-- How somebody wants to be told of this route.
CREATE TABLE tell (
  route {text} NOT NULL,
  participant {text} NOT NULL,
  way {text} NOT NULL,
  rhythm {text} NOT NULL,
  channel {text} NOT NULL,
  at {int} NOT NULL,
  PRIMARY KEY (route, participant)
){strict};

-- What somebody chose to say of themselves, for figures in which nobody is one of few.
CREATE TABLE about_me (
  route {text} NOT NULL,
  participant {text} NOT NULL,
  age {text},
  district {text} NOT NULL,
  PRIMARY KEY (route, participant)
){strict};

CREATE TABLE review (
  route {text} NOT NULL,
  decision {text} NOT NULL,
  on_day {int},
  set_at {int} NOT NULL,
  PRIMARY KEY (route, decision)
){strict};

CREATE TABLE answer_promise (
  route {text} NOT NULL,
  number {int} NOT NULL,
  by_date {int} NOT NULL,
  given {int} NOT NULL,
  reason {text} NOT NULL,
  PRIMARY KEY (route, number)
){strict};

-- The reminders that were noted as sent. The columns from `state` on belong to whoever delivers.
CREATE TABLE nudge (
  route {text} NOT NULL,
  name {text} NOT NULL,
  kind {text} NOT NULL,
  about {text} NOT NULL,
  since {int} NOT NULL,
  level {text} NOT NULL,
  to_kind {text} NOT NULL,
  to_participant {text},
  at {int} NOT NULL,
  state {text} NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
  tries {int} NOT NULL DEFAULT 0,
  next_try {int} NOT NULL DEFAULT 0,
  sent_at {int},
  error {text},
  PRIMARY KEY (route, name)
){strict};
CREATE INDEX nudge_waiting ON nudge (next_try) WHERE state = 'waiting';

-- The route that this one follows on, or that follows on it.
CREATE TABLE route_link (
  route {text} NOT NULL,
  other {text} NOT NULL,
  is_before {int} NOT NULL,
  at {int} NOT NULL,
  PRIMARY KEY (route, other)
){strict};
