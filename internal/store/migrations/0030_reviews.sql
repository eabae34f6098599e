-- Reviews (sơ kết, tổng kết): what they are about, the texts of their sections, what is said of them, and the figures as
-- they were frozen when one was closed.
CREATE TABLE review (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  kind TEXT NOT NULL, state TEXT NOT NULL, opened_on TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX review_live ON review (id) WHERE valid_to IS NULL;

CREATE TABLE review_text (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  review_id TEXT NOT NULL, section TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX review_text_live ON review_text (id) WHERE valid_to IS NULL;
CREATE INDEX review_text_of ON review_text (review_id) WHERE valid_to IS NULL;

CREATE TABLE review_comment (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  review_id TEXT NOT NULL, section TEXT NOT NULL, on_day TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX review_comment_live ON review_comment (id) WHERE valid_to IS NULL;
CREATE INDEX review_comment_of ON review_comment (review_id, on_day) WHERE valid_to IS NULL;

CREATE TABLE review_closing (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  on_day TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX review_closing_live ON review_closing (id) WHERE valid_to IS NULL;
