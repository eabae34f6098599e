package app

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/tracker"
	"lotrinh/internal/vi"
)

// planRow settles what becomes of one row.
func (b *bringing) planRow(i int, m trackerMatch) error {
	row := b.book.Rows[i]
	out := TrackerRow{Sheet: row.Sheet, N: row.N, Title: row.Get(tracker.Title), Do: TrackerLeft}
	if m.wrong != nil {
		b.wrong(row, tracker.Ident, m.wrong)
		return nil
	}
	m, ok, err := b.settleMatch(row, m)
	if err != nil {
		return err
	}
	act := trackerAct{row: i, to: len(b.out.Rows)}
	if ok {
		ok, err = b.planItem(row, m, &act, &out)
	}
	if err != nil {
		return err
	}
	switch {
	case !ok:
		b.out.Left++
	case act.rev == 0:
		out.Do = TrackerNew
		b.out.New++
	case act.saved || act.due != nil || act.leads != nil || act.coord != nil || act.doc != "" || out.Lines > 0:
		out.Do = TrackerChange
		b.out.Changed++
	default:
		out.Do = TrackerSame
		b.out.Same++
	}
	if out.Do == TrackerNew || out.Do == TrackerChange {
		b.acts = append(b.acts, act)
	}
	b.out.Lines += out.Lines
	b.out.Rows = append(b.out.Rows, out)
	return nil
}

// settleMatch asks where it is not certain which item a row means; ok is false for a row that stays out.
func (b *bringing) settleMatch(row tracker.Row, m trackerMatch) (trackerMatch, bool, error) {
	newChoice := TrackerChoice{"new", "Là việc mới", "It is a new task"}
	switch {
	case m.twin != "":
		said, ok := b.answered(TrackerAsk{Key: row.Key() + ":same", Sheet: row.Sheet, Row: row.N, Column: row.Column(tracker.Title),
			Vi: fmt.Sprintf("Dòng này giống hệt dòng %s. Có phải một việc khác?", m.twin), En: fmt.Sprintf("This row is the same as row %s. Is it another task?", m.twin), Choices: []TrackerChoice{skipChoice, newChoice}})
		return trackerMatch{}, ok && said == "new", nil
	case m.id == "" || m.sure:
		return m, true, nil
	}
	item, err := store.Items.Get(b.r, string(m.id))
	if err != nil {
		return m, false, err
	}
	said, ok := b.answered(TrackerAsk{Key: row.Key() + ":same", Sheet: row.Sheet, Row: row.N, Column: row.Column(tracker.Title),
		Vi: fmt.Sprintf("Có phải là %s “%s” đã có trong kế hoạch?", item.Code, short(item.Title)), En: fmt.Sprintf("Is it %s “%s” of the plan?", item.Code, short(item.Title)),
		Choices: []TrackerChoice{{item.Code, "Đúng là " + item.Code, "It is " + item.Code}, newChoice, skipChoice}})
	switch said {
	case "new":
		return trackerMatch{}, ok, nil
	case "skip":
		return m, false, nil
	}
	m.sure = true
	return m, ok, nil
}

func short(s string) string {
	if r := []rune(s); len(r) > 100 {
		return string(r[:100]) + "…"
	}
	return s
}

// planItem settles the item of a row and its past.
func (b *bringing) planItem(row tracker.Row, m trackerMatch, act *trackerAct, out *TrackerRow) (ok bool, err error) {
	names, units, ok := b.unitsNamed(row, tracker.Lead)
	coordNames, coord, fine := b.unitsNamed(row, tracker.Coord)
	if !ok || !fine {
		return false, nil
	}
	due, fine := b.dueOf(row)
	if !fine {
		return false, nil
	}
	if m.id == "" {
		act.leads, act.coord, act.saved = names, coordNames, true
		if due.Stated() {
			act.due = &due
		}
		act.doc = b.paper(row.Get(tracker.Paper))
		act.item = plan.Item{Kind: plan.TaskKind, Title: capital(row.Get(tracker.Title)), Fields: map[string]string{}, Origin: plan.Origin{Quote: b.origin(row)}}
		if row.Group != "" {
			act.item.Group = []string{row.Group}
		}
		if p := oneLine(row.Get(tracker.Product)); p != "" {
			act.item.Fields["deliverable"] = p
		}
		if err := act.item.Validate(b.a.kinds); err != nil {
			b.wrong(row, tracker.Title, err)
			return false, nil
		}
		return b.past(row, act, out, units, len(names) > 0)
	}
	act.item, err = store.Items.Get(b.r, string(m.id))
	if err != nil {
		return false, err
	}
	act.rev, out.Code, out.ItemID = act.item.Rev, act.item.Code, act.item.ID
	have, err := b.have(act.item.ID)
	if err != nil {
		return false, err
	}
	b.compare(row, m.byID, act, out, have, compared{names, coordNames, units, coord, due})
	if m.byID && len(out.Changes) > 0 && row.Get(tracker.Rev) != "" && row.Get(tracker.Rev) != strconv.Itoa(act.item.Rev) {
		b.wrong(row, tracker.Ident, fault.New(fault.Conflict, "%s đã được sửa sau khi xuất tệp này; hãy xuất lại rồi sửa.", "%s was edited after this file was written; export it again.", act.item.Code))
		return false, nil
	}
	owing := have.leads
	if act.leads != nil {
		owing = units
	}
	return b.past(row, act, out, owing, len(owing) > 0 || len(act.leads) > 0)
}

// having is how an item stands in the plan.
type having struct {
	leads, coord []org.UnitID
	due          plan.DueVersion
}

func (b *bringing) have(id plan.ItemID) (h having, err error) {
	list, err := b.r.AssignmentsOf(id)
	if err != nil {
		return h, err
	}
	for _, x := range list {
		switch x.Role {
		case plan.Lead:
			h.leads = append(h.leads, x.UnitID)
		case plan.Coordinating:
			h.coord = append(h.coord, x.UnitID)
		}
	}
	h.due, err = store.Dues.Get(b.r, string(id))
	return h, unlessMissing(err)
}

type compared struct {
	leadNames, coordNames []string
	leads, coord          []org.UnitID
	due                   plan.Due
}

// compare notes what a row changes of an item. A file of ours changes what it says otherwise; a tracker whose row was found
// by its words only fills in what the plan does not know. A deadline that stands is moved by an extension alone.
func (b *bringing) compare(row tracker.Row, ours bool, act *trackerAct, out *TrackerRow, have having, now compared) {
	change := func(field, before, after string) {
		out.Changes = append(out.Changes, FieldChange{"item", field, before, after})
	}
	note := func(vi, en string, args ...any) {
		out.Notes = append(out.Notes, TrackerNote{fmt.Sprintf(vi, args...), fmt.Sprintf(en, args...)})
	}
	item := &act.item
	if title := capital(row.Get(tracker.Title)); ours && title != item.Title {
		change("title", item.Title, title)
		item.Title, act.saved = title, true
	}
	if p, was := oneLine(row.Get(tracker.Product)), item.Fields["deliverable"]; p != "" && p != was && (ours || was == "") {
		change("deliverable", was, p)
		item.Fields = cloned(item.Fields)
		item.Fields["deliverable"], act.saved = p, true
	}
	for _, part := range []struct {
		field      string
		names      []string
		units, was []org.UnitID
		into       *[]string
	}{{"lead", now.leadNames, now.leads, have.leads, &act.leads}, {"coord", now.coordNames, now.coord, have.coord, &act.coord}} {
		if len(part.names) == 0 || len(part.units) == len(part.names) && slices.Equal(part.units, part.was) {
			continue
		}
		before := b.namesOf(part.was)
		if ours || len(part.was) == 0 {
			change(part.field, before, strings.Join(part.names, "; "))
			*part.into = part.names
		} else {
			note("đơn vị trong kế hoạch là %s; giữ như kế hoạch", "the plan names %s, which stays", before)
		}
	}
	switch {
	case !now.due.Stated() || shownDue(now.due) == shownDue(have.due.Due) || now.due.To != "" && now.due.To == have.due.To:
	case !have.due.Stated():
		change("due", "", shownDue(now.due))
		act.due = &now.due
	default:
		note("hạn trong kế hoạch là %s; muốn đổi thì đề nghị gia hạn", "the deadline of the plan is %s; to move it ask for an extension", shownDue(have.due.Due))
	}
}

func cloned(m map[string]string) map[string]string {
	out := map[string]string{}
	for k, v := range m {
		out[k] = v
	}
	return out
}

func (b *bringing) namesOf(ids []org.UnitID) string {
	var out []string
	for _, id := range ids {
		out = append(out, b.rs.names[id])
	}
	return strings.Join(out, "; ")
}

// dueOf reads the deadline of a row. Words that are no time stay as they are written; a day that does not exist, or has no
// year, is told.
func (b *bringing) dueOf(row tracker.Row) (plan.Due, bool) {
	text := oneLine(row.Get(tracker.Due))
	if text == "" || text == "-" || text == "—" {
		return plan.Due{}, true
	}
	due, err := parseDue(text, "")
	if err == nil {
		return due, true
	}
	if strings.ContainsAny(text, "0123456789") {
		b.wrong(row, tracker.Due, err)
		return due, false
	}
	return plan.Due{Raw: text}, true
}

// paper is the registered document that a cell names by its number.
func (b *bringing) paper(text string) doc.ID {
	folded := strings.ReplaceAll(vi.Fold(text), " ", "")
	for i := len(b.docs) - 1; i >= 0 && folded != ""; i-- {
		number := strings.ReplaceAll(vi.Fold(b.docs[i].Number), " ", "")
		if number != "" && strings.Contains(folded, number) {
			return b.docs[i].ID
		}
	}
	return ""
}

// origin says where an item was brought over from.
func (b *bringing) origin(row tracker.Row) string {
	s := fmt.Sprintf("Bảng theo dõi %s, trang %s, dòng %d", b.name, row.Sheet, row.N)
	if p := oneLine(row.Get(tracker.Paper)); p != "" {
		s += "; văn bản giao: " + p
	}
	return s
}
