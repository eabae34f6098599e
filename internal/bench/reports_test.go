//go:build unix

package bench

import (
	"context"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"
)

// reports measures a report of one line on its way: saved, sent, approved, each a durable commit of its own. Bare are the
// same statements in one durable transaction on a copy of the database, which so stays as the database is.
func (b *bench) reports() []result {
	twin := b.twin()
	ctx := context.Background()
	var at, id, item string
	var rev, n int
	begin := func() { // on a report that does not exist yet
		var code, period string
		for had := 1; had > 0; n++ {
			code, period = b.units[n%len(b.units)], periodBefore(b.today, n/len(b.units))
			b.one(&had, "SELECT count(*) FROM report r JOIN unit u ON u.id = r.unit_id AND u.valid_to IS NULL WHERE u.code = ? AND r.period = ?", code, period)
		}
		at, rev, id = "/reports/"+code+"/"+period, 0, ""
		b.one(&item, `SELECT a.item_id FROM assignment a JOIN unit u ON u.id = a.unit_id AND u.valid_to IS NULL JOIN standing s ON s.item_id = a.item_id
			WHERE u.code = ? AND a.role = 'lead' AND a.valid_to IS NULL AND s.state IN ('not_started', 'in_progress') LIMIT 1`, code)
	}
	save := func() {
		b.post(at, url.Values{"rev": {"0"}, "line.0.item": {item}, "line.0.state": {"in_progress"}, "line.0.percent": {"45"}, "line.0.text": {"Đang lấy ý kiến."}})
	}
	step := func(action string) func() {
		return func() {
			b.post(at+"/steps", url.Values{"report": {id}, "rev": {strconv.Itoa(rev)}, "action": {action}})
		}
	}
	find := func() {
		if err := b.db.QueryRow("SELECT id, rev FROM report WHERE valid_to IS NULL ORDER BY recorded_at DESC, rev DESC LIMIT 1").Scan(&id, &rev); err != nil {
			b.Fatal(err)
		}
	}
	steps := []struct {
		what string
		do   func()
	}{{"one progress report: saved", save}, {"… sent", step("submit")}, {"… approved, with journal and roll-up", step("approve")}}
	ours, theirs := make([][]time.Duration, len(steps)), make([][]time.Duration, len(steps))
	for range 4 * rounds {
		begin()
		for i, s := range steps {
			if i > 0 {
				find()
			}
			var took time.Duration
			asked := b.record(func() { took = b.spent(s.do) })
			ours[i] = append(ours[i], took)
			if err := twin.compile(ctx, asked); err != nil {
				b.Fatal(err)
			}
			theirs[i] = append(theirs[i], b.spent(func() {
				if err := twin.commit(ctx, asked); err != nil {
					b.Fatal(err)
				}
			}))
		}
	}
	var out []result
	for i, s := range steps {
		out = append(out, result{what: s.what, goal: "≤ 2", ours: middle(ours[i]), theirs: middle(theirs[i])})
	}
	return out
}

// twin is a copy of the database as it is now.
func (b *bench) twin() *bareDB {
	b.Helper()
	if _, err := b.db.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	from, err := os.Open(filepath.Join(b.dir, "lotrinh.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer from.Close()
	to, err := os.Create(filepath.Join(dir, "lotrinh.db"))
	if err != nil {
		b.Fatal(err)
	}
	if _, err := io.Copy(to, from); err != nil {
		b.Fatal(err)
	}
	if err := to.Close(); err != nil {
		b.Fatal(err)
	}
	return openBare(b, dir, "")
}

// spent is the processor time something takes.
func (b *bench) spent(do func()) time.Duration {
	begin := cpu(b)
	do()
	return cpu(b) - begin
}

func middle(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}

// periodBefore is the nth of the quarters, halves and years before the year of a day.
func periodBefore(today string, n int) string {
	year, _ := strconv.Atoi(today[:4])
	return strconv.Itoa(year-1-n/7) + []string{"", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4"}[n%7]
}
