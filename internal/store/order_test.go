package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

// vietnamese are names in the order of a Vietnamese dictionary: letters first, tones (ngang huyền hỏi ngã sắc nặng) only between equals.
var vietnamese = []string{"a", "à", "ả", "ã", "á", "ạ", "An", "Ban", "ca", "ca 2", "ca 10", "Dân", "Dương", "Đan", "Đảng ủy", "Đường", "Em", "giao", "hoa", "hòa", "Huyện", "kế", "lân", "Mẫu Giang", "nông",
	"Ngoại vụ", "o", "ơ", "sở", "Sở Tài chính", "Sở Y tế", "tỉnh", "Trung", "u", "ư", "Xây dựng", "ý"}

func TestNamesInVietnameseOrder(t *testing.T) {
	want := slices.Clone(vietnamese)
	// "ng" is no letter of its own in today's order
	i, j := slices.Index(want, "nông"), slices.Index(want, "Ngoại vụ")
	want[i], want[j] = want[j], want[i]
	mixed := slices.Clone(want)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
	storetest.EachOrder(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		change(t, s, today, func(tx *store.Tx) error {
			for n, name := range mixed {
				if err := store.Units.Save(tx, &org.Unit{ID: org.UnitID(fmt.Sprint("u", n)), Code: fmt.Sprint("c", n), Name: name}); err != nil {
					return err
				}
				it := task(fmt.Sprint("i", n), name)
				if err := store.Items.Save(tx, &it); err != nil {
					return err
				}
			}
			return nil
		})
		r := s.Read(t.Context())
		units, err := r.AllUnits()
		if err != nil {
			t.Fatal(err)
		}
		items, err := r.ItemList(store.ItemQuery{Sort: "title", Today: today}, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		for i, name := range want {
			if units[i].Name != name || items[i].Item.Title != name {
				t.Errorf("place %d: unit %q, item %q, want %q", i+1, units[i].Name, items[i].Item.Title, name)
			}
		}
	})
}

// Every sort goes through the whole list once, however it is cut into pages, and in the same order on both databases.
func TestPagesAreCompleteAndWithoutRepeats(t *testing.T) {
	sorts := append([]string{"", "unheard of"}, store.Sorts...)
	orders := map[string][]string{}
	storetest.EachOrder(t, func(t *testing.T, db storetest.DB) {
		s := db.Open(t)
		fill(t, s)
		change(t, s, today, func(tx *store.Tx) error {
			for n := range 43 {
				it := task(fmt.Sprintf("p%02d", n), vietnamese[n%7]) // many share a title, a day, a parent
				it.ParentID, it.Ord = plan.ItemID([]string{"", "i1", "i2"}[n%3]), n%5
				if err := store.Items.Save(tx, &it); err != nil {
					return err
				}
				if n%4 > 0 {
					if err := moveDue(tx, it.ID, today.Add(n%4), ""); err != nil {
						return err
					}
				}
			}
			return nil
		})
		r := s.Read(t.Context())
		for _, sort := range sorts {
			q := store.ItemQuery{Sort: sort, Today: today}
			total, err := r.CountItems(q)
			if err != nil || total != 47 {
				t.Fatalf("%q: total %d, %v", sort, total, err)
			}
			var whole []string
			for _, size := range []int{0, 1, 7, 46, 47, 100} {
				var got []string
				for offset := 0; offset == 0 || (size > 0 && offset < total); offset += size {
					page, err := r.ItemList(q, offset, size)
					if err != nil {
						t.Fatal(err)
					}
					for _, row := range page {
						got = append(got, row.Item.Code)
					}
					if size == 0 {
						break
					}
				}
				if unique := slices.Compact(slices.Sorted(slices.Values(got))); len(got) != total || len(unique) != total {
					t.Errorf("%q in pages of %d: %d rows, %d of them different, want %d", sort, size, len(got), len(unique), total)
				}
				if whole == nil {
					whole = got
				}
				if !slices.Equal(got, whole) {
					t.Errorf("%q in pages of %d is in another order than in one", sort, size)
				}
			}
			long := q
			long.Length = store.Few + 1 // walked along an index, where there is one
			var walked []string
			page, err := r.ItemList(long, 0, total)
			for _, row := range page {
				walked = append(walked, row.Item.Code)
			}
			if err != nil || !slices.Equal(walked, whole) {
				t.Errorf("%q as a long list: %v, as a short one: %v; %v", sort, walked, whole, err)
			}
			if first, ok := orders[sort]; ok && !slices.Equal(first, whole) {
				t.Errorf("%q: %v here, %v on the database before", sort, whole, first)
			}
			orders[sort] = whole
		}
		last, err := r.ItemList(store.ItemQuery{Today: today}, 0, 0)
		if err != nil || last[0].Standing.DueOn == "" || last[len(last)-1].Standing.DueOn != "" {
			t.Errorf("what has no due day belongs behind what has one, %v", err)
		}
	})
}
