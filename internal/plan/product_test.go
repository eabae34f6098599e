package plan_test

import (
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

func TestProductOf(t *testing.T) {
	for text, want := range map[string]plan.Product{
		"Quyết định số 12/QĐ-UBND ngày 05/02/2025":          {Sort: plan.PaperProduct, Number: "12/QĐ-UBND", Date: "2025-02-05"},
		"Nghị quyết số 15-NQ/TU ngày 5 tháng 2 năm 2025":    {Sort: plan.PaperProduct, Number: "15-NQ/TU", Date: "2025-02-05"},
		"Nghị định 30/2020/NĐ-CP ngày 5/3/2020":             {Sort: plan.PaperProduct, Number: "30/2020/NĐ-CP", Date: "2020-03-05"},
		"Quyết định số 12/QĐ-UBND":                          {Sort: plan.EventProduct, Number: "12/QĐ-UBND"},
		"Đã tổ chức 12 lớp tập huấn ngày 31/02/2025":        {Sort: plan.EventProduct},
		"Khánh thành cầu Rạch Mẫu ngày 12/4/2025, 3 làn xe": {Sort: plan.EventProduct, Date: "2025-04-12"},
	} {
		got, ok := plan.ProductOf(text, "", "")
		if !ok || got.Sort != want.Sort || got.Number != want.Number || got.Date != want.Date || got.State != plan.Offered {
			t.Errorf("%s: %+v", text, got)
		}
	}
	if got, ok := plan.ProductOf("", "abc", "bien-ban.pdf"); !ok || got.Sort != plan.FileProduct || got.Name() != "bien-ban.pdf" {
		t.Errorf("a file: %+v", got)
	}
	if _, ok := plan.ProductOf(" ", "", ""); ok {
		t.Error("nothing is a product")
	}
}

func TestProductSaysWhatItsSortAsks(t *testing.T) {
	const today when.Date = "2026-06-20"
	for what, c := range map[string]struct {
		p     plan.Product
		field string // of the fault, "" = taken
	}{
		"a document":               {plan.Product{Sort: plan.PaperProduct, Number: "12/QĐ-UBND", Date: "2026-06-20"}, ""},
		"a document of tomorrow":   {plan.Product{Sort: plan.PaperProduct, Number: "12/QĐ-UBND", Date: "2026-06-21"}, "date"},
		"a document without a day": {plan.Product{Sort: plan.PaperProduct, Number: "12/QĐ-UBND"}, "number"},
		"a file":                   {plan.Product{Sort: plan.FileProduct, File: "abc"}, ""},
		"no file":                  {plan.Product{Sort: plan.FileProduct, Title: "biên bản"}, "file"},
		"a figure":                 {plan.Product{Sort: plan.FigureProduct, Value: "12.50"}, ""},
		"a figure in words":        {plan.Product{Sort: plan.FigureProduct, Value: "nhiều"}, "value"},
		"an event":                 {plan.Product{Sort: plan.EventProduct, Title: "khánh thành"}, ""},
		"an event without words":   {plan.Product{Sort: plan.EventProduct}, "title"},
		"another sort":             {plan.Product{Sort: "thing", Title: "x"}, "sort"},
		"refused, no reason":       {plan.Product{Sort: plan.EventProduct, Title: "x", State: plan.ProductRefused}, "reason"},
	} {
		err := c.p.Validate(today)
		got := ""
		if f, ok := err.(*fault.Error); ok {
			got = f.Field
		}
		if got != c.field || (err == nil) != (c.field == "") {
			t.Errorf("%s: %v, want a fault at %q", what, err, c.field)
		}
	}
}

func TestProof(t *testing.T) {
	two := []org.UnitID{"a", "b"}
	shown := func(a, b plan.ProductState) map[org.UnitID]plan.ProductState {
		return map[org.UnitID]plan.ProductState{"a": a, "b": b}
	}
	for what, c := range map[string]struct {
		p    plan.Proof
		want plan.Gap
	}{
		"nothing":                       {plan.Proof{Units: two}, plan.Unproven},
		"nobody has to show anything":   {plan.Proof{}, plan.Unproven},
		"one accepted, one missing":     {plan.Proof{Units: two, Shown: shown(plan.ProductAccepted, "")}, plan.Unproven},
		"one accepted, one waiting":     {plan.Proof{Units: two, Shown: shown(plan.ProductAccepted, plan.Offered)}, plan.Unjudged},
		"one accepted, one refused":     {plan.Proof{Units: two, Shown: shown(plan.ProductAccepted, plan.ProductRefused)}, plan.Unproven},
		"both accepted":                 {plan.Proof{Units: two, Shown: shown(plan.ProductAccepted, plan.ProductAccepted)}, ""},
		"one that stands for all":       {plan.Proof{Units: two, ForWhole: plan.ProductAccepted}, ""},
		"one for all that waits":        {plan.Proof{Units: two, ForWhole: plan.Offered}, plan.Unjudged},
		"one for all that was refused":  {plan.Proof{Units: two, ForWhole: plan.ProductRefused}, plan.Unproven},
		"accepted, though none must be": {plan.Proof{ForWhole: plan.ProductAccepted}, ""},
	} {
		if got := c.p.Gap(); got != c.want {
			t.Errorf("%s: %q, want %q", what, got, c.want)
		}
	}
}

func TestSix(t *testing.T) {
	task, _ := plan.Kinds(plan.DefaultKinds).Of(plan.TaskKind)
	lead, person := plan.Assignment{Role: plan.Lead, UnitID: "so-tc"}, plan.Assignment{Role: plan.Accountable, PostID: "p"}
	whole := plan.Item{Title: "Xây dựng kế hoạch số hóa", Fields: map[string]string{"deliverable": "Kế hoạch"}}
	for what, c := range map[string]struct {
		item    plan.Item
		due     plan.Due
		parts   []plan.Assignment
		sourced bool
		want    plan.Gaps
	}{
		"clear":                     {whole, plan.Due{To: "2026-12-31"}, []plan.Assignment{lead, person}, true, ""},
		"nothing known":             {plan.Item{Title: "Rà soát"}, plan.Due{}, nil, false, " owner work accountable source date product "},
		"continuous is a time":      {whole, plan.Due{Raw: "Thường xuyên", Recurrence: []string{"thường xuyên"}}, []plan.Assignment{lead, person}, true, ""},
		"as things go is none":      {whole, plan.Due{Raw: "Theo tiến độ"}, []plan.Assignment{lead, person}, true, " date "},
		"said, though no document":  {plan.Item{Title: whole.Title, Fields: whole.Fields, Origin: plan.Origin{Quote: "Kết luận tại cuộc họp"}}, plan.Due{To: "2026-12-31"}, []plan.Assignment{lead, person}, false, ""},
		"a helper is not the owner": {whole, plan.Due{To: "2026-12-31"}, []plan.Assignment{{Role: plan.Coordinating, UnitID: "x"}, person}, true, " owner "},
	} {
		if got := plan.GapsOf(plan.NotClear(plan.Six(c.item, c.due, c.parts, c.sourced), task)); got != c.want {
			t.Errorf("%s: %q, want %q", what, got, c.want)
		}
	}
	if gs := plan.Gaps(" owner date "); !gs.Has(plan.NoOwner) || gs.Has(plan.NoProduct) || len(gs.List()) != 2 {
		t.Errorf("gaps: %v", gs.List())
	}
}

func TestDirective(t *testing.T) {
	const today when.Date = "2026-06-20"
	d := plan.Directive{Sort: plan.Order, Text: " Báo cáo nguyên nhân chậm. ", UnitID: "so-tc", On: today, DueOn: "2026-06-25"}
	if err := d.Validate(); err != nil || d.State != plan.Waiting || d.Text != "Báo cáo nguyên nhân chậm." {
		t.Fatalf("%+v, %v", d, err)
	}
	if d.Late("2026-06-25") || !d.Late("2026-06-26") {
		t.Error("an answer is late from the day after its last one")
	}
	if err := d.Reply(plan.Answer{Text: " "}); !fault.Is(err, fault.Invalid) {
		t.Errorf("an empty answer: %v", err)
	}
	if err := d.Reply(plan.Answer{Text: "Đã rà soát"}); err != nil || d.State != plan.Answered || d.Late("2027-01-01") {
		t.Errorf("answered: %+v, %v", d, err)
	}
	if err := d.Close(today); err != nil || d.State != plan.Closed || d.ClosedOn != today {
		t.Errorf("closed: %+v, %v", d, err)
	}
	if err := d.Reply(plan.Answer{Text: "thêm"}); !fault.Is(err, fault.Conflict) {
		t.Errorf("an answer to what is closed: %v", err)
	}
	note := plan.Directive{Sort: plan.Comment, Text: "Cần theo dõi", On: today}
	if err := note.Validate(); err != nil || note.State != plan.Noted {
		t.Errorf("a comment: %+v, %v", note, err)
	}
	if err := (&plan.Directive{Sort: plan.Order, Text: "x", On: today}).Validate(); !fault.Is(err, fault.Invalid) {
		t.Errorf("a directive to nobody: %v", err)
	}
}
