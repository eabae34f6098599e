package app

import (
	"cmp"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
)

// ReorganisationEffect is all that an act does, or would do: nothing else is touched.
type ReorganisationEffect struct {
	Act      org.Reorganisation
	Units    []UnitEffect
	Items    []PartEffect
	Waiting  []PartEffect // nobody has said who takes them over
	Posts    []PostEffect
	Holdings []HoldingEffect
	Groups   []org.Unit // whose members change
	Below    []org.Unit // that stand under another unit from now on
	Reports  []ReportEffect
	Asked    []AskedEffect

	units    []*org.Unit
	posts    []*org.Post
	accounts []*org.Account
	parts    []plan.Assignment // to be saved
	gone     []plan.Assignment // the heir has that part already
	reports  []*report.Report
	lines    []*report.Line
	owed     []*report.Owed
	owedGone []*report.Owed // nothing is asked of that unit any more
}

// UnitEffect is what becomes of one unit.
type UnitEffect struct {
	Do     org.MoveDo
	Before org.Unit
	Heirs  []org.Unit
	Name   string // from now on, of a unit that is renamed or founded
	New    bool
}

// PartEffect is a part in an item that goes to another unit, or waits.
type PartEffect struct {
	Item     plan.Item
	Role     plan.Role
	From, To org.Unit   // To without ID: it waits
	Why      []string   // the words of the item that say so; none where all goes to one heir
	Between  []org.Unit // who may take it over
	Already  bool       // the heir has that part already
}

// PostEffect is a post of a unit that ends, with the one that takes its place; To without ID: a person appoints.
type PostEffect struct{ From, To org.Post }

// HoldingEffect is a person who changes the post, or (To without ID) holds none of the heir's until a person appoints.
type HoldingEffect struct {
	Account  org.Account
	From, To org.Post
}

// ReportEffect is a report that was being written; To without ID: it stays with the old unit.
type ReportEffect struct {
	Report report.Report
	From   org.Unit
	To     org.Unit
	Joined bool // into a report of the heir that was begun
}

// effect works out an act on what is there. The day it is carried out may be later than the day it holds from.
type effect struct {
	out    ReorganisationEffect
	r      store.Reader
	app    *App
	rs     *resolver
	unit   map[org.UnitID]*org.Unit
	byCode map[string]*org.Unit
	dirty  map[*org.Unit]bool
	heirs  map[org.UnitID][]org.Heir // of units that end by this act
	given  map[string]org.UnitID     // items that a person gives, by code
	post   map[org.PostID]org.PostID // that takes the place of another
	waits  map[org.PostID]bool       // whose holders a person appoints anew
}

func (a *App) reorganisationEffect(r store.Reader, x org.Reorganisation) (ReorganisationEffect, error) {
	e := &effect{r: r, app: a, unit: map[org.UnitID]*org.Unit{}, byCode: map[string]*org.Unit{}, dirty: map[*org.Unit]bool{}, heirs: map[org.UnitID][]org.Heir{}, given: map[string]org.UnitID{},
		post: map[org.PostID]org.PostID{}, waits: map[org.PostID]bool{}}
	e.out.Act = x
	if err := x.Validate(); err != nil {
		return e.out, err
	}
	units, err := r.AllUnits()
	if err != nil {
		return e.out, err
	}
	for i := range units {
		e.unit[units[i].ID], e.byCode[units[i].Code] = &units[i], &units[i]
	}
	if e.rs, err = namesOn(r, x.On); err != nil {
		return e.out, err
	}
	for _, step := range []func() error{e.moves, e.order, e.tree, e.people, e.duties, e.accountable, e.writing, e.asked} {
		if err := step(); err != nil {
			return e.out, err
		}
	}
	for u := range e.dirty {
		e.out.units = append(e.out.units, u)
	}
	arrange.By(e.out.units, func(x, y *org.Unit) int { return cmp.Compare(x.Code, y.Code) })
	e.out.Act.Heirs = nil
	for _, u := range e.out.Units {
		e.out.Act.Heirs = append(e.out.Act.Heirs, e.heirs[u.Before.ID]...)
	}
	return e.out, nil
}

func inRow(m org.Move, vi, en string, args ...any) error {
	if m.Row == 0 {
		return fault.New(fault.Invalid, vi, en, args...).At("moves")
	}
	err := fault.New(fault.Invalid, vi, en, args...)
	return fault.New(fault.Invalid, "Dòng %[1]d: %[2]s", "Row %[1]d: %[3]s", m.Row, fault.Say(err, "vi"), fault.Say(err, "en")).At("moves")
}

// named is the unit of a code or a name, nil where there is none; two of a name are refused.
func (e *effect) named(m org.Move, text string) (*org.Unit, error) {
	if u := e.byCode[text]; u != nil {
		return u, nil
	}
	for _, u := range e.unit { // one that this act makes
		if u.Rev == 0 && vi.Fold(u.Name) == vi.Fold(text) {
			return u, nil
		}
	}
	fit := e.rs.reg.Fitting(text, e.out.Act.On)
	if len(fit) == 0 || len(fit) == 1 && fit[0].To != "" && fit[0].To < e.out.Act.On {
		if before := e.rs.reg.Fitting(text, e.out.Act.On.Add(-1)); len(before) > 0 {
			fit = before
		}
	}
	if len(fit) > 1 {
		return nil, inRow(m, "%q là tên của %d đơn vị; hãy ghi mã.", "%q is the name of %d units; write the code.", text, len(fit))
	}
	if len(fit) == 0 {
		return nil, nil
	}
	return e.unit[fit[0].ID], nil
}

// old is a unit that the act changes: it must be there, and not have ended before.
func (e *effect) old(m org.Move) (*org.Unit, error) {
	u, err := e.named(m, m.From)
	switch {
	case err != nil:
		return nil, err
	case u == nil:
		return nil, inRow(m, "không có đơn vị %q trong danh mục.", "there is no unit %q in the register.", m.From)
	case len(e.heirs[u.ID]) > 0 && m.Do != org.Split:
		return nil, inRow(m, "%q đã thay đổi ở dòng khác.", "another row changes %q already.", m.From)
	case u.To != "" && u.To < e.out.Act.On.Add(-1):
		return nil, inRow(m, "%q đã kết thúc ngày %s.", "%q ended on %s.", u.Name, u.To.Vi())
	case u.From != "" && u.From >= e.out.Act.On:
		return nil, inRow(m, "%q chỉ bắt đầu ngày %s.", "%q begins only on %s.", u.Name, u.From.Vi())
	}
	return u, nil
}

// heir is the unit that takes over: one of the register, or a new one like that which it follows.
func (e *effect) heir(m org.Move, like *org.Unit) (*org.Unit, bool, error) {
	u, err := e.named(m, m.To)
	if err != nil || u != nil && (u.To == "" || u.To >= e.out.Act.On) {
		return u, false, err
	}
	if u != nil && u.ID != like.ID {
		return nil, false, inRow(m, "%q đã kết thúc ngày %s, không tiếp nhận được.", "%q ended on %s and takes nothing over.", u.Name, u.To.Vi())
	}
	if len(m.To) > 300 {
		return nil, false, inRow(m, "tên đơn vị dài quá 300 byte.", "the unit's name is longer than 300 bytes.")
	}
	made := &org.Unit{ID: org.UnitID(newID()), Name: m.To, Line: like.Line, Level: like.Level, ParentID: like.ParentID, Group: like.Group, From: e.out.Act.On}
	if like.ID == "" {
		made.Line, made.From = org.LineOf(m.To), ""
	}
	made.Code = org.CodeOf(m.To)
	for n := 2; e.byCode[made.Code] != nil; n++ {
		made.Code = org.CodeOf(m.To) + "-" + string(rune('0'+n))
		if n == 9 {
			return nil, false, inRow(m, "đã có quá nhiều đơn vị tên %q.", "too many units are called %q.", m.To)
		}
	}
	if err := made.Validate(); err != nil {
		return nil, false, inRow(m, "%s", "%s", fault.Say(err, "vi"))
	}
	e.unit[made.ID], e.byCode[made.Code], e.dirty[made] = made, made, true
	return made, true, nil
}

// moves reads the lines: who ends, who goes on under another name, who takes over.
func (e *effect) moves() error {
	for _, m := range e.out.Act.Moves { // what begins or changes its name may be named by the lines after it
		switch m.Do {
		case org.Found:
			u, made, err := e.heir(m, &org.Unit{})
			if err != nil {
				return err
			}
			if !made {
				return inRow(m, "%q đã có trong danh mục.", "%q is in the register already.", u.Name)
			}
			e.found(m, u)
			e.out.Units = append(e.out.Units, UnitEffect{Do: m.Do, Name: u.Name, New: true, Heirs: []org.Unit{*u}})
		}
	}
	for _, m := range e.out.Act.Moves {
		if m.Do == org.Found || m.Do == org.Give {
			continue
		}
		old, err := e.old(m)
		if err != nil {
			return err
		}
		switch m.Do {
		case org.Rename:
			e.out.Units = append(e.out.Units, UnitEffect{Do: m.Do, Before: *old, Name: m.To})
			if !slices.Contains(old.Aliases, old.Name) {
				old.Aliases = append(slices.Clone(old.Aliases), old.Name)
			}
			old.Name, e.dirty[old] = m.To, true
		case org.End:
			e.ends(old)
			e.out.Units = append(e.out.Units, UnitEffect{Do: m.Do, Before: *old})
		default:
			heir, made, err := e.heir(m, old)
			if err != nil {
				return err
			}
			e.takes(m, old, heir, made)
		}
	}
	return nil
}

// found places a new unit: words say the line or the unit above it.
func (e *effect) found(m org.Move, u *org.Unit) {
	for _, w := range m.Words {
		if above := e.byCode[w]; above != nil {
			u.ParentID = above.ID
		}
		switch vi.Fold(w) {
		case "tinh":
			u.Level = "province"
		case "xa":
			u.Level = "commune"
		case "huyen":
			u.Level = "district"
		case "trung uong":
			u.Level = "central"
		case "tu ngay": // said by the day of the act
			u.From = e.out.Act.On
		}
	}
}

func (e *effect) ends(old *org.Unit) {
	if last := e.out.Act.On.Add(-1); old.To == "" || old.To > last {
		old.To, e.dirty[old] = last, true
	}
	if e.heirs[old.ID] == nil {
		e.heirs[old.ID] = []org.Heir{}
	}
}

func (e *effect) takes(m org.Move, old, heir *org.Unit, made bool) {
	before := *old
	if heir.ID != old.ID {
		e.ends(old)
	}
	i := slices.IndexFunc(e.out.Units, func(u UnitEffect) bool { return u.Before.ID == old.ID && u.Do == m.Do })
	if i < 0 {
		i = len(e.out.Units)
		e.out.Units = append(e.out.Units, UnitEffect{Do: m.Do, Before: before})
	}
	e.out.Units[i].Heirs, e.out.Units[i].New = append(e.out.Units[i].Heirs, *heir), e.out.Units[i].New || made
	e.heirs[old.ID] = append(e.heirs[old.ID], org.Heir{From: old.ID, To: heir.ID, Words: m.Words})
}

// order refuses heirs that end by the same act, and reads the items that a person gives.
func (e *effect) order() error {
	for i, u := range e.out.Units {
		if slices.ContainsFunc(e.heirs[u.Before.ID], func(h org.Heir) bool { return h.To == u.Before.ID }) { // it gives a part away and goes on
			e.unit[u.Before.ID].To = u.Before.To
			e.out.Units[i].Name = u.Before.Name
		}
	}
	for _, u := range e.out.Units {
		for _, h := range e.heirs[u.Before.ID] {
			if to := e.unit[h.To]; to.To != "" && to.To < e.out.Act.On {
				return inRow(org.Move{}, "%q tiếp nhận %q nhưng cũng kết thúc trong việc sắp xếp này.", "%q takes over %q, yet ends by the same act.", to.Name, u.Before.Name)
			}
		}
	}
	for _, m := range e.out.Act.Moves {
		if m.Do != org.Give {
			continue
		}
		u, err := e.named(m, m.To)
		if err != nil {
			return err
		}
		if u == nil {
			return inRow(m, "không có đơn vị %q.", "there is no unit %q.", m.To)
		}
		item, err := e.r.ItemByCode(strings.ToUpper(m.From))
		if err != nil {
			return inRow(m, "không có mục %q.", "there is no item %q.", m.From)
		}
		e.given[item.Code] = u.ID
	}
	return nil
}

// only is the one unit that takes all of another over; nil where there is none, or more than one.
func (e *effect) only(id org.UnitID) *org.Unit {
	if of := e.heirs[id]; len(of) == 1 && of[0].To != id {
		return e.unit[of[0].To]
	}
	return nil
}

// tree moves the members of groups, and what stands below a unit that ends.
func (e *effect) tree() error {
	ended := func(id org.UnitID) bool {
		_, is := e.heirs[id]
		u := e.unit[id]
		return is && u.To != "" && u.To < e.out.Act.On
	}
	for _, u := range e.unit {
		if u.To != "" && u.To < e.out.Act.On {
			continue
		}
		if ended(u.ParentID) {
			if over := e.only(u.ParentID); over != nil && over.ID != u.ID {
				u.ParentID, e.dirty[u] = over.ID, true
				e.out.Below = append(e.out.Below, *u)
			}
		}
		if !slices.ContainsFunc(u.Members, ended) {
			continue
		}
		var members []org.UnitID
		for _, m := range u.Members {
			now := []org.UnitID{m}
			if ended(m) {
				now = nil
				for _, h := range e.heirs[m] {
					now = append(now, h.To)
				}
			}
			for _, id := range now {
				if !slices.Contains(members, id) {
					members = append(members, id)
				}
			}
		}
		u.Members, e.dirty[u] = members, true
		e.out.Groups = append(e.out.Groups, *u)
	}
	byName := func(x, y org.Unit) int { return cmp.Compare(x.Code, y.Code) }
	arrange.By(e.out.Groups, byName)
	arrange.By(e.out.Below, byName)
	return nil
}
