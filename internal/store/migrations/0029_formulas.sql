-- derived from card.body: which indicators the formula of an indicator reads
CREATE TABLE formula_input (item_id TEXT NOT NULL, input_id TEXT NOT NULL, PRIMARY KEY (item_id, input_id));
CREATE INDEX formula_input_of ON formula_input (input_id, item_id);
