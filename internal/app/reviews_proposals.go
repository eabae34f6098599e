package app

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/vi"
)

// ahead are the tasks that fall due next, each with its day.
func (d *draft) ahead() (out []string) {
	var next []reviewTask
	for _, t := range d.tasks {
		if t.Standing.State.Open() && t.Standing.DueOn >= d.asOf {
			next = append(next, t)
		}
	}
	arrange.By(next, func(m, n reviewTask) int { return strings.Compare(string(m.Standing.DueOn), string(n.Standing.DueOn)) })
	if len(next) > 0 {
		out = append(out, "Tiếp tục thực hiện {{số nhiệm vụ chưa hoàn thành}} nhiệm vụ chưa hoàn thành, trước hết là các nhiệm vụ đến hạn sau đây:")
	}
	for _, t := range next[:min(len(next), mostNamed)] {
		out = append(out, fmt.Sprintf("- {{%s}}%s, hạn {{hạn %s}}.", t.Item.Code, leadsOf(t), t.Item.Code))
	}
	return out
}

// proposed are the proposals of units, grouped by whom they are addressed to.
func (d *draft) proposed() (out []string) {
	groups := map[string][]string{}
	seen := map[string]bool{}
	for _, rep := range slices.Backward(d.reports) {
		texts := []string{rep.Proposals}
		for _, key := range slices.Sorted(maps.Keys(rep.Texts)) {
			text := rep.Texts[key]
			if f := vi.Fold(strings.ReplaceAll(key, "-", " ")); strings.Contains(f, "kien nghi") || strings.Contains(f, "de xuat") {
				texts = append(texts, text)
			}
		}
		for _, text := range texts {
			for _, s := range sentencesOf(text) {
				if !seen[s] {
					seen[s] = true
					to := addresseeOf(s)
					groups[to] = append(groups[to], fmt.Sprintf("- %s (%s).", s, rep.ref))
				}
			}
		}
	}
	for _, a := range addressees {
		if len(groups[a.name]) > 0 {
			slices.Reverse(groups[a.name])
			out = append(append(out, "## "+a.name), groups[a.name]...)
		}
	}
	return out
}

// addressees of proposals, from the highest down; a proposal goes to the first that it names.
var addressees = []struct {
	name  string
	words []string
}{
	{"Đối với Trung ương", []string{"trung uong", "chinh phu", "quoc hoi", "bo chinh tri", "ban bi thu", "thu tuong", "bo tai chinh", "bo noi vu", "bo xay dung", "bo y te", "bo cong thuong", "bo nong nghiep", "bo giao duc", "bo khoa hoc", "cac bo"}},
	{"Đối với Tỉnh ủy, Hội đồng nhân dân tỉnh", []string{"tinh uy", "thanh uy", "ban thuong vu", "hoi dong nhan dan", "hdnd"}},
	{"Đối với Ủy ban nhân dân tỉnh", []string{"uy ban nhan dan tinh", "ubnd tinh", "uy ban nhan dan thanh pho", "ubnd thanh pho", "chu tich ubnd"}},
	{"Đối với các sở, ban, ngành", []string{"so", "ban", "nganh", "cong an", "kho bac", "cuc", "chi cuc"}},
	{"Đối với cấp xã", []string{"xa", "phuong", "dac khu", "cap xa"}},
	{"Chưa nêu rõ nơi nhận", nil},
}

func addresseeOf(s string) string {
	folded := " " + vi.Fold(s) + " "
	for _, a := range addressees {
		if slices.ContainsFunc(a.words, func(w string) bool { return strings.Contains(folded, " "+w+" ") }) {
			return a.name
		}
	}
	return addressees[len(addressees)-1].name
}
