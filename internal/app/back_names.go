package app

import (
	"encoding/json"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// nameOf names the thing that a change is about, as people know it; "" where it has no name.
func (a *App) nameOf(r store.Reader, c journal.Change) (string, error) {
	body := c.After
	if body == "" {
		body = c.Before
	}
	read := func(into any) error { return json.Unmarshal([]byte(body), into) }
	switch c.Noun {
	case "document":
		var d doc.Document
		err := read(&d)
		return d.Name(), err
	case "item":
		var it plan.Item
		err := read(&it)
		return it.Code + " " + it.Title, err
	case "proposal":
		var p plan.Proposal
		err := read(&p)
		return titleOf(p.Candidate), err
	case "event":
		var e doc.Event
		if err := read(&e); err != nil {
			return "", err
		}
		of, err := unlessGone(a.endName(r, plan.DocumentNoun, string(e.DocumentID)))
		return e.Stage.Vi() + ": " + of, err
	case "link":
		var l plan.Link
		if err := read(&l); err != nil {
			return "", err
		}
		return a.nameOfLink(r, l)
	}
	if c.About != "" {
		return unlessGone(a.endName(r, plan.ItemNoun, string(c.About)))
	}
	return "", nil
}

// nameOfLink says a link as a sentence: one end, what it is to the other, the other.
func (a *App) nameOfLink(r store.Reader, l plan.Link) (string, error) {
	from, err := unlessGone(a.endName(r, l.From, l.FromID))
	if err != nil {
		return "", err
	}
	to, err := unlessGone(a.endName(r, l.To, l.ToID))
	return from + " – " + l.Relation.Vi() + " – " + to, err
}

func (a *App) endName(r store.Reader, noun plan.Noun, id string) (string, error) {
	title, _, err := a.end(r, noun, id)
	return title, err
}

// unlessGone is a name, "" of what is no more.
func unlessGone(name string, err error) (string, error) {
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	return name, err
}
