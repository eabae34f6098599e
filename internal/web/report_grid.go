package web

import (
	"net/http"
	"slices"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

type reportPage struct {
	frame
	app.ReportView
	Words     string // the period in words
	Grid      []gridLine
	Texts     []gridText
	Spare     []gridText // of headings that the cycle does not ask for: kept as they are
	Qualities []plan.Quality
	Filled    int
	Empty     string // id of the first row in which nothing is written, "" = none
	Clashes   []clash
	Said      *directivePart
}

// gridLine is one row of the form. Wrong is what the person typed where it could not be read.
type gridLine struct {
	app.ReportLine
	N          int
	Percent    string
	Value      string
	DoneOn     string
	Wrong      string
	WrongField string // "" = of the whole row
	Reporting  bool   // the kind has work states
	Remarks    []report.Remark
	Odd        []report.Oddity
	Sources    string // names of the lower units it was made from
	Ask        extensionForm
}

// causeGroup is one sort of causes, as the list of a row offers them.
type causeGroup struct {
	Name   string
	Causes []report.Cause
}

// Causes are the causes to choose from where a task is late or not done in time, or one is given already; else none.
func (g gridLine) Causes() (out []causeGroup) {
	late := g.Reporting && (g.Item.Time == plan.Overdue || g.Item.Time == plan.Late)
	if !late && g.Line.Cause == "" {
		return nil
	}
	for _, c := range report.Causes {
		if len(out) == 0 || out[len(out)-1].Name != c.Sort() {
			out = append(out, causeGroup{Name: c.Sort()})
		}
		g := &out[len(out)-1]
		g.Causes = append(g.Causes, c)
	}
	return out
}

// gridText is one part of the narrative.
type gridText struct {
	Key, Vi string
	Name    string // of the input
	Text    string
	Was     string // what is stored
	Remarks []report.Remark
}

var qualities = []plan.Quality{plan.Estimate, plan.Provisional, plan.Final}

// report is the grid of a unit for a period: one row for each item it owes.
func (s *server) report(w http.ResponseWriter, r *http.Request) error {
	return s.reportView(w, r, nil, nil)
}

// reportPage is the page of the report that a request is about, as it is stored.
func (s *server) reportPage(w http.ResponseWriter, r *http.Request) (*reportPage, error) {
	unit, period, who, err := s.reportAsked(r)
	if err != nil {
		return nil, err
	}
	view, err := s.app.Report(r.Context(), who, unit, period)
	if err != nil {
		return nil, err
	}
	view.Report.Period = period
	f, err := s.frame(w, r, "reports", "Báo cáo %s, %s", s.words(r).period(period), view.Unit.Name)
	if err != nil {
		return nil, err
	}
	p := reportPageOf(f, view)
	if x := view.Report; x.ID != "" {
		if p.Said, err = s.directivesAbout(r, f, plan.ReportNoun, string(x.ID), unit+"/"+string(period), reportAt(unit, period), []org.Unit{view.Unit}); err != nil {
			return nil, err
		}
		p.Said.May = p.Said.May && x.State.Sent()
	}
	return p, nil
}

// reportView shows the grid; typed is the form as it was sent when it was refused, nil to show what is stored.
func (s *server) reportView(w http.ResponseWriter, r *http.Request, typed *typedReport, failed error) error {
	p, err := s.reportPage(w, r)
	if err != nil {
		return err
	}
	if _, partly := partOf(r); partly {
		return s.showSend(w, p)
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	if typed != nil {
		typed.fill(p)
	}
	return s.show(w, status, "report", p)
}

func reportPageOf(f frame, view app.ReportView) *reportPage {
	p := &reportPage{frame: f, ReportView: view, Words: f.period(view.Report.Period), Qualities: qualities}
	for i, line := range view.Lines {
		g := f.grid(i, line)
		g.Remarks = view.Report.RemarksOn(line.Item.Item.ID)
		for _, o := range view.Odd {
			if o.ItemID == line.Item.Item.ID {
				g.Odd = append(g.Odd, o)
			}
		}
		p.Grid = append(p.Grid, g)
		if line.Line.ID != "" {
			p.Filled++
		} else if p.Empty == "" {
			p.Empty = "row-" + itoa(i)
		}
	}
	for _, h := range view.Headings {
		t := gridText{Key: h.Key, Vi: h.Vi, Name: textInput(h.Key), Text: view.Report.TextUnder(h.Key), Was: view.Report.TextUnder(h.Key)}
		for _, x := range view.Report.RemarksOn("") {
			if x.Field == h.Key {
				t.Remarks = append(t.Remarks, x)
			}
		}
		p.Texts = append(p.Texts, t)
	}
	for _, h := range report.CommonHeadings {
		if !slices.ContainsFunc(view.Headings, func(x report.Heading) bool { return x.Key == h.Key }) {
			p.Spare = append(p.Spare, gridText{Name: h.Key, Text: view.Report.TextUnder(h.Key)})
		}
	}
	return p
}

// Writes tells whether the unit has anything to say in this report.
func (p *reportPage) Writes() bool {
	return len(p.Grid) > 0 || p.Asked != nil && p.Asked.Cycle.Narrative
}

// textInput is the name of the input under a heading: the three that every report has had keep theirs.
func textInput(key string) string {
	for _, h := range report.CommonHeadings {
		if h.Key == key {
			return key
		}
	}
	return "text." + key
}

// Tell is why something is refused, in words.
func (p *reportPage) Tell(err error) string { return fault.Say(err, string(p.Lang)) }

// TimeWord is where an item stands in time, as words alone.
func (p *reportPage) TimeWord(r app.ItemRow) string { return p.timeMark(r).Word }

// Apart tells whether the unit of the report stands otherwise with the item than all who owe it together.
func (g gridLine) Apart() bool {
	return g.Own != nil && (g.Own.Time != g.Item.Time || g.Own.DaysLate != g.Item.DaysLate)
}

// Reader is how the page says numbers and days.
func (p *reportPage) Reader() words { return p.words }

// MayStep tells whether the acting post may take a step now.
func (p *reportPage) MayStep(action string) bool {
	for _, s := range p.Steps {
		if s.Action == action {
			return true
		}
	}
	return false
}

// CodeOf is the code of an item of the grid.
func (p *reportPage) CodeOf(id plan.ItemID) string {
	for _, g := range p.Grid {
		if g.Item.Item.ID == id {
			return g.Item.Item.Code
		}
	}
	return ""
}

// RowOf is the id of an item's row on the page.
func (p *reportPage) RowOf(id plan.ItemID) string {
	for _, g := range p.Grid {
		if g.Item.Item.ID == id {
			return "row-" + itoa(g.N)
		}
	}
	return ""
}

// RemarksOn are the remarks on one field of a row; those on no field of their own stand at its head.
func (g gridLine) RemarksOn(field string) (out []report.Remark) {
	for _, x := range g.Remarks {
		if x.Field == field {
			out = append(out, x)
		}
	}
	return out
}

// Last is a field of the last report as the form has it, to be taken over.
func (g gridLine) Last(w words, field string) string {
	if g.Previous == nil || !g.Previous.Lasts(field, g.Item.Due.Returning()) {
		return ""
	}
	last := w.grid(g.N, app.ReportLine{Kind: g.Kind, Line: *g.Previous})
	switch field {
	case "percent":
		return last.Percent
	case "done_on":
		return last.DoneOn
	case "value":
		return last.Value
	}
	return g.Previous.Field(field)
}

func (w words) grid(i int, line app.ReportLine) gridLine {
	g := gridLine{ReportLine: line, N: i, Value: w.decimal(line.Line.Value), DoneOn: line.Line.DoneOn.Vi(), Reporting: len(line.Kind.States) > 0}
	if line.Line.ID == "" {
		g.Line.Percent = -1
	}
	if g.Line.Percent >= 0 {
		g.Percent = itoa(g.Line.Percent)
	}
	return g
}

// reportAsked is which report a request is about, and who asks.
func (s *server) reportAsked(r *http.Request) (unit string, period when.Period, who app.Who, err error) {
	if unit, period, err = reportPath(r); err != nil {
		return unit, period, who, err
	}
	who, err = s.who(r)
	return unit, period, who, err
}

func reportPath(r *http.Request) (string, when.Period, error) {
	p, ok := when.ParsePeriod(r.PathValue("period"))
	if !ok {
		return "", "", fault.New(fault.NotFound, "Không có kỳ báo cáo %q. Viết ví dụ 2026-06, 2026-Q2, 2026.", "There is no period %q. Write for example 2026-06, 2026-Q2, 2026.", r.PathValue("period"))
	}
	return r.PathValue("unit"), p, nil
}
