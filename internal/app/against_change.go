package app

import (
	"slices"

	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// source makes the document of a candidate a further source of an item that the plan has, and the candidate and what tells it
// again accepted.
func (ac *acceptor) source(p plan.Proposal, id plan.ItemID) error {
	again, err := ac.join(p, id)
	if err != nil {
		return err
	}
	links, err := ac.tx.LinksFrom(string(id))
	if err != nil {
		return err
	}
	l := plan.Link{ID: newID(), From: plan.ItemNoun, FromID: string(id), Relation: plan.FromSource, To: plan.DocumentNoun, ToID: string(ac.d.ID), PassageID: p.Candidate.PassageID, Span: p.Candidate.Span}
	if i := slices.IndexFunc(links, func(x plan.Link) bool { return x.Relation == plan.FromSource && x.ToID == string(ac.d.ID) }); i >= 0 {
		l = links[i] // another candidate of this document became the same item
		again = append([]plan.Passage{{PassageID: p.Candidate.PassageID, Span: p.Candidate.Span}}, again...)
	}
	l.Again = append(slices.Clone(l.Again), again...)
	if err := store.Links.Save(ac.tx, &l); err != nil {
		return err
	}
	p.Verdict, p.ItemID = plan.Accepted, id
	ac.items[p.Candidate.Ord] = id
	return store.Proposals.Save(ac.tx, &p)
}

// applyVersion changes the fields of an item that the new version says otherwise; fields nil = all of them. why is what the
// journal and the log of the due day say.
func (ac *acceptor) applyVersion(row VersionRow, fields []string, why string) (plan.Item, error) {
	item, c := *row.Item, row.Proposal.Candidate
	changed := false
	for _, f := range row.Differences {
		if fields != nil && !slices.Contains(fields, f.Field) {
			continue
		}
		changed = true
		if err := ac.applyField(&item, f.Field, c, *row.Old, why); err != nil {
			return item, err
		}
	}
	if !changed {
		return item, nil
	}
	if err := item.Validate(ac.a.kinds); err != nil {
		return item, err
	}
	return item, store.Items.Save(ac.tx, &item)
}

func (ac *acceptor) applyField(item *plan.Item, field string, c, was plan.Candidate, why string) error {
	switch field {
	case "text", "name":
		item.Title = capital(oneLine(titleOf(c)))
	case "deliverable":
		item.Fields = withField(item.Fields, field, oneLine(c.Deliverable))
	case "unit":
		item.Fields = withField(item.Fields, field, c.Unit)
	case "lead":
		return setUnits(ac.tx, ac.rs, item.ID, plan.Lead, c.Lead)
	case "coord":
		return setUnits(ac.tx, ac.rs, item.ID, plan.Coordinating, c.Coord)
	case "deadline":
		due := plan.Due{}
		if c.Due != nil {
			var err error
			if due, err = madeDue(ac.tx, *c.Due, ac.d.Date); err != nil {
				return err
			}
		}
		return setDue(ac.tx, item.ID, due, why, byDocument)
	case "values":
		if c.Budget != nil {
			item.Fields = withField(item.Fields, "budget", c.Budget.Number)
		}
		return ac.retarget(item.ID, c, was)
	}
	return nil
}

// withField is a copy of the fields with one changed; "" takes it out.
func withField(fields map[string]string, key, value string) map[string]string {
	out := map[string]string{}
	for k, v := range fields {
		out[k] = v
	}
	if out[key] = value; value == "" {
		delete(out, key)
	}
	return out
}

// retarget takes away the targets that only the old version has and adds those that only the new one has; what people have
// added by hand stays.
func (ac *acceptor) retarget(id plan.ItemID, c, was plan.Candidate) error {
	now, err := ac.tx.TargetsOf(id)
	if err != nil {
		return err
	}
	same := func(t plan.Target, v plan.Value) bool {
		return t.Comparator == v.Comparator && t.Value == v.Number && t.High == v.High && t.Worded == v.Worded && t.Scope == v.Scope && t.Period == v.Period
	}
	for _, t := range now {
		is := func(v plan.Value) bool { return same(t, v) }
		if !slices.ContainsFunc(was.Values, is) || slices.ContainsFunc(c.Values, is) {
			continue
		}
		if err := store.Targets.Remove(ac.tx, &t); err != nil {
			return err
		}
	}
	c.Values = slices.DeleteFunc(slices.Clone(c.Values), func(v plan.Value) bool {
		return slices.ContainsFunc(now, func(t plan.Target) bool { return same(t, v) })
	})
	item, err := store.Items.Get(ac.tx.Reader, string(id))
	if err != nil {
		return err
	}
	return ac.targets(item, c)
}
