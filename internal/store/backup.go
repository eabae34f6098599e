package store

import (
	"slices"

	"lotrinh/internal/fault"
)

// Version says how far the tables of an installation have come: Schema by the files of migrations/, Rules by the steps that
// made derived rows anew.
type Version struct {
	Schema int64 `json:"schema"`
	Rules  int64 `json:"words"` // the first such rule was of words
}

// Version is that of the open installation, at the moment that is read.
func (r Reader) Version() (v Version, err error) {
	applied, err := r.applied()
	for n := range applied {
		switch {
		case n >= ruleSteps:
			v.Rules = max(v.Rules, n)
		case n < fullTextSteps:
			v.Schema = max(v.Schema, n)
		}
	}
	return v, err
}

// copied are all that an installation holds, in the order a copy is written and read, each with the file of migrations/
// that made it. The full text index and the figures of days are made anew.
var copied = []struct {
	name  string
	since int64
}{
	{"setting", 2},
	{"counter", 2},
	{"journal", 2},
	{"journal_change", 2},
	{"journal_head", 2},
	{"unit", 1},
	{"unit_member", 1},
	{"post", 1},
	{"term", 1},
	{"milestone", 1},
	{"document", 1},
	{"document_text", 1},
	{"event", 1},
	{"proposal", 1},
	{"item", 1},
	{"due", 1},
	{"assignment", 1},
	{"link", 1},
	{"theme", 1},
	{"target", 1},
	{"observation", 1},
	{"report", 1},
	{"line", 1},
	{"saved_view", 7},
	{"standing", 3},
	{"tally", 3},
	{"open_under", 5},
	{"search_entry", 3},
	{"request", 6},
	{"account", 11},
	{"credential", 11},
	{"work_year", 14},
	{"extension", 16},
	{"product", 19},
	{"directive", 19},
	{"standing_past", 18},
	{"reorganisation", 18},
	{"closing", 18},
	{"recovery_code", 21},
	{"regime", 15},
	{"cycle", 15},
	{"owed", 15},
	{"snapshot", 15},
	{"reminder_rule", 22},
	{"mute", 22},
	{"feed", 22},
	{"digest", 22},
	{"settled", 24},
	{"reminded", 25},
	{"review", 30},
	{"review_text", 30},
	{"review_comment", 30},
	{"rating", 31},
	{"review_closing", 30},
	{"card", 26},
	{"indicated", 26},
	{"formula_input", 29},
	{"conference", 39},
	{"contribution", 39},
	{"paper_proposal", 42},
	{"contribution_comment", 40},
	{"contribution_reminded", 40},
	{"meeting", 43},
}

// Tables are what a copy of an installation of that schema holds.
func Tables(schema int64) []string {
	var out []string
	for _, t := range copied {
		if t.since <= schema {
			out = append(out, t.name)
		}
	}
	return out
}

// SchemaOf is the schema that a copy of these tables was made of, for copies that do not note it.
func SchemaOf(has func(table string) bool) int64 {
	schema := int64(4) // no program made copies before
	for _, t := range copied {
		if has(t.name) {
			schema = max(schema, t.since)
		}
	}
	return schema
}

// EachRow gives the columns of a table, then every row of it as text, whole numbers and nil.
func (r Reader) EachRow(table string, columns func([]string) error, do func([]any) error) error {
	if !slices.Contains(Tables(fullTextSteps), table) {
		return fault.New(fault.Internal, "Không có bảng %q", "There is no table %q", table)
	}
	rows, err := r.query("SELECT * FROM " + table)
	if err != nil {
		return err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	if err := columns(names); err != nil {
		return err
	}
	values, into := make([]any, len(names)), make([]any, len(names))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		for i, v := range values {
			if b, ok := v.([]byte); ok {
				values[i] = string(b)
			}
		}
		if err := do(values); err != nil {
			return err
		}
	}
	return rows.Err()
}
