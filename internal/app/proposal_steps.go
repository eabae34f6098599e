package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// ProposalEdit is how a proposal comes into the plan.
type ProposalEdit struct {
	Kind  plan.KindCode `json:"kind" doc:"task or recommendation"`
	Title string        `json:"title,omitempty" doc:"the words of the proposal unless said"`
	Lead  string        `json:"lead,omitempty" doc:"name or code of a unit; what the proposal names unless said"`
	Due   string        `json:"due,omitempty" doc:"a phrase or a date; what the proposal states unless said"`
}

// AdoptProposal makes a proposal a task or a recommendation of the plan, with its sentence as the source. Whom it asks and by
// when is asked for where it does not say so: nothing is made up.
func (a *App) AdoptProposal(ctx context.Context, who Who, id conference.ID, proposal string, e ProposalEdit) (item plan.Item, err error) {
	if err := who.must(org.EditPlan); err != nil {
		return item, err
	}
	err = a.onProposal(ctx, who, "paper_proposal.accept", "", id, proposalCalled(proposal), func(tx *store.Tx, shown ProposalShown, p *conference.Proposal) error {
		edit, err := itemOfProposal(tx.Reader, shown, e)
		if err != nil {
			return err
		}
		n, err := tx.NextNumber("item:" + string(edit.Kind))
		if err != nil {
			return err
		}
		item = plan.Item{ID: plan.ItemID(newID()), Kind: edit.Kind, Code: plan.CodeOf(edit.Kind, n), Ord: n, Origin: plan.Origin{Quote: edit.Quote}}
		if err := p.Adopt(item.ID, who.Post.ID, a.Today()); err != nil {
			return err
		}
		return a.put(tx, &item, edit)
	})
	return item, err
}

// itemOfProposal fills in what the proposal says itself, and asks for what it does not.
func itemOfProposal(r store.Reader, p ProposalShown, e ProposalEdit) (ItemEdit, error) {
	out := ItemEdit{Kind: e.Kind, Title: oneLine(e.Title), Lead: strings.TrimSpace(e.Lead), Due: strings.TrimSpace(e.Due)}
	if out.Kind == "" {
		out.Kind = plan.TaskKind
	}
	if out.Kind != plan.TaskKind && out.Kind != plan.RecommendationKind {
		return out, fault.New(fault.Invalid, "Kiến nghị chỉ thành nhiệm vụ hoặc kiến nghị của kế hoạch, không thành %q.", "A proposal becomes a task or a recommendation of the plan, not %q.", string(e.Kind)).At("kind")
	}
	if u, err := r.UnitByCode(out.Lead); err == nil && out.Lead != "" {
		out.Lead = u.Name
	}
	if out.Title == "" {
		out.Title = strings.TrimSuffix(p.Text, ".")
	}
	if out.Lead == "" {
		out.Lead = p.Lead
	}
	if out.Due == "" {
		out.Due = p.Due
	}
	switch {
	case out.Lead == "" && out.Kind == plan.TaskKind:
		return out, fault.New(fault.Invalid, "Kiến nghị không nêu rõ đơn vị nào làm: ghi đơn vị chủ trì.", "The proposal does not name one unit: write which unit leads.").At("lead")
	case out.Due == "" && out.Kind == plan.TaskKind:
		return out, fault.New(fault.Invalid, "Kiến nghị không nêu thời hạn: ghi thời hạn.", "The proposal states no deadline: write one.").At("due")
	case out.Kind == plan.RecommendationKind:
		out.Fields = map[string]string{"addressee": p.To.Vi()}
	}
	var quotes []string
	for _, s := range p.Authors {
		quotes = append(quotes, "Tham luận của "+s.Unit.Name+": "+s.Text)
	}
	out.Quote = strings.Join(quotes, "\n")
	return out, nil
}

// RefuseProposal records that a proposal is not taken up, and why.
func (a *App) RefuseProposal(ctx context.Context, who Who, id conference.ID, proposal, reason string) error {
	return a.onProposal(ctx, who, "paper_proposal.refuse", oneLine(reason), id, proposalCalled(proposal), func(_ *store.Tx, _ ProposalShown, p *conference.Proposal) error {
		return p.Refuse(reason, who.Post.ID, a.Today())
	})
}

// MergeProposals makes several proposals one: all authors stand under it. At most one of them is decided already.
func (a *App) MergeProposals(ctx context.Context, who Who, id conference.ID, proposals []string) error {
	var rest []ProposalShown
	choose := func(d DigestShown) (into ProposalShown, err error) {
		into, rest, err = d.merged(proposals)
		return into, err
	}
	return a.onProposal(ctx, who, "paper_proposal.merge", "", id, choose, func(tx *store.Tx, _ ProposalShown, p *conference.Proposal) error {
		for _, from := range rest {
			if err := notYetDecided(tx.Reader, from.Proposal); err != nil {
				return err
			}
			if from.Rev > 0 {
				if err := store.PaperProposals.Remove(tx, &from.Proposal); err != nil {
					return err
				}
			}
			if err := p.Join(from.Said); err != nil {
				return err
			}
		}
		return nil
	})
}

// merged tells which of several proposals the others go into: the one that is decided, else the first.
func (d DigestShown) merged(proposals []string) (into ProposalShown, rest []ProposalShown, err error) {
	if len(proposals) < 2 {
		return into, nil, fault.New(fault.Invalid, "Chọn từ hai kiến nghị trở lên để gộp.", "Choose two proposals or more to merge.").At("merge")
	}
	for _, name := range proposals {
		p, err := d.Proposal(name)
		switch {
		case err != nil:
			return into, nil, err
		case into.ID == "":
			into = p
		case into.Verdict == conference.Open && p.Verdict != conference.Open:
			into, rest = p, append(rest, into)
		case p.Verdict != conference.Open:
			return into, nil, fault.New(fault.Conflict, "Chỉ gộp được khi không quá một kiến nghị đã có quyết định.", "They can be merged when at most one of them is decided.").At("merge")
		default:
			rest = append(rest, p)
		}
	}
	return into, rest, nil
}

// ReopenProposal takes a refusal or a merging back. What is in the plan already is ended there.
func (a *App) ReopenProposal(ctx context.Context, who Who, id conference.ID, proposal string) error {
	if err := who.must(org.RunConferences); err != nil {
		return err
	}
	return a.change(ctx, who, act{"paper_proposal.back", "paper_proposal", proposal, ""}, func(tx *store.Tx) error {
		p, err := store.PaperProposals.Get(tx.Reader, proposal)
		if err != nil {
			return err
		}
		if p.ConferenceID != id {
			return fault.New(fault.NotFound, "Hội nghị không có kiến nghị này.", "The conference has no such proposal.")
		}
		if p.ItemID != "" {
			return fault.New(fault.Conflict, "Kiến nghị đã thành mục của kế hoạch; kết thúc mục đó ở trang của mục.", "The proposal is an item of the plan; end that item on its own page.")
		}
		return store.PaperProposals.Remove(tx, &p)
	})
}

// proposalCalled chooses one proposal.
func proposalCalled(name string) func(DigestShown) (ProposalShown, error) {
	return func(d DigestShown) (ProposalShown, error) { return d.Proposal(name) }
}

// onProposal decides on a proposal that is chosen from the digest as it is now.
func (a *App) onProposal(ctx context.Context, who Who, action, why string, id conference.ID, choose func(DigestShown) (ProposalShown, error), do func(*store.Tx, ProposalShown, *conference.Proposal) error) error {
	if err := who.must(org.RunConferences); err != nil {
		return err
	}
	d, err := a.Proposals(ctx, who, id)
	if err != nil {
		return err
	}
	shown, err := choose(d)
	if err != nil {
		return err
	}
	p := shown.Proposal
	if p.Rev == 0 {
		p.ID = newID()
	}
	return a.change(ctx, who, act{action, "paper_proposal", p.ID, why}, func(tx *store.Tx) error {
		kept := p
		if err := notYetDecided(tx.Reader, p); err != nil {
			return err
		}
		if err := do(tx, shown, &kept); err != nil {
			return err
		}
		return store.PaperProposals.Save(tx, &kept)
	})
}

// notYetDecided refuses to keep a sentence twice: somebody was quicker.
func notYetDecided(r store.Reader, p conference.Proposal) error {
	all, err := r.ProposalsTo(p.ConferenceID)
	if err != nil || p.Rev > 0 {
		return err
	}
	for _, had := range all {
		if slices.ContainsFunc(p.Said, func(s conference.Said) bool { return slices.ContainsFunc(had.Said, s.Same) }) {
			return fault.New(fault.Conflict, "Người khác vừa quyết định kiến nghị này; xin xem lại.", "Somebody has just decided on this proposal; please look again.").At("proposal")
		}
	}
	return nil
}
