package main

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
)

// record is what the journal says is there now, noun by noun, by id.
type record struct {
	entries     int
	items       map[string]item
	assignments map[string]assignment
	dues        map[string]due
	links       map[string]link
	units       map[string]unit
	reports     map[string]report
	lines       map[string]line
	cycles      map[string]cycle
	owed        map[string]owed
	snapshots   map[string]snapshot
	sent        map[string]string // of a report: when it was first sent since it was last taken back
	wrong       []string          // what a cycle asked for or froze otherwise than the entries before it say

	now      *planned // how things stood before an entry, once asked
	nowSeq   int64
	entryOn  string
	products map[string]product

	stints, ledItem map[string][]*stint // who led what until when, by the row of who does what, and by item

	targets      map[string]target
	observations map[string]observation
	cards        map[string]card
	documents    map[string]document
	recorded     map[string]recorded // of targets and observations
}

type item struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"`
	Title  string `json:"title"`
	Fields map[string]string
	Origin struct {
		Quote      string
		DocumentID string `json:"document_id"`
	}
	Code     string `json:"code"`
	ParentID string `json:"parent_id"`
	Ended    bool   `json:"ended"`
}

type document struct {
	Date string `json:"date"`
}

type assignment struct {
	ItemID string `json:"item_id"`
	Role   string `json:"role"`
	UnitID string `json:"unit_id"`
	PostID string `json:"post_id"`
	Ord    int    `json:"ord"`
}

type due struct {
	ItemID   string `json:"item_id"`
	To       string `json:"to"`
	Original string `json:"original"`
	Rule     *rule  `json:"rule"`

	Recurrence []string `json:"recurrence"`
}

type link struct {
	FromID   string `json:"from_id"`
	Relation string `json:"relation"`
	To       string `json:"to"`
	ToID     string `json:"to_id"`
}

type unit struct {
	ID       string   `json:"id"`
	Code     string   `json:"code"`
	ParentID string   `json:"parent_id"`
	Members  []string `json:"members"`
	To       string   `json:"to"`
}

type report struct {
	ID          string `json:"id"`
	UnitID      string `json:"unit_id"`
	Period      string `json:"period"`
	State       string `json:"state"`
	SubmittedOn string `json:"submitted_on"`
	ApprovedOn  string `json:"approved_on"`
}

type line struct {
	ID       string `json:"id"`
	ReportID string `json:"report_id"`
	UnitID   string `json:"unit_id"`
	ItemID   string `json:"item_id"`
	Period   string `json:"period"`
	State    string `json:"state"`
	Percent  int    `json:"percent"`
	DoneOn   string `json:"done_on"`
	Product  string `json:"product"`
	Evidence string `json:"evidence"`

	Cause        string `json:"cause"`
	Difficulties string `json:"difficulties"`

	Occurrence string `json:"occurrence"` // the one of a returning duty that it fulfils
}

type product struct {
	ItemID string `json:"item_id"`
	UnitID string `json:"unit_id"`
	LineID string `json:"line_id"`
	State  string `json:"state"`
}

type cycle struct {
	ID        string `json:"id"`
	Period    string `json:"period"`
	State     string `json:"state"`
	ClosedOn  string `json:"closed_on"`
	Narrative bool   `json:"narrative"`
	Data      struct{ From string }
}

type owed struct {
	CycleID string   `json:"cycle_id"`
	UnitID  string   `json:"unit_id"`
	DueOn   string   `json:"due_on"`
	Items   []string `json:"items"`
}

type snapshot struct {
	CycleID  string `json:"cycle_id"`
	UnitID   string `json:"unit_id"`
	ReportID string `json:"report_id"`
	ClosedOn string `json:"closed_on"`
	State    string `json:"state"`
	SentOn   string `json:"sent_on"`
	DaysLate int    `json:"days_late"`
	Items    []struct {
		ID      string
		State   string
		Percent int
		DueOn   string `json:"due"`
		Time    string
	}
}

// replay carries out every change of the journal, in order, of entries whose changes hold by a day; nouns can be left out.
func replay(db *sql.DB, until string, without ...string) (*record, error) {
	r := &record{items: map[string]item{}, assignments: map[string]assignment{}, dues: map[string]due{}, links: map[string]link{}, units: map[string]unit{},
		reports: map[string]report{}, lines: map[string]line{}, cycles: map[string]cycle{}, owed: map[string]owed{}, snapshots: map[string]snapshot{}, sent: map[string]string{}, products: map[string]product{},
		stints: map[string][]*stint{}, ledItem: map[string][]*stint{},
		targets: map[string]target{}, observations: map[string]observation{}, cards: map[string]card{}, documents: map[string]document{}, recorded: map[string]recorded{}}
	if err := db.QueryRow("SELECT count(*) FROM journal WHERE day <= $1", until).Scan(&r.entries); err != nil {
		return nil, err
	}
	rows, err := db.Query("SELECT c.seq, j.day, c.noun, c.id, c.after FROM journal_change c JOIN journal j ON j.seq = c.seq WHERE j.day <= $1 ORDER BY c.seq, c.n", until)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var noun, id, after string
		seq := r.nowSeq
		if err := rows.Scan(&r.nowSeq, &r.entryOn, &noun, &id, &after); err != nil {
			return nil, err
		}
		if r.nowSeq != seq {
			r.now = nil
		}
		if slices.Contains(without, noun) {
			continue
		}
		if err := r.take(noun, id, after); err != nil {
			return nil, fmt.Errorf("%s %s: %w", noun, id, err)
		}
	}
	return r, rows.Err()
}

func (r *record) take(noun, id, after string) error {
	switch noun {
	case "item":
		return put(r.items, id, after)
	case "assignment":
		err := put(r.assignments, id, after)
		r.leads(id)
		return err
	case "due":
		return put(r.dues, id, after)
	case "link":
		return put(r.links, id, after)
	case "unit":
		before := r.units[id].Members
		err := put(r.units, id, after)
		if !slices.Equal(before, r.units[id].Members) {
			r.leadsOf(id)
		}
		return err
	case "report":
		err := put(r.reports, id, after)
		switch x := r.reports[id]; {
		case x.State == "draft":
			delete(r.sent, id)
		case r.sent[id] == "":
			r.sent[id] = x.SubmittedOn
		}
		return err
	case "line":
		return put(r.lines, id, after)
	case "product":
		return put(r.products, id, after)
	case "target":
		r.recorded[id] = recorded{r.nowSeq, r.entryOn}
		return put(r.targets, id, after)
	case "observation":
		r.recorded[id] = recorded{r.nowSeq, r.entryOn}
		return put(r.observations, id, after)
	case "card":
		return put(r.cards, id, after)
	case "document":
		return put(r.documents, id, after)
	case "cycle":
		return put(r.cycles, id, after)
	case "owed":
		err := put(r.owed, id, after)
		r.checkOwed(r.owed[id])
		return err
	case "snapshot":
		err := put(r.snapshots, id, after)
		r.checkSnapshot(r.snapshots[id])
		return err
	}
	return nil // bears on no figure
}

func put[T any](into map[string]T, id, after string) error {
	if after == "" {
		delete(into, id)
		return nil
	}
	var v T
	err := json.Unmarshal([]byte(after), &v)
	into[id] = v
	return err
}
