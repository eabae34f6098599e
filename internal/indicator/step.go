package indicator

import (
	"encoding/json"
	"strings"

	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// Step is one line of a verdict's arithmetic: a Vietnamese wording (of internal/lang) and what fills it.
type Step struct {
	Say  string
	With []any    // Number, when.Period, when.Date, plan.Quality, Plain, or text as it is
	Rows []string // the rows that the line is about
}

// Number is an exact decimal that is written as the reader's language does, with its unit.
type Number struct{ Value, Unit string }

// In is the line in a language.
func (s Step) In(l lang.Lang) string {
	args := make([]any, len(s.With))
	for i, x := range s.With {
		switch x := x.(type) {
		case Number:
			args[i] = x.In(l)
		case when.Period:
			args[i] = x.In(l)
		case Named:
			args[i] = x.In(l)
		case when.Date:
			args[i] = x.In(l)
		case plan.Quality:
			args[i] = l.Say(x.Vi())
		default:
			args[i] = x
		}
	}
	return l.Say(s.Say, args...)
}

// MarshalJSON gives a line in both languages.
func (s Step) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]any{"vi": s.In(lang.Vi), "en": s.In(lang.En), "rows": s.Rows})
}

// UnmarshalJSON reads the Vietnamese line back.
func (s *Step) UnmarshalJSON(raw []byte) error {
	var said struct {
		Vi   string
		Rows []string
	}
	err := json.Unmarshal(raw, &said)
	s.Say, s.With, s.Rows = "%s", []any{said.Vi}, said.Rows
	return err
}

// In writes a number as a language does: "1.234,5 tỷ đồng", "1,234.5 tỷ đồng"; a percent sign stands close.
func (n Number) In(l lang.Lang) string {
	s := Written(n.Value, l)
	switch {
	case n.Unit == "":
		return s
	case strings.HasPrefix(n.Unit, "%"):
		return s + n.Unit
	}
	return s + "\u00a0" + n.Unit
}

// Written writes an exact decimal as a language does: "1.234,5", "1,234.5".
func Written(value string, l lang.Lang) string {
	group, point := ".", ","
	if l == lang.En {
		group, point = ",", "."
	}
	minus := ""
	if rest, ok := strings.CutPrefix(value, "-"); ok {
		minus, value = "−", rest
	}
	head, part, has := strings.Cut(value, ".")
	var b strings.Builder
	for i, c := range head {
		if i > 0 && (len(head)-i)%3 == 0 {
			b.WriteString(group)
		}
		b.WriteRune(c)
	}
	if has {
		b.WriteString(point + part)
	}
	return minus + b.String()
}

// say adds a line to a verdict; rows among the arguments are kept apart.
func (v *Verdict) say(vi string, with ...any) *Step {
	v.Why = append(v.Why, Step{Say: vi, With: with})
	return &v.Why[len(v.Why)-1]
}

func (s *Step) about(rows ...string) { s.Rows = append(s.Rows, rows...) }
