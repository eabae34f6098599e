package journal_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lotrinh/internal/journal"
)

// chain is n sealed entries.
func chain(n int) []journal.Entry {
	var out []journal.Entry
	prev := ""
	for i := range n {
		e := journal.Entry{Seq: int64(i + 1), At: 1_780_000_000_000 + int64(i), Day: "2026-06-20", Actor: journal.Actor{PostID: "p1", Title: "Chuyên viên"}, Action: "item.edit", Noun: "item", ID: "i1", Why: "vì sao",
			Changes: []journal.Change{{Noun: "item", ID: "i1", Rev: i + 1, About: "i1", Before: `{"rev":1}`, After: `{"rev":2}`}, {Noun: "due", ID: "i1", Rev: 1, After: "{}"}}}
		e.Seal(prev)
		prev = e.Hash
		out = append(out, e)
	}
	return out
}

func headOf(entries []journal.Entry) journal.Head {
	if len(entries) == 0 {
		return journal.Head{}
	}
	last := entries[len(entries)-1]
	return journal.Head{Seq: last.Seq, Hash: last.Hash}
}

func walk(entries []journal.Entry, head, noted journal.Head) []string {
	w := journal.NewWalk(noted)
	for _, e := range entries {
		w.Step(e)
	}
	_, wrong := w.Finish(head)
	return wrong
}

func TestWholeChain(t *testing.T) {
	for n := range 4 {
		entries := chain(n)
		for noted := range n + 1 {
			if wrong := walk(entries, headOf(entries), headOf(entries[:noted])); len(wrong) > 0 {
				t.Errorf("%d entries, head noted after %d: %q", n, noted, wrong)
			}
		}
	}
}

func TestForgedChain(t *testing.T) {
	whole := chain(6)
	reseal := func(entries []journal.Entry) []journal.Entry {
		prev := ""
		for i := range entries {
			entries[i].Seq = int64(i + 1)
			entries[i].Seal(prev)
			prev = entries[i].Hash
		}
		return entries
	}
	edits := map[string]func(*journal.Entry){
		"at": func(e *journal.Entry) { e.At++ }, "day": func(e *journal.Entry) { e.Day = "2026-06-21" }, "post": func(e *journal.Entry) { e.Actor.PostID = "p2" }, "title": func(e *journal.Entry) { e.Actor.Title = "x" },
		"action": func(e *journal.Entry) { e.Action = "x" }, "noun": func(e *journal.Entry) { e.Noun = "x" }, "id": func(e *journal.Entry) { e.ID = "x" }, "why": func(e *journal.Entry) { e.Why = "x" },
		"before": func(e *journal.Entry) { e.Changes[0].Before = "x" }, "after": func(e *journal.Entry) { e.Changes[0].After = "x" }, "rev": func(e *journal.Entry) { e.Changes[0].Rev++ },
		"a change less": func(e *journal.Entry) { e.Changes = e.Changes[1:] }, "changes reordered": func(e *journal.Entry) { slices.Reverse(e.Changes) },
	}
	for what, edit := range edits {
		for at := range whole {
			forged := chain(6)
			edit(&forged[at])
			if len(walk(forged, headOf(forged), journal.Head{})) == 0 {
				t.Errorf("%s of entry %d edited: not found", what, at+1)
			}
			forged = reseal(forged)
			if len(walk(forged, headOf(forged), journal.Head{})) != 0 {
				t.Errorf("%s: the recomputed chain is not whole", what)
			}
			if len(walk(forged, headOf(forged), headOf(whole))) == 0 {
				t.Errorf("%s of entry %d edited, chain recomputed: the noted head does not tell", what, at+1)
			}
			if at >= 4 { // the head was noted before
				if wrong := walk(forged, headOf(forged), headOf(whole[:4])); len(wrong) != 0 {
					t.Errorf("%s: %q", what, wrong)
				}
			}
		}
	}
	for cut := range 6 {
		short := chain(6)[:cut]
		if len(walk(short, headOf(whole), journal.Head{})) == 0 {
			t.Errorf("cut to %d: not found", cut)
		}
		if len(walk(short, headOf(short), headOf(whole))) == 0 {
			t.Errorf("cut to %d, head set back: the noted head does not tell", cut)
		}
		missing := slices.Delete(chain(6), cut, cut+1)
		if len(walk(missing, headOf(whole), journal.Head{})) == 0 {
			t.Errorf("entry %d removed: not found", cut+1)
		}
	}
}

// Any two entries in each other's place, any entry twice.
func TestReorderedChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 9).Draw(t, "entries")
		entries := chain(n)
		i, j := rapid.IntRange(0, n-1).Draw(t, "i"), rapid.IntRange(0, n-1).Draw(t, "j")
		twice := slices.Insert(slices.Clone(entries), i, entries[j])
		if len(walk(twice, headOf(entries), journal.Head{})) == 0 {
			t.Fatalf("entry %d twice: not found", j+1)
		}
		entries[i], entries[j] = entries[j], entries[i]
		if wrong := walk(entries, headOf(chain(n)), journal.Head{}); (len(wrong) == 0) != (i == j) {
			t.Fatalf("%d and %d exchanged: %q", i+1, j+1, wrong)
		}
	})
}

func TestParseHead(t *testing.T) {
	hash := strings.Repeat("a", 64)
	for _, s := range []string{"0:", "1:" + hash, "123456:" + hash} {
		h, err := journal.ParseHead(s)
		if err != nil || h.String() != s {
			t.Errorf("%q: %v, %v", s, h, err)
		}
	}
	for _, s := range []string{"", ":", "1", "1:", "-1:" + hash, "1:" + hash[1:], "x:" + hash, "1:" + strings.Repeat("ấ", 64), "0:" + hash, "1:" + strings.Repeat("g", 64)} {
		if h, err := journal.ParseHead(s); err == nil {
			t.Errorf("%q: %v", s, h)
		}
	}
}
