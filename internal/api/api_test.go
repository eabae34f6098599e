package api

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"lotrinh/internal/app"
	"lotrinh/internal/org"
	"lotrinh/internal/store/storetest"
)

// client talks to the real handler before a real installation, and checks every answer against what the API declares.
type client struct {
	*testing.T
	app *app.App
	h   http.Handler
	all schemas
}

// onBoth runs a test on SQLite and on PostgreSQL.
func onBoth(t *testing.T, do func(*client)) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) { do(newClient(t, db)) })
}

func sqlite(t *testing.T) *client { return newClient(t, storetest.SQLite(t)) }

func newClient(t *testing.T, db storetest.DB) *client {
	t.Helper()
	a, err := app.Open(t.Context(), app.Config{Dir: db.Dir, DB: db.URL, Today: "2026-06-20"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	who, err := a.As(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	units := []org.Unit{{Code: "so-tc", Name: "Sở Tài chính", Line: org.State, Level: "province"}, {Code: "so-nv", Name: "Sở Nội vụ", Line: org.State, Level: "province"}}
	if err := a.AddUnits(t.Context(), who, units, nil, nil); err != nil {
		t.Fatal(err)
	}
	if err := a.AddPosts(t.Context(), who, []org.Post{{Code: "tc-dau-moi", Title: "Cán bộ đầu mối", Role: org.Reporter}}, map[string]string{"tc-dau-moi": "so-tc"}); err != nil {
		t.Fatal(err)
	}
	return &client{t, a, New(a, Config{Version: "test", Logger: slog.New(slog.DiscardHandler)}), schemas{}}
}

// answer is what came back, its JSON decoded.
type answer struct {
	status int
	header http.Header
	raw    []byte
	json   map[string]any
}

// at finds a value by its dotted path.
func (a answer) at(path string) any {
	var v any = a.json
	for _, name := range strings.Split(path, ".") {
		switch x := v.(type) {
		case map[string]any:
			v = x[name]
		case []any:
			i, err := strconv.Atoi(name)
			if err != nil || i >= len(x) {
				return nil
			}
			v = x[i]
		default:
			return nil
		}
	}
	return v
}

// send makes a request; headers come in pairs.
func (c *client) send(method, path string, body any, headers ...string) answer {
	c.Helper()
	var content []byte
	switch b := body.(type) {
	case nil:
	case []byte:
		content = b
	case string:
		content = []byte(b)
	default:
		content, _ = json.Marshal(b)
	}
	r := httptest.NewRequest(method, path, bytes.NewReader(content))
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	c.h.ServeHTTP(w, r)
	a := answer{status: w.Code, header: w.Header(), raw: w.Body.Bytes()}
	c.conforms(r, a)
	_ = json.Unmarshal(a.raw, &a.json)
	return a
}

// must is send, and the status that must come.
func (c *client) must(status int, method, path string, body any, headers ...string) answer {
	c.Helper()
	a := c.send(method, path, body, headers...)
	if a.status != status {
		c.Fatalf("%s %s: %d, want %d: %s", method, path, a.status, status, a.raw)
	}
	return a
}

// conforms checks an answer against the schema of its route and status.
func (c *client) conforms(r *http.Request, a answer) {
	c.Helper()
	gives := reflect.TypeFor[problem]()
	if a.status < 400 {
		gives = nil
		mux := http.NewServeMux()
		for _, rt := range routes {
			mux.HandleFunc(rt.method+" "+rt.path, func(http.ResponseWriter, *http.Request) { gives = rt.gives })
		}
		mux.ServeHTTP(httptest.NewRecorder(), r.Clone(r.Context()))
	} else if a.header.Get("Content-Type") != "application/problem+json" {
		c.Errorf("%s %s: %d as %s", r.Method, r.URL, a.status, a.header.Get("Content-Type"))
	}
	if gives == nil || a.status == http.StatusNotModified {
		return
	}
	value, err := decode(a.raw)
	if err != nil {
		c.Fatalf("%s %s: %v: %s", r.Method, r.URL, err, a.raw)
	}
	for _, e := range c.all.of(gives).check(value) {
		c.Errorf("%s %s: %s", r.Method, r.URL, e.En)
	}
}

// file sends a form with a file.
func (c *client) file(status int, method, path, name, content string, headers ...string) answer {
	c.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, _ := w.CreateFormFile("file", name)
	_, _ = io.WriteString(part, content)
	_ = w.Close()
	return c.must(status, method, path, b.Bytes(), append([]string{"Content-Type", w.FormDataContentType()}, headers...)...)
}

func (c *client) entries() float64 {
	c.Helper()
	return c.must(200, "GET", "/api/journal", nil).at("total").(float64)
}
