package app

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
	"lotrinh/internal/write"
)

// WriteReport writes the progress report of a unit and all below it ("" = the whole province) for a period, as docx
// in the layout of its line, or as xlsx; in Vietnamese or English, but what people entered stays as it is. Everything
// in it is read from the records.
func (a *App) WriteReport(ctx context.Context, unitCode string, p when.Period, format string, l lang.Lang, w io.Writer) error {
	if !p.Bounds().Known() {
		return fault.New(fault.Invalid, "Kỳ báo cáo %q không đúng.", "The period %q is wrong.", p).At("period")
	}
	m, err := a.material(a.store.Read(ctx), unitCode, p)
	if err != nil {
		return err
	}
	m.lang = l
	switch format {
	case "docx":
		return write.Docx(w, m.document())
	case "xlsx":
		return write.Xlsx(w, m.document())
	}
	return fault.New(fault.Invalid, "Không có định dạng %q; chọn docx hoặc xlsx.", "There is no format %q; choose docx or xlsx.", format).At("format")
}

// material is all that a progress report says, before it is put into words.
type material struct {
	a          *App
	lang       lang.Lang
	unit       org.Unit
	all        bool // the whole plan, not only what the unit and those below it lead
	superior   string
	place      string
	signer     string
	period     when.Period
	asOf       when.Date
	items      []reportedItem // tasks, projects: what is counted
	indicators []indicatorRow
	lines      map[plan.ItemID][]report.Line // approved in this period
	reports    []ReportRow                   // of the units in scope, this period
	owing      int
	missing    []string
	told       map[doc.ID]map[plan.ItemID]plan.Candidate // by documents that tell items after the one they came from
}

// reportedItem is an item as it stood on the report's day.
type reportedItem struct {
	ItemRow
	Then plan.Standing
	Time plan.TimeState
	Line *report.Line // what was reported of it in this period
}

type indicatorRow struct {
	ItemRow
	Target plan.Target
	Last   *plan.Observation
}

// material gathers the records. Nothing reported after the period counts, so that an old report can be written again.
func (a *App) material(r store.Reader, unitCode string, p when.Period) (*material, error) {
	m := &material{told: map[doc.ID]map[plan.ItemID]plan.Candidate{}, a: a, all: unitCode == "", period: p, asOf: min(a.Today(), p.Bounds().To)}
	var err error
	if m.unit, err = a.reportingUnit(r, unitCode); err != nil {
		return nil, err
	}
	var scope []org.UnitID // nil for the whole province
	if !m.all {
		if scope, err = under(r, m.unit.Code); err != nil {
			return nil, err
		}
	}
	if m.lines, err = r.ApprovedLinesIn(p); err != nil {
		return nil, err
	}
	q := store.ItemQuery{Role: plan.Lead, Units: scope, Sort: "due", Today: a.Today()}
	if err := a.eachRow(r, q, func(row ItemRow) error { return m.add(r, row) }); err != nil {
		return nil, err
	}
	if m.unit.ParentID != "" {
		parent, err := store.Units.Get(r, string(m.unit.ParentID))
		if err != nil {
			return nil, err
		}
		m.superior = parent.FormalName()
	}
	if m.signer, err = a.signer(r, m.unit); err != nil {
		return nil, err
	}
	if m.place, err = r.LastPlace(); err != nil {
		return nil, err
	}
	return m, a.addReports(r, m, scope)
}

// reportingUnit is the named unit, or the one at the head of the state line of the province.
func (a *App) reportingUnit(r store.Reader, code string) (org.Unit, error) {
	if code != "" {
		return r.UnitByCode(code)
	}
	units, err := r.AllUnits()
	if err != nil {
		return org.Unit{}, err
	}
	for _, u := range units {
		if u.Line == org.State && u.Level == "province" && !u.Group && strings.HasPrefix(u.FormalName(), "Ủy ban nhân dân") && u.ExistsOn(a.Today()) {
			return u, nil
		}
	}
	docs, err := r.AllDocuments() // no register yet: the newest document issued by a People's Committee of a province names it
	if err != nil {
		return org.Unit{}, err
	}
	for i := len(docs) - 1; i >= 0; i-- {
		u := org.Unit{Name: docs[i].Issuer, Short: "UBND", Line: org.State}
		if strings.HasPrefix(u.FormalName(), "Ủy ban nhân dân tỉnh") || strings.HasPrefix(u.FormalName(), "Ủy ban nhân dân thành phố") {
			return u, nil
		}
	}
	who, err := a.As(r.Context(), "")
	return who.Unit, err
}

// add takes one item of the list as it stood on the report's day.
func (m *material) add(r store.Reader, row ItemRow) error {
	if err := m.stand(r, &row.Item, row.DocumentID); err != nil {
		return err
	}
	kind, _ := m.a.kinds.Of(row.Item.Kind)
	if kind.Observe {
		return m.addIndicator(r, row)
	}
	if kind.RollUp != plan.CountStates {
		return nil
	}
	then, err := r.StandingUpTo(m.a.kinds, row.Item, m.period)
	if err != nil {
		return err
	}
	x := reportedItem{ItemRow: row, Then: then, Time: plan.TimeStateOn(m.asOf, then.DueOn, then.State, then.DoneOn, plan.SoonDays)}
	if lines := m.lines[row.Item.ID]; len(lines) > 0 {
		x.Line = &lines[0]
	}
	m.items = append(m.items, x)
	return nil
}

func (m *material) addIndicator(r store.Reader, row ItemRow) error {
	targets, err := r.TargetsOf(row.Item.ID)
	if err != nil {
		return err
	}
	observations, err := r.ObservationsOf(row.Item.ID)
	if err != nil {
		return err
	}
	x := indicatorRow{ItemRow: row}
	for _, t := range targets { // the first one still ahead, else the last
		if t.Sort == "target" && (x.Target.ID == "" || x.Target.Period.To < m.asOf) {
			x.Target = t
		}
	}
	for _, o := range observations {
		if until := o.Period.Bounds().To; until <= m.period.Bounds().To && (x.Last == nil || until >= x.Last.Period.Bounds().To) {
			x.Last = &o
		}
	}
	m.indicators = append(m.indicators, x)
	return nil
}

// addReports counts who has reported and keeps what they say.
func (a *App) addReports(r store.Reader, m *material, scope []org.UnitID) error {
	_, all, err := a.Reporting(r.Context(), m.period, ReportingFilter{})
	if err != nil {
		return err
	}
	for _, row := range all.Rows {
		if !m.all && !slices.Contains(scope, row.Unit.ID) {
			continue
		}
		m.owing++
		if row.Report.State == report.Approved {
			m.reports = append(m.reports, row)
		} else {
			m.missing = append(m.missing, row.Unit.Name)
		}
	}
	return nil
}

// signer is the post of the unit's head as it stands under a document: "Giám đốc", "Chánh Văn phòng", "Trưởng Ban".
func (a *App) signer(r store.Reader, u org.Unit) (string, error) {
	posts, err := r.PostsOf(u.ID)
	if err != nil {
		return "", err
	}
	arrange.By(posts, func(x, y org.Post) int { return cmp.Compare(headRank(x.Role), headRank(y.Role)) })
	if len(posts) == 0 || headRank(posts[0].Role) > 1 {
		if strings.HasPrefix(u.FormalName(), "Ủy ban nhân dân") {
			return "Chủ tịch", nil
		}
		return "Thủ trưởng đơn vị", nil
	}
	title := posts[0].Title
	for _, name := range append([]string{u.Name}, u.Aliases...) {
		title = strings.TrimSuffix(title, " "+name)
	}
	for _, noun := range []string{"Văn phòng", "Ban", "Thanh tra"} { // heads named by one word keep the noun of their unit
		if !strings.Contains(title, " ") && strings.HasPrefix(u.Name, noun+" ") {
			return title + " " + noun, nil
		}
	}
	return title, nil
}

func headRank(r org.Role) int {
	switch r {
	case org.Leader:
		return 0
	case org.Head:
		return 1
	}
	return 2
}

// tally adds the items up as they stood.
func (m *material) tally(items []reportedItem) plan.Tally {
	var cells []plan.Bucket
	for _, x := range items {
		cells = append(cells, x.Then.Buckets()...)
	}
	return plan.TallyOn(m.asOf, plan.SoonDays, cells)
}

// live tells whether the figures are those of today's lists, so that links to them lead to as many rows.
func (m *material) live() bool {
	return m.a.Base != "" && m.asOf == m.a.Today() && m.period >= when.ReportingMonth(m.asOf)
}
