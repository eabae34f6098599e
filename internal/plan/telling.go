package plan

import "strings"

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
