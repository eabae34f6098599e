package app

import (
	"context"

	"lotrinh/internal/doc"
	"lotrinh/internal/extract"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// CompareVersions reads two versions of a document and matches what they say; nothing is kept.
func (r Reader) CompareVersions(ctx context.Context, old, new Input, anchor when.Date) ([]extract.Version, error) {
	_, before, err := r.Extract(ctx, old, anchor)
	if err != nil {
		return nil, err
	}
	_, after, err := r.Extract(ctx, new, anchor)
	if err != nil {
		return nil, err
	}
	return extract.Versions(before.Candidates, after.Candidates), nil
}

// Fate is what a new version made of what the old one says.
type Fate = extract.Fate

const (
	Unchanged = extract.Unchanged
	Changed   = extract.Changed
	NewItem   = extract.New
	GoneItem  = extract.Gone
)

// Versions are the versions of a document that people have told apart, and what it may be a version of.
type Versions struct {
	Document doc.Document
	Earlier  *doc.Document
	Newer    []doc.Document // what each is to the document stands in its Earlier
	Likely   []Likely       // only where nobody has said
}

// Versions finds the versions before and after a document.
func (a *App) Versions(ctx context.Context, id doc.ID) (Versions, error) {
	r := a.store.Read(ctx)
	d, err := store.Documents.Get(r, string(id))
	if err != nil {
		return Versions{}, err
	}
	return versionsFor(r, d)
}

func versionsFor(r store.Reader, d doc.Document) (v Versions, err error) {
	v.Document = d
	if v.Newer, err = r.NewerVersions(d.ID); err != nil {
		return v, err
	}
	if d.Earlier == nil {
		v.Likely, err = likelyEarlier(r, d)
		return v, err
	}
	if d.Earlier.How == doc.Apart {
		return v, nil
	}
	old, err := store.Documents.Get(r, string(d.Earlier.DocumentID))
	v.Earlier = &old
	return v, err
}
