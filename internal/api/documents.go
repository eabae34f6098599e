package api

import (
	"context"
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

type documentRow struct {
	Document document `json:"document"`
	Items    int      `json:"items" doc:"in the plan from it"`
	Pending  int      `json:"pending" doc:"candidates waiting for a person"`
	Tally    tally    `json:"tally"`
}

// documentView is a document with all that hangs on it but its text.
type documentView struct {
	document
	Life    []doc.Event  `json:"life"`
	Links   []link       `json:"links"`
	Themes  []plan.Theme `json:"themes"`
	Tally   tally        `json:"tally"`
	Items   []itemRow    `json:"items" doc:"the first 200; /api/items?document= has all"`
	Pending int          `json:"pending"`
	Counts  []count      `json:"counts" doc:"numbers that the text states, against what was found"`
	History []history    `json:"history"`
}

type count struct {
	Text   string `json:"text"`
	Of     string `json:"of"`
	Stated int    `json:"stated"`
	Found  int    `json:"found"`
}

func documentID(c *call) doc.ID { return doc.ID(c.PathValue("id")) }

func (s *server) listDocuments(c *call) (page[documentRow], error) {
	rows, err := s.app.Documents(c.Context(), c.query.Get("q"), c.page())
	return pageOf(rows, func(r app.DocumentRow) documentRow {
		return documentRow{documentShape(r.Document), r.Items, r.Pending, tallyOf(r.Tally)}
	}), err
}

func (s *server) document(c *call) (documentView, int, error) {
	v, err := s.app.Document(c.Context(), documentID(c))
	return documentView{document: documentShape(v.Document), Life: v.Life, Links: each(v.Links, linkOf), Themes: v.Themes, Tally: tallyOf(v.Tally),
		Items: each(v.Items, itemRowOf), Pending: v.Pending, History: each(v.History, historyOf),
		Counts: each(v.Counts, func(c app.CountView) count { return count{c.Text, c.Of, c.Stated, c.Found} })}, v.Document.Rev, err
}

type passage struct {
	ID      string          `json:"id"`
	Parent  string          `json:"parent"`
	Level   int             `json:"level"`
	Kind    doc.PassageKind `json:"kind"`
	Marker  string          `json:"marker"`
	Title   string          `json:"title"`
	Section doc.SectionType `json:"section"`
	Span    doc.Span        `json:"span" doc:"bytes of the canonical text"`
	Text    string          `json:"text"`
	Marks   []mark          `json:"marks" doc:"what items or candidates came from, in bytes of text"`
}

type mark struct {
	Start int           `json:"start"`
	End   int           `json:"end"`
	Kind  plan.KindCode `json:"kind"`
	Href  string        `json:"href"`
}

func (s *server) documentText(c *call) (list[passage], error) {
	v, err := s.app.Document(c.Context(), documentID(c))
	return list[passage]{each(v.Passages, func(p app.PassageView) passage {
		x := p.Passage
		marks := each(p.Marks, func(m app.Mark) mark { return mark{m.Start, m.End, m.Kind, m.Href} })
		return passage{x.ID, x.Parent, x.Level, x.Kind, x.Marker, x.Title, x.Section, x.Span, p.Text, marks}
	})}, err
}

func (s *server) documentRev(c *call) (int, error) {
	v, err := s.app.Document(c.Context(), documentID(c))
	return v.Document.Rev, err
}

// tellDocument answers a write with the document as it is now.
func (s *server) tellDocument(c *call, id string) (told[document], error) {
	v, err := s.app.Document(c.Context(), doc.ID(id))
	t := told[document]{out: documentShape(v.Document), rev: v.Document.Rev}
	if c.route.status == http.StatusCreated {
		t.location = "/api/documents/" + id
	}
	return t, err
}

func (s *server) tellPathDocument(c *call, _ string) (told[document], error) {
	v, err := s.app.Document(c.Context(), documentID(c))
	return told[document]{out: documentShape(v.Document), rev: v.Document.Rev}, err
}

func (s *server) importDocument(c *call, ctx context.Context, u upload) (string, error) {
	at, ok := when.ParseDate(u.fields.Get("at"))
	if given := u.fields.Get("at"); given != "" && !ok {
		return "", fault.New(fault.Invalid, "Ngày %q không đúng; viết YYYY-MM-DD.", "%q is not a date; write YYYY-MM-DD.", given).At("at")
	}
	d, err := s.app.ImportInput(ctx, c.who, app.Input{Name: u.file.Name, Content: u.file.Content, OCR: u.fields.Get("ocr") == "1"}, at)
	return string(d.ID), err
}

// documentPatch corrects what was read of the first page; what is left out stays.
type documentPatch struct {
	Type       *string    `json:"type,omitempty"`
	Number     *string    `json:"number,omitempty"`
	Date       *when.Date `json:"date,omitempty"`
	Issuer     *string    `json:"issuer,omitempty"`
	Subject    *string    `json:"subject,omitempty"`
	Signer     *string    `json:"signer,omitempty"`
	ProposedBy *string    `json:"proposed_by,omitempty"`
	AdoptedBy  *string    `json:"adopted_by,omitempty"`
	Why        string     `json:"why,omitempty"`
}

func (s *server) editDocument(c *call, ctx context.Context, in documentPatch) (string, error) {
	v, err := s.app.Document(ctx, documentID(c))
	if err != nil {
		return "", err
	}
	d := v.Document
	if d.Rev != c.rev {
		return "", stale(c.rev, d.Rev)
	}
	for _, t := range []struct{ from, to *string }{{in.Type, &d.Type}, {in.Number, &d.Number}, {in.Issuer, &d.Issuer}, {in.Subject, &d.Subject},
		{in.Signer, &d.Signer}, {in.ProposedBy, &d.ProposedBy}, {in.AdoptedBy, &d.AdoptedBy}} {
		if t.from != nil {
			*t.to = *t.from
		}
	}
	if in.Date != nil {
		d.Date = *in.Date
	}
	return "", s.app.EditDocument(ctx, c.who, d, in.Why)
}

type newEvent struct {
	Stage doc.Stage `json:"stage"`
	On    when.Date `json:"on"`
	By    string    `json:"by,omitempty"`
	Note  string    `json:"note,omitempty"`
}

func (s *server) addEvent(c *call, ctx context.Context, in newEvent) (string, error) {
	return "", s.app.AddEvent(ctx, c.who, doc.Event{DocumentID: documentID(c), Stage: in.Stage, On: in.On, By: in.By, Note: in.Note})
}
