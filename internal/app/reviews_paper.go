package app

import (
	"cmp"
	"context"
	"io"
	"strconv"
	"strings"

	"lotrinh/internal/chart"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/review"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
	"lotrinh/internal/write"
)

// Formats of a written review.
var ReviewFormats = []string{"docx", "xlsx", "pdf"}

// WriteReview writes a review as docx in the layout of its issuer's line (layout "state" or "party" takes the other one), the
// same figures as xlsx, or, where LibreOffice is installed, the document as pdf. It is a Vietnamese document in any language.
func (a *App) WriteReview(ctx context.Context, who Who, id review.ID, format, layout string, w io.Writer) error {
	v, err := a.OneReview(ctx, who, id)
	if err != nil {
		return err
	}
	paper, err := a.reviewPaper(ctx, v, write.Layout(layout))
	if err != nil {
		return err
	}
	switch format {
	case "docx":
		return write.Docx(w, paper)
	case "xlsx":
		return write.Xlsx(w, paper)
	case "pdf":
		return a.writePDF(ctx, "bao-cao.docx", func(docx io.Writer) error { return write.Docx(docx, paper) }, w)
	}
	return fault.New(fault.Invalid, "Không có định dạng %q; chọn docx, xlsx hoặc pdf.", "There is no format %q; choose docx, xlsx or pdf.", format).At("format")
}

// reviewPaper puts a review into the parts of a document to be signed.
func (a *App) reviewPaper(ctx context.Context, v ReviewShown, layout write.Layout) (write.ProgressReport, error) {
	r := a.store.Read(ctx)
	m := &material{a: a, unit: v.Issuer, asOf: v.Record.AsOf}
	p := write.ProgressReport{Layout: write.StateLayout, Issuer: v.Issuer.FormalName(), Symbol: "BC-" + m.symbol(), Type: "Báo cáo", Subject: v.Title, Sample: a.sample, AsOf: v.Record.AsOf, Date: v.ClosedOn, Contents: true}
	if layout == write.PartyLayout || layout == "" && v.Issuer.Line == org.Party {
		p.Layout, p.Symbol = write.PartyLayout, "BC/"+m.symbol()
	}
	if v.Issuer.ParentID != "" {
		parent, err := store.Units.Get(r, string(v.Issuer.ParentID))
		if err != nil {
			return p, err
		}
		p.Superior = parent.FormalName()
	}
	m.superior = p.Superior
	var err error
	if p.Signer.Post, err = a.signer(r, v.Issuer); err != nil {
		return p, err
	}
	if p.Place, err = r.LastPlace(); err != nil {
		return p, err
	}
	if strings.HasPrefix(v.Issuer.FormalName(), "Ủy ban nhân dân") {
		p.Superior, p.Signer.Authority = "", []string{"TM. ỦY BAN NHÂN DÂN"}
	}
	if name := v.Issuer.FormalName(); strings.HasPrefix(name, "Tỉnh ủy") || strings.HasPrefix(name, "Thành ủy") || strings.HasPrefix(name, "Đảng ủy") {
		committee := strings.Join(strings.Fields(name)[:2], " ")
		p.Signer.Authority = []string{"TM. " + strings.ToUpper(committee)}
	}
	p.Recipients = m.recipients()
	for _, d := range v.Documents {
		p.Basis = append(p.Basis, "Căn cứ "+d.Name())
	}
	p.Closing = []write.Text{write.Plain("Trên đây là báo cáo " + lowerFirst(strings.TrimSuffix(v.Title, ".")) + ".")}
	b := paperBuilder{a: a, v: v, mark: annexMark(v, p.Layout)}
	p.Sections = b.sections()
	p.Annexes = b.annexes
	return p, b.err
}

// lowerFirst writes a name within a sentence; an abbreviation keeps its capitals.
func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) < 2 || strings.ToUpper(string(r[1])) == string(r[1]) {
		return s
	}
	return strings.ToLower(string(r[:1])) + string(r[1:])
}

// paperBuilder turns the sections of a review into those of a document. Wide tables become annexes.
type paperBuilder struct {
	a       *App
	v       ReviewShown
	annexes []write.Annex
	mark    func(n int) string // what the n-th annex is called
	err     error
}

// mostInText is how many lines a table may have that stands in the text; longer and wider ones are annexes.
const (
	mostInText   = 40
	widestInText = 8
)

// annexed tells whether a table is too long or too wide for the text.
func annexed(t review.Table) bool { return len(t.Lines) > mostInText || len(t.Columns) > widestInText }

// annexMark is how the text calls an annex, as the document heads it: "Phụ lục" where there is one, else with its number.
func annexMark(v ReviewShown, layout write.Layout) func(n int) string {
	n := 0
	for _, s := range v.Sections {
		for _, block := range s.Blocks {
			if block.Figure.Table != nil && annexed(*block.Figure.Table) {
				n++
			}
		}
	}
	return func(i int) string {
		switch {
		case n == 1:
			return "Phụ lục"
		case layout == write.PartyLayout:
			return "Phụ lục " + strconv.Itoa(i)
		}
		return "Phụ lục " + romanNumber(i)
	}
}

func (b *paperBuilder) sections() (out []write.Section) {
	for _, s := range b.v.Sections {
		x := write.Section{Title: s.Heading, Blocks: b.blocks(s)}
		if s.Leaf && len(x.Blocks) == 0 {
			x.Blocks = []write.Block{{Text: write.Text{{Text: "(Mục này chưa có nội dung.)", Italic: true}}}}
			if b.v.State != review.Open {
				continue // nothing was written of it
			}
		}
		if s.Level == 2 && len(out) > 0 {
			out[len(out)-1].Sections = append(out[len(out)-1].Sections, x)
			continue
		}
		out = append(out, x)
	}
	return out
}

func (b *paperBuilder) blocks(s SectionShown) (out []write.Block) {
	for _, block := range s.Blocks {
		switch {
		case block.Figure.Table != nil:
			t := b.table(*block.Figure.Table, block.Ref)
			if annexed(*block.Figure.Table) {
				b.annexes = append(b.annexes, write.Annex{Title: t.Title, Table: write.Table{Note: t.Note, Columns: t.Columns, Rows: t.Rows}})
				out = append(out, write.Block{Text: write.Plain("(" + t.Title + ": xem " + b.mark(len(b.annexes)) + ".)")})
				continue
			}
			out = append(out, write.Block{Table: &t})
		case block.Figure.Chart != nil:
			p := picture(*block.Figure.Chart)
			png, err := p.PNG(2)
			b.err = cmp.Or(b.err, err)
			out = append(out, write.Block{Picture: &write.Picture{PNG: png, Width: p.Width * .26, Height: p.Height * .26, Title: block.Figure.Chart.Title, Alt: p.Desc}})
		case block.Heading:
			out = append(out, write.Block{Heading: block.Text()})
		default:
			out = append(out, write.Block{Text: b.text(block)})
		}
	}
	return out
}

// text is a paragraph whose figures lead to their rows.
func (b *paperBuilder) text(block review.Block) (out write.Text) {
	for _, p := range block.Pieces {
		run := write.Run{Text: p.Text}
		if p.Ref != nil && p.Figure.Known() {
			run.Link = b.address(p.Ref, "")
		}
		out = append(out, run)
	}
	return out
}

func (b *paperBuilder) address(ref *review.Ref, cell string) string {
	if b.a.Base == "" {
		return ""
	}
	return b.a.Base + RowsAddress(b.v.ID, ref.Raw, cell)
}

func (b *paperBuilder) table(t review.Table, ref *review.Ref) write.Table {
	out := write.Table{Title: t.Title, Note: t.Note}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, write.Column{Title: c.Title, Over: c.Over, Width: c.Width, Align: write.Align(c.Align)})
	}
	for i, l := range t.Lines {
		row := write.Row{Group: l.Group, Strong: l.Strong}
		for j, c := range l.Cells {
			cell := write.Cell{Text: c.Text, Number: c.Number, Date: c.Day}
			if len(c.Rows) > 0 && c.Number != "" {
				cell.Link = b.address(ref, strconv.Itoa(i)+"."+strconv.Itoa(j))
			}
			row.Cells = append(row.Cells, cell)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// ReviewPicture draws a picture of a review, as pages and documents show it.
func ReviewPicture(c review.Chart) chart.Picture { return picture(c) }

func picture(c review.Chart) chart.Picture {
	head := chart.Head{Width: 640, Title: c.Title, Unit: c.Unit, Missing: "chưa có số liệu", Desc: describe(c)}
	if c.Sort == "line" {
		head.Width = 540 // three of them stand on a page
		l := chart.Line{Head: head, Downward: c.Ranks}
		l.Across = "Năm"
		for _, s := range c.Series {
			series := chart.Series{Name: s.Name, Role: chart.Measured}
			for i, v := range s.Values {
				series.Points = append(series.Points, chart.At{On: when.Period(c.Names[i]).Bounds().To, Value: drawnValue(v)})
			}
			l.Series = append(l.Series, series)
		}
		if aim := drawnValue(c.Mark); aim.Known && len(c.Names) > 0 {
			last := when.Period(cmp.Or(c.MarkAt, c.Names[len(c.Names)-1])).Bounds().To
			l.Series = append(l.Series, chart.Series{Name: "Mục tiêu", Role: chart.Aim, Points: []chart.At{{On: last, Value: aim, To: drawnValue(c.MarkTo)}}})
		}
		return l.Draw()
	}
	head.Unit = "" // each bar would repeat it
	bar := chart.Bar{Head: head}
	bar.Across = "Tên"
	for _, s := range c.Series {
		bar.Parts = append(bar.Parts, s.Name)
	}
	for i, name := range c.Names {
		row := chart.BarRow{Name: name}
		for _, s := range c.Series {
			row.Values = append(row.Values, drawnValue(s.Values[i]))
		}
		bar.Rows = append(bar.Rows, row)
	}
	return bar.Draw()
}

func drawnValue(decimal string) chart.Value {
	n, err := strconv.ParseFloat(decimal, 64)
	if err != nil {
		return chart.Value{}
	}
	return chart.Of(n)
}

// describe says in words what a picture shows.
func describe(c review.Chart) string {
	var out []string
	for i, name := range c.Names {
		var values []string
		for _, s := range c.Series {
			value := cmp.Or(write.Amount(s.Values[i]).In(""), "chưa có số liệu")
			if len(c.Series) > 1 {
				value = strings.ToLower(s.Name) + " " + value
			}
			values = append(values, value)
		}
		out = append(out, name+": "+strings.Join(values, ", "))
	}
	return c.Title + " – " + strings.Join(out, "; ") + "."
}
