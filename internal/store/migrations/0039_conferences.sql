-- Conferences and the contributions (tham luận) to them: a row a version, live while valid_to is null.
CREATE TABLE conference (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  state TEXT NOT NULL, held_on TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX conference_live ON conference (id) WHERE valid_to IS NULL;

CREATE TABLE contribution (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  conference_id TEXT NOT NULL, unit_id TEXT NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX contribution_live ON contribution (id) WHERE valid_to IS NULL;
CREATE INDEX contribution_of ON contribution (conference_id, unit_id) WHERE valid_to IS NULL;
