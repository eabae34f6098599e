package roundtrip

import "strings"

// A voice is a way to name who does a task in its clause.
type voice struct {
	name   string
	before string // attribution: the span of the task begins behind it, but one that takes it in is right as well
	after  string // between the leads and the action, or the helpers
	helped bool   // names helpers
	told   bool   // follows who speaks, so no deadline leads
}

// voices of a clause of its own. Those with helpers are used when there are any.
var (
	plainVoices = []voice{
		{name: "unit verb"},
		{name: "giao unit", before: "Giao "},
		{name: "giao unit", before: "Giao "},
		{name: "yêu cầu unit", before: "Yêu cầu "},
		{name: "unit có trách nhiệm", after: "có trách nhiệm "},
		{name: "unit chủ trì", after: "chủ trì "},
		{name: "unit cần", after: "cần "},
		{name: "unit theo chức năng", after: "theo chức năng, nhiệm vụ được giao "},
		{name: "đề nghị unit", before: "Đề nghị "},
	}
	helpedVoices = []voice{
		{name: "unit chủ trì, phối hợp với", after: "chủ trì, phối hợp với ", helped: true},
		{name: "unit chủ trì, phối hợp với", after: "chủ trì, phối hợp với ", helped: true},
		{name: "giao unit chủ trì, phối hợp với", before: "Giao ", after: "chủ trì, phối hợp với ", helped: true},
		{name: "giao unit chủ trì, phối hợp với", before: "Giao ", after: "chủ trì, phối hợp với ", helped: true},
		{name: "unit phối hợp với", after: "phối hợp với ", helped: true},
		{name: "unit chủ trì phối hợp cùng", after: "chủ trì, phối hợp cùng ", helped: true},
		{name: "giao unit làm đầu mối, phối hợp với", before: "Giao ", after: "làm đầu mối, phối hợp với ", helped: true},
		{name: "giao unit là cơ quan chủ trì, phối hợp với", before: "Giao ", after: "là cơ quan chủ trì, phối hợp với ", helped: true},
		{name: "đề nghị unit phối hợp với", before: "Đề nghị ", after: "phối hợp với ", helped: true},
	}
)

// voiceOf draws how a task's clause names its executor.
func voiceOf(d dice, t Task) voice {
	if len(t.Helpers) > 0 {
		return pick(d, helpedVoices)
	}
	return pick(d, plainVoices)
}

// clause words a task with its executor, its first letter large, without the final stop.
func (v voice) clause(d dice, c clock, leads []string, t Task) (string, TaskReading) {
	who := joined(leads) + " " + v.after
	reading := TaskReading{Leads: [][]string{leads}, Coords: [][]string{nil}, Form: v.name}
	if v.helped {
		who += joined(t.Helpers) + " "
		reading.Coords = [][]string{t.Helpers}
	}
	if front := t.Due.atFront(d, c); front.words != "" && v.before == "" && !v.told && d.chance(18) {
		text := front.words + who + t.Action
		reading.Texts, reading.Dues, reading.DueForm = []string{text}, front.readings, front.family
		return text, reading
	}
	end := t.Due.atEnd(d, c, t.setOff())
	text := who + t.Action + end.words
	reading.Texts, reading.Dues, reading.DueForm = []string{text}, end.readings, end.family
	if v.before != "" {
		reading.Texts = append(reading.Texts, v.before+text)
	}
	return upper(v.before + text), reading
}

// bare words a task without its executor, which the text gave before; its first letter is small.
func bare(d dice, c clock, t Task, reading TaskReading) (string, TaskReading) {
	if front := t.Due.atFront(d, c); front.words != "" && d.chance(15) {
		reading.Texts, reading.Dues, reading.DueForm = []string{front.words + t.Action}, front.readings, front.family
		return lower(front.words) + t.Action, reading
	}
	end := t.Due.atEnd(d, c, t.setOff())
	reading.Texts, reading.Dues, reading.DueForm = []string{t.Action + end.words}, end.readings, end.family
	return t.Action + end.words, reading
}

// setOff tells whether a deadline behind the action needs a comma: behind a tail, or a year that it would run into.
func (t Task) setOff() bool {
	return t.Tailed || strings.ContainsAny(t.Action[len(t.Action)-1:], "0123456789")
}

// without is a task whose own helpers a layout has no room for.
func (t Task) without() Task {
	t.Helpers = nil
	return t
}

// several gives one task each to different units in one sentence, parted by semicolons. A deadline at its end is of the last
// clause; for the clauses before it both that day and none are right (gold-schema §5.4).
func several(d dice, c clock, orders []Order, r *Reading) string {
	var clauses []string
	first := len(r.Tasks)
	for i, o := range orders {
		t := o.Tasks[0]
		v := voice{name: "unit verb", told: true}
		if len(t.Helpers) > 0 {
			v = voice{name: "unit chủ trì, phối hợp với", after: "chủ trì, phối hợp với ", helped: true, told: true}
		}
		_, reading := v.clause(d, c, o.Leads, t)
		reading.Form = "one of several units in a sentence"
		words := reading.Texts[0]
		if i == 0 {
			reading.Texts = append(reading.Texts, "Giao "+words, "yêu cầu "+words)
		}
		clauses = append(clauses, words)
		r.Tasks = append(r.Tasks, reading)
	}
	last := r.Tasks[len(r.Tasks)-1]
	for i := range r.Tasks[first : len(r.Tasks)-1] {
		if t := &r.Tasks[first+i]; t.DueForm == "none" {
			t.Dues = append([]Moment{{}}, last.Dues...)
		}
	}
	return strings.Join(clauses, "; ")
}

// links continue the order before them and stand outside the task (gold-schema §4, lead (a)).
var links = []string{"", "", "", "Đồng thời, ", "Bên cạnh đó, ", "Cùng với đó, ", "Ngoài ra, ", "Song song đó, "}
