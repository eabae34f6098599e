-- One entry an act, chained by hash; journal_head is the newest link and the lock that orders the chain.
CREATE TABLE journal (
  seq BIGINT PRIMARY KEY, at BIGINT NOT NULL, day TEXT NOT NULL, post_id TEXT NOT NULL, title TEXT NOT NULL, action TEXT NOT NULL,
  noun TEXT NOT NULL, id TEXT NOT NULL, why TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL);
CREATE TABLE journal_change (
  seq BIGINT NOT NULL, n BIGINT NOT NULL, noun TEXT NOT NULL, id TEXT NOT NULL, rev BIGINT NOT NULL, about TEXT NOT NULL,
  before TEXT NOT NULL, after TEXT NOT NULL,
  PRIMARY KEY (seq, n));
CREATE INDEX journal_change_about ON journal_change (about, seq);
CREATE INDEX journal_change_noun ON journal_change (noun, id, rev);
CREATE TABLE journal_head (one BIGINT PRIMARY KEY, seq BIGINT NOT NULL, hash TEXT NOT NULL);
INSERT INTO journal_head (one, seq, hash) VALUES (1, 0, '');

-- what the installation is: whether it holds sample data, and its own day when that is fixed
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE counter (name TEXT PRIMARY KEY, n BIGINT NOT NULL);
