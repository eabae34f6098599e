//go:build unix

package bench

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"net/url"

	"lotrinh/internal/web"
	"net/http"
	"net/http/httptest"
)

func BenchmarkZZ(tb *testing.B) {
	_ = web.Config{}
	lite := open(tb, os.Getenv("ZZ_LITE"), "")
	pg := open(tb, "/tmp/pgs/m20", os.Getenv("ZZ_PG"))
	for _, what := range strings.Split(os.Getenv("ZZ"), ",") {
		switch what {
		case "pages":
			here, there := lite.pagesCost(elapsed), pg.pagesCost(elapsed)
			printTable("ms by the clock", there)
			for i := range there {
				fmt.Printf("%s\t%.2f\t%.2f\t%.1f\n", there[i].what, float64(there[i].ours)/1e6, float64(here[i].ours)/1e6, float64(there[i].ours)/float64(here[i].ours))
			}
		case "writers":
			zzFirst(lite)
			zzFirst(pg)
			const writers, length = 32, 6 * time.Second
			for range 2 {
				c := cpu(tb)
				a := lite.writers(writers, length)
				c1 := cpu(tb)
				b := pg.writers(writers, length)
				c2 := cpu(tb)
				fmt.Printf("\n%d writers: SQLite %.0f (%.2f ms cpu), PostgreSQL %.0f (%.2f ms own cpu) (%.2f times)\n", writers, a, float64(c1-c)/1e6/(a*6), b, float64(c2-c1)/1e6/(b*6), b/a)
				zzFirst(lite)
				zzFirst(pg)
			}
		case "pgwriters":
			zzFirst(pg)
			c1 := cpu(tb)
			b := pg.writers(32, 6*time.Second)
			fmt.Printf("PostgreSQL %.0f (%.2f ms own cpu)\n", b, float64(cpu(tb)-c1)/1e6/(b*6))
		case "asked":
			zzFirst(pg)
			var item string
			pg.one(&item, `SELECT a.item_id FROM assignment a JOIN unit u ON u.id = a.unit_id AND u.valid_to IS NULL JOIN standing s ON s.item_id = a.item_id
			WHERE u.code = ? AND a.role = 'lead' AND a.valid_to IS NULL AND s.state IN ('not_started', 'in_progress') LIMIT 1`, pg.units[0])
			for n := 200; n < 202; n++ {
				q := pg.record(func() {
					form := url.Values{"rev": {"0"}, "line.0.item": {item}, "line.0.state": {"in_progress"}, "line.0.percent": {"45"}, "line.0.text": {"Đang lấy ý kiến."}}
					r := httptest.NewRequest(http.MethodPost, "/reports/"+pg.units[0]+"/"+periodBefore(pg.today, pg.first+n), strings.NewReader(form.Encode()))
					r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
					answer := httptest.NewRecorder()
					pg.pages.ServeHTTP(answer, r)
					fmt.Println(answer.Code)
				})
				if n == 201 {
					for _, s := range q {
						fmt.Println(s.query[:min(len(s.query),150)])
					}
				}
			}
		case "search":
			rare, frequent := pg.words()
			for _, w := range []string{rare, frequent} {
				fmt.Println("===", w)
				for _, s := range pg.record(func() { pg.get("/search?q=" + w) }) {
					fmt.Println(s.query, s.args)
				}
			}
		}
	}
}

func zzFirst(b *bench) {
	raw, _ := os.ReadFile("/tmp/pgs/first")
	n := 0
	fmt.Sscan(string(raw), &n)
	b.first = n
	os.WriteFile("/tmp/pgs/first", []byte(fmt.Sprint(n+60)), 0o644)
}
