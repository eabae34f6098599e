package office

import (
	"sort"
	"strconv"
	"strings"

	"lotrinh/internal/vi"
)

// Word is the content of a .docx in reading order.
type Word struct {
	Body    []Block
	Headers []string // paragraphs of page headers and footers
}

// Block is a paragraph or a table.
type Block struct {
	Para  *Para
	Table *Table
}

// Para is one paragraph. Its text keeps tabs as "\t" and line breaks as "\n"; deleted and hidden text is left out.
type Para struct {
	Text    string
	Label   string // automatic number, "1.", "a)", "-"; "[1]" for a footnote
	Heading int    // outline level 1–9, 0 = running text
	Bold    bool   // all of it
	Centred bool
}

// Table is a grid of cells; nested tables follow inside the cells' blocks.
type Table struct {
	Rows  []Row
	next  int // rows so far, also those not kept
	empty int // of them, the last without text
}

// Row is one table row.
type Row struct {
	Ord    int  // from 1; long runs of empty rows are counted and not kept
	Header bool // repeated on each page
	Cells  []Cell
}

// Cell begins in its row; merged cells appear once.
type Cell struct {
	Col, ColSpan, RowSpan int
	Blocks                []Block
}

// wordReader walks document.xml.
type wordReader struct {
	*scanner
	a       *Archive
	themes  map[string]string
	styles  styles
	numbers *numbering
	notes   map[string][]Block
	cited   []string // keys of notes in the order they are referred to
	boxes   []Block  // text boxes met inside the open paragraph
}

// ReadWord reads a .docx.
func (a *Archive) ReadWord() (*Word, error) {
	const main = "word/document.xml"
	w := &wordReader{a: a, notes: map[string][]Block{}}
	var err error
	if w.themes, err = a.readThemes(); err != nil {
		return nil, err
	}
	if w.styles, err = a.readStyles(w.themes); err != nil {
		return nil, err
	}
	if w.numbers, err = a.readNumbering(w.themes); err != nil {
		return nil, err
	}
	for part, kind := range map[string]string{"word/footnotes.xml": "footnote", "word/endnotes.xml": "endnote"} {
		if err := w.readNotes(part, kind); err != nil {
			return nil, err
		}
	}
	out := &Word{}
	headers := append(a.Names("word/header"), a.Names("word/footer")...)
	sort.Strings(headers)
	for _, part := range headers {
		blocks, err := w.part(part)
		if err != nil {
			return nil, err
		}
		eachPara(blocks, func(p *Para) { out.Headers = append(out.Headers, p.Text) })
	}
	w.numbers.restart()
	w.cited = nil
	if out.Body, err = w.part(main); err != nil {
		return nil, err
	}
	for i, key := range w.cited {
		for _, b := range w.notes[key] {
			if b.Para != nil && strings.TrimSpace(b.Para.Text) != "" {
				b.Para.Label = "[" + strconv.Itoa(i+1) + "]"
				out.Body = append(out.Body, b)
			}
		}
	}
	return out, nil
}

// Each calls f for every paragraph of the body, also in tables.
func (w *Word) Each(f func(*Para)) { eachPara(w.Body, f) }

func eachPara(blocks []Block, f func(*Para)) {
	for _, b := range blocks {
		if b.Para != nil {
			f(b.Para)
			continue
		}
		for _, r := range b.Table.Rows {
			for _, c := range r.Cells {
				eachPara(c.Blocks, f)
			}
		}
	}
}

// part reads all blocks of one part.
func (w *wordReader) part(name string) ([]Block, error) {
	s, err := w.a.scan(name)
	if err != nil {
		return nil, err
	}
	defer s.close()
	w.scanner = s
	if _, err := s.root(); err != nil {
		return nil, err
	}
	return w.blocks()
}

func (w *wordReader) readNotes(part, kind string) error {
	s, err := w.a.optional(part)
	if s == nil {
		return err
	}
	defer s.close()
	w.scanner = s
	return s.children(func(e element) error {
		if e.name != kind || e.attr("type") != "" {
			return s.skip()
		}
		blocks, err := w.blocks()
		w.notes[kind+e.attr("id")] = blocks
		return err
	})
}

// blocks reads the paragraphs and tables inside the element just opened, through content controls and the like.
func (w *wordReader) blocks() ([]Block, error) {
	var out []Block
	var walk func(e element) error
	walk = func(e element) error {
		switch e.name {
		case "p":
			return w.addParagraph(&out)
		case "tbl":
			t, err := w.table()
			if t != nil && len(t.Rows) > 0 {
				out = append(out, Block{Table: t})
			}
			return err
		case "del", "moveFrom", "sdtPr", "sdtEndPr", "sectPr", "customXmlPr", "Fallback":
			return w.skip()
		}
		return w.children(walk)
	}
	err := w.children(walk)
	return out, err
}

// addParagraph reads the w:p just opened and keeps it when it has text, with the text boxes anchored in it.
func (w *wordReader) addParagraph(to *[]Block) error {
	p, err := w.paragraph()
	if err != nil {
		return err
	}
	if strings.TrimSpace(p.Text) != "" {
		*to = append(*to, Block{Para: p})
		err = w.a.spend()
	}
	*to = append(*to, w.boxes...)
	w.boxes = nil
	return err
}

// paragraph reads the w:p just opened.
func (w *wordReader) paragraph() (*Para, error) {
	p := &Para{}
	look := w.styles.plain()
	var num numRef
	runs := runs{}
	var walk func(e element) error
	walk = func(e element) error {
		switch e.name {
		case "pPr":
			var err error
			look, num, err = w.paragraphProperties(look)
			return err
		case "r":
			return w.run(&runs, look)
		case "del", "moveFrom", "sdtPr", "sdtEndPr", "Fallback", "instrText", "customXmlPr", "smartTagPr":
			return w.skip()
		case "txbxContent":
			return w.box()
		}
		return w.children(walk)
	}
	if err := w.children(walk); err != nil {
		return nil, err
	}
	p.Text, p.Bold = unicodeText(runs.text.String(), runs.old), runs.bold && !runs.thin
	p.Heading, p.Centred = look.heading, look.centred
	if strings.TrimSpace(p.Text) != "" {
		p.Label = w.numbers.label(num, look.face)
	}
	return p, nil
}

// box reads a text box; its blocks follow the paragraph that anchors it.
func (w *wordReader) box() error {
	outer := w.boxes
	w.boxes = nil
	blocks, err := w.blocks()
	w.boxes = append(append(outer, blocks...), w.boxes...)
	return err
}

func (w *wordReader) paragraphProperties(look look) (look, numRef, error) {
	num := look.num
	own := numRef{level: -1}
	err := w.children(func(e element) error {
		switch e.name {
		case "pStyle":
			if s, ok := w.styles.byID[e.attr("val")]; ok {
				look, num = s, s.num
			}
		case "numPr":
			return w.children(func(e element) error {
				n, _ := strconv.Atoi(e.attr("val"))
				switch e.name {
				case "ilvl":
					own.level = n
				case "numId":
					own.id, own.set = e.attr("val"), true
				}
				return w.skip()
			})
		case "outlineLvl":
			if n, err := strconv.Atoi(e.attr("val")); err == nil {
				look.heading = (n + 1) % 10
			}
		case "jc":
			look.centred = e.attr("val") == "center"
		}
		return w.skip()
	})
	if own.set {
		num.id, num.set = own.id, true
	}
	if own.level >= 0 {
		num.level = own.level
	}
	return look, num, err
}

// runs gathers the text of a paragraph.
type runs struct {
	text       strings.Builder
	bold, thin bool // some text is bold, some is not
	old        []oldRun
}

func (w *wordReader) run(r *runs, look look) error {
	bold, caps, hidden, face := look.bold, look.caps, false, look.face
	var walk func(e element) error
	add := func(s string) {
		if hidden {
			return
		}
		charset, capitals := face.old()
		switch {
		case charset != "":
			r.old = note(r.old, oldRun{r.text.Len(), r.text.Len() + len(s), charset, capitals, caps})
		case caps:
			s = strings.ToUpper(s)
		}
		if strings.TrimSpace(s) != "" {
			r.bold, r.thin = r.bold || bold, r.thin || !bold
		}
		r.text.WriteString(s)
	}
	walk = func(e element) error {
		switch e.name {
		case "rPr":
			var own []element // stronger than the style, wherever they stand
			err := w.children(func(e element) error {
				switch e.name {
				case "rStyle":
					if s, ok := w.styles.byID[e.attr("val")]; ok {
						bold, caps, face = bold || s.bold, caps || s.caps, face.over(s.face)
					}
				case "rFonts":
					own = append(own, e)
				case "b":
					bold = on(e)
				case "caps":
					caps = on(e)
				case "vanish":
					hidden = on(e)
				}
				return w.skip()
			})
			for _, e := range own {
				face.set(e, w.themes)
			}
			return err
		case "t":
			s, err := w.text()
			add(s)
			return err
		case "tab", "ptab":
			add("\t")
		case "br", "cr":
			if kind := e.attr("type"); kind != "page" && kind != "column" {
				add("\n")
			}
		case "noBreakHyphen":
			add("-")
		case "footnoteReference":
			w.cited = append(w.cited, "footnote"+e.attr("id"))
		case "endnoteReference":
			w.cited = append(w.cited, "endnote"+e.attr("id"))
		case "txbxContent":
			return w.box()
		case "instrText", "delText", "Fallback", "fldChar", "sym":
		case "softHyphen":
			if charset, _ := face.old(); charset == vi.TCVN3 { // its letter ư
				add("\u00ad")
			}
		default:
			return w.children(walk)
		}
		return w.skip()
	}
	return w.children(walk)
}
