package doc

import (
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// Metadata is what the first page and the signature block say; unknown is "", never guessed.
type Metadata struct {
	Type      string     `json:"type,omitempty"`   // "Nghị quyết", "Kế hoạch" …
	Number    string     `json:"number,omitempty"` // number with its symbol, "03/NQ-CP"; zero padding kept
	Date      when.Date  `json:"date,omitempty"`   // signed or published
	Issuer    string     `json:"issuer,omitempty"` // as the text names it; the symbol never supplies it
	Subject   string     `json:"title,omitempty"`  // trích yếu
	Signer    string     `json:"signer,omitempty"`
	Place     string     `json:"place,omitempty"`
	Term      string     `json:"term,omitempty"`
	Addressee []string   `json:"addressees,omitempty"`
	Party     bool       `json:"party,omitempty"`     // laid out as a Party document
	OCR       bool       `json:"ocr,omitempty"`       // the words were recognised in pictures of the pages
	Published bool       `json:"published,omitempty"` // Date is that of publication (news), not of signing
	Questions []Question `json:"questions,omitempty"` // conflicts inside the document
}

// ID identifies a document for ever.
type ID string

// Stage is where a document stands in its own life.
type Stage string

const (
	Proposed   Stage = "proposed"
	Drafted    Stage = "drafted"
	ForComment Stage = "for_comment"
	Adopted    Stage = "adopted"
	Issued     Stage = "issued"
	InForce    Stage = "in_force"
	Amended    Stage = "amended"
	Replaced   Stage = "replaced"
	Ended      Stage = "ended"
)

// Stages in their order, with their names on a page.
var Stages = []struct {
	Stage Stage
	Vi    string
}{
	{Proposed, "Đề xuất"}, {Drafted, "Dự thảo"}, {ForComment, "Lấy ý kiến"}, {Adopted, "Thông qua"}, {Issued, "Ban hành"},
	{InForce, "Có hiệu lực"}, {Amended, "Được sửa đổi"}, {Replaced, "Được thay thế"}, {Ended, "Hết hiệu lực"},
}

// Vi is the stage's name on a page.
func (s Stage) Vi() string {
	for _, x := range Stages {
		if x.Stage == s {
			return x.Vi
		}
	}
	return string(s)
}

// Document is a registered document. Its identity among people is issuer + number + date; its text is kept apart.
type Document struct {
	ID           ID         `json:"id"`
	Rev          int        `json:"rev"`
	Type         string     `json:"type"`
	Number       string     `json:"number"`
	Date         when.Date  `json:"date"`
	Issuer       string     `json:"issuer"`
	IssuerUnitID org.UnitID `json:"issuer_unit_id"`
	Subject      string     `json:"subject"`
	Signer       string     `json:"signer"`
	Place        string     `json:"place"`
	Party        bool       `json:"party"`
	TermCode     string     `json:"term_code"`
	Stage        Stage      `json:"stage"`
	ProposedBy   string     `json:"proposed_by"`
	AdoptedBy    string     `json:"adopted_by"`
	File         string     `json:"file"`   // name the file came with; "" = registered by hand
	SHA256       string     `json:"sha256"` // of the original under files/
	MediaType    string     `json:"media_type"`
	TextSHA256   string     `json:"text_sha256"`   // of the canonical text the spans point into
	OCR          bool       `json:"ocr,omitempty"` // its words were recognised in pictures of the pages
	Questions    []Question `json:"questions"`
	Earlier      *Earlier   `json:"earlier,omitempty"` // what it is a new version of, once a person said so
	Repealed     *Repeal    `json:"repealed,omitempty"`
}

// Name is how an official refers to it: "Kế hoạch số 12/KH-UBND ngày 05/02/2025".
func (d Document) Name() string {
	s := d.Type
	if s == "" {
		s = "Văn bản"
	}
	if d.Number != "" {
		s += " số " + d.Number
	}
	if d.Date != "" {
		s += " ngày " + d.Date.Vi()
	}
	switch {
	case d.Number == "" && d.Subject != "":
		s += ": " + d.Subject
	case d.Number == "" && d.File != "":
		s += " (" + d.File + ")"
	}
	return s
}

// Event is one step in a document's life: who moved it to which stage, on which day, by what.
type Event struct {
	ID         string    `json:"id"`
	Rev        int       `json:"rev"`
	DocumentID ID        `json:"document_id"`
	Stage      Stage     `json:"stage"`
	On         when.Date `json:"on"`
	By         string    `json:"by"`   // the body that proposed, adopted, issued …
	Note       string    `json:"note"` // e.g. the document that amends it
}

// Validate refuses an event no one could place in time.
func (e Event) Validate() error {
	if e.Stage.Vi() == string(e.Stage) {
		return fault.New(fault.Invalid, "Không có bước %q trong vòng đời văn bản.", "A document's life has no stage %q.", e.Stage).At("stage")
	}
	if e.On == "" {
		return fault.New(fault.Invalid, "Cần ghi ngày của bước %q.", "The day of stage %q is missing.", e.Stage.Vi()).At("on")
	}
	return nil
}
