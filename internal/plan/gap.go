package plan

import (
	"strings"

	"lotrinh/internal/org"
)

// Gap is something that an item of the plan lacks.
type Gap string

// The first six are those of "6 rõ" (clear.go); they count while an item is open, the last two once it is done.
const (
	NoOwner       Gap = "owner"
	VagueWork     Gap = "work"
	NoAccountable Gap = "accountable"
	NoSource      Gap = "source"
	NoDate        Gap = "date"
	NoProduct     Gap = "product"
	Unproven      Gap = "unproven" // done, and no product shown, or one that was refused
	Unjudged      Gap = "unjudged" // done, and the product shown waits to be accepted
)

// AllGaps in the order pages list them.
var AllGaps = []Gap{NoOwner, VagueWork, NoAccountable, NoSource, NoDate, NoProduct, Unproven, Unjudged}

// Vi is the gap as pages say it.
func (g Gap) Vi() string {
	switch g {
	case NoOwner:
		return "Chưa có đơn vị chủ trì"
	case VagueWork:
		return "Nội dung việc chưa rõ"
	case NoAccountable:
		return "Chưa rõ người chịu trách nhiệm"
	case NoSource:
		return "Chưa rõ văn bản, chỉ đạo giao việc"
	case NoDate:
		return "Chưa rõ thời hạn"
	case NoProduct:
		return "Chưa nêu sản phẩm"
	case Unproven:
		return "Hoàn thành mà chưa có sản phẩm"
	case Unjudged:
		return "Hoàn thành, sản phẩm chờ công nhận"
	}
	return string(g)
}

// Gaps are those that one item has, as words apart by blanks in the order of AllGaps: " date product ", "" for none.
type Gaps string

// GapsOf writes gaps down.
func GapsOf(list []Gap) Gaps {
	if len(list) == 0 {
		return ""
	}
	s := " "
	for _, g := range AllGaps {
		for _, x := range list {
			if x == g {
				s += string(g) + " "
				break
			}
		}
	}
	return Gaps(s)
}

// Has tells whether a gap is among them.
func (gs Gaps) Has(g Gap) bool { return strings.Contains(string(gs), " "+string(g)+" ") }

// List are the gaps in their order.
func (gs Gaps) List() (out []Gap) {
	for _, word := range strings.Fields(string(gs)) {
		out = append(out, Gap(word))
	}
	return out
}

// Proof is what an item that is done has to show.
type Proof struct {
	Units    []org.UnitID                // who must show something: the units whose reports say that it is done
	Shown    map[org.UnitID]ProductState // the best that each has shown
	ForWhole ProductState                // of a product that stands for all of them; "" = none
}

// Gap is what is missing of a proof, "" when every product is accepted. One that was refused counts as none.
func (p Proof) Gap() Gap {
	if p.ForWhole == ProductAccepted {
		return ""
	}
	worst := Gap("")
	for _, u := range p.Units {
		switch p.Shown[u] {
		case ProductAccepted:
		case Offered:
			if worst == "" {
				worst = Unjudged
			}
		default:
			if p.ForWhole != Offered {
				return Unproven
			}
			worst = Unjudged
		}
	}
	if len(p.Units) == 0 {
		if p.ForWhole == Offered {
			return Unjudged
		}
		return Unproven
	}
	return worst
}
