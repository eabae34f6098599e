package app

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"sync"

	"lotrinh/internal/org"
	"lotrinh/internal/paper"
	"lotrinh/internal/store"
)

// papersKept is what a check of contributions needs and need not work out again: the texts of versions, by the SHA-256 of their
// files, and the last comparisons. All of it follows from the files and may be dropped at any time.
type papersKept struct {
	sync.Mutex
	texts   map[paperKey]*paper.Paper
	order   []paperKey // oldest first
	bytes   int
	results []papersCompared // the newest last
	reports map[org.UnitID]PriorText
	prior   map[string][]paper.Passage // what a version shares with what stood there before, by a mark of all of them

	statements map[string]paper.Statement // what units are for, by the SHA-256 of their decisions
	functions  *paper.Functions           // of all units, the last that were asked for
	marked     string                     // … by their mark
}

type paperKey struct{ sha, unit string }

// papersCompared is a comparison that was made: of which versions, and what it showed.
type papersCompared struct {
	of     string
	result paper.Result
}

// Bounds of what is kept; a text takes some eight times its bytes.
const (
	mostKeptText    = 8 << 20 // bytes of text
	mostComparisons = 8
	mostStatements  = 2000
	mostReporting   = 500 // units
	mostPrior       = 2000
)

// plain is a text that is no contribution, read once.
func (k *papersKept) plain(sha, text string) *paper.Paper {
	if had := k.text(sha, ""); had != nil {
		return had
	}
	p := paper.OfText("", text)
	k.keep(sha, "", p)
	return p
}

// reportsOf is what a unit said in its reports, unless they changed.
func (k *papersKept) reportsOf(unit org.UnitID, mark string) (PriorText, bool) {
	k.Lock()
	defer k.Unlock()
	t, ok := k.reports[unit]
	return t, ok && t.mark == mark
}

func (k *papersKept) keepReports(unit org.UnitID, t PriorText) {
	k.Lock()
	defer k.Unlock()
	if k.reports == nil || len(k.reports) >= mostReporting {
		k.reports = map[org.UnitID]PriorText{}
	}
	k.reports[unit] = t
}

// sharedWith is what a version shares with the texts that stood there before it; each version is compared once.
func (k *papersKept) sharedWith(p CheckedPaper, texts []PriorText, outline string) []paper.Passage {
	if len(texts) == 0 {
		return nil
	}
	of, papers := p.Unit.Code+"\x00"+p.Now().SHA256+"\x00"+store.SumOf(outline), []*paper.Paper{}
	for _, t := range texts {
		of, papers = of+"\x00"+t.mark, append(papers, t.text)
	}
	k.Lock()
	had, ok := k.prior[of]
	k.Unlock()
	if ok {
		return had
	}
	found := paper.SharedWith(p.Text, papers, paper.OfText("outline", outline))
	k.Lock()
	defer k.Unlock()
	if k.prior == nil || len(k.prior) >= mostPrior {
		k.prior = map[string][]paper.Passage{}
	}
	k.prior[of] = found
	return found
}

// statement is what a decision says a unit is for, if it was read before.
func (k *papersKept) statement(sha string) (paper.Statement, bool) {
	k.Lock()
	defer k.Unlock()
	s, ok := k.statements[sha]
	return s, ok
}

func (k *papersKept) keepStatement(sha string, s paper.Statement) {
	k.Lock()
	defer k.Unlock()
	if k.statements == nil || len(k.statements) >= mostStatements {
		k.statements = map[string]paper.Statement{}
	}
	k.statements[sha] = s
}

// functionsOf compares statements with each other, unless they are those of the last time.
func (k *papersKept) functionsOf(mark string, statements []paper.Statement) *paper.Functions {
	k.Lock()
	defer k.Unlock()
	if k.marked != mark {
		k.functions, k.marked = paper.FunctionsOf(statements), mark
	}
	return k.functions
}

// text is a version that was read before, nil when it is not kept.
func (k *papersKept) text(sha, unit string) *paper.Paper {
	k.Lock()
	defer k.Unlock()
	return k.texts[paperKey{sha, unit}]
}

// keep keeps a text; the oldest make room for it.
func (k *papersKept) keep(sha, unit string, text *paper.Paper) {
	k.Lock()
	defer k.Unlock()
	key := paperKey{sha, unit}
	if k.texts[key] != nil {
		return
	}
	if k.texts == nil {
		k.texts = map[paperKey]*paper.Paper{}
	}
	k.texts[key], k.order, k.bytes = text, append(k.order, key), k.bytes+len(text.Text)
	for k.bytes > mostKeptText && len(k.order) > 1 {
		oldest := k.order[0]
		k.bytes -= len(k.texts[oldest].Text)
		delete(k.texts, oldest)
		k.order = slices.Delete(k.order, 0, 1)
	}
}

// compare compares contributions with each other and with the functions of units, which may be nil, or tells again what the same
// versions showed before. The newest versions, the outline and the functions alone decide what it shows.
func (k *papersKept) compare(papers []CheckedPaper, outline string, functions *paper.Functions, mark string) paper.Result {
	of, texts := sha256.New(), PapersChecked{Papers: papers}.texts()
	for _, p := range papers {
		of.Write([]byte(strings.Join([]string{p.Unit.Code, p.Now().SHA256, ""}, "\x00")))
	}
	of.Write([]byte(outline + "\x00" + mark))
	key := hex.EncodeToString(of.Sum(nil))
	k.Lock()
	for _, had := range k.results {
		if had.of == key {
			k.Unlock()
			return had.result
		}
	}
	k.Unlock()
	result := paper.Check(texts, paper.OfText("outline", outline))
	for i, p := range papers {
		if functions == nil {
			break
		}
		if author, ok := functions.Of(p.Unit.Name); ok {
			for _, s := range functions.Sections(p.Text, author) {
				s.Paper = i
				result.Sections = append(result.Sections, s)
			}
		}
	}
	result.Outside = paper.OutsideOf(result.Sections)
	if functions != nil {
		result.Hold(functions, texts)
	}
	k.Lock()
	defer k.Unlock()
	if k.results = append(k.results, papersCompared{key, result}); len(k.results) > mostComparisons {
		k.results = slices.Delete(k.results, 0, 1)
	}
	return result
}
