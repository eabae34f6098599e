package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/review"
)

// FrameTitle is the title that a new review of the conference's own subject is offered.
func (p *conferencePage) FrameTitle() string {
	return inVietnamese.Say("Báo cáo phục vụ %s", p.C.Title)
}

// FrameKinds are the kinds it may be of.
func (p *conferencePage) FrameKinds() []review.Kind { return review.Kinds }

// frameConference ties a review to a conference.
func (s *server) frameConference(r *http.Request, who app.Who, id conference.ID) error {
	_, err := s.app.FrameConference(r.Context(), who, id, atoi(text(r, "rev")), app.FrameEdit{Review: review.ID(text(r, "review")), Kind: review.Kind(text(r, "kind")), Title: text(r, "title")})
	return err
}
