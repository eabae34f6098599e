-- People: who signs in (a noun with versions, without anything secret), and what proves it, which is in no journal.
ALTER TABLE journal ADD COLUMN account_id TEXT NOT NULL DEFAULT '';
ALTER TABLE journal ADD COLUMN person TEXT NOT NULL DEFAULT '';

CREATE TABLE account (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  user_name TEXT NOT NULL, sort_key TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX account_live ON account (id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX account_user ON account (user_name) WHERE valid_to IS NULL;

-- password: argon2id in the PHC form, '' = none yet; factor: the secret of the second factor, '' = none; wanted: one that
-- waits for its first code; step: of the last code taken, so that none is good twice.
CREATE TABLE credential (
  account_id TEXT PRIMARY KEY, password TEXT NOT NULL, factor TEXT NOT NULL, wanted TEXT NOT NULL, step BIGINT NOT NULL, changed_at BIGINT NOT NULL);

-- token: SHA-256 of what the browser holds
CREATE TABLE session (
  token TEXT PRIMARY KEY, account_id TEXT NOT NULL, begun_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, address TEXT NOT NULL, agent TEXT NOT NULL);
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_seen ON session (seen_at);

-- links that set a password once; account_id '' = of whoever sets the installation up
CREATE TABLE entry_link (token TEXT PRIMARY KEY, account_id TEXT NOT NULL, made_at BIGINT NOT NULL, until BIGINT NOT NULL);

-- failed attempts to sign in, by what was tried: 'user:…', 'from:…'
CREATE TABLE attempt (about TEXT PRIMARY KEY, failed BIGINT NOT NULL, last_at BIGINT NOT NULL);
