-- How items stood on days that are over, so that every page can be seen as of any day. A row of standing holds from the day
-- in since; when an act of a later day changes it, what it was goes to standing_past, which holds from since to the day
-- before until. Both follow from the nouns; verify recounts them. Rows that are older than this file get their days by a rule step.
ALTER TABLE standing ADD COLUMN since TEXT NOT NULL DEFAULT '';
CREATE TABLE standing_past (
  item_id TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL, kind TEXT NOT NULL, due_on TEXT NOT NULL, original_on TEXT NOT NULL, state TEXT NOT NULL, done_on TEXT NOT NULL,
  percent BIGINT NOT NULL, reported_at TEXT NOT NULL, gaps TEXT NOT NULL, tally_keys TEXT NOT NULL, listed TEXT NOT NULL,
  PRIMARY KEY (item_id, since));
CREATE INDEX standing_past_order ON standing_past ((due_on = ''), due_on, item_id);
CREATE INDEX standing_past_open ON standing_past (due_on, item_id) WHERE state IN ('not_started', 'in_progress', 'paused');

-- Versions that are over, as they are looked for; the live ones have indexes of their own.
CREATE INDEX assignment_item_past ON assignment (item_id) WHERE valid_to IS NOT NULL;
CREATE INDEX assignment_unit_past ON assignment (unit_id, role) WHERE valid_to IS NOT NULL;
CREATE INDEX link_from_past ON link (from_id) WHERE valid_to IS NOT NULL;
CREATE INDEX link_to_past ON link (to_id) WHERE valid_to IS NOT NULL;
CREATE INDEX line_item_past ON line (item_id) WHERE valid_to IS NOT NULL;
CREATE INDEX line_report_past ON line (report_id) WHERE valid_to IS NOT NULL;
CREATE INDEX target_item_past ON target (item_id) WHERE valid_to IS NOT NULL;
CREATE INDEX observation_item_past ON observation (item_id) WHERE valid_to IS NOT NULL;
CREATE INDEX item_under_any ON item (parent_id);
CREATE INDEX item_code_any ON item (code);
CREATE INDEX report_unit_any ON report (unit_id, period);
CREATE INDEX report_period_any ON report (period);

-- Reorganisations of units, and what was decided when a term was closed.
CREATE TABLE reorganisation (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  on_day TEXT NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX reorganisation_live ON reorganisation (id) WHERE valid_to IS NULL;

CREATE TABLE closing (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  term_code TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX closing_live ON closing (id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX closing_term ON closing (term_code) WHERE valid_to IS NULL;
