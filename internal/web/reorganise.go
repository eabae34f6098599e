package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

type reorganisationsPage struct {
	frame
	Acts   []org.Reorganisation
	Failed []string // of those whose day has come and that could not be carried out
	May    bool
}

// reorganisations are the acts recorded, with the way to take the newest back.
func (s *server) reorganisations(w http.ResponseWriter, r *http.Request) error {
	return s.reorganisationsView(w, r, nil)
}

func (s *server) reorganisationsView(w http.ResponseWriter, r *http.Request, failed error) error {
	f, err := s.frame(w, r, "units", "Sắp xếp đơn vị")
	if err != nil {
		return err
	}
	p := &reorganisationsPage{frame: f, Failed: s.app.CarryFailed(), May: f.Who.May(org.Reorganise)}
	if p.Acts, err = s.app.Reorganisations(r.Context()); err != nil {
		return err
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "reorganisations", p)
}

// takeBackReorganisation takes an act back, as long as nothing was done after it.
func (s *server) takeBackReorganisation(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	if err := s.app.TakeBackReorganisation(r.Context(), callerOf(r).Who, r.PathValue("id"), text(r, "why")); err != nil {
		if mendable(err) {
			return s.reorganisationsView(w, r, err)
		}
		return err
	}
	return s.done(w, r, "/reorganisations", s.words(r).Say("Đã lấy lại việc sắp xếp; mọi thứ như trước đó."))
}

type reorganisePage struct {
	frame
	Text   string
	Effect *app.ReorganisationEffect // nil until it was looked at
	Shown  int                       // rows of each list
	Later  bool                      // its day is yet to come
}

// Example is an act as it is written down.
func (p *reorganisePage) Example() string { return app.ExampleReorganisation }

// newReorganisation is the form of an act, empty or with an example.
func (s *server) newReorganisation(w http.ResponseWriter, r *http.Request) error {
	if err := callerOf(r).Who.Must(org.Reorganise); err != nil {
		return err
	}
	return s.reorganiseView(w, r, &reorganisePage{}, nil)
}

func (s *server) reorganiseView(w http.ResponseWriter, r *http.Request, p *reorganisePage, failed error) (err error) {
	if p.frame, err = s.frame(w, r, "units", "Ghi việc sắp xếp đơn vị"); err != nil {
		return err
	}
	p.Back, p.Shown = "/reorganisations/new", 100
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	if p.Effect != nil {
		p.Later = p.Effect.Act.On > p.Today
	}
	return s.show(w, status, "reorganise", p)
}

// reorganise tells what an act would do, or carries it out.
func (s *server) reorganise(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p := &reorganisePage{Text: text(r, "text")}
	x, err := s.sentReorganisation(r, p)
	if err == nil && text(r, "do") == "carry" {
		done, failed := s.app.Reorganise(r.Context(), callerOf(r).Who, x)
		if err = failed; err == nil {
			say := s.words(r)
			if done.Act.State == org.Planned {
				return s.done(w, r, "/reorganisations", say.Say("Đã ghi; sẽ thực hiện ngày %s.", done.Act.On.Short(say.Lang)))
			}
			if len(done.Waiting) > 0 {
				return s.done(w, r, "/heirs", say.Say("Đã thực hiện việc sắp xếp. Còn những việc dưới đây chờ nơi nhận."))
			}
			return s.done(w, r, "/reorganisations", say.Say("Đã thực hiện việc sắp xếp."))
		}
	}
	if err == nil {
		out, failed := s.app.PreviewReorganisation(r.Context(), callerOf(r).Who, x)
		if err = failed; err == nil {
			p.Effect = &out
		}
	}
	if err != nil && !mendable(err) {
		return err
	}
	return s.reorganiseView(w, r, p, err)
}

func (s *server) sentReorganisation(r *http.Request, p *reorganisePage) (x org.Reorganisation, err error) {
	content := []byte(p.Text)
	file, err := upload(r, "file")
	if err != nil {
		return x, err
	}
	if file != nil && len(file.Content) > 0 {
		content = file.Content
	}
	var wrong []when.WrongRow
	if x, wrong, err = app.ReadReorganisation(content); err != nil {
		return x, err
	}
	if file != nil && len(file.Content) > 0 {
		p.Text = app.WriteReorganisation(x)
	}
	return x, app.WrongRows(wrong)
}

type heirsPage struct {
	frame
	Waiting []app.WaitingUnit
	Total   int
	May     bool
	Why     string
	Units   []org.Unit // to choose among
}

// heirs are the parts of units that have ended, with who may take them over.
func (s *server) heirs(w http.ResponseWriter, r *http.Request) error { return s.heirsView(w, r, nil) }

func (s *server) heirsView(w http.ResponseWriter, r *http.Request, failed error) error {
	f, err := s.frame(w, r, "units", "Việc chờ nơi nhận")
	if err != nil {
		return err
	}
	p := &heirsPage{frame: f, May: f.Who.May(org.Reorganise), Why: text(r, "why")}
	if p.Waiting, err = s.app.Heirs(r.Context()); err != nil {
		return err
	}
	for _, u := range p.Waiting {
		p.Total += len(u.Parts) + u.More
	}
	all, err := s.app.Register(r.Context())
	if err != nil {
		return err
	}
	for _, u := range all {
		if (u.To == "" || u.To >= f.Today) && u.Level != "system" {
			p.Units = append(p.Units, u)
		}
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "heirs", p)
}

// giveHeirs gives what was ticked: to the unit written for all of it, else to the one proposed for each.
func (s *server) giveHeirs(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	to, byUnit := text(r, "to"), map[string][]string{}
	var order []string
	for _, part := range r.PostForm["part"] {
		heir := to
		if heir == "" {
			heir = r.PostFormValue("proposed-" + part)
		}
		if byUnit[heir] == nil {
			order = append(order, heir)
		}
		byUnit[heir] = append(byUnit[heir], part)
	}
	var choices []app.HeirChoice
	for _, heir := range order {
		if heir == "" {
			return s.heirsView(w, r, fault.New(fault.Invalid, "Có việc chưa rõ giao cho ai: hãy ghi đơn vị nhận.", "For some of these nobody is proposed: write the unit that takes them over.").At("to"))
		}
		choices = append(choices, app.HeirChoice{Parts: byUnit[heir], To: heir})
	}
	n, err := s.app.GiveHeirs(r.Context(), callerOf(r).Who, choices, text(r, "why"))
	if err != nil {
		if mendable(err) {
			return s.heirsView(w, r, err)
		}
		return err
	}
	return s.done(w, r, "/heirs", s.words(r).Say("Đã giao %d phần việc.", n))
}
