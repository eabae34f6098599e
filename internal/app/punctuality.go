package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/org"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
)

// Timeliness is how a unit's report of one cycle came.
type Timeliness string

const (
	InTime    Timeliness = "in_time"
	TooLate   Timeliness = "late"      // after its due day, before the closing
	AfterAll  Timeliness = "after_all" // after the closing
	NotSent   Timeliness = "missing"   // not there when the cycle was closed
	Awaited   Timeliness = "awaited"   // past the due day, and the cycle still takes reports
	StillTime Timeliness = "open"
	OwesNone  Timeliness = "" // nothing was asked
)

// Vi is the timeliness as pages say it.
func (t Timeliness) Vi() string {
	switch t {
	case InTime:
		return "đúng hạn @gửi"
	case TooLate:
		return "gửi trễ"
	case AfterAll:
		return "gửi sau khi chốt"
	case NotSent:
		return "không gửi"
	case Awaited:
		return "quá hạn, kỳ chưa chốt nên chưa tính"
	case StillTime:
		return "chưa hết hạn, chưa tính"
	}
	return "không phải báo cáo"
}

func timelinessOf(x CycleRow, c report.Cycle, today string) Timeliness {
	switch {
	case x.Sent() && x.DaysLate == 0:
		return InTime
	case x.Sent():
		return TooLate
	case x.LateSentOn != "":
		return AfterAll
	case c.State.Shut():
		return NotSent
	case string(x.DueOn) < today:
		return Awaited
	}
	return StillTime
}

// PunctualCell is one unit in one cycle.
type PunctualCell struct {
	Cycle      report.CycleID
	Timeliness Timeliness
	DaysLate   int
}

// PunctualRow is how a unit keeps its duty to report: of closed cycles alone, so that nothing moves that was told once, and of what it led
// itself. A unit that owes little is measured by the same share as one that owes much; on how many it rests stands beside it.
type PunctualRow struct {
	Rank    int // 1 = best; those alike share one; 0 = no closed cycle yet
	Unit    org.Unit
	Cycles  int // closed, that asked it
	InTime  int
	Late    int // of those closed: after the due day, before the closing
	Missing int // not there at the closing
	Owed    int // items, of all these cycles
	Filled  int // of them, those that a report sent by the closing spoke of
	Cells   []PunctualCell
}

// Share is the part of its reports that came in time, in percent; −1 when none was asked.
func (x PunctualRow) Share() int { return share(x.InTime, x.Cycles) }

// Complete is the part of what it owed that its reports spoke of, in percent; −1 when it owed nothing.
func (x PunctualRow) Complete() int { return share(x.Filled, x.Owed) }

func share(part, whole int) int {
	if whole == 0 {
		return -1
	}
	return (100*part + whole/2) / whole
}

// PunctualPerson is a person, or a post that nobody is known to have held, who sent reports.
type PunctualPerson struct {
	Name, Title string
	Sent        int // reports of closed cycles, by the closing
	InTime      int
}

// Share is the part of what the person sent that came in time, in percent.
func (p PunctualPerson) Share() int { return share(p.InTime, p.Sent) }

// PunctualFilter chooses the cycles and the units; its zero value is the newest regime and all units.
type PunctualFilter struct {
	Regime  string // code
	Q       string
	Page    int
	PerPage int // 0 = all on one page
}

// Punctuality is how units have kept their duty to report over the last cycles of a regime.
type Punctuality struct {
	Regime  report.Regime
	Regimes []report.Regime // to choose among: those that have cycles
	Cycles  []report.Cycle  // the oldest first
	People  []PunctualPerson
}

// punctualCycles is over how many cycles punctuality is told.
const punctualCycles = 12

// Punctuality ranks the units by the share of their reports that came in time.
func (a *App) Punctuality(ctx context.Context, who Who, f PunctualFilter) (Punctuality, Page[PunctualRow], error) {
	page := Page[PunctualRow]{Number: pageNumber(f.Page), PerPage: f.PerPage}
	var out Punctuality
	if err := who.must(org.ReadPlan); err != nil {
		return out, page, err
	}
	r := a.store.Read(ctx)
	if err := out.choose(r, f.Regime); err != nil || len(out.Cycles) == 0 {
		return out, page, err
	}
	rows, err := a.rowsOfCycles(r, out.Cycles)
	if err != nil {
		return out, page, err
	}
	all := rank(a.addUp(out.Cycles, rows))
	words := strings.Fields(vi.Fold(f.Q))
	for _, x := range all {
		if len(words) == 0 || called(&x.Unit, words) {
			page.Rows = append(page.Rows, x)
		}
	}
	if page.Total = len(page.Rows); f.PerPage <= 0 {
		page.PerPage = max(1, page.Total)
	}
	from := min((page.Number-1)*page.PerPage, page.Total)
	page.Rows = page.Rows[from:min(from+page.PerPage, page.Total)]
	out.People, err = people(r, out.Cycles, rows, page.Rows)
	return out, page, err
}

// choose finds the regime and its newest cycles.
func (p *Punctuality) choose(r store.Reader, code string) error {
	cycles, err := store.Cycles.All(r)
	if err != nil {
		return err
	}
	regimes, err := store.Regimes.All(r)
	if err != nil {
		return err
	}
	of := map[report.RegimeID][]report.Cycle{}
	for _, c := range cycles {
		if len(of[c.RegimeID]) < punctualCycles {
			of[c.RegimeID] = append(of[c.RegimeID], c)
		}
	}
	for _, g := range regimes {
		if len(of[g.ID]) == 0 {
			continue
		}
		p.Regimes = append(p.Regimes, g)
		if g.Code == code || (code == "" && (p.Regime.ID == "" || len(of[g.ID]) > len(p.Cycles))) {
			p.Regime, p.Cycles = g, of[g.ID]
		}
	}
	p.Cycles = slices.Clone(p.Cycles)
	slices.Reverse(p.Cycles)
	return nil
}

// addUp makes a row of each unit, in Vietnamese order.
func (a *App) addUp(cycles []report.Cycle, rows map[report.CycleID][]CycleRow) []PunctualRow {
	at := map[org.UnitID]int{}
	var out []PunctualRow
	for n, c := range cycles {
		for _, x := range rows[c.ID] {
			i, ok := at[x.Unit.ID]
			if !ok {
				i = len(out)
				at[x.Unit.ID] = i
				out = append(out, PunctualRow{Unit: x.Unit, Cells: make([]PunctualCell, len(cycles))})
			}
			row := &out[i]
			kept := timelinessOf(x, c, string(a.Today()))
			row.Cells[n] = PunctualCell{c.ID, kept, x.DaysLate}
			if c.State != report.Closed {
				continue
			}
			row.Cycles++
			row.Owed += x.Many
			switch kept {
			case InTime:
				row.InTime++
			case TooLate:
				row.Late++
			default:
				row.Missing++
			}
			if x.Sent() {
				row.Filled += x.Filled
			}
		}
	}
	for i := range out {
		for n, c := range cycles {
			out[i].Cells[n].Cycle = c.ID
		}
	}
	arrange.By(out, func(x, y PunctualRow) int { return cmp.Compare(vi.SortKey(x.Unit.Name), vi.SortKey(y.Unit.Name)) })
	return out
}

// rank sorts the best first: by the share in time, then by how complete the reports were; alike is alike, however much was owed.
func rank(rows []PunctualRow) []PunctualRow {
	better := func(x, y PunctualRow) int {
		return cmp.Or(cmp.Compare(y.Share(), x.Share()), cmp.Compare(y.Complete(), x.Complete()))
	}
	arrange.By(rows, better)
	for i := range rows {
		switch {
		case rows[i].Cycles == 0:
		case i > 0 && better(rows[i-1], rows[i]) == 0:
			rows[i].Rank = rows[i-1].Rank
		default:
			rows[i].Rank = i + 1
		}
	}
	return rows
}

// people are those who sent the reports of some units in closed cycles, the most punctual first. What nobody sent is nobody's: it stands with
// the unit.
func people(r store.Reader, cycles []report.Cycle, rows map[report.CycleID][]CycleRow, units []PunctualRow) ([]PunctualPerson, error) {
	shown := map[org.UnitID]bool{}
	for _, u := range units {
		shown[u.Unit.ID] = true
	}
	inTime := map[report.ID]bool{}
	var ids []report.ID
	for _, c := range cycles {
		for _, x := range rows[c.ID] {
			if c.State == report.Closed && x.Sent() && x.ReportID != "" && shown[x.Unit.ID] {
				ids = append(ids, x.ReportID)
				inTime[x.ReportID] = x.DaysLate == 0
			}
		}
	}
	at := map[store.Sender]int{}
	var out []PunctualPerson
	for some := range slices.Chunk(ids, 500) {
		senders, err := r.SentBy(some)
		if err != nil {
			return nil, err
		}
		for _, id := range some {
			s, ok := senders[id]
			if !ok {
				continue
			}
			i, known := at[s]
			if !known {
				i = len(out)
				at[s] = i
				out = append(out, PunctualPerson{Name: s.Person, Title: s.Title})
			}
			out[i].Sent++
			if inTime[id] {
				out[i].InTime++
			}
		}
	}
	arrange.By(out, func(x, y PunctualPerson) int {
		return cmp.Or(cmp.Compare(y.Share(), x.Share()), cmp.Compare(y.Sent, x.Sent), cmp.Compare(vi.SortKey(x.Name+x.Title), vi.SortKey(y.Name+y.Title)))
	})
	return out, nil
}
