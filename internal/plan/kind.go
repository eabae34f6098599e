// Package plan holds what a province has promised: candidates read from documents, the items of the plan, who owes them by when, and how they stand.
package plan

import (
	"slices"

	"lotrinh/internal/fault"
)

// KindCode names a kind of item.
type KindCode string

const (
	ObjectiveKind KindCode = "objective"
	IndicatorKind KindCode = "indicator"
	TaskKind      KindCode = "task"
	ProjectKind   KindCode = "project"

	RecommendationKind KindCode = "recommendation" // to a body that the plan cannot bind: the centre, another province
)

// FieldType says how a field is entered, checked and shown.
type FieldType string

const (
	Text    FieldType = "text"
	Decimal FieldType = "decimal" // exact; canonical form "1234.5"
	Day     FieldType = "date"
	Choice  FieldType = "choice"
)

// Field is one value that a kind of item has beside the common ones.
type Field struct {
	Key     string
	Vi      string
	Type    FieldType
	Unit    string   // measure unit shown beside a Decimal
	Choices []string // of a Choice
}

// RollUp says how items of a kind add up on a dashboard.
type RollUp string

const (
	CountStates RollUp = "count"  // by work state and due day, as tasks do
	NoRollUp    RollUp = "none"   // only listed
	Values      RollUp = "values" // targets against observations
)

// Kind declares one kind of item. The whole road – adding, listing, reporting, pages, exports – reads this table,
// so a further kind (policy, land, investor case, job position …) is one more entry and no more code.
type Kind struct {
	Code    KindCode
	Vi, En  string
	Fields  []Field
	States  []WorkState // what a report may set; empty = not reported on
	RollUp  RollUp
	Product bool // "done" asks for a product
	Observe bool // takes values per period
}

// DefaultKinds is the set of kinds the product ships with.
var DefaultKinds = []Kind{
	{Code: ObjectiveKind, Vi: "Mục tiêu", En: "Objective", RollUp: NoRollUp},
	{Code: IndicatorKind, Vi: "Chỉ tiêu", En: "Indicator", RollUp: Values, Observe: true,
		Fields: []Field{
			{Key: "unit", Vi: "Đơn vị tính", Type: Text},
			{Key: "direction", Vi: "Chiều tốt", Type: Choice, Choices: []string{"", "up", "down", "range", "keep"}},
		}},
	{Code: TaskKind, Vi: "Nhiệm vụ", En: "Task", RollUp: CountStates, Product: true, States: AllStates,
		Fields: []Field{{Key: "deliverable", Vi: "Sản phẩm", Type: Text}}},
	{Code: ProjectKind, Vi: "Dự án", En: "Project", RollUp: CountStates, Product: true, States: AllStates,
		Fields: []Field{
			{Key: "deliverable", Vi: "Sản phẩm", Type: Text},
			{Key: "budget", Vi: "Tổng mức đầu tư", Type: Decimal, Unit: "tỷ đồng"},
			{Key: "place", Vi: "Địa điểm", Type: Text},
		}},
	{Code: RecommendationKind, Vi: "Kiến nghị", En: "Recommendation", RollUp: NoRollUp,
		Fields: []Field{{Key: "addressee", Vi: "Nơi nhận kiến nghị", Type: Text}, {Key: "answer", Vi: "Trả lời của nơi nhận", Type: Text}}},
}

// Kinds is a set of kinds that can be asked by code.
type Kinds []Kind

// Of finds a kind; ok is false for a code that is not declared.
func (ks Kinds) Of(code KindCode) (Kind, bool) {
	for _, k := range ks {
		if k.Code == code {
			return k, true
		}
	}
	return Kind{}, false
}

// Validate refuses declarations that could not be kept: every state must be counted somewhere, every field be checked.
func (ks Kinds) Validate() error {
	for i, k := range ks {
		bad := func(vi, en string) error {
			return fault.New(fault.Invalid, "Khai báo loại mục %[1]q: "+vi, "Declaration of the kind %[1]q: "+en, k.Code)
		}
		switch {
		case k.Code == "" || k.Vi == "":
			return bad("thiếu mã hoặc tên.", "its code or its name is missing.")
		case slices.ContainsFunc(ks[:i], func(x Kind) bool { return x.Code == k.Code }):
			return bad("mã đã có.", "the code is taken.")
		case (len(k.States) > 0) != (k.RollUp == CountStates):
			return bad("có trạng thái thì phải tính vào số tổng hợp, và ngược lại.", "what has states is counted, and only that.")
		case slices.ContainsFunc(k.States, func(s WorkState) bool { return !slices.Contains(AllStates, s) }):
			return bad("có trạng thái lạ.", "a state is unknown.")
		}
		for n, f := range k.Fields {
			again := slices.ContainsFunc(k.Fields[:n], func(x Field) bool { return x.Key == f.Key })
			if f.Key == "" || f.Vi == "" || again || !slices.Contains([]FieldType{Text, Decimal, Day, Choice}, f.Type) {
				return bad("trường thiếu mã, thiếu tên, trùng mã hoặc sai kiểu.", "a field has no key, no name, a key that is taken, or no type.")
			}
		}
	}
	return nil
}
