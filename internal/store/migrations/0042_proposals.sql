-- What people decided of what contributions to a conference ask for: a row a version, live while valid_to is null.
CREATE TABLE paper_proposal (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  conference_id TEXT NOT NULL, item_id TEXT NOT NULL, verdict TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX paper_proposal_live ON paper_proposal (id) WHERE valid_to IS NULL;
CREATE INDEX paper_proposal_of ON paper_proposal (conference_id) WHERE valid_to IS NULL;
CREATE INDEX paper_proposal_item ON paper_proposal (item_id) WHERE valid_to IS NULL AND item_id <> '';
