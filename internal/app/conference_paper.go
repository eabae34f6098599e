package app

import (
	"context"
	"strings"

	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/store"
)

// PaperPage is one contribution as its page shows it: where it stands, the text of one version, what is said about it.
type PaperPage struct {
	PaperShown
	Conference conference.Conference
	Topics     []conference.Topic // it was asked to write on
	Alongside  []Alongside        // who writes on them too
	Shown      conference.Version // whose text is laid out; Number 0 = nothing came
	Unread     error              // why the text of that version cannot be laid out here
	Paragraphs []PaperParagraph
	More       int            // paragraphs beyond those that are laid out
	Comments   []CommentShown // of all versions, in the order of their places; what has no place here stands last
	Counts     []CommentCount
	MayComment bool
	MayAnswer  bool
}

// CommentCount is how many comments are in a state.
type CommentCount struct {
	State conference.CommentState `json:"state"`
	Count int                     `json:"count"`
}

// PaperParagraph is a paragraph, or a row of a table, of a contribution.
type PaperParagraph struct {
	Span    doc.Span
	Label   string // its automatic number
	Heading bool
	Centred bool
	Row     bool // of a table, with its cells between tabs
	Pieces  []PaperPiece
	Notes   []CommentShown // that stand here
}

// PaperPiece is a stretch of text with the numbers of the comments on it.
type PaperPiece struct {
	Text    string
	Numbers []int
}

// Text is the paragraph as it stands in the canonical text.
func (p PaperParagraph) Text() string {
	var out string
	for _, x := range p.Pieces {
		out += x.Text
	}
	return out
}

// Returns tells whether its lines end with a carriage return too, which a browser leaves out.
func (p PaperParagraph) Returns() bool { return strings.Contains(p.Text(), "\r\n") }

// mostParagraphs bounds what one page lays out: some 300 pages.
const mostParagraphs = 3000

// OnePaper is a contribution with the text of one of its versions; number 0 = the newest.
func (a *App) OnePaper(ctx context.Context, who Who, of conference.ID, id conference.ContributionID, number int) (PaperPage, error) {
	out := PaperPage{}
	if err := who.must(org.ReadPlan); err != nil {
		return out, err
	}
	r := a.store.Read(ctx)
	c, x, err := paperOf(r, of, id)
	if err != nil {
		return out, err
	}
	unit, err := store.Units.Get(r, string(x.UnitID))
	if err != nil {
		return out, err
	}
	within, err := a.reach(r, who, org.HandInPaper)
	if err != nil {
		return out, err
	}
	out.Conference, out.PaperShown = c, a.showPaper(c, x, unit, a.reviewsPapers(who, c), within.Holds(x.UnitID))
	for _, key := range x.Topics {
		if t, err := c.Topic(key); err == nil {
			out.Topics = append(out.Topics, t)
		}
	}
	if out.Alongside, err = a.alongside(ctx, c, x); err != nil {
		return out, err
	}
	if out.Shown, err = versionOf(x, number); err != nil || out.Shown.Number == 0 {
		return out, err
	}
	out.MayComment, out.MayAnswer = a.reviewsPapers(who, c), within.Holds(x.UnitID)
	said, err := r.CommentsOnPaper(id)
	if err != nil {
		return out, err
	}
	src, err := a.paperSource(ctx, out.Shown)
	if err != nil {
		out.Unread, src = err, nil
	} else {
		out.lay(src)
	}
	out.comment(ctx, a, said, src)
	out.mark()
	return out, nil
}

// paperOf is a contribution to a conference.
func paperOf(r store.Reader, of conference.ID, id conference.ContributionID) (conference.Conference, conference.Contribution, error) {
	c, err := store.Conferences.Get(r, string(of))
	if err != nil {
		return c, conference.Contribution{}, err
	}
	x, err := store.Contributions.Get(r, string(id))
	if err == nil && x.ConferenceID != c.ID {
		err = fault.New(fault.NotFound, "Tham luận này không thuộc hội nghị %q.", "This contribution is not one to the conference %q.", c.Title)
	}
	return c, x, err
}

// versionOf is a version of a contribution; 0 = the newest, which has no number where none came.
func versionOf(x conference.Contribution, number int) (conference.Version, error) {
	if number == 0 {
		return x.Now(), nil
	}
	for _, v := range x.Versions {
		if v.Number == number {
			return v, nil
		}
	}
	return conference.Version{}, fault.New(fault.NotFound, "Tham luận không có bản %d.", "The contribution has no version %d.", number)
}

// paperSource reads a kept version again: its places are bytes of the canonical text.
func (a *App) paperSource(ctx context.Context, v conference.Version) (*doc.Source, error) {
	in, err := a.versionFile(v)
	if err != nil {
		return nil, err
	}
	return a.reader.source(ctx, in)
}

// versionFile is the file of a kept version, to be read as it was when it came.
func (a *App) versionFile(v conference.Version) (Input, error) {
	content, err := a.content(v.SHA256)
	return Input{Name: v.Name, Content: content, OCR: v.OCR}, err
}

// lay cuts the text into paragraphs and rows of tables.
func (p *PaperPage) lay(src *doc.Source) {
	all := paragraphsOf(src)
	if len(all) > mostParagraphs {
		p.More, all = len(all)-mostParagraphs, all[:mostParagraphs]
	}
	for i := range all {
		all[i].Pieces = []PaperPiece{{Text: src.Text[all[i].Span.Start:all[i].Span.End]}}
	}
	p.Paragraphs = all
}

// paragraphsOf are the paragraphs and the rows of the tables of a text that say anything.
func paragraphsOf(src *doc.Source) (out []PaperParagraph) {
	for _, b := range src.Blocks {
		if b.Table == nil {
			out = append(out, PaperParagraph{Span: b.Span, Label: b.Label, Heading: b.Heading > 0 || b.Bold, Centred: b.Centred})
			continue
		}
		for _, row := range b.Table.Rows {
			out = append(out, PaperParagraph{Span: row.Span, Row: true})
		}
	}
	said := out[:0]
	for _, p := range out {
		if oneLine(src.Text[p.Span.Start:p.Span.End]) != "" {
			said = append(said, p)
		}
	}
	return said
}
