//go:build unix

package bench

import (
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/vi"
)

// page is what is measured: an address, and the queries that a program made for this page alone would ask.
type page struct {
	what, path, goal string
	queries          []query
}

const (
	open25 = `SELECT i.body, coalesce(d.body, ''), s.kind, s.due_on, s.state, s.done_on, s.percent, s.reported_at FROM item i
		JOIN standing s ON s.item_id = i.id LEFT JOIN due d ON d.id = i.id AND d.valid_to IS NULL WHERE i.valid_to IS NULL AND i.ended = 0 AND `
	isOpen  = `s.state IN ('not_started', 'in_progress', 'paused')`
	inOrder = ` ORDER BY s.due_on, i.code, i.id LIMIT `
	ledBy   = `i.id IN (SELECT item_id FROM assignment WHERE unit_id = ? AND role = 'lead' AND valid_to IS NULL) AND `
	tally   = `SELECT tally_key, axis, span, state, n, total, known FROM tally WHERE n <> 0 AND tally_key >= ? AND tally_key < ? AND (axis = 'seen' OR span = '' OR
		(length(span) = 4 AND span < ?) OR (length(span) = 7 AND span >= ? AND span < ?) OR (length(span) = 10 AND span >= ? AND span <= ?))`
)

func (b *bench) list() []page {
	var unit, code, item string
	b.one(&unit, `SELECT a.unit_id FROM assignment a JOIN standing s ON s.item_id = a.item_id WHERE a.role = 'lead' AND a.valid_to IS NULL AND s.due_on <> '' AND s.due_on < ? AND `+
		isOpen+` GROUP BY a.unit_id ORDER BY count(*) DESC LIMIT 1`, b.today)
	b.one(&code, "SELECT code FROM unit WHERE id = ? AND valid_to IS NULL", unit)
	b.one(&item, "SELECT item_id FROM line GROUP BY item_id ORDER BY count(*) DESC, item_id LIMIT 1")
	rare, frequent := b.words()
	frame := []query{ // every page: who may act, in which unit
		{sql: "SELECT body FROM post WHERE valid_to IS NULL ORDER BY code", row: into[org.Post]},
		{sql: "SELECT u.body FROM unit u WHERE u.valid_to IS NULL ORDER BY u.sort_key", row: into[org.Unit]},
	}
	with := func(more ...query) []query { return append(frame[:2:2], more...) }
	leads := func(from string, args ...any) query {
		return query{"SELECT a.body, u.body FROM (" + from + ") x JOIN assignment a ON a.item_id = x.id AND a.role = 'lead' AND a.valid_to IS NULL JOIN unit u ON u.id = a.unit_id AND u.valid_to IS NULL", args, into[plan.Assignment]}
	}
	ids := func(from string) string {
		return "SELECT i.id" + from[strings.Index(from, " FROM item"):]
	}
	late := open25 + isOpen + " AND s.due_on <> '' AND s.due_on < ?" + inOrder + "8"
	soon := open25 + isOpen + " AND s.due_on >= ? AND s.due_on <= ?" + inOrder + "8"
	unitLate := open25 + ledBy + isOpen + " AND s.due_on <> '' AND s.due_on < ?" + inOrder + "25"
	soonDay := b.today[:8] + "27"
	cells := func(from, to string) query {
		t := b.today
		return query{tally, []any{from, to, t[:4], t[:4], t[:7], t[:7], soonDay}, nil}
	}
	documents := query{"SELECT body FROM document WHERE valid_to IS NULL ORDER BY on_day", nil, into[doc.Document]}
	return []page{
		{"a unit's overdue list, 25 rows", "/items?unit=" + code + "&time=overdue", "≤ 2", with(
			query{"SELECT count(*) FROM item i JOIN standing s ON s.item_id = i.id WHERE i.valid_to IS NULL AND i.ended = 0 AND " + ledBy + isOpen + " AND s.due_on <> '' AND s.due_on < ?", []any{unit, b.today}, nil},
			query{unitLate, []any{unit, b.today}, into[plan.Item]}, leads(ids(unitLate), unit, b.today),
			query{"SELECT body FROM theme WHERE valid_to IS NULL", nil, into[plan.Theme]})},
		{"a task with its history", "/items/" + item, "≤ 2", with(
			query{"SELECT i.body, s.state FROM item i JOIN standing s ON s.item_id = i.id WHERE i.id = ? AND i.valid_to IS NULL", []any{item}, into[plan.Item]},
			query{"SELECT body FROM due WHERE id = ? ORDER BY rev", []any{item}, into[plan.DueVersion]},
			query{"SELECT a.body, u.body FROM assignment a JOIN unit u ON u.id = a.unit_id AND u.valid_to IS NULL WHERE a.item_id = ? AND a.valid_to IS NULL ORDER BY a.role, a.ord", []any{item}, into[plan.Assignment]},
			query{"SELECT body FROM link WHERE from_id = ? AND valid_to IS NULL", []any{item}, into[plan.Link]},
			query{"SELECT body FROM link WHERE to_id = ? AND valid_to IS NULL", []any{item}, into[plan.Link]},
			query{"SELECT d.body FROM link l JOIN document d ON d.id = l.to_id AND d.valid_to IS NULL WHERE l.from_id = ? AND l.valid_to IS NULL", []any{item}, into[doc.Document]},
			query{"SELECT body FROM item WHERE parent_id = ? AND valid_to IS NULL", []any{item}, into[plan.Item]},
			query{"SELECT l.body, r.body FROM line l JOIN report r ON r.id = l.report_id AND r.valid_to IS NULL WHERE l.valid_to IS NULL AND l.item_id = ? ORDER BY r.period DESC", []any{item}, into[report.Line]},
			query{"SELECT c.after, j.at, j.title, j.action, j.why, c.noun FROM journal_change c JOIN journal j ON j.seq = c.seq WHERE c.about = ? AND c.after <> '' ORDER BY c.seq DESC", []any{item}, into[map[string]any]})},
		{"first page", "/", "≤ 2", with(cells("all", "all;"), cells("unit:", "unit;"), cells("theme:", "theme;"), cells("document:", "document;"),
			query{"SELECT span, state, n FROM tally WHERE tally_key = 'all' AND axis = 'due' AND length(span) = 7 AND n <> 0", nil, nil},
			query{late, []any{b.today}, into[plan.Item]}, leads(ids(late), b.today), query{soon, []any{b.today, soonDay}, into[plan.Item]}, leads(ids(soon), b.today, soonDay),
			documents, query{"SELECT body FROM theme WHERE valid_to IS NULL", nil, into[plan.Theme]}, query{"SELECT body FROM term WHERE valid_to IS NULL", nil, into[plan.Term]},
			query{"SELECT body FROM report WHERE period = ? AND valid_to IS NULL", []any{b.today[:7]}, into[report.Report]},
			query{"SELECT count(*) FROM proposal WHERE valid_to IS NULL AND verdict = 'pending'", nil, nil})},
		{"search, rare word", "/search?q=" + rare, "≤ 2 ms", with(found(rare)...)},
		{"search, frequent word, ranked", "/search?q=" + frequent, "≤ 1.5", with(found(frequent)...)},
	}
}

// found is the count and the first page of what holds a word in a title as it is written, the first rank of the product.
func found(word string) []query {
	return []query{
		{"SELECT count(*) FROM (SELECT rowid FROM search_text WHERE search_text MATCH ? LIMIT 4000)", []any{`"` + word + `" *`}, nil},
		{"SELECT noun, id, title, content, href FROM search_entry WHERE n IN (SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rowid LIMIT 25)", []any{`"` + word + `=" "` + word + `+"`}, nil},
	}
}

// words are one that a few entries hold and the one that most do.
func (b *bench) words() (rare, frequent string) {
	rows, err := b.db.Query("SELECT title FROM search_entry WHERE noun = 'item'")
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	in := map[string]int{}
	for rows.Next() {
		var title string
		if err := rows.Scan(&title); err != nil {
			b.Fatal(err)
		}
		for _, w := range strings.Fields(vi.Fold(title)) {
			in[w]++
		}
	}
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
