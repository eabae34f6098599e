package demo

import (
	"context"
	"fmt"

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
	return day.ArrangeProgramme(ctx, l.who, id, -1, app.ProgrammeEdit{Starts: "08:00", Talks: talks})
}
