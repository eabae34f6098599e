package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
)

// maxPosts is how many posts the head of every page offers; where there are more, it leads to a page of them.
const maxPosts = 150

type postsPage struct {
	frame
	All []app.Who
	To  string // where the choice leads back to
}

// posts is the page of all posts one may act for.
func (s *server) posts(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(w, r, "", s.words(r).Say("Chọn vai làm việc"))
	if err != nil {
		return err
	}
	all := f.Posts
	if f.Open {
		if all, err = s.app.Posts(r.Context()); err != nil {
			return err
		}
	}
	return s.show(w, http.StatusOK, "posts", &postsPage{frame: f, All: all, To: local(r.URL.Query().Get("back"))})
}

// chooseWho keeps the post that following requests act for: one of those that the person holds, or any where nobody signs in.
func (s *server) chooseWho(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, err := s.chosen(r, r.FormValue("post"))
	if err != nil {
		return err
	}
	http.SetCookie(w, &http.Cookie{Name: whoCookie, Value: who.Post.Code, Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	return s.done(w, r, local(r.FormValue("back")), s.words(r).Say("Đang làm việc với vai: %s.", who.Title()))
}

func (s *server) chosen(r *http.Request, code string) (app.Who, error) {
	c := callerOf(r)
	if c.Open {
		return s.app.As(r.Context(), code)
	}
	for _, w := range c.Posts {
		if w.Post.Code == code {
			return w, nil
		}
	}
	return app.Who{}, fault.New(fault.Denied, "Hôm nay tài khoản này không giữ chức danh %.60q.", "This account does not hold the post %.60q today.", code)
}
