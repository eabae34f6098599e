-- Cards of indicators; of which unit and which part a value is, and what a target refers to; and what the list of
-- indicators says of each (indicated.go), filled by a rule step.
CREATE TABLE card (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  code TEXT NOT NULL, enters TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX card_live ON card (id) WHERE valid_to IS NULL;
CREATE INDEX card_code ON card (code) WHERE valid_to IS NULL AND code <> '';
CREATE INDEX card_enters ON card (enters) WHERE valid_to IS NULL AND enters <> '';

ALTER TABLE observation ADD COLUMN unit_id TEXT NOT NULL DEFAULT '';
ALTER TABLE observation ADD COLUMN cut TEXT NOT NULL DEFAULT '';
CREATE INDEX observation_unit ON observation (item_id, unit_id, period) WHERE valid_to IS NULL;

ALTER TABLE target ADD COLUMN ref_item TEXT NOT NULL DEFAULT '';
CREATE INDEX target_ref ON target (ref_item) WHERE valid_to IS NULL AND ref_item <> '';

CREATE TABLE indicated (item_id TEXT NOT NULL PRIMARY KEY, until TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX indicated_until ON indicated (until);
