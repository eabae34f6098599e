-- By what the list of indicators is chosen, counted and sorted, so that a page of it reads its own rows alone
-- (indicated_list.go); filled by a rule step.
ALTER TABLE indicated ADD COLUMN judged_on TEXT NOT NULL DEFAULT '';
ALTER TABLE indicated ADD COLUMN code TEXT NOT NULL DEFAULT '';
ALTER TABLE indicated ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
ALTER TABLE indicated ADD COLUMN words TEXT NOT NULL DEFAULT '';
ALTER TABLE indicated ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE indicated ADD COLUMN document TEXT NOT NULL DEFAULT '';
ALTER TABLE indicated ADD COLUMN state TEXT NOT NULL DEFAULT '';
ALTER TABLE indicated ADD COLUMN judged TEXT NOT NULL DEFAULT '';
ALTER TABLE indicated ADD COLUMN due TEXT NOT NULL DEFAULT '';
ALTER TABLE indicated ADD COLUMN value TEXT NOT NULL DEFAULT '';
ALTER TABLE indicated ADD COLUMN value_to TEXT NOT NULL DEFAULT '';
ALTER TABLE indicated ADD COLUMN chance BIGINT NOT NULL DEFAULT 0;
CREATE INDEX indicated_code ON indicated (code, item_id);
CREATE INDEX indicated_state ON indicated (state);
CREATE INDEX indicated_judged ON indicated (judged_on);
