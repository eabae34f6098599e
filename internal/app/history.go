package app

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"lotrinh/internal/journal"
	"lotrinh/internal/org"
)

// Journal is one page of who did what, newest first.
func (a *App) Journal(ctx context.Context, who Who, page int) (Page[HistoryRow], error) {
	if err := who.must(org.ReadJournal); err != nil {
		return Page[HistoryRow]{}, err
	}
	const perPage = 50
	page = pageNumber(page)
	entries, total, err := a.store.Read(ctx).Entries((page-1)*perPage, perPage)
	out := Page[HistoryRow]{Total: total, Number: page, PerPage: perPage}
	if err != nil {
		return out, err
	}
	out.Rows, err = history(entries)
	return out, err
}

// history reads journal entries as field changes.
func history(entries []journal.Entry) ([]HistoryRow, error) {
	out := make([]HistoryRow, len(entries))
	for i, e := range entries {
		out[i].Entry = e
		for _, c := range e.Changes {
			changes, err := fieldChanges(c)
			if err != nil {
				return nil, err
			}
			out[i].Changes = append(out[i].Changes, changes...)
		}
	}
	return out, nil
}

// plumbing are fields that say nothing to a person.
var plumbing = map[string]bool{"id": true, "rev": true, "item_id": true, "report_id": true, "ord": true, "from": true, "from_id": true, "span": true, "origin": true, "passage_id": true, "candidate": true}

func fieldChanges(c journal.Change) ([]FieldChange, error) {
	before, err := fields(c.Before)
	if err != nil {
		return nil, err
	}
	after, err := fields(c.After)
	if err != nil {
		return nil, err
	}
	keys := map[string]bool{}
	for k := range before {
		keys[k] = true
	}
	for k := range after {
		keys[k] = true
	}
	var out []FieldChange
	for _, k := range slices.Sorted(maps.Keys(keys)) {
		if b, f := plain(before[k]), plain(after[k]); b != f && !plumbing[k] {
			out = append(out, FieldChange{c.Noun, k, b, f})
		}
	}
	return out, nil
}

func fields(body string) (map[string]any, error) {
	if body == "" {
		return nil, nil
	}
	var m map[string]any
	return m, json.Unmarshal([]byte(body), &m)
}

// plain writes a value as a person reads it; empty values are "".
func plain(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case string:
		return x
	case float64:
		return fmt.Sprint(x)
	case bool:
		if x {
			return "có"
		}
		return ""
	case []any:
		s := ""
		for i, e := range x {
			if i > 0 {
				s += "; "
			}
			s += plain(e)
		}
		return s
	case map[string]any:
		s := ""
		for _, k := range slices.Sorted(maps.Keys(x)) {
			if p := plain(x[k]); p != "" {
				if s != "" {
					s += "; "
				}
				s += k + ": " + p
			}
		}
		return s
	}
	return fmt.Sprint(v)
}

// Verify checks the journal chain and compares it with the live rows; noted is a head kept earlier.
func (a *App) Verify(ctx context.Context, noted journal.Head) (journal.Head, []string, error) {
	head, wrong, err := a.store.Verify(ctx, noted)
	if err != nil {
		return head, wrong, err
	}
	lost, err := checkFiles(a.store.Read(ctx), a.files)
	return head, append(wrong, lost...), err
}
