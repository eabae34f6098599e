-- What takes an act back names its entry; and what was decided about each item when a term was closed (the closing itself
-- stands in closing, of 0018).
CREATE INDEX journal_back ON journal (id) WHERE noun = 'entry';

CREATE TABLE settled (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  term_code TEXT NOT NULL, item_id TEXT NOT NULL, choice TEXT NOT NULL, kind TEXT NOT NULL, sort_key TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX settled_live ON settled (id) WHERE valid_to IS NULL;
CREATE INDEX settled_term ON settled (term_code, choice, kind, sort_key) WHERE valid_to IS NULL;
CREATE INDEX settled_item ON settled (item_id) WHERE valid_to IS NULL;
