package app

import (
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
	owed, err := a.owedLines(r, x, ids)
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

// ReportEdit is the whole form of a report; Rev is the revision the form was made from (0 = none yet).
type ReportEdit struct {
	Rev                              int
	Summary, Difficulties, Proposals string
	Texts                            map[string]string // under the other headings of its cycle, by key; those not named stay
	Lines                            []LineEdit
}

// TextUnder is what the form says under a heading; named is false where the form does not have the heading.
func (e ReportEdit) TextUnder(key string) (text string, named bool) {
	switch key {
	case "summary":
		return e.Summary, true
	case "difficulties":
		return e.Difficulties, true
	case "proposals":
		return e.Proposals, true
	}
	text, named = e.Texts[key]
	return text, named
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
	if err := a.writable(r, who, v); err != nil {
		return v.Report, err
	}
	if e.Rev != v.Report.Rev {
		return v.Report, fault.New(fault.Conflict, "Báo cáo vừa được người khác lưu; xin xem bản mới.", "Somebody has just saved this report; please look at the new version.")
	}
	if v.Lines, err = a.editedLines(r, v.Report, e.Lines); err != nil {
		return v.Report, err
	}
	if err := noneComputed(r, e.Lines); err != nil {
		return v.Report, err
	}
	if err := a.openOccurrences(r, v, e.Lines); err != nil {
		return v.Report, err
	}
	if err := a.keepEvidence(e.Lines); err != nil {
		return v.Report, err
	}
	x := v.Report
	if x.ID == "" {
		x.ID = report.ID(newID())
	}
	err = a.change(ctx, who, act{"report.save", "report", string(x.ID), ""}, func(tx *store.Tx) error {
		saved := x
		saved.Summary, saved.Difficulties, saved.Proposals = strings.TrimSpace(e.Summary), strings.TrimSpace(e.Difficulties), strings.TrimSpace(e.Proposals)
		for key, text := range e.Texts {
			saved.WriteUnder(key, strings.TrimSpace(text))
		}
		if err := store.Reports.Save(tx, &saved); err != nil {
			return err
		}
		if _, err := a.saveLines(tx, saved, v.Lines, e.Lines); err != nil {
			return err
		}
		v.Report = saved
		return nil
	})
	return v.Report, err
}

// noneComputed refuses values of indicators that follow from others.
func noneComputed(r store.Reader, edits []LineEdit) error {
	var ids []plan.ItemID
	for _, e := range edits {
		if e.Line.Value != "" {
			ids = append(ids, e.Line.ItemID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	cards, err := r.CardsOfMany(ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if cards[id].Formula != "" {
			item, err := store.Items.Get(r, string(id))
			if err != nil {
				return err
			}
			return computedNotEntered(item, cards[id]).At("lines")
		}
	}
	return nil
}

// writable refuses to write a report that is not the post's, not open to changes, or of a period that has not begun.
func (a *App) writable(r store.Reader, who Who, v ReportView) error {
	within, err := a.reach(r, who, org.WriteReport)
	switch {
	case err != nil:
		return err
	case !within.Holds(v.Unit.ID):
		return fault.New(fault.Denied, "Vai %q không viết báo cáo của %s.", "The post %q does not write the report of %s.", who.Post.Title, v.Unit.Name)
	case !v.Report.Editable():
		return fault.New(fault.Conflict, "Báo cáo đang ở trạng thái %q, không sửa được; hãy rút lại hoặc xin trả lại.", "The report is %q and cannot be edited; withdraw it or have it returned.", v.Report.State.Vi())
	case v.Report.Period.Opens() > a.Today():
		return fault.New(fault.Invalid, "Chưa đến kỳ báo cáo %s.", "The period %s has not begun.", v.Report.Period.Vi()).At("period")
	}
	return nil
}

// keepEvidence keeps the files of rows, once each is what its name says.
func (a *App) keepEvidence(edits []LineEdit) error {
	for _, e := range edits {
		if f := e.File; f != nil && (len(f.Content) > 0 || f.Name != "") {
			if err := report.EvidenceFits(f.Name, f.Content); err != nil {
				return fault.New(fault.KindOf(err), "%[1]s", "%[2]s", fault.Say(err, "vi"), fault.Say(err, "en")).At(string(e.Line.ItemID) + ".file")
			}
		}
	}
	for i := range edits {
		f := edits[i].File
		if f == nil || len(f.Content) == 0 {
			continue
		}
		sum, err := a.files.Save(f.Content)
		if err != nil {
			return err
		}
		edits[i].Line.Evidence, edits[i].Line.EvidenceName = sum, f.Name
	}
	return nil
}

// saveLines keeps the rows that differ from those there are, and gives them as they are now.
func (a *App) saveLines(tx *store.Tx, x report.Report, have []ReportLine, edits []LineEdit) ([]report.Line, error) {
	at := map[plan.ItemID]ReportLine{}
	for _, h := range have {
		at[h.Item.Item.ID] = h
	}
	var out []report.Line
	for _, e := range edits {
		h, ok := at[e.Line.ItemID]
		if !ok {
			return nil, fault.New(fault.Invalid, "Báo cáo có dòng về một mục mà đơn vị không phải báo cáo.", "The report has a line on an item the unit does not owe.").At("lines")
		}
		l := e.Line
		l.ID, l.Rev, l.ReportID, l.UnitID, l.Period = h.Line.ID, h.Line.Rev, x.ID, x.UnitID, x.Period
		l.Text, l.Difficulties, l.Product, l.Value = strings.TrimSpace(l.Text), strings.TrimSpace(l.Difficulties), strings.TrimSpace(l.Product), strings.TrimSpace(l.Value)
		if l.Evidence == "" {
			l.Evidence, l.EvidenceName = h.Line.Evidence, h.Line.EvidenceName
		}
		if l.Sources == "" {
			l.Sources = h.Line.Sources
		}
		l.Taken = l.Taken && (h.Line.ID == "" || l.SaysAs(h.Line)) // until it is touched
		if err := keepLine(tx, &l, h, a.Today()); err != nil {
			return nil, err
		}
		if l.Empty() {
			l = report.Line{ItemID: l.ItemID, Percent: -1}
		}
		out = append(out, l)
	}
	return out, nil
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
