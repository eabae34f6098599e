package read

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"lotrinh/internal/doc"
)

// packed makes an archive of parts.
func packed(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const wordRoot = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>`

// word makes a .docx with this body and, when given, other parts by name and content.
func word(t *testing.T, body string, more ...string) []byte {
	t.Helper()
	parts := map[string]string{"word/document.xml": wordRoot + body + `</w:body></w:document>`}
	for i := 0; i+1 < len(more); i += 2 {
		parts[more[i]] = more[i+1]
	}
	return packed(t, parts)
}

// para is one Word paragraph; properties may be "".
func para(properties, text string) string {
	return `<w:p>` + properties + `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func mustRead(t *testing.T, name string, content []byte) *doc.Source {
	t.Helper()
	src, err := File(name, content)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	sound(t, src)
	return src
}

// sound checks what must hold for every source, whatever the input.
func sound(t *testing.T, src *doc.Source) {
	t.Helper()
	end := 0
	for i, b := range src.Blocks {
		if b.Span.Start < end || b.Span.End < b.Span.Start || b.Span.End > len(src.Text) {
			t.Fatalf("block %d: span %v after %d in %d bytes", i, b.Span, end, len(src.Text))
		}
		end = b.Span.End
		if b.Table == nil {
			continue
		}
		for _, r := range b.Table.Rows {
			if r.Span.Start < b.Span.Start || r.Span.End > b.Span.End {
				t.Fatalf("block %d: row %d %v outside %v", i, r.Ord, r.Span, b.Span)
			}
			for _, c := range r.Cells {
				if c.Span.Start < b.Span.Start || c.Span.End > b.Span.End || c.Span.Start > c.Span.End || c.ColSpan < 1 || c.RowSpan < 1 {
					t.Fatalf("block %d: cell %q %v outside %v", i, c.Text, c.Span, b.Span)
				}
				origin := squeeze(clean(src.Text[c.Span.Start:c.Span.End], true))
				if words := squeeze(clean(c.Text, true)); c.RowSpan == 1 && !strings.Contains(src.Text[c.Span.Start:c.Span.End], "\n") && !strings.Contains(origin, words) {
					t.Fatalf("cell %q is not in its span %q", c.Text, origin)
				}
			}
		}
	}
	known := map[string]bool{"": true}
	for _, p := range src.Passages {
		if !known[p.Parent] || p.Span.Start < 0 || p.Span.End > len(src.Text) || p.Span.Start > p.Span.End || p.Level < 1 {
			t.Fatalf("passage %s: parent %q, level %d, span %v", p.ID, p.Parent, p.Level, p.Span)
		}
		known[p.ID] = true
	}
}

func squeeze(s string) string {
	return strings.ToLower(strings.NewReplacer("<br>", "", "<br/>", "", "<br />", "", " ", "", "\n", "").Replace(s))
}

// marks lists the outline as "kind marker title" lines, indented by level, for comparison.
func marks(src *doc.Source) string {
	var b strings.Builder
	for _, p := range src.Passages {
		b.WriteString(strings.Repeat("  ", p.Level-1) + string(p.Kind))
		if p.Marker != "" {
			b.WriteString(" " + p.Marker)
		}
		if p.Title != "" {
			b.WriteString(" = " + p.Title)
		}
		b.WriteString(" [" + string(p.Section) + "]\n")
	}
	return b.String()
}

func blockTexts(src *doc.Source) []string {
	var out []string
	for _, b := range src.Blocks {
		out = append(out, src.Text[b.Span.Start:b.Span.End])
	}
	return out
}

func firstTable(t *testing.T, src *doc.Source) *doc.Table {
	t.Helper()
	for _, b := range src.Blocks {
		if b.Table != nil {
			return b.Table
		}
	}
	t.Fatal("no table")
	return nil
}

func asJSON(src *doc.Source) string {
	b, _ := json.Marshal(src)
	return string(b)
}
