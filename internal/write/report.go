// Package write turns a progress report, given as plain data, into a Word document in the layout offices sign and an Excel workbook they can filter.
package write

import (
	"lotrinh/internal/lang"
	"lotrinh/internal/when"
)

// Layout is the rule book a document is set by.
type Layout string

const (
	StateLayout Layout = "state" // Decree 30/2020/NĐ-CP, Annex I: bodies of the state
	PartyLayout Layout = "party" // Hướng dẫn 36-HD/VPTW of 2018, Annexes 1 and 3: bodies of the Party
)

// ProgressReport is everything a report says, apart from how it looks. Names come in their everyday spelling
// ("Ủy ban nhân dân tỉnh Mẫu Giang"): the writer puts them in capitals, numbers headings and annexes, and sets the marks
// at the ends of lists, as the layout asks.
type ProgressReport struct {
	Layout   Layout
	Lang     lang.Lang // of what the writer adds, of numbers and dates; the texts below come in it already, names of bodies in their own
	Superior string    // cơ quan chủ quản, cơ quan cấp trên; "" when there is none
	Issuer   string    // cơ quan ban hành; a line break in either name is kept, else long names are broken where they read best

	Number string    // "15"; "" leaves the blank that the registry fills in
	Symbol string    // "BC-UBND" for the state, "BC/TU" for the Party
	Place  string    // "Mẫu Giang"
	Date   when.Date // "" leaves a blank for day, month and year

	Type      string   // "Báo cáo"
	Subject   string   // trích yếu: "Kết quả thực hiện …"
	Addressee []string // Kính gửi; may be empty

	Sample   bool        // made-up data: every page and sheet says so
	Period   when.Period // the reporting period, for the workbook
	AsOf     when.Date   // data up to this day
	DataNote string      // which reports are in, which units are missing

	Basis    []string // "Căn cứ …", one per line
	Opening  []Text
	Sections []Section
	Contents bool   // a table of contents on the first page
	Closing  []Text // "Trên đây là …"

	Signer     Signer
	Recipients []string // Nơi nhận, without dashes; the last is "Lưu: VT, …"
	Annexes    []Annex
}

// Section is a numbered heading with what stands below it: I., then 1., then a), then a dash; at most four deep.
// A section without a title takes no number.
type Section struct {
	Title    string
	Text     []Text
	Figures  *Table
	Blocks   []Block // of a long section: what follows Text, in order
	Sections []Section
}

// Signer is the block above the signature. Posts only: the name is put in by the office.
type Signer struct {
	Authority []string // "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"; the Party's layout writes T/M, K/T
	Post      string   // "PHÓ CHỦ TỊCH"
	Name      string   // usually ""
}

// Annex is a wide table on pages of its own, set across the paper.
type Annex struct {
	Title string
	Note  []Text
	Table Table
}

// Text is a paragraph: a row of runs.
type Text []Run

// Run is a stretch of text in one face; a figure may link to the list behind it (an absolute http or https address).
type Run struct {
	Text         string
	Link         string
	Bold, Italic bool
}

// Figure is a number in running text, "1240" shown as "1.240" or "1,240", that leads to the list behind it.
func Figure(l lang.Lang, decimal, link string) Run {
	return Run{Text: Amount(decimal).In(l), Link: link}
}

// Plain makes a paragraph of one plain run.
func Plain(s string) Text { return Text{{Text: s}} }
