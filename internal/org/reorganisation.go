package org

import (
	"cmp"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// MoveDo is what a reorganisation does to a unit.
type MoveDo string

const (
	Rename MoveDo = "rename" // the unit goes on under another name
	Merge  MoveDo = "merge"  // it ends, one unit takes all of it over
	Split  MoveDo = "split"  // it ends, several units take it over, each a field or an area
	End    MoveDo = "end"    // it ends, and nobody has said yet who takes it over
	Found  MoveDo = "found"  // a unit begins, or was there and is registered now
	Give   MoveDo = "give"   // a person gives one item to one of the heirs
)

// MoveDos are all of them with the words that a file and a page have for each, the usual one first.
var MoveDos = []struct {
	Do    MoveDo
	Words []string
}{
	{Rename, []string{"đổi tên"}}, {Merge, []string{"hợp nhất", "sáp nhập", "nhập"}}, {Split, []string{"chia", "tách", "chia tách"}},
	{End, []string{"kết thúc", "giải thể", "chấm dứt hoạt động"}}, {Found, []string{"thành lập", "lập"}}, {Give, []string{"giao"}},
}

// MoveDoOf reads the word of a move.
func MoveDoOf(word string) (MoveDo, bool) {
	for _, x := range MoveDos {
		if string(x.Do) == word || slices.ContainsFunc(x.Words, func(w string) bool { return vi.Fold(w) == vi.Fold(word) }) {
			return x.Do, true
		}
	}
	return "", false
}

// Vi is the move as pages say it.
func (d MoveDo) Vi() string {
	for _, x := range MoveDos {
		if x.Do == d {
			return x.Words[0]
		}
	}
	return string(d)
}

// Move is one line of a reorganisation. Units are named by code, or by the name of one that is yet to begin.
type Move struct {
	Row   int      `json:"row"` // of the file it was read from; 0 = none
	Do    MoveDo   `json:"do"`
	From  string   `json:"from"`            // code; of Give the code of an item
	To    string   `json:"to"`              // code or new name; of End ""
	Words []string `json:"words,omitempty"` // of Split: the field or the area, as items word it
}

// ReorganisationState is where an act stands.
type ReorganisationState string

const (
	Planned   ReorganisationState = "planned" // its day is yet to come
	Done      ReorganisationState = "done"
	TakenBack ReorganisationState = "taken_back"
)

// Vi is the state as pages say it.
func (s ReorganisationState) Vi() string {
	return map[ReorganisationState]string{Planned: "Chờ đến ngày", Done: "Đã thực hiện", TakenBack: "Đã lấy lại"}[s]
}

// Reorganisation is an act with a document and a day on which units are renamed, merged, split or end.
type Reorganisation struct {
	ID       string              `json:"id"`
	Rev      int                 `json:"rev"`
	On       when.Date           `json:"on"` // first day of the new order
	Document string              `json:"document"`
	Title    string              `json:"title"`
	Moves    []Move              `json:"moves"`
	State    ReorganisationState `json:"state"`
	DoneOn   when.Date           `json:"done_on"` // the day it was carried out: On, or later
	By       PostID              `json:"by"`      // who recorded it
	Heirs    []Heir              `json:"heirs"`   // as carried out
}

// Heir tells which unit took over another, or which words of its work.
type Heir struct {
	From  UnitID   `json:"from"`
	To    UnitID   `json:"to"`
	Words []string `json:"words,omitempty"`
}

// Bounds of one act.
const (
	MaxMoves     = 2000
	MaxMoveWords = 60
)

// Validate refuses an act that does not say what it is, or whose lines contradict each other; the error names the row.
func (r Reorganisation) Validate() error {
	switch {
	case strings.TrimSpace(r.Document) == "":
		return fault.New(fault.Invalid, "Cần ghi văn bản quyết định việc sắp xếp (số, ngày).", "Name the document that decides this (number, day).").At("document")
	case r.On == "":
		return fault.New(fault.Invalid, "Cần ghi ngày việc sắp xếp có hiệu lực.", "Say from which day this holds.").At("on")
	case len(r.Moves) == 0:
		return fault.New(fault.Invalid, "Chưa có dòng nào nói đơn vị nào thay đổi thế nào.", "No row says which unit changes and how.").At("moves")
	case len(r.Moves) > MaxMoves:
		return fault.New(fault.TooLarge, "Có %d dòng, tối đa %d.", "There are %d rows, at most %d are taken.", len(r.Moves), MaxMoves).At("moves")
	}
	did := map[string]Move{}
	for _, m := range r.Moves {
		if err := m.Validate(); err != nil {
			return err
		}
		before, twice := did[m.From]
		if m.From != "" && twice && !(m.Do == Split && before.Do == Split && before.To != m.To) {
			return m.wrong("%q đã có ở dòng %d; một đơn vị chỉ thay đổi một lần (chia thì mỗi dòng một nơi nhận).", "%q stands in row %d already; a unit changes once (a split has a row for each heir).", m.From, before.Row)
		}
		did[m.From] = m
	}
	return nil
}

// Validate refuses a line that lacks what its kind must have.
func (m Move) Validate() error {
	switch {
	case m.From == "" && m.Do != Found:
		return m.wrong("thiếu đơn vị cũ.", "the old unit is missing.")
	case m.To == "" && m.Do != End:
		return m.wrong("thiếu đơn vị mới.", "the new unit is missing.")
	case m.Do == End && m.To != "":
		return m.wrong("kết thúc thì không có đơn vị mới; nếu đã rõ nơi nhận, ghi %q.", "what ends has no new unit; write %q where the heir is known.", "hợp nhất")
	case len(m.Words) > MaxMoveWords:
		return m.wrong("quá nhiều từ về lĩnh vực, địa bàn (tối đa %d).", "there are too many words of a field or area (at most %d).", MaxMoveWords)
	}
	return nil
}

func (m Move) wrong(vi, en string, args ...any) error {
	if m.Row == 0 {
		return fault.New(fault.Invalid, strings.ToUpper(vi[:1])+vi[1:], strings.ToUpper(en[:1])+en[1:], args...).At("moves")
	}
	return fault.New(fault.Invalid, "Dòng %[1]d: "+shifted(vi), "Row %[1]d: "+shifted(en), append([]any{m.Row}, args...)...).At("moves")
}

// shifted numbers the arguments of a wording from the second on.
func shifted(wording string) string {
	n := 1
	var b strings.Builder
	for i := 0; i < len(wording); i++ {
		b.WriteByte(wording[i])
		if wording[i] == '%' && i+1 < len(wording) {
			n++
			b.WriteString("[" + string(rune('0'+n)) + "]")
		}
	}
	return b.String()
}

// HeirsOf are those who took a unit over, in the order of the act.
func (r Reorganisation) HeirsOf(id UnitID) (out []Heir) {
	for _, h := range r.Heirs {
		if h.From == id {
			out = append(out, h)
		}
	}
	return out
}

// Fits are the heirs whose words stand in a text, those with most of them first; the words found are told.
func Fits(heirs []Heir, text string) (best []Heir, found []string) {
	folded := " " + vi.Fold(text) + " "
	type fit struct {
		heir  Heir
		words []string
	}
	var fits []fit
	for _, h := range heirs {
		var words []string
		for _, w := range h.Words {
			if key := vi.Fold(w); key != "" && strings.Contains(folded, " "+key+" ") {
				words = append(words, w)
			}
		}
		if len(words) > 0 {
			fits = append(fits, fit{h, words})
		}
	}
	arrange.By(fits, func(x, y fit) int { return cmp.Compare(len(y.words), len(x.words)) })
	for _, f := range fits {
		if len(f.words) == len(fits[0].words) {
			best, found = append(best, f.heir), append(found, f.words...)
		}
	}
	return best, found
}
