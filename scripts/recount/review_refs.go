package main

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// bare is a text without accents, capitals and doubled blanks.
func bare(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ' || r == 'Đ':
			b.WriteByte('d')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// asked is what a reference asks for, in bare words: "so nhiem vu", "qua han", "don vi" → "so-yt".
type asked struct {
	head, rest string
	options    map[string]string
}

// heads of references, longer ones before those they begin with; any other is a code or a name.
var refHeads = []string{"bang nhiem vu theo don vi", "bang nhiem vu theo van ban", "bang nhiem vu theo chu de", "bang nhiem vu", "bang chi tieu", "bang nguyen nhan", "bang bao cao cap duoi", "bang viec ky truoc de ra",
	"bieu do", "so nhiem vu", "ty le nhiem vu", "ti le nhiem vu", "so chi tieu", "so bao cao cap duoi", "so viec ky truoc de ra", "so nguyen nhan", "muc tieu", "goc", "danh gia", "han", "ket qua", "kho khan", "bao cao cap duoi", "cap duoi", "bao cao"}

func readRef(ref string) asked {
	parts := strings.Split(ref, ";")
	a := asked{rest: bare(parts[0]), options: map[string]string{}}
	for _, part := range parts[1:] {
		key, value, _ := strings.Cut(part, ":")
		a.options[bare(key)] = bare(value)
	}
	for _, head := range refHeads {
		if a.rest == head || strings.HasPrefix(a.rest, head+" ") {
			a.head, a.rest = head, strings.TrimSpace(a.rest[len(head):])
			break
		}
	}
	return a
}

// of a task by the word that a reference narrows it by.
func (p *planned) fitting(word string) (test, bool) {
	state := func(want string) test { return func(s *standing) bool { return s.state == want } }
	time := func(want string) test { return func(s *standing) bool { return s.time(p.today) == want } }
	tests := map[string]test{"": func(*standing) bool { return true }, "hoan thanh": state("done"), "hoan thanh dung han": time("on_time"), "hoan thanh qua han": time("late"), "chua hoan thanh": (*standing).open,
		"dang thuc hien": state("in_progress"), "chua thuc hien": state("not_started"), "tam dung": state("paused"), "qua han": time("overdue"), "sap den han": time("due_soon"), "trong han": time("in_time"),
		"khong co han": time("no_due"), "da bao cao": func(s *standing) bool { return s.reported != "" }, "chua bao cao": func(s *standing) bool { return s.reported == "" },
		"dung han": time("on_time"), "hoan thanh, qua han": time("late"), "chua hoan thanh, trong han": func(s *standing) bool { return s.open() && s.time(p.today) != "overdue" },
		"chua hoan thanh, qua han": time("overdue"), "qua han chua hoan thanh": time("overdue"), "tong so": func(*standing) bool { return true }}
	t, ok := tests[word]
	return t, ok
}

// scope are the items a review is about that options leave, tasks or indicators.
func (v *reviewed) scope(indicators bool, options map[string]string) map[string]*standing {
	out := map[string]*standing{}
	linked := func(id, to, other string) bool {
		return slices.ContainsFunc(v.linksFrom(id), func(l link) bool {
			return l.To == to && l.ToID == other && (to != "document" || l.Relation == "source" || l.Relation == "implements")
		})
	}
	anyOf := func(list []string, is func(string) bool) bool { return len(list) == 0 || slices.ContainsFunc(list, is) }
	for id, s := range v.items {
		if indicators != (s.Kind == "indicator") || !indicators && s.state == "" {
			continue
		}
		in := anyOf(v.sheet.Scope.Documents, func(d string) bool { return linked(id, "document", d) }) && anyOf(v.sheet.Scope.Themes, func(t string) bool { return linked(id, "theme", t) }) &&
			anyOf(v.sheet.Scope.Units, func(u string) bool {
				return slices.ContainsFunc(s.leads, func(lead string) bool { return v.isUnder(v.units[lead], v.units[u].Code) })
			})
		for key, value := range options {
			switch key {
			case "don vi":
				in = in && slices.ContainsFunc(s.leads, func(lead string) bool { return v.units[lead].Code == value || bare(v.names[lead]) == value })
			case "van ban":
				in = in && slices.ContainsFunc(v.linksFrom(id), func(l link) bool { return l.To == "document" && bare(v.numbers[l.ToID]) == value })
			case "chu de":
				in = in && slices.ContainsFunc(v.linksFrom(id), func(l link) bool { return l.To == "theme" && strings.HasPrefix(bare(v.themes[l.ToID]), value) })
			}
		}
		if in {
			out[id] = s
		}
	}
	return out
}

func (v *reviewed) linksFrom(id string) (out []link) {
	if v.from == nil {
		v.from = map[string][]link{}
		for _, l := range v.links {
			v.from[l.FromID] = append(v.from[l.FromID], l)
		}
	}
	return v.from[id]
}
