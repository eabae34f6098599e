-- Comments on contributions, a row a version, live while valid_to is null; and the day on which a mail last told a unit of the contribution it owes.
CREATE TABLE contribution_comment (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  contribution_id TEXT NOT NULL, state TEXT NOT NULL, on_day TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX contribution_comment_live ON contribution_comment (id) WHERE valid_to IS NULL;
CREATE INDEX contribution_comment_of ON contribution_comment (contribution_id, on_day) WHERE valid_to IS NULL;

CREATE TABLE contribution_reminded (contribution_id TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL);
