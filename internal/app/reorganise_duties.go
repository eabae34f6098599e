package app

import (
	"slices"
	"strings"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

// duties moves the parts in what is open. What is done or has ended stays with the old unit, and so does its name.
func (e *effect) duties() error {
	var ids []org.UnitID
	for id := range e.heirs {
		if u := e.unit[id]; u.To != "" && u.To < e.out.Act.On || e.givesAway(id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	slices.Sort(ids)
	parts, err := e.r.OpenPartsOf(ids)
	if err != nil {
		return err
	}
	var items []plan.ItemID
	for _, x := range parts {
		items = append(items, x.ItemID)
	}
	slices.Sort(items)
	has := map[plan.ItemID][]plan.Assignment{}
	known := map[plan.ItemID]plan.Item{}
	for some := range slices.Chunk(slices.Compact(items), 500) {
		all, err := e.r.PartsIn(some)
		if err != nil {
			return err
		}
		for _, x := range all {
			has[x.ItemID] = append(has[x.ItemID], x)
		}
		of, err := e.r.ItemsByID(some)
		if err != nil {
			return err
		}
		for id, it := range of {
			known[id] = it
		}
	}
	for _, x := range parts {
		if x.PostID != "" && e.post[x.PostID] != "" {
			continue // with the post
		}
		e.part(x, known[x.ItemID], has)
	}
	return nil
}

// givesAway tells whether a unit goes on and others take a part of it over.
func (e *effect) givesAway(id org.UnitID) bool { return len(e.heirs[id]) > 1 }

func (e *effect) part(x plan.Assignment, item plan.Item, has map[plan.ItemID][]plan.Assignment) {
	p := PartEffect{Item: item, Role: x.Role, From: *e.unit[x.UnitID]}
	to, why := e.heirOf(x.UnitID, item)
	p.Why = why
	if to == "" {
		for _, h := range e.heirs[x.UnitID] {
			p.Between = append(p.Between, *e.unit[h.To])
		}
		e.out.Waiting = append(e.out.Waiting, p)
		return
	}
	if to == x.UnitID {
		return
	}
	p.To = *e.unit[to]
	p.Already = slices.ContainsFunc(has[x.ItemID], func(y plan.Assignment) bool {
		return y.ID != x.ID && y.UnitID == to && (y.Role == x.Role || y.Role == plan.Lead && x.Role == plan.Coordinating)
	})
	if p.Already {
		e.out.gone = append(e.out.gone, x)
	} else {
		i := slices.IndexFunc(has[x.ItemID], func(y plan.Assignment) bool { return y.ID == x.ID })
		has[x.ItemID][i].UnitID = to
		x.UnitID = to
		e.out.parts = append(e.out.parts, x)
	}
	e.out.Items = append(e.out.Items, p)
}

// heirOf is who takes an item of a unit over: whom a person named, the only heir, or the one whose words the item bears;
// "" where that is not said.
func (e *effect) heirOf(unit org.UnitID, item plan.Item) (to org.UnitID, why []string) {
	if given := e.given[item.Code]; given != "" {
		return given, nil
	}
	heirs := e.heirs[unit]
	if len(heirs) == 1 && len(heirs[0].Words) == 0 {
		return heirs[0].To, nil
	}
	best, words := org.Fits(heirs, itemWords(item))
	if len(best) != 1 {
		return "", nil
	}
	return best[0].To, words
}

// itemWords are the words of an item in which a field or an area is looked for.
func itemWords(item plan.Item) string {
	words := append([]string{item.Title}, item.Group...)
	for _, key := range []string{"deliverable", "place"} {
		words = append(words, item.Fields[key])
	}
	return strings.Join(words, " \n ")
}

// accountable moves what persons of posts answer for, where another post takes the place of theirs.
func (e *effect) accountable() error {
	var posts []org.PostID
	for id := range e.post {
		posts = append(posts, id)
	}
	if len(posts) == 0 {
		return nil
	}
	parts, err := e.r.OpenPartsOfPosts(posts)
	for _, x := range parts {
		x.PostID = e.post[x.PostID]
		if over := e.only(x.UnitID); over != nil {
			x.UnitID = over.ID
		}
		e.out.parts = append(e.out.parts, x)
	}
	return err
}
