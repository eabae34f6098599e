package app

import (
	"lotrinh/internal/extract"
	"lotrinh/internal/when"
)

// CompareVersions reads two versions of a document and matches what they say; nothing is kept.
func CompareVersions(oldName string, old []byte, newName string, new []byte, anchor when.Date) ([]extract.Version, error) {
	_, before, err := Extract(oldName, old, anchor)
	if err != nil {
		return nil, err
	}
	_, after, err := Extract(newName, new, anchor)
	if err != nil {
		return nil, err
	}
	return extract.Versions(before.Candidates, after.Candidates), nil
}
