-- Codes that stand in for a lost second factor, each once; sum: SHA-256 of the code.
CREATE TABLE recovery_code (account_id TEXT NOT NULL, sum TEXT NOT NULL, PRIMARY KEY (account_id, sum));
