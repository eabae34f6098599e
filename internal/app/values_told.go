package app

import "lotrinh/internal/fault"

// ToldValues is what a file of values does, or would do, as commands and the API tell it.
type ToldValues struct {
	Done    bool            `json:"done" doc:"false when it was only tried, something is wrong, or questions are open: nothing is written then"`
	Format  string          `json:"format" doc:"xlsx, csv or sdmx-csv, as the file was read"`
	Values  int             `json:"values" doc:"in the file"`
	New     int             `json:"new"`
	Changed int             `json:"changed"`
	Same    int             `json:"same"`
	Left    int             `json:"left" doc:"values left out"`
	Wrongs  int             `json:"wrongs" doc:"cells that cannot be taken; the first of them are told"`
	Wrong   []ToldCell      `json:"wrong"`
	Asked   []ToldValueAsk  `json:"asked"`
	Notes   []ToldCell      `json:"notes" doc:"columns that are left out, and why"`
	Rows    []ToldValueStep `json:"rows" doc:"the first values that are new or change"`
}

// ToldCell is a cell with what is said of it.
type ToldCell struct {
	Cell string `json:"cell" doc:"Sheet1!E12; E12 in a file of one table"`
	Text string `json:"text"`
}

// ToldValueAsk is a question, with the answers it takes.
type ToldValueAsk struct {
	Key     string       `json:"key"`
	Cell    string       `json:"cell"`
	Text    string       `json:"text"`
	Choices []ToldChoice `json:"choices"`
}

// ToldValueStep is one value before and after.
type ToldValueStep struct {
	Cell   string `json:"cell"`
	Code   string `json:"code"`
	Name   string `json:"name"`
	Of     string `json:"of" doc:"name of the unit; empty for the whole"`
	Sort   string `json:"sort" doc:"observation, target, baseline or path"`
	Period string `json:"period"`
	Before string `json:"before" doc:"empty for a new value"`
	After  string `json:"after"`
	Unit   string `json:"unit"`
	Note   string `json:"note" doc:"what was done to the number"`
}

// Told puts it into words of a language.
func (l ValuesLoad) Told(lang string) ToldValues {
	say := func(vi, en string) string {
		if lang == "en" {
			return en
		}
		return vi
	}
	out := ToldValues{Done: l.Done, Format: l.Read.Format, Values: l.Read.Rows, New: l.New, Changed: l.Changed, Same: l.Same, Left: l.Left, Wrongs: l.Read.Wrongs, Wrong: []ToldCell{}, Asked: []ToldValueAsk{}, Notes: []ToldCell{}, Rows: []ToldValueStep{}}
	for _, w := range l.Read.Wrong {
		out.Wrong = append(out.Wrong, ToldCell{w.Place.String(), fault.Say(w.Err, lang)})
	}
	for _, n := range l.Read.Left {
		out.Notes = append(out.Notes, ToldCell{n.Place.String(), say(n.Vi, n.En)})
	}
	for _, q := range l.Read.Asked {
		a := ToldValueAsk{Key: q.Key, Cell: q.Place.String(), Text: say(q.Vi, q.En)}
		for _, c := range q.Choices {
			a.Choices = append(a.Choices, ToldChoice{c.Value, say(c.Vi, c.En)})
		}
		out.Asked = append(out.Asked, a)
	}
	for _, c := range l.Shown {
		note := ""
		if c.Note[0] != "" {
			note = say(c.Note[0], c.Note[1])
		}
		out.Rows = append(out.Rows, ToldValueStep{c.Place.String(), c.Code, c.Name, c.Of, c.Sort, c.Time, c.Before, c.After, c.Unit, note})
	}
	return out
}
