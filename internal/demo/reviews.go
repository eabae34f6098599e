package demo

import (
	"context"

	"lotrinh/internal/app"
	"lotrinh/internal/review"
	"lotrinh/samples"
)

// reviews writes the review of the year 2025, which is closed, and begins the mid-term one, both drafted from the record.
func (l *loader) reviews(ctx context.Context) error {
	plan := []string{string(l.docs["01"]), string(l.docs["02"])}
	then := l.a.At("2026-01-15")
	year, err := then.OpenReview(ctx, l.who, app.ReviewEdit{Kind: review.Annual, Title: "Kết quả năm 2025 thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XII và Chương trình hành động số 12-CTr/TU", Issuer: "tinh-uy",
		Documents: plan, From: "01/01/2025", To: "31/12/2025", AsOf: "31/12/2025"})
	if err != nil {
		return err
	}
	if _, err := then.DraftReview(ctx, l.who, year, ""); err != nil {
		return err
	}
	if err := then.CloseReview(ctx, l.who, year, 1); err != nil {
		return err
	}
	now := l.a.At(samples.Today)
	half, err := now.OpenReview(ctx, l.who, app.ReviewEdit{Kind: review.MidTerm, Title: "Sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XII và Chương trình hành động số 12-CTr/TU", Issuer: "tinh-uy",
		Documents: plan, From: "18/10/2023", To: "30/10/2026", Previous: year})
	if err != nil {
		return err
	}
	_, err = now.DraftReview(ctx, l.who, half, "")
	return err
}
