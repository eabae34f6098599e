package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// Cells are some rows and texts of a report as one person types them, each with what it was typed on. They are saved apart
// from the rest, so that two people may fill in one report at once.
type Cells struct {
	Lines []LineEdit // a line's Rev is that which was shown, 0 = none yet
	Texts []TextEdit
}

// TextEdit is a text of the narrative: what it was when it was shown, and what it is to be.
type TextEdit struct{ Key, Was, Now string }

// SavedCells is the report after cells were saved, with those rows as they are now.
type SavedCells struct {
	Report report.Report
	Lines  []report.Line
}

// ErrClash is behind the refusal of a row or text that somebody else has written meanwhile.
var ErrClash = errors.New("written meanwhile")

// SaveCells keeps some rows and texts of a report. One that somebody else has changed since it was shown is refused, by
// name, and then nothing of the rest is written either. What is said again as it stands is no change.
func (a *App) SaveCells(ctx context.Context, who Who, unitCode string, p when.Period, c Cells) (SavedCells, error) {
	if err := a.keepEvidence(c.Lines); err != nil {
		return SavedCells{}, err
	}
	var out SavedCells
	var err error
	for range 4 { // another row of the report may be saved at the same moment
		out, err = a.saveCells(ctx, who, unitCode, p, c)
		if !fault.Is(err, fault.Conflict) || errors.Is(err, ErrClash) || out.Report.ID != "" && !out.Report.Editable() {
			break
		}
	}
	return out, err
}

func (a *App) saveCells(ctx context.Context, who Who, unitCode string, p when.Period, c Cells) (SavedCells, error) {
	r := a.store.Read(ctx)
	v, err := a.reportHead(r, unitCode, p)
	if err != nil {
		return SavedCells{}, err
	}
	out := SavedCells{Report: v.Report}
	if err := a.writable(r, who, v); err != nil {
		return out, err
	}
	if v.Lines, err = a.editedLines(r, v.Report, c.Lines); err != nil {
		return out, err
	}
	if err := a.openOccurrences(r, v, c.Lines); err != nil {
		return out, err
	}
	x := v.Report
	changed, err := writeTexts(&x, c.Texts)
	if err != nil {
		return out, err
	}
	var lines []LineEdit
	for _, e := range c.Lines {
		h, _ := lineIn(v.Lines, e.Line.ItemID)
		same := e.Line.SaysAs(h.Line) && e.File == nil && e.Line.Sources == "" && e.Line.Taken == h.Line.Taken
		switch {
		case same && h.Line.ID != "" || e.Line.Empty() && e.File == nil && h.Line.ID == "":
			out.Lines = append(out.Lines, h.Line)
		case e.Line.Rev != h.Line.Rev:
			return out, fault.New(fault.Conflict, "%s: người khác vừa ghi dòng này.", "%s: somebody else has just written this row.", h.Item.Item.Code).At(string(e.Line.ItemID)).Because(ErrClash)
		default:
			lines = append(lines, e)
		}
	}
	if len(lines) == 0 && !changed {
		return out, nil
	}
	if x.ID == "" {
		x.ID = report.ID(newID())
	}
	kept := out.Lines
	err = a.change(ctx, who, act{"report.save", "report", string(x.ID), ""}, func(tx *store.Tx) error {
		saved := x
		if err := store.Reports.Save(tx, &saved); err != nil {
			return err
		}
		written, err := a.saveLines(tx, saved, v.Lines, lines)
		out = SavedCells{saved, slices.Concat(kept, written)}
		return err
	})
	if err != nil {
		out = SavedCells{Report: v.Report}
	}
	return out, err
}

// writeTexts puts texts under their headings; changed is false where all of them stand there already.
func writeTexts(x *report.Report, texts []TextEdit) (changed bool, err error) {
	for _, t := range texts {
		stands, now := x.TextUnder(t.Key), strings.TrimSpace(t.Now)
		switch {
		case stands == now:
		case stands != strings.TrimSpace(t.Was):
			return changed, fault.New(fault.Conflict, "Người khác vừa ghi phần này.", "Somebody else has just written this part.").At(t.Key).Because(ErrClash)
		default:
			x.WriteUnder(t.Key, now)
			changed = true
		}
	}
	return changed, nil
}

func lineIn(lines []ReportLine, id plan.ItemID) (ReportLine, bool) {
	for _, l := range lines {
		if l.Item.Item.ID == id {
			return l, true
		}
	}
	return ReportLine{Line: report.Line{Percent: -1}}, false
}
