package store

import (
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// checkDerived recomputes all that the third migration names: standings, roll-ups, members of groups, what can be found.
func (r Reader) checkDerived(kinds plan.Kinds, bad func(vi, en string, args ...any)) error {
	items, err := Items.live(r, "1 = 1 ORDER BY id")
	if err != nil {
		return err
	}
	want, known, lists := map[cell]sums{}, map[plan.ItemID]bool{}, map[string]bool{}
	for some := range slices.Chunk(items, manyItems) {
		var ids []plan.ItemID
		for _, it := range some {
			ids = append(ids, it.ID)
			known[it.ID] = true
		}
		now, err := r.computeStandings(kinds, ids)
		if err != nil {
			return err
		}
		kept, err := r.standings(ids, "")
		if err != nil {
			return err
		}
		for _, it := range some {
			s := now[it.ID]
			shift(want, s, +1)
			for _, p := range s.openUnder() {
				lists[p.key+" "+string(p.dueOn)+" "+string(it.ID)] = true
			}
			if k := kept[it.ID]; k == nil || k.Standing != s.Standing || !slices.Equal(k.keys, s.keys) || k.listed != s.listed {
				bad("mục %s: tình trạng lưu khác với tính lại", "item %s: its kept standing differs from the recount", it.Code)
			}
		}
	}
	if err := r.eachText("SELECT item_id FROM standing", func(id string) {
		if !known[plan.ItemID(id)] {
			bad("tình trạng của một mục không có: %s", "a standing of no item: %s", id)
		}
	}); err != nil {
		return err
	}
	if err := r.checkFormulas(bad); err != nil {
		return err
	}
	if err := r.checkPast(kinds, bad); err != nil {
		return err
	}
	if err := r.checkTallies(want, bad); err != nil {
		return err
	}
	if err := r.checkFigures(bad); err != nil {
		return err
	}
	if err := r.checkSet(lists, "SELECT tally_key || ' ' || due_on || ' ' || item_id FROM open_under", func(place string) {
		bad("danh sách việc đang mở khác với tình trạng các mục: %s", "a list of open items differs from the standings: %s", place)
	}); err != nil {
		return err
	}
	if err := r.checkMembers(bad); err != nil {
		return err
	}
	if err := r.checkIndicated(bad); err != nil {
		return err
	}
	return r.checkSearch(bad)
}

func (r Reader) checkTallies(want map[cell]sums, bad func(vi, en string, args ...any)) error {
	rows, err := r.query("SELECT tally_key, axis, span, state, n, total, known FROM tally")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var c cell
		var got sums
		if err := rows.Scan(&c.key, &c.axis, &c.span, &c.state, &got.n, &got.total, &got.known); err != nil {
			return err
		}
		if want[c] != got {
			bad("số tổng hợp %v lưu %v, tính lại %v", "figure %v is kept as %v, recounted %v", c, got, want[c])
		}
		delete(want, c)
	}
	for c, m := range want {
		if m != (sums{}) {
			bad("số tổng hợp %v thiếu: %v", "figure %v is missing: %v", c, m)
		}
	}
	return rows.Err()
}

// checkMembers compares who belongs to each group with the groups themselves.
func (r Reader) checkMembers(bad func(vi, en string, args ...any)) error {
	units, err := r.AllUnits()
	if err != nil {
		return err
	}
	want := map[string]bool{}
	for _, u := range units {
		for _, m := range u.Members {
			want[string(u.ID)+" "+string(m)] = true
		}
	}
	return r.checkSet(want, "SELECT group_id || ' ' || unit_id FROM unit_member", func(pair string) {
		bad("thành viên của nhóm khác với bản ghi: %s", "a group and its members differ: %s", pair)
	})
}

// checkSet compares the rows of a query of one column with those wanted, and tells each that only one side has.
func (r Reader) checkSet(want map[string]bool, query string, differs func(string)) error {
	if err := r.eachText(query, func(row string) {
		if !want[row] {
			differs(row)
		}
		delete(want, row)
	}); err != nil {
		return err
	}
	for row := range want {
		differs(row)
	}
	return nil
}

// checkFigures adds the cells up anew for each day that figures are kept for.
func (r Reader) checkFigures(bad func(vi, en string, args ...any)) error {
	days := map[when.Date]int{}
	if err := r.eachText("SELECT day || ' ' || CAST(soon_days AS TEXT) FROM tally_day", func(row string) {
		day, soon, _ := strings.Cut(row, " ")
		days[when.Date(day)], _ = strconv.Atoi(soon)
	}); err != nil {
		return err
	}
	for day, soon := range days {
		all, err := r.addedUp("1 = 1", nil, day, soon)
		if err != nil {
			return err
		}
		want := map[TallyKey]plan.Tally{}
		for _, x := range all {
			want[x.Key] = x.Tally
		}
		kept, err := r.keptFigures("1 = 1", string(day))
		if err != nil {
			return err
		}
		for _, x := range kept {
			if want[x.Key] != x.Tally {
				bad("số tổng hợp %s ngày %s lưu %+v, tính lại %+v", "figures of %s on %s are kept as %+v, recounted %+v", x.Key, day, x.Tally, want[x.Key])
			}
			delete(want, x.Key)
		}
		for key, t := range want {
			if t != (plan.Tally{}) {
				bad("số tổng hợp %s ngày %s thiếu", "figures of %s on %s are missing", key, day)
			}
		}
	}
	return r.eachText("SELECT tally_key FROM tally_on WHERE day NOT IN (SELECT day FROM tally_day)", func(key string) {
		bad("số tổng hợp %s của một ngày không được giữ", "figures of %s on a day that is not kept", key)
	})
}

// eachText goes through a query of one column.
func (r Reader) eachText(query string, do func(string), args ...any) error {
	rows, err := r.query(query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return err
		}
		do(s)
	}
	return rows.Err()
}
