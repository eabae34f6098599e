package extract

import (
	"fmt"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
)

// Kinds of action: making a paper is another task than carrying it out, and that another than looking back on it.
const (
	making = 1 << iota
	carrying
	lookingBack
	amending
	joining
)

// actions tell the kind of a task by the verbs it begins with, by their first syllable.
var actions = kindsOfAction(map[int]string{
	making:      "xay dung|ban hanh|soan thao|lap|tham muu|trinh|hoan thien|xay dung va ban hanh|nghien cuu|thanh lap|hinh thanh|dau tu|dau tu xay dung|de xuat|phe duyet",
	carrying:    "trien khai|thuc hien|to chuc|to chuc thuc hien|to chuc trien khai|trien khai thuc hien",
	lookingBack: "so ket|tong ket|danh gia|kiem tra|giam sat|theo doi|don doc|bao cao|thanh tra|kiem toan",
	amending:    "sua doi|bo sung|sua doi bo sung|dieu chinh|cap nhat|thay the|bai bo",
	joining:     "phoi hop|tham gia",
})

type action struct {
	kind  int
	words []string
}

func kindsOfAction(lists map[int]string) map[string][]action {
	out := map[string][]action{}
	for kind, list := range lists {
		for _, phrase := range strings.Split(list, "|") {
			words := strings.Fields(phrase)
			out[words[0]] = append(out[words[0]], action{kind, words})
		}
	}
	return out
}

// actsOf are the kinds of action a task begins with and those joined to it by "và" in its first words.
func actsOf(words []string) int {
	kinds := 0
	starts := true
	for i := 0; i < len(words) && i < 16; {
		kind, n := actionOf(words[i:])
		switch {
		case kind != 0 && (starts || i > 0 && words[i-1] == "va"):
			kinds |= kind
			i += n
		case empties[words[i]]:
			i++
		default:
			starts = false
			i++
		}
	}
	return kinds
}

// actionOf is the kind of action that words begin with, and how many they are; 0 for none.
func actionOf(words []string) (kind, length int) {
	for _, a := range actions[words[0]] {
		if n := len(a.words); n > length && n <= len(words) && slices.Equal(words[:n], a.words) {
			kind, length = a.kind, n
		}
	}
	return kind, length
}

// otherWork tells two tasks apart that share most of their words: another kind of action, another number, another name.
func otherWork(a, b telling) bool {
	if a.acts&b.acts == 0 && (a.acts != 0 && b.acts != 0 || a.acts == lookingBack || b.acts == lookingBack) {
		return true
	}
	if !contained(a.digits, b.digits) && !contained(b.digits, a.digits) {
		return true
	}
	return ownName(a, b) && ownName(b, a)
}

// contained tells whether every number of the one stands in the other.
func contained(a, b []string) bool {
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

// ownName tells whether a task names something that the other does not hold in any writing.
func ownName(a, b telling) bool {
	for _, name := range a.names {
		if !strings.Contains(" "+b.words+" ", " "+name+" ") {
			return true
		}
	}
	return false
}

// apartLeads are the leads of b that a does not know, when none of b's leads is one of a's. A group ("các sở, ban, ngành")
// holds every unit, and a unit that is to work together with the lead is no second lead.
func apartLeads(a, b *plan.Candidate) []string {
	if len(a.Lead) == 0 || len(b.Lead) == 0 || slices.ContainsFunc(slices.Concat(a.Lead, b.Lead), manyUnits) {
		return nil
	}
	for _, x := range a.Lead {
		for _, y := range b.Lead {
			if oneUnit(x, y) {
				return nil
			}
		}
	}
	return b.Lead
}

// manyUnits tells a group of units from a single one.
func manyUnits(name string) bool {
	f := vi.Fold(name)
	return strings.HasPrefix(f, "cac ") || strings.HasPrefix(f, "tung ") || strings.HasPrefix(f, "moi ") || strings.HasPrefix(f, "cap ") || strings.HasPrefix(f, "chinh quyen") ||
		strings.Contains(f, " cac ") || strings.Contains(f, " cap xa") || strings.Contains(f, "dia phuong") || strings.Contains(f, "bo nganh")
}

// oneUnit tells whether two names can be one unit: the shorter stands in the longer, "Sở Tài chính" in "Giám đốc Sở Tài chính tỉnh".
func oneUnit(x, y string) bool { return eitherWithin(evenUnit(x), evenUnit(y)) }

// eitherWithin tells whether one of two names that evenUnit wrote stands in the other.
func eitherWithin(a, b string) bool { return strings.Contains(a, b) || strings.Contains(b, a) }

// evenUnit writes a name without its marks, bodies short, a blank before it and behind it.
func evenUnit(name string) string { return " " + shortBodies.Replace(vi.Fold(name)) + " " }

var shortBodies = strings.NewReplacer("uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd", "mat tran to quoc", "mttq")

// askApart asks, at the telling that stands for the task, what another one says otherwise.
func askApart(src *doc.Source, main, other telling) {
	ask := func(field, vi, en, here, there string, at doc.Span) {
		mainVi, mainEn := whereTold(main.c)
		otherVi, otherEn := whereTold(other.c)
		main.c.Questions = append(main.c.Questions, doc.Question{Field: field, Span: &at,
			Vi: fmt.Sprintf(vi, mainVi, here, otherVi, there), En: fmt.Sprintf(en, mainEn, here, otherEn, there)})
	}
	if leads := apartLeads(main.c, other.c); leads != nil {
		ask("lead", "Cùng một việc, %s giao “%s”, %s giao “%s”. Đơn vị nào chủ trì?", "The same task is given in %s to “%s”, in %s to “%s”. Which unit leads?",
			strings.Join(main.c.Lead, "; "), strings.Join(leads, "; "), placeOf(other.c, "lead"))
	}
	if daysApart(main.c, other.c) {
		ask("deadline", "Cùng một việc, %s ghi hạn “%s”, %s ghi hạn “%s”. Hạn nào đúng?", "The same task is due in %s “%s”, in %s “%s”. Which one holds?",
			main.c.Due.Raw, other.c.Due.Raw, placeOf(other.c, "deadline"))
	}
}

// placeOf is where a field was read, else the whole candidate.
func placeOf(c *plan.Candidate, field string) doc.Span {
	if list := c.Evidence[field]; len(list) > 0 {
		return list[0].Span
	}
	return c.Span
}

// whereTold names the place of a telling in words.
func whereTold(c *plan.Candidate) (vi, en string) {
	if c.Locator.Row > 0 {
		return fmt.Sprintf("dòng %d của bảng %d", c.Locator.Row, max(c.Locator.Table, 1)), fmt.Sprintf("row %d of table %d", c.Locator.Row, max(c.Locator.Table, 1))
	}
	if n := len(c.Group); n > 0 {
		heading := []rune(strings.Join(strings.Fields(c.Group[n-1]), " "))
		if len(heading) > 60 {
			heading = append(heading[:60], '…')
		}
		return "phần “" + string(heading) + "”", "the part “" + string(heading) + "”"
	}
	if c.Locator.Line > 0 {
		return fmt.Sprintf("dòng %d của văn bản", c.Locator.Line), fmt.Sprintf("line %d of the text", c.Locator.Line)
	}
	return fmt.Sprintf("đề xuất số %d", c.Ord), fmt.Sprintf("candidate %d", c.Ord)
}
