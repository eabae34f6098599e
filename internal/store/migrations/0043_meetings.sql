-- Meetings of the working group of a conference: a row a version, live while valid_to is null.
CREATE TABLE meeting (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  conference_id TEXT NOT NULL, held_on TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX meeting_live ON meeting (id) WHERE valid_to IS NULL;
CREATE INDEX meeting_of ON meeting (conference_id, held_on) WHERE valid_to IS NULL;
