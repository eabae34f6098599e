package write_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/read"
	"lotrinh/internal/write"
)

// TestOurReaderFindsWhatWasWritten sends a report through the reader that takes in everybody's documents.
func TestOurReaderFindsWhatWasWritten(t *testing.T) {
	var buf bytes.Buffer
	if err := write.Docx(&buf, sampleReport(write.StateLayout)); err != nil {
		t.Fatal(err)
	}
	source, err := read.File("bao-cao.docx", buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	var headings []string
	for _, p := range source.Passages {
		if p.Kind == doc.Section || p.Kind == doc.Annex {
			headings = append(headings, p.Marker)
		}
	}
	if want := []string{"I.", "II.", "III.", "IV.", "V.", "Phụ lục I", "Phụ lục II"}; !slices.Equal(headings, want) {
		t.Errorf("headings %q, want %q", headings, want)
	}
	for _, want := range []string{"Tổng số nhiệm vụ được giao: 1.240 nhiệm vụ.", "Mẫu Giang, ngày 05 tháng 7 năm 2025", "kính báo cáo Ban Thường vụ Tỉnh ủy xem xét, chỉ đạo./."} {
		if !strings.Contains(source.Text, want) {
			t.Errorf("the text lost %q", want)
		}
	}
	for _, b := range source.Blocks {
		if b.Table == nil || len(b.Table.Rows) != 1+4+40 {
			continue
		}
		group, task := b.Table.Rows[1], b.Table.Rows[2]
		if !b.Table.Rows[0].Header || group.Cells[0].Text != "I" || group.Cells[1].ColSpan != 7 || task.Cells[4].Text != "10/01/2025" {
			t.Errorf("the table of tasks came back as %+v", b.Table.Rows[:3])
		}
		return
	}
	t.Error("no table of 40 tasks in 4 groups came back")
}
