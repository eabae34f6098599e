package app

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"lotrinh/internal/doc"
	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// acceptor turns the proposals of one document into items of the plan, inside one act.
type acceptor struct {
	a      *App
	tx     *store.Tx
	d      doc.Document
	rs     *resolver
	themes []plan.Theme
	items  map[int]plan.ItemID // by Ord, for what stands under another item

	proposals []plan.Proposal // of the document, as they stood before
}

// newAcceptor makes ready for new items of a document, under the themes that it words.
func (a *App) newAcceptor(tx *store.Tx, id doc.ID) (*acceptor, error) {
	ac, err := a.acceptorOf(tx, id)
	if err == nil {
		ac.themes, err = themesFor(tx, ac.d)
	}
	return ac, err
}

// acceptorOf makes ready for what is decided about a document.
func (a *App) acceptorOf(tx *store.Tx, id doc.ID) (*acceptor, error) {
	d, err := store.Documents.Get(tx.Reader, string(id))
	if err != nil {
		return nil, err
	}
	ac := &acceptor{a: a, tx: tx, d: d, items: map[int]plan.ItemID{}}
	if ac.rs, err = newResolver(tx, d.Date); err != nil {
		return nil, err
	}
	if ac.rs.cat, err = catalogueOf(tx.Reader, d); err != nil {
		return nil, err
	}
	ac.proposals, err = tx.ProposalsOf(id)
	for _, p := range ac.proposals {
		if p.ItemID != "" {
			ac.items[p.Candidate.Ord] = p.ItemID
		}
	}
	return ac, err
}

// take makes the item with its due date, units, sources, themes and targets, and marks the proposal and those that tell it again.
func (ac *acceptor) take(p plan.Proposal) (plan.Item, error) {
	c := p.Candidate
	item, err := ac.item(p)
	if err != nil {
		return item, err
	}
	if err := store.Items.Save(ac.tx, &item); err != nil {
		return item, err
	}
	if c.Due != nil && c.Due.Stated() {
		due, err := madeDue(ac.tx, *c.Due, ac.d.Date)
		if err == nil {
			err = setDue(ac.tx, item.ID, due, "", byDocument)
		}
		if err != nil {
			return item, err
		}
	}
	if err := setUnits(ac.tx, ac.rs, item.ID, plan.Lead, c.Lead); err != nil {
		return item, err
	}
	if err := setUnits(ac.tx, ac.rs, item.ID, plan.Coordinating, c.Coord); err != nil {
		return item, err
	}
	again, err := ac.join(p, item.ID)
	if err != nil {
		return item, err
	}
	source := plan.Link{ID: newID(), From: plan.ItemNoun, FromID: string(item.ID), Relation: plan.FromSource, To: plan.DocumentNoun, ToID: string(ac.d.ID), PassageID: c.PassageID, Span: c.Span, Again: again}
	if err := store.Links.Save(ac.tx, &source); err != nil {
		return item, err
	}
	if err := setLinks(ac.tx, item.ID, plan.InTheme, plan.ThemeNoun, themesOf(c, ac.d, ac.themes)); err != nil {
		return item, err
	}
	if err := ac.targets(item, c); err != nil {
		return item, err
	}
	p.Verdict, p.ItemID = plan.Accepted, item.ID
	ac.items[c.Ord] = item.ID
	return item, store.Proposals.Save(ac.tx, &p)
}

func (ac *acceptor) item(p plan.Proposal) (plan.Item, error) {
	c := p.Candidate
	n, err := ac.tx.NextNumber("item:" + string(c.Kind))
	if err != nil {
		return plan.Item{}, err
	}
	item := plan.Item{
		ID: plan.ItemID(newID()), Kind: c.Kind, Code: plan.CodeOf(c.Kind, n), Title: capital(oneLine(titleOf(c))), ParentID: ac.items[c.Parent], Ord: c.Ord, Group: c.Group, Fields: map[string]string{},
		Origin: plan.Origin{DocumentID: ac.d.ID, PassageID: c.PassageID, CandidateID: p.ID, Span: c.Span, Quote: oneLine(c.Text)},
	}
	kind, _ := ac.a.kinds.Of(c.Kind)
	known := map[string]string{"deliverable": oneLine(c.Deliverable), "unit": c.Unit}
	if c.Budget != nil {
		known["budget"] = c.Budget.Number
	}
	for _, f := range kind.Fields {
		if v := known[f.Key]; v != "" {
			item.Fields[f.Key] = v
		}
	}
	return item, item.Validate(ac.a.kinds)
}

// targets keeps the numbers an indicator is to reach; values already reached become observations.
func (ac *acceptor) targets(item plan.Item, c plan.Candidate) error {
	id := item.ID
	for _, v := range c.Values {
		t := plan.Target{ID: newID(), ItemID: id, Sort: "target", Comparator: v.Comparator, Value: v.Number, High: v.High, Worded: v.Worded, Unit: v.Unit, Scope: v.Scope, Period: v.Period}
		if t.Unit == "" {
			t.Unit = c.Unit
		}
		switch v.Sort {
		case "target", "plan", "":
		case "baseline", "actual", "estimate":
			t.Sort = v.Sort
		default:
			continue // a ratio between columns is not a target
		}
		t.KnownOn = ac.d.Date
		if t.Sort == plan.AimSort {
			t.Judged = indicator.Way(t, indicator.Indicator{Item: item})
			if t.Judged == plan.Relative {
				t.RefPeriod = indicator.RefYear(indicator.Indicator{Item: item})
			}
		}
		if err := store.Targets.Save(ac.tx, &t); err != nil {
			return err
		}
	}
	return nil
}

// titleOf is what a candidate is called.
func titleOf(c plan.Candidate) string {
	if c.Name != "" {
		return c.Name
	}
	return c.Text
}

// capital begins a title that was cut out of the middle of a sentence with a capital; the quote keeps it as written.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// oneLine joins hard-wrapped lines of a source into running text.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func percent(p float64) string { return strconv.FormatFloat(p, 'f', -1, 64) }
