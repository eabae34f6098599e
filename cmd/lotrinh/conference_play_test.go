package main_test

import (
	"archive/zip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestConference plays a conference in a browser, from the call to the volume: three units write, one is late, two have a
// passage in common and tell a figure differently, one paper is withdrawn and comes again, one goes back with a comment and comes
// again, a member of the working group reads, the order of speaking is set, what a paper proposes becomes a task, and the volume
// holds what was chosen in that order.
func TestConference(t *testing.T) {
	t.Parallel()
	for _, database := range []string{"sqlite", "postgres"} {
		t.Run(database, func(t *testing.T) {
			t.Parallel()
			c := &gathering{played: play(t, databaseOf(t, database)), files: t.TempDir()}
			c.call()
			c.write()
			c.check()
			c.revise()
			c.member()
			c.choose()
			c.propose()
			c.compile()
		})
	}
}

// gathering is a conference as it is played.
type gathering struct {
	*played
	files string
	at    string // address of the conference
}

const (
	sharedPassage = "Ba năm qua ngành đã tháo gỡ vướng mắc về mặt bằng của mười hai dự án giao thông liên xã, rút ngắn thời gian bàn giao từ chín tháng xuống còn năm tháng, " +
		"nhờ phân công rõ một đầu mối ở mỗi xã, họp giao ban vào sáng thứ hai hằng tuần và công khai tiến độ tại nhà văn hóa để người dân cùng theo dõi."
	ownPassage = "Sở Xây dựng đã rút gọn khâu thẩm định thiết kế của công trình cấp ba bằng cách nhận hồ sơ trên mạng, trả lời trong mười ngày và gọi điện cho chủ đầu tư trước khi trả hồ sơ."
)

// papers are what the units write, by the code of the unit.
var papers = map[string]string{
	"so-tai-chinh": "SỞ TÀI CHÍNH\nTHAM LUẬN\nVốn đi trước một bước\n\nI. KẾT QUẢ\n\nSở đã bố trí đủ vốn đối ứng cho từng dự án ngay từ đầu năm. " + sharedPassage +
		"\n\nNăm 2025, số dự án giao thông liên xã hoàn thành của tỉnh là 12 dự án.\n\nII. KIẾN NGHỊ\n\nĐề nghị Sở Xây dựng công bố giá vật liệu hằng tháng, trước ngày 30/9/2026.",
	"so-xay-dung": "SỞ XÂY DỰNG\nTHAM LUẬN\nĐường liên xã\n\nI. KẾT QUẢ\n\n" + sharedPassage + "\n\n" + ownPassage +
		"\n\nNăm 2025, số dự án giao thông liên xã hoàn thành của tỉnh là 15 dự án.",
	"so-cong-thuong": "SỞ CÔNG THƯƠNG\nTHAM LUẬN\nChợ đầu mối và kho lạnh\n\nI. KẾT QUẢ\n\nHai chợ đầu mối đã có kho lạnh; thương lái gửi rau qua đêm thay vì bán tháo cuối buổi, giá tại vườn tăng thêm một phần năm.",
}

// revisedPaper is what Sở Xây dựng hands in after its paper came back.
const revisedPaper = "SỞ XÂY DỰNG\nTHAM LUẬN\nĐường liên xã\n\nI. KẾT QUẢ\n\n" + ownPassage + "\n\nTrong mười hai dự án đã xong có bảy cầu nhỏ do xã làm chủ đầu tư." +
	"\n\nII. KIẾN NGHỊ\n\nĐề nghị Sở Tài chính phân bổ vốn bảo trì cầu yếu trước ngày 31/12/2026."

// call proposes the conference, and records that it was agreed to.
func (c *gathering) call() {
	c.on("2026-06-01")
	for code, name := range map[string]string{"tinh-uy": "Tỉnh ủy", "so-tai-chinh": "Sở Tài chính", "so-xay-dung": "Sở Xây dựng", "so-cong-thuong": "Sở Công Thương", "so-tu-phap": "Sở Tư pháp"} {
		c.post("/api/units", map[string]string{"code": code, "name": name, "level": "province"})
		if code != "tinh-uy" {
			c.post("/api/posts", map[string]string{"code": code + "-dm", "title": "Cán bộ đầu mối " + name, "role": "reporter", "unit": code})
		}
	}
	actAs(c.b, c.root, office)
	c.b.Open(c.root + "/conferences")
	c.b.Fill("#cf-title", "Hội thảo tầm nhìn Mẫu Giang")
	c.b.Fill("#cf-host", "tinh-uy")
	c.b.Fill("#cf-secretary", "so-tai-chinh")
	c.b.Fill("#cf-held", "30/9/2026")
	c.b.Fill("#cf-outline", "Hạ tầng giao thông | so-tai-chinh, so-xay-dung\n- Nút thắt ở đâu, tháo thế nào?\nThương mại | so-cong-thuong")
	c.b.Fill("#cf-draft", "15/7/2026")
	c.b.Fill("#cf-rounds", "10/8/2026")
	c.b.Click("text=Lập đề xuất")
	c.b.See("Đang đề xuất")
	c.b.Click("text=Ghi đồng ý, mời viết")
	c.b.See("Đang thu tham luận")
	c.at = strings.TrimPrefix(c.b.Address(), c.root)
}

// write lets the units hand in; the third is late.
func (c *gathering) write() {
	c.on("2026-07-14")
	c.handIn("so-tai-chinh", papers["so-tai-chinh"])
	c.handIn("so-xay-dung", papers["so-xay-dung"])
	c.on("2026-07-16")
	actAs(c.b, c.root, office)
	c.b.Open(c.root + "/conferences")
	if row := c.b.Text("table tbody tr"); !strings.Contains(row, "2/3") {
		c.t.Errorf("the list says %q, without 2/3", row)
	}
	c.handIn("so-cong-thuong", papers["so-cong-thuong"])
	c.b.See("nộp sau hạn")
	c.withdraw("so-cong-thuong", "Giám đốc chưa duyệt")
}

// handIn is a unit's clerk with a file.
func (c *gathering) handIn(unit, text string) {
	c.t.Helper()
	path := filepath.Join(c.files, fmt.Sprintf("%s-%d.txt", unit, len(text)))
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		c.t.Fatal(err)
	}
	actAs(c.b, c.root, unit+"-dm")
	c.b.Open(c.root + c.at)
	c.b.Click("#p-" + unit + " details.act summary")
	c.b.Upload("#f-"+unit, path)
	c.b.Click("#p-" + unit + " button.primary")
	c.b.See("Đã nhận tham luận")
}

// check lays what was handed in side by side.
func (c *gathering) check() {
	actAs(c.b, c.root, office)
	c.b.Open(c.root + c.at + "/check")
	c.b.See("Số liệu vênh nhau 1")
	c.b.See("12 dự án")
	c.b.See("15 dự án")
	c.b.See("Đoạn chung 1")
	c.b.See("Giống hệt")
	if pair := c.b.Text("#shared-head ~ ul .pair"); !strings.Contains(pair, "rút ngắn thời gian bàn giao") {
		c.t.Errorf("the pair is %q", pair)
	}
}

// revise sends a paper back with a comment on a passage; its unit answers and hands in another, in which nothing is shared any
// more, and the reviewer is content.
func (c *gathering) revise() {
	c.paper("so-xay-dung")
	c.b.Click(".paper-par:nth-of-type(5) .paper-do a") // the fifth paragraph is what two papers share
	c.b.Fill("#gop-y textarea", "Trùng với tham luận của Sở Tài chính; đề nghị bỏ.")
	c.b.Click("text=Gửi ý kiến")
	c.b.See("Ý kiến 1")
	c.step("so-xay-dung", "return", "Bỏ đoạn trùng với Sở Tài chính, kiểm tra lại số dự án")
	c.b.See("Trả lại để chỉnh sửa")

	c.on("2026-08-05")
	c.handIn("so-xay-dung", revisedPaper)
	c.paper("so-xay-dung")
	c.b.See("Chỗ này không còn trong bản đang xem.")
	c.b.Click("#k-1 summary")
	c.b.Fill("#w-1", "Đã bỏ cả đoạn.")
	c.b.Click("#k-1 button[value='answer']")
	c.b.See("Đã bỏ cả đoạn.")

	actAs(c.b, c.root, office)
	c.paper("so-xay-dung")
	c.b.Click("#k-1 summary")
	c.b.Click("#k-1 button[value='settle']")
	c.b.See("Giải quyết xong ngày 05/08/2026")
	c.b.Open(strings.Split(c.b.Address(), "?")[0] + "/changes")
	c.b.See("Bản 2 so với bản 1")
	c.b.See("chỗ ấy không còn · trả lời: Đã bỏ cả đoạn.")
	c.b.Open(c.root + c.at + "/check")
	c.b.See("Không thấy số liệu nào vênh nhau.")
	c.b.See("Không thấy đoạn nào chung")
}

// paper opens the page of a unit's contribution.
func (c *gathering) paper(unit string) {
	c.t.Helper()
	c.b.Open(c.root + c.at)
	c.b.Click("#p-" + unit + " h3 a")
}

// choose takes two papers for the plenary and one for the volume, and settles who speaks first.
func (c *gathering) choose() {
	for unit, as := range map[string]string{"so-tai-chinh": "plenary", "so-xay-dung": "plenary", "so-cong-thuong": "proceedings"} {
		if unit != "so-cong-thuong" { // a member took it
			c.step(unit, "take", "")
		}
		c.step(unit, as, "")
	}
	c.b.Open(c.root + c.at)
	c.b.Click("text=Thứ tự phát biểu")
	c.b.Fill("#starts", "08:00")
	c.b.Fill("#o-so-xay-dung", "1")
	c.b.Fill("#m-so-xay-dung", "10")
	c.b.Fill("#o-so-tai-chinh", "2")
	c.b.Fill("#m-so-tai-chinh", "8")
	c.b.Click("form.programme-form .buttons button")
	c.b.See("từ 08:00 đến 08:18")
	if first := c.b.Text("table.programme tbody tr:first-child"); !strings.Contains(first, "08:00–08:10") || !strings.Contains(first, "Sở Xây dựng") {
		c.t.Errorf("first speaks %q", first)
	}
}

// compile makes the volume and reads it; then the conference is held.
func (c *gathering) compile() {
	c.b.Open(c.root + c.at + "/programme")
	c.b.Click("text=Biên tập kỷ yếu")
	c.b.See("Đã biên tập")
	volume := c.volume()
	for _, said := range []string{sharedPassage, ownPassage, "Trong mười hai dự án đã xong có bảy cầu nhỏ"} {
		if !strings.Contains(volume, said) {
			c.t.Errorf("the volume lacks %q", said)
		}
	}
	if n := strings.Count(volume, sharedPassage); n != 1 {
		c.t.Errorf("the passage that two papers shared is in the volume %d times", n)
	}
	// What was written is where its paper is in the order: Sở Xây dựng, Sở Tài chính, then what is not spoken.
	at := []int{strings.Index(volume, ownPassage), strings.Index(volume, sharedPassage), strings.Index(volume, "Hai chợ đầu mối đã có kho lạnh")}
	if at[2] < 0 || !slices.IsSorted(at) {
		c.t.Errorf("the papers are in the volume at %v", at)
	}
	c.on("2026-10-01")
	c.b.Open(c.root + c.at + "/programme")
	c.b.Click("text=Ghi hội nghị đã tổ chức")
	c.b.See("Đã tổ chức")
}

// volume is the text of the volume as the command writes it.
func (c *gathering) volume() string {
	c.t.Helper()
	path := filepath.Join(c.files, "ky-yeu.docx")
	c.run("papers", "compile", "tầm nhìn", "--output", path)
	archive, err := zip.OpenReader(path)
	if err != nil {
		c.t.Fatal(err)
	}
	defer archive.Close()
	document, err := archive.Open("word/document.xml")
	if err != nil {
		c.t.Fatal(err)
	}
	defer document.Close()
	text, err := wordText(document)
	if err != nil {
		c.t.Fatal(err)
	}
	return text
}

// step moves a unit's contribution on, as whoever acts.
func (c *gathering) step(unit, action, reason string) {
	c.t.Helper()
	c.b.Open(c.root + c.at)
	c.b.Click("#p-" + unit + " details.act:last-of-type summary")
	if reason != "" {
		c.b.Fill("#r-"+unit, reason)
	}
	c.b.Click("#p-" + unit + " button[value='" + action + "']")
}
