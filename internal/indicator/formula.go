package indicator

import (
	"strings"
	"unicode/utf8"

	"github.com/cockroachdb/apd/v3"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
)

// Formula is how an indicator is computed from others: "CT-0003 / CT-0007 * 100". docs/indicators.md tells the language.
type Formula struct {
	Text  string
	Codes []string // of the indicators it reads, sorted
	root  *node
}

// Bounds of a formula.
const (
	maxFormula = 1000 // bytes
	maxNodes   = 200
	maxNested  = 40
)

// node is a part of a formula.
type node struct {
	op      string // "number", "code", "-x", one of + - * /, or the name of a function
	at, end int    // where it stands, in bytes
	number  *apd.Decimal
	percent bool // of a number: "100%"
	code    string
	codeAt  [2]int // where the code itself stands, without brackets around it
	args    []*node
}

// functions are their names, folded. With one argument they go over the units, with more over the arguments.
var functions = map[string]string{
	"sum": "sum", "tong": "sum", "cong": "sum", "avg": "avg", "trung binh": "avg", "binh quan": "avg", "min": "min", "nho nhat": "min", "max": "max", "lon nhat": "max",
	"prev": "prev", "nam truoc": "prev", "cung ky": "prev",
}

// Mention is one place where a formula names an indicator.
type Mention struct {
	Code       string
	Start, End int // bytes
}

// Mentions are the places in their order, for a page to link them.
func (f Formula) Mentions() (out []Mention) {
	f.root.walk(func(n *node) {
		if n.op == "code" {
			out = append(out, Mention{n.code, n.codeAt[0], n.codeAt[1]})
		}
	})
	arrange.By(out, func(a, b Mention) int { return a.Start - b.Start })
	return out
}

// walk calls do for a node and all below it.
func (n *node) walk(do func(*node)) {
	if n == nil {
		return
	}
	do(n)
	for _, a := range n.args {
		a.walk(do)
	}
}

// constant tells whether the part reads no indicator and has no unit of measure.
func (n *node) constant() bool {
	free := true
	n.walk(func(x *node) { free = free && x.op != "code" && !x.percent })
	return free
}

// wrongAt is an error at a place of a formula, told by its character from 1.
func wrongAt(text string, at int, vi, en string, args ...any) error {
	place := utf8.RuneCountInString(text[:min(at, len(text))]) + 1
	return fault.New(fault.Invalid, "Công thức, ký tự %[1]d: "+vi, "Formula, character %[1]d: "+en, append([]any{place}, args...)...).At("formula")
}

// piece is the text of a part, for messages.
func (f Formula) piece(n *node) string { return strings.TrimSpace(f.Text[n.at:n.end]) }

// Back is how many years back a formula reads at most.
func (f Formula) Back() int {
	var deep func(*node) int
	deep = func(n *node) int {
		most := 0
		for _, a := range n.args {
			most = max(most, deep(a))
		}
		if n.op == "prev" {
			most++
		}
		return most
	}
	return deep(f.root)
}

// OverUnits tells whether a formula goes over the values of all units: it has a value for the whole alone.
func (f Formula) OverUnits() bool {
	over := false
	f.root.walk(func(n *node) { over = over || overUnits(n) != nil && !n.constant() })
	return over
}
