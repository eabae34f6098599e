package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
)

// RepealView is a document that was repealed, or may be, with what becomes of each item that it told.
type RepealView struct {
	Document  doc.Document
	By        *doc.Document // that repeals it, where it is registered
	Rows      []RepealRow
	Undecided int
}

// RepealRow is an item of a repealed document.
type RepealRow struct {
	Item     ItemRow
	Proposed doc.GoneDo // a person decides in any case
	To       *plan.Item // that would take it over
	Why      string     // the proposal: a Vietnamese wording, a key of lang
	Decided  *doc.Gone  // nil = nothing yet
	Heir     *plan.Item // that took it over
}

// RepealWhys are the reasons of proposals.
var RepealWhys = []string{"đã xong hoặc đã hủy", "văn bản khác còn hiệu lực có nêu", "có mục trùng đang thực hiện", "văn bản bãi bỏ có mục giống như vậy", "không văn bản nào khác nêu"}

// Repealing shows what a repeal means for each item of a document.
func (a *App) Repealing(ctx context.Context, id doc.ID) (RepealView, error) {
	r := a.store.Read(ctx)
	d, err := store.Documents.Get(r, string(id))
	if err != nil {
		return RepealView{}, err
	}
	return a.repealView(r, d)
}

func (a *App) repealView(r store.Reader, d doc.Document) (v RepealView, err error) {
	v.Document = d
	if d.Repealed != nil && d.Repealed.By != "" {
		by, err := store.Documents.Get(r, string(d.Repealed.By))
		if err != nil {
			return v, err
		}
		v.By = &by
	}
	links, err := r.LinksTo(string(d.ID))
	if err != nil {
		return v, err
	}
	var ids []plan.ItemID
	for _, l := range links {
		if l.From == plan.ItemNoun && l.Relation == plan.FromSource {
			ids = append(ids, plan.ItemID(l.FromID))
		}
	}
	slices.Sort(ids)
	rows, err := a.rowsOf(r, slices.Compact(ids))
	if err != nil {
		return v, err
	}
	for _, row := range rows {
		x := RepealRow{Item: row, Decided: d.Repealed.Decided(string(row.Item.ID))}
		if row.Item.Ended && x.Decided == nil {
			continue // before the repeal
		}
		if x.Decided != nil && x.Decided.To != "" {
			heir, err := store.Items.Get(r, x.Decided.To)
			if err != nil {
				return v, err
			}
			x.Heir = &heir
		}
		if x.Decided == nil {
			v.Undecided++
		}
		v.Rows = append(v.Rows, x)
	}
	arrange.By(v.Rows, func(x, y RepealRow) int { return strings.Compare(x.Item.Item.Code, y.Item.Item.Code) })
	return v, a.proposeRepeal(r, &v)
}

// proposeRepeal says of each item what the records speak for.
func (a *App) proposeRepeal(r store.Reader, v *RepealView) error {
	var ids []plan.ItemID
	var open []plan.Item
	for _, x := range v.Rows {
		if x.Decided == nil {
			ids, open = append(ids, x.Item.Item.ID), append(open, x.Item.Item)
		}
	}
	told, err := a.toldInForce(r, ids, v.Document.ID)
	if err != nil {
		return err
	}
	alike := map[plan.ItemID]plan.Proposed{}
	var heirs map[plan.ItemID]plan.Item
	if v.By != nil && len(open) > 0 {
		items, err := r.ItemList(store.ItemQuery{Document: v.By.ID, Sort: "source"}, 0, 1000)
		if err != nil {
			return err
		}
		var among []plan.Item
		heirs = map[plan.ItemID]plan.Item{}
		for _, x := range items {
			if !slices.Contains(ids, x.Item.ID) {
				among, heirs[x.Item.ID] = append(among, x.Item), x.Item
			}
		}
		alike = plan.Likeliest(open, among)
		for _, x := range open { // what says the same in the same words needs no weighing
			if i := slices.IndexFunc(among, func(y plan.Item) bool { return vi.Exact(x.Title) == vi.Exact(y.Title) }); i >= 0 {
				alike[x.ID] = plan.Proposed{Lower: x.ID, Upper: among[i].ID, Score: 1}
			}
		}
	}
	for i := range v.Rows {
		x := &v.Rows[i]
		if x.Decided != nil {
			continue
		}
		item := x.Item.Item
		twin, err := liveTwin(r, item.ID)
		if err != nil {
			return err
		}
		state := x.Item.Standing.State
		switch p, ok := alike[item.ID]; {
		case state == plan.Done || state == plan.Cancelled:
			x.Proposed, x.Why = doc.Keep, RepealWhys[0]
		case told[item.ID]:
			x.Proposed, x.Why = doc.Keep, RepealWhys[1]
		case twin != nil:
			x.Proposed, x.To, x.Why = doc.Hand, twin, RepealWhys[2]
		case ok:
			heir := heirs[p.Upper]
			x.Proposed, x.To, x.Why = doc.Hand, &heir, RepealWhys[3]
		default:
			x.Proposed, x.Why = doc.End, RepealWhys[4]
		}
	}
	return nil
}

// toldInForce are those of some items that a document in force tells beside the one that is repealed.
func (a *App) toldInForce(r store.Reader, ids []plan.ItemID, but doc.ID) (map[plan.ItemID]bool, error) {
	links, err := r.SourceLinks(ids)
	if err != nil {
		return nil, err
	}
	var docs []doc.ID
	for _, l := range links {
		docs = append(docs, doc.ID(l.ToID))
	}
	of, err := r.DocumentsByID(docs)
	out := map[plan.ItemID]bool{}
	for _, l := range links {
		if d, ok := of[doc.ID(l.ToID)]; ok && d.ID != but && d.Stage != doc.Replaced && d.Stage != doc.Ended {
			out[plan.ItemID(l.FromID)] = true
		}
	}
	return out, err
}

// liveTwin is an item of the plan that was said to be the same as one, nil where none is.
func liveTwin(r store.Reader, id plan.ItemID) (*plan.Item, error) {
	from, err := r.LinksFrom(string(id))
	if err != nil {
		return nil, err
	}
	to, err := r.LinksTo(string(id))
	for _, l := range append(from, to...) {
		if l.Relation != plan.SameAs {
			continue
		}
		other := l.ToID
		if other == string(id) {
			other = l.FromID
		}
		if item, err := store.Items.Get(r, other); err != nil || !item.Ended {
			return &item, err
		}
	}
	return nil, err
}

// Repeal records that a document counts no more without a new version in its place. by is the document that says so: its
// number or id where it is registered, else its name. Nothing happens to its items until a person decides about each.
func (a *App) Repeal(ctx context.Context, who Who, id doc.ID, x doc.Repeal) error {
	if err := who.must(org.ImportDocument); err != nil {
		return err
	}
	x.Named, x.Note, x.Items = strings.TrimSpace(x.Named), strings.TrimSpace(x.Note), nil
	switch {
	case x.Named == "":
		return fault.New(fault.Invalid, "Cần ghi văn bản bãi bỏ: số, ký hiệu và ngày.", "The document that repeals it is missing: its number and day.").At("by")
	case x.On == "":
		return fault.New(fault.Invalid, "Cần ghi ngày văn bản hết hiệu lực.", "The day on which it ends is missing.").At("on")
	}
	by, err := a.DocumentNamed(ctx, x.Named)
	if unlessMissing(err) != nil {
		return err
	}
	if err == nil {
		x.By, x.Named = by.ID, by.Name()
	}
	if x.By == id {
		return fault.New(fault.Invalid, "Văn bản không thể bãi bỏ chính nó.", "A document cannot repeal itself.").At("by")
	}
	return a.change(ctx, who, act{"document.repeal", "document", string(id), x.Named}, func(tx *store.Tx) error {
		d, err := store.Documents.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		if d.Repealed != nil || d.Stage == doc.Ended || d.Stage == doc.Replaced {
			return fault.New(fault.Conflict, "%s đã hết hiệu lực hoặc đã được thay thế rồi.", "%s is no longer in force, or was replaced already.", d.Name())
		}
		d.Repealed = &x
		if err := store.Documents.Save(tx, &d); err != nil {
			return err
		}
		if err := step(tx, doc.Event{ID: newID(), DocumentID: id, Stage: doc.Ended, On: x.On, By: by.Issuer, Note: plan.Repeals.Vi() + ": " + x.Named}); err != nil {
			return err
		}
		if err := noLongerWaiting(tx, id, x.Named); err != nil || x.By == "" {
			return err
		}
		links, err := tx.LinksFrom(string(x.By))
		if err != nil || slices.ContainsFunc(links, func(l plan.Link) bool { return l.Relation == plan.Repeals && l.ToID == string(id) }) {
			return err
		}
		return store.Links.Save(tx, &plan.Link{ID: newID(), From: plan.DocumentNoun, FromID: string(x.By), Relation: plan.Repeals, To: plan.DocumentNoun, ToID: string(id)})
	})
}

// noLongerWaiting ends the waiting of what nobody has reviewed of a document.
func noLongerWaiting(tx *store.Tx, id doc.ID, why string) error {
	list, err := tx.ProposalsOf(id)
	for _, p := range list {
		if err != nil {
			break
		}
		if p.Verdict == plan.Pending {
			p.Verdict, p.Reason = plan.Superseded, why
			err = store.Proposals.Save(tx, &p)
		}
	}
	return err
}

// DecideRepeal says what becomes of items of a repealed document, by code or id. do "" takes what is proposed for each; to is the
// item that takes them over, "" = the one that is proposed.
func (a *App) DecideRepeal(ctx context.Context, who Who, id doc.ID, items []string, do doc.GoneDo, to, why string) error {
	if err := who.must(org.EditPlan); err != nil {
		return err
	}
	why = strings.TrimSpace(why)
	if do != "" {
		if err := mayDecideGone(items, do, why); err != nil {
			return err
		}
	} else if len(items) == 0 {
		return nothingChosen()
	}
	name := string(do)
	if name == "" {
		name = "proposed"
	}
	return a.change(ctx, who, act{"document.repeal." + name, "document", string(id), why}, func(tx *store.Tx) error {
		d, err := store.Documents.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		if d.Repealed == nil {
			return fault.New(fault.Conflict, "Chưa ai ghi %s bị bãi bỏ.", "Nobody has said that %s was repealed.", d.Name())
		}
		v, err := a.repealView(tx.Reader, d)
		if err != nil {
			return err
		}
		for _, name := range items {
			item, err := itemNamed(tx.Reader, name)
			if err != nil {
				return named(err, fault.New(fault.Invalid, "Không có mục %.60q.", "There is no item %.60q.", name).At("items"))
			}
			i := slices.IndexFunc(v.Rows, func(x RepealRow) bool { return x.Item.Item.ID == item.ID })
			if i < 0 {
				return fault.New(fault.Invalid, "%s không phải là mục của văn bản này.", "%s is not an item of this document.", item.Code).At("items")
			}
			if item.Ended {
				return fault.New(fault.Conflict, "%s đã ra khỏi kế hoạch.", "%s is no longer part of the plan.", item.Code).At("items")
			}
			said, err := v.Rows[i].decide(tx, item, do, to, why)
			if err != nil {
				return err
			}
			d.Repealed = d.Repealed.Decide(said)
		}
		return store.Documents.Save(tx, &d)
	})
}

// decide carries out one decision, that of the person or that which is proposed.
func (x RepealRow) decide(tx *store.Tx, item plan.Item, do doc.GoneDo, to, why string) (doc.Gone, error) {
	if do == "" {
		if do = x.Proposed; do == "" { // decided once already
			do = doc.Keep
		}
		if why == "" {
			why = x.Why
		}
	}
	if do == doc.Hand && strings.TrimSpace(to) == "" && x.To != nil {
		to = x.To.Code
	}
	return carryOut(tx, item, do, to, why)
}
