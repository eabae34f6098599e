package store

import (
	"cmp"
	"encoding/json"
	"strings"
	"sync"

	"lotrinh/internal/arrange"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// pastFigures are the roll-ups of a past day and what was open on it. They are taken from the standings of that day when
// somebody first asks, and remembered as long as no act holds from that day or an earlier one.
type pastFigures struct {
	mu    sync.Mutex
	seq   int64 // of the journal, up to which they are known to hold
	of    *pastStood
	taken bool
}

type pastStood struct {
	figures map[TallyKey]*pastFigure
	open    pastOpen
}

// pastFigure is what one key counts.
type pastFigure struct {
	tally plan.Tally
	cells map[plan.Bucket]int // with Count, Sum and Known 0
}

// pastOf is how everything stood on the day that is looked back on.
func (r Reader) pastOf() (*pastStood, error) {
	p := &r.past.figures
	p.mu.Lock()
	defer p.mu.Unlock()
	head, err := r.Head()
	if err != nil {
		return nil, err
	}
	if p.taken && p.seq != head.Seq {
		var earlier int
		if err := r.row("SELECT count(*) FROM journal WHERE seq > ? AND day <= ?", p.seq, string(r.past.day)).Scan(&earlier); err != nil {
			return nil, err
		}
		p.taken = earlier == 0
	}
	if !p.taken {
		if p.of, err = r.countPast(); err != nil {
			return nil, err
		}
		p.taken = true
	}
	p.seq = head.Seq
	return p.of, nil
}

func (r Reader) countPast() (*pastStood, error) {
	rows, err := r.query("SELECT item_id, since, " + stoodColumns + " FROM standing WHERE tally_keys <> '[]'")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[TallyKey]*pastFigure{}
	var open []openThen
	sets := map[string][]TallyKey{} // many items have the same keys
	said := map[string]string{}     // and few words say how they stand
	for rows.Next() {
		var s stood
		var encoded []byte
		if err := rows.Scan(append([]any{&s.ItemID, &s.since}, s.into(&encoded)...)...); err != nil {
			return nil, err
		}
		keys, known := sets[string(encoded)]
		if !known {
			if err := json.Unmarshal(encoded, &keys); err != nil {
				return nil, err
			}
			sets[string(encoded)] = keys
		}
		if s.State.Open() {
			open = append(open, openThen{s.ItemID, plan.KindCode(once(said, string(s.Kind))), plan.WorkState(once(said, string(s.State))), when.Date(once(said, string(s.DueOn))), keys})
		}
		cells := s.Buckets()
		one := plan.TallyOn(r.past.day, plan.SoonDays, cells)
		for _, key := range keys {
			f := out[key]
			if f == nil {
				f = &pastFigure{cells: map[plan.Bucket]int{}}
				out[key] = f
			}
			into := f.tally.Figures()
			for i, n := range one.Figures() {
				*into[i] += *n
			}
			for _, c := range cells {
				if c.Axis != plan.DueDay && c.Axis != plan.DueYear {
					f.cells[plan.Bucket{Axis: c.Axis, Span: c.Span, State: c.State}] += c.Count
				}
			}
		}
	}
	return &pastStood{out, newPastOpen(open)}, rows.Err()
}

// once gives the copy of a word that is kept already.
func once(kept map[string]string, word string) string {
	if have, ok := kept[word]; ok {
		return have
	}
	kept[word] = word
	return word
}

// pastTallies are the figures of the keys of a noun, in the order of keys.
func (r Reader) pastTallies(noun string) ([]KeyTally, error) {
	all, err := r.pastOf()
	if err != nil {
		return nil, err
	}
	var out []KeyTally
	for key, f := range all.figures {
		if key.Noun() == noun {
			out = append(out, KeyTally{key, f.tally})
		}
	}
	arrange.By(out, func(x, y KeyTally) int { return strings.Compare(string(x.Key), string(y.Key)) })
	return out, err
}

// pastCells are the cells that a key has on an axis, in the order of spans and states.
func (r Reader) pastCells(key TallyKey, axis plan.Axis) (out []plan.Bucket, err error) {
	all, err := r.pastOf()
	if err != nil {
		return nil, err
	}
	if f := all.figures[key]; f != nil {
		for c, n := range f.cells {
			if c.Axis == axis {
				c.Count = n
				out = append(out, c)
			}
		}
	}
	arrange.By(out, func(x, y plan.Bucket) int {
		return cmp.Or(strings.Compare(x.Span, y.Span), strings.Compare(x.State, y.State))
	})
	return out, err
}

func (r Reader) pastKinds(key TallyKey, kind plan.KindCode) (n int, err error) {
	cells, err := r.pastCells(key, plan.OfKind)
	for _, c := range cells {
		if kind == "" || c.State == string(kind) {
			n += c.Count
		}
	}
	return n, err
}

func (r Reader) pastMonths(key TallyKey, from, to when.Period) (out []MonthCell, err error) {
	cells, err := r.pastCells(key, plan.DueMonth)
	for _, c := range cells {
		if month := when.Period(c.Span); from <= month && month <= to {
			out = append(out, MonthCell{month, c.State, c.Count})
		}
	}
	return out, err
}

func (r Reader) pastGaps(key TallyKey) (map[plan.Gap]int, error) {
	cells, err := r.pastCells(key, plan.Lacking)
	out := map[plan.Gap]int{}
	for _, c := range cells {
		out[plan.Gap(c.Span)] += c.Count
	}
	return out, err
}

func (r Reader) pastSeen(key TallyKey) (out []SeenCell, err error) {
	cells, err := r.pastCells(key, plan.Seen)
	for _, c := range cells {
		if !plan.WorkState(c.State).Open() {
			continue
		}
		if n := len(out); n == 0 || out[n-1].Period != c.Span {
			out = append(out, SeenCell{Period: c.Span})
		}
		out[len(out)-1].Open += c.Count
	}
	return out, err
}
