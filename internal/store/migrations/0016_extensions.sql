-- Requests for a later due day, and what was decided.
CREATE TABLE extension (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  item_id TEXT NOT NULL, unit_id TEXT NOT NULL, state TEXT NOT NULL, asked_on TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX extension_live ON extension (id) WHERE valid_to IS NULL;
CREATE INDEX extension_item ON extension (item_id) WHERE valid_to IS NULL;
CREATE INDEX extension_state ON extension (state, asked_on) WHERE valid_to IS NULL;

-- The first last-day ever set, beside the present one: lateness is told against both. A rule step fills it.
ALTER TABLE standing ADD COLUMN original_on TEXT NOT NULL DEFAULT '';
