//go:build unix

package bench

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
	"lotrinh/internal/review"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// What a review of the bench holds.
const (
	reviewPages  = 60
	reviewTables = 40
	reviewCharts = 20
)

// BenchmarkReview writes a review of 60 pages of text with 40 tables and 20 pictures as Word: from the record to the bytes.
func BenchmarkReview(b *testing.B) {
	dir := b.TempDir()
	whole, err := app.Open(b.Context(), app.Config{Dir: dir})
	if err != nil {
		b.Fatal(err)
	}
	who, err := whole.As(b.Context(), "")
	if err == nil {
		err = whole.Generate(b.Context(), who, app.Synthetic{Tasks: 2000, Units: 40, Periods: 6, Seed: 42}, nil)
	}
	if err != nil {
		b.Fatal(err)
	}
	whole.Close()
	tenIndicators(b, dir)
	x := open(b, dir, "")
	id := x.longReview(who)
	write := func(format string, out io.Writer) error {
		return x.app.WriteReview(b.Context(), who, id, format, "", out)
	}
	var file bytes.Buffer
	if err := write("docx", &file); err != nil {
		b.Fatal(err)
	}
	body := part(b, file.Bytes(), "word/document.xml")
	tables, pictures := strings.Count(body, "<w:tblGrid>"), strings.Count(body, "<wp:docPr")
	if tables < reviewTables || pictures < reviewCharts {
		b.Fatalf("%d tables, %d pictures", tables, pictures)
	}
	docx := median(b, cpu, func() {}, func() error { return write("docx", io.Discard) })
	xlsx := median(b, cpu, func() {}, func() error { return write("xlsx", io.Discard) })
	read := median(b, cpu, func() {}, func() error { _, err := x.app.OneReview(b.Context(), who, id); return err })
	fmt.Printf("review of %d pages of text, %d tables, %d pictures, %d kB: Word %.2f CPU s (goal 3), of it %.2f to read and check it; Excel %.2f\n",
		reviewPages, tables, pictures, file.Len()>>10, docx.Seconds(), read.Seconds(), xlsx.Seconds())
}

func part(b *testing.B, file []byte, name string) string {
	b.Helper()
	in, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		b.Fatal(err)
	}
	f, err := in.Open(name)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		b.Fatal(err)
	}
	return string(text)
}

// tenIndicators have a target and values of ten years.
func tenIndicators(b *testing.B, dir string) {
	b.Helper()
	s, err := store.Open(b.Context(), dir, "", plan.DefaultKinds)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	acted(b, s, func(tx *store.Tx) error {
		for i := range 10 {
			id := plan.ItemID(fmt.Sprintf("ct%d", i))
			it := plan.Item{ID: id, Kind: plan.IndicatorKind, Code: fmt.Sprintf("CT-9%03d", i), Title: fmt.Sprintf("Chỉ tiêu tổng hợp %d", i+1), Fields: map[string]string{"unit": "tỷ đồng"}}
			if err := store.Items.Save(tx, &it); err != nil {
				return err
			}
			aim := plan.Target{ID: "t" + string(id), ItemID: id, Sort: plan.AimSort, Judged: plan.AtEnd, Comparator: ">=", Value: "1500", Period: when.Interval{From: "2030-01-01", To: "2030-12-31"}}
			if err := store.Targets.Save(tx, &aim); err != nil {
				return err
			}
			for year := 2016; year <= 2025; year++ {
				o := plan.Observation{ID: fmt.Sprintf("%s-%d", id, year), ItemID: id, Period: when.Period(fmt.Sprint(year)), Value: fmt.Sprintf("%d.%d", 400+70*(year-2015)+i*9, i), Quality: plan.Final}
				if err := store.Observations.Save(tx, &o); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// longReview opens the review and writes its sections.
func (x *bench) longReview(who app.Who) review.ID {
	x.Helper()
	e := app.ReviewEdit{Kind: review.Final, Title: "Tổng kết nhiệm kỳ"}
	text := newPaper(reviewPages, 0).paragraphs
	var sections [10][]string
	for i, line := range text {
		sections[i*10/len(text)] = append(sections[i*10/len(text)], line)
	}
	for i := range reviewTables {
		ref := "{{bảng nhiệm vụ quá hạn; đơn vị: " + x.units[i%len(x.units)] + "}}"
		if i%4 == 0 {
			ref = []string{"{{bảng nhiệm vụ theo đơn vị}}", "{{bảng chỉ tiêu}}"}[i/4%2]
		}
		sections[i%10] = append(sections[i%10], ref)
	}
	for i := range reviewCharts {
		ref := fmt.Sprintf("{{biểu đồ CT-9%03d}}", i/2)
		if i%2 == 0 {
			ref = []string{"{{biểu đồ nhiệm vụ theo đơn vị}}", "{{biểu đồ nhiệm vụ}}"}[i/2%2]
		}
		sections[i%10] = append(sections[i%10], ref)
	}
	for i := range sections {
		e.Sections = append(e.Sections, app.ReviewSection{Key: fmt.Sprint("s", i), Heading: fmt.Sprintf("Lĩnh vực %d", i+1), Level: 1})
	}
	id, err := x.app.OpenReview(x.Context(), who, e)
	if err != nil {
		x.Fatal(err)
	}
	for i, lines := range sections {
		if err := x.app.WriteReviewSection(x.Context(), who, id, fmt.Sprint("s", i), 0, strings.Join(lines, "\n")); err != nil {
			x.Fatal(err)
		}
	}
	return id
}
