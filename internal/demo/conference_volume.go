package demo

import (
	"context"
	"fmt"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/samples"
)

// spoken are the units whose contribution is spoken, in this order; printed those that stand in the volume alone. The others
// are still being read: on the day of the set the first round is on.
var (
	spoken = []app.TalkEdit{{Unit: "so-ct", Minutes: 10}, {Unit: "so-nnmt", Minutes: 10}, {Unit: "bqlda", Minutes: 8}, {Unit: "so-nv", Minutes: 8}, {Unit: "so-gddt", Minutes: 8},
		{Unit: "vpub", Minutes: 10}, {Unit: "so-khcn", Minutes: 8}, {Unit: "so-vhttdl", Minutes: 8}, {Unit: "cong-an", Minutes: 8}, {Unit: "mttq", Minutes: 10}}
	printed = []string{"thue-tinh", "bql-kcn", "tt-xtdt", "so-tp", "thanh-tra", "bchqs", "so-dttg", "truong-cd", "lien-minh-htx", "hiep-hoi-dn", "p-mau-tan"}
)

// volume chooses contributions for the plenary and for the volume, and settles the order of speaking.
func (l *loader) volume(ctx context.Context, id conference.ID) error {
	day := l.a.At(samples.Today)
	shown, err := day.OneConference(ctx, l.who, id)
	if err != nil {
		return err
	}
	papers := map[string]conference.ContributionID{}
	for _, x := range shown.Papers {
		papers[x.Unit.Code] = x.ID
	}
	choose := func(unit, step string) error {
		paper, ok := papers[unit]
		if !ok {
			return fmt.Errorf("no contribution of %s", unit)
		}
		for _, action := range []string{"take", step} {
			if err := day.StepPaper(ctx, l.who, paper, -1, action, ""); err != nil {
				return fmt.Errorf("%s of %s: %w", action, unit, err)
			}
		}
		return nil
	}
	talks := make([]app.TalkEdit, len(spoken))
	for i, t := range spoken {
		if err := choose(t.Unit, "plenary"); err != nil {
			return err
		}
		talks[i] = t
		talks[i].Order = i + 1
	}
	for _, unit := range printed {
		if err := choose(unit, "proceedings"); err != nil {
			return err
		}
	}
	if err := day.ArrangeProgramme(ctx, l.who, id, -1, app.ProgrammeEdit{Starts: "08:00", Talks: talks}); err != nil {
		return err
	}
	return l.proposals(ctx, day, id)
}

// adopted is a proposal that becomes a task of the plan, by the words it begins with: it names who does it by when. refused is one that
// the secretariat does not take up, and why. The others wait.
const (
	adopted    = "Đề nghị Sở Xây dựng thống nhất điểm đấu nối cấp nước và giao thông ngoài hàng rào"
	refused    = "Cho phép phường tuyển thêm ba cán bộ địa chính"
	refusedWhy = "Phải theo biên chế được giao; chuyển Sở Nội vụ xem xét khi giao biên chế năm 2027."
)

// proposals decides on two of what the contributions ask for.
func (l *loader) proposals(ctx context.Context, day *app.App, id conference.ID) error {
	d, err := day.Proposals(ctx, l.who, id)
	if err != nil {
		return err
	}
	p, ok := proposalThat(d, adopted)
	if !ok {
		return fmt.Errorf("no contribution asks %q", adopted)
	}
	if _, err := day.AdoptProposal(ctx, l.who, id, p.ID, app.ProposalEdit{}); err != nil {
		return err
	}
	p, ok = proposalThat(d, refused)
	if !ok {
		return fmt.Errorf("no contribution asks %q", refused)
	}
	return day.RefuseProposal(ctx, l.who, id, p.ID, refusedWhy)
}

func proposalThat(d app.DigestShown, begins string) (app.ProposalShown, bool) {
	for _, g := range d.Groups {
		for _, p := range g.Proposals {
			if strings.HasPrefix(p.Text, begins) {
				return p, true
			}
		}
	}
	return app.ProposalShown{}, false
}
