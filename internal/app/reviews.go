package app

import (
	"context"
	"maps"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/review"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// ReviewEdit is a review about to be opened or changed; Sections nil takes the official outline.
type ReviewEdit struct {
	Kind      review.Kind     `json:"kind"`
	Title     string          `json:"title"`
	Issuer    string          `json:"issuer,omitempty"`    // code of the unit whose report it is; "" = the head of the state line
	Documents []string        `json:"documents,omitempty"` // ids, or numbers
	Themes    []string        `json:"themes,omitempty"`    // ids
	Units     []string        `json:"units,omitempty"`     // codes
	From      string          `json:"from,omitempty"`      // as people type it
	To        string          `json:"to,omitempty"`
	AsOf      string          `json:"as_of,omitempty"`
	Previous  review.ID       `json:"previous,omitempty"`
	Sections  []ReviewSection `json:"sections,omitempty"`
}

// ReviewSection is a section of the outline as forms write it.
type ReviewSection struct {
	Key     string `json:"key,omitempty"` // "" = a new one
	Heading string `json:"heading"`
	Level   int    `json:"level"`
	Writer  string `json:"writer,omitempty"` // code of a unit or a post
	Due     string `json:"due,omitempty"`
}

// OpenReview begins a review.
func (a *App) OpenReview(ctx context.Context, who Who, e ReviewEdit) (review.ID, error) {
	if err := who.must(org.RunReviews); err != nil {
		return "", err
	}
	v := review.Review{ID: review.ID(newID()), State: review.Open, OpenedOn: a.Today()}
	if err := a.fillReview(a.store.Read(ctx), &v, e); err != nil {
		return "", err
	}
	return v.ID, a.change(ctx, who, act{"review.open", "review", string(v.ID), ""}, func(tx *store.Tx) error {
		kept := v
		return store.Reviews.Save(tx, &kept)
	})
}

// EditReview changes what a review is about and its outline; texts of sections that are left out stay in the history.
func (a *App) EditReview(ctx context.Context, who Who, id review.ID, rev int, e ReviewEdit) error {
	return a.onReview(ctx, who, "review.edit", id, rev, func(tx *store.Tx, v *review.Review) error {
		if v.State != review.Open {
			return fault.New(fault.Conflict, "Báo cáo đã chốt thì không sửa được nữa.", "A closed review is not changed any more.")
		}
		return a.fillReview(tx.Reader, v, e)
	})
}

func (a *App) onReview(ctx context.Context, who Who, action string, id review.ID, rev int, do func(*store.Tx, *review.Review) error) error {
	if err := who.must(org.RunReviews); err != nil {
		return err
	}
	return a.change(ctx, who, act{action, "review", string(id), ""}, func(tx *store.Tx) error {
		v, err := store.Reviews.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		if rev >= 0 && v.Rev != rev {
			return fault.New(fault.Conflict, "Người khác vừa thay đổi báo cáo này; xin xem lại.", "Somebody has just changed this review; please look again.")
		}
		if err := do(tx, &v); err != nil {
			return err
		}
		return store.Reviews.Save(tx, &v)
	})
}

// fillReview puts what a form says into a review.
func (a *App) fillReview(r store.Reader, v *review.Review, e ReviewEdit) error {
	issuer, err := a.reportingUnit(r, e.Issuer)
	if err != nil {
		return named(err, fault.New(fault.Invalid, "Không có đơn vị mã %.60q.", "There is no unit of the code %.60q.", e.Issuer).At("issuer"))
	}
	v.Kind, v.Title, v.IssuerID, v.Previous = e.Kind, oneLine(e.Title), issuer.ID, e.Previous
	if v.Scope, err = a.reviewScope(r, e); err != nil {
		return err
	}
	if e.Previous != "" {
		if _, err := store.Reviews.Get(r, string(e.Previous)); err != nil {
			return err
		}
	}
	if v.Sections, err = outlineOf(r, v, e); err != nil {
		return err
	}
	return v.Validate()
}

func (a *App) reviewScope(r store.Reader, e ReviewEdit) (s review.Scope, err error) {
	all, err := r.AllDocuments()
	if err != nil {
		return s, err
	}
	for _, text := range e.Documents {
		d, err := documentAmong(all, text)
		if err != nil {
			return s, at(err, "documents")
		}
		s.Documents = append(s.Documents, d.ID)
	}
	for _, text := range e.Themes {
		if _, err := store.Themes.Get(r, text); err != nil {
			return s, named(err, fault.New(fault.Invalid, "Không có chủ đề %.60q.", "There is no theme %.60q.", text).At("themes"))
		}
		s.Themes = append(s.Themes, plan.ThemeID(text))
	}
	for _, code := range e.Units {
		u, err := r.UnitByCode(code)
		if err != nil {
			return s, named(err, fault.New(fault.Invalid, "Không có đơn vị mã %.60q.", "There is no unit of the code %.60q.", code).At("units"))
		}
		s.Units = append(s.Units, u.ID)
	}
	for _, x := range []struct {
		into       *when.Date
		text, name string
		field      string
	}{{&s.Period.From, e.From, "Thời kỳ từ", "from"}, {&s.Period.To, e.To, "Thời kỳ đến", "to"}, {&s.AsOf, e.AsOf, "Số liệu tính đến", "as_of"}} {
		if *x.into, err = dayIn(x.name, strings.TrimSpace(x.text)); err != nil {
			return s, at(err, x.field)
		}
	}
	return s, nil
}

// outlineOf is the outline as a form gives it, the official one when it gives none; sections keep their keys.
func outlineOf(r store.Reader, v *review.Review, e ReviewEdit) ([]review.Section, error) {
	if e.Sections == nil {
		if len(v.Sections) > 0 {
			return v.Sections, nil
		}
		return review.Outline(v.Kind), nil
	}
	var out []review.Section
	for _, x := range e.Sections {
		s := review.Section{Key: x.Key, Heading: oneLine(x.Heading), Level: x.Level}
		if s.Heading == "" {
			continue
		}
		if s.Key == "" {
			s.Key = freeKey(org.CodeOf(s.Heading), out, e.Sections)
		}
		var err error
		if s.UnitID, s.PostID, err = addressee(r, x.Writer); err != nil {
			return nil, at(err, "writer")
		}
		if s.Due, err = dayIn("Hạn viết", strings.TrimSpace(x.Due)); err != nil {
			return nil, at(err, "due")
		}
		out = append(out, s)
	}
	return out, nil
}

func freeKey(key string, taken []review.Section, asked []ReviewSection) string {
	if r := []rune(key); len(r) > 40 {
		key = strings.Trim(string(r[:40]), "-")
	}
	for try := key; ; try += "-2" {
		if !slices.ContainsFunc(taken, func(s review.Section) bool { return s.Key == try }) && !slices.ContainsFunc(asked, func(s ReviewSection) bool { return s.Key == try }) {
			return try
		}
	}
}

// mayWrite tells whether a post may write a section: its writer, or who runs reviews.
func (a *App) mayWrite(r store.Reader, who Who, v review.Review, s review.Section) error {
	if v.State != review.Open {
		return fault.New(fault.Conflict, "Báo cáo đã chốt thì không sửa được nữa.", "A closed review is not changed any more.")
	}
	within, err := a.reach(r, who, org.WriteReview)
	if err != nil {
		return err
	}
	if within.All || s.UnitID != "" && within.Holds(s.UnitID) && (s.PostID == "" || s.PostID == who.Post.ID) {
		return nil
	}
	if !who.May(org.WriteReview) {
		return who.refused(org.WriteReview)
	}
	return fault.New(fault.Denied, "Mục %q không giao cho đơn vị hoặc chức danh này viết.", "The section %q is not this unit's, or post's, to write.", s.Heading)
}

// WriteReviewSection saves the text of a section made from revision rev of it (0 = none yet): of two who write at once, the
// second is told and loses nothing.
func (a *App) WriteReviewSection(ctx context.Context, who Who, id review.ID, key string, rev int, body string) error {
	return a.writeSections(ctx, who, "review.write", id, nil, review.Text{Section: key, Rev: rev, Body: body})
}

// WriteReviewSections saves the first texts of several sections together, by key: all of them, or none.
func (a *App) WriteReviewSections(ctx context.Context, who Who, id review.ID, bodies map[string]string) error {
	var texts []review.Text
	for _, key := range slices.Sorted(maps.Keys(bodies)) {
		texts = append(texts, review.Text{Section: key, Body: bodies[key]})
	}
	return a.writeSections(ctx, who, "review.write", id, nil, texts...)
}

// writeSections saves texts of one review in one act; x is its record where that has been read, else nil.
func (a *App) writeSections(ctx context.Context, who Who, action string, id review.ID, x *reviewRecord, texts ...review.Text) error {
	if len(texts) == 0 {
		return nil
	}
	r := a.store.Read(ctx)
	v, err := store.Reviews.Get(r, string(id))
	if err != nil {
		return err
	}
	sections := make([]review.Section, len(texts))
	for i := range texts {
		t := &texts[i]
		if sections[i], err = v.Section(t.Section); err != nil {
			return err
		}
		if err := a.mayWrite(r, who, v, sections[i]); err != nil {
			return err
		}
		t.ID, t.ReviewID, t.PostID, t.Title, t.Person, t.On = review.TextID(id, t.Section), id, who.Post.ID, who.Title(), who.Account.Name, a.Today()
		if err := t.Validate(); err != nil {
			return err
		}
	}
	if x == nil {
		if x, err = a.reviewRecord(ctx, v); err != nil {
			return err
		}
	}
	for i := range texts {
		record, err := x.record(texts[i].Body)
		if err != nil {
			return err
		}
		texts[i].Shown = review.Shown(texts[i].Body, record)
	}
	return a.change(ctx, who, act{action, "review", string(id), ""}, func(tx *store.Tx) error {
		now, err := store.Reviews.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		for i, t := range texts {
			if err := a.mayWrite(tx.Reader, who, now, sections[i]); err != nil {
				return err
			}
			if err := store.ReviewTexts.Save(tx, &t); err != nil {
				return err
			}
		}
		return nil
	})
}

// CommentReview keeps what somebody says of a section ("" = of the whole).
func (a *App) CommentReview(ctx context.Context, who Who, id review.ID, key, text string) (string, error) {
	if err := who.must(org.CommentReview); err != nil {
		return "", err
	}
	v, err := store.Reviews.Get(a.store.Read(ctx), string(id))
	if err != nil {
		return "", err
	}
	if key != "" {
		if _, err := v.Section(key); err != nil {
			return "", err
		}
	}
	c := review.Comment{ID: newID(), ReviewID: id, Section: key, Text: text, PostID: who.Post.ID, Title: who.Title(), Person: who.Account.Name, On: a.Today()}
	if err := c.Validate(); err != nil {
		return "", err
	}
	return c.ID, a.change(ctx, who, act{"review.comment", "review", string(id), ""}, func(tx *store.Tx) error {
		kept := c
		return store.ReviewComments.Save(tx, &kept)
	})
}

// SettleComment says that a comment is dealt with: who writes the section does, or its author.
func (a *App) SettleComment(ctx context.Context, who Who, id review.ID, comment string) error {
	r := a.store.Read(ctx)
	v, err := store.Reviews.Get(r, string(id))
	if err != nil {
		return err
	}
	c, err := store.ReviewComments.Get(r, comment)
	if err != nil {
		return err
	}
	s, _ := v.Section(c.Section)
	if c.PostID != who.Post.ID || !who.May(org.CommentReview) {
		if err := a.mayWrite(r, who, v, s); err != nil {
			return err
		}
	}
	return a.change(ctx, who, act{"review.settle", "review", string(id), ""}, func(tx *store.Tx) error {
		c, err := store.ReviewComments.Get(tx.Reader, comment)
		if err != nil || c.Done {
			return err
		}
		c.Done, c.DoneBy = true, who.Title()
		return store.ReviewComments.Save(tx, &c)
	})
}
