package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// ValueEntry is one value that a person enters.
type ValueEntry struct {
	plan.Observation
	Span      string   // the period as people write it: "2025", "quý II năm 2025", "6 tháng 2025", "05/2025"; or as when.Period has it
	Unit      string   // code of the unit it is of; "" = of the whole
	Confirmed []string // keys of the questions that the person has seen and stands by
}

// EnterValue keeps a value beside those that are known already: a first one, a later vintage, "not published", or what a
// person says of a target in words. What looks odd is asked about before anything is kept: id "" comes with the questions.
func (a *App) EnterValue(ctx context.Context, who Who, code string, e ValueEntry) (id string, asked []indicator.Question, err error) {
	r := a.store.Read(ctx)
	item, err := indicatorNamed(r, code)
	if err != nil {
		return "", nil, err
	}
	o := e.Observation
	o.ID, o.Rev, o.ItemID = newID(), 0, item.ID
	if o.Period, err = periodIn(e.Span); err != nil {
		return "", nil, err
	}
	if o.UnitID, err = unitOf(r, e.Unit, "unit"); err != nil {
		return "", nil, err
	}
	card, err := r.CardOf(item.ID)
	if err != nil {
		return "", nil, err
	}
	if err := a.mayEnter(r, who, item, card, o.UnitID); err != nil {
		return "", nil, err
	}
	switch {
	case item.Ended:
		return "", nil, fault.New(fault.Conflict, "%s đã ra khỏi kế hoạch.", "%s has left the plan.", item.Code)
	case card.Formula != "" && o.Value != "":
		return "", nil, computedNotEntered(item, card).At("value")
	}
	if o.Source = strings.TrimSpace(o.Source); o.Source == "" {
		o.Source = card.Source
	}
	if err := o.Validate(a.Today()); err != nil {
		return "", nil, err
	}
	for key := range o.Cut {
		if !slices.ContainsFunc(card.Cuts, func(c indicator.Cut) bool { return c.Key == key && slices.Contains(c.Values, o.Cut[key]) }) {
			return "", nil, fault.New(fault.Invalid, "Thẻ của %s không có phân tổ %q: %q.", "The card of %s has no disaggregation %q: %q.", item.Code, key, o.Cut[key]).At("cut")
		}
	}
	vintages, err := a.alike(r, o)
	if err != nil {
		return "", nil, err
	}
	for _, x := range vintages {
		if x.Period == o.Period && x.Value == o.Value && x.Quality == o.Quality && x.Absent == o.Absent && x.Since == o.Since && x.Statement == o.Statement && o.KnownOn == x.KnownOn {
			return "", nil, fault.New(fault.Conflict, "Số này đã có: %s, %s.", "This value is there already: %[3]s, %[4]s.", o.Period.Vi(), o.Quality.Vi(), string(o.Period), string(o.Quality)).At("value")
		}
	}
	for _, q := range indicator.Ask(indicator.Indicator{Item: item, Card: card}, vintages, o) {
		if !slices.Contains(e.Confirmed, q.Key) {
			asked = append(asked, q)
		}
	}
	if len(asked) > 0 {
		return "", asked, nil
	}
	return o.ID, nil, a.change(ctx, who, act{"indicator.value", "item", string(item.ID), o.Note}, func(tx *store.Tx) error {
		kept := o
		return store.Observations.Save(tx, &kept)
	})
}

// computedNotEntered refuses a value of an indicator that follows from others.
func computedNotEntered(item plan.Item, card indicator.Card) *fault.Error {
	return fault.New(fault.Invalid, "%[1]s được tính bằng công thức %[2]s; không nhập số.", "%[1]s is computed by the formula %[2]s; no value is entered.", item.Code, card.Formula)
}

// alike are the vintages of the same unit and part.
func (a *App) alike(r store.Reader, o plan.Observation) ([]plan.Observation, error) {
	list, err := r.VintagesOfUnit(o.ItemID, o.UnitID)
	return slices.DeleteFunc(list, func(x plan.Observation) bool {
		if len(x.Cut) != len(o.Cut) {
			return true
		}
		for k, v := range o.Cut {
			if x.Cut[k] != v {
				return true
			}
		}
		return false
	}), err
}

// mayEnter lets the owner of an indicator, and who its card names, enter its values, and each unit its own.
func (a *App) mayEnter(r store.Reader, who Who, item plan.Item, card indicator.Card, unit org.UnitID) error {
	within, err := a.reach(r, who, org.EnterValues)
	if err != nil || within.All {
		return err
	}
	if unit != "" && within.Holds(unit) || unit == "" && card.Enters != "" && within.Holds(card.Enters) {
		return nil
	}
	leads, err := r.AssignmentsOf(item.ID)
	if err != nil {
		return err
	}
	for _, x := range leads {
		if x.Role == plan.Lead && x.UnitID != "" && within.Holds(x.UnitID) {
			return nil
		}
	}
	return who.refused(org.EnterValues)
}

// MayEnter tells whether a post may enter values of an indicator.
func (a *App) MayEnter(ctx context.Context, who Who, v IndicatorView) bool {
	return a.mayEnter(a.store.Read(ctx), who, v.Of.Item, v.Of.Card, "") == nil
}

// periodIn reads a period as people write it.
func periodIn(text string) (when.Period, error) {
	text = oneLine(text)
	if p, ok := when.ParsePeriod(text); ok {
		return p, nil
	}
	if days, ok := when.ParseSpan(text); ok {
		year, _, _ := days.From.YMD()
		for _, sort := range []string{"year", "half", "nine_months", "quarter", "month"} {
			for _, p := range when.PeriodsOf(sort, year) {
				if p.Bounds() == days {
					return p, nil
				}
			}
		}
	}
	return "", fault.New(fault.Invalid, "Không hiểu kỳ %.40q. Viết 2025, quý II năm 2025 hoặc 05/2025.", "The period %.40q cannot be read. Write 2025, 2025-Q2 or 2025-05.", text).At("period")
}

// WithdrawValue takes back a value that was entered by mistake; what a report brought goes with its report.
func (a *App) WithdrawValue(ctx context.Context, who Who, id string, rev int, why string) (plan.ItemID, error) {
	r := a.store.Read(ctx)
	o, err := store.Observations.Get(r, id)
	if err != nil {
		return "", err
	}
	item, err := store.Items.Get(r, string(o.ItemID))
	if err != nil {
		return o.ItemID, err
	}
	card, err := r.CardOf(o.ItemID)
	if err != nil {
		return o.ItemID, err
	}
	if err := a.mayEnter(r, who, item, card, o.UnitID); err != nil {
		return o.ItemID, err
	}
	switch {
	case strings.HasPrefix(o.Source, "report:"):
		return o.ItemID, fault.New(fault.Conflict, "Số này theo một báo cáo đã duyệt; hãy trả lại báo cáo ấy.", "This value comes from an approved report; return that report.")
	case strings.TrimSpace(why) == "":
		return o.ItemID, fault.New(fault.Invalid, "Cần ghi lý do rút số liệu.", "Write why the value is taken back.").At("why")
	}
	return o.ItemID, a.change(ctx, who, act{"indicator.withdraw", "item", string(o.ItemID), why}, func(tx *store.Tx) error {
		gone := o
		gone.Rev = rev
		return store.Observations.Remove(tx, &gone)
	})
}
