package demo

import (
	"context"
	"fmt"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/samples"
)

// remark is what the working group says of a passage, and what came of it.
type remark struct{ passage, said, answer, again string }

var remarks = []remark{
	{"Thủ tục nào người dân, doanh nghiệp còn phải đi lại nhiều lần và cơ quan nào phải chịu trách nhiệm sửa quy trình?", "Phần này chép lại câu hỏi gợi ý của đề cương; đề nghị trả lời bằng kết quả của Sở.", "Đã bỏ, thay bằng vai trò và cách làm của Sở từ đầu năm 2026.", ""},
	{"cam kết 5,6 triệu USD", "Nêu số đã giải ngân, không chỉ số cam kết.", "Đã bổ sung số giải ngân đến 31/5/2026.", ""},
	{"hai thỏa thuận ký rồi không ai theo", "Đó là hai thỏa thuận nào, cơ quan nào phải theo?", "Đã nêu tên hai thỏa thuận ở mục III.", "Mới có tên thỏa thuận, chưa nêu cơ quan phải theo."},
	{"UBND tỉnh ban hành quy chế quản lý đoàn ra, đoàn vào gắn với kết quả, trong quý IV/2026.", "Cơ quan nào tham mưu?", "Sở Ngoại vụ tham mưu; đã ghi vào kiến nghị.", ""},
}

// revise returns a contribution with remarks on its passages; the unit answers and hands in a second version, in which one remark
// still waits.
func (l *loader) revise(ctx context.Context, x app.PaperShown) error {
	reviewer, err := l.a.As(ctx, "vptu-tonghop")
	if err != nil {
		return err
	}
	author, err := l.a.As(ctx, x.Unit.Code+"-dm")
	if err != nil {
		return err
	}
	first, err := samples.Files.ReadFile("papers/20-so-ngv.txt")
	if err != nil {
		return err
	}
	second, err := samples.Files.ReadFile("papers/versions/20-so-ngv.txt")
	if err != nil {
		return err
	}
	read, answered, again := l.a.At("2026-06-17"), l.a.At("2026-06-18"), l.a.At("2026-06-19")
	ids := make([]string, len(remarks))
	for i, k := range remarks {
		at := strings.Index(string(first), k.passage)
		if at < 0 {
			return fmt.Errorf("papers/20-so-ngv.txt does not say %q", k.passage)
		}
		if ids[i], err = read.CommentPaper(ctx, reviewer, x.ConferenceID, x.ID, app.CommentEdit{Version: 1, Span: doc.Span{Start: at, End: at + len(k.passage)}, Passage: k.passage, Text: k.said}); err != nil {
			return err
		}
	}
	if err := read.StepPaper(ctx, reviewer, x.ID, -1, "return", ""); err != nil {
		return err
	}
	for i, k := range remarks {
		if err := answered.StepComment(ctx, author, x.ConferenceID, x.ID, ids[i], -1, "answer", k.answer); err != nil {
			return err
		}
	}
	if _, err := answered.HandInPaper(ctx, author, x.ConferenceID, x.Unit.Code, app.HandIn{File: app.Input{Name: "20-so-ngv-chinh-sua.txt", Content: second}}); err != nil {
		return err
	}
	for i, k := range remarks[:3] {
		do := "settle"
		if k.again != "" {
			do = "again"
		}
		if err := again.StepComment(ctx, reviewer, x.ConferenceID, x.ID, ids[i], -1, do, k.again); err != nil {
			return err
		}
	}
	return again.StepPaper(ctx, reviewer, x.ID, -1, "return", "")
}
