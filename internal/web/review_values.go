package web

import (
	"fmt"
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
)

// valueField is one value of an indicator in the review form: what it is, and an input for each part of it.
type valueField struct {
	Of     string // the target in the plan
	Legend string
	Scope  string // "Đông Nam Á" of a rank, or the words that stand for a number
	Inputs []valueInput
}

// valueInput is a part of a value. What stands in it can be sent back unread: only what was changed is a correction.
type valueInput struct {
	Name, Part, Label, Value string
	Key                      string // the digit that leads to it
	Options                  []option
	Wrong                    *problem
}

// values are the fields of what an indicator is to reach; one without any has room for the one that reading missed.
func (w words) values(c plan.Candidate) (out []valueField) {
	list := c.Values
	if len(list) == 0 && c.Kind == plan.IndicatorKind {
		list = []plan.Value{{Sort: "target", Comparator: "="}}
	}
	for i, v := range list {
		if v.Unit == "" {
			v.Unit = c.Unit
		}
		f := w.valueField(fmt.Sprintf("value.%d.", i), v)
		if i < 4 {
			f.Inputs[1].Key = itoa(6 + i) // behind the five fields of every candidate
		}
		out = append(out, f)
	}
	return out
}

// targets are the fields of what an item of the plan is to reach.
func (w words) targets(list []plan.Target) (out []valueField) {
	for _, t := range list {
		v := plan.Value{Sort: t.Sort, Comparator: t.Comparator, Number: t.Value, High: t.High, Worded: t.Worded, Unit: t.Unit, Scope: t.Scope, Period: t.Period}
		f := w.valueField("value."+t.ID+".", v)
		f.Of = t.ID
		out = append(out, f)
	}
	return out
}

// valueField makes the inputs of one value; at begins their names.
func (w words) valueField(at string, v plan.Value) valueField {
	period := ""
	if v.Period.Known() { // as documents write it, which is how it is read back
		period = words{Lang: lang.Vi}.span(v.Period)
	}
	return valueField{Legend: w.sort(v.Sort), Scope: strings.TrimSpace(v.Scope + " " + v.Worded), Inputs: []valueInput{
		{Name: at + "comparator", Part: "comparator", Label: w.Say("So sánh"), Value: v.Comparator, Options: w.comparators(v.Comparator)},
		{Name: at + "number", Part: "number", Label: w.Say("Giá trị"), Value: w.decimal(v.Number)},
		{Name: at + "high", Part: "high", Label: w.Say("Mức trên"), Value: w.decimal(v.High)},
		{Name: at + "unit", Part: "unit", Label: w.Say("Đơn vị tính"), Value: v.Unit},
		{Name: at + "period", Part: "period", Label: w.Say("Thời kỳ"), Value: period},
	}}
}

// keepValues puts what was typed back into the fields, with what was wrong beside its input.
func keepValues(r *http.Request, fields []valueField, wrong *problem) {
	for _, f := range fields {
		for i := range f.Inputs {
			in := &f.Inputs[i]
			if _, sent := r.PostForm[in.Name]; sent {
				in.Value = text(r, in.Name)
			}
			for k := range in.Options {
				in.Options[k].Selected = in.Options[k].Value == in.Value
			}
			if wrong.Field == in.Name {
				in.Wrong = wrong
			}
		}
	}
}

// valueEdits are the corrections of a form to the values of a candidate.
func (w words) valueEdits(r *http.Request, c plan.Candidate) (out []app.ValueEdit, err error) {
	for _, f := range w.values(c) {
		e, err := w.valueEdit(r, f)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// targetEdits are the corrections of a form to targets of the plan.
func (w words) targetEdits(r *http.Request, list []plan.Target) (map[string]app.ValueEdit, error) {
	out := map[string]app.ValueEdit{}
	for _, f := range w.targets(list) {
		e, err := w.valueEdit(r, f)
		if err != nil {
			return nil, err
		}
		if e != (app.ValueEdit{}) {
			out[f.Of] = e
		}
	}
	return out, nil
}

// valueEdit is what of one value stands otherwise in a form than it was shown.
func (w words) valueEdit(r *http.Request, f valueField) (e app.ValueEdit, err error) {
	parts := map[string]**string{"comparator": &e.Comparator, "number": &e.Number, "high": &e.High, "unit": &e.Unit, "period": &e.Period}
	for _, in := range f.Inputs {
		_, sent := r.PostForm[in.Name]
		now := text(r, in.Name)
		if !sent || now == in.Value {
			continue
		}
		if in.Part == "number" || in.Part == "high" {
			if now, err = w.number(in.Name, map[string]string{"number": "Giá trị", "high": "Mức trên"}[in.Part], now); err != nil {
				return e, err
			}
		}
		*parts[in.Part] = &now
	}
	return e, nil
}

// comparators are the ways a value can bind, short enough for a small list; one that is not stated can stay so.
func (w words) comparators(now string) (out []option) {
	signs := map[string]string{"=": "=", ">=": "≥", ">": ">", "<=": "≤", "<": "<", "between": w.Say("từ – đến")}
	if now == "" {
		out = append(out, option{Text: "–", Selected: true})
	}
	for _, c := range app.Comparators {
		label := signs[c]
		if label == "" {
			label = w.comparator(c)
		}
		out = append(out, option{Value: c, Text: label, Selected: c == now})
	}
	return out
}
