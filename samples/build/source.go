package main

import (
	"fmt"
	"strconv"
	"strings"
)

// A source is plain text, one paragraph a line. A line that begins with % gives its paragraph a part to play:
//
//	%nha-nuoc A | B | Số … | place, day   letterhead of a state body (Decree 30/2020/NĐ-CP); %dang that of a Party body
//	%loai, %trich-yeu, %kem-theo, %giua   name of the type, subject, "(Kèm theo …)", a centred line
//	%can-cu                               legal basis, in italics
//	%trang, %ngang                        a new page, a new section on landscape pages
//	%bang W W …                           a table with columns of W cm; its rows follow up to an empty line
//	%noi-nhan … %ky … %het                addressees and signature block
//
// # opens a bold heading, ** … ** is bold. In a table row cells are set apart by " | "; "!" opens a header row,
// "+" a row whose second cell spans the rest, "^" continues the cell above, "\\" breaks a line.
type document struct {
	title  string
	blocks []block
}

type block struct {
	kind  string // the word after %, or "" for a paragraph, "#" for a heading
	text  string
	parts []string // of a letterhead
	table table
	left  []string // of the signature block
	right []string
}

type table struct {
	widths []float64 // cm
	rows   []row
}

type row struct {
	header, group bool
	cells         []string
}

func parse(text string) (*document, error) {
	lines := strings.Split(strings.ReplaceAll(text, "\r", ""), "\n")
	d := &document{}
	for i := 0; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		kind, rest, _ := strings.Cut(line, " ")
		switch {
		case line == "":
		case kind == "#":
			d.blocks = append(d.blocks, block{kind: "#", text: rest})
		case kind == "%bang":
			t := table{}
			for _, w := range strings.Fields(rest) {
				cm, err := strconv.ParseFloat(w, 64)
				if err != nil {
					return nil, fmt.Errorf("line %d: width %q", i+1, w)
				}
				t.widths = append(t.widths, cm)
			}
			for i++; i < len(lines) && strings.TrimSpace(lines[i]) != ""; i++ {
				r := parseRow(lines[i])
				if want := len(t.widths); !r.group && len(r.cells) != want {
					return nil, fmt.Errorf("line %d: %d cells instead of %d", i+1, len(r.cells), want)
				}
				t.rows = append(t.rows, r)
			}
			d.blocks = append(d.blocks, block{kind: "bang", table: t})
		case kind == "%noi-nhan":
			b, right := block{kind: "ky"}, false
			for i++; i < len(lines) && lines[i] != "%het"; i++ {
				switch {
				case lines[i] == "%ky":
					right = true
				case right:
					b.right = append(b.right, lines[i])
				default:
					b.left = append(b.left, lines[i])
				}
			}
			d.blocks = append(d.blocks, b)
		case kind == "%nha-nuoc" || kind == "%dang":
			parts := strings.Split(rest, " | ")
			if len(parts) != 4 {
				return nil, fmt.Errorf("line %d: a letterhead has 4 parts", i+1)
			}
			d.blocks = append(d.blocks, block{kind: kind[1:], parts: parts})
		case strings.HasPrefix(kind, "%"):
			d.blocks = append(d.blocks, block{kind: kind[1:], text: rest})
		default:
			d.blocks = append(d.blocks, block{text: line})
		}
		if kind == "%trich-yeu" && d.title == "" {
			d.title = rest
		}
	}
	return d, nil
}

func parseRow(line string) row {
	var r row
	line = strings.TrimSpace(line)
	switch {
	case strings.HasPrefix(line, "! "):
		r.header, line = true, line[2:]
	case strings.HasPrefix(line, "+ "):
		r.group, line = true, line[2:]
	}
	for _, c := range strings.Split(line+" ", " |") {
		r.cells = append(r.cells, strings.TrimSpace(c))
	}
	return r
}
