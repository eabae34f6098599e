package read

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lotrinh/internal/fault"
)

func pdfSample(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// pdfPages writes a PDF by hand: one Helvetica, one content stream a page; extra goes into the trailer.
func pdfPages(extra string, pages ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj\n")
	kids := ""
	for i, p := range pages {
		n := 10 + 2*i
		kids += fmt.Sprintf("%d 0 R ", n)
		fmt.Fprintf(&b, "%d 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>> endobj\n", n, n+1)
		fmt.Fprintf(&b, "%d 0 obj <</Length %d>> stream\n%s\nendstream endobj\n", n+1, len(p), p)
	}
	fmt.Fprintf(&b, "2 0 obj <</Type/Pages/Count %d/Kids[%s]>> endobj\ntrailer <</Root 1 0 R %s>>\n%%%%EOF", len(pages), kids, extra)
	return []byte(b.String())
}

func TestPDFLetter(t *testing.T) {
	src := mustRead(t, "letter.pdf", pdfSample(t, "letter.pdf"))
	if src.MediaType != "application/pdf" {
		t.Error(src.MediaType)
	}
	m := src.Meta
	for _, c := range [][2]string{{m.Type, "Kế hoạch"}, {m.Number, "47/KH-UBND"}, {string(m.Date), "2026-03-15"}, {m.Issuer, "Ủy ban nhân dân tỉnh Mẫu Giang"},
		{m.Subject, "Triển khai cải cách hành chính và chuyển đổi số của tỉnh Mẫu Giang giai đoạn 2026-2030"}, {m.Signer, "Lê Văn Mẫu"}, {m.Place, "Mẫu Giang"}} {
		if c[0] != c[1] {
			t.Errorf("%q, want %q", c[0], c[1])
		}
	}
	lines := strings.Split(src.Text, "\n")
	for _, want := range []string{
		"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
		"I. MỤC TIÊU",
		"1. Sở Nội vụ rà soát quy trình giải quyết công việc của các sở, ngành, trình Ủy ban nhân dân tỉnh ban hành bộ quy trình mới; hoàn thành trước ngày 30/6/2026.",
		"7. Sở Xây dựng số hóa hồ sơ quy hoạch, hạ tầng kỹ thuật đô thị và công khai trên bản đồ số dùng chung; hoàn thành trước ngày 30/11/2026.",
		"- Báo cáo kết quả về Văn phòng Ủy ban nhân dân tỉnh trước ngày 20 của tháng cuối quý;",
		"- Thường trực Tỉnh ủy;", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
	} {
		found := false
		for _, l := range lines {
			found = found || l == want
		}
		if !found {
			t.Errorf("no line %q in\n%s", want, src.Text)
		}
	}
	for _, l := range lines {
		if pageNumber(l) {
			t.Errorf("a page number is left: %q", l)
		}
	}
	if first, last := src.Blocks[0].Locator, src.Blocks[len(src.Blocks)-1].Locator; first.Page != 1 || last.Page != 2 || last.Paragraph != len(src.Blocks) {
		t.Errorf("pages: %+v, %+v", first, last)
	}
}

func TestPDFTableOverTwoPages(t *testing.T) {
	src := mustRead(t, "table.pdf", pdfSample(t, "table.pdf"))
	table := firstTable(t, src)
	if len(table.Rows) != 21 || !table.Rows[0].Header {
		t.Fatalf("%d rows, header %v\n%s", len(table.Rows), table.Rows[0].Header, src.Text)
	}
	if n := strings.Count(src.Text, "STT"); n != 1 {
		t.Errorf("the header stands %d times", n)
	}
	if c := table.Rows[11].Cells[0]; c.Text != "B. Hạ tầng" || c.ColSpan != 5 {
		t.Errorf("%+v", c)
	}
	cut := table.Rows[12].Cells // the page break goes through it
	if len(cut) != 5 || cut[0].Text != "10" || cut[1].Text != "Xây dựng, trình ban hành quy trình giải quyết công việc nhóm 10 theo hướng đơn giản, dễ thực hiện" || cut[2].Text != "Sở Xây dựng" {
		t.Errorf("%+v", cut)
	}
}

func TestPDFWithoutDrawnLines(t *testing.T) {
	var page strings.Builder
	put := func(x, y int, s string) { fmt.Fprintf(&page, "BT /F1 12 Tf 1 0 0 1 %d %d Tm (%s) Tj ET\n", x, y, s) }
	put(72, 760, "Danh muc nhiem vu nam 2026 cua tinh Mau Giang:")
	for i, row := range [][]string{{"TT", "Nhiem vu", "Don vi"}, {"1", "Lap ke hoach", "So Noi vu"}, {"2", "Mua thiet bi", "So Tai chinh"}, {"3", "Bao cao", "Van phong"}} {
		put(72, 730-20*i, row[0])
		put(120, 730-20*i, row[1])
		put(300, 730-20*i, row[2])
	}
	table := firstTable(t, mustRead(t, "a.pdf", pdfPages("", page.String())))
	if len(table.Rows) != 4 || table.Rows[2].Cells[1].Text != "Mua thiet bi" || table.Rows[3].Cells[2].Text != "Van phong" {
		t.Errorf("%+v", table.Rows)
	}
}

func TestPDFSentenceOverPages(t *testing.T) {
	body := func(number, first, last string) string {
		return "BT /F1 12 Tf 1 0 0 1 300 810 Tm (" + number + ") Tj 1 0 0 1 72 760 Tm (" + first + ") Tj 0 -16 Td (" + last + ") Tj ET"
	}
	long := "Cac so, ban, nganh cua tinh Mau Giang xay dung ke hoach chi tiet va gui ve"
	for _, c := range []struct{ first, last, want string }{
		{"Van phong Uy ban truoc ngay 30 thang 6.", "Het.", long + " " + long + " Van phong Uy ban truoc ngay 30 thang 6.\nHet.\n"}, // the number between them is gone
		{long + " QD-", "UBND cua tinh.", long + " " + long + " " + long + " QD-UBND cua tinh.\n"},
	} {
		if src := mustRead(t, "a.pdf", pdfPages("", body("1", long, long), body("2", c.first, c.last))); src.Text != c.want {
			t.Errorf("%q\n%q", src.Text, c.want)
		}
	}
}

func TestPDFRefused(t *testing.T) {
	words := "BT /F1 12 Tf 72 700 Td (Ke hoach cai cach hanh chinh cua tinh Mau Giang) Tj ET"
	good := pdfSample(t, "letter.pdf")
	deep := pdfPages("", words+"\n"+strings.Repeat("[", 10000))
	nested := pdfPages("/Info "+strings.Repeat("[", 10000), words)
	loop := pdfPages("", "/X Do "+words)
	for _, c := range []struct {
		name    string
		content []byte
		kind    fault.Kind
		says    string
	}{
		{"scan", pdfSample(t, "scan.pdf"), fault.Invalid, "bản quét"},
		{"locked", pdfPages("/Encrypt 9 0 R", words), fault.Invalid, "mật khẩu"},
		{"only a head", []byte("%PDF-1.7 …"), fault.Invalid, "hỏng"},
		{"cut off", good[:len(good)/8], fault.Invalid, ""},
		{"no pages", pdfPages(""), fault.Invalid, "hỏng"},
		{"too many pages", pdfPages("", make([]string, 2001)...), fault.TooLarge, "2.000 trang"},
		{"deep arrays", pdfPages("/Info 7 0 R>> 7 0 obj "+strings.Repeat("[", 10000), words), fault.TooLarge, "lồng quá sâu: hơn 256 cấp (gần byte"},
		{"deep dictionaries", pdfPages("/Info 7 0 R>> 7 0 obj "+strings.Repeat("<</A ", 10000), words), fault.TooLarge, "lồng quá sâu: hơn 256 cấp (gần byte"},
		{"more letters than a page has", pdfPages("", words, "BT /F1 12 Tf "+strings.Repeat("1 0 0 1 72 700 Tm (aaaaaaaaaa) Tj ", 50_000)+"ET"), fault.TooLarge, "hơn 400.000 chữ trên một trang (trang 2)"},
		{"VNI", pdfPages("", "", "BT /F1 12 Tf 72 700 Td (KE\xc1 HOA\xcfCH ph\xf9t trie\xe5\xe5n kinh te\xe1 - xa\xf5 ho\xe4i tham m\xf6u) Tj ET"), fault.Invalid, "VNI nên chữ đọc ra sai, như \"HOAÏCH\" ở trang 2"},
		{"page without letters", pdfPages("", "q Q"), fault.Invalid, "bản quét"},
	} {
		if src, err := File("a.pdf", c.content); src != nil || fault.KindOf(err) != c.kind || !strings.Contains(fault.Say(err, "vi"), c.says) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	for name, content := range map[string][]byte{"stray brackets": deep, "nested trailer": nested, "missing drawing": loop, "no table of objects": good[:len(good)-len(good)/50]} {
		if _, err := File("a.pdf", content); err != nil && fault.KindOf(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := File("a.pdf", []byte("Kế hoạch")); fault.KindOf(err) != fault.Invalid {
		t.Errorf("text under the name of a PDF: %v", err)
	}
	small := Limits{Bytes: 1 << 20, Unpacked: 1 << 16, Depth: 256, Cells: 100}
	if _, err := small.File("a.pdf", good); fault.KindOf(err) != fault.TooLarge {
		t.Errorf("over the limits: %v", err)
	}
}

// TestCrookedPDFsAreRead: what refers to itself, or comes a million times, does no harm to the words beside it.
func TestCrookedPDFsAreRead(t *testing.T) {
	words := "BT /F1 12 Tf 72 700 Td (Ke hoach cai cach hanh chinh cua tinh Mau Giang) Tj ET"
	good := string(pdfPages("", words))
	page := func(with string) string { return strings.Replace(good, "/Type/Page/", "/Type/Page"+with+"/", 1) }
	beside := func(objects string) string { return strings.Replace(good, "trailer", objects+"\ntrailer", 1) }
	link, refs, links := "<</Type/Annot/Subtype/Link/Rect[0 0 1 1]>>", strings.Builder{}, strings.Builder{}
	for i := range 20_000 {
		fmt.Fprintf(&refs, "%d 0 R ", 100+i)
		fmt.Fprintf(&links, "%d 0 obj %s endobj\n", 100+i, link)
	}
	stamp := "BT /F1 12 Tf 1 0 0 1 5 5 Tm (MG-9) Tj ET"
	for name, content := range map[string]string{
		"tables of objects that lead to themselves": strings.Replace(good, "/Root 1 0 R", "/Root 1 0 R/Prev 9/XRefStm 9", 1) + "\nstartxref\n9\n%%EOF",
		"an object stream of itself":                beside("7 0 obj <</Type/ObjStm/N 2/First 8/Extends 7 0 R/Length 7 0 R>> stream\n7 0 8 0 7 0 R endstream endobj"),
		"an object that is a reference to itself":   beside("7 0 obj 7 0 R endobj 8 0 obj 9 0 R endobj 9 0 obj 8 0 R endobj"),
		"a page tree in a circle":                   strings.Replace(good, "/Kids[10 0 R ]", "/Kids[2 0 R 5 0 R 10 0 R 10 0 R]", 1) + "\n5 0 obj <</Type/Pages/Kids[2 0 R 5 0 R]>> endobj",
		"a drawing that draws itself":               strings.Replace(beside("7 0 obj <</Subtype/Form/Resources<</XObject<</X 7 0 R>>>>/Length 6>> stream\n/X Do \nendstream endobj"), "/Font<<", "/XObject<</X 7 0 R>>/Font<<", 1),
		"links in the page":                         page("/Annots[" + strings.Repeat(link, 20_000) + "]"),
		"links by reference":                        strings.Replace(page("/Annots["+refs.String()+"]"), "trailer", links.String()+"trailer", 1),
		"links in an array apart":                   strings.Replace(page("/Annots 8 0 R"), "trailer", "8 0 obj ["+refs.String()+"] endobj\n"+links.String()+"trailer", 1),
		"deep brackets in the page's commands":      string(pdfPages("", strings.Repeat("[", 10_000)+strings.Repeat("<<", 10_000)+" n "+words)),
		"a million numbers in one command":          string(pdfPages("", "["+strings.Repeat("1 ", 1<<20)+"] TJ "+words)),
	} {
		src, err := File("a.pdf", []byte(content))
		if err != nil || src.Text != "Ke hoach cai cach hanh chinh cua tinh Mau Giang\n" {
			t.Errorf("%s: %v %v", name, src, err)
		}
	}
	form := fmt.Sprintf("7 0 obj <</Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</F1 3 0 R>>>>/Length %d>> stream\n%s\nendstream endobj 8 0 obj <</Subtype/Stamp/Rect[72 600 172 620]/AP<</N 7 0 R>>>> endobj\ntrailer", len(stamp), stamp)
	src, err := File("a.pdf", []byte(strings.Replace(page("/Annots["+link+" 8 0 R]"), "trailer", form, 1)))
	if err != nil || !strings.Contains(src.Text, "MG-9") {
		t.Errorf("a stamp among links: %v %v", src, err)
	}
}

// TestDamagedPDFsNeverPanic flips bytes and cuts pieces out of a good file.
func TestDamagedPDFsNeverPanic(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, name := range []string{"letter.pdf", "table.pdf"} {
		good := pdfSample(t, name)
		for range 60 {
			b := append([]byte(nil), good...)
			for range 1 + random.IntN(8) {
				at := random.IntN(len(b))
				if random.IntN(2) == 0 {
					b[at] = byte(random.IntN(256))
				} else {
					b = append(b[:at], b[min(len(b), at+random.IntN(200)):]...)
				}
			}
			if src, err := File("a.pdf", b); err == nil {
				sound(t, src)
			}
		}
	}
}

// FuzzPDF is for longer runs by hand: go test -fuzz FuzzPDF ./internal/read
func FuzzPDF(f *testing.F) {
	f.Add(pdfPages("", "BT /F1 12 Tf 72 700 Td [(Ke) -250 (hoach)] TJ T* (1. Viec) ' ET 72 600 100 50 re S"))
	f.Add(pdfSample(f, "scan.pdf"))
	small := Limits{Bytes: 1 << 20, Unpacked: 1 << 20, Depth: 64, Cells: 20000}
	f.Fuzz(func(t *testing.T, content []byte) {
		if src, err := small.File("a.pdf", append([]byte("%PDF-1.4\n"), content...)); err == nil {
			sound(t, src)
		}
	})
}

// TestCorpusPDFs reads the real files of the public corpus and compares the text with what another tool found in them.
func TestCorpusPDFs(t *testing.T) {
	dir := corpus()
	files, _ := filepath.Glob(filepath.Join(dir, "documents", "pdf", "*.pdf"))
	if len(files) == 0 {
		t.Logf("corpus not found: %s", dir)
		return
	}
	for _, path := range files {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		src := mustRead(t, filepath.Base(path), content)
		twin, err := os.ReadFile(filepath.Join(dir, "documents", "txt", strings.TrimSuffix(filepath.Base(path), ".pdf")+".txt"))
		if err != nil {
			continue
		}
		count := map[string]int{}
		for _, w := range strings.Fields(string(twin)) {
			count[w]++
		}
		all, same := 0, 0
		for _, w := range strings.Fields(src.Text) {
			if all++; count[w] > 0 {
				count[w]--
				same++
			}
		}
		if same*1000 < all*995 {
			t.Errorf("%s: %d of %d words are those of the other reading", filepath.Base(path), same, all)
		}
	}
}
