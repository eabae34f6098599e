package app

import (
	"context"
	"strings"

	"lotrinh/internal/org"
	"lotrinh/internal/review"
	"lotrinh/internal/store"
)

// CheckFinished compares the finished file of a review, edited outside, with its figures.
func (a *App) CheckFinished(ctx context.Context, who Who, id review.ID, file Upload) (review.Checked, error) {
	if err := who.must(org.ReadPlan); err != nil {
		return review.Checked{}, err
	}
	src, err := a.reader.source(ctx, Input{Name: file.Name, Content: file.Content})
	if err != nil {
		return review.Checked{}, err
	}
	var lines []string
	for _, b := range src.Blocks {
		if b.Table == nil {
			lines = append(lines, strings.Split(src.Text[b.Span.Start:b.Span.End], "\n")...)
			continue
		}
		for _, row := range b.Table.Rows {
			cells := make([]string, len(row.Cells))
			for i, c := range row.Cells {
				cells[i] = c.Text
			}
			lines = append(lines, strings.Join(cells, review.CellMark))
		}
	}
	r := a.store.Read(ctx)
	v, err := store.Reviews.Get(r, string(id))
	if err != nil {
		return review.Checked{}, err
	}
	texts, err := r.TextsOf(id)
	if err != nil {
		return review.Checked{}, err
	}
	record, known, _, err := a.recordOf(ctx, r, v, texts)
	return review.CheckFinished(v, texts, record, known, lines), err
}
