package app

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/review"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
)

// ReviewListed is a review as the list shows it.
type ReviewListed struct {
	review.Review
	Issuer  org.Unit
	Written int // sections that have text
	Asked   int // sections that should
}

// Reviews are all reviews, newest first.
func (a *App) Reviews(ctx context.Context, who Who) ([]ReviewListed, error) {
	if err := who.must(org.ReadPlan); err != nil {
		return nil, err
	}
	r := a.store.Read(ctx)
	all, err := r.AllReviews()
	if err != nil {
		return nil, err
	}
	var out []ReviewListed
	for _, v := range all {
		x := ReviewListed{Review: v}
		if x.Issuer, err = store.Units.Get(r, string(v.IssuerID)); unlessMissing(err) != nil {
			return nil, err
		}
		texts, err := r.TextsOf(v.ID)
		if err != nil {
			return nil, err
		}
		for i, s := range v.Sections {
			if v.Leaf(i) {
				x.Asked++
				if texts[s.Key].Body != "" {
					x.Written++
				}
			}
		}
		out = append(out, x)
	}
	return out, nil
}

// ReviewShown is a review with its texts set: every figure known, every change since a text was saved told.
type ReviewShown struct {
	review.Review
	Issuer      org.Unit
	Documents   []doc.Document
	Themes      []plan.Theme
	Units       []org.Unit
	Act         *doc.Document // that adopted it
	Sections    []SectionShown
	Comments    []review.Comment // of the whole
	Record      review.Record
	Checked     review.Checked
	Frozen      bool // the figures are those of the closing
	Before      *review.Review
	Compared    []ComparedFigure
	Conferences []conference.Conference // whose own review it is
	Runs        bool                    // the post may run it
	Comment     bool
	Tasks       bool // the post may make tasks of findings
}

// SectionShown is a section with its text.
type SectionShown struct {
	review.Section
	Mark     string // "I.", "1."
	Leaf     bool
	Unit     org.Unit
	Post     org.Post
	Text     review.Text
	Blocks   []review.Block
	Comments []review.Comment
	Flaws    []review.Flaw
	MayWrite bool
}

// OneReview is a review as it stands.
func (a *App) OneReview(ctx context.Context, who Who, id review.ID) (ReviewShown, error) {
	out := ReviewShown{}
	if err := who.must(org.ReadPlan); err != nil {
		return out, err
	}
	r := a.store.Read(ctx)
	v, err := store.Reviews.Get(r, string(id))
	if err != nil {
		return out, err
	}
	out.Review, out.Runs, out.Comment, out.Tasks = v, who.May(org.RunReviews), who.May(org.CommentReview), who.May(org.EditPlan)
	if out.Conferences, err = conferencesOf(r, id); err != nil {
		return out, err
	}
	texts, err := r.TextsOf(id)
	if err != nil {
		return out, err
	}
	var known []review.Known
	if out.Record, known, out.Frozen, err = a.recordOf(ctx, r, v, texts); err != nil {
		return out, err
	}
	out.Checked = review.Check(v, texts, out.Record, known)
	if err := a.showSections(r, who, texts, &out); err != nil {
		return out, err
	}
	if err := a.showScope(r, &out); err != nil {
		return out, err
	}
	return out, a.compare(r, &out)
}

// recordOf is what the references of a review mean: frozen when it was closed, else as the record stands.
func (a *App) recordOf(ctx context.Context, r store.Reader, v review.Review, texts map[string]review.Text) (review.Record, []review.Known, bool, error) {
	x, err := a.reviewRecord(ctx, v)
	if err != nil {
		return review.Record{}, nil, false, err
	}
	if v.State != review.Open {
		c, err := store.ReviewClosings.Get(r, string(v.ID))
		return c.Record, x.known(), true, err
	}
	record, err := x.record(bodies(v, texts)...)
	return record, x.known(), false, err
}

func bodies(v review.Review, texts map[string]review.Text) []string {
	var out []string
	for _, s := range v.Sections {
		out = append(out, texts[s.Key].Body)
	}
	return out
}

// known are the yearly values of the indicators in scope, for numbers that are typed beside their names.
func (x *reviewRecord) known() (out []review.Known) {
	for _, m := range x.aims {
		names := []string{m.Item.Title}
		if m.of.Card.Short != "" {
			names = append(names, m.of.Card.Short)
		}
		for _, o := range m.observed {
			if o.Value == "" || len(o.Period) != 4 {
				continue
			}
			for _, name := range names {
				out = append(out, review.Known{Name: review.KnownAs(name), Year: string(o.Period), Text: m.number(o.Value), Ref: m.Item.Code + " " + string(o.Period)})
			}
		}
	}
	return out
}

func (a *App) showSections(r store.Reader, who Who, texts map[string]review.Text, out *ReviewShown) error {
	comments, err := r.CommentsOn(out.ID)
	if err != nil {
		return err
	}
	first, second := 0, 0
	for i, s := range out.Review.Sections {
		x := SectionShown{Section: s, Leaf: out.Leaf(i), Text: texts[s.Key], MayWrite: a.mayWrite(r, who, out.Review, s) == nil}
		if s.Level == 1 {
			first, second = first+1, 0
			x.Mark = romanNumber(first) + "."
		} else {
			second++
			x.Mark = strconv.Itoa(second) + "."
		}
		x.Blocks = review.Blocks(x.Text.Body, out.Record)
		if s.UnitID != "" {
			if x.Unit, err = store.Units.Get(r, string(s.UnitID)); unlessMissing(err) != nil {
				return err
			}
		}
		if s.PostID != "" {
			if x.Post, err = store.Posts.Get(r, string(s.PostID)); unlessMissing(err) != nil {
				return err
			}
		}
		for _, c := range comments {
			if c.Section == s.Key {
				x.Comments = append(x.Comments, c)
			}
		}
		for _, f := range out.Checked.Flaws {
			if f.Section == s.Key {
				x.Flaws = append(x.Flaws, f)
			}
		}
		out.Sections = append(out.Sections, x)
	}
	for _, c := range comments {
		if c.Section == "" {
			out.Comments = append(out.Comments, c)
		}
	}
	return nil
}

func romanNumber(n int) string {
	var b strings.Builder
	for _, x := range []struct {
		n int
		s string
	}{{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= x.n; n -= x.n {
			b.WriteString(x.s)
		}
	}
	return b.String()
}

func (a *App) showScope(r store.Reader, out *ReviewShown) error {
	var err error
	if out.Issuer, err = store.Units.Get(r, string(out.IssuerID)); unlessMissing(err) != nil {
		return err
	}
	for _, id := range out.Scope.Documents {
		d, err := store.Documents.Get(r, string(id))
		if err != nil {
			return err
		}
		out.Documents = append(out.Documents, d)
	}
	for _, id := range out.Scope.Themes {
		t, err := store.Themes.Get(r, string(id))
		if unlessMissing(err) != nil {
			return err
		}
		out.Themes = append(out.Themes, t)
	}
	for _, id := range out.Scope.Units {
		u, err := store.Units.Get(r, string(id))
		if unlessMissing(err) != nil {
			return err
		}
		out.Units = append(out.Units, u)
	}
	if out.AdoptedBy != "" {
		d, err := store.Documents.Get(r, string(out.AdoptedBy))
		if err != nil {
			return err
		}
		out.Act = &d
	}
	return nil
}

// FigureRows are the rows behind a figure of a review: of a reference, or of one cell of its table ("row.column", from 0).
func (a *App) FigureRows(ctx context.Context, who Who, id review.ID, ref, cell string) (v review.Review, f review.Figure, rows []review.Row, err error) {
	if err = who.must(org.ReadPlan); err != nil {
		return
	}
	r := a.store.Read(ctx)
	if v, err = store.Reviews.Get(r, string(id)); err != nil {
		return
	}
	wanted := review.Parse(ref)
	record := review.Record{}
	if v.State != review.Open {
		c, failed := store.ReviewClosings.Get(r, string(id))
		if failed != nil {
			return v, f, nil, failed
		}
		record = c.Record
	} else {
		x, failed := a.reviewRecord(ctx, v)
		if failed != nil {
			return v, f, nil, failed
		}
		if record, err = x.record("{{" + wanted.Raw + "}}"); err != nil {
			return
		}
	}
	f = record.Of(wanted)
	if !f.Known() {
		err = fault.New(fault.NotFound, "Tham chiếu {{%.100[1]s}}: %[2]s.", "The reference {{%.100[1]s}}: %[3]s.", wanted.Raw, f.Problem.Vi, f.Problem.En)
		return
	}
	for _, i := range f.At(cell) {
		if i >= 0 && i < len(record.Rows) {
			rows = append(rows, record.Rows[i])
		}
	}
	return
}

// ReviewNamed finds a review by its id or by words of its title that no other has.
func (a *App) ReviewNamed(ctx context.Context, who Who, text string) (review.Review, error) {
	all, err := a.Reviews(ctx, who)
	if err != nil {
		return review.Review{}, err
	}
	var found []review.Review
	for _, v := range all {
		if string(v.ID) == text {
			return v.Review, nil
		}
		if strings.Contains(vi.Fold(v.Title), vi.Fold(text)) {
			found = append(found, v.Review)
		}
	}
	if len(found) == 1 && strings.TrimSpace(text) != "" {
		return found[0], nil
	}
	if len(found) > 1 {
		return review.Review{}, fault.New(fault.Invalid, "Có %d báo cáo có chữ %.60q trong tên; hãy ghi rõ hơn hoặc dùng mã.", "%d reviews have %.60q in their title; say more, or use the id.", len(found), text).At("review")
	}
	return review.Review{}, fault.New(fault.NotFound, "Không có báo cáo sơ kết, tổng kết %.60q.", "There is no review %.60q.", text).At("review")
}

// RowsAddress is the page of the rows behind a figure of a review.
func RowsAddress(id review.ID, ref, cell string) string {
	q := url.Values{"ref": {ref}}
	if cell != "" {
		q.Set("cell", cell)
	}
	return "/reviews/" + url.PathEscape(string(id)) + "/rows?" + q.Encode()
}
