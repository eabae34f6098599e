package web

import (
	"bytes"
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
)

// proposalsPage is the digest of what all contributions ask for.
type proposalsPage struct {
	frame
	D     app.DigestShown
	Wrong string // the proposal whose form was refused
	Typed app.ProposalEdit
	Why   string
}

// Tries tells whether the form of a proposal was refused, so that it stays open with what was typed.
func (p *proposalsPage) Tries(id string) bool { return p.Wrong == id }

// LeadOf is what the form of a proposal holds: what was typed, else what the proposal says.
func (p *proposalsPage) LeadOf(x app.ProposalShown) string {
	if p.Tries(x.ID) && p.Typed.Lead != "" {
		return p.Typed.Lead
	}
	return x.Lead
}

// DueOf is the same for the deadline.
func (p *proposalsPage) DueOf(x app.ProposalShown) string {
	if p.Tries(x.ID) && p.Typed.Due != "" {
		return p.Typed.Due
	}
	return x.Due
}

// Recommends tells whether a proposal is offered as a recommendation: what is asked of the centre is no task of the province.
func (p *proposalsPage) Recommends(x app.ProposalShown) bool {
	if p.Tries(x.ID) && p.Typed.Kind != "" {
		return p.Typed.Kind == plan.RecommendationKind
	}
	return x.To == conference.ToCentre
}

func (s *server) proposals(w http.ResponseWriter, r *http.Request) error {
	return s.proposalsPage(w, r, &proposalsPage{}, nil)
}

func (s *server) proposalsPage(w http.ResponseWriter, r *http.Request, p *proposalsPage, failed error) error {
	var err error
	if p.frame, err = s.frame(w, r, "reviews", "Tổng hợp kiến nghị"); err != nil {
		return err
	}
	if p.D, err = s.app.Proposals(r.Context(), p.Who, conference.ID(r.PathValue("id"))); err != nil {
		return err
	}
	p.Back = "/conferences/" + string(p.D.Conference.ID) + "/proposals"
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "proposals", p)
}

// decideProposal carries out what a button of the page asks for.
func (s *server) decideProposal(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	ctx, who, id, say := r.Context(), callerOf(r).Who, conference.ID(r.PathValue("id")), s.words(r).Say
	p := &proposalsPage{Wrong: text(r, "proposal"), Why: text(r, "reason"), Typed: app.ProposalEdit{Kind: plan.KindCode(text(r, "kind")), Title: text(r, "title"), Lead: text(r, "lead"), Due: text(r, "due")}}
	note := say("Đã ghi.")
	var err error
	switch text(r, "do") {
	case "accept":
		var item plan.Item
		if item, err = s.app.AdoptProposal(ctx, who, id, p.Wrong, p.Typed); err == nil {
			note = say("Đã đưa vào kế hoạch: %s.", item.Code)
		}
	case "refuse":
		err = s.app.RefuseProposal(ctx, who, id, p.Wrong, p.Why)
	case "back":
		err = s.app.ReopenProposal(ctx, who, id, p.Wrong)
	case "merge":
		err = s.app.MergeProposals(ctx, who, id, r.Form["merge"])
	default:
		err = fault.New(fault.Invalid, "Không rõ phải làm gì.", "It is not clear what to do.").At("do")
	}
	if mendable(err) {
		return s.proposalsPage(w, r, p, err)
	} else if err != nil {
		return err
	}
	return s.done(w, r, "/conferences/"+string(id)+"/proposals", note)
}

// proposalsFile is the digest as Word or Excel.
func (s *server) proposalsFile(w http.ResponseWriter, r *http.Request) error {
	format := r.URL.Query().Get("format")
	var file bytes.Buffer
	if err := s.app.WriteProposals(r.Context(), callerOf(r).Who, conference.ID(r.PathValue("id")), format, &file); err != nil {
		return err
	}
	attach(w, "kien-nghi."+format)
	_, err := w.Write(file.Bytes())
	return err
}
