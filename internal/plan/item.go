package plan

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// ItemID identifies an item of the plan for ever.
type ItemID string

// Item is one promise in the plan, of any kind. What is owed by whom and when lives in Assignment and DueVersion,
// how it stands in Standing, where it came from in Link.
type Item struct {
	ID       ItemID            `json:"id"`
	Rev      int               `json:"rev"`
	Kind     KindCode          `json:"kind"`
	Code     string            `json:"code"` // "NV-0007", given once
	Title    string            `json:"title"`
	ParentID ItemID            `json:"parent_id"`
	Ord      int               `json:"ord"`    // among siblings, in the order of the source
	Group    []string          `json:"group"`  // headings above it in the source
	Fields   map[string]string `json:"fields"` // values of the kind's own fields, canonical text
	Origin   Origin            `json:"origin"`
	Ended    bool              `json:"ended"` // no longer part of the plan
}

// Origin is where an item came from: a sentence of a document, or a person ("by hand", an oral conclusion).
type Origin struct {
	DocumentID  doc.ID      `json:"document_id"`
	PassageID   string      `json:"passage_id"`
	CandidateID CandidateID `json:"candidate_id"`
	Span        doc.Span    `json:"span"`
	Quote       string      `json:"quote"` // the sentence, or what was said and where
}

// MaxTitle bounds the text of one item, in bytes; the longest of 400 real ones has 1,900.
const MaxTitle = 8000

// Validate checks an item against its kind and puts its decimal fields in canonical form.
func (it *Item) Validate(kinds Kinds) error {
	kind, ok := kinds.Of(it.Kind)
	if !ok {
		return fault.New(fault.Invalid, "Không có loại mục %q.", "There is no kind of item %q.", it.Kind).At("kind")
	}
	it.Title = strings.TrimSpace(it.Title)
	if it.Title == "" {
		return fault.New(fault.Invalid, "%s chưa có nội dung.", "The %s has no text.", kind.Vi).At("title")
	}
	if len(it.Title) > MaxTitle {
		return fault.New(fault.TooLarge, "Nội dung dài %d byte, tối đa %d.", "The text has %d bytes, at most %d are taken.", len(it.Title), MaxTitle).At("title")
	}
	for key, value := range it.Fields {
		i := slices.IndexFunc(kind.Fields, func(f Field) bool { return f.Key == key })
		if i < 0 {
			return fault.New(fault.Invalid, "%s không có trường %q.", "%s has no field %q.", kind.Vi, key).At(key)
		}
		canonical, err := kind.Fields[i].Canonical(value)
		if err != nil {
			return err
		}
		it.Fields[key] = canonical
	}
	return nil
}

// Canonical checks a value of the field and gives the form that is stored; "" means not stated.
func (f Field) Canonical(value string) (string, error) {
	value = strings.TrimSpace(value)
	if value == "" {
		return "", nil
	}
	switch f.Type {
	case Decimal:
		d, err := exact(value)
		if err != nil {
			return "", fault.New(fault.Invalid, "%s: %q không phải là số (viết 1234.5).", "%s: %q is not a number (write 1234.5).", f.Vi, value).At(f.Key)
		}
		return d.Text('f'), nil
	case Day:
		d, ok := when.ParseDate(value)
		if !ok {
			return "", fault.New(fault.Invalid, "%s: %q không phải là ngày.", "%s: %q is not a date.", f.Vi, value).At(f.Key)
		}
		return string(d), nil
	case Choice:
		if !slices.Contains(f.Choices, value) {
			return "", fault.New(fault.Invalid, "%s: không có lựa chọn %q.", "%s: there is no choice %q.", f.Vi, value).At(f.Key)
		}
	}
	return value, nil
}

// maxDigits bounds a number, before and behind its point: far more than any budget has.
const maxDigits = 40

// exact reads a decimal that is a number of a size people can mean.
func exact(value string) (*apd.Decimal, error) {
	if len(value) > 2*maxDigits {
		return nil, strconv.ErrRange
	}
	d, _, err := apd.NewFromString(value)
	if err == nil && (d.Form != apd.Finite || d.Exponent > maxDigits || d.Exponent < -maxDigits) {
		err = strconv.ErrRange
	}
	return d, err
}

// Role is a unit's part in an item; each is counted and reported on its own.
type Role string

const (
	Lead         Role = "lead"
	Coordinating Role = "coordinating"
	Monitoring   Role = "monitoring"
	Accountable  Role = "accountable" // a post answers in person
)

// Roles in the order pages show them.
var Roles = []Role{Lead, Coordinating, Monitoring, Accountable}

// Vi is the role as documents call it.
func (r Role) Vi() string {
	switch r {
	case Lead:
		return "Chủ trì"
	case Coordinating:
		return "Phối hợp"
	case Monitoring:
		return "Theo dõi, đôn đốc"
	case Accountable:
		return "Chịu trách nhiệm"
	}
	return string(r)
}

// Assignment gives an item to a unit, or for Accountable to a post. Written is the name as the source has it.
type Assignment struct {
	ID      string     `json:"id"`
	Rev     int        `json:"rev"`
	ItemID  ItemID     `json:"item_id"`
	Role    Role       `json:"role"`
	UnitID  org.UnitID `json:"unit_id"`
	PostID  org.PostID `json:"post_id"`
	Written string     `json:"written"`
	Ord     int        `json:"ord"`
}

// Noun is what a Link can join.
type Noun string

const (
	ItemNoun     Noun = "item"
	DocumentNoun Noun = "document"
	ThemeNoun    Noun = "theme"
)

// Relation is what a Link says.
type Relation string

const (
	FromSource  Relation = "source" // item ← the passage it was read from
	Implements  Relation = "implements"
	Amends      Relation = "amends"
	Replaces    Relation = "replaces"
	Corrects    Relation = "corrects" // the same document, its text put right
	Repeals     Relation = "repeals"
	BasedOn     Relation = "based_on" // legal basis
	InTheme     Relation = "theme"
	SameAs      Relation = "same_as"
	DependsOn   Relation = "depends_on"  // the left item can begin when the right one is done
	Contributes Relation = "contributes" // the left item moves the indicator on the right; Link.Stated says how
)

// Vi is the relation read from the left end to the right one.
func (r Relation) Vi() string {
	switch r {
	case FromSource:
		return "Trích từ"
	case Implements:
		return "Thực hiện"
	case Amends:
		return "Sửa đổi"
	case Replaces:
		return "Thay thế"
	case Corrects:
		return "Bản sửa của"
	case Repeals:
		return "Bãi bỏ"
	case BasedOn:
		return "Căn cứ"
	case InTheme:
		return "Thuộc"
	case SameAs:
		return "Trùng với"
	case DependsOn:
		return "Làm sau khi xong"
	case Contributes:
		return "Góp vào chỉ tiêu"
	}
	return string(r)
}

// Link joins two things many to many.
type Link struct {
	ID        string    `json:"id"`
	Rev       int       `json:"rev"`
	From      Noun      `json:"from"`
	FromID    string    `json:"from_id"`
	Relation  Relation  `json:"relation"`
	To        Noun      `json:"to"`
	ToID      string    `json:"to_id"`
	PassageID string    `json:"passage_id"` // where the source says so, when To is a document
	Span      doc.Span  `json:"span"`
	Again     []Passage `json:"again,omitempty"`  // further places of the same document that say it
	Stated    string    `json:"stated,omitempty"` // of Contributes: how the item moves the indicator
	Figure    string    `json:"figure,omitempty"` // … by how much, in the unit of the indicator; exact decimal, "" = not stated
}

// Passage is a place in the text of a document.
type Passage struct {
	PassageID string   `json:"passage_id"`
	Span      doc.Span `json:"span"`
}

// ThemeID identifies one version of a theme.
type ThemeID string

// Theme is a breakthrough, pillar or group: an axis across the tree. Its wording changes between the documents of one
// term, so each wording is a Theme of its own with its source, joined to the earlier one by PreviousID.
type Theme struct {
	ID         ThemeID  `json:"id"`
	Rev        int      `json:"rev"`
	Sort       string   `json:"sort"` // breakthrough, pillar, group
	Ord        int      `json:"ord"`
	Title      string   `json:"title"`
	TermCode   string   `json:"term_code"`
	DocumentID doc.ID   `json:"document_id"`
	Span       doc.Span `json:"span"`
	PreviousID ThemeID  `json:"previous_id"`
}

// ThemeVi names the sort of a theme.
func ThemeVi(sort string) string {
	switch sort {
	case "breakthrough":
		return "Đột phá"
	case "pillar":
		return "Trụ cột"
	case "group":
		return "Nhóm nhiệm vụ, giải pháp"
	}
	return sort
}

// CodeOf writes the code of the n-th item of a kind: "NV-0007".
func CodeOf(kind KindCode, n int) string {
	prefix := map[KindCode]string{TaskKind: "NV", IndicatorKind: "CT", ObjectiveKind: "MT", ProjectKind: "DA", RecommendationKind: "KN"}[kind]
	if prefix == "" {
		prefix = strings.ToUpper(string(kind))
	}
	return fmt.Sprintf("%s-%04d", prefix, n)
}
