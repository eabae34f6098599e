package app

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/tracker"
	"lotrinh/internal/write"
)

// trackerColumns are those of the workbook that ExportTracker writes; the first two are hidden and say which item a row is.
var trackerColumns = []write.FormColumn{{Title: "lotrinh id", Width: 4, Hidden: true}, {Title: "lotrinh rev", Width: 4, Hidden: true}, {Title: "STT", Width: 6}, {Title: "Mã", Width: 10}, {Title: "Tên nhiệm vụ", Width: 60},
	{Title: "Đơn vị chủ trì", Width: 28}, {Title: "Đơn vị phối hợp", Width: 28}, {Title: "Thời hạn", Width: 18}, {Title: "Sản phẩm", Width: 28}, {Title: "Tiến độ", Width: 16}, {Title: "% hoàn thành", Width: 8}, {Title: "Kết quả thực hiện", Width: 50}}

// ExportTracker writes tasks as a workbook that can be filled in and brought over again: it knows its rows by hidden ids.
func (a *App) ExportTracker(ctx context.Context, who Who, f ItemFilter, w io.Writer) error {
	if err := who.must(org.ReadPlan); err != nil {
		return err
	}
	r := a.store.Read(ctx)
	if f.Kind == "" {
		f.Kind = plan.TaskKind
	}
	q, err := a.query(r, f)
	if err != nil {
		return err
	}
	n, err := r.CountItems(q)
	if err != nil {
		return err
	}
	if n > tracker.MaxRows {
		return write.TooManyRows()
	}
	ids, err := r.ItemIDs(q)
	if err != nil {
		return err
	}
	rs, err := namesOn(r, a.Today())
	if err != nil {
		return err
	}
	b := &bringing{a: a, r: r, rs: rs}
	var rows [][]string
	for _, id := range ids {
		item, err := store.Items.Get(r, string(id))
		if err != nil {
			return err
		}
		have, err := b.have(id)
		if err != nil {
			return err
		}
		status, percent, text, err := b.exported(id)
		if err != nil {
			return err
		}
		rows = append(rows, []string{string(id), strconv.Itoa(item.Rev), strconv.Itoa(len(rows) + 1), item.Code, item.Title, b.namesOf(have.leads), b.namesOf(have.coord), shownDue(have.due.Due), item.Fields["deliverable"], status, percent, text})
	}
	return write.FormBook(w, []write.FormSheet{{Name: "Nhiệm vụ", Columns: trackerColumns, Rows: rows}})
}

// exported is what the workbook says of how an item stands.
func (b *bringing) exported(id plan.ItemID) (status, percent, text string, err error) {
	rows, err := b.r.ListedRows([]plan.ItemID{id})
	if err != nil || len(rows) == 0 {
		return "", "", "", err
	}
	s := rows[0].Standing
	if status = s.State.Vi(); s.Percent >= 0 {
		percent = strconv.Itoa(s.Percent)
	}
	if s.ReportedAt == "" {
		return status, percent, "", nil
	}
	lines, err := b.r.LinesAbout(id)
	if err != nil {
		return "", "", "", err
	}
	var ids []report.ID
	for _, l := range lines {
		ids = append(ids, l.ReportID)
	}
	reports, err := b.r.ReportsByID(ids)
	i := slices.IndexFunc(lines, func(l report.Line) bool { return reports[l.ReportID].State == report.Approved })
	if i >= 0 {
		text = lines[i].Text
	}
	return status, percent, text, err
}

// asExported tells whether the cells of a row say of its item what ExportTracker would write.
func (b *bringing) asExported(row tracker.Row, id plan.ItemID) (bool, error) {
	status, percent, text, err := b.exported(id)
	return row.Get(tracker.Status) == status && strings.TrimSpace(row.Get(tracker.Percent)) == percent && strings.TrimSpace(row.Get(tracker.Result)) == strings.TrimSpace(text), err
}
