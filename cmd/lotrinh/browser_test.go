package main_test

import (
	"bytes"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"lotrinh/internal/browsertest"
)

// TestRoadByClicking walks the whole road in a browser: two documents the program has not seen before go into the demo's
// installation, are reviewed, reported on by two units, judged by the office, and come out in a written report.
func TestRoadByClicking(t *testing.T) {
	t.Parallel()
	server := startDemo(t)
	root := strings.TrimSuffix(server.URL, "/")
	b := browsertest.New(t)

	// The term is the first page.
	b.Open(root + "/")
	b.See("Nhiệm kỳ 2023 - 2028")
	b.See("Dữ liệu mẫu")
	b.Screenshot(filepath.Join(t.ArtifactDir(), "home-1440.png"), 1440)
	b.Screenshot(filepath.Join(t.ArtifactDir(), "home-390.png"), 390)

	// Read two new documents.
	for _, file := range []string{"chuong-trinh-du-lich.docx", "chi-thi-phong-chong-thien-tai.txt"} {
		path, err := filepath.Abs(filepath.Join("..", "..", "samples", "test", file))
		if err != nil {
			t.Fatal(err)
		}
		b.Open(root + "/documents")
		b.Upload("input[type=file]", path)
		b.Click("text=Đọc văn bản")
	}

	// Review the programme: the first candidate by itself, one is nothing for the plan, the sure ones together.
	b.Click("text=Rà soát")
	b.Click("text=Chương trình số 08/CTr-UBND ngày 12/03/2026")
	b.See("Đề xuất 1/")
	b.Screenshot(filepath.Join(t.ArtifactDir(), "review-1440.png"), 1440)
	b.Screenshot(filepath.Join(t.ArtifactDir(), "review-390.png"), 390)
	b.Click("text=Nhận")
	b.See("Đã nhận thành MT-")
	b.Fill("#why", "Số liệu nêu lại của văn bản khác")
	b.Click("text=Bỏ")
	b.See("Đã bỏ đề xuất")
	b.Click("text=Sở Văn hóa, Thể thao và Du lịch là cơ quan thường trực")
	b.See("Vì sao")
	b.Fill("#above", "0,95")
	b.Click("text=Đếm trước")
	sure := regexp.MustCompile(`Sẽ nhận (\d+) đề xuất`).FindStringSubmatch(b.Text("main"))
	if n, _ := strconv.Atoi(strings.Join(sure[min(1, len(sure)):], "")); n < 12 {
		t.Fatalf("%q: the annex alone has 12 rows that leave nothing open", sure)
	}
	b.Click("text=Nhận " + sure[1] + " đề xuất")
	b.See("Đã nhận " + sure[1] + " đề xuất vào kế hoạch")

	// Review the directive: correct a lead before accepting.
	b.Click("text=Rà soát")
	b.Click("text=Chỉ thị số 05/CT-UBND ngày 20/04/2026")
	b.Fill("textarea[name=deliverable], input[name=deliverable]", "Bản đồ điểm sạt lở")
	b.Click("button[value=accept]")
	b.See("Đã nhận bản đã sửa thành NV-")

	// The item leads back to its sentence.
	b.Open(root + "/search?q=du+lich+cong+dong")
	b.See("du lịch cộng đồng")
	b.Open(root + "/items?q=khao+sat+diem+den+duong+song&kind=task")
	b.Click("text=Khảo sát, lập danh mục điểm đến, tuyến du lịch đường sông")
	b.See("Sở Văn hóa, Thể thao và Du lịch")
	b.See("30/06/2026")
	b.See("08/CTr-UBND")
	code := regexp.MustCompile(`NV-\d+`).FindString(b.Text("main"))
	b.Screenshot(filepath.Join(t.ArtifactDir(), "item-1440.png"), 1440)

	// The unit's reporter reports it done; that it has no product is asked about, and then it is named.
	actAs(b, root, "so-vhttdl-dm")
	b.Open(root + "/reports/so-vhttdl/2026-07")
	n := rowOf(t, root+"/reports/so-vhttdl/2026-07", code)
	b.Fill("[name='"+n+".state']", "done")
	b.Fill("[name='"+n+".percent']", "100")
	b.Fill("[name='"+n+".done_on']", "18/06/2026")
	b.Click("text=Lưu bản nháp")
	b.See("Đã lưu bản nháp")
	b.See("Báo hoàn thành mà chưa có sản phẩm.")
	b.Fill("[name='"+n+".product']", "Quyết định số 310/QĐ-SVHTTDL ngày 18/6/2026")
	b.Click("text=Lưu bản nháp")
	b.See("Đã lưu bản nháp")
	b.Screenshot(filepath.Join(t.ArtifactDir(), "report-1440.png"), 1440)
	b.Screenshot(filepath.Join(t.ArtifactDir(), "report-390.png"), 390)
	for range b.Count("input[name=confirm]") { // what looks odd is asked first, and confirmed
		b.Click("input[name=confirm]:not(:checked)")
	}
	b.Click("text=Gửi báo cáo")
	b.See("Đã gửi, chờ duyệt")

	// The office returns it with a reason, the unit sends it again, the office approves.
	actAs(b, root, "vpub-tonghop")
	b.Open(root + "/reports/so-vhttdl/2026-07")
	b.Fill("#reason-return", "Đề nghị nêu số điểm đến đã khảo sát")
	b.Click("text=Trả lại")
	b.See("Lý do trả lại: Đề nghị nêu số điểm đến đã khảo sát")
	actAs(b, root, "so-vhttdl-dm")
	b.Open(root + "/reports/so-vhttdl/2026-07")
	b.Fill("[name='"+n+".text']", "Đã khảo sát 27 điểm đến, lập danh mục 14 tuyến.")
	b.Click("text=Lưu bản nháp")
	b.Click("text=Gửi lại")
	actAs(b, root, "vpub-tonghop")
	b.Open(root + "/reports/so-vhttdl/2026-07")
	b.Click("text=Duyệt")
	b.See("Đã duyệt")
	b.Open(root + "/items/" + code)
	b.See("Hoàn thành đúng hạn")
	b.See("Quyết định số 310/QĐ-SVHTTDL")

	t.Run("figures lead to as many rows", func(t *testing.T) { figuresMatchLists(t, root) })
	t.Run("the written report", func(t *testing.T) {
		written := fetch(t, root+"/write?unit=so-vhttdl&period=2026-07&format=docx")
		if !bytes.HasPrefix(written, []byte("PK")) {
			t.Fatalf("no Word document: %.200q", written)
		}
	})
}

// actAs chooses a post on the page of them all.
func actAs(b *browsertest.Browser, root, post string) {
	b.Open(root + "/as?back=/")
	b.Fill("#all-posts", post)
	b.Click("form.choose button")
}

func fetch(t *testing.T, url string) []byte {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s %v", url, response.Status, err)
	}
	return body
}

// rowOf is the beginning of the field names of the row about an item.
func rowOf(t *testing.T, url, code string) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(fetch(t, url)))
	if err != nil {
		t.Fatal(err)
	}
	prefix := rowPrefix(root, code)
	if prefix == "" {
		t.Fatalf("%s has no row about %s", url, code)
	}
	return prefix
}

var wholeNumber = regexp.MustCompile(`^[\d.]+$`)

// figuresMatchLists follows every number on the pages that is a link to a list, and counts what the list says it has.
func figuresMatchLists(t *testing.T, root string) {
	pages := []string{"/", "/units", "/units/so-tc", "/units/vpub", "/themes", "/documents", "/reports"}
	seen := map[string]bool{}
	for _, page := range pages {
		doc, err := html.Parse(bytes.NewReader(fetch(t, root+page)))
		if err != nil {
			t.Fatal(err)
		}
		walk(doc, func(n *html.Node) {
			href := attr(n, "href")
			figure := text(n)
			if n.Data != "a" || !strings.HasPrefix(href, "/items?") || !wholeNumber.MatchString(figure) || seen[href+figure] {
				return
			}
			seen[href+figure] = true
			list, err := html.Parse(bytes.NewReader(fetch(t, root+href)))
			if err != nil {
				t.Fatal(err)
			}
			total := ""
			walk(list, func(n *html.Node) {
				if strings.Contains(attr(n, "class"), "total") && total == "" {
					total = text(n)
				}
			})
			if total != figure {
				t.Errorf("on %s the figure %s leads to %s, which has %s rows", page, figure, href, total)
			}
		})
	}
	if len(seen) < 100 {
		t.Errorf("only %d figures were found on %d pages; the pages must have changed", len(seen), len(pages))
	}
	t.Log(strconv.Itoa(len(seen)) + " figures lead to lists of as many rows")
}
