package review

import "strings"

// Piece is a stretch of running text: words as typed, or a reference with what it means.
type Piece struct {
	Text   string
	Ref    *Ref
	Figure Figure
}

// Block is a part of a section: a heading, a paragraph, or a table or picture that a reference stands for.
type Block struct {
	Heading bool
	Pieces  []Piece
	Ref     *Ref // of a table or picture
	Figure  Figure
}

// Text is what a block reads as.
func (b Block) Text() string {
	var s strings.Builder
	for _, p := range b.Pieces {
		s.WriteString(p.Text)
	}
	return s.String()
}

// Blocks sets the text of a section with what its references mean. Each line is a paragraph; one that begins with "##" is a
// heading; a table or picture follows the paragraph it is named in.
func Blocks(body string, record Record) (out []Block) {
	for line := range strings.SplitSeq(body, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		b := Block{}
		if title, ok := strings.CutPrefix(line, "##"); ok {
			b.Heading, line = true, strings.TrimSpace(title)
		}
		var behind []Block
		at := 0
		put := func(s string) {
			if s != "" {
				b.Pieces = append(b.Pieces, Piece{Text: s})
			}
		}
		for _, ref := range References(line) {
			put(line[at:ref.Start])
			at = ref.End
			f := record.Of(ref)
			if f.Known() && (f.Table != nil || f.Chart != nil) {
				behind = append(behind, Block{Ref: &ref, Figure: f})
				continue
			}
			b.Pieces = append(b.Pieces, Piece{Text: shown(ref, f), Ref: &ref, Figure: f})
		}
		put(line[at:])
		if strings.Trim(b.Text(), " .:") != "" {
			out = append(out, b)
		}
		out = append(out, behind...)
	}
	return out
}

// shown is what is printed where a reference stands.
func shown(ref Ref, f Figure) string {
	switch {
	case !f.Known():
		return "{{" + ref.Raw + "}}"
	case ref.Stated != "":
		return ref.Stated
	}
	return f.Text
}

// Shown is what each reference of a text reads now, for the version that is saved.
func Shown(body string, record Record) map[string]string {
	out := map[string]string{}
	for _, ref := range References(body) {
		if f := record.Of(ref); f.Known() && !ref.Sort.Block() {
			out[ref.Name()] = f.Text
		}
	}
	return out
}
