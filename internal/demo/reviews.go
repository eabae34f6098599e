package demo

import (
	"context"
	"fmt"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/review"
	"lotrinh/internal/when"
	"lotrinh/samples"
)

// made is a review of the set: its file says what people wrote in which section.
type made struct {
	file      string // in samples/reviews
	on, close when.Date
	app.ReviewEdit
}

// reviews writes the review of the year 2025; the mid-term one, with those of two lower committees below it, closed with the
// figures of today for the conference to come; and one of the half year that is still being written.
func (l *loader) reviews(ctx context.Context) error {
	const resolution = " thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XII và Chương trình hành động số 12-CTr/TU"
	year, err := l.written(ctx, made{file: "nam-2025", on: "2026-01-15", close: "2026-01-15", ReviewEdit: app.ReviewEdit{Kind: review.Annual, Title: "Kết quả năm 2025" + resolution, Issuer: "tinh-uy",
		From: "01/01/2025", To: "31/12/2025", AsOf: "31/12/2025"}}, "01", "02", "03")
	if err != nil {
		return err
	}
	const half, from, to = "Sơ kết giữa nhiệm kỳ" + resolution, "18/10/2023", "30/10/2026"
	for _, below := range []made{
		{file: "so-ket-ubnd", ReviewEdit: app.ReviewEdit{Title: "Sơ kết giữa nhiệm kỳ công tác lãnh đạo thực hiện Kế hoạch số 35/KH-UBND", Issuer: "dang-uy-ubnd", Units: []string{"ubnd-tinh"}}},
		{file: "so-ket-co-quan-dang", ReviewEdit: app.ReviewEdit{Title: "Sơ kết giữa nhiệm kỳ các nhiệm vụ giao cho cơ quan Đảng cấp tỉnh", Issuer: "dang-uy-cac-co-quan-dang", Units: []string{"tinh-uy"}}},
	} {
		below.on, below.close, below.Kind, below.From, below.To = samples.Today, samples.Today, review.MidTerm, from, to
		documents := []string{"01", "02", "06"}
		if below.Issuer == "dang-uy-ubnd" {
			documents = []string{"03", "04", "05"}
		}
		if _, err := l.written(ctx, below, documents...); err != nil {
			return err
		}
	}
	if _, err := l.written(ctx, made{file: "so-ket", on: samples.Today, close: samples.Today, ReviewEdit: app.ReviewEdit{Kind: review.MidTerm, Title: half, Issuer: "tinh-uy", From: from, To: to, Previous: year}}, "01", "02", "03"); err != nil {
		return err
	}
	_, err = l.written(ctx, made{file: "6-thang-2026", on: samples.Today, ReviewEdit: app.ReviewEdit{Kind: review.Annual, Title: "Kết quả 6 tháng đầu năm 2026" + resolution, Issuer: "tinh-uy",
		From: "01/01/2026", To: "30/06/2026"}}, "01", "02", "03")
	return err
}

// written opens a review with the outline of its file, puts the words of people into it, drafts the rest from the record, and
// closes it where it has a day for that.
func (l *loader) written(ctx context.Context, m made, documents ...string) (review.ID, error) {
	for _, key := range documents {
		m.Documents = append(m.Documents, string(l.docs[key]))
	}
	words, err := l.words(&m)
	if err != nil {
		return "", err
	}
	day := l.a.At(m.on)
	id, err := day.OpenReview(ctx, l.who, m.ReviewEdit)
	if err == nil {
		err = day.WriteReviewSections(ctx, l.who, id, words)
	}
	if err == nil {
		_, err = day.DraftReview(ctx, l.who, id, "")
	}
	if err == nil && m.close != "" {
		err = l.a.At(m.close).CloseReview(ctx, l.who, id, 1)
	}
	if err != nil {
		return "", fmt.Errorf("%s: %w", m.Title, err)
	}
	return id, nil
}

// words reads the file of a review: "@key", with who writes the section and by when, then what is written there; a section with
// no words is drafted from the record, and one that is not named is not in the outline.
func (l *loader) words(m *made) (map[string]string, error) {
	content, err := samples.Files.ReadFile("reviews/" + m.file + ".txt")
	if err != nil {
		return nil, err
	}
	named, words := map[string][]string{}, map[string]string{}
	for part := range strings.SplitSeq("\n"+string(content), "\n@") {
		head, body, _ := strings.Cut(part, "\n")
		if key := strings.Fields(head); len(key) > 0 {
			named[key[0]] = key[1:]
			if body = strings.TrimSpace(body); body != "" {
				words[key[0]] = l.named(body)
			}
		}
	}
	for _, s := range review.Outline(m.Kind) {
		x := app.ReviewSection{Key: s.Key, Heading: s.Heading, Level: s.Level}
		by, ok := named[s.Key]
		if !ok {
			continue
		}
		if len(by) == 2 {
			x.Writer, x.Due = by[0], by[1]
		}
		m.Sections = append(m.Sections, x)
	}
	return words, nil
}

// named puts the codes of indicators in place of the keys by which the set names those of the term before.
func (l *loader) named(text string) string {
	for key, code := range l.codes {
		text = strings.ReplaceAll(text, key, code)
	}
	return text
}
