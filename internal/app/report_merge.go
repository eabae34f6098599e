package app

import (
	"context"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// Merge is what becomes of a form that was filled in while somebody else wrote into the same report.
type Merge struct {
	Edit    ReportEdit // what both say, on the revision of now; where they say different things, what stands there
	Clashes []Clash    // for a person to choose
}

// Clash is a place where two people have written different things.
type Clash struct {
	ItemID plan.ItemID // "" = one of the report's texts
	Code   string
	Title  string
	Kind   plan.Kind
	Field  string // of a line, or the key of a heading

	Was, Mine, Theirs string // as stored: "2026-05-31", "in_progress", "1234.5"
}

// MergeReport keeps a whole form. When the report has moved on since the form was shown, what only one of both has
// written is kept, and where both have, nothing is written: the merge says where, and a person chooses.
func (a *App) MergeReport(ctx context.Context, who Who, unitCode string, p when.Period, e ReportEdit) (x report.Report, m *Merge, err error) {
	for range 4 { // a row may be saved at the same moment, by the same page too
		x, m, err = a.mergeReport(ctx, who, unitCode, p, e)
		if !fault.Is(err, fault.Conflict) || m != nil || x.ID != "" && !x.Editable() {
			break
		}
	}
	return x, m, err
}

func (a *App) mergeReport(ctx context.Context, who Who, unitCode string, p when.Period, e ReportEdit) (report.Report, *Merge, error) {
	r := a.store.Read(ctx)
	v, err := a.reportHead(r, unitCode, p)
	if err != nil {
		return report.Report{}, nil, err
	}
	if err := a.writable(r, who, v); err != nil {
		return v.Report, nil, err
	}
	if v.Lines, err = a.editedLines(r, v.Report, e.Lines); err != nil {
		return v.Report, nil, err
	}
	if e.Rev == v.Report.Rev && !moved(v.Lines, e.Lines) {
		x, err := a.SaveReport(ctx, who, unitCode, p, e)
		return x, nil, err
	}
	base, err := versionAt(r, store.Reports, string(v.Report.ID), e.Rev, func(x report.Report) int { return x.Rev })
	if err != nil {
		return v.Report, nil, err
	}
	m := &Merge{Edit: ReportEdit{Rev: v.Report.Rev}}
	m.texts(base, v.Report, e)
	changed := m.Edit.Summary != v.Report.Summary || m.Edit.Difficulties != v.Report.Difficulties || m.Edit.Proposals != v.Report.Proposals
	for key, text := range m.Edit.Texts {
		changed = changed || text != v.Report.Texts[key]
	}
	for _, l := range e.Lines {
		h, _ := lineIn(v.Lines, l.Line.ItemID)
		was, err := versionAt(r, store.Lines, h.Line.ID, l.Line.Rev, func(x report.Line) int { return x.Rev })
		if err != nil {
			return v.Report, nil, err
		}
		if l.Line.Rev == 0 || h.Line.ID == "" {
			was = report.Line{Percent: -1}
		}
		both := m.line(was, h, l)
		if l.File != nil || !both.SaysAs(h.Line) {
			changed = true
			m.Edit.Lines = append(m.Edit.Lines, LineEdit{both, l.File})
		}
	}
	switch {
	case len(m.Clashes) > 0:
		return v.Report, m, fault.New(fault.Conflict, "Hai người cùng ghi %d ô khác nhau. Chưa ghi gì; hãy chọn từng ô rồi lưu.", "Two people have written %d fields differently. Nothing was written; choose each one, then save.", len(m.Clashes))
	case !changed:
		return v.Report, nil, nil // sent again, or only what others have written since
	}
	x, err := a.SaveReport(ctx, who, unitCode, p, m.Edit)
	return x, nil, err
}

// moved tells whether a row is no longer what the form was made from: rows are also saved one by one.
func moved(have []ReportLine, edits []LineEdit) bool {
	for _, e := range edits {
		if h, _ := lineIn(have, e.Line.ItemID); h.Line.Rev != e.Line.Rev {
			return true
		}
	}
	return false
}

// versionAt is the version of a row that a form was made from; none for a row that was not there yet.
func versionAt[T any](r store.Reader, t *store.Table[T], id string, rev int, revOf func(T) int) (T, error) {
	var none T
	if rev == 0 || id == "" {
		return none, nil
	}
	all, err := t.Versions(r, id)
	if err != nil {
		return none, err
	}
	for _, v := range all {
		if revOf(v) == rev {
			return v, nil
		}
	}
	return none, fault.New(fault.Conflict, "Biểu mẫu này không phải của bản báo cáo nào đã có; xin mở lại trang.", "This form is of no version of the report; please open the page again.")
}

// both is what three tellings come to: what was, what one made of it and what another did. ok is false when they contradict each other.
func both(was, mine, theirs string) (text string, ok bool) {
	switch {
	case mine == theirs || mine == was:
		return theirs, true
	case theirs == was:
		return mine, true
	}
	return theirs, false
}

func (m *Merge) texts(base, now report.Report, e ReportEdit) {
	keys := []string{"summary", "difficulties", "proposals"}
	for key := range e.Texts {
		keys = append(keys, key)
	}
	merged := now
	for _, key := range keys {
		typed, _ := e.TextUnder(key)
		text, ok := both(base.TextUnder(key), strings.TrimSpace(typed), now.TextUnder(key))
		if !ok {
			m.Clashes = append(m.Clashes, Clash{Field: key, Was: base.TextUnder(key), Mine: strings.TrimSpace(typed), Theirs: text})
		}
		merged.WriteUnder(key, text)
	}
	m.Edit.Summary, m.Edit.Difficulties, m.Edit.Proposals, m.Edit.Texts = merged.Summary, merged.Difficulties, merged.Proposals, merged.Texts
}

func (m *Merge) line(was report.Line, h ReportLine, mine LineEdit) report.Line {
	out := h.Line
	out.ItemID, out.Taken = mine.Line.ItemID, false
	for _, f := range report.LineFields {
		text, ok := both(was.Field(f), strings.TrimSpace(mine.Line.Field(f)), h.Line.Field(f))
		if !ok {
			m.Clashes = append(m.Clashes, Clash{ItemID: mine.Line.ItemID, Code: h.Item.Item.Code, Title: h.Item.Item.Title, Kind: h.Kind, Field: f, Was: was.Field(f), Mine: strings.TrimSpace(mine.Line.Field(f)), Theirs: text})
		}
		out.SetField(f, text)
	}
	return out
}
