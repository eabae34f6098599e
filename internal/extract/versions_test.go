package extract

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/plan"
	"lotrinh/internal/read"
)

func task(text string, lead ...string) plan.Candidate {
	return plan.Candidate{Kind: plan.TaskKind, Text: text, Lead: lead}
}

func TestVersions(t *testing.T) {
	before := []plan.Candidate{
		task("Xây dựng Đề án phát triển du lịch cộng đồng ven đầm Mẫu Giang", "Sở Tài chính"),
		task("Số hóa hồ sơ hộ tịch lưu trữ tại UBND cấp xã", "Sở Tư pháp"),
		task("Nâng cấp tuyến đường tỉnh 614 đoạn Mẫu Sơn", "Sở Xây dựng"),
		task("Tổ chức hội nghị tổng kết", "Sở Nội vụ"),
	}
	before[1].Due = &plan.Due{Raw: "Quý III/2026", From: "2026-07-01", To: "2026-09-30"}
	after := []plan.Candidate{
		task("Nâng cấp tuyến đường tỉnh 614, đoạn Mẫu Sơn đến cảng cá", "Sở Xây dựng"),
		task("Xây dựng đề án phát triển du lịch cộng đồng ven đầm Mẫu Giang", "Sở Văn hóa, Thể thao và Du lịch"),
		task("Trồng rừng phòng hộ ven biển", "Sở Nông nghiệp và Môi trường"),
		task("Số hoá hồ sơ hộ tịch lưu trữ tại UBND cấp xã", "Sở Tư pháp"),
	}
	after[3].Due = &plan.Due{Raw: "từ tháng 7 đến hết tháng 9/2026", From: "2026-07-01", To: "2026-09-30"}
	var got []string
	for _, v := range Versions(before, after) {
		line := string(v.Fate)
		for _, d := range v.Differences {
			line += fmt.Sprintf(" %s %q→%q", d.Field, d.Old, d.New)
		}
		got = append(got, line)
	}
	want := []string{
		`changed text "Nâng cấp tuyến đường tỉnh 614 đoạn Mẫu Sơn"→"Nâng cấp tuyến đường tỉnh 614, đoạn Mẫu Sơn đến cảng cá"`,
		`changed lead "Sở Tài chính"→"Sở Văn hóa, Thể thao và Du lịch"`,
		"new", "unchanged", "gone",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// A plan whose items are reworded, moved, left out and added is matched item by item.
func TestVersionsOfRandomPlans(t *testing.T) {
	matched, missed, wrong := 0, 0, 0
	for seed := uint64(1); seed <= 200; seed++ {
		d := rand.New(rand.NewPCG(seed, 11))
		of := func(i int) plan.Candidate { return task(things[i].inWords(d), owners[d.IntN(len(owners))]) }
		order := d.Perm(len(things))
		var before, after []plan.Candidate
		var old, now []int
		for n, i := range order {
			if n < 9 {
				before, old = append(before, of(i)), append(old, i)
			}
		}
		for _, k := range d.Perm(len(order)) {
			if k > 1 {
				after, now = append(after, of(order[k])), append(now, order[k])
			}
		}
		for _, v := range Versions(before, after) {
			switch {
			case v.Old != nil && v.New != nil:
				matched++
				if thingOf(*v.Old) != thingOf(*v.New) {
					wrong++
				}
			case v.New != nil && slices.Contains(old, now[slices.IndexFunc(after, func(c plan.Candidate) bool { return c.Text == v.New.Text })]):
				missed++
			}
		}
	}
	t.Logf("%d matched, %d missed, %d wrong", matched, missed, wrong)
	if wrong > 0 || missed*50 > matched {
		t.Errorf("%d matched, %d missed, %d wrong", matched, missed, wrong)
	}
}

// The annex of 140 tasks and the same with the units of 2025: every task finds its own, and only units differ.
func TestVersionsOfTheCorpus(t *testing.T) {
	dir := os.Getenv("LOTRINH_CORPUS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	read := func(name string) []plan.Candidate {
		content, err := os.ReadFile(filepath.Join(dir, "documents", "md", name))
		if os.IsNotExist(err) {
			return nil
		}
		if err != nil {
			t.Fatal(err)
		}
		src, err := read.File(name, content)
		if err != nil {
			t.Fatal(err)
		}
		return Document(src, Options{}).Candidates
	}
	before, after := read("nq-03-cp-2025-annex-2-tasks.md"), read("nq-03-cp-2025-annex-2-tasks-units-renamed.md")
	if before == nil {
		t.Logf("no corpus at %s; nothing compared", dir)
		return
	}
	fields := map[string]int{}
	list := Versions(before, after)
	for _, v := range list {
		if v.Old == nil || v.New == nil || v.Old.Ord != v.New.Ord {
			t.Errorf("%s: %+v", v.Fate, v)
			continue
		}
		for _, d := range v.Differences {
			fields[d.Field]++
		}
	}
	t.Logf("%v, fields %v", CountFates(list), fields)
	if len(list) != 140 || len(fields) > 3 || fields["deadline"] > 0 || fields["text"] > 1 {
		t.Errorf("%d of 140; fields %v", len(list), fields)
	}
}
