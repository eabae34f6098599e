package app

import (
	"cmp"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// Source is a document that tells an item.
type Source struct {
	ID       doc.ID
	Name     string    // short, as an official refers to it
	Replaced bool      // by a later document
	on       when.Date // its day
}

// Named is the source as lists name it.
func (s Source) Named(l lang.Lang) string {
	if s.Replaced {
		return l.Say("%s (đã được thay thế)", s.Name)
	}
	return s.Name
}

// Named is the sources of an item as lists name them, the newest in force first.
func (row ItemRow) Named(l lang.Lang) string {
	var names []string
	for _, s := range row.Sources {
		names = append(names, s.Named(l))
	}
	return strings.Join(names, "; ")
}

// sourcesOf are the documents that items are named by. An item's origin stays the document it came from; where that was
// replaced, the later ones that tell the item too are named before it. It is worked out from the records each time, so
// that nothing stored has to follow when a document is replaced.
func sourcesOf(r store.Reader, in []store.ItemRow) (map[plan.ItemID][]Source, error) {
	var ids []doc.ID
	for _, x := range in {
		ids = append(ids, x.Item.Origin.DocumentID)
	}
	origins, err := r.DocumentsByID(ids)
	if err != nil {
		return nil, err
	}
	one := make(map[doc.ID][]Source, len(origins))
	for id, d := range origins {
		one[id] = namedInOrder([]doc.Document{d})
	}
	out := make(map[plan.ItemID][]Source, len(in))
	from := map[plan.ItemID]doc.Document{}
	var replaced []plan.ItemID
	for _, x := range in {
		d := origins[x.Item.Origin.DocumentID]
		out[x.Item.ID] = one[d.ID]
		if d.Stage == doc.Replaced {
			from[x.Item.ID] = d
			replaced = append(replaced, x.Item.ID)
		}
	}
	links, err := r.SourceLinks(replaced)
	if err != nil {
		return nil, err
	}
	ids = ids[:0]
	for _, l := range links {
		ids = append(ids, doc.ID(l.ToID))
	}
	docs, err := r.DocumentsByID(ids)
	if err != nil {
		return nil, err
	}
	all := map[plan.ItemID][]doc.Document{}
	for _, l := range links {
		item := plan.ItemID(l.FromID)
		if d, ok := docs[doc.ID(l.ToID)]; ok && d.ID != from[item].ID {
			all[item] = append(all[item], d)
		}
	}
	for item, later := range all {
		out[item] = namedInOrder(append(later, from[item]))
	}
	return out, nil
}

// namedInOrder are documents as sources: those in force first, the newest first; versions of one name are one.
func namedInOrder(docs []doc.Document) (out []Source) {
	past := func(d doc.Document) int {
		if d.Stage == doc.Replaced || d.Stage == doc.Ended {
			return 1
		}
		return 0
	}
	arrange.By(docs, func(x, y doc.Document) int {
		return cmp.Or(past(x)-past(y), -cmp.Compare(x.Date, y.Date))
	})
	for _, d := range docs {
		name := d.Name()
		if !slices.ContainsFunc(out, func(s Source) bool { return s.Name == name }) {
			out = append(out, Source{d.ID, name, d.Stage == doc.Replaced, d.Date})
		}
	}
	return out
}
