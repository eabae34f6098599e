package app

import "lotrinh/internal/plan"

// Show is which candidates of a document the review lists and walks through.
type Show string

const (
	ShowAll        Show = ""
	ShowWaiting    Show = "waiting"
	ShowQuestions  Show = "questions"
	ShowAccepted   Show = "accepted"
	ShowRejected   Show = "rejected"
	ShowTasks      Show = "tasks"
	ShowIndicators Show = "indicators"
	ShowTables     Show = "tables"
)

// Shows are all choices in their order.
var Shows = []Show{ShowAll, ShowWaiting, ShowQuestions, ShowTasks, ShowIndicators, ShowTables, ShowAccepted, ShowRejected}

// ShowOf reads a choice as it stands in an address; an unknown one shows all.
func ShowOf(s string) Show {
	for _, x := range Shows {
		if string(x) == s {
			return x
		}
	}
	return ShowAll
}

// Lists tells whether a candidate is in the list.
func (s Show) Lists(row CandidateRow) bool {
	switch s {
	case ShowWaiting:
		return row.Verdict == plan.Pending
	case ShowQuestions:
		return row.Verdict == plan.Pending && len(row.Candidate.Questions) > 0
	case ShowAccepted:
		return row.Verdict == plan.Accepted
	case ShowRejected:
		return row.Verdict == plan.Rejected
	case ShowTasks:
		return row.Candidate.Kind == plan.TaskKind
	case ShowIndicators:
		return row.Candidate.Kind == plan.IndicatorKind
	case ShowTables:
		return row.Candidate.Locator.Row > 0
	}
	return true
}

// walks tells whether one comes to a candidate with "next": those listed that wait for a decision, each task once; where
// decided ones are listed, those.
func (s Show) walks(row CandidateRow) bool {
	if s == ShowAccepted || s == ShowRejected {
		return s.Lists(row)
	}
	return row.Asked && s.Lists(row)
}

// Listed are the candidates that are shown.
func (v *ReviewView) Listed() []CandidateRow {
	if v.Show == ShowAll {
		return v.Candidates
	}
	var out []CandidateRow
	for _, row := range v.Candidates {
		if v.Show.Lists(row) {
			out = append(out, row)
		}
	}
	return out
}

// Count is how many candidates a choice lists.
func (v *ReviewView) Count(s Show) (n int) {
	for _, row := range v.Candidates {
		if s.Lists(row) {
			n++
		}
	}
	return n
}

// Seen is how many candidates no longer wait for a person.
func (v *ReviewView) Seen() int { return len(v.Candidates) - v.Row.Pending }

// Left are the candidates that accepting all above a confidence leaves waiting, by the reason.
type Left struct {
	Questions int // something is left open, a name that may be several units among it
	Below     int // not confident enough
	Told      int // another telling of a task, which comes along with it
	Earlier   int // an earlier version of the document said it too
}

// Count is how many are left.
func (l Left) Count() int { return l.Questions + l.Below + l.Told + l.Earlier }
