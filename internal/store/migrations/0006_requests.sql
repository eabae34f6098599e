-- Writes that their sender named by a key of its own, so that one sent twice is done once. status 0: done, but its answer
-- is not kept yet. request is the sum of all that was sent, id what the write was about.
CREATE TABLE request (
  idempotency_key TEXT PRIMARY KEY, request TEXT NOT NULL, at BIGINT NOT NULL, id TEXT NOT NULL,
  status BIGINT NOT NULL, etag TEXT NOT NULL, location TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX request_at ON request (at);
