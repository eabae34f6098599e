// Package tracker reads the workbook in which an office has followed its tasks until now: rows of tasks with their results, period by period.
package tracker

import (
	"fmt"
	"strings"

	"lotrinh/internal/when"
)

// Field is what a column says of a task.
type Field string

const (
	Ident        Field = "id"  // of the item, in a file that this product has written
	Rev          Field = "rev" // of the item when that file was written
	Code         Field = "code"
	Title        Field = "title"
	Lead         Field = "lead"
	Coord        Field = "coord"
	Paper        Field = "paper" // the document that assigns it
	Due          Field = "due"
	Product      Field = "product"
	Status       Field = "status"
	Percent      Field = "percent"
	Result       Field = "result"
	DoneOn       Field = "done_on"
	Difficulties Field = "difficulties"
	Proposals    Field = "proposals"
)

// Row is one task of a sheet.
type Row struct {
	Sheet  string
	N      int // of the sheet, from 1
	Group  string
	Fields map[Field]string
	Past   []Past
	at     map[Field]string
}

// Past is what the row says of one earlier period.
type Past struct {
	Period when.Period
	Status string
	Result string
	Column string // "F"
}

// Get is what a field says, "" = not stated.
func (r Row) Get(f Field) string { return r.Fields[f] }

// Column is the letter of the column that says something, "" where the sheet has none.
func (r Row) Column(f Field) string { return r.at[f] }

// Key names a row: "Nhiệm vụ!12".
func (r Row) Key() string { return fmt.Sprintf("%s!%d", r.Sheet, r.N) }

// Wrong is a place that could not be read.
type Wrong struct {
	Sheet  string
	Row    int
	Column string
	Err    error
}

// Book is a whole workbook of tasks.
type Book struct {
	Rows  []Row
	AsOf  when.Date // what its headings say the results are of; "" = nothing
	Wrong []Wrong
}

// letter is the name of a column, 0 = "A".
func letter(col int) string {
	name := ""
	for col++; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

// oneLine joins what stands on several lines of a cell.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
