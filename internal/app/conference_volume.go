package app

import (
	"context"
	"fmt"
	"io"
	"strings"

	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/store"
	"lotrinh/internal/write"
)

// VolumeFormats are those in which a volume is written.
var VolumeFormats = []string{"docx", "pdf"}

// CompileVolume settles the volume and the order of speaking: contributions are taken in and changed no more.
func (a *App) CompileVolume(ctx context.Context, who Who, id conference.ID, rev int) error {
	return a.onConference(ctx, who, "conference.compile", id, rev, func(tx *store.Tx, c *conference.Conference) error {
		papers, err := tx.ContributionsTo(id)
		if err != nil {
			return err
		}
		var ids []org.UnitID
		for _, x := range papers {
			ids = append(ids, x.UnitID)
		}
		units, err := tx.UnitsByID(distinct(ids))
		if err != nil {
			return err
		}
		return c.Compile(papers, func(u org.UnitID) string { return units[u].Name })
	})
}

// HoldConference records that a conference took place.
func (a *App) HoldConference(ctx context.Context, who Who, id conference.ID, rev int) error {
	return a.onConference(ctx, who, "conference.hold", id, rev, func(_ *store.Tx, c *conference.Conference) error {
		return c.Hold(a.Today())
	})
}

// ReopenVolume goes back one step, with a reason: a held conference is compiled again, a compiled one collects again.
func (a *App) ReopenVolume(ctx context.Context, who Who, id conference.ID, rev int, reason string) error {
	return a.onConferenceSaying(ctx, who, "conference.back", id, rev, oneLine(reason), func(_ *store.Tx, c *conference.Conference) error {
		return c.Back(reason)
	})
}

// WriteVolume writes the volume of a conference as docx in the layout of its host's line (layout "state" or "party" takes the
// other one) or, where LibreOffice is installed, as pdf. Before it is compiled it is a draft, and says so on every page.
func (a *App) WriteVolume(ctx context.Context, who Who, id conference.ID, format, layout string, w io.Writer) error {
	p, err := a.Programme(ctx, who, id)
	if err != nil {
		return err
	}
	v, err := a.volumeOf(ctx, p, write.Layout(layout))
	if err != nil {
		return err
	}
	switch format {
	case "docx":
		return write.VolumeDocx(w, v)
	case "pdf":
		return a.writePDF(ctx, "ky-yeu.docx", func(docx io.Writer) error { return write.VolumeDocx(docx, v) }, w)
	}
	return fault.New(fault.Invalid, "Không có định dạng %q; chọn docx hoặc pdf.", "There is no format %q; choose docx or pdf.", format).At("format")
}

// volumeOf puts what was accepted into the parts of a volume.
func (a *App) volumeOf(ctx context.Context, p ProgrammeShown, layout write.Layout) (write.Volume, error) {
	c, r := p.Conference, a.store.Read(ctx)
	v := write.Volume{Layout: write.StateLayout, Issuer: c.Host.FormalName(), HeldOn: c.HeldOn, Subject: c.Title, Draft: c.State != conference.Compiled && c.State != conference.Held, Sample: a.sample,
		Sources: write.Table{Note: "Mã băm SHA-256 của tệp đơn vị gửi: 16 ký tự đầu", Columns: []write.Column{{Title: "Số", Width: 10, Align: write.Center}, {Title: "Đơn vị", Width: 52}, {Title: "Tệp", Width: 44}, {Title: "Bản", Width: 12, Align: write.Center}, {Title: "Ngày gửi", Width: 24, Align: write.Center}, {Title: "Mã băm", Width: 38}}}}
	switch {
	case layout != "":
		v.Layout = layout
	case c.Host.Line == org.Party:
		v.Layout = write.PartyLayout
	}
	if c.Host.ParentID != "" {
		parent, err := store.Units.Get(r, string(c.Host.ParentID))
		if err != nil {
			return v, err
		}
		v.Superior = parent.FormalName()
	}
	var err error
	if v.Signer.Post, err = a.signer(r, c.Host); err != nil {
		return v, err
	}
	if strings.HasPrefix(c.Host.FormalName(), "Ủy ban nhân dân") {
		v.Superior, v.Signer.Authority = "", []string{"TM. ỦY BAN NHÂN DÂN"}
	}
	if v.Place, err = r.LastPlace(); err != nil {
		return v, err
	}
	v.Foreword = forewordOf(p)
	add := func(part *write.VolumePart, x PaperShown, note string) error {
		paper, err := a.volumePaper(ctx, c, x, note)
		if err != nil {
			return err
		}
		part.Papers = append(part.Papers, paper)
		now := x.Now()
		v.Sources.Rows = append(v.Sources.Rows, write.Row{Cells: []write.Cell{write.Count(len(v.Sources.Rows) + 1), write.Words(x.Unit.Name), write.Words(now.Name), write.Count(now.Number), {Date: now.On}, write.Words(now.SHA256[:min(16, len(now.SHA256))])}})
		return nil
	}
	spoken, printed := write.VolumePart{Title: "Tham luận trình bày tại hội nghị"}, write.VolumePart{Title: "Tham luận in kỷ yếu"}
	for _, t := range p.Talks {
		note := ""
		if t.From != "" && t.Minutes > 0 {
			note = fmt.Sprintf("Trình bày lúc %s, %d phút", t.From, t.Minutes)
		}
		if err := add(&spoken, PaperShown{Contribution: t.Contribution, Unit: t.Unit}, note); err != nil {
			return v, err
		}
	}
	for _, x := range p.Printed {
		if err := add(&printed, x, ""); err != nil {
			return v, err
		}
	}
	for _, part := range []write.VolumePart{spoken, printed} {
		if len(part.Papers) > 0 {
			v.Parts = append(v.Parts, part)
		}
	}
	return v, nil
}

// forewordOf says of a volume what the record says, and nothing else.
func forewordOf(p ProgrammeShown) (out []write.Text) {
	c := p.Conference
	say := func(format string, args ...any) { out = append(out, write.Plain(fmt.Sprintf(format, args...))) }
	held := ""
	if c.HeldOn != "" {
		held = " " + c.HeldOn.Long()
	}
	if c.Place != "" {
		held += " tại " + c.Place
	}
	say("Kỷ yếu tập hợp %d tham luận gửi đến %s do %s tổ chức%s.", len(p.Talks)+len(p.Printed), c.Title, c.Host.Name, held)
	if c.Agreed != nil {
		say("Việc tổ chức hội nghị được đồng ý tại %s.", c.Agreed.Name())
	}
	var topics []string
	for i, t := range c.Outline {
		topics = append(topics, fmt.Sprintf("(%d) %s", i+1, strings.TrimSuffix(t.Heading, ".")))
	}
	say("Các tham luận viết theo đề cương gồm %d chủ đề: %s.", len(topics), strings.Join(topics, "; "))
	switch spoken, printed := len(p.Talks), len(p.Printed); {
	case spoken > 0 && printed > 0:
		say("Có %d tham luận trình bày tại hội nghị, xếp theo thứ tự phát biểu; %d tham luận in kỷ yếu, xếp theo chủ đề của đề cương.", spoken, printed)
	case spoken > 0:
		say("Các tham luận xếp theo thứ tự phát biểu.")
	}
	say("%s là cơ quan đầu mối tổng hợp. Lời của từng tham luận giữ như bản đơn vị đã gửi; tệp, ngày gửi và mã băm của từng bản ghi ở cuối kỷ yếu.", c.Secretary.Name)
	return out
}

// volumePaper reads the newest version of a contribution for the volume.
func (a *App) volumePaper(ctx context.Context, c ConferenceShown, x PaperShown, note string) (write.VolumePaper, error) {
	out := write.VolumePaper{Unit: x.Unit.FormalName(), Author: x.Author, Title: x.Title, Note: note}
	if out.Title == "" {
		out.Title = "Tham luận của " + x.Unit.FormalName()
	}
	src, err := a.paperSource(ctx, x.Now())
	if err != nil {
		return out, err
	}
	out.Blocks = paperBlocks(src, append([]string{x.Unit.Name, x.Unit.FormalName(), x.Unit.Short, x.Title, x.Author, c.Title, c.Host.Name}, x.Unit.Aliases...))
	return out, nil
}
