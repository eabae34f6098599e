package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// MostAtOnce bounds how many items one act changes.
const MostAtOnce = 500

// BulkDo is a change that can be made to many items in one act. Each is part of the form of one item (edit.go), by whose
// functions it is carried out.
type BulkDo string

const (
	BulkDue         BulkDo = "due"
	BulkLead        BulkDo = "lead"
	BulkCoord       BulkDo = "coord"
	BulkMonitoring  BulkDo = "monitoring"
	BulkAccountable BulkDo = "accountable"
	BulkEnd         BulkDo = "end"
)

// BulkDos in the order pages offer them.
var BulkDos = []BulkDo{BulkDue, BulkLead, BulkCoord, BulkMonitoring, BulkAccountable, BulkEnd}

// role is the part of units that a change sets, "" where it sets something else.
func (d BulkDo) role() plan.Role {
	return map[BulkDo]plan.Role{BulkLead: plan.Lead, BulkCoord: plan.Coordinating, BulkMonitoring: plan.Monitoring}[d]
}

// Bulk is one change for many items, those named or all of a list.
type Bulk struct {
	Do    BulkDo
	Value string // as the form of an item takes it: a deadline, names separated by ";", the code of a post; "" for BulkEnd
	Why   string
	Items []BulkItem
	All   *ItemFilter // instead of Items

	Misread bool // of BulkDue: the days that stood were read wrongly
}

// BulkItem is an item by code or id, at the revision that was looked at (0 in a preview).
type BulkItem struct {
	Item string
	Rev  int
}

// BulkRow is what a change does to one item.
type BulkRow struct {
	Item          plan.Item
	Before, After string // "" = nothing there; After only once a value is given
	Refused       error  // why this item is left as it is
}

// BulkPreview is what a change would do. Without a value it only tells how the items stand.
type BulkPreview struct {
	Rows     []BulkRow
	Changing int // rows that are not refused, once a value is given
}

// PreviewBulk tells what a change would do to each item, and does nothing.
func (a *App) PreviewBulk(ctx context.Context, who Who, b Bulk) (BulkPreview, error) {
	var p BulkPreview
	if err := who.must("plan"); err != nil {
		return p, err
	}
	r := a.store.Read(ctx)
	items, err := a.chosen(r, b)
	if err != nil {
		return p, err
	}
	rs, err := namesOn(r, a.Today())
	if err != nil {
		return p, err
	}
	given := b.Do == BulkEnd || strings.TrimSpace(b.Value) != ""
	e := bulkEffect{Bulk: b, r: r, rs: rs}
	invalid := e.settle(given)
	for _, item := range items {
		row, err := e.row(item)
		if err != nil {
			return p, err
		}
		if given && invalid == nil && row.Refused == nil {
			p.Changing++
		}
		p.Rows = append(p.Rows, row)
	}
	return p, invalid
}

// CarryOut makes one change to all the items named, in one act, or to none: an item that changed since it was looked at
// is told by its code.
func (a *App) CarryOut(ctx context.Context, who Who, b Bulk) (id string, err error) {
	if err := who.must("plan"); err != nil {
		return "", err
	}
	switch {
	case len(b.Items) == 0:
		return "", nothingChosen()
	case len(b.Items) > MostAtOnce:
		return "", tooMany(len(b.Items))
	case strings.TrimSpace(b.Why) == "":
		return "", fault.New(fault.Invalid, "Cần ghi lý do thay đổi, ví dụ văn bản cho phép.", "The change needs a reason, such as the document that allows it.").At("why")
	}
	id = newID()
	return id, a.change(ctx, who, act{"item.bulk." + string(b.Do), "items", id, b.Why}, func(tx *store.Tx) error {
		rs, err := newResolver(tx, a.Today())
		if err != nil {
			return err
		}
		e := bulkEffect{Bulk: b, r: tx.Reader, rs: rs}
		if err := e.settle(true); err != nil {
			return err
		}
		items, err := e.unchanged(tx)
		if err != nil {
			return err
		}
		for _, item := range items {
			if err := e.apply(tx, item); err != nil {
				return err
			}
		}
		return nil
	})
}

// chosen are the items of a change, each once, in the order named or in that of the list.
func (a *App) chosen(r store.Reader, b Bulk) ([]plan.Item, error) {
	if b.All != nil {
		q, err := a.query(r, *b.All)
		if err != nil {
			return nil, err
		}
		n, err := r.CountItems(q)
		if err != nil {
			return nil, err
		}
		if n > MostAtOnce {
			return nil, tooMany(n)
		}
		rows, err := r.ItemList(q, 0, MostAtOnce)
		items := make([]plan.Item, len(rows))
		for i, row := range rows {
			items[i] = row.Item
		}
		if err == nil && len(items) == 0 {
			err = nothingChosen()
		}
		return items, err
	}
	switch n := len(b.Items); {
	case n == 0:
		return nil, nothingChosen()
	case n > MostAtOnce:
		return nil, tooMany(n)
	}
	var items []plan.Item
	for _, x := range b.Items {
		item, err := itemNamed(r, x.Item)
		if err != nil {
			return nil, named(err, fault.New(fault.Invalid, "Không có mục %.60q.", "There is no item %.60q.", x.Item).At("items"))
		}
		if !slices.ContainsFunc(items, func(y plan.Item) bool { return y.ID == item.ID }) {
			items = append(items, item)
		}
	}
	return items, nil
}

func nothingChosen() error {
	return fault.New(fault.Invalid, "Chưa chọn mục nào: đánh dấu các dòng trên danh sách, hoặc chọn cả danh sách.", "No item is chosen: tick rows of the list, or choose the whole list.").At("items")
}

func tooMany(n int) error {
	return fault.New(fault.Invalid, "Đã chọn %d mục; mỗi lần thay đổi tối đa %d. Hãy lọc hẹp hơn rồi làm nhiều lần.", "%d items are chosen; at most %d are changed at once. Narrow the list and go in several steps.", n, MostAtOnce).At("items")
}

// bulkEffect is a change about to be made, its value understood.
type bulkEffect struct {
	Bulk
	r     store.Reader
	rs    *resolver
	units []org.Unit
	names []string
	post  org.Post
}

// ground is why the due days of a change move.
func (e *bulkEffect) ground() ground {
	if e.Misread {
		return misread
	}
	return byHand
}

// settle understands the value. Every unit must be registered: a slip would make a new one the lead of hundreds of items.
func (e *bulkEffect) settle(given bool) error {
	if !slices.Contains(BulkDos, e.Do) {
		return fault.New(fault.Invalid, "Không có cách thay đổi %.60q; có: %s.", "There is no change %.60q; there are: %s.", e.Do, strings.Join(anyIDs(BulkDos), ", ")).At("do")
	}
	if e.Value = strings.TrimSpace(e.Value); !given || e.Do == BulkEnd {
		return nil
	}
	if e.Value == "" {
		return fault.New(fault.Invalid, "Cần ghi giá trị mới; để trống chỉ làm được khi sửa từng mục.", "The new value is missing; emptying is done item by item.").At("value")
	}
	var err error
	switch {
	case e.Do == BulkDue:
		_, err = parseDue(e.Value, "")
	case e.Do == BulkAccountable:
		if e.post, err = e.r.PostByCode(e.Value); err != nil {
			err = named(err, fault.New(fault.Invalid, "Không có chức danh %q.", "There is no post %q.", e.Value))
		}
	default:
		e.names = splitNames(e.Value)
		for _, name := range e.names {
			u, found, failed := e.rs.known(name)
			if failed == nil && !found {
				failed = fault.New(fault.Invalid, "Không có đơn vị %q trong danh mục.", "The unit %q is not registered.", name)
			}
			if err = failed; err != nil {
				break
			}
			e.units = append(e.units, u)
		}
	}
	var wrong *fault.Error
	if errors.As(err, &wrong) {
		wrong.At("value")
	}
	return err
}

// row tells how an item stands and what the change makes of it.
func (e *bulkEffect) row(item plan.Item) (BulkRow, error) {
	row := BulkRow{Item: item}
	same := false
	switch {
	case item.Ended:
		row.Refused = fault.New(fault.Conflict, "Mục đã ra khỏi kế hoạch.", "The item is no longer part of the plan.")
		return row, nil
	case e.Do == BulkEnd:
		return row, nil
	case e.Do == BulkDue:
		old, err := store.Dues.Get(e.r, string(item.ID))
		if unlessMissing(err) != nil {
			return row, err
		}
		row.Before, row.After = shownDue(old.Due), e.Value
		same = row.Before == row.After
		if due, wrong := parseDue(e.Value, ""); wrong == nil && e.Value != "" && !same {
			row.Refused = mayMove(old.Due, due, "?", e.ground())
		}
	default:
		all, err := e.r.AssignmentsOf(item.ID)
		if err != nil {
			return row, err
		}
		if same, err = e.parts(&row, all); err != nil {
			return row, err
		}
	}
	if e.Value != "" && same {
		row.Refused = fault.New(fault.Conflict, "Mục đã như vậy rồi.", "The item is so already.")
	}
	return row, nil
}

// parts compares who has a part in an item now with who would have it.
func (e *bulkEffect) parts(row *BulkRow, all []plan.Assignment) (same bool, err error) {
	var before, after []string
	var now []org.UnitID
	if e.Do == BulkAccountable {
		for _, x := range all {
			if x.Role != plan.Accountable {
				continue
			}
			post, err := store.Posts.Get(e.r, string(x.PostID))
			if err != nil {
				return false, err
			}
			before, same = append(before, Who{Post: post, Unit: org.Unit{Name: e.rs.names[post.UnitID]}}.Title()), post.ID == e.post.ID
		}
		row.Before = strings.Join(before, "; ")
		if e.post.ID != "" {
			row.After = Who{Post: e.post, Unit: org.Unit{Name: e.rs.names[e.post.UnitID]}}.Title()
		}
		return same, nil
	}
	for _, x := range all {
		if x.Role == e.Do.role() {
			now, before = append(now, x.UnitID), append(before, e.rs.names[x.UnitID])
		}
	}
	var then []org.UnitID
	for _, u := range e.units {
		if !slices.Contains(then, u.ID) {
			then, after = append(then, u.ID), append(after, u.Name)
		}
	}
	row.Before, row.After = strings.Join(before, "; "), strings.Join(after, "; ")
	return slices.Equal(now, then), nil
}

// unchanged are the items of the change, if each is as it was looked at.
func (e *bulkEffect) unchanged(tx *store.Tx) ([]plan.Item, error) {
	var items []plan.Item
	var moved []string
	for _, x := range e.Items {
		item, err := itemNamed(tx.Reader, x.Item)
		if err != nil {
			return nil, named(err, fault.New(fault.Invalid, "Không có mục %.60q.", "There is no item %.60q.", x.Item).At("items"))
		}
		if item.Rev != x.Rev || item.Ended {
			moved = append(moved, item.Code)
		}
		items = append(items, item)
	}
	return items, changedSince(moved)
}

// changedSince refuses a change because of the items of these codes.
func changedSince(codes []string) error {
	const most = 10
	if len(codes) == 0 {
		return nil
	}
	list, more := strings.Join(codes[:min(len(codes), most)], ", "), ""
	if len(codes) > most {
		more = " …"
	}
	return fault.New(fault.Conflict, "Chưa đổi mục nào: %[1]s%[2]s vừa được người khác sửa hoặc đưa ra khỏi kế hoạch từ lúc xem trước. Hãy xem lại rồi xác nhận.",
		"Nothing was changed: somebody has edited or ended %[1]s%[2]s since the preview. Look at it again, then confirm.", list, more).At("items")
}

// apply changes one item as its form would.
func (e *bulkEffect) apply(tx *store.Tx, item plan.Item) (err error) {
	switch {
	case e.Do == BulkEnd:
		item.Ended = true
	case e.Do == BulkAccountable:
		err = setAccountable(tx, item.ID, e.Value)
	case e.Do == BulkDue:
		var due plan.Due
		if due, err = editedDue(tx.Reader, item.ID, e.Value); err == nil {
			err = setDue(tx, item.ID, due, e.Why, e.ground())
		}
	default:
		err = setUnits(tx, e.rs, item.ID, e.Do.role(), e.names)
	}
	if err == nil {
		err = store.Items.Save(tx, &item)
	}
	if fault.Is(err, fault.Conflict) { // between the look at its revision and here
		return errors.Join(changedSince([]string{item.Code}), err)
	}
	return err
}
