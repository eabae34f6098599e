package api

import (
	"context"
	"io"
	"net/http"
	"slices"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
)

// shownDigest is what all contributions to a conference ask for.
type shownDigest struct {
	Total     int             `json:"total"`
	Said      int             `json:"said" doc:"sentences behind them"`
	Adopted   int             `json:"accepted"`
	Rejected  int             `json:"refused"`
	Proposals []shownProposal `json:"proposals" doc:"by addressee, from the highest down"`
}

type shownProposal struct {
	ID      string               `json:"id"`
	To      conference.Addressee `json:"to" doc:"centre, committee, peoples, units, communes, businesses, self; empty: not said"`
	Topic   string               `json:"topic" doc:"of the outline"`
	Text    string               `json:"text"`
	Lead    string               `json:"lead" doc:"the unit that the text names first; empty: none"`
	Due     string               `json:"due" doc:"the deadline as the text states it; empty: none"`
	Verdict conference.Verdict   `json:"verdict" doc:"accepted, refused; empty: not decided"`
	Reason  string               `json:"reason"`
	Item    string               `json:"item" doc:"code of what it became"`
	Said    []shownSaid          `json:"said"`
}

type shownSaid struct {
	conference.Said
	Unit string `json:"unit" doc:"code of the author"`
	Gone bool   `json:"gone" doc:"the newest version does not say it any more"`
}

func (s *server) paperProposals(c *call) (shownDigest, error) {
	d, err := s.app.Proposals(c.Context(), c.who, conferenceID(c))
	out := shownDigest{Total: d.Total, Said: d.Said, Adopted: d.Adopted, Rejected: d.Rejected}
	for _, g := range d.Groups {
		for _, p := range g.Proposals {
			x := shownProposal{ID: p.ID, To: p.To, Topic: p.Topic.Heading, Text: p.Text, Lead: p.Lead, Due: p.Due, Verdict: p.Verdict, Reason: p.Reason}
			if p.Item != nil {
				x.Item = p.Item.Code
			}
			for _, a := range p.Authors {
				x.Said = append(x.Said, shownSaid{a.Said, a.Unit.Code, a.Gone})
			}
			out.Proposals = append(out.Proposals, x)
		}
	}
	return out, err
}

func (s *server) tellProposals(c *call, _ string) (told[shownDigest], error) {
	out, err := s.paperProposals(c)
	return told[shownDigest]{out, 0, "/api/conferences/" + string(conferenceID(c)) + "/proposals"}, err
}

func (s *server) adoptProposal(c *call, ctx context.Context, in app.ProposalEdit) (string, error) {
	_, err := s.app.AdoptProposal(ctx, c.who, conferenceID(c), c.PathValue("proposal"), in)
	return string(conferenceID(c)), err
}

type refuseProposal struct {
	Reason string `json:"reason"`
}

func (s *server) refuseProposal(c *call, ctx context.Context, in refuseProposal) (string, error) {
	return string(conferenceID(c)), s.app.RefuseProposal(ctx, c.who, conferenceID(c), c.PathValue("proposal"), in.Reason)
}

func (s *server) reopenProposal(c *call, ctx context.Context, _ nothing) (string, error) {
	return string(conferenceID(c)), s.app.ReopenProposal(ctx, c.who, conferenceID(c), c.PathValue("proposal"))
}

type mergeProposals struct {
	Proposals []string `json:"proposals" doc:"ids, two or more"`
}

func (s *server) mergeProposals(c *call, ctx context.Context, in mergeProposals) (string, error) {
	return string(conferenceID(c)), s.app.MergeProposals(ctx, c.who, conferenceID(c), in.Proposals)
}

func (s *server) proposalsFile(c *call) error {
	format := c.query.Get("format")
	if !slices.Contains(app.ProposalFormats, format) {
		return fault.New(fault.Invalid, "Không có định dạng %q; chọn docx hoặc xlsx.", "There is no format %q; choose docx or xlsx.", format).At("format")
	}
	return c.sendWhole("kien-nghi."+format, func(w io.Writer) error {
		return s.app.WriteProposals(c.Context(), c.who, conferenceID(c), format, w)
	})
}

// proposalRoutes are those of the digest of proposals.
var proposalRoutes = []route{
	get("/api/conferences/{id}/proposals", "conferences", "Tổng hợp kiến nghị của các tham luận", "The digest of all proposals", (*server).paperProposals),
	write("POST", "/api/conferences/{id}/proposals/{proposal}/accept", "conferences", "Tiếp thu một kiến nghị: đưa vào kế hoạch", "Accept a proposal: it comes into the plan", http.StatusOK, (*server).adoptProposal, (*server).tellProposals),
	write("POST", "/api/conferences/{id}/proposals/{proposal}/refuse", "conferences", "Không tiếp thu một kiến nghị, có lý do", "Refuse a proposal, with a reason", http.StatusOK, (*server).refuseProposal, (*server).tellProposals),
	write("POST", "/api/conferences/{id}/proposals/{proposal}/back", "conferences", "Lấy lại việc không tiếp thu hoặc gộp", "Take back a refusal or a merging", http.StatusOK, (*server).reopenProposal, (*server).tellProposals),
	write("POST", "/api/conferences/{id}/proposals/merge", "conferences", "Gộp các kiến nghị nói cùng một việc", "Merge proposals that ask for the same", http.StatusOK, (*server).mergeProposals, (*server).tellProposals),
	download("/api/conferences/{id}/proposals/file", "conferences", "Tổng hợp kiến nghị dạng Word hoặc Excel", "The digest as Word or Excel", []string{mediaTypes["docx"], mediaTypes["xlsx"]}, (*server).proposalsFile).with(param{name: "format", kind: word, required: true, vi: "docx hoặc xlsx", en: "docx or xlsx"}),
}
