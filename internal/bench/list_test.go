//go:build unix

package bench

import (
	"strings"

	"lotrinh/internal/vi"
)

// page is an address that is measured, and the goal for it.
type page struct{ what, path, goal string }

func (b *bench) list() []page {
	var unit, code, item string
	b.one(&unit, `SELECT a.unit_id FROM assignment a JOIN standing s ON s.item_id = a.item_id WHERE a.role = 'lead' AND a.valid_to IS NULL AND s.due_on <> '' AND s.due_on < ?
		AND s.state IN ('not_started', 'in_progress', 'paused') GROUP BY a.unit_id ORDER BY count(*) DESC LIMIT 1`, b.today)
	b.one(&code, "SELECT code FROM unit WHERE id = ? AND valid_to IS NULL", unit)
	b.one(&item, "SELECT coalesce((SELECT item_id FROM line GROUP BY item_id ORDER BY count(*) DESC, item_id LIMIT 1), (SELECT min(id) FROM item))")
	rare, frequent := b.words()
	return []page{
		{"a unit's overdue list, 25 rows", "/items?unit=" + code + "&time=overdue", "≤ 2"},
		{"a task with its history", "/items/" + item, "≤ 2"},
		{"first page", "/", "≤ 2"},
		{"units × status", "/units", "≤ 2"},
		{"a unit's page", "/units/" + code, "≤ 2"},
		{"a unit's month, its sheet", "/reports/" + code + "/" + periodBefore(b.today, 0), "≤ 2"},
		{"search, rare word", "/search?q=" + rare, "≤ 2 ms"},
		{"search, frequent word, ranked", "/search?q=" + frequent, "≤ 1.5"},
	}
}

// words are one that a few entries hold and the one that most do, of the titles of the first 20,000 items.
func (b *bench) words() (rare, frequent string) {
	in := map[string]int{}
	b.each(func(title string) {
		for _, w := range strings.Fields(vi.Fold(title)) {
			in[w]++
		}
	}, "SELECT title FROM search_entry WHERE noun = 'item' ORDER BY n LIMIT 20000")
	for w, n := range in {
		if len(w) < 3 {
			continue
		}
		if frequent == "" || n > in[frequent] || (n == in[frequent] && w < frequent) {
			frequent = w
		}
		if len(w) >= 5 && (rare == "" || n < in[rare] || (n == in[rare] && w < rare)) {
			rare = w
		}
	}
	return rare, frequent
}
