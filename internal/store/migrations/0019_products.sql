-- What units show for their items, and what leaders say; and what an item lacks, kept with its standing: the rows are
-- filled by a rule step.
CREATE TABLE product (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  item_id TEXT NOT NULL, unit_id TEXT NOT NULL, line_id TEXT NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX product_live ON product (id) WHERE valid_to IS NULL;
CREATE INDEX product_item ON product (item_id) WHERE valid_to IS NULL;

CREATE TABLE directive (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  about TEXT NOT NULL, about_id TEXT NOT NULL, unit_id TEXT NOT NULL, from_post TEXT NOT NULL, state TEXT NOT NULL, on_day TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX directive_live ON directive (id) WHERE valid_to IS NULL;
CREATE INDEX directive_about ON directive (about_id, on_day) WHERE valid_to IS NULL;
CREATE INDEX directive_unit ON directive (unit_id, state, on_day) WHERE valid_to IS NULL;
CREATE INDEX directive_state ON directive (state, on_day) WHERE valid_to IS NULL;

ALTER TABLE standing ADD COLUMN gaps TEXT NOT NULL DEFAULT '';
