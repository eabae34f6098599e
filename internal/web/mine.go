package web

import (
	"net/http"
	"strconv"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

type minePage struct {
	frame
	app.Mine
	MayMute  bool
	MaySet   bool
	Reminded *app.OwnReminders // nil where nobody signed in
	Until    when.Date         // offered for a mute
}

// mine is what waits for the acting post today.
func (s *server) mine(w http.ResponseWriter, r *http.Request) error { return s.mineView(w, r, nil) }

func (s *server) mineView(w http.ResponseWriter, r *http.Request, failed error) error {
	f, err := s.frame(w, r, "home", "Việc của tôi")
	if err != nil {
		return err
	}
	p := &minePage{frame: f, MayMute: f.Who.May(org.KeepLists), MaySet: f.Who.May(org.SetUpUnits), Until: f.Today.Add(14)}
	if p.Mine, err = s.app.Mine(r.Context(), f.Who); err != nil {
		return err
	}
	if c := callerOf(r); c.SignedIn() {
		o, err := s.app.Reminded(r.Context(), c)
		if err != nil {
			return err
		}
		p.Reminded = &o
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "mine", p)
}

// changeMine mutes, unmutes, or sets the days.
func (s *server) changeMine(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, err := s.who(r)
	if err != nil {
		return err
	}
	note, ctx := "", r.Context()
	switch text(r, "do") {
	case "mute":
		note = "Đã tắt nhắc; tự nhắc lại sau ngày đã chọn."
		until, ok := when.Typed(text(r, "until"))
		if !ok {
			err = fault.New(fault.Invalid, "%.40q không phải là ngày; viết ví dụ 30/09/2026.", "%.40q is not a day; write for example 30/09/2026.", text(r, "until")).At("until")
		} else {
			err = s.app.Mute(ctx, who, text(r, "about"), text(r, "why"), until)
		}
	case "unmute":
		note, err = "Sẽ nhắc lại việc này.", s.app.Unmute(ctx, who, text(r, "id"))
	case "days":
		note = "Đã ghi số ngày nhắc."
		var rule report.Reminders
		if rule, err = remindersOf(r); err == nil {
			err = s.app.SetReminders(ctx, who, rule)
		}
	default:
		err = fault.New(fault.Invalid, "Không rõ cần làm gì.", "It is not clear what to do.")
	}
	switch {
	case err == nil:
		return s.done(w, r, "/mine", s.words(r).Say(note))
	case mendable(err) || fault.Is(err, fault.NotFound):
		return s.mineView(w, r, err)
	}
	return err
}

func remindersOf(r *http.Request) (rule report.Reminders, err error) {
	for field, into := range map[string]*int{"before": &rule.Before, "head": &rule.Head, "coordinator": &rule.Coordinator, "leader": &rule.Leader} {
		if *into, err = strconv.Atoi(text(r, field)); err != nil {
			return rule, fault.New(fault.Invalid, "%.40q không phải là số ngày.", "%.40q is not a number of days.", text(r, field)).At(field)
		}
	}
	return rule, nil
}

// Returned tells whether a report came back.
func (p *minePage) Returned(x app.MineReport) bool { return x.State == report.Returned }

// Heard tells whether the post is reminded of dates at all.
func (p *minePage) Heard() bool {
	_, ok := p.Rule.Until(p.For.Post.Role, p.Today)
	return ok
}

// feed is the calendar at a secret address, for programs that keep one up to date.
func (s *server) feed(w http.ResponseWriter, r *http.Request) error {
	file, err := s.app.Calendar(r.Context(), r.PathValue("file"))
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	w.Header().Set("Cache-Control", "private, no-store")
	w.Header().Set("Content-Disposition", `attachment; filename="lo-trinh.ics"`)
	_, err = w.Write(file)
	if err != nil {
		s.config.Logger.Debug("calendar not sent", "err", err) // the reader went away
	}
	return nil
}
