package app

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/paper"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/review"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// PriorKind is which sort of text stood there before a contribution.
type PriorKind string

const (
	PriorReports    PriorKind = "reports"     // approved reports of its unit
	PriorDocument   PriorKind = "document"    // issued by its unit
	PriorPaper      PriorKind = "paper"       // of its unit, for an earlier conference
	PriorMainReport PriorKind = "main_report" // of the conference
)

// PriorText is a text that contributions are held against; of a kind it has what it is of.
type PriorText struct {
	Kind         PriorKind
	Document     *doc.Document
	Review       *review.Review // the conference's own, where it names no main report
	Conference   conference.Conference
	Contribution conference.ContributionID
	text         *paper.Paper
	mark         string // that changes when the text does
	pieces       []reportPiece
}

// reportPiece is where a text of a report stands among those of its unit.
type reportPiece struct {
	start  int
	period when.Period
	item   plan.ItemID // "" = of the report as a whole
}

// PriorPassage is what a contribution shares with a text that stood there before it: A is the place in the contribution.
type PriorPassage struct {
	Paper int // number of the contribution in PapersChecked
	paper.Passage
	Of     PriorText
	Text   string      // of the earlier place
	Period when.Period // of a report
	Item   plan.Item   // that its line is about; zero = it speaks of the whole
}

// Bounds of what is held against one contribution.
const (
	mostPriorReports   = 60
	mostPriorLines     = 3000
	mostPriorDocuments = 20
	mostPriorPapers    = 3
)

// besidePrior lays contributions beside what their units said before and beside the main report.
func (a *App) besidePrior(ctx context.Context, r store.Reader, c *PapersChecked) error {
	main, err := a.mainReport(r, c.Conference)
	if err != nil {
		return err
	}
	before, err := a.priorTexts(ctx, r, *c)
	if err != nil {
		return err
	}
	if len(main) > 0 {
		c.Main = &main[0]
	}
	outline := outlineText(c.Conference)
	var items []plan.ItemID
	for k, p := range c.Papers {
		texts := slices.Concat(before[p.UnitID], main)
		for _, x := range a.papers.sharedWith(p, texts, outline) {
			y := PriorPassage{Paper: k, Passage: x, Of: texts[x.PaperB], Text: texts[x.PaperB].text.Text[x.B.Start:x.B.End]}
			if piece, ok := y.Of.pieceAt(x); ok {
				y.Period, y.Item.ID = piece.period, piece.item
				items = append(items, piece.item)
			}
			c.Prior = append(c.Prior, y)
		}
	}
	named, err := r.ItemsByID(distinct(items))
	for i := range c.Prior {
		c.Prior[i].Item = named[c.Prior[i].Item.ID]
	}
	return err
}

// pieceAt is the text of a report that a passage begins in.
func (t PriorText) pieceAt(x paper.Passage) (reportPiece, bool) {
	at := x.B.Start
	if len(x.Matches) > 0 {
		at = x.Matches[0].B.Start
	}
	for i, p := range slices.Backward(t.pieces) {
		if p.start <= at {
			return t.pieces[i], true
		}
	}
	return reportPiece{}, false
}

// mainReport is what the conference names as its main report, else its own review.
func (a *App) mainReport(r store.Reader, c conference.Conference) ([]PriorText, error) {
	if c.ReportID != "" {
		d, err := store.Documents.Get(r, string(c.ReportID))
		if err != nil {
			return nil, err
		}
		t, err := a.priorDocument(r, d, PriorMainReport)
		if t.text == nil {
			return nil, err
		}
		return []PriorText{t}, err
	}
	if c.ReviewID == "" {
		return nil, nil
	}
	v, err := store.Reviews.Get(r, string(c.ReviewID))
	if err != nil {
		return nil, err
	}
	texts, err := r.TextsOf(c.ReviewID)
	if err != nil {
		return nil, err
	}
	var body strings.Builder
	for _, s := range v.Sections {
		if t := texts[s.Key]; t.Body != "" {
			body.WriteString(s.Heading + "\n" + t.AsShown() + "\n")
		}
	}
	if body.Len() == 0 {
		return nil, nil
	}
	sum := store.SumOf(body.String())
	return []PriorText{{Kind: PriorMainReport, Review: &v, text: a.papers.plain(sum, body.String()), mark: sum}}, nil
}

// priorDocument is the text of a registered document; without one its text is nil.
func (a *App) priorDocument(r store.Reader, d doc.Document, kind PriorKind) (PriorText, error) {
	out := PriorText{Kind: kind, Document: &d, mark: string(d.ID) + d.TextSHA256}
	if d.TextSHA256 == "" {
		return out, nil
	}
	if out.text = a.papers.text(out.mark, ""); out.text != nil {
		return out, nil
	}
	t, err := r.TextOf(d.ID)
	if err == nil && strings.TrimSpace(t.Content) != "" {
		out.text = a.papers.plain(out.mark, t.Content)
	}
	return out, err
}

// priorTexts are what the unit of each contribution said before.
func (a *App) priorTexts(ctx context.Context, r store.Reader, c PapersChecked) (map[org.UnitID][]PriorText, error) {
	out := map[org.UnitID][]PriorText{}
	var units []org.UnitID
	for _, p := range c.Papers {
		units = append(units, p.UnitID)
	}
	if len(units) == 0 {
		return out, nil
	}
	marks, err := r.ApprovedMarks(units)
	if err != nil {
		return nil, err
	}
	for _, u := range units {
		if marks[u] == "" {
			continue
		}
		t, err := a.reportsOf(r, u, marks[u])
		if err != nil {
			return nil, err
		}
		if t.text != nil {
			out[u] = append(out[u], t)
		}
	}
	docs, err := r.DocumentsWhere(func(d *doc.Document) bool {
		return d.TextSHA256 != "" && d.ID != c.Conference.ReportID && slices.Contains(units, d.IssuerUnitID)
	})
	if err != nil {
		return nil, err
	}
	many := map[org.UnitID]int{}
	for _, d := range slices.Backward(docs) { // the newest
		if many[d.IssuerUnitID]++; many[d.IssuerUnitID] > mostPriorDocuments {
			continue
		}
		t, err := a.priorDocument(r, d, PriorDocument)
		if err != nil {
			return nil, err
		}
		if t.text != nil {
			out[d.IssuerUnitID] = append(out[d.IssuerUnitID], t)
		}
	}
	return out, a.priorPapers(ctx, r, c, units, out)
}

// priorPapers adds what units wrote for earlier conferences.
func (a *App) priorPapers(ctx context.Context, r store.Reader, c PapersChecked, units []org.UnitID, into map[org.UnitID][]PriorText) error {
	all, err := r.ContributionsElsewhere(c.Conference.ID, units)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(x conference.Contribution) bool {
		return len(x.Versions) == 0 || x.State == conference.Withdrawn
	})
	arrange.By(all, func(x, y conference.Contribution) int { return cmp.Compare(y.Now().On, x.Now().On) })
	for _, p := range c.Papers {
		n := 0
		for _, x := range all {
			if x.UnitID != p.UnitID || x.Now().On >= p.Versions[0].On || n == mostPriorPapers {
				continue
			}
			n++
			other, err := store.Conferences.Get(r, string(x.ConferenceID))
			if err != nil {
				return err
			}
			text, err := a.paperText(ctx, PaperShown{Contribution: x, Unit: p.Unit})
			if err != nil {
				return err
			}
			into[p.UnitID] = append(into[p.UnitID], PriorText{Kind: PriorPaper, Conference: other, Contribution: x.ID, text: text, mark: x.Now().SHA256})
		}
	}
	return nil
}

// reportsOf is what a unit said in its approved reports, the newest first; what it says again and again stands there once.
func (a *App) reportsOf(r store.Reader, unit org.UnitID, mark string) (PriorText, error) {
	out := PriorText{Kind: PriorReports, mark: store.SumOf(mark)}
	if kept, ok := a.papers.reportsOf(unit, out.mark); ok {
		return kept, nil
	}
	reports, err := r.ApprovedBy(unit, mostPriorReports)
	if err != nil {
		return out, err
	}
	lines, err := r.ApprovedLinesOf(unit, mostPriorLines)
	if err != nil {
		return out, err
	}
	var body strings.Builder
	said := map[string]bool{}
	add := func(period when.Period, item plan.ItemID, texts ...string) {
		for _, text := range texts {
			if text = oneLine(text); text == "" || said[text] {
				continue
			}
			said[text] = true
			out.pieces = append(out.pieces, reportPiece{body.Len(), period, item})
			body.WriteString(text)
			if !strings.ContainsAny(text[len(text)-1:], ".!?;:") {
				body.WriteByte('.') // a line of a report is a sentence, not a title
			}
			body.WriteByte('\n')
		}
	}
	of := map[report.ID][]report.Line{}
	for _, l := range lines {
		of[l.ReportID] = append(of[l.ReportID], l)
	}
	for _, x := range reports {
		add(x.Period, "", x.Summary, x.Difficulties, x.Proposals)
		for _, key := range slices.Sorted(maps.Keys(x.Texts)) {
			add(x.Period, "", x.Texts[key])
		}
		for _, l := range of[x.ID] {
			add(l.Period, l.ItemID, l.Text, l.Difficulties)
		}
	}
	if body.Len() > 0 {
		out.text = paper.OfText("reports", body.String())
	}
	a.papers.keepReports(unit, out)
	return out, nil
}
