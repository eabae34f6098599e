package plan

import (
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// Light is what the coordinator thinks of an item's delivery.
type Light string

const (
	Green Light = "green" // it will be delivered in time
	Amber Light = "amber" // it may not
	Red   Light = "red"   // it will not
)

// Lights in the order pages offer them.
var Lights = []Light{Green, Amber, Red}

// Vi is the light as pages say it.
func (l Light) Vi() string {
	switch l {
	case Green:
		return "Xanh: sẽ xong đúng hạn"
	case Amber:
		return "Vàng: có thể không kịp"
	case Red:
		return "Đỏ: sẽ không kịp"
	}
	return string(l)
}

// Short is the light in a word.
func (l Light) Short() string {
	switch l {
	case Green:
		return "Xanh"
	case Amber:
		return "Vàng"
	case Red:
		return "Đỏ"
	}
	return string(l)
}

// Rating is the coordinator's own judgement of an item, of an item one at a time; earlier ones are its earlier versions.
// What is computed stands beside it and never in its place.
type Rating struct {
	ItemID ItemID     `json:"item_id"`
	Rev    int        `json:"rev"`
	Light  Light      `json:"light"`
	Reason string     `json:"reason"`
	PostID org.PostID `json:"post_id"` // who rated
	On     when.Date  `json:"on"`
	Closed bool       `json:"closed,omitempty"` // it was taken back, and no other was given
}

// maxRatingReason bounds a reason, in bytes.
const maxRatingReason = 2000

// Validate checks a rating: it has a reason.
func (r *Rating) Validate() error {
	r.Reason = strings.TrimSpace(r.Reason)
	switch {
	case !r.Closed && !slices.Contains(Lights, r.Light):
		return fault.New(fault.Invalid, "Chọn xanh, vàng hoặc đỏ.", "Choose green, amber or red.").At("light")
	case r.Reason == "":
		return fault.New(fault.Invalid, "Cần ghi lý do của đánh giá.", "A rating needs its reason.").At("reason")
	case len(r.Reason) > maxRatingReason:
		return fault.New(fault.TooLarge, "Lý do dài %d byte, tối đa %d.", "The reason has %d bytes, at most %d are taken.", len(r.Reason), maxRatingReason).At("reason")
	}
	return nil
}
