package office

import (
	"fmt"
	"strconv"
	"strings"
)

// look is what a paragraph style gives: ECMA-376 part 1, 17.7.
type look struct {
	heading             int
	bold, caps, centred bool
	num                 numRef
	face                face
}

type styles struct {
	byID   map[string]look
	normal string // id of the default paragraph style
	face   face   // of the whole document where no style names one
}

// plain is how a paragraph without a style looks.
func (st styles) plain() look {
	l, ok := st.byID[st.normal]
	if !ok {
		l.face = st.face
	}
	return l
}

// numRef points to a level of a list; id "" or "0" is no list.
type numRef struct {
	id    string
	level int
	set   bool
}

func (a *Archive) readStyles(themes map[string]string) (styles, error) {
	st := styles{byID: map[string]look{}}
	s, err := a.optional("word/styles.xml")
	if s == nil {
		return st, err
	}
	defer s.close()
	parent := map[string]string{}
	type change func(*look)
	changes := map[string][]change{}
	var order []string
	paragraphs := map[string]bool{}
	err = s.children(func(e element) error {
		switch e.name {
		case "docDefaults":
			return s.defaultFace(&st.face, themes)
		case "style":
		default:
			return s.skip()
		}
		id := e.attr("styleId")
		order = append(order, id)
		paragraphs[id] = e.attr("type") == "paragraph" || e.attr("type") == ""
		if v := e.attr("default"); e.attr("type") == "paragraph" && (v == "1" || v == "true") {
			st.normal = id
		}
		var walk func(e element) error
		walk = func(e element) error {
			v := e.attr("val")
			set := func(c change) error {
				changes[id] = append(changes[id], c)
				return s.skip()
			}
			n, _ := strconv.Atoi(v)
			switch e.name {
			case "basedOn":
				parent[id] = v
			case "name":
				if rest, ok := strings.CutPrefix(strings.ToLower(v), "heading "); ok {
					if n, err := strconv.Atoi(rest); err == nil && n >= 1 && n <= 9 {
						return set(func(l *look) { l.heading = n })
					}
				}
			case "outlineLvl":
				return set(func(l *look) { l.heading = (n + 1) % 10 })
			case "jc":
				return set(func(l *look) { l.centred = v == "center" })
			case "b":
				v := on(e)
				return set(func(l *look) { l.bold = v })
			case "caps":
				v := on(e)
				return set(func(l *look) { l.caps = v })
			case "rFonts":
				return set(func(l *look) { l.face.set(e, themes) })
			case "numId":
				return set(func(l *look) { l.num.id, l.num.set = v, true })
			case "ilvl":
				return set(func(l *look) { l.num.level = n })
			case "pPr", "rPr", "numPr":
				return s.children(walk)
			}
			return s.skip()
		}
		return s.children(walk)
	})
	for _, id := range order {
		var chain []string
		for at := id; at != "" && len(chain) < 20; at = parent[at] {
			chain = append(chain, at)
		}
		l := look{}
		if paragraphs[id] { // a style of letters is laid over that of the paragraph
			l.face = st.face
		}
		for i := len(chain) - 1; i >= 0; i-- {
			for _, c := range changes[chain[i]] {
				c(&l)
			}
		}
		st.byID[id] = l
	}
	return st, err
}

// listLevel is one level of a list: ECMA-376 part 1, 17.9.
type listLevel struct {
	start   int
	format  string // numFmt
	custom  string // the format list of numFmt="custom"
	text    string // "%1.%2."
	restart int    // level after which it starts again; -1 = after any higher level
	legal   bool   // all numbers decimal
	face    face   // that the level names
}

type list struct {
	abstract string
	levels   map[int]listLevel
}

// numbering computes automatic labels; all lists on one abstract definition count on together, as Word does.
type numbering struct {
	lists  map[string]list // by numId
	counts map[string][]int
	begun  map[string]bool // lists whose start override has been used
	start  map[string]map[int]int
}

func (n *numbering) restart() { n.counts, n.begun = map[string][]int{}, map[string]bool{} }

func (a *Archive) readNumbering(themes map[string]string) (*numbering, error) {
	n := &numbering{lists: map[string]list{}, start: map[string]map[int]int{}}
	n.restart()
	s, err := a.optional("word/numbering.xml")
	if s == nil {
		return n, err
	}
	defer s.close()
	abstracts := map[string]map[int]listLevel{}
	level := func(e element, into map[int]listLevel) error {
		at, _ := strconv.Atoi(e.attr("ilvl"))
		l := listLevel{start: 1, format: "decimal", restart: -1}
		err := s.children(func(e element) error {
			v := e.attr("val")
			switch e.name {
			case "start":
				l.start, _ = strconv.Atoi(v)
			case "numFmt":
				l.format, l.custom = v, e.attr("format")
			case "lvlText":
				l.text = v
			case "lvlRestart":
				l.restart, _ = strconv.Atoi(v)
			case "rPr":
				return s.children(func(e element) error {
					if e.name == "rFonts" {
						l.face.set(e, themes)
					}
					return s.skip()
				})
			case "isLgl":
				l.legal = on(e)
			case "AlternateContent":
				return s.children(func(e element) error {
					if e.name != "Choice" {
						return s.skip()
					}
					return s.children(func(e element) error {
						if e.name == "numFmt" {
							l.format, l.custom = e.attr("val"), e.attr("format")
						}
						return s.skip()
					})
				})
			}
			return s.skip()
		})
		if at >= 0 && at < 9 {
			into[at] = l
		}
		return err
	}
	err = s.children(func(e element) error {
		switch e.name {
		case "abstractNum":
			levels := map[int]listLevel{}
			abstracts[e.attr("abstractNumId")] = levels
			return s.children(func(e element) error {
				if e.name == "lvl" {
					return level(e, levels)
				}
				return s.skip()
			})
		case "num":
			id := e.attr("numId")
			l := list{levels: map[int]listLevel{}}
			own := map[int]listLevel{}
			n.start[id] = map[int]int{}
			err := s.children(func(e element) error {
				switch e.name {
				case "abstractNumId":
					l.abstract = e.attr("val")
				case "lvlOverride":
					at, _ := strconv.Atoi(e.attr("ilvl"))
					return s.children(func(e element) error {
						switch e.name {
						case "startOverride":
							n.start[id][at], _ = strconv.Atoi(e.attr("val"))
						case "lvl":
							return level(e, own)
						}
						return s.skip()
					})
				}
				return s.skip()
			})
			for k, v := range abstracts[l.abstract] {
				l.levels[k] = v
			}
			for k, v := range own {
				l.levels[k] = v
			}
			n.lists[id] = l
			return err
		}
		return s.skip()
	})
	return n, err
}

// label counts one paragraph of a list on and returns its number as Word shows it, "" when it has none; the face is the paragraph's.
func (n *numbering) label(ref numRef, of face) string {
	l, ok := n.lists[ref.id]
	if !ok || ref.id == "0" || ref.level < 0 || ref.level > 8 {
		return ""
	}
	at, ok := l.levels[ref.level]
	if !ok {
		return ""
	}
	counts := n.counts[l.abstract]
	if counts == nil {
		counts = make([]int, 9)
		for k := range counts {
			counts[k] = l.levels[k].start - 1
		}
		n.counts[l.abstract] = counts
	}
	if !n.begun[ref.id] {
		n.begun[ref.id] = true
		for k, v := range n.start[ref.id] {
			if k >= 0 && k < 9 {
				counts[k] = v - 1
			}
		}
	}
	counts[ref.level]++
	for k := ref.level + 1; k < 9; k++ {
		if r := l.levels[k].restart; r < 0 || r > ref.level {
			counts[k] = l.levels[k].start - 1
		}
	}
	if at.format == "bullet" {
		return bulletOf(at.text)
	}
	label := of.over(at.face).oldText(at.text)
	for k := 0; k <= ref.level; k++ {
		mark := fmt.Sprintf("%%%d", k+1)
		if strings.Contains(label, mark) {
			level := l.levels[k]
			if at.legal {
				level.format = "decimal"
			}
			label = strings.ReplaceAll(label, mark, level.number(max(counts[k], level.start)))
		}
	}
	return strings.TrimSpace(label)
}

// bulletOf maps the signs of symbol fonts to •; others stay as typed.
func bulletOf(s string) string {
	s = strings.TrimSpace(s)
	for _, r := range s {
		if r >= 0xE000 && r <= 0xF8FF || r == 'o' || r == '§' || r == 'Ø' || r == 'ü' {
			return "•"
		}
	}
	return s
}

// number writes n in the level's format. Letters follow the Latin alphabet, as Word counts them; the Vietnamese order
// (a, b, c, d, đ, e, g) comes only from a custom format that lists it.
func (l listLevel) number(n int) string {
	switch l.format {
	case "none":
		return ""
	case "decimalZero":
		return fmt.Sprintf("%02d", n)
	case "upperRoman":
		return romanNumber(n)
	case "lowerRoman":
		return strings.ToLower(romanNumber(n))
	case "upperLetter":
		return strings.ToUpper(letterNumber(n))
	case "lowerLetter":
		return letterNumber(n)
	case "custom":
		if list := strings.Split(strings.TrimSuffix(strings.TrimSpace(l.custom), "..."), ","); n >= 1 && n <= len(list) {
			if s := strings.TrimSpace(list[n-1]); s != "" {
				return s
			}
		}
	}
	return strconv.Itoa(n)
}

func romanNumber(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, s := range []struct {
		v int
		t string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= s.v; n -= s.v {
			b.WriteString(s.t)
		}
	}
	return b.String()
}

// letterNumber is a … z, aa, bb … as Word counts.
func letterNumber(n int) string {
	if n < 1 || n > 780 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}
