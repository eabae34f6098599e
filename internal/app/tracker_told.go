package app

import (
	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

// ToldTracker is what a workbook of tasks does, or would do, as commands and the API tell it.
type ToldTracker struct {
	Done     bool             `json:"done" doc:"false when it was only tried, something is wrong, or questions are open: nothing is written then"`
	Period   when.Period      `json:"period" doc:"of results that stand under no period"`
	New      int              `json:"new"`
	Changed  int              `json:"changed"`
	Same     int              `json:"same"`
	Left     int              `json:"left" doc:"rows left out"`
	Lines    int              `json:"lines" doc:"of past reports, marked as brought over"`
	NewUnits []string         `json:"new_units" doc:"names that become units"`
	Wrong    []ToldWrong      `json:"wrong"`
	Asked    []ToldAsk        `json:"asked"`
	Rows     []ToldTrackerRow `json:"rows"`
}

// ToldWrong is a cell that could not be taken, in words.
type ToldWrong struct {
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
	Column string `json:"column" doc:"its letter"`
	Text   string `json:"text"`
}

// ToldAsk is a question, with the answers it takes.
type ToldAsk struct {
	Key     string       `json:"key"`
	Sheet   string       `json:"sheet"`
	Row     int          `json:"row"`
	Column  string       `json:"column"`
	Text    string       `json:"text"`
	Choices []ToldChoice `json:"choices"`
}

// ToldChoice is one answer.
type ToldChoice struct {
	Value string `json:"value"`
	Text  string `json:"text"`
}

// ToldTrackerRow is a row with what becomes of it.
type ToldTrackerRow struct {
	Sheet   string       `json:"sheet"`
	Row     int          `json:"row"`
	Do      string       `json:"do" doc:"new, change, same or left"`
	Code    string       `json:"code" doc:"of the item; of a new one once it is written"`
	Title   string       `json:"title"`
	Changes []ToldChange `json:"changes"`
	Lines   int          `json:"lines"`
	Notes   []string     `json:"notes" doc:"what stays as the plan has it, and why"`
}

// ToldChange is one field before and after.
type ToldChange struct {
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// Told puts it into words of a language.
func (l TrackerLoad) Told(lang string) ToldTracker {
	vi := lang != "en"
	say := func(a, b string) string {
		if vi {
			return a
		}
		return b
	}
	out := ToldTracker{Done: l.Done, Period: l.Period, New: l.New, Changed: l.Changed, Same: l.Same, Left: l.Left, Lines: l.Lines, NewUnits: append([]string{}, l.NewUnits...), Wrong: []ToldWrong{}, Asked: []ToldAsk{}, Rows: []ToldTrackerRow{}}
	for _, w := range l.Wrong {
		out.Wrong = append(out.Wrong, ToldWrong{w.Sheet, w.Row, w.Column, fault.Say(w.Err, lang)})
	}
	for _, q := range l.Asked {
		a := ToldAsk{Key: q.Key, Sheet: q.Sheet, Row: q.Row, Column: q.Column, Text: say(q.Vi, q.En)}
		for _, c := range q.Choices {
			a.Choices = append(a.Choices, ToldChoice{c.Value, say(c.Vi, c.En)})
		}
		out.Asked = append(out.Asked, a)
	}
	for _, r := range l.Rows {
		row := ToldTrackerRow{Sheet: r.Sheet, Row: r.N, Do: r.Do, Code: r.Code, Title: r.Title, Lines: r.Lines, Changes: []ToldChange{}, Notes: []string{}}
		for _, c := range r.Changes {
			row.Changes = append(row.Changes, ToldChange{c.Field, c.Before, c.After})
		}
		for _, n := range r.Notes {
			row.Notes = append(row.Notes, say(n.Vi, n.En))
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
