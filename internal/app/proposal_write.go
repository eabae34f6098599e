package app

import (
	"context"
	"fmt"
	"io"
	"strings"

	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/write"
)

// ProposalFormats are those in which the digest is written.
var ProposalFormats = []string{"docx", "xlsx"}

// WriteProposals writes the digest of all proposals, grouped by addressee.
func (a *App) WriteProposals(ctx context.Context, who Who, id conference.ID, format string, w io.Writer) error {
	d, err := a.Proposals(ctx, who, id)
	if err != nil {
		return err
	}
	p, err := a.digestPaper(ctx, d)
	if err != nil {
		return err
	}
	switch format {
	case "docx":
		return write.Docx(w, p)
	case "xlsx":
		return write.Xlsx(w, p)
	}
	return fault.New(fault.Invalid, "Không có định dạng %q; chọn docx hoặc xlsx.", "There is no format %q; choose docx or xlsx.", format).At("format")
}

func (a *App) digestPaper(ctx context.Context, d DigestShown) (write.ProgressReport, error) {
	r, c := a.store.Read(ctx), d.Conference
	m := &material{a: a, unit: c.Secretary}
	p := write.ProgressReport{Layout: write.StateLayout, Issuer: c.Secretary.FormalName(), Symbol: "BC-" + m.symbol(), Type: "Báo cáo", Subject: "Tổng hợp kiến nghị tại " + c.Title, Sample: a.sample, AsOf: a.Today(), Addressee: []string{c.Host.FormalName()}}
	if c.Secretary.Line == org.Party {
		p.Layout, p.Symbol = write.PartyLayout, "BC/"+m.symbol()
	}
	var err error
	if p.Signer.Post, err = a.signer(r, c.Secretary); err != nil {
		return p, err
	}
	if p.Place, err = r.LastPlace(); err != nil {
		return p, err
	}
	p.Opening = []write.Text{write.Plain(fmt.Sprintf("Các tham luận gửi đến %s nêu %d kiến nghị (%d câu; câu trùng ý được gộp, ghi đủ đơn vị nêu): tiếp thu %d, không tiếp thu %d, chờ quyết định %d.", c.Title, d.Total, d.Said, d.Adopted, d.Rejected, d.Total-d.Adopted-d.Rejected))}
	n := 0
	for _, g := range d.Groups {
		t := &write.Table{Columns: []write.Column{{Title: "Số", Width: 10, Align: write.Center}, {Title: "Kiến nghị", Width: 78}, {Title: "Đơn vị nêu", Width: 36}, {Title: "Xử lý", Width: 36}}}
		topic := ""
		for _, x := range g.Proposals {
			if x.Topic.Heading != topic {
				topic = x.Topic.Heading
				t.Rows = append(t.Rows, write.Row{Group: topic})
			}
			n++
			t.Rows = append(t.Rows, write.Row{Cells: []write.Cell{write.Count(n), write.Words(x.Text), write.Words(authorNames(x)), write.Words(outcome(x))}})
		}
		p.Sections = append(p.Sections, write.Section{Title: g.To.Vi(), Figures: t})
	}
	p.Recipients = m.recipients()
	return p, nil
}

func authorNames(p ProposalShown) string {
	var names []string
	for _, s := range p.Authors {
		names = append(names, s.Unit.Name)
	}
	return strings.Join(distinct(names), "; ")
}

// outcome says what became of a proposal.
func outcome(p ProposalShown) string {
	switch {
	case p.Item != nil:
		return p.Verdict.Vi() + ": " + p.Item.Code
	case p.Reason != "":
		return p.Verdict.Vi() + ": " + p.Reason
	}
	return p.Verdict.Vi()
}
