package plan_test

import (
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
)

func TestCanonical(t *testing.T) {
	decimal, day := plan.Field{Key: "d", Vi: "Số", Type: plan.Decimal}, plan.Field{Key: "n", Vi: "Ngày", Type: plan.Day}
	choice, text := plan.Field{Key: "c", Vi: "Chọn", Type: plan.Choice, Choices: []string{"", "up"}}, plan.Field{Key: "t", Vi: "Chữ", Type: plan.Text}
	for _, c := range []struct {
		field plan.Field
		in    string
		want  string // "!" = refused
	}{
		{decimal, " 1234.5 ", "1234.5"}, {decimal, "1234.50", "1234.50"}, {decimal, "007", "7"}, {decimal, "-0.5", "-0.5"}, {decimal, "+3", "3"}, {decimal, "12e3", "12000"}, {decimal, "", ""},
		{decimal, "0.1", "0.1"}, {decimal, "123456789012345678901234567890.123", "123456789012345678901234567890.123"}, // exact, no float in between
		{decimal, "1.234,5", "!"}, {decimal, "NaN", "!"}, {decimal, "sNaN", "!"}, {decimal, "Infinity", "!"}, {decimal, "-inf", "!"}, {decimal, "1e99999", "!"}, {decimal, "1e-99999", "!"},
		{decimal, strings.Repeat("9", 5000), "!"}, {decimal, "0x10", "!"}, {decimal, "12 tỷ", "!"},
		{day, "2026-02-28", "2026-02-28"}, {day, "2026-02-29", "!"}, {day, "28/02/2026", "!"}, {day, "", ""},
		{choice, "up", "up"}, {choice, "", ""}, {choice, "down", "!"},
		{text, "  Đề án  ", "Đề án"},
	} {
		got, err := c.field.Canonical(c.in)
		if err != nil {
			got = "!"
			if f, ok := err.(*fault.Error); !ok || f.Field != c.field.Key || f.Kind != fault.Invalid {
				t.Errorf("%.30q: %v does not name its field", c.in, err)
			}
		}
		if got != c.want {
			t.Errorf("%s %.30q: %q, want %q", c.field.Type, c.in, got, c.want)
		}
	}
}

func TestItemValidate(t *testing.T) {
	ok := plan.Item{Kind: plan.ProjectKind, Title: "  Cầu Mẫu ", Fields: map[string]string{"budget": "0120.0", "place": " xã A "}}
	if err := ok.Validate(plan.DefaultKinds); err != nil || ok.Title != "Cầu Mẫu" || ok.Fields["budget"] != "120.0" || ok.Fields["place"] != "xã A" {
		t.Errorf("%+v, %v", ok, err)
	}
	for what, c := range map[string]struct {
		item  plan.Item
		field string
		kind  fault.Kind
	}{
		"kind":           {plan.Item{Kind: "land", Title: "x"}, "kind", fault.Invalid},
		"no text":        {plan.Item{Kind: plan.TaskKind, Title: " \n"}, "title", fault.Invalid},
		"long text":      {plan.Item{Kind: plan.TaskKind, Title: strings.Repeat("x", plan.MaxTitle+1)}, "title", fault.TooLarge},
		"foreign field":  {plan.Item{Kind: plan.TaskKind, Title: "x", Fields: map[string]string{"budget": "1"}}, "budget", fault.Invalid},
		"field in words": {plan.Item{Kind: plan.ProjectKind, Title: "x", Fields: map[string]string{"budget": "nhiều"}}, "budget", fault.Invalid},
	} {
		err := c.item.Validate(plan.DefaultKinds)
		if f, ok := err.(*fault.Error); !ok || f.Field != c.field || f.Kind != c.kind {
			t.Errorf("%s: %v, want %s at %s", what, err, c.kind, c.field)
		}
	}
	longest := plan.Item{Kind: plan.TaskKind, Title: strings.Repeat("x", plan.MaxTitle)}
	if err := longest.Validate(plan.DefaultKinds); err != nil {
		t.Error(err)
	}
}

func TestCodes(t *testing.T) {
	for want, c := range map[string]struct {
		kind plan.KindCode
		n    int
	}{"NV-0007": {plan.TaskKind, 7}, "CT-0001": {plan.IndicatorKind, 1}, "MT-0012": {plan.ObjectiveKind, 12}, "DA-12345": {plan.ProjectKind, 12345}, "POLICY-0001": {"policy", 1}} {
		if got := plan.CodeOf(c.kind, c.n); got != want {
			t.Errorf("%s %d: %s, want %s", c.kind, c.n, got, want)
		}
	}
}

func TestShippedKindsAreSound(t *testing.T) {
	if err := plan.Kinds(plan.DefaultKinds).Validate(); err != nil {
		t.Error(err)
	}
	if _, ok := plan.Kinds(plan.DefaultKinds).Of("land"); ok {
		t.Error("an undeclared kind was found")
	}
}
