package store

import (
	"lotrinh/internal/conference"
	"lotrinh/internal/plan"
)

// PaperProposals keeps conference.Proposal: what people decided of what contributions ask for.
var PaperProposals = keep(Table[conference.Proposal]{noun: "paper_proposal", vi: "kiến nghị của tham luận", name: "paper_proposal", columns: []string{"conference_id", "item_id", "verdict"},
	key: func(p *conference.Proposal) (string, *int) { return p.ID, &p.Rev },
	index: func(p *conference.Proposal) []any {
		return []any{string(p.ConferenceID), string(p.ItemID), string(p.Verdict)}
	},
})

// mostProposals bounds what is decided of one conference.
const mostProposals = 10000

// ProposalsTo are the proposals to a conference that people merged or decided on.
func (r Reader) ProposalsTo(id conference.ID) ([]conference.Proposal, error) {
	return PaperProposals.live(r, "conference_id = ? ORDER BY id LIMIT ?", string(id), mostProposals)
}

// ProposalsBehind are the proposals that became an item.
func (r Reader) ProposalsBehind(id plan.ItemID) ([]conference.Proposal, error) {
	return PaperProposals.live(r, "item_id = ? ORDER BY id LIMIT ?", string(id), mostProposals)
}
