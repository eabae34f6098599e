-- Each part of a due day is an axis of its own, so that what a day needs of it is a range of the key.
UPDATE tally SET axis = CASE length(span) WHEN 0 THEN 'due_none' WHEN 4 THEN 'due_year' WHEN 7 THEN 'due_month' ELSE 'due_day' END WHERE axis = 'due';

-- The figures of each key on the days that a server is open for; they follow the cells act by act.
CREATE TABLE tally_day (day TEXT PRIMARY KEY, soon_days BIGINT NOT NULL, kept_at BIGINT NOT NULL);
CREATE TABLE tally_on (
  day TEXT NOT NULL, tally_key TEXT NOT NULL, noun TEXT NOT NULL, total BIGINT NOT NULL, not_started BIGINT NOT NULL, in_progress BIGINT NOT NULL,
  paused BIGINT NOT NULL, done_on_time BIGINT NOT NULL, done_late BIGINT NOT NULL, cancelled BIGINT NOT NULL, overdue BIGINT NOT NULL, due_soon BIGINT NOT NULL,
  in_time BIGINT NOT NULL, no_due BIGINT NOT NULL, reported BIGINT NOT NULL, percent_sum BIGINT NOT NULL, percent_known BIGINT NOT NULL, fresh BIGINT NOT NULL,
  PRIMARY KEY (day, tally_key));
CREATE INDEX tally_on_worst ON tally_on (day, noun, overdue, total, tally_key);

-- What is open under a key (a unit, a theme, a document) by its last day: such a list begins at its place and stops after a page.
CREATE TABLE open_under (tally_key TEXT NOT NULL, due_on TEXT NOT NULL, item_id TEXT NOT NULL, PRIMARY KEY (tally_key, due_on, item_id));
INSERT INTO open_under (tally_key, due_on, item_id) SELECT k.value, s.due_on, s.item_id FROM standing s, EACH_KEY
  WHERE k.value <> 'all' AND s.state IN ('not_started', 'in_progress', 'paused');

-- Lists come in the order of their days, then as they were entered; what has no day comes last.
DROP INDEX standing_open;
CREATE INDEX standing_open ON standing (due_on, item_id) WHERE state IN ('not_started', 'in_progress', 'paused');
CREATE INDEX standing_order ON standing ((due_on = ''), due_on, item_id);
