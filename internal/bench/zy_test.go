//go:build unix

package bench

import (
	"fmt"
	"testing"
)

func BenchmarkZY(tb *testing.B) {
	db := openBare(tb, "/tmp/big/x", "")
	for _, q := range []string{
		"SELECT count(*) FROM tally_on WHERE day = '2026-06-20' AND noun = 'unit' AND not_started + in_progress + paused > 0",
		"SELECT count(*) FROM tally_on WHERE day = '2026-06-20' AND noun = 'unit' AND total > 0",
		"SELECT state, count(*) FROM report WHERE period = '2026-06' AND valid_to IS NULL GROUP BY state",
		"SELECT count(*) FROM tally_on t WHERE t.day = '2026-06-20' AND t.noun = 'unit' AND t.not_started + t.in_progress + t.paused > 0 AND NOT EXISTS (SELECT 1 FROM report r WHERE r.period = '2026-06' AND r.unit_id = substr(t.tally_key, 6) AND r.valid_to IS NULL)",
		"SELECT unit_id, state FROM report WHERE period = '2026-06' AND valid_to IS NULL ORDER BY unit_id",
		"SELECT group_concat(unit_id || state) FROM report WHERE period = '2026-06' AND valid_to IS NULL",
		"SELECT group_concat(substr(tally_key, 6)) FROM tally_on WHERE day = '2026-06-20' AND noun = 'unit' AND not_started + in_progress + paused > 0",
	} {
		s := statement{query: q}
		db.compile(tb.Context(), []statement{s})
		d := median(tb, cpu, func() {}, func() error { return db.replay(tb.Context(), nil, s) })
		fmt.Printf("%.2f ms %s\n", float64(d.Microseconds())/1000, q)
	}
}
