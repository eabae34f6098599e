package demo

import (
	"context"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/samples"
)

// group registers the deputies that the decision on the working group names, brings the decision in and adds its members.
func (l *loader) group(ctx context.Context, id conference.ID) error {
	day := l.a.At("2026-06-03")
	if err := l.deputies(ctx, day); err != nil {
		return err
	}
	content, err := samples.Files.ReadFile("papers/quyet-dinh-to-giup-viec.txt")
	if err != nil {
		return err
	}
	decision, err := day.Import(ctx, l.who, "quyet-dinh-to-giup-viec.txt", content, "")
	if err != nil {
		return err
	}
	named, err := day.ReadGroup(ctx, l.who, id, string(decision.ID))
	if err != nil {
		return err
	}
	var members []app.MemberEdit
	for _, m := range named.Members {
		members = append(members, app.MemberEdit{Post: m.Post.Code, Role: m.Role, From: named.From.Vi(), By: string(decision.ID)})
	}
	return day.JoinGroup(ctx, l.who, id, -1, members)
}

// deputies are the posts that the decision names and the register of the set does not hold yet.
func (l *loader) deputies(ctx context.Context, day *app.App) error {
	posts, unit := []org.Post{}, map[string]string{}
	for _, p := range []struct {
		unit, code, title string
		role              org.Role
	}{
		{"vptu", "vptu-pho", "Phó Chánh Văn phòng Tỉnh ủy", org.Head},
		{"vpub", "vpub-pho", "Phó Chánh Văn phòng UBND tỉnh", org.Head},
		{"ban-tuyen-giao-dan-van", "ban-tuyen-giao-dan-van-pho", "Phó Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy", org.Head},
		{"so-tp", "so-tp-pho", "Phó Giám đốc Sở Tư pháp", org.Head},
		{"so-tc", "so-tc-thkt", "Trưởng phòng Tổng hợp kinh tế, Sở Tài chính", org.Reporter},
	} {
		posts, unit[p.code] = append(posts, org.Post{Code: p.code, Title: p.title, Role: p.role}), p.unit
	}
	return day.AddPosts(ctx, l.who, posts, unit)
}

// changeGroup lets a second decision replace one of the members.
func (l *loader) changeGroup(ctx context.Context, id conference.ID) error {
	day := l.a.At("2026-06-15")
	err := day.EditDocument(ctx, l.who, doc.Document{Type: "Quyết định", Number: "521-QĐ/TU", Date: "2026-06-12", Issuer: "Tỉnh ủy Mẫu Giang", Party: true, Stage: doc.InForce, TermCode: "XII",
		Subject: "Thay đổi thành viên Tổ giúp việc chuẩn bị Hội nghị sơ kết giữa nhiệm kỳ"}, "đăng ký quyết định thay đổi thành viên")
	if err != nil {
		return err
	}
	if err := day.LeaveGroup(ctx, l.who, id, -1, app.LeaveEdit{Post: "so-tp-pho", On: "14/6/2026", By: "521-QĐ/TU"}); err != nil {
		return err
	}
	return day.JoinGroup(ctx, l.who, id, -1, []app.MemberEdit{{Post: "so-tp-tt", Role: conference.Reviewer, From: "15/6/2026", By: "521-QĐ/TU"}})
}
