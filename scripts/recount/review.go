package main

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// reviewed is one closed review as the journal holds it, with the rows its figures may rest on.
type reviewed struct {
	*planned // as things stood on the day whose figures it uses
	sheet    sheet
	texts    map[string]string // by section
	closings map[string]closing
	observed map[string]observation
	targets  map[string][]target
	names    map[string]string // of a unit
	numbers  map[string]string // of a document
	themes   map[string]string // titles
	words    map[string]string // all that is written of an item, a report or a review, by its id
	from     map[string][]link // by the item they start at
	held     map[string]string // by reference, and cell: how it was found to be what the rows say
	wrong    []string
}

// sheet is the review itself.
type sheet struct {
	Title string `json:"title"`
	State string `json:"state"`
	Scope struct {
		Documents, Themes, Units []string
		AsOf                     string `json:"as_of"`
	} `json:"scope"`
	Sections []struct{ Key, Heading string } `json:"sections"`
}

// closing is what was frozen: every reference with what it read, and the rows it names.
type closing struct {
	AsOf string `json:"as_of"`
	Rows []struct {
		Noun, ID, Code, Title, Says string
	} `json:"rows"`
	Figures map[string]figure `json:"figures"`
}

type figure struct {
	Text, Value string
	Rows        []int
	Table       *struct {
		Title, Note string
		Columns     []struct{ Title, Over string }
		Lines       []struct {
			Group string
			Cells []cell
		}
	}
	Chart *struct {
		Sort, Title, Mark string
		MarkTo            string `json:"mark_to"`
		MarkAt            string `json:"mark_at"`
		Names             []string
		Series            []struct {
			Name   string
			Values []string
			Rows   [][]int
		}
	}
}

type cell struct {
	Text, Number, Day string
	Rows              []int
}

// readReview reads a closed review out of the journal: the plan as of its day, values and words as of its closing.
func readReview(db *sql.DB, id string) (*reviewed, error) {
	var last int64
	err := db.QueryRow("SELECT coalesce(max(seq), 0) FROM journal_change WHERE noun = 'review_closing' AND id = $1", id).Scan(&last)
	if err != nil {
		return nil, err
	}
	if last == 0 {
		return nil, fmt.Errorf("the review %s is not closed", id)
	}
	v := &reviewed{texts: map[string]string{}, closings: map[string]closing{}, observed: map[string]observation{}, targets: map[string][]target{}, names: map[string]string{}, numbers: map[string]string{},
		themes: map[string]string{}, words: map[string]string{}, held: map[string]string{}}
	latest, err := latestRows(db, last)
	if err != nil {
		return nil, err
	}
	for at, after := range latest {
		if err := v.take(id, at[0], at[1], after); err != nil {
			return nil, fmt.Errorf("%s %s: %w", at[0], at[1], err)
		}
	}
	record, err := replay(db, v.closings[id].AsOf, "owed", "snapshot") // what cycles froze is no part of a review
	if err != nil {
		return nil, err
	}
	v.planned = stand(record, v.closings[id].AsOf)
	return v, nil
}

// latestRows are the newest rows of what a review may rest on, by noun and id, up to an entry.
func latestRows(db *sql.DB, last int64) (map[[2]string]string, error) {
	rows, err := db.Query(`SELECT noun, id, after FROM journal_change WHERE seq <= $1 AND noun IN ('review', 'review_text', 'review_closing', 'item', 'due', 'line', 'report', 'target', 'observation', 'unit', 'document', 'theme') ORDER BY seq, n`, last)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[[2]string]string{}
	for rows.Next() {
		var noun, id, after string
		if err := rows.Scan(&noun, &id, &after); err != nil {
			return nil, err
		}
		if out[[2]string{noun, id}] = after; after == "" {
			delete(out, [2]string{noun, id})
		}
	}
	return out, rows.Err()
}

func (v *reviewed) take(of, noun, id, after string) error {
	var any struct {
		ItemID   string `json:"item_id"`
		ReviewID string `json:"review_id"`
		Section  string `json:"section"`
		Body     string `json:"body"`
		Name     string `json:"name"`
		Number   string `json:"number"`
		Title    string `json:"title"`
	}
	if err := json.Unmarshal([]byte(after), &any); err != nil {
		return err
	}
	var err error
	switch noun {
	case "review":
		if id == of {
			err = json.Unmarshal([]byte(after), &v.sheet)
		}
	case "review_text":
		if any.ReviewID == of {
			v.texts[any.Section] = any.Body
		}
		v.words[any.ReviewID] += "\n" + any.Body
	case "review_closing":
		var c closing
		err = json.Unmarshal([]byte(after), &c)
		v.closings[id] = c
	case "observation":
		var o observation
		err = json.Unmarshal([]byte(after), &o)
		v.observed[id] = o
	case "target":
		var t target
		err = json.Unmarshal([]byte(after), &t)
		v.targets[t.ItemID] = append(v.targets[t.ItemID], t)
	case "unit":
		v.names[id] = any.Name
	case "document":
		v.numbers[id] = any.Number
	case "theme":
		v.themes[id] = any.Title
	}
	if noun == "item" || noun == "report" {
		any.ItemID = id
	}
	if any.ItemID != "" {
		v.words[any.ItemID] += "\n" + leaves(after)
	}
	return err
}

// leaves are the texts and numbers of a row, a line each.
func leaves(row string) string {
	var b strings.Builder
	d := json.NewDecoder(strings.NewReader(row))
	d.UseNumber()
	for {
		token, err := d.Token()
		if err == io.EOF || err != nil {
			return b.String()
		}
		switch x := token.(type) {
		case string:
			b.WriteString(x + "\n")
		case json.Number:
			b.WriteString(x.String() + "\n")
		}
	}
}

// compareReview holds every number of some files of a closed review against the rows that its references name.
func compareReview(db *sql.DB, id string, files []string) error {
	v, err := readReview(db, id)
	if err != nil {
		return err
	}
	for ref, f := range v.closings[id].Figures {
		v.hold(v.closings[id], ref, f)
	}
	p, err := v.passages(v.closings[id])
	if err != nil {
		return err
	}
	fmt.Printf("%d figures of “%s” held against the journal as of %s\n", len(v.held), v.sheet.Title, v.closings[id].AsOf)
	for _, file := range files {
		read, err := readPaper(file)
		if err != nil {
			return err
		}
		c := p.compare(file, read)
		v.wrong = append(v.wrong, c.wrong...)
		fmt.Printf("%s: %d numbers; %d of references, %d quoted, %d of days, documents and marks; %d differ\n", file, c.numbers, c.led, c.quoted, c.named, len(c.wrong))
	}
	for _, w := range v.wrong {
		fmt.Println(w)
	}
	if len(v.wrong) > 0 {
		return fmt.Errorf("%d numbers differ from the journal", len(v.wrong))
	}
	return nil
}
