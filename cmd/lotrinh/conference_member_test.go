package main_test

import "strings"

// withdraw lets a unit take its paper back; it hands the same paper in again.
func (c *gathering) withdraw(unit, why string) {
	c.t.Helper()
	c.step(unit, "withdraw", why)
	c.b.See("Đơn vị rút 1")
	c.b.See(why)
	c.handIn(unit, papers[unit])
	c.b.See("bản 2")
}

// member is somebody of the working group, of another unit than the secretariat, signed in: the member selects words with the
// mouse, says something of them and chooses the paper, and has no more to decide. The office signs in after that.
func (c *gathering) member() {
	const words = "giá tại vườn tăng thêm một phần năm"
	c.b.Open(c.root + c.at + "/group")
	c.b.Fill("#j-post", "so-tu-phap-dm")
	c.b.Fill("#j-from", "1/8/2026")
	c.b.Fill("section[aria-labelledby=join-head] input[name=why]", "Quyết định miệng của Tổ trưởng")
	c.b.Click("text=Thêm vào tổ")
	c.b.See("Thành viên ngày 05/08/2026")
	c.sign("hoa.lt", "Lê Thị Hoa", "so-tu-phap-dm")
	c.paper("so-cong-thuong")
	c.b.Select(".paper-words", words)
	c.b.Click("text=Góp ý chỗ đã chọn")
	if passage := c.b.Text("#gop-y blockquote"); passage != words {
		c.t.Errorf("the comment is on %q, selected was %q", passage, words)
	}
	c.b.Fill("#gop-y textarea", "Một phần năm so với năm nào?")
	c.b.Click("text=Gửi ý kiến")
	c.b.See("Cán bộ đầu mối Sở Tư pháp")
	if marked := c.b.Text("mark.said"); marked != words {
		c.t.Errorf("marked is %q", marked)
	}
	c.step("so-cong-thuong", "take", "")
	c.b.See("Đang thẩm định 1")
	if n := c.b.Count("text=Sửa đề xuất, đề cương, thời hạn"); n != 0 {
		c.t.Error("a member of the working group may change the conference")
	}
	c.b.Open(c.root + c.at + "/proposals")
	c.b.See("công bố giá vật liệu")
	if n := c.b.Count("text=Quyết định"); n != 0 {
		c.t.Error("a member of the working group may decide on proposals")
	}
	c.b.Click("text=Đăng xuất")
	c.sign("an.nv", "Nguyễn Văn An", office)
}

// sign opens an account for a post; its holder sets a password and signs in.
func (c *gathering) sign(user, name, post string) {
	c.t.Helper()
	const password = "con đường dài 931"
	c.b.Open(c.root + entryPath.FindString(c.run("user", "add", user, "--name", name, "--post", post, "--from", "2026-08-01")))
	c.b.Fill("#password", password)
	c.b.Fill("#again", password)
	c.b.Click("main button.primary")
	c.b.Fill("#user", user)
	c.b.Fill("#password", password)
	c.b.Click("main button.primary")
	c.b.See(name)
}

// propose takes up what a paper asks for: it is a task of the plan, whose page shows the sentence and leads back to it.
func (c *gathering) propose() {
	const asked = "Đề nghị Sở Xây dựng công bố giá vật liệu hằng tháng, trước ngày 30/9/2026"
	c.b.Open(c.root + c.at + "/proposals")
	c.b.See("Đối với các sở, ban, ngành, đoàn thể 2")
	c.b.Click("ul.proposals li:nth-of-type(2) details.act summary")
	c.b.Click("details[open] button[value='accept']")
	c.b.See("Tiếp thu 1, không tiếp thu 0")
	c.b.Click(".proposals li .sub a[href^='/items/']")
	c.b.See("Tham luận của Sở Tài chính: " + asked)
	c.b.See("hạn 29/09/2026") // before the 30th
	if lead := c.b.Text("main"); !strings.Contains(lead, "Sở Xây dựng") {
		c.t.Errorf("the item names no lead: %q", lead)
	}
	c.b.Click("text=Kiến nghị của tham luận")
	c.b.See("Tổng hợp kiến nghị")
}
