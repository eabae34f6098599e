package web

import (
	"net/http"
	"net/url"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
)

type valuesPage struct {
	frame
	Sent  bool // a file was looked at
	Name  string
	Told  app.ToldValues
	Kept  string
	Given map[string]string // answers so far
}

// values is the page on which values of indicators are brought in from a file, and given out.
func (s *server) values(w http.ResponseWriter, r *http.Request) error {
	return s.valuesPage(w, r, &valuesPage{}, nil)
}

func (s *server) valuesPage(w http.ResponseWriter, r *http.Request, p *valuesPage, failed error) error {
	if err := s.app.MayBringValues(callerOf(r).Who); err != nil {
		return err
	}
	var err error
	if p.frame, err = s.frame(w, r, "indicators", "Đưa số liệu từ tệp vào"); err != nil {
		return err
	}
	p.Back = "/indicators/import"
	p.Other = inLang(p.Back, other(p.Lang))
	status := http.StatusOK
	switch {
	case failed != nil:
		p.Problem, status = p.problem(failed), statusOf(failed)
	case p.Told.Wrongs > 0:
		status = http.StatusUnprocessableEntity
	}
	return s.show(w, status, "values", p)
}

// bringValues tells what a file of values would do, asks what is doubtful, and does it.
func (s *server) bringValues(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	file, err := upload(r, "file")
	p := &valuesPage{Name: text(r, "name")}
	o := app.ValuesOptions{Dry: text(r, "do") != "load", Leave: text(r, "leave") == "1", Keep: true, Kept: text(r, "kept"), Answers: givenAnswers(r.PostForm)}
	var content []byte
	switch {
	case err != nil:
	case file != nil:
		p.Name, content, o.Kept = file.Name, file.Content, ""
	case o.Kept == "":
		err = fault.New(fault.Invalid, "Hãy chọn một tệp .xlsx hoặc .csv.", "Choose an .xlsx or .csv file.").At("file")
	}
	p.Given = o.Answers
	if err == nil {
		var load app.ValuesLoad
		if load, err = s.app.ImportValues(r.Context(), callerOf(r).Who, p.Name, content, o); err == nil {
			p.Sent, p.Kept, p.Told = true, load.Kept, load.Told(string(s.words(r).Lang))
		}
	}
	if err != nil && !mendable(err) {
		return err
	}
	return s.valuesPage(w, r, p, err)
}

// givenAnswers are the answers that a form of questions sends.
func givenAnswers(form url.Values) map[string]string {
	out := map[string]string{}
	for field, values := range form {
		if key, is := strings.CutPrefix(field, "answer:"); is && len(values) > 0 && values[0] != "" {
			out[key] = values[0]
		}
	}
	return out
}

// SortName names what a value is.
func (p *valuesPage) SortName(sort string) string {
	return p.Say(map[string]string{"observation": "thực hiện", "target": "mục tiêu", "baseline": "số gốc", "path": "lộ trình"}[sort])
}

// Formats are those that values go out in.
func (p *valuesPage) Formats() []string { return app.ValueFormats }

// exportValues streams the values of all indicators.
func (s *server) exportValues(w http.ResponseWriter, r *http.Request) error {
	format := r.URL.Query().Get("format")
	out := &lateHeader{w: w, name: "so-lieu-" + string(s.app.Today()) + app.ValueEnding(format)}
	err := s.app.Export(r.Context(), callerOf(r).Who, app.ValueRows, app.ItemFilterOf(r.URL.Query()), format, s.words(r).Lang, out)
	if err != nil && out.sent {
		s.config.Logger.Error("export cut", "err", err)
		panic(http.ErrAbortHandler) // the reader must see that the file is not whole
	}
	return err
}
