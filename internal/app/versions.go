package app

import (
	"context"

	"lotrinh/internal/extract"
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
