package main_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	_ "modernc.org/sqlite"

	"lotrinh/internal/reference"
	"lotrinh/internal/servetest"
)

// conference is the day of the mid-term conference of Hậu Giang; what became known later must not be seen as of it.
const conference = "2023-07-11"

// TestHauGiangOnTheDayOfTheConference walks every page of the view of that day, and holds what they say against the tables of
// facts: nothing that was published later stands anywhere, and what is promised of that day does.
func TestHauGiangOnTheDayOfTheConference(t *testing.T) {
	t.Parallel()
	_, root := hauGiang(t)
	view := viewOf(t, root, "/?asof="+conference)
	if len(view) < 80 {
		t.Errorf("the view has only %d pages", len(view))
	}

	later := toldLater(t)
	for path, page := range view {
		for what, is := range later {
			if is.MatchString(page.text) {
				t.Errorf("%s holds %s, which was not known then", path, what)
			}
		}
	}

	for title, wanted := range map[string][]string{
		"Tốc độ tăng tổng sản phẩm (GRDP)":                        {"Chưa đến kỳ đánh giá", "Chưa đến kỳ đánh giá", "13,94%"},
		"Điểm năng lực cạnh tranh (PCI)":                          {"64,14", "63,11"}, // in 2020 the score fell
		"Thứ hạng năng lực cạnh tranh (PCI)":                      {"42", "39"},       // and the rank rose
		"Thu ngân sách, tính theo tổng thu":                       {"chưa có số liệu", "Tổng thu: thu nội địa và thu hải quan."},
		"Thu ngân sách, tính theo thu nội địa":                    {"chưa có số liệu", "Chỉ thu nội địa, không có thu hải quan."},
		"Thứ hạng cải cách hành chính (PAR INDEX)":                {"chưa có số liệu"},
		"Điểm hiệu quả quản trị (PAPI), cộng từ các phần":         {"chưa có số liệu"},
		"Tỷ lệ lao động qua đào tạo":                              {"chưa có số liệu", "từ 70 % trở lên"},
		"Thu ngân sách trên địa bàn, số của Bộ Tài chính":         {"chưa có số liệu"},
		"Thứ hạng hiệu quả quản trị (PAPI), xếp từ tổng các phần": {"chưa có số liệu"},
	} {
		text := headed(view, title)
		for _, w := range wanted {
			i := strings.Index(text, w)
			if i < 0 {
				t.Errorf("the page of %s does not say %q: %.2000s", title, w, text)
				break
			}
			text = text[i+len(w):]
		}
	}

	for path, page := range view { // what is of a day that is over is nowhere called today's
		text := strings.NewReplacer("Về hôm nay", "", "hàng rà soát chỉ có của hôm nay", "").Replace(page.text)
		if strings.Contains(strings.ToLower(text), "hôm nay") || strings.Contains(text, "22/11/2026") || !strings.Contains(text, "Xem như ngày 11/07/2023") || !strings.Contains(text, "Số liệu tính đến ngày 11/07/2023") {
			t.Errorf("%s tells of another day than 11/07/2023: %.3000s", path, text)
		}
	}
	if said := headed(view, "Thứ hạng năng lực cạnh tranh (PCI)"); !strings.Contains(said, "Năm 2020 so với năm 2019, điểm giảm từ 64,14 xuống 63,11 nhưng thứ hạng tăng từ 42 lên 39.") {
		t.Errorf("the page of the rank does not tell the two apart: %.1500s", said)
	}
	reviewOfTheDay(t, root, later)

	today, found := viewOf(t, root, "/indicators"), 0
	for _, is := range later {
		for _, page := range today {
			if is.MatchString(page.text) {
				found++
				break
			}
		}
	}
	if found < 15 {
		t.Errorf("of what was told later only %d of %d is found on the pages of today: the search is no good", found, len(later))
	}
	for title, definition := range map[string]string{"Thu ngân sách, tính theo tổng thu": "Tổng thu: thu nội địa và thu hải quan.", "Thu ngân sách, tính theo thu nội địa": "Chỉ thu nội địa, không có thu hải quan."} {
		text := headed(today, title)
		if strings.Contains(text, "Chưa rõ cách đánh giá") {
			t.Errorf("%s reads unclear though its figures decide or are lacking", title)
		}
		if strings.Count(text, "Số liệu theo định nghĩa: "+definition) != 3 {
			t.Errorf("not each of the three verdicts on %s names its definition", title)
		}
	}
}

// reviewOfTheDay reads the mid-term review that was drafted from what was known on that day.
func reviewOfTheDay(t *testing.T, root string, later map[string]*regexp.Regexp) {
	t.Helper()
	address := regexp.MustCompile(`/reviews/[0-9a-f-]{36}`).Find(fetch(t, root+"/reviews"))
	if address == nil {
		t.Fatal("there is no mid-term review")
	}
	page, err := html.Parse(bytes.NewReader(fetch(t, root+string(address)+"/read")))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range page.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
			b.WriteString(n.Data + " ")
		}
	}
	text := strings.Join(strings.Fields(b.String()), " ")
	for what, is := range later {
		if is.MatchString(text) {
			t.Errorf("the mid-term review holds %s, which was not known then", what)
		}
	}
	for _, wanted := range []string{"Số liệu tính đến ngày 11 tháng 7 năm 2023", "chỉ tiêu chưa đến kỳ đánh giá", "chỉ tiêu chưa có số liệu", "chỉ tiêu chưa đặt mục tiêu", "13,94", "Chưa đến kỳ đánh giá", "63,11"} {
		if !strings.Contains(text, wanted) {
			t.Errorf("the mid-term review does not say %q: %.3000s", wanted, text)
		}
	}
	if strings.Contains(text, "nhiệm vụ") || strings.Contains(text, "Nguyên nhân") {
		t.Errorf("the mid-term review tells of tasks and causes, of which no source told: %.3000s", text)
	}
}

// TestRecountOfIndicators has the program that shares no line with the product work every figure of the indicators of Hậu Giang
// out again, of today and of the day of the conference; and a figure that is planted is found.
func TestRecountOfIndicators(t *testing.T) {
	t.Parallel()
	recount := filepath.Join(t.TempDir(), "recount")
	if said, err := exec.Command("go", "build", "-o", recount, "lotrinh/scripts/recount").CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, said)
	}
	dir, root := hauGiang(t)
	differ := func(asof string) string {
		args := []string{"-data", dir, "-root", root, "-today", "2026-11-22"}
		if asof != "" {
			args = append(args, "-asof", asof)
		}
		said, err := exec.Command(recount, args...).CombinedOutput()
		if failed := !strings.Contains(string(said), "; 0 differ"); failed != (err != nil) {
			t.Fatalf("%v: %s", err, said)
		}
		if err == nil {
			return ""
		}
		return string(said)
	}
	plant := func(from, to string) {
		db, err := sql.Open("sqlite", filepath.Join(dir, "lotrinh.db"))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec("UPDATE observation SET body = replace(body, ?, ?)", from, to); err != nil {
			t.Fatal(err)
		}
	}
	for _, asof := range []string{"", conference} {
		if said := differ(asof); said != "" {
			t.Fatalf("as of %q: %.3000s", asof, said)
		}
	}
	plant(`"13.94"`, `"13.95"`)
	for _, asof := range []string{"", conference} {
		if said := differ(asof); !strings.Contains(said, "13,95%") {
			t.Errorf("as of %q a wrong figure was planted and not found: %.3000s", asof, said)
		}
	}
	plant(`"13.95"`, `"13.94"`)
	db, err := sql.Open("sqlite", filepath.Join(dir, "lotrinh.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`UPDATE indicated SET body = replace(body, '"state":"not_yet"', '"state":"met"'), state = CASE state WHEN 'not_yet' THEN 'met' ELSE state END`); err != nil {
		t.Fatal(err)
	}
	if said := differ(""); !strings.Contains(said, "/indicators?state=met") {
		t.Errorf("wrong verdicts were planted and not found: %.3000s", said)
	}
}

// hauGiang is an installation with the public facts, served.
func hauGiang(t *testing.T) (dir, root string) {
	t.Helper()
	dir = t.TempDir()
	if said, err := exec.Command("lotrinh", "demo", "--set", "hau-giang", "--no-serve", "--data", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, said)
	}
	server, err := servetest.Start(exec.Command("lotrinh", "serve", "--addr", "127.0.0.1:0", "--data", dir, "--today", "2026-11-22"), time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Stop() })
	return dir, strings.TrimSuffix(server.URL, "/")
}

// seen is what a page says.
type seen struct{ heading, text string }

// viewOf are the pages that can be reached from one without leaving its day, by address.
func viewOf(t *testing.T, root, start string) map[string]seen {
	t.Helper()
	at, err := url.Parse(start)
	if err != nil {
		t.Fatal(err)
	}
	day := at.Query().Get("asof")
	view, next := map[string]seen{}, []string{start}
	for len(next) > 0 && len(view) < 600 {
		path := next[0]
		next = next[1:]
		if _, seen := view[path]; seen {
			continue
		}
		page, err := html.Parse(bytes.NewReader(fetch(t, root+path)))
		if err != nil {
			t.Fatal(err)
		}
		var text, heading strings.Builder
		for n := range page.Descendants() {
			if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
				text.WriteString(n.Data + " ")
				if n.Parent.Data == "h1" {
					heading.WriteString(n.Data)
				}
			}
			if n.Type != html.ElementNode || n.Data != "a" {
				continue
			}
			for _, a := range n.Attr {
				if to, err := url.Parse(a.Val); a.Key == "href" && err == nil && to.Host == "" && inView(to, day) {
					q := to.Query()
					q.Del("sort")
					to.RawQuery, to.Fragment = q.Encode(), ""
					next = append(next, to.String())
				}
			}
		}
		view[path] = seen{strings.TrimSpace(heading.String()), strings.Join(strings.Fields(text.String()), " ")}
	}
	return view
}

// inView tells whether a link stays on the day, and leads to a page.
func inView(to *url.URL, day string) bool {
	if to.Query().Has("lang") {
		return false // the same page in English
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(to.Path, "/"), "/")
	if day == "" {
		return first == "indicators" && !strings.HasSuffix(to.Path, "/import") && !strings.HasSuffix(to.Path, "/export") && !strings.HasSuffix(to.Path, "/list") && to.RawQuery == ""
	}
	return to.Query().Get("asof") == day && slices.Contains([]string{"", "items", "units", "documents", "reports", "themes", "terms", "indicators"}, first) &&
		!strings.HasSuffix(to.Path, "/export") && !strings.HasSuffix(to.Path, "/list") && !strings.HasSuffix(to.Path, "/original")
}

// headed is the text of the page of an indicator.
func headed(view map[string]seen, heading string) string {
	for path, p := range view {
		if strings.HasPrefix(path, "/indicators/") && p.heading == heading {
			return p.text
		}
	}
	return ""
}

// toldLater are the numbers and documents of the tables that nobody knew on the day, as pages would write them. A number of
// fewer than four digits can be any other one, and is left out.
func toldLater(t *testing.T) map[string]*regexp.Regexp {
	t.Helper()
	out, known := map[string]*regexp.Regexp{}, map[string]bool{}
	add := func(what, value string) {
		written := value
		if whole, part, has := strings.Cut(value, "."); has {
			written = whole + "," + part
		} else if n := len(value); n > 3 {
			written = value[:n-3] + "." + value[n-3:]
			if n > 6 {
				written = value[:n-6] + "." + value[n-6:n-3] + "." + value[n-3:]
			}
		}
		if len(strings.Trim(value, "0.")) < 3 || known[value] {
			return
		}
		out[fmt.Sprintf("%s %s", what, written)] = regexp.MustCompile(`(^|[^\d.,])` + regexp.QuoteMeta(written) + `($|[^\d.,]|[.,]($|\D))`)
	}
	for _, table := range []string{"values", "targets"} {
		for _, row := range factsOf(t, table) {
			if row["known"] != "" && row["known"] <= conference {
				known[row["value"]] = true
			}
		}
	}
	for _, table := range []string{"values", "targets"} {
		for _, row := range factsOf(t, table) {
			if row["known"] == "" || row["known"] > conference {
				add(row["key"], row["value"])
			}
		}
	}
	for _, row := range reference.Budget().Rows {
		if row.Place == "93" {
			add("revenue-mof", row.Values["total_revenue"])
		}
	}
	for _, row := range factsOf(t, "documents") {
		if row["known"] > conference {
			out[row["number"]] = regexp.MustCompile(regexp.QuoteMeta(row["number"]))
		}
	}
	if len(out) < 20 {
		t.Fatalf("only %d facts are told later", len(out))
	}
	return out
}

// factsOf reads a table of the public facts of Hậu Giang.
func factsOf(t *testing.T, name string) (rows []map[string]string) {
	t.Helper()
	text, err := os.ReadFile("../../internal/demo/hau-giang/" + name + ".tsv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
	columns := strings.Split(lines[0], "\t")
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, cell := range strings.Split(line, "\t") {
			row[columns[i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}
