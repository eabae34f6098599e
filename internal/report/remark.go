package report

import (
	"strings"
	"unicode/utf8"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
)

// Remark is what somebody who returns a report says of one of its places: a row, a field of a row, or one of its texts.
type Remark struct {
	ItemID plan.ItemID `json:"item_id,omitempty"` // "" = of the whole report
	Field  string      `json:"field,omitempty"`   // "percent", "text", "summary" …; "" = the whole row
	Text   string      `json:"text"`
}

// Bounds of the remarks of one return.
const (
	maxRemarks = 500
	maxRemark  = 2000 // characters
)

// Remarked checks the remarks of a return and leaves the empty ones out.
func Remarked(remarks []Remark) ([]Remark, error) {
	var out []Remark
	for _, x := range remarks {
		if x.Text = strings.TrimSpace(x.Text); x.Text == "" {
			continue
		}
		if utf8.RuneCountInString(x.Text) > maxRemark {
			return nil, fault.New(fault.TooLarge, "Một nhận xét dài hơn %d chữ.", "A remark is longer than %d characters.", maxRemark).At("remarks")
		}
		out = append(out, x)
	}
	if len(out) > maxRemarks {
		return nil, fault.New(fault.TooLarge, "Có %d nhận xét, tối đa %d.", "There are %d remarks, at most %d are taken.", len(out), maxRemarks).At("remarks")
	}
	return out, nil
}

// RemarksOn are the remarks on one item.
func (r Report) RemarksOn(item plan.ItemID) (out []Remark) {
	for _, x := range r.Remarks {
		if x.ItemID == item {
			out = append(out, x)
		}
	}
	return out
}
