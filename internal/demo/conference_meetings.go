package demo

import (
	"context"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/samples"
)

// meetings are two meetings of the working group: the conclusions of both wait for review.
func (l *loader) meetings(ctx context.Context, id conference.ID) error {
	all := []string{"so-tc-tt", "vptu-pho", "vpub-pho", "ban-tuyen-giao-dan-van-pho", "so-tc-thkt"}
	for _, m := range []struct {
		edit  app.MeetingEdit
		taken app.MinutesIn
	}{
		{app.MeetingEdit{On: "9/6/2026", Place: "Phòng họp số 2, Văn phòng Tỉnh ủy", Attended: append([]string{"so-tp-pho"}, all...), Agenda: []string{"Thống nhất cách rà soát tham luận", "Phân công thành viên đọc theo chủ đề"}},
			app.MinutesIn{Said: "Tổ trưởng nêu yêu cầu: không trùng nội dung giữa các tham luận, không viết ngoài phạm vi quản lý. Các thành viên thống nhất đọc theo chủ đề của đề cương.",
				Concluded: "1. Sở Tài chính tổng hợp các nội dung trùng nhau giữa các tham luận, gửi các đơn vị liên quan trước ngày 30/6.\n2. Sở Ngoại vụ bổ sung số liệu về thu hút vốn nước ngoài vào tham luận, chậm nhất đến ngày 15/7.\n"}},
		{app.MeetingEdit{On: "18/6/2026", Place: "Phòng họp số 2, Văn phòng Tỉnh ủy", Attended: append([]string{"so-tp-tt"}, all...), Guests: "Chuyên viên Phòng Tổng hợp, Văn phòng UBND tỉnh", Agenda: []string{"Số liệu vênh nhau giữa các tham luận", "Dự kiến tham luận trình bày"}},
			app.MinutesIn{Concluded: "1. Sở Văn hóa, Thể thao và Du lịch rà soát số liệu khách du lịch năm 2025 với các đơn vị có số liệu khác, báo cáo Tổ giúp việc trước ngày 05/7.\n2. Văn phòng Tỉnh ủy dự kiến danh sách tham luận trình bày tại hội nghị, trình Ban Thường vụ Tỉnh ủy trong tháng 9.\n"}},
	} {
		day := l.a.At(samples.Today)
		meeting, err := day.OpenMeeting(ctx, l.who, id, m.edit)
		if err != nil {
			return err
		}
		if _, err := day.TakeMinutes(ctx, l.who, meeting, -1, m.taken); err != nil {
			return err
		}
	}
	return nil
}
