-- Days off and days worked instead: a row holds those of one year.
CREATE TABLE work_year (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  year BIGINT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX work_year_live ON work_year (id) WHERE valid_to IS NULL;
