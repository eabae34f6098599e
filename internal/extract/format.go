package extract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// FormatName is the name and version of the public output format.
const FormatName = "lotrinh-extract/1"

// JSON writes what a document says in the format lotrinh-extract/1, on one line without its end. Unknown fields are null or left out.
func JSON(src *doc.Source, r *Result) ([]byte, error) {
	out := outObject{Format: FormatName, Document: outMeta(src, r), Outline: []outPassage{}, Items: []outItem{}, Refs: []outRef{}, Units: []outUnit{},
		Persons: []outPerson{}, Groups: []outGroup{}, Times: []outTime{}, Themes: []outTheme{}, Questions: []outQuestion{}}
	for _, p := range src.Passages {
		out.Outline = append(out.Outline, outPassage{p.ID, p.Parent, p.Level, string(p.Kind), p.Marker, p.Title, string(p.Section), p.Span})
	}
	for _, c := range r.Candidates {
		item := itemOf(c)
		out.Items = append(out.Items, item)
		out.Questions = append(out.Questions, questionsOf(item.ID, c.Questions)...)
	}
	out.Questions = append(out.Questions, questionsOf("", r.Questions)...)
	for _, x := range r.Refs {
		out.Refs = append(out.Refs, outRef{x.Text, x.Span, null(x.Type), null(x.Number), null(string(x.Date)), null(x.Issuer), null(relationName(x.Relation)), x.Confidence})
	}
	for _, x := range r.Units {
		out.Units = append(out.Units, outUnit{x.Text, x.Span, x.Name})
	}
	for _, x := range r.Persons {
		out.Persons = append(out.Persons, outPerson{x.Text, x.Span, x.Name, listed(x.Titles)})
	}
	for _, x := range r.Counts {
		out.Groups = append(out.Groups, outGroup{x.Text, x.Span, x.Stated, len(x.Members), append([]doc.Span{}, x.Members...)})
	}
	for _, x := range r.Times {
		out.Times = append(out.Times, outTime{x.Text, x.Span, null(string(x.Interval.From)), null(string(x.Interval.To)), listed(x.Recurrence)})
	}
	for _, x := range r.Themes {
		out.Themes = append(out.Themes, outTheme{x.Sort, x.Ord, x.Title, x.Span})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out); err != nil {
		return nil, fmt.Errorf("write %s: %w", FormatName, err)
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

func relationName(r plan.Relation) string {
	if r == "" {
		return ""
	}
	return strings.ToLower(r.Vi())
}

func outMeta(src *doc.Source, r *Result) outDocument {
	m := src.Meta
	return outDocument{File: src.File, SHA256: src.SHA256, MediaType: src.MediaType, OCR: m.OCR, TextBytes: len(src.Text), Type: m.Type, Number: m.Number, Date: string(m.Date),
		Issuer: m.Issuer, Signer: m.Signer, Title: m.Subject, Place: m.Place, Term: m.Term, Anchor: string(r.Anchor)}
}

func itemOf(c plan.Candidate) outItem {
	item := outItem{ID: itemID(c.Ord), Kind: string(c.Kind), Text: c.Text, Name: c.Name, Span: c.Span, Locator: locatorOf(c.Locator), Group: listed(c.Group),
		Lead: listed(c.Lead), Coord: listed(c.Coord), Recipient: listed(c.Recipient), Deliverable: null(c.Deliverable), Unit: null(c.Unit), Theme: c.Theme,
		Confidence: c.Confidence, Why: listed(c.Why), Questions: []outQuestion{}}
	if c.Parent > 0 {
		item.Parent = itemID(c.Parent)
	}
	if c.SameAs > 0 {
		item.SameAs = itemID(c.SameAs)
	}
	if d := c.Due; d != nil {
		item.Deadline = &outDue{d.Raw, null(string(d.From)), null(string(d.To)), string(d.Modality), listed(d.Recurrence)}
	}
	for _, v := range c.Values {
		item.Values = append(item.Values, valueOf(v))
	}
	if c.Horizon != nil {
		p := periodOf(*c.Horizon)
		if item.Horizon = &p; c.Kind == plan.ProjectKind {
			item.Period, item.Horizon = &p, nil
		}
	}
	if c.Budget != nil {
		v := valueOf(*c.Budget)
		item.Budget = &outBudget{v.Value, v.Unit}
	}
	for field, list := range c.Evidence {
		for _, e := range list {
			if e.From != nil {
				if item.Inherited == nil {
					item.Inherited = map[string]doc.Span{}
				}
				item.Inherited[field] = *e.From
			}
		}
	}
	for _, q := range c.Questions {
		item.Questions = append(item.Questions, outQuestion{"", q.Field, q.Vi, q.Span})
	}
	return item
}

// valueOf writes a value; its number leaves as the exact text it was read as, never through binary fractions.
func valueOf(v plan.Value) outValue {
	out := outValue{Kind: v.Sort, Comparator: null(v.Comparator), Value: json.RawMessage("null"), Text: v.Worded, Unit: null(v.Unit), Scope: v.Scope}
	raw := v.Number
	if v.High != "" {
		raw = "[" + v.Number + "," + v.High + "]"
	}
	switch {
	case raw == "":
	case json.Valid([]byte(raw)):
		out.Value = json.RawMessage(raw)
	default:
		out.Text = strings.TrimSpace(raw + " " + v.Worded) // never lose what was read
	}
	if v.Period.Known() {
		p := periodOf(v.Period)
		out.Period = &p
	}
	return out
}

func questionsOf(item string, list []doc.Question) []outQuestion {
	var out []outQuestion
	for _, q := range list {
		out = append(out, outQuestion{item, q.Field, q.Vi, q.Span})
	}
	return out
}

func itemID(ord int) string { return fmt.Sprintf("i%d", ord) }

func periodOf(i when.Interval) outPeriod {
	return outPeriod{null(string(i.From)), null(string(i.To))}
}

// locatorOf leaves out the zero locator.
func locatorOf(l doc.Locator) *doc.Locator {
	if l == (doc.Locator{}) {
		return nil
	}
	return &l
}

// null is nil for an unknown text.
func null(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// listed is never null.
func listed(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
