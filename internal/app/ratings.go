package app

import (
	"cmp"
	"context"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// RateItem is the coordinator's own judgement of an item, by code or id, at revision rev of the rating that was seen; rev 0
// is of one without. light "" takes it back.
func (a *App) RateItem(ctx context.Context, who Who, item plan.ItemID, rev int, light plan.Light, reason string) (plan.Rating, error) {
	if err := who.must(org.RateItem); err != nil {
		return plan.Rating{}, err
	}
	id := byCode(a.store.Read(ctx), item)
	rating := plan.Rating{ItemID: id, Light: light, Reason: reason, PostID: who.Post.ID, Closed: light == ""}
	action := "item.rate"
	if rating.Closed {
		action = "item.unrate"
	}
	err := a.change(ctx, who, act{action, "item", string(id), reason}, func(tx *store.Tx) error {
		rating.On = tx.Today
		it, err := store.Items.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		if it.Ended {
			return fault.New(fault.Conflict, "%s đã kết thúc: không còn gì để đánh giá.", "%s has ended: there is nothing left to rate.", it.Code)
		}
		if err := rating.Validate(); err != nil {
			return err
		}
		rating.Rev = rev
		before, err := store.Ratings.Get(tx.Reader, string(id))
		switch {
		case err == nil && before.Closed && rev == 0:
			rating.Rev = before.Rev
		case fault.Is(err, fault.NotFound) && rating.Closed:
			return fault.New(fault.Conflict, "%s chưa có đánh giá để rút.", "%s has no rating to take back.", it.Code)
		case err != nil && !fault.Is(err, fault.NotFound):
			return err
		}
		return store.Ratings.Save(tx, &rating)
	})
	return rating, err
}

// Rated is the list of what the coordinator rated, beside what is computed.
type Rated struct {
	Rows    []RatedRow // those that disagree, the furthest apart first
	Agree   int        // rated, and the two agree
	Unknown int        // rated, and nothing can be computed
	Over    int        // rated, and it is done, late or ended
	More    bool       // only the newest ratings were looked at
}

// RatedRow is an item that the coordinator and the figures see differently.
type RatedRow struct {
	ItemRow
	Apart int // lights between the two: 1 or 2
}

// Which percent is which light, where the two are compared.
const (
	GreenFrom = 70
	AmberFrom = 40
)

// mostRated bounds how many ratings one page looks at.
const mostRated = 1000

// LightOf is the light that a likelihood would be.
func LightOf(percent int) plan.Light {
	switch {
	case percent >= GreenFrom:
		return plan.Green
	case percent >= AmberFrom:
		return plan.Amber
	}
	return plan.Red
}

// Disagreements are the ratings that the figures do not bear out.
func (a *App) Disagreements(ctx context.Context) (Rated, error) {
	r := a.store.Read(ctx)
	ratings, err := r.RatedLately(mostRated + 1)
	if err != nil {
		return Rated{}, err
	}
	out := Rated{More: len(ratings) > mostRated}
	var ids []plan.ItemID
	for _, x := range ratings[:min(len(ratings), mostRated)] {
		ids = append(ids, x.ItemID)
	}
	rows, err := a.rowsOf(r, ids)
	if err != nil {
		return out, err
	}
	if err := a.addOutlook(r, rows); err != nil {
		return out, err
	}
	for _, row := range rows {
		switch l := row.Outlook; {
		case row.Rating == nil:
		case row.Item.Ended, l != nil && l.Settled != "":
			out.Over++
		case l == nil || !l.Known:
			out.Unknown++
		default:
			apart := slices.Index(plan.Lights, row.Rating.Light) - slices.Index(plan.Lights, LightOf(l.Percent))
			if apart = max(apart, -apart); apart == 0 {
				out.Agree++
				continue
			}
			out.Rows = append(out.Rows, RatedRow{row, apart})
		}
	}
	arrange.By(out.Rows, func(x, y RatedRow) int {
		return cmp.Or(cmp.Compare(y.Apart, x.Apart), cmp.Compare(x.Standing.DueOn, y.Standing.DueOn), cmp.Compare(x.Item.Code, y.Item.Code))
	})
	return out, nil
}
