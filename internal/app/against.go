package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/extract"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
)

// Against is a new version of a document beside the old one, and what a person has still to decide of it.
type Against struct {
	Document, Old doc.Document
	How           doc.How // "" = nobody has said yet how they stand to each other
	Likely        *Likely // why the old one is offered, nil where it was said
	Rows          []VersionRow
	Gone          []GoneRow
	Counts        map[Fate]int // of Rows and Gone
	Carry         int          // waiting and unchanged, in the plan already
	Drop          int          // waiting and unchanged, rejected in the old version
	Apply         int          // waiting and changed
	Plain         int          // of Apply, those whose fields nobody has changed by hand since
	Fresh         int          // waiting and not in the plan
	Undecided     int          // gone, and nobody has decided
	OldSeen       int          // candidates of the old version that a person decided about
	OldPending    int
}

// VersionRow is a task, goal or indicator of the new version with its fate against the old one. Further tellings go with the first.
type VersionRow struct {
	Fate        Fate
	Proposal    plan.Proposal // of the new version
	Old         *plan.Candidate
	OldVerdict  plan.Verdict
	OldReason   string     // why it was rejected
	Item        *plan.Item // of the plan, that the old one became
	Differences []FieldDifference
	Todo        VersionTodo
}

// FieldDifference is a field in both versions. Now is what the plan says, where people have changed it since; "" = as the old version says.
type FieldDifference struct{ Field, Old, New, Now string }

// VersionTodo is what waits for a person in a row.
type VersionTodo string

const (
	TodoCarry  VersionTodo = "carry"  // the item gains a source
	TodoApply  VersionTodo = "apply"  // the item is changed
	TodoDrop   VersionTodo = "drop"   // it was rejected, and is as it was
	TodoReview VersionTodo = "review" // as any candidate
	TodoNone   VersionTodo = ""       // decided
)

// Against compares a document with an earlier one; the earlier one is that which was said, or any other.
func (a *App) Against(ctx context.Context, id, old doc.ID) (Against, error) {
	r := a.store.Read(ctx)
	d, err := store.Documents.Get(r, string(id))
	if err != nil {
		return Against{}, err
	}
	before, err := store.Documents.Get(r, string(old))
	if err != nil {
		return Against{}, err
	}
	if id == old {
		return Against{}, fault.New(fault.Invalid, "Cần hai văn bản khác nhau để so.", "It takes two documents to compare.").At("old")
	}
	c, err := a.comparison(r, d, before)
	if err != nil {
		return c.Against, err
	}
	if d.Earlier == nil {
		list, err := likelyEarlier(r, d)
		if i := slices.IndexFunc(list, func(l Likely) bool { return l.Document.ID == old }); i >= 0 {
			c.Likely = &list[i]
		}
		return c.Against, err
	}
	return c.Against, nil
}

// comparison is an Against with what it was made from.
type comparison struct {
	Against
	versions
	r     store.Reader
	rs    *resolver
	items map[plan.ItemID]plan.Item
}

func (a *App) comparison(r store.Reader, d, old doc.Document) (c comparison, err error) {
	c = comparison{Against: Against{Document: d, Old: old, Counts: map[Fate]int{}}, r: r, items: map[plan.ItemID]plan.Item{}}
	if d.Earlier != nil && d.Earlier.DocumentID == old.ID {
		c.How = d.Earlier.How
	}
	if c.versions, err = versionsOf(r, d, old); err != nil {
		return c, err
	}
	if c.rs, err = namesOn(r, d.Date); err != nil {
		return c, err
	}
	if c.rs.cat, err = catalogueOf(r, d); err != nil {
		return c, err
	}
	for _, p := range c.older {
		switch {
		case p.Verdict == plan.Pending:
			c.OldPending++
		case p.Verdict != plan.Superseded:
			c.OldSeen++
		}
		if p.ItemID != "" && c.items[p.ItemID].ID == "" {
			if c.items[p.ItemID], err = store.Items.Get(r, string(p.ItemID)); err != nil {
				return c, err
			}
		}
	}
	if err := c.rows(a.kinds); err != nil {
		return c, err
	}
	c.gone()
	return c, nil
}

// rows tells the fate of each task of the new version.
func (c *comparison) rows(kinds plan.Kinds) error {
	alike := map[plan.CandidateID]plan.CandidateID{}
	for _, x := range c.all {
		if x.Old != nil && x.New != nil {
			alike[x.New.ID] = x.Old.ID
		}
	}
	for _, p := range c.list {
		if p.Candidate.SameAs > 0 {
			continue
		}
		row := VersionRow{Fate: NewItem, Proposal: p}
		was := p.Earlier
		if said := c.How != "" && c.How != doc.Apart; was == "" && (!said || !c.decidedOn(alike[p.ID])) {
			was = alike[p.ID] // nothing is decided by it; a pair that a person took apart stays apart
		}
		if old, ok := c.before[was]; ok {
			if err := c.tell(&row, old, kinds); err != nil {
				return err
			}
		}
		if p.Verdict == plan.Pending {
			row.Todo = todo(row, p.Earlier != "")
		}
		c.count(row)
		c.Rows = append(c.Rows, row)
	}
	return nil
}

func (c *comparison) decidedOn(id plan.CandidateID) bool {
	v := c.before[id].Verdict
	return v == plan.Accepted || v == plan.Rejected
}

// tell compares a row with what the old version has of it: where that tells a task several times, with the telling it is most like.
func (c *comparison) tell(row *VersionRow, old plan.Proposal, kinds plan.Kinds) error {
	now, kind := c.asRead[row.Proposal.ID], kindOf(kinds, row.Proposal.Candidate.Kind)
	best := old
	differences := kept(kind, extract.Differences(c.asRead[old.ID], now))
	for _, x := range c.older {
		if old.ItemID == "" || x.ItemID != old.ItemID {
			continue
		}
		if fewer := kept(kind, extract.Differences(c.asRead[x.ID], now)); len(fewer) < len(differences) {
			best, differences = x, fewer
		}
	}
	was := c.asRead[best.ID]
	row.Old, row.OldVerdict, row.OldReason, row.Fate = &was, old.Verdict, old.Reason, Unchanged
	if len(differences) > 0 {
		row.Fate = Changed
	}
	if item, ok := c.items[old.ItemID]; ok {
		row.Item = &item
	}
	for _, x := range differences {
		f := FieldDifference{Field: x.Field, Old: x.Old, New: x.New}
		if row.Item != nil {
			standing, err := c.standing(*row.Item, x.Field, was)
			if err != nil {
				return err
			}
			f.Now = standing
		}
		row.Differences = append(row.Differences, f)
	}
	return nil
}

func kindOf(kinds plan.Kinds, code plan.KindCode) plan.Kind {
	kind, _ := kinds.Of(code)
	return kind
}

// kept leaves out the fields that the plan does not keep of a kind.
func kept(kind plan.Kind, list []extract.Difference) []extract.Difference {
	return slices.DeleteFunc(list, func(d extract.Difference) bool {
		switch d.Field {
		case "recipient":
			return true
		case "deliverable", "unit":
			return !slices.ContainsFunc(kind.Fields, func(f plan.Field) bool { return f.Key == d.Field })
		}
		return false
	})
}

// todo is what waits in a row whose candidate waits; known tells that the old version's was decided on.
func todo(row VersionRow, known bool) VersionTodo {
	live := row.Item != nil && !row.Item.Ended
	switch {
	case known && live && row.Fate == Unchanged:
		return TodoCarry
	case known && live:
		return TodoApply
	case known && row.OldVerdict == plan.Rejected && row.Fate == Unchanged:
		return TodoDrop
	}
	return TodoReview
}

// plain tells that the change takes nothing back that a person has changed by hand.
func (row VersionRow) plain() bool {
	return row.Todo == TodoApply && !slices.ContainsFunc(row.Differences, func(d FieldDifference) bool { return d.Now != "" })
}

func (c *comparison) count(row VersionRow) {
	c.Counts[row.Fate]++
	switch row.Todo {
	case TodoCarry:
		c.Carry++
	case TodoDrop:
		c.Drop++
	case TodoApply:
		c.Apply++
		if row.plain() {
			c.Plain++
		}
	case TodoReview:
		c.Fresh++
	}
}

// standing is what the plan says of a field now, "" where that is what the old version says.
func (c *comparison) standing(item plan.Item, field string, was plan.Candidate) (string, error) {
	differs := func(now, then string) string {
		if vi.Exact(now) == vi.Exact(then) {
			return ""
		}
		return now
	}
	switch field {
	case "text", "name":
		return differs(item.Title, titleOf(was)), nil
	case "deliverable", "unit":
		return differs(item.Fields[field], map[string]string{"deliverable": was.Deliverable, "unit": was.Unit}[field]), nil
	case "lead", "coord":
		return c.holders(item.ID, field, was)
	case "deadline":
		due, err := store.Dues.Get(c.r, string(item.ID))
		if unlessMissing(err) != nil || was.Due != nil && was.Due.To == due.To && was.Due.From == due.From || was.Due == nil && !due.Stated() {
			return "", unlessMissing(err)
		}
		if due.Extended > 0 { // the words of the document no longer tell the day
			return due.To.Vi(), nil
		}
		return shownDue(due.Due), nil
	}
	return "", nil
}

// holders are the units that have a part in an item now, "" where they are those that the old version names.
func (c *comparison) holders(id plan.ItemID, field string, was plan.Candidate) (string, error) {
	role, names := plan.Lead, was.Lead
	if field == "coord" {
		role, names = plan.Coordinating, was.Coord
	}
	all, err := c.r.AssignmentsOf(id)
	if err != nil {
		return "", err
	}
	var now, then []string
	for _, x := range all {
		if x.Role == role {
			now = append(now, c.rs.names[x.UnitID])
		}
	}
	for _, name := range names {
		if fit := c.rs.fits(name); len(fit) == 1 {
			name = fit[0].unit.Name
		}
		then = append(then, name)
	}
	shown := strings.Join(now, "; ")
	slices.Sort(now)
	slices.Sort(then)
	if slices.Equal(slices.Compact(now), slices.Compact(then)) {
		return "", nil
	}
	return shown, nil
}
