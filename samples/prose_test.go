package samples

import (
	"archive/zip"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/vi"
)

var (
	tags   = regexp.MustCompile(`<[^>]*>`)
	styles = regexp.MustCompile(`(?s)<style>.*?</style>`)
)

// plainText is the text of a file, one paragraph or cell a line, good enough to look for words in.
func plainText(t *testing.T, name string) string {
	t.Helper()
	if strings.HasSuffix(name, ".docx") || strings.HasSuffix(name, ".xlsx") {
		z, err := zip.OpenReader(name)
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		var text string
		for _, part := range []string{"word/document.xml", "xl/sharedStrings.xml"} {
			f, err := z.Open(part)
			if err != nil {
				continue // the other format
			}
			data, err := io.ReadAll(f)
			f.Close()
			if err != nil {
				t.Fatal(err)
			}
			text += string(data)
		}
		text = strings.NewReplacer("</w:p>", "\n", "<w:br/>", " ", "</si>", "\n", "&amp;", "&").Replace(text)
		return tags.ReplaceAllString(text, "")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return tags.ReplaceAllString(styles.ReplaceAllString(string(data), ""), "")
}

// organisation is where the name of an organisation begins in running text.
var organisation = regexp.MustCompile(`(?:^|[\s(])(Sở|Ban|Văn phòng|Ủy ban|UBND|HĐND|Đảng ủy|Đảng đoàn|Tỉnh ủy|Thanh tra|Công an|Bộ|Trường|Đài|Báo|Hội|Liên đoàn|Liên minh|Hiệp hội|Trung tâm|Bảo hiểm xã hội|Kho bạc|Ngân hàng|Cục|Thuế|Thống kê) [\p{L}]`)

// Words that begin like an organisation and are none here: a verb, a meeting, an earlier term, a heading.
var otherwise = []string{"Ban hành", "Báo cáo", "Hội nghị", "Trường hợp", "Ban Chấp hành Đảng bộ tỉnh khóa XI", "Bộ tiêu chí",
	"BÁO", "Thanh tra trách nhiệm"}

// checkOrganisations tells of every organisation in the files that the register does not have.
func checkOrganisations(t *testing.T, files []string) {
	t.Helper()
	var names []string
	for name := range register(t) {
		names = append(names, name)
	}
	for _, file := range files {
		for line := range strings.Lines(plainText(t, file)) {
			for _, at := range organisation.FindAllStringSubmatchIndex(line, -1) {
				rest := line[at[2]:]
				known := slices.ContainsFunc(otherwise, func(o string) bool { return strings.HasPrefix(rest, o) }) ||
					slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(vi.Fold(rest)+" ", n+" ") })
				if !known {
					t.Errorf("%s: not in the register: %.90s", file, rest)
				}
			}
		}
	}
}

func TestEveryOrganisationInTheProseIsRegistered(t *testing.T) {
	checkOrganisations(t, slices.Concat(Documents, []string{"test/chuong-trinh-du-lich.docx", "test/chi-thi-phong-chong-thien-tai.txt"}))
}

func TestEveryFileSaysItIsASample(t *testing.T) {
	for _, file := range slices.Concat(Documents, []string{"test/chuong-trinh-du-lich.docx", "test/chi-thi-phong-chong-thien-tai.txt"}) {
		found := 0
		if strings.HasSuffix(file, "x") {
			z, err := zip.OpenReader(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, part := range z.File {
				if !strings.HasPrefix(part.Name, "word/") && !strings.HasPrefix(part.Name, "xl/worksheets/") {
					continue
				}
				f, err := part.Open()
				if err != nil {
					t.Fatal(err)
				}
				data, err := io.ReadAll(f)
				f.Close()
				if err != nil {
					t.Fatal(err)
				}
				found += strings.Count(string(data), "DỮ LIỆU MẪU")
			}
			z.Close()
		} else {
			found = strings.Count(plainText(t, file), "DỮ LIỆU MẪU")
		}
		if found != 1 {
			t.Errorf("%s says DỮ LIỆU MẪU %d times instead of once", file, found)
		}
	}
}
