-- What the coordinator thinks of an item's delivery: one row an item, its earlier versions below it.
CREATE TABLE rating (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  light TEXT NOT NULL, on_day TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX rating_live ON rating (id) WHERE valid_to IS NULL;
CREATE INDEX rating_light ON rating (light, on_day) WHERE valid_to IS NULL;
-- Which tasks move which indicator, in a plan of any size.
CREATE INDEX link_contributes ON link (to_id, from_id) WHERE valid_to IS NULL AND relation = 'contributes';
