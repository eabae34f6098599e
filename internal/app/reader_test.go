package app

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/plan"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/vi"
	"lotrinh/samples"
)

// turnedBy lets LibreOffice write a sample in other formats, as an office would have saved it.
func turnedBy(t *testing.T, sample string, formats ...string) map[string][]byte {
	t.Helper()
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("missing soffice (libreoffice-writer and libreoffice-calc)")
	}
	dir, out := t.TempDir(), map[string][]byte{}
	from := filepath.Join(dir, sample)
	if err := os.WriteFile(from, sampleFile(t, sample), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, format := range formats {
		said, err := exec.CommandContext(t.Context(), "soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", format, "--outdir", dir, from).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		if out[format], err = os.ReadFile(strings.TrimSuffix(from, filepath.Ext(from)) + "." + format); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func sampleFile(t *testing.T, name string) []byte {
	t.Helper()
	content, err := samples.Files.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func candidatesIn(t *testing.T, name string, content []byte) []plan.Candidate {
	t.Helper()
	_, res, err := NewReader().Extract(t.Context(), Input{Name: name, Content: content}, "")
	if err != nil {
		t.Fatal(err)
	}
	return res.Candidates
}

// TestOtherOfficeFilesReadAlike: what a document says does not hang on the program it was saved with.
func TestOtherOfficeFilesReadAlike(t *testing.T) {
	for sample, formats := range map[string][]string{"03-ke-hoach-ubnd.docx": {"doc", "odt", "rtf"}, "04-chi-tieu.xlsx": {"xls", "ods"}} {
		want := candidatesIn(t, sample, sampleFile(t, sample))
		for format, content := range turnedBy(t, sample, formats...) {
			got := candidatesIn(t, "a."+format, content)
			if len(got) != len(want) {
				t.Errorf("%s as .%s: %d candidates, not %d", sample, format, len(got), len(want))
				continue
			}
			for i := range want {
				if g, w := saying(got[i]), saying(want[i]); g != w {
					t.Errorf("%s as .%s: %s\nnot %s", sample, format, g, w)
				}
			}
		}
	}
}

// saying is what a candidate says, without where it stands; a deadline with the rule that it makes its days by.
func saying(c plan.Candidate) string {
	due, err := json.Marshal(c.Due)
	return fmt.Sprintf("%s %q %q lead %q coord %q due %s%v product %q unit %q values %v", c.Kind, c.Name, c.Text, c.Lead, c.Coord, due, err, c.Deliverable, c.Unit, c.Values)
}

// TestAnOldWordFileIsKeptAsItCame, and its text beside it, so that nothing is asked of LibreOffice a second time.
func TestAnOldWordFileIsKeptAsItCame(t *testing.T) {
	content := turnedBy(t, "03-ke-hoach-ubnd.docx", "doc")["doc"]
	w := newWorld(t, storetest.SQLite(t))
	d, err := w.Import(t.Context(), w.clerk, "ke-hoach.doc", content, "")
	if err != nil {
		t.Fatal(err)
	}
	if d.File != "ke-hoach.doc" || d.MediaType != "application/msword" || d.Number != "35/KH-UBND" {
		t.Errorf("%+v", d)
	}
	if _, err := w.Import(t.Context(), w.clerk, "ke-hoach.doc", content, ""); !fault.Is(err, fault.Conflict) {
		t.Errorf("a second time: %v", err)
	}
	w.reader = Reader{} // as on a machine without LibreOffice
	if v, err := w.Document(t.Context(), d.ID); err != nil || len(v.Passages) < 20 {
		t.Errorf("its text: %d passages, %v", len(v.Passages), err)
	}
	if _, wrong, err := w.Verify(t.Context(), journal.Head{}); err != nil || len(wrong) > 0 {
		t.Errorf("%v, %v", wrong, err)
	}
	if _, err := w.Import(t.Context(), w.clerk, "khac.doc", append(content, 0), ""); !strings.Contains(fault.Say(err, "vi"), "libreoffice-writer") {
		t.Errorf("without LibreOffice: %v", err)
	}
}

// TestAScanIsRecognised: the letterhead and a page of the table of a sample, drawn as pictures, come back by their words and lines, and
// nothing of them is taken without a person. Of the whole sample 57 of 57 tasks come back, with the lead of 54 and the deadline of 49.
func TestAScanIsRecognised(t *testing.T) {
	r := NewReader()
	if !r.Recognises() {
		t.Skip("missing tesseract with Vietnamese, or poppler (tesseract-ocr, tesseract-ocr-vie, poppler-utils)")
	}
	scan := pictures(t, turnedBy(t, "03-ke-hoach-ubnd.docx", "pdf")["pdf"], 1, 5)
	if _, _, err := r.Extract(t.Context(), Input{Name: "quet.pdf", Content: scan}, ""); !strings.Contains(fault.Say(err, "vi"), "--ocr") {
		t.Errorf("a scan, not to be recognised: %v", err)
	}
	pages := 0
	src, res, err := r.Extract(t.Context(), Input{Name: "quet.pdf", Content: scan, OCR: true, Pages: func(done, total int) { pages += total - done }}, "")
	if err != nil {
		t.Fatal(err)
	}
	if !src.Meta.OCR || src.Meta.Number != "35/KH-UBND" || src.Meta.Date != "2024-02-28" || pages != 1 {
		t.Errorf("%+v, %d", src.Meta, pages)
	}
	for _, c := range res.Candidates {
		if (plan.Proposal{Verdict: plan.Pending, Candidate: c}).Sure(0) {
			t.Errorf("taken without a person: %q", c.Text)
		}
	}
	found := 0
	for _, c := range candidatesIn(t, "03-ke-hoach-ubnd.docx", sampleFile(t, "03-ke-hoach-ubnd.docx")) {
		if c.Kind != "task" {
			continue
		}
		if slices.ContainsFunc(res.Candidates, func(got plan.Candidate) bool { return alike(got.Text, c.Text) }) {
			found++
		}
	}
	if found < 8 { // numbers 8 to 15 of the annex
		t.Errorf("%d tasks came back", found)
	}
}

// alike holds for texts of which four in five words are the same, marks of tone left out.
func alike(a, b string) bool {
	x, y := strings.Fields(vi.Fold(a)), strings.Fields(vi.Fold(b))
	same := 0
	for _, w := range y {
		if slices.Contains(x, w) {
			same++
		}
	}
	return same*5 >= len(y)*4 && len(x) <= 2*len(y)
}

// pictures draws pages of a PDF and makes a PDF of the pictures, as a scanner does.
func pictures(t *testing.T, content []byte, pages ...int) []byte {
	t.Helper()
	const dots = 200 // an inch
	dir := t.TempDir()
	from := filepath.Join(dir, "a.pdf")
	if err := os.WriteFile(from, content, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, n := range pages {
		page := strconv.Itoa(n)
		if said, err := exec.CommandContext(t.Context(), "pdftoppm", "-f", page, "-l", page, "-r", strconv.Itoa(dots), "-gray", "-jpeg", from, filepath.Join(dir, "page")).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
	}
	names, err := filepath.Glob(filepath.Join(dir, "page*.jpg"))
	if err != nil || len(names) == 0 {
		t.Fatal("no pages", err)
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n")
	kids := ""
	for i, name := range names {
		picture, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		size, err := jpeg.DecodeConfig(bytes.NewReader(picture))
		if err != nil {
			t.Fatal(err)
		}
		colours := "RGB"
		if size.ColorModel == color.GrayModel {
			colours = "Gray"
		}
		wide, high := size.Width*72/dots, size.Height*72/dots
		n, draw := 10+3*i, fmt.Sprintf("q %d 0 0 %d 0 0 cm /I Do Q", wide, high)
		kids += fmt.Sprintf("%d 0 R ", n)
		fmt.Fprintf(&b, "%d 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources<</XObject<</I %d 0 R>>>>/Contents %d 0 R>> endobj\n", n, wide, high, n+1, n+2)
		fmt.Fprintf(&b, "%d 0 obj <</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/Device%s/BitsPerComponent 8/Filter/DCTDecode/Length %d>> stream\n%s\nendstream endobj\n", n+1, size.Width, size.Height, colours, len(picture), picture)
		fmt.Fprintf(&b, "%d 0 obj <</Length %d>> stream\n%s\nendstream endobj\n", n+2, len(draw), draw)
	}
	fmt.Fprintf(&b, "2 0 obj <</Type/Pages/Count %d/Kids[%s]>> endobj\ntrailer <</Root 1 0 R>>\n%%%%EOF", len(names), kids)
	return b.Bytes()
}
