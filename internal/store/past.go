package store

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

// past is a day that is over, as a Reader looks back on it: every table holds what it held when that day ended.
type past struct {
	day     when.Date
	tables  map[string]string // by the name of a table: the query that stands for it
	figures pastFigures
}

// mostPasts bounds the past days that are remembered at once.
const mostPasts = 4

type pasts struct {
	mu     sync.Mutex
	stores map[when.Date]*Store
}

// AsOf is the same installation as it was at the end of a day: whatever is read is what was known then, and nothing changes.
func (s *Store) AsOf(day when.Date) *Store {
	s.pasts.mu.Lock()
	defer s.pasts.mu.Unlock()
	if kept := s.pasts.stores[day]; kept != nil {
		return kept
	}
	if len(s.pasts.stores) >= mostPasts || s.pasts.stores == nil {
		s.pasts.stores = map[when.Date]*Store{}
	}
	then := &Store{write: s.write, read: s.read, d: s.d, kinds: s.kinds, reads: s.reads, regs: registers{kept: map[string]any{}}, Watch: s.Watch, past: newPast(s.d, day)}
	s.pasts.stores[day] = then
	return then
}

// Day is the past day that is looked back on; "" = the present.
func (s *Store) Day() when.Date {
	if s.past == nil {
		return ""
	}
	return s.past.day
}

func newPast(d *dialect, day when.Date) *past {
	p := &past{day: day, tables: map[string]string{}}
	for _, t := range tables() {
		name, query := t.asOf(d, day)
		p.tables[name] = query
	}
	columns := "item_id, since, " + stoodColumns
	p.tables["standing"] = fmt.Sprintf("SELECT %[1]s FROM %[2]s WHERE since <= '%[3]s' UNION ALL SELECT %[1]s FROM %[4]s WHERE since <= '%[3]s' AND until > '%[3]s'",
		columns, d.real("standing"), day, d.real("standing_past"))
	return p
}

var tableNamed = regexp.MustCompile(`\b(?:FROM|JOIN) ([a-z_]+)`)

// with puts before a query what the tables it names held on the day.
func (p *past) with(query string) string {
	var before []string
	seen := map[string]bool{}
	for _, found := range tableNamed.FindAllStringSubmatch(query, -1) {
		if name := found[1]; p.tables[name] != "" && !seen[name] {
			seen[name] = true
			before = append(before, name+" AS ("+p.tables[name]+")")
		}
	}
	if len(before) == 0 {
		return query
	}
	return "WITH " + strings.Join(before, ", ") + " " + query
}

// sql is a query as the database gets it.
func (r Reader) sql(query string) string {
	if r.past != nil {
		query = r.past.with(query)
	}
	return r.d.rebind(query)
}

// present reads the tables themselves.
func (r Reader) present() Reader {
	r.past = nil
	return r
}

// until narrows a query to the days that are looked back on.
func (r Reader) until(column string) string {
	if r.past == nil {
		return ""
	}
	return " AND " + column + " <= '" + string(r.past.day) + "'"
}

func pastStays() error {
	return fault.New(fault.Denied, "Đang xem một ngày đã qua: không sửa được gì ở đó. Hãy về hôm nay rồi làm lại.", "This is a day that is over: nothing of it is changed. Go back to today and try again.")
}

// InUse tells whether anything was recorded on a day or before it.
func (s *Store) InUse(ctx context.Context, day when.Date) (bool, error) {
	var one int
	err := s.Read(ctx).present().row("SELECT 1 FROM journal WHERE seq = 1 AND day <= ?", string(day)).Scan(&one)
	if noRows(err) {
		return false, nil
	}
	return err == nil, err
}
