package api

import (
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

const (
	maxUpload = 200 << 20 // bytes of one request that carries a file, as on the pages
	maxJSON   = 4 << 20   // bytes of any other; a report of 2,000 lines is about 1 MB
	inMemory  = 8 << 20   // how much of an upload stays in memory
)

// call is one request under way.
type call struct {
	*http.Request
	w      http.ResponseWriter
	route  route
	lang   lang.Lang
	who    app.Who
	caller app.Caller
	query  url.Values
	rev    int                      // of If-Match, where the route asks for it
	effect app.ReorganisationEffect // of a reorganisation, until it is told
}

// checkQuery refuses what the route does not know: a mistyped filter must not select everything.
func (c *call) checkQuery() error {
	var err error
	if c.query, err = url.ParseQuery(c.URL.RawQuery); err != nil {
		return malformed("Không đọc được phần sau dấu hỏi của địa chỉ.", "The query of the address cannot be read.")
	}
	for name, values := range c.query {
		p, known := c.route.param(name)
		switch {
		case !known:
			return c.badParam(name, "Không có tham số %q.", "There is no parameter %q.", name)
		case len(values) > 1:
			return c.badParam(name, "Tham số %q chỉ được ghi một lần.", "The parameter %q may be given once.", name)
		}
		if _, err := strconv.Atoi(values[0]); p.kind == whole && err != nil {
			return c.badParam(name, "Tham số %q phải là số nguyên, không phải %q.", "The parameter %q is a whole number, not %q.", name, values[0])
		}
	}
	for _, p := range c.route.params {
		if p.required && c.query.Get(p.name) == "" {
			return c.badParam(p.name, "Thiếu tham số %q.", "The parameter %q is missing.", p.name)
		}
	}
	return nil
}

func (c *call) badParam(name, vi, en string, args ...any) error {
	e := malformed(vi, en, args...)
	e.At(name)
	return e
}

const asHeader = "X-Lotrinh-As"

// chooseWho finds who sends the request, and for which post; unlike a page, a request that names an unknown one is refused.
func (s *server) chooseWho(c *call) error {
	code := c.Header.Get(asHeader)
	caller, err := s.app.Enter(c.Context(), app.Visit{Token: s.token(c.Request), Post: code})
	if err != nil {
		return err
	}
	c.caller, c.who = caller, caller.Who
	if !caller.SignedIn() && !caller.Open {
		c.w.Header().Set("WWW-Authenticate", "Bearer")
	}
	if (caller.SignedIn() || caller.Open) && code != "" && c.who.Post.Code != code {
		return fault.New(fault.Denied, "Không có chức danh %q; xem /api/posts.", "There is no post %q; see /api/posts.", code).At(asHeader)
	}
	if caller.SignedIn() && c.route.path == "/api/me" {
		return nil // also for who holds no post today
	}
	return c.who.Must(org.ReadPlan)
}

// page is the number of the page asked for, 1 unless said.
func (c *call) page() int {
	n, _ := strconv.Atoi(c.query.Get("page"))
	return max(n, 1)
}

// period reads a reporting period of the path or the query.
func period(text string) (when.Period, error) {
	p, ok := when.ParsePeriod(text)
	if !ok {
		return p, fault.New(fault.Invalid, "Không có kỳ báo cáo %q. Viết ví dụ 2026-06, 2026-Q2, 2026.", "There is no period %q. Write for example 2026-06, 2026-Q2, 2026.", text).At("period")
	}
	return p, nil
}

// mediaType is what the request says its body is.
func (c *call) mustBe(media ...string) error {
	given, _, err := mime.ParseMediaType(c.Header.Get("Content-Type"))
	for _, m := range media {
		if err == nil && given == m {
			return nil
		}
	}
	return &refusal{kind: "media_type", status: http.StatusUnsupportedMediaType,
		saying: fault.New(fault.Invalid, "Nội dung phải gửi dạng %[1]s, không phải %[2]q.", "The body must be %[1]s, not %[2]q.", media[0], c.Header.Get("Content-Type")).At("Content-Type")}
}

// json reads the body whole; what it must be is checked by parse.
func (c *call) json() ([]byte, error) {
	if err := c.mustBe("application/json", "application/merge-patch+json"); err != nil {
		return nil, err
	}
	body, err := io.ReadAll(c.Body)
	if err == nil && !utf8.Valid(body) {
		err = malformed("Nội dung không phải UTF-8.", "The body is not UTF-8.")
	}
	return body, err
}

// parse reads a JSON body into what a pointer points to, after its schema has been met: unknown fields are refused by name.
func parse(body []byte, s *schema, into any) error {
	value, err := decode(body)
	if err != nil {
		return malformed("Nội dung không phải là JSON: %v.", "The body is not JSON: %v.", err)
	}
	if wrong := s.check(value); len(wrong) > 0 {
		var vi, en []string
		for _, e := range wrong {
			vi, en = append(vi, e.Vi), append(en, e.En)
		}
		return &refusal{saying: fault.New(fault.Invalid, "%[1]s", "%[2]s", strings.Join(vi, " "), strings.Join(en, " ")), kind: "malformed", status: http.StatusBadRequest, fields: wrong}
	}
	if err := json.Unmarshal(body, into); err != nil {
		return malformed("Nội dung JSON không đúng: %v.", "The JSON is wrong: %v.", err)
	}
	return nil
}

// upload is a form with one file.
type upload struct {
	file   app.Upload
	fields url.Values
}

// form reads a form whose only file is named "file".
func (c *call) form() (u upload, err error) {
	if err := c.mustBe("multipart/form-data"); err != nil {
		return u, err
	}
	if err := c.ParseMultipartForm(inMemory); err != nil {
		if problemOf(err, c.lang).Status == http.StatusRequestEntityTooLarge {
			return u, err
		}
		if full := fault.Disk(err); fault.Is(full, fault.Unavailable) { // under the folder for temporary files
			return u, full
		}
		return u, malformed("Không đọc được biểu mẫu gửi lên: %v.", "The form cannot be read: %v.", err)
	}
	defer c.MultipartForm.RemoveAll()
	u.fields = c.MultipartForm.Value
	for name := range u.fields {
		if _, known := c.route.field(name); !known {
			return u, c.badParam(name, "Biểu mẫu không có ô %q.", "The form has no field %q.", name)
		}
	}
	for name, files := range c.MultipartForm.File {
		if name != "file" || len(files) > 1 {
			return u, c.badParam(name, "Chỉ nhận một tệp, ở ô \"file\".", "One file is taken, in the field \"file\".")
		}
	}
	file, head, err := c.FormFile("file")
	if err != nil {
		return u, fault.New(fault.Invalid, "Chưa gửi tệp nào ở ô \"file\".", "No file was sent in the field \"file\".").At("file")
	}
	defer file.Close()
	u.file.Name = head.Filename
	u.file.Content, err = io.ReadAll(file)
	return u, err
}
