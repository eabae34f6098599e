-- All of this can be recomputed from the nouns; verify does so and compares.
CREATE TABLE standing (
  item_id TEXT PRIMARY KEY, kind TEXT NOT NULL, due_on TEXT NOT NULL, state TEXT NOT NULL, done_on TEXT NOT NULL,
  percent BIGINT NOT NULL, reported_at TEXT NOT NULL, tally_keys TEXT NOT NULL);
CREATE INDEX standing_due ON standing (state, due_on);

-- cells of plan.Bucket by key: "all", "unit:ID", "theme:ID", "document:ID"
CREATE TABLE tally (
  tally_key TEXT NOT NULL, axis TEXT NOT NULL, span TEXT NOT NULL, state TEXT NOT NULL,
  n BIGINT NOT NULL, total BIGINT NOT NULL, known BIGINT NOT NULL,
  PRIMARY KEY (tally_key, axis, span, state));

CREATE TABLE search_entry (
  n BIGINT PRIMARY KEY, noun TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL, href TEXT NOT NULL,
  title_fold TEXT NOT NULL, all_fold TEXT NOT NULL, exact TEXT NOT NULL, sort_key TEXT NOT NULL);
CREATE UNIQUE INDEX search_entry_ref ON search_entry (noun, id);
