-- What can be found, anew: an entry's number is its place among its like, and its words bear signs of how they stand in it
-- (search_entry.go). Reports are found too. The rows follow when the index over them is made.
DROP TABLE search_entry;
CREATE TABLE search_entry (
  n BIGINT PRIMARY KEY, noun TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL, href TEXT NOT NULL, words TEXT NOT NULL);
CREATE UNIQUE INDEX search_entry_ref ON search_entry (noun, id);

-- lists under a name, as a post wants to find them again
CREATE TABLE saved_view (
  id TEXT NOT NULL, rev BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, recorded_at BIGINT NOT NULL, body TEXT NOT NULL,
  post_id TEXT NOT NULL, sort_key TEXT NOT NULL,
  PRIMARY KEY (id, rev));
CREATE UNIQUE INDEX saved_view_live ON saved_view (id) WHERE valid_to IS NULL;
CREATE INDEX saved_view_post ON saved_view (post_id) WHERE valid_to IS NULL;
