package app

import (
	"context"

	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/review"
	"lotrinh/internal/store"
)

// FrameEdit is the review of a conference's own subject: one that is there, or a new one.
type FrameEdit struct {
	Review review.ID   `json:"review,omitempty"` // "" = a new one with the six headings
	Kind   review.Kind `json:"kind,omitempty"`   // of a new one
	Title  string      `json:"title,omitempty"`
}

// FrameConference ties a review to a conference, which it begins where none is named.
func (a *App) FrameConference(ctx context.Context, who Who, id conference.ID, rev int, e FrameEdit) (review.ID, error) {
	if err := who.must(org.RunReviews); err != nil {
		return "", err
	}
	v := review.Review{ID: e.Review}
	if v.ID == "" {
		v = review.Review{ID: review.ID(newID()), State: review.Open, OpenedOn: a.Today(), Sections: review.ConferenceOutline()}
		if err := a.fillReview(a.store.Read(ctx), &v, ReviewEdit{Kind: e.Kind, Title: e.Title}); err != nil {
			return "", err
		}
	}
	return v.ID, a.onConference(ctx, who, "conference.frame", id, rev, func(tx *store.Tx, c *conference.Conference) error {
		if c.ReviewID != "" && c.ReviewID != v.ID && e.Review == "" {
			return fault.New(fault.Conflict, "Hội nghị này đã có báo cáo sơ kết, tổng kết.", "This conference has its review already.").At("review")
		}
		c.ReviewID = v.ID
		if e.Review != "" {
			_, err := store.Reviews.Get(tx.Reader, string(v.ID))
			return named(err, fault.New(fault.Invalid, "Không có báo cáo %.60q.", "There is no review %.60q.", string(v.ID)).At("review"))
		}
		kept := v
		return store.Reviews.Save(tx, &kept)
	})
}

// ChangeShown is a change of a conference with the document behind it.
type ChangeShown struct {
	conference.Change
	By *doc.Document
}

// frame fills in what proposes, agrees to and changes a conference, and its own review.
func (c *ConferenceShown) frame(r store.Reader) error {
	ids := []doc.ID{c.ProposedBy, c.AgreedBy, c.ReportID}
	for _, x := range c.Changes {
		ids = append(ids, x.By)
	}
	docs, err := r.DocumentsByID(distinct(ids))
	if err != nil {
		return err
	}
	c.Proposal, c.Agreed, c.Report = documentIn(docs, c.ProposedBy), documentIn(docs, c.AgreedBy), documentIn(docs, c.ReportID)
	for _, x := range c.Changes {
		c.Changed = append(c.Changed, ChangeShown{x, documentIn(docs, x.By)})
	}
	if c.ReviewID != "" {
		v, err := store.Reviews.Get(r, string(c.ReviewID))
		if err != nil {
			return err
		}
		c.Review = &v
		return nil
	}
	if c.Runs {
		c.Reviews, err = r.AllReviews()
	}
	return err
}

// conferencesOf are the conferences whose own review this is.
func conferencesOf(r store.Reader, id review.ID) (out []conference.Conference, err error) {
	all, err := r.AllConferences()
	for _, c := range all {
		if c.ReviewID == id {
			out = append(out, c)
		}
	}
	return out, err
}
