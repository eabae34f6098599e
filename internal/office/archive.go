// Package office reads the parts of Office Open XML files (.docx, .xlsx) as streams and the pages of PDFs as placed letters, within stated bounds.
package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
)

// Limits bound what unpacking may cost.
type Limits struct {
	Unpacked int64 // bytes of all parts read, together; they are read as a stream and not kept
	Text     int64 // bytes of text in them, which are kept; 0 is as many as Unpacked
	Depth    int   // of elements inside one another
	Cells    int   // cells, rows and paragraphs with text, together
}

// sidePart bounds parts that only help to read the content: styles, numbering, relations.
const sidePart = 32 << 20

// Archive is an opened package; all reads share one budget of unpacked bytes.
type Archive struct {
	parts   map[string]*zip.File
	limits  Limits
	left    int64
	cells   int
	letters int64
	reading *scanner // the part opened last
}

// Open reads the directory of a package.
func Open(content []byte, limits Limits) (*Archive, error) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, damaged("không phải tệp nén nguyên vẹn", "it is no whole archive")
	}
	if limits.Text == 0 {
		limits.Text = limits.Unpacked
	}
	a := &Archive{parts: make(map[string]*zip.File, len(z.File)), limits: limits, left: limits.Unpacked, cells: limits.Cells, letters: limits.Text}
	for _, f := range z.File {
		if f.Flags&1 != 0 {
			return nil, ErrLocked
		}
		a.parts[strings.TrimPrefix(strings.ReplaceAll(f.Name, "\\", "/"), "/")] = f
	}
	return a, nil
}

// Has tells whether a part exists.
func (a *Archive) Has(name string) bool { return a.parts[name] != nil }

// Names lists the parts in one folder with a prefix, such as "word/header".
func (a *Archive) Names(prefix string) []string {
	var out []string
	for name := range a.parts {
		if strings.HasPrefix(name, prefix) && strings.HasSuffix(name, ".xml") {
			out = append(out, name)
		}
	}
	return out
}

// meter charges what is read to the budget of the archive.
type meter struct {
	io.ReadCloser
	a    *Archive
	most int64 // of this part
	left int64
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.ReadCloser.Read(p)
	m.left -= int64(n)
	if m.a.left -= int64(n); m.a.left < 0 || m.left < 0 {
		return n, tooManyBytes(min(m.a.limits.Unpacked, m.most))
	}
	return n, err
}

func (a *Archive) scan(name string) (*scanner, error) {
	f := a.parts[name]
	if f == nil {
		return nil, &Flaw{Is: ErrMissing, Part: name, Vi: "không có phần này", En: "there is no such part"}
	}
	r, err := f.Open()
	if err != nil {
		f := flawOf(err)
		f.Part = name
		return nil, f
	}
	m := &meter{r, a, sidePart, 0}
	if content := name == "word/document.xml" || name == "xl/sharedStrings.xml" || strings.HasPrefix(name, "xl/worksheets/sheet"); content {
		m.most = a.limits.Unpacked
	}
	m.left = m.most
	a.reading = newScanner(name, m, r.Close, a)
	return a.reading, nil
}

// optional opens a part that a file may lack, at the children of its root; nil when it is not there.
func (a *Archive) optional(name string) (*scanner, error) {
	s, err := a.scan(name)
	if errors.Is(err, ErrMissing) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	if _, err := s.root(); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// children calls f for every child element of the one just opened; f must read its child to the end (or skip it).
func (s *scanner) children(f func(element) error) error {
	for {
		t, err := s.next()
		if err != nil {
			return s.placed(err)
		}
		switch t {
		case opening:
			if err := f(s.opened); err != nil {
				return err
			}
		case closing:
			return nil
		}
	}
}

// spend charges one cell or paragraph to the budget.
func (a *Archive) spend() error {
	if a.cells--; a.cells < 0 {
		return a.reading.placed(tooManyCells(a.limits.Cells))
	}
	return nil
}

// skip reads the element just opened to its end.
func (s *scanner) skip() error {
	for depth := s.depth; s.depth >= depth; {
		if _, err := s.next(); err != nil {
			return s.placed(err)
		}
	}
	return nil
}

// text is the character data of the element just opened, of its children too.
func (s *scanner) text() (string, error) {
	var b strings.Builder
	for depth := s.depth; s.depth >= depth; {
		t, err := s.next()
		if err != nil {
			return "", s.placed(err)
		}
		if t == chars {
			if s.a.letters -= int64(len(s.chars)); s.a.letters < 0 {
				return "", s.placed(tooManyLetters(s.a.limits.Text))
			}
			b.Write(s.chars)
		}
	}
	return b.String(), nil
}

// root opens the first element of the part.
func (s *scanner) root() (element, error) {
	for {
		t, err := s.next()
		if err != nil {
			return element{}, s.placed(err)
		}
		if t == opening {
			return s.opened, nil
		}
	}
}

// placed tells where in the part something went wrong.
func (s *scanner) placed(err error) error {
	f := flawOf(err)
	if f.Part == "" {
		f.Part, f.Byte = s.part, s.passed+int64(s.at)+1
	}
	return f
}

// on is the value of a Word toggle element: <w:b/> is on, <w:b w:val="0"/> is off.
func on(e element) bool {
	v := e.attr("val")
	return v != "0" && v != "false" && v != "off" && v != "none"
}

// relations maps the ids of a part's relations to the names of the parts they lead to.
func (a *Archive) relations(part string) (map[string]string, error) {
	dir, file := path.Split(part)
	name := dir + "_rels/" + file + ".rels"
	out := map[string]string{}
	if !a.Has(name) {
		return out, nil
	}
	s, err := a.scan(name)
	if err != nil {
		return nil, err
	}
	defer s.close()
	if _, err := s.root(); err != nil {
		return nil, err
	}
	err = s.children(func(e element) error {
		target := e.attr("Target")
		if strings.HasPrefix(target, "/") {
			target = target[1:]
		} else {
			target = path.Join(dir, target)
		}
		out[e.attr("Id")] = target
		return s.skip()
	})
	return out, err
}
