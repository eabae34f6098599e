package report

import (
	"fmt"
	"hash/crc32"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
)

// Oddity is something about a line that may well be right and looks wrong: it is said before sending, and forbids nothing.
type Oddity struct {
	Rule   string      `json:"rule"`
	ItemID plan.ItemID `json:"item_id"`
	Field  string      `json:"field"` // of the line
	Vi     string      `json:"vi"`
	En     string      `json:"en"`
	Key    string      `json:"key"` // of rule, item and what was said: it changes when the line does
}

// Say is the oddity in words.
func (o Oddity) Say(l lang.Lang) string {
	if l == lang.En {
		return o.En
	}
	return o.Vi
}

// jump is from how many times as much, or as little, a value is a jump; the commonest mistake, another unit of measure, is 1,000 times.
const jump = 2

// Odd is what looks odd about a line beside the last approved line on the same item, nil when there is none.
func Odd(kind plan.Kind, l Line, last *Line) (out []Oddity) {
	if l.Empty() {
		return nil
	}
	add := func(rule, field, told, vi, en string, args ...any) {
		out = append(out, Oddity{Rule: rule, ItemID: l.ItemID, Field: field, Vi: fmt.Sprintf(vi, args...), En: fmt.Sprintf(en, args...), Key: rule + "|" + string(l.ItemID) + "|" + told})
	}
	if kind.Product && l.State == plan.Done && l.Product == "" && l.Evidence == "" {
		add("no_product", "product", string(l.DoneOn), "Báo hoàn thành mà chưa có sản phẩm.", "Said to be done, and there is no product.")
	}
	if l.State == plan.InProgress && l.Percent == 100 {
		add("full", "state", "", "Tiến độ 100 %% mà chưa báo hoàn thành.", "Progress is 100 %%, yet it is not said to be done.")
	}
	if last == nil {
		return out
	}
	if last.State == plan.Done && l.State != plan.Done && l.State != "" {
		add("reopened", "state", string(l.State), "Kỳ trước đã hoàn thành, kỳ này là “%[1]s”.", "It was done last time; now it is %[2]q.", l.State.Vi(), lang.En.Say(l.State.Vi()))
	}
	if l.Percent >= 0 && l.Percent < last.Percent {
		add("down", "percent", fmt.Sprint(last.Percent, ">", l.Percent), "Tiến độ giảm từ %d %% xuống %d %%.", "Progress has gone down from %d %% to %d %%.", last.Percent, l.Percent)
	}
	if same(l.Text, last.Text) {
		add("same_text", "text", fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(vi.Fold(l.Text)))), "Kết quả chép nguyên kỳ trước.", "The result is word for word that of last time.")
	}
	if times, down := jumped(l.Value, last.Value); times != "" {
		was, now := plainNumber(last.Value), plainNumber(l.Value)
		switch {
		case down:
			add("jump", "value", l.Value, "Giá trị giảm %[1]s lần: kỳ trước %[2]s, kỳ này %[3]s; xin xem lại đơn vị tính.", "The value is %[1]s times smaller: %[4]s last time, %[5]s now; please check the unit of measure.", times, was, now, last.Value, l.Value)
		default:
			add("jump", "value", l.Value, "Giá trị tăng %[1]s lần: kỳ trước %[2]s, kỳ này %[3]s; xin xem lại đơn vị tính.", "The value is %[1]s times larger: %[4]s last time, %[5]s now; please check the unit of measure.", times, was, now, last.Value, l.Value)
		}
	}
	return out
}

// same tells whether two texts say the same word for word; blanks, capitals and the place of tone marks apart.
func same(a, b string) bool {
	return strings.TrimSpace(a) != "" && vi.Fold(a) == vi.Fold(b)
}

// jumped tells how many times larger, or smaller, a value is than the last one, rounded down; "" when that is no jump. A value
// that was zero, or changes its sign, has no such number.
func jumped(now, last string) (times string, down bool) {
	n, _, err := apd.NewFromString(now)
	if err != nil || now == "" {
		return "", false
	}
	p, _, err := apd.NewFromString(last)
	if err != nil || n.Sign() == 0 || n.Sign() != p.Sign() {
		return "", false
	}
	n.Abs(n)
	p.Abs(p)
	if down = n.Cmp(p) < 0; down {
		n, p = p, n
	}
	var ratio apd.Decimal
	ctx := apd.BaseContext.WithPrecision(40)
	ctx.Rounding = apd.RoundDown
	if _, err := ctx.QuoInteger(&ratio, n, p); err != nil || ratio.Cmp(apd.New(jump, 0)) < 0 {
		return "", false
	}
	return ratio.Text('f'), down
}

// plainNumber writes a decimal with the Vietnamese comma.
func plainNumber(v string) string { return strings.Replace(v, ".", ",", 1) }

// Confirms tells whether the sender has said that an oddity is right.
func (r Report) Confirms(o Oddity) bool {
	for _, key := range r.Confirmed {
		if key == o.Key {
			return true
		}
	}
	return false
}
