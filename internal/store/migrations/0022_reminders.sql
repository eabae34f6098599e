-- Reminders: when who hears of what (one row), what a post keeps silent for a time and why, the secret address of a person's
-- calendar (sum: SHA-256 of it), and the digest of each person and day, so that none is sent twice. state: sending, sent,
-- nothing (there was nothing to say), failed (not taken by the server: may be tried again), unsure (may have been taken).
CREATE TABLE reminder_rule (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  head BIGINT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX reminder_rule_live ON reminder_rule (id) WHERE valid_to IS NULL;

CREATE TABLE mute (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  post_id TEXT NOT NULL, until TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX mute_live ON mute (id) WHERE valid_to IS NULL;
CREATE INDEX mute_post ON mute (post_id, until) WHERE valid_to IS NULL;

CREATE TABLE feed (account_id TEXT PRIMARY KEY, sum TEXT NOT NULL, made_at BIGINT NOT NULL);
CREATE UNIQUE INDEX feed_sum ON feed (sum);

CREATE TABLE digest (
  account_id TEXT NOT NULL, day TEXT NOT NULL, state TEXT NOT NULL, tries BIGINT NOT NULL, next_at BIGINT NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (account_id, day));
