package web

import (
	"errors"
	"net/http"

	"lotrinh/internal/fault"
)

// headings says in a few words what kind of failure it is.
var headings = map[fault.Kind]string{
	fault.Invalid:  "Chưa nhận được: cần sửa lại",
	fault.NotFound: "Không tìm thấy",
	fault.Conflict: "Có thay đổi khác chen vào",
	fault.Denied:   "Vai đang chọn không được làm việc này",
	fault.Refused:  "Không được đưa vào hệ thống",
	fault.TooLarge: "Quá lớn",
	fault.Internal: "Chương trình gặp lỗi",

	fault.SignedOut: "Chưa đăng nhập",
	fault.TooOften:  "Hãy thử lại sau",

	fault.Unavailable: "Máy chủ tạm thời không ghi được",
}

// problem is a failure as a page shows it; Field names the input it belongs to.
type problem struct{ Heading, Text, Field string }

func (w words) problem(err error) *problem {
	p := &problem{Heading: w.Say(headings[fault.KindOf(err)]), Text: fault.Say(err, string(w.Lang))}
	var e *fault.Error
	if errors.As(err, &e) {
		p.Field = e.Field
	}
	return p
}

func statusOf(err error) int { return fault.KindOf(err).Status() }

// mendable failures are shown on the form they came from, with what the person typed still in it.
func mendable(err error) bool {
	switch fault.KindOf(err) {
	case fault.Invalid, fault.Conflict, fault.Denied, fault.TooLarge, fault.TooOften:
		return true
	}
	return false
}

type errorPage struct {
	frame
	Why    problem
	Status int
}

// fail shows an error in words; what is our own mistake goes to the log in full.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	status := statusOf(err)
	if status >= http.StatusInternalServerError {
		s.config.Logger.Error("page failed", "id", w.Header().Get("X-Request-Id"), "route", r.Pattern, "cause", cause(err))
	}
	f, _ := s.frame(w, r, "", headings[fault.KindOf(err)]) // the page must come even without posts
	if !fault.Is(err, fault.Denied) {
		f.Back = "/" // what this post may not do, the next one chosen may
	}
	if err := s.show(w, status, "error", &errorPage{frame: f, Why: *f.problem(err), Status: status}); err != nil {
		s.config.Logger.Error("error page failed", "err", err)
		http.Error(w, fault.Say(err, string(f.Lang)), http.StatusInternalServerError)
	}
}

func (s *server) missing(http.ResponseWriter, *http.Request) error {
	return fault.New(fault.NotFound, "Không có trang này. Địa chỉ có thể đã gõ nhầm hoặc đã cũ.", "There is no such page; the address may be mistyped or old.")
}

func (s *server) crossOrigin(http.ResponseWriter, *http.Request) error {
	return fault.New(fault.Denied, "Yêu cầu đến từ một trang khác nên không được thực hiện. Hãy mở lại trang và làm lại.",
		"The request came from another site and was not carried out. Open the page again and repeat it.")
}
