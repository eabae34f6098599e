package store

import "testing"

func TestEnginesOfSeveralLogsWaitAtEachCommit(t *testing.T) {
	for version, one := range map[string]bool{
		"PostgreSQL 15.18 (Debian 15.18-0+deb12u1) on x86_64-pc-linux-gnu":          true,
		"PostgreSQL 11.2-YB-2.20.1.0-b0 on x86_64-pc-linux-gnu, compiled by clang":  false,
		"CockroachDB CCL v23.1.0 (x86_64-pc-linux-gnu, built 2023/05/12, go1.19.4)": false,
	} {
		if oneLog(version) != one {
			t.Errorf("%q: one log is %v", version, !one)
		}
	}
	if d := postgresDialect.patient(); d.settle != "" || d.unhurried != "" || d.hits != postgresDialect.hits || postgresDialect.settle == "" {
		t.Error("a patient dialect differs in its commits, and in nothing else")
	}
}
