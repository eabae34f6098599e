package report

import (
	"strconv"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// LineFields are what a person writes into a line, by their names in forms and journal; files apart.
var LineFields = []string{"state", "percent", "done_on", "occurrence", "text", "difficulties", "cause", "product", "value", "quality"}

// Field is one field of a line as text; "" = nothing is said.
func (l Line) Field(name string) string {
	switch name {
	case "state":
		return string(l.State)
	case "percent":
		if l.Percent >= 0 {
			return strconv.Itoa(l.Percent)
		}
	case "done_on":
		return string(l.DoneOn)
	case "occurrence":
		return string(l.Occurrence)
	case "text":
		return l.Text
	case "difficulties":
		return l.Difficulties
	case "cause":
		return string(l.Cause)
	case "product":
		return l.Product
	case "value":
		return l.Value
	case "quality":
		return string(l.Quality)
	}
	return ""
}

// SetField writes what Field has read of another line.
func (l *Line) SetField(name, text string) {
	switch name {
	case "state":
		l.State = plan.WorkState(text)
	case "percent":
		n, err := strconv.Atoi(text)
		if err != nil {
			n = -1
		}
		l.Percent = n
	case "done_on":
		l.DoneOn = when.Date(text)
	case "occurrence":
		l.Occurrence = when.Date(text)
	case "text":
		l.Text = text
	case "difficulties":
		l.Difficulties = text
	case "cause":
		l.Cause = Cause(text)
	case "product":
		l.Product = text
	case "value":
		l.Value = text
	case "quality":
		l.Quality = plan.Quality(text)
	}
}

// SaysAs tells whether two lines say the same in every field.
func (l Line) SaysAs(other Line) bool {
	for _, f := range LineFields {
		if l.Field(f) != other.Field(f) {
			return false
		}
	}
	return true
}

// Lasts tells whether a field of the last report on an item may be said again. The occurrence that was done last time is done; a day
// and a document belong to what was done then, and are still true only of what is done once for all. returns tells that the item is
// owed again and again.
func (l Line) Lasts(field string, returns bool) bool {
	switch field {
	case "occurrence":
		return false
	case "done_on", "product":
		return l.State == plan.Done && !returns
	}
	return true
}

// TakeOver fills what a line leaves open with what was said last time and lasts, and marks it so; what was typed stays.
func (l *Line) TakeOver(last Line, returns bool) {
	begun := false
	for _, f := range LineFields {
		if l.Field(f) != "" {
			begun = true
		} else if last.Lasts(f, returns) {
			l.SetField(f, last.Field(f))
		}
	}
	l.Taken = !begun && !l.Empty()
}
