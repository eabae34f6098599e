-- Reporting regimes, their cycles, what each unit owes in a cycle, and how it stood when the cycle was closed.
CREATE TABLE regime (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX regime_live ON regime (id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX regime_code ON regime (code) WHERE valid_to IS NULL;

CREATE TABLE cycle (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  regime_id TEXT NOT NULL, period TEXT NOT NULL, state TEXT NOT NULL, data_to TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX cycle_live ON cycle (id) WHERE valid_to IS NULL;

-- one row a unit; a unit is asked once for a period
CREATE TABLE owed (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  cycle_id TEXT NOT NULL, unit_id TEXT NOT NULL, period TEXT NOT NULL, due_on TEXT NOT NULL, many BIGINT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX owed_live ON owed (id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX owed_unit ON owed (unit_id, period) WHERE valid_to IS NULL;
CREATE INDEX owed_cycle ON owed (cycle_id, unit_id, due_on, many) WHERE valid_to IS NULL;

CREATE TABLE snapshot (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  cycle_id TEXT NOT NULL, unit_id TEXT NOT NULL, due_on TEXT NOT NULL, state TEXT NOT NULL, sent_on TEXT NOT NULL, days_late BIGINT NOT NULL, many BIGINT NOT NULL, filled BIGINT NOT NULL,
  report_id TEXT NOT NULL, report_rev BIGINT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX snapshot_live ON snapshot (id) WHERE valid_to IS NULL;
CREATE INDEX snapshot_cycle ON snapshot (cycle_id, unit_id, due_on, state, sent_on, days_late, many, filled, report_id, report_rev) WHERE valid_to IS NULL;

-- when a report was first sent
CREATE INDEX report_sent ON report (period, unit_id, id, rev, valid_from) WHERE state = 'submitted';
