package app

import (
	"context"
	"slices"

	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/store"
)

// NewUnits are the names in what was typed, divided by semicolons, that no unit of the register or the catalogue answers to
// on the day of the document: to accept them makes new units. Names that the document itself writes are in known.
func (a *App) NewUnits(ctx context.Context, id doc.ID, typed string, known []string) (out []string, err error) {
	r := a.store.Read(ctx)
	d, err := store.Documents.Get(r, string(id))
	if err != nil {
		return nil, err
	}
	rs, err := namesOn(r, d.Date)
	if err != nil {
		return nil, err
	}
	if rs.cat, err = catalogueOf(r, d); err != nil {
		return nil, err
	}
	for _, name := range splitNames(typed) {
		code := org.CodeOf(name)
		_, coded := rs.byCode[name]
		if code == "" || coded || slices.Contains(known, name) || slices.Contains(out, name) || len(rs.fits(name)) > 0 || name == code && len(rs.cat.coded(code)) > 0 {
			continue
		}
		out = append(out, name)
	}
	return out, nil
}
