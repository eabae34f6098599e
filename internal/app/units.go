package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// acting are the roles in the order in which their posts are offered.
var acting = []org.Role{org.Coordinator, org.Leader, org.Inspector, org.Reporter, org.Head, org.System}

// Posts lists who a request may act for: coordinators first, those of a real unit before the installation's own, then
// by code. Posts of a unit that has ended are not offered.
func (a *App) Posts(ctx context.Context) ([]Who, error) { return a.posts(a.store.Read(ctx)) }

func (a *App) posts(r store.Reader) ([]Who, error) {
	var out []Who
	for _, role := range acting {
		some, err := a.postsOf(r, role)
		if err != nil {
			return nil, err
		}
		out = append(out, some...)
	}
	return out, nil
}

// Acting is the post to act for by its code, the first of Posts where there is no such code, and all of Posts where they are
// at most so many, nil where they are more: what the head of each page shows.
func (a *App) Acting(ctx context.Context, code string, most int) (who Who, posts []Who, err error) {
	r := a.store.Read(ctx)
	who, err = a.as(r, code)
	if fault.Is(err, fault.NotFound) {
		who, err = a.as(r, "")
	}
	if err != nil {
		return who, nil, err
	}
	if n, err := store.Posts.Count(r); err != nil || n > most {
		return who, nil, err
	}
	posts, err = a.posts(r)
	return who, posts, err
}

func (a *App) postsOf(r store.Reader, role org.Role) ([]Who, error) {
	posts, err := r.PostsAs(role)
	if err != nil || len(posts) == 0 {
		return nil, err
	}
	ids := make([]org.UnitID, len(posts))
	for i, p := range posts {
		ids[i] = p.UnitID
	}
	units, err := r.UnitsByID(ids)
	if err != nil {
		return nil, err
	}
	var out []Who
	for _, p := range posts {
		if u := units[p.UnitID]; u.To == "" || a.Today() <= u.To {
			out = append(out, Who{p, u})
		}
	}
	slices.SortStableFunc(out, func(x, y Who) int { return cmp.Compare(own(x), own(y)) })
	return out, nil
}

// own is 1 for the post that an installation begins with.
func own(w Who) int {
	if w.Unit.Level == "system" {
		return 1
	}
	return 0
}

// As finds the post to act for by its code; "" gives the first of Posts.
func (a *App) As(ctx context.Context, code string) (Who, error) {
	return a.as(a.store.Read(ctx), code)
}

func (a *App) as(r store.Reader, code string) (Who, error) {
	if code == "" {
		for _, role := range acting {
			some, err := a.postsOf(r, role)
			if err != nil {
				return Who{}, err
			}
			if len(some) > 0 {
				return some[0], nil
			}
		}
		return Who{}, nil
	}
	post, err := r.PostByCode(code)
	if err != nil {
		return Who{}, err
	}
	unit, err := store.Units.Get(r, string(post.UnitID))
	return Who{post, unit}, err
}

// Register lists every unit in Vietnamese order, without figures.
func (a *App) Register(ctx context.Context) ([]org.Unit, error) {
	return a.store.Read(ctx).AllUnits()
}

// Unit is the page of one unit.
func (a *App) Unit(ctx context.Context, code string) (UnitView, error) {
	r := a.store.Read(ctx)
	u, err := r.UnitByCode(code)
	if err != nil {
		return UnitView{}, err
	}
	v := UnitView{Unit: u, CurrentPeriod: when.ReportingMonth(a.Today())}
	if u.ParentID != "" {
		parent, err := store.Units.Get(r, string(u.ParentID))
		if err != nil {
			return v, err
		}
		v.Parent = &parent
	}
	if v.Children, err = r.ChildrenOf(u.ID); err != nil {
		return v, err
	}
	if v.Posts, err = r.PostsOf(u.ID); err != nil {
		return v, err
	}
	if v.Tally, err = r.Tally(store.KeyOf("unit", string(u.ID)), a.Today(), plan.SoonDays); err != nil {
		return v, err
	}
	if v.Coordinates, err = r.CountItems(store.ItemQuery{Units: []org.UnitID{u.ID}, Role: plan.Coordinating}); err != nil {
		return v, err
	}
	lead := ItemFilter{Unit: u.Code, PerPage: 10}
	if v.Overdue, err = a.some(r, lead, plan.Overdue); err != nil {
		return v, err
	}
	if v.DueSoon, err = a.some(r, lead, plan.DueSoon); err != nil {
		return v, err
	}
	if v.Months, err = a.months(r, store.KeyOf("unit", string(u.ID))); err != nil {
		return v, err
	}
	reports, err := r.ReportsBy(u.ID, 24)
	for _, x := range reports {
		v.Reports = append(v.Reports, ReportRow{Report: x, Unit: u})
	}
	return v, err
}

// months is what falls due from a year before today's month to a year and a half after it.
func (a *App) months(r store.Reader, key store.TallyKey) ([]MonthTally, error) {
	now := when.Period(a.Today()[:7])
	from, to := now, now
	for range 12 {
		from = from.PreviousMonth()
	}
	for range 18 {
		to = to.NextMonth()
	}
	cells, err := r.Months(key, from, to)
	if err != nil {
		return nil, err
	}
	var out []MonthTally
	for m := from; m <= to; m = m.NextMonth() {
		t := MonthTally{Month: m}
		for _, c := range cells {
			if c.Month != m {
				continue
			}
			switch {
			case plan.WorkState(c.State).Open():
				t.Open += c.Count
			case c.State == "done_late":
				t.Late += c.Count
			case c.State == "done_on_time":
				t.Done += c.Count
			default:
				t.Cancelled += c.Count
			}
		}
		out = append(out, t)
	}
	return out, nil
}

// resolver turns the names that documents write into units, and makes a unit of a name nobody has met: the name is
// what the document states, its line and level stay open until a person says them.
type resolver struct {
	r     store.Reader
	tx    *store.Tx // nil where names are only looked up
	reg   *org.Register
	on    when.Date
	names map[org.UnitID]string
	made  map[string]org.Unit
}

func newResolver(tx *store.Tx, on when.Date) (*resolver, error) {
	rs, err := namesOn(tx.Reader, on)
	rs.tx = tx
	return rs, err
}

// namesOn looks names up as they hold on a day.
func namesOn(r store.Reader, on when.Date) (*resolver, error) {
	units, err := r.AllUnits()
	rs := &resolver{r: r, reg: org.NewRegister(units), on: on, names: map[org.UnitID]string{}, made: map[string]org.Unit{}}
	for _, u := range units {
		rs.names[u.ID] = u.Name
	}
	return rs, err
}

// settled tells whether no name means several units.
func (rs *resolver) settled(names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return len(rs.reg.Fitting(name, rs.on)) > 1 })
}

// known finds the unit of a name, or of a code written in its place.
func (rs *resolver) known(name string) (u org.Unit, found bool, err error) {
	fit := rs.reg.Fitting(name, rs.on)
	if len(fit) == 1 {
		return fit[0], true, nil
	}
	if len(fit) > 1 {
		var codes []string
		for _, u := range fit {
			codes = append(codes, u.Code)
		}
		all := strings.Join(codes, ", ")
		return u, false, fault.New(fault.Invalid, "Có %[2]d đơn vị tên %[1]q; hãy ghi mã của một đơn vị: %[3]s.", "%[2]d units are called %[1]q; write the code of one: %[3]s.", name, len(fit), all).At("lead")
	}
	code := org.CodeOf(name)
	if name == code {
		if u, err := rs.r.UnitByCode(code); !fault.Is(err, fault.NotFound) {
			return u, err == nil, err
		}
	}
	u, found = rs.made[code]
	return u, found, nil
}

// unit finds or makes the unit of a name, or of a code written in its place.
func (rs *resolver) unit(name string) (org.Unit, error) {
	if u, found, err := rs.known(name); found || err != nil {
		return u, err
	}
	code := org.CodeOf(name)
	if code == "" {
		return org.Unit{}, fault.New(fault.Invalid, "%q không phải là tên đơn vị.", "%q is not the name of a unit.", name).At("lead")
	}
	if len(name) > 300 {
		return org.Unit{}, fault.New(fault.TooLarge, "Tên đơn vị dài quá 300 byte: %.60q…", "A unit's name is longer than 300 bytes: %.60q…", name).At("lead")
	}
	u := org.Unit{ID: org.UnitID(newID()), Code: code, Name: name, Line: org.LineOf(name)}
	for n := 2; ; n++ {
		if _, err := rs.r.UnitByCode(u.Code); fault.Is(err, fault.NotFound) {
			break
		} else if err != nil {
			return u, err
		}
		u.Code = fmt.Sprintf("%s-%d", code, n)
	}
	rs.made[code] = u
	return u, store.Units.Save(rs.tx, &u)
}

// under are a unit and all units below it in the tree.
func under(r store.Reader, code string) ([]org.UnitID, error) {
	top, err := r.UnitByCode(code)
	if err != nil {
		return nil, err
	}
	units, err := r.AllUnits()
	if err != nil {
		return nil, err
	}
	below := map[org.UnitID][]org.UnitID{}
	for _, u := range units {
		below[u.ParentID] = append(below[u.ParentID], u.ID)
	}
	out, seen := []org.UnitID{top.ID}, map[org.UnitID]bool{top.ID: true}
	for i := 0; i < len(out); i++ {
		for _, id := range below[out[i]] {
			if !seen[id] {
				seen[id] = true
				out = append(out, id)
			}
		}
	}
	return out, nil
}
