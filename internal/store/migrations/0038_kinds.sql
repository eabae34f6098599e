-- Which units have items of a kind is asked on every first page: it is found by the kind, not by reading every roll-up.
CREATE INDEX tally_kind ON tally (state, tally_key) WHERE axis = 'kind';
