-- The newest day on which anything about an item was recorded: an act of an earlier day changes what was known on the days since.
ALTER TABLE standing ADD COLUMN touched TEXT NOT NULL DEFAULT '';
UPDATE standing SET touched = coalesce((SELECT max(j.day) FROM journal_change c JOIN journal j ON j.seq = c.seq WHERE c.about = standing.item_id), since);
