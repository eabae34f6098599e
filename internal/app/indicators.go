package app

import (
	"cmp"
	"context"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
	"lotrinh/internal/write"
)

// IndicatorFilter chooses among the indicators of the plan; the zero filter takes all.
type IndicatorFilter struct {
	Q        string // words of the name or the code
	Unit     string // code of the owner
	State    indicator.State
	Judged   plan.Judged
	Document string // the item comes from
	Value    string // "none": without any value; estimate, provisional, final, revised: of that quality
	Sort     string // code, name, unit, state, due, value, chance; "-" before it turns it round
	Page     int    // from 1; 0 = all rows
	PerPage  int
	Known    when.Date // as known on a day that is over; "" = today
}

// How many rows a page of indicators has where nobody says it, and at most.
const (
	IndicatorsPerPage    = 50
	maxIndicatorsPerPage = 1000
)

// IndicatorFilterOf reads a filter from an address, IndicatorFilter.Values writes one.
func IndicatorFilterOf(q url.Values) (IndicatorFilter, error) {
	f := IndicatorFilter{Q: strings.TrimSpace(q.Get("q")), Unit: strings.TrimSpace(q.Get("unit")), State: indicator.State(q.Get("state")), Judged: plan.Judged(q.Get("judged")),
		Document: q.Get("document"), Value: q.Get("value"), Sort: q.Get("sort")}
	f.Page, _ = strconv.Atoi(q.Get("page"))
	if f.PerPage, _ = strconv.Atoi(q.Get("per_page")); f.PerPage <= 0 {
		f.PerPage = IndicatorsPerPage
	}
	f.PerPage = min(f.PerPage, maxIndicatorsPerPage)
	if f.State != "" && !slices.Contains(indicator.States, f.State) {
		return f, fault.New(fault.Invalid, "Không có kết quả đánh giá %.40q.", "There is no verdict %.40q.", string(f.State)).At("state")
	}
	if _, ok := orders[strings.TrimPrefix(f.Sort, "-")]; !ok && f.Sort != "" {
		return f, fault.New(fault.Invalid, "Không xếp được theo %.40q.", "There is no order %.40q.", f.Sort).At("sort")
	}
	if day := strings.TrimSpace(q.Get("asof")); day != "" {
		known, ok := when.Typed(day)
		if !ok {
			return f, fault.New(fault.Invalid, "Không hiểu ngày %.40q; viết 30/06/2025.", "The day %.40q cannot be read; write 30/06/2025.", day).At("asof")
		}
		f.Known = known
	}
	return f, nil
}

// Values is the filter as an address has it.
func (f IndicatorFilter) Values() url.Values {
	q := url.Values{}
	for name, v := range map[string]string{"q": f.Q, "unit": f.Unit, "state": string(f.State), "judged": string(f.Judged), "document": f.Document, "value": f.Value, "sort": f.Sort, "asof": string(f.Known)} {
		if v != "" {
			q.Set(name, v)
		}
	}
	if f.Page > 1 {
		q.Set("page", strconv.Itoa(f.Page))
	}
	if f.PerPage > 0 && f.PerPage != IndicatorsPerPage {
		q.Set("per_page", strconv.Itoa(f.PerPage))
	}
	return q
}

// IndicatorRow is an indicator as lists show it.
type IndicatorRow struct {
	indicator.Listed
	OwnerUnit org.Unit     // none where a post owns it, or nobody does
	Rating    *plan.Rating // the coordinator's, of today; nil = none
}

// IndicatorList is a page of the list, with how many rows there are, and how many of each verdict among all that the
// other filters leave.
type IndicatorList struct {
	Rows   []IndicatorRow
	Total  int
	All    int // of the plan
	States map[indicator.State]int
}

// Indicators is the list of indicators: aim, newest value and verdict of each.
func (a *App) Indicators(ctx context.Context, f IndicatorFilter) (IndicatorList, error) {
	out := IndicatorList{States: map[indicator.State]int{}}
	if err := a.knowable(f.Known); err != nil {
		return out, err
	}
	r := a.store.Read(ctx)
	var unit org.UnitID
	if f.Unit != "" {
		u, err := r.UnitByCode(f.Unit)
		if err != nil {
			return out, named(err, fault.New(fault.Invalid, "Không có đơn vị mã %.60q.", "There is no unit of the code %.60q.", f.Unit).At("unit"))
		}
		unit = u.ID
	}
	today := f.Known == "" || f.Known >= a.Today()
	found, err := a.indicated(r, f, unit, today)
	if err != nil {
		return out, err
	}
	out.Total, out.All, out.States = found.Total, found.All, found.States
	out.Rows, err = a.indicatorRows(r, found.Rows, today)
	return out, err
}

// indicated finds the rows of a filter: the database does as long as they are those of today and none waits to be judged anew.
func (a *App) indicated(r store.Reader, f IndicatorFilter, unit org.UnitID, today bool) (store.IndicatedPage, error) {
	read, day := r.Indicated, a.Today()
	if today {
		if found, ok, err := r.IndicatedPage(f.query(unit), day); ok || err != nil {
			return found, err
		}
	} else {
		read, day = r.IndicatedAsOf, f.Known
	}
	listed, err := read(day)
	return f.choose(listed, unit), err
}

// query is the filter as the store answers it; unit is that of its code.
func (f IndicatorFilter) query(unit org.UnitID) store.IndicatedQuery {
	q := store.IndicatedQuery{Owner: unit, State: f.State, Judged: f.Judged, Document: doc.ID(f.Document), Value: f.Value, Words: vi.Fold(f.Q), Sort: f.Sort}
	if f.Page > 0 && f.PerPage > 0 {
		q.From, q.Limit = (f.Page-1)*f.PerPage, f.PerPage
	}
	return q
}

// choose does among indicators in memory what the store does with query among those it keeps.
func (f IndicatorFilter) choose(listed []indicator.Listed, unit org.UnitID) store.IndicatedPage {
	out, words := store.IndicatedPage{All: len(listed), States: map[indicator.State]int{}}, vi.Fold(f.Q)
	for _, x := range listed {
		if !f.takes(x, unit, words) {
			continue
		}
		if x.Target != nil {
			out.States[x.State()]++
		}
		if f.State == "" || x.Target != nil && x.State() == f.State {
			out.Rows = append(out.Rows, x)
		}
	}
	out.Total = len(out.Rows)
	f.order(out.Rows)
	if q := f.query(unit); q.Limit > 0 {
		from := min(out.Total, q.From)
		out.Rows = out.Rows[from:min(out.Total, from+q.Limit)]
	}
	return out
}

// indicatorRows puts owners and, of today, the coordinator's ratings beside some indicators, in two queries whatever their number.
func (a *App) indicatorRows(r store.Reader, list []indicator.Listed, today bool) ([]IndicatorRow, error) {
	var owners []org.UnitID
	var ids []plan.ItemID
	for _, x := range list {
		owners, ids = append(owners, x.Owner), append(ids, x.ItemID)
	}
	slices.Sort(owners)
	units, err := r.UnitsByID(slices.Compact(owners))
	if err != nil {
		return nil, err
	}
	ratings := map[plan.ItemID]plan.Rating{}
	if today {
		if ratings, err = r.RatingsOf(ids); err != nil {
			return nil, err
		}
	}
	var out []IndicatorRow
	for _, x := range list {
		row := IndicatorRow{Listed: x, OwnerUnit: units[x.Owner]}
		if rating, ok := ratings[x.ItemID]; ok {
			row.Rating = &rating
		}
		out = append(out, row)
	}
	return out, nil
}

func (f IndicatorFilter) takes(x indicator.Listed, unit org.UnitID, words string) bool {
	switch {
	case unit != "" && x.Owner != unit,
		f.Judged != "" && (x.Target == nil || x.Verdict.Judged != f.Judged),
		f.Document != "" && x.Document != doc.ID(f.Document),
		f.Value == "none" && x.Value != "",
		f.Value != "" && f.Value != "none" && (x.Value == "" || string(x.Quality) != f.Value):
		return false
	}
	return words == "" || strings.Contains(vi.Fold(x.Code+" "+x.Name+" "+x.Title+" "+x.NameEn), words)
}

// orders are the ways the list is sorted.
var orders = map[string]func(a, b indicator.Listed) int{
	"code":  func(a, b indicator.Listed) int { return cmp.Compare(a.Code, b.Code) },
	"name":  func(a, b indicator.Listed) int { return cmp.Compare(vi.SortKey(a.Name), vi.SortKey(b.Name)) },
	"unit":  func(a, b indicator.Listed) int { return cmp.Compare(a.Owner, b.Owner) },
	"state": func(a, b indicator.Listed) int { return cmp.Compare(stateOrder(a), stateOrder(b)) },
	"due":   func(a, b indicator.Listed) int { return cmp.Compare(dueOf(a), dueOf(b)) },
	"value": func(a, b indicator.Listed) int { return cmp.Compare(a.Period.Bounds().To, b.Period.Bounds().To) },
	"chance": func(a, b indicator.Listed) int { // the least likely first, then those of which nothing is told
		return cmp.Or(cmp.Compare(first(a.Chance == 0), first(b.Chance == 0)), cmp.Compare(a.Chance, b.Chance))
	},
}

func (f IndicatorFilter) order(list []indicator.Listed) {
	by, back := strings.CutPrefix(f.Sort, "-")
	compare := orders[by]
	if compare == nil {
		compare, back = orders["code"], false
	}
	arrange.By(list, func(a, b indicator.Listed) int {
		n := compare(a, b)
		if back {
			n = -n
		}
		return cmp.Or(n, cmp.Compare(a.Code, b.Code), cmp.Compare(a.ItemID, b.ItemID))
	})
}

func stateOrder(x indicator.Listed) int {
	if x.Target == nil {
		return len(indicator.States)
	}
	return slices.Index(indicator.States, x.State())
}

func dueOf(x indicator.Listed) when.Date {
	if x.Target == nil {
		return "9999"
	}
	return x.Target.Period.To
}

// knowable refuses a day that has not come.
func (a *App) knowable(day when.Date) error {
	if day > a.Today() {
		return fault.New(fault.Invalid, "Ngày %[1]s chưa đến; chỉ xem được những ngày đã qua.", "%[2]s has not come; only days that are over can be looked at.", day.Vi(), string(day)).At("asof")
	}
	return nil
}

var indicatorHeader = [][2]string{{"code", "Mã"}, {"indicator", "Chỉ tiêu"}, {"unit", "Đơn vị tính"}, {"lead", "Chủ trì"}, {"baseline", "Mức xuất phát"}, {"baseline_on", "Ngày của mức xuất phát"},
	{"judged", "Cách đánh giá"}, {"comparator", "So sánh"}, {"aim", "Mức phải đạt"}, {"high", "Cận trên"}, {"worded", "Diễn đạt"}, {"from", "Từ ngày"}, {"to", "Đến ngày"},
	{"value", "Giá trị"}, {"period", "Kỳ"}, {"quality", "Chất lượng"}, {"known_on", "Ngày công bố"}, {"verdict", "Kết quả đánh giá"}, {"chance", "Khả năng đạt"}, {"needed", "Mỗi năm còn cần"}, {"id", "Định danh"}}

// ExportIndicators writes exactly the rows of the list as csv, xlsx or json.
func (a *App) ExportIndicators(ctx context.Context, f IndicatorFilter, format string, l lang.Lang, w io.Writer) error {
	f.Page, f.PerPage = 0, 0
	list, err := a.Indicators(ctx, f)
	if err != nil {
		return err
	}
	if format != "xlsx" {
		l = lang.Vi
	}
	note := ""
	if a.sample {
		note = l.Say("DỮ LIỆU MẪU")
	}
	return write.Rows(w, format, note, said(l, indicatorHeader), func(put func([]string) error) error {
		for _, x := range list.Rows {
			var t plan.Target
			state := ""
			if x.Target != nil {
				t, state = *x.Target, l.Say(x.State().Vi())
			}
			if err := put([]string{x.Code, x.Name, x.Unit, x.OwnerUnit.Name, x.Base, string(x.BaseOn), judgedName(l, x), t.Comparator, t.Value, t.High, t.Worded, string(t.Period.From), string(t.Period.To),
				x.Value, string(x.Period), l.Say(x.Quality.Vi()), string(x.KnownOn), state, percentOr(x.Chance), x.Verdict.Needed, string(x.ItemID)}); err != nil {
				return err
			}
		}
		return nil
	})
}

// percentOr is a chance as lists give it, "" where nothing is told.
func percentOr(percent int) string {
	if percent == 0 {
		return ""
	}
	return strconv.Itoa(percent)
}

func judgedName(l lang.Lang, x IndicatorRow) string {
	if x.Target == nil {
		return ""
	}
	return l.Say(x.Verdict.Judged.Vi())
}
