package app

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/plan"
	"lotrinh/internal/review"
	"lotrinh/internal/vi"
)

// mostAsked bounds the candidates that are offered for a name that is not clear.
const mostAsked = 5

// named follows a reference to one item, by its code or its name. A name that is not clear is asked back, with candidates.
func (x *reviewRecord) named(ref review.Ref) (review.Figure, error) {
	for _, name := range []string{ref.Subject, ref.Bare} { // a name may end in a year
		place, ok := x.byCode[vi.Fold(name)]
		switch {
		case ok && place >= 0:
			return x.ofTask(ref, x.tasks[place])
		case ok:
			return x.ofAim(ref, x.aims[-1-place], name), nil
		}
		found := x.aimsNamed(name)
		if len(found) == 1 {
			return x.ofAim(ref, x.aims[found[0]], name), nil
		}
		if len(found) > 1 && name == ref.Bare {
			asked := x.asked(found)
			return unfollowed(fmt.Sprintf("có %d chỉ tiêu khớp “%s”: %s; hãy viết mã", len(found), name, asked), fmt.Sprintf("%d indicators fit “%s”: %s; write the code", len(found), name, asked)), nil
		}
	}
	return x.unknown(ref.Bare)
}

// unknown says why a name means nothing: it has left the plan, it is outside the scope, or it is like these.
func (x *reviewRecord) unknown(name string) (review.Figure, error) {
	it, err := x.r.ItemByCode(strings.ToUpper(name))
	if unlessMissing(err) != nil {
		return review.Figure{}, err
	}
	if err != nil {
		if it, err = x.endedNamed(name); err != nil {
			return review.Figure{}, err
		}
	}
	switch {
	case it.Ended:
		return unfollowed(fmt.Sprintf("%s “%s” đã bỏ khỏi kế hoạch; thay bằng mục khác hoặc bỏ câu này", it.Code, it.Title), fmt.Sprintf("%s “%s” has left the plan; name another item, or leave the sentence out", it.Code, it.Title)), nil
	case it.ID != "":
		return unfollowed(it.Code+" không nằm trong phạm vi của báo cáo", it.Code+" is outside the scope of the review"), nil
	}
	like := x.aimsLike(name)
	if len(like) == 0 {
		return unfollowed("không có mục “"+name+"” trong kế hoạch", "the plan has no item “"+name+"”"), nil
	}
	asked := x.asked(like)
	return unfollowed("không có mục “"+name+"” trong kế hoạch; có phải: "+asked+"?", "the plan has no item “"+name+"”; is it: "+asked+"?"), nil
}

// endedNamed finds an indicator that has left the plan by its title.
func (x *reviewRecord) endedNamed(name string) (plan.Item, error) {
	all, err := x.r.EndedOfKind(plan.IndicatorKind)
	for _, it := range all {
		if vi.Fold(it.Title) == vi.Fold(name) {
			return it, err
		}
	}
	return plan.Item{}, err
}

// asked names some indicators with their codes.
func (x *reviewRecord) asked(places []int) string {
	var out []string
	for _, i := range places[:min(len(places), mostAsked)] {
		out = append(out, x.aims[i].Item.Code+" (“"+clipped(x.aims[i].Item.Title, 60)+"”)")
	}
	return strings.Join(out, ", ")
}

func clipped(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// aimsNamed are the indicators of a name: the short one of the card, its code, the title, or else those that have all of it in their title.
func (x *reviewRecord) aimsNamed(name string) (out []int) {
	folded := vi.Fold(name)
	if folded == "" {
		return nil
	}
	for i, m := range x.aims {
		if slices.ContainsFunc([]string{m.of.Card.Short, m.of.Card.Code, m.Item.Title, m.of.Card.NameEn}, func(s string) bool { return vi.Fold(s) == folded }) {
			out = append(out, i)
		}
	}
	if out != nil {
		return out
	}
	for i, m := range x.aims {
		if strings.Contains(" "+vi.Fold(m.Item.Title)+" ", " "+folded+" ") {
			out = append(out, i)
		}
	}
	return out
}

// aimsLike are the indicators that share most words with a name, at least half of its words.
func (x *reviewRecord) aimsLike(name string) (out []int) {
	words := strings.Fields(vi.Fold(name))
	shared := map[int]int{}
	for i, m := range x.aims {
		theirs := strings.Fields(vi.Fold(m.Item.Title + " " + m.of.Card.Short))
		for _, w := range words {
			if slices.Contains(theirs, w) {
				shared[i]++
			}
		}
		if 2*shared[i] >= len(words) && shared[i] > 0 {
			out = append(out, i)
		}
	}
	arrange.By(out, func(a, b int) int { return cmp.Compare(shared[b], shared[a]) })
	return out[:min(len(out), mostAsked)]
}
