package review

import (
	"strconv"
	"strings"

	"lotrinh/internal/when"
)

// Row is one row of the record that a figure stands on: a task, an indicator, an observation, a line of a report.
type Row struct {
	Noun  string    `json:"noun"` // item, observation, report
	ID    string    `json:"id"`
	Code  string    `json:"code,omitempty"`
	Title string    `json:"title"`
	Says  string    `json:"says,omitempty"` // what of it counts: its state and due day, its value and source
	Href  string    `json:"href,omitempty"`
	On    when.Date `json:"on,omitempty"`
}

// Figure is what a reference means: a number or words, a table or a picture, with the rows it stands on (places in Record.Rows).
type Figure struct {
	Text    string  `json:"text,omitempty"`  // as it is printed in running text
	Value   string  `json:"value,omitempty"` // exact decimal, of a number
	Rows    []int   `json:"rows,omitempty"`
	Table   *Table  `json:"table,omitempty"`
	Chart   *Chart  `json:"chart,omitempty"`
	Problem Problem `json:"problem,omitzero"` // why it means nothing
}

// Problem says in both languages why a reference cannot be followed.
type Problem struct {
	Vi string `json:"vi,omitempty"`
	En string `json:"en,omitempty"`
}

// Known tells whether the reference means anything.
func (f Figure) Known() bool { return f.Problem.Vi == "" }

// Table is a grid of figures, in the words of the finished document.
type Table struct {
	Title   string   `json:"title"`
	Note    string   `json:"note,omitempty"`
	Columns []Column `json:"columns"`
	Lines   []Line   `json:"lines"`
}

// Column is one column of a table; Align is "", "center" or "right".
type Column struct {
	Title string  `json:"title"`
	Over  string  `json:"over,omitempty"`
	Width float64 `json:"width,omitempty"`
	Align string  `json:"align,omitempty"`
}

// Line is a row of cells, or, with Group, a heading over those that follow.
type Line struct {
	Group  string `json:"group,omitempty"`
	Cells  []Cell `json:"cells,omitempty"`
	Strong bool   `json:"strong,omitempty"`
}

// Cell is one value of a table with the rows it stands on.
type Cell struct {
	Text   string    `json:"text,omitempty"`
	Number string    `json:"number,omitempty"`
	Day    when.Date `json:"day,omitempty"`
	Rows   []int     `json:"rows,omitempty"`
}

// Chart is a picture as plain data: the same names and values are its table.
type Chart struct {
	Sort   string   `json:"sort"` // bars, stack, line
	Title  string   `json:"title"`
	Unit   string   `json:"unit,omitempty"`
	Names  []string `json:"names"`
	Series []Series `json:"series"`
	Mark   string   `json:"mark,omitempty"`    // of a line: the value to be reached
	MarkTo string   `json:"mark_to,omitempty"` // … the upper end, where that is a range
	MarkAt string   `json:"mark_at,omitempty"` // … and the year by which; "" = the last that is drawn
	Ranks  bool     `json:"ranks,omitempty"`   // of a line: 1 is the best
}

// Series is one row of values of a chart, exact decimals; "" = not known.
type Series struct {
	Name   string   `json:"name"`
	Values []string `json:"values"`
	Rows   [][]int  `json:"rows,omitempty"`
}

// Record is what the references of a review mean on its day, by the text between their braces.
type Record struct {
	AsOf    when.Date         `json:"as_of"`
	Rows    []Row             `json:"rows"`
	Figures map[string]Figure `json:"figures"`
}

// Closing is the record as it was frozen when the review was closed.
type Closing struct {
	ID  ID        `json:"id"` // of the review
	Rev int       `json:"rev"`
	On  when.Date `json:"on"`
	Record
}

// Of is what a reference means; one that was not looked up means nothing.
func (r Record) Of(ref Ref) Figure {
	if f, ok := r.Figures[ref.Name()]; ok {
		return f
	}
	return Figure{Problem: Problem{Vi: "chưa tra cứu", En: "not looked up"}}
}

// At are the rows behind a figure, or behind one cell of its table or one value of its picture, "row.column" from 0; "" = the whole.
func (f Figure) At(cell string) []int {
	row, column, ok := strings.Cut(cell, ".")
	i, err := strconv.Atoi(row)
	j, also := strconv.Atoi(column)
	if !ok || err != nil || also != nil || i < 0 || j < 0 {
		return f.Rows
	}
	switch {
	case f.Table != nil && i < len(f.Table.Lines) && j < len(f.Table.Lines[i].Cells):
		return f.Table.Lines[i].Cells[j].Rows
	case f.Chart != nil && i < len(f.Chart.Series) && j < len(f.Chart.Series[i].Rows):
		return f.Chart.Series[i].Rows[j]
	}
	return nil
}
