package web

import (
	"net/http"
	"net/url"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
)

// bulkNames say what each change of many items is.
var bulkNames = map[app.BulkDo]string{app.BulkDue: "Đổi thời hạn", app.BulkLead: "Đổi đơn vị chủ trì", app.BulkCoord: "Đổi đơn vị phối hợp", app.BulkMonitoring: "Đổi đơn vị theo dõi",
	app.BulkAccountable: "Đổi người chịu trách nhiệm", app.BulkEnd: "Kết thúc, đưa ra khỏi kế hoạch"}

// picking is what stands under a list whose rows can be ticked.
type picking struct {
	Do    choice
	Whole int    // rows of the whole list, where it may be chosen
	Most  int    // items of one act
	Query []pair // the filter, for a list chosen whole and for the way back
}

type pair struct{ Name, Value string }

func (w words) picking(f app.ItemFilter, total, shown int) *picking {
	p := &picking{Do: choice{Name: "do", Label: w.Say("Với các mục đã chọn")}, Most: app.MostAtOnce, Query: pairs(f)}
	for _, do := range app.BulkDos {
		p.Do.add(string(do), w.Say(bulkNames[do]), "")
	}
	if total > shown && total <= app.MostAtOnce {
		p.Whole = total
	}
	return p
}

// pairs are the hidden fields that carry a filter on.
func pairs(f app.ItemFilter) (out []pair) {
	f.Page = 0
	for name, values := range f.Values() {
		out = append(out, pair{name, values[0]})
	}
	arrange.By(out, func(a, b pair) int { return strings.Compare(a.Name, b.Name) })
	return out
}

type bulkPage struct {
	frame
	Do         app.BulkDo
	Value, Why string
	Misread    bool   // of due days
	Chosen     []pair // the fields that say which items
	Rows       []bulkLine
	Changing   int
	Left       int // rows that stay as they are
	Ready      bool
	Query      string // of the list one came from
	Units      []org.Unit
	Holders    []app.Who
}

// bulkLine is a row of the preview with the words for why it is left alone.
type bulkLine struct {
	app.BulkRow
	Why string
}

// List is where one came from.
func (p *bulkPage) List() string { return listAt(p.Query) }

// Bad tells whether the refusal names this input.
func (p *bulkPage) Bad(field string) bool { return p.Problem != nil && p.Problem.Field == field }

// Act names the change.
func (p *bulkPage) Act() string {
	if name := bulkNames[p.Do]; name != "" {
		return p.Say(name)
	}
	return p.Say("Thay đổi nhiều mục")
}

// bulk asks for the new value, and with it shows what would become of each item.
func (s *server) bulk(w http.ResponseWriter, r *http.Request) error {
	if err := callerOf(r).Who.Must(org.EditPlan); err != nil {
		return err
	}
	q := r.URL.Query()
	filter := app.ItemFilterOf(q)
	p := &bulkPage{Do: app.BulkDo(q.Get("do")), Value: strings.TrimSpace(q.Get("value")), Why: strings.TrimSpace(q.Get("why")), Misread: q.Get("misread") != "", Query: queryOf(filter), Chosen: pairs(filter)}
	b := app.Bulk{Do: p.Do, Value: p.Value, Why: p.Why, Misread: p.Misread}
	if q.Get("all") != "" {
		b.All, p.Chosen = &filter, append(p.Chosen, pair{"all", "1"})
	}
	for _, code := range q["item"] {
		if b.All == nil {
			b.Items, p.Chosen = append(b.Items, app.BulkItem{Item: code}), append(p.Chosen, pair{"item", code})
		}
	}
	return s.bulkView(w, r, p, b, nil)
}

// bulkView shows the change; failed is why it was not carried out.
func (s *server) bulkView(w http.ResponseWriter, r *http.Request, p *bulkPage, b app.Bulk, failed error) (err error) {
	if p.frame, err = s.frame(w, r, "items", "Thay đổi nhiều mục"); err != nil {
		return err
	}
	preview, err := s.app.PreviewBulk(r.Context(), p.Who, b)
	switch {
	case err != nil && !mendable(err):
		return err
	case err != nil && failed == nil:
		failed = err
	}
	for _, row := range preview.Rows {
		line := bulkLine{BulkRow: row}
		if row.Refused != nil {
			line.Why = fault.Say(row.Refused, string(p.Lang))
		}
		p.Rows = append(p.Rows, line)
	}
	p.Changing, p.Left = preview.Changing, len(preview.Rows)-preview.Changing
	p.Ready = preview.Changing > 0 && p.Why != ""
	if p.Units, err = s.app.Register(r.Context()); err != nil {
		return err
	}
	if p.Holders, err = s.app.Posts(r.Context()); err != nil {
		return err
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "bulk", p)
}

// carryOut makes the change that was seen, and goes back to the list.
func (s *server) carryOut(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, err := s.who(r)
	if err != nil {
		return err
	}
	b := app.Bulk{Do: app.BulkDo(text(r, "do")), Value: text(r, "value"), Why: text(r, "why"), Misread: text(r, "misread") != ""}
	query, _ := url.ParseQuery(text(r, "query"))
	p := &bulkPage{Do: b.Do, Value: b.Value, Why: b.Why, Misread: b.Misread, Query: query.Encode(), Chosen: pairs(app.ItemFilterOf(query))}
	for _, row := range r.PostForm["row"] {
		id, rev, _ := strings.Cut(row, "@")
		b.Items, p.Chosen = append(b.Items, app.BulkItem{Item: id, Rev: atoi(rev)}), append(p.Chosen, pair{"item", id})
	}
	_, err = s.app.CarryOut(r.Context(), who, b)
	switch {
	case err == nil:
		return s.done(w, r, listAt(p.Query), s.words(r).Count(len(b.Items), "Đã thay đổi %d mục.", len(b.Items)))
	case mendable(err):
		return s.bulkView(w, r, p, b, err)
	}
	return err
}
