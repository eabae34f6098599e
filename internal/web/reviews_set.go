package web

import (
	"html/template"
	"strconv"

	"lotrinh/internal/app"
	"lotrinh/internal/lang"
	"lotrinh/internal/review"
)

// setBlock is a part of a review as pages set it: the words of the document, every figure a link to its rows.
type setBlock struct {
	Heading bool
	High    bool // right under the heading of a part, with no section between
	Pieces  []setPiece
	Table   *setTable
	Picture template.HTML
	Title   string // of a picture, and its words for who does not see it
	Data    [][]string
	Heads   []string
}

type setPiece struct {
	Text, Href string
	Ref        string
	Broken     string // why the reference means nothing
	Was        string // what it read when the text was saved
}

type setTable struct {
	Title, Note  string
	First, Under []setHead
	Lines        []setLine
}

type setHead struct {
	Title      string
	Cols, Rows int
	Number     bool
}

type setLine struct {
	Group  string
	Strong bool
	Cells  []setCell
}

type setCell struct {
	Text, Href, Label string
	Number, First     bool
}

// setBlocks sets the blocks of a section; shown is what its references read when it was saved.
func (w words) setBlocks(id review.ID, blocks []review.Block, shown map[string]string) []setBlock {
	var out []setBlock
	for _, b := range blocks {
		x := setBlock{Heading: b.Heading}
		for _, p := range b.Pieces {
			x.Pieces = append(x.Pieces, w.setPiece(id, p, shown))
		}
		if t := b.Figure.Table; t != nil {
			x.Table = setTableOf(id, *t, b.Ref)
		}
		if c := b.Figure.Chart; c != nil {
			p := app.ReviewPicture(*c)
			x.Picture, x.Title, x.Heads, x.Data = template.HTML(p.SVG()), c.Title, p.Table.Columns, p.Table.Rows
		}
		out = append(out, x)
	}
	return out
}

func (w words) setPiece(id review.ID, p review.Piece, shown map[string]string) setPiece {
	x := setPiece{Text: p.Text}
	if p.Ref == nil {
		return x
	}
	x.Ref = p.Ref.Raw
	if !p.Figure.Known() {
		x.Broken = p.Figure.Problem.Vi
		if w.Lang == lang.En {
			x.Broken = p.Figure.Problem.En
		}
		return x
	}
	x.Href = app.RowsAddress(id, p.Ref.Raw, "")
	if was, ok := shown[p.Ref.Name()]; ok && was != p.Figure.Text {
		x.Was = was
	}
	return x
}

func setTableOf(id review.ID, t review.Table, ref *review.Ref) *setTable {
	out := &setTable{Title: t.Title, Note: t.Note}
	two := false
	for _, c := range t.Columns {
		two = two || c.Over != ""
	}
	for i, c := range t.Columns {
		number := c.Align == "right"
		switch {
		case c.Over == "" && two:
			out.First = append(out.First, setHead{c.Title, 1, 2, number})
		case c.Over == "":
			out.First = append(out.First, setHead{c.Title, 1, 1, number})
		default:
			if i > 0 && t.Columns[i-1].Over == c.Over {
				out.First[len(out.First)-1].Cols++
			} else {
				out.First = append(out.First, setHead{c.Over, 1, 1, number})
			}
			out.Under = append(out.Under, setHead{c.Title, 1, 1, number})
		}
	}
	for i, l := range t.Lines {
		line := setLine{Group: l.Group, Strong: l.Strong}
		for j, c := range l.Cells {
			label := t.Columns[j].Title
			if t.Columns[j].Over != "" {
				label = t.Columns[j].Over + ": " + label
			}
			x := setCell{Text: c.Text, Label: label, Number: t.Columns[j].Align == "right", First: j == 1}
			switch {
			case c.Number != "":
				x.Text = inVietnamese.decimal(c.Number)
			case c.Day != "":
				x.Text = c.Day.Vi()
			}
			if len(c.Rows) > 0 && x.Text != "" && x.Text != "0" {
				x.Href = app.RowsAddress(id, ref.Raw, strconv.Itoa(i)+"."+strconv.Itoa(j))
			}
			line.Cells = append(line.Cells, x)
		}
		out.Lines = append(out.Lines, line)
	}
	return out
}
