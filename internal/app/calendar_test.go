package app

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/when"
)

// A workbook as people keep it: a cover sheet that is empty, a blank row, dates as dates and as text.
func TestCalendarFromAWorkbook(t *testing.T) {
	f := excelize.NewFile()
	sheet, err := f.NewSheet("Ngày nghỉ")
	if err != nil || sheet != 1 {
		t.Fatal(sheet, err)
	}
	for cell, v := range map[string]any{"B1": "Loại", "C1": "Ngày", "E1": "Tên", "B3": "nghỉ", "C3": time.Date(2026, 2, 17, 0, 0, 0, 0, time.UTC), "E3": "Tết", "B4": "làm bù", "C4": "10/01/2026"} {
		if err := f.SetCellValue("Ngày nghỉ", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	var file bytes.Buffer
	if err := f.Write(&file); err != nil {
		t.Fatal(err)
	}
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		l, err := w.LoadCalendar(t.Context(), w.clerk, file.Bytes(), false)
		w.ok(err)
		if !l.Done || len(l.Wrong) > 0 || len(l.Years) != 1 || l.Years[0] != (YearLoad{2026, when.DayChanges{Added: 2}}) {
			t.Fatalf("%+v", l)
		}
		due, err := w.WorkingDue(t.Context(), w.clerk, "2026-02-16", 1)
		if w.ok(err); due.Due != "2026-02-18" || !due.Certain {
			t.Errorf("%+v", due)
		}
		if _, err := w.LoadCalendar(t.Context(), w.as("so-tc-dm"), file.Bytes(), true); !fault.Is(err, fault.Denied) {
			t.Errorf("a reporter loads a calendar: %v", err)
		}
		if _, wrong, err := w.Verify(t.Context(), journal.Head{}); err != nil || len(wrong) > 0 {
			t.Error(wrong, err)
		}
	})
}

func TestCalendarFilesThatAreNone(t *testing.T) {
	for name, content := range map[string]string{"empty": "", "titles": "Ngày,Loại\n", "no titles": "17/02/2026,nghỉ\n", "another coding": "Ngày,Loại\n17/02/2026,ngh\xff\n",
		"no zip": "PK\x03\x04 and no more", "too large": strings.Repeat("x", maxCalendarFile+1), "too long": "Ngày,Loại\n" + strings.Repeat("1,nghỉ\n", maxCalendarRows+1)} {
		rows, err := readCalendar([]byte(content))
		if len(rows) > 0 || !fault.Is(err, fault.Invalid) && !fault.Is(err, fault.TooLarge) {
			t.Errorf("%s: %d rows, %v", name, len(rows), err)
		}
	}
}
