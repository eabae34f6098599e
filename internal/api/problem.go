package api

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
)

// titles say in a few words what kind of failure a status is.
var titles = map[int][2]string{
	http.StatusBadRequest:            {"Yêu cầu không đọc được", "The request cannot be read"},
	http.StatusUnauthorized:          {"Cần đăng nhập", "Sign in first"},
	http.StatusTooManyRequests:       {"Hãy thử lại sau", "Try again later"},
	http.StatusForbidden:             {"Không được làm việc này", "This may not be done"},
	http.StatusNotFound:              {"Không tìm thấy", "Not found"},
	http.StatusMethodNotAllowed:      {"Địa chỉ này không nhận phương thức đó", "The address does not take this method"},
	http.StatusConflict:              {"Có thay đổi khác chen vào", "Something else came between"},
	http.StatusPreconditionFailed:    {"Bản đang sửa đã cũ", "The version is no longer the newest"},
	http.StatusRequestEntityTooLarge: {"Quá lớn", "Too large"},
	http.StatusUnsupportedMediaType:  {"Không nhận dạng nội dung này", "Content of this type is not taken"},
	http.StatusUnprocessableEntity:   {"Chưa nhận được: cần sửa lại", "Not taken: something must be put right"},
	http.StatusPreconditionRequired:  {"Cần nói rõ đang sửa bản nào", "Say which version is changed"},
	http.StatusServiceUnavailable:    {"Máy chủ tạm thời không ghi được", "The server cannot write for now"},
	http.StatusInternalServerError:   {"Chương trình gặp lỗi", "Something went wrong inside the program"},
}

// problem is a refusal as RFC 9457 writes it, said in both languages.
type problem struct {
	Type   string       `json:"type"` // urn:lotrinh:KIND
	Title  string       `json:"title"`
	Status int          `json:"status"`
	Detail string       `json:"detail"` // in the language asked for
	Vi     string       `json:"vi"`
	En     string       `json:"en"`
	Errors []fieldError `json:"errors"` // what is wrong with which field; empty when it is none of them
}

type fieldError struct {
	Field  string `json:"field"` // "lines.0.percent", or a query parameter or header
	Detail string `json:"detail"`
}

// refusal is a failure of the request itself, before the application was asked; kind and status go beyond those of fault.
type refusal struct {
	*saying
	kind   string
	status int
	fields []*fault.Error // several wrong fields at once
	rev    int            // of a stale version: the newest
}

// saying is what a refusal says; an embedded fault.Error would hide its own method Error.
type saying = fault.Error

func (e *refusal) Unwrap() error { return e.saying }

func malformed(vi, en string, args ...any) *refusal {
	return &refusal{saying: fault.New(fault.Invalid, vi, en, args...), kind: "malformed", status: http.StatusBadRequest}
}

func noAddress(path string) error {
	return fault.New(fault.NotFound, "Không có địa chỉ %q; danh sách địa chỉ ở /api/openapi.json.", "There is no address %q; /api/openapi.json lists them.", path)
}

func wrongMethod(method, allow string) error {
	return &refusal{saying: fault.New(fault.Invalid, "Địa chỉ này không nhận %s, chỉ nhận %s.", "This address does not take %s, only %s.", method, allow), kind: "method", status: http.StatusMethodNotAllowed}
}

func crossOrigin() error {
	return fault.New(fault.Denied, "Yêu cầu đến từ một trang khác nên không được thực hiện.", "The request came from another site and was not carried out.")
}

// problemOf puts a failure into words.
func problemOf(err error, l lang.Lang) problem {
	var big *http.MaxBytesError
	if errors.As(err, &big) {
		err = fault.New(fault.TooLarge, "Dữ liệu gửi lên lớn hơn %d MB.", "What was sent is larger than %d MB.", big.Limit>>20)
	}
	kind := fault.KindOf(err)
	p := problem{Type: "urn:lotrinh:" + string(kind), Status: kind.Status(), Vi: fault.Say(err, "vi"), En: fault.Say(err, "en"), Detail: fault.Say(err, string(l)), Errors: []fieldError{}}
	var fields []*fault.Error
	if e := (*fault.Error)(nil); errors.As(err, &e) && e.Field != "" {
		fields = []*fault.Error{e}
	}
	if r := (*refusal)(nil); errors.As(err, &r) {
		p.Type, p.Status = "urn:lotrinh:"+r.kind, r.status
		if len(r.fields) > 0 {
			fields = r.fields
		}
	}
	for _, e := range fields {
		p.Errors = append(p.Errors, fieldError{e.Field, fault.Say(e, string(l))})
	}
	p.Title = titles[p.Status][0]
	if l == lang.En {
		p.Title = titles[p.Status][1]
	}
	return p
}

// refuse answers with a problem; what is our own mistake goes to the log in full.
func (s *server) refuse(w http.ResponseWriter, r *http.Request, err error) {
	l := languageOf(r)
	p := problemOf(err, l)
	if p.Status >= http.StatusInternalServerError {
		s.config.Logger.Error("request failed", "method", r.Method, "path", r.URL.Path, "err", err)
	}
	h := w.Header()
	if e := (*refusal)(nil); errors.As(err, &e) {
		switch e.kind {
		case "stale":
			h.Set("ETag", tagOf(e.rev))
		case "running":
			h.Set("Retry-After", "1")
		}
	}
	h.Set("Content-Type", "application/problem+json")
	h.Set("Content-Language", string(l))
	body, err := json.Marshal(p)
	if err != nil {
		s.config.Logger.Error("problem not written", "err", err)
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(p.Status)
	_, _ = w.Write(body)
}
