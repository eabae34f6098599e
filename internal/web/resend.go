package web

import (
	"cmp"
	"net/http"
	"net/url"

	"lotrinh/internal/arrange"
	"lotrinh/internal/fault"
)

type resendPage struct {
	frame
	To    string
	Kept  []keptField
	Files bool // files were sent too, and have to be chosen again
}

type keptField struct{ Name, Value string }

// keptFiles notes in a kept form that it had files.
const keptFiles = "\x01files"

// signInAndSend asks who it is when a form comes after its session was over. What was typed travels along, and can be sent
// again once somebody has signed in: nothing of it is lost.
func (s *server) signInAndSend(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	kept := url.Values{}
	for name, values := range r.PostForm {
		kept[name] = values
	}
	if r.MultipartForm != nil && len(r.MultipartForm.File) > 0 {
		kept.Set(keptFiles, "1")
	}
	return s.signInPage(w, r, &signInPage{To: r.URL.RequestURI(), Kept: kept.Encode()},
		fault.New(fault.SignedOut, "Phiên đã hết nên chưa ghi gì. Những gì đã gõ vẫn còn: đăng nhập rồi gửi tiếp.", "The session was over, so nothing was written. What you typed is kept: sign in and send it on."))
}

// sendAgain offers the kept form to whoever has just signed in.
func (s *server) sendAgain(w http.ResponseWriter, r *http.Request, to, kept string) error {
	values, err := url.ParseQuery(kept)
	if err != nil {
		return s.done(w, r, "/", "")
	}
	p := &resendPage{To: to, Files: values.Has(keptFiles)}
	values.Del(keptFiles)
	for name, all := range values {
		for _, v := range all {
			p.Kept = append(p.Kept, keptField{name, v})
		}
	}
	arrange.By(p.Kept, func(x, y keptField) int { return cmp.Compare(x.Name, y.Name) })
	if p.frame, err = s.frame(w, r, "", "Gửi tiếp"); err != nil {
		return err
	}
	p.Back, p.Other = "/", inLang("/", other(p.Lang))
	return s.show(w, http.StatusOK, "resend", p)
}
