package plan

import "lotrinh/internal/when"

// Term is the cycle everything hangs on: a congress opens it, the mid-term review corrects it, the final one closes it.
type Term struct {
	ID      string    `json:"id"`
	Rev     int       `json:"rev"`
	Code    string    `json:"code"` // "XII"
	Name    string    `json:"name"` // "Nhiệm kỳ 2023 - 2028"
	From    when.Date `json:"from"` // congress
	To      when.Date `json:"to"`
	MidTerm when.Date `json:"mid_term"` // "3 năm sơ kết"
	Final   when.Date `json:"final"`    // "5 năm tổng kết"
}

// Milestone is a meeting, review or congress on the term's timeline.
type Milestone struct {
	ID         string    `json:"id"`
	Rev        int       `json:"rev"`
	TermCode   string    `json:"term_code"`
	Sort       string    `json:"sort"` // congress, meeting, review
	Title      string    `json:"title"`
	On         when.Date `json:"on"`
	DocumentID string    `json:"document_id"`
}
