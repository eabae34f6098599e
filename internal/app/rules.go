package app

import "lotrinh/internal/extract"

// RuleSaid tells in Vietnamese and in English what a rule of reading is, by its id.
func RuleSaid(id string) (vi, en string) {
	r := extract.RuleOf(id)
	return r.Vi, r.En
}
