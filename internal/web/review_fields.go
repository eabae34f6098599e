package web

import (
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
)

// reviewField is one input of the review form with the reasons for what stands in it.
type reviewField struct {
	Name, Label, Value string
	Long               bool
	Hint               string
	Why                []fieldWhy
	Units              bool   // holds names of units
	Key                string // the digit that leads to it
	Unknown            string // names that are no unit yet
	Asks               []doc.Question
	Told               []dueLine // what the value means in days
}

// fieldWhy is one reason: the rule in plain words, the words it used, what an inherited one came from, and where that stands.
type fieldWhy struct{ Field, Rule, RuleID, Words, From, Place string }

// evidenceOf names, for each input, the fields whose evidence belongs to it.
var evidenceOf = map[string][]string{
	"title": {"name", "text", "title"}, "lead": {"lead"}, "coord": {"coord"}, "due": {"deadline"}, "deliverable": {"deliverable"},
}

func (w words) fields(view app.ReviewView) (fields []reviewField, others []fieldWhy) {
	c := view.Current.Candidate
	fields = []reviewField{
		{Name: "title", Label: w.Say("Nội dung"), Value: titleOf(c), Long: true},
		{Name: "lead", Label: w.Say("Chủ trì"), Value: strings.Join(c.Lead, "; "), Units: true, Hint: w.Say("nhiều đơn vị cách nhau bằng dấu ;"), Unknown: unknown(view.Current.LeadUnits)},
		{Name: "coord", Label: w.Say("Phối hợp"), Value: strings.Join(c.Coord, "; "), Units: true, Unknown: unknown(view.Current.CoordUnits), Long: len(strings.Join(c.Coord, "; ")) > 60},
		{Name: "due", Label: w.Say("Thời hạn"), Value: phrase(c.Due), Told: w.dueLines(view.Due), Hint: w.Say("cụm từ (“Quý IV/2026”, “trước ngày 30/9/2026”) hoặc ngày/tháng/năm")},
		{Name: "deliverable", Label: w.Say("Sản phẩm"), Value: c.Deliverable},
	}
	if c.Name != "" {
		fields[0].Label = w.Say("Tên")
	}
	if len(c.Why) > 0 { // the rule that found the item explains its words
		fields[0].Why = append(fields[0].Why, fieldWhy{Field: w.field("text"), Rule: w.rule(c.Why[0]), RuleID: c.Why[0]})
	}
	shown := map[string]bool{}
	for i, f := range fields {
		fields[i].Key = itoa(i + 1)
		for _, key := range evidenceOf[f.Name] {
			shown[key] = true
			fields[i].Why = append(fields[i].Why, w.whys(view.Passages, c, key)...)
		}
		for _, q := range c.Questions {
			if q.Field == f.Name || f.Name == "due" && q.Field == "deadline" {
				fields[i].Asks = append(fields[i].Asks, q)
			}
		}
	}
	for _, key := range []string{"recipient", "unit", "values", "period", "budget", "parent", "theme"} {
		if !shown[key] {
			others = append(others, w.whys(view.Passages, c, key)...)
		}
	}
	return fields, others
}

// spansOf are the places that the fields of a candidate were read at.
func spansOf(row *app.CandidateRow) (out []fieldSpan) {
	if row == nil {
		return nil
	}
	c := row.Candidate
	for field, evidence := range c.Evidence {
		for _, e := range evidence {
			if e.Span.Len() > 0 && e.Span != c.Span {
				out = append(out, fieldSpan{field, e.Span})
			}
			if e.From != nil && e.From.Len() > 0 {
				out = append(out, fieldSpan{field, *e.From})
			}
		}
	}
	return out
}

// titleOf is the text an item would get: the name of an indicator or project when there is one.
func titleOf(c plan.Candidate) string {
	if c.Name != "" {
		return c.Name
	}
	return c.Text
}

func phrase(d *plan.Due) string {
	switch {
	case d == nil:
		return ""
	case d.Raw != "":
		return d.Raw
	}
	return d.To.Vi()
}
