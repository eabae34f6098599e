-- Every noun is a table of versions: a row is one version, live while valid_to is null; body is the noun's JSON and
-- the other columns are what queries need of it. A day D is asked by valid_from <= D and (valid_to is null or valid_to > D).
-- TEXT compares bytewise on both databases; days are ISO text, instants Unix milliseconds.

CREATE TABLE unit (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  code TEXT NOT NULL, parent_id TEXT NOT NULL, sort_key TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX unit_live ON unit (id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX unit_code ON unit (code) WHERE valid_to IS NULL;

-- derived from unit.body: who belongs to a group
CREATE TABLE unit_member (group_id TEXT NOT NULL, unit_id TEXT NOT NULL, PRIMARY KEY (group_id, unit_id));
CREATE INDEX unit_member_unit ON unit_member (unit_id);

CREATE TABLE post (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  code TEXT NOT NULL, unit_id TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX post_live ON post (id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX post_code ON post (code) WHERE valid_to IS NULL;

CREATE TABLE term (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX term_live ON term (id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX term_code ON term (code) WHERE valid_to IS NULL;

CREATE TABLE milestone (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  term_code TEXT NOT NULL, on_day TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX milestone_live ON milestone (id) WHERE valid_to IS NULL;

CREATE TABLE document (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  number_fold TEXT NOT NULL, on_day TEXT NOT NULL, sha256 TEXT NOT NULL, sort_key TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX document_live ON document (id) WHERE valid_to IS NULL;
CREATE INDEX document_sha ON document (sha256) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX document_once ON document (sha256) WHERE valid_to IS NULL AND sha256 <> '';
CREATE INDEX document_day ON document (on_day) WHERE valid_to IS NULL;

-- what was read from the original, once and for ever: canonical text, outline, and what else the reader found
CREATE TABLE document_text (document_id TEXT PRIMARY KEY, content TEXT NOT NULL, passages TEXT NOT NULL, findings TEXT NOT NULL);

CREATE TABLE event (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  document_id TEXT NOT NULL, on_day TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX event_live ON event (id) WHERE valid_to IS NULL;
CREATE INDEX event_document ON event (document_id, on_day) WHERE valid_to IS NULL;

CREATE TABLE proposal (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  document_id TEXT NOT NULL, ord BIGINT NOT NULL, verdict TEXT NOT NULL, sure BIGINT NOT NULL, questions BIGINT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX proposal_live ON proposal (id) WHERE valid_to IS NULL;
CREATE INDEX proposal_document ON proposal (document_id, ord) WHERE valid_to IS NULL;
CREATE INDEX proposal_verdict ON proposal (verdict, document_id) WHERE valid_to IS NULL;

CREATE TABLE item (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  kind TEXT NOT NULL, code TEXT NOT NULL, parent_id TEXT NOT NULL, ord BIGINT NOT NULL, sort_key TEXT NOT NULL, ended BIGINT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX item_live ON item (id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX item_code ON item (code) WHERE valid_to IS NULL;
CREATE INDEX item_parent ON item (parent_id, ord) WHERE valid_to IS NULL;

CREATE TABLE due (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  due_on TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX due_live ON due (id) WHERE valid_to IS NULL;

CREATE TABLE assignment (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  item_id TEXT NOT NULL, role TEXT NOT NULL, unit_id TEXT NOT NULL, ord BIGINT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX assignment_live ON assignment (id) WHERE valid_to IS NULL;
CREATE INDEX assignment_item ON assignment (item_id, role, ord) WHERE valid_to IS NULL;
CREATE INDEX assignment_unit ON assignment (unit_id, role, item_id) WHERE valid_to IS NULL;

CREATE TABLE link (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  from_noun TEXT NOT NULL, from_id TEXT NOT NULL, relation TEXT NOT NULL, to_noun TEXT NOT NULL, to_id TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX link_live ON link (id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX link_from ON link (from_id, relation, to_id) WHERE valid_to IS NULL;
CREATE INDEX link_to ON link (to_id, relation, from_id) WHERE valid_to IS NULL;

CREATE TABLE theme (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  term_code TEXT NOT NULL, document_id TEXT NOT NULL, sort TEXT NOT NULL, ord BIGINT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX theme_live ON theme (id) WHERE valid_to IS NULL;

CREATE TABLE target (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  item_id TEXT NOT NULL, period_to TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX target_live ON target (id) WHERE valid_to IS NULL;
CREATE INDEX target_item ON target (item_id, period_to) WHERE valid_to IS NULL;

CREATE TABLE observation (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  item_id TEXT NOT NULL, period TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX observation_live ON observation (id) WHERE valid_to IS NULL;
CREATE INDEX observation_item ON observation (item_id, period) WHERE valid_to IS NULL;

CREATE TABLE report (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  unit_id TEXT NOT NULL, period TEXT NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX report_live ON report (id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX report_unit ON report (unit_id, period) WHERE valid_to IS NULL;
CREATE INDEX report_period ON report (period, state) WHERE valid_to IS NULL;

CREATE TABLE line (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  report_id TEXT NOT NULL, item_id TEXT NOT NULL, unit_id TEXT NOT NULL, period_to TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX line_live ON line (id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX line_report ON line (report_id, item_id) WHERE valid_to IS NULL;
CREATE INDEX line_item ON line (item_id, unit_id, period_to) WHERE valid_to IS NULL;
