package plan

import (
	"cmp"
	"strings"

	"lotrinh/internal/arrange"
)

// Telling is where a document tells a task: the plan takes the fields of the highest and keeps the others as further sources.
type Telling int

const (
	Running   Telling = iota + 1 // a sentence of the running text
	UnitDuty                     // under the name of the unit that owes it
	TableItem                    // a row, each field in a column of its own
)

// Telling ranks a candidate by how surely its fields were read: columns name them, a unit's own list names the lead,
// running text leaves most to the sentence above.
func (c Candidate) Telling() Telling {
	if c.Locator.Row > 0 {
		return TableItem
	}
	for _, e := range c.Evidence["lead"] {
		if strings.HasPrefix(e.Rule, "scope.unit-heading") || strings.HasPrefix(e.Rule, "scope.block") || strings.HasPrefix(e.Rule, "prose.unit-duty") {
			return UnitDuty
		}
	}
	return Running
}

// Head is the Ord of the telling that stands for all tellings of the task; its own when it is told once.
func (c Candidate) Head() int {
	if c.SameAs > 0 {
		return c.SameAs
	}
	return c.Ord
}

// Tellings are the proposals of one document that tell the same task as one of them, itself among them, the one that a
// person is asked about first: the highest telling, the earliest of equals.
func Tellings(list []Proposal, of Candidate) []Proposal {
	var out []Proposal
	for _, p := range list {
		if p.Candidate.Head() == of.Head() {
			out = append(out, p)
		}
	}
	arrange.By(out, func(x, y Proposal) int {
		return cmp.Or(cmp.Compare(y.Candidate.Telling(), x.Candidate.Telling()), cmp.Compare(x.Candidate.Ord, y.Candidate.Ord))
	})
	return out
}

// Asked are the ids of the pending proposals that stand for their task now: the first of its tellings that still waits.
func Asked(list []Proposal) map[CandidateID]bool {
	first := map[int]Proposal{}
	for _, p := range list {
		if p.Verdict != Pending {
			continue
		}
		was, ok := first[p.Candidate.Head()]
		if !ok || p.Candidate.Telling() > was.Candidate.Telling() || p.Candidate.Telling() == was.Candidate.Telling() && p.Candidate.Ord < was.Candidate.Ord {
			first[p.Candidate.Head()] = p
		}
	}
	out := make(map[CandidateID]bool, len(first))
	for _, p := range first {
		out[p.ID] = true
	}
	return out
}
