package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// MaxHeirRows bounds how many parts of one unit are shown, and given in one act, at once.
const MaxHeirRows = 500

// WaitingUnit is a unit that has ended and still has parts in what is open.
type WaitingUnit struct {
	Unit    org.Unit
	By      string     // document of the act that ended it, "" = none recorded
	Between []org.Unit // who may take over: the heirs of that act, or those that the catalogue knows
	Parts   []WaitingPart
	More    int // parts beyond MaxHeirRows
}

// WaitingPart is one of them, with who is proposed and why; Proposed without ID: nobody.
type WaitingPart struct {
	Part     plan.Assignment
	Item     plan.Item
	Proposed org.Unit
	Why      []string // the words of the item that say so
}

// Heirs are the units that have ended with something still open, those with most first.
func (a *App) Heirs(ctx context.Context) ([]WaitingUnit, error) {
	return a.waiting(a.store.Read(ctx))
}

func (a *App) waiting(r store.Reader) ([]WaitingUnit, error) {
	units, err := r.AllUnits()
	if err != nil {
		return nil, err
	}
	acts, err := store.Reorganisations.All(r)
	if err != nil {
		return nil, err
	}
	byID := map[org.UnitID]org.Unit{}
	var ended []org.UnitID
	for _, u := range units {
		byID[u.ID] = u
		if u.To != "" && u.To < a.Today() {
			ended = append(ended, u.ID)
		}
	}
	if len(ended) == 0 {
		return nil, nil
	}
	parts, err := r.OpenPartsOf(ended)
	if err != nil || len(parts) == 0 {
		return nil, err
	}
	of := map[org.UnitID][]plan.Assignment{}
	var ids []plan.ItemID
	for _, x := range parts {
		if of[x.UnitID] = append(of[x.UnitID], x); len(of[x.UnitID]) <= MaxHeirRows {
			ids = append(ids, x.ItemID)
		}
	}
	slices.Sort(ids)
	items := map[plan.ItemID]plan.Item{}
	for some := range slices.Chunk(slices.Compact(ids), 500) {
		found, err := r.ItemsByID(some)
		if err != nil {
			return nil, err
		}
		for id, it := range found {
			items[id] = it
		}
	}
	var out []WaitingUnit
	for id, list := range of {
		w := WaitingUnit{Unit: byID[id]}
		heirs := w.heirsFrom(acts, byID)
		for _, x := range list[:min(len(list), MaxHeirRows)] {
			p := WaitingPart{Part: x, Item: items[x.ItemID]}
			if len(heirs) == 1 && len(heirs[0].Words) == 0 {
				p.Proposed = byID[heirs[0].To]
			} else if best, words := org.Fits(heirs, itemWords(p.Item)); len(best) == 1 {
				p.Proposed, p.Why = byID[best[0].To], words
			}
			w.Parts = append(w.Parts, p)
		}
		w.More = len(list) - len(w.Parts)
		out = append(out, w)
	}
	arrange.By(out, func(x, y WaitingUnit) int {
		return cmp.Or(cmp.Compare(len(y.Parts)+y.More, len(x.Parts)+x.More), cmp.Compare(x.Unit.Code, y.Unit.Code))
	})
	return out, a.proposeUsual(r, out)
}

// heirsFrom are those that the newest act on the unit names.
func (w *WaitingUnit) heirsFrom(acts []org.Reorganisation, byID map[org.UnitID]org.Unit) (heirs []org.Heir) {
	for _, x := range slices.Backward(acts) {
		if x.State != org.Done {
			continue
		}
		if heirs = x.HeirsOf(w.Unit.ID); len(heirs) > 0 {
			w.By = x.Document
			break
		}
	}
	for _, h := range heirs {
		w.Between = append(w.Between, byID[h.To])
	}
	return heirs
}

// proposeUsual names, where no act does, who took over a usual body of a province.
func (a *App) proposeUsual(r store.Reader, all []WaitingUnit) error {
	cat, err := ownCatalogue(r)
	if err != nil {
		return err
	}
	rs, err := namesOn(r, "")
	if err != nil {
		return err
	}
	for i := range all {
		w := &all[i]
		if len(w.Between) > 0 {
			continue
		}
		var heirs []org.Heir
		known := map[org.UnitID]org.Unit{}
		for _, h := range cat.took(w.Unit) {
			u := rs.here(h.entry).unit
			if u.ID == "" || u.To != "" && u.To < a.Today() {
				continue
			}
			known[u.ID] = u
			w.Between = append(w.Between, u)
			heirs = append(heirs, org.Heir{From: w.Unit.ID, To: u.ID, Words: splitOn(strings.ReplaceAll(h.field, ",", ";"), ";")})
		}
		for j := range w.Parts {
			if best, words := org.Fits(heirs, itemWords(w.Parts[j].Item)); len(best) == 1 {
				w.Parts[j].Proposed, w.Parts[j].Why = known[best[0].To], words
			} else if len(heirs) == 1 && len(heirs[0].Words) == 0 {
				w.Parts[j].Proposed = known[heirs[0].To]
			}
		}
	}
	return nil
}

// HeirChoice gives parts (by their ids) to a unit, by code or name.
type HeirChoice struct {
	Parts []string
	To    string
}

// GiveHeirs gives parts of units that have ended to those who take them over, as a person decides: one act for all of them.
func (a *App) GiveHeirs(ctx context.Context, who Who, choices []HeirChoice, why string) (given int, err error) {
	if err := who.must(org.Reorganise); err != nil {
		return 0, err
	}
	if strings.TrimSpace(why) == "" {
		return 0, fault.New(fault.Invalid, "Cần ghi văn bản hoặc lý do giao.", "Name the document or the reason.").At("why")
	}
	n := 0
	for _, c := range choices {
		n += len(c.Parts)
	}
	if n == 0 {
		return 0, nothingChosen()
	}
	err = a.change(ctx, who, act{"unit.heirs", "unit", "", strings.TrimSpace(why)}, func(tx *store.Tx) error {
		given = 0
		rs, err := namesOn(tx.Reader, a.Today())
		if err != nil {
			return err
		}
		for _, c := range choices {
			if len(c.Parts) == 0 {
				continue
			}
			to, known, err := rs.known(strings.TrimSpace(c.To))
			if err != nil {
				return err
			}
			if !known || to.To != "" && to.To < a.Today() {
				return fault.New(fault.Invalid, "Không có đơn vị đang hoạt động tên %.100q.", "There is no unit at work called %.100q.", c.To).At("to")
			}
			for _, id := range c.Parts {
				if err := a.giveHeir(tx, id, to); err != nil {
					return err
				}
				given++
			}
		}
		return nil
	})
	return given, err
}

func (a *App) giveHeir(tx *store.Tx, id string, to org.Unit) error {
	x, err := store.Assignments.Get(tx.Reader, id)
	if err != nil {
		return named(err, fault.New(fault.Conflict, "Một phần việc vừa được giao rồi; xin xem lại danh sách.", "One of these has just been given; look at the list again.").At("part"))
	}
	from, err := store.Units.Get(tx.Reader, string(x.UnitID))
	if err != nil {
		return err
	}
	if from.To == "" || from.To >= a.Today() {
		return fault.New(fault.Conflict, "%q không phải là đơn vị đã kết thúc; xin xem lại danh sách.", "%q has not ended; look at the list again.", from.Name).At("part")
	}
	all, err := tx.AssignmentsOf(x.ItemID)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(all, func(y plan.Assignment) bool {
		return y.ID != x.ID && y.UnitID == to.ID && (y.Role == x.Role || y.Role == plan.Lead && x.Role == plan.Coordinating)
	}) {
		return store.Assignments.Remove(tx, &x)
	}
	x.UnitID = to.ID
	if err := store.Assignments.Save(tx, &x); err != nil || x.Role != plan.Lead {
		return err
	}
	return giveAsked(tx, x.ItemID, from, to)
}
