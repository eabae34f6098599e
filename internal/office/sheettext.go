package office

import (
	"strings"
)

// sheetText is a string of a workbook; runs are the stretches whose font it names itself, the rest is in the font of the cell.
type sheetText struct {
	text string
	runs []sheetRun
}

type sheetRun struct {
	start, end int
	face       face
}

// in is the text in a cell of this face, in Unicode.
func (t sheetText) in(cell face) string {
	if len(t.runs) == 0 {
		return cell.oldText(t.text)
	}
	var old []oldRun
	add := func(start, end int, f face) {
		if charset, capitals := f.old(); charset != "" && end > start {
			old = note(old, oldRun{start, end, charset, capitals, false})
		}
	}
	at := 0
	for _, r := range t.runs {
		add(at, r.start, cell)
		add(r.start, r.end, r.face)
		at = r.end
	}
	add(at, len(t.text), cell)
	return unicodeText(t.text, old)
}

func (a *Archive) sharedStrings() ([]sheetText, error) {
	s, err := a.optional("xl/sharedStrings.xml")
	if s == nil {
		return nil, err
	}
	defer s.close()
	var out []sheetText
	err = s.children(func(e element) error {
		t, err := s.sheetText()
		if out = append(out, t); len(out) > a.limits.Cells {
			return s.placed(tooManyCells(a.limits.Cells))
		}
		return err
	})
	return out, err
}

// sheetText joins the runs of a string item, without phonetic hints.
func (s *scanner) sheetText() (sheetText, error) {
	var out sheetText
	var b strings.Builder
	run := face{}
	var walk func(e element) error
	walk = func(e element) error {
		switch e.name {
		case "t":
			t, err := s.text()
			if run != (face{}) && t != "" {
				out.runs = append(out.runs, sheetRun{b.Len(), b.Len() + len(t), run})
			}
			b.WriteString(t)
			return err
		case "r":
			run = face{}
			err := s.children(walk)
			run = face{}
			return err
		case "rPr":
			return s.children(func(e element) error {
				if e.name == "rFont" {
					run.ascii = e.attr("val")
				}
				return s.skip()
			})
		}
		return s.skip()
	}
	err := s.children(walk)
	out.text = b.String()
	return out, err
}
