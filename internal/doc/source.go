// Package doc holds official documents: what a file says, its passages and tables, its metadata and its life.
package doc

// Span is a half-open range of bytes in the canonical text of a document.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes; an empty Span says nothing.
func (s Span) Len() int { return s.End - s.Start }

// Locator is the place in the original file, 1-based; zero fields do not apply to the format.
type Locator struct {
	Table     int    `json:"table,omitempty"`
	Row       int    `json:"row,omitempty"` // header rows count
	Cell      string `json:"cell,omitempty"`
	Paragraph int    `json:"paragraph,omitempty"`
	Sheet     string `json:"sheet,omitempty"`
	Page      int    `json:"page,omitempty"`
	Line      int    `json:"line,omitempty"`
}

// Source is what reading one file yields. Text is canonical UTF-8: for .txt and .md the file byte for byte,
// for other formats one paragraph a line and one table row a line with cells between tabs.
type Source struct {
	File      string // base name
	SHA256    string // of the original bytes, hex
	MediaType string
	Text      string
	Blocks    []Block   // in document order; they never overlap
	Passages  []Passage // the outline: a tree in document order
	Meta      Metadata
}

// Block is one paragraph or one table, as the reader met it. Hard-wrapped lines of a paragraph are one block.
type Block struct {
	Span    Span
	Table   *Table // nil for a paragraph
	Label   string // automatic number of the paragraph ("1.", "a)", "-") when it is not in the text itself
	Heading int    // heading level by style or markup, 0 = none
	Bold    bool   // the whole paragraph is bold
	Centred bool
	Locator Locator
}

// Table is a grid; merged cells appear once, at their first row and column, with their spans.
type Table struct {
	Ord  int    // 1-based in document order (per sheet for a workbook)
	Name string // sheet name of a workbook
	Rows []Row
}

// Row keeps the cells that begin in it.
type Row struct {
	Span   Span
	Ord    int  // 1-based, header rows count; a workbook's own row number
	Header bool // marked as a repeated header by the format itself
	Hidden bool
	Cells  []Cell
}

// Cell is one cell; Text is what a person reads, without its markup, lines joined by "\n".
type Cell struct {
	Text    string
	Span    Span // of Text's origin in the canonical text
	Col     int  // 0-based grid column
	ColSpan int  // ≥ 1
	RowSpan int  // ≥ 1
	Ref     string
	Bold    bool
	Error   string // "#REF!" and the like, when a formula failed
}

// PassageKind is the sort of passage that a marker makes.
type PassageKind string

const (
	Part    PassageKind = "phan"
	Chapter PassageKind = "chuong"
	Section PassageKind = "muc" // Mục, and I. II.
	Article PassageKind = "dieu"
	Clause  PassageKind = "khoan" // 1. 2.
	Point   PassageKind = "diem"  // a) b) đ)
	Bullet  PassageKind = "gach"  // - + •
	Annex   PassageKind = "phu_luc"
	Para    PassageKind = "doan"
	TableP  PassageKind = "bang"
)

// SectionType is what a part of a document is for; it decides which items can come out of it.
type SectionType string

const (
	LegalBasis  SectionType = "basis"       // căn cứ
	Purpose     SectionType = "purpose"     // mục đích, yêu cầu; quan điểm
	Goals       SectionType = "goals"       // mục tiêu, chỉ tiêu
	Tasks       SectionType = "tasks"       // nhiệm vụ, giải pháp
	Organising  SectionType = "organising"  // tổ chức thực hiện
	Funding     SectionType = "funding"     // kinh phí
	Results     SectionType = "results"     // kết quả, đánh giá
	Recipients  SectionType = "recipients"  // nơi nhận
	Furniture   SectionType = "furniture"   // site banners, page numbers, signatures
	Unspecified SectionType = "unspecified" // the text does not say
)

// Passage is a node of the outline. Its id is stable for one text: "s1", "s2" … in document order.
type Passage struct {
	ID      string      `json:"id"`
	Parent  string      `json:"parent,omitempty"` // "" at the top
	Level   int         `json:"level"`            // 1 at the top
	Kind    PassageKind `json:"kind"`
	Marker  string      `json:"marker,omitempty"`  // "II.", "a)", "Điều 3."
	Title   string      `json:"title,omitempty"`   // of a heading; "" for running text
	Section SectionType `json:"section,omitempty"` // own, else inherited from the parent
	Span    Span        `json:"span"`              // own text, not that of its children
	Locator Locator     `json:"locator"`
	Table   *Table      `json:"table,omitempty"` // when Kind is TableP
}

// Question is something the text leaves open; a person answers it, nothing is ever guessed.
type Question struct {
	Field string `json:"field"`
	Vi    string `json:"text"`
	En    string `json:"text_en"`
	Span  *Span  `json:"span,omitempty"`
}
