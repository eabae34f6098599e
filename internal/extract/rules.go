package extract

import "strings"

// A Rule is one reason why something was read: its stable id, what it fills, and what a reader is told of it. Every rule has
// short texts in which it must fire and others in which it must not; the tests read them.
type Rule struct {
	ID     string
	Field  string // what is wrong when the rule is: item, lead, coord, recipient, deadline, deliverable, name, unit, values, period; "" for a mere remark
	Vi, En string
	Yes    []string
	No     []string
}

// Rules is the one table of rules, by subject: running text, what is handed down, aims, tables, times.
var Rules = join(proseRules, scopeRules, goalRules, tableRules, timeRules())

func join(lists ...[]Rule) (all []Rule) {
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

var ruleByID = func() map[string]Rule {
	byID := make(map[string]Rule, len(Rules))
	for _, r := range Rules {
		byID[r.ID] = r
	}
	return byID
}()

// RuleOf finds a rule by its id, else the nearest one above it ("prose.order.giao.head" → "prose.order.giao"); what no rule
// explains any more, in plans of older versions, comes back with its id alone.
func RuleOf(id string) Rule {
	for key := id; key != ""; {
		if r, ok := ruleByID[key]; ok {
			return r
		}
		key = key[:max(0, strings.LastIndexByte(key, '.'))]
	}
	return Rule{ID: id, Vi: id, En: id}
}

// oneRow is a table of tasks with one row, for examples: the time it states.
func oneRow(due string) string {
	return "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |\n|---|---|---|---|\n| 1 | Rà soát quy hoạch xây dựng | Sở Xây dựng | " + due + " |\n"
}
