package app

import (
	"context"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// FormulaShown is how an indicator follows from others, with what was read for its newest period.
type FormulaShown struct {
	Text     string
	Pieces   []FormulaPiece
	Problem  error // why it cannot be computed; nil = it can
	Period   when.Period
	Value    string // "" = there is none
	Unit     string
	Quality  plan.Quality
	Decimals *int      // shown
	Why      [2]string // why there is none though nothing is missing, in Vietnamese and English
	Inputs   []FormulaInput
	Missing  []FormulaInput
}

// FormulaPiece is a part of the text; Code is that of the indicator it names, "" = other signs.
type FormulaPiece struct{ Text, Code, Title string }

// FormulaInput is one value that was read, or is missing.
type FormulaInput struct {
	Code, Title, Of string // Of is the name of the unit
	Period          when.Period
	Value, Unit     string
	Quality         plan.Quality
	KnownOn         when.Date
	Decimals        *int // shown
}

// FormulaKnown tells how an indicator is computed, with what was known on a day, "" = now; nil for one that is not.
func (a *App) FormulaKnown(ctx context.Context, it plan.Item, day when.Date) (*FormulaShown, error) {
	if it.Kind != plan.IndicatorKind {
		return nil, nil
	}
	r := a.store.Read(ctx)
	card, err := r.CardOf(it.ID)
	if err != nil || card.Formula == "" {
		return nil, err
	}
	f, err := r.FormulaOf(it, card.Formula)
	if err != nil {
		return nil, err
	}
	out := &FormulaShown{Text: card.Formula, Unit: it.Fields["unit"], Decimals: card.Decimals, Problem: f.Err}
	if f.Program == nil {
		out.Pieces = []FormulaPiece{{Text: card.Formula}}
		return out, nil
	}
	at := 0
	for _, m := range f.Program.Mentions() {
		out.Pieces = append(out.Pieces, FormulaPiece{Text: card.Formula[at:m.Start]}, FormulaPiece{Text: card.Formula[m.Start:m.End], Code: f.Inputs[m.Code].Code, Title: f.Inputs[m.Code].Title})
		at = m.End
	}
	out.Pieces = append(out.Pieces, FormulaPiece{Text: card.Formula[at:]})
	if out.Period, err = newestInput(r, f, day, false); err != nil || out.Period == "" {
		return out, err
	}
	c, err := r.Computed(f, indicator.Point{Period: out.Period}, day)
	if err != nil {
		return nil, err
	}
	whole, err := newestInput(r, f, day, true)
	if err != nil {
		return nil, err
	}
	if c.Value == "" && whole != "" && whole != out.Period { // the newest is told by units alone
		out.Period = whole
		if c, err = r.Computed(f, indicator.Point{Period: whole}, day); err != nil {
			return nil, err
		}
	}
	units, err := r.AllUnits()
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, u := range units {
		names[string(u.ID)] = u.Name
	}
	out.Value, out.Quality, out.Why = c.Value, c.Quality, c.Why
	var inputs []plan.ItemID
	for _, in := range f.Inputs {
		inputs = append(inputs, in.ID)
	}
	cards, err := r.CardsOfMany(inputs)
	if err != nil {
		return nil, err
	}
	shown := func(list []indicator.Input) (rows []FormulaInput) {
		for _, in := range list {
			rows = append(rows, FormulaInput{Code: f.Inputs[in.Code].Code, Title: f.Inputs[in.Code].Title, Of: names[string(in.Point.UnitID)], Period: in.Point.Period, Value: in.Value, Unit: f.Inputs[in.Code].Fields["unit"], Quality: in.Quality, KnownOn: in.KnownOn, Decimals: cards[f.Inputs[in.Code].ID].Decimals})
		}
		return rows
	}
	out.Inputs, out.Missing = shown(c.Inputs), shown(c.Missing)
	return out, nil
}

// newestInput is the latest period that some input has a value for, or one of the whole, as known on a day.
func newestInput(r store.Reader, f *store.Formula, day when.Date, whole bool) (newest when.Period, err error) {
	for _, in := range f.Inputs {
		list, err := r.ObservationsOf(in.ID)
		if err != nil {
			return "", err
		}
		for _, o := range list {
			if o.Value != "" && (!whole || o.Whole()) && (day == "" || o.KnownOn <= day && o.Period.Bounds().From <= day) && o.Period.Bounds().To > newest.Bounds().To && !strings.Contains(string(o.Period), "_") {
				newest = o.Period
			}
		}
	}
	return newest, nil
}

// SayWhy is why there is no value, in a language.
func (f *FormulaShown) SayWhy(l lang.Lang) string {
	if f.Problem != nil {
		return fault.Say(f.Problem, string(l))
	}
	if l == lang.En {
		return f.Why[1]
	}
	return f.Why[0]
}
