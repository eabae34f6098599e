package web

import "net/http"

// chooseWho keeps the post that following requests act for. Until accounts come it is a choice, not a proof.
func (s *server) chooseWho(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, err := s.app.As(r.Context(), r.FormValue("post"))
	if err != nil {
		return err
	}
	http.SetCookie(w, &http.Cookie{Name: whoCookie, Value: who.Post.Code, Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	return s.done(w, r, local(r.FormValue("back")), s.words(r).Say("Đang làm việc với vai: %s.", who.Title()))
}
