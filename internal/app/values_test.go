package app

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lotrinh/internal/exchange"
	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// measured adds indicators with their units of measure; the first is CT-0001.
func (w *world) measured(pairs ...string) (out []plan.Item) {
	w.t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, w.add(ItemEdit{Kind: plan.IndicatorKind, Title: pairs[i], Fields: map[string]string{"unit": pairs[i+1]}}))
	}
	return out
}

// bringValues imports a CSV.
func (w *world) bringValues(csv string, o ValuesOptions) ValuesLoad {
	w.t.Helper()
	load, err := w.ImportValues(w.t.Context(), w.clerk, "so-lieu.csv", []byte(csv), o)
	w.ok(err)
	return load
}

// told is what a load says, in short.
func (l ValuesLoad) short() string {
	t := l.Told("vi")
	out := []string{fmt.Sprintf("new %d changed %d same %d left %d done %t", t.New, t.Changed, t.Same, t.Left, t.Done)}
	for _, x := range t.Wrong {
		out = append(out, x.Cell+": "+x.Text)
	}
	for _, q := range t.Asked {
		out = append(out, q.Key+" at "+q.Cell)
	}
	return strings.Join(out, "\n")
}

// TestImportFindsByCardAndShortName: an indicator is found by the code or the short name on its card too, and told again by either
// it is changed, not doubled; a code that two cards bear is asked.
func TestImportFindsByCardAndShortName(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		items := w.measured("Tổng sản phẩm trên địa bàn", "tỷ đồng", "Thu ngân sách nhà nước", "tỷ đồng", "Thu nội địa", "tỷ đồng")
		card := func(i int, code, short string) {
			w.ok(w.EditCard(t.Context(), w.clerk, string(items[i].ID), 0, CardEdit{Card: indicator.Card{Code: code, Short: short}, Unit: "tỷ đồng"}))
		}
		card(0, "KT-01", "GRDP")
		card(1, "KT-02", "Thu NSNN")
		card(2, "kt-02", "")
		head := "Mã;Chỉ tiêu;Kỳ;Loại số;Giá trị;Chất lượng\n"
		for _, x := range []struct{ name, rows, want string }{
			{"code of the card", "kt-01;;2023;thực hiện;58505;ước\n", "new 1 changed 0 same 0 left 0 done true"},
			{"short name", ";GRDP;2023;thực hiện;58505;ước\n;Thu NSNN;2023;thực hiện;5976;ước\n", "new 1 changed 0 same 1 left 0 done true"},
			{"again, by the code of the plan", "CT-0001;;2023;thực hiện;58600;ước\n", "new 0 changed 1 same 0 left 0 done true"},
			{"again, by the card", "KT-01;GRDP;2023;thực hiện;58700;ước\n", "new 0 changed 1 same 0 left 0 done true"},
			{"two cards", "KT-02;;2023;thực hiện;5300;ước\n", "new 0 changed 0 same 0 left 1 done false\nname:kt 02 at E2"},
		} {
			if got := w.bringValues(head+x.rows, ValuesOptions{}).short(); got != x.want {
				t.Errorf("%s:\n%s\nwant:\n%s", x.name, got, x.want)
			}
		}
		if v, err := w.Indicator(t.Context(), "KT-01", ""); err != nil || len(v.Values) != 1 || v.Values[0].Observation.Value != "58700" {
			t.Errorf("after all imports: %v %+v", err, v.Values)
		}
	})
}

func TestImportValues(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		w.measured("Thu ngân sách nhà nước", "tỷ đồng", "Tỷ lệ lao động qua đào tạo", "%")
		head := "Mã;Chỉ tiêu;ĐVT;Đơn vị;Kỳ;Loại số;Giá trị;Chất lượng\n"
		for _, x := range []struct {
			name, rows, want string
			o                ValuesOptions
		}{
			{"dry", "CT-0001;;tỉ đồng;;2025;thực hiện;5.976,5;chính thức\n", "new 1 changed 0 same 0 left 0 done false", ValuesOptions{Dry: true}},
			{"new", "CT-0001;;tỉ đồng;;2025;thực hiện;5.976,5;chính thức\nCT-0001;;triệu đồng;;2024;thực hiện;5.300.000;chính thức\n;- Tỷ lệ lao động qua đào tạo;%;;2025;ước thực hiện;68,5%;\n;Tỷ lệ lao động qua đào tạo;%;STC;2025;ước;70;\n", "new 4 changed 0 same 0 left 0 done true", ValuesOptions{}},
			{"again", "CT-0001;;tỉ đồng;;2025;thực hiện;5976,50;chính thức\nCT-0001;;triệu đồng;;2024;thực hiện;5.300.000;chính thức\n", "new 0 changed 0 same 2 left 0 done true", ValuesOptions{}},
			{"changed", "CT-0001;;;;2025;thực hiện;5980;chính thức\nCT-0001;;;;2025;ước;5900;\n", "new 1 changed 1 same 0 left 0 done true", ValuesOptions{}},
			{"other unit of measure", "CT-0001;;%;;2023;thực hiện;12;chính thức\n", "new 0 changed 0 same 0 left 0 done false\nG2: Tệp ghi đơn vị tính “%”, còn CT-0001 tính bằng “tỷ đồng”; hai đơn vị không đổi được cho nhau.", ValuesOptions{}},
			{"twice", "CT-0001;;;;2023;thực hiện;4000;chính thức\nCT-0001;;;;2023;thực hiện;4100;chính thức\n", "new 1 changed 0 same 0 left 0 done false\nG3: Trùng kỳ: ô G2 đã ghi số liệu của cùng chỉ tiêu, đơn vị và kỳ này.", ValuesOptions{}},
			{"magnitude", "CT-0001;;;;2023;thực hiện;4.400.000;chính thức\n", "new 0 changed 0 same 0 left 0 done false\nscale:CT-0001 at G2", ValuesOptions{}},
			{"magnitude answered", "CT-0001;;;;2023;thực hiện;4.400.000;chính thức\n", "new 1 changed 0 same 0 left 0 done true", ValuesOptions{Answers: map[string]string{"scale:CT-0001": "convert"}}},
			{"unknown name", "CT-0009;;;;2023;thực hiện;1;chính thức\n;Lao động qua đào tạo;;;2023;thực hiện;60;chính thức\n;Giá vàng;;;2023;thực hiện;60;chính thức\n", "new 0 changed 0 same 0 left 3 done false\nname:ct 0009 at G2\nname:lao dong qua dao tao at G3\nname:gia vang at G4", ValuesOptions{}},
			{"unknown name answered", ";Lao động qua đào tạo;;;2023;thực hiện;60;chính thức\n;Giá vàng;;;2023;thực hiện;60;chính thức\n", "new 1 changed 0 same 0 left 1 done true", ValuesOptions{Answers: map[string]string{"name:lao dong qua dao tao": "CT-0002", "name:gia vang": "skip"}}},
			{"unknown unit", "CT-0002;;;Xã Không Có;2025;ước;70;\n", "new 0 changed 0 same 0 left 0 done false\nunit:xa khong co at G2", ValuesOptions{}},
			{"no quality", "CT-0002;;;;2022;;70;\n", "new 0 changed 0 same 0 left 0 done false\nquality at G2", ValuesOptions{}},
			{"ahead of time", "CT-0002;;;;2027;ước;70;\n", "new 0 changed 0 same 0 left 0 done false\nG2: Kỳ năm 2027 chưa bắt đầu mà đã có số thực hiện.", ValuesOptions{}},
			{"targets", "CT-0002;;;;2030;mục tiêu;≥ 75;\nCT-0002;;;;2026-2030;mục tiêu;tăng hằng năm;\n", "new 2 changed 0 same 0 left 0 done true", ValuesOptions{}},
			{"targets again", "CT-0002;;;;2030;mục tiêu;≥ 76;\nCT-0002;;;;2026-2030;mục tiêu;tăng hằng năm;\n", "new 0 changed 1 same 1 left 0 done true", ValuesOptions{}},
		} {
			if got := w.bringValues(head+x.rows, x.o).short(); got != x.want {
				t.Errorf("%s:\n%s\nwant:\n%s", x.name, got, x.want)
			}
		}
		it, err := w.store.Read(t.Context()).ItemByCode("CT-0001")
		w.ok(err)
		var have []string
		for _, o := range w.item(it.ID).Observations {
			have = append(have, string(o.Period)+" "+o.Value+" "+string(o.Quality))
		}
		if !slices.Equal(have, []string{"2023 4400 final", "2024 5300 final", "2025 5980 final", "2025 5900 estimate"}) {
			t.Errorf("%q", have)
		}
		own := w.add(ItemEdit{Kind: plan.IndicatorKind, Title: "Tỷ lệ giải ngân", Lead: "Sở Tài chính", Fields: map[string]string{"unit": "%"}})
		for _, x := range []struct {
			rows   string
			denied bool
		}{
			{own.Code + ";;;;2025;thực hiện;95;chính thức\n", false},
			{own.Code + ";;;;2025;mục tiêu;95;\n", true}, // targets belong to the plan
			{own.Code + ";;;;2024;thực hiện;90;chính thức\nCT-0001;;;;2023;thực hiện;12;chính thức\n", true},
		} {
			load, err := w.ImportValues(t.Context(), w.as("so-tc-dm"), "x.csv", []byte(head+x.rows), ValuesOptions{})
			if x.denied {
				wantFault(t, err, fault.Denied)
			} else if err != nil || !load.Done || load.New != 1 {
				t.Errorf("a unit may not bring in its own values: %v %s", err, load.short())
			}
		}
		w.verified()
	})
}

// Random values, written in each format that can be read again, are equal in a new installation, on both databases.
func TestValuesThereAndBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		from, to := newWorld(t, db), newWorld(t, storetest.SQLite(t))
		formats := []string{"csv", "xlsx", "sdmx-csv"}
		made := 0
		rapid.Check(t, func(rt *rapid.T) {
			made++
			it := from.measured(fmt.Sprintf("Chỉ tiêu “số” %d, =1+1", made), rapid.SampledFrom([]string{"tỷ đồng", "%", "thứ bậc", "giường bệnh/vạn dân", ""}).Draw(rt, "unit"))[0]
			to.measured(it.Title, it.Fields["unit"])
			format := rapid.SampledFrom(formats).Draw(rt, "format")
			from.ok(from.change(t.Context(), from.clerk, act{"test", "observation", "x", ""}, func(tx *store.Tx) error { return randomValues(rt, tx, from, it) }))
			var b bytes.Buffer
			from.ok(from.Export(t.Context(), from.clerk, ValueRows, ItemFilter{Q: it.Code}, format, lang.Vi, &b))
			load, err := to.ImportValues(t.Context(), to.clerk, "x", b.Bytes(), ValuesOptions{Answers: map[string]string{"scale:" + it.Code: "as_is"}})
			if err != nil || !load.Done {
				rt.Fatalf("%s: %v\n%s", format, err, load.short())
			}
			back, err := to.store.Read(t.Context()).ItemByCode(it.Code)
			to.ok(err)
			want, got := valuesOf(from, it.ID), valuesOf(to, back.ID)
			if !reflect.DeepEqual(want, got) {
				rt.Fatalf("%s:\n%s\nwant:\n%s", format, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			again, err := to.ImportValues(t.Context(), to.clerk, "x", b.Bytes(), ValuesOptions{Answers: map[string]string{"scale:" + it.Code: "as_is"}})
			if err != nil || again.New+again.Changed > 0 || again.Same != load.New {
				rt.Fatalf("the same file again: %v %s", err, again.short())
			}
		})
		to.verified()
	})
}

// randomValues saves observations and targets, each of another time, unit, part or quality.
func randomValues(rt *rapid.T, tx *store.Tx, w *world, it plan.Item) error {
	number := func(name string) string {
		whole, decimals := rapid.IntRange(-99999, 9999999).Draw(rt, name), rapid.IntRange(0, 4).Draw(rt, "decimals")
		if decimals == 0 {
			return fmt.Sprint(whole)
		}
		return strings.TrimRight(fmt.Sprintf("%d.%0*d", whole, decimals, rapid.IntRange(1, 9).Draw(rt, "fraction")), "0")
	}
	seen := map[string]bool{}
	for range rapid.IntRange(1, 12).Draw(rt, "observations") {
		o := plan.Observation{ID: newID(), ItemID: it.ID, Period: rapid.SampledFrom([]when.Period{"2024", "2025", "2025-06", "2025-Q2", "2025-H2", "2025-9M", "2026-W07", "2026-05-31_2026-03-01_chuyen-de"}).Draw(rt, "period"),
			Quality: rapid.SampledFrom(plan.Qualities).Draw(rt, "quality"), Source: rapid.SampledFrom([]string{"Báo cáo, \"quý\"", "=SUM(A1)"}).Draw(rt, "source"), KnownOn: rapid.SampledFrom([]when.Date{"", "2026-01-10"}).Draw(rt, "known")}
		if rapid.Bool().Draw(rt, "of a unit") {
			o.UnitID = w.unit("so-tc").ID
		}
		if rapid.Bool().Draw(rt, "cut") {
			o.Cut = map[string]string{"giới tính": rapid.SampledFrom([]string{"nữ", "nam"}).Draw(rt, "sex"), "khu vực": "thành thị"}
		}
		if rapid.IntRange(0, 5).Draw(rt, "absent") == 0 {
			o.Absent = plan.NotPublished
		} else {
			o.Value, o.OutOf, o.Note = number("value"), rapid.SampledFrom([]int{0, 63}).Draw(rt, "out of"), rapid.SampledFrom([]string{"", "-ghi chú"}).Draw(rt, "note")
		}
		if k := observedAs(o) + string(o.KnownOn) + o.Source; seen[k] {
			continue
		} else {
			seen[k] = true
		}
		if err := store.Observations.Save(tx, &o); err != nil {
			return err
		}
	}
	for i := range rapid.IntRange(0, 4).Draw(rt, "targets") {
		x := plan.Target{ID: newID(), ItemID: it.ID, Sort: rapid.SampledFrom(exchange.Sorts[:3]).Draw(rt, "sort"), Unit: it.Fields["unit"], Comparator: rapid.SampledFrom([]string{"=", ">=", "<", "between", "increase_by"}).Draw(rt, "comparator"), Value: number("aim"),
			Period: []when.Interval{{From: "2026-01-01", To: "2030-12-31"}, {To: "2030-12-31"}, {From: "2026-01-01", To: "2026-12-31"}, {From: "2026-04-01", To: "2026-06-30"}}[i]}
		if x.Comparator == "between" {
			x.High = number("high")
		}
		if err := store.Targets.Save(tx, &x); err != nil {
			return err
		}
	}
	return nil
}

// valuesOf tells all that an indicator's numbers are, without what only one installation knows.
func valuesOf(w *world, id plan.ItemID) (out []string) {
	v := w.item(id)
	for _, o := range v.Observations {
		unit := w.rsName(o)
		out = append(out, fmt.Sprintf("%s|%s|%s|%s|%s|%s|%s|%d|%s|%s", o.Period, unit, cutText(o.Cut), o.Quality, o.KnownOn, o.Value, o.Absent, o.OutOf, o.Source, o.Note))
	}
	for _, x := range v.Targets {
		out = append(out, fmt.Sprintf("%s|%s|%s|%s|%s|%s", x.Sort, x.Period.From, x.Period.To, x.Comparator, x.Value, x.High))
	}
	slices.Sort(out)
	return out
}

func (w *world) rsName(o plan.Observation) string {
	if o.UnitID == "" {
		return ""
	}
	u, err := store.Units.Get(w.store.Read(w.t.Context()), string(o.UnitID))
	w.ok(err)
	return u.Code
}
