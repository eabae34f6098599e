// Package indicator holds what an indicator is, how its values are read and added up, and how each kind of target is judged.
package indicator

import (
	"cmp"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

// Indicator is an item of the plan that is a number, with its card. Title, unit, direction and owner (the lead) are the
// item's own; everything else that statistics ask for stands on the card.
type Indicator struct {
	Item plan.Item
	Card Card
}

// Card says of an indicator what it means and how its values are handled. The zero card is that of an indicator nobody has
// described yet.
type Card struct {
	ItemID     plan.ItemID `json:"item_id"`
	Rev        int         `json:"rev"`
	Code       string      `json:"code,omitempty"`       // in the list it belongs to, "KT-01"; an import finds it by this. "" = the item's
	Short      string      `json:"short,omitempty"`      // what tables and formulas call it, "GRDP"
	NameEn     string      `json:"name_en,omitempty"`    // of the item's title
	Definition string      `json:"definition,omitempty"` // what is counted, and what is not
	Method     string      `json:"method,omitempty"`     // how
	Source     string      `json:"source,omitempty"`     // who publishes it, in what
	Enters     org.UnitID  `json:"enters,omitempty"`     // who enters values; "" = the owner
	Decimals   *int        `json:"decimals,omitempty"`   // shown; nil = as written
	OverTime   OverTime    `json:"over_time,omitempty"`
	OverUnits  OverUnits   `json:"over_units,omitempty"`
	WeightBy   plan.ItemID `json:"weight_by,omitempty"` // of WeightedMean: the indicator whose values weigh
	Calendar   Calendar    `json:"calendar,omitempty"`
	Every      string      `json:"every,omitempty"` // how often a value comes: month, quarter, half, year (when.PeriodsOf); "" = year
	Cuts       []Cut       `json:"cuts,omitempty"`  // what parts its values are told by
	Quality    string      `json:"quality,omitempty"`
	Low        string      `json:"low,omitempty"`     // a value below it is asked about; exact decimal
	High       string      `json:"high,omitempty"`    // … above it
	Jump       string      `json:"jump,omitempty"`    // a change on the value before by more than so many percent is asked about; "" = JumpUsual
	ByHand     bool        `json:"by_hand,omitempty"` // its trajectory has only the points that are set; false = a straight line between them
	Formula    string      `json:"formula,omitempty"` // by which it follows from others (formula.go)
	Ranking    string      `json:"ranking,omitempty"` // template of a ranking it belongs to, "pci" (rank.go)
}

// Cut is one way of telling the parts of a value: sex, area, the district of old, the commune of now.
type Cut struct {
	Key    string   `json:"key"` // "sex"
	Name   string   `json:"name"`
	Values []string `json:"values"` // "nam", "nữ"
}

// OverTime says what a longer period's value is, given those of its parts. "" = nobody has said it.
type OverTime string

const (
	SumOverTime  OverTime = "sum"      // dòng: thu ngân sách
	LastOverTime OverTime = "last"     // tồn: tỷ lệ hộ nghèo cuối năm
	MeanOverTime OverTime = "mean"     // bình quân cộng
	CompoundRate OverTime = "compound" // tốc độ tăng: bình quân nhân
	NoneOverTime OverTime = "none"     // cannot be made from its parts
)

// OverTimes in the order pages offer them.
var OverTimes = []OverTime{SumOverTime, LastOverTime, MeanOverTime, CompoundRate, NoneOverTime}

// Vi says it as the card does.
func (x OverTime) Vi() string {
	switch x {
	case SumOverTime:
		return "cộng các kỳ"
	case LastOverTime:
		return "lấy số cuối kỳ"
	case MeanOverTime:
		return "bình quân cộng"
	case CompoundRate:
		return "bình quân nhân (tốc độ tăng)"
	case NoneOverTime:
		return "không gộp được"
	}
	return "chưa ghi"
}

// OverUnits says what the whole's value is, given those of the units. "" = nobody has said it.
type OverUnits string

const (
	SumOverUnits  OverUnits = "sum"
	WeightedMean  OverUnits = "weighted" // by the values of WeightBy
	NoneOverUnits OverUnits = "none"
)

// OverUnitsAll in the order pages offer them.
var OverUnitsAll = []OverUnits{SumOverUnits, WeightedMean, NoneOverUnits}

// Vi says it as the card does.
func (x OverUnits) Vi() string {
	switch x {
	case SumOverUnits:
		return "cộng các đơn vị"
	case WeightedMean:
		return "bình quân có quyền số"
	case NoneOverUnits:
		return "không gộp được"
	}
	return "chưa ghi"
}

// Calendar says what days a period of the indicator covers.
type Calendar string

const (
	Administrative Calendar = "15-14"  // 15 December to 14 December, as reports do (Decree 09/2019/NĐ-CP, art. 12)
	Civil          Calendar = ""       // 1 January to 31 December
	SchoolYear     Calendar = "school" // 2025 is the school year 2025–2026
)

// Calendars in the order pages offer them.
var Calendars = []Calendar{Civil, Administrative, SchoolYear}

// Vi says it as the card does.
func (c Calendar) Vi() string {
	switch c {
	case Administrative:
		return "kỳ báo cáo (ngày 15 đến ngày 14)"
	case SchoolYear:
		return "năm học"
	case Civil:
		return "năm dương lịch"
	}
	return string(c)
}

// Directions of what is good, as the item's field has them; "" = nobody has said it.
var Directions = []string{"up", "down", "range", "keep"}

// DirectionVi names a direction.
func DirectionVi(direction string) string {
	switch direction {
	case "up":
		return "càng cao càng tốt"
	case "down":
		return "càng thấp càng tốt"
	case "range":
		return "trong một khoảng"
	case "keep":
		return "giữ ổn định"
	}
	return "chưa ghi"
}

// Code, Name, Unit and Direction are what lists show.
func (x Indicator) Code() string      { return cmp.Or(x.Card.Code, x.Item.Code) }
func (x Indicator) Name() string      { return cmp.Or(x.Card.Short, x.Item.Title) }
func (x Indicator) Unit() string      { return x.Item.Fields["unit"] }
func (x Indicator) Direction() string { return x.Item.Fields["direction"] }

// Bounds of a card.
const (
	MaxCode     = 60
	MaxName     = 1000
	MaxText     = 8000
	MaxCuts     = 12
	MaxCutParts = 400
	MaxDecimals = 10
	JumpUsual   = "50" // percent
)

// Validate checks a card and puts its numbers in canonical form.
func (c *Card) Validate() error {
	for _, s := range []*string{&c.Code, &c.Short, &c.NameEn, &c.Definition, &c.Method, &c.Source, &c.Quality, &c.Formula} {
		*s = strings.TrimSpace(*s)
	}
	for field, n := range map[string]*string{"low": &c.Low, "high": &c.High, "jump": &c.Jump} {
		if err := canonical(n, field); err != nil {
			return err
		}
	}
	switch {
	case len(c.Code) > MaxCode || strings.ContainsAny(c.Code, " \t\n"):
		return fault.New(fault.Invalid, "Mã chỉ tiêu không có dấu cách và dài tối đa %d byte.", "The code of an indicator has no blanks and at most %d bytes.", MaxCode).At("code")
	case len(c.Short) > MaxName || len(c.NameEn) > MaxName:
		return fault.New(fault.TooLarge, "Tên dài hơn %d byte.", "The name is longer than %d bytes.", MaxName).At("short")
	case max(len(c.Definition), len(c.Method), len(c.Source), len(c.Quality), len(c.Formula)) > MaxText:
		return fault.New(fault.TooLarge, "Nội dung dài hơn %d byte.", "The text is longer than %d bytes.", MaxText).At("definition")
	case c.Decimals != nil && (*c.Decimals < 0 || *c.Decimals > MaxDecimals):
		return fault.New(fault.Invalid, "Số chữ số thập phân từ 0 đến %d.", "The number of decimals is 0 to %d.", MaxDecimals).At("decimals")
	case c.OverTime != "" && !slices.Contains(OverTimes, c.OverTime):
		return fault.New(fault.Invalid, "Không có cách gộp theo thời gian %q.", "There is no such way of adding up over time: %q.", string(c.OverTime)).At("over_time")
	case c.OverUnits != "" && !slices.Contains(OverUnitsAll, c.OverUnits):
		return fault.New(fault.Invalid, "Không có cách gộp theo đơn vị %q.", "There is no such way of adding up over units: %q.", string(c.OverUnits)).At("over_units")
	case c.OverUnits == WeightedMean && (c.WeightBy == "" || c.WeightBy == c.ItemID):
		return fault.New(fault.Invalid, "Bình quân có quyền số cần một chỉ tiêu khác làm quyền số.", "A weighted mean needs another indicator to weigh by.").At("weight_by")
	case !slices.Contains(Calendars, c.Calendar):
		return fault.New(fault.Invalid, "Không có lịch %q.", "There is no calendar %q.", string(c.Calendar)).At("calendar")
	case c.Every != "" && !slices.Contains(Rhythms, c.Every):
		return fault.New(fault.Invalid, "Không có nhịp số liệu %q.", "There is no rhythm of values %q.", c.Every).At("every")
	case c.Low != "" && c.High != "" && number(c.Low).Cmp(number(c.High)) > 0:
		return fault.New(fault.Invalid, "Ngưỡng dưới %s lớn hơn ngưỡng trên %s.", "The lower bound %s is above the upper one, %s.", c.Low, c.High).At("low")
	}
	return c.validateCuts()
}

// Rhythms are how often values can come.
var Rhythms = []string{"month", "quarter", "half", "year"}

func (c *Card) validateCuts() error {
	if len(c.Cuts) > MaxCuts {
		return fault.New(fault.TooLarge, "Có %d phân tổ, tối đa %d.", "There are %d disaggregations, at most %d are taken.", len(c.Cuts), MaxCuts).At("cuts")
	}
	seen := map[string]bool{}
	for i := range c.Cuts {
		cut := &c.Cuts[i]
		cut.Key, cut.Name = strings.TrimSpace(cut.Key), strings.TrimSpace(cut.Name)
		if cut.Key == "" || cut.Name == "" || seen[cut.Key] || len(cut.Key) > MaxCode || len(cut.Name) > MaxName || len(cut.Values) > MaxCutParts {
			return fault.New(fault.Invalid, "Phân tổ thứ %d thiếu tên, trùng mã hoặc quá dài.", "Disaggregation %d has no name, a key that is taken, or is too long.", i+1).At("cuts")
		}
		seen[cut.Key] = true
	}
	return nil
}
