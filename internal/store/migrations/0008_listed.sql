-- What a list says of an item beside its standing (listed.go), so that a row of a long list is found at one place. The
-- rows are filled by a rule step.
ALTER TABLE standing ADD COLUMN listed TEXT NOT NULL DEFAULT '';
