package web

import (
	"fmt"
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/report"
)

type regimesPage struct {
	frame
	Regimes []report.Regime
	Form    regimeForm
	Sets    bool // the post may set regimes
}

// regimeForm is a regime as its form shows it; what was typed stays as it was.
type regimeForm struct {
	Rev                          int
	Code, Title, Every, Calendar string
	Ahead, Days, Commune         string
	Working, CommuneWorking      bool
	Narrative                    bool
	Headings, Units              string
	From, To                     string
	DataFrom, DataTo, Opens, Due string
	Everys                       []option
	Calendars                    []option
	Known                        bool // it is a regime already: its code stays
}

// regimes lists the reporting regimes, with the form of a new one.
func (s *server) regimes(w http.ResponseWriter, r *http.Request) error {
	return s.regimesPage(w, r, regimeForm{Every: string(report.Monthly), Calendar: string(report.Decree09), Days: "5"}, nil)
}

func (s *server) regimesPage(w http.ResponseWriter, r *http.Request, form regimeForm, failed error) error {
	f, err := s.frame(w, r, "reports", "Chế độ báo cáo @nhiều")
	if err != nil {
		return err
	}
	f.Back = "/regimes"
	p := &regimesPage{frame: f, Sets: f.Who.May(org.SetRegimes), Form: f.regimeChoices(form)}
	if p.Regimes, err = s.app.Regimes(r.Context(), p.Who); err != nil {
		return err
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "regimes", p)
}

func (w words) regimeChoices(form regimeForm) regimeForm {
	for _, x := range report.Everys {
		form.Everys = append(form.Everys, option{string(x.Every), w.Say(x.Vi), string(x.Every) == form.Every})
	}
	for _, x := range []option{{string(report.Decree09), "từ ngày 15 đến ngày 14 (Nghị định 09/2019/NĐ-CP)", false}, {string(report.CalendarDays), "theo lịch: từ ngày đầu đến ngày cuối kỳ", false}} {
		form.Calendars = append(form.Calendars, option{x.Value, w.Say(x.Text), x.Value == form.Calendar})
	}
	return form
}

type regimePage struct {
	frame
	Form regimeForm
	Sets bool
}

// regime is one regime in its form.
func (s *server) regime(w http.ResponseWriter, r *http.Request) error {
	g, units, err := s.app.Regime(r.Context(), callerOf(r).Who, r.PathValue("code"))
	if err != nil {
		return err
	}
	form := regimeForm{Rev: g.Rev, Code: g.Code, Title: g.Title, Every: string(g.Every), Calendar: string(g.Calendar), Ahead: fmt.Sprint(g.Ahead), Narrative: g.Narrative, From: g.From.Vi(), To: g.To.Vi(),
		DataFrom: g.Request.Data.From.Vi(), DataTo: g.Request.Data.To.Vi(), Opens: g.Request.Opens.Vi(), Due: g.Request.Due.Vi()}
	for _, d := range g.Deadlines {
		if d.Level == "" {
			form.Days, form.Working = fmt.Sprint(d.Days), d.Working
		} else if d.Level == "commune" {
			form.Commune, form.CommuneWorking = fmt.Sprint(d.Days), d.Working
		}
	}
	var headings, codes []string
	for _, h := range g.Headings {
		headings = append(headings, h.Vi)
	}
	for _, u := range units {
		codes = append(codes, u.Code)
	}
	form.Headings, form.Units = strings.Join(headings, "\n"), strings.Join(codes, ", ")
	return s.regimePage(w, r, form, nil)
}

func (s *server) regimePage(w http.ResponseWriter, r *http.Request, form regimeForm, failed error) error {
	f, err := s.frame(w, r, "reports", "Chế độ báo cáo: %s", form.Title)
	if err != nil {
		return err
	}
	f.Back = "/regimes/" + form.Code
	form.Known = true
	p := &regimePage{frame: f, Form: f.regimeChoices(form), Sets: f.Who.May(org.SetRegimes)}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "regime", p)
}

// setRegime adds a regime or changes one.
func (s *server) setRegime(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	code := r.PathValue("code")
	form := regimeForm{Rev: atoi(text(r, "rev")), Code: text(r, "code"), Title: text(r, "title"), Every: text(r, "every"), Calendar: text(r, "calendar"), Ahead: text(r, "ahead"), Days: text(r, "days"), Commune: text(r, "commune"),
		Working: text(r, "working") != "", CommuneWorking: text(r, "commune_working") != "", Narrative: text(r, "narrative") != "", Headings: text(r, "headings"), Units: text(r, "units"), From: text(r, "from"), To: text(r, "to"),
		DataFrom: text(r, "data_from"), DataTo: text(r, "data_to"), Opens: text(r, "opens"), Due: text(r, "due")}
	if code != "" {
		form.Code = code
	}
	edit, err := form.edit()
	if err == nil {
		_, err = s.app.SetRegime(r.Context(), callerOf(r).Who, edit)
	}
	switch {
	case err == nil:
		return s.done(w, r, "/regimes", s.words(r).Say("Đã lưu chế độ báo cáo “%s”.", form.Title))
	case mendable(err) && code != "":
		return s.regimePage(w, r, form, err)
	case mendable(err):
		return s.regimesPage(w, r, form, err)
	}
	return err
}

// edit reads what was typed.
func (x regimeForm) edit() (app.RegimeEdit, error) {
	e := app.RegimeEdit{Rev: x.Rev, Code: x.Code, Title: x.Title, Every: report.Every(x.Every), Calendar: report.DataCalendar(x.Calendar), Narrative: x.Narrative}
	var wrong error
	number := func(field, s string) (n int) {
		if s == "" {
			return 0
		}
		if n = atoi(s); fmt.Sprint(n) != s && wrong == nil {
			wrong = fault.New(fault.Invalid, "%q không phải là số ngày.", "%q is no number of days.", s).At(field)
		}
		return n
	}
	e.Ahead = number("ahead", x.Ahead)
	if x.Days != "" {
		e.Deadlines = append(e.Deadlines, report.Deadline{Days: number("deadlines", x.Days), Working: x.Working})
	}
	if x.Commune != "" {
		e.Deadlines = append(e.Deadlines, report.Deadline{Level: "commune", Days: number("deadlines", x.Commune), Working: x.CommuneWorking})
	}
	e.Headings = strings.Split(x.Headings, "\n")
	e.Units = strings.FieldsFunc(x.Units, func(c rune) bool { return strings.ContainsRune(",; \n\t", c) })
	var err error
	if e.From, err = typedDay("from", "áp dụng từ ngày", x.From); err == nil {
		e.To, err = typedDay("to", "đến hết ngày", x.To)
	}
	if err == nil {
		e.Request.Data.From, err = typedDay("request", "số liệu từ ngày", x.DataFrom)
	}
	if err == nil {
		e.Request.Data.To, err = typedDay("request", "số liệu đến ngày", x.DataTo)
	}
	if err == nil {
		e.Request.Opens, err = typedDay("due", "ngày mở", x.Opens)
	}
	if err == nil {
		e.Request.Due, err = typedDay("due", "hạn gửi", x.Due)
	}
	if err == nil {
		err = wrong
	}
	return e, err
}
