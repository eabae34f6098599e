package plan

// Spot is a box of the picture: a thing by its key, or so many neighbours of one that are folded into a box.
type Spot struct {
	Key      string // of a thing; of a fold, the thing whose neighbours they are
	Fold     int    // how many are folded; 0 = a thing
	Up, Down int    // how many stand directly above and below a thing
}

// Walk is what stands around one thing: rows from the highest to the lowest, and which box hangs on which.
type Walk struct {
	Rows  [][]Spot
	Edges []Edge
	At    int // the row of the thing in the middle
}

// Edge joins a box to one in the row below; columns count from 0.
type Edge struct{ Row, From, To int }

// Around is the picture around a thing: up and down say what stands directly over and under a key. No row is wider than
// wide boxes, none farther than deep rows; what has no room is counted, in a fold or in the figures of its neighbour.
func Around(at string, up, down func(string) []string, wide, deep int) Walk {
	wide = max(wide, 2)
	seen := map[string]bool{at: true}
	over := reach(at, up, seen, wide, deep)
	under := reach(at, down, seen, wide, deep)
	middle := []Spot{{Key: at}}
	if len(over) > 0 {
		for _, s := range over[0] {
			beside := 0
			for _, k := range down(s.Key) {
				if k != at && !seen[k] {
					beside++
				}
			}
			if s.Fold == 0 && beside > 0 && len(middle) < wide {
				middle = append(middle, Spot{Key: s.Key, Fold: beside})
			}
		}
	}
	var w Walk
	for i := len(over) - 1; i >= 0; i-- {
		w.Rows = append(w.Rows, over[i])
	}
	w.At = len(w.Rows)
	w.Rows = append(append(w.Rows, middle), under...)
	for r, row := range w.Rows {
		for i := range row {
			if row[i].Fold == 0 {
				row[i].Up, row[i].Down = len(up(row[i].Key)), len(down(row[i].Key))
			}
		}
		if r+1 < len(w.Rows) {
			w.join(r, down)
		}
	}
	return w
}

// join draws the edges between two rows. A fold hangs on the thing whose neighbours it counts: above the middle that is
// the one below it, elsewhere the one above.
func (w *Walk) join(r int, down func(string) []string) {
	for i, s := range w.Rows[r] {
		under := map[string]bool{}
		if s.Fold == 0 {
			for _, k := range down(s.Key) {
				under[k] = true
			}
		}
		for j, t := range w.Rows[r+1] {
			joined := false
			switch {
			case s.Fold == 0 && t.Fold == 0:
				joined = under[t.Key]
			case s.Fold > 0 && t.Fold == 0:
				joined = r < w.At && s.Key == t.Key
			case s.Fold == 0 && t.Fold > 0:
				joined = r+1 >= w.At && s.Key == t.Key
			}
			if joined {
				w.Edges = append(w.Edges, Edge{r, i, j})
			}
		}
	}
}

// reach goes row by row in one direction. The room of a row is shared out among those of the row before; what one has
// beyond its share is folded.
func reach(at string, next func(string) []string, seen map[string]bool, wide, deep int) (rows [][]Spot) {
	before := []Spot{{Key: at}}
	for len(rows) < deep {
		var found [][]string
		var of []string
		for _, s := range before {
			if s.Fold > 0 {
				continue
			}
			var fresh []string
			for _, k := range next(s.Key) {
				if !seen[k] {
					seen[k] = true
					fresh = append(fresh, k)
				}
			}
			if len(fresh) > 0 && len(found) < wide {
				found, of = append(found, fresh), append(of, s.Key)
			}
		}
		if len(found) == 0 {
			return rows
		}
		row := share(found, of, wide)
		rows, before = append(rows, row), row
	}
	return rows
}

// share gives each group its part of the room, the remainder to those that have use for it.
func share(found [][]string, of []string, wide int) (row []Spot) {
	room := make([]int, len(found))
	for left := wide; left > 0; {
		gave := false
		for i := range found {
			if left > 0 && room[i] < len(found[i]) {
				room[i]++
				left--
				gave = true
			}
		}
		if !gave {
			break
		}
	}
	for i, keys := range found {
		shown := room[i]
		if shown < len(keys) {
			shown = max(0, shown-1)
		}
		for _, k := range keys[:shown] {
			row = append(row, Spot{Key: k})
		}
		if rest := len(keys) - shown; rest > 0 {
			row = append(row, Spot{Key: of[i], Fold: rest})
		}
	}
	return row
}
