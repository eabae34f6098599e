package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// Contribution is how an item moves an indicator, with how both stand.
type Contribution struct {
	Link      plan.Link
	Task      ItemRow
	Indicator plan.Item
	State     indicator.State // of the target that matters today; "" = it has none
	Effect    Effect
}

// Effect is what became of the indicator since the item was done.
type Effect string

const (
	NoEffect  Effect = "none"    // a value of a later period is known, and it is no better than the one before
	HadEffect Effect = "seen"    // … it is better
	NotSeen   Effect = "unknown" // the item is not done, or no later value is known
)

// mostStated bounds the words of a contribution, in bytes; mostContributions the rows of one page.
const (
	mostStated        = 1000
	mostContributions = 500
)

// Contribute says that an item moves an indicator, and how: in words, and where it can be told by how much, in the unit of the
// indicator. Saying it again changes it.
func (a *App) Contribute(ctx context.Context, who Who, from plan.ItemID, to, stated, figure string) error {
	if err := who.must(org.EditPlan); err != nil {
		return err
	}
	stated = strings.TrimSpace(stated)
	figure, err := plan.Field{Key: "figure", Vi: "Mức góp", Type: plan.Decimal}.Canonical(figure)
	switch {
	case err != nil:
		return err
	case stated == "":
		return fault.New(fault.Invalid, "Cần ghi việc này góp vào chỉ tiêu như thế nào.", "Say how it moves the indicator.").At("stated")
	case len(stated) > mostStated:
		return fault.New(fault.TooLarge, "Phần ghi dài %d byte, tối đa %d.", "The text has %d bytes, at most %d are taken.", len(stated), mostStated).At("stated")
	}
	from = byCode(a.store.Read(ctx), from)
	return a.change(ctx, who, act{"item.contribute", "item", string(from), stated}, func(tx *store.Tx) error {
		item, err := store.Items.Get(tx.Reader, string(from))
		if err != nil {
			return err
		}
		target, err := itemNamed(tx.Reader, to)
		if err != nil {
			return named(err, fault.New(fault.Invalid, "Không có mục %q để liên kết.", "There is no item %q to link to.", to).At("to"))
		}
		does, _ := a.kinds.Of(item.Kind)
		moved, _ := a.kinds.Of(target.Kind)
		if len(does.States) == 0 || !moved.Observe {
			return fault.New(fault.Invalid, "Chỉ ghi được việc góp vào chỉ tiêu: %s là %s, %s là %s.", "Only what is done can move an indicator: %s is of the kind %s, %s of the kind %s.", item.Code, does.Vi, target.Code, moved.Vi).At("to")
		}
		links, err := tx.LinksFrom(string(from))
		if err != nil {
			return err
		}
		l := plan.Link{ID: newID(), From: plan.ItemNoun, FromID: string(from), Relation: plan.Contributes, To: plan.ItemNoun, ToID: string(target.ID)}
		for _, x := range links {
			if x.Relation == l.Relation && x.ToID == l.ToID {
				l = x
			}
		}
		l.Stated, l.Figure = stated, figure
		return store.Links.Save(tx, &l)
	})
}

// Contributions are what moves indicators: first missed targets with what stands behind them, then what is done without effect.
func (a *App) Contributions(ctx context.Context) ([]Contribution, error) {
	r := a.store.Read(ctx)
	links, err := r.Contributions(nil, mostContributions)
	if err != nil {
		return nil, err
	}
	out, err := a.contributions(r, links)
	arrange.By(out, func(x, y Contribution) int {
		return cmp.Or(slices.Index(indicator.States, x.State)-slices.Index(indicator.States, y.State), cmp.Compare(x.Indicator.Code, y.Indicator.Code), cmp.Compare(x.Task.Item.Code, y.Task.Item.Code))
	})
	return out, err
}

// contributions reads links with how their ends stand, in a few queries whatever their number.
func (a *App) contributions(r store.Reader, links []plan.Link) ([]Contribution, error) {
	if len(links) == 0 || a.store.Day() != "" {
		return nil, nil
	}
	var tasks, moved []plan.ItemID
	for _, l := range links {
		tasks, moved = append(tasks, plan.ItemID(l.FromID)), append(moved, plan.ItemID(l.ToID))
	}
	slices.Sort(tasks)
	rows, err := a.rowsOf(r, slices.Compact(tasks))
	if err != nil {
		return nil, err
	}
	if err := a.addOutlook(r, rows); err != nil {
		return nil, err
	}
	byTask := map[plan.ItemID]ItemRow{}
	for _, row := range rows {
		byTask[row.Item.ID] = row
	}
	items, err := r.ItemsByID(moved)
	if err != nil {
		return nil, err
	}
	var list []plan.Item
	for _, it := range items {
		list = append(list, it)
	}
	all, err := a.judgedOf(r, list)
	if err != nil {
		return nil, err
	}
	var out []Contribution
	for _, l := range links {
		c := Contribution{Link: l, Task: byTask[plan.ItemID(l.FromID)], Indicator: items[plan.ItemID(l.ToID)]}
		if c.Task.Item.Ended || c.Indicator.Ended {
			continue
		}
		j := all[c.Indicator.ID]
		c.State = j.Verdict.State
		c.Effect = effectOf(c.Task.Standing, j.Observed, c.Indicator.Fields["direction"])
		out = append(out, c)
	}
	return out, nil
}

// effectOf compares the newest value of a period that ends after an item was done with the newest before.
func effectOf(s plan.Standing, observed []plan.Observation, direction string) Effect {
	if s.State != plan.Done || s.DoneOn == "" || direction != "up" && direction != "down" {
		return NotSeen
	}
	before, after := "", ""
	for _, o := range observed {
		switch to := o.Period.Bounds().To; {
		case o.Value == "" || !o.Whole():
		case to <= s.DoneOn:
			before = o.Value
		default:
			after = o.Value
		}
	}
	x, okBefore := indicator.Parse(before)
	y, okAfter := indicator.Parse(after)
	if !okBefore || !okAfter {
		return NotSeen
	}
	if c := y.Cmp(x); c > 0 && direction == "up" || c < 0 && direction == "down" {
		return HadEffect
	}
	return NoEffect
}

// fillContributions adds to an item what it moves, or what moves it.
func (a *App) fillContributions(r store.Reader, v *ItemView) error {
	var links []plan.Link
	for _, l := range v.Links {
		if l.Link.Relation == plan.Contributes {
			links = append(links, l.Link)
		}
	}
	var err error
	v.Contributions, err = a.contributions(r, links[:min(len(links), mostContributions)])
	return err
}
