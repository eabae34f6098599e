package api

import (
	"context"
	"io"
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// cells are some rows and texts of a report, each with what it was when it was read.
type cells struct {
	Lines []cellLine `json:"lines,omitempty"`
	Texts []cellText `json:"texts,omitempty"`
}

type cellLine struct {
	linePatch
	Rev     int    `json:"rev" doc:"of the line as it was read; 0 = there was none"`
	Sources string `json:"sources,omitempty" doc:"ids of the lower units' lines that it was made from"`
}

type cellText struct {
	Key string `json:"key" doc:"summary, difficulties, proposals, or the key of a heading of the cycle"`
	Was string `json:"was" doc:"the text as it was read"`
	Now string `json:"now"`
}

// saveCells keeps rows and texts, each on its own version: two may fill in one report at once.
func (s *server) saveCells(c *call, ctx context.Context, in cells) (string, error) {
	v, p, err := s.reportOf(c, ctx)
	if err != nil {
		return "", err
	}
	if len(in.Lines) > maxLines {
		return "", fault.New(fault.TooLarge, "Báo cáo có %d dòng, tối đa %d.", "The report has %d lines, at most %d are taken.", len(in.Lines), maxLines).At("lines")
	}
	var e app.Cells
	for _, l := range in.Lines {
		line, err := l.lineIn(v)
		if err != nil {
			return "", err
		}
		line.Rev, line.Sources = l.Rev, l.Sources
		e.Lines = append(e.Lines, app.LineEdit{Line: line})
	}
	for _, t := range in.Texts {
		e.Texts = append(e.Texts, app.TextEdit(t))
	}
	saved, err := s.app.SaveCells(ctx, c.who, c.PathValue("unit"), p, e)
	return string(saved.Report.ID), err
}

// lineIn is the line that a patch makes, on the item it names.
func (l linePatch) lineIn(v app.ReportView) (report.Line, error) {
	have, err := lineOn(v, l.Item)
	if err != nil {
		return report.Line{}, err
	}
	percent := -1
	if l.Percent != nil {
		if percent = *l.Percent; percent < 0 {
			return report.Line{}, fault.New(fault.Invalid, "%s: tiến độ %d không phải số từ 0 đến 100; chưa biết thì để null.", "%s: progress %d is not from 0 to 100; write null when unknown.", l.Item, percent).At("lines")
		}
	}
	occurrence := have.Line.Occurrence
	if l.Occurrence != nil {
		occurrence = *l.Occurrence
	}
	return report.Line{ItemID: have.Item.Item.ID, State: l.State, Percent: percent, Text: l.Text, Difficulties: l.Difficulties, Cause: l.Cause, DoneOn: l.DoneOn, Occurrence: occurrence, Product: l.Product, Value: l.Value, Quality: l.Quality}, nil
}

func (s *server) reportBook(c *call) error {
	p, err := period(c.PathValue("period"))
	if err != nil {
		return err
	}
	return c.sendWhole("bieu-mau-"+c.PathValue("unit")+"-"+string(p)+".xlsx", func(w io.Writer) error {
		return s.app.ReportForm(c.Context(), c.who, c.PathValue("unit"), p, w)
	})
}

// takeBook takes in a workbook; cells that cannot be taken are named one by one, and then nothing is written.
func (s *server) takeBook(c *call, ctx context.Context, u upload) (string, error) {
	p, err := period(c.PathValue("period"))
	if err != nil {
		return "", err
	}
	taken, err := s.app.TakeForm(ctx, c.who, c.PathValue("unit"), p, u.file.Content)
	if err != nil || len(taken.Wrong) == 0 {
		return string(taken.Report.ID), err
	}
	n := len(taken.Wrong) + taken.MoreWrong
	r := &refusal{saying: fault.New(fault.Invalid, "Biểu mẫu có %d ô chưa đúng; chưa ghi gì.", "%d cells of the form are wrong; nothing was written.", n), kind: string(fault.Invalid), status: http.StatusUnprocessableEntity}
	for _, w := range taken.Wrong {
		r.fields = append(r.fields, fault.New(fault.Invalid, "%[1]s: %[2]s", "%[1]s: %[3]s", w.Code, fault.Say(w.Err, "vi"), fault.Say(w.Err, "en")).At(w.Cell))
	}
	return "", r
}

// waitingReport is a report that the acting post may endorse or approve.
type waitingReport struct {
	reportRow
	Action string          `json:"action" doc:"endorse or approve"`
	Odd    []report.Oddity `json:"odd" doc:"what looks odd about it"`
}

type waitingReports struct {
	Period when.Period     `json:"period"`
	Total  int             `json:"total"`
	Rows   []waitingReport `json:"rows" doc:"at most 100"`
}

func (s *server) waiting(c *call) (waitingReports, error) {
	p := when.ReportingMonth(s.app.Today())
	if given := c.query.Get("period"); given != "" {
		var err error
		if p, err = period(given); err != nil {
			return waitingReports{}, err
		}
	}
	all, total, err := s.app.Waiting(c.Context(), c.who, p)
	return waitingReports{p, total, each(all, func(w app.Waiting) waitingReport {
		return waitingReport{reportRow{w.Report, w.Unit.Code, w.Unit.Name, w.Lines}, w.Step.Action, w.Odd}
	})}, err
}

// seenReports are reports with the revision at which each was looked at.
type seenReports struct {
	Reports []seenReport `json:"reports"`
}

type seenReport struct {
	ID  report.ID `json:"id"`
	Rev int       `json:"rev"`
}

type movedOn struct {
	Reports []movedReport `json:"reports"`
}

type movedReport struct {
	ID     report.ID    `json:"id"`
	State  report.State `json:"state" doc:"as it is now"`
	Detail string       `json:"detail" doc:"why it was not moved on; empty when it was"`
}

// moveOn endorses or approves several reports, each as an act of its own at the revision that was seen: sent twice, the
// second finds them moved on.
func (s *server) moveOn(c *call, body []byte) (any, error) {
	var in seenReports
	if err := parse(body, schemas{}.of(c.route.body), &in); err != nil {
		return nil, err
	}
	var ask []app.MovedOn
	for _, x := range in.Reports {
		ask = append(ask, app.MovedOn{ID: x.ID, Rev: x.Rev})
	}
	moved, err := s.app.MoveOn(c.Context(), c.who, ask)
	if err != nil {
		return nil, err
	}
	out := movedOn{}
	for _, m := range moved {
		row := movedReport{ID: m.ID, State: m.State}
		if m.Err != nil {
			row.Detail = fault.Say(m.Err, string(c.lang))
		}
		out.Reports = append(out.Reports, row)
	}
	return out, nil
}

// below is what the approved reports of the units under one come to.
type below struct {
	Unit     string      `json:"unit"`
	Period   when.Period `json:"period"`
	Approved int         `json:"approved" doc:"of the units, how many have their report approved"`
	Units    []belowUnit `json:"units"`
	Lines    []belowLine `json:"lines"`
	Texts    []cellText  `json:"texts" doc:"proposals, as the cells of the report take them"`
}

type belowUnit struct {
	Unit     string       `json:"unit"`
	UnitName string       `json:"unit_name"`
	State    report.State `json:"state"`
	Last     when.Period  `json:"last" doc:"of the last approved report"`
}

type belowLine struct {
	Item     string        `json:"item" doc:"code"`
	Rev      int           `json:"rev" doc:"of the line there is; 0 = none"`
	Proposed line          `json:"proposed"`
	Sources  []belowSource `json:"sources"`
}

type belowSource struct {
	Unit string `json:"unit"`
	Item string `json:"item" doc:"code"`
	Line line   `json:"line"`
}

func (s *server) below(c *call) (below, error) {
	p, err := period(c.PathValue("period"))
	if err != nil {
		return below{}, err
	}
	v, err := s.app.Below(c.Context(), c.who, c.PathValue("unit"), p)
	out := below{Unit: v.Unit.Code, Period: p, Approved: v.Approved}
	for _, u := range v.Units {
		out.Units = append(out.Units, belowUnit{u.Unit.Code, u.Unit.Name, u.State, u.Last})
	}
	for _, l := range v.Lines {
		row := belowLine{Item: l.Item.Item.Code, Rev: l.Line.Rev, Proposed: lineOf(l.Proposed)}
		for _, x := range l.Sources {
			row.Sources = append(row.Sources, belowSource{x.Unit.Code, x.Item.Code, lineOf(x.Line)})
		}
		out.Lines = append(out.Lines, row)
	}
	for _, t := range v.Texts {
		out.Texts = append(out.Texts, cellText{t.Key, t.Have, t.Now})
	}
	return out, err
}

// remark is what a return says of one place of the report.
type remark struct {
	Item  string `json:"item,omitempty" doc:"code or id; empty: the whole report"`
	Field string `json:"field,omitempty" doc:"state, percent, text …; empty: the whole row"`
	Text  string `json:"text"`
}

func (m move) in(v app.ReportView) (app.Move, error) {
	out := app.Move{Action: m.Action, Reason: m.Reason, Confirmed: m.Confirmed}
	for _, x := range m.Remarks {
		var id plan.ItemID
		if x.Item != "" {
			l, err := lineOn(v, x.Item)
			if err != nil {
				return out, err
			}
			id = l.Item.Item.ID
		}
		out.Remarks = append(out.Remarks, report.Remark{ItemID: id, Field: x.Field, Text: x.Text})
	}
	return out, nil
}
