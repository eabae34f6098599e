package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// ItemEdit is the form of an item, whole: what is not in it is emptied.
type ItemEdit struct {
	Kind        plan.KindCode // of a new item
	Title       string
	Group       string // headings above it, separated by "/"
	Parent      string // code or id
	Fields      map[string]string
	Lead, Coord string // names, separated by ";"
	Monitoring  string
	Accountable string // post code
	Due         string // a phrase ("trước ngày 30/9/2026", "Quý IV/2026", "Thường xuyên") or a date
	DueMisread  bool   // the day it had was never the due day: it was read wrongly
	Themes      []plan.ThemeID
	Document    doc.ID // implements
	Quote       string // what was said, where: for an item added by hand
	Why         string

	Values map[string]ValueEdit // corrections of targets by their ids; those that are not in it stay
}

// EditForm is an item as its form shows it, with the revision the form is made from.
func (a *App) EditForm(ctx context.Context, id plan.ItemID) (ItemEdit, int, error) {
	v, err := a.Item(ctx, id)
	if err != nil {
		return ItemEdit{}, 0, err
	}
	e := ItemEdit{Kind: v.Item.Kind, Title: v.Item.Title, Group: strings.Join(v.Item.Group, " / "), Fields: v.Item.Fields, Due: shownDue(v.Due.Due), Quote: v.Item.Origin.Quote}
	if v.Parent != nil {
		e.Parent = v.Parent.Code
	}
	names := map[plan.Role][]string{}
	for _, x := range v.Assignments {
		if x.Assignment.Role == plan.Accountable {
			e.Accountable = x.Post.Code
			continue
		}
		names[x.Assignment.Role] = append(names[x.Assignment.Role], x.Unit.Name)
	}
	e.Lead, e.Coord, e.Monitoring = strings.Join(names[plan.Lead], "; "), strings.Join(names[plan.Coordinating], "; "), strings.Join(names[plan.Monitoring], "; ")
	for _, t := range v.Themes {
		e.Themes = append(e.Themes, t.ID)
	}
	for _, l := range v.Links {
		if l.Outgoing && l.Link.Relation == plan.Implements && l.Link.To == plan.DocumentNoun {
			e.Document = doc.ID(l.Link.ToID)
		}
	}
	return e, v.Item.Rev, nil
}

// AddItem puts an item into the plan by hand: an oral conclusion, something no document says.
func (a *App) AddItem(ctx context.Context, who Who, e ItemEdit) (plan.Item, error) {
	if err := who.must("plan"); err != nil {
		return plan.Item{}, err
	}
	item := plan.Item{ID: plan.ItemID(newID()), Kind: e.Kind, Origin: plan.Origin{Quote: strings.TrimSpace(e.Quote)}}
	err := a.change(ctx, who, act{"item.add", "item", string(item.ID), e.Why}, func(tx *store.Tx) error {
		item.Rev = 0
		n, err := tx.NextNumber("item:" + string(e.Kind))
		if err != nil {
			return err
		}
		item.Code, item.Ord = plan.CodeOf(e.Kind, n), n
		return a.put(tx, &item, e)
	})
	return item, err
}

// EditItem changes an item that is still at revision rev; a newer one is a fault.Conflict.
func (a *App) EditItem(ctx context.Context, who Who, id plan.ItemID, rev int, e ItemEdit) error {
	if err := who.must("plan"); err != nil {
		return err
	}
	id = byCode(a.store.Read(ctx), id)
	return a.change(ctx, who, act{"item.edit", "item", string(id), e.Why}, func(tx *store.Tx) error {
		item, err := store.Items.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		if item.Rev != rev {
			return fault.New(fault.Conflict, "Mục %s vừa được người khác sửa; xin xem bản mới rồi sửa lại.", "Somebody has just edited %s; please look at the new version and edit again.", item.Code)
		}
		if err := a.put(tx, &item, e); err != nil {
			return err
		}
		return correctTargets(tx, item.ID, e.Values)
	})
}

// EndItem takes an item out of the plan; its history stays.
func (a *App) EndItem(ctx context.Context, who Who, id plan.ItemID, rev int, why string) error {
	if err := who.must("plan"); err != nil {
		return err
	}
	if strings.TrimSpace(why) == "" {
		return fault.New(fault.Invalid, "Cần ghi lý do đưa mục ra khỏi kế hoạch.", "Taking an item out of the plan needs a reason.").At("why")
	}
	id = byCode(a.store.Read(ctx), id)
	return a.change(ctx, who, act{"item.end", "item", string(id), why}, func(tx *store.Tx) error {
		item, err := store.Items.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		item.Rev, item.Ended = rev, true
		return store.Items.Save(tx, &item)
	})
}

// put writes the whole form of an item: the item, its due date, parts, themes and document.
func (a *App) put(tx *store.Tx, item *plan.Item, e ItemEdit) error {
	due, err := editedDue(tx.Reader, item.ID, e.Due)
	if err != nil {
		return err
	}
	ground := byHand
	if e.DueMisread {
		ground = misread
	}
	item.Title, item.Fields, item.Group = e.Title, e.Fields, splitGroup(e.Group)
	if item.ParentID, err = parentID(tx.Reader, e.Parent, item.ID); err != nil {
		return err
	}
	if err := item.Validate(a.kinds); err != nil {
		return err
	}
	if err := store.Items.Save(tx, item); err != nil {
		return err
	}
	if err := setDue(tx, item.ID, due, e.Why, ground); err != nil {
		return err
	}
	rs, err := newResolver(tx, a.Today())
	if err != nil {
		return err
	}
	for _, part := range []struct {
		role  plan.Role
		names string
	}{{plan.Lead, e.Lead}, {plan.Coordinating, e.Coord}, {plan.Monitoring, e.Monitoring}} {
		if err := setUnits(tx, rs, item.ID, part.role, splitNames(part.names)); err != nil {
			return err
		}
	}
	if err := setAccountable(tx, item.ID, e.Accountable); err != nil {
		return err
	}
	for _, id := range e.Themes {
		if _, err := store.Themes.Get(tx.Reader, string(id)); err != nil {
			return named(err, fault.New(fault.Invalid, "Không có chủ đề %q.", "There is no theme %q.", id).At("themes"))
		}
	}
	if err := setLinks(tx, item.ID, plan.InTheme, plan.ThemeNoun, anyIDs(e.Themes)); err != nil {
		return err
	}
	var docs []string
	if e.Document != "" {
		if _, err := store.Documents.Get(tx.Reader, string(e.Document)); err != nil {
			return named(err, fault.New(fault.Invalid, "Không có văn bản %q.", "There is no document %q.", e.Document).At("document"))
		}
		docs = []string{string(e.Document)}
	}
	return setLinks(tx, item.ID, plan.Implements, plan.DocumentNoun, docs)
}

// named is what is said when a thing that a form names is not there; any other failure stays what it is.
func named(err error, missing *fault.Error) error {
	if fault.Is(err, fault.NotFound) {
		return missing
	}
	return err
}

// itemNamed finds an item by its code, as people write it, or its id.
func itemNamed(r store.Reader, text string) (plan.Item, error) {
	text = strings.TrimSpace(text)
	item, err := r.ItemByCode(strings.ToUpper(text))
	if fault.Is(err, fault.NotFound) {
		item, err = store.Items.Get(r, text)
	}
	return item, err
}

// parentID finds the item above by code or id, and refuses a circle.
func parentID(r store.Reader, text string, self plan.ItemID) (plan.ItemID, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", nil
	}
	parent, err := itemNamed(r, text)
	if err != nil {
		return "", named(err, fault.New(fault.Invalid, "Không có mục cha %q.", "There is no parent item %q.", text).At("parent"))
	}
	for up, depth := parent, 0; ; depth++ {
		if up.ID == self || depth > 50 {
			return "", fault.New(fault.Invalid, "Mục không thể là con của chính nó hay con cháu nó.", "An item cannot be under itself or under its own descendants.").At("parent")
		}
		if up.ParentID == "" {
			return parent.ID, nil
		}
		if up, err = store.Items.Get(r, string(up.ParentID)); err != nil {
			return "", err
		}
	}
}

// setUnits makes the units of one role exactly those named, in that order. A name that a unit in the role bears already
// means that unit, whoever else is called so.
func setUnits(tx *store.Tx, rs *resolver, id plan.ItemID, role plan.Role, names []string) error {
	all, err := tx.AssignmentsOf(id)
	if err != nil {
		return err
	}
	old := slices.DeleteFunc(all, func(x plan.Assignment) bool { return x.Role != role })
	var now []org.UnitID
	for _, name := range names {
		i := slices.IndexFunc(old, func(x plan.Assignment) bool { return rs.names[x.UnitID] == name })
		if i < 0 {
			u, err := rs.unit(name)
			if err != nil {
				return err
			}
			if slices.Contains(now, u.ID) {
				continue // named twice
			}
			i = slices.IndexFunc(old, func(x plan.Assignment) bool { return x.UnitID == u.ID })
			if i < 0 {
				old = append(old, plan.Assignment{ItemID: id, Role: role, UnitID: u.ID, Written: name, Ord: -1})
				i = len(old) - 1
			}
		}
		x := old[i]
		old = slices.Delete(old, i, i+1)
		now = append(now, x.UnitID)
		if err := keepUnit(tx, x, len(now)-1); err != nil {
			return err
		}
	}
	for _, gone := range old {
		if slices.Contains(now, gone.UnitID) {
			continue
		}
		if err := store.Assignments.Remove(tx, &gone); err != nil {
			return err
		}
	}
	return nil
}

// keepUnit writes an assignment that is new or has moved to another place.
func keepUnit(tx *store.Tx, x plan.Assignment, ord int) error {
	if x.Ord == ord {
		return nil
	}
	if x.ID == "" {
		x.ID = newID()
	}
	x.Ord = ord
	return store.Assignments.Save(tx, &x)
}

func setAccountable(tx *store.Tx, id plan.ItemID, postCode string) error {
	all, err := tx.AssignmentsOf(id)
	if err != nil {
		return err
	}
	var post org.Post
	if postCode != "" {
		if post, err = tx.PostByCode(postCode); err != nil {
			return named(err, fault.New(fault.Invalid, "Không có chức danh %q.", "There is no post %q.", postCode).At("accountable"))
		}
	}
	for _, x := range all {
		if x.Role != plan.Accountable {
			continue
		}
		if x.PostID == post.ID {
			return nil
		}
		if err := store.Assignments.Remove(tx, &x); err != nil {
			return err
		}
	}
	if postCode == "" {
		return nil
	}
	return store.Assignments.Save(tx, &plan.Assignment{ID: newID(), ItemID: id, Role: plan.Accountable, UnitID: post.UnitID, PostID: post.ID})
}

func splitNames(s string) []string { return splitOn(s, ";") }

func splitGroup(s string) []string { return splitOn(s, " / ") }

func splitOn(s, sep string) []string {
	var out []string
	for _, x := range strings.Split(s, sep) {
		if x = strings.TrimSpace(x); x != "" {
			out = append(out, x)
		}
	}
	return out
}

func anyIDs[T ~string](ids []T) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}
