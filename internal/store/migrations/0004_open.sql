-- What is open, by its last day: lists of what is late or due soon begin at their end of it and stop after a page.
DROP INDEX standing_due;
CREATE INDEX standing_open ON standing (due_on) WHERE state IN ('not_started', 'in_progress', 'paused');
