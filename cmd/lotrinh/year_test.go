package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestYear plays the year 2025 of a province in a browser: twelve cycles, five units, a report returned, one late, an
// extension, an amended plan, the reorganisation of 1 July, the year closed. Then a program that reads only the journal
// counts every figure of every page again.
func TestYear(t *testing.T) {
	t.Parallel()
	recount := filepath.Join(t.TempDir(), "recount")
	if said, err := exec.Command("go", "build", "-o", recount, "lotrinh/scripts/recount").CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, said)
	}
	for _, database := range []string{"sqlite", "postgres"} {
		t.Run(database, func(t *testing.T) {
			t.Parallel()
			y := newYear(t, databaseOf(t, database))
			y.begin()
			for month := 1; month <= 12; month++ {
				y.month(month)
			}
			y.end()
			y.recount(recount, "2025-12-31", "")
			y.recount(recount, "2025-12-31", "2025-06-30")
		})
	}
}

// year is the installation in which 2025 is played.
type year struct {
	*played
	codes map[string]string // of a task by the beginning of its words
}

func newYear(t *testing.T, db string) *year {
	return &year{played: play(t, db)}
}

// form is the page of a post, parsed as it is served.
func (y *year) form(path, post string) *html.Node {
	y.t.Helper()
	request, err := http.NewRequest(http.MethodGet, y.root+path, nil)
	if err != nil {
		y.t.Fatal(err)
	}
	request.AddCookie(&http.Cookie{Name: "lotrinh_as", Value: post})
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		y.t.Fatal(err)
	}
	defer response.Body.Close()
	page, err := html.Parse(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		y.t.Fatalf("%s: %s %v", path, response.Status, err)
	}
	return page
}

// recount compares every page with the journal.
func (y *year) recount(program, today, asof string) {
	y.t.Helper()
	args := append([]string{"--root", y.root, "--today", today, "--as", office}, y.flags...)
	if asof != "" {
		args = append(args, "--asof", asof)
	}
	said, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		y.t.Errorf("%v\n%.4000s", err, said)
	}
	y.t.Logf("%s", bytes.TrimSpace(bytes.SplitN(said, []byte("\n"), 2)[0]))
}

// office is the post of who coordinates; it comes with a new installation.
const office = "dieu-phoi"

// promise is one task of the year's plan and when its unit has done it; what returns is done every month.
type promise struct {
	words   string // with which it begins
	unit    string // that has it on 1 January
	done    int    // month, 0 = not this year
	returns bool
}

var promises = []promise{
	{words: "Xây dựng kế hoạch đầu tư công", unit: "trung-tam-xuc-tien-dau-tu-tinh", done: 9},
	{words: "Tổng hợp tiến độ giải ngân", unit: "trung-tam-xuc-tien-dau-tu-tinh", returns: true},
	{words: "Tổ chức hội nghị xúc tiến", unit: "trung-tam-xuc-tien-dau-tu-tinh", done: 3},
	{words: "Lập dự toán ngân sách", unit: "so-tai-chinh", done: 11},
	{words: "Rà soát, sắp xếp lại nhà, đất", unit: "so-tai-chinh", done: 7}, // due on 30 June
	{words: "Kiểm tra việc thực hành tiết kiệm", unit: "so-tai-chinh", done: 9},
	{words: "Hoàn thành nâng cấp đường tỉnh", unit: "ban-quan-ly-du-an-giao-thong-tinh", done: 8},
	{words: "Lập danh mục điểm đen", unit: "ban-quan-ly-du-an-giao-thong-tinh", done: 4},
	{words: "Duy tu các cầu yếu", unit: "ban-quan-ly-du-an-giao-thong-tinh", done: 12}, // due in November, in December by the amendment
	{words: "Trình duyệt đồ án quy hoạch", unit: "so-xay-dung", done: 8},               // due in June, extended to 15 August
	{words: "Cập nhật bảng giá nhà ở", unit: "so-xay-dung", done: 12},
	{words: "Xóa nhà tạm, nhà dột nát", unit: "so-xay-dung", done: 10},
	{words: "Chi trả bồi thường khu tái định cư", unit: "ubnd-huyen-mau-long", done: 6}, // due in May
	{words: "Nạo vét kênh Mẫu Long", unit: "ubnd-huyen-mau-long"},                       // the amendment drops it
	{words: "Vận hành điểm tiếp nhận phản ánh", unit: "ubnd-huyen-mau-long"},            // carried over
}

// heirs are who has the tasks of a unit from 1 July.
var heirs = map[string]string{"trung-tam-xuc-tien-dau-tu-tinh": "so-tai-chinh", "ban-quan-ly-du-an-giao-thong-tinh": "so-xay-dung", "ubnd-huyen-mau-long": "ubnd-xa-mau-an"}

// of is the unit that reports on a promise for a month.
func (p promise) of(month int) string {
	if heir := heirs[p.unit]; heir != "" && month >= 7 {
		return heir
	}
	return p.unit
}

// reporting are the units that report for a month, each once.
func reporting(month int) (units []string) {
	for _, p := range promises {
		if !slices.Contains(units, p.of(month)) {
			units = append(units, p.of(month))
		}
	}
	return units
}

func day(month, n int) string { return fmt.Sprintf("2025-%02d-%02d", month, n) }

func period(month int) string { return day(month, 1)[:7] }

// begin takes the plan of the year in, on pages, and sets the posts up.
func (y *year) begin() {
	y.on(day(1, 6))
	path, err := filepath.Abs(filepath.Join("..", "..", "samples", "test", "nam-2025-ke-hoach.html"))
	if err != nil {
		y.t.Fatal(err)
	}
	y.b.Open(y.root + "/documents")
	y.b.Upload("input[type=file]", path)
	y.b.Click("text=Đọc văn bản")
	y.b.Click("text=Rà soát")
	y.b.Click("text=Kế hoạch số 02/KH-UBND")
	y.b.Fill("#above", "0,9")
	y.b.Click("text=Đếm trước")
	y.b.Click(fmt.Sprintf("text=Nhận %d đề xuất", len(promises)))
	y.b.See(fmt.Sprintf("Đã nhận %d đề xuất vào kế hoạch", len(promises)))
	for _, unit := range reporting(1) {
		y.post("/api/posts", map[string]string{"code": unit + "-dm", "title": "Cán bộ đầu mối", "role": "reporter", "unit": unit})
	}
	y.codes = y.codesOfTasks()
	y.regime("thang", "Báo cáo tháng", "month", false)
	y.regime("nam", "Báo cáo năm", "year", true)
}

// regime sets a reporting regime up on its page.
func (y *year) regime(code, title, every string, narrative bool) {
	y.b.Open(y.root + "/regimes")
	y.b.Fill("#code", code)
	y.b.Fill("#title", title)
	y.b.Fill("#every", every)
	y.b.Fill("#days", "3")
	y.b.Fill("#from", "01/01/2025")
	if narrative {
		y.b.Click("text=Mục lời văn, đơn vị, báo cáo một lần")
		y.b.Click("[name=narrative]")
	}
	y.b.Click("text=Lập chế độ")
	y.b.See(title)
}

// codesOfTasks are the codes of the promises in the plan.
func (y *year) codesOfTasks() map[string]string {
	var rows []struct{ Code, Title string }
	if err := json.Unmarshal(fetch(y.t, y.root+"/items/export?format=json"), &rows); err != nil {
		y.t.Fatal(err)
	}
	codes := map[string]string{}
	for _, p := range promises {
		for _, row := range rows {
			if strings.HasPrefix(row.Title, p.words) {
				codes[p.words] = row.Code
			}
		}
		if codes[p.words] == "" {
			y.t.Fatalf("%q is not in the plan: %v", p.words, rows)
		}
	}
	return codes
}

// month is one cycle: every unit reports on the 16th, the office approves.
func (y *year) month(month int) {
	if before := y.before()[month]; before != nil {
		before()
	}
	y.on(day(month, 16))
	var sent []string
	for _, unit := range reporting(month) {
		if late := month == 5 && unit == "so-xay-dung"; !late {
			y.report(unit, month)
			sent = append(sent, unit)
		}
	}
	if month == 4 {
		y.giveBack("so-xay-dung", month)
	}
	y.approve(month, sent)
	y.on(day(month, 20))
	y.close("thang." + period(month))
	if month == 5 {
		y.on(day(month, 25))
		y.report("so-xay-dung", month)
		y.b.See("gửi sau khi chốt kỳ")
		y.approve(month, []string{"so-xay-dung"})
	}
}

// before is what happens in a month before the units report for it.
func (y *year) before() map[int]func() {
	return map[int]func(){
		6: y.extend,
		7: y.reorganise,
		9: y.amend,
	}
}

// giveBack returns a report with a reason; its unit corrects it and sends it again.
func (y *year) giveBack(unit string, month int) {
	at := y.root + "/reports/" + unit + "/" + period(month)
	actAs(y.b, y.root, office)
	y.b.Open(at)
	y.b.Fill("#reason-return", "Đề nghị nêu rõ kết quả")
	y.b.Click("text=Trả lại")
	y.b.See("Lý do trả lại: Đề nghị nêu rõ kết quả")
	actAs(y.b, y.root, unit+"-dm")
	y.b.Open(at)
	y.b.Fill("[name='line.0.text']", "Kết quả đã nêu rõ theo yêu cầu")
	y.b.Click("text=Lưu bản nháp")
	y.b.See("Đã lưu bản nháp")
	y.b.Click("text=Gửi lại")
	y.b.See("Đã gửi, chờ duyệt")
}

// extend asks for a later day and is granted it.
func (y *year) extend() {
	y.on(day(6, 10))
	code := y.codes["Trình duyệt đồ án quy hoạch"]
	actAs(y.b, y.root, "so-xay-dung-dm")
	y.b.Open(y.root + "/items/" + code)
	y.b.Click("text=Đề nghị gia hạn")
	y.b.Fill("[name=new_day]", "15/08/2025")
	y.b.Fill("#ask-reason", "Chờ ý kiến của Bộ Xây dựng")
	y.b.Click("text=Gửi đề nghị")
	actAs(y.b, y.root, office)
	y.b.Open(y.root + "/extensions")
	y.b.Fill("[name=decision]", "Đồng ý theo Công văn số 412/UBND-KT")
	y.b.Click("text=Đồng ý đến 15/08/2025")
	y.b.See("Đã gia hạn đến 15/08/2025")
	y.b.Open(y.root + "/items/" + code)
	y.b.See("ban đầu 30/06/2025")
}

// reorganisation is recorded in June and comes into force on 1 July by itself.
const reorganisation = `Tên: Sắp xếp tổ chức bộ máy
Văn bản: Nghị quyết số 12/NQ-HĐND ngày 10/6/2025
Ngày: 01/07/2025
hợp nhất | Trung tâm Xúc tiến đầu tư tỉnh; Sở Tài chính | Sở Tài chính
hợp nhất | Ban Quản lý dự án giao thông tỉnh; Sở Xây dựng | Sở Xây dựng
thành lập | | UBND xã Mẫu An
kết thúc | UBND huyện Mẫu Long`

// reorganise records the act, lets its day come, and decides who has the tasks of the district that ended without an heir.
func (y *year) reorganise() {
	y.on(day(6, 25))
	actAs(y.b, y.root, office)
	y.b.Open(y.root + "/reorganisations/new")
	y.b.Fill("#text", reorganisation)
	y.b.Click("text=Xem trước")
	y.b.See("Ngày ấy chưa đến")
	y.b.Click("text=Ghi lại, thực hiện khi đến ngày")
	y.b.See("sẽ thực hiện ngày 01/07/2025")
	y.on(day(7, 1))
	y.b.Open(y.root + "/heirs")
	y.b.See("UBND huyện Mẫu Long")
	for range y.b.Count("input[name=part]") {
		y.b.Click("input[name=part]:not(:checked)")
	}
	y.b.Fill("#to", "UBND xã Mẫu An")
	y.b.Fill("#why", "Quyết định số 30/QĐ-UBND ngày 01/7/2025")
	y.b.Click("text=Giao các việc đã chọn")
	y.b.See("Không có việc nào chờ nơi nhận")
	y.post("/api/posts", map[string]string{"code": heirs["ubnd-huyen-mau-long"] + "-dm", "title": "Cán bộ đầu mối", "role": "reporter", "unit": heirs["ubnd-huyen-mau-long"]})
}

// amend takes in a plan that amends the first: one task gets a later day, one is new; another is ended by hand.
func (y *year) amend() {
	y.on(day(9, 12))
	actAs(y.b, y.root, office)
	path, err := filepath.Abs(filepath.Join("..", "..", "samples", "test", "nam-2025-sua-doi.html"))
	if err != nil {
		y.t.Fatal(err)
	}
	y.b.Open(y.root + "/documents")
	y.b.Upload("input[type=file]", path)
	y.b.Click("text=Đọc văn bản")
	y.b.Open(y.root + "/documents")
	y.b.Click("text=Kế hoạch số 88/KH-UBND")
	y.b.Click("text=Có phải bản mới của")
	y.b.Click("button[name=how][value=amends]")
	y.b.Click("text=Nhận thay đổi")
	y.b.Open(y.root + "/review")
	y.b.Click("text=Kế hoạch số 88/KH-UBND")
	y.b.Click("text=Nhận")
	y.b.See("Đã nhận")
	y.b.Open(y.root + "/items/" + y.codes["Nạo vét kênh Mẫu Long"])
	y.b.Click("text=Kết thúc mục này")
	y.b.Fill("#end-why", "Kế hoạch số 88/KH-UBND ngày 10/9/2025 không giữ nhiệm vụ này")
	y.b.Click("text=Kết thúc mục")
	y.b.See("không giữ nhiệm vụ này")
}

// close closes a cycle on its page.
func (y *year) close(cycle string) {
	actAs(y.b, y.root, office)
	y.b.Open(y.root + "/cycles/" + cycle)
	y.b.Click("text=Chốt kỳ này")
	y.b.See("không đổi nữa")
}

// report fills the page of a unit's month and sends it.
func (y *year) report(unit string, month int) {
	y.t.Helper()
	actAs(y.b, y.root, unit+"-dm")
	at := "/reports/" + unit + "/" + period(month)
	page := y.form(at, unit+"-dm")
	y.b.Open(y.root + at)
	for _, p := range promises {
		row := rowPrefix(page, y.codes[p.words])
		if p.of(month) != unit || row == "" {
			continue
		}
		y.fill(row, p, month)
	}
	y.b.Click("text=Lưu bản nháp")
	y.b.See("Đã lưu bản nháp")
	y.send()
}

// fill says how a promise stands in a month.
func (y *year) fill(row string, p promise, month int) {
	set := func(field, value string) { y.b.Fill("[name='"+row+"."+field+"']", value) }
	if p.returns || p.done == month {
		set("state", "done")
		set("percent", "100")
		set("done_on", fmt.Sprintf("12/%02d/2025", month))
		set("product", fmt.Sprintf("Văn bản số %d/BC ngày 12/%02d/2025", 100+month, month))
		return
	}
	set("state", "in_progress")
	set("percent", strconv.Itoa(min(95, 100*month/max(p.done, 13))))
	set("text", fmt.Sprintf("Tình hình đến giữa tháng %d", month))
}

// send sends the report that is open, and confirms what looks odd in it.
func (y *year) send() {
	for range y.b.Count("input[name=confirm]") {
		y.b.Click("input[name=confirm]:not(:checked)")
	}
	y.b.Click("text=Gửi báo cáo")
	y.b.See("Đã gửi, chờ duyệt")
}

// approve approves the reports of some units for a month.
func (y *year) approve(month int, units []string) {
	y.t.Helper()
	actAs(y.b, y.root, office)
	for _, unit := range units {
		y.b.Open(y.root + "/reports/" + unit + "/" + period(month))
		y.b.Click("text=Duyệt")
		y.b.See("Đã duyệt")
	}
}

// end closes the year: every unit tells of it in words, the office closes the yearly cycle too.
func (y *year) end() {
	y.on(day(12, 22))
	for _, unit := range reporting(12) {
		at := y.root + "/reports/" + unit + "/2025"
		actAs(y.b, y.root, unit+"-dm")
		y.b.Open(at)
		y.b.Fill("[name=summary]", "Cả năm đơn vị đã làm phần việc được giao; phần còn lại chuyển năm sau.")
		y.b.Click("text=Lưu bản nháp")
		y.b.See("Đã lưu bản nháp")
		y.send()
		actAs(y.b, y.root, office)
		y.b.Open(at)
		y.b.Click("text=Duyệt")
		y.b.See("Đã duyệt")
	}
	y.close("nam.2025")
	y.on("2025-12-31")
}
