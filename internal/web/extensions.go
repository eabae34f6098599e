package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

type extensionsPage struct {
	frame
	State   plan.ExtensionState
	Rows    []app.ExtensionRow
	Total   int
	Tabs    []extensionTab
	Waiting []app.WaitingRow // for events
	Bad     string           // id of the request whose decision was refused
	Typed   string           // reason typed there
}

type extensionTab struct {
	Name, Href string
	Current    bool
}

// extensions are the requests for later due days; those that wait stand with the decision beside their history.
func (s *server) extensions(w http.ResponseWriter, r *http.Request) error {
	return s.extensionsView(w, r, &extensionsPage{State: plan.ExtensionState(r.URL.Query().Get("state"))}, nil)
}

func (s *server) extensionsView(w http.ResponseWriter, r *http.Request, p *extensionsPage, failed error) (err error) {
	if p.State == "" {
		p.State = plan.ExtensionAsked
	}
	if p.frame, err = s.frame(w, r, "items", "Gia hạn"); err != nil {
		return err
	}
	if p.Rows, p.Total, err = s.app.Extensions(r.Context(), p.Who, p.State, r.URL.Query().Get("unit")); err != nil {
		return err
	}
	if p.State == plan.ExtensionAsked {
		if p.Waiting, err = s.app.WaitingForEvents(r.Context(), p.Who); err != nil {
			return err
		}
	}
	for _, x := range plan.ExtensionStates {
		p.Tabs = append(p.Tabs, extensionTab{p.Say(x.Vi()), "/extensions?state=" + string(x), x == p.State})
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "extensions", p)
}

// Decides tells whether the post decides requests.
func (p *extensionsPage) Decides() bool { return p.Who.May(org.DecideExtension) }

// Event is what a deadline waits for, in its own words.
func (p *extensionsPage) Event(row app.WaitingRow) string { return row.Counted.Event }

// decideExtension grants or refuses a request.
func (s *server) decideExtension(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	do := text(r, "do")
	if do != "grant" && do != "refuse" {
		return fault.New(fault.Invalid, "Hãy chọn đồng ý hoặc không đồng ý.", "Choose to grant or to refuse.").At("do")
	}
	e, err := s.app.DecideExtension(r.Context(), callerOf(r).Who, plan.ExtensionID(r.PathValue("id")), atoi(text(r, "rev")), do == "grant", text(r, "decision"))
	switch {
	case err == nil && do == "grant":
		return s.done(w, r, "/extensions", s.words(r).Say("Đã gia hạn đến %s.", s.words(r).day(e.NewDay)))
	case err == nil:
		return s.done(w, r, "/extensions", s.words(r).Say("Đã ghi: không đồng ý gia hạn."))
	case mendable(err):
		return s.extensionsView(w, r, &extensionsPage{Bad: r.PathValue("id"), Typed: text(r, "decision")}, err)
	}
	return err
}
