package api

import (
	"context"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
)

// bulkRow is what a change would do to one item.
type bulkRow struct {
	Item    string `json:"item" doc:"code"`
	ID      string `json:"id"`
	Rev     int    `json:"rev" doc:"to be named when the change is carried out"`
	Title   string `json:"title"`
	Before  string `json:"before"`
	After   string `json:"after" doc:"once a value is given"`
	Refused string `json:"refused" doc:"why this item is left as it is; \"\" when it would change"`
}

type bulkPreview struct {
	Rows     []bulkRow `json:"rows"`
	Changing int       `json:"changing" doc:"how many would change"`
}

var (
	doParam      = param{name: "do", kind: word, required: true, vi: "due, lead, coord, monitoring, accountable hoặc end", en: "due, lead, coord, monitoring, accountable or end"}
	valueParam   = wordParam("value", "Giá trị mới: thời hạn; tên hoặc mã đơn vị cách nhau bằng ;; mã chức danh. Bỏ trống: chỉ xem hiện nay", "The new value: a deadline; names or codes of units separated by ;; the code of a post. Empty: only how items stand")
	misreadParam = wordParam("misread", "1: các hạn đang có là do đọc nhầm", "1: the days that stand were read wrongly")
	itemsParam   = wordParam("items", "Mã hoặc định danh các mục, cách nhau bằng dấu phẩy; bỏ trống: cả danh sách theo bộ lọc, tối đa 500", "Codes or ids of items, separated by commas; empty: the whole list under the filters, at most 500")
)

// previewBulk tells what a change would do and does nothing.
func (s *server) previewBulk(c *call) (bulkPreview, error) {
	b := app.Bulk{Do: app.BulkDo(c.query.Get("do")), Value: c.query.Get("value"), Misread: c.query.Get("misread") != ""}
	if items := c.query.Get("items"); items != "" {
		for _, x := range strings.Split(items, ",") {
			b.Items = append(b.Items, app.BulkItem{Item: strings.TrimSpace(x)})
		}
	} else {
		filter := app.ItemFilterOf(c.query)
		b.All = &filter
	}
	p, err := s.app.PreviewBulk(c.Context(), c.who, b)
	return bulkPreview{each(p.Rows, func(r app.BulkRow) bulkRow {
		row := bulkRow{Item: r.Item.Code, ID: string(r.Item.ID), Rev: r.Item.Rev, Title: r.Item.Title, Before: r.Before, After: r.After}
		if r.Refused != nil {
			row.Refused = fault.Say(r.Refused, string(c.lang))
		}
		return row
	}), p.Changing}, err
}

type bulkItem struct {
	Item string `json:"item" doc:"code or id"`
	Rev  int    `json:"rev" doc:"that the preview showed"`
}

type bulk struct {
	Do    app.BulkDo `json:"do" doc:"due, lead, coord, monitoring, accountable or end"`
	Value string     `json:"value,omitempty"`
	Why   string     `json:"why" doc:"reason, for the journal and the history of deadlines"`
	Items []bulkItem `json:"items" doc:"at most 500; all of them change, or none"`

	Misread bool `json:"misread,omitempty" doc:"of due: the days that stood were read wrongly"`
}

// bulkDone names the act in the journal.
type bulkDone struct {
	Act string `json:"act" doc:"id of the act in /api/journal"`
}

func (s *server) carryOut(c *call, ctx context.Context, in bulk) (string, error) {
	return s.app.CarryOut(ctx, c.who, app.Bulk{Do: in.Do, Value: in.Value, Why: in.Why, Misread: in.Misread, Items: each(in.Items, func(x bulkItem) app.BulkItem { return app.BulkItem(x) })})
}

func (s *server) tellBulk(_ *call, id string) (told[bulkDone], error) {
	return told[bulkDone]{out: bulkDone{id}}, nil
}
