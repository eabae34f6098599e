-- The day on which a mail last told the people of a unit that its report of a period is missing. In no journal, as digests are.
CREATE TABLE reminded (unit_id TEXT NOT NULL, period TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (unit_id, period));
