package app

import (
	"slices"
	"strings"

	"lotrinh/internal/extract"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/tracker"
	"lotrinh/internal/vi"
)

// trackerMatch is the item of the plan that a row means.
type trackerMatch struct {
	id    plan.ItemID // "" = none
	byID  bool        // the file says so itself
	sure  bool
	twin  string // key of an earlier row of the same words and leads
	wrong error
}

// match finds for each row the item that it means: by the id or the code in it, else by its words.
func (b *bringing) match() ([]trackerMatch, error) {
	out := make([]trackerMatch, len(b.book.Rows))
	var rest []int
	twins := map[string]string{}
	for i, row := range b.book.Rows {
		m, err := b.named(row)
		if err != nil {
			return nil, err
		}
		if out[i] = m; m.id == "" && m.wrong == nil {
			key := vi.Fold(row.Get(tracker.Title)) + "|" + vi.Fold(row.Get(tracker.Lead)) + "|" + vi.Fold(row.Get(tracker.Due))
			if out[i].twin = twins[key]; out[i].twin == "" {
				twins[key] = row.Key()
			}
			rest = append(rest, i)
		}
	}
	if len(rest) == 0 {
		return out, nil
	}
	known, ids, err := b.knownTasks()
	if err != nil || len(known) == 0 {
		return out, err
	}
	told := make([]plan.Candidate, len(rest))
	for n, i := range rest {
		row := b.book.Rows[i]
		told[n] = plan.Candidate{Kind: plan.TaskKind, Text: row.Get(tracker.Title), Lead: b.unitNames(row.Get(tracker.Lead))}
		if due, err := parseDue(row.Get(tracker.Due), ""); err == nil {
			told[n].Due = &due
		}
	}
	for n, alike := range extract.TasksAlike(known, told) {
		if alike.Known >= 0 {
			out[rest[n]].id, out[rest[n]].sure = ids[alike.Known], alike.Sure
		}
	}
	return out, nil
}

// named is the item that a row names itself.
func (b *bringing) named(row tracker.Row) (m trackerMatch, err error) {
	id, code := row.Get(tracker.Ident), row.Get(tracker.Code)
	if id == "" && (code == "" || !strings.Contains(code, "-")) {
		return m, nil
	}
	item, err := itemNamed(b.r, id)
	if id == "" {
		item, err = b.r.ItemByCode(strings.ToUpper(strings.TrimSpace(code)))
	}
	switch {
	case fault.Is(err, fault.NotFound) && id == "":
		return m, nil // a code of the office's own
	case fault.Is(err, fault.NotFound):
		m.wrong = fault.New(fault.Invalid, "Không có mục nào mang mã ẩn của dòng này; hãy xuất lại tệp.", "No item bears the hidden id of this row; export the file again.")
		return m, nil
	case err != nil:
		return m, err
	case item.Ended:
		m.wrong = fault.New(fault.Conflict, "%s đã ra khỏi kế hoạch.", "%s is no longer part of the plan.", item.Code)
	}
	m.id, m.byID, m.sure = item.ID, true, true
	return m, nil
}

// knownTasks are the tasks of the plan as the comparison takes them.
func (b *bringing) knownTasks() (known []plan.Candidate, ids []plan.ItemID, err error) {
	all, err := b.r.ItemIDs(store.ItemQuery{Kind: plan.TaskKind, Role: plan.Lead, Sort: "code"})
	if err != nil {
		return nil, nil, err
	}
	for some := range slices.Chunk(all, 1000) {
		rows, err := b.r.ListedRows(some)
		if err != nil {
			return nil, nil, err
		}
		for _, row := range rows {
			c := plan.Candidate{Kind: plan.TaskKind, Text: row.Item.Title, Due: &plan.Due{To: row.Due.To}}
			for _, u := range row.Leads {
				c.Lead = append(c.Lead, b.rs.names[u])
			}
			known, ids = append(known, c), append(ids, row.Item.ID)
		}
	}
	return known, ids, nil
}

// unitNames are the names in a cell, apart by ";" and, where each part is a unit of its own, by ",".
func (b *bringing) unitNames(cell string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '\n' }) {
		part = oneLine(part)
		if part == "" {
			continue
		}
		pieces := splitOn(part, ",")
		apart := len(pieces) > 1
		for _, p := range pieces {
			_, found, err := b.rs.known(p)
			apart = apart && err == nil && found
		}
		if apart {
			out = append(out, pieces...)
		} else {
			out = append(out, part)
		}
	}
	return out
}

// unitsNamed checks names of units; those that are no units yet are noted.
func (b *bringing) unitsNamed(row tracker.Row, f tracker.Field) (names []string, units []org.UnitID, ok bool) {
	names, ok = b.unitNames(row.Get(f)), true
	for _, name := range names {
		u, found, err := b.rs.known(name)
		switch {
		case err != nil:
			b.wrong(row, f, err)
			ok = false
		case found:
			units = append(units, u.ID)
		case org.CodeOf(name) == "" || len(name) > 300:
			b.wrong(row, f, fault.New(fault.Invalid, "%.60q không phải là tên đơn vị.", "%.60q is not the name of a unit.", name))
			ok = false
		default:
			b.units[name] = true
		}
	}
	return names, units, ok
}
