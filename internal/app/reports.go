package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// reportHead is a unit's report of a period without its lines; one that is not begun is a draft without an id.
func (a *App) reportHead(r store.Reader, unitCode string, p when.Period) (ReportView, error) {
	if !p.Bounds().Known() {
		return ReportView{}, fault.New(fault.Invalid, "Kỳ báo cáo %q không đúng; viết 2026-06, 2026-Q2 hoặc 2026.", "The period %q is wrong; write 2026-06, 2026-Q2 or 2026.", p).At("period")
	}
	u, err := r.UnitByCode(unitCode)
	if err != nil {
		return ReportView{}, err
	}
	v := ReportView{Unit: u, Report: report.Report{UnitID: u.ID, Period: p, State: report.Draft}}
	x, err := r.ReportOf(u.ID, p)
	if err == nil {
		v.Report = x
	} else if !fault.Is(err, fault.NotFound) {
		return v, err
	}
	return v, nil
}

// Report is a unit's report of a period: a line for each item it owes, begun or not.
func (a *App) Report(ctx context.Context, who Who, unitCode string, p when.Period) (ReportView, error) {
	r := a.store.Read(ctx)
	v, err := a.reportHead(r, unitCode, p)
	if err != nil {
		return v, err
	}
	if err := a.maySee(r, who, v.Report); err != nil {
		return v, err
	}
	u := v.Unit
	if v.Lines, err = a.reportLines(r, v.Report); err != nil {
		return v, err
	}
	for _, s := range report.Steps {
		within, err := a.reach(r, who, s.Right)
		if err != nil {
			return v, err
		}
		if v.Report.ID != "" && s.From == v.Report.State && within.Holds(u.ID) {
			v.Steps = append(v.Steps, s)
		}
	}
	within, err := a.reach(r, who, org.WriteReport)
	if err != nil {
		return v, err
	}
	v.Edit = v.Report.Editable() && within.Holds(u.ID)
	if v.Report.ID == "" {
		return v, nil
	}
	entries, err := r.EntriesOn("report", string(v.Report.ID), 30)
	if err != nil {
		return v, err
	}
	v.History, err = history(entries)
	return v, err
}

// maySee refuses a report that its unit has not sent, to all but those who may see such.
func (a *App) maySee(r store.Reader, who Who, x report.Report) error {
	action := org.ReadPlan
	if x.ID != "" && !x.State.Sent() {
		action = org.ReadDrafts
	}
	within, err := a.reach(r, who, action)
	switch {
	case err != nil || within.Holds(x.UnitID):
		return err
	case action == org.ReadPlan:
		return who.refused(action)
	}
	return fault.New(fault.Denied, "Báo cáo này đang soạn hoặc bị trả lại, chưa gửi; chỉ đơn vị báo cáo và cơ quan tổng hợp xem được.", "This report has not been sent; only its unit and the coordinating office see it.")
}

func (a *App) reportLines(r store.Reader, x report.Report) ([]ReportLine, error) {
	ids, err := r.OwedBy(x.UnitID, x.Period.DataWindow().From, nil)
	if err != nil {
		return nil, err
	}
	lines := map[plan.ItemID]report.Line{}
	if x.ID != "" {
		kept, err := r.LinesOf(x.ID)
		if err != nil {
			return nil, err
		}
		for _, l := range kept {
			lines[l.ItemID] = l
			if !slices.Contains(ids, l.ItemID) {
				ids = append(ids, l.ItemID)
			}
		}
	}
	previous, err := r.PreviousLines(x.UnitID, x.Period)
	if err != nil {
		return nil, err
	}
	rows, err := a.rowsOf(r, ids)
	if err != nil {
		return nil, err
	}
	var out []ReportLine
	for _, row := range rows {
		kind, _ := a.kinds.Of(row.Item.Kind)
		if len(kind.States) == 0 && !kind.Observe {
			continue
		}
		line := ReportLine{Item: row, Kind: kind, Line: report.Line{ReportID: x.ID, ItemID: row.Item.ID, Percent: -1}}
		if l, ok := lines[row.Item.ID]; ok {
			line.Line = l
		}
		if p, ok := previous[row.Item.ID]; ok {
			line.Previous = &p
		}
		out = append(out, line)
	}
	slices.SortStableFunc(out, func(x, y ReportLine) int {
		return cmp.Or(cmp.Compare(len(y.Kind.States), len(x.Kind.States)), cmp.Compare(noDueLast(x.Item), noDueLast(y.Item)), cmp.Compare(x.Item.Item.Code, y.Item.Item.Code))
	})
	return out, nil
}

// editedLines are the lines of a report that an edit speaks of, as they are, of those items the unit may speak of.
func (a *App) editedLines(r store.Reader, x report.Report, edits []LineEdit) ([]ReportLine, error) {
	ids := make([]plan.ItemID, len(edits))
	for i, e := range edits {
		ids[i] = e.Line.ItemID
	}
	lines, err := r.LinesAmong(x.ID, ids)
	if err != nil {
		return nil, err
	}
	of := map[plan.ItemID]report.Line{}
	for _, l := range lines {
		of[l.ItemID] = l
	}
	owed, err := r.OwedBy(x.UnitID, x.Period.DataWindow().From, ids)
	if err != nil {
		return nil, err
	}
	items, err := r.ItemsByID(ids)
	if err != nil {
		return nil, err
	}
	var out []ReportLine
	for _, id := range ids {
		l, begun := of[id]
		kind, _ := a.kinds.Of(items[id].Kind)
		if (!begun && !slices.Contains(owed, id)) || (len(kind.States) == 0 && !kind.Observe) {
			continue
		}
		if !begun {
			l = report.Line{ReportID: x.ID, ItemID: id, Percent: -1}
		}
		out = append(out, ReportLine{Item: ItemRow{Item: items[id]}, Kind: kind, Line: l})
	}
	return out, nil
}

func noDueLast(r ItemRow) string {
	if r.Standing.DueOn == "" {
		return "~"
	}
	return string(r.Standing.DueOn)
}

// ReportEdit is the whole form of a report; Rev is the revision the form was made from (0 = none yet).
type ReportEdit struct {
	Rev                              int
	Summary, Difficulties, Proposals string
	Lines                            []LineEdit
}

// LineEdit is one row of the form; File is an uploaded evidence file, nil = unchanged. A row in which nothing was
// written says nothing and is not kept.
type LineEdit struct {
	Line report.Line
	File *Upload
}

// Upload is a file as it came.
type Upload struct {
	Name    string
	Content []byte
}

// SaveReport keeps the form of a report that is still a draft or was returned; only lines that differ become versions.
func (a *App) SaveReport(ctx context.Context, who Who, unitCode string, p when.Period, e ReportEdit) (report.Report, error) {
	r := a.store.Read(ctx)
	v, err := a.reportHead(r, unitCode, p)
	if err != nil {
		return report.Report{}, err
	}
	within, err := a.reach(r, who, org.WriteReport)
	if err != nil {
		return v.Report, err
	}
	switch {
	case !within.Holds(v.Unit.ID):
		return v.Report, fault.New(fault.Denied, "Vai %q không viết báo cáo của %s.", "The post %q does not write the report of %s.", who.Post.Title, v.Unit.Name)
	case !v.Report.Editable():
		return v.Report, fault.New(fault.Conflict, "Báo cáo đang ở trạng thái %q, không sửa được; hãy rút lại hoặc xin trả lại.", "The report is %q and cannot be edited; withdraw it or have it returned.", v.Report.State.Vi())
	case e.Rev != v.Report.Rev:
		return v.Report, fault.New(fault.Conflict, "Báo cáo vừa được người khác lưu; xin xem bản mới.", "Somebody has just saved this report; please look at the new version.")
	case p.Opens() > a.Today():
		return v.Report, fault.New(fault.Invalid, "Chưa đến kỳ báo cáo %s.", "The period %s has not begun.", p.Vi()).At("period")
	}
	if v.Lines, err = a.editedLines(r, v.Report, e.Lines); err != nil {
		return v.Report, err
	}
	for i := range e.Lines {
		if f := e.Lines[i].File; f != nil && len(f.Content) > 0 {
			if e.Lines[i].Line.Evidence, err = a.files.Save(f.Content); err != nil {
				return v.Report, err
			}
			e.Lines[i].Line.EvidenceName = f.Name
		}
	}
	x := v.Report
	if x.ID == "" {
		x.ID = report.ID(newID())
	}
	err = a.change(ctx, who, act{"report.save", "report", string(x.ID), ""}, func(tx *store.Tx) error {
		saved := x
		saved.Summary, saved.Difficulties, saved.Proposals = strings.TrimSpace(e.Summary), strings.TrimSpace(e.Difficulties), strings.TrimSpace(e.Proposals)
		if err := store.Reports.Save(tx, &saved); err != nil {
			return err
		}
		if err := a.saveLines(tx, saved, v.Lines, e.Lines); err != nil {
			return err
		}
		v.Report = saved
		return nil
	})
	return v.Report, err
}

func (a *App) saveLines(tx *store.Tx, x report.Report, have []ReportLine, edits []LineEdit) error {
	at := map[plan.ItemID]ReportLine{}
	for _, h := range have {
		at[h.Item.Item.ID] = h
	}
	for _, e := range edits {
		h, ok := at[e.Line.ItemID]
		if !ok {
			return fault.New(fault.Invalid, "Báo cáo có dòng về một mục mà đơn vị không phải báo cáo.", "The report has a line on an item the unit does not owe.").At("lines")
		}
		l := e.Line
		l.ID, l.Rev, l.ReportID, l.UnitID, l.Period = h.Line.ID, h.Line.Rev, x.ID, x.UnitID, x.Period
		l.Text, l.Difficulties, l.Product, l.Value = strings.TrimSpace(l.Text), strings.TrimSpace(l.Difficulties), strings.TrimSpace(l.Product), strings.TrimSpace(l.Value)
		if l.Evidence == "" {
			l.Evidence, l.EvidenceName = h.Line.Evidence, h.Line.EvidenceName
		}
		if err := keepLine(tx, &l, h, a.Today()); err != nil {
			return err
		}
	}
	return nil
}

func keepLine(tx *store.Tx, l *report.Line, h ReportLine, today when.Date) error {
	empty := l.Empty()
	switch {
	case empty && l.ID == "":
		return nil
	case empty:
		return store.Lines.Remove(tx, &h.Line)
	}
	if err := l.Validate(h.Kind, today, false); err != nil {
		return about(h, err)
	}
	if l.ID == "" {
		l.ID = newID()
		return store.Lines.Save(tx, l)
	}
	if *l == h.Line {
		return nil
	}
	return store.Lines.Save(tx, l)
}

// about names the item an error of a report line belongs to.
func about(h ReportLine, err error) error {
	kind := fault.KindOf(err)
	if kind == fault.Internal {
		return err
	}
	var field string
	if f, ok := err.(*fault.Error); ok {
		field = f.Field
	}
	return fault.New(kind, "%[1]s: %[2]s", "%[1]s: %[3]s", h.Item.Item.Code, fault.Say(err, "vi"), fault.Say(err, "en")).At(string(h.Item.Item.ID) + "." + field).Because(err)
}

// StepReport submits, withdraws, returns or approves a report that is still at revision rev.
func (a *App) StepReport(ctx context.Context, who Who, id report.ID, rev int, action, reason string) error {
	return a.change(ctx, who, act{"report." + action, "report", string(id), reason}, func(tx *store.Tx) error {
		x, err := store.Reports.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		if x.Rev != rev {
			return fault.New(fault.Conflict, "Báo cáo vừa được người khác thay đổi; xin xem bản mới.", "Somebody has just changed this report; please look at the new version.")
		}
		at, err := a.placeOf(tx.Reader, who, x.UnitID)
		if err != nil {
			return err
		}
		if who.Lapsed {
			return who.refused(org.SendReport)
		}
		if err := x.Take(action, who.Post.Role, at, strings.TrimSpace(reason), a.Today()); err != nil {
			return err
		}
		if action == "submit" {
			if err := a.checkComplete(tx, x); err != nil {
				return err
			}
		}
		if err := store.Reports.Save(tx, &x); err != nil {
			return err
		}
		return observe(tx, x)
	})
}

// checkComplete refuses a report with a line that misses what it must have; all are named at once.
func (a *App) checkComplete(tx *store.Tx, x report.Report) error {
	lines, err := tx.LinesOf(x.ID)
	if err != nil {
		return err
	}
	var ids []plan.ItemID
	for _, l := range lines {
		ids = append(ids, l.ItemID)
	}
	items, err := tx.ItemsByID(ids)
	if err != nil {
		return err
	}
	var problems, inEnglish []string
	for _, l := range lines {
		item := items[l.ItemID]
		kind, _ := a.kinds.Of(item.Kind)
		if err := l.Validate(kind, a.Today(), true); err != nil {
			problems = append(problems, item.Code+": "+fault.Say(err, "vi"))
			inEnglish = append(inEnglish, item.Code+": "+fault.Say(err, "en"))
		}
	}
	switch {
	case len(lines) == 0:
		return fault.New(fault.Invalid, "Báo cáo chưa có dòng nào; hãy ghi tình hình ít nhất một nhiệm vụ rồi gửi.", "The report has no lines; say how at least one task stands, then send it.").At("lines")
	case len(problems) > 0:
		return fault.New(fault.Invalid, "Báo cáo chưa gửi được: %[1]s", "The report cannot be sent yet: %[2]s", strings.Join(problems, " "), strings.Join(inEnglish, " ")).At("lines")
	}
	return nil
}

// observe keeps the values of an approved report as observations, and takes them back when it is reopened.
func observe(tx *store.Tx, x report.Report) error {
	lines, err := tx.LinesOf(x.ID)
	if err != nil {
		return err
	}
	source := "report:" + string(x.ID)
	for _, l := range lines {
		if l.Value == "" {
			continue
		}
		have, err := tx.ObservationsOf(l.ItemID)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(have, func(o plan.Observation) bool { return o.Source == source })
		o := plan.Observation{ID: newID(), ItemID: l.ItemID, Period: x.Period, Source: source}
		if i >= 0 {
			o = have[i]
		}
		o.Value, o.Quality = l.Value, l.Quality
		switch {
		case x.State == report.Approved:
			err = store.Observations.Save(tx, &o)
		case i >= 0:
			err = store.Observations.Remove(tx, &o)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
