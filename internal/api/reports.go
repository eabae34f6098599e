package api

import (
	"context"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

type reporting struct {
	Period   when.Period `json:"period"`
	Owing    int         `json:"owing"`
	Draft    int         `json:"draft"`
	Sent     int         `json:"sent" doc:"and not endorsed yet"`
	Endorsed int         `json:"endorsed" doc:"by the unit's head, and not approved yet"`
	Returned int         `json:"returned"`
	Approved int         `json:"approved"`
	Missing  []string    `json:"missing" doc:"codes of units that owe it and have not sent it; one that was returned was sent"`
	Rows     []reportRow `json:"rows"`
}

type reportRow struct {
	Report   report.Report `json:"report" doc:"state \"\" = nothing begun"`
	Unit     string        `json:"unit" doc:"code"`
	UnitName string        `json:"unit_name"`
	Lines    int           `json:"lines"`
}

func reportRowOf(r app.ReportRow) reportRow {
	return reportRow{r.Report, r.Unit.Code, r.Unit.Name, r.Lines}
}

func (s *server) reports(c *call) (reporting, error) {
	p := when.ReportingMonth(s.app.Today())
	if given := c.query.Get("period"); given != "" {
		var err error
		if p, err = period(given); err != nil {
			return reporting{}, err
		}
	}
	r, rows, err := s.app.Reporting(c.Context(), p, app.ReportingFilter{State: c.query.Get("state"), Q: c.query.Get("q")})
	if err != nil {
		return reporting{}, err
	}
	missing, err := s.app.Missing(c.Context(), p)
	return reporting{Period: r.Period, Owing: r.Owing, Draft: r.Draft, Sent: r.Sent, Endorsed: r.Endorsed, Returned: r.Returned, Approved: r.Approved,
		Missing: each(missing, codeOf), Rows: each(rows.Rows, reportRowOf)}, err
}

func codeOf(u org.Unit) string { return u.Code }

// reportView is a unit's report of a period, with a line for each item it owes.
type reportView struct {
	report.Report
	Unit     string          `json:"unit" doc:"code"`
	UnitName string          `json:"unit_name"`
	Lines    []reportLine    `json:"lines"`
	Odd      []report.Oddity `json:"odd" doc:"what looks odd, and may be right: key goes into confirmed when it is sent"`
	Steps    []step          `json:"steps" doc:"what the acting post may do now"`
	Edit     bool            `json:"edit" doc:"the acting post may change lines"`
	History  []history       `json:"history"`
}

type reportLine struct {
	Item     itemRow      `json:"item"`
	Line     line         `json:"line" doc:"id \"\" until first saved"`
	Previous *line        `json:"previous" doc:"of the last report that was sent"`
	Own      *itemRow     `json:"own,omitempty" doc:"of an item that several units owe: as it stands for this unit alone"`
	Open     []occurrence `json:"open" doc:"of a recurring item, while the report may be written: the occurrences that the unit may fulfil, the earliest first"`
}

type step struct {
	Action string `json:"action"`
	Vi     string `json:"vi"`
	Reason bool   `json:"reason" doc:"asks for a reason"`
}

func (s *server) reportOf(c *call, ctx context.Context) (app.ReportView, when.Period, error) {
	p, err := period(c.PathValue("period"))
	if err != nil {
		return app.ReportView{}, p, err
	}
	v, err := s.app.Report(ctx, c.who, c.PathValue("unit"), p)
	return v, p, err
}

func (s *server) report(c *call) (reportView, int, error) {
	v, _, err := s.reportOf(c, c.Context())
	out := reportView{Report: v.Report, Unit: v.Unit.Code, UnitName: v.Unit.Name, Edit: v.Edit, Odd: v.Odd, History: each(v.History, historyOf)}
	if v.Report.ID == "" {
		v.Steps = nil // there is nothing to take a step with
	}
	out.Steps = each(v.Steps, func(s report.Step) step { return step{s.Action, s.Vi, s.Reason} })
	out.Lines = each(v.Lines, func(l app.ReportLine) reportLine {
		x := reportLine{Item: itemRowOf(l.Item), Line: lineOf(l.Line), Open: s.occurrences(l.Open)}
		if l.Previous != nil {
			previous := lineOf(*l.Previous)
			x.Previous = &previous
		}
		if l.Own != nil {
			own := itemRowOf(*l.Own)
			x.Own = &own
		}
		return x
	})
	return out, v.Report.Rev, err
}

func (s *server) reportRev(c *call) (int, error) {
	v, _, err := s.reportOf(c, c.Context())
	return v.Report.Rev, err
}

// tellReport answers a write with the head of the report; its lines are read where they are.
func (s *server) tellReport(c *call, _ string) (told[reportRow], error) {
	v, _, err := s.reportOf(c, c.Context())
	row := reportRow{Report: v.Report, Unit: v.Unit.Code, UnitName: v.Unit.Name}
	for _, l := range v.Lines {
		if l.Line.ID != "" {
			row.Lines++
		}
	}
	return told[reportRow]{out: row, rev: v.Report.Rev}, err
}

// reportPatch is what changes in a report; a line that is given replaces the one on its item, the others stay.
type reportPatch struct {
	Summary      *string     `json:"summary,omitempty"`
	Difficulties *string     `json:"difficulties,omitempty"`
	Proposals    *string     `json:"proposals,omitempty"`
	Lines        []linePatch `json:"lines,omitempty"`
}

type linePatch struct {
	Item         string         `json:"item" doc:"code or id"`
	State        plan.WorkState `json:"state,omitempty"`
	Percent      *int           `json:"percent,omitempty" doc:"0 to 100; null or left out = not known"`
	Text         string         `json:"text,omitempty"`
	Difficulties string         `json:"difficulties,omitempty"`
	Cause        report.Cause   `json:"cause,omitempty" doc:"why it is late or not done: kq-… objective, cq-… subjective"`
	DoneOn       when.Date      `json:"done_on,omitempty"`
	Occurrence   *when.Date     `json:"occurrence,omitempty" doc:"of a recurring item that is done: the day that names which one (lines.open); \"\" = the earliest that is open; left out = as it stands"`
	Product      string         `json:"product,omitempty" doc:"number and date of the document that finishes it"`
	Value        string         `json:"value,omitempty" doc:"of an indicator: exact decimal, 1234.5"`
	Quality      plan.Quality   `json:"quality,omitempty"`
}

// maxLines bounds one report, as on the pages.
const maxLines = 5000

func (s *server) saveReport(c *call, ctx context.Context, in reportPatch) (string, error) {
	v, p, err := s.reportOf(c, ctx)
	if err != nil {
		return "", err
	}
	if len(in.Lines) > maxLines {
		return "", fault.New(fault.TooLarge, "Báo cáo có %d dòng, tối đa %d.", "The report has %d lines, at most %d are taken.", len(in.Lines), maxLines).At("lines")
	}
	e := app.ReportEdit{Rev: c.rev, Summary: v.Report.Summary, Difficulties: v.Report.Difficulties, Proposals: v.Report.Proposals}
	for _, t := range []struct{ from, to *string }{{in.Summary, &e.Summary}, {in.Difficulties, &e.Difficulties}, {in.Proposals, &e.Proposals}} {
		if t.from != nil {
			*t.to = *t.from
		}
	}
	seen := map[plan.ItemID]bool{}
	for _, l := range in.Lines {
		line, err := l.lineIn(v)
		if err != nil {
			return "", err
		}
		id := line.ItemID
		if seen[id] {
			return "", fault.New(fault.Invalid, "Mục %s có hai dòng.", "There are two lines on %s.", l.Item).At("lines")
		}
		seen[id] = true
		e.Lines = append(e.Lines, app.LineEdit{Line: line})
	}
	x, err := s.app.SaveReport(ctx, c.who, c.PathValue("unit"), p, e)
	return string(x.ID), err
}

// lineOn is the line on an item named by code or id.
func lineOn(v app.ReportView, item string) (app.ReportLine, error) {
	for _, l := range v.Lines {
		if string(l.Item.Item.ID) == item || l.Item.Item.Code == item {
			return l, nil
		}
	}
	return app.ReportLine{}, fault.New(fault.Invalid, "Đơn vị không phải báo cáo mục %q.", "The unit does not report on %q.", item).At("lines")
}

// addEvidence puts a file to the line on one item, whose other fields stay.
func (s *server) addEvidence(c *call, ctx context.Context, u upload) (string, error) {
	v, p, err := s.reportOf(c, ctx)
	if err != nil {
		return "", err
	}
	have, err := lineOn(v, c.PathValue("item"))
	if err != nil {
		return "", err
	}
	e := app.ReportEdit{Rev: c.rev, Summary: v.Report.Summary, Difficulties: v.Report.Difficulties, Proposals: v.Report.Proposals,
		Lines: []app.LineEdit{{Line: have.Line, File: &u.file}}}
	x, err := s.app.SaveReport(ctx, c.who, c.PathValue("unit"), p, e)
	return string(x.ID), err
}

type move struct {
	Action    string   `json:"action" doc:"submit, withdraw, endorse, return or approve"`
	Reason    string   `json:"reason,omitempty" doc:"of a return"`
	Remarks   []remark `json:"remarks,omitempty" doc:"of a return, to rows and fields"`
	Confirmed []string `json:"confirmed,omitempty" doc:"of sending: keys of the oddities that the sender stands by"`
}

func (s *server) stepReport(c *call, ctx context.Context, in move) (string, error) {
	v, _, err := s.reportOf(c, ctx)
	if err != nil {
		return "", err
	}
	if v.Report.ID == "" {
		return "", fault.New(fault.NotFound, "Chưa có báo cáo kỳ này.", "There is no report of this period yet.")
	}
	m, err := in.in(v)
	if err != nil {
		return "", err
	}
	return string(v.Report.ID), s.app.MoveReport(ctx, c.who, v.Report.ID, c.rev, m)
}
