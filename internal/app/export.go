package app

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
	"lotrinh/internal/write"
)

// Subject is what an export holds.
type Subject string

const (
	Tasks      Subject = "tasks"
	AllItems   Subject = "items"
	Indicators Subject = "indicators"
	ValueRows  Subject = "values"
	JournalLog Subject = "journal"
)

// ExportItems streams exactly the rows of the list with the same filter as csv, xlsx or json.
func (a *App) ExportItems(ctx context.Context, f ItemFilter, format string, l lang.Lang, w io.Writer) error {
	return a.export(ctx, AllItems, f, format, l, w)
}

// Export streams one subject, the journal only to those who may read it; items obey the filter. A workbook, made for people, is in their language; csv and json, made
// for programs, are the same in both.
func (a *App) Export(ctx context.Context, who Who, what Subject, f ItemFilter, format string, l lang.Lang, w io.Writer) error {
	action := org.ReadPlan
	if what == JournalLog {
		action = org.ReadJournal
	}
	if err := who.must(action); err != nil {
		return err
	}
	return a.export(ctx, what, f, format, l, w)
}

func (a *App) export(ctx context.Context, what Subject, f ItemFilter, format string, l lang.Lang, w io.Writer) error {
	r := a.store.Read(ctx)
	if format != "xlsx" {
		l = lang.Vi
	}
	note := ""
	if a.sample {
		note = l.Say("DỮ LIỆU MẪU")
	}
	switch format {
	case "csv", "xlsx", "json":
	default:
		if !slices.Contains(ValueFormats, format) {
			return unknownFormat(format)
		}
		if what != Indicators && what != ValueRows {
			return unknownFormat(format)
		}
		what = ValueRows
	}
	switch what {
	case Tasks:
		f.Kind = plan.TaskKind
	case Indicators:
		f.Kind = plan.IndicatorKind
	case JournalLog:
		return write.Rows(w, format, note, said(l, journalHeader), func(put func([]string) error) error {
			return r.EachEntry(func(e journal.Entry) error { return put(journalRow(e)) })
		})
	case ValueRows:
		return a.exportValues(r, f, format, note, l, w)
	case AllItems:
	default:
		return fault.New(fault.Invalid, "Không xuất được %q.", "%q cannot be exported.", what).At("what")
	}
	q, err := a.query(r, f)
	if err != nil {
		return err
	}
	if q.Length, err = r.CountItems(q); err != nil {
		return err
	}
	if format == "xlsx" && q.Length > write.MaxSheetRows {
		return write.TooManyRows()
	}
	fields := a.fieldsOf(f.Kind)
	header := said(l, itemHeader)
	for _, field := range fields {
		title := l.Say(field.Vi)
		if field.Unit != "" {
			title += " (" + l.Say(field.Unit) + ")"
		}
		header = append(header, [2]string{field.Key, title})
	}
	return write.Rows(w, format, note, header, func(put func([]string) error) error {
		cells := make([]string, 0, len(header))
		return a.eachRow(r, q, func(row ItemRow) error {
			cells := append(cells, a.itemCells(l, row)...)
			for _, field := range fields {
				cells = append(cells, row.Item.Fields[field.Key])
			}
			return put(cells)
		})
	})
}

// fieldsOf are the fields that a kind declares, or all kinds when none is chosen.
func (a *App) fieldsOf(code plan.KindCode) []plan.Field {
	var out []plan.Field
	for _, k := range a.kinds {
		for _, f := range k.Fields {
			if (code == "" || code == k.Code) && !slices.ContainsFunc(out, func(x plan.Field) bool { return x.Key == f.Key }) {
				out = append(out, f)
			}
		}
	}
	return out
}

// said puts the titles of a header into a language; the keys stay.
func said(l lang.Lang, header [][2]string) [][2]string {
	out := slices.Clone(header)
	for i := range out {
		out[i][1] = l.Say(out[i][1])
	}
	return out
}

var itemHeader = [][2]string{{"code", "Mã"}, {"kind", "Loại"}, {"title", "Nội dung"}, {"group", "Nhóm"}, {"lead", "Chủ trì"}, {"due_phrase", "Thời hạn ghi trong văn bản"},
	{"due", "Hạn"}, {"original_due", "Hạn ban đầu"}, {"state", "Tình trạng"}, {"time", "Tiến độ thời gian"}, {"days_late", "Số ngày quá hạn"}, {"percent", "% hoàn thành"},
	{"done_on", "Ngày hoàn thành"}, {"reported", "Kỳ báo cáo gần nhất"}, {"document", "Văn bản nguồn"}, {"id", "Định danh"}}

// kindName is the name of a kind, which declares both.
func kindName(l lang.Lang, k plan.Kind) string {
	if l == lang.En && k.En != "" {
		return k.En
	}
	return k.Vi
}

func (a *App) itemCells(l lang.Lang, row ItemRow) []string {
	kind, _ := a.kinds.Of(row.Item.Kind)
	percent, late := "", ""
	if row.Standing.Percent >= 0 {
		percent = strconv.Itoa(row.Standing.Percent)
	}
	if row.DaysLate > 0 {
		late = strconv.Itoa(row.DaysLate)
	}
	return []string{row.Item.Code, kindName(l, kind), row.Item.Title, strings.Join(row.Item.Group, " / "), strings.Join(row.Leads, "; "), row.Due.Raw,
		string(row.Standing.DueOn), string(row.Due.Original), l.Say(row.Standing.State.Vi()), l.Say(row.Time.Vi()), late, percent,
		string(row.Standing.DoneOn), string(row.Standing.ReportedAt), row.Named(l), string(row.Item.ID)}
}

var journalHeader = [][2]string{{"seq", "Số"}, {"at", "Thời điểm"}, {"actor", "Người làm"}, {"action", "Việc"}, {"noun", "Đối tượng"}, {"id", "Định danh"}, {"why", "Lý do"}, {"changes", "Số dòng thay đổi"}, {"prev", "Mã trước"}, {"hash", "Mã"}}

func journalRow(e journal.Entry) []string {
	actor := e.Actor.Title
	if e.Actor.Person != "" {
		actor += " (" + e.Actor.Person + ")"
	}
	return []string{strconv.FormatInt(e.Seq, 10), time.UnixMilli(e.At).In(when.Vietnam()).Format(time.RFC3339), actor, e.Action, e.Noun, e.ID, e.Why, strconv.Itoa(len(e.Changes)), e.Prev, e.Hash}
}
