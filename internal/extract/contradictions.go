package extract

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
)

// contradictions asks about what cannot hold together in one document. What is merely unusual is left alone: a question
// that is answered "yes, of course" teaches people to overlook the others.
func contradictions(src *doc.Source, r *Result) {
	for i := range r.Candidates {
		c := &r.Candidates[i]
		if c.Kind == plan.TaskKind {
			dueBeforeDocument(src, c)
			eitherLead(src, c)
			impossibleProduct(c)
		}
	}
	parts(r.Candidates)
}

// dueBeforeDocument asks about a task that was due before the day the document was signed; news tells of the past.
func dueBeforeDocument(src *doc.Source, c *plan.Candidate) {
	signed := src.Meta.Date
	if c.Due == nil || c.Due.To == "" || signed == "" || src.Meta.Published || c.Due.To >= signed {
		return
	}
	at := placeOf(c, "deadline")
	c.Questions = append(c.Questions, doc.Question{Field: "deadline", Span: &at,
		Vi: fmt.Sprintf("Thời hạn “%s” (đến %s) trước ngày ký văn bản (%s): thời hạn đúng là ngày nào?", c.Due.Raw, c.Due.To.Vi(), signed.Vi()),
		En: fmt.Sprintf("The deadline “%s” (until %s) lies before the day of signing (%s): which day is right?", c.Due.Raw, c.Due.To, signed)})
}

// eitherLead asks about leads between which the text leaves the choice: "Sở Tài chính hoặc Sở Nội vụ".
func eitherLead(src *doc.Source, c *plan.Candidate) {
	if len(c.Lead) < 2 {
		return
	}
	at := placeOf(c, "lead")
	if list := c.Evidence["lead"]; len(list) > 0 && list[0].From != nil {
		at = *list[0].From
	}
	if at.End > len(src.Text) || !strings.Contains(strings.ToLower(src.Text[at.Start:at.End]), "hoặc ") {
		return
	}
	c.Questions = append(c.Questions, doc.Question{Field: "lead", Span: &at,
		Vi: fmt.Sprintf("Văn bản viết “hoặc” giữa %s: đơn vị nào chủ trì?", strings.Join(c.Lead, ", ")),
		En: fmt.Sprintf("The text has “or” between %s: which unit leads?", strings.Join(c.Lead, ", "))})
}

// centralPapers are papers that only bodies of the centre can make, by the law on the promulgation of legal documents
// (64/2025/QH15, article 4); a unit of a province or a commune may propose one or comment on it, never have it as its product.
var centralPapers = []struct{ paper, vi, en string }{
	{"luat", "Luật do Quốc hội ban hành", "A law is passed by the National Assembly"},
	{"bo luat", "Bộ luật do Quốc hội ban hành", "A code is passed by the National Assembly"},
	{"phap lenh", "Pháp lệnh do Ủy ban Thường vụ Quốc hội ban hành", "An ordinance is passed by the Standing Committee of the National Assembly"},
	{"nghi dinh", "Nghị định do Chính phủ ban hành", "A decree is issued by the Government"},
	{"thong tu", "Thông tư do Bộ trưởng, thủ trưởng cơ quan ngang bộ ban hành", "A circular is issued by a minister"},
	{"nghi quyet cua quoc hoi", "Nghị quyết này do Quốc hội ban hành", "This resolution is passed by the National Assembly"},
	{"nghi quyet cua chinh phu", "Nghị quyết này do Chính phủ ban hành", "This resolution is passed by the Government"},
}

// local begins the names of units of a province or a commune, without marks.
var local = []string{"so ", "ubnd ", "uy ban nhan dan ", "hdnd ", "hoi dong nhan dan ", "phong ", "dang uy xa", "dang uy phuong"}

// impossibleProduct asks about a paper of the centre that only local units are to make.
func impossibleProduct(c *plan.Candidate) {
	if len(c.Lead) == 0 || c.Deliverable == "" {
		return
	}
	for _, lead := range c.Lead {
		f := vi.Fold(lead) + " "
		if !slices.ContainsFunc(local, func(s string) bool { return strings.HasPrefix(f, s) }) {
			return
		}
	}
	work := vi.Fold(c.Text)
	for _, verb := range []string{"gop y", "de xuat", "kien nghi", "tham gia", "trien khai", "thuc hien", "tuyen truyen", "pho bien", "to chuc"} {
		if strings.Contains(work[:min(len(work), 60)], verb) {
			return
		}
	}
	paper := vi.Fold(c.Deliverable) + " "
	for _, m := range centralPapers {
		if !strings.HasPrefix(paper, m.paper+" ") {
			continue
		}
		at := placeOf(c, "deliverable")
		c.Questions = append(c.Questions, doc.Question{Field: "deliverable", Span: &at,
			Vi: fmt.Sprintf("Sản phẩm “%s” giao cho %s: %s. Sản phẩm hay đơn vị ghi nhầm?", short(c.Deliverable), strings.Join(c.Lead, "; "), m.vi),
			En: fmt.Sprintf("The product “%s” is owed by %s: %s. Is the product wrong, or the unit?", short(c.Deliverable), strings.Join(c.Lead, "; "), m.en)})
		return
	}
}

// parts asks about targets of parts that cannot make up the target of the whole: an amount above it, or shares that are
// all below it though they are no parts of a hundred.
func parts(list []plan.Candidate) {
	of := map[int][]*plan.Candidate{}
	for i := range list {
		if c := &list[i]; c.Kind == plan.IndicatorKind && c.Parent > 0 && c.Parent <= len(list) && list[c.Parent-1].Kind == plan.IndicatorKind {
			of[c.Parent] = append(of[c.Parent], c)
		}
	}
	for ord, children := range of {
		whole := &list[ord-1]
		for _, v := range whole.Values {
			target, ok := targetOf(v)
			if !ok {
				continue
			}
			if strings.HasPrefix(unitOf(whole, v), "%") {
				sharesBelow(whole, v, target, children)
			} else {
				partAbove(whole, v, target, children)
			}
		}
	}
}

// targetOf is the number of a target that is one number.
func targetOf(v plan.Value) (*apd.Decimal, bool) {
	if v.Sort != "target" && v.Sort != "plan" || v.High != "" || v.Number == "" || v.Comparator == "<=" || v.Comparator == "<" || !v.Period.Known() {
		return nil, false
	}
	d, _, err := apd.NewFromString(v.Number)
	return d, err == nil && d.Form == apd.Finite
}

func unitOf(c *plan.Candidate, v plan.Value) string {
	if v.Unit != "" {
		return v.Unit
	}
	return c.Unit
}

// like is the target of a part for the same unit, period and scope.
func like(part, whole *plan.Candidate, v plan.Value) (*apd.Decimal, bool) {
	for _, x := range part.Values {
		if x.Sort == v.Sort && x.Period == v.Period && x.Scope == v.Scope && unitOf(part, x) == unitOf(whole, v) {
			return targetOf(x)
		}
	}
	return nil, false
}

// partAbove: of 100 schools, 120 cannot be in the country. A target that is a floor may be passed by its part.
func partAbove(whole *plan.Candidate, v plan.Value, target *apd.Decimal, children []*plan.Candidate) {
	if v.Comparator != "=" && v.Comparator != "" || !strings.HasPrefix(vi.Fold(children[0].Name), "trong do") && len(children) < 2 {
		return
	}
	for _, c := range children {
		if n, ok := like(c, whole, v); ok && !n.Negative && !target.Negative && n.Cmp(target) > 0 && !target.IsZero() {
			c.Questions = append(c.Questions, doc.Question{Field: "values", Span: &c.Span,
				Vi: fmt.Sprintf("“%s” phải đạt %s, lớn hơn cả %s của “%s” mà nó là một phần: số nào đúng?", short(c.Name), n, target, short(whole.Name)),
				En: fmt.Sprintf("“%s” is to reach %s, more than the %s of “%s”, which it is a part of: which number is right?", short(c.Name), n, target, short(whole.Name))})
		}
	}
}

// sharesBelow: a whole cannot reach 80 % when each of its parts is only to reach less.
func sharesBelow(whole *plan.Candidate, v plan.Value, target *apd.Decimal, children []*plan.Candidate) {
	sum := apd.New(0, 0)
	if len(children) < 2 {
		return
	}
	for _, c := range children {
		n, ok := like(c, whole, v)
		if !ok || n.Cmp(target) >= 0 {
			return
		}
		if _, err := apd.BaseContext.WithPrecision(40).Add(sum, sum, n); err != nil {
			return
		}
	}
	if sum.Cmp(apd.New(100, 0)) <= 0 {
		return // parts of a hundred
	}
	whole.Questions = append(whole.Questions, doc.Question{Field: "values", Span: &whole.Span,
		Vi: fmt.Sprintf("“%s” phải đạt %s%%, nhưng mọi chỉ tiêu thành phần đều thấp hơn: số nào đúng?", short(whole.Name), target),
		En: fmt.Sprintf("“%s” is to reach %s%%, yet every part of it is to reach less: which number is right?", short(whole.Name), target)})
}
