package review

import (
	"regexp"
	"slices"
	"strings"

	"lotrinh/internal/indicator"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// Sort is what a reference asks for.
type Sort string

const (
	Named       Sort = "named"      // an item by code or name: an indicator's value, a task's title
	TargetOf    Sort = "target"     // what an indicator is to reach
	BaselineOf  Sort = "baseline"   // where it began
	VerdictOf   Sort = "verdict"    // met, not met, not yet judged, in words
	DueOf       Sort = "due"        // the last day of a task
	ResultOf    Sort = "result"     // what the last approved report says of a task
	ReasonOf    Sort = "reason"     // … of its difficulties
	ReportOf    Sort = "report"     // a unit's report of a period, by name
	TaskCount   Sort = "tasks"      // how many tasks
	TaskShare   Sort = "share"      // … in per cent of all
	AimCount    Sort = "indicators" // how many indicators
	TargetTable Sort = "target-table"
	TaskTable   Sort = "task-table"
	TasksBy     Sort = "tasks-by" // a table of tasks by unit, document or theme
	TaskChart   Sort = "task-chart"
	ByChart     Sort = "by-chart"
	SeriesChart Sort = "series-chart" // an indicator over the years
	CauseCount  Sort = "causes"       // how many late tasks have a cause of a sort
	CauseTable  Sort = "cause-table"  // late tasks by the cause that their units chose
	LowerCount  Sort = "lower"        // how many reviews of lower bodies, of the same kind and period
	LowerTable  Sort = "lower-table"
	LowerReview Sort = "lower-review" // one of them, by its body: its name, standing on what it says
	LowerFigure Sort = "lower-figure" // a figure of one of them: "cấp dưới xa-binh-an: số nhiệm vụ"
	VowCount    Sort = "vows"         // how many tasks the review before this one set
	VowTable    Sort = "vow-table"    // … and what became of them
)

// Block tells whether a reference stands on a line of its own, as a table or a picture.
func (s Sort) Block() bool {
	switch s {
	case TargetTable, TaskTable, TasksBy, TaskChart, ByChart, SeriesChart, CauseTable, LowerTable, VowTable:
		return true
	}
	return false
}

// Ref is one reference in a text: "{{số nhiệm vụ quá hạn; đơn vị: so-yt}}".
type Ref struct {
	Start, End int    // bytes in the text, with the braces
	Raw        string // between the braces, blanks put right, without what is stated
	Stated     string // "{{… = 12}}": printed as typed, and told when the record says otherwise
	Sort       Sort
	Subject    string      // name or code, period and all
	Bare       string      // … without its period
	Period     when.Period // "" = the latest
	State      string      // a word of taskWords or aimWords, as its code; "" = all
	By         string      // unit, document, theme
	Unit       string      // options: codes, names or numbers as typed
	Document   string
	Theme      string
	Inner      string  // of LowerFigure: the reference as the lower review has it
	Problem    Problem // why it cannot be read
}

// Name is what the reference is looked up under.
func (f Ref) Name() string { return f.Raw }

var braces = regexp.MustCompile(`\{\{([^{}\n]{0,600})\}\}`)

// maxRefs bounds the references of one text.
const maxRefs = 2000

// References are the references of a text in order.
func References(text string) (out []Ref) {
	for _, at := range braces.FindAllStringSubmatchIndex(text, maxRefs) {
		f := Parse(text[at[2]:at[3]])
		f.Start, f.End = at[0], at[1]
		out = append(out, f)
	}
	return out
}

// head is how a kind of reference begins, folded.
type head struct {
	words string
	sort  Sort
	by    string
}

// heads, longer ones before those they begin with.
var heads = []head{
	{"bang nhiem vu theo don vi", TasksBy, "unit"}, {"bang nhiem vu theo van ban", TasksBy, "document"}, {"bang nhiem vu theo chu de", TasksBy, "theme"},
	{"bang nguyen nhan", CauseTable, ""}, {"so nguyen nhan", CauseCount, ""}, {"bang bao cao cap duoi", LowerTable, ""}, {"so bao cao cap duoi", LowerCount, ""}, {"bao cao cap duoi", LowerReview, ""}, {"cap duoi", LowerFigure, ""},
	{"bang viec ky truoc de ra", VowTable, ""}, {"so viec ky truoc de ra", VowCount, ""},
	{"bang nhiem vu", TaskTable, ""}, {"bang chi tieu", TargetTable, ""},
	{"bieu do nhiem vu theo don vi", ByChart, "unit"}, {"bieu do nhiem vu theo van ban", ByChart, "document"}, {"bieu do nhiem vu theo chu de", ByChart, "theme"},
	{"bieu do nhiem vu", TaskChart, ""}, {"bieu do", SeriesChart, ""},
	{"so nhiem vu", TaskCount, ""}, {"ty le nhiem vu", TaskShare, ""}, {"ti le nhiem vu", TaskShare, ""}, {"so chi tieu", AimCount, ""},
	{"muc tieu", TargetOf, ""}, {"goc", BaselineOf, ""}, {"danh gia", VerdictOf, ""},
	{"han", DueOf, ""}, {"ket qua", ResultOf, ""}, {"kho khan", ReasonOf, ""}, {"bao cao", ReportOf, ""},
}

// taskWords and aimWords are the words a count or a table may be narrowed by, folded, with their codes.
var taskWords = map[string]string{
	"": "", "hoan thanh": "done", "hoan thanh dung han": "on_time", "hoan thanh qua han": "late", "chua hoan thanh": "open", "dang thuc hien": "in_progress",
	"chua thuc hien": "not_started", "tam dung": "paused", "qua han": "overdue", "sap den han": "due_soon", "trong han": "in_time", "khong co han": "no_due",
	"da bao cao": "reported", "chua bao cao": "never",
}

var aimWords = func() map[string]string {
	words := map[string]string{"": "", "dung tien do": "on_course", "cham tien do": "behind", "chua danh gia": "not_yet", "dinh tinh": "worded"}
	for _, state := range append(slices.Clone(indicator.States), indicator.Unset) {
		words[vi.Fold(state.Vi())] = string(state)
	}
	return words
}()

// causeWords and lowerWords narrow counts of causes and of lower reviews.
var (
	causeWords = map[string]string{"": "", "khach quan": "objective", "chu quan": "subjective", "chua phan loai": "worded", "chua neu": "none"}
	lowerWords = map[string]string{"": "", "da chot": "closed", "chua chot": "open"}
)

// Parse reads what stands between the braces. What cannot be read says why in Problem.
func Parse(inside string) Ref {
	inside, stated, _ := strings.Cut(inside, "=")
	parts := strings.Split(inside, ";")
	for i := range parts {
		parts[i] = strings.Join(strings.Fields(parts[i]), " ")
	}
	f := Ref{Raw: strings.Join(parts, "; "), Stated: strings.TrimSpace(stated), Sort: Named}
	f.options(parts[1:])
	words := strings.Fields(parts[0])
	if len(words) == 0 {
		return f.wrong("tham chiếu trống", "the reference is empty")
	}
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = foldWord(w)
	}
	rest := 0
	for _, h := range heads {
		if n := beginsWith(folded, strings.Fields(h.words)); n > 0 {
			f.Sort, f.By, rest = h.sort, h.by, n
			break
		}
	}
	return f.subject(words[rest:], folded[rest:])
}

// foldWord folds a word; the marks that join the parts of a period or a code stay.
func foldWord(w string) string {
	for _, mark := range []string{"/", "-"} {
		if a, b, ok := strings.Cut(w, mark); ok {
			return foldWord(a) + mark + foldWord(b)
		}
	}
	return vi.Fold(w)
}

func beginsWith(words, head []string) int {
	if len(words) < len(head) || !slices.Equal(words[:len(head)], head) {
		return 0
	}
	return len(head)
}

// subject reads what stands behind the head: a word of state where it counts, a name and a period otherwise.
func (f Ref) subject(words, folded []string) Ref {
	word := strings.Join(folded, " ")
	known, ok := "", false
	switch f.Sort {
	case CauseCount:
		if f.State, ok = causeWords[word]; !ok {
			return f.wrong("không hiểu “"+strings.Join(words, " ")+"”; có: khách quan, chủ quan, chưa phân loại, chưa nêu", "“"+strings.Join(words, " ")+"” is no sort of causes")
		}
		return f
	case LowerCount:
		if f.State, ok = lowerWords[word]; !ok {
			return f.wrong("không hiểu “"+strings.Join(words, " ")+"”; có: đã chốt, chưa chốt", "“"+strings.Join(words, " ")+"” is no state of a lower review")
		}
		return f
	case TaskCount, TaskShare, TaskTable, TasksBy, VowCount:
		if known, ok = taskWords[word]; !ok {
			return f.wrong("không hiểu “"+strings.Join(words, " ")+"”; có: hoàn thành, chưa hoàn thành, quá hạn, đang thực hiện …", "“"+strings.Join(words, " ")+"” is no state of a task")
		}
		f.State = known
		return f
	case AimCount, TargetTable:
		if known, ok = aimWords[word]; !ok {
			return f.wrong("không hiểu “"+strings.Join(words, " ")+"”; có: đạt, không đạt, chưa đến kỳ đánh giá, chưa có số liệu …", "“"+strings.Join(words, " ")+"” is no verdict on an indicator")
		}
		f.State = known
		return f
	case TaskChart, ByChart, CauseTable, LowerTable, VowTable:
		if word != "" {
			return f.wrong("thừa chữ “"+strings.Join(words, " ")+"”", "“"+strings.Join(words, " ")+"” is one word too many")
		}
		return f
	}
	if len(words) == 0 {
		return f.wrong("thiếu mã hoặc tên", "a code or a name is missing")
	}
	f.Subject = strings.Join(words, " ")
	switch f.Sort {
	case LowerReview:
		f.Bare = f.Subject
		return f
	case LowerFigure:
		unit, _, ok := strings.Cut(f.Subject, ":")
		if f.Bare = strings.TrimSpace(unit); !ok {
			return f.wrong("viết cấp dưới <đơn vị>: <tham chiếu>", "write cấp dưới <unit>: <reference>")
		}
		_, f.Inner, _ = strings.Cut(f.Raw, ":")
		f.Inner = strings.TrimSpace(f.Inner)
		return f
	}
	n := 0
	f.Period, n = periodAt(folded)
	f.Bare = strings.Join(words[:len(words)-n], " ")
	return f
}

func (f Ref) wrong(vi, en string) Ref {
	if f.Problem.Vi == "" {
		f.Problem = Problem{vi, en}
	}
	return f
}

func (f *Ref) options(parts []string) {
	for _, part := range parts {
		key, value, ok := strings.Cut(part, ":")
		value = strings.TrimSpace(value)
		switch vi.Fold(strings.TrimSpace(key)) {
		case "don vi":
			f.Unit = value
		case "van ban":
			f.Document = value
		case "chu de":
			f.Theme = value
		default:
			ok = false
		}
		if !ok || value == "" {
			*f = f.wrong("không hiểu phần “"+part+"”; sau dấu ; viết đơn vị: …, văn bản: … hoặc chủ đề: …", "“"+part+"” is not one of the options đơn vị:, văn bản:, chủ đề:")
		}
	}
}

// periodAt reads a period at the end of some folded words, "2022", "nam 2022", "quy ii/2025", "6 thang 2025", "2025-q2", and says how many words it takes.
func periodAt(words []string) (when.Period, int) {
	n := len(words)
	last := words[n-1]
	two := ""
	if n > 1 {
		two = words[n-2]
	}
	if p, ok := when.ParsePeriod(strings.ToUpper(last)); ok && strings.Contains(last, "-") {
		return p, 1
	}
	if part, year, ok := strings.Cut(last, "/"); ok && isYear(year) {
		words := 1 // "Q2/2025", "T3/2025", "3/2025"
		if two == "quy" || two == "thang" {
			words = 2
		}
		if q := roman[strings.TrimPrefix(part, "q")]; q != "" && (two == "quy" || part[0] == 'q') {
			return when.Period(year + "-Q" + q), words
		}
		if p, ok := monthOf(year, strings.TrimPrefix(part, "t")); ok && two != "quy" {
			return p, words
		}
		return "", 0
	}
	if !isYear(last) {
		return "", 0
	}
	rest := 1
	if two == "nam" {
		rest = 2
	}
	if n >= rest+2 {
		switch a, b := words[n-rest-2], words[n-rest-1]; {
		case b == "thang" && a == "6":
			return when.Period(last + "-H1"), rest + 2
		case b == "thang" && a == "9":
			return when.Period(last + "-9M"), rest + 2
		case a == "quy" && roman[b] != "":
			return when.Period(last + "-Q" + roman[b]), rest + 2
		case a == "thang":
			if p, ok := monthOf(last, b); ok {
				return p, rest + 2
			}
		}
	}
	return when.Period(last), rest
}

func monthOf(year, month string) (when.Period, bool) {
	if len(month) == 0 || len(month) > 2 {
		return "", false
	}
	m := "0" + month
	return when.ParsePeriod(year + "-" + m[len(m)-2:])
}

var roman = map[string]string{"i": "1", "ii": "2", "iii": "3", "iv": "4", "1": "1", "2": "2", "3": "3", "4": "4"}

var yearOnly = regexp.MustCompile(`^(19|20)\d\d$`)

func isYear(s string) bool { return yearOnly.MatchString(s) }
