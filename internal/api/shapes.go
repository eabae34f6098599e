package api

import (
	"time"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// Nouns go out as they are kept; these are the shapes of what stands around them.

// page is one page of a list.
type page[T any] struct {
	Rows    []T `json:"rows"`
	Total   int `json:"total"`
	Page    int `json:"page"`
	PerPage int `json:"per_page"`
}

func pageOf[In, Out any](p app.Page[In], shape func(In) Out) page[Out] {
	return page[Out]{each(p.Rows, shape), p.Total, p.Number, p.PerPage}
}

func each[In, Out any](in []In, shape func(In) Out) []Out {
	out := make([]Out, len(in))
	for i, x := range in {
		out[i] = shape(x)
	}
	return out
}

// list is a list without pages.
type list[T any] struct {
	Rows []T `json:"rows"`
}

// known is a number, nil when nobody said it.
func known(n int) *int {
	if n < 0 {
		return nil
	}
	return &n
}

type tally struct {
	Total      int  `json:"total"`
	NotStarted int  `json:"not_started"`
	InProgress int  `json:"in_progress"`
	Paused     int  `json:"paused"`
	DoneOnTime int  `json:"done_on_time"`
	DoneLate   int  `json:"done_late"`
	Cancelled  int  `json:"cancelled"`
	Overdue    int  `json:"overdue"`
	DueSoon    int  `json:"due_soon"`
	InTime     int  `json:"in_time"`
	NoDue      int  `json:"no_due"`
	Reported   int  `json:"reported" doc:"open or done items that some approved report speaks of"`
	Fresh      int  `json:"fresh" doc:"of those, reported for this period or the one before"`
	Percent    *int `json:"percent" doc:"mean of the known percents; null when none is known"`
}

func tallyOf(t plan.Tally) tally {
	out := tally{Total: t.Total, NotStarted: t.NotStarted, InProgress: t.InProgress, Paused: t.Paused, DoneOnTime: t.DoneOnTime, DoneLate: t.DoneLate,
		Cancelled: t.Cancelled, Overdue: t.Overdue, DueSoon: t.DueSoon, InTime: t.InTime, NoDue: t.NoDue, Reported: t.Reported, Fresh: t.Fresh}
	if p, ok := t.Percent(); ok {
		out.Percent = &p
	}
	return out
}

type standing struct {
	State      plan.WorkState `json:"state"`
	Time       plan.TimeState `json:"time"`
	DueOn      when.Date      `json:"due_on" doc:"of a recurring item, of its first open occurrence"`
	OriginalOn when.Date      `json:"original_on" doc:"first last-day ever set in place of due_on"`
	LateFirst  int            `json:"days_late_original" doc:"against original_on, where that is another day"`
	DoneOn     when.Date      `json:"done_on"`
	DaysLate   int            `json:"days_late"`
	Percent    *int           `json:"percent"`
	ReportedAt when.Period    `json:"reported_at" doc:"last approved report that speaks of it"`
}

// itemRow is an item as lists show it.
type itemRow struct {
	plan.Item
	Leads        []string        `json:"leads"`
	Due          plan.DueVersion `json:"due"`
	Standing     standing        `json:"standing"`
	DocumentID   doc.ID          `json:"document_id,omitempty" doc:"the newest source in force; origin tells where the item was first read"`
	DocumentName string          `json:"document_name" doc:"of document_id"`
	Likelihood   *int            `json:"likelihood" doc:"in lists of items: percent, by /api/items/{id}/likelihood; null = not known"`
	Light        plan.Light      `json:"light" doc:"in lists of items: the coordinator's rating; empty = not rated"`
}

func itemRowOf(r app.ItemRow) itemRow {
	s := r.Standing
	out := itemRow{Item: r.Item, Leads: r.Leads, Due: r.Due, DocumentID: r.DocumentID, DocumentName: r.Document,
		Standing: standing{s.State, r.Time, s.DueOn, s.OriginalOn, r.LateFirst, s.DoneOn, r.DaysLate, known(s.Percent), s.ReportedAt}}
	if l := r.Outlook; l != nil && l.Known {
		out.Likelihood = &l.Percent
	}
	if r.Rating != nil {
		out.Light = r.Rating.Light
	}
	return out
}

type document struct {
	doc.Document
	Name string `json:"name" doc:"how an official refers to it"`
}

func documentShape(d doc.Document) document { return document{d, d.Name()} }

type link struct {
	plan.Link
	Outgoing bool   `json:"outgoing"`
	Title    string `json:"title" doc:"of the other end"`
	Href     string `json:"href" doc:"page of the other end"`
}

func linkOf(l app.LinkView) link { return link{l.Link, l.Outgoing, l.Title, l.Href} }

// LinksJSON are links as the routes answer them; the command line prints the same.
func LinksJSON(all []app.LinkView) ([]byte, error) {
	out := list[link]{each(all, linkOf)}
	return marshal(&out)
}

type fieldChange struct {
	Noun   string `json:"noun"`
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

type history struct {
	Seq     int64         `json:"seq"`
	At      string        `json:"at" doc:"instant, RFC 3339"`
	Day     when.Date     `json:"day" doc:"from which day it holds"`
	Actor   journal.Actor `json:"actor"`
	Action  string        `json:"action"`
	Noun    string        `json:"noun"`
	ID      string        `json:"id"`
	Why     string        `json:"why"`
	Prev    string        `json:"prev"`
	Hash    string        `json:"hash"`
	Changes []fieldChange `json:"changes"`
}

func historyOf(h app.HistoryRow) history {
	e := h.Entry
	return history{e.Seq, time.UnixMilli(e.At).UTC().Format(time.RFC3339), e.Day, e.Actor, e.Action, e.Noun, e.ID, e.Why, e.Prev, e.Hash,
		each(h.Changes, func(c app.FieldChange) fieldChange { return fieldChange(c) })}
}

// line is what a report says of one item.
type line struct {
	report.Line
	Percent *int `json:"percent"`
}

func lineOf(l report.Line) line { return line{l, known(l.Percent)} }
