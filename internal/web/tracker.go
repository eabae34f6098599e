package web

import (
	"bytes"
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// shownRows bounds the rows of a workbook that a page shows.
const shownRows = 300

type trackerPage struct {
	frame
	Sent    bool // a file was looked at
	Name    string
	Told    app.ToldTracker
	Kept    string
	Given   map[string]string // answers so far
	Periods []choice
	More    int // rows not shown
}

// tracker is the page on which today's tracker is brought over.
func (s *server) tracker(w http.ResponseWriter, r *http.Request) error {
	return s.trackerPage(w, r, &trackerPage{}, "", nil)
}

func (s *server) trackerPage(w http.ResponseWriter, r *http.Request, p *trackerPage, period when.Period, failed error) error {
	if err := callerOf(r).Who.Must(org.EditPlan); err != nil {
		return err
	}
	var err error
	if p.frame, err = s.frame(w, r, "items", "Chuyển bảng theo dõi vào kế hoạch"); err != nil {
		return err
	}
	p.Back = "/tracker"
	p.Other = inLang("/tracker", other(p.Lang))
	c := choice{Name: "period", Label: p.Say("Kết quả trong bảng là của kỳ")}
	for m, n := when.ReportingMonth(s.app.Today()), 0; n < 24; m, n = m.PreviousMonth(), n+1 {
		c.add(string(m), p.period(m), string(period))
	}
	p.Periods = []choice{c}
	status := http.StatusOK
	switch {
	case failed != nil:
		p.Problem, status = p.problem(failed), statusOf(failed)
	case p.Sent && (len(p.Told.Wrong) > 0):
		status = http.StatusUnprocessableEntity
	}
	if p.More = len(p.Told.Rows) - shownRows; p.More > 0 {
		p.Told.Rows = p.Told.Rows[:shownRows]
	}
	return s.show(w, status, "tracker", p)
}

// bringTracker tells what a workbook would do, asks what is doubtful, and does it.
func (s *server) bringTracker(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	file, err := upload(r, "file")
	p := &trackerPage{Name: text(r, "name")}
	o := app.TrackerOptions{Period: when.Period(text(r, "period")), Dry: text(r, "do") != "load", Leave: text(r, "leave") == "1", Keep: true, Kept: text(r, "kept"), Answers: givenAnswers(r.PostForm)}
	var content []byte
	switch {
	case err != nil:
	case file != nil:
		p.Name, content, o.Kept = file.Name, file.Content, ""
	case o.Kept == "":
		err = fault.New(fault.Invalid, "Hãy chọn một tệp .xlsx.", "Choose an .xlsx file.").At("file")
	}
	p.Given = o.Answers
	if err == nil {
		var load app.TrackerLoad
		if load, err = s.app.ImportTracker(r.Context(), callerOf(r).Who, p.Name, content, o); err == nil {
			p.Sent, p.Kept, p.Told = true, load.Kept, load.Told(string(s.words(r).Lang))
		}
	}
	if err != nil && !mendable(err) {
		return err
	}
	if p.Told.Period != "" {
		o.Period = p.Told.Period
	}
	return s.trackerPage(w, r, p, o.Period, err)
}

// Does names what becomes of a row.
func (p *trackerPage) Does(do string) string {
	return p.Say(map[string]string{app.TrackerNew: "việc mới", app.TrackerChange: "bổ sung vào việc đã có", app.TrackerSame: "đã có, không đổi", app.TrackerLeft: "để ngoài"}[do])
}

// trackerForm sends tasks as the workbook that is known again when it comes back.
func (s *server) trackerForm(w http.ResponseWriter, r *http.Request) error {
	var b bytes.Buffer // whole first: a failure must not leave half a file
	if err := s.app.ExportTracker(r.Context(), callerOf(r).Who, app.ItemFilterOf(r.URL.Query()), &b); err != nil {
		return err
	}
	attach(w, "nhiem-vu-"+string(s.app.Today())+".xlsx")
	_, _ = b.WriteTo(w)
	return nil
}
