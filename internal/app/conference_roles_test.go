package app

import (
	"testing"

	"lotrinh/internal/paper"
	"lotrinh/internal/store/storetest"
)

// A contribution that claims to lead a task of the plan is held against who leads it there: another's task is told with its leads,
// the unit's own and what several lead are not; and a section outside a unit's functions is no longer so when the plan has it lead it.
func TestContributionsBesideTheRolesOfThePlan(t *testing.T) {
	const functionsOfWorks = `ỦY BAN NHÂN DÂN
TỈNH MẪU GIANG

QUYẾT ĐỊNH
Quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Xây dựng

Điều 1. Chức năng
Sở Xây dựng tham mưu quản lý quy hoạch đô thị, nhà ở và hạ tầng kỹ thuật.

Điều 2. Nhiệm vụ
1. Cấp giấy phép xây dựng công trình, kiểm tra trật tự xây dựng trên địa bàn tỉnh.
2. Quản lý bến thủy nội địa, cấp phép hoạt động bến khách ngang sông, đăng ký phương tiện thủy.
3. Lập chương trình phát triển nhà ở, thẩm định thiết kế công trình dân dụng.
`
	const functionsOfFinance = `ỦY BAN NHÂN DÂN
TỈNH MẪU GIANG

QUYẾT ĐỊNH
Quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Tài chính

Điều 1. Chức năng
Sở Tài chính tham mưu quản lý ngân sách nhà nước, vốn đầu tư công và giá cả.

Điều 2. Nhiệm vụ
1. Lập dự toán thu chi ngân sách, thẩm định quyết toán của các đơn vị dự toán.
2. Tổng hợp kế hoạch đầu tư công trung hạn, theo dõi giải ngân vốn đầu tư.
3. Quản lý giá, công sản, thẩm định giá tài sản của nhà nước.
`
	const (
		claimed = "Sở Tài chính được giao chủ trì xây dựng Trung tâm dữ liệu tỉnh, đến nay đã xong hồ sơ mời thầu."
		ours    = "Ngành chủ trì rà soát danh mục công sản dôi dư ở các xã trong cả năm nay."
		ferries = "Các bến thủy nội địa ở phía tây đã xuống cấp: bến khách ngang sông không có phép, phương tiện thủy chưa đăng ký, kiểm tra bến thủy nội địa làm từng đợt rồi bỏ, người dân vẫn đi đò đêm qua những bến khách ngang sông ấy."
	)
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		d := newDesk(t, db)
		ctx := t.Context()
		for _, f := range []struct{ name, text string }{{"xd.txt", functionsOfWorks}, {"tc.txt", functionsOfFinance}} {
			_, err := d.SetFunctions(ctx, d.clerk, "", Input{Name: f.name, Content: []byte(f.text)})
			d.ok(err)
		}
		centre := d.add(ItemEdit{Title: "Xây dựng Trung tâm dữ liệu tỉnh", Lead: "Sở Xây dựng"})
		d.add(ItemEdit{Title: "Rà soát danh mục công sản dôi dư", Lead: "Sở Tài chính"})
		d.ok(d.StepPaper(ctx, d.clerk, d.paper, -1, "return", "Viết thêm"))
		d.handIn("THAM LUẬN\n\n" + claimed + "\n\n" + ours + "\n\n" + ferries + "\n")
		check := func() PapersChecked {
			got, err := d.CheckPapers(ctx, d.clerk, d.id)
			d.ok(err)
			return got
		}
		section := func(got PapersChecked) (out paper.Section) {
			for _, s := range got.Result.Sections {
				if got.Papers[0].Text.Text[s.Span.Start:s.Span.End] == ferries {
					out = s
				}
			}
			return out
		}
		got := check()
		if len(got.Claims) != 1 || got.Claims[0].Item.ID != centre.ID || len(got.Claims[0].Leads) != 1 || got.Claims[0].Leads[0].Code != "so-xd" {
			t.Errorf("claims: %+v", got.Claims)
		}
		if s := section(got); s.Remit != paper.Foreign || len(got.Result.Outside) != 1 {
			t.Errorf("the section on ferries is told as %q", s.Remit)
		}
		led := d.add(ItemEdit{Title: "Kiểm tra bến thủy nội địa, bến khách ngang sông, đăng ký phương tiện thủy", Lead: "Sở Tài chính"})
		got = check()
		if s := section(got); s.Remit != paper.ByRole || s.Task != string(led.ID) || len(got.Result.Outside) != 0 {
			t.Errorf("with a role in the plan it is told as %q of %q", s.Remit, s.Task)
		}
		d.add(ItemEdit{Title: "Xây dựng Trung tâm dữ liệu tỉnh, bước 2", Lead: "Sở Tài chính"})
		if got = check(); len(got.Claims) != 0 {
			t.Errorf("a claim is told though the unit leads a task like it: %+v", got.Claims)
		}
		d.verified()
	})
}
