package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// Below is what the approved reports of the units directly under one come to: proposals for its own report, each with the
// lines it was made from.
type Below struct {
	Unit     org.Unit
	Report   report.Report
	Units    []BelowUnit // those that owe a report, or have written one
	Approved int         // how many of them have theirs approved
	Lines    []BelowLine
	Texts    []BelowText
}

// BelowUnit is one of the units: how far its report of the period has come, and of which period its last approved one is.
type BelowUnit struct {
	Unit  org.Unit
	State report.State // "" = nothing begun
	Last  when.Period  // "" = none
}

// BelowLine is a proposal for one item of the higher unit.
type BelowLine struct {
	ReportLine
	Proposed report.Line
	Sources  []BelowSource
}

// BelowSource is one line of a lower unit.
type BelowSource struct {
	Unit org.Unit
	Item plan.Item
	Line report.Line
}

// BelowText is a proposal for one heading of the narrative.
type BelowText struct {
	Key, Vi   string
	Have, Now string
}

// Below puts the approved reports of the units under one together. A lower unit's line counts for the same item, for the
// item above its own, or for the one its own implements. Values of indicators are told and not added up: whether a
// figure of many units is their sum or their mean stands nowhere.
func (a *App) Below(ctx context.Context, who Who, unitCode string, p when.Period) (Below, error) {
	r := a.store.Read(ctx)
	v, err := a.reportHead(r, unitCode, p)
	if err != nil {
		return Below{}, err
	}
	if err := a.maySee(r, who, v.Report); err != nil {
		return Below{}, err
	}
	out := Below{Unit: v.Unit, Report: v.Report}
	if v.Lines, err = a.reportLines(r, v.Report); err != nil {
		return out, err
	}
	approved, err := a.belowUnits(r, &out)
	if err != nil {
		return out, err
	}
	sources, err := belowSources(r, v.Lines, approved, out.Units)
	if err != nil {
		return out, err
	}
	for _, l := range v.Lines {
		if some := sources[l.Item.Item.ID]; len(some) > 0 {
			out.Lines = append(out.Lines, BelowLine{l, proposed(l, some, out.Approved == len(out.Units)), some})
		}
	}
	for _, h := range v.Headings {
		var told []string
		for _, u := range out.Units {
			if text := approved[u.Unit.ID].TextUnder(h.Key); text != "" {
				told = append(told, u.Unit.Name+": "+text)
			}
		}
		if len(told) > 0 {
			out.Texts = append(out.Texts, BelowText{h.Key, h.Vi, v.Report.TextUnder(h.Key), strings.Join(told, "\n")})
		}
	}
	return out, nil
}

// belowUnits finds the units that count, and the approved reports among theirs.
func (a *App) belowUnits(r store.Reader, out *Below) (map[org.UnitID]report.Report, error) {
	children, err := r.ChildrenOf(out.Unit.ID)
	if err != nil {
		return nil, err
	}
	owing, err := r.OwingUnits(a.Today(), plan.SoonDays, a.valued())
	if err != nil {
		return nil, err
	}
	ids := make([]org.UnitID, len(children))
	for i, u := range children {
		ids[i] = u.ID
	}
	reports, err := r.ReportsIn(out.Report.Period, ids)
	if err != nil {
		return nil, err
	}
	of, approved := map[org.UnitID]report.Report{}, map[org.UnitID]report.Report{}
	for _, x := range reports {
		if of[x.UnitID] = x; x.State == report.Approved {
			approved[x.UnitID] = x
		}
	}
	for _, u := range children {
		x := of[u.ID]
		if x.ID == "" && (!owing[u.ID] || !u.ExistsOn(out.Report.Period.Bounds().From)) {
			continue
		}
		below := BelowUnit{Unit: u, State: x.State}
		earlier, err := r.ReportsBy(u.ID, 12)
		if err != nil {
			return nil, err
		}
		for _, e := range earlier {
			if e.State == report.Approved && e.Period.Bounds().To > below.Last.Bounds().To && e.Period.Bounds().To <= out.Report.Period.Bounds().To {
				below.Last = e.Period
			}
		}
		if x.State == report.Approved {
			out.Approved++
		}
		out.Units = append(out.Units, below)
	}
	return approved, nil
}

// belowSources are the lines of lower units by the item of the higher unit that they speak of.
func belowSources(r store.Reader, own []ReportLine, approved map[org.UnitID]report.Report, units []BelowUnit) (map[plan.ItemID][]BelowSource, error) {
	mine := map[plan.ItemID]bool{}
	for _, l := range own {
		mine[l.Item.Item.ID] = true
	}
	var all []BelowSource
	var ids []plan.ItemID
	for _, u := range units {
		x, ok := approved[u.Unit.ID]
		if !ok {
			continue
		}
		lines, err := r.LinesOf(x.ID)
		if err != nil {
			return nil, err
		}
		for _, l := range lines {
			all, ids = append(all, BelowSource{Unit: u.Unit, Line: l}), append(ids, l.ItemID)
		}
	}
	items, err := r.ItemsByID(ids)
	if err != nil {
		return nil, err
	}
	implements := map[plan.ItemID]plan.ItemID{}
	for some := range slices.Chunk(ids, 500) {
		links, err := r.LinksImplementing(some)
		if err != nil {
			return nil, err
		}
		for _, l := range links {
			if mine[plan.ItemID(l.ToID)] {
				implements[plan.ItemID(l.FromID)] = plan.ItemID(l.ToID)
			}
		}
	}
	out := map[plan.ItemID][]BelowSource{}
	for _, s := range all {
		s.Item = items[s.Line.ItemID]
		for _, target := range []plan.ItemID{s.Item.ID, s.Item.ParentID, implements[s.Item.ID]} {
			if mine[target] {
				out[target] = append(out[target], s)
				break
			}
		}
	}
	return out, nil
}

// proposed is the line that sources come to. It says "done" only when every unit below has reported and all of them say so.
func proposed(own ReportLine, sources []BelowSource, whole bool) report.Line {
	out := report.Line{ItemID: own.Item.Item.ID, ID: own.Line.ID, Rev: own.Line.Rev, Percent: -1}
	states := map[plan.WorkState]int{}
	var texts, hard, products, ids []string
	sum, known, differ := 0, 0, false
	for _, s := range sources {
		l := s.Line
		ids = append(ids, l.ID)
		if l.State != "" {
			states[l.State]++
		}
		if l.Percent >= 0 {
			sum, known = sum+l.Percent, known+1
		}
		told := l.Text
		if l.Value != "" {
			told = strings.TrimSuffix(strings.Replace(l.Value, ".", ",", 1)+" ("+l.Quality.Vi()+"). "+told, " ")
		}
		if told != "" {
			texts = append(texts, s.Unit.Name+": "+told)
		}
		if l.Difficulties != "" {
			hard = append(hard, s.Unit.Name+": "+l.Difficulties)
		}
		switch { // one cause stands for all that give one only where they agree
		case l.Cause != "" && (out.Cause == "" || out.Cause == l.Cause) && !differ:
			out.Cause = l.Cause
		case l.Cause != "":
			out.Cause, differ = "", true
		}
		if l.Product != "" && !slices.Contains(products, l.Product) {
			products = append(products, l.Product)
		}
		out.DoneOn = max(out.DoneOn, l.DoneOn)
	}
	if known > 0 {
		out.Percent = sum / known
	}
	if len(own.Kind.States) > 0 {
		out.State = report.Together(states, len(sources), whole)
	}
	if out.State != plan.Done {
		out.DoneOn = ""
	}
	out.Text, out.Difficulties, out.Product, out.Sources = strings.Join(texts, "\n"), strings.Join(hard, "\n"), strings.Join(products, "; "), strings.Join(ids, " ")
	if !own.Kind.Product {
		out.Product = ""
	}
	return out
}
